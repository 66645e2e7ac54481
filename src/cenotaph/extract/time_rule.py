"""The form of a rule that finds times; the rules themselves are data of a language."""

import re
from dataclasses import dataclass, field
from functools import cache

# Compiled when first needed: all of them at once cost a tenth of a second of every start.
_compiled = cache(re.compile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to write a time: its pattern, its reading, what it matches, what it must not."""

    name: str
    pattern: str
    reading: str
    needs: tuple[str] | tuple[str, str]
    matches: tuple[str, str]
    misses: tuple[str, str]
    cased: bool = False
    needed: tuple[frozenset[str], frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first, last = (frozenset(line.split()) for line in (self.needs[0], self.needs[-1]))
        object.__setattr__(self, "needed", (first, last))

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled at its first use."""
        return _compiled(self.pattern)
