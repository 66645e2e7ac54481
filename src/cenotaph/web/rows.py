"""What stands once a row in a list, as HTML: an incident, a claim, a thing to choose.

A template that says the same takes ten times as long, and a list has twenty-five rows.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from cenotaph.model.tolls import Toll
from cenotaph.record.listing import Listed, SaidClaim
from cenotaph.web.numerals import number
from cenotaph.web.sentences import figure, figures, headline, word
from cenotaph.web.times import day, when
from cenotaph.web.translation import gettext as _


def list_row(row: Listed, toll: Toll | None, address: str, *, place: str = "") -> SafeString:
    """The row of an incident as a link; `place` stands beside what happened."""
    what = escape(headline(row))
    if place:
        what += f' <small dir="auto">{escape(place)}</small>'
    if row.kind == "episode":
        what += " <em>" + _("episode") + "</em>"
    return mark_safe(
        f'<a href="{escape(address)}"><span class="when">{escape(when(row.when))}</span> '
        f'<span class="what">{what}</span> {_mini(toll)}</a>'
    )


def _mini(toll: Toll | None) -> str:
    """A toll in the smallest room there is."""
    if toll is None or not toll.bounded:
        return '<span class="mini none">' + _("no figure") + "</span>"
    still = " · " + _("open") if toll.open else ""
    return (
        f'<span class="mini"><b>{escape(figures(toll))}</b> '
        f"<span>{escape(word(toll.measure, 'MEASURES'))}{still}</span></span>"
    )


def said_rows(said: Iterable[SaidClaim], address: str) -> SafeString:
    """What a source said in an incident, each claim as a link to its words."""
    then = _(", ")
    return mark_safe(
        "".join(
            f'<li><a href="{escape(address)}#c-{escape(one.claim)}">{escape(figure(one))} '
            f"{escape(word(one.measure, 'MEASURES'))}</a>{then}{escape(day(one.at))}</li>"
            for one in said
        )
    )


def options(offered: Iterable[tuple[str, str, int | None]], given: str) -> SafeString:
    """What there is to choose, each with its code, its name and how many have it."""
    return mark_safe("".join(_option(*one, chosen=one[0] == given) for one in offered))


def _option(code: str, name: str, incidents: int | None, *, chosen: bool) -> str:
    mark = " selected" if chosen else ""
    many = f" ({number(incidents)})" if incidents else ""
    return f'<option value="{escape(code)}"{mark}>{escape(name)}{many}</option>'
