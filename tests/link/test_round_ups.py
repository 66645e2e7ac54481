"""Pages that tell of several incidents fall into one report for each, as they are read."""

from cenotaph.link.group import group
from cenotaph.model.reports import Report
from tests.extract.reading import read


def told(text: str) -> list[list[int | None]]:
    """The figures of each report of a page."""
    return [[claim.count.figure for claim in report.claims] for report in reports(text)]


def reports(text: str) -> tuple[Report, ...]:
    """The reports of a page."""
    return group(read(text)[1])


def test_another_mine_at_another_hour_is_another_incident() -> None:
    """The countryside is the same, the mine and the hour are not."""
    page = (
        "Mine kills six near Marte\n\nA mine killed six farmers near Marte on Monday.\n\n"
        "Another mine in the same countryside killed one farmer later in the day, police said."
    )
    assert told(page) == [[6], [1]]


def test_another_victim_is_of_the_same_incident() -> None:
    """Who dies later, or is shot beside others, opens nothing."""
    page = (
        "Gunmen kill four in Gao\n\nGunmen killed four traders in Gao on Monday.\n\n"
        "Another man was shot in the leg. Another three traders were wounded in Gao."
    )
    assert len(told(page)) == 1


def test_the_second_strike_on_those_who_come_to_help_is_the_same_incident() -> None:
    """It falls on the same place minutes later."""
    page = (
        "Strike kills four in Taiz\n\nA strike killed four people in Taiz on Monday.\n\n"
        "A second strike on Taiz minutes later killed two rescuers at the same building."
    )
    assert len(told(page)) == 1


def test_a_second_bomb_without_a_place_or_time_of_its_own_stays() -> None:
    """Two bombs at one market."""
    page = (
        "Bombs kill eight in Maiduguri\n\nTwo bombs exploded at a market in Maiduguri on Monday. "
        "The first bomb killed five people. A second bomb killed three."
    )
    assert len(told(page)) == 1


def test_a_separate_incident_is_another_though_the_place_is_near() -> None:
    """The page says that it is."""
    page = (
        "Shelling kills two in Kherson\n\nShelling killed two people in Kherson on Monday.\n\n"
        "In a separate incident, a drone wounded three people in Kherson.\n\n"
        "Two of those wounded by the shelling are children."
    )
    assert told(page)[:2] == [[2], [3]] or [3] in told(page)


def test_what_goes_on_meanwhile_at_another_place_is_another_incident() -> None:
    """Though no list has either name; at the same place it is the same."""
    page = "Day of violence in Mali\n\nGunmen killed four traders in Kidal on Monday.\n\n"
    assert told(f"{page}Meanwhile, a mine killed one farmer in Upper Kirun.") == [[4], [1]]
    assert told(f"{page}Earlier, a mine wounded one farmer in Upper Kirun.") == [[4], [1]]
    assert told(f"{page}Later on Monday, a nurse died in Kidal.") == [[4, 1]]
    assert told(f"{page}Later, a doctor in Gao said that five had died.") == [[4, 5]]


def test_what_follows_a_turn_goes_back_to_the_lead() -> None:
    """A turn ends with its paragraph."""
    page = (
        "Shelling kills two in Kherson\n\nShelling killed two people in Kherson on Monday.\n\n"
        "In a separate attack, a drone wounded three people in Kherson.\n\n"
        "The shelling in Kherson also wounded nine people."
    )
    assert told(page) == [[2, 9], [3]]


def test_each_labelled_item_is_an_incident_though_the_town_is_the_same() -> None:
    """A wire's list of the day, a town in capitals over each."""
    page = (
        "List of attacks in Mali on Friday\n\n"
        "GAO - A mine killed two soldiers in Gao, the army said.\n\n"
        "* GAO - Gunmen killed a trader near his home in central Gao, a resident said.\n\n"
        "KIDAL - A rocket wounded four people in Kidal, a medic said.\n\n"
        "GAO - Gunmen on motorcycles shot dead a teacher in Gao, officials said."
    )
    assert told(page) == [[2], [1], [4], [1]]


def test_each_bullet_with_a_place_of_its_own_is_an_incident() -> None:
    """Posts list villages, the gazetteer knows none of them."""
    page = (
        "Attacks on the Kharkiv region over the past day\n\n"
        "🔴 Nova Balka: one person was killed and two wounded\n"
        "🔴 Stara Luka: three people were wounded\n"
        "🔴 Dubovi Hai: a woman was killed"
    )
    assert told(page) == [[1, 2], [3], [1]]


def test_numbered_items_are_incidents() -> None:
    """The number is no figure."""
    page = (
        "Incidents of the week\n\n"
        "1. On 1 March gunmen killed three people in Marte.\n\n"
        "2. On 1 March a bomb killed four people in Monguno.\n\n"
        "3. On 1 March a bomb wounded five people in Marte."
    )
    assert told(page) == [[3], [4], [5]]


def test_bullets_that_sum_up_one_attack_are_one_incident() -> None:
    """Key points over an article speak of one attack, and say so."""
    page = (
        "Strike kills five in Kharkiv\n\n"
        "• Strike on Kharkiv kills five people\n"
        "• Mayor of Kharkiv says the strike wounded 12 people\n"
        "• Kharkiv had been quiet for a week before the attack\n\n"
        "A strike killed five people in Kharkiv on Friday and wounded 12."
    )
    assert len(told(page)) == 1


def test_an_announced_round_up_has_an_incident_for_each_place() -> None:
    """Its total is an episode, of which nothing is added to theirs."""
    page = (
        "Attacks kill seven across northern Nigeria\n\n"
        "Violence killed seven people in northern Nigeria on Thursday, police said.\n\n"
        "In Marte, gunmen killed four people.\n\n"
        "A bomb killed two people in Gana Kura.\n\n"
        "In the village of Sabon Fili, a farmer was killed by a mine."
    )
    found = reports(page)
    assert [[c.count.figure for c in one.claims] for one in found] == [[7], [4], [2], [1]]
    assert [one.kind for one in found] == ["episode", "incident", "incident", "incident"]


def test_one_attack_told_in_wide_and_narrow_words_is_one_incident() -> None:
    """The country in the first sentence, the town in the next."""
    page = (
        "Bomb kills nine in Nigeria\n\nA bomb killed nine people in Nigeria on Thursday.\n\n"
        "The bomb went off at a market in Monguno, killing nine and wounding 20."
    )
    assert len(told(page)) == 1


def test_villages_struck_in_one_sentence_are_an_incident_each() -> None:
    """None of them is in the gazetteer."""
    page = (
        "Strikes on Friday\n\n"
        "Two people were killed in Kafr Salwa, three were killed in Tell Abyar"
        " and one was killed in Ayn Barda on Friday."
    )
    assert sorted(map(sorted, told(page))) == [[1], [2], [3]]


def test_two_blasts_at_one_mosque_announce_no_round_up() -> None:
    """The quarter has a name of its own, which no gazetteer knows."""
    page = (
        "Two blasts hit mosque in Gao\n\n"
        "Two blasts at a mosque in Gao killed 20 people on Friday.\n\n"
        "The mosque in the quarter of Tin Abaraden was full when bombs killed 20.\n\n"
        "Nine people were wounded in Gao."
    )
    assert len(told(page)) == 1


def test_a_headline_with_the_figure_of_an_item_is_of_that_item() -> None:
    """A list under the headline of its worst attack counts it once."""
    page = (
        "Bomb kills nine in Gao\n\n"
        "GAO - A bomb killed nine people in Gao and wounded 20, the army said.\n\n"
        "KIDAL - A mine killed two soldiers near Kidal, the army said."
    )
    assert told(page) == [[9, 20], [2]]


def test_labels_that_name_no_place_head_no_items() -> None:
    """A news page stacks its updates, and links to its pictures."""
    page = (
        "UPDATE: Second man dies after shooting in Gao\n\n"
        "UPDATE: A man died on Friday after a shooting in Gao on Thursday.\n\n"
        "VIDEO: A shooting in Gao wounded two people.\n\n"
        "PREVIOUS STORY: Two people were wounded in a shooting in Gao on Thursday."
    )
    assert len(told(page)) == 1


def test_what_the_news_comes_after_is_an_incident_of_its_own() -> None:
    """Even where only a day lies between the two, and one town."""
    page = (
        "Raid kills six in Gao\n\nGunmen killed six guards in Gao on Tuesday.\n\n"
        "The raid comes a day after a bomb killed six traders in Gao."
    )
    assert told(page) == [[6], [6]]
