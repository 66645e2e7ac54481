"""The closed vocabularies of the record: each a `Literal`, so that types and schema agree."""

from typing import Final, Literal, get_args

Measure = Literal[
    "killed", "injured", "casualties", "missing", "abducted", "detained", "displaced", "attacks"
]
CountKind = Literal["exact", "at_least", "at_most", "about", "range", "vague", "share", "unstated"]
Unit = Literal["person", "family", "body", "attack"]
Scope = Literal["incident", "part", "cumulative", "addition"]
Stance = Literal["asserts", "denies", "corrects", "retracts"]
Certainty = Literal["stated", "unconfirmed", "presumed", "expected"]
Status = Literal[
    "civilian", "protected", "armed_forces", "armed_group", "police", "combatant", "unknown"
]
StatusBasis = Literal["stated", "actor", "label"]
Sex = Literal["female", "male"]
Age = Literal["child", "adult", "elderly"]
Role = Literal[
    "outlet", "official", "military", "medical", "rescue", "police", "armed_party", "monitor",
    "witness", "family", "unnamed",
]  # fmt: skip
Interest = Literal["own_side", "opponent", "none"]
SaidBasis = Literal["stated", "page", "capture"]
SegmentKind = Literal["headline", "body", "caption", "comment", "chrome"]
Means = Literal[
    "airstrike", "drone_strike", "shelling", "missile", "bombing", "suicide_bombing", "car_bomb",
    "mine", "shooting", "stabbing", "beating", "execution", "clash", "ambush", "raid", "arson",
    "chemical", "vehicle", "other",
]  # fmt: skip
TimePrecision = Literal["minute", "day", "interval", "month", "year", "open", "unknown"]
PlacePrecision = Literal["exact", "near", "town", "area", "district", "region", "country"]
ResponsibilityStance = Literal["accuses", "admits", "denies", "investigates"]
IncidentKind = Literal["incident", "episode"]
Dimension = Literal["side", "status", "sex", "age"]
Reason = Literal[
    "superseded", "same_voice", "part_of_other", "cumulative", "denied", "expected", "unstated",
    "retracted", "early_figure", "discounted", "out_of_scope", "below_threshold",
]  # fmt: skip
CheckStatus = Literal["holds", "fails", "warns"]
EntryKind = Literal["captured", "extracted", "assigned", "decided", "published"]
Level = Literal["public", "partner", "internal", "sealed"]
PolicyName = Literal["range", "conservative", "low-best-high", "two-source", "graded"]
# What a decision does; `record/decisions.py` says who may do it, and to what.
Action = Literal[
    "read", "enter", "accept", "amend", "reject", "same", "different", "unsure", "merge", "split",
    "confirm", "discount", "profile", "release", "withhold", "assign", "timestamp", "redact",
    "undo",
]  # fmt: skip
# Each may do what the one before may.
DeciderRole = Literal["recorder", "reviewer", "editor", "administrator"]

MEASURES: tuple[Measure, ...] = get_args(Measure)
MEANS: tuple[Means, ...] = get_args(Means)
ROLES: tuple[Role, ...] = get_args(Role)
STATUSES: tuple[Status, ...] = get_args(Status)
REASONS: tuple[Reason, ...] = get_args(Reason)
ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)
ACTIONS: tuple[Action, ...] = get_args(Action)
POLICY_NAMES: tuple[PolicyName, ...] = get_args(PolicyName)
DECIDER_ROLES: tuple[DeciderRole, ...] = get_args(DeciderRole)

#: The rule of a claim's time that is the day on which somebody died of wounds: it dates no harm.
SUCCUMBED: Final = "when.succumbed"
#: The rules of an attacker's own death, and of those whom the subject of a verb of harm harms.
BY_OWN_HAND: Final = "harm.self"
BY_ATTACKER: Final = "harm.active"
#: The rule of a figure that is told as a toll: it counts those of its sentence who were added.
TOLD_AS_TOLL: Final = "harm.toll"
