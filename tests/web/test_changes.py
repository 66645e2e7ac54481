"""What changed since the last edition: the page, and the note on an incident's own page."""

from dataclasses import replace
from pathlib import Path

from lxml import html

from cenotaph.record.states import Cause, Change, TollChange
from cenotaph.web.changed import Changed
from cenotaph.web.changes_page import groups, told
from cenotaph.web.publish import publish
from cenotaph.web.site import site_of
from tests.web.sample import edition, toll, views

MARKET, TINY = views()
GREW = Change(
    incident=MARKET.id,
    kind="changed",
    tolls=(
        TollChange(
            measure="killed",
            before=toll("killed", (23, 23, None), open=True),
            after=toll("killed", (45, 53, 68), open=True),
        ),
        TollChange(measure="injured", before=None, after=toll("injured", (60, 60, 60))),
    ),
    causes=(
        Cause(kind="claim", about="page-1", text="A secret text."),
        Cause(kind="claim", about="page-2", text="Another secret text."),
        Cause(kind="decision", about="17", text="Entry 17: reject. A secret reason."),
        Cause(kind="merge", about="ffff", text="It came from incident ffff."),
    ),
)
NEW = Change(incident=TINY.id, kind="new", tolls=(), causes=())
GONE = Change(incident="eeee", kind="withdrawn", tolls=(), causes=(), into=MARKET.id)
HIDDEN = Change(incident="dddd", kind="changed", tolls=GREW.tolls, causes=())


def changed(*changes: Change, since: str | None = "0123") -> Changed:
    """These changes since an edition."""
    return Changed(since=since, until=edition().id, changes=changes)


def page(folder: Path, path: str, *changes: Change, since: str | None = "0123") -> str:
    """The words of one page of a site with these changes."""
    publish(views(), edition(), folder, changed=changed(*changes, since=since))
    root = html.fromstring((folder / path).read_bytes().decode())
    return " ".join(root.xpath("//main")[0].text_content().split())


def test_each_changed_toll_stands_with_what_it_was_and_why(tmp_path: Path) -> None:
    """Old figures, new figures, and each cause as a sentence."""
    text = page(tmp_path, "changes.html", GREW, NEW)
    assert "Changed tolls: 1" in text
    assert "Killed at least 23 · open → is now 45 – 53 – 68 · open" in text
    assert "Injured no figure → is now 60" in text
    assert "2 pages were added." in text
    assert "A person decided on it, with a reason in the log (entry 17)." in text
    assert "New incidents: 1" in text


def test_no_cause_shows_what_a_stranger_may_not_read(tmp_path: Path) -> None:
    """Reasons, quotes and the ids of incidents that are not public stay out of the page."""
    text = page(tmp_path, "changes.html", GREW, HIDDEN)
    assert "secret" not in text
    assert "Reports of another incident were found to be of this one." in text
    assert "ffff" not in text
    assert "dddd" not in text


def test_a_withdrawn_incident_leads_to_the_one_it_went_into(tmp_path: Path) -> None:
    """Its id stands, and what it turned out to be one with."""
    text = page(tmp_path, "changes.html", GONE)
    assert "Withdrawn incidents: 1 eeee It turned out to be one with Airstrike in Hama." in text


def test_a_withdrawn_incident_says_what_became_of_its_pages(tmp_path: Path) -> None:
    """Where it went into no other."""
    gone = Change(
        incident="eeee",
        kind="withdrawn",
        tolls=(),
        causes=(Cause(kind="extractor", about="page-1", text="A secret text."),),
    )
    text = page(tmp_path, "changes.html", gone)
    assert "This edition does not show it. A page was read again" in text


def test_an_incident_says_what_changed(tmp_path: Path) -> None:
    """Its own page has the same lines; one that is new says so."""
    text = page(tmp_path / "site", f"incidents/{MARKET.id}.html", GREW, NEW)
    assert "Changed since edition 0123." in text
    assert "Killed at least 23 · open → is now 45 – 53 – 68 · open" in text
    root = html.fromstring((tmp_path / "site/incidents" / f"{TINY.id}.html").read_bytes().decode())
    assert "New since edition 0123." in " ".join(root.text_content().split())


def test_the_first_edition_marks_nothing_as_new(tmp_path: Path) -> None:
    """Where all is new, no incident is called so."""
    text = page(tmp_path, f"incidents/{TINY.id}.html", NEW, since=None)
    assert "New since" not in text
    assert "is the first: every incident is new." in (tmp_path / "changes.html").read_text()


def test_without_another_edition_nothing_is_compared(tmp_path: Path) -> None:
    """A site that knows of no change says that there is nothing to compare."""
    publish(views(), edition(), tmp_path)
    assert "Nothing to compare" in (tmp_path / "changes.html").read_text()


def test_a_long_list_is_cut_and_says_so() -> None:
    """A page lists two hundred of a kind and says how many more there are."""
    many = tuple(replace(GONE, incident=f"{n:04}") for n in range(205))
    (group,) = groups(changed(*many), site_of(views(), edition()))
    assert (len(group.told), group.number, group.more) == (200, 205, 5)


def test_one_sentence_stands_once() -> None:
    """Two pages that were read again are one sentence."""
    pages = tuple(Cause(kind="extractor", about=str(n), text="") for n in range(2))
    found = told(replace(GREW, causes=pages), changed(GREW), site_of(views(), edition()))
    assert found.causes == ("A page was read again, by a newer version of the program.",)
