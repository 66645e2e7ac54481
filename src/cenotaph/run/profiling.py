"""What is known of a source beyond its name: looked up, and decided anew."""

from collections.abc import Mapping
from dataclasses import dataclass

from cenotaph.errors import InputError
from cenotaph.model.entries import Decision
from cenotaph.model.vocabulary import Action
from cenotaph.record.decisions import by_weight
from cenotaph.run.deciding import Proposal
from cenotaph.run.speaking import sealed_as, source_named
from cenotaph.store import past, speakers
from cenotaph.store.record import Record
from cenotaph.toll.profiles import by_name

_PROFILE: Action = "profile"
# What a profile may say, and which words it takes; None for the name of another source.
_SAYS: Mapping[str, frozenset[str] | None] = {
    "belongs_to": None,
    "repeats": None,
    "scope": frozenset({"civilians"}),
    "level": frozenset({"sealed"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiled:
    """A profile that is to be decided, and which of the sources it names no page hears yet."""

    proposal: Proposal
    unheard: tuple[str, ...]


def profiled(record: Record, source: str, given: Mapping[str, str], *, reason: str) -> Profiled:
    """The profile of a source that is named, with the sources it speaks of found by their names.

    Raises InputError where it says what no profile says.
    """
    if not given or not all(_may_say(key, value) for key, value in given.items()):
        raise InputError(
            "A profile says belongs_to=SOURCE, repeats=SOURCE, scope=civilians or level=sealed.",
            hint="For example: --set repeats=sana.",
        )
    sealed, details = "level" in given, dict(given)
    subject, heard = (sealed_as if sealed else source_named)(record, source)
    unheard = [] if heard else [subject]
    # without a name it belongs to nobody, or repeats nobody
    for key in {key for key, value in given.items() if value} & {"belongs_to", "repeats"}:
        details[key], heard = source_named(record, details[key])
        # an owner need not speak
        unheard += [] if heard or key == "belongs_to" else [details[key]]
    proposal = Proposal(action=_PROFILE, subject=subject, reason=reason, details=details)
    return Profiled(proposal=proposal, unheard=tuple(unheard))


def _may_say(key: str, value: str) -> bool:
    allowed = _SAYS.get(key, frozenset())
    return allowed is None or value in allowed


def standing_profile(record: Record, source: str) -> Decision | None:
    """The decision that says what is known of the source of this id; None where none does."""
    with record.reading() as connection:
        every = by_weight(past.standing(connection, _PROFILE))
    mine = [one for one in every if by_name(one.decided.subject) == by_name(source)]
    return mine[-1] if mine else None


def heard_in(record: Record, source: str) -> tuple[str, ...]:
    """The incidents that the profile of this source may bear on."""
    with record.reading() as connection:
        return speakers.heard_in(connection, source)
