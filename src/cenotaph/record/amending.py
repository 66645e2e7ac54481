"""Amending a claim: `field=value`, in few words, to the claim as a person has it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from cenotaph.codec import from_json, to_json, to_plain
from cenotaph.errors import InputError
from cenotaph.model.claims import Claim, Count
from cenotaph.model.values import When

# What of a claim a person may amend; the words it rests on and who said them stay.
AMENDABLE: tuple[str, ...] = (
    "measure", "count", "unit", "scope", "stance", "certainty", "moved_from", "means", "when",
    "group.text", "group.actor", "group.side", "group.status", "group.sex", "group.age",
    "group.occupation", "group.nationalities",
)  # fmt: skip
_LISTS = ("means", "group.nationalities")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# 15, 10-15, 12+ (at least), ..20 (at most), ~50 (about)
_COUNT = re.compile(r"(?P<kind>~|\.\.)?(?P<low>\d+)(?:(?P<more>\+)|-(?P<high>\d+))?")


def amended(claim: Claim, changes: Iterable[str]) -> Claim:
    """The claim with each `field=value` in place; raises InputError for what cannot be read.

    An empty value means "not stated"; several means or nationalities have commas between them.
    """
    for change in changes:
        field, sign, value = (part.strip() for part in change.partition("="))
        if not sign or field not in AMENDABLE:
            raise InputError(
                f"“{change}” amends nothing.",
                hint=f"Write FIELD=VALUE; the fields are {', '.join(AMENDABLE)}.",
            )
        claim = _checked(_with(claim, field, value), change)
    return claim


def as_typed(claim: Claim) -> Mapping[str, str]:
    """Each amendable field as a person would type what stands there now."""
    group = claim.group
    return {
        "measure": claim.measure,
        "count": _typed(claim.count),
        "unit": claim.count.unit,
        "scope": claim.scope,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "moved_from": claim.moved_from or "",
        "means": ", ".join(claim.means),
        "when": _typed_days(claim.when),
        "group.text": group.text or "",
        "group.actor": group.actor or "",
        "group.side": group.side or "",
        "group.status": group.status,
        "group.sex": group.sex or "",
        "group.age": group.age or "",
        "group.occupation": group.occupation or "",
        "group.nationalities": ", ".join(group.nationalities),
    }


def _typed(count: Count) -> str:
    low, high = count.min, count.max
    if count.kind == "about":
        return f"~{count.figure}"
    if low is not None and high is not None:
        return str(low) if low == high else f"{low}-{high}"
    if low is not None:
        return f"{low}+"
    return "" if high is None else f"..{high}"


def _typed_days(when: When) -> str:
    start, end = when.start, when.end
    if start is None or end is None:
        return ""
    return start if start == end else f"{start}/{end}"


def _with(claim: Claim, field: str, value: str) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(claim)
    if field == "count":
        plain["count"] = to_plain(_count(value, claim.count))
    elif field == "unit":
        plain["count"]["unit"] = value
    elif field == "when":
        plain["when"] = to_plain(_when(value))
    else:
        holder, name = plain, field
        if field.startswith("group."):
            holder, name = plain["group"], field.removeprefix("group.")
            # who the people are is now stated by a person, not by the words
            plain["group"]["status_basis"] = "stated" if name == "status" else (
                plain["group"]["status_basis"]
            )  # fmt: skip
        listed = [part.strip() for part in value.split(",") if part.strip()]
        holder[name] = listed if field in _LISTS else (value or None)
    return plain


def _checked(plain: Mapping[str, Any], change: str) -> Claim:
    try:
        return from_json(Claim, to_json(dict(plain)))
    except ValidationError:
        raise InputError(
            f"“{change}” is none of the values that may stand there.",
            hint="The glossary lists them; `cenotaph show` prints what stands there now.",
        ) from None


def _count(value: str, before: Count) -> Count:
    """The count in the person's figures; its text stays what the page's words are."""
    if value in ("", "unstated"):
        return replace(before, kind="unstated", figure=None, min=None, max=None)
    found = _COUNT.fullmatch(value)
    if found is None:
        raise InputError(
            f"“{value}” is no count.",
            hint="Write 15, 10-15, 12+ for at least, ..20 for at most, ~50 for about, or unstated.",
        )
    low = int(found["low"])
    high = int(found["high"]) if found["high"] else None
    made = replace(before, kind="exact", figure=low, min=low, max=low)
    if found["kind"] == "~":
        return replace(made, kind="about", min=None, max=None)
    if found["kind"] == "..":
        return replace(made, kind="at_most", min=None)
    if found["more"]:
        return replace(made, kind="at_least", max=None)
    if high is not None:
        return replace(made, kind="range", figure=None, min=min(low, high), max=max(low, high))
    return made


def _when(value: str) -> When:
    start, sign, end = value.partition("/")
    if not value:
        return When(text=None, start=None, end=None, precision="unknown", edtf=None)
    if not _DAY.fullmatch(start) or (sign and not _DAY.fullmatch(end)):
        raise InputError(f"“{value}” is no day.", hint="Write 2020-12-14 or 2020-12-14/2020-12-16.")
    return When(
        text=value,
        start=start,
        end=end or start,
        precision="interval" if sign else "day",
        edtf=value,
    )
