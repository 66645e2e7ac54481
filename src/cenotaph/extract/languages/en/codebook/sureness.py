"""Codebook: how sure the words are, and whether a figure is denied or corrected."""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule

RULES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="certainty.stated",
        says="A harm without a hedge of its own is stated, though the strike may be hedged.",
        matches=(
            "A suspected drone strike killed two men on a motorcycle in Shabwa.",
            "Three miners were killed in the attack on the pit near Djugu.",
        ),
        misses=(
            "A drone strike reportedly killed two men on a motorcycle in Shabwa.",
            "Three miners are feared dead after the attack on the pit near Djugu.",
        ),
    ),
    CodebookRule(
        name="certainty.hedge",
        says=(
            "A hedge in the harm's own verb group, or just before its people, belongs to the harm."
        ),
        matches=(
            "Nine soldiers were reportedly killed in the clash at Galkayo.",
            "Some 20 people may have been wounded in the riot in Ürümqi.",
        ),
        misses=(
            "Nine soldiers were killed in an alleged drone strike at Galkayo.",
            "The suspected bomber wounded 20 people in Ürümqi.",
        ),
    ),
    CodebookRule(
        name="certainty.clause",
        says="A hedge over the whole clause, such as 'unconfirmed reports', belongs to its harm.",
        matches=(
            "There are unconfirmed reports that six people were killed in Axum.",
            "It is alleged that officers killed four protesters in Ikorodu.",
        ),
        misses=(
            "Officials confirmed reports that six people were killed in Axum.",
            "Officers killed four protesters in Ikorodu, the panel found.",
        ),
    ),
    CodebookRule(
        name="certainty.opening",
        says="'Reportedly' or 'allegedly' at the head of a sentence rules all of it.",
        matches=(
            "Reportedly, the raid on the farm outside Senekal left two guards dead.",
            "Allegedly the patrol in Hpakant opened fire and four miners were killed.",
        ),
        misses=(
            "The raid on the farm outside Senekal left two guards dead.",
            "The patrol in Hpakant opened fire and four miners were killed.",
        ),
    ),
    CodebookRule(
        name="certainty.expected",
        says="A harm or a toll that is still to come is expected.",
        matches=(
            "The death toll is expected to rise, the ministry in Tripoli said.",
            "The number of casualties is expected to increase in Sirte.",
        ),
        misses=(
            "The death toll rose to nine, the ministry in Tripoli said.",
            "The expected attack on Sirte killed nine people.",
        ),
    ),
    CodebookRule(
        name="certainty=unconfirmed",
        says="Reportedly, allegedly, may have and believed to have leave a harm unconfirmed.",
        matches=(
            "Four people were allegedly killed by soldiers in Obuasi.",
            "Two commanders are believed to have been killed in the strike on Jilib.",
        ),
        misses=(
            "Four people were killed by soldiers in Obuasi.",
            "Two commanders are feared dead after the strike on Jilib.",
        ),
    ),
    CodebookRule(
        name="certainty=presumed",
        says="Feared dead and presumed killed are presumed.",
        matches=(
            "Eleven workers are feared dead after shells hit a plant in Avdiivka.",
            "Six fishermen are presumed dead after the attack on their boat off Basilan.",
        ),
        misses=(
            "Eleven workers feared for their lives as shells hit a plant in Avdiivka.",
            "Six fishermen died in the attack on their boat off Basilan.",
        ),
    ),
    CodebookRule(
        name="certainty=expected",
        says="A claim that only expects more is expected and bounds nothing.",
        matches=(
            "The toll may rise as rescuers search the market in Hodeidah.",
            "The death toll is expected to climb, rescuers in Beirut said.",
        ),
        misses=(
            "The toll rose to 12 as rescuers searched the market in Hodeidah.",
            "Rescuers are expected to reach Beirut, where 12 people were killed.",
        ),
    ),
    CodebookRule(
        name="stance.not",
        says="A figure whose harm is negated is denied by its speaker.",
        matches=(
            "The army did not kill 14 civilians in Toungo, a spokesman said.",
            "Twelve protesters were not killed in Atbara, the governor said.",
        ),
        misses=(
            "The army killed 14 civilians in Toungo, a spokesman said.",
            "Twelve protesters were killed in Atbara, but not by troops, the governor said.",
        ),
    ),
    CodebookRule(
        name="stance=denies",
        says="The speaker rejects the harm or the figure; the claim carries the figure denied.",
        matches=(
            "The army denied that 14 civilians were killed in Toungo.",
            "The ministry denied killing nine fishermen off Gaza.",
        ),
        misses=(
            "The army said that 14 civilians were killed in Toungo.",
            "The ministry said there were no casualties off Gaza.",
        ),
    ),
    CodebookRule(
        name="stance=corrects",
        says="A speaker who revises a toll corrects it to the figure it reaches.",
        matches=(
            "The ministry revised the death toll to nine from 12.",
            "Officials in Goma lowered the death toll to 31.",
        ),
        misses=(
            "The ministry said the death toll had reached nine.",
            "Officials in Goma lowered the flag for the 31 dead.",
        ),
    ),
)
