"""The codebook of the English rules: what each says, with examples and near misses.

It is documentation that runs as tests; the extractor itself does not import it.
"""

from cenotaph.extract.languages.en.codebook import (
    figures,
    groups,
    harm,
    hurt,
    labels,
    means,
    parts,
    responsibility,
    scope,
    speech,
    sureness,
    vague,
)
from cenotaph.extract.languages.en.codebook.rule import CodebookRule

__all__ = ["RULES", "CodebookRule"]

RULES: tuple[CodebookRule, ...] = (
    *harm.RULES,
    *hurt.RULES,
    *labels.RULES,
    *figures.RULES,
    *vague.RULES,
    *groups.RULES,
    *parts.RULES,
    *scope.RULES,
    *sureness.RULES,
    *speech.RULES,
    *responsibility.RULES,
    *means.RULES,
)
