"""The feed of changes: ids, tolls and kinds of cause, and no word of a page."""

import io
from dataclasses import replace
from xml.etree import ElementTree as Xml

from cenotaph.export.feed import summary, write_feed, write_incidents
from cenotaph.record.editions import Edition
from cenotaph.record.listing import listed
from cenotaph.record.states import Cause, Change, TollChange
from tests.web.sample import edition, toll, views

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


def showing(*incidents: str) -> Edition:
    """The edition, holding these."""
    return replace(edition(), incidents=incidents)


def entries() -> list[Xml.Element]:
    """The entries of a feed of both."""
    file = io.StringIO()
    assert write_feed((CHANGED, WITHDRAWN), showing("a"), file) == 2
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
    assert summary(WITHDRAWN, frozenset("a")) == "It went into incident a."
    file = io.StringIO()
    gone = Change(incident="b", kind="withdrawn", tolls=(), causes=())
    write_feed((gone,), showing("a"), file)
    assert Xml.fromstring(file.getvalue()).find(f"{ATOM}entry/{ATOM}link") is None


def test_what_is_not_public_has_no_name_in_the_feed() -> None:
    """An incident that is not shown is told of neither as changed nor as where another went."""
    file = io.StringIO()
    secret = replace(WITHDRAWN, into="secret")
    assert write_feed((replace(CHANGED, incident="secret"), secret), showing("a"), file) == 1
    assert "secret" not in file.getvalue()


def feed(address: str | None = None) -> Xml.Element:
    """The feed of the sample's incidents."""
    file = io.StringIO()
    rows = [listed(view) for view in views()]
    assert write_incidents(rows, edition(), file, title=lambda row: row.id, address=address) == 2
    return Xml.fromstring(file.getvalue())


def test_an_incident_keeps_its_id_and_has_its_newest_pages_time() -> None:
    """A program sees a change when a page came to it, and not at every edition."""
    found = [
        (entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated"))
        for entry in feed().iter(f"{ATOM}entry")
    ]
    assert found == [
        ("urn:cenotaph:incident:0f1e2d3c4b5a6978", "2024-05-04T00:00:00Z"),
        ("urn:cenotaph:incident:a1b2c3d4e5f60718", "2024-03-14T00:00:00Z"),
    ]


def test_an_incident_says_its_tolls_and_no_word_of_a_page() -> None:
    """What follows the title is lowest, best and highest of each measure."""
    said = [entry.findtext(f"{ATOM}summary") for entry in feed().iter(f"{ATOM}entry")]
    assert said == ["killed 1–1–1", "killed 45–53–68, open; injured 60–60–60"]


def test_a_feed_has_what_atom_asks_for() -> None:
    """Id, title, author, a time with an offset, and the feed's own address (RFC 4287, 4.1.1)."""
    file = io.StringIO()
    write_feed((CHANGED,), showing("a"), file)
    for root in (feed(), Xml.fromstring(file.getvalue())):
        assert root.findtext(f"{ATOM}title")
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        times = [one.text or "" for one in root.iter(f"{ATOM}updated")]
        assert times
        assert all(time.endswith("Z") and "T" in time for time in times)
        ids = [one.text for one in root.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids))
        assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]


def test_links_are_absolute_where_the_address_is_known() -> None:
    """A served feed names its server; a published one leads from its own folder."""

    def links(root: Xml.Element) -> list[str | None]:
        return [link.get("href") for link in root.iter(f"{ATOM}link")][:3]

    own = "incidents/0f1e2d3c4b5a6978.html"
    assert links(feed()) == ["incidents.atom", "../index.html", f"../{own}"]
    site = "https://record.example"
    assert links(feed(site)) == [
        f"{site}/downloads/incidents.atom", f"{site}/index.html", f"{site}/{own}",
    ]  # fmt: skip
