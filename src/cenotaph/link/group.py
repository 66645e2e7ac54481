"""The claims of one page, grouped into reports: one for each incident the page tells of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from cenotaph.codec import short_id
from cenotaph.link.clusters import Cluster, is_sum, open_to, sets_scene, turn_of
from cenotaph.link.setting import agree, earlier_by, first_known, most_precise, places_agree
from cenotaph.model.claims import Claim, Extraction, Responsibility
from cenotaph.model.extent import day_number, days, width_days
from cenotaph.model.reports import Report
from cenotaph.model.values import Span, When
from cenotaph.model.vocabulary import SUCCUMBED, IncidentKind, Means

T = TypeVar("T")

# A claim that ended more than two days before the page's incident is background: one day is
# the width of an incident, one more is lost between time zones and "yesterday".
_BACKGROUND_DAYS = 2
# Tolls grow, and pages lead with their growth, for about ten days (see the example pages).
_GROWTH_DAYS = 10
# Harms that people are arrested for.
_DONE_TO = frozenset({"killed", "injured"})
# Longer than two days is an episode; two days hold a night's fighting.
_EPISODE_DAYS = 2


def group(extraction: Extraction) -> tuple[Report, ...]:
    """The reports of one page, the lead first, then in the order of the text.

    Claims that agree in time and place belong together; unknown agrees with all. An incident told
    as background, or at a place of its own, is a report of its own, and so is one that the text
    sets apart from the others; the total of a round-up is an episode. Parts follow the whole they
    belong to; cumulative claims and their parts lie in the lead report. A page without claims
    gives its setting alone, and no report where it has none.
    """
    claims = sorted(extraction.claims, key=lambda claim: (claim.spans.anchor, claim.id))
    by_id = {claim.id: claim for claim in claims}
    free = [claim for claim in claims if root_of(claim, by_id) is claim]
    lead = Cluster(when=_lead_time(extraction, free), where=extraction.setting_where)
    clusters = [lead]
    old = _long_ago(extraction, free) if lead.when is None else frozenset()
    home: dict[str, Cluster] = {}
    turns = {claim.id: turn_of(claim, extraction.turns) for claim in free}
    for claim in sorted(free, key=_headline_first):
        past = claim.id in old and bool(lead.claims)
        home[claim.id] = _home(claim, free, clusters, home, turns, past=past)
    for claim in claims:
        if claim.id not in home:
            home[claim.id] = home.get(root_of(claim, by_id).id, lead)
            home[claim.id].claims.append(claim)
    return _reports(extraction, _led(clusters))


def linked_as(extraction: Extraction) -> tuple[Report, ...]:
    """The reports of one page as it is linked, the lead first; never none.

    A page that tells of no incident, as one in a language that is not read, is linked by its words.
    """
    found = group(extraction)
    return found or (lead_of(extraction, found),)


def lead_of(extraction: Extraction, reports: Iterable[Report]) -> Report:
    """The report that a page leads with; a bare one where it says nothing of an incident.

    It has the id that the lead report of that page has.
    """
    lead = next((report for report in reports if report.lead), None)
    return lead or _report(extraction, Cluster(when=None, where=()), lead=True)


def _led(clusters: list[Cluster]) -> list[Cluster]:
    """The clusters, the lead's place taken by the first of its time where nothing agrees with it.

    A page that names the next town in its headline still leads with the harm it tells, and so does
    one that opens with whom police arrested for it.
    """
    lead = clusters[0]
    told = [claim for claim in lead.claims if claim.scope == "incident"]
    arrests = bool(told) and all(claim.measure == "detained" for claim in told)
    if told and not arrests:
        return clusters
    for cluster in clusters[1:]:
        harm = not arrests or any(claim.measure in _DONE_TO for claim in cluster.claims)
        if harm and abs(earlier_by(cluster.when, lead.when)) <= _BACKGROUND_DAYS:
            cluster.when = first_known(lead.when, cluster.when)
            cluster.claims.extend(lead.claims)
            return [cluster, *(c for c in clusters[1:] if c is not cluster)]
    return clusters


def root_of(claim: Claim, by_id: dict[str, Claim]) -> Claim:
    """The whole a claim is, directly or not, a part of; the claim itself where it is none."""
    seen = {claim.id}
    while claim.part_of in by_id and claim.part_of not in seen:
        claim = by_id[claim.part_of]
        seen.add(claim.id)
    return claim


def _lead_time(extraction: Extraction, claims: Sequence[Claim]) -> When | None:
    """The setting's time, or that of the page's first dated harm a few days before it.

    "On Thursday the ministry put the toll of Saturday's strike at 46" leads with Saturday's strike.
    """
    setting = first_known(extraction.setting_when, None)
    dated = (
        claim
        for claim in claims
        if claim.scope == "incident"
        and not _of_wounds(claim)
        and "when" not in claim.inherited
        and days(claim.when) != (None, None)
    )
    first = next(dated, None)
    if first is None or not places_agree(first.where, extraction.setting_where):
        return setting
    return first.when if 0 < earlier_by(first.when, setting) <= _GROWTH_DAYS else setting


def _long_ago(extraction: Extraction, claims: Iterable[Claim]) -> frozenset[str]:
    """The claims of a dated page whose harm was long done when the page appeared.

    News that gives no day of its own is of the page's days: "two years ago 39 were killed" is
    another incident than the one it is told behind.
    """
    page = day_number(extraction.published_at)
    if page is None:
        return frozenset()
    ended = {claim.id: days(claim.when)[1] for claim in claims if claim.scope != "cumulative"}
    return frozenset(id_ for id_, last in ended.items() if last and page - last > _GROWTH_DAYS)


def _headline_first(claim: Claim) -> tuple[bool, tuple[int, int], str]:
    return claim.segment != "headline", claim.spans.anchor, claim.id


def _home(
    claim: Claim,
    claims: Sequence[Claim],
    clusters: list[Cluster],
    home: dict[str, Cluster],
    turns: Mapping[str, Span | None],
    *,
    past: bool,
) -> Cluster:
    """The cluster that the claim joins: one it follows, one it agrees with, or a new one.

    A claim of the `past` does not join the lead.
    """
    lead, turn = clusters[0], turns[claim.id]
    followed = _followed(claim, claims, lead, home, turns)
    if followed is not None:
        followed.claims.append(claim)
        return followed
    background = past or earlier_by(claim.when, lead.when) > _BACKGROUND_DAYS
    near = open_to(claim, turn, clusters)
    for cluster in near:
        if cluster.takes(claim) and not (background and cluster is lead):
            cluster.turn = cluster.turn or turn
            cluster.add(claim)
            return cluster
    if turn is None and not past and (_borrowed(claim) or _tells_growth(claim, lead)):
        lead.claims.append(claim)
        return lead
    if turn is not None and near and _borrowed(claim):
        near[-1].claims.append(claim)
        return near[-1]
    clusters.append(Cluster(when=None, where=(), turn=turn))
    clusters[-1].add(claim)
    return clusters[-1]


def _followed(
    claim: Claim,
    claims: Sequence[Claim],
    lead: Cluster,
    home: Mapping[str, Cluster],
    turns: Mapping[str, Span | None],
) -> Cluster | None:
    """The lead for a cumulative claim; the home of what a claim without a scene goes on from.

    A claim goes on from none of another turn.
    """
    if claim.scope == "cumulative" or _of_wounds(claim):
        return lead
    if not _follows(claim):
        return None
    mates = [one for one in claims if one.id in home and turns[one.id] == turns[claim.id]]
    mate = _mate(claim, mates)
    return home[mate.id] if mate is not None else None


def _of_wounds(claim: Claim) -> bool:
    """Whether the claim's day is that of a death of wounds, and dates no harm."""
    return claim.rules.get("when") == SUCCUMBED


def _borrowed(claim: Claim) -> bool:
    """Whether the claim's sentence names neither time nor place: it sets no scene of its own."""
    return {"when", "where"} <= set(claim.inherited)


def _tells_growth(claim: Claim, lead: Cluster) -> bool:
    """Whether a later day is more likely when the toll was counted than a second incident.

    "By Tuesday 44 were dead" names a later day and no place; a new incident names its own.
    """
    later = earlier_by(lead.when, claim.when) > 0
    return later and "where" in claim.inherited and places_agree(lead.where, claim.where)


def _follows(claim: Claim) -> bool:
    """Whether a claim tells neither its time nor its place, or goes on from an earlier figure.

    "On Monday another 40 were killed in X" says itself when and where.
    """
    unplaced = days(claim.when) == (None, None) and not claim.where
    more = claim.scope == "addition" and not sets_scene(claim)
    return unplaced or more or claim.moved_from is not None


def _mate(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The claim before it in the text that it goes on from: of its sentence, or any for a rise."""
    goes_on = claim.scope == "addition" or claim.moved_from is not None
    before = [
        other
        for other in claims
        if other.scope != "cumulative"
        and other.spans.anchor < claim.spans.anchor
        and (other.spans.quote == claim.spans.quote or (goes_on and _near(other, claim)))
    ]
    return before[-1] if before else None


def _near(other: Claim, claim: Claim) -> bool:
    return agree(None, other.where, None, claim.where) and other.segment == claim.segment


def _reports(extraction: Extraction, clusters: list[Cluster]) -> tuple[Report, ...]:
    lead, *rest = clusters
    if summed := is_sum(lead, rest):
        lead.where = next((claim.where for claim in lead.scene if claim.where), ())
    empty = not (lead.claims or lead.when or lead.where or extraction.setting_means)
    if empty and (rest or not extraction.responsibility):
        clusters = rest
    return tuple(
        _report(extraction, cluster, lead=index == 0, summed=summed and index == 0)
        for index, cluster in enumerate(clusters)
    )


def _report(
    extraction: Extraction, cluster: Cluster, *, lead: bool, summed: bool = False
) -> Report:
    claims = tuple(sorted(cluster.claims, key=lambda claim: (claim.spans.anchor, claim.id)))
    ids = {claim.id for claim in claims}
    blamed = tuple(
        item
        for item in extraction.responsibility
        if ids & set(item.claims) or (lead and not item.claims)
    )
    by_id = {claim.id: claim for claim in extraction.claims}
    own = tuple(claim for claim in claims if root_of(claim, by_id).scope != "cumulative")
    means = _unique(means for claim in own for means in claim.means)
    told = _kind(own, cluster.when, extraction.setting_means if lead else ())
    kind: IncidentKind = "episode" if summed else told
    anchor = "lead" if lead else claims[0].spans.anchor
    return Report(
        id=short_id("report", extraction.page, anchor),
        page=extraction.page,
        lead=lead,
        kind=kind,
        title=extraction.title,
        source=extraction.source,
        url=extraction.url,
        published_at=extraction.published_at,
        when=_when(own, kind, cluster.when, extraction.setting_when if lead else None),
        where=cluster.where,
        means=_unique((*means, *extraction.setting_means)) if lead else means,
        actors=_actors(own, blamed),
        claims=claims,
        responsibility=blamed,
        signature=extraction.signature,
        kept_as=extraction.kept_as,
        sketch=extraction.sketch if lead else None,
    )


def _when(
    claims: tuple[Claim, ...], kind: IncidentKind, setting: When | None, raw: When | None
) -> When | None:
    """The setting's time, else that of the deaths, else of any claim, else one without a year.

    Of an episode the deaths' time comes first: the setting may date one day's strikes only.
    """
    dating = [claim for claim in claims if not _of_wounds(claim)]
    deaths = [claim.when for claim in dating if claim.measure == "killed"]
    told = [claim.when for claim in dating]
    wide = [when for when in deaths if when.precision in ("open", "interval")]
    if kind == "episode" and wide:
        setting = most_precise(wide) or setting
    if days(setting) != (None, None):
        return setting
    undated = (when for when in (*deaths, raw, *told) if when is not None and when.edtf)
    return most_precise(deaths) or most_precise(told) or next(undated, None)


def _kind(
    claims: tuple[Claim, ...], setting: When | None, setting_means: tuple[Means, ...]
) -> IncidentKind:
    """An episode where the deaths, else the setting, last longer than two days or go on."""
    whens = [claim for claim in claims if claim.measure == "killed"]
    for claim in whens:
        first, last = days(claim.when)
        if first is not None and last is not None:
            if last - first + 1 > _EPISODE_DAYS and claim.when.precision == "interval":
                return "episode"
        elif claim.when.precision == "open" and "clash" in (*claim.means, *setting_means):
            return "episode"
    wide = setting is not None and setting.precision == "interval"
    return "episode" if wide and (width_days(setting) or 0) > _EPISODE_DAYS else "incident"


def _actors(claims: Iterable[Claim], told: Iterable[Responsibility]) -> tuple[str, ...]:
    return _unique(
        actor
        for actor in (
            *(claim.group.actor for claim in claims),
            *(claim.group.side for claim in claims),
            *(item.actor for item in told),
        )
        if actor and actor != "civilian"
    )


def _unique(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
