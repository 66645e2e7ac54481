"""Local crime news: the killed and injured read from one page, against the coded incident."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cenotaph.model.readings import Reading
from evaluation import baseline
from evaluation.errors_by_kind import Errors
from evaluation.first_toll import claimed, first_figure, read_text
from evaluation.halves import HALVES, Half, split
from evaluation.rates import share
from evaluation.tables import headed, table

_MEASURES: Final[tuple[baseline.Harm, ...]] = ("killed", "injured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One page and the figures of the incident that a coder gave it."""

    id: str
    incident: str
    text: str
    title: str | None
    url: str | None
    date: str | None
    coded: dict[baseline.Harm, int]

    @property
    def tells(self) -> bool:
        """Whether the page's words can give the coded dead: many were coded after it was written.

        Somebody who dies later, or the shooter, is in the coding and not yet on the page.
        """
        killed = self.coded["killed"]
        if killed == 0:
            return True
        told = baseline.tells_of_death(self.text)
        return told and (killed == 1 or killed in baseline.figures(self.text))


def stories(folder: Path) -> Iterator[Story]:
    """The pages whose incident is coded."""
    coded = {row["incident"]: row for row in _rows(folder / "incidents.jsonl")}
    for row in _rows(folder / "local_news.jsonl"):
        if row["incident"] in coded:
            yield Story(
                id=row["id"],
                incident=row["incident"],
                text=row["text"],
                title=row["title"],
                url=row["url"],
                date=row["published_on"],
                coded={m: int(coded[row["incident"]][m]) for m in _MEASURES},
            )


def run(folder: Path, errors: int | None = None) -> str:
    """Shares of exact figures of both halves beside the regular expression's; or the errors."""
    halves = split(stories(folder), lambda s: s.incident)
    seen = Errors()
    rows: list[tuple[object, ...]] = []
    for half in HALVES if errors is None else HALVES[:1]:
        rows += _half(half, halves[half], seen)
    if errors is not None:
        return seen.shown(errors)
    head = ("half, measure", "pages", "exact", "regular expression")
    return (
        headed("Local crime news: figure of the page's first incident", table(head, rows))
        + "\n"
        + seen.counts("Local crime news: errors of the tune part")
    )


def _half(half: Half, pages: list[Story], seen: Errors) -> list[tuple[object, ...]]:
    right = dict.fromkeys(_MEASURES, 0)
    plain = dict.fromkeys(_MEASURES, 0)
    both = both_plain = told = told_plain = 0
    for story in pages:
        reading = read_text(story.text, title=story.title, url=story.url, published_at=story.date)
        # a page that gives no figure says that nobody is known to be harmed
        ours = {m: first_figure(reading, m) or 0 for m in _MEASURES}
        simple = {m: baseline.figure(f"{story.title}. {story.text}", m) or 0 for m in _MEASURES}
        for m in _MEASURES:
            right[m] += ours[m] == story.coded[m]
            plain[m] += simple[m] == story.coded[m]
            if ours[m] != story.coded[m] and half == "tune":
                seen.add(_kind(story, reading, m, ours[m]), _line(story, reading, m, ours[m]))
        told += story.tells and ours["killed"] == story.coded["killed"]
        told_plain += story.tells and simple["killed"] == story.coded["killed"]
        both += ours == story.coded
        both_plain += simple == story.coded
    n = len(pages)
    rows: list[tuple[object, ...]] = [
        (f"{half} {m}", n, share(right[m], n), share(plain[m], n)) for m in _MEASURES
    ]
    rows.append((f"{half} both", n, share(both, n), share(both_plain, n)))
    can = sum(story.tells for story in pages)
    row = (f"{half} killed, if the words tell it", can, share(told, can), share(told_plain, can))
    return [*rows, row]


def _kind(story: Story, reading: Reading, measure: baseline.Harm, ours: int) -> str:
    claims = claimed(reading, measure)
    if not claims:
        return f"{measure}: no claim"
    if story.coded[measure] == 0:
        return f"{measure}: read, none coded"
    if any(c.count.figure == story.coded[measure] for c in claims):
        return f"{measure}: right figure claimed, toll is another"
    return f"{measure}: toll too {'low' if ours < story.coded[measure] else 'high'}"


def _line(story: Story, reading: Reading, measure: baseline.Harm, ours: int) -> str:
    first = {c.id for c in reading.incidents[0].reports[0].claims} if reading.incidents else set()
    claims = "".join(
        f"\n      {'1st' if c.id in first else '   '} {c.count.kind} {c.count.text!r}"
        f" {c.group.text!r} {c.scope} {c.stance} {c.certainty}: {' '.join(c.quote.split())[:220]}"
        for c in claimed(reading, measure)
    )
    shown = claims or "".join(f"\n      … {w}" for w in baseline.around(story.text, measure))
    head = f"{story.id} {measure} read {ours}, coded {story.coded[measure]}: {story.title}"
    return head + shown


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
