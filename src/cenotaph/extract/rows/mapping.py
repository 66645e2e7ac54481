"""A mapping: which columns of a monitor's sheet say what, as its keeper wrote it down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cenotaph.codec import digest, to_json
from cenotaph.errors import InputError
from cenotaph.model.vocabulary import Age, Certainty, Means, Measure, Sex, Status, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMap:
    """One claim of every row: its measure, the columns of its figure, and whom it counts.

    `figure` holds a figure or words for one; `min` and `max` bound it, with `figure` between as the
    keeper's best. A row whose columns are empty makes no such claim. `part_of` names the measure
    and group of another claim of the row by its `name`.
    """

    measure: Measure
    name: str | None = None
    figure: str | None = None
    min: str | None = None
    max: str | None = None
    group: str | None = None
    status: Status = "unknown"
    sex: Sex | None = None
    age: Age | None = None
    unit: Unit = "person"
    part_of: str | None = None
    certainty: Certainty = "stated"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it reads."""
        return tuple(name for name in (self.figure, self.min, self.max) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMap:
    """How the rows of one sheet become pages with claims.

    `source` is who keeps the sheet and speaks in it. The other fields name columns, but for
    `date_format` (as in Python's `strptime`), `countries` (ISO codes that settle places) and
    `means_words` (the sheet's own words for the means of the codebook).
    """

    source: str
    id: str
    claims: tuple[ClaimMap, ...]
    date: str | None = None
    date_end: str | None = None
    date_format: str | None = None
    published: str | None = None
    title: str | None = None
    place: str | None = None
    lat: str | None = None
    lon: str | None = None
    countries: tuple[str, ...] = ()
    said_by: str | None = None
    said_on: str | None = None
    actor: str | None = None
    means: str | None = None
    means_words: Mapping[str, Means] = field(default_factory=dict)
    names: str | None = None

    @property
    def digest(self) -> str:
        """What the mapping says, hashed."""
        return digest(to_json(self))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column it reads, each once."""
        single = (
            self.id, self.date, self.date_end, self.published, self.title, self.place, self.lat,
            self.lon, self.said_by, self.said_on, self.actor, self.means, self.names,
        )  # fmt: skip
        of_claims = (name for claim in self.claims for name in claim.columns)
        return tuple(dict.fromkeys(name for name in (*single, *of_claims) if name))


_ADAPTER: TypeAdapter[SheetMap] = TypeAdapter(SheetMap)
_KNOWN = frozenset(SheetMap.__dataclass_fields__)
_KNOWN_OF_CLAIM = frozenset(ClaimMap.__dataclass_fields__)


def sheet_map(values: Mapping[str, Any]) -> SheetMap:
    """The mapping that a table of values says; raises InputError where it says something else."""
    _only_known(values, _KNOWN, "the mapping")
    for number, claim in enumerate(values.get("claims", ()), 1):
        if isinstance(claim, dict):
            _only_known(claim, _KNOWN_OF_CLAIM, f"claim {number} of the mapping")
    try:
        mapping = _ADAPTER.validate_python(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the mapping"
        raise InputError(f"The mapping's {where}: {first['msg']}.", hint=_SEE) from None
    _check_claims(mapping)
    return mapping


_SEE = "docs/reference/sheets.md lists every key with an example."


def _only_known(values: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    other = sorted(set(values) - known)
    if other:
        raise InputError(
            f"“{other[0]}” is no key of {where}.", hint=f"The keys are: {', '.join(sorted(known))}."
        )


def _check_claims(mapping: SheetMap) -> None:
    if not mapping.claims:
        raise InputError("The mapping names no claim.", hint=_SEE)
    names = [claim.name for claim in mapping.claims if claim.name]
    for number, claim in enumerate(mapping.claims, 1):
        if not claim.columns:
            raise InputError(f"Claim {number} of the mapping names no column.", hint=_SEE)
        if claim.part_of and claim.part_of not in names:
            raise InputError(
                f"Claim {number} of the mapping is part of “{claim.part_of}”, which no claim is.",
                hint="Give the whole that `name`.",
            )
    if len(names) != len(set(names)):
        raise InputError("Two claims of the mapping have one name.", hint="Name each differently.")
