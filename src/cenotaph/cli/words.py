"""Values in a reader's words, for one line of a terminal."""

import re
import unicodedata
from collections.abc import Iterator

from cenotaph.model.claims import Claim, Group, Said, Speaker
from cenotaph.model.incidents import Standing, Voice
from cenotaph.model.tolls import Toll
from cenotaph.model.values import Place, When

OPEN = "open"
NOTHING = "–"
_WHITE = re.compile(r"\s+")


def clean(text: str) -> str:
    """The text on one line, without characters that could steer a terminal."""
    return inline(text).strip()


def inline(text: str) -> str:
    """The same for a piece of a line: white space at its ends stays, as one space."""
    kept = (" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in text)
    return _WHITE.sub(" ", "".join(kept))


def bounds(low: int | None, high: int | None) -> str:
    """Two bounds as one figure, a range, or open where nothing bounds them."""
    if low is None and high is None:
        return OPEN
    if low == high:
        return str(low)
    return f"{OPEN if low is None else low}–{OPEN if high is None else high}"


def of_toll(toll: Toll) -> str:
    """min–best–max, with `?` for no best and `open` for no bound; whether it is open; its grade."""
    low = OPEN if toll.min is None else str(toll.min)
    best = "?" if toll.best is None else str(toll.best)
    high = OPEN if toll.max is None else str(toll.max)
    marks = [OPEN] * toll.open + [toll.grade] * bool(toll.grade)
    return ", ".join([f"{low}–{best}–{high}", *(mark for mark in marks if mark)])


def voices(toll: Toll) -> str:
    """How many independent voices, at least and at most."""
    return bounds(*toll.voices)


def figure(claim: Claim) -> str:
    """The figure as written, else its kind."""
    return f"“{clean(claim.count.text)}”" if claim.count.text else claim.count.kind


def group(value: Group) -> str:
    """Whom a claim counts, as written, then what that resolves to."""
    kinds = [value.actor, value.side, value.status if value.status != "unknown" else None]
    kinds += [value.sex, value.age, value.occupation, *value.nationalities]
    found = list(dict.fromkeys(clean(kind) for kind in kinds if kind))
    if value.any_of:
        found.append("any of " + ", ".join(clean(part) for part in value.any_of))
    named = [clean(value.text)] if value.text else []
    return " · ".join(named + found) or "not named"


def speakers(chain: tuple[Speaker, ...]) -> str:
    """The chain of speakers from the one the page heard to the origin."""
    if not chain:
        return "the page's own voice"
    links = []
    for link in chain:
        known = ", ".join(part for part in (link.role, _interest(link)) if part)
        links.append(f"{clean(link.text)} ({known})")
    return " ← ".join(links)


def said(value: Said) -> str:
    """When it was said, and who gives that time where the speaker does not."""
    if value.at is None:
        return ""
    basis = {"page": " (the page's date)", "capture": " (when captured)"}.get(value.basis or "")
    return f", said {value.at}{basis or ''}"


def _interest(link: Speaker) -> str | None:
    return {"own_side": "of the dead's side", "opponent": "opponent of the dead"}.get(
        link.interest or ""
    )


def standing(one: Standing) -> str:
    """A decision that stands in one line: action, who, in which role, when, which entry."""
    role = f", {one.role}" if one.role else ""
    again = "; reopened: the program reads something else there now" if one.reopened else ""
    held = f" from {one.public_from}" if one.public_from else ""
    on = f"; taken on an earlier capture, page {one.taken_on}" if one.taken_on else ""
    return f"{one.action}{held} by {clean(one.actor)}{role}, {one.at} (entry {one.seq}){on}{again}"


def decided(one: Standing, claim: Claim | None) -> Iterator[str]:
    """A decision that stands, its reason, and where they differ what was read and what stands."""
    yield f"{standing(one)}. {clean(one.reason)}"
    if claim is not None and (one.action == "amend" or one.reopened):
        yield f"stands as: {_in_short(claim)}"
        yield f"the program reads: {'nothing' if one.read is None else _in_short(one.read)}"


def _in_short(claim: Claim) -> str:
    count = claim.count
    told = bounds(count.min, count.max) if count.figure is None else str(count.figure)
    return f"{claim.measure} {told} ({count.kind}), {group(claim.group)}"


def when(value: When | None) -> str:
    """The time as EDTF, else as written."""
    if value is None:
        return NOTHING
    return clean(value.edtf or value.text or NOTHING)


def day(value: When | None) -> str:
    """The day an incident ends on or the days it spans, short enough for a column."""
    if value is None:
        return NOTHING
    if value.start and value.end and value.start != value.end:
        return f"{value.start}/{value.end}"
    return value.start or value.end or clean(value.edtf or NOTHING)


def where(places: tuple[Place, ...]) -> str:
    """The places by name with how wide each is."""
    return "; ".join(_place(place) for place in places) or NOTHING


def place_name(places: tuple[Place, ...]) -> str:
    """The first place's name, else its words."""
    return clean(places[0].name or places[0].text) if places else NOTHING


def _place(place: Place) -> str:
    name = clean(place.name or place.text)
    wide = f" ±{place.radius_km:g} km" if place.radius_km is not None else ""
    known = ", ".join(part for part in (place.precision, place.country) if part)
    return f"{name} ({known}{wide})" if known else name


def marked(claim: Claim) -> tuple[str, str, str]:
    """The quote in three: before the figure (else the measure), the words themselves, after."""
    anchor, quote = claim.spans.anchor, claim.spans.quote
    if not quote.covers(anchor):
        return clean(claim.quote), "", ""
    start, end = anchor.start - quote.start, anchor.end - quote.start
    parts = claim.quote[:start], claim.quote[start:end], claim.quote[end:]
    return inline(parts[0]), inline(parts[1]), inline(parts[2])


def known_of(voice: Voice) -> Iterator[str]:
    """What the profiles of sources say of whose figures a voice's are, and whom they count."""
    if voice.repeated_by:
        yield f"repeated by {', '.join(voice.repeated_by)}"
    if voice.counts_only:
        yield f"counts {_PEOPLE.get(voice.counts_only.value, voice.counts_only.value)} alone"


_PEOPLE = {"civilian": "civilians"}
