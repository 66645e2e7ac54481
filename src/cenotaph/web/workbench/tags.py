"""Template tags of the workbench alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import template
from django.urls import reverse

from cenotaph.link.compare import COMPARISONS
from cenotaph.model.entries import Decided
from cenotaph.model.incidents import Incident
from cenotaph.model.pages import leads_to_the_web
from cenotaph.model.tolls import Toll
from cenotaph.record.view import ClaimView, View
from cenotaph.run.coding import Coded
from cenotaph.run.near import Near
from cenotaph.run.waiting import Row
from cenotaph.store.settled import Audited
from cenotaph.web.below import in_our_words
from cenotaph.web.numerals import digits
from cenotaph.web.people.models import Person
from cenotaph.web.sentences import checked, figure, figures, headline, word
from cenotaph.web.settings import LANGUAGES
from cenotaph.web.times import when
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated, language
from cenotaph.web.voiced import by_profile
from cenotaph.web.workbench.fields import differences
from cenotaph.web.workbench.naming import moment, name_of, names_for
from cenotaph.web.workbench.reasons import why

register = template.Library()
register.filter(by_profile)
register.filter("below", in_our_words)
register.filter("leads_to_the_web", leads_to_the_web)
register.filter("moment", moment)
register.filter("why", why)
# More reasons than this are read by nobody.
_REASONS_SHOWN = 4


@register.filter
def reads_now(coded: Coded) -> Iterator[tuple[str, str, str]]:
    """Where the program reads otherwise now than what a person decided on."""
    if coded.machine is not None and coded.standing is not None and coded.standing.reopened:
        yield from differences(coded.claim, coded.machine)


@register.filter
def at_stake(row: Row, view: View | None) -> str:
    """What of a row a person looks at: the claim's words, the check's sentence, the link's page.

    They are the view's, which holds what the person may read.
    """
    wanted = row.waiting.subject
    if view is None:
        return ""
    if row.waiting.kind == "check":
        number = int(wanted.rpartition("-")[2])
        return checked(view.checks[number]) if number < len(view.checks) else ""
    reports = {report.id: report for report in view.reports}
    if wanted in reports:
        return isolated(reports[wanted].title or reports[wanted].outlet or "")
    for claim in view.claims:
        if claim.id == wanted:
            said = f"{figure(claim)} {word(claim.measure, 'MEASURES')}"
            outlet = reports[claim.report].outlet
            return _(", ").join((said, isolated(outlet))) if outlet else said
    return ""


@register.filter
def changes(row: Row) -> str:
    """What the toll would be, were the thing decided the other way; or what it was before."""
    incident, kind = row.incident, row.waiting.kind
    if incident is None or (row.then is None and row.before is None):
        return ""
    if row.before is not None:
        return _from_to([row.before], incident.tolls) or _("its toll is the same since")
    assert row.then is not None
    of = [incident.tolls] if row.other is None else [incident.tolls, row.other.tolls]
    change = _from_to(of, row.then)
    if not change:
        return ""
    if kind == "pair":
        return _("%(change)s if they are one") % {"change": change}
    if kind == "link":
        return _("%(change)s if kept apart") % {"change": change}
    return _("%(change)s if rejected") % {"change": change}


def _from_to(before: Sequence[Sequence[Toll]], after: Sequence[Toll]) -> str:
    """Each measure whose toll differs, as it is and as it is then."""
    tolls = [{toll.measure: figures(toll) for toll in _totals(one)} for one in before]
    then = {toll.measure: figures(toll) for toll in _totals(after)}
    found = []
    for measure in dict.fromkeys(name for each in (*tolls, then) for name in each):
        now = [each[measure] for each in tolls if measure in each]
        if now != [then.get(measure)]:
            said = {"before": _(" and ").join(now) or "–", "after": then.get(measure, "–")}
            change = _("%(before)s → %(after)s") % said
            found.append(f"{word(measure, 'MEASURES')} {change}")
    return _("; ").join(found)


@register.simple_tag(takes_context=True)
def who(context: Mapping[str, Any], actor: str) -> str:
    """Whose an entry of the log is."""
    return name_of(actor, names_for(context["request"]))


@register.filter
def set_by(toll: Toll, view: View) -> Iterator[tuple[str, list[ClaimView]]]:
    """Each bound of a toll with the claims that set it; one line where the same set two."""
    claims = {claim.id: claim for claim in view.claims}
    for bound in ("min", "best", "max"):
        ids = getattr(toll.set_by, bound)
        if ids:
            yield bound, [claims[id_] for id_ in ids if id_ in claims]


@register.filter
def totals(incident: Incident | View) -> list[Toll]:
    """The tolls over all sides under the policy that the record is shown with."""
    return _totals(incident.tolls)


def _totals(tolls: Iterable[Toll]) -> list[Toll]:
    return [toll for toll in tolls if toll.policy == "range" and toll.key is None]


@register.filter
def alike(near: Near) -> str:
    """Why two incidents may be one: what speaks for it, then what speaks against, in words."""
    said = {one.name: one for one in COMPARISONS}
    known = sorted(near.reasons.items(), key=lambda pair: -abs(pair[1]))
    weighty = [(name, score) for name, score in known if name in said and score][:_REASONS_SHOWN]
    speaks_for = [_(said[name].alike) for name, score in weighty if score > 0]
    against = [_(said[name].unlike) for name, score in weighty if score < 0]
    sides = (
        _("for one: %(reasons)s") % {"reasons": _("; ").join(speaks_for)} if speaks_for else "",
        _("for two: %(reasons)s") % {"reasons": _("; ").join(against)} if against else "",
    )
    return _(". ").join(filter(None, sides))


@register.filter
def shortly(incident: Incident) -> str:
    """An incident in one line: what, where and when."""
    return _(", ").join((headline(incident), when(incident.when)))


@register.filter
def of_what(line: Audited, told: Mapping[str, str]) -> str:
    """What a decision is about, short enough for a list; incidents by `told`, else by their ids."""
    decided = line.decided
    if decided is None:
        return ""
    entry = decided.details.get("entry")
    if entry:
        return _("entry %(n)s") % {"n": digits(entry)}
    claim = decided.claim or decided.read
    if claim is not None:
        return f"“{figure(claim)}” {word(claim.measure, 'MEASURES')}"
    named = (decided.subject, *decided.details.get("with", "").split())
    return " + ".join(told.get(one) or one for one in named)


@register.filter
def known(decided: Decided) -> str:
    """What a decision says of a source; the profile before it is replaced by that."""
    said = {
        "repeats": _("repeats %(whom)s"),
        "belongs_to": _("belongs to %(whom)s"),
        "scope": _("counts civilians alone"),
        "level": _("is sealed"),
    }
    told = (
        said[name] % {"whom": isolated(value)}
        for name, value in sorted(decided.details.items())
        if value and name in said
    )
    return _(", ").join(told) or _("nothing more is known of it")


@register.simple_tag(takes_context=True)
def other_languages(context: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """This page in each other language, for who is not logged in: code, name, address."""
    request = context["request"]
    # what is refused before anybody is asked who they are has no user
    person = getattr(request, "user", None)
    if person is None or person.is_authenticated or request.method != "GET":
        return []
    found = []
    for code, name in LANGUAGES.items():
        if code != language():
            asked = request.GET.copy()
            asked["language"] = code
            found.append((code, name, f"?{asked.urlencode()}"))
    return found


@register.filter
def menu(person: Person) -> Iterator[tuple[str, str, str]]:
    """The pages this person's role opens: address, name of the route, words."""
    entries = (
        ("queue", _("Queue"), "recorder"),
        ("pairs", _("Pairs"), "recorder"),
        ("add", _("Add pages"), "recorder"),
        ("totals", _("Totals"), "recorder"),
        ("audit", _("Audit"), "recorder"),
        ("agreement", _("Agreement"), "editor"),
        ("publish", _("Publish"), "editor"),
        ("people", _("People"), "administrator"),
    )
    for name, words, least in entries:
        if person.may(least):
            yield reverse(name), name, words
