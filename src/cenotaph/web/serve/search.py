"""The search of the served site: a plain form, its answer, and an address that holds both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict

from cenotaph.errors import InputError
from cenotaph.export.feed import Channel
from cenotaph.model.extent import day_number
from cenotaph.model.vocabulary import MEANS, POLICY_NAMES, Means, PolicyName
from cenotaph.record.search import (
    Cursor,
    Search,
    cursor_in,
)
from cenotaph.web.feeds import feed_of
from cenotaph.web.numerals import number
from cenotaph.web.serve.offers import Offer
from cenotaph.web.serve.site import LiveSite
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated
from cenotaph.web.views import page, rows_under

FIELDS = ("words", "place", "since", "until", "actor", "means", "source", "grade", "policy")
# Each word is looked for on its own; a reader who pastes a page is told so.
_LONGEST = 200
_POLICY: PolicyName = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asked for: as typed, as a search, and what of it cannot be read.

    `after` is where the page of the list begins.
    """

    given: Mapping[str, str]
    search: Search
    after: Cursor | None
    problems: tuple[str, ...]

    @property
    def is_search(self) -> bool:
        """Whether anything is asked for beyond the list of all."""
        return bool(self.asked)

    @property
    def asked(self) -> dict[str, str]:
        """What was given, without what was left as it is: a form sends every field."""
        return {
            name: value
            for name, value in self.given.items()
            if value and (name, value) != ("policy", _POLICY)
        }

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen in each list of the form."""
        return {**self.given, "policy": self.search.policy}

    @property
    def query(self) -> str:
        """The search as the end of an address, without what was left empty."""
        return urlencode(self.asked)

    @property
    def query_and(self) -> str:
        """The same, for more to follow it."""
        return f"{self.query}&" if self.query else ""


def incidents(request: HttpRequest) -> HttpResponse:
    """The list of incidents, searched; what cannot be read is said and stays in the form."""
    site: LiveSite = request.site
    asked = asked_in(request.GET)
    offers = site.offers
    values: dict[str, Any] = {
        "asked": asked,
        "offers": offers,
        "filtered": " · ".join(
            f"{label}: {value}" for label, value in said(asked, offers, but="words")
        ),
    }
    if asked.problems:
        return page(request, "incidents.html", status=400, **values)
    found = site.find(asked.search, after=asked.after)
    rows = rows_under(found.rows, asked.search.policy)
    return page(request, "incidents.html", rows=rows, total=found.total, next=found.next, **values)


def feed(request: HttpRequest) -> HttpResponse:
    """The incidents that a search finds to which a page came last; its address is the search's.

    Raises InputError for what cannot be read.
    """
    site: LiveSite = request.site
    asked = asked_in(request.GET)
    if asked.problems:
        raise InputError(asked.problems[0], hint=_("Make the address with the search's own form."))
    told = said(asked, site.offers)
    channel = Channel(
        id=f"urn:cenotaph:incidents?{asked.query}",
        title=" · ".join(("Incidents", *(f"{label}: {value}" for label, value in told))),
        path=f"incidents.atom?{asked.query}".rstrip("?"),
        page=f"incidents.html?{asked.query}".rstrip("?"),
    )
    return feed_of(request, site.last_told_of(asked.search), channel)


def said(asked: Asked, offers: Iterable[Offer], *, but: str = "") -> Iterator[tuple[str, str]]:
    """What is asked for in words: the name of each field but one, and what was given or chosen."""
    typed = {
        "words": _("Words"), "place": _("Place"), "since": _("From"), "until": _("To"),
    }  # fmt: skip
    chosen = {offer.name: offer for offer in offers}
    for name, value in asked.asked.items():
        if name == but:
            continue
        if name in typed:
            yield typed[name], isolated(value)
        else:
            yield chosen[name].label, chosen[name].names.get(value) or isolated(value)


def asked_in(query: QueryDict) -> Asked:
    """What the address asks for."""
    # one letter too many is enough to say so: what is written back, and kept of it, stays short
    given = {name: query.get(name, "").replace("\0", "").strip()[: _LONGEST + 1] for name in FIELDS}
    policy, means = given["policy"] or _POLICY, given["means"]
    search = Search(
        text=given["words"] or None,
        place=given["place"] or None,
        since=given["since"] or None,
        until=given["until"] or None,
        actor=given["actor"] or None,
        means=cast(Means, means) if means in MEANS else None,
        source=given["source"] or None,
        grade=given["grade"] or None,
        policy=cast(PolicyName, policy) if policy in POLICY_NAMES else _POLICY,
    )
    after, problems = None, list(_problems(given, search))
    try:
        after = cursor_in(query["after"]) if query.get("after") else None
    except InputError:
        problems.append(_("The address names no place in the list. Begin at its head."))
    return Asked(given=given, search=search, after=after, problems=tuple(problems))


def _problems(given: Mapping[str, str], search: Search) -> Iterator[str]:
    """What of it cannot be read, a sentence each."""
    for name in ("since", "until"):
        if given[name] and day_number(given[name]) is None:
            yield _(
                "“%(date)s” is no date. Write a day, month or year: 2023-01-14, 2023-01, 2023."
            ) % {"date": given[name]}
    if given["means"] and search.means is None:
        yield _("“%(means)s” is no means that this record knows.") % {"means": given["means"]}
    if given["policy"] and search.policy != given["policy"]:
        yield _("“%(policy)s” is no policy that this record knows.") % {"policy": given["policy"]}
    if any(len(value) > _LONGEST for value in given.values()):
        yield _("That is too long to search for: at most %(n)s letters.") % {"n": number(_LONGEST)}
