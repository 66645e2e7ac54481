"""A row's page to its claims, as the mapping says; what cannot be read is a problem by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from cenotaph import __version__
from cenotaph.codec import short_id
from cenotaph.extract.rows.cells import (
    count_of,
    day_of,
    decimal,
    how_to_read,
    when_of,
    why_no_count,
)
from cenotaph.extract.rows.mapping import ClaimMap, SheetMap
from cenotaph.extract.rows.places import at_point, found_place
from cenotaph.extract.settled import empty
from cenotaph.extract.signature import signature
from cenotaph.model.claims import (
    Claim,
    Count,
    Extraction,
    Group,
    Responsibility,
    Said,
    Spans,
    Speaker,
)
from cenotaph.model.pages import Page
from cenotaph.model.rows import BETWEEN, CELL
from cenotaph.model.values import Place, Problem, Span, When
from cenotaph.model.vocabulary import MEANS, Means
from cenotaph.reference.actors import ACTORS
from cenotaph.reference.places import Gazetteer
from cenotaph.reference.sources import SOURCES

_COUNTS = "Write 12, 3-5, 5+, up to 10, ~50 or dozens; leave it empty where nobody counted."
_UNKNOWN = When(text=None, start=None, end=None, precision="unknown", edtf=None)


@dataclass(frozen=True, kw_only=True)
class RowReader:
    """What reading a row needs beside its page: the mapping, and the gazetteer for its places.

    `fingerprint` names the package's version, the mapping and the gazetteer.
    """

    mapping: SheetMap
    gazetteer: Gazetteer = field(repr=False)

    @cached_property
    def fingerprint(self) -> str:
        """Two readings of a row with one fingerprint are equal."""
        place_data = self.gazetteer.digest[:12]
        return f"cenotaph-{__version__}/sheet-{self.mapping.digest[:12]}/{place_data}"


def extract_row(page: Page, reader: RowReader) -> Extraction:
    """The claims that the row makes under the mapping, in the mapping's order, and its setting."""
    return _Row(page, reader).extraction()


class _Row:
    """One row while it is read: its cells by column, and the problems met."""

    def __init__(self, page: Page, reader: RowReader) -> None:
        self.page = page
        self.map = reader.mapping
        self.gazetteer = reader.gazetteer
        self.fingerprint = reader.fingerprint
        self.problems: list[Problem] = []
        self.cells: Mapping[str, Span] = dict(_cells(page, self.map.columns))

    def extraction(self) -> Extraction:
        when, where, means = self._when(), self._where(), self._means()
        by = self._speakers()
        base = _Base(when=when or _UNKNOWN, where=where, means=means, by=by, said=self._said())
        claims: dict[str, Claim] = {}
        for number, one in enumerate(self.map.claims):
            claim = self._claim(one, base, claims)
            if claim is not None:
                claims[one.name or f"claim {number}"] = claim
        made = tuple(claims.values())
        names = self.cells.get(self.map.names or "")
        found = empty(self.page, self.fingerprint, tuple(self.problems))
        return replace(
            found,
            claims=made,
            responsibility=self._responsibility(by, made),
            names=(names,) if names else (),
            setting_when=when,
            setting_where=where,
            setting_means=means,
            signature=signature(self.page.text),
            kept_as=self._words(self.map.incident) or self._words(self.map.id),
        )

    def _words(self, column: str | None) -> str | None:
        span = self.cells.get(column or "")
        return None if span is None else self.page.text[span.start : span.end]

    def _claim(self, one: ClaimMap, base: "_Base", known: Mapping[str, Claim]) -> Claim | None:
        found = self._count(one)
        if found is None:
            return None
        count, column = found
        cell = self.cells[column]
        line = Span(cell.start - len(column) - len(BETWEEN), cell.end)
        whole = known.get(one.part_of or "")
        return Claim(
            id=short_id(self.page.id, one.measure, cell, base.by[-1].text if base.by else None),
            page=self.page.id,
            measure=one.measure,
            count=count,
            group=Group(text=one.group, status=one.status, sex=one.sex, age=one.age,
                        side="civilian" if one.status in ("civilian", "protected") else None,
                        status_basis=None if one.status == "unknown" else "stated"),
            scope="part" if whole else "incident",
            part_of=whole.id if whole else None,
            stance="asserts",
            about=None,
            moved_from=None,
            certainty=one.certainty,
            attribution=base.by,
            said=base.said,
            means=base.means,
            when=base.when,
            where=base.where,
            segment="body",
            inherited=(),
            spans=Spans(
                measure=Span(line.start, line.start + len(column)),
                quote=line,
                count=cell,
                attribution=tuple(self._spans(self.map.said_by)),
                when=next(self._spans(self.map.date), None),
                where=tuple(self._spans(self.map.place)),
            ),
            quote=self.page.text[line.start : line.end],
            rules={"count": CELL},
        )  # fmt: skip

    def _spans(self, column: str | None) -> Iterator[Span]:
        span = self.cells.get(column or "")
        if span is not None:
            yield span

    def _count(self, one: ClaimMap) -> tuple[Count, str] | None:
        """The count of a claim's columns, and the column that anchors it; None where all are empty.

        Bounds with a figure between are a range with the keeper's own best.
        """
        read = {}
        for column in one.columns:
            words = self._words(column)
            count = None if words is None else count_of(words, one.unit)
            if words is not None and count is None:
                what = why_no_count(words)
                hint = _COUNTS if what == "no figure" else None
                self.problems.append(
                    _unread("cell-no-figure", column, what, self.cells[column], hint)
                )
            elif count is not None:
                read[column] = count
        if not read:
            return None
        best = read.get(one.figure or "")
        low, high = read.get(one.min or ""), read.get(one.max or "")
        anchor = next(iter(read))
        if low is None and high is None:
            return read[anchor], anchor
        return _bounded(best, low, high, read[anchor]), anchor

    def _day(self, column: str | None) -> str | None:
        words = self._words(column)
        if words is None or column is None:
            return None
        day = day_of(words, self.map.date_format)
        if day is None:
            form = self.map.date_format
            what = f"no date of the form {form}" if form else "no date written as 2021-05-03"
            self.problems.append(
                _unread("cell-no-date", column, what, self.cells[column], how_to_read(words))
            )
        return day

    def _when(self) -> When | None:
        return when_of(
            self._day(self.map.date), self._day(self.map.date_end), self._words(self.map.date)
        )

    def _said(self) -> Said:
        day = self._day(self.map.said_on)
        if day is not None:
            return Said(text=self._words(self.map.said_on), at=day, precision="day", basis="stated")
        at = self.page.published_at
        return Said(
            text=None, at=at, precision="day" if at else "unknown", basis="page" if at else None
        )

    def _where(self) -> tuple[Place, ...]:
        words = self._words(self.map.place)
        lat, lon = self._degrees(self.map.lat, 90.0), self._degrees(self.map.lon, 180.0)
        country = next(iter(self.map.countries), None)
        found = found_place(words, self.gazetteer, self.map.countries, country)
        if lat is not None and lon is not None:
            return (at_point(found, lat, lon, country),)
        return (found,) if found else ()

    def _degrees(self, column: str | None, limit: float) -> float | None:
        words = self._words(column)
        if words is None or column is None:
            return None
        value = decimal(words)
        if value is None or abs(value) > limit:
            self.problems.append(
                _unread(
                    "cell-no-degrees",
                    column,
                    f"no number of degrees up to {limit:.0f}",
                    self.cells[column],
                )
            )
            return None
        return value

    def _means(self) -> tuple[Means, ...]:
        words = self._words(self.map.means)
        if words is None or self.map.means is None:
            return ()
        own = {key.casefold(): value for key, value in self.map.means_words.items()}
        plain = {one.replace("_", " "): one for one in MEANS}
        found = []
        for part in (piece.strip().casefold() for piece in words.replace(";", ",").split(",")):
            one = own.get(part) or plain.get(part.replace("_", " "))
            if one is None and part:
                self.problems.append(
                    _unread(
                        "cell-no-means",
                        self.map.means,
                        "means that the mapping does not know",
                        self.cells[self.map.means],
                    )
                )
            elif one is not None:
                found.append(one)
        return tuple(dict.fromkeys(found))

    def _speakers(self) -> tuple[Speaker, ...]:
        words = self._words(self.map.said_by)
        if words is None:
            return ()
        known = SOURCES.find(words, self.map.countries)
        if known is None:
            return (Speaker(text=words, source=None, role="unnamed"),)
        return (Speaker(text=words, source=known.id, role=known.role),)

    def _responsibility(
        self, by: tuple[Speaker, ...], claims: tuple[Claim, ...]
    ) -> tuple[Responsibility, ...]:
        words = self._words(self.map.actor)
        if words is None or self.map.actor is None:
            return ()
        span = self.cells[self.map.actor]
        actor = ACTORS.find(words, self.map.countries)
        return (
            Responsibility(
                id=short_id(self.page.id, "responsibility", span, "accuses"),
                actor=actor.id if actor else None,
                text=words,
                stance="accuses",
                by=by,
                claims=tuple(claim.id for claim in claims),
                spans={"actor": span},
            ),
        )


def _unread(code: str, column: str, what: str, span: Span, hint: str | None = None) -> Problem:
    return Problem(
        code=code,
        message=f"The cell of “{column}” holds {what}.",
        hint=hint or "Mend the cell, or the mapping.",
        span=span,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    """What every claim of a row shares."""

    when: When
    where: tuple[Place, ...]
    means: tuple[Means, ...]
    by: tuple[Speaker, ...]
    said: Said


def _cells(page: Page, columns: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """The span of each mapped column's words."""
    heads = {f"{column}{BETWEEN}": column for column in columns}
    for segment in page.segments:
        for head, column in heads.items():
            if page.text.startswith(head, segment.start):
                yield column, Span(segment.start + len(head), segment.end)


def _bounded(best: Count | None, low: Count | None, high: Count | None, anchor: Count) -> Count:
    """The bounds and the best that three cells give, each as far as it is a number."""
    least = low.min if low else None
    most = high.max if high else None
    figure = best.figure if best else None
    if least is not None and least == most:
        return replace(anchor, kind="exact", figure=least, min=least, max=most)
    if least is None and figure is None:
        return replace(anchor, kind="at_most", figure=most, min=None, max=most)
    if most is None:
        floor = least if least is not None else figure
        return replace(anchor, kind="at_least", figure=floor, min=floor, max=None)
    return replace(anchor, kind="range", figure=figure, min=least, max=most)


__all__ = ["RowReader", "extract_row"]
