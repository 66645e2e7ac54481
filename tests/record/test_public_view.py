"""The one door to a reader: what each level masks, generalises and marks."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.model.claims import Speaker
from cenotaph.model.incidents import Incident, Standing
from cenotaph.model.values import Place, Span
from cenotaph.model.vocabulary import Level
from cenotaph.record.levels import LEVELS, may_read
from cenotaph.record.masking import NAME_WITHHELD
from cenotaph.record.public_view import public_view
from cenotaph.record.view import ClaimView, ReportView, ResponsibilityView, View
from cenotaph.toll.settle import settle
from tests.builders import HAMA, claim, exact, page, report
from tests.web.sample import LABELS, market
from tests.web.sample_claims import PERSON

LEVELS_IN_ORDER: tuple[Level, ...] = ("public", "partner", "internal", "sealed")


def texts(value: Any) -> list[str]:
    """Every string within a value."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts(getattr(value, field.name))]
    if isinstance(value, dict):
        return [text for pair in value.items() for one in pair for text in texts(one)]
    if isinstance(value, tuple | list):
        return [text for one in value for text in texts(one)]
    return []


def seen(level: str = "public", decisions: tuple[Standing, ...] = (), **more: Any) -> View:
    """The market strike as a level sees it, with these decisions."""
    incident, pages, names = market()
    incident = replace(incident, decisions=decisions)
    arguments: dict[str, Any] = {"pages": pages, "names": names, "labels": LABELS} | more
    return public_view(incident, level, **arguments)  # type: ignore[arg-type]


def accepted(claim: str, actor: str = "person:1") -> Standing:
    """A decision that accepts the claim."""
    return Standing(
        subject=claim, action="accept", seq=9, at="2026-01-02T03:04:05Z", actor=actor,
        role="reviewer", reason="Compared with the page.",
    )  # fmt: skip


def lone(text: str, *, title: str | None = None, where: tuple[Place, ...] = (HAMA,), **more: Any):
    """An incident of one page whose only claim quotes its whole text, and that page."""
    made = page(text, id="p", title=title)
    one = claim(exact(5), page="p", quote=text, where=where, **more)
    one = replace(one, spans=replace(one.spans, quote=Span(0, len(text)), count=Span(0, 1)))
    told = report(one, page="p", title=title, where=where)
    incident, _, _ = market()
    voice = replace(incident.voices[0], claims=(one.id,), name="police")
    return (
        replace(
            incident, where=where, reports=(told,), voices=(voice,), tolls=(), checks=(),
            responsibility=(),
        ),
        {"p": made},
    )  # fmt: skip


def public(incident: Incident, pages: Any, *names: Span, **more: Any) -> View:
    """The public view with these names marked on the page."""
    return public_view(incident, "public", pages=pages, names={"p": names}, **more)


WORDS = st.sampled_from(
    ["Five", "people", "were", "killed", "in", "Hama", ",", "said", "he", "-", "\n", "12"]
)
NAME = st.lists(
    st.text(st.sampled_from("zqxjwvÖŁабвأحم"), min_size=2, max_size=8), min_size=1, max_size=3
).map(" ".join)


@given(st.lists(WORDS, max_size=8), NAME, st.lists(WORDS, max_size=8), st.integers(0, 3))
def test_a_marked_name_stands_nowhere_in_the_public_view(
    before: list[str], name: str, after: list[str], times: int
) -> None:
    """Wherever in title, quote, group or speaker a marked name is repeated, it is masked."""
    lead = " ".join([*before, ""])
    text = lead + name + " " + " ".join([*after, *[name] * times])
    incident, pages = lone(text, title=f"What {name} saw", said_at=None)
    group = replace(incident.reports[0].claims[0].group, text=f"the family of {name}")
    told = incident.reports[0]
    told = replace(told, claims=(replace(told.claims[0], group=group),))
    incident = replace(
        incident, reports=(told,), voices=(replace(incident.voices[0], name=f"{name}, a doctor"),)
    )
    view = public(incident, pages, Span(len(lead), len(lead) + len(name)))
    assert [text for text in texts(view) if name in text] == []


@given(st.integers(0, 30), st.integers(0, 40))
def test_any_span_hides_its_words_in_the_quote(start: int, length: int) -> None:
    """Even a span that cuts words in two leaves no piece of quote that holds them."""
    text = "Qwxz Vjkq said five people died in Zqhama on Friday."
    span = Span(start, min(start + length, len(text)))
    incident, pages = lone(text)
    quote = public(incident, pages, span).claims[0].quote or ()
    shown = "".join(piece.text for piece in quote if piece.kind != "withheld")
    assert len(shown) <= len(text) - (span.end - span.start)


def test_the_name_is_masked_in_quote_title_and_voice() -> None:
    """One marked name is withheld in the sentence, in another page's title and as a speaker."""
    view = seen()
    assert not any(PERSON in text for text in texts(view))
    assert view.reports[2].title == f"What neighbours saw: {NAME_WITHHELD} speaks"
    assert view.voices[4].name == f"a neighbour, {NAME_WITHHELD}"


def test_the_last_name_alone_is_masked_too() -> None:
    """A person named once in full is not given away by a later last name."""
    text = "Quentin Zabriskie fled. Zabriskie counted five dead."
    incident, pages = lone(text)
    view = public(incident, pages, Span(0, 17))
    assert not any("Zabriskie" in text for text in texts(view))


def test_a_last_name_that_is_a_place_does_not_blot_out_the_place() -> None:
    """A person called like the town leaves the town readable where it stands alone."""
    text = "Omar Hama counted five dead in Hama."
    incident, pages = lone(text)
    quote = public(incident, pages, Span(0, 9)).claims[0].quote or ()
    assert "".join(p.text for p in quote) == f"{NAME_WITHHELD} counted five dead in Hama."


def test_a_short_name_does_not_blot_out_longer_words() -> None:
    """The name Ali leaves Somalia readable."""
    text = "Ali said five people died in Somalia."
    incident, pages = lone(text)
    quote = public(incident, pages, Span(0, 3)).claims[0].quote or ()
    assert "Somalia" in "".join(p.text for p in quote)


def test_an_address_that_spells_a_name_is_withheld() -> None:
    """A web address with the name in it is not shown, and the view says so."""
    text = "Quentin Zabriskie counted five dead."
    incident, pages = lone(text)
    url = "https://example.org/news/quentin-zabriskie_speaks.html"
    incident = replace(incident, reports=(replace(incident.reports[0], url=url),))
    view = public(incident, pages, Span(0, 17))
    assert view.reports[0].url is None
    assert "addresses that spell a name" in view.withheld


def test_a_page_not_searched_for_names_shows_no_words() -> None:
    """A page that `names` does not list gives neither quote nor title to the public."""
    view = seen(names={})
    assert {one.quote for one in view.claims} == {None}
    assert {one.title for one in view.reports} == {None}
    assert "quotes of pages not searched for names" in view.withheld


def test_internal_reads_names_but_not_a_witness() -> None:
    """Staff read a name in the news; a witness's name is read by the last level only."""
    text = "A neighbour, Quentin Zabriskie, said five died. Ruth Vandermolen mourned."
    incident, pages = lone(text)
    told = incident.reports[0]
    witness = market()[0].reports[0].claims[2].attribution
    spoken = replace(
        told.claims[0],
        attribution=witness,
        spans=replace(told.claims[0].spans, attribution=(Span(0, 30),)),
    )
    incident = replace(incident, reports=(replace(told, claims=(spoken,)),))
    names = {"p": (Span(13, 30), Span(48, 64))}
    shown = {
        level: "".join(
            piece.text
            for piece in public_view(incident, level, pages=pages, names=names).claims[0].quote
            or ()
        )
        for level in ("partner", "internal", "sealed")
    }
    assert shown == {
        "partner": text.replace("Quentin Zabriskie", NAME_WITHHELD).replace(
            "Ruth Vandermolen", NAME_WITHHELD
        ),
        "internal": text.replace("Quentin Zabriskie", NAME_WITHHELD),
        "sealed": text,
    }


def test_a_street_address_becomes_its_town() -> None:
    """A private home is shown by the incident's town, in words and on the map."""
    home = replace(
        HAMA, text="14 Olive Street", name=None, lat=35.13123, lon=36.75321, radius_km=0.1,
        precision="exact", gazetteer_id=None,
    )  # fmt: skip
    incident, pages = lone(
        "Five people were killed at 14 Olive Street in Hama.", where=(HAMA, home)
    )
    view = public(incident, pages)
    assert view.claims[0].where == (HAMA, HAMA)
    assert not any("Olive" in text for text in texts(view))
    assert "exact private homes" in view.withheld


def test_a_home_without_a_known_town_is_rounded() -> None:
    """Where the record knows no town, the point is rounded to a tenth of a degree."""
    home = replace(
        HAMA, text="his home", name=None, lat=35.1312, lon=36.7832, precision="exact",
        radius_km=0.05, gazetteer_id=None,
    )  # fmt: skip
    incident, pages = lone("Five died.", where=(home,))
    shown = public(incident, pages).where[0]
    assert (shown.lat, shown.lon, shown.precision) == (35.1, 36.8, "town")
    assert (shown.radius_km or 0) >= 11


def test_a_figure_before_a_street_stays_a_figure() -> None:
    """Five people killed on Olive Street are no house number."""
    incident, pages = lone("5 Olive Street residents were killed.")
    quote = public(incident, pages).claims[0].quote or ()
    assert quote[0].text == "5"


def test_a_claim_is_machine_made_until_a_person_confirms_it() -> None:
    """Confirming one claim unmarks that claim; the incident stays marked until all are."""
    ids = [one.id for one in seen().claims]
    view = seen(decisions=(accepted(ids[0]),))
    assert [one.id for one in view.claims if not one.machine] == [ids[0]]
    assert view.machine
    assert not seen(decisions=tuple(map(accepted, ids))).machine


def test_what_a_policy_accepts_is_still_machine_made() -> None:
    """Only a person looks at a page."""
    first = seen().claims[0].id
    view = seen(decisions=(accepted(first, actor="policy:all"),))
    assert (view.claims[0].machine, view.claims[0].decided) == (True, "accept")


def test_reasons_of_decisions_stay_in_the_house() -> None:
    """The public sees that a claim was decided on, and neither by whom nor why."""
    first = accepted(seen().claims[0].id)
    assert [seen(level, (first,)).decisions for level in ("public", "partner", "internal")] == [
        (),
        (),
        (first,),
    ]


def test_voices_are_numbered() -> None:
    """A voice's own id may hold a page's words; a view numbers voices instead."""
    view = seen()
    assert [voice.id for voice in view.voices] == [f"voice-{n}" for n in range(1, 7)]
    assert {one.voice for one in view.claims} <= {None, *(voice.id for voice in view.voices)}


def test_each_level_reads_what_the_one_before_reads() -> None:
    """No field is open to the public and closed to staff."""
    order = ("public", "partner", "internal", "sealed")
    for field in LEVELS:
        readable = [may_read(level, field) for level in order]
        assert readable == sorted(readable)


def test_every_field_of_a_view_has_a_level() -> None:
    """The table of levels lists each field of each part of a view, and nothing that is gone."""
    parts = {
        "incident": View, "report": ReportView, "claim": ClaimView,
        "responsibility": ResponsibilityView,
    }  # fmt: skip
    named = {f"{part}.{field.name}" for part, kind in parts.items() for field in fields(kind)}
    assert named == {field for field in LEVELS if "." in field}


def test_the_public_sees_neither_spans_nor_page_ids() -> None:
    """The length of a masked name tells names apart, and a page's id may be a row's."""
    view = seen()
    assert {one.spans for one in view.claims} == {None}
    assert {one.page for one in view.reports} == {None}
    assert {one.spans is None for one in seen("internal").claims} == {False}


def test_a_source_id_made_of_a_name_is_withheld() -> None:
    """A speaker's id is not shown where it spells the masked name."""
    text = "Quentin Zabriskie counted five dead."
    speaker = replace(market()[0].reports[0].claims[2].attribution[0], source="quentin-zabriskie")
    incident, pages = lone(text, attribution=(speaker,))
    view = public(incident, pages, Span(0, 17))
    assert view.claims[0].speakers[0].source is None


def test_a_sealed_source_and_its_words_are_withheld() -> None:
    """Its name is masked wherever it stands; who protects witnesses reads all of it."""
    text = "The Quiet Hotline said five people were killed in Hama."
    told = report(claim(exact(5), quote=text), source="The Quiet Hotline", title="Quiet Hotline")
    settled = settle("incident1", (told,))
    seen = {
        level: public_view(
            settled,
            level,
            pages={"page-1": page(text, id="page-1")},
            names={"page-1": ()},
            sealed={"The Quiet Hotline"},
        )
        for level in LEVELS_IN_ORDER
    }
    for level in LEVELS_IN_ORDER[:-1]:
        assert "Hotline" not in repr(seen[level])
        assert seen[level].claims[0].quote is None
        assert "sealed sources and their words" in seen[level].withheld
    assert seen["sealed"].reports[0].outlet == "The Quiet Hotline"


def test_a_sealed_source_is_withheld_by_its_id_too() -> None:
    """A speaker is called by other words than those the source is sealed by."""
    text = "The hotline of the quiet said five people were killed in Hama."
    speaker = Speaker(text="The hotline of the quiet", source="qhl", role="monitor")
    told = report(claim(exact(5), quote=text, attribution=(speaker,)))
    view = public_view(
        settle("incident1", (told,)),
        "public",
        pages={"page-1": page(text, id="page-1")},
        names={"page-1": ()},
        sealed={"qhl"},
    )
    assert ("qhl" in repr(view), "hotline of the quiet" in repr(view)) == (False, False)
    assert view.claims[0].speakers[0].text == view.voices[0].name == NAME_WITHHELD
