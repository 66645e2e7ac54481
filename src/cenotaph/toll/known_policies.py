"""The policies this program knows, by name; `range` is the one a reader sees unasked."""

from collections.abc import Mapping
from typing import Final

from cenotaph.toll.conservative import CONSERVATIVE
from cenotaph.toll.graded import GRADED
from cenotaph.toll.low_best_high import LOW_BEST_HIGH
from cenotaph.toll.policies import Policy
from cenotaph.toll.range import RANGE
from cenotaph.toll.two_source import TWO_SOURCE

POLICIES: Final[tuple[Policy, ...]] = (RANGE, CONSERVATIVE, LOW_BEST_HIGH, TWO_SOURCE, GRADED)
BY_NAME: Final[Mapping[str, Policy]] = {policy.name: policy for policy in POLICIES}
