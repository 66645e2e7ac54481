"""Victim lists of a record matched, reviewed, and put into overlap tables."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cenotaph.errors import InputError
from cenotaph.lists.clusters import Persons, Verdicts, persons, verdicts, versions
from cenotaph.lists.overlap import By, check_together, overlap
from cenotaph.model.entries import Decided, MatchedLists
from cenotaph.model.estimates import OverlapTable
from cenotaph.model.victims import Linkage, ListedPerson, Pair, VictimList
from cenotaph.model.vocabulary import Action
from cenotaph.record.decisions import RULES, Decider, check_decider, check_permitted
from cenotaph.record.entries import Draft
from cenotaph.run.engines import Engine
from cenotaph.run.matching import match
from cenotaph.run.sources import PROGRAM
from cenotaph.store import lists
from cenotaph.store.record import Record

# Between versions that differ in every uncertain pair, ten tell the spread of an estimate to a
# quarter of itself; each costs an estimate of its own.
VERSIONS = 10
# A pair whose answer is nearly certain needs no person.
_SURE, _HOPELESS = 0.95, 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Lists as they stand, how they matched, and what people decided on their pairs."""

    lists: tuple[VictimList, ...]
    linkage: Linkage
    verdicts: Verdicts
    asked: frozenset[frozenset[str]]

    @property
    def home(self) -> dict[str, str]:
        """The list of each person's id."""
        return {one.id: each.name for each in self.lists for one in each.people}

    def persons(self) -> Persons:
        """The clusters by the likelier answer of each pair."""
        return persons(self.home, self.linkage.pairs, self.verdicts)

    def table(self, by: Sequence[By] = ()) -> tuple[OverlapTable, ...]:
        """The overlap of the lists by stratum, from the likelier answer of each pair."""
        return overlap(self.lists, self.persons(), by)

    def drawn(
        self, by: Sequence[By], *, seed: int, count: int = VERSIONS
    ) -> tuple[OverlapTable, ...]:
        """Tables of several versions of the linkage, for an estimate that carries its doubt."""
        chance = random.Random(seed)
        drawn = versions(self.home, self.linkage.pairs, self.verdicts, count=count, chance=chance)
        return tuple(
            table
            for number, each in enumerate(drawn, 1)
            for table in overlap(self.lists, each, by, replicate=str(number))
        )

    def doubtful(self) -> Iterator[Pair]:
        """The pairs that a person should look at, the most uncertain first."""
        open_ = [one for one in self.linkage.pairs if _HOPELESS < one.probability < _SURE
                 and frozenset((one.a, one.b)) not in self.asked]  # fmt: skip
        yield from sorted(open_, key=lambda one: abs(one.probability - 0.5))

    def person(self, id_: str) -> ListedPerson:
        """The listed person of this id, or of a unique beginning of it."""
        found = [one for each in self.lists for one in each.people if one.id.startswith(id_)]
        exact = [one for one in found if one.id == id_] or found
        if len(exact) != 1:
            raise InputError(
                f"{'More than one' if exact else 'No'} listed person has the id {id_}.",
                hint="`cenotaph lists review` prints the ids of pairs.",
            )
        return exact[0]


def match_lists(
    record: Record,
    names: Sequence[str],
    *,
    at: str,
    again: bool = False,
    engine: Engine = "duckdb",
) -> Matched:
    """These lists matched: by the last matching of them as they stand, else by a new one, logged.

    Raises InputError where a list is not there or where they are too large to match at once.
    """
    names = tuple(dict.fromkeys(names))
    if len(names) < 2:
        raise InputError("Matching needs two lists at least.", hint="Name them.")
    found = tuple(record.victim_list(name) for name in names)
    with record.reading() as connection:
        linkage = lists.linkage_of(connection, names)
        entries = {name: lists.entry_of_list(connection, name) or 0 for name in names}
    if linkage is None or again:
        linkage = match(found, entries, engine=engine)
        with record.writing() as log:
            subject = f"lists {', '.join(sorted(names))}"
            payload = MatchedLists(linkage=linkage)
            log.append((Draft(at=at, actor=PROGRAM, subject=subject, payload=payload),))
    with record.reading() as connection:
        decided = lists.decided_pairs(connection)
    return Matched(
        lists=found,
        linkage=linkage,
        verdicts=verdicts(decided),
        asked=frozenset(frozenset((one.decided.subject, one.decided.details.get("with", "")))
                        for one in decided),
    )  # fmt: skip


def tables_of(
    record: Record, names: Sequence[str], by: Sequence[By], *, seed: int, at: str
) -> tuple[OverlapTable, ...]:
    """The tables an estimate takes from lists of the record, in several versions of the linkage.

    Raises InputError where the lists may not be in one estimate.
    """
    found = [record.victim_list(name) for name in dict.fromkeys(names)]
    imports = {name: record.victim_list(name).imports for name in record.list_names()}
    check_together(found, imports)
    return match_lists(record, names, at=at).drawn(by, seed=seed)


def decide_pair(
    record: Record, action: Action, pair: tuple[str, str], *, reason: str, by: Decider, at: str
) -> int:
    """A person's verdict on two listed people, in the log; its entry.

    Raises InputError where one of them is on no list or there is no reason.
    """
    check_decider(by)
    check_permitted(by, action, RULES[action].role)
    if not reason.strip():
        raise InputError("A decision needs a reason.", hint="Give it with --reason.")
    one, other = (_known(record, id_) for id_ in pair)
    if one == other:
        raise InputError("A pair is two people.", hint="Name two ids.")
    payload = Decided(
        action=action, subject=one, reason=reason.strip(), role=by.role, details={"with": other}
    )
    with record.writing() as log:
        return log.append((Draft(at=at, actor=by.actor, subject=one, payload=payload),)).seq


def _known(record: Record, id_: str) -> str:
    name = id_.partition(":")[0]
    if name in record.list_names() and any(
        one.id == id_ for one in record.victim_list(name).people
    ):
        return id_
    raise InputError(
        f"No list holds a person of the id {id_}.",
        hint="`cenotaph lists review` prints the ids of pairs.",
    )
