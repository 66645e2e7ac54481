"""What there is to choose from in the form of a search: made once a version and a language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from cenotaph.model.vocabulary import POLICY_NAMES
from cenotaph.record.search import Choices, SourceSummary
from cenotaph.reference.actors import ACTORS
from cenotaph.web.countries import party_name
from cenotaph.web.rows import Option, offered
from cenotaph.web.sentences import word
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One list to choose from: what it is called, the name of each code, and it as a field."""

    name: str
    label: str
    names: Mapping[str, str]
    field: SafeString


def offers_of(choices: Choices, sources: Iterable[SourceSummary]) -> Iterator[Offer]:
    """The lists of the form, in their order."""
    known = {code: actor.name for code, actor in ACTORS.by_id.items()}
    actors = sorted((party_name(one.code, known), one) for one in choices.actors)
    yield _offer(
        "actor", _("Party"), [(one.code, isolated(name), one.incidents) for name, one in actors]
    )
    yield _offer(
        "means",
        _("Means"),
        [(one.code, word(one.code, "MEANS"), one.incidents) for one in choices.means],
    )
    yield _offer(
        "source", _("Source"), [(one.id, isolated(one.name), one.incidents) for one in sources]
    )
    policies: list[Option] = [(name, isolated(name), None) for name in POLICY_NAMES]
    yield _offer("policy", _("Policy"), policies, any_of=False)
    yield _offer("grade", _("Grade"), list(_grades(choices)))


def _offer(name: str, label: str, options: list[Option], *, any_of: bool = True) -> Offer:
    return Offer(
        name=name,
        label=label,
        names={code: shown for code, shown, _many in options},
        field=offered(name, label, options, any_of=any_of),
    )


def _grades(choices: Choices) -> Iterator[Option]:
    """Every grade with the policies that give it."""
    given_by: dict[str, list[str]] = {}
    for policy, grades in choices.grades.items():
        for one in grades:
            given_by.setdefault(one.code, []).append(policy)
    for grade, policies in sorted(given_by.items()):
        by = _(", ").join(map(isolated, policies))
        yield grade, f"{word(grade, 'GRADES')} ({by})", None
