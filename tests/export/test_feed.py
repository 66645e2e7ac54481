"""The feed of changes: ids, tolls and kinds of cause, and no word of a page."""

import io
from xml.etree import ElementTree as Xml

from cenotaph.export.feed import summary, write_feed
from cenotaph.record.changes import Cause, Change, TollChange
from tests.web.sample import edition, toll

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGED = Change(
    incident="a",
    kind="changed",
    tolls=(
        TollChange(
            measure="killed",
            before=toll("killed", (12, 12, 12)),
            after=toll("killed", (12, None, 15), open=True),
        ),
    ),
    causes=(Cause(kind="claim", about="page-2", text="The Secret Gazette was added."),),
)
WITHDRAWN = Change(incident="b", kind="withdrawn", tolls=(), causes=(), into="a")


def entries() -> list[Xml.Element]:
    """The entries of a feed of both."""
    file = io.StringIO()
    assert write_feed((CHANGED, WITHDRAWN), edition(), file) == 2
    assert "Secret Gazette" not in file.getvalue()
    return Xml.fromstring(file.getvalue()).findall(f"{ATOM}entry")


def test_each_change_is_an_entry_with_its_kind_and_figures() -> None:
    """Its category tells what happened; its id names edition and incident."""
    first = entries()[0]
    assert first.findtext(f"{ATOM}id") == f"urn:cenotaph:{edition().id}:a"
    assert first.find(f"{ATOM}category").get("term") == "changed"  # type: ignore[union-attr]
    assert first.findtext(f"{ATOM}summary") == "killed 12–12–12 → 12–?–15, open (claim)"


def test_a_withdrawn_incident_leads_to_the_one_it_went_into() -> None:
    """Its own page is gone; where no incident took it, there is no link."""
    link = entries()[1].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "../incidents/a.html"
    assert summary(WITHDRAWN) == "It went into incident a."
    file = io.StringIO()
    gone = Change(incident="b", kind="withdrawn", tolls=(), causes=())
    write_feed((gone,), edition(), file)
    assert Xml.fromstring(file.getvalue()).find(f"{ATOM}entry/{ATOM}link") is None
