"""Codebook: how people were harmed; several means may hold for one claim."""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule


def _means(name: str, says: str, matches: tuple[str, str], misses: tuple[str, str]) -> CodebookRule:
    """The rule of one means."""
    return CodebookRule(name=f"means={name}", says=says, matches=matches, misses=misses)


RULES: tuple[CodebookRule, ...] = (
    _means(
        "airstrike",
        "Bombs or missiles from manned aircraft: airstrike, warplane, air raid, barrel bomb.",
        (
            "An airstrike on a wedding in Dhamar killed 22 people.",
            "Warplanes bombed Nayrab and eight civilians were killed.",
        ),
        (
            "A mortar shell on a wedding in Dhamar killed 22 people.",
            "Soldiers stormed Nayrab and eight civilians were killed.",
        ),
    ),
    _means(
        "drone_strike",
        "A strike by an unmanned aircraft; it is then no plain airstrike.",
        (
            "A drone killed two men on a motorcycle near Ma'rib.",
            "Six soldiers were wounded in a drone attack on Sasak.",
        ),
        (
            "A sniper killed two men on a motorcycle near Ma'rib.",
            "Six soldiers were wounded in a mortar attack on Sasak.",
        ),
    ),
    _means(
        "shelling",
        "Artillery, mortars, tank fire and bombardment from the ground.",
        (
            "Artillery fire killed three pensioners in Nikopol.",
            "Shelling of a camp in Lashkargah wounded 15 people.",
        ),
        (
            "Rifle fire killed three pensioners in Nikopol.",
            "An airstrike on a camp in Lashkargah wounded 15 people.",
        ),
    ),
    _means(
        "missile",
        "Missiles and rockets.",
        (
            "A missile hit a block in Kramatorsk and killed ten people.",
            "Rockets wounded four contractors at the base in Balad.",
        ),
        (
            "A shell hit a block in Kramatorsk and killed ten people.",
            "Gunshots wounded four contractors at the base in Balad.",
        ),
    ),
    _means(
        "bombing",
        "A bomb, blast, grenade or improvised device whose carrier is not told.",
        (
            "A bomb killed four people at a bus stop in Narathiwat.",
            "Nine people were wounded in a grenade attack in Bujumbura.",
        ),
        (
            "A gunman killed four people at a bus stop in Narathiwat.",
            "Nine people were wounded in a knife attack in Bujumbura.",
        ),
    ),
    _means(
        "suicide_bombing",
        "A bomber who dies with the bomb; it is then no plain bombing.",
        (
            "A suicide bomber killed 31 worshippers in Kunduz.",
            "Five guards were killed when a man blew himself up in Tunis.",
        ),
        (
            "A car bomb killed 31 worshippers in Kunduz.",
            "Five guards were killed when a man blew up a bridge in Tunis.",
        ),
    ),
    _means(
        "car_bomb",
        "A vehicle laden with explosives; it is then no plain bombing.",
        (
            "A car bomb killed seven people in Azaz.",
            "Twenty soldiers were killed by a truck bomb at Gao.",
        ),
        (
            "A bomb in a bin killed seven people in Azaz.",
            "Twenty soldiers were killed in a truck at Gao.",
        ),
    ),
    _means(
        "mine",
        "Landmines and unexploded ordnance, which go off by those who come near.",
        (
            "A landmine killed two truffle hunters near Salamiyah.",
            "Unexploded ordnance killed five soldiers near Diffa.",
        ),
        (
            "Gunmen killed two truffle hunters near Salamiyah.",
            "An explosive vest killed five soldiers near Diffa.",
        ),
    ),
    _means(
        "shooting",
        "Gunfire of any kind: shots, snipers, bullets.",
        (
            "Gunmen opened fire on a bar in Celaya, killing nine people.",
            "A sniper killed a nurse in Taiz.",
        ),
        (
            "Arsonists set fire to a bar in Celaya, killing nine people.",
            "A mortar killed a nurse in Taiz.",
        ),
    ),
    _means(
        "stabbing",
        "Knives, machetes and other blades.",
        (
            "A man with a knife killed three people in Metz.",
            "Seven villagers were hacked to death with machetes near Beni.",
        ),
        (
            "A man with a rifle killed three people in Metz.",
            "Seven villagers were shot dead near Beni.",
        ),
    ),
    _means(
        "beating",
        "Blows, torture and mobs.",
        (
            "A mob beat a man to death in Sialkot: he was beaten for an hour.",
            "Two detainees were tortured to death in Daraa.",
        ),
        (
            "A mob burned a shop in Sialkot and a man was shot dead.",
            "Two detainees were shot dead in Daraa.",
        ),
    ),
    _means(
        "execution",
        "The killing of people held: executed, beheaded, shot by a firing squad.",
        (
            "Militants beheaded six farmers near Palma.",
            "Eleven captives were executed in Hajjah.",
        ),
        (
            "Militants wounded six farmers near Palma.",
            "Eleven captives were killed by a shell in Hajjah.",
        ),
    ),
    _means(
        "clash",
        "Fighting between armed parties.",
        (
            "Clashes between rival militias killed 27 people in Tripoli.",
            "Nine soldiers were killed in fighting near Tal Tamr.",
        ),
        (
            "A bomb killed 27 people in Tripoli.",
            "Nine soldiers were killed by a mine near Tal Tamr.",
        ),
    ),
    _means(
        "ambush",
        "An attack from hiding on people on the move.",
        (
            "Seven rangers were killed in an ambush near Rutshuru.",
            "Rebels ambushed a convoy near Bambari, killing four soldiers.",
        ),
        (
            "Seven rangers were killed in a shootout near Rutshuru.",
            "Rebels shelled a base near Bambari, killing four soldiers.",
        ),
    ),
    _means(
        "raid",
        "A storming of a place by people on the ground.",
        (
            "A raid on a village near Solhan killed 16 people.",
            "Troops stormed a house in Nablus and killed two men.",
        ),
        (
            "A rocket on a village near Solhan killed 16 people.",
            "Troops shelled a house in Nablus and killed two men.",
        ),
    ),
    _means(
        "arson",
        "Fire set on purpose.",
        (
            "Six people were burned alive in their car near Sokoto.",
            "Men torched a farmhouse in Wukari and killed a family of five.",
        ),
        (
            "Six people were shot dead in their car near Sokoto.",
            "Men stormed a farmhouse in Wukari and killed a family of five.",
        ),
    ),
    _means(
        "chemical",
        "Poison gas and other toxic agents.",
        (
            "A chemical attack on Kafr Zita killed 19 people.",
            "Nine people were injured by chlorine in Saraqib.",
        ),
        (
            "A rocket attack on Kafr Zita killed 19 people.",
            "Nine people were injured by shrapnel in Saraqib.",
        ),
    ),
    _means(
        "vehicle",
        "A vehicle driven into people on purpose.",
        (
            "A man rammed a van into a crowd in Lille, killing two people.",
            "Two soldiers were wounded in a car-ramming attack near Hebron.",
        ),
        (
            "A man fired into a crowd in Lille, killing two people.",
            "Two soldiers were wounded in a stabbing attack near Hebron.",
        ),
    ),
    CodebookRule(
        name="means.harm",
        says="The word of harm itself tells the means.",
        matches=(
            "Three men were stabbed to death in Malmo.",
            "Militants beheaded six farmers near Palma.",
        ),
        misses=(
            "Three men were killed with knives in Malmo.",
            "Militants killed six farmers near Palma.",
        ),
    ),
    CodebookRule(
        name="means.agent",
        says="What harms is the subject of the harm's own verb; what else struck is another's.",
        matches=(
            "Jets bombed a base near Vavuniya while a roadside bomb killed one in the east.",
            "As shells fell on Beni, a landmine killed two boys near Butembo.",
        ),
        misses=(
            "Jets bombed a base near Vavuniya and killed one man.",
            "As shells fell on Beni, two boys were killed.",
        ),
    ),
    CodebookRule(
        name="means.clause",
        says="A word of means in the clause of the harm tells how.",
        matches=(
            "Ten people were killed by a car bomb in Kirkuk.",
            "Five soldiers were killed in an ambush near Djibo.",
        ),
        misses=(
            "Ten people were killed in Kirkuk.",
            "Five soldiers were shot dead near Djibo.",
        ),
    ),
    CodebookRule(
        name="means.sentence",
        says="A word of means elsewhere in the sentence tells how.",
        matches=(
            "Warplanes bombed Nayrab, killing four and wounding nine; a tenth later died.",
            "Soldiers clashed with rebels; five people were killed in Beni.",
        ),
        misses=(
            "Four people were killed in Nayrab; a tenth later died.",
            "A mortar shell killed five people in Beni.",
        ),
    ),
    CodebookRule(
        name="means.incident",
        says=(
            "The means told before of the same incident hold on, where neither the day nor the"
            " place is another."
        ),
        matches=(
            "An airstrike hit a market in Saada. Twelve people were killed.",
            "Rebels shelled Mekelle. Medics said four people were wounded.",
        ),
        misses=(
            "An airstrike hit a market in Saada. Twelve people were killed by a mine.",
            "Rebels left Mekelle. Medics said four people were wounded.",
        ),
    ),
    CodebookRule(
        name="means.faint",
        says=(
            "Where nothing else tells how, who attacks or enters a place raids it; gunmen alone"
            " tell no means."
        ),
        matches=(
            "Gunmen attacked a checkpoint in Baquba and killed three policemen.",
            "Bandits attacked Buda village and killed six residents.",
        ),
        misses=(
            "Gunmen killed three policemen in Baquba.",
            "Bandits left Buda village after six residents were killed.",
        ),
    ),
    CodebookRule(
        name="means.fought",
        says="Forces that kill fighters do so in a clash, where nothing else tells how.",
        matches=(
            "Troops killed nine militants in Borno.",
            "Rebels killed five soldiers in Goma.",
        ),
        misses=(
            "Troops killed nine civilians in Borno.",
            "A mine killed five soldiers in Goma.",
        ),
    ),
)
