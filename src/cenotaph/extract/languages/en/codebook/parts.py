"""Codebook: parts of a group that is told, with a group of their own."""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule

RULES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="part.including",
        says=(
            "A group behind 'including', 'among them', 'of whom' or 'mostly' is part of"
            " the one told."
        ),
        matches=(
            "Twelve people were killed in Saraqib, including three children.",
            "A mortar round wounded nine people in Luhansk, among them two nurses.",
        ),
        misses=(
            "Twelve people and three children were killed in Saraqib.",
            "A mortar round wounded nine people in Luhansk, some of them seriously.",
        ),
    ),
    CodebookRule(
        name="part.among-them",
        says="A group right before a closing 'among them' is part of the one told.",
        matches=(
            "Nineteen people were killed in Kaboul province, seven children among them.",
            "The raid on Djibo killed 14 people, two soldiers among them.",
        ),
        misses=(
            "Nineteen people were killed in Kaboul province, among them seven children.",
            "The raid on Djibo killed 14 people, and panic spread among them.",
        ),
    ),
    CodebookRule(
        name="part.of-them",
        says="So many 'of them', 'of the dead' or 'of whom' who are of a group are a part.",
        matches=(
            "Ten people were killed in Lashio. Three of them were children.",
            "The blast wounded 40 people in Kabul, most of them civilians.",
        ),
        misses=(
            "Ten people were killed in Lashio. Three of them lived nearby.",
            "The blast wounded 40 people in Kabul, including civilians.",
        ),
    ),
    CodebookRule(
        name="part.made-up",
        says="A group that 'accounted for' or 'made up' so many of the total is a part.",
        matches=(
            "Mines killed 312 people in Helmand. Children accounted for 88 of them.",
            "Mines wounded 90 people in Taiz. Women made up 30 of the total.",
        ),
        misses=(
            "Mines killed 312 people in Helmand. Children accounted for their absence.",
            "Mines wounded 90 people in Taiz. Women made up 30 beds.",
        ),
    ),
    CodebookRule(
        name="part.some",
        says="So many 'of them in' a place, from one family or under an age are a part.",
        matches=(
            "Shelling killed 41 people in Yemen, 38 of them in Taiz.",
            "An airstrike killed 17 people in Shuani, five of them from one family.",
        ),
        misses=(
            "Shelling killed 41 people in Yemen, 38 of them civilians.",
            "An airstrike wounded 17 people in Shuani, five of them in critical condition.",
        ),
    ),
    CodebookRule(
        name="part.among",
        says="A group told after 'Among the dead was' is part of the dead.",
        matches=(
            "Twenty people were killed in Bossaso. Among the dead were three journalists.",
            "A bomb wounded 16 people in Hit. Among the wounded was a police officer.",
        ),
        misses=(
            "Twenty people were killed in Bossaso. Three journalists reached the town.",
            "A bomb wounded 16 people in Hit. Among the ruins was a police car.",
        ),
    ),
    CodebookRule(
        name="part.were-among",
        says="A group that 'was among the dead' is part of the dead.",
        matches=(
            "Twenty people were killed in Bossaso. Two teachers were among the dead.",
            "The attack wounded 30 people in Herat. A cleric was among the injured.",
        ),
        misses=(
            "Twenty people were killed in Bossaso. Two teachers were among the crowd.",
            "The attack wounded 30 people in Herat, including a cleric.",
        ),
    ),
    CodebookRule(
        name="part.listed",
        says=(
            "Two or more counted groups in brackets, between dashes or behind a colon are parts"
            " of the figure before."
        ),
        matches=(
            "Twelve villagers – five children and seven women – died when shells hit Aleppo.",
            "Fifty-three people died in the ambush near Arbinda: 46 civilians and seven soldiers.",
        ),
        misses=(
            "The shelling of Aleppo (three raids, nine shells) killed 17 people.",
            "Fifty-three people died in the ambush near Arbinda: a dark day for the town.",
        ),
    ),
    CodebookRule(
        name="part.victims",
        says="Groups told behind 'the victims were' are parts of those killed.",
        matches=(
            "Five people were killed in Soacha. The victims were three men and two women.",
            "Gunmen killed four people in Irapuato. The victims are two girls and two women.",
        ),
        misses=(
            "Five people were killed in Soacha. The victims were buried on Sunday.",
            "Gunmen killed four people in Irapuato. The attackers were three men and two women.",
        ),
    ),
    CodebookRule(
        name="part.copula",
        says="So many who 'were soldiers' or 'were civilians' are a part of those told before.",
        matches=(
            "Forty-nine people were killed near Arbinda, of whom 46 were civilians.",
            "Seven people were killed at Kidal; five were soldiers and two were civilians.",
        ),
        misses=(
            "Forty-nine people were killed near Arbinda, of whom 46 were asleep.",
            "Five soldiers and two civilians were killed at Kidal.",
        ),
    ),
    CodebookRule(
        name="part.enumerated",
        says="People told one by one behind their number are its parts.",
        matches=(
            "Two civilians, a pharmacist and a girl, died in the crossfire in Caqueta.",
            "Seven labourers, six men and a woman, were killed near Xinguara.",
        ),
        misses=(
            "Two civilians died in the crossfire in Caqueta.",
            "Seven labourers from Xinguara, all of them men, were killed.",
        ),
    ),
)
