"""The fields of a claim as form fields: what stands there, and what may."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cenotaph.model.claims import Claim
from cenotaph.model.vocabulary import (
    MEASURES,
    STATUSES,
    Age,
    Certainty,
    Scope,
    Sex,
    Stance,
    Unit,
)
from cenotaph.record.amending import AMENDABLE, as_typed

_LABELS: Mapping[str, str] = {
    "measure": _("What befell them"),
    "count": _("Count: 15, 10-15, 12+, ..20, ~50, or unstated"),
    "unit": _("Unit"),
    "scope": _("Scope"),
    "stance": _("Stance"),
    "certainty": _("Certainty"),
    "moved_from": _("Moved from: counted before as"),
    "means": _("Means, with commas"),
    "when": _("When: a day, or two with a stroke between"),
    "where": _("Where, with ; between: Hama; or Hama @ 35.13, 36.75"),
    "said_by": _("Said by, to the origin: SOHR > medics; empty: the page"),
    "group.text": _("Whom, in the page’s words"),
    "group.actor": _("Their party, by id"),
    "group.side": _("Their side, by id"),
    "group.status": _("Their status"),
    "group.sex": _("Sex"),
    "group.age": _("Age"),
    "group.occupation": _("Occupation"),
    "group.nationalities": _("Nationalities, with commas"),
}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "measure": MEASURES,
    "unit": get_args(Unit),
    "scope": get_args(Scope),
    "stance": get_args(Stance),
    "certainty": get_args(Certainty),
    "moved_from": ("", *MEASURES),
    "group.status": STATUSES,
    "group.sex": ("", *get_args(Sex)),
    "group.age": ("", *get_args(Age)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form: its name, its words, what stands there, and the values it may have."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()


def fields_of(claim: Claim) -> Iterator[Field]:
    """Every field that a person may amend."""
    stands = as_typed(claim)
    for name in AMENDABLE:
        yield Field(
            name=name, label=_LABELS[name], value=stands[name], choices=_CHOICES.get(name, ())
        )


def changes(claim: Claim, given: QueryDict) -> Iterable[str]:
    """What the form says otherwise than it stands, as `field=value`."""
    stands = as_typed(claim)
    typed = {name: given.get(name, stands[name]).strip() for name in AMENDABLE}
    return [f"{name}={value}" for name, value in typed.items() if value != stands[name]]
