"""Codebook: what the words of a figure bound."""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule

RULES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="figure.denied",
        says="Denying that anyone of a group was harmed is a stated zero.",
        matches=(
            "The army denied that civilians were killed in Marib.",
            "The ministry denied that soldiers were wounded in the clash.",
        ),
        misses=(
            "The army denied that 12 civilians were killed in Marib.",
            "The ministry said that soldiers were wounded in the clash.",
        ),
    ),
    CodebookRule(
        name="figure.unstated",
        says="Harm told or expected without a figure or a group has no bounds.",
        matches=(
            "There are unconfirmed reports of more casualties in Palma.",
            "The death toll is expected to rise, officials in Gao said.",
        ),
        misses=(
            "There were 12 casualties in Palma.",
            "The death toll rose to 15, officials in Gao said.",
        ),
    ),
    CodebookRule(
        name="figure.exact",
        says="A number in digits or words, with nothing that bends it, is exact.",
        matches=(
            "Clashes in Menaka left 15 people dead.",
            "Twenty-two recruits were killed in the bombing in Mogadishu.",
        ),
        misses=(
            "Clashes in Menaka left at least 15 people dead.",
            "Clashes near hill 402 left many people dead in Menaka.",
        ),
    ),
    CodebookRule(
        name="figure.at-least",
        says="At least and no fewer than bound from below; more than 70 begins at 71.",
        matches=(
            "At least 12 civilians were killed in the strike on Kramatorsk.",
            "More than 70 people were wounded in the riots in Conakry.",
        ),
        misses=(
            "Twelve civilians were killed in the strike on Kramatorsk.",
            "At least the school in Conakry stood when 70 people were wounded.",
        ),
    ),
    CodebookRule(
        name="figure.at-most",
        says="Up to, as many as and no more than bound from above only.",
        matches=(
            "Up to 30 fighters were killed in the raid near Tillabéri.",
            "As many as 50 people were injured in the stampede that followed the blast in Aden.",
        ),
        misses=(
            "Thirty fighters walked up to the wall and were killed near Tillabéri.",
            "Over 50 people were injured in the blast in Aden.",
        ),
    ),
    CodebookRule(
        name="figure.about",
        says="Some, about and around bound nothing; nearly and almost bound from above.",
        matches=(
            "Some 50 insurgents were killed in the operation in Diffa.",
            "Nearly 200 people were injured in the blast in Beledweyne.",
        ),
        misses=(
            "Fifty insurgents were killed about a mile from Diffa.",
            "Two hundred people were injured in the blast, nearly all in Beledweyne.",
        ),
    ),
    CodebookRule(
        name="figure.range",
        says="Two numbers joined as a range bound from both sides and give no figure.",
        matches=(
            "Between ten and fifteen villagers were killed in the attack on Douentza.",
            "The doctor said 20 to 25 people were wounded in Kandahar.",
        ),
        misses=(
            "Ten villagers were killed between the river and the road at Douentza.",
            "The doctor, aged 20 to 25, said nine people were wounded in Kandahar.",
        ),
    ),
    CodebookRule(
        name="figure.vague",
        says="A counting word without a number has the bounds of the table below.",
        matches=(
            "Dozens of people were killed in the massacre in Metekel.",
            "Several police officers were injured in clashes in Belgrade.",
        ),
        misses=(
            "A dozen people were killed in the massacre in Metekel.",
            "Seven police officers were injured in clashes in Belgrade.",
        ),
    ),
    CodebookRule(
        name="figure.share",
        says="Most, half or some of those told is a share, and bounds nothing.",
        matches=(
            "Sixteen people were killed in Aleppo, most of them women.",
            "The strike on Kunduz killed 30 people, mostly civilians.",
        ),
        misses=(
            "Sixteen people were killed in Aleppo, nine of them women.",
            "The strike on Kunduz killed 30 people, mostly at night.",
        ),
    ),
    CodebookRule(
        name="figure.zero",
        says="No, none and nobody are an exact zero where a harm follows.",
        matches=(
            "No one was injured in the rocket attack on Erbil, the governor said.",
            "There were no fatalities in the shelling of Donetsk.",
        ),
        misses=(
            "There was no immediate word on casualties in the rocket attack on Erbil.",
            "No fewer than nine people were killed in the shelling of Donetsk.",
        ),
    ),
    CodebookRule(
        name="figure.one",
        says="One person named by a noun without a number is exactly one: a man, his wife.",
        matches=(
            "A shepherd was killed by a landmine near Salamiyah.",
            "The shooting in Guayaquil killed a taxi driver.",
        ),
        misses=(
            "Two shepherds were killed by a landmine near Salamiyah.",
            "Shepherds were wounded by a landmine near Salamiyah.",
        ),
    ),
    CodebookRule(
        name="figure.bare-plural",
        says="A plural without any counting word is two or more.",
        matches=(
            "Civilians were killed in the bombardment of Saada.",
            "Worshippers were wounded by the blast in Herat.",
        ),
        misses=(
            "Nine civilians were killed in the bombardment of Saada.",
            "Civilians are killed wherever the front moves.",
        ),
    ),
    CodebookRule(
        name="figure.name",
        says="A person's name that stands for the harmed is exactly one.",
        matches=(
            "Examplo Testora was shot dead in Tegucigalpa on Sunday.",
            "Gunmen killed Ibran Samplesen at his home in Mosul.",
        ),
        misses=(
            "Examplo Testora spoke in Tegucigalpa on Sunday about the two dead.",
            "Gunmen killed ISIS in Mosul.",
        ),
    ),
    CodebookRule(
        name="figure.names",
        says="Several names under one word of harm are one claim of so many people.",
        matches=(
            "Examplo Testora and Ibran Samplesen were shot dead in Tegucigalpa.",
            "Gunmen killed Examplo Testora, Ibran Samplesen and Fictia Mustermann in Mosul.",
        ),
        misses=(
            "Examplo Testora was shot dead in Tegucigalpa.",
            "Examplo Testora and Ibran Samplesen counted four dead in Mosul.",
        ),
    ),
    CodebookRule(
        name="figure.pronoun",
        says="'He' or 'she' is exactly one.",
        matches=(
            "He was killed by a sniper in Taiz on Monday.",
            "She was wounded when shells fell on Nikopol.",
        ),
        misses=(
            "A boy was killed by a sniper in Taiz on Monday.",
            "He saw shells fall on Nikopol, where two people were wounded.",
        ),
    ),
)
