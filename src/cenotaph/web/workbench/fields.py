"""The fields of a claim as form fields: what stands there, and what may."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cenotaph.model.claims import Claim
from cenotaph.model.entries import Decided
from cenotaph.model.vocabulary import (
    MEASURES,
    STATUSES,
    Age,
    Certainty,
    Means,
    Scope,
    Sex,
    Stance,
    Unit,
)
from cenotaph.record.amending import AMENDABLE, as_typed
from cenotaph.web.sentences import word

_LABELS: Mapping[str, str] = {
    "measure": _("What befell them"),
    "count": _("Count: 15, 10-15, 12+, ..20, ~50, or unstated"),
    "unit": _("What is counted"),
    "scope": _("Of which people"),
    "stance": _("What the speaker does"),
    "certainty": _("How surely it is said"),
    "moved_from": _("Moved from: counted before as"),
    "means": _("Means, one or several"),
    "when": _("When: a day, or two with a stroke between"),
    "where": _("Where, with ; between: Hama; or Hama @ 35.13, 36.75"),
    "said_by": _("Said by, to the origin: SOHR > medics; empty: the page"),
    "group.text": _("Whom, in the page’s words"),
    "group.actor": _("Their party, by name or id"),
    "group.side": _("Their side, by name or id"),
    "group.status": _("Their status"),
    "group.sex": _("Sex"),
    "group.age": _("Age"),
    "group.occupation": _("Occupation"),
    "group.nationalities": _("Nationalities, with commas"),
}
# The values that may stand in a field, and the table that has their words.
_CHOICES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "measure": (MEASURES, "MEASURES"),
    "unit": (get_args(Unit), "UNITS"),
    "scope": (get_args(Scope), "SCOPE_NAMES"),
    "stance": (get_args(Stance), "STANCES"),
    "certainty": (get_args(Certainty), "CERTAINTIES"),
    "moved_from": (("", *MEASURES), "MEASURES"),
    "means": (get_args(Means), "MEANS"),
    "group.status": (STATUSES, "STATUSES"),
    "group.sex": (("", *get_args(Sex)), "KEY_VALUES"),
    "group.age": (("", *get_args(Age)), "KEY_VALUES"),
}
_MANY = ("means",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form: its name, its words, what stands there, and the values it may have.

    `choices` are values with their words; `many` of them may be chosen where that is true.
    """

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    many: bool = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that stand there."""
        return tuple(self.value.split(", ")) if self.many else (self.value,)


def fields_of(claim: Claim, typed: QueryDict) -> Iterator[Field]:
    """Every field that a person may amend, with what was typed into it, else what stands there."""
    stands = as_typed(claim)
    for name in AMENDABLE:
        values, table = _CHOICES.get(name, ((), ""))
        yield Field(
            name=name,
            label=_LABELS[name],
            value=_given(typed, name, stands[name]),
            choices=tuple((one, word(one, table) if one else _("not stated")) for one in values),
            many=name in _MANY,
        )


def amendments(decided: Decided) -> Iterator[tuple[str, str, str]]:
    """What an amendment changed: each field's words, what the program read, what a person says."""
    if decided.action != "amend" or decided.read is None or decided.claim is None:
        return
    yield from differences(decided.read, decided.claim)


def differences(one: Claim, other: Claim) -> Iterator[tuple[str, str, str]]:
    """Each field that two readings of one claim give otherwise: its words, and both values."""
    ours, theirs = as_typed(one), as_typed(other)
    for name in AMENDABLE:
        if ours[name] != theirs[name]:
            yield _LABELS[name], _in_words(name, ours[name]), _in_words(name, theirs[name])


def _in_words(name: str, value: str) -> str:
    table = _CHOICES.get(name, ((), ""))[1]
    parts = value.split(", ") if name in _MANY else [value]
    return ", ".join(word(one, table) if table and one else one for one in parts) or "–"


def changes(claim: Claim, given: QueryDict) -> Iterable[str]:
    """What the form says otherwise than it stands, as `field=value`."""
    stands = as_typed(claim)
    typed = {name: _given(given, name, stands[name]) for name in AMENDABLE}
    return [f"{name}={typed[name]}" for name in AMENDABLE if typed[name] != stands[name]]


def _given(given: QueryDict, name: str, stands: str) -> str:
    if name not in given:
        return stands
    if name not in _MANY:
        return str(given[name]).strip()
    chosen = [one for one in given.getlist(name) if one]
    # a list of choices has an order of its own, and what stands there another
    same = sorted(chosen) == sorted(filter(None, stands.split(", ")))
    return stands if same else ", ".join(chosen)
