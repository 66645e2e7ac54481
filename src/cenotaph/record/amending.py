"""Amending a claim: `field=value`, in few words, to the claim as a person has it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import ValidationError

from cenotaph.codec import from_json, to_json, to_plain
from cenotaph.errors import InputError
from cenotaph.model.claims import Claim, Count, Speaker
from cenotaph.model.values import Place, When
from cenotaph.reference.actors import ACTORS
from cenotaph.reference.countries import side_names
from cenotaph.reference.sources import SOURCES

# What of a claim a person may amend; the words it rests on stay.
AMENDABLE: tuple[str, ...] = (
    "measure", "count", "unit", "scope", "stance", "certainty", "moved_from", "means", "when",
    "where", "said_by", "group.text", "group.actor", "group.side", "group.status", "group.sex",
    "group.age", "group.occupation", "group.nationalities",
)  # fmt: skip
# SOHR > medical sources: from the speaker the page heard to the origin.
_HEARD_FROM = " > "
# Hama @ 35.13, 36.75
_POINT = re.compile(r"(?P<name>[^@]+)@\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)")
_LISTS = ("means", "group.nationalities")
# +northern-brigade
_NEW = "+"
_PARTY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Of names that are like the one typed, so many are read at a glance.
_SHOWN = 3
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
        "where": "; ".join(one.name or one.text for one in claim.where),
        "said_by": _HEARD_FROM.join(one.text for one in claim.attribution),
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
    elif field == "where":
        plain["where"] = [to_plain(one) for one in _where(value, claim.where)]
    elif field == "said_by":
        plain["attribution"] = [to_plain(one) for one in _said_by(value, claim.attribution)]
    else:
        holder, name = plain, field
        if field.startswith("group."):
            holder, name = plain["group"], field.removeprefix("group.")
            # who the people are is now stated by a person, not by the words
            plain["group"]["status_basis"] = "stated" if name == "status" else (
                plain["group"]["status_basis"]
            )  # fmt: skip
            if name in ("actor", "side"):
                value = _party(value, name)
        listed = [part.strip() for part in value.split(",") if part.strip()]
        holder[name] = listed if field in _LISTS else (value or None)
    return plain


def _party(value: str, name: str) -> str:
    """The id of a party that is named, by its name or id; a new one is named with + before it.

    Raises InputError for any other: a slip would be a party of its own.
    """
    if not value:
        return value
    if value.startswith(_NEW) and _PARTY.fullmatch(value.removeprefix(_NEW)):
        return value.removeprefix(_NEW)
    if value in _parties(name):
        return value
    found = ACTORS.by_id.get(value) or ACTORS.find(value)
    if found is None:
        raise InputError(f"“{value}” is no party that is known here.", hint=_nearest(value, name))
    return found.id if name == "actor" else found.side or found.id


@cache
def _parties(name: str) -> frozenset[str]:
    """The ids of actors, or of sides: those of states, of actors, and those of no party."""
    if name == "actor":
        return frozenset(ACTORS.by_id)
    return frozenset((*side_names(), *(actor.side for actor in ACTORS), "civilian"))


def _nearest(value: str, name: str) -> str:
    """What may be written instead."""
    wanted, known = value.lower(), _parties(name)
    near = get_close_matches(wanted.replace(" ", "-"), known, n=_SHOWN)
    if not near:
        alike = (ACTORS.aliases[one] for one in get_close_matches(wanted, ACTORS.aliases, n=_SHOWN))
        near = list(dict.fromkeys(one.id if name == "actor" else one.side for one in alike))
    if not near:
        return "Put + before the id of a party that no list has: +northern-brigade."
    return (
        f"Is it one of these: {', '.join(near)}? "
        "Put + before the id of a party that no list has: +northern-brigade."
    )


def counted(value: str) -> str:
    """A count as `as_typed` would give it back; raises InputError where it is none."""
    bare = Count(kind="unstated", figure=None, min=None, max=None, unit="person", text=None)
    return _typed(_count(value, bare))


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


def _where(value: str, before: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places named, with `;` between them: one that stood there, else a name, else a point."""
    known = {one.name or one.text: one for one in before}
    named = [part.strip() for part in value.split(";") if part.strip()]
    return tuple(known.get(one) or _place(one) for one in named)


def _place(value: str) -> Place:
    found = _POINT.fullmatch(value)
    name = found["name"].strip() if found else value
    lat, lon = (float(found["lat"]), float(found["lon"])) if found else (None, None)
    if lat is not None and lon is not None and not (abs(lat) <= 90 and abs(lon) <= 180):
        raise InputError(
            f"“{value}” is no point on the earth.", hint="Write NAME @ LATITUDE, LONGITUDE."
        )
    return Place(
        text=name,
        name=name,
        lat=lat,
        lon=lon,
        radius_km=None,
        precision="near" if found else None,
        gazetteer_id=None,
        country=None,
    )


def _said_by(value: str, before: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """The chain of speakers: one that stood there, else one of the known sources, else a name."""
    known = {one.text: one for one in before}
    named = [part.strip() for part in value.split(_HEARD_FROM.strip()) if part.strip()]
    return tuple(known.get(one) or _speaker(one) for one in named)


def _speaker(name: str) -> Speaker:
    source = SOURCES.find(name)
    if source is None:
        return Speaker(text=name, source=None, role="unnamed")
    return Speaker(text=name, source=source.id, role=source.role)


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
