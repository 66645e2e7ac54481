"""Codebook: who is said to have done it; always shown as alleged by its speaker."""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule

RULES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="responsibility=accuses",
        says=(
            "A named actor that is the subject or 'by' phrase of a harm, or is blamed, is accused."
        ),
        matches=(
            "Boko Haram killed 11 woodcutters near Damasak, residents said.",
            "Officials blamed Al-Shabaab for the bombing that killed nine people in Mogadishu.",
        ),
        misses=(
            "Gunmen killed 11 woodcutters near Damasak, residents said.",
            "A bombing killed nine people in Mogadishu, where Al-Shabaab is feared.",
        ),
    ),
    CodebookRule(
        name="responsibility=admits",
        says="An actor that claims responsibility admits the harm.",
        matches=(
            "Al-Shabaab claimed responsibility for the bombing that killed nine people in"
            " Mogadishu.",
            "Two policemen were killed in Quetta. The Taliban took responsibility.",
        ),
        misses=(
            "No group claimed responsibility for the bombing that killed nine people in Mogadishu.",
            "Two policemen were killed in Quetta. The ministry took charge of the case.",
        ),
    ),
    CodebookRule(
        name="responsibility=denies",
        says="An actor that denies responsibility or involvement denies the harm.",
        matches=(
            "The Houthis denied responsibility for the missile that killed five people in Marib.",
            "Six herders were killed in Gao. Wagner Group denied involvement.",
        ),
        misses=(
            "The Houthis confirmed the missile that killed five people in Marib.",
            "Six herders were killed in Gao. The mayor denied that the town had fallen.",
        ),
    ),
)
