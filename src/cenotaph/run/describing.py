"""A page that is in the record, captured anew with what a person knows of it."""

from dataclasses import dataclass, replace
from functools import partial

from cenotaph.errors import InputError
from cenotaph.extract import HandReadBefore
from cenotaph.model.pages import Page, Receipt
from cenotaph.model.readings import Added
from cenotaph.path import add
from cenotaph.run.adding import Work
from cenotaph.run.coding import extraction_of
from cenotaph.run.sources import Source
from cenotaph.store.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Where a page is from: its title, its outlet or speaker, the day it was published or said."""

    title: str | None
    source: str | None
    published_at: str | None


def described(record: Record, page_id: str, given: Description, *, tool: str) -> Work:
    """The same bytes with another receipt: reading them again dates and names what they say.

    What the person leaves as it stands stays the page's own word. Raises InputError where that is
    all of it.
    """
    page = record.page(page_id)
    changed = _changed(record, page_id, given, tool=tool)
    return Work(name=page.title or page.id, source=partial(_again, record, page, changed))


def describe_by_hand(
    record: Record, page_id: str, given: Description, *, tool: str, at: str, by: str
) -> Added:
    """A page that a person has read, with another receipt; their claims stay, said on its day.

    Raises what `described` raises.
    """
    page = record.page(page_id)
    changed = _changed(record, page_id, given, tool=tool)
    data = record.evidence.bytes_of(page.digest)
    reader = HandReadBefore(earlier=extraction_of(record, page_id))
    return add(record, data, changed, reader, at=at, actor=by)


def _changed(record: Record, page_id: str, given: Description, *, tool: str) -> Receipt:
    captured = record.captured(page_id)
    page, receipt = captured.page, captured.receipt
    changed = replace(
        receipt,
        title=_said(given.title, page.title, receipt.title),
        source=_said(given.source, page.source, receipt.source),
        published_at=_said(given.published_at, day_published(page), receipt.published_at),
    )
    if changed == receipt:
        raise InputError("Nothing is changed.", hint="Say what the page does not.")
    return replace(changed, tool=tool)


def day_published(page: Page) -> str | None:
    """The day a page was published, as a person types it."""
    return page.published_at and page.published_at[:10]


def _said(given: str | None, stands: str | None, before: str | None) -> str | None:
    return before if given == stands else given


def _again(record: Record, page: Page, receipt: Receipt, _at: str) -> Source:
    # the bytes came when they came: what is new is what is known of them
    data = record.evidence.bytes_of(page.digest)
    return Source(name=page.id, data=data, receipt=receipt)
