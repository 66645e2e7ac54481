"""Template tags: links between pages, dates and places in words, and all of `sentences`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from posixpath import relpath
from typing import Any

from django import template
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cenotaph.model.values import Place, When
from cenotaph.record.listing import Listed
from cenotaph.record.view import ReportView, View
from cenotaph.web import sentences
from cenotaph.web.chart import Chart
from cenotaph.web.languages import Version
from cenotaph.web.languages import versions as versions_of
from cenotaph.web.maps import MapDrawing, Opened
from cenotaph.web.numerals import digits, number, size
from cenotaph.web.overview import MapPage
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated, ngettext

register = template.Library()
# Those with letters that run from the right, of the languages in which news is written.
_FROM_THE_RIGHT = frozenset("ar arc ckb dv fa he ps sd syr ug ur yi".split())
_LANGUAGE = re.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
_CODE = re.compile("`([^`]+)`")
# A search in all its fields is shorter, also in percent signs; what is cut was refused.
_LONGEST_ASKED = 4_000


def relative(here: str, there: str) -> str:
    """The path from the page `here` to the file `there`, both counted from the site's root."""
    start = here.lstrip("/").rpartition("/")[0] or "."
    return str(relpath(there.lstrip("/"), start))


def link(context: Mapping[str, Any], name: str, *args: str | int) -> str:
    """The address of a page, relative to the one being rendered: it opens from a disk too."""
    return relative(context["request"].path, reverse(name, args=args))


def file(context: Mapping[str, Any], path: str) -> str:
    """The address of a file of the site, relative to the page being rendered."""
    return relative(context["request"].path, path)


def versions(context: Mapping[str, Any]) -> tuple[Version, ...]:
    """The page being rendered in each language, with what the reader searched for."""
    request, address = context["request"], context.get("address")
    asked = request.META.get("QUERY_STRING", "")[:_LONGEST_ASKED]
    end = f"?{asked}" if asked and address is None else ""
    return tuple(
        replace(version, path=relative(request.path, version.path) + end)
        for version in versions_of(address or request.path)
    )


def day(value: str | None) -> str:
    """An ISO date or date-time as "14 March 2024"; what is no full date stays as it is."""
    return _day(value, "j F Y")


def short_day(value: str) -> str:
    """An ISO date as "14 Mar"."""
    return _day(value, "j M")


def _day(value: str | None, style: str) -> str:
    if not value:
        return _("on a day not known")
    try:
        return digits(format_date(date.fromisoformat(value[:10]), style))
    except ValueError:
        return isolated(value)


def period(value: str) -> str:
    """A month or a year, "2024-03" as "Mar 2024"."""
    return _day(f"{value}-01", "M Y") if "-" in value else digits(value)


def when(value: When | None) -> str:
    """The time of a harm in words, open where it is open."""
    if value is None or (value.start is None and value.end is None):
        return isolated(value.edtf) if value and value.edtf else _("date not known")
    if value.start == value.end:
        return day(value.start)
    if value.start is None:
        return str(_("up to %(end)s") % {"end": day(value.end)})
    if value.end is None:
        return str(_("from %(start)s on") % {"start": day(value.start)})
    return str(_("%(start)s to %(end)s") % {"start": day(value.start), "end": day(value.end)})


def place(value: Place) -> str:
    """A place's name, or the page's own words for it."""
    return isolated(value.name or value.text)


def spot(view: View | Listed) -> str:
    """An incident's places in words, the wider ones last."""
    return _(", ").join(dict.fromkeys(place(one) for one in view.where))


def around(one: MapPage | Opened) -> str:
    """Where several incidents lie: "Homs", or "Homs and around" where they name other places."""
    name = isolated(one.name)
    return name if one.one_name else _("%(place)s and around") % {"place": name}


def opens(one: Opened) -> str:
    """What a mark that stands for several incidents says to who cannot see it."""
    many = ngettext("%(n)s incident", "%(n)s incidents", one.incidents)
    what = _("list") if one.tile.listed else _("closer map")
    return f"{around(one)}: {many % {'n': number(one.incidents)}}, {what}"


def tongue(report: ReportView | None) -> SafeString:
    """The attributes of an element that holds a page's own words: their language and direction."""
    code = report.language if report else None
    if code is None or not _LANGUAGE.fullmatch(code):
        return mark_safe('dir="auto"')
    turned = "rtl" if code.partition("-")[0].lower() in _FROM_THE_RIGHT else "ltr"
    return format_html('lang="{}" dir="{}"', code, turned)


def coded(text: str) -> SafeString:
    """A sentence of the docs with what stands between its backticks as code."""
    return mark_safe(_CODE.sub(r'<code dir="ltr">\1</code>', escape(text)))


def other_points(drawing: MapDrawing) -> SafeString:
    """The points of other incidents as SVG; a loop of the template takes ten times as long."""
    return format_html_join("", '<circle class="other" cx="{}" cy="{}" r="2.5"/>', drawing.others)


def place_names(drawing: MapDrawing) -> SafeString:
    """The names on a map as SVG, those of incidents themselves set apart."""
    return format_html_join(
        "\n",
        '<text x="{}" y="{}" text-anchor="{}"{}>{}</text>',
        ((one.x, one.y, one.anchor, _LEAD if one.lead else "", one.text) for one in drawing.labels),
    )


_LEAD = mark_safe(' class="lead"')


def line_class(voice: str, chart: Chart | None) -> str:
    """The class that gives a voice the same colour in the list as in the chart."""
    lines = chart.lines if chart else ()
    return next((f"v{line.number}" for line in lines if line.voice == voice), "plain")


def add_units(value: float, more: int) -> float:
    """A place in a drawing, moved on."""
    return round(value + more, 1)


register.simple_tag(link, takes_context=True)
register.simple_tag(file, takes_context=True)
register.simple_tag(versions, takes_context=True)
for _filter in (
    day, short_day, period, when, place, spot, around, opens, other_points, place_names, line_class,
    add_units, digits, coded, tongue,
    number, size, isolated,
    sentences.word, sentences.headline, sentences.sentence, sentences.voices, sentences.voice_count,
    sentences.on_lists, sentences.figures, sentences.standing, sentences.named, sentences.figure,
    sentences.key,
    sentences.alleged, sentences.checked, sentences.as_translated,
):  # fmt: skip
    register.filter(_filter.__name__, _filter)
