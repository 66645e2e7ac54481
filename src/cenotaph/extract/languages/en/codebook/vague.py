"""Codebook: counting words without a number, and what each bounds."""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule


def _vague(words: str, bounds: str, match: tuple[str, str], miss: tuple[str, str]) -> CodebookRule:
    """The rule of one counting word."""
    return CodebookRule(
        name=f"vague={words}", says=f"'{words}' is {bounds}.", matches=match, misses=miss
    )


RULES: tuple[CodebookRule, ...] = (
    _vague(
        "several",
        "3 to 9",
        (
            "Several soldiers were killed in an ambush near Tessalit.",
            "The grenade in Goma wounded several people.",
        ),
        (
            "Seven soldiers were killed in an ambush near Tessalit.",
            "The grenade in Goma damaged several stalls and wounded two people.",
        ),
    ),
    _vague(
        "a few",
        "3 to 9",
        (
            "A few people were injured in the scuffles in Nablus.",
            "The drone strike wounded a few guards at the depot in Engels.",
        ),
        (
            "Quite a while later two people were injured in Nablus.",
            "A few hours later the drone strike wounded two guards in Engels.",
        ),
    ),
    _vague(
        "few",
        "3 to 9",
        (
            "Few civilians were killed in the night raid on Kirkuk.",
            "The mayor said few people were wounded in Sloviansk.",
        ),
        (
            "A few civilians were killed in the night raid on Kirkuk.",
            "No fewer than nine people were wounded in Sloviansk.",
        ),
    ),
    _vague(
        "a handful",
        "3 to 9",
        (
            "A handful of militants were killed in the Sinai operation.",
            "The clashes in Beirut left a handful of people wounded.",
        ),
        (
            "The militants, a handful, escaped and one soldier was killed in Sinai.",
            "The clashes in Beirut left hundreds of people wounded.",
        ),
    ),
    _vague(
        "a number",
        "3 to 9",
        (
            "A number of policemen were wounded in the riot in Karachi.",
            "The missile killed a number of soldiers in Berdiansk.",
        ),
        (
            "The number of policemen wounded in the riot in Karachi was 14.",
            "A large number of soldiers were killed in Berdiansk.",
        ),
    ),
    _vague(
        "a small number",
        "3 to 9",
        (
            "A small number of residents were injured in the shelling of Enerhodar.",
            "The attack killed a small number of guards in Dire Dawa.",
        ),
        (
            "A number of residents were injured in the shelling of Enerhodar.",
            "The attack by a small number of men killed two guards in Dire Dawa.",
        ),
    ),
    _vague(
        "an unspecified number",
        "2 or more",
        (
            "An unspecified number of troops were killed in the Lake Chad assault.",
            "The army said an unspecified number of militants were killed in Razmak.",
        ),
        (
            "Forty troops were killed in the Lake Chad assault.",
            "An unspecified group said two militants were killed in Razmak.",
        ),
    ),
    _vague(
        "an unknown number",
        "2 or more",
        (
            "An unknown number of villagers were killed in Tamba.",
            "The raid wounded an unknown number of people in Torit.",
        ),
        (
            "Nine unknown men killed villagers in Tamba.",
            "Police gave out a number unknown to people wounded in Torit.",
        ),
    ),
    _vague(
        "an undetermined number",
        "2 or more",
        (
            "An undetermined number of rebels were killed in Chalatenango.",
            "The mine wounded an undetermined number of soldiers near Usulután.",
        ),
        (
            "Ten rebels of undetermined rank were killed in Chalatenango.",
            "The mine wounded two soldiers near Usulután.",
        ),
    ),
    _vague(
        "a large number",
        "10 or more",
        (
            "A large number of fighters were killed in the assault on Kafr Nabl.",
            "The bombing wounded a large number of shoppers in Sadr City.",
        ),
        (
            "A number of fighters were killed in the assault on Kafr Nabl.",
            "A large bomb wounded two shoppers in Sadr City.",
        ),
    ),
    _vague(
        "numerous",
        "3 or more",
        (
            "Numerous civilians were wounded in the crossfire in Port-au-Prince.",
            "The strike killed numerous militants in Khost.",
        ),
        (
            "Two civilians were wounded in numerous bursts of crossfire in Port-au-Prince.",
            "The numerous strikes on Khost killed a militant.",
        ),
    ),
    _vague(
        "many",
        "3 or more",
        (
            "Many people were killed in the attack on Amhara farmers.",
            "The blast in Peshawar wounded many worshippers.",
        ),
        (
            "As many as nine people were killed in the attack on Amhara farmers.",
            "How many worshippers were wounded in Peshawar is not known.",
        ),
    ),
    _vague(
        "various",
        "3 or more",
        (
            "Various persons were injured in the Managua clashes.",
            "The bomb wounded various passengers in Zamboanga.",
        ),
        (
            "Two persons were injured in various clashes in Managua.",
            "The bombs wounded nine passengers in various parts of Zamboanga.",
        ),
    ),
    _vague(
        "multiple",
        "2 or more",
        (
            "Multiple people were shot and killed at a mall in Tulsa.",
            "The blast injured multiple soldiers at Tanf.",
        ),
        (
            "A man was shot and killed by multiple officers in Tulsa.",
            "Multiple blasts injured two soldiers at Tanf.",
        ),
    ),
    _vague(
        "some",
        "2 or more",
        (
            "Some soldiers were killed in the ambush at Inata.",
            "The gunmen wounded some residents of Birnin Gwari.",
        ),
        (
            "Some 40 soldiers were killed in the ambush at Inata.",
            "The gunmen killed two residents for some reason in Birnin Gwari.",
        ),
    ),
    _vague(
        "tens",
        "10 to 99",
        (
            "Tens of people were killed in the strike on Razih.",
            "The shelling of Stepanakert wounded tens of residents.",
        ),
        (
            "Ten people were killed in the strike on Razih.",
            "Tens of thousands of residents were displaced from Stepanakert.",
        ),
    ),
    _vague(
        "dozens",
        "24 to 99",
        (
            "Dozens of people were killed in an attack on a market in Beni.",
            "The suicide bombing in Kabul wounded dozens.",
        ),
        (
            "A dozen people were killed in an attack on a market in Beni.",
            "Several dozen people were wounded in the suicide bombing in Kabul.",
        ),
    ),
    _vague(
        "scores",
        "40 to 99",
        (
            "Scores of protesters were wounded in Baghdad.",
            "The raid on Dikwa killed scores of villagers.",
        ),
        (
            "A protester who scores goals for a Baghdad club was wounded.",
            "The raid on Dikwa killed 40 villagers.",
        ),
    ),
    _vague(
        "hundreds",
        "100 to 999",
        (
            "Hundreds of people were killed in the assault on Humera.",
            "The unrest in Khartoum wounded hundreds.",
        ),
        (
            "A hundred people were killed in the assault on Humera.",
            "Hundreds of houses burned in Khartoum and nine people were wounded.",
        ),
    ),
    _vague(
        "thousands",
        "1,000 to 9,999",
        (
            "Thousands of families were displaced by the fighting in Pibor.",
            "The siege of Volnovakha killed thousands of civilians.",
        ),
        (
            "A thousand families were displaced by the fighting in Pibor.",
            "Thousands marched in Volnovakha for nine civilians who were killed.",
        ),
    ),
    _vague(
        "tens of thousands",
        "10,000 to 99,999",
        (
            "Tens of thousands of people were displaced by the offensive in Daraa.",
            "The war has killed tens of thousands of people in Yemen.",
        ),
        (
            "Tens of people were displaced by the offensive in Daraa.",
            "The war has killed thousands of people in Yemen.",
        ),
    ),
    _vague(
        "hundreds of thousands",
        "100,000 to 999,999",
        (
            "Hundreds of thousands of people were displaced from Idlib.",
            "The war in Jonglei has killed hundreds of thousands of people.",
        ),
        (
            "Hundreds of people were displaced from Idlib.",
            "The war in Jonglei has killed 600,000 people.",
        ),
    ),
    _vague(
        "a lot",
        "3 and more",
        (
            "A lot of people were wounded in the crush at the gate in Goma.",
            "The raid near Birao killed a lot of people.",
        ),
        (
            "A lot was lost in the crush at the gate in Goma.",
            "The raid near Birao killed many people.",
        ),
    ),
    _vague(
        "lots",
        "3 and more",
        (
            "Lots of people were wounded in the crush at the gate in Goma.",
            "The raid near Birao killed lots of people.",
        ),
        (
            "The lots were drawn at the gate in Goma.",
            "The raid near Birao killed many people.",
        ),
    ),
    _vague(
        "a couple dozen",
        "24 to 36",
        (
            "A couple dozen people were hurt in the brawl and shooting in Gary.",
            "The raid near Birao killed a couple dozen fighters.",
        ),
        (
            "A couple was hurt in the shooting in Gary.",
            "The raid near Birao killed two dozen fighters.",
        ),
    ),
    _vague(
        "several dozen",
        "36 to 99",
        (
            "Several dozen people were wounded in the protests in Dakar.",
            "The airstrike killed several dozen fighters near Abu Kamal.",
        ),
        (
            "Several people were wounded in the protests in Dakar.",
            "The airstrike killed two dozen fighters near Abu Kamal.",
        ),
    ),
    _vague(
        "a few dozen",
        "36 to 99",
        (
            "A few dozen people were injured in the clashes in Osh.",
            "The offensive killed a few dozen soldiers near Horlivka.",
        ),
        (
            "A few people were injured in the clashes in Osh.",
            "The offensive killed a dozen soldiers near Horlivka.",
        ),
    ),
    _vague(
        "several hundred",
        "300 to 999",
        (
            "Several hundred people were injured in the Cairo clashes.",
            "The battle for Wadi Doan killed several hundred fighters.",
        ),
        (
            "Several people were injured in the Cairo clashes.",
            "The battle for Wadi Doan killed 300 fighters.",
        ),
    ),
    _vague(
        "a few hundred",
        "300 to 999",
        (
            "A few hundred people were displaced by the raid on Loumbila.",
            "The two armies lost men; a few hundred soldiers were killed near Badme.",
        ),
        (
            "A few people were displaced by the raid on Loumbila.",
            "A hundred soldiers were killed near Badme.",
        ),
    ),
    _vague(
        "several thousand",
        "3,000 to 9,999",
        (
            "Several thousand people were displaced by clashes in Jolo.",
            "The fighting has wounded several thousand people in Tripoli.",
        ),
        (
            "Thousands of people were displaced by clashes in Jolo.",
            "The fighting has wounded several people in Tripoli.",
        ),
    ),
    _vague(
        "a few thousand",
        "3,000 to 9,999",
        (
            "A few thousand villagers were displaced by the attack on Muidumbe.",
            "The war killed a few thousand combatants in Nagorno-Karabakh.",
        ),
        (
            "A few villagers were displaced by the attack on Muidumbe.",
            "The war killed a thousand combatants in Nagorno-Karabakh.",
        ),
    ),
)
