"""What people typed on decisions, without what whoever reads it may not know.

A reason may quote a witness, or call a sealed source by its name: what is withheld on the pages
that it is about is withheld in it too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cenotaph.model.entries import Decided
from cenotaph.record.masking import Mask
from cenotaph.run.auditing import masks_about
from cenotaph.store.record import Record
from cenotaph.store.settled import Audited
from cenotaph.web.workbench.reasons import is_usual
from cenotaph.web.workbench.sight import Sight


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Masks the words of decisions of a record for whoever has this sight."""

    record: Record
    sight: Sight

    def lines(self, lines: Iterable[Audited]) -> list[Audited]:
        """The lines, each with a reason that the person may read."""
        every = list(lines)
        typed = [o.decided for o in every if o.decided and not is_usual(o.decided.reason)]
        if not self._hides(typed):
            return every
        return [self._masked(line) for line in every]

    def found(self, lines: Iterable[Audited], words: str) -> list[Audited]:
        """The same, without those that words were found in which are withheld there.

        Who finds a line by a name knows that it stands there.
        """
        every, wanted = list(lines), words.casefold()
        if not self._hides([one.decided for one in every if one.decided]):
            return every
        return [
            seen
            for line, seen in ((line, self._masked(line)) for line in every)
            if seen.decided is None
            or wanted in seen.decided.reason.casefold()
            or not self._hides([seen.decided])
        ]

    def words(self, decided: Decided, texts: Sequence[str]) -> list[str]:
        """Words that stand on a decision, as its reason is shown."""
        masks = tuple(self._masks([decided]))
        return [_through(masks, one) for one in texts]

    def _masked(self, line: Audited) -> Audited:
        decided = line.decided
        if decided is None or is_usual(decided.reason):
            return line
        reason = _through(self._masks([decided]), decided.reason)
        return replace(line, decided=replace(decided, reason=reason))

    def _hides(self, decided: Sequence[Decided]) -> bool:
        return any(mask.names is not None for mask in self._masks(decided))

    def _masks(self, decided: Sequence[Decided]) -> Iterator[Mask]:
        sight = self.sight
        yield sight.mask
        if sight.level != "sealed" and decided:
            yield from masks_about(self.record, decided, sight.level, sight.sources)


def _through(masks: Iterable[Mask], words: str) -> str:
    for mask in masks:
        words = mask.text(words)
    return words
