"""One edition beside the one before it, as the site carries it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cenotaph.record.states import Change


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What the edition `until` shows otherwise than the edition `since`, the one before it.

    `since` is None for the first edition. Without slots, since the index is made once and kept.
    """

    since: str | None
    until: str
    changes: tuple[Change, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Change]:
        """Each change by its incident's id."""
        return {change.incident: change for change in self.changes}
