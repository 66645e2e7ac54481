"""People told one by one behind a figure that counts them: parts of it, not totals of their own.

"Four people were shot. A woman, 27, was hit in the leg": she is one of the four, and her sentence
says nothing against their number.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cenotaph.extract.drafts import Draft
from cenotaph.extract.languages.en.sureness import (
    AT_A_SPOT,
    BESIDES,
    HURT,
    OF_THEM,
    ON_THE_SPOT,
)
from cenotaph.model.claims import Group

_BESIDES = re.compile(BESIDES, re.I)
_ON_THE_SPOT = re.compile(ON_THE_SPOT, re.I)
_OF_THEM = re.compile(OF_THEM, re.I)
_HURT = re.compile(HURT, re.I)
_AT_A_SPOT = re.compile(AT_A_SPOT, re.I)
#: a count of people, where "a man" only tells of one
_ONE = frozenset({"one", "1"})
_HARMS = frozenset({"killed", "injured"})
_KNOWN = ("actor", "side", "status", "sex", "age")
_OPEN = (None, "unknown")
_TOTALS = frozenset({"exact", "at_least", "about"})


def told_within(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts, those of people whom an earlier figure of the page counts made parts of it."""
    made: list[Draft] = []
    for draft in drafts:
        whole = next((w for w in reversed(made) if _holds(w, draft)), None)
        if whole is not None and _singled_out(whole, draft, text):
            made.append(_part_of(whole, draft))
        else:
            made.append(draft)
    return _enumerated([_of_some(draft, made, text) for draft in made])


def _enumerated(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; those of a sentence that add up to an earlier total are its parts.

    "Killing 18. Seven were found dead at the alley, eight at the bar, and three died later."
    """
    told: dict[tuple[int, str], list[Draft]] = {}
    for draft in drafts:
        if draft.scope == "incident" and draft.count.kind == "exact" and draft.count.figure:
            told.setdefault((id(draft.sentence), draft.measure), []).append(draft)
    whole_of: dict[int, Draft] = {}
    for members in told.values():
        whole = next((d for d in drafts if all(_holds(d, m) for m in members)), None)
        summed = sum(member.count.figure or 0 for member in members)
        if len(members) > 1 and whole is not None and whole.count.figure == summed:
            whole_of |= {id(member): whole for member in members}
    return [
        _part_of(whole_of[id(draft)], draft) if id(draft) in whole_of else draft for draft in drafts
    ]


def _part_of(whole: Draft, draft: Draft) -> Draft:
    rules = draft.rules | {"scope": "scope.within"}
    return replace(draft, scope="part", whole=whole, rules=rules)


def _of_some(draft: Draft, drafts: Sequence[Draft], text: str) -> Draft:
    """The draft; of nobody at one spot, where its voice tells of others, a part: "no one inside".

    "No soldiers" needs none of it: the count of a group bounds that group alone.
    """
    plain = draft.scope == "incident" and draft.stance == "asserts" and draft.group_span is None
    at = draft.count_span
    if not plain or draft.count.figure != 0 or at is None or not _AT_A_SPOT.match(text, at.end):
        return draft
    some = next((w for w in drafts if _holds(w, draft)), None)
    return draft if some is None else _part_of(some, draft)


def _singled_out(whole: Draft, draft: Draft, text: str) -> bool:
    """Whether the words tell of some people, and not how many there were.

    One person with an article; who was in what condition; who died where. No word for another case:
    what did it ("a mine killed a shopkeeper") is one.
    """
    count, plain = draft.count, draft.scope == "incident" and draft.stance == "asserts"
    words = text[draft.sentence.start : draft.sentence.end]
    if not plain or draft.agent is not None or count.kind != "exact" or not count.figure:
        return False
    if draft.measure not in _HARMS or _BESIDES.search(words):
        return False
    if count.figure == 1 and (draft.measure == "injured" or (count.text or "").lower() not in _ONE):
        return True
    if draft.measure == "injured" and draft.rules["measure"] == "harm.state":
        return True
    return _ON_THE_SPOT.search(words) is not None or _of_them(whole, draft, text)


def _of_them(whole: Draft, draft: Draft, text: str) -> bool:
    """Whether their own words take them out of the whole: "three of the victims".

    Behind "the wounded were taken to Bor", "one of them died" is one of the wounded.
    """
    counted = draft.count_span
    match = _OF_THEM.match(text, counted.end) if counted is not None else None
    if counted is None or match is None:
        return False
    hurt = _HURT.search(text, whole.measure_span.end, counted.start)
    return draft.measure == "injured" or hurt is None or match["untold"] is None


def _holds(whole: Draft, part: Draft) -> bool:
    """Whether the earlier draft is a figure for more people, of whom these may be some."""
    total = whole.scope == "incident" and whole.stance == "asserts"
    more = (whole.count.figure or 0) > (part.count.figure or 0)
    if whole.measure != part.measure or whole.sentence is part.sentence or not (total and more):
        return False
    return (
        whole.count.kind in _TOTALS
        and _same_voice(whole, part)
        and _same_scene(whole, part)
        and _counts(whole.group, part.group)
    )


def _same_voice(whole: Draft, part: Draft) -> bool:
    heard = [d.chain[-1].speaker for d in (whole, part) if d.chain]
    return len({speaker.source or speaker.text.lower() for speaker in heard}) < 2


def _same_scene(whole: Draft, part: Draft) -> bool:
    """Whether time and place of the part are the whole's, or are not told with it."""
    one, two = whole.setting, part.setting
    when = one.when == two.when or two.when_inherited or not two.when_span
    where = one.where == two.where or two.where_inherited or not two.where
    return when and where


def _counts(whole: Group, part: Group) -> bool:
    """Whether what is known of the whole's people is true of the part's, if anything is."""
    of_both = [(getattr(whole, known), getattr(part, known)) for known in _KNOWN]
    untold = all(two in _OPEN for _, two in of_both)
    return untold or all(one in _OPEN or one == two for one, two in of_both)
