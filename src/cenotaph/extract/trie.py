"""Phrases looked up token by token: the longest phrase that starts at a token wins."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from cenotaph.extract.tokens import Token

V = TypeVar("V")
_END = ""


class Trie(Generic[V]):
    """A read-only set of phrases, each with a value."""

    __slots__ = ("_root",)

    def __init__(self, entries: Mapping[tuple[str, ...], V] | Iterable[tuple[tuple[str, ...], V]]):
        self._root: dict[str, Any] = {}
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        for words, value in pairs:
            node = self._root
            for word in words:
                node = node.setdefault(word, {})
            node[_END] = value

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[int, V] | None:
        """The end index and value of the longest phrase that starts at token `at`, if any."""
        node = self._root.get(tokens[at].low)
        if node is None:
            return None
        found = (at + 1, node[_END]) if _END in node else None
        index = at + 1
        while index < len(tokens):
            node = node.get(tokens[index].low)
            if node is None:
                break
            index += 1
            if _END in node:
                found = (index, node[_END])
        return found

    def within(self, tokens: Sequence[Token]) -> bool:
        """Whether any phrase occurs; a token that starts none costs one look-up."""
        root = self._root
        for at, token in enumerate(tokens):
            if token.low in root and self.longest(tokens, at) is not None:
                return True
        return False

    def starts(self) -> frozenset[str]:
        """The first words of all phrases: a cheap test before `longest`."""
        return frozenset(self._root)


def phrase(text: str) -> tuple[str, ...]:
    """The words of an alias as the tokenizer would give them, folded."""
    folded = text.lower().replace("’", "'").replace("'s", " 's")
    return tuple(folded.replace("(", " ( ").replace(")", " ) ").split())
