"""Codebook: the injured told without a verb of injury."""

from cenotaph.extract.languages.en.codebook.rule import CodebookRule

RULES: tuple[CodebookRule, ...] = (
    CodebookRule(
        name="harm.struck",
        says="People whom a bullet or shrapnel strikes, or who are hit in the leg, are injured.",
        matches=(
            "Gunfire struck a bystander in Gary on Monday.",
            "Someone opened fire in Gary, hitting a boy in the leg.",
        ),
        misses=(
            "A bus struck a bystander in Gary on Monday.",
            "Someone opened fire in Gary, hitting a wall in the yard.",
        ),
    ),
    CodebookRule(
        name="harm.hospital",
        says=(
            "People taken to a named hospital, or who are somewhere 'with serious injuries', are"
            " injured, unless the page tells of the injured or of their death otherwise."
        ),
        matches=(
            "A juvenile was taken to Mercy Hospital in Gary after the shooting.",
            "The shooting in Gary left eight people with wounds.",
        ),
        misses=(
            "A witness was taken to Mercy Square in Gary after the shooting.",
            "The shooting in Gary left eight people with questions.",
        ),
    ),
    CodebookRule(
        name="harm.treated",
        says="People treated for wounds, injuries or burns are injured.",
        matches=(
            "Crews treated 14 people for injuries in Nablus overnight.",
            "Nurses treated nine women for burns in Kaya after the blast.",
        ),
        misses=(
            "Crews treated 14 people for malaria in Nablus overnight.",
            "Nurses treated nine women to a meal in Kaya after the blast.",
        ),
    ),
)
