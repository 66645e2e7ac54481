"""Errors of one evaluation, gathered by kind, the most frequent first."""

from collections import defaultdict
from dataclasses import dataclass, field

from evaluation.tables import headed, table


@dataclass(slots=True, kw_only=True)
class Errors:
    """Grows while an evaluation runs; each error is a line of words under its kind."""

    lines: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, line: str) -> None:
        """One more error of a kind."""
        self.lines[kind].append(line)

    def counts(self, title: str) -> str:
        """How many there are of each kind."""
        rows = [(kind, len(lines)) for kind, lines in self._ordered()]
        return headed(title, table(("kind of error", "number"), rows)) if rows else ""

    def shown(self, limit: int) -> str:
        """The errors under their kinds, at most `limit` of each."""
        return "\n".join(
            headed(f"{kind} ({len(lines)})", "\n".join(lines[:limit]))
            for kind, lines in self._ordered()
        )

    def _ordered(self) -> list[tuple[str, list[str]]]:
        return sorted(self.lines.items(), key=lambda item: -len(item[1]))
