"""What an incident's page shows, worked out from its `View`: blocks that a template only writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cenotaph.model.claims import Speaker
from cenotaph.model.incidents import Voice
from cenotaph.model.tolls import Check, Toll
from cenotaph.model.values import Place
from cenotaph.model.vocabulary import Dimension, Reason
from cenotaph.record.view import ClaimView, ReportView, ResponsibilityView, View
from cenotaph.toll.heard import Branch, Told, heard_from
from cenotaph.web.chart import Chart, chart
from cenotaph.web.countries import party_name
from cenotaph.web.maps import MapDrawing, incident_map, locator
from cenotaph.web.ranges import Range, range_of
from cenotaph.web.reach import ReachChart, reach_charts
from cenotaph.web.spots import NO_PLACES, Places, located
from cenotaph.web.translation import gettext as _

# A claim takes some 700 bytes in full and 100 as a link: so an incident of 200 stays below 100 kB,
# which a slow telephone line has in some seconds.
IN_FULL = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBlock:
    """One claim with its page, what it sets and why it was left out of the total.

    `in_full` is whether the incident's page holds its words; else they are a page further.
    """

    claim: ClaimView
    report: ReportView
    chain: tuple[Speaker, ...]
    sets: tuple[str, ...]
    left_out: tuple[Reason, ...]
    in_full: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchBlock:
    """A speaker or outlet in a voice's tree: the claims it prints, and who heard it from there."""

    name: str
    claims: tuple[ClaimBlock, ...]
    repeated_by: tuple["BranchBlock", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceBlock:
    """One voice with its claims, oldest first; `voice` is None for claims no voice holds.

    `heard` is its tree: who heard it from whom.
    """

    voice: Voice | None
    heard: BranchBlock | None
    number: int
    claims: tuple[ClaimBlock, ...]

    @property
    def in_full(self) -> tuple[ClaimBlock, ...]:
        """The claims whose words stand on the page."""
        return tuple(block for block in self.claims if block.in_full)

    @property
    def elsewhere(self) -> tuple[ClaimBlock, ...]:
        """The claims whose words stand on the page of all claims."""
        return tuple(block for block in self.claims if not block.in_full)


@dataclass(frozen=True, slots=True, kw_only=True)
class TollBlock:
    """One measure: the range over all sides, and the ranges by side, status, sex and age."""

    whole: Range | None
    parts: tuple[tuple[Dimension, tuple[Range, ...]], ...]
    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """All claims left out for one reason."""

    reason: Reason
    claims: tuple[ClaimBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alleged:
    """One statement on responsibility with the names a reader sees."""

    statement: ResponsibilityView
    actor: str
    by: str | None
    report: ReportView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """Everything on an incident's page, in the order it stands there.

    `growth` and `reach` are the charts of the measure it leads with; `figures` is the file that
    holds what charts of all measures are drawn from.
    """

    view: View
    tolls: tuple[TollBlock, ...]
    growth: Chart | None
    reach: tuple[ReachChart, ...]
    figures: str
    place: Place | None
    map: MapDrawing | None
    locator: MapDrawing | None
    voices: tuple[VoiceBlock, ...]
    left_out: tuple[LeftOut, ...]
    responsibility: tuple[Alleged, ...]
    checks: tuple[Check, ...]

    @property
    def is_long(self) -> bool:
        """Whether its claims have a page of their own."""
        return is_long(self.view)

    @property
    def pages(self) -> tuple[ReportView, ...]:
        """The pages it lists: all, or those of the claims in full where it is long."""
        shown = {block.report.id for voice in self.voices for block in voice.in_full}
        every = self.view.reports
        return tuple(one for one in every if one.id in shown) if self.is_long else every


def incident_page(view: View, places: Places = NO_PLACES) -> IncidentPage:
    """The page of one incident; `places` are those that the map may name around it."""
    tolls = view.tolls
    blocks = _cut(_claim_blocks(view, tolls))
    lead = next((toll.measure for toll in tolls if toll.key is None), None)
    reports = {report.id: report for report in view.reports}
    return IncidentPage(
        view=view,
        tolls=_toll_blocks(tolls, view),
        growth=None if lead is None else chart(view, lead),
        reach=() if lead is None else reach_charts(view, lead),
        figures=f"incidents/{view.id}.csv",
        place=located(view) or next(iter(view.where), None),
        map=incident_map(view, places),
        locator=locator(view),
        voices=_voice_blocks(view, blocks),
        left_out=_left_out(blocks),
        responsibility=tuple(
            _alleged(one, reports.get(one.report or ""), view) for one in view.responsibility
        ),
        checks=view.checks,
    )


def all_claims(view: View) -> tuple[VoiceBlock, ...]:
    """Every claim in full, by voice, for an incident whose page does not hold them all."""
    return _voice_blocks(view, _claim_blocks(view, view.tolls))


def is_long(view: View) -> bool:
    """Whether the incident's claims have a page of their own."""
    return len(view.claims) > IN_FULL


def _cut(blocks: Mapping[str, ClaimBlock]) -> Mapping[str, ClaimBlock]:
    """Those in full that the page has room for: first what sets a bound, then the others."""
    first = sorted(blocks, key=lambda id_: not blocks[id_].sets)
    beyond = set(first[IN_FULL:])
    return {id_: replace(one, in_full=id_ not in beyond) for id_, one in blocks.items()}


def grew(view: View) -> bool:
    """Whether the incident's page has a chart over time."""
    lead = next((toll.measure for toll in view.tolls if toll.key is None), None)
    return lead is not None and bool(chart(view, lead) or reach_charts(view, lead))


def _toll_blocks(tolls: Sequence[Toll], view: View) -> tuple[TollBlock, ...]:
    measures = dict.fromkeys(toll.measure for toll in tolls)
    return tuple(
        TollBlock(
            measure=measure,
            whole=next(
                (range_of(t, view) for t in tolls if t.measure == measure and t.key is None), None
            ),
            parts=_parts([toll for toll in tolls if toll.measure == measure], view),
        )
        for measure in measures
    )


def _parts(tolls: Sequence[Toll], view: View) -> tuple[tuple[Dimension, tuple[Range, ...]], ...]:
    """The tolls of one measure by dimension; what two dimensions say alike is said once."""
    said: set[tuple[object, ...]] = set()
    found: dict[Dimension, list[Range]] = {}
    for toll in tolls:
        if toll.key is None:
            continue
        alike = (toll.key.value, toll.min, toll.best, toll.max)
        if alike not in said:
            said.add(alike)
            found.setdefault(toll.key.dimension, []).append(range_of(toll, view))
    return tuple((dimension, tuple(ranges)) for dimension, ranges in found.items())


def _claim_blocks(view: View, tolls: Sequence[Toll]) -> Mapping[str, ClaimBlock]:
    """Each claim by its id, in the order of voices and of the days they spoke."""
    reports = {report.id: report for report in view.reports}
    order = {voice.id: n for n, voice in enumerate(view.voices)}
    # a sort keeps the pages' own order among claims of one day
    ordered = sorted(
        view.claims, key=lambda c: (order.get(c.voice or "", len(order)), c.said.at or "9")
    )
    return {
        claim.id: ClaimBlock(
            claim=claim,
            report=reports[claim.report],
            chain=claim.speakers,
            sets=_sets(claim.id, tolls),
            left_out=_reasons(claim, tolls),
        )
        for claim in ordered
    }


def _sets(claim: str, tolls: Sequence[Toll]) -> tuple[str, ...]:
    """Which bounds of the totals over all sides the claim sets."""
    whole = [toll for toll in tolls if toll.key is None]
    bounds = {
        "min": any(claim in toll.set_by.min for toll in whole),
        "best": any(claim in toll.set_by.best for toll in whole),
        "max": any(claim in toll.set_by.max for toll in whole),
    }
    return tuple(name for name, set_here in bounds.items() if set_here)


def _reasons(claim: ClaimView, tolls: Sequence[Toll]) -> tuple[Reason, ...]:
    """Why the claim is left out of its measure's total over all sides."""
    found = [
        exclusion.reason
        for toll in tolls
        if toll.key is None and claim.measure in (toll.measure, "casualties")
        for exclusion in toll.excluded
        if exclusion.claim == claim.id
    ]
    return tuple(dict.fromkeys(found))


def _voice_blocks(view: View, blocks: Mapping[str, ClaimBlock]) -> tuple[VoiceBlock, ...]:
    found = [
        VoiceBlock(
            voice=voice,
            heard=_heard(
                voice,
                {id_: block for id_, block in blocks.items() if block.claim.voice == voice.id},
            ),
            number=number,
            claims=tuple(block for block in blocks.values() if block.claim.voice == voice.id),
        )
        for number, voice in enumerate(view.voices, 1)
    ]
    rest = tuple(block for block in blocks.values() if block.claim.voice is None)
    if rest:
        found.append(VoiceBlock(voice=None, heard=None, number=len(found) + 1, claims=rest))
    return tuple(block for block in found if block.claims)


def _heard(voice: Voice, blocks: Mapping[str, ClaimBlock]) -> BranchBlock:
    told = [
        Told(claim=id_, outlet=block.report.outlet, speakers=block.chain)
        for id_, block in blocks.items()
    ]
    tree = heard_from(told, origin=voice.name, nobody=_("a page without an outlet"))
    return _branch(tree, blocks)


def _branch(tree: Branch, blocks: Mapping[str, ClaimBlock]) -> BranchBlock:
    return BranchBlock(
        name=tree.name,
        claims=tuple(block for id_, block in blocks.items() if id_ in tree.claims),
        repeated_by=tuple(_branch(below, blocks) for below in tree.repeated_by),
    )


def _left_out(blocks: Mapping[str, ClaimBlock]) -> tuple[LeftOut, ...]:
    reasons = dict.fromkeys(reason for block in blocks.values() for reason in block.left_out)
    return tuple(
        LeftOut(
            reason=reason,
            claims=tuple(block for block in blocks.values() if reason in block.left_out),
        )
        for reason in reasons
    )


def _alleged(one: ResponsibilityView, report: ReportView | None, view: View) -> Alleged:
    actor = party_name(one.actor, view.labels) if one.actor else None
    said = " ← ".join(speaker.text for speaker in one.by) or (report.outlet if report else None)
    return Alleged(statement=one, actor=actor or one.text, by=said, report=report)
