"""Names of actors and sources looked up token by token; acronyms count only in capitals."""

from collections.abc import Iterable, Mapping, Sequence

from cenotaph.extract.tokens import Token
from cenotaph.extract.trie import Trie, phrase


class Lexicon:
    """Aliases with the id each stands for; `exact` ones count only as written (IS, SOHR)."""

    __slots__ = ("_any", "_exact", "_starts")

    def __init__(self, aliases: Mapping[str, str], exact: Mapping[str, str]) -> None:
        self._any = Trie(_phrases(aliases))
        self._exact = Trie(
            (words, (alias, identity))
            for alias, identity in exact.items()
            if (words := phrase(alias))
        )
        self._starts = self._any.starts() | self._exact.starts()

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        """The end index and id of the longest name that starts at token `at`."""
        if tokens[at].low not in self._starts:
            return None
        found = self._any.longest(tokens, at)
        exact = self._exact.longest(tokens, at)
        if exact is None or (found is not None and found[0] >= exact[0]):
            return found
        end, (alias, identity) = exact
        written = " ".join(t.text.replace("*", "") for t in tokens[at:end])
        return (end, identity) if written == alias.replace("'s", " 's") else found

    def starts(self) -> frozenset[str]:
        """The first words of all names."""
        return self._starts


def _phrases(table: Mapping[str, str]) -> Iterable[tuple[tuple[str, ...], str]]:
    for alias, identity in table.items():
        words = phrase(alias)
        if words and (len(words) > 1 or len(words[0]) > 2):
            yield words, identity
