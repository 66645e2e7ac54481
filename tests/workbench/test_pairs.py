"""Pairs that the program is unsure of: shown side by side, and decided."""

import re
from pathlib import Path

import pytest

from cenotaph.link.compare import COMPARISONS
from cenotaph.record.decisions import Decider
from cenotaph.record.open_pairs import people_of
from cenotaph.record.totals import row_of
from cenotaph.run.deciding import Proposal, decide
from cenotaph.run.near import Near
from cenotaph.run.pairs import BothAmong, OpenPairs, open_among
from cenotaph.run.totalling import Selection, total_over
from cenotaph.run.waiting import Queue, queue
from cenotaph.store.needs import Leaf
from cenotaph.web.publishing import publish_record
from cenotaph.web.serve.site import Keeper
from cenotaph.web.workbench.tags import alike
from tests.cli.test_linking import ON_THE_14TH, ON_THE_20TH, UNDATED
from tests.run.pages import add_pages, write_pages
from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_serving import release

EDITOR = Decider(actor="person:2", role="editor")

# The words of another page and the day after: much speaks for one incident, the day against it.
MAYBE = """Airstrike in Hama, army says

The army said 12 people were killed in an airstrike on Hama on 15 December 2020.
"""


@pytest.fixture
def unsure(filled: Desk, tmp_path: Path) -> Desk:
    """A desk with a page that may tell of the airstrike on Hama, or of another one."""
    add_pages(filled.record, write_pages(tmp_path / "more", {"maybe.txt": MAYBE}))
    assert forms(filled)
    return filled


def forms(desk: Desk) -> list[tuple[str, str]]:
    """The two incidents of each pair on the page."""
    shown = desk.client("recorder").get(f"{BENCH}pairs").content.decode()
    return re.findall(
        r'name="one" value="(\w+)"><input type="hidden" name="other" value="(\w+)"', shown
    )


def queue_of(desk: Desk) -> Queue:
    """The queue with what has a weight."""
    kinds = ("pair", "bound", "link")
    return queue(desk.record, kinds, Leaf(offset=0, limit=50), pairs=desk.serving.pairs.ranked())


def undo(desk: Desk) -> None:
    """The last decision taken back."""
    last = list(desk.record.decisions())[-1]
    by = Decider(actor=desk.people["recorder"].actor, role="recorder")
    back = Proposal(action="undo", subject=str(last.entry.seq), reason="In error.")
    decide(desk.record, [back], by=by, at="2026-01-02T03:04:05Z")


def say(desk: Desk, act: str, one: str, other: str) -> int:
    """The status of a verdict on a pair."""
    given = {"act": act, "one": one, "other": other, "seen": str(desk.record.head().seq)}
    return int(desk.client("recorder").post(f"{BENCH}pairs", given).status_code)


def test_both_stand_side_by_side(unsure: Desk) -> None:
    """Each with its page, its words and its incident's toll."""
    shown = unsure.client("recorder").get(f"{BENCH}pairs").content.decode()
    assert "Airstrike in Hama, army says" in shown
    assert "people were killed in an airstrike on Hama on 15 December" in shown
    assert "12 – ? – 15" in shown


@pytest.mark.parametrize(("act", "one"), [("same", True), ("different", False), ("unsure", False)])
def test_a_verdict_holds_and_the_pair_is_gone(unsure: Desk, act: str, one: bool) -> None:
    """Same puts the two together; whatever was said, the pair is asked about no more."""
    pair = forms(unsure)[0]
    assert say(unsure, act, *pair) == 302
    assert len({unsure.record.incident(id_).id for id_ in pair}) == (1 if one else 2)
    assert forms(unsure) == []


def test_a_pair_stands_among_the_rest_of_the_queue(unsure: Desk) -> None:
    """By how many people hang on it and how sure the program is; its row leads to its page."""
    browser, (one, other) = unsure.client("recorder"), forms(unsure)[0]
    rows = queue_of(unsure).rows
    assert [row.waiting.weight for row in rows] == sorted(
        (row.waiting.weight for row in rows), reverse=True
    )
    assert [row.key for row in rows].index(f"pair:{one}:{other}") not in (-1, len(rows) - 1)
    shown = browser.get(f"{BENCH}?kind=pair").content.decode()
    assert f'href="{BENCH}pairs/{one}/{other}"' in shown
    change = re.search(r'class="change">([^<]+)<', shown)
    assert change is not None
    now = {"12 – ? – 15 and 12", "12 and 12 – ? – 15"}
    assert change[1] in {f"killed {one} → 12 – 12 – 15 if they are one" for one in now}
    given = {"act": "unsure", "one": one, "other": other}
    assert browser.post(f"{BENCH}pairs/{one}/{other}", given).headers["Location"] == BENCH
    late = browser.get(f"{BENCH}pairs/{one}/{other}", follow=True).content.decode()
    assert "open no more" in late
    assert browser.get(f"{BENCH}pairs/{one}/none").status_code == 404


def test_the_queue_the_review_and_the_total_name_the_same_pairs(unsure: Desk) -> None:
    """One notion: what may be one is so everywhere."""
    pairs = OpenPairs(unsure.record).ranked()
    assert [one.incidents for one in pairs] == forms(unsure)
    summed = total_over(unsure.record, "killed", "range", Selection())
    assert list(summed.total.duplicates) == forms(unsure)
    incident = unsure.client("recorder").get(f"{BENCH}incidents/{forms(unsure)[0][0]}")
    assert "{}/{}".format(*forms(unsure)[0]) in incident.content.decode()


def test_a_total_asks_only_what_it_counts(unsure: Desk) -> None:
    """Of all incidents its pairs are those of the queue; where one of two is left out, none."""
    whole = list(unsure.record.incidents())
    people = {one.id: people_of(one) for one in whole}
    assert open_among(unsure.record, people) == OpenPairs(unsure.record).ranked() != ()
    del people[forms(unsure)[0][0]]
    assert open_among(unsure.record, people) == ()
    rows = {one.id: row_of(one) for one in whole}
    assert {one.id: row_of(one) for one in unsure.record.tallied()} == rows


def test_what_is_kept_of_pairs_is_what_is_found_anew(unsure: Desk) -> None:
    """After a page, after each verdict, and after one is taken back."""
    kept, (one, other) = unsure.serving.pairs, forms(unsure)[0]
    before = kept.ranked()
    say(unsure, "different", one, other)
    assert kept.ranked() == OpenPairs(unsure.record).ranked() == ()
    undo(unsure)
    assert kept.ranked() == OpenPairs(unsure.record).ranked() == before
    say(unsure, "same", one, other)
    assert kept.ranked() == OpenPairs(unsure.record).ranked() == ()


def test_what_is_no_verdict_and_no_pair_is_said(unsure: Desk) -> None:
    """Nothing is logged."""
    before, pair = unsure.record.head(), forms(unsure)[0]
    assert say(unsure, "perhaps", *pair) == 400
    assert say(unsure, "same", pair[0], "0000") == 400
    assert unsure.record.head() == before


def public_pairs(desk: Desk) -> int | None:
    """How many pairs the public totals name, worked out anew."""
    return Keeper(desk.serving).now(desk.record.head()).told_twice


def test_pairs_are_ranked_and_counted_again_only_when_there_are_others(unsure: Desk) -> None:
    """A page asks for them each time; a decision on one of them makes others of all."""
    pairs, its, asked = unsure.serving.pairs, forms(unsure)[0], []

    def incidents() -> tuple[str, str]:
        asked.append(its)
        return its

    both = BothAmong(pairs, incidents)
    assert [both.now(), both.now()] == [1, 1]
    assert (asked, pairs.ranked() is pairs.ranked()) == ([its], True)
    assert say(unsure, "different", *its) == 302
    assert both.now() == 0


def test_public_totals_name_pairs_of_public_incidents(unsure: Desk, tmp_path: Path) -> None:
    """Both of a pair are counted in a total; a pair that strangers see half of is not told of."""
    one, other = forms(unsure)[0]
    release(unsure, one)
    assert public_pairs(unsure) == 0
    release(unsure, other)
    assert public_pairs(unsure) == 1
    said = "1 pair of these incidents may be one, told twice"
    assert said in unsure.client().get("/").content.decode()
    publish_record(unsure.record, tmp_path / "site", by=EDITOR, banner=None)
    assert said in (tmp_path / "site" / "index.html").read_text()
    say(unsure, "different", one, other)
    assert public_pairs(unsure) == 0


def test_what_speaks_for_one_is_not_mixed_with_what_speaks_for_two(unsure: Desk) -> None:
    """The weightiest first on each side; what weighs nothing is not said."""
    incident = next(unsure.record.incidents())
    mixed = {"time": -2.0, "rare": 1.5, "place": -1.0, "means": 0.0, "title": 2.5}
    said = alike(Near(incident=incident, score=0.0, reasons=mixed))
    told = {one.name: one for one in COMPARISONS}
    speaks_for = f"for one: {told['title'].alike}; {told['rare'].alike}"
    assert said == f"{speaks_for}. for two: {told['time'].unlike}; {told['place'].unlike}"


def test_the_words_of_a_page_carry_their_language(unsure: Desk) -> None:
    """A reader aloud, and the order of signs, go by the page and not by the workbench."""
    reader = unsure.client("recorder")
    reader.post(f"{BENCH}account/language", {"language": "ar"})
    shown = reader.get(f"{BENCH}pairs").content.decode()
    assert re.findall(r"<bdi>[^<]*killed", shown) == []
    assert '<bdi lang="en" dir="ltr">Airstrike in Hama, army says</bdi>' in shown


def test_each_side_says_whether_strangers_see_it(unsure: Desk) -> None:
    """To say that two are one may bring the other before strangers, or take the one away."""
    (one, _other), *_more = forms(unsure)
    release(unsure, one)
    shown = unsure.client("recorder").get(f"{BENCH}pairs").content.decode()
    sides = re.findall(r"Not released|Released", shown.split('class="card"')[1])
    assert sorted(sides) == ["Not released", "Released"]


def test_what_keeps_two_apart_that_are_alike_is_said(desk: Desk, tmp_path: Path) -> None:
    """A person has put an undated page to one of another day: the days keep it from a third."""
    texts = {"a.txt": ON_THE_14TH, "b.txt": UNDATED, "c.txt": ON_THE_20TH}
    add_pages(desk.record, write_pages(tmp_path / "more", texts))
    undated, late = (
        next(
            report.id
            for incident in desk.record.incidents()
            for report in incident.reports
            if any(words in claim.quote for claim in report.claims)
        )
        for words in ("vegetable", "bridge")
    )
    merge = Proposal(action="merge", subject=undated, reason="One.", details={"with": late})
    decide(desk.record, [merge], by=EDITOR, at="2026-01-02T03:04:05Z")
    shown = desk.client("recorder").get(f"{BENCH}pairs").content.decode()
    assert "Alike, but kept apart" in shown
    assert "Told on days too far apart: 1 of 2 pairs of pages." in shown
