"""Shorthand for tests of tolls: settle claims of one page or several, and look at one toll."""

from typing import Any

from cenotaph.model.claims import Claim, Count, Group, Speaker
from cenotaph.model.incidents import Incident
from cenotaph.model.tolls import Toll, TollKey
from cenotaph.model.vocabulary import Dimension, Measure, Reason
from cenotaph.toll.range import RANGE
from cenotaph.toll.settle import settle
from tests.builders import MINISTRY, SOHR, claim, report

ARMY = Speaker(text="the army", source="syria-army", role="military", interest="opponent")
FIGHTERS = Group(text="fighters", actor="islamic-state", side="islamic-state", status="armed_group")
SOLDIERS = Group(text="soldiers", side="syria-government", status="armed_forces")
CIVILIANS = Group(text="civilians", side="civilian", status="civilian")
CHILDREN = Group(text="children", age="child")
WOMEN = Group(text="women", sex="female")


def sohr(count: Count, **fields: Any) -> Claim:
    """A claim by the monitor."""
    return claim(count, attribution=(SOHR,), **fields)


def ministry(count: Count, **fields: Any) -> Claim:
    """A claim by the ministry."""
    return claim(count, attribution=(MINISTRY,), **fields)


def expected_rise(said_at: str = "2020-12-14") -> Claim:
    """The monitor's "the toll is expected to rise"."""
    unstated = Count(kind="unstated", figure=None, min=None, max=None, unit="person", text=None)
    return sohr(unstated, said_at=said_at, certainty="expected", scope="addition")


def settled(*claims: Claim, **fields: Any) -> Incident:
    """The incident of one report for each page of the claims, each page by an outlet of its own."""
    pages = sorted({one.page for one in claims})
    return settle(
        "incident",
        tuple(
            report(
                *(one for one in claims if one.page == page),
                source=fields.get("source", f"Outlet of {page}"),
                signature=fields.get("signature", ()),
            )
            for page in pages
        ),
        policies=fields.get("policies", (RANGE,)),
    )


def toll(
    incident: Incident,
    measure: Measure = "killed",
    dimension: Dimension | None = None,
    value: str | None = None,
) -> Toll:
    """The incident's toll of a measure for a key; the whole without one."""
    key = TollKey(dimension=dimension, value=value) if dimension and value else None
    return next(one for one in incident.tolls if (one.measure, one.key) == (measure, key))


def bounds(found: Toll) -> tuple[int | None, int | None, int | None]:
    """Min, best and max."""
    return found.min, found.best, found.max


def killed(*claims: Claim) -> tuple[int | None, int | None, int | None]:
    """Min, best and max of the killed that these claims give."""
    return bounds(toll(settled(*claims)))


def reasons(found: Toll) -> dict[str, Reason]:
    """Why each claim that is left out is."""
    return {exclusion.claim: exclusion.reason for exclusion in found.excluded}


def codes(incident: Incident) -> set[str]:
    """The codes of the incident's checks."""
    return {check.code for check in incident.checks}
