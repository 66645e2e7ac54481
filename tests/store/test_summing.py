"""What is said of all released incidents at once is what making it anew from their views says."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cenotaph.model.entries import Assigned
from cenotaph.model.reports import Assignment
from cenotaph.model.values import Place
from cenotaph.model.vocabulary import POLICY_NAMES
from cenotaph.record.decisions import Decider
from cenotaph.record.entries import Draft
from cenotaph.record.listing import first_day
from cenotaph.record.sums import Parts, parts_of
from cenotaph.record.totals import row_of
from cenotaph.record.view import View
from cenotaph.run.redacting import redact
from cenotaph.run.viewing import views
from cenotaph.store.record import Record
from cenotaph.web.ranges import exemplary
from cenotaph.web.sources import summaries
from tests.builders import SOHR
from tests.store.logs import AT, decided, keep_evidence, new_record, write
from tests.store.towns import HOMS, NOWHERE, SUVA, profiled, told

NAMES = ("a", "b", "c")
TODAY = "2026-01-02"
ADMIN = Decider(actor="person:9", role="administrator")
Step = Callable[[Record], None]


def _told(name: str, on: str | None, where: Place, killed: int, released: bool) -> Step:
    def step(record: Record) -> None:
        number = record.head().seq + 1
        drafts = told(
            name, on, where=where, killed=killed, speakers=(SOHR,), means=("mine",),
            released=released, number=number,
        )  # fmt: skip
        keep_evidence(record, f"{killed} people were killed, pages of {name} say.")
        write(record, *drafts)

    return step


def _decided(action: str, name: str) -> Step:
    return lambda record: write(record, decided(action, name))


def _held_until(name: str, day: str) -> Step:
    return lambda record: write(record, decided("release", name, public_from=day))


def _moved(name: str, into: str) -> Step:
    def step(record: Record) -> None:
        moved = tuple(
            Assignment(report=report.id, incident=into, founds=False, score=1.0)
            for one in record.incidents()
            if one.id == name
            for report in one.reports
        )
        payload = Assigned(page="any", assignments=moved)
        write(record, Draft(at=AT, actor="program:test", subject="any", payload=payload))

    return step


def _sealed(level: str) -> Step:
    return lambda record: write(record, profiled("sohr", level=level))


def _redacted(name: str) -> Step:
    def step(record: Record) -> None:
        pages = [r.page for one in record.incidents() if one.id == name for r in one.reports]
        for page in pages[:1]:
            redact(record, page, reason="A family asked.", by=ADMIN, at=AT)

    return step


NAMED = st.sampled_from(NAMES)
STEPS = st.one_of(
    st.builds(
        _told,
        NAMED,
        st.sampled_from(("2020-12-14", "2021-03-02", "2021-05", None)),
        st.sampled_from((HOMS, SUVA, NOWHERE)),
        st.integers(0, 9),
        st.booleans(),
    ),
    st.builds(_decided, st.sampled_from(("release", "withhold", "discount", "confirm")), NAMED),
    st.builds(_held_until, NAMED, st.sampled_from((TODAY, "2026-01-03"))),
    st.builds(_moved, NAMED, NAMED),
    st.builds(_sealed, st.sampled_from(("sealed", "public"))),
    st.builds(_redacted, NAMED),
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=4, max_size=12))
def test_whatever_happened_sums_are_those_made_anew(steps: list[Step]) -> None:
    """After releases, embargoes, withdrawals, merges, sealings and redactions; each policy."""
    with TemporaryDirectory() as folder:
        record = new_record(Path(folder))
        for step in steps:
            step(record)
            _check(record)
        record.close()


def _check(record: Record) -> None:
    public = record.public(TODAY)
    for policy in POLICY_NAMES:
        shown = sorted(
            views(record, "public", only=public.ids(), policy=policy),
            key=lambda one: (first_day(one.when) or "", one.id),
            reverse=True,
        )
        rows = [row_of(view, policy) for view in shown]
        assert _plain(public.parts(policy)) == _plain(parts_of(rows, policy))
        assert public.exemplary(policy) == exemplary(rows)
        assert {(p.name, p.lat, p.lon) for p in public.places()} == _places(shown)
    found = public.listed(public.ids())
    assert [view.id for view in shown] == [row.id for row in found]
    assert public.source_summaries() == summaries(found)
    means = Counter(code for row in found for code in row.means)
    assert {one.code: one.incidents for one in public.choices().means} == means


def _plain(parts: Parts) -> object:
    return dict(parts.began), parts.episodes, set(parts.tolls)


def _places(shown: list[View]) -> set[tuple[str | None, float | None, float | None]]:
    points = (next((p for p in one.where if p.lat is not None), None) for one in shown)
    return {(p.name or p.text, p.lat, p.lon) for p in points if p is not None}
