"""Sources over the incidents of an edition: who speaks in how many, and who repeats whom."""

from collections import Counter
from collections.abc import Iterable

from cenotaph.record.listing import Listed, ListedSource
from cenotaph.record.search import Choice, Relations, SourceSummary


def summaries(rows: Iterable[Listed]) -> tuple[SourceSummary, ...]:
    """Every source that speaks in these incidents, by name."""
    found: dict[str, list[ListedSource]] = {}
    for row in rows:
        for source in row.sources:
            found.setdefault(source.id, []).append(source)
    made = [_summary(id_, heard) for id_, heard in found.items()]
    return tuple(sorted(made, key=lambda one: (one.name, one.id)))


def _summary(id_: str, heard: list[ListedSource]) -> SourceSummary:
    owners = sorted(one.belongs_to for one in heard if one.belongs_to)
    return SourceSummary(
        id=id_,
        # one who is named in several ways stands under the name that sorts first
        name=min(one.name for one in heard),
        role=min(one.role for one in heard),
        incidents=len(heard),
        claims=sum(len(one.said) for one in heard),
        belongs_to=owners[0] if owners else None,
    )


def relations_in(rows: Iterable[Listed], source: str) -> Relations:
    """Whom a source has its figures from in these incidents, and who has theirs from it."""
    repeats, repeated = Counter[str](), Counter[str]()
    for row in rows:
        for one in row.sources:
            if one.id == source:
                repeats.update(one.repeats)
            elif source in one.repeats:
                repeated[one.id] += 1
    return Relations(repeats=_choices(repeats), repeated_by=_choices(repeated))


def _choices(counted: Counter[str]) -> tuple[Choice, ...]:
    most_first = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Choice(code=code, incidents=n) for code, n in most_first)
