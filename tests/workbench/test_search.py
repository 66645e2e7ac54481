"""The served site's search: a form that works without a script, and what a stranger may find."""

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as Xml

import pytest
from django.test import Client

from cenotaph.model.vocabulary import PolicyName
from cenotaph.web.sentences import figures
from cenotaph.web.serve import site
from tests.builders import HAMA, SOHR
from tests.store.logs import decided, write
from tests.store.towns import HOMS, HOTLINE, NOWHERE, profiled, told
from tests.workbench.desk import Desk

LIST = "/incidents.html"


@pytest.fixture
def reader(desk: Desk) -> Iterator[Client]:
    """A stranger before four incidents, three of them released."""
    write(
        desk.record,
        *told("hama", actors=("al-qaeda",), means=("airstrike",), speakers=(SOHR,)),
        *told("homs", "2021-03-02", where=HOMS, killed=12, means=("mine",)),
        *told("later", "2022-01-01", killed=40, outlet="The Sample Courier"),
        *told("held", "2022-02-02", killed=99, outlet="The Held Gazette", released=False),
    )
    return desk.client()


def shown(page: bytes) -> list[str]:
    """The incidents that the page lists, in their order."""
    return re.findall(r'href="(?:\.\./)?incidents/([a-z]+)\.html"', page.decode())


def asked(reader: Client, query: str) -> tuple[int, str]:
    """The status of the answer to a search, and its page."""
    answer = reader.get(f"{LIST}?{query}")
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["later", "homs", "hama"]),
        ("place=Hama", ["later", "hama"]),
        ("since=2021&until=2021", ["homs"]),
        ("actor=al-qaeda", ["hama"]),
        ("means=mine", ["homs"]),
        ("source=sohr", ["hama"]),
        ("words=courier", ["later"]),
        ("policy=graded&grade=weak", ["later", "homs", "hama"]),
        ("policy=graded&grade=fair", []),
        ("words=%25", ["later", "homs", "hama"]),
    ],
)
def test_a_search_finds_what_its_address_says(reader: Client, query: str, found: list[str]) -> None:
    """Newest first; the same address gives the same list to whom it is sent."""
    status, page = asked(reader, query)
    assert (status, shown(page.encode())) == (200, found)


def test_the_form_keeps_what_was_asked_and_offers_what_there_is(reader: Client) -> None:
    """Each filter stands as it was sent; the choices count released incidents alone."""
    _, page = asked(reader, "place=Hama&means=airstrike&policy=graded")
    assert 'name="place" maxlength="200" value="Hama"' in page
    assert '<option value="airstrike" selected>Airstrike (1)</option>' in page
    assert '<option value="graded" selected>' in page
    assert 'method="get"' in page and "1 incident found" in page
    assert 'href="?place=Hama&amp;means=airstrike&amp;policy=graded"' in page


def test_a_search_is_a_feed_of_what_it_finds(reader: Client) -> None:
    """Its address is the search's; the page that shows the search leads to it."""
    _, page = asked(reader, "place=Hama&actor=al-qaeda")
    address = "/incidents.atom?place=Hama&amp;actor=al-qaeda"
    assert f'title="Incidents that this search finds" href="{address}"' in page
    answer = reader.get(address.replace("&amp;", "&"))
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = answer.content.decode()
    assert "<title>Incidents · Place: Hama · Party: al-Qaeda</title>" in feed
    assert 'rel="self"' in feed and "incidents.atom?place=Hama&amp;actor=al-qaeda" in feed
    assert ("incidents/hama.html" in feed, "incidents/later.html" in feed) == (True, False)
    assert reader.get("/incidents.atom?since=soon").status_code == 400


@pytest.mark.parametrize("control", ["%08", "%0B", "%1B", "%EF%BF%BE", "%ED%A0%80"])
def test_a_feed_of_a_search_is_readable_whatever_is_searched(reader: Client, control: str) -> None:
    """A sign that XML cannot write is replaced where the feed repeats what was asked for."""
    answer = reader.get(f"/incidents.atom?words=y{control}x%3C%26&place={control}")
    title = Xml.fromstring(answer.content.decode()).findtext("{http://www.w3.org/2005/Atom}title")
    assert title is not None and "x<&" in title and "\N{REPLACEMENT CHARACTER}" in title


def test_the_filters_are_folded_and_said_in_one_line(reader: Client) -> None:
    """Open only where something in them cannot be read; each is named, and never by a code."""
    plain, filtered, wrong = (
        asked(reader, query)[1]
        for query in ("", "since=2020&actor=al-qaeda&words=hama", "since=soon")
    )
    assert "<summary>Filters</summary>" in plain
    assert "From: 2020 · Party: al-Qaeda" in filtered
    assert ("<details class=\"wide\" open>" in plain, "<details class=\"wide\" open>" in wrong) == (
        False, True,
    )  # fmt: skip


def test_a_state_s_side_has_a_name(desk: Desk) -> None:
    """Also where its id is no country's."""
    write(
        desk.record,
        *told("one", side="syrian-government"),
        *told("two", side="government-of-mali"),
        *told("three", side="ukraine"),
    )
    page = asked(desk.client(), "")[1]
    for name in ("Syrian Government (1)", "Government of Mali (1)", "Ukraine (1)"):
        assert f">{name}</option>" in page


def test_tolls_are_those_of_the_policy_that_was_chosen(desk: Desk) -> None:
    """Two voices that disagree: each policy makes its own figures of them."""
    write(
        desk.record,
        *told("pair", killed=12),
        *told("pair", killed=15, number=2, outlet="The Sample Courier"),
    )
    policies: tuple[PolicyName, ...] = ("range", "conservative", "low-best-high")
    said = {}
    for policy in policies:
        (row,) = desk.serving.public().listed(["pair"], policy)
        toll = row.toll(policy)
        assert toll is not None
        said[policy] = figures(toll)
        assert f"<b>{said[policy]}</b>" in asked(desk.client(), f"policy={policy}")[1]
    assert len(set(said.values())) > 1


def test_nothing_found_is_said(reader: Client) -> None:
    """In a sentence that says what to do."""
    status, page = asked(reader, "words=atlantis")
    assert status == 200
    assert "No released incident answers to all of this" in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=yesterday", "“yesterday” is no date"),
        ("until=2020-13", "“2020-13” is no date"),
        ("means=witchcraft", "“witchcraft” is no means"),
        ("policy=mine", "“mine” is no policy"),
        ("after=nowhere", "names no place in the list"),
        (f"words={'a' * 300}", "at most 200 letters"),
    ],
)
def test_what_cannot_be_read_is_said_and_not_lost(reader: Client, query: str, said: str) -> None:
    """The page says what is wrong and keeps the rest of the form."""
    status, page = asked(reader, f"place=Hama&{query}")
    assert (status, said in page, 'value="Hama"' in page) == (400, True, True)


def test_words_that_are_markup_are_words(reader: Client) -> None:
    """What is asked for is written back as text, in the form and in links."""
    for name in ("words", "place", "since", "actor", "policy"):
        _, page = asked(reader, f"{name}=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
        assert "<script>alert" not in page


def test_a_long_list_comes_in_pages(desk: Desk) -> None:
    """Each incident on one of them, the search kept from page to page."""
    drafts = [
        draft
        for number in range(26)
        for draft in told(f"i{chr(97 + number // 26)}{chr(97 + number % 26)}", killed=number + 1)
    ]
    write(desk.record, *drafts)
    reader = desk.client()
    first = reader.get(f"{LIST}?place=Hama").content.decode()
    (older,) = re.findall(r'href="\?(place=Hama&amp;after=[^"]+)" rel="next"', first)
    second = reader.get(f"{LIST}?{older.replace('&amp;', '&')}").content
    listed = [*shown(first.encode()), *shown(second)]
    assert (len(listed), len(set(listed))) == (26, 26)
    assert "26 incidents found" in first


def test_what_is_not_released_is_found_by_no_search(reader: Client) -> None:
    """Not by its words, place, source, day or figures, nor in the numbers beside a choice."""
    for query in (
        "words=gazette", "since=2022-02-02", "source=the-held-gazette", "place=Hama&since=2022-02",
    ):  # fmt: skip
        status, page = asked(reader, query)
        assert (status, shown(page.encode())) == (200, [])
    everything = "".join(
        reader.get(path).content.decode()
        for path in ("/", LIST, "/sources.html", "/map.html", "/edition.html")
    )
    assert ("held" in shown(everything.encode()), "Gazette" in everything) == (False, False)
    assert reader.get("/sources/the-held-gazette.html").status_code == 404


def test_a_source_has_its_page(reader: Client) -> None:
    """In how many incidents it speaks, who repeats it, what it said, each linked to its claim."""
    page = reader.get("/sources/sohr.html").content.decode()
    assert "Syrian Observatory for Human Rights" in page
    assert "It speaks in 1 incident" in page
    assert 'href="the-example-ledger.html"' in page
    assert 'href="../incidents/hama.html#c-c-hama"' in page
    listing = reader.get("/sources.html").content.decode()
    assert 'href="sources/sohr.html"' in listing


def test_sources_are_listed_page_by_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name, each once, and the list says how many there are in all."""
    monkeypatch.setattr(site, "SOURCES_PER_PAGE", 2)
    for outlet in ("Aa", "Bb", "Cc"):
        write(desk.record, *told(outlet.lower(), outlet=outlet))
    reader = desk.client()
    first = reader.get("/sources.html").content.decode()
    assert ("Aa</bdi>" in first, "Cc</bdi>" in first, "3 sources" in first) == (True, False, True)
    last = reader.get("/sources.html", {"after": "Bb~bb"}).content.decode()
    assert ("Aa</bdi>" in last, "Cc</bdi>" in last, "Further" in last) == (False, True, False)
    assert 'href="?after=Bb~bb"' in first
    assert "From the beginning" in last
    assert reader.get("/sources.html?after=nowhere").status_code == 400


def test_the_served_map_and_choices_name_countries_in_arabic(desk: Desk) -> None:
    """The rows that the map is drawn from hold no code of a country."""
    mali = replace(HAMA, name="Mali", text="Mali", precision="country", country="ML")
    write(desk.record, *told("far", where=mali, actors=("government-of-mali",)))
    reader = desk.client()
    assert "Mali" in reader.get("/map.html").content.decode()
    for path in ("map.html", "incidents.html", "incidents/far.html", ""):
        page = reader.get(f"/ar/{path}").content.decode()
        assert ("مالي" in page, re.search(r">[^<]*\bMali\b", page)) == (True, None), path
    assert "حكومة مالي" in reader.get("/ar/incidents.html").content.decode()
    assert "Mali" in reader.get("/map.html").content.decode()


def test_what_no_map_can_hold_stands_below_it(reader: Client, desk: Desk) -> None:
    """Released incidents without a point; where each has one, nothing is said of others."""
    said = "Not on the map: no point is known"
    assert said not in reader.get("/map.html").content.decode()
    write(desk.record, *told("farm", where=NOWHERE), *told("barn", where=NOWHERE, released=False))
    below = reader.get("/map.html").content.decode().split(said)[1]
    assert shown(below.encode()) == ["farm"]


def test_a_place_has_its_feed_where_a_file_would_have_it(reader: Client, desk: Desk) -> None:
    """Its incidents that are public, linked from their pages; a place without one has none."""
    suva = replace(HAMA, name="Suva", gazetteer_id="geonames:1")
    write(desk.record, *told("apart", where=suva, released=False))
    feed = reader.get("/places/hama.atom").content.decode()
    assert set(re.findall(r"incidents/([a-z]+)\.html", feed)) == {"hama", "later"}
    assert 'href="../places/hama.atom"' in reader.get("/incidents/hama.html").content.decode()
    for place in ("suva", "nowhere", "ham"):
        assert reader.get(f"/places/{place}.atom").status_code == 404


def test_a_feed_is_found_whatever_stands_in_the_name_of_its_place(desk: Desk) -> None:
    """By the address that stands on the incident's page."""
    write(desk.record, *told("old", where=replace(HAMA, name="Hama (Old Town), north/east")))
    reader = desk.client()
    page = reader.get("/incidents/old.html").content.decode()
    (address,) = set(re.findall(r'href="\.\.(/places/[^"]+)"', page))
    assert "/incidents/old.html" in reader.get(address).content.decode()


def test_a_sealed_source_has_no_page_and_no_mention(desk: Desk) -> None:
    """Once a reviewer has sealed it; its incident stays."""
    write(desk.record, *told("hama", speakers=(HOTLINE,)))
    reader = desk.client()
    assert reader.get("/sources/quiet-hotline.html").status_code == 200
    write(desk.record, profiled("quiet-hotline", level="sealed"))
    assert reader.get("/sources/quiet-hotline.html").status_code == 404
    pages = [reader.get(path).content for path in ("/sources.html", LIST, "/incidents/hama.html")]
    assert not any(b"otline" in page for page in pages)


def test_the_site_follows_the_record_at_once(reader: Client, desk: Desk) -> None:
    """What is withheld is gone from every page with the next request."""
    assert "later" in shown(reader.get("/").content)
    write(desk.record, decided("withhold", "later"))
    for path in ("/", LIST, "/sources.html", "/map.html"):
        assert "later" not in shown(reader.get(path).content)
    assert reader.get("/incidents/later.html").status_code == 404
    assert reader.get("/sources/the-sample-courier.html").status_code == 404
