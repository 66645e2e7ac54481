"""The columns of the CSV files, as data: each with its name, what it holds, and how it is had."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from cenotaph.model.claims import Speaker
from cenotaph.model.tolls import Toll
from cenotaph.model.values import Place
from cenotaph.model.vocabulary import Measure
from cenotaph.record.totals import toll_of
from cenotaph.record.view import ClaimView, ReportView, View

Row = TypeVar("Row")
Cell = str | int | float | bool | None

# Several values in one cell; no id and no word of a vocabulary holds a semicolon.
_BETWEEN = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: `about` is what the documentation says of it."""

    name: str
    about: str
    of: Callable[[Row], Cell]


class ClaimRow(NamedTuple):
    """A claim with its incident and the report that makes it."""

    view: View
    claim: ClaimView
    report: ReportView | None


class TollRow(NamedTuple):
    """A toll with its incident."""

    view: View
    toll: Toll


def claim_rows(view: View) -> Iterable[ClaimRow]:
    """One row a claim."""
    reports: Mapping[str, ReportView] = {report.id: report for report in view.reports}
    return (ClaimRow(view, claim, reports.get(claim.report)) for claim in view.claims)


def toll_rows(view: View) -> Iterable[TollRow]:
    """One row a toll."""
    return (TollRow(view, toll) for toll in view.tolls)


def _joined(values: Iterable[str]) -> str | None:
    return _BETWEEN.join(values) or None


def _quote(claim: ClaimView) -> str | None:
    return None if claim.quote is None else "".join(piece.text for piece in claim.quote)


def _origin(claim: ClaimView) -> Speaker | None:
    return claim.speakers[-1] if claim.speakers else None


def _first(places: tuple[Place, ...]) -> Place | None:
    return places[0] if places else None


def _from_origin(field: str) -> Callable[[ClaimRow], Cell]:
    return lambda row: getattr(_origin(row.claim), field, None)


def _from_report(field: str) -> Callable[[ClaimRow], Cell]:
    return lambda row: getattr(row.report, field, None)


def _from_place(field: str) -> Callable[[ClaimRow], Cell]:
    return lambda row: getattr(_first(row.claim.where), field, None)


def _in_place(field: str) -> Callable[[View], Cell]:
    return lambda view: getattr(_first(view.where), field, None)


def _of_toll(measure: Measure, field: str) -> Callable[[View], Cell]:
    return lambda view: getattr(toll_of(view, measure), field, None)


def _c(name: str, about: str, of: Callable[[ClaimRow], Cell]) -> Column[ClaimRow]:
    return Column(name=name, about=about, of=of)


def _t(name: str, about: str, of: Callable[[TollRow], Cell]) -> Column[TollRow]:
    return Column(name=name, about=about, of=of)


def _i(name: str, about: str, of: Callable[[View], Cell]) -> Column[View]:
    return Column(name=name, about=about, of=of)


CLAIMS: tuple[Column[ClaimRow], ...] = (
    _c("claim", "The claim's id.", lambda r: r.claim.id),
    _c("incident", "The incident's id.", lambda r: r.view.id),
    _c("measure", "What is counted.", lambda r: r.claim.measure),
    _c("count_kind", "How the words bound the figure.", lambda r: r.claim.count.kind),
    _c("figure", "The figure; empty for a range or a vague word.", lambda r: r.claim.count.figure),
    _c("min", "The lower bound; empty where the words give none.", lambda r: r.claim.count.min),
    _c("max", "The upper bound; empty where the words give none.", lambda r: r.claim.count.max),
    _c("unit", "person, family, body or attack.", lambda r: r.claim.count.unit),
    _c("written", "The figure as written.", lambda r: r.claim.count.text),
    _c("group", "Whom it counts, as written.", lambda r: r.claim.group.text),
    _c("actor", "The armed actor they belong to.", lambda r: r.claim.group.actor),
    _c("side", "The actor's party, or civilian.", lambda r: r.claim.group.side),
    _c("status", "Civilian, protected or kind of force.", lambda r: r.claim.group.status),
    _c("status_basis", "What the status rests on.", lambda r: r.claim.group.status_basis),
    _c("sex", "female or male.", lambda r: r.claim.group.sex),
    _c("age", "child, adult or elderly.", lambda r: r.claim.group.age),
    _c("nationalities", "Nationalities named.", lambda r: _joined(r.claim.group.nationalities)),
    _c("occupation", "The occupation named.", lambda r: r.claim.group.occupation),
    _c("any_of", "Groups counted as one figure.", lambda r: _joined(r.claim.group.any_of)),
    _c("scope", "incident, part, cumulative or addition.", lambda r: r.claim.scope),
    _c("part_of", "The claim it is part of.", lambda r: r.claim.part_of),
    _c("stance", "asserts, denies, corrects or retracts.", lambda r: r.claim.stance),
    _c("about", "The claim a stance is about.", lambda r: r.claim.about),
    _c("moved_from", "The measure they were counted in before.", lambda r: r.claim.moved_from),
    _c("certainty", "stated, unconfirmed, presumed or expected.", lambda r: r.claim.certainty),
    _c(
        "speakers",
        "The chain of speakers, from the one the page heard to the origin.",
        lambda r: _joined(speaker.text for speaker in r.claim.speakers),
    ),
    _c("origin", "The source of the last speaker.", _from_origin("source")),
    _c("origin_role", "The last speaker's role.", _from_origin("role")),
    _c("interest", "The last speaker's relation to the dead.", _from_origin("interest")),
    _c("voice", "The voice it belongs to, a number in its incident.", lambda r: r.claim.voice),
    _c("said", "When it was said.", lambda r: r.claim.said.at),
    _c("said_basis", "Who gives that time.", lambda r: r.claim.said.basis),
    _c("means", "The means of violence.", lambda r: _joined(r.claim.means)),
    _c("start", "The harm's first day.", lambda r: r.claim.when.start),
    _c("end", "The harm's last day.", lambda r: r.claim.when.end),
    _c("time_precision", "How precise the time is.", lambda r: r.claim.when.precision),
    _c("edtf", "The time as EDTF.", lambda r: r.claim.when.edtf),
    _c("place", "The first place's name.", _from_place("name")),
    _c("place_text", "The first place as written.", _from_place("text")),
    _c("lat", "Latitude, degrees.", _from_place("lat")),
    _c("lon", "Longitude, degrees.", _from_place("lon")),
    _c("radius_km", "How wide the place is, kilometres.", _from_place("radius_km")),
    _c("place_precision", "How precise the place is.", _from_place("precision")),
    _c("gazetteer_id", "The place's id in the gazetteer.", _from_place("gazetteer_id")),
    _c("country", "ISO 3166 code.", _from_place("country")),
    _c(
        "quote",
        "The sentence that holds the measure; names are masked at the public level.",
        lambda r: _quote(r.claim),
    ),
    _c("inherited", "Fields taken from another sentence.", lambda r: _joined(r.claim.inherited)),
    _c("machine", "true until a person confirms it.", lambda r: r.claim.machine),
    _c("decided", "The decision that stands on it.", lambda r: r.claim.decided),
    _c(
        "reopened",
        "true where the program now reads something else than was decided on.",
        lambda r: r.claim.reopened,
    ),
    _c("outlet", "The page's outlet.", _from_report("outlet")),
    _c("title", "The page's title.", _from_report("title")),
    _c("url", "The page's address.", _from_report("url")),
    _c("published_at", "The page's date.", _from_report("published_at")),
    _c("language", "The language of the page's words, ISO 639.", _from_report("language")),
)

TOLLS: tuple[Column[TollRow], ...] = (
    _t("incident", "The incident's id.", lambda r: r.view.id),
    _t("measure", "What is counted.", lambda r: r.toll.measure),
    _t("dimension", "The key's dimension; empty for the whole.", lambda r: _key(r, "dimension")),
    _t("value", "The key's value; empty for the whole.", lambda r: _key(r, "value")),
    _t("min", "The lowest bound.", lambda r: r.toll.min),
    _t("best", "The best figure; empty where the sources disagree.", lambda r: r.toll.best),
    _t("max", "The highest bound; empty where nothing bounds it.", lambda r: r.toll.max),
    _t("open", "true while more is expected.", lambda r: r.toll.open),
    _t("summed", "true where no voice states the whole.", lambda r: r.toll.summed),
    _t("voices_at_least", "Independent voices, at least.", lambda r: r.toll.voices[0]),
    _t("voices_at_most", "Independent voices, at most.", lambda r: r.toll.voices[1]),
    _t("grade", "The policy's grade, if it gives one.", lambda r: r.toll.grade),
    _t("policy", "The policy that made it.", lambda r: r.toll.policy),
    _t("policy_version", "The policy's version.", lambda r: r.toll.policy_version),
    _t(
        "min_set_by",
        "The claims that set the lowest; `list:` and a name where a victim list does.",
        lambda r: _joined(r.toll.set_by.min),
    ),
    _t(
        "best_set_by",
        "The claims that set the best; `list:` and a name where a victim list does.",
        lambda r: _joined(r.toll.set_by.best),
    ),
    _t(
        "max_set_by",
        "The claims that set the highest; `list:` and a name where a victim list does.",
        lambda r: _joined(r.toll.set_by.max),
    ),
    _t(
        "excluded",
        "The claims left out, each with its reason.",
        lambda r: _joined(f"{one.claim} {one.reason}" for one in r.toll.excluded),
    ),
)

INCIDENTS: tuple[Column[View], ...] = (
    _i("incident", "The incident's id.", lambda v: v.id),
    _i("kind", "incident or episode; an episode never enters a total.", lambda v: v.kind),
    _i("start", "The first day.", lambda v: v.when.start if v.when else None),
    _i("end", "The last day.", lambda v: v.when.end if v.when else None),
    _i("edtf", "The time as EDTF.", lambda v: v.when.edtf if v.when else None),
    _i("place", "The first place's name.", _in_place("name")),
    _i("country", "ISO 3166 code.", _in_place("country")),
    _i("lat", "Latitude, degrees.", _in_place("lat")),
    _i("lon", "Longitude, degrees.", _in_place("lon")),
    _i("radius_km", "How wide the place is, kilometres.", _in_place("radius_km")),
    _i("place_precision", "How precise the place is.", _in_place("precision")),
    _i("means", "The means of violence.", lambda v: _joined(v.means)),
    _i("actors", "The armed actors named.", lambda v: _joined(v.actors)),
    _i("killed_min", "The killed: lowest bound.", _of_toll("killed", "min")),
    _i("killed_best", "The killed: best figure.", _of_toll("killed", "best")),
    _i("killed_max", "The killed: highest bound.", _of_toll("killed", "max")),
    _i("injured_min", "The injured: lowest bound.", _of_toll("injured", "min")),
    _i("injured_best", "The injured: best figure.", _of_toll("injured", "best")),
    _i("injured_max", "The injured: highest bound.", _of_toll("injured", "max")),
    _i("voices", "The voices heard, named or not.", lambda v: len(v.voices)),
    _i("pages", "The pages that report it.", lambda v: len(v.reports)),
    _i("claims", "The claims they make.", lambda v: len(v.claims)),
    _i("withheld", "What this level hides.", lambda v: _joined(v.withheld)),
    _i("decided", "confirm or discount, where a person decided so.", lambda v: v.decided),
    _i("machine", "true until a person confirms every claim.", lambda v: v.machine),
)


def _key(row: TollRow, field: str) -> str | None:
    return getattr(row.toll.key, field, None)
