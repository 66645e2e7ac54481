"""One rule of the codebook: what a coder applies, with examples and near misses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookRule:
    """What one rule says, two texts where a claim shows it, and two near misses where none does.

    A name with a dot is a rule that a claim's `rules` may hold (`harm.passive`); a name with an
    equals sign is a value that a field takes (`role=medical`), or a word of a table
    (`vague=dozens`). A text of several paragraphs begins with its headline.
    """

    name: str
    says: str
    matches: tuple[str, str]
    misses: tuple[str, str]
