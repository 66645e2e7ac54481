"""What `lists add` and `lists show` do, once their arguments are known. No name is printed."""

from collections import Counter
from pathlib import Path

from rich.table import Table

from cenotaph.cli.console import err, out
from cenotaph.config import actor_of
from cenotaph.model.victims import Dropped, DropReason, ListScope, VictimList
from cenotaph.run.clock import now
from cenotaph.run.opening import open_record
from cenotaph.run.victim_lists import add_list, read_list_map

_WHY: dict[DropReason, str] = {
    "no-name": "for want of a name",
    "relative-only": "because only a relative is named",
}
# Of the rows dropped, as many are numbered; the rest are counted.
_NUMBERED = 20


def add(folder: Path, file: Path, name: str, map_file: Path) -> None:
    """Add the list and say what was read of it."""
    mapping = read_list_map(map_file)
    with open_record(folder) as record:
        added = add_list(record, file, mapping, name=name, at=now(), actor=actor_of())
    listed = added.listed
    told = {
        "new": "is in the record",
        "changed": "supersedes the one the record had",
        "known": "is in the record already; nothing was written",
    }
    out().print(f"The list “{listed.name}” {told[added.what]}.", soft_wrap=True)
    _say(listed)


def show(folder: Path, name: str | None) -> None:
    """The lists in a table, or what one holds."""
    with open_record(folder) as record:
        if name is not None:
            _say(record.victim_list(name))
            return
        found = [record.victim_list(one) for one in record.list_names()]
    if not found:
        err().print("The record has no lists. Add one with: cenotaph lists add FILE …")
        return
    table = Table("list", "people", "dropped", "scope", "imports", box=None, pad_edge=False)
    for one in found:
        table.add_row(one.name, f"{len(one.people):,}", str(len(one.dropped)),
                      scope_words(one.scope), ", ".join(one.imports) or "–")  # fmt: skip
    out().print(table)


def scope_words(scope: ListScope) -> str:
    """The scope of a list in words."""
    parts: list[str] = [scope.people]
    if scope.places:
        parts.append("of " + ", ".join(scope.places))
    if scope.since:
        parts.append(f"since {scope.since}")
    if scope.until:
        parts.append(f"until {scope.until}")
    return " ".join(parts)


def _say(listed: VictimList) -> None:
    console = out()
    console.print(f"{len(listed.people):,} people; scope: {scope_words(listed.scope)}.",
                  soft_wrap=True)  # fmt: skip
    if listed.imports:
        console.print(f"It imports from: {', '.join(listed.imports)}.", soft_wrap=True)
    for what in ("date", "place", "age", "sex", "status"):
        known = sum(getattr(one, what) is not None for one in listed.people)
        console.print(f"  {what:<7}{known / len(listed.people):4.0%} known")
    for column, number in listed.unread.items():
        console.print(f"  {number} cells of “{column}” could not be read.", soft_wrap=True)
    for reason, number in Counter(one.reason for one in listed.dropped).items():
        console.print(f"{number} rows dropped {_WHY[reason]}: {_rows(listed.dropped, reason)}.",
                      soft_wrap=True)  # fmt: skip


def _rows(dropped: tuple[Dropped, ...], reason: DropReason) -> str:
    rows = [str(one.row) for one in dropped if one.reason == reason]
    more = f" and {len(rows) - _NUMBERED} more" if len(rows) > _NUMBERED else ""
    return f"row {', '.join(rows[:_NUMBERED])}{more}"
