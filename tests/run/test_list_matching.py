"""Lists of a record matched end to end: once, small, with what a person then decides."""

from pathlib import Path

import pytest

from cenotaph.errors import InputError
from cenotaph.lists.comparing import columns_of
from cenotaph.lists.frequencies import frequencies
from cenotaph.lists.mapping import list_map
from cenotaph.model.victims import Linkage, VictimList
from cenotaph.record.decisions import Decider
from cenotaph.run.list_matching import decide_pair, match_lists
from cenotaph.run.matching import match
from cenotaph.run.opening import open_record
from cenotaph.store.verify import verify
from evaluation.made_up_lists import make_up
from tests.run.test_victim_lists import AT, add

ONE = "name,date\nOmar Khaled Testi,2013-05-01\nSamira Probova,2014-01-07\nAli Primeri,2013\n"
OTHER = "name,date\nTesty Omer Khalid,2013-05-01\nAli Nemandi,2015-02-03\n"
BY = Decider(actor="person:1", role="recorder")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record of two lists, matched once."""
    made = tmp_path_factory.mktemp("lists")
    add(made, ONE, name="one")
    add(made, OTHER, name="other")
    with open_record(made / "record") as record:
        match_lists(record, ("one", "other"), at=AT)
    return made


def test_lists_match_and_the_matching_is_kept(folder: Path) -> None:
    """One person is on both; the log holds the pairs, and asks nobody to match again."""
    with open_record(folder / "record") as record:
        before = record.head()
        found = match_lists(record, ("one", "other"), at=AT)
        (table,) = found.table()
        assert (table.patterns, table.counts) == ((1, 2, 3), (2, 1, 1))
        assert record.head() == before
        assert not found.linkage.trained
        assert list(verify(record, lambda _: None)) == []


def test_a_pair_is_explained(folder: Path) -> None:
    """Each comparison has its level and its weight in bits."""
    with open_record(folder / "record") as record:
        found = match_lists(record, ("one", "other"), at=AT)
    best = found.linkage.pairs[0]
    assert best.weights["day and place"][0] == "same day, place alike or not known"
    assert best.weights["sex"] == ("silent", 0.0)
    assert sum(bits for _, bits in best.weights.values()) > 10


def test_another_name_between_the_same_first_and_last_is_its_own_level(tmp_path: Path) -> None:
    """A father's name on one list, a grandfather's on the other: it speaks for one person."""
    add(tmp_path, "name,date\nHala Anas Testi,2013-05-01\n", name="one")
    add(tmp_path, "name,date\nHala Kareem el-Testy,2013-05-01\n", name="other")
    with open_record(tmp_path / "record") as record:
        (pair,) = match_lists(record, ("one", "other"), at=AT).linkage.pairs
    level, bits = pair.weights["name"]
    assert (level, bits > 0) == ("same first and last part", True)


def test_a_family_written_first_meets_one_written_last(tmp_path: Path) -> None:
    """With a part more on one side and no day on the other, no other block holds the two."""
    add(tmp_path, "name,date\nTesti Hala Anas,2013-05\n", name="one")
    add(tmp_path, "name,date\nHala el-Testy,2013-05-02\n", name="other")
    with open_record(tmp_path / "record") as record:
        (pair,) = match_lists(record, ("one", "other"), at=AT).linkage.pairs
    assert pair.weights["name"][0] == "alike, 0.9 and more"


def test_a_verdict_stands_over_the_matching(folder: Path) -> None:
    """A person said they are two, with a reason."""
    with open_record(folder / "record") as record:
        best = match_lists(record, ("one", "other"), at=AT).linkage.pairs[0]
        decide_pair(record, "different", (best.a, best.b), reason="Cousins.", by=BY, at=AT)
        found = match_lists(record, ("one", "other"), at=AT)
    assert found.table()[0].documented == 5
    assert best not in list(found.doubtful())


def test_a_verdict_needs_people_and_a_reason(folder: Path) -> None:
    """What nobody can look up again is no decision."""
    with open_record(folder / "record") as record:
        with pytest.raises(InputError, match="needs a reason"):
            decide_pair(record, "same", ("one:1", "other:1"), reason=" ", by=BY, at=AT)
        with pytest.raises(InputError, match="No list holds"):
            decide_pair(record, "same", ("one:1", "other:1"), reason="x", by=BY, at=AT)


def test_too_many_pairs_are_refused(folder: Path) -> None:
    """Counted before anything is compared; the sentence names the largest block."""
    with open_record(folder / "record") as record:
        found = [record.victim_list(name) for name in ("one", "other")]
    with pytest.raises(InputError, match="1 have the same consonants of the name; at most 0"):
        match(found, {"one": 1, "other": 2}, most=0)


GIVEN = "Omar Ali Hala Rami Samira Ziad Walid Noor".split()
FATHERS = "Kareem Yasser Bilal Adnan Tarek".split()
FAMILIES = "Testi Probov Nemandi Primeri Zkushin Kokeil Beispel Essayer".split()


def killed_together(numbers: range) -> str:
    """A list of people killed on one day in one place; the age of every third is not known."""
    rows = []
    for n in numbers:
        called = f"{GIVEN[n % 8]} {FATHERS[n % 5]} {FAMILIES[(n * 3 + n // 8) % 8]}"
        rows.append(f"{called},2013-05-01,Probograd,{'' if n % 3 == 0 else 20 + n % 4}")
    return "\n".join(["name,date,place,age", *rows, ""])


def test_small_lists_need_names_that_are_near(tmp_path: Path) -> None:
    """Too few to learn from, all of one day and place: only who has the same name is one person."""
    mapping = list_map({each: each for each in ("name", "date", "place", "age")})
    add(tmp_path, killed_together(range(40)), name="one", mapping=mapping)
    add(tmp_path, killed_together(range(30, 70)), name="other", mapping=mapping)
    with open_record(tmp_path / "record") as record:
        found = match_lists(record, ("one", "other"), at=AT)
    called = {one.id: one.names for each in found.lists for one in each.people}
    assert not found.linkage.trained
    together = [group for group in found.persons() if len(group) > 1]
    assert all(len({called[id_] for id_ in group}) == 1 for group in together)
    assert len(together) == 10


@pytest.fixture(scope="module")
def learnt() -> tuple[tuple[VictimList, ...], Linkage]:
    """Made-up lists, large enough to learn weights from, and their matching."""
    made = make_up(200, seed=3)
    return made.lists, match(made.lists, {each.name: 1 for each in made.lists})


def test_a_rare_name_that_is_nearly_the_same_weighs_more(
    learnt: tuple[tuple[VictimList, ...], Linkage],
) -> None:
    """How common the commoner of two names is decides what their likeness says."""
    lists, linkage = learnt
    rows = {one.id: columns_of(one, each.name) for each in lists for one in each.people}
    often = frequencies(list(rows.values()))["key"]
    level = "alike, 0.9 and more"
    found = sorted(
        (max(often[str(rows[id_]["key"])] for id_ in (pair.a, pair.b)), -pair.weights["name"][1])
        for pair in linkage.pairs
        if pair.weights["name"][0] == level
    )
    weights = [bits for _, bits in found]
    assert linkage.trained
    assert weights == sorted(weights)
    assert weights[-1] - weights[0] > 3


def test_no_cell_alone_rules_a_person_out(
    learnt: tuple[tuple[VictimList, ...], Linkage],
) -> None:
    """What learning saw no pair of, one in five hundred may still be."""
    _, linkage = learnt
    worst = min(bits for pair in linkage.pairs for _, bits in pair.weights.values())
    assert worst > -9
