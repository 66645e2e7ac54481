"""Template tags: links between pages, dates and places in words, and all of `sentences`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from html import escape
from posixpath import relpath
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from cenotaph.model.values import Place
from cenotaph.record.listing import Listed
from cenotaph.record.view import View
from cenotaph.web import charted, sentences, tolled, voiced
from cenotaph.web.chart import Chart
from cenotaph.web.countries import place_name
from cenotaph.web.drawn import around, drawn, rows_of_opened
from cenotaph.web.incident_page import IncidentPage, VoiceBlock
from cenotaph.web.languages import Version
from cenotaph.web.languages import versions as versions_of
from cenotaph.web.maps import MapDrawing, Opened
from cenotaph.web.numerals import digits, number, size
from cenotaph.web.places import followed_in
from cenotaph.web.ranges import Range
from cenotaph.web.rows import chosen, list_row, said_in
from cenotaph.web.times import day, when
from cenotaph.web.tongues import tongue
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated, language
from cenotaph.web.ways import way

register = template.Library()
_CODE = re.compile("`([^`]+)`")
# A search in all its fields is shorter, also in percent signs; what is cut was refused.
_LONGEST_ASKED = 4_000


def relative(here: str, there: str) -> str:
    """The path from the page `here` to the file `there`, both counted from the site's root."""
    folder, _stroke, name = there.lstrip("/").rpartition("/")
    way = _way(here.lstrip("/").rpartition("/")[0], folder)
    return name if way == "." else f"{way}/{name}"


@lru_cache(maxsize=1024)
def _way(start: str, folder: str) -> str:
    """The path from one of the site's few folders to another."""
    return relpath(folder or ".", start or ".")


def link(context: Mapping[str, Any], name: str, *args: str | int) -> str:
    """The address of a page, relative to the one being rendered: it opens from a disk too."""
    return relative(context["request"].path, way(name, args, language()))


def feeds_of(context: Mapping[str, Any], view: View, *, in_head: bool = False) -> SafeString:
    """Links to the feeds of an incident's places, for the page or for its head."""
    found = (
        (
            escape(link(context, "place-feed", key)),
            escape(_("Incidents in %(place)s") % {"place": place(at)}),
        )
        for key, at in followed_in(view)
    )
    if in_head:
        return mark_safe("".join(_FEED % one for one in found))
    then = _(", ")
    return mark_safe(
        then.join(f'<a href="{to}" type="application/atom+xml">{name}</a>' for to, name in found)
    )


_FEED = '<link rel="alternate" type="application/atom+xml" href="%s" title="%s">\n'


def range_of_toll(context: Mapping[str, Any], drawn: Range, view: View) -> SafeString:
    """The drawing of one of an incident's tolls."""
    return tolled.range_of_toll(drawn, link(context, "incident", view.id))


def tolls(context: Mapping[str, Any], page: IncidentPage) -> SafeString:
    """The tolls on an incident's page."""
    address, how = link(context, "incident", page.view.id), link(context, "methodology")
    return tolled.tolls(page, address, how)


def voices(
    context: Mapping[str, Any], view: View, blocks: Iterable[VoiceBlock], growth: Chart | None
) -> SafeString:
    """Claims by voice, those that the page has no room for as links to the page of all."""
    return voiced.voices(blocks, growth, link(context, "claims", view.id))


def map_svg(
    context: Mapping[str, Any],
    drawing: MapDrawing,
    label: str,
    *,
    linked: bool = False,
    small: bool = False,
) -> SafeString:
    """A map as SVG; with `linked` its marks lead to their incidents."""
    return drawn(drawing, label, partial(link, context), linked=linked, small=small)


def opened_rows(context: Mapping[str, Any], opened: Iterable[Opened]) -> SafeString:
    """What the marks of a map open, as rows of a list."""
    return rows_of_opened(opened, partial(link, context))


def listed(context: Mapping[str, Any], row: Mapping[str, Any], place: str = "") -> SafeString:
    """The row of an incident in a list, as a link to it."""
    address = link(context, "incident", row["view"].id)
    return list_row(row["view"], row["toll"], address, place=place)


def listed_rows(context: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> SafeString:
    """Rows of a list, one item each: a tag a row takes as long as the row."""
    return mark_safe("".join(f"<li>{listed(context, row)}</li>\n" for row in rows))


def said_rows(context: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> SafeString:
    """The same, each with what a source said in the incident."""
    return mark_safe("".join(_said_row(context, row) for row in rows))


def _said_row(context: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    said = said_in(row["said"], link(context, "incident", row["view"].id))
    return f"<li>{listed(context, row)}\n<ul>{said}</ul></li>\n"


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


def place(value: Place) -> str:
    """A place's name, or the page's own words for it."""
    return isolated(place_name(value))


def spot(view: View | Listed) -> str:
    """An incident's places in words, the wider ones last."""
    return _(", ").join(dict.fromkeys(place(one) for one in view.where))


def coded(text: str) -> SafeString:
    """A sentence of the docs with what stands between its backticks as code."""
    return mark_safe(_CODE.sub(r'<code dir="ltr">\1</code>', escape(text)))


def fields(offers: Iterable[Any], given: Mapping[str, str]) -> SafeString:
    """The lists of a search's form, each with what is chosen of it."""
    return mark_safe("".join(chosen(one.field, given[one.name]) for one in offers))


register.simple_tag(link, takes_context=True)
register.simple_tag(feeds_of, takes_context=True)
register.simple_tag(range_of_toll, takes_context=True)
register.simple_tag(tolls, takes_context=True)
register.simple_tag(voices, takes_context=True)
register.simple_tag(map_svg, takes_context=True)
register.simple_tag(opened_rows, takes_context=True)
register.simple_tag(listed, takes_context=True)
register.simple_tag(listed_rows, takes_context=True)
register.simple_tag(said_rows, takes_context=True)
register.simple_tag(file, takes_context=True)
register.simple_tag(versions, takes_context=True)
for _filter in (
    day, when, place, spot, around,
    digits, coded, tongue,
    number, size, isolated,
    sentences.word, sentences.headline, sentences.sentence, sentences.voice_count,
    sentences.pages, sentences.figures, sentences.standing, sentences.named, sentences.figure,
    fields, voiced.branches, voiced.page_row,
    charted.bars, charted.period_rows, charted.growth_marks, charted.growth_legend,
    charted.growth_rows, charted.reach_marks, charted.reach_rows,
    sentences.alleged, sentences.checked, sentences.as_translated,
):  # fmt: skip
    register.filter(_filter.__name__, _filter)
