"""Explanations: the rule and words of each field, and why a figure made no claim."""

import subprocess
import sys
from dataclasses import replace

import pytest

from cenotaph.codec import to_plain
from cenotaph.extract.explain import FIELDS, REASONS, ExplainedField, Explanation, explain
from cenotaph.extract.languages.en import places, times
from cenotaph.extract.languages.en.codebook.setting import SETTING
from cenotaph.model.pages import Page, Segment
from cenotaph.model.vocabulary import SUCCUMBED
from tests.extract.reading import page_of, read, small_reader

DEATHS = "Twelve people were killed in an airstrike on Hama on 3 March 2021."
# reason -> a text whose last sentence has it, and the figure it speaks of
EXAMPLES = {
    "no-harm-word": (f"{DEATHS} Some 40 lorries crossed the bridge.", "Some 40"),
    "no-violence-on-page": ("A bus with 41 passengers fell into a ravine; 18 died.", "41"),
    "no-violence": (
        f"{DEATHS} Far away, floods killed 30 people in Mandalay.",
        "30",
    ),
    "repeat": (f"{DEATHS} At the end of the day, twelve people were killed in Hama.", "twelve"),
    "part-alone": ("Gunmen threatened to kill men of Hama. Five of them were children.", "Five"),
    "habit": ("Soldiers of two brigades said civilians are killed in Hama.", "two"),
    "nobody-taken": (f"{DEATHS} No one has been arrested.", "No one"),
    "toll-alone": ("Gunmen wounded men of Hama. A medic who saw death put it at 19.", "19"),
    "age": (f"{DEATHS} A man aged 34 spoke of the killing.", "34"),
    "date": (f"{DEATHS} The killing on 3 March 2021 was filmed.", "3"),
    "measure": (f"{DEATHS} The dead lay 40 km from Hama.", "40"),
    "name": (f"{DEATHS} The killing was on Highway 5.", "5"),
    "things": (f"{DEATHS} The killing was seen from three houses.", "three"),
    "unlisted": (f"{DEATHS} The killing was told in four letters.", "four"),
    "turn-of-speech": (f"{DEATHS} Two civilians faced death threats.", "Two"),
    "not-done": (f"{DEATHS} The group threatened to kill 100 policemen.", "100"),
    "doers": (f"{DEATHS} Five soldiers kill for money.", "Five"),
    "nobody": (f"{DEATHS} The dead were mourned by 300 villagers.", "300"),
}


def explained(text: str) -> Explanation:
    """The explanation of what a text gives."""
    page, extraction = read(text)
    return explain(page, extraction, small_reader())


def fields(text: str) -> dict[str, ExplainedField]:
    """The explained fields of a text's first claim."""
    return {field.field: field for field in explained(text).claims[0].fields}


@pytest.mark.parametrize("reason", [reason for reason in REASONS if reason != "not-read"])
def test_a_figure_without_a_claim_has_its_reason(reason: str) -> None:
    """One example a reason: its code, its sentence, and the figure it speaks of."""
    text, figure = EXAMPLES[reason]
    last = explained(text).unclaimed[-1]
    assert (last.reason, text[slice(*last.figure)]) == (reason, figure)
    assert last.says == REASONS[reason]


def test_a_page_in_another_language_is_not_read() -> None:
    """Its figures have that reason, whatever they count."""
    page = replace(page_of("In Hama wurden 12 Menschen tot aufgefunden."), language="de")
    _, extraction = read(DEATHS)
    found = explain(page, replace(extraction, claims=()), small_reader()).unclaimed
    assert [one.reason for one in found] == ["not-read"]


def test_a_sentence_that_gave_a_claim_is_not_listed() -> None:
    """Nor is one without a figure."""
    assert explained(f"{DEATHS} The town was shocked.").unclaimed == ()


@pytest.mark.parametrize("sentence", ["There was no sign of it.", "It began in 2019."])
def test_nobody_asks_about_a_figure_that_counts_nothing(sentence: str) -> None:
    """ "No" and a date are listed only beside a word of harm."""
    assert explained(f"{DEATHS} {sentence}").unclaimed == ()


def test_what_is_not_read_is_not_explained() -> None:
    """A comment's figure has no reason: no comment makes a claim."""
    text = f"{DEATHS}\n\nThey should kill 300 people."
    gap = text.index("\n\n")
    segments = (
        Segment(kind="body", start=0, end=gap),
        Segment(kind="comment", start=gap + 2, end=len(text)),
    )
    _, extraction = read(DEATHS)
    page: Page = replace(page_of(text), segments=segments)
    assert explain(page, extraction, small_reader()).unclaimed == ()


def test_a_repeat_names_the_claim_that_it_repeats() -> None:
    """A headline's figure is the body's."""
    page, extraction = read(f"Airstrike kills twelve in Hama\n\n{DEATHS}")
    (left,) = explain(page, extraction, small_reader()).unclaimed
    assert (left.segment, left.reason, left.repeats) == (
        "headline",
        "repeat",
        extraction.claims[0].id,
    )


def test_the_words_are_the_pages() -> None:
    """The quote is the sentence at its span."""
    text = EXAMPLES["things"][0]
    left = explained(text).unclaimed[0]
    assert text[slice(*left.span)] == left.quote == "The killing was seen from three houses."


def test_each_field_has_its_rule_its_sentence_and_its_words() -> None:
    """What a claim's `rules` name is told with the words at its spans."""
    count = fields(DEATHS)["count"]
    assert (count.rule, count.words, count.inherited) == ("figure.exact", ("Twelve",), False)
    assert count.says is not None
    assert count.says.startswith("A number in digits or words")


def test_all_fields_that_rules_gave_are_told_in_order() -> None:
    """No rule of a claim is left out, and none is made up."""
    _, extraction = read(DEATHS)
    told = fields(DEATHS)
    assert {name: field.rule for name, field in told.items()} == extraction.claims[0].rules
    assert list(told) == [name for name in FIELDS if name in told]


def test_time_and_place_have_sentences_too() -> None:
    """Their rules stand beside the codebook's."""
    told = fields(DEATHS)
    assert told["when"].says == SETTING[told["when"].rule]
    assert told["where"].says == SETTING[told["where"].rule]
    assert told["where"].words == ("Hama",)


def test_a_field_from_another_sentence_says_so() -> None:
    """Its words stand elsewhere."""
    claims = explained(f"{DEATHS} Nine people were injured.").claims
    where = next(field for field in claims[1].fields if field.field == "where")
    assert (where.inherited, where.rule, where.words) == (True, "where.before", ())


def test_every_rule_of_time_and_place_has_a_sentence() -> None:
    """And none is left of a rule that is gone; how a setting is chosen comes from its steps."""
    steps = {
        *("when.sentence when.before when.period when.same-period when.none when.after".split()),
        SUCCUMBED,
        *("where.sentence where.before where.none where.after where.dateline where.owned".split()),
        *("where.bare where.listed where.between where.container where.bracket where.tag".split()),
        "where.again",
    }
    rules = {rule.name for rule in (*times.RULES, *places.RULES)}
    assert set(SETTING) == steps | rules


def test_an_explanation_is_plain_json() -> None:
    """Spans are pairs of numbers."""
    plain = to_plain(explained(EXAMPLES["age"][0]))
    assert plain["unclaimed"][0]["figure"] == [78, 80]
    assert plain["claims"][0]["fields"][0]["spans"] == [[19, 25]]


def test_reading_does_not_import_the_explanation() -> None:
    """Who does not ask does not pay."""
    code = "import sys, cenotaph.extract; print('cenotaph.extract.explain' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
