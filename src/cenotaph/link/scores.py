"""Scores of pairs of reports, and the last groups, kept from one linking to the next.

A page that is added is linked with its neighbours, which were compared when they were added: of
the pairs of a neighbourhood only those of the new report are new.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from cenotaph.link.constraints import NOTHING_SAID, Constraints
from cenotaph.link.traits import Traits
from cenotaph.model.reports import Report

Compare = Callable[[Traits, Traits], float | None]
Grouped = Sequence[Sequence[Report]]


class Scores:
    """What comparisons found of pairs of reports, by the reports themselves and not by their ids.

    A report that is read anew is another one. At most `most` pairs are kept, those used last.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[Compare, int, int], tuple[Report, Report, float | None]] = (
            OrderedDict()
        )
        self._last: tuple[tuple[Report, ...], Constraints, Grouped] = ((), NOTHING_SAID, ())

    def groups(
        self, reports: Sequence[Report], rules: Constraints, make: Callable[[], Grouped]
    ) -> Grouped:
        """The groups of these reports under these rules: the last ones where they were asked of.

        A neighbourhood is linked to find out how far it reaches, and then to link it.
        """
        before, said, groups = self._last
        same = len(before) == len(reports) and said == rules
        if same and all(a is b for a, b in zip(before, reports, strict=True)):
            return groups
        self._last = tuple(reports), rules, make()
        return self._last[2]

    def of(
        self, compare: Compare, a: Report, b: Report, its: tuple[Traits, Traits]
    ) -> float | None:
        """What `compare` finds of two reports with these traits."""
        key = compare, id(a), id(b)
        found = self._kept.get(key)
        if found is None:
            # the reports are kept with it: no other can take their place in memory
            found = self._kept[key] = a, b, compare(*its)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found[2]
