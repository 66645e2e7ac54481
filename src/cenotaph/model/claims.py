"""Claims: what one speaker is reported to say about how many people of a group were harmed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cenotaph.model.sketch import Sketch
from cenotaph.model.values import Place, Problem, Span, When
from cenotaph.model.vocabulary import (
    Age,
    Certainty,
    CountKind,
    Interest,
    Means,
    Measure,
    ResponsibilityStance,
    Role,
    SaidBasis,
    Scope,
    SegmentKind,
    Sex,
    Stance,
    Status,
    StatusBasis,
    TimePrecision,
    Unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure with the bounds its words give; null is "the words do not bound it"."""

    kind: CountKind
    figure: int | None
    min: int | None
    max: int | None
    unit: Unit
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Whom a claim counts, as written and as far as the words or the reference data tell."""

    text: str | None = None
    actor: str | None = None
    side: str | None = None
    status: Status = "unknown"
    status_basis: StatusBasis | None = None
    sex: Sex | None = None
    age: Age | None = None
    nationalities: tuple[str, ...] = ()
    occupation: str | None = None
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link of an attribution chain: the words, the source they resolve to, and its relation."""

    text: str
    source: str | None
    role: Role
    interest: Interest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """When the speaker said it: as stated, else the page's date, else the capture's."""

    text: str | None
    at: str | None
    precision: TimePrecision
    basis: SaidBasis | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """Where in the page's text the parts of a claim stand."""

    measure: Span
    quote: Span
    count: Span | None = None
    group: Span | None = None
    attribution: tuple[Span, ...] = ()
    when: Span | None = None
    where: tuple[Span, ...] = ()

    @property
    def anchor(self) -> Span:
        """The count's span, else the measure's: what a decision attaches to."""
        return self.count or self.measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one speaker is reported to say, in one page, about how many people were harmed.

    `attribution` runs from the speaker the page heard to the origin; the page's own voice is an
    empty chain. `inherited` names the fields taken from another sentence. `rules` maps a field to
    the name of the rule that gave it. `quote` is the sentence that holds the measure, and
    `page.text[slice(*spans.quote)] == quote`.
    """

    id: str
    page: str
    measure: Measure
    count: Count
    group: Group
    scope: Scope
    part_of: str | None
    stance: Stance
    about: str | None
    moved_from: Measure | None
    certainty: Certainty
    attribution: tuple[Speaker, ...]
    said: Said
    means: tuple[Means, ...]
    when: When
    where: tuple[Place, ...]
    segment: SegmentKind
    inherited: tuple[str, ...]
    spans: Spans
    quote: str
    rules: Mapping[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> Speaker | None:
        """The last identified link of the chain, or None when the page speaks for itself."""
        return self.attribution[-1] if self.attribution else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """Who is said to have done it, by whom; always shown as alleged by its speaker."""

    id: str
    actor: str | None
    text: str
    stance: ResponsibilityStance
    by: tuple[Speaker, ...]
    claims: tuple[str, ...]
    spans: Mapping[str, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one reader finds on one page: claims, responsibility, person names, problems.

    `setting_when`, `setting_where` and `setting_means` tell what the page leads with, even where
    it makes no claim; `signature` is the MinHash of the page's headline and body, for finding
    near-identical text, `sketch` what its words tell it apart by; None in a reading of before there
    were sketches. `fingerprint` names package, language data and gazetteer; `kept_as` is the
    incident's id in the sheet of whoever keeps the row that the page is. `turns` are the stretches
    of text that each tell of an incident of their own: items of a list, "in a separate attack".
    """

    page: str
    fingerprint: str
    title: str | None
    source: str | None
    url: str | None
    published_at: str | None
    claims: tuple[Claim, ...]
    responsibility: tuple[Responsibility, ...]
    names: tuple[Span, ...]
    setting_when: When | None
    setting_where: tuple[Place, ...]
    setting_means: tuple[Means, ...]
    signature: tuple[int, ...]
    problems: tuple[Problem, ...] = ()
    sketch: Sketch | None = None
    kept_as: str | None = None
    turns: tuple[Span, ...] = ()
