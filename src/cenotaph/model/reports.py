"""Reports: what one page says about one incident; assignments: which incident it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cenotaph.model.claims import Claim, Responsibility
from cenotaph.model.sketch import Sketch
from cenotaph.model.values import Place, When
from cenotaph.model.vocabulary import IncidentKind, Means


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one page says about one incident: its claims (perhaps none), time, place, signature.

    `id` is the hash of page and position; `lead` is true for the incident the page leads with.
    Cumulative claims and their parts lie in the lead report. `source` is the page's outlet;
    `sketch` is the page's, of a lead report alone; `kept_as` the incident's id in the sheet of the
    source, where the page is a row of one.
    """

    id: str
    page: str
    lead: bool
    kind: IncidentKind
    title: str | None
    source: str | None
    url: str | None
    published_at: str | None
    when: When | None
    where: tuple[Place, ...]
    means: tuple[Means, ...]
    actors: tuple[str, ...]
    claims: tuple[Claim, ...]
    responsibility: tuple[Responsibility, ...]
    signature: tuple[int, ...]
    sketch: Sketch | None = None
    kept_as: str | None = None

    @property
    def bare(self) -> bool:
        """Whether it tells neither what happened nor when or where, and stands by its words."""
        dated = self.when is not None and self.when.precision != "unknown"
        told = (self.claims, self.responsibility, self.where, self.means, self.kept_as)
        return not dated and not any(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One report's incident, with the score of each named comparison and the reason in words."""

    report: str
    incident: str
    founds: bool
    score: float | None
    reasons: Mapping[str, float] = field(default_factory=dict)
    nearest: str | None = None
