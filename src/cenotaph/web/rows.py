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

# The code of what can be chosen, its name, and how many have it.
Option = tuple[str, str, int | None]


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


def said_in(said: Iterable[SaidClaim], address: str) -> SafeString:
    """What a source said in an incident, each claim as a link to its words."""
    then = _(", ")
    return mark_safe(
        "".join(
            f'<li><a href="{escape(address)}#c-{escape(one.claim)}">{escape(figure(one))} '
            f"{escape(word(one.measure, 'MEASURES'))}</a>{then}{escape(day(one.at))}</li>"
            for one in said
        )
    )


def offered(name: str, label: str, options: Iterable[Option], *, any_of: bool) -> SafeString:
    """A field with what there is to choose: each with its code, its name and how many have it."""
    every = '<option value="">' + _("any") + "</option>" if any_of else ""
    return mark_safe(
        f'<p><label for="{name}">{escape(label)}</label> <select id="{name}" name="{name}">{every}'
        f"{''.join(_option(*one) for one in options)}</select></p>\n"
    )


def chosen(field: SafeString, code: str) -> SafeString:
    """The field with this code chosen, where it is there to choose."""
    option = f'<option value="{escape(code)}"'
    return mark_safe(field.replace(f"{option}>", f"{option} selected>", 1)) if code else field


def _option(code: str, name: str, incidents: int | None) -> str:
    many = f" ({number(incidents)})" if incidents else ""
    return f'<option value="{escape(code)}">{escape(name)}{many}</option>'
