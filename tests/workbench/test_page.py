"""A page on the workbench: what is shown of it, and every decision that is made there."""

import re
from pathlib import Path
from typing import Any

import pytest

from cenotaph.model.incidents import Incident
from cenotaph.model.tolls import Toll
from cenotaph.record.amending import AMENDABLE
from cenotaph.run.coding import Coding, coding_of
from cenotaph.run.reading import the_reader
from cenotaph.store.verify import verify
from tests.run.pages import MONITOR, add_pages, write_pages
from tests.run.towns import build_two_towns
from tests.workbench.desk import BENCH, Desk

TEXT = "Some words.\n\n" + MONITOR


def put(desk: Desk, tmp_path: Path, text: str = MONITOR) -> str:
    """One page in the record; its id."""
    add_pages(desk.record, write_pages(tmp_path / "pages", {"page.txt": text}))
    return next(e.subject for e in desk.record.entries() if e.kind == "captured")


def address(page: str) -> str:
    """Where the page is coded."""
    return f"{BENCH}pages/{page}"


def coding(desk: Desk, page: str) -> Coding:
    """The page as the record has it."""
    return coding_of(desk.record, page)


def act(desk: Desk, page: str, name: str, *, role: str = "recorder", **values: Any) -> Any:
    """What a decision on the page's first claim of people killed answers."""
    now = coding(desk, page)
    claim = next((c.claim.id for c in now.claims if c.claim.measure == "killed"), "")
    given = {"act": name, "claim": claim, "seen": now.seq} | values
    return desk.client(role).post(address(page), given)


def incident(desk: Desk) -> Incident:
    """The only incident."""
    (one,) = desk.record.incidents()
    return one


def killed(desk: Desk) -> Toll:
    """The toll of people killed."""
    return next(t for t in incident(desk).tolls if t.measure == "killed" and t.key is None)


def test_the_text_is_whole_and_its_claims_are_marked(desk: Desk, tmp_path: Path) -> None:
    """Every character of every segment stands there once; each figure links to its claim."""
    page = put(desk, tmp_path)
    now = coding(desk, page)
    shown = desk.client("recorder").get(address(page)).content.decode()
    pieces = re.findall(r'data-start="(\d+)" data-length="(\d+)"', shown)
    told = {i for start, length in pieces for i in range(int(start), int(start) + int(length))}
    assert told == {i for s in now.page.segments for i in range(s.start, s.end)}
    marked = set(re.findall(r'class="mark[^"]*" href="\?claim=(\w+)#', shown))
    assert marked == {one.claim.id for one in now.claims}
    assert len(marked) == 2


def test_a_claim_is_accepted(desk: Desk, tmp_path: Path) -> None:
    """The decision stands under the person's opaque id, and the next claim is looked at."""
    page = put(desk, tmp_path)
    answer = act(desk, page, "accept")
    first, second = coding(desk, page).claims
    assert first.standing is not None
    assert (first.standing.action, first.standing.actor) == (
        "accept",
        desk.people["recorder"].actor,
    )
    assert answer.url == f"{address(page)}?claim={second.claim.id}#claim"


def test_a_corrected_figure_changes_the_toll(desk: Desk, tmp_path: Path) -> None:
    """The person's figure takes the place of the one read, and what was read stays beside it."""
    page = put(desk, tmp_path)
    act(desk, page, "correct", count="21")
    coded = coding(desk, page).claims[0]
    assert (killed(desk).min, killed(desk).max) == (21, 21)
    assert coded.machine is not None
    assert (coded.machine.count.figure, coded.claim.count.figure) == (12, 21)


def test_a_figure_that_is_none_is_refused(desk: Desk, tmp_path: Path) -> None:
    """The page is shown again with a sentence and what was typed; nothing is decided."""
    page = put(desk, tmp_path)
    answer = act(desk, page, "correct", count="a dozen or so")
    assert answer.status_code == 400
    assert "a dozen or so” is no count" in answer.content.decode()
    assert killed(desk).best == 12


def test_every_field_can_be_amended(desk: Desk, tmp_path: Path) -> None:
    """The form has each amendable field; what is changed in it is amended and nothing else."""
    page = put(desk, tmp_path)
    shown = desk.client("recorder").get(address(page)).content.decode()
    assert [name for name in AMENDABLE if f'name="{name}"' not in shown] == []
    act(desk, page, "amend", **{"group.status": "civilian", "certainty": "unconfirmed"})
    claim = coding(desk, page).claims[0].claim
    assert (claim.group.status, claim.certainty, claim.count.figure) == (
        "civilian",
        "unconfirmed",
        12,
    )


def test_a_rejected_claim_sets_no_bound(desk: Desk, tmp_path: Path) -> None:
    """It stays on the page, struck through, and its toll is gone."""
    page = put(desk, tmp_path)
    act(desk, page, "reject", reason="The figure is that of another strike.")
    assert not [t for t in incident(desk).tolls if t.measure == "killed" and t.max]
    assert b'class="mark reject' in desk.client("recorder").get(address(page)).content


def test_a_decision_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    """What was read stands again."""
    page = put(desk, tmp_path)
    act(desk, page, "correct", count="21")
    standing = coding(desk, page).claims[0].standing
    assert standing is not None
    act(desk, page, "undo", entry=standing.seq)
    assert killed(desk).best == 12


def missing(desk: Desk, page: str, **values: Any) -> Any:
    """What entering a claim answers."""
    report = coding(desk, page).reports[0][0].id
    given = {"measure": "missing", "count": "3", "report": report, "reason": "Overlooked."}
    return act(desk, page, "enter", **(given | values))


def test_a_missing_claim_is_entered_by_its_place(desk: Desk, tmp_path: Path) -> None:
    """The words that were selected become a claim that quotes the page, in the page's incident."""
    page = put(desk, tmp_path)
    start = coding(desk, page).page.text.index("Five people")
    missing(
        desk, page, start=start, end=start + len("Five people"), words="Five people", group="people"
    )
    now = coding(desk, page)
    entered = next(c.claim for c in now.claims if c.claim.measure == "missing")
    assert now.page.text[slice(*entered.spans.measure)] == "Five people"
    assert (
        now.page.text[slice(*entered.spans.quote)] == entered.quote == "Five people were injured."
    )
    assert 3 in [t.best for t in incident(desk).tolls if t.measure == "missing"]


def test_a_missing_claim_is_entered_by_its_words(desk: Desk, tmp_path: Path) -> None:
    """Without scripts the words are copied; the figure among them is the claim's anchor."""
    page = put(desk, tmp_path)
    missing(desk, page, words="12 people were killed", speaker="Syrian Observatory")
    now = coding(desk, page)
    entered = next(c.claim for c in now.claims if c.claim.measure == "missing")
    assert now.page.text[slice(*entered.spans.anchor)] == "12"
    assert [speaker.text for speaker in entered.attribution] == ["Syrian Observatory"]


@pytest.mark.parametrize(
    ("words", "said"),
    [("never said", "does not stand on the page"), ("people were", "more than once"), ("", "")],
)
def test_words_that_are_not_one_place_are_refused(
    desk: Desk, tmp_path: Path, words: str, said: str
) -> None:
    """No claim without its words: they must stand on the page, once."""
    page = put(desk, tmp_path)
    answer = missing(desk, page, words=words)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert len(coding(desk, page).claims) == 2


def test_a_span_beyond_the_page_is_refused(desk: Desk, tmp_path: Path) -> None:
    """A place that the page does not have is no claim's."""
    page = put(desk, tmp_path)
    assert missing(desk, page, start="0", end="99999999").status_code == 400


def test_a_page_is_machine_read_until_a_person_has_read_it(desk: Desk, tmp_path: Path) -> None:
    """The decision says by whom and when; the next page nobody has read follows."""
    page = put(desk, tmp_path)
    assert coding(desk, page).state == "machine"
    answer = act(desk, page, "read")
    now = coding(desk, page)
    assert (now.state, now.read is not None) == ("full", True)
    assert (
        "Read in full by The recorder" in desk.client("editor").get(address(page)).content.decode()
    )
    assert desk.client("recorder").get(answer.url).url == BENCH


def test_two_who_decide_at_once_both_get_an_answer(desk: Desk, tmp_path: Path) -> None:
    """The second is told who was faster and decides nothing; looking again they may."""
    page = put(desk, tmp_path)
    seen = coding(desk, page).seq
    act(desk, page, "correct", count="21", seen=seen)
    late = act(desk, page, "correct", count="22", role="reviewer", seen=seen)
    assert late.status_code == 409
    assert "The recorder was faster: “amended”" in late.content.decode()
    assert "Nothing of yours is decided" in late.content.decode()
    assert killed(desk).best == 21
    act(desk, page, "correct", count="22", role="reviewer")
    assert killed(desk).best == 22


def test_a_page_s_words_are_never_markup(desk: Desk, tmp_path: Path) -> None:
    """A script in text, title or a typed reason is shown as words."""
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    page = put(
        desk,
        tmp_path,
        f"Airstrike {evil} kills 12 in Hama\n\n{evil} 12 people were killed in Hama.\n",
    )
    act(desk, page, "accept", reason=evil)
    first = next(desk.record.incidents()).id
    for where in (address(page), BENCH, f"{BENCH}incidents/{first}", f"{BENCH}audit"):
        shown = desk.client("editor").get(where).content
        assert b"<script>alert" not in shown
        assert b"<img src=x" not in shown


def test_a_witness_s_name_is_the_editors_to_read(desk: Desk, tmp_path: Path) -> None:
    """Who codes a page does not need it: the mark stands in its place, and offsets still hold."""
    page = put(
        desk,
        tmp_path,
        "Airstrike on Hama\n\nA resident, Omar Darwish, said 12 people were killed in Hama.\n",
    )
    now = coding(desk, page)
    assert [now.page.text[slice(*span)] for span in now.names] == ["Omar Darwish"]
    recorder = desk.client("recorder").get(address(page)).content.decode()
    editor = desk.client("editor").get(address(page)).content.decode()
    text = [one.split('id="text"')[1].split('class="claims"')[0] for one in (recorder, editor)]
    assert ["Omar Darwish" in one for one in text] == [False, True]


def test_a_page_that_is_not_there_is_not_found(desk: Desk) -> None:
    """An id of no page has the workbench's own page for that."""
    answer = desk.client("recorder").get(address("no-such-page"))
    assert (answer.status_code, b"There is no such page" in answer.content) == (404, True)


def test_what_was_typed_stays_where_it_is_refused(desk: Desk, tmp_path: Path) -> None:
    """A field that cannot be read, and the others with it, and the reason."""
    page = put(desk, tmp_path)
    given = {"when": "yesterday", "group.text": "passengers", "means": ["", "mine", "raid"]}
    shown = act(desk, page, "amend", reason="Heard on the tape.", **given).content.decode()
    assert "“yesterday” is no day." in shown
    assert all(f'value="{one}"' in shown for one in ("yesterday", "passengers"))
    assert 'value="Heard on the tape."' in shown
    chosen = re.findall(r'<option value="(\w+)" selected>', shown.split('name="means"')[-1])
    assert chosen[:2] == ["mine", "raid"]


def test_a_party_is_typed_by_its_name(desk: Desk, tmp_path: Path) -> None:
    """A known name is the party's id, an army's side its state; a new one has a sign before it."""
    page = put(desk, tmp_path)
    for typed, actor in (("Islamic State", "islamic-state"), ("+new-brigade", "new-brigade")):
        act(desk, page, "amend", **{"group.actor": typed})
        assert incident(desk).reports[0].claims[0].group.actor == actor
    for typed, side in (
        ("Syrian army", "syrian-government"), ("civilian", "civilian"), ("", None),
        ("syrian-government", "syrian-government"), ("+new-side", "new-side"),
    ):  # fmt: skip
        act(desk, page, "amend", **{"group.side": typed})
        assert incident(desk).reports[0].claims[0].group.side == side


@pytest.mark.parametrize("field", ["group.actor", "group.side"])
@pytest.mark.parametrize("typed", ["islamic-sate", "Islamic Sate", "+no id", "+"])
def test_a_slip_is_no_new_party(desk: Desk, tmp_path: Path, field: str, typed: str) -> None:
    """What no list has is refused with the nearest that one has, and stays in the form."""
    page = put(desk, tmp_path)
    before = desk.record.head()
    answer = act(desk, page, "amend", **{field: typed})
    shown = answer.content.decode()
    assert (answer.status_code, desk.record.head()) == (400, before)
    assert "is no party that is known here." in shown and f'value="{typed}"' in shown
    assert ("Is it one of these: islamic-state" in shown) == typed.lower().startswith("isl")


def test_means_are_chosen_from_a_list(desk: Desk, tmp_path: Path) -> None:
    """One, several or none; the same in another order is no change."""
    page = put(desk, tmp_path)
    act(desk, page, "amend", means=["", "shelling", "ambush"])
    assert incident(desk).reports[0].claims[0].means == ("shelling", "ambush")
    same = act(desk, page, "amend", means=["", "ambush", "shelling"])
    assert "Nothing is amended." in same.content.decode()
    act(desk, page, "amend", means=[""])
    assert incident(desk).reports[0].claims[0].means == ()


def test_choices_and_usual_reasons_are_in_the_language(desk: Desk, tmp_path: Path) -> None:
    """What a person chooses from is theirs to read, and why something was decided too."""
    page = put(desk, tmp_path)
    act(desk, page, "accept")
    reader = desk.client("recorder")
    reader.post(f"{BENCH}account/language", {"language": "ar"})
    claim = coding(desk, page).claims[0].claim.id
    shown = reader.get(f"{address(page)}?claim={claim}").content.decode()
    assert (
        re.findall(r"<option[^>]*>[^<]*[A-Za-z][^<]*</option>", shown.split('id="enter"')[0]) == []
    )
    assert "Read against the page." not in shown
    assert "Read against the page." not in reader.get(f"{BENCH}audit").content.decode()


@pytest.fixture
def two_towns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gazetteer of two towns, for the thread that reads."""
    build_two_towns(tmp_path / "cache")
    monkeypatch.setenv("CENOTAPH_CACHE", str(tmp_path / "cache"))
    the_reader.cache_clear()


MONDAY = (
    "Strike on Hama\n\nFive people were killed in an airstrike on Hama on Monday, medics said.\n"
)


@pytest.mark.usefixtures("two_towns")
def test_a_page_is_read_again_with_its_day(desk: Desk, tmp_path: Path) -> None:
    """Its Monday gets a date and its outlet a name; the bytes came when they came."""
    page = put(desk, tmp_path, MONDAY)
    assert coding(desk, page).claims[0].claim.when.start is None
    about = {"published_at": "2024-03-13", "source": "Placeholder Post", "title": "Strike on Hama"}
    answer = act(desk, page, "about", **about)
    assert (answer.status_code, answer.url) == (302, address(page))
    now = coding(desk, page)
    assert (now.page.published_at, now.page.source) == ("2024-03-13", "Placeholder Post")
    assert now.claims[0].claim.when.start == "2024-03-11"
    assert now.page.captured_at == "2026-01-02T03:04:05Z"


@pytest.mark.usefixtures("two_towns")
def test_a_decision_is_looked_at_again_with_its_day(desk: Desk, tmp_path: Path) -> None:
    """What a person accepted without a day is not changed behind their back."""
    page = put(desk, tmp_path, MONDAY)
    act(desk, page, "accept")
    act(desk, page, "about", published_at="2024-03-13")
    (now,) = coding(desk, page).claims
    assert now.standing is not None and now.standing.reopened
    assert now.claim.when.start is None
    assert now.machine is not None and now.machine.when.start == "2024-03-11"
    shown = desk.client("recorder").get(address(page)).content.decode()
    way = '<i class="way" aria-hidden="true">→</i>'
    assert f"<bdi>–</bdi> {way} <b><bdi>2024-03-11</bdi></b>" in shown
    act(desk, page, "accept")
    assert coding(desk, page).claims[0].claim.when.start == "2024-03-11"


@pytest.mark.usefixtures("two_towns")
def test_nothing_new_of_a_page_is_nothing_done(desk: Desk, tmp_path: Path) -> None:
    """What stands there, sent again, is refused in a sentence."""
    page = put(desk, tmp_path, MONDAY)
    before = desk.record.head()
    answer = act(desk, page, "about", title=coding(desk, page).page.title)
    assert "Nothing is changed." in answer.content.decode()
    assert (answer.status_code, desk.record.head()) == (400, before)


def test_a_page_without_a_day_asks_for_it(desk: Desk, tmp_path: Path) -> None:
    """And says of no figure that it was given on the day it was captured."""
    page = put(desk, tmp_path, MONDAY)
    shown = desk.client("recorder").get(address(page)).content.decode()
    assert "does not say when it was published" in shown
    assert '<details class="about" open>' in shown
    assert "on a day not told" in shown
    assert "2 January 2026" not in shown


@pytest.mark.usefixtures("two_towns")
def test_a_place_that_is_typed_gets_its_point(desk: Desk, tmp_path: Path) -> None:
    """From the gazetteer, as a page's own place; a name that it lacks is said to have none."""
    page = put(desk, tmp_path)
    act(desk, page, "amend", where="Homs; Nowhereville")
    homs, nowhere = coding(desk, page).claims[0].claim.where
    assert (homs.name, homs.lat, nowhere.lat) == ("Homs", 34.73, None)
    claim = coding(desk, page).claims[0].claim.id
    shown = desk.client("recorder").get(f"{address(page)}?claim={claim}").content.decode()
    assert "Nowhereville <small>no point on the map</small>" in shown


@pytest.mark.usefixtures("two_towns")
def test_what_a_person_enters_is_not_called_the_program_s(desk: Desk, tmp_path: Path) -> None:
    """A page in a language that is not read: read by hand, and its claim waits for nobody."""
    page = put(
        desk, tmp_path, "Attaque à Hama\n\nDouze civils ont été tués lundi à Hama, au nord.\n"
    )
    given = {"words": "Douze civils", "count": "12", "date": "2024-03-11", "place": "Hama"}
    assert act(desk, page, "enter", measure="killed", **given).status_code == 302
    shown = desk.client("recorder").get(address(page)).content.decode()
    assert "Read by hand" in shown
    assert "achine-read" not in shown
    assert "0 claims wait" in shown
    # and no program reads over what the person entered
    assert "Say so of the page" in shown


@pytest.mark.usefixtures("two_towns")
def test_a_page_read_by_hand_is_dated_later(desk: Desk, tmp_path: Path) -> None:
    """Its day, outlet and title are those the person gives; their claims and decisions stay."""
    page = put(desk, tmp_path, "Attaque à Hama\n\nDouze civils ont été tués lundi à Hama.\n")
    given = {"words": "Douze civils", "count": "12", "date": "2024-03-11", "place": "Hama"}
    act(desk, page, "enter", measure="killed", **given)
    act(desk, page, "amend", count="13")
    before = coding(desk, page)
    about = {"published_at": "2024-03-13", "source": "Placeholder Post", "title": "Attaque"}
    answer = act(desk, page, "about", **about)
    now = coding(desk, page)
    assert (answer.status_code, now.by_hand, now.page.published_at) == (302, True, "2024-03-13")
    assert (now.page.source, incident(desk).reports[0].source) == ("Placeholder Post",) * 2
    (was,), (claim,) = before.claims, now.claims
    assert (claim.claim.id, claim.claim.count.figure) == (was.claim.id, 13)
    assert claim.machine is not None and claim.machine.said.at == "2024-03-13"
    last = [e for e in desk.record.entries() if e.kind == "extracted"][-1]
    assert last.actor == desk.people["recorder"].actor
    refused = act(desk, page, "about", **about)
    assert (refused.status_code, "Nothing is changed." in refused.content.decode()) == (400, True)
    verify(desk.record, progress=lambda _done: None)


def test_a_claim_says_by_name_what_it_is_of(desk: Desk, tmp_path: Path) -> None:
    """Its incident is led to by what and where it was, and not by an id."""
    page = put(desk, tmp_path)
    claim = coding(desk, page).claims[0].claim.id
    shown = desk.client("recorder").get(f"{address(page)}?claim={claim}").content.decode()
    link = shown.split(f'href="{BENCH}incidents/{incident(desk).id}">')[1].split("</a>")[0]
    assert re.sub("[\u2068\u2069]", "", link) == "Airstrike in Hama, 14 December 2020"
