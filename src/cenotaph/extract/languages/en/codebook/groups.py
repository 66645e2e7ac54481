"""Codebook: whom a claim counts.

The statuses map to the list of SDG indicator 16.1.2 (OHCHR, 2019): civilian, other protected
person, member of armed forces, person directly participating in hostilities, unknown.
"""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule

TOLD: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="group.actor",
        says="A named armed actor, or an institution of a named country, is the group's actor.",
        matches=(
            "Airstrikes killed nine Houthi fighters near Hays.",
            "Four Ukrainian soldiers were killed near Shyrokyne.",
        ),
        misses=(
            "Airstrikes killed nine fighters near Hays.",
            "Four Ukrainian miners were killed near Shyrokyne.",
        ),
    ),
    CodebookRule(
        name="group.noun",
        says="The noun itself tells the status: soldiers, villagers, nurses, gunmen.",
        matches=(
            "Two nurses were killed in the shelling of Sirte.",
            "Nine gunmen were killed in the raid on Madagali.",
        ),
        misses=(
            "Two people were killed in the shelling of Sirte.",
            "Nine terrorists were killed in the raid on Madagali.",
        ),
    ),
    CodebookRule(
        name="group.open",
        says="People, men, women and figures alone leave the status unknown.",
        matches=(
            "Six people were killed in Culiacán on Saturday.",
            "Two women were wounded in the shelling of Nikopol.",
        ),
        misses=(
            "Six farmers were killed near Culiacán on Saturday.",
            "Two policewomen were wounded in the shelling of Nikopol.",
        ),
    ),
    CodebookRule(
        name="group.apart",
        says="Where no noun beside the count tells whom, other words of the sentence do.",
        matches=(
            "A bus was attacked near Dori and its passengers, nine of whom died, were robbed.",
            "Ten people were killed in Saraqib, all of them soldiers.",
        ),
        misses=(
            "A bus was attacked near Dori and nine people died.",
            "Ten people were killed in Saraqib, all of them in one house.",
        ),
    ),
    CodebookRule(
        name="group.own",
        says="A force that speaks of 'its men' counts its own.",
        matches=(
            "The Malian army denied that 85 of its men had been killed.",
            "The Taliban said that three of their fighters were killed near Kunduz.",
        ),
        misses=(
            "The Malian army denied that 85 men had been killed.",
            "A doctor said that three of their fighters were killed near Kunduz.",
        ),
    ),
    CodebookRule(
        name="group.label",
        says=(
            "Terrorists and other words of an enemy, with no actor named, leave the status unknown."
        ),
        matches=(
            "Security forces eliminated four terrorists in Dagestan.",
            "The army said 12 saboteurs were killed near Horlivka.",
        ),
        misses=(
            "Security forces killed four ISIS terrorists in Dagestan.",
            "The army said 12 soldiers were killed near Horlivka.",
        ),
    ),
    CodebookRule(
        name="group.label-resolved",
        says="A label stands for the actor whose name stood before it earlier on the page.",
        matches=(
            "ISIS terrorists attacked a post near Sukhna. Nine terrorists were killed.",
            "Troops fought Boko Haram terrorists at Marte. The army killed 30 terrorists.",
        ),
        misses=(
            "Men attacked a post near Sukhna. Nine terrorists were killed.",
            "Troops fought Boko Haram terrorists at Marte. The army killed 30 people.",
        ),
    ),
    CodebookRule(
        name="group.any-of",
        says="One figure for several groups is one claim of any of them.",
        matches=(
            "At least 12 women and children were killed in Zabadani.",
            "Shells wounded nine soldiers and policemen at Spin Boldak.",
        ),
        misses=(
            "At least 12 women and four children were killed in Zabadani.",
            "Shells wounded nine soldiers at Spin Boldak and policemen fled.",
        ),
    ),
)

STATUSES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="status=civilian",
        says=(
            "Children, residents, villagers, protesters and workers are civilians (SDG: civilian)."
        ),
        matches=(
            "Four children were killed in the strike on Hays.",
            "Police wounded 20 protesters in Mandalay.",
        ),
        misses=(
            "Four soldiers were killed in the strike on Hays.",
            "Protesters wounded 20 policemen in Mandalay.",
        ),
    ),
    CodebookRule(
        name="status=protected",
        says=(
            "Medics, journalists, aid workers, clergy and prisoners (SDG: other protected person)."
        ),
        matches=(
            "Three aid workers were killed at a checkpoint in Kongoussi.",
            "The bomb wounded a priest and two nuns in Jolo.",
        ),
        misses=(
            "Three farm hands were killed at a checkpoint in Kongoussi.",
            "The bomb went off near a priest, and two policemen were wounded in Jolo.",
        ),
    ),
    CodebookRule(
        name="status=armed_forces",
        says="Soldiers, marines, pilots and other troops of a state (SDG: member of armed forces).",
        matches=(
            "Eight soldiers were killed in the ambush at Inates.",
            "Two airmen were injured when drones hit the base at Saky.",
        ),
        misses=(
            "Eight guards were killed in the ambush at Inates.",
            "Two passengers were injured when drones hit the road to Saky.",
        ),
    ),
    CodebookRule(
        name="status=armed_group",
        says=(
            "Militants, rebels, insurgents, gunmen (SDG: person directly participating in"
            " hostilities)."
        ),
        matches=(
            "Troops killed 14 insurgents near Macomia.",
            "Six rebels were wounded in the clash at Kitshanga.",
        ),
        misses=(
            "Insurgents killed 14 troops near Macomia.",
            "Six bystanders were wounded in the clash at Kitshanga.",
        ),
    ),
    CodebookRule(
        name="status=police",
        says=(
            "Police, sheriffs and their deputies are told apart (SDG: civilian, unless"
            " they take part)."
        ),
        matches=(
            "Five policemen were killed at a post in Ghazni.",
            "A sheriff's deputy was shot and killed in Lake County.",
        ),
        misses=(
            "Five militiamen were killed at a post in Ghazni.",
            "The sheriff said a man was shot and killed in Lake County.",
        ),
    ),
    CodebookRule(
        name="status=combatant",
        says=(
            "Fighters whose kind of force is not told (SDG: person directly participating"
            " in hostilities)."
        ),
        matches=(
            "Clashes in Ras al-Ain killed 11 fighters.",
            "At least three pro-government combatants were wounded in Taiz.",
        ),
        misses=(
            "Clashes in Ras al-Ain killed 11 villagers.",
            "At least three people were wounded as combatants left Taiz.",
        ),
    ),
    CodebookRule(
        name="status=unknown",
        says="What the words leave open stays unknown (SDG: unknown).",
        matches=(
            "Nine people were killed in Zacatecas.",
            "Two men were shot dead in Port Said.",
        ),
        misses=(
            "Nine policemen were killed in Zacatecas.",
            "Two fishermen were shot dead in Port Said.",
        ),
    ),
)

RULES: tuple[CodebookRule, ...] = (*TOLD, *STATUSES)
