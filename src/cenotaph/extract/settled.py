"""Drafts of a whole page settled into claims: repeats dropped, headlines joined, ids minted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cenotaph.codec import short_id
from cenotaph.extract.context import Memory, Setting, lead_place
from cenotaph.extract.drafts import Draft
from cenotaph.extract.speakers import Heard
from cenotaph.extract.within import told_within
from cenotaph.model.claims import (
    Claim,
    Extraction,
    Responsibility,
    Said,
    Spans,
    Speaker,
)
from cenotaph.model.extent import gap_km
from cenotaph.model.pages import Page
from cenotaph.model.values import Problem, Span
from cenotaph.model.vocabulary import Interest, ResponsibilityStance, SegmentKind
from cenotaph.reference.actors import ACTORS
from cenotaph.reference.sources import SOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """One statement of who did it, before the page's claims have ids."""

    actor: str | None
    span: Span
    stance: ResponsibilityStance
    chain: tuple[Heard, ...]
    draft: Draft | None


def empty(page: Page, fingerprint: str, problems: tuple[Problem, ...]) -> Extraction:
    """A reading that found nothing."""
    return Extraction(
        page=page.id, fingerprint=fingerprint, title=page.title, source=page.source, url=page.url,
        published_at=page.published_at, claims=(), responsibility=(), names=(), setting_when=None,
        setting_where=(), setting_means=(), signature=(), problems=problems,
    )  # fmt: skip


def extraction(
    page: Page,
    fingerprint: str,
    drafts: Sequence[Draft],
    blame: Sequence[Blame],
    names: Sequence[Span],
    memory: Memory,
) -> Extraction:
    """The reading of a page made from its drafts."""
    kept = _headlines(_repeats(_without_the_dead(_pointing_back(drafts))))
    kept = told_within(kept, page.text)
    ids = {id(d): _claim_id(page, d) for d in kept}
    for lost in drafts:
        # a part of a repeat is a part of what it repeats
        if id(lost) not in ids:
            twin = next((d for d in kept if _same_figure(d, lost)), None)
            if twin is not None:
                ids[id(lost)] = ids[id(twin)]
    whole = [d for d in kept if d.whole is None or id(d.whole) in ids]
    claims = tuple(_unique(_claim(page, d, ids) for d in whole))
    first = claims[0] if claims else None
    place = lead_place(memory, first.where if first else ())
    return replace(
        empty(page, fingerprint, ()),
        claims=claims,
        responsibility=_responsibility(page, blame, ids),
        names=_widest(names),
        setting_when=memory.first_time.when if memory.first_time else None,
        setting_where=(place.place,) if place is not None else (),
        setting_means=first.means if first else (),
    )


def _widest(names: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that no other covers, in order."""
    widest: list[Span] = []
    for span in sorted(set(names), key=lambda s: (s.start, -s.end)):
        # what begins later is covered where it ends no later than what was kept last
        if not widest or span.end > widest[-1].end:
            widest.append(span)
    return tuple(widest)


def _unique(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Each claim once: two rules may read one figure."""
    return {claim.id: claim for claim in claims}.values()


def _pointing_back(drafts: Sequence[Draft]) -> list[Draft]:
    """Without drafts of people told before: "the victims", "he", a name behind "two men"."""
    kept: list[Draft] = []
    told: list[tuple[Draft, int]] = []
    for draft in drafts:
        before = max((number for one, number in told if _counted_before(one, draft)), default=0)
        number = draft.count.figure if draft.count.figure is not None else draft.count.min or 0
        if draft.definite and draft.scope != "part" and before >= max(1, number):
            continue
        if draft.ordinal and before >= draft.ordinal:
            continue  # "a fifth man", where five were told
        more = draft.ordinal > 0 and before > 0 and draft.scope == "incident"
        kept.append(_one_more(draft) if more else draft)
        if draft.scope != "cumulative":
            told.append((draft, number))
    return kept


def _counted_before(one: Draft, draft: Draft) -> bool:
    """Whether one harm was told apart from the other: of a list under one word none points back.

    Nor does who was harmed at a place of its own: "the mayor was killed in A, the governor in B";
    in another sentence the name may be a street's.
    """
    if one.measure != draft.measure or one.measure_span == draft.measure_span:
        return False
    if _two_names(one, draft):
        return False
    near = one.sentence is draft.sentence
    return not (near and draft.definite and _far_apart(one.setting, draft.setting))


def _far_apart(one: Setting, other: Setting) -> bool:
    """Whether both tell their place in their own words, and neither place reaches the other."""
    own = one.where_spans and other.where_spans and not other.where_inherited
    gaps = [gap_km(a, b) for a in one.where for b in other.where] if own else []
    return bool(gaps) and all(gap is not None and gap > 0 for gap in gaps)


def _one_more(draft: Draft) -> Draft:
    """ "A fourth victim has died", behind three: one on top of them."""
    return replace(draft, scope="addition", rules=draft.rules | {"scope": "scope.ordinal"})


#: "A man was shot …": his death is told within so many paragraphs
_SOON = 4


def _without_the_dead(drafts: Sequence[Draft]) -> list[Draft]:
    """Without "a man was shot" where the same page tells that this one man died of it."""
    shot = [d for d in drafts if d.how and d.count.figure == 1 and d.scope == "incident"]
    if len({d.anchor for d in shot if not d.definite}) > 1:
        return list(drafts)  # several people: who of them died is not told
    deaths = [d for d in drafts if d.measure == "killed" and d.count.figure == 1]
    return [d for d in drafts if d not in shot or not any(_his_death(d, k) for k in deaths)]


def _his_death(shot: Draft, killed: Draft) -> bool:
    """Whether the death can be that of the one who was shot."""
    apart = abs(killed.sentence.paragraph - shot.sentence.paragraph)
    near = shot.definite or apart <= _SOON
    pairs = ((shot.group.sex, killed.group.sex), (shot.group.age, killed.group.age))
    return near and all(a is None or b is None or a == b for a, b in pairs)


def _repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Without the same statement again: all that tells claims apart is equal."""
    kept: list[Draft] = []
    for draft in drafts:
        if not any(_same(draft, other) for other in kept if not other.sentence.headline):
            kept.append(draft)
    return kept


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts are one statement told twice."""
    if a.sentence is b.sentence or a.count.kind == "unstated":
        return False
    return _statement(a) == _statement(b) and _same_group(a, b) and _same_setting(a, b)


def _statement(draft: Draft) -> tuple[object, ...]:
    count = draft.count
    bounds = (count.kind, count.figure, count.min, count.max)
    told = (draft.measure, draft.scope, draft.certainty, draft.stance, draft.whole is None)
    return (*bounds, *told, _origin(draft))


def _same_setting(a: Draft, b: Draft) -> bool:
    """Whether time and place agree; what was taken over from elsewhere agrees with anything."""
    one, two = a.setting, b.setting
    open_when = not one.when_span or not two.when_span
    open_where = one.where_inherited or not one.where or not two.where
    return (one.when == two.when or open_when) and (one.where == two.where or open_where)


_ONE = frozenset({"a", "an", "one", "another"})


def _same_group(a: Draft, b: Draft) -> bool:
    """Whether two groups can be one: what is open in one agrees with anything."""
    one, two = a.group, b.group
    if _two_names(a, b):
        return False
    if (a.count.text or "").lower() in _ONE and (b.count.text or "").lower() in _ONE:
        # "a corporal" behind "a crewman" is someone else
        heads = [(g.text or "").lower().split()[-1:] for g in (one, two)]
        if all(heads) and heads[0] != heads[1]:
            return False
    pairs = ((one.actor, two.actor), (one.sex, two.sex), (one.age, two.age), (one.side, two.side))
    if any(x != y and x is not None and y is not None for x, y in pairs):
        return False
    return one.status == two.status or "unknown" in {one.status, two.status}


def _two_names(a: Draft, b: Draft) -> bool:
    """Whether both are told by name, and no word of the names is the same."""
    return a.named and b.named and _name_words(a).isdisjoint(_name_words(b))


def _name_words(draft: Draft) -> set[str]:
    return set((draft.count.text or "").lower().split())


def _origin(draft: Draft) -> str | None:
    if not draft.chain:
        return None
    last = draft.chain[-1].speaker
    return last.source or last.text.lower()


def _headlines(drafts: Sequence[Draft]) -> list[Draft]:
    """Without headline drafts that the body repeats; others take the origin of what they sum."""
    body = [d for d in drafts if not d.sentence.headline]
    kept: list[Draft] = []
    for draft in drafts:
        if not draft.sentence.headline:
            kept.append(draft)
            continue
        bare = draft.count.kind == "vague" and draft.count_span is None
        if bare and any(d.measure == draft.measure for d in body):
            continue  # "Soldiers slain in clash": the body counts them
        if any(_repeats_headline(draft, other) for other in body) or any(
            _same_figure(draft, other) and other.sentence is not draft.sentence for other in kept
        ):
            continue
        kept.append(_with_origin(draft, body))
    return kept


def _same_figure(a: Draft, b: Draft) -> bool:
    return a.measure == b.measure and a.scope == b.scope and (
        (a.count.min, a.count.max) == (b.count.min, b.count.max)
    )  # fmt: skip


def _repeats_headline(headline: Draft, body: Draft) -> bool:
    """Whether the body says what the headline says; a headline without a speaker has the body's."""
    same_figure = _same_figure(headline, body) or (
        headline.measure == body.measure
        and headline.count.figure is not None
        and headline.count.figure == body.count.figure
        and body.scope in {"incident", "cumulative"}
    )
    if body.scope == "part" or not same_figure:
        return False
    if not headline.chain or not body.chain or _origin(headline) == _origin(body):
        return True
    # "monitor says" above what the body's monitor says
    said, told = headline.chain[-1].speaker, body.chain[-1].speaker
    return said.source is None and said.role == told.role


def _with_origin(draft: Draft, body: Sequence[Draft]) -> Draft:
    """A headline whose figure is the sum of the body's parts of one origin has that origin."""
    if draft.chain or draft.count.figure is None:
        return draft
    sums: dict[str, list[Draft]] = {}
    for other in body:
        origin = _origin(other)
        fits = other.measure == draft.measure and other.scope == "incident" and other.count.figure
        if origin is not None and fits:
            sums.setdefault(origin, []).append(other)
    for told in sums.values():
        if len(told) > 1 and sum(d.count.figure or 0 for d in told) == draft.count.figure:
            return replace(
                draft,
                chain=told[0].chain,
                inherited=tuple(dict.fromkeys((*draft.inherited, "attribution"))),
                rules=draft.rules | {"attribution": "speech.headline-sum"},
            )
    return draft


def _claim_id(page: Page, draft: Draft) -> str:
    origin = draft.chain[-1].span if draft.chain else None
    return short_id(page.id, draft.measure, draft.anchor, origin)


def _segment(page: Page, at: int) -> SegmentKind:
    return next((s.kind for s in page.segments if s.start <= at < s.end), "body")


def _claim(page: Page, draft: Draft, ids: dict[int, str]) -> Claim:
    sentence = draft.sentence
    setting = draft.setting
    whole = draft.whole
    return Claim(
        id=ids[id(draft)],
        page=page.id,
        measure=draft.measure,
        count=draft.count,
        group=draft.group,
        scope=draft.scope,
        part_of=_whole_id(whole, ids) if whole is not None else None,
        stance=draft.stance,
        about=None,
        moved_from=draft.moved_from,
        certainty=draft.certainty,
        attribution=tuple(_with_interest(h.speaker, draft) for h in draft.chain),
        said=_said(page, draft),
        means=draft.means,
        when=setting.when,
        where=setting.where,
        segment=_segment(page, sentence.start),
        inherited=draft.inherited,
        spans=Spans(
            measure=draft.measure_span,
            quote=sentence.span,
            count=draft.count_span,
            group=draft.group_span,
            attribution=tuple(h.span for h in draft.chain),
            when=setting.when_span,
            where=setting.where_spans,
        ),
        quote=page.text[sentence.start : sentence.end],
        rules=draft.rules,
    )


def _whole_id(whole: Draft, ids: dict[int, str]) -> str | None:
    """The id of the whole, or of the whole's own whole where it was dropped as a repeat."""
    return ids.get(id(whole))


def _said(page: Page, draft: Draft) -> Said:
    """When the speaker said it: as stated, else the page's date, else the capture's."""
    if draft.said is not None and draft.said.when.end is not None:
        when = draft.said.when
        return Said(text=when.text, at=when.end, precision=when.precision, basis="stated")
    if page.published_at:
        return Said(text=None, at=page.published_at, precision="day", basis="page")
    if page.captured_at:
        return Said(text=None, at=page.captured_at, precision="day", basis="capture")
    return Said(text=None, at=None, precision="unknown", basis=None)


def _with_interest(speaker: Speaker, draft: Draft) -> Speaker:
    """The speaker with its relation to the dead, where both sides are known."""
    return replace(speaker, interest=_interest(speaker, draft))


def _interest(speaker: Speaker, draft: Draft) -> Interest | None:
    if speaker.role == "monitor":
        return "none"
    source = SOURCES.by_id.get(speaker.source or "")
    actor = ACTORS.by_id.get(speaker.source or "")
    side = source.belongs_to if source else actor.side if actor else None
    if side is None or draft.group.side is None:
        return None
    if side == draft.group.side:
        return "own_side"
    armed = draft.group.status in {"armed_forces", "armed_group", "combatant"}
    return "opponent" if armed else None


def _responsibility(
    page: Page, blame: Sequence[Blame], ids: dict[int, str]
) -> tuple[Responsibility, ...]:
    """Statements of responsibility, one for each actor, stance and speaker."""
    merged: dict[tuple[str | None, str, str | None], Responsibility] = {}
    for one in blame:
        claim = ids.get(id(one.draft)) if one.draft is not None else None
        if one.draft is not None and claim is None:
            continue
        by = tuple(h.speaker for h in one.chain)
        key = (one.actor, one.stance, by[-1].text if by else None)
        before = merged.get(key)
        if before is not None:
            if claim is not None and claim not in before.claims:
                merged[key] = replace(before, claims=(*before.claims, claim))
            continue
        merged[key] = Responsibility(
            id=short_id(page.id, "responsibility", one.span, one.stance),
            actor=one.actor,
            text=page.text[one.span.start : one.span.end],
            stance=one.stance,
            by=by,
            claims=(claim,) if claim is not None else (),
            spans={"actor": one.span},
        )
    return tuple(merged.values())
