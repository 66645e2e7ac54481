"""Codebook: how a figure lies beside the others of its page."""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule

_BRIEFING = (
    "The spokesman told reporters at the briefing that the weather at the front had turned, that"
    " the roads behind it were open again, and that supplies had come in by rail and river for the"
    " first time since the spring."
)
RULES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="scope.moved",
        says="Those of the wounded who die are an addition to the dead, moved from the injured.",
        matches=(
            "Two of the wounded died in hospital in Kano.",
            "Three of those injured died overnight, a doctor said.",
        ),
        misses=(
            "Two of the wounded were flown to Kano.",
            "Three people were injured overnight, a doctor said.",
        ),
    ),
    CodebookRule(
        name="scope.incident",
        says="A figure is the incident's own unless its words say otherwise.",
        matches=(
            "Six people were killed in the bombing of a bus in Khartoum.",
            "An airstrike wounded three children in Marib on Wednesday.",
        ),
        misses=(
            "More than 900 people have been killed in Khartoum since the coup.",
            "The toll in Marib is expected to rise.",
        ),
    ),
    CodebookRule(
        name="scope.more",
        says=(
            "'Another three' or 'three more' comes on top of what the page has told of"
            " that measure."
        ),
        matches=(
            "Four people were killed in Nikopol at dawn. Another two were killed at noon.",
            "Nine people were wounded in Gitega. Three more people were wounded in a second blast.",
        ),
        misses=(
            "Another two people were killed in Nikopol at noon.",
            "Nine people were wounded in Gitega, more than three of them at the bus stop.",
        ),
    ),
    CodebookRule(
        name="scope.within",
        says=(
            "One person, who was in what condition or died where, and some 'of the victims', told"
            " behind a figure of the same voice and scene for more people, are a part of it; so is"
            " 'no one inside' beside others who were harmed."
        ),
        matches=(
            "Two men were shot dead in Gary on Friday. Officers found a man, 23, fatally shot.",
            "Four people were wounded in Kharkiv. Two are in critical condition.",
        ),
        misses=(
            "Two men were shot dead in Gary on Friday. A man was also shot dead.",
            "Two soldiers were killed in Kharkiv. A woman was shot dead.",
        ),
    ),
    CodebookRule(
        name="scope.period",
        says="A figure over a period or over many incidents is cumulative.",
        matches=(
            "At least 320 people have been killed in Cabo Delgado since the start of the year.",
            "The network has documented 1,040 deaths in Idlib since March 2020.",
        ),
        misses=(
            "At least 32 people were killed in Cabo Delgado on Tuesday.",
            "The network, active since March 2020, opened an office in Idlib.",
        ),
    ),
    CodebookRule(
        name="scope.unstated",
        says="Harm told or expected on top, without a figure, is an addition that bounds nothing.",
        matches=(
            "There were reports of more casualties in Ain Issa.",
            "The death toll could rise, a surgeon in Kandahar said.",
        ),
        misses=(
            "There were reports of two casualties in Ain Issa.",
            "The death toll rose to nine, a surgeon in Kandahar said.",
        ),
    ),
    CodebookRule(
        name="scope=addition",
        says="An addition is read with the figure its voice gave before it.",
        matches=(
            "Twelve people were wounded in Kharkiv. Two of the wounded died in hospital.",
            "Five bodies were found in Apatzingán. Two more bodies were found on Friday.",
        ),
        misses=(
            "Twelve people were wounded in Kharkiv and two people died.",
            "Seven bodies were found in Apatzingán.",
        ),
    ),
    CodebookRule(
        name="scope=part",
        says="A part names a group of its own and is never added to its whole.",
        matches=(
            "The strike on Hama killed eight people, including two medics.",
            "Shelling in Stanytsia wounded five people. One of the wounded was a teacher.",
        ),
        misses=(
            "The strike on Hama killed eight people and two medics fled.",
            "Shelling in Stanytsia wounded five people, one of them seriously.",
        ),
    ),
    CodebookRule(
        name="scope=cumulative",
        says="A cumulative figure feeds a series and no incident's toll.",
        matches=(
            "So far this year 140 people have been killed by mines in Sanaa province.",
            "The war has killed 230 journalists in Syria since 2011.",
        ),
        misses=(
            "A mine killed two people in Sanaa province this morning.",
            "A shell killed two journalists in Syria on Thursday.",
        ),
    ),
    CodebookRule(
        name="scope.many",
        says="Words of many incidents, 'citywide' or 'in separate attacks', make a sum of it.",
        matches=(
            "Five people were killed in shootings across Chicago.",
            "Nine soldiers were killed in separate attacks near Djibo.",
        ),
        misses=(
            "Five people were killed in a shooting in Chicago.",
            "Nine soldiers were killed in an attack near Djibo.",
        ),
    ),
    CodebookRule(
        name="scope.ordinal",
        says="A third victim behind two is one on top of them; behind three, one of them.",
        matches=(
            "Two men died at the scene in Gary. A third victim died on Monday.",
            "Five soldiers were wounded near Djibo. A sixth soldier was wounded later.",
        ),
        misses=(
            "Three men died in Gary. A third victim died on Monday.",
            "A sixth soldier was wounded near Djibo.",
        ),
    ),
    CodebookRule(
        name="scope.balance",
        says=(
            "The balance of a day or a weekend, with no one place told, is a sum; on a page that is"
            " a headline alone it stands for the incident."
        ),
        matches=(
            f"Three servicemen were killed in the past 24 hours. {_BRIEFING}",
            f"Police said nine people were shot dead over the weekend. {_BRIEFING}",
        ),
        misses=(
            f"Three servicemen were killed in Avdiivka in the past 24 hours. {_BRIEFING}",
            "Police said nine people were shot dead over the weekend.",
        ),
    ),
    CodebookRule(
        name="scope.goes-on",
        says="A figure without time or place of its own goes on with the sum of its paragraph.",
        matches=(
            "Nine soldiers were killed in separate attacks. Twenty rebels also died.",
            "Five people were killed in shootings across Chicago. Thirty were wounded.",
        ),
        misses=(
            "Nine soldiers were killed in an attack. Twenty rebels also died.",
            "Five people were killed in shootings across Chicago. Two died on Monday in Jos.",
        ),
    ),
)
