"""A toll as a drawing: the scale, the band from lowest to highest, a dot a voice; as SVG."""

from collections.abc import Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe

from cenotaph.web.numerals import number
from cenotaph.web.ranges import Range
from cenotaph.web.sentences import named, sentence


def strip(drawn: Range) -> SafeString:
    """The drawing of one toll; its words are the sentence that says the same."""
    return mark_safe(
        '<svg class="strip" viewBox="0 0 640 78" role="img" '
        f'aria-label="{escape(sentence(drawn.toll))}">\n'
        f"{''.join(_scale(drawn))}{''.join(_figures(drawn)) if drawn.bounded else ''}</svg>"
    )


def _scale(drawn: Range) -> Iterator[str]:
    yield '<line class="axis" x1="10" x2="630" y1="46" y2="46"/>\n'
    for x, tick in drawn.ticks:
        yield (
            f'<line class="axis" x1="{x}" x2="{x}" y1="46" y2="52"/>'
            f'<text x="{x}" y="72" text-anchor="middle">{number(tick)}</text>\n'
        )


def _figures(drawn: Range) -> Iterator[str]:
    """From the back to the front: the open end, the band and its bounds, the best, the voices."""
    if drawn.open_ended:
        yield f'<path class="open" d="M{drawn.end} 26H{drawn.arrow}m-9 -7l9 7l-9 7"/>\n'
    if drawn.start != drawn.end:
        yield (
            f'<rect class="band" x="{drawn.start}" y="10" width="{drawn.band}" height="32" '
            f'rx="2"/>\n{_upright("bound", drawn.start, 8)}{_upright("bound", drawn.end, 8)}\n'
        )
    elif drawn.at_best is None:
        yield f"{_upright('bound', drawn.start, 8)}\n"
    for mark in drawn.marks:
        if mark.low != mark.high:
            yield (
                f'<line class="own v{mark.number}" x1="{mark.low}" x2="{mark.high}" '
                f'y1="{mark.y}" y2="{mark.y}"/>'
            )
    if drawn.at_best is not None:
        yield f"{_upright('mid', drawn.at_best, 4)}\n"
    for mark in drawn.marks:
        for x in mark.dots:
            yield (
                f'<circle class="voice v{mark.number}" cx="{x}" cy="{mark.y}" r="5.5">'
                f"<title>{escape(named(mark.name))}</title></circle>"
            )


def _upright(kind: str, x: float, top: int) -> str:
    return f'<line class="{kind}" x1="{x}" x2="{x}" y1="{top}" y2="46"/>'
