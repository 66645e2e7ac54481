"""The site in a real browser: accessibility, phone width, contrast, and what it asks for."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("chromium is not installed", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

from cenotaph.web.publish import publish  # noqa: E402 - skipped by name first
from tests.web.sample import edition, views  # noqa: E402
from tests.web.test_changes import GONE, GREW, NEW, changed  # noqa: E402

# two incidents at one point: the map has a mark that opens
VIEWS = (*views(), replace(views()[0], id="ffff0000ffff0000"))
ENGLISH = (
    "index.html", "incidents.html", "changes.html", "map.html", "map/0-26716-25231.html",
    "methodology.html", "downloads.html", "edition.html", "404.html",
    *(f"incidents/{view.id}.html" for view in views()),
)  # fmt: skip
PAGES = (*ENGLISH, *(f"ar/{page}" for page in ENGLISH))
each_page = pytest.mark.parametrize("page", PAGES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published sample with a banner and a download."""
    folder = tmp_path_factory.mktemp("site")
    table = folder / "table.csv"
    table.write_text("a,b\n1,2\n")
    publish(
        VIEWS,
        edition(),
        folder / "out",
        banner="Made-up pages.",
        downloads={"table.csv": table},
        changed=changed(GREW, NEW, GONE),
    )
    return folder / "out"


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    """Chromium without a window."""
    with playwright.sync_playwright() as driver:
        # without a sandbox: tests also run as root in a container
        started = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.mark.parametrize(
    ("page", "scheme"),
    # dark differs in colours only, and these two pages have them all
    [(page, "light") for page in PAGES] + [("index.html", "dark"), (ENGLISH[-2], "dark")],
)
def test_axe_finds_nothing(site: Path, browser: playwright.Browser, page: str, scheme: str) -> None:
    """No rule of axe is violated, in light and in dark, on a phone's width."""
    # the policy forbids scripts, axe among them: only this test lifts it
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    tab = context.new_page()
    tab.goto((site / page).as_uri())
    found = axe.Axe().run(tab)
    context.close()
    assert found.violations_count == 0, found.generate_report()


@each_page
def test_nothing_scrolls_sideways(site: Path, browser: playwright.Browser, page: str) -> None:
    """From the narrowest phone to a desk, the page is as wide as the window."""
    tab = browser.new_page()
    tab.goto((site / page).as_uri())
    wide: list[int] = []
    for width in (320, 360, 768, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        wide.append(tab.evaluate("document.documentElement.scrollWidth"))
    tab.close()
    assert wide == [320, 360, 768, 1280]


def test_arabic_reads_from_right_to_left(site: Path, browser: playwright.Browser) -> None:
    """The lowest figure, the first day and the beginning of the line stand at the right."""
    tab = browser.new_page()
    tab.goto((site / f"ar/{ENGLISH[-2]}").as_uri())
    assert tab.evaluate("getComputedStyle(document.body).direction") == "rtl"
    low, high = (tab.locator(f".figures .{one}").first.bounding_box() for one in ("low", "high"))
    first, last = (tab.locator(".growth .axis").nth(n).bounding_box() for n in (0, 1))
    assert low and high and first and last
    assert (low["x"] > high["x"], first["x"] > last["x"]) == (True, True)
    assert tab.evaluate("getComputedStyle(document.querySelector('.quote')).direction") == "ltr"
    assert tab.evaluate("getComputedStyle(document.querySelector('.map')).transform") == "none"
    tab.close()


@each_page
def test_only_page_and_style_are_asked_for(
    site: Path, browser: playwright.Browser, page: str
) -> None:
    """From disk, with the policy in force, the page loads its style and nothing else."""
    asked: list[str] = []
    said: list[str] = []
    context = browser.new_context()
    tab = context.new_page()
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.goto((site / page).as_uri())
    font = tab.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    context.close()
    assert asked == [(site / page).as_uri(), (site / "static" / "site.css").as_uri()]
    assert said == []
    assert "Georgia" in font


def test_the_page_reads_without_scripts(site: Path, browser: playwright.Browser) -> None:
    """With scripts off, links lead on and folds open."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "index.html").as_uri())
    tab.click("ol.rows a >> nth=1")
    assert tab.inner_text("h1") == "Airstrike in Hama"
    tab.click("summary")
    assert tab.is_visible("figure.growth table")
    context.close()


def test_a_mark_of_the_map_opens_by_keyboard(site: Path, browser: playwright.Browser) -> None:
    """The first stop on the map is its numbered mark; Enter opens what it stands for."""
    tab = browser.new_page()
    tab.goto((site / "map.html").as_uri())
    tab.focus("svg.map a")
    focused = tab.locator("*:focus")
    while focused.get_attribute("aria-label") != "Hama: 2 incidents, list":
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/map/*.html")
    assert tab.inner_text("h1") == "Hama"
    assert tab.locator("ol.rows a").count() == 2
    tab.close()


def test_a_keyboard_reaches_the_content_first(site: Path, browser: playwright.Browser) -> None:
    """The first tab stop is the link that skips to the content, and it shows itself."""
    tab = browser.new_page()
    tab.goto((site / "index.html").as_uri())
    tab.keyboard.press("Tab")
    focused = tab.locator("*:focus")
    assert focused.inner_text() == "Skip to the content"
    box = focused.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    tab.close()
