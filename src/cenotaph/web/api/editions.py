"""Editions: the states that were published, and what is shown otherwise since."""

from django.http import Http404, HttpRequest
from ninja import Query

from cenotaph.errors import InputError
from cenotaph.record.editions import Edition
from cenotaph.record.following import followed_in, page_of
from cenotaph.store.past import editions as editions_in
from cenotaph.store.record import Record
from cenotaph.web.api.answers import ChangeList, EditionLine, EditionList
from cenotaph.web.api.asking import Since
from cenotaph.web.api.routing import further, route


@route("/editions", EditionList)
def editions(request: HttpRequest) -> EditionList:
    """The editions that were published, the last one first, each with the log's head then."""
    known = reversed(editions_in(request.record))
    return EditionList(items=tuple(_line(one) for one in known))


@route("/editions/{slug:edition}", Edition)
def edition(request: HttpRequest, edition: str) -> Edition:
    """One edition with the ids of the incidents it showed; some may be withdrawn since."""
    return _known(request.record, edition)


@route("/changes", ChangeList)
def changes(request: HttpRequest, asked: Query[Since]) -> ChangeList:
    """What is public otherwise since an entry of the log or an edition, in the log's order.

    Whoever keeps a copy reads on at `next` and, at the end, asks again from `until`. An incident is
    told with the last entry that touched it: a page that was `extracted`, reports that were
    `assigned`, something `decided`.
    """
    since = _entry(request.record, asked.since)
    found = request.public.following(since)
    if since > found.until:
        raise InputError(
            f"The log has no entry {since}.", hint=f"It has reached entry {found.until}."
        )
    after = None if asked.after is None else followed_in(asked.after)
    page = page_of(found, limit=asked.limit, after=after)
    return ChangeList(
        since=since,
        until=page.until,
        redacted=found.redacted,
        items=page.items,
        total=len(found.items),
        next=further(request, page.next),
    )


def _entry(record: Record, since: str) -> int:
    # sixteen digits are more than any log has, and still fit a database's number
    if since.isdecimal() and since.isascii() and len(since) <= 16:
        return int(since)
    try:
        return _known(record, since).seq
    except Http404:
        raise InputError(
            f"“{since}” is no entry of the log and no edition.",
            hint="Write an entry's number, or the id of one of /api/v1/editions.",
        ) from None


def _known(record: Record, edition: str) -> Edition:
    for known in editions_in(record):
        if known.id == edition:
            return known
    raise Http404


def _line(edition: Edition) -> EditionLine:
    return EditionLine(
        id=edition.id,
        seq=edition.seq,
        head=edition.head,
        code_version=edition.code_version,
        policy=edition.policy,
        date=edition.date,
        shown=len(edition.incidents),
    )
