"""The workbench in a real browser: by keyboard, without scripts, by axe, on a phone."""

import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("chromium is not installed", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
waitress = pytest.importorskip("waitress", reason="waitress is not installed")

from tests.workbench.desk import BENCH, PASSWORD, Desk  # noqa: E402, I001 - skipped by name first; sets Django up

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.test import override_settings  # noqa: E402

from cenotaph.web.publishing import publish_record  # noqa: E402
from cenotaph.record.decisions import Decider  # noqa: E402
from cenotaph.run.opening import make_record  # noqa: E402
from cenotaph.run.reading import the_reader  # noqa: E402
from cenotaph.run.deciding import release  # noqa: E402
from cenotaph.web.people import letters  # noqa: E402
from cenotaph.web.people.invitations import invite  # noqa: E402
from cenotaph.web.people.models import Message, Person, SecondReading  # noqa: E402
from tests.run.pages import MONITOR, TEXTS, add_pages, write_pages  # noqa: E402
from tests.run.towns import build_two_towns  # noqa: E402
from tests.workbench.test_pairs import MAYBE  # noqa: E402

# The queue itself, and no address that ends with the queue's.
HOME = rf":\d+{BENCH}(#.*)?$"


@dataclass(frozen=True, kw_only=True)
class Served:
    """A desk at an address."""

    desk: Desk
    base: str

    def tab(self, browser: Any, role: str | None, **options: Any) -> Any:
        """A page of a browser in which the person of this role is logged in."""
        context = browser.new_context(base_url=self.base, **options)
        if role is not None:
            key = self.desk.client(role).cookies["sessionid"].value
            cookie = {"name": "sessionid", "value": key, "url": f"{self.base}{BENCH}"}
            context.add_cookies([cookie])
        return context.new_page()


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """The workbench over an empty record, served as it is in the field."""
    # Playwright waits in an event loop of its own; nothing of Django runs in it
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    build_two_towns(tmp_path / "cache")
    monkeypatch.setenv("CENOTAPH_CACHE", str(tmp_path / "cache"))
    the_reader.cache_clear()
    make_record(tmp_path / "record", environ={})
    with Desk.over(tmp_path / "record") as desk, override_settings(ALLOWED_HOSTS=["127.0.0.1"]):
        server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=0)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        with override_settings(ALLOWED_HOSTS=["127.0.0.1", "testserver"]):
            yield Served(desk=desk, base=f"http://127.0.0.1:{server.effective_port}")
        server.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


def wait(tab: Any, pattern: str) -> None:
    """Until the address is one like this."""
    tab.wait_for_url(re.compile(pattern))


def select(tab: Any, words: str) -> None:
    """Select these words of the page's text, as a mouse would."""
    tab.evaluate(
        """words => {
          const nodes = [...document.querySelectorAll('#text [data-start]')].map(o => o.firstChild);
          const whole = nodes.map(node => node.data).join(''), range = document.createRange();
          let from = whole.indexOf(words), to = from + words.length, at = 0;
          for (const node of nodes) {
            const end = at + node.length;
            if (at <= from && from < end) range.setStart(node, from - at);
            if (at < to && to <= end) range.setEnd(node, to - at);
            at = end;
          }
          getSelection().removeAllRanges(); getSelection().addRange(range);
        }""",
        words,
    )


def test_a_page_is_coded_by_keyboard_and_published(
    served: Served, browser: Any, tmp_path: Path
) -> None:
    """Log in, add the page, correct, accept, add, read in full; the toll follows; release it."""
    served.desk.with_password("editor")
    tab = served.tab(browser, None)
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.goto(BENCH)
    tab.fill("[name=login]", "editor")
    tab.fill("[name=password]", PASSWORD)
    tab.keyboard.press("Enter")
    wait(tab, HOME)
    tab.goto(f"{BENCH}add")
    tab.fill("[name=text]", MONITOR)
    tab.click("[value=paste]")
    wait(tab, "pages/")
    assert tab.inner_text(".coded .here .says b") == "12"
    page, incident = tab.url, tab.get_attribute(".reading dd a", "href")
    tab.goto(incident)
    assert "killed\t12\t" in tab.inner_text("#tolls + .scroll")
    tab.goto(page)
    # a figure: its digits and one key
    tab.keyboard.type("21")
    tab.keyboard.press("Enter")
    wait(tab, r"claim=\w{16}#claim")
    assert tab.inner_text(".coded .here .says b") == "Five (5)"
    # one key
    tab.keyboard.press("a")
    wait(tab, "claim=none")
    # a claim that was missed: select, one key, its measure
    select(tab, "Five people")
    # the browser tells of a selection a moment later
    tab.wait_for_function("document.querySelector('#enter [name=words]').value !== ''")
    tab.keyboard.press("m")
    assert tab.input_value("#enter [name=words]") == "Five people"
    tab.select_option("#enter [name=measure]", "missing")
    tab.fill("#enter [name=count]", "5")
    tab.keyboard.press("Enter")
    wait(tab, r"claim=\w{16}#claim")
    assert tab.locator(".coded > li").count() == 3
    tab.keyboard.press("f")
    wait(tab, HOME)
    tab.goto(incident)
    tolls = tab.inner_text("#tolls + .scroll")
    assert "killed\t21\t" in tolls
    tab.click("[value=release]")
    tab.wait_for_load_state()
    tab.click("text=as a stranger sees it")
    tab.wait_for_load_state()
    assert "21 people are reported killed." in tab.inner_text(".lede")
    by = Decider(actor=served.desk.people["editor"].actor, role="editor")
    publish_record(served.desk.record, tmp_path / "site", by=by, banner=None)
    pages = list((tmp_path / "site" / "incidents").glob("*.html"))
    assert ["21 people are reported killed" in page.read_text() for page in pages] == [True]
    assert [one for one in said if "404" not in one] == []


def test_keys_reject_amend_and_can_be_turned_off(
    served: Served, browser: Any, tmp_path: Path
) -> None:
    """Each key presses its button; typing in a field is typing; turned off, keys do nothing."""
    add_pages(served.desk.record, write_pages(tmp_path / "pages"))
    tab = served.tab(browser, "recorder")
    tab.goto(f"{BENCH}next")
    first = tab.inner_text(".coded .here .says b")
    tab.keyboard.press("e")
    tab.fill("[name='group.text']", "jar")
    assert tab.input_value("[name='group.text']") == "jar"
    tab.keyboard.press("Escape")
    tab.keyboard.press("?")
    tab.click("[data-keys]")
    tab.keyboard.press("r")
    assert tab.inner_text(".coded .here .says b") == first
    tab.click("[data-keys]")
    tab.keyboard.press("r")
    wait(tab, "claim=")
    assert tab.locator(".coded li.reject").count() == 1
    # the same key where the keyboard writes Arabic
    tab.click(".coded a >> nth=0")
    tab.wait_for_selector("[data-digits]")
    tab.wait_for_load_state("load")
    press(tab, key="٣", code="Digit3")
    assert tab.input_value("[data-digits]") == "٣"
    tab.keyboard.press("Escape")
    press(tab, key="ش", code="KeyA")
    tab.wait_for_selector(".coded li.accept")


def press(tab: Any, **key: str) -> None:
    """One key of a keyboard that is not the browser's own."""
    event = "new KeyboardEvent('keydown', {...key, bubbles: true, cancelable: true})"
    tab.evaluate(f"key => document.body.dispatchEvent({event})", key)


def test_a_note_outlives_its_session(served: Served, browser: Any) -> None:
    """Logged out while typing: log in, see what was typed, and send it."""
    served.desk.with_password("recorder")
    tab = served.tab(browser, "recorder", java_script_enabled=False)
    tab.goto(f"{BENCH}add")
    tab.fill("[name=text]", f"{MONITOR}\nAnd a line of mine.")
    served.desk.people["recorder"].sessions.all().delete()
    tab.click("[value=hand]")
    tab.fill("[name=login]", "recorder")
    tab.fill("[name=password]", PASSWORD)
    tab.keyboard.press("Enter")
    tab.click("button:text-is('Send it now')")
    wait(tab, "pages/")
    assert "And a line of mine." in tab.inner_text("#text")


def test_the_key_of_codes_is_drawn(served: Served, browser: Any) -> None:
    """A phone's camera finds a drawing, and not the words that stand for it."""
    tab = served.tab(browser, "recorder")
    tab.goto(f"{BENCH}account/codes")
    assert tab.evaluate("document.querySelector('.qr').naturalWidth") > 0


def test_it_all_works_without_scripts(served: Served, browser: Any, tmp_path: Path) -> None:
    """Buttons and folds do what keys do."""
    add_pages(served.desk.record, write_pages(tmp_path / "pages", {"page.txt": MONITOR}))
    tab = served.tab(browser, "recorder", java_script_enabled=False)
    tab.goto(BENCH)
    tab.click("text=Read the next one")
    tab.fill("[data-digits]", "30")
    tab.click("text=Correct")
    tab.click("text=Amend any field")
    tab.select_option("[name=certainty]", "unconfirmed")
    tab.click("[value=amend]")
    tab.click("summary:has-text('Add a claim that is missing')")
    tab.fill("#enter [name=words]", "Five people were injured")
    tab.select_option("#enter [name=measure]", "missing")
    tab.fill("#enter [name=count]", "2")
    tab.click("[value=enter]")
    assert tab.locator(".coded > li").count() == 3
    tab.click("[value=read]")
    wait(tab, HOME)


def other_page(incident: Any) -> str:
    """The incident's second page."""
    return str(incident.reports[1].page)


def pages_of(served: Served) -> list[tuple[str, str]]:
    """Every page of the workbench by name, with what it shows in it."""
    one = max(served.desk.record.incidents(), key=lambda i: len(i.reports))
    letter = Message.objects.create(receipt_digest="r", incident=one.id, text="One is missing.")
    page = one.reports[0].page
    again = SecondReading.objects.create(page=other_page(one), first_actor="person:x")
    other = min(served.desk.record.incidents(), key=lambda i: len(i.reports))
    amended = {"act": "amend", "claim": one.reports[0].claims[0].id, "certainty": "presumed"}
    served.desk.client("recorder").post(f"{BENCH}pages/{page}", amended)
    decided = served.desk.record.head().seq
    return [
        ("queue", BENCH),
        ("page", f"{BENCH}pages/{page}"),
        ("incident", f"{BENCH}incidents/{one.id}"),
        ("preview", f"{BENCH}incidents/{one.id}?merge={other.id}"),
        ("as of", f"{BENCH}incidents/{one.id}/as-of?at={served.desk.record.head().seq}"),
        ("page as of", f"{BENCH}as-of/pages/{page}?at={decided}"),
        ("totals", f"{BENCH}totals"),
        ("totals as of", f"{BENCH}totals?at={decided}"),
        ("redact", f"{BENCH}redact/{page}"),
        ("redact a decision", f"{BENCH}redact/entry:{decided}"),
        ("acts", f"{BENCH}people/acts"),
        ("as a stranger", f"{BENCH}incidents/{one.id}/as-a-stranger"),
        ("publish", f"{BENCH}publish"),
        ("pairs", f"{BENCH}pairs"),
        ("pair", "{}pairs/{}/{}".format(BENCH, *served.desk.serving.pairs.ranked()[0].incidents)),
        ("add", f"{BENCH}add"),
        ("audit", f"{BENCH}audit"),
        ("a decision", f"{BENCH}audit/{decided}"),
        ("account", f"{BENCH}account"),
        ("codes", f"{BENCH}account/codes"),
        ("people", f"{BENCH}people"),
        ("second", f"{BENCH}second/{again.pk}"),
        ("agreement", f"{BENCH}agreement"),
        ("message", f"{BENCH}messages/{letter.pk}?how=declined"),
        ("missing", f"{BENCH}nothing-here"),
        ("a form's address", f"{BENCH}people/invite"),
    ]


def answered(incident: str) -> str:
    """The receipt of a message that is settled."""
    written = letters.Written(
        incident=incident, sender="other", wrong="figure", text="Thirteen.", link=""
    )
    receipt = letters.keep(letters.new_form(), written, arrived=0)
    message = letters.message_of(receipt)
    assert message is not None
    assert letters.settle(message, "It is thirteen now.", seq=None)
    return receipt


@pytest.mark.parametrize(("language", "schemes"), [("en", ("light", "dark")), ("ar", ("light",))])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    served: Served, browser: Any, tmp_path: Path, language: str, schemes: tuple[str, ...]
) -> None:
    """Every page of the workbench, in light and dark, from a phone to a desk."""
    Person.objects.update(language=language)
    add_pages(served.desk.record, write_pages(tmp_path / "pages", TEXTS | {"maybe.txt": MAYBE}))
    one = max(served.desk.record.incidents(), key=lambda i: len(i.reports))
    by = Decider(actor="person:1", role="editor")
    release(served.desk.record, [one.id], reason="Checked.", at="2026-01-02T03:04:05Z", by=by)
    strangers = [
        ("log-in", f"{BENCH}log-in"),
        ("join", f"{BENCH}join/{invite('editor')}"),
        ("corrections", "/corrections"),
        ("correct", f"/corrections/about/{one.id}"),
        ("no receipt", "/corrections/none"),
        ("correction", f"/corrections/{answered(one.id)}"),
        ("no place in a list", "/sources.html?after=none"),
    ]
    pages = [("administrator", *one) for one in pages_of(served)]
    found: dict[str, str] = {}
    wide: dict[str, int] = {}
    for scheme in schemes:
        tabs = {
            role: served.tab(browser, role, color_scheme=scheme, bypass_csp=True)
            for role in ("administrator", None)
        }
        # whoever has opened it sees nothing else of its incident
        SecondReading.objects.update(person=None)
        for role, name, address in [*pages, *((None, *one) for one in strangers)]:
            tab = tabs[role]
            tab.set_viewport_size({"width": 360, "height": 800})
            tab.goto(address)
            for fold in tab.locator("details:visible > summary").all():
                fold.click()
            report = axe.Axe().run(tab)
            if report.violations_count:
                found[f"{name} {scheme}"] = report.generate_report()
            for width in (320, 360, 768, 1280):
                tab.set_viewport_size({"width": width, "height": 800})
                wide[f"{name} {width}"] = tab.evaluate("document.documentElement.scrollWidth")
        for tab in tabs.values():
            tab.context.close()
    assert found == {}
    assert {name: seen for name, seen in wide.items() if seen > int(name.split()[-1])} == {}


def correct_the_first_claim(tab: Any, figure: str) -> None:
    """Another figure for the first claim of a page, by its digits alone."""
    tab.click(".coded a >> nth=0")
    tab.wait_for_selector("[data-digits]")
    tab.wait_for_load_state("load")
    tab.keyboard.type(figure)
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".coded li.amend")


def test_a_reader_s_correction_changes_the_record(
    served: Served, browser: Any, tmp_path: Path
) -> None:
    """Review by key, release, publish; a stranger corrects; a person settles; they see it."""
    object.__setattr__(served.desk.serving, "site", tmp_path / "site")
    editor = served.tab(browser, "editor")
    editor.goto(f"{BENCH}add")
    editor.fill("[name=text]", MONITOR)
    editor.click("[value=paste]")
    wait(editor, "pages/")
    page = editor.url
    editor.keyboard.press("a")
    wait(editor, "claim=")
    incident = editor.get_attribute(".reading dd a", "href")
    desk_page = incident.removeprefix(f"{BENCH}incidents/")
    editor.goto(incident)
    editor.click("[value=release]")
    editor.wait_for_load_state()
    editor.goto(f"{BENCH}publish")
    editor.click("button:has-text('Publish 1 incident')")
    editor.wait_for_selector("text=is published.")
    public = tmp_path / "site" / "incidents" / f"{desk_page}.html"
    assert "12 people are reported killed." in public.read_text()
    # a stranger, without scripts and with nothing kept of them
    stranger = served.tab(browser, None, java_script_enabled=False)
    stranger.goto(f"/incidents/{desk_page}.html")
    stranger.click("text=Correct a figure >> nth=0")
    stranger.fill("#text", "It was thirteen; I counted them.")
    stranger.wait_for_timeout(3100)  # a form sent at once is taken for a program's
    stranger.click("text=Send it")
    receipt = stranger.inner_text(".receipt")
    stranger.goto(f"/corrections/{receipt}")
    assert stranger.inner_text("h1") == "Received"
    assert stranger.context.cookies() == []
    # a person takes it up, corrects the figure by key, and settles the message by that decision
    editor.goto(BENCH)
    editor.click("text=It was thirteen")
    editor.click("[value=take]")
    letter = editor.url
    editor.goto(f"{page}?claim=none")
    correct_the_first_claim(editor, "13")
    editor.goto(letter)
    editor.click("text=This settles it")
    editor.wait_for_selector("#settle")
    assert "13 people are reported killed." in editor.input_value("[name=outcome]")
    editor.click("[value=settle]")
    editor.wait_for_load_state()
    stranger.reload()
    assert stranger.inner_text("h1") == "Settled"
    assert "13 people are reported killed." in stranger.inner_text("main")
    stranger.click("text=The incident as it is now")
    assert "13 people are reported killed." in stranger.inner_text(".lede")
