"""Listed people put under incidents: proposed by day and place, decided by a person, undone."""

from pathlib import Path

import pytest

from cenotaph.errors import InputError, NotPermitted
from cenotaph.lists.mapping import list_map
from cenotaph.record.decisions import Decider
from cenotaph.run.deciding import Proposal, decide
from cenotaph.run.list_assigning import assign, propose
from cenotaph.run.list_matching import decide_pair, match_lists
from cenotaph.run.opening import open_record
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.run.pages import AT, add_pages, write_pages
from tests.run.test_victim_lists import add

PAGE = "Two people were killed in a strike on Hama on 14 December 2020, the SOHR said.\n"
ONE = (
    "name,date,place\nOmar Khaled Testi,2020-12-14,Hama\nSamira Probova,2020-12-15,hama\n"
    "Ali Primeri,2020-12-14,Homs\nRim Exempla,2020-12,Hama\nLina Nessuna,2020-12-19,Hama\n"
)
OTHER = "name,date,place\nTesty Omer Khalid,2020-12-14,Hama\nZaki Nemandi,2020-12-14,Hama\n"
MAPPING = list_map({"name": "name", "date": "date", "place": "place"})
BY = Decider(actor="person:1", role="reviewer")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record of one incident with two dead, and two lists of three people who fit it."""
    for name, text in (("one", ONE), ("other", OTHER)):
        add(tmp_path, text, name=name, mapping=MAPPING)
    with open_record(tmp_path / "record") as record:
        add_pages(record, write_pages(tmp_path / "pages", {"a.txt": PAGE}))
    return tmp_path / "record"


def killed(record: Record) -> tuple[int | None, tuple[str, ...]]:
    """The least number of dead under `range`, and what set it."""
    (incident,) = record.incidents()
    toll = next(one for one in incident.tolls if one.measure == "killed" and one.key is None)
    return toll.min, toll.set_by.min


def test_who_died_on_that_day_in_that_place_is_proposed(folder: Path) -> None:
    """A day beside it fits; another place, a mere month and five days later do not."""
    with open_record(folder) as record:
        (fit,) = propose(record, ("one",))
        people = record.victim_list("one").people
        names = {one.names[0] for one in people if (one.id,) in fit.people}
    assert names == {"Omar Khaled Testi", "Samira Probova"}


def test_lists_are_matched_before_their_people_are_counted(folder: Path) -> None:
    """Unmatched, one person on two lists would be two."""
    with open_record(folder) as record:
        with pytest.raises(InputError, match="not matched"):
            list(propose(record, ("one", "other")))
        match_lists(record, ("one", "other"), at=AT)
        (fit,) = propose(record, ("one", "other"))
    assert sorted(map(len, fit.people)) == [1, 1, 2]


def test_a_decision_makes_them_a_floor_and_can_be_taken_back(folder: Path) -> None:
    """Three people on two lists lift the two of the page; the log keeps whose word it is."""
    with open_record(folder) as record:
        match_lists(record, ("one", "other"), at=AT)
        (incident,) = record.incidents()
        names = ("one", "other")
        made, people = assign(record, names, incident.id, reason="That strike.", by=BY, at=AT)
        assert (len(people), killed(record)) == (3, (3, ("list:one", "list:other")))
        assert list(propose(record, names)) == []
        assert list(verify(record, lambda _: None)) == []
        rebuild(record, lambda _: None)
        assert killed(record)[0] == 3
        undo = Proposal(action="undo", subject=str(made.seq), reason="Another strike.")
        decide(record, (undo,), by=BY, at=AT)
        assert killed(record)[0] == 2
        assert list(propose(record, names)) != []


def test_who_may_be_one_person_counts_once(folder: Path) -> None:
    """A floor holds: a person said they are two, and only then they are two."""
    with open_record(folder) as record:
        names = ("one", "other")
        pair = match_lists(record, names, at=AT).linkage.pairs[0]
        decide_pair(record, "different", (pair.a, pair.b), reason="Cousins.", by=BY, at=AT)
        (fit,) = propose(record, names)
    assert len(fit.people) == 4


def test_a_person_is_named_by_id(folder: Path) -> None:
    """Without day or place nobody is proposed; a recorder who knows better names the person."""
    with open_record(folder) as record:
        (incident,) = record.incidents()
        one = record.victim_list("one").people[3].id
        wanted = {"reason": "Her family.", "by": BY, "at": AT}
        assign(record, ("one",), incident.id, persons=(one,), **wanted)
        assert record.incident(incident.id).listed is not None
        with pytest.raises(InputError, match="assigned to an incident already"):
            assign(record, ("one",), incident.id, persons=(one,), **wanted)
        with pytest.raises(InputError, match="No list named here"):
            assign(record, ("one",), incident.id, persons=("one:none",), **wanted)


def test_it_takes_a_reviewer(folder: Path) -> None:
    """A recorder may not lift a toll without a claim."""
    recorder = Decider(actor="person:2", role="recorder")
    with open_record(folder) as record:
        (incident,) = record.incidents()
        with pytest.raises(NotPermitted):
            assign(record, ("one",), incident.id, reason="So.", by=recorder, at=AT)
