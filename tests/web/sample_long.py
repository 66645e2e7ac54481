"""An incident of two hundred claims: the market's, told again and again by other pages."""

from dataclasses import replace
from itertools import islice, product

from cenotaph.codec import short_id
from cenotaph.record.view import ClaimView, ReportView, View
from tests.web.sample import views

MANY = 200


def long_view() -> View:
    """The sample's market with this many claims; each fifth page brings another day's figures."""
    view = views()[0]
    again = list(islice(product(range(MANY), view.claims), MANY))
    reports: dict[str, ReportView] = {}
    claims: dict[str, ClaimView] = {}
    reasons: dict[str, list[str]] = {claim.id: [] for claim in view.claims}
    known = {report.id: report for report in view.reports}
    for turn, claim in again:
        report = known[claim.report]
        page = short_id(report.id, turn) if turn else report.id
        reports[page] = replace(report, id=page)
        id_ = short_id(claim.id, turn) if turn else claim.id
        said = replace(claim.said, at=f"2024-{3 + turn // 28:02}-{1 + turn % 28:02}")
        claims[id_] = replace(claim, id=id_, report=page, said=said)
        reasons[claim.id].append(id_)
    tolls = tuple(
        replace(
            toll,
            excluded=tuple(
                replace(one, claim=id_) for one in toll.excluded for id_ in reasons[one.claim]
            ),
        )
        for toll in view.tolls
    )
    return replace(
        view, claims=tuple(claims.values()), reports=tuple(reports.values()), tolls=tolls
    )
