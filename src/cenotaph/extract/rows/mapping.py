"""A mapping: which columns of a monitor's sheet say what, as its keeper wrote it down."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cenotaph.codec import digest, to_json
from cenotaph.errors import InputError
from cenotaph.extract.rows.cells import day_of
from cenotaph.extract.rows.tables import SEE, from_table
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

    `source` is who keeps the sheet and speaks in it. `incident` is the column of the keeper's own
    incident: rows that share it are one, others are not. The other fields name columns, but for
    `date_format` (as in Python's `strptime`), `countries` (ISO codes that settle places),
    `means_words` (the sheet's own words for the means of the codebook), `sheet` (which worksheet of
    a workbook) and `sealed` (whether who keeps the sheet is known to no level but the last).
    """

    source: str
    id: str
    claims: tuple[ClaimMap, ...]
    incident: str | None = None
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
    sealed: bool = False
    sheet: str | None = None

    @property
    def digest(self) -> str:
        """What the mapping says of a row, hashed: which sheet it lies in changes nothing of it."""
        return digest(to_json(replace(self, sheet=None)))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column it reads, each once."""
        single = (
            self.id, self.incident, self.date, self.date_end, self.published, self.title,
            self.place, self.lat, self.lon, self.said_by, self.said_on, self.actor, self.means,
            self.names,
        )  # fmt: skip
        of_claims = (name for claim in self.claims for name in claim.columns)
        return tuple(dict.fromkeys(name for name in (*single, *of_claims) if name))


def sheet_map(values: Mapping[str, Any]) -> SheetMap:
    """The mapping that a table of values says; raises InputError where it says something else."""
    mapping = from_table(SheetMap, ClaimMap, values, "the mapping")
    names = [claim.name for claim in mapping.claims if claim.name]
    for number, claim in enumerate(mapping.claims, 1):
        if not claim.columns:
            raise InputError(f"Claim {number} of the mapping names no column.", hint=SEE)
        if claim.part_of and claim.part_of not in names:
            raise InputError(
                f"Claim {number} of the mapping is part of “{claim.part_of}”, which no claim is.",
                hint="Give the whole that `name`.",
            )
    if mapping.date_format and not _reads_its_own(mapping.date_format):
        raise InputError(
            f"“{mapping.date_format}” of the mapping's date_format is no form of a whole day.",
            hint='Write it as in "%d.%m.%Y": %d is the day, %m the month, %Y the year.',
        )
    if len(names) != len(set(names)):
        raise InputError("Two claims of the mapping have one name.", hint="Name each differently.")
    return mapping


def _reads_its_own(pattern: str) -> bool:
    """Whether what the pattern writes of a day is read as that day again."""
    day = date(2021, 5, 23)
    try:
        return day_of(day.strftime(pattern), pattern) == day.isoformat()
    except ValueError:
        return False
