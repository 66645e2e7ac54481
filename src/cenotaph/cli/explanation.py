"""A reading explained for a person: fields by rule and words, figures that made no claim."""

from rich.console import Console
from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import print_indented
from cenotaph.extract.explain import ExplainedField, Explanation, Unclaimed
from cenotaph.model.readings import Reading

_INDENT = 17


def print_explanation(console: Console, reading: Reading, why: Explanation) -> None:
    """Each claim under its number with its fields, then each sentence left aside with why."""
    numbers = {claim.id: number for number, claim in enumerate(reading.extraction.claims, 1)}
    console.print()
    console.print(Text(f"Explained: {len(why.claims)}", style="bold"))
    for number, claim in enumerate(why.claims, 1):
        if number > 1:
            console.print()
        console.print(Text(f"#{numbers[claim.claim]}", style="bold"))
        for field in claim.fields:
            print_indented(console, _field(field), indent=_INDENT, label=f"    {field.field}")
    console.print()
    console.print(Text(f"Figures without a claim: {len(why.unclaimed)}", style="bold"))
    for number, left in enumerate(why.unclaimed, 1):
        if number > 1:
            console.print()
        print_indented(console, _quote(left), indent=_INDENT, label="    figure in")
        print_indented(console, _reason(left, numbers), indent=_INDENT, label="    no claim")


def _field(field: ExplainedField) -> Text:
    """The words, then the rule, then what it says."""
    told = ", ".join(f"“{words.clean(each)}”" for each in field.words)
    if field.inherited and not told:
        told = "from another sentence"
    head = Text(f"{told} · " if told else "").append(field.rule, "bold")
    return head.append(f": {field.says}" if field.says else "", "default")


def _quote(left: Unclaimed) -> Text:
    """The sentence with its figure marked, also where there are no colours."""
    start, end = left.figure.start - left.span.start, left.figure.end - left.span.start
    before, figure, after = left.quote[:start], left.quote[start:end], left.quote[end:]
    marked = (f"»{words.inline(figure)}«", "bold yellow")
    return Text.assemble("“", words.inline(before).lstrip(), marked, words.inline(after), "”")


def _reason(left: Unclaimed, numbers: dict[str, int]) -> Text:
    again = f" See #{numbers[left.repeats]}." if left.repeats in numbers else ""
    return Text(left.reason, style="bold").append(f": {left.says}{again}", "default")
