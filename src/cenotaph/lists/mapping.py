"""A list's mapping: which columns of a list file say what, and which deaths the list is of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cenotaph.codec import digest, first_trouble, to_json
from cenotaph.errors import InputError
from cenotaph.extract.rows.tables import only_known
from cenotaph.model.victims import ListScope
from cenotaph.model.vocabulary import Sex, Status

SEE = "docs/reference/lists.md lists every key with an example."


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMap:
    """What the columns of a list file hold.

    `name` is the column of the name, or several columns that spell the same name in other scripts
    or ways; `name_parts` are columns that make up one name in their order. The others name one
    column each, but for `date_format` (as in Python's `strptime`), the list's own words for sex
    and status, `imports` (the lists it copies from, by name) and its `scope`.
    """

    name: tuple[str, ...] = ()
    name_parts: tuple[str, ...] = ()
    id: str | None = None
    date: str | None = None
    date_format: str | None = None
    place: str | None = None
    age: str | None = None
    sex: str | None = None
    sex_words: Mapping[str, Sex] = field(default_factory=dict)
    status: str | None = None
    status_words: Mapping[str, Status] = field(default_factory=dict)
    notes: str | None = None
    imports: tuple[str, ...] = ()
    scope: ListScope = field(default_factory=ListScope)

    @property
    def digest(self) -> str:
        """What the mapping says, hashed."""
        return digest(to_json(self))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column it reads, each once."""
        single = (self.id, self.date, self.place, self.age, self.sex, self.status, self.notes)
        named = (*self.name, *self.name_parts, *single)
        return tuple(dict.fromkeys(column for column in named if column))


_ADAPTER: TypeAdapter[ListMap] = TypeAdapter(ListMap)


def list_map(values: Mapping[str, Any]) -> ListMap:
    """The mapping that a table of values says; raises InputError where it says something else."""
    only_known(values, ListMap, "the mapping")
    if isinstance(values.get("scope"), dict):
        only_known(values["scope"], ListScope, "the mapping's scope")
    given = dict(values)
    for key in ("name", "imports"):
        if isinstance(given.get(key), str):
            given[key] = [given[key]]
    given["scope"] = _with_days(given.get("scope", {}))
    try:
        mapping = _ADAPTER.validate_python(given)
    except ValidationError as error:
        where, said = first_trouble(error)
        raise InputError(f"The mapping's {where or 'table'}: {said}.", hint=SEE) from None
    _check(mapping)
    return mapping


def _with_days(scope: Any) -> Any:
    """The scope with the dates that TOML has of its own as ISO's words."""
    if not isinstance(scope, dict):
        return scope
    return {key: str(one) if isinstance(one, date) else one for key, one in scope.items()}


def _check(mapping: ListMap) -> None:
    if not any(one.strip() for one in (*mapping.name, *mapping.name_parts)):
        raise InputError(
            "The mapping names no column that holds the names of the dead.",
            hint='Say which: name = "Full name", or name_parts = ["First", "Father", "Family"].',
        )
    since, until = (_day(bound) for bound in (mapping.scope.since, mapping.scope.until))
    if since and until and since > until:
        raise InputError(
            f"The mapping's scope ends on {until}, before it begins on {since}.",
            hint="Exchange `since` and `until`.",
        )
    if mapping.date_format and not _reads_its_own(mapping.date_format):
        raise InputError(
            f"“{mapping.date_format}” of the mapping's date_format is no form of a whole day.",
            hint='Write it as in Python\'s strptime: "%d.%m.%Y" reads 25.04.2013. A month or year'
            " alone is read without it.",
        )


def _day(bound: str | None) -> date | None:
    try:
        return date.fromisoformat(bound) if bound else None
    except ValueError:
        raise InputError(
            f"“{bound}” of the mapping's scope is no day.", hint="Write it as 2011-03-15."
        ) from None


def _reads_its_own(form: str) -> bool:
    """Whether a day written in this form is read again as that day."""
    day = datetime(2013, 4, 25)
    try:
        return datetime.strptime(day.strftime(form), form) == day
    except ValueError:
        return False
