"""What one reader may see of an incident: the values that `public_view` makes and nothing else.

Site, API and exports take a `View` and never an `Incident`. Text that came from a page has passed
the masks of `masking`; ids of voices are numbers in the incident's order, since an origin's id may
hold the words of a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cenotaph.model.claims import Count, Group, Said, Spans, Speaker
from cenotaph.model.incidents import ListedDead, Series, Standing, Voice
from cenotaph.model.tolls import Check, Toll
from cenotaph.model.values import Place, When
from cenotaph.model.vocabulary import (
    Action,
    Certainty,
    IncidentKind,
    Level,
    Means,
    Measure,
    PolicyName,
    ResponsibilityStance,
    Scope,
    Stance,
)

PieceKind = Literal["text", "figure", "withheld"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a quote: plain words, the figure itself, or the mark of what is withheld."""

    text: str
    kind: PieceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim as its reader may see it; `quote` is None where the quote itself is withheld.

    `report` and `voice` name the report and voice of the same view; `voice` is None for a claim
    that no voice holds. `machine` is true until a person confirms the claim; `decided` is the
    decision that stands on it, and `reopened` true once the program reads something else there.
    """

    id: str
    report: str
    voice: str | None
    measure: Measure
    count: Count
    group: Group
    scope: Scope
    part_of: str | None
    stance: Stance
    about: str | None
    moved_from: Measure | None
    certainty: Certainty
    speakers: tuple[Speaker, ...]
    said: Said
    means: tuple[Means, ...]
    when: When
    where: tuple[Place, ...]
    quote: tuple[Piece, ...] | None
    inherited: tuple[str, ...]
    machine: bool
    decided: Action | None = None
    reopened: bool = False
    spans: Spans | None = None
    rules: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One page's report: its outlet, title, address, language and the claims it makes.

    `language` is that of its title and quotes, an ISO 639 code, as the page's capture knows it.
    """

    id: str
    page: str | None
    title: str | None
    outlet: str | None
    url: str | None
    published_at: str | None
    language: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityView:
    """Who is said to have done it, by whom; `report` is where it is said."""

    id: str
    report: str | None
    actor: str | None
    text: str
    stance: ResponsibilityStance
    by: tuple[Speaker, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An incident as a reader of one level may see it; the only input of site and exports.

    `withheld` names what the level hides here, in the words of `public_view.LEVELS`. `labels`
    gives the readable name of each actor and side. `tolls` are those of one `policy`. `machine` is
    true while any claim waits for a person. `decided` is the decision that stands on the incident
    itself: confirm or discount. `decisions` are those that stand on it and its claims, with their
    reasons. `listed` are the dead that lists name; the public learns neither number nor lists where
    they are few.
    """

    id: str
    level: Level
    kind: IncidentKind
    when: When | None
    where: tuple[Place, ...]
    means: tuple[Means, ...]
    actors: tuple[str, ...]
    labels: Mapping[str, str]
    reports: tuple[ReportView, ...]
    claims: tuple[ClaimView, ...]
    voices: tuple[Voice, ...]
    policy: PolicyName
    tolls: tuple[Toll, ...]
    checks: tuple[Check, ...]
    series: tuple[Series, ...]
    responsibility: tuple[ResponsibilityView, ...]
    withheld: tuple[str, ...]
    machine: bool
    decided: Action | None = None
    decisions: tuple[Standing, ...] = ()
    listed: ListedDead | None = None
