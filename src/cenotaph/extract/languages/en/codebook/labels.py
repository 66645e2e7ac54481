"""Codebook: figures of lists, labels and speakers, where the word of harm stands apart."""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule

RULES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="harm.labelled",
        says="A figure behind a word of harm that heads it, as in a table, is counted.",
        matches=(
            "Gunmen attacked Bama. Fatalities: 12. Injured: 30.",
            "Clash near Sangin. Dead: 4 civilians, 2 soldiers.",
        ),
        misses=(
            "Gunmen attacked Bama. Fatalities: unknown.",
            "Clash near Sangin. Dead ends: 4 roads, 2 tracks.",
        ),
    ),
    CodebookRule(
        name="harm.row",
        says="A doer with a figure alone, behind another who killed so many, killed so many too.",
        matches=(
            "Government forces killed 58 people; ISIS 8; armed opposition factions 3.",
            "The army killed nine people in Douma; the rebels four.",
        ),
        misses=(
            "Government forces killed 58 people; ISIS fired 8 rockets.",
            "Shelling killed nine people in Douma; airstrikes hit four houses.",
        ),
    ),
    CodebookRule(
        name="harm.by-means",
        says="In a list of killings, people 'by gunfire' or another means were killed by it.",
        matches=(
            "Friday: 10 killed in Iraq. Mosul: 2 shopkeepers by gunfire.",
            "Saturday: 6 killed in Iraq. Baghdad: 4 by IED in Dora.",
        ),
        misses=(
            "Friday: 10 killed in Iraq. Mosul: 2 shopkeepers by the river.",
            "Saturday: 6 flats in Iraq. Baghdad: 4 by lottery in Dora.",
        ),
    ),
    CodebookRule(
        name="harm.inverted",
        says="People behind 'Killed in the strike were' are killed.",
        matches=(
            "Killed in the strike on Saada were a teacher and her two children.",
            "Also wounded were three guards.",
        ),
        misses=(
            "A teacher and her two children were killed in the strike on Saada.",
            "Also wounded in pride, three guards resigned.",
        ),
    ),
    CodebookRule(
        name="harm.identified",
        says="Names that the dead are identified by are counted, where no figure was told.",
        matches=(
            "The dead were identified as Ann Roe, 34, and John Doe, 29.",
            "Those killed were named as Ann Roe and John Doe.",
        ),
        misses=(
            "The dead were identified as villagers.",
            "The witnesses were named as Ann Roe and John Doe.",
        ),
    ),
    CodebookRule(
        name="harm.among",
        says="People 'among the dead' are a claim of their own where no toll is told.",
        matches=(
            "A bomb went off in Kabul. Among the dead were three journalists.",
            "The base in Kidal was shelled. Two officers were among the wounded.",
        ),
        misses=(
            "A bomb killed 20 people in Kabul. Among the dead were three journalists.",
            "The base in Kidal was shelled. Two officers were among the guests.",
        ),
    ),
    CodebookRule(
        name="harm.one-of",
        says="Some 'of the three people shot' who later died moved from the injured to the dead.",
        matches=(
            "One of the three people shot in Gastonia on Sunday has died, police said.",
            "Two of the nine people wounded in Goma have died.",
        ),
        misses=(
            "One of the three people shot in Gastonia on Sunday has left hospital.",
            "Two of the nine people in the car in Goma have died.",
        ),
    ),
    CodebookRule(
        name="harm.put",
        says="The figure at which a speaker puts deaths, losses or another harm is counted.",
        matches=(
            "The ministry put the army's dead in that month at seven.",
            "Rebel losses near Kidal were put at 300.",
        ),
        misses=(
            "Activists put up 15 tents in Talbiseh.",
            "Shells hit the camp in Hodeidah; the mayor put the blame on nine men.",
        ),
    ),
    CodebookRule(
        name="harm.given",
        says="A figure that a speaker gives without a noun is of the toll told before.",
        matches=(
            "Twelve people died in Hodeidah, the mayor said. The hospital put the figure at 14.",
            "Nine soldiers were killed in Kidal, the army said. The rebels put it at 30.",
        ),
        misses=(
            "Shells hit Hodeidah, the mayor said. The hospital put the cost at 14.",
            "Talks were held in Kidal. The rebels put it at 30.",
        ),
    ),
    CodebookRule(
        name="harm.to-death",
        says="People whom someone hacked, beat or burned 'to death' are killed.",
        matches=(
            "Raiders hacked at least 17 villagers to death near Komanda.",
            "A mob clubbed two men to death in Sialkot.",
        ),
        misses=(
            "Raiders hacked at the doors of 17 villagers near Komanda.",
            "A mob clubbed two cars to pieces in Sialkot.",
        ),
    ),
    CodebookRule(
        name="harm.name-list",
        says="Names listed behind a colon count those whom the sentence tells without a figure.",
        matches=(
            "The following policemen died in combat: Ann Roe, John Doe and Jane Roe.",
            "The villagers were killed in an ambush near Bria: Ann Roe and John Doe.",
        ),
        misses=(
            "The following policemen died in combat.",
            "Three villagers were killed in an ambush near Bria: Ann Roe and two sons.",
        ),
    ),
    CodebookRule(
        name="harm.ranging",
        says="A range that reports of deaths 'vary' or 'range' over is counted.",
        matches=(
            "Reports of fatalities in Pazigyi vary from 50 to 168.",
            "Estimates of the dead in Moura ranged between 200 and 400.",
        ),
        misses=(
            "Reports of shelling in Pazigyi vary from 50 to 168 a day.",
            "Estimates of the cost in Moura ranged between 200 and 400.",
        ),
    ),
    CodebookRule(
        name="harm.victims",
        says="Victims or names that someone lists are of the dead told before.",
        matches=(
            "A strike killed many in Raqqa. The monitor named six victims.",
            "A strike killed many in Raqqa. A list of the association has 40 names.",
        ),
        misses=(
            "A strike hit a bridge in Raqqa. The monitor named six victims.",
            "A strike killed many in Raqqa. Six victims were treated.",
        ),
    ),
    CodebookRule(
        name="harm.where-they",
        says="People taken to a hospital 'where they were pronounced dead' are killed alone.",
        matches=(
            "The two men were taken to the hospital where they were pronounced dead.",
            "Three girls were flown to Goma, where they died.",
        ),
        misses=(
            "The two men were taken to the hospital where they were treated.",
            "Three girls were flown to Goma, where they live.",
        ),
    ),
    CodebookRule(
        name="harm.compared",
        says="The figure of another period that a figure is compared with is counted too.",
        matches=(
            "In 2023, 812 people were killed in Haiti, up from 655 in the year before.",
            "Militants killed 203 civilians this year against 171 in the same period of 2000.",
        ),
        misses=(
            "In 2023, 812 people were killed in Haiti, most of them men.",
            "Militants killed 203 civilians this year in the same 171 villages.",
        ),
    ),
    CodebookRule(
        name="harm.driven",
        says="Counted people who are driven from, or leave, their homes or a place are displaced.",
        matches=(
            "Fighting near Taiz has driven some 120 families from their homes.",
            "Some 900 people left Kumshe for Cameroon after the attack.",
        ),
        misses=(
            "Fighting near Taiz has driven some 120 families to despair.",
            "Some 900 people left comments after the attack.",
        ),
    ),
)
