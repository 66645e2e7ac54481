"""Reading data that nobody here wrote: its formats, and its split."""

from pathlib import Path

import pytest

from cenotaph.model.claims import Count
from evaluation import baseline, muc4, ucdp
from evaluation.halves import half, split
from evaluation.shared import SHARED, run_shared
from evaluation.ucdp import headlines
from tests.builders import claim

HEAD = "id,source_article,source_headline,low,high\n"


def write_events(folder: Path, *rows: str) -> None:
    """The two files of events; the second one is empty."""
    (folder / "conflict_data_ukr.csv").write_text(HEAD + "\n".join(rows), encoding="utf-8")
    (folder / "ucdpged_sample1000.csv").write_text(HEAD, encoding="utf-8")


def test_headlines_come_with_their_offices_and_dates(tmp_path: Path) -> None:
    """A semicolon inside a headline does not cut it; the row of tags is no event."""
    articles = '"""AFP,2014-01-22,Two dead; four hurt"";""Reuters,2014-01-23,Three dead"""'
    write_events(tmp_path, ",,,#low,#high", f"7,{articles},Two dead; four hurt;Three dead,2,3.0")
    found = list(headlines(tmp_path))
    assert [(h.event, h.office, h.date, h.text) for h in found] == [
        ("7", "AFP", "2014-01-22", "Two dead; four hurt"),
        ("7", "Reuters", "2014-01-23", "Three dead"),
    ]
    assert (found[0].low, found[0].high) == (2, 3)


def test_a_headline_counts_once_an_event(tmp_path: Path) -> None:
    """The same words of one event are one headline; without dates they are split by semicolons."""
    write_events(tmp_path, "7,,Two dead;Two dead,2,2", "8,,Two dead,2,2")
    assert [(h.event, h.text) for h in headlines(tmp_path)] == [
        ("7", "Two dead"),
        ("8", "Two dead"),
    ]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Five soldiers were killed, 12 wounded", 5, 12),
        ("Blast kills twenty-two", 22, None),
        ("At least 1,200 people died", 1200, None),
        ("The 19-year-old met two friends", None, None),
    ],
)
def test_the_baseline_takes_a_number_beside_a_word_of_harm(
    text: str, killed: int | None, injured: int | None
) -> None:
    """Digits and words, before the harm or after it."""
    assert baseline.figure(text, "killed") == killed
    assert baseline.figure(text, "injured") == injured


def template(**fields: list[str]) -> dict[str, list[str]]:
    """A template that counts nobody."""
    empty: dict[str, list[str]] = {
        "MESSAGE: TEMPLATE": ["1"],
        "HUM TGT: NAME": [],
        "HUM TGT: NUMBER": [],
        "HUM TGT: EFFECT OF INCIDENT": [],
    }
    return empty | {f"HUM TGT: {name}": value for name, value in fields.items()}


def numbered(number: str, *effects: str) -> list[muc4.Target]:
    """The targets of one numbered group with these effects."""
    effect = [f'{e}: "MEN"' for e in effects]
    fields = {"NUMBER": [f'{number}: "MEN"'], "EFFECT OF INCIDENT": effect}
    return list(muc4.targets([template(**fields)]))


@pytest.mark.parametrize(
    ("number", "figures", "kind"),
    [
        ("5", (5,), "several"),
        ("30-", (30,), "several"),
        ("~60 / ~100", (60, 100), "several"),
        ("1", (1,), "one, described"),
        ("PLURAL", (), "plural without a figure"),
    ],
)
def test_numbers_of_the_key_are_read_with_their_alternatives(
    number: str, figures: tuple[int, ...], kind: str
) -> None:
    """Signs for at least and about do not change the figure that is looked for."""
    (target,) = numbered(number, "DEATH")
    assert (target.measure, target.figures, target.kind) == ("killed", figures, kind)


def test_what_is_not_one_harm_with_a_number_is_left_out() -> None:
    """Nobody harmed, both harms under one number, and no number at all give no target."""
    assert numbered("5", "NO INJURY") == []
    assert numbered("5", "DEATH", "INJURY") == []
    assert numbered("-", "DEATH") == []


def test_an_optional_template_is_left_out() -> None:
    """As in the conference's own scoring."""
    fields = {"NUMBER": ['5: "MEN"'], "EFFECT OF INCIDENT": ['DEATH: "MEN"']}
    optional = template(**fields) | {"MESSAGE: TEMPLATE": ["1 (OPTIONAL)"]}
    assert list(muc4.targets([optional])) == []


def counted(low: int | None, high: int | None, figure: int | None = None) -> Count:
    """A count by its bounds."""
    return Count(kind="vague", figure=figure, min=low, max=high, unit="person", text="x")


@pytest.mark.parametrize(
    ("count", "among"),
    [
        (counted(5, 5, 5), True),
        (counted(3, 9), True),
        (counted(2, None), False),
        (counted(6, 6, 6), False),
    ],
)
def test_a_number_is_found_by_its_figure_or_by_closed_bounds(count: Count, among: bool) -> None:
    """A bare plural is open above: it would find every number, and so finds none."""
    (target,) = numbered("5", "DEATH")
    assert target.among([claim(count)]) == among
    assert not target.among([claim(count, measure="injured")])


def test_the_split_depends_on_the_id_alone() -> None:
    """About six in ten are to learn from, whatever the order."""
    keys = [str(n) for n in range(2000)]
    parts = split(keys, lambda key: key)
    assert 0.57 < len(parts["tune"]) / len(keys) < 0.63
    assert all(half(key) == "report" for key in parts["report"])


@pytest.mark.parametrize("name", [name for name, folder in SHARED.items() if folder])
def test_data_that_is_not_there_is_skipped_by_name(name: str, tmp_path: Path) -> None:
    """The evaluation says which folder it would need."""
    text = run_shared(name, tmp_path)
    assert f"{name}: skipped" in text
    assert str(tmp_path) in text


def test_the_toll_of_an_events_headlines_is_held_against_the_coding(tmp_path: Path) -> None:
    """Two headlines of one event, of which one figure is the coded one; no figure, no event."""
    articles = (
        '"""AFP,2014-01-22,Two killed in Hama"";""Reuters,2014-01-22,Two killed in Hama town"""'
    )
    write_events(tmp_path, f"7,{articles},,2,2", "8,,Three killed in Hama,9,9")
    text = ucdp.run(tmp_path)
    assert "UCDP events: the toll under low-best-high" in text
    rows = [line.split() for line in text.splitlines() if " several " in line]
    several = [row for row in rows if row[0] != "both"]
    assert sum(int(row[2]) for row in several) == 1
    assert sum(int(row[3]) for row in several) == 1
