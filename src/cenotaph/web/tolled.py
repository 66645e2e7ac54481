"""The tolls on an incident's page, as HTML: each measure's range, and a table of who is among them.

A template that says the same takes three times as long. Whatever is not ours is escaped here.
"""

from collections.abc import Iterator, Mapping
from html import escape

from django.utils.safestring import SafeString, mark_safe

from cenotaph.model.tolls import Toll
from cenotaph.record.view import View
from cenotaph.web.charted import first_letter, range_figures
from cenotaph.web.incident_page import IncidentPage, TollBlock
from cenotaph.web.numerals import number
from cenotaph.web.ranges import Range
from cenotaph.web.sentences import key, on_lists, voice_count, voices, word
from cenotaph.web.strip import strip
from cenotaph.web.translation import gettext as _


def range_of_toll(drawn: Range, address: str) -> SafeString:
    """A toll drawn: its figures with who set them, and the strip where there is more to see.

    `address` is that of the incident's page.
    """
    one = " one" if drawn.single else ""
    more = f"{strip(drawn)}\n" if not drawn.single or len(drawn.marks) > 1 else ""
    return mark_safe(
        f'<figure class="range">\n<div class="figures{one}">\n'
        f"{range_figures(drawn, address)}</div>\n{more}</figure>"
    )


def tolls(page: IncidentPage, address: str, how: str) -> SafeString:
    """Each measure's toll; `how` is where it stands how a number is read."""
    if not page.tolls:
        return mark_safe("<p>" + _("No page gives a figure for this incident.") + "</p>\n")
    blocks = (_block(block, page.view, address, how) for block in page.tolls)
    return mark_safe("".join(blocks))


def _block(block: TollBlock, view: View, address: str, how: str) -> str:
    name = escape(word(block.measure, "MEASURES"))
    shown = f'<div class="toll">\n<h3>{first_letter(name)}</h3>\n'
    if block.whole is not None:
        about = " ".join((*_about(block.whole.toll), _how_to_read(how)))
        shown += f'{range_of_toll(block.whole, address)}\n<p class="about">{about}</p>\n'
    if block.measure == "killed" and view.listed is not None:
        shown += f'<p class="about">{escape(on_lists(view.listed))}</p>\n'
    if block.parts:
        shown += "".join(_parts(block, name, view.labels))
    return f"{shown}</div>\n"


def _about(toll: Toll) -> Iterator[str]:
    """How many voices there are, and what is to be known of the toll."""
    yield escape(voices(toll))
    if toll.open:
        yield "<strong>" + _("Open:") + "</strong>"
        yield _("more is expected, or a figure is only a floor.")
    if toll.summed:
        yield _("The total is a sum of sides; no voice states it.")
    if toll.grade:
        yield _("Grade: %(grade)s.") % {"grade": escape(toll.grade)}


def _how_to_read(how: str) -> str:
    words = _("How to read these numbers")
    return f'<a class="how" href="{escape(how)}#range">{words}</a>'


def _parts(block: TollBlock, name: str, labels: Mapping[str, str]) -> Iterator[str]:
    """The table of the toll's parts: a body for each dimension."""
    among, about = (
        _("Among them"),
        _("Among them, as far as voices say. Parts need not add up: not every voice names them."),
    )
    heads = (
        _head(_("Who")), _head(_("Lowest"), num=True), _head(_("Best"), num=True),
        _head(_("Highest"), num=True), _head(_("Voices")),
    )  # fmt: skip
    yield (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{among}: {name}">'
        f'<table class="parts">\n<caption>{about}</caption>\n'
        f"<thead><tr>{''.join(heads)}</tr></thead>\n"
    )
    for dimension, ranges in block.parts:
        by = _("By %(dimension)s") % {"dimension": escape(word(dimension, "DIMENSIONS"))}
        yield f'<tbody>\n<tr><th scope="rowgroup" class="by" colspan="5">{by}</th></tr>\n'
        yield from (_part(part.toll, labels) for part in ranges)
        yield "</tbody>\n"
    yield "</table></div>\n"


def _head(name: str, *, num: bool = False) -> str:
    return f'<th scope="col"{_NUM if num else ""}>{name}</th>'


_NUM = ' class="num"'


def _part(toll: Toll, labels: Mapping[str, str]) -> str:
    best = number(toll.best)
    if toll.best is None:
        best = '<span title="' + _("the sources disagree") + '">' + _("?") + "</span>"
    still = " · " + _("open") if toll.open else ""
    whom = "" if toll.key is None else escape(key(toll.key, labels))
    cells = "".join(f"<td{_NUM}>{one}</td>" for one in (number(toll.min), best, number(toll.max)))
    return f'<tr><th scope="row">{whom}</th>{cells}<td>{voice_count(toll)}{still}</td></tr>\n'
