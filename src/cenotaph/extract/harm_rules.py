"""The rules of harm without a verb of its own, in the order in which they may take a figure."""

from collections.abc import Callable, Iterator, Sequence

from cenotaph.extract import flight, hurt, labels, own_hand, retold, tallies
from cenotaph.extract.findings import Chunks, Finding
from cenotaph.extract.languages.en import harm as words
from cenotaph.extract.languages.en.flight import DRIVING, LEAVING
from cenotaph.extract.languages.en.hurt import BROUGHT, SELVES, STRIKING

_Alone = Callable[[Chunks, set[int]], Iterator[Finding]]
_Rule = Callable[[Chunks, Sequence[Finding], set[int]], Iterator[Finding]]


def _alone(rule: _Alone) -> _Rule:
    """A rule that needs nothing of what was found before."""
    return lambda chunks, _, taken: rule(chunks, taken)


#: each rule with the words of which its sentence must hold one: most sentences hold few
_RULES: tuple[tuple[frozenset[str] | None, _Rule], ...] = (
    (None, _alone(tallies.find_attributive)),
    (None, _alone(tallies.find_tolls)),
    (words.THE_HARMED, _alone(tallies.find_the_dead)),
    (hurt.SUFFERING, _alone(hurt.find_suffered)),
    (hurt.TREATING, _alone(hurt.find_treated)),
    (DRIVING, _alone(flight.find_driven)),
    (LEAVING, _alone(flight.find_left)),
    (STRIKING, _alone(hurt.find_struck)),
    (BROUGHT | hurt.HURTS, _alone(hurt.find_hospital)),
    (frozenset(words.TO_DEATH), _alone(tallies.find_to_death)),
    (frozenset({"fatally"}), _alone(tallies.find_fatally)),
    (frozenset({"along", "together"}), retold.find_along),
    (None, retold.find_gapped),
    (frozenset({"without", "neither"}), _alone(tallies.find_without)),
    (frozenset({"from", "against", *words.COMPARING}), retold.find_compared),
    (words.RANGING, _alone(retold.find_ranging)),
    (frozenset({"victims", "names"}), _alone(retold.find_victims)),
    (None, retold.find_one_of),
    (retold.PUTTING | retold.GIVING | retold.FIGURES, _alone(retold.find_put)),
    (words.TAKING, _alone(tallies.find_taken)),
    (frozenset(words.ATTACKS), _alone(tallies.find_attacks)),
    (words.LIVES, _alone(tallies.find_lives)),
    (SELVES | {"life", "suicide"}, lambda chunks, found, _: own_hand.find_own_hand(chunks, found)),
    (None, labels.find_rows),
    (frozenset({"by"}), _alone(labels.find_by_means)),
    (frozenset({"was", "were", "is", "are"}), _alone(labels.find_inverted)),
    (frozenset({"identified", "named", "were"}), _alone(labels.find_identified)),
)


def find_apart(chunks: Chunks, found: list[Finding], taken: set[int]) -> None:
    """Adds to `found` what the rules find in a sentence beside its verbs of harm."""
    told = {c.low for c in chunks} | {c.np.head or "" for c in chunks if c.np is not None}
    for needs, rule in _RULES:
        if needs is None or not needs.isdisjoint(told):
            found.extend(rule(chunks, tuple(found), taken))
