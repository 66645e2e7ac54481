"""The pages as documents: links, structure, what a screen reader finds, what is never there."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html

from cenotaph.model.vocabulary import REASONS
from cenotaph.record.listing import place_key
from cenotaph.web import words
from cenotaph.web.publish import addresses, publish, render
from cenotaph.web.site import site_of
from tests.builders import HAMA
from tests.web.conftest import BANNER
from tests.web.sample import edition, views
from tests.web.sample_claims import PERSON

MARKET, TINY = (f"incidents/{view.id}.html" for view in views())
ENGLISH = (
    "index.html", "incidents.html", "map.html", "changes.html", "methodology.html",
    "downloads.html", "edition.html", "404.html", MARKET, TINY,
)  # fmt: skip
PAGES = (*ENGLISH, *(f"ar/{page}" for page in ENGLISH))
each_page = pytest.mark.parametrize("page", PAGES)


@cache
def tree(site: Path, page: str) -> html.HtmlElement:
    """A page as lxml reads it."""
    return html.fromstring((site / page).read_bytes().decode())


def words_of(element: html.HtmlElement) -> str:
    """The text of an element with single spaces."""
    return " ".join(element.text_content().split())


@each_page
def test_every_link_within_the_site_leads_somewhere(site: Path, page: str) -> None:
    """Relative links name a file of the site, and their fragments an element of it."""
    here = (site / page).parent
    for link in tree(site, page).xpath("//a/@href | //link/@href"):
        if link.startswith("https://"):
            continue
        path, _, fragment = link.partition("#")
        target = (here / path).resolve() if path else (site / page).resolve()
        assert target.is_file(), link
        assert target.is_relative_to(site.resolve()), link
        if fragment:
            name = str(target.relative_to(site.resolve()))
            assert tree(site, name).xpath("//*[@id=$id]", id=fragment), link


@each_page
def test_each_page_leads_to_itself_in_the_other_language(site: Path, page: str) -> None:
    """The link to the other language leads to the same page, and says which language it is."""
    other = page.removeprefix("ar/") if page.startswith("ar/") else f"ar/{page}"
    root = tree(site, page)
    (link,) = root.xpath("//nav//a[@hreflang]")
    assert link.get("hreflang") == link.get("lang") != root.get("lang")
    assert (site / page).parent.joinpath(link.get("href")).resolve() == (site / other).resolve()
    versions = root.xpath("//link[@rel='alternate'][@hreflang]")
    assert {one.get("hreflang") for one in versions} == {"en", "ar"}


@each_page
def test_nothing_is_fetched_from_elsewhere(site: Path, page: str) -> None:
    """No script, frame, image or style comes from another origin; only readers' links leave."""
    root = tree(site, page)
    assert root.xpath("//script | //iframe | //img | //object | //form | //style") == []
    assert root.xpath("//@style") == []
    assert [href for href in root.xpath("//link/@href") if ":" in href] == []
    assert root.xpath("//@*[starts-with(name(), 'on')]") == []
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy and policy[0].startswith("default-src 'none'; style-src 'self'")


def test_the_style_fetches_nothing(site: Path) -> None:
    """The style names no address, no font file and no import."""
    style = (site / "static" / "site.css").read_text()
    assert not re.search(r"url\(|@import|@font-face|https?:", style)


def test_the_style_is_ready_for_right_to_left(site: Path) -> None:
    """Sides are named by the direction of reading, never left or right."""
    style = (site / "static" / "site.css").read_text()
    physical = r"(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|float:"
    assert not re.search(physical + r"|[\s;{](?:left|right):", style)


@each_page
def test_headings_are_in_order(site: Path, page: str) -> None:
    """One h1 comes first, and no level is skipped."""
    levels = [int(h.tag[1]) for h in tree(site, page).xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


@each_page
def test_the_page_has_its_landmarks(site: Path, page: str) -> None:
    """Language, direction, title, skip link, header, main, footer and the banner are there."""
    root = tree(site, page)
    arabic = page.startswith("ar/")
    assert (root.get("lang"), root.get("dir")) == (("ar", "rtl") if arabic else ("en", "ltr"))
    assert words_of(root.xpath("//title")[0])
    assert root.xpath("//body/*[1]/@href") == ["#main"]
    assert len(root.xpath("//main[@id='main']")) == 1
    assert len(root.xpath("//nav[@aria-label]")) == 1
    assert words_of(root.xpath("//aside[@class='banner']")[0]) == BANNER


@each_page
def test_ids_are_unique(site: Path, page: str) -> None:
    """A link to a part of a page finds one part."""
    ids = tree(site, page).xpath("//@id")
    assert len(ids) == len(set(ids))


@each_page
def test_tables_have_captions_and_scopes(site: Path, page: str) -> None:
    """Every table says what it holds, every header cell what it heads."""
    for table in tree(site, page).xpath("//table"):
        assert words_of(table.xpath("./caption")[0])
        assert {cell.get("scope") for cell in table.xpath(".//th")} <= {"col", "row", "rowgroup"}


@each_page
def test_drawings_have_words(site: Path, page: str) -> None:
    """Every drawing has a label or is hidden from screen readers."""
    for drawing in tree(site, page).xpath("//*[local-name()='svg']"):
        named = drawing.get("aria-label") or drawing.get("aria-labelledby")
        assert named or drawing.get("aria-hidden") == "true"


@each_page
def test_no_page_shows_the_name(site: Path, page: str) -> None:
    """The one person named in the pages is withheld on every page of the site."""
    assert PERSON.split()[-1] not in (site / page).read_text()


@each_page
def test_a_page_is_small(site: Path, page: str) -> None:
    """A page loads over a poor connection: under 100 kB."""
    assert (site / page).stat().st_size < 100_000


@each_page
def test_no_template_is_left_unfilled(site: Path, page: str) -> None:
    """No tag and no None of a program stands on a page."""
    assert not re.search(
        r"\{[{%]|[%}]\}|\bNone\b|%\(", words_of(tree(site, page).xpath("//body")[0])
    )


def test_the_toll_stands_with_what_set_it(site: Path) -> None:
    """The range shows its three figures, each with the voice whose claim set it."""
    figures = tree(site, MARKET).xpath("//div[@class='figures'][1]/p")
    assert [words_of(figure) for figure in figures[:3]] == [
        "45 lowest Civil Defence",
        "53 best the Orontes Monitor, the regional health directorate",
        "68 highest Civil Defence",
    ]


def test_the_toll_is_a_sentence_too(site: Path) -> None:
    """The number is said in words, with what is open."""
    lede = words_of(tree(site, MARKET).xpath("//header[@class='lede']/p[2]")[0])
    assert lede == (
        "Between 45 and 68 people are reported killed. "
        "The figure most voices share is 53. The toll is still open."
    )


def test_a_claim_shows_quote_chain_and_source(site: Path) -> None:
    """The echo shows its figure marked in the sentence, who said it to whom, and its page."""
    claims = tree(site, MARKET).xpath("//ol[@class='claims']/li")
    echo = next(one for one in claims if "53 people were killed" in words_of(one))
    assert [words_of(mark) for mark in echo.xpath(".//mark")] == ["53"]
    assert "Plains Herald ← heard it from the Orontes Monitor" in words_of(echo)
    assert echo.xpath(".//p[@class='chain']//a/@href") == [
        "https://herald.example/2024/herald.html"
    ]
    assert "left out: repeats the same voice" in words_of(echo)


def test_every_claim_is_marked_machine_read(site: Path) -> None:
    """No claim of the sample is confirmed, so each says that a program read it."""
    claims = tree(site, MARKET).xpath("//ol[@class='claims']/li")
    assert len(claims) == len(views()[0].claims)
    assert all("Machine-read." in words_of(one) for one in claims)


def test_what_is_left_out_has_its_reason_in_words(site: Path) -> None:
    """Each reason is a sentence with links to the claims it left out."""
    left = tree(site, MARKET).xpath("//dl[@class='left']")[0]
    assert "It counts a longer period or many incidents. “More than 3,000”" in words_of(left)


def test_responsibility_is_alleged(site: Path) -> None:
    """Who did it is always what someone says, with who says it."""
    said = words_of(tree(site, MARKET).xpath("//ul[@class='alleged']/li")[0])
    assert said.startswith("Alleged by the Orontes Monitor: the army is responsible.")


def test_growth_has_a_table(site: Path) -> None:
    """The chart's figures stand in a table under a fold, voice by voice and day by day."""
    rows = tree(site, MARKET).xpath("//figure[@class='growth']//tbody/tr")
    first = [words_of(cell) for cell in rows[0]]
    assert first == ["Civil Defence", "12 March 2024", "23", "23", "–"]
    assert [words_of(cell) for cell in rows[1]] == [
        "Civil Defence",
        "14 March 2024",
        "45",
        "–",
        "68",
    ]


def test_one_report_has_no_growth(site: Path) -> None:
    """A figure said once did not grow, and no chart pretends so."""
    assert tree(site, TINY).xpath("//figure[@class='growth']") == []


def test_the_map_says_how_precise_it_is(site: Path) -> None:
    """The caption names the place, how wide it is, and that lines decide nothing."""
    caption = words_of(tree(site, TINY).xpath("//figure[@class='mapped']/figcaption")[0])
    assert "within 25 km" in caption
    assert "no view on the status of any territory" in caption


def test_the_map_of_all_links_and_lists_each_incident(site: Path) -> None:
    """Every dot is a link, and the list below names the same incidents."""
    root = tree(site, "map.html")
    dots = set(root.xpath("//*[local-name()='svg']//a/@href"))
    assert dots == {MARKET, TINY}
    assert set(root.xpath("//ol[@class='rows']//a/@href")) == dots


@pytest.mark.parametrize(
    "page",
    ["index.html", "incidents.html", "map.html", "edition.html", "changes.html", MARKET, TINY],
)
def test_wherever_figures_stand_how_to_read_them_is_a_link_away(site: Path, page: str) -> None:
    """One link, alike everywhere, leads to the method's section on the range."""
    links = tree(site, page).xpath("//main//a[@class='how']")
    assert links
    assert {words_of(link) for link in links} == {"How to read these numbers"}
    assert {link.get("href").rpartition("/")[2] for link in links} == {"methodology.html#range"}


@each_page
def test_both_feeds_are_told_to_programs(site: Path, page: str) -> None:
    """Each page names what the edition changes and the incidents, as Atom."""
    feeds = tree(site, page).xpath("//link[@type='application/atom+xml']/@href")
    named = [feed.rpartition("/")[2] for feed in feeds]
    assert named[:2] == ["changes.atom", "incidents.atom"]
    its_own = page.rpartition("/")[2].replace(".html", ".atom")
    if "incidents/" in page:
        assert all((site / "places" / one).is_file() for one in named[2:])
    else:
        assert named[2:] == ([its_own] if "sources/" in page else [])


def test_each_source_has_a_feed(site: Path) -> None:
    """The incidents it speaks in, under an id for ever, that lead to their pages."""
    files = sorted((site / "sources").glob("*.atom"))
    assert {file.stem for file in files} == {p.stem for p in (site / "sources").glob("*.html")}
    for file in files:
        feed = file.read_text(encoding="utf-8")
        assert f"<id>urn:cenotaph:source:{file.stem}</id>" in feed
        assert f'href="../sources/{file.stem}.html"' in feed


def test_each_place_has_a_feed(site: Path) -> None:
    """The incidents there, linked from the page of each and from the downloads."""
    files = {file.stem: file.read_text(encoding="utf-8") for file in site.glob("places/*.atom")}
    assert "<title>Incidents in Hama</title>" in files["hama"]
    assert "<id>urn:cenotaph:place:hama</id>" in files["hama"]
    told = set(re.findall(r'href="\.\./incidents/([\w-]+)\.html"', files["hama"]))
    for incident in told:
        page = tree(site, f"incidents/{incident}.html")
        assert "../places/hama.atom" in page.xpath("//main//a/@href")
        assert "../places/hama.atom" in page.xpath("//head/link/@href")
    linked = tree(site, "downloads.html").xpath("//main//details//a/@href")
    assert told and sorted(linked) == sorted(f"places/{key}.atom" for key in files)


def test_a_place_of_any_script_has_a_feed() -> None:
    """Its file has its name; what no file may be called is left out of it."""
    for name in ("حماة", "Deir ez-Zor", "../Hama/x"):
        view = replace(views()[0], where=(replace(HAMA, name=name),))
        of = site_of((view,), edition())
        (found,) = of.followed
        assert found == place_key(replace(HAMA, name=name))
        path = f"places/{found}.atom"
        assert path in addresses(of) and name in render(of, path).decode()
        assert ".." not in found and "/" not in found
        assert f"{quote(found)}.atom" in render(of, f"incidents/{view.id}.html").decode()
    assert place_key(replace(HAMA, gazetteer_id=None)) is None


def test_totals_say_what_they_leave_out(site: Path) -> None:
    """The sum of the injured says that one incident has no figure."""
    table = tree(site, "index.html").xpath("//table[@class='totals']")[0]
    rows = [" ".join(words_of(cell) for cell in row) for row in table.xpath(".//tr")]
    assert "injured 60 60 60" in rows
    assert "1 incident counted. 1 incident without a figure left out." in rows


def test_the_method_names_every_code(site: Path) -> None:
    """Each reason code and each check code has its sentence on the methodology page."""
    codes = {words_of(code) for code in tree(site, "methodology.html").xpath("//dt//code")}
    assert set(REASONS) | set(words.CHECKS) <= codes


def test_the_edition_page_gives_the_head(site: Path) -> None:
    """The digest to compare with stands whole on the edition's page."""
    page = tree(site, "edition.html")
    assert views() and any(len(words_of(code)) == 64 for code in page.xpath("//code"))


def test_every_check_code_of_the_policies_has_words() -> None:
    """A check that settling can raise is explained to readers."""
    folder = Path(words.__file__).parents[1] / "toll"
    raised = {
        code
        for module in folder.glob("*.py")
        for code in re.findall(r'\bcode="([a-z_]+)"', module.read_text())
    }
    assert raised
    assert raised <= set(words.CHECKS)


def test_drawings_keep_their_numbers_in_any_language(site: Path) -> None:
    """A language with a decimal comma turns the page around and leaves its drawings as they are."""
    places = tree(site, f"ar/{MARKET}").xpath(
        "//*[local-name()='svg']//@*[name()='x1' or name()='cx' or name()='d']"
    )
    assert places
    assert [place for place in places if "," in place] == []


def test_what_a_person_decided_is_told_from_what_is_machine_read(tmp_path: Path) -> None:
    """An amended claim and a confirmed incident say so."""
    view = views()[0]
    first, *rest = view.claims
    amended = replace(first, machine=False, decided="amend")
    publish([replace(view, claims=(amended, *rest), decided="confirm")], edition(), tmp_path)
    text = words_of(html.fromstring((tmp_path / MARKET).read_bytes().decode()))
    assert "Confirmed. A person vouches for this incident." in text
    assert text.count("Amended by a person, who compared it with the page.") == 1


def test_each_source_that_may_be_named_has_a_page(site: Path) -> None:
    """With its role, whom it repeats, and its claims; no witness and no one unnamed has one."""
    listed = tree(site, "sources.html")
    linked = [one.get("href") for one in listed.xpath("//main//tbody//a")]
    written = sorted(path.name for path in (site / "sources").glob("*.html"))
    assert sorted(href.removeprefix("sources/") for href in linked) == written
    assert len(written) > 3
    for name in written:
        page = tree(site, f"sources/{name}")
        assert page.xpath("//ol[contains(@class, 'said')]//a[contains(@href, '#c-')]")
    assert not any("witness" in words_of(one) for one in listed.xpath("//main//tbody//td"))


def test_a_published_list_has_no_form(site: Path) -> None:
    """A file answers no search: it lists every incident."""
    page = tree(site, "incidents.html")
    assert (page.xpath("//form"), len(page.xpath("//ol[@class='rows']/li"))) == ([], 2)


def test_rows_stand_in_the_order_of_the_list() -> None:
    """Whatever order they are asked for in; what the edition does not hold has none."""
    every = [replace(views()[0], id=id_) for id_ in ("b", "a", "c")]
    site = site_of(every, edition())
    assert [row.id for row in site.rows(["a", "unknown", "c", "a"])] == ["c", "a"]
    assert [row.id for row in site.rows(site.listed)] == [row.id for row in site.newest()]
