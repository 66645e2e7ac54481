"""Voices: an origin together with all who repeat it."""

from dataclasses import replace

import pytest

from cenotaph.model.claims import Claim, Count, Speaker
from cenotaph.model.entries import Decided
from cenotaph.model.incidents import Incident
from cenotaph.model.reports import Report
from cenotaph.toll.profiles import CIVILIANS as CIVILIANS_ONLY
from cenotaph.toll.profiles import Profile, reference_profiles
from cenotaph.toll.settle import settle
from tests.builders import SOHR, claim, exact, report
from tests.toll.tolls import (
    CIVILIANS,
    FIGHTERS,
    SOLDIERS,
    bounds,
    killed,
    ministry,
    settled,
    sohr,
    toll,
)

SOURCES = Speaker(text="sources", source=None, role="unnamed")
DOCTOR = Speaker(text="A hospital doctor", source=None, role="medical")


def names(incident: Incident) -> list[tuple[str, bool]]:
    """Each voice's name, and whether it is known."""
    return [(voice.name, voice.known) for voice in incident.voices]


def own(figure: int, page: str = "page-1", **fields: object) -> Claim:
    """A figure in the page's own voice."""
    return claim(exact(figure), page=page, **fields)


def test_an_origin_and_its_echoes_are_one_voice() -> None:
    """Three outlets that print one monitor are one voice, at least and at most."""
    found = toll(settled(*(sohr(exact(12), page=f"page-{n}") for n in range(3))))
    assert found.voices == (1, 1)


def test_one_source_under_two_names_is_one_voice() -> None:
    """The source id decides, not the words."""
    long = replace(SOHR, text="the Observatory")
    incident = settled(sohr(exact(12)), claim(exact(12), page="page-2", attribution=(long,)))
    assert names(incident) == [("SOHR", True)]


def test_an_origin_without_an_id_is_its_folded_words_and_role() -> None:
    """ "A hospital doctor" and "a hospital doctor" are one; a witness of that name is another."""
    lower = replace(DOCTOR, text="a hospital doctor")
    witness = replace(DOCTOR, role="witness")
    voices = settled(
        claim(exact(3), attribution=(DOCTOR,)),
        claim(exact(3), attribution=(lower,), page="page-2"),
        claim(exact(3), attribution=(witness,), page="page-3"),
    ).voices
    assert len(voices) == 2


def test_the_origin_of_a_chain_is_its_last_link() -> None:
    """An agency that cites the monitor relays the monitor's voice."""
    agency = Speaker(text="the agency", source="agency", role="outlet")
    incident = settled(claim(exact(12), attribution=(agency, SOHR)))
    assert [(voice.name, voice.relays) for voice in incident.voices] == [
        ("SOHR", (("Outlet of page-1", "agency"), ("agency", "sohr")))
    ]


def test_unnamed_sources_belong_to_the_link_before() -> None:
    """SOHR citing sources is SOHR's voice."""
    incident = settled(
        claim(exact(12), attribution=(SOHR, SOURCES)), sohr(exact(12), page="page-2")
    )
    assert names(incident) == [("SOHR", True)]


def test_unnamed_sources_of_the_page_belong_to_its_outlet() -> None:
    """ "Sources said" is the outlet's voice, and a known one."""
    incident = settled(claim(exact(12), attribution=(SOURCES,)))
    assert names(incident) == [("Outlet of page-1", True)]


def test_a_figure_without_a_speaker_has_no_known_origin() -> None:
    """It may or may not be a voice of its own."""
    assert names(settled(own(12))) == [("Outlet of page-1", False)]


def test_figures_of_unknown_origin_widen_the_count_of_voices() -> None:
    """A monitor and two outlets without a speaker are one to three voices."""
    found = toll(settled(sohr(exact(12)), own(13, "page-2"), own(15, "page-3")))
    assert (found.voices, bounds(found)) == ((1, 3), (12, None, 15))


def test_two_unknown_figures_confirm_nothing_beside_a_known_one() -> None:
    """Two outlets with 15 may have it from one place: no best beside the monitor's 12."""
    assert killed(sohr(exact(12)), own(15, "page-2"), own(15, "page-3")) == (12, None, 15)


def test_a_figure_that_all_give_is_the_best() -> None:
    """Two unknown origins with one figure: whoever they are, it is 15."""
    found = toll(settled(own(15, "page-2"), own(15, "page-3")))
    assert (bounds(found), found.voices) == ((15, 15, 15), (1, 2))


def test_near_identical_text_of_several_outlets_is_one_voice() -> None:
    """One agency text under two mastheads is one voice, though neither names it."""
    reports = tuple(
        report(own(15, page), source=f"Outlet of {page}", signature=tuple(range(64)))
        for page in ("page-1", "page-2")
    )
    assert toll(settle("incident", reports)).voices == (1, 1)


def test_different_text_of_several_outlets_is_not() -> None:
    """Two pages that share a few runs of words stay two."""
    reports = tuple(
        report(own(15, page), source=f"Outlet of {page}", signature=tuple(range(n, n + 64)))
        for n, page in ((0, "page-1"), (10, "page-2"))
    )
    assert toll(settle("incident", reports)).voices == (1, 2)


def test_an_outlet_that_another_page_cites_is_that_voice() -> None:
    """The agency's own page and the page that cites the agency are one voice."""
    agency = Speaker(text="The Agency", source="agency", role="outlet")
    reports = (
        report(own(12), source="Agency"),
        report(claim(exact(12), page="page-2", attribution=(agency,)), source="The Ledger"),
    )
    assert toll(settle("incident", reports)).voices == (1, 1)


def test_a_pages_own_figure_that_its_attributed_claim_gives_is_no_voice() -> None:
    """The headline's 12 is the monitor's 12."""
    found = toll(settled(own(12, segment="headline"), sohr(exact(12))))
    assert (found.voices, bounds(found)) == ((1, 1), (12, 12, 12))


def test_a_pages_own_figure_that_rounds_its_attributed_claim_is_no_voice() -> None:
    """ "More than 50" above the monitor's 53 is the monitor's 53."""
    more = Count(kind="at_least", figure=50, min=51, max=None, unit="person", text="more than 50")
    found = toll(settled(claim(more, segment="headline"), sohr(exact(53))))
    assert (found.voices, bounds(found), found.open) == ((1, 1), (53, 53, 53), False)


def test_a_pages_own_figure_that_its_attributed_claims_add_up_to_is_that_voice() -> None:
    """22 = 15 + 7, both the monitor's: the total is the monitor's."""
    total = own(22, segment="headline")
    found = toll(settled(total, sohr(exact(15), group=FIGHTERS), sohr(exact(7), group=SOLDIERS)))
    assert (found.voices, bounds(found), found.summed) == ((1, 1), (22, 22, 22), False)
    assert found.set_by.best == (total.id,)


def test_a_pages_own_figure_that_adds_up_two_voices_is_no_third() -> None:
    """15 by the monitor and 7 by the ministry: the page's 22 adds no voice."""
    found = toll(
        settled(own(22), sohr(exact(15), group=FIGHTERS), ministry(exact(7), group=SOLDIERS))
    )
    assert (found.voices, bounds(found)) == ((2, 2), (22, None, 22))


def test_a_pages_own_figure_that_its_claims_do_not_give_is_a_possible_voice() -> None:
    """25 in the headline beside the monitor's 12 is a figure of unknown origin."""
    found = toll(settled(own(25, segment="headline"), sohr(exact(12))))
    assert (found.voices, bounds(found)) == ((1, 2), (12, None, 25))


def test_a_voice_with_a_declared_scope_speaks_for_that_scope() -> None:
    """A civilians-only monitor's "12 people" are 12 civilians, not the total."""
    known = {"sohr": Profile(scope=CIVILIANS_ONLY)}
    incident = settle("incident", (report(sohr(exact(12)), ministry(exact(20))),), profiles=known)
    assert bounds(toll(incident)) == (20, 20, 20)
    assert bounds(toll(incident, "killed", "status", "civilian")) == (12, 12, 12)


def decided(source: str, **details: str) -> Decided:
    """A decision on the profile of a source."""
    return Decided(action="profile", subject=source, reason="Known.", details=details)


def test_a_decided_profile_says_of_whom_a_source_speaks() -> None:
    """A decision about the monitor stands until a later one about it."""
    reports = (report(sohr(exact(12)), ministry(exact(20))),)
    only = decided("sohr", scope="civilians")
    civilians = settle("incident", reports, decisions=(only,))
    assert bounds(toll(civilians, "killed", "status", "civilian")) == (12, 12, 12)
    taken_back = settle("incident", reports, decisions=(only, decided("sohr")))
    assert bounds(toll(taken_back)) == (12, None, 20)


def test_a_source_that_repeats_another_is_its_voice() -> None:
    """The ministry's 20 of Tuesday replaces the 12 it gave through the monitor on Monday."""
    later = ministry(exact(20), said_at="2020-12-15", page="page-2")
    reports = (report(sohr(exact(12))), report(later))
    repeats = decided("sohr", repeats="syria-health-ministry")
    found = toll(settle("incident", reports, decisions=(repeats,)))
    assert (bounds(found), found.voices) == ((20, 20, 20), (1, 1))


def ours(*claims: Claim, source: str) -> Report:
    """A page on which an outlet speaks in its own voice."""
    return report(*claims, source=source)


def test_what_a_monitor_says_on_its_own_page_is_of_whom_it_speaks() -> None:
    """Nobody is named as the speaker of its own figures."""
    snhr = settle("incident", (ours(own(12), source="Syrian Network for Human Rights"),))
    assert bounds(toll(snhr, "killed", "status", "civilian")) == (12, 12, 12)
    assert [voice.counts_only for voice in snhr.voices] == [CIVILIANS_ONLY]


def test_to_seal_a_name_changes_nothing_of_whom_it_speaks() -> None:
    """What is sealed are its words."""
    name = "Syrian Network for Human Rights"
    sealed = settle("incident", (ours(own(12), source=name),),
                    decisions=(decided(name, level="sealed"),))  # fmt: skip
    assert bounds(toll(sealed, "killed", "status", "civilian")) == (12, 12, 12)


@pytest.mark.parametrize(
    "subject", ["outlet:example-monitor", "example-monitor:outlet", "Example Monitor"]
)
def test_a_profile_of_an_outlet_holds_on_its_own_pages(subject: str) -> None:
    """By the id it has there, by that under which others cite it, or by its name."""
    reports = (ours(own(12), source="Example Monitor"),)
    known = settle("incident", reports, decisions=(decided(subject, scope="civilians"),))
    assert bounds(toll(known, "killed", "status", "civilian")) == (12, 12, 12)


def test_a_name_that_nobody_had_heard_yet_is_heard_later() -> None:
    """Whoever knows what a source repeats may say so before its first page comes."""
    rescuers = Speaker(text="Hama rescuers", role="rescue", source=None, interest=None)
    told = (
        report(claim(exact(20), attribution=(rescuers,), said_at="2020-12-15", page="page-2")),
        ours(own(12), source="Example Monitor"),
    )
    known = decided("Example Monitor", repeats="Hama Rescuers")
    (voice,) = settle("incident", told, decisions=(known,)).voices
    assert (voice.id, voice.repeated_by) == (
        "hama-rescuers:rescue", ("outlet:example-monitor",),
    )  # fmt: skip


def test_sources_that_repeat_each_other_are_one_voice() -> None:
    """A ring of profiles has one voice, and ends."""
    ring = (decided("sohr", repeats="ministry"), decided("ministry", repeats="sohr"))
    assert toll(settle("incident", (report(sohr(exact(12))),), decisions=ring)).voices == (1, 1)


def test_two_sources_of_one_owner_are_one_voice_at_least() -> None:
    """Both figures stay; whether they are independent is not known."""
    decisions = (
        decided("sohr", belongs_to="owner"),
        decided("syria-health-ministry", belongs_to="owner"),
    )
    reports = (report(sohr(exact(12)), ministry(exact(20))),)
    found = toll(settle("incident", reports, decisions=decisions))
    assert (bounds(found), found.voices) == ((12, None, 20), (1, 2))


def test_reference_data_give_the_profiles_of_known_sources() -> None:
    """A civilians-only monitor, and a state's own outlet; a ministry is its own origin."""
    known = reference_profiles()
    assert known["snhr"].scope == CIVILIANS_ONLY
    assert known["sana"].belongs_to == "syrian-government"
    assert "syria-health-ministry" not in known


def test_a_part_without_a_speaker_belongs_to_the_voice_of_its_whole() -> None:
    """ "12, including three civilians": both are the monitor's."""
    twelve = sohr(exact(12))
    three = own(3, group=CIVILIANS, scope="part", part_of=twelve.id)
    assert names(settled(twelve, three)) == [("SOHR", True)]


def test_the_short_form_of_a_speaker_is_that_speaker_on_its_page() -> None:
    """ "The minister said" after "Somalia's information minister said" is one voice."""
    full = Speaker(text="Somalia's information minister", source=None, role="official")
    short = Speaker(text="minister", source=None, role="official")
    incident = settled(
        claim(exact(276), attribution=(full,)),
        claim(exact(300), measure="injured", attribution=(short,)),
    )
    assert names(incident) == [("Somalia's information minister", True)]


def test_the_short_form_on_another_page_is_a_speaker_of_its_own() -> None:
    """Another page's "minister" may be any minister."""
    full = Speaker(text="Somalia's information minister", source=None, role="official")
    short = Speaker(text="minister", source=None, role="official")
    incident = settled(
        claim(exact(276), attribution=(full,)),
        claim(exact(276), attribution=(short,), page="page-2"),
    )
    assert len(incident.voices) == 2


def test_a_short_form_of_two_speakers_is_neither() -> None:
    """ "The minister" on a page with two ministers."""
    two = [
        Speaker(text=f"{which} minister", source=None, role="official")
        for which in ("information", "health")
    ]
    short = Speaker(text="minister", source=None, role="official")
    incident = settled(
        *(claim(exact(5), attribution=(one,)) for one in two),
        claim(exact(6), attribution=(short,)),
    )
    assert len(incident.voices) == 3


def test_monitor_in_a_headline_is_the_monitor_that_gives_the_figure() -> None:
    """ "Monitor: 36 killed" above SOHR's 36."""
    headline = Speaker(text="Monitor", source=None, role="monitor")
    incident = settled(
        claim(exact(36), attribution=(headline,), segment="headline"), sohr(exact(36))
    )
    assert len(incident.voices) == 1
