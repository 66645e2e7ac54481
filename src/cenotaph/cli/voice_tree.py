"""Voices for a person: each a tree from its origin to the outlets that print it."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from cenotaph.cli import words
from cenotaph.model.claims import Claim
from cenotaph.model.incidents import Incident, Voice
from cenotaph.model.reports import Report
from cenotaph.toll.heard import Branch, Told, heard_from


def print_voices(console: Console, incident: Incident) -> None:
    """How many voices there are, then each with who heard it from whom and what they print."""
    known = len({voice.belongs_to or voice.id for voice in incident.voices if voice.known})
    least = max(known, min(1, len(incident.voices)))
    head = f"{incident.id}  voices: {words.bounds(least, len(incident.voices))}"
    console.print(Text(head, style="bold"))
    claims = {c.id: (c, report) for report in incident.reports for c in report.claims}
    for voice in incident.voices:
        told = _told(voice, claims)
        tree = heard_from(told, origin=voice.name, nobody="a page without an outlet")
        console.print()
        console.print(_drawn(tree, claims, root=_about(voice)))


def _about(voice: Voice) -> str:
    who = [voice.role, voice.id] if voice.known else [_NO_SOURCE]
    owner = f"belongs to {voice.belongs_to}" if voice.belongs_to else None
    known = [*who, owner, *words.known_of(voice)]
    return "".join(f" · {words.clean(part)}" for part in known if part)


_NO_SOURCE = "says not from whom it has it: may or may not be a voice of its own"


def _told(voice: Voice, claims: Mapping[str, tuple[Claim, Report]]) -> Iterable[Told]:
    for id_ in voice.claims:
        claim, report = claims[id_]
        yield Told(claim=id_, outlet=report.source, speakers=claim.attribution)


def _drawn(one: Branch, claims: Mapping[str, tuple[Claim, Report]], root: str = "") -> Tree:
    told = [_figure(claims[id_][0]) for id_ in one.claims]
    printed = ": " + ", ".join(dict.fromkeys(told)) if told else ""
    line = Text(words.clean(one.name), style="bold" if root else "")
    tree = Tree(line.append(f"{root}{printed}", style="default"), guide_style="dim")
    for below in one.repeated_by:
        tree.children.append(_drawn(below, claims))
    return tree


def _figure(claim: Claim) -> str:
    """The figure with what it counts; a denial, correction or retraction says that it is one."""
    stance = "" if claim.stance == "asserts" else f"{claim.stance} "
    return f"{stance}{words.figure(claim)} {claim.measure}"
