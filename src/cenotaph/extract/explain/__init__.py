"""Why a reading is as it is, told apart from the reading.

A folder of its own, so that no change here changes the fingerprint of what is read.
"""

from cenotaph.extract.explain.claims import (
    FIELDS,
    ExplainedClaim,
    ExplainedField,
    Explanation,
    explain,
)
from cenotaph.extract.explain.unclaimed import REASONS, Unclaimed

__all__ = [
    "FIELDS",
    "REASONS",
    "ExplainedClaim",
    "ExplainedField",
    "Explanation",
    "Unclaimed",
    "explain",
]
