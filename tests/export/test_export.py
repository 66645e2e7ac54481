"""Exports: documented columns, cells a spreadsheet cannot run, the contract's claims."""

import csv
import io
import json
from dataclasses import replace

import pytest

from cenotaph.export.columns import CLAIMS, INCIDENTS, TOLLS
from cenotaph.export.contract import (
    INCIDENT_KEYS,
    READING_KEYS,
    failed_plain,
    reading_plain,
    view_plain,
)
from cenotaph.export.lines import write_lines
from cenotaph.export.tables import CsvFiles, write_csv
from cenotaph.model.claims import Group
from cenotaph.model.values import Problem, Span
from cenotaph.model.vocabulary import Level
from cenotaph.record.public_view import public_view
from cenotaph.record.view import View
from cenotaph.toll.settle import settle
from tests.builders import MINISTRY, SOHR, at_least, claim, exact, page, report
from tests.store.logs import extraction

QUOTE = "Five people were killed in Hama, said Ana Beispiel."


def view(level: Level = "public", **fields: object) -> View:
    """An incident of two pages: the monitor's five, with a name in the quote, and a ministry's."""
    first = page(QUOTE, id="page-1")
    second = page("At least seven people were killed in Hama.", id="page-2")
    reports = (
        report(claim(exact(5), quote=QUOTE, attribution=(SOHR,), **fields), id="report-1"),
        report(
            claim(at_least(7), page="page-2", attribution=(MINISTRY,), quote=second.text),
            page="page-2",
            id="report-2",
        ),
    )
    return public_view(
        settle("incident1", reports),
        level,
        pages={"page-1": first, "page-2": second},
        names={"page-1": (Span(38, 50),), "page-2": ()},
    )


def tables(*views: View) -> tuple[list[dict[str, str]], ...]:
    """The rows of the three files: claims, tolls, incidents."""
    files = CsvFiles(claims=io.StringIO(), tolls=io.StringIO(), incidents=io.StringIO())
    write_csv(views, files)
    return tuple(
        list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))
        for file in (files.claims, files.tolls, files.incidents)
        if isinstance(file, io.StringIO)
    )


def test_a_claim_is_a_row() -> None:
    """Figure, bounds, origin and place stand in columns of their own."""
    first, second = tables(view())[0]
    assert (first["figure"], first["min"], first["max"], first["origin"], first["place"]) == (
        "5",
        "5",
        "5",
        "sohr",
        "Hama",
    )
    assert (second["min"], second["max"]) == ("7", "")


def test_a_toll_is_a_row() -> None:
    """Its bounds are those of the toll, with the claims that set them."""
    (toll,) = (row for row in tables(view())[1] if row["measure"] == "killed" and not row["value"])
    assert (toll["min"], toll["policy"]) == ("5", "range")
    assert toll["min_set_by"] == tables(view())[0][0]["claim"]


def test_an_incident_is_a_row() -> None:
    """It counts its pages and claims."""
    (incident,) = tables(view())[2]
    assert (incident["incident"], incident["pages"], incident["claims"]) == ("incident1", "2", "2")


def test_names_are_masked_for_the_public() -> None:
    """An export shows what its level may read."""
    public, internal = (tables(view(level))[0][0]["quote"] for level in ("public", "internal"))
    assert ("Beispiel" in public, "Beispiel" in internal) == (False, True)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_is_never_a_formula(sign: str) -> None:
    """Words that a spreadsheet would run get an apostrophe in front."""
    row = tables(view(group=Group(text=f"{sign}cmd()")))[0][0]
    assert row["group"] == f"'{sign}cmd()"


def test_a_number_below_zero_stays_a_number() -> None:
    """A place west of Greenwich keeps its longitude."""
    shown = view()
    west = replace(shown.where[0], lon=-3.5)
    assert tables(replace(shown, where=(west,)))[2][0]["lon"] == "-3.5"


@pytest.mark.parametrize("columns", [CLAIMS, TOLLS, INCIDENTS])
def test_every_column_has_a_name_of_its_own_and_a_sentence(columns: tuple[object, ...]) -> None:
    """The documentation is made from them."""
    names = [column.name for column in columns]  # type: ignore[attr-defined]
    assert len(names) == len(set(names))
    assert all(column.about.endswith(".") for column in columns)  # type: ignore[attr-defined]


def test_a_line_is_an_incident() -> None:
    """One JSON object a line, with its claims inside."""
    file = io.StringIO()
    assert write_lines([view(), view()], file) == 2
    first, second = map(json.loads, file.getvalue().splitlines())
    assert first == second
    assert [one["count"]["figure"] for one in first["claims"]] == [5, 7]


def test_a_claim_of_a_line_has_the_shape_of_the_contract() -> None:
    """The chain is `attribution` and the quote is one text, as `read --json` prints them."""
    first = view_plain(view("internal"))["claims"][0]
    assert (first["page"], first["quote"], first["attribution"][0]["source"]) == (
        "page-1",
        QUOTE,
        "sohr",
    )


def test_a_reading_has_the_keys_of_the_contract() -> None:
    """Page, claims, responsibility, incidents, series, problems."""
    of = page()
    one = report(claim(), page=of.id)
    plain = reading_plain(of, extraction(of, one), [settle("i", (one,))])
    assert tuple(plain) == READING_KEYS
    assert tuple(plain["incidents"][0]) == INCIDENT_KEYS
    assert plain["incidents"][0]["claims"] == [claim().id]
    assert plain["page"]["text"] == of.text


def test_a_claim_of_a_reading_has_the_keys_of_the_contract() -> None:
    """Every key the contract names is there, spans as pairs."""
    of = page()
    one = report(claim(), page=of.id)
    found = reading_plain(of, extraction(of, one), [])["claims"][0]
    named = (
        "id page measure count group scope part_of stance about moved_from certainty attribution "
        "said means when where segment inherited spans quote"
    )
    assert set(named.split()) <= set(found)
    assert found["spans"]["measure"] == [16, 22]


def test_a_page_that_failed_has_the_same_keys() -> None:
    """No page, no claims, its problems."""
    plain = failed_plain([Problem(code="page-error", message="The page is empty.")])
    assert tuple(plain) == READING_KEYS
    assert (plain["page"], plain["problems"][0]["code"]) == (None, "page-error")
