"""Template tags: links between pages, dates and places in words, and all of `sentences`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from html import escape
from posixpath import relpath
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from cenotaph.model.values import Place
from cenotaph.record.listing import Listed
from cenotaph.record.view import View
from cenotaph.web import charted, sentences, voiced
from cenotaph.web.chart import Chart
from cenotaph.web.countries import place_name
from cenotaph.web.drawn import around, drawn, rows_of_opened
from cenotaph.web.languages import Version
from cenotaph.web.languages import versions as versions_of
from cenotaph.web.maps import MapDrawing, Opened
from cenotaph.web.numerals import digits, number, size
from cenotaph.web.places import followed_in
from cenotaph.web.rows import list_row, options, said_rows
from cenotaph.web.strip import strip
from cenotaph.web.times import day, period, when
from cenotaph.web.tongues import tongue
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated, language

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
    return relative(context["request"].path, _address(name, args, language()))


def feeds_of(context: Mapping[str, Any], view: View) -> list[tuple[Place, str]]:
    """The places of an incident that can be followed, each with the address of its feed."""
    return [(place, link(context, "place-feed", key)) for key, place in followed_in(view)]


# A page links some thirty times, mostly to what all pages link to.
@lru_cache(maxsize=4096)
def _address(name: str, args: tuple[str | int, ...], _language: str) -> str:
    return str(reverse(name, args=args))


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


def said(context: Mapping[str, Any], row: Mapping[str, Any]) -> SafeString:
    """What a source said in the incident of a row."""
    return said_rows(row["said"], link(context, "incident", row["view"].id))


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


def line_class(voice: str, chart: Chart | None) -> str:
    """The class that gives a voice the same colour in the list as in the chart."""
    lines = chart.lines if chart else ()
    return next((f"v{line.number}" for line in lines if line.voice == voice), "plain")


register.simple_tag(link, takes_context=True)
register.simple_tag(feeds_of, takes_context=True)
register.simple_tag(map_svg, takes_context=True)
register.simple_tag(opened_rows, takes_context=True)
register.simple_tag(listed, takes_context=True)
register.simple_tag(said, takes_context=True)
register.simple_tag(file, takes_context=True)
register.simple_tag(versions, takes_context=True)
for _filter in (
    day, period, when, place, spot, around, line_class,
    digits, coded, tongue,
    number, size, isolated,
    sentences.word, sentences.headline, sentences.sentence, sentences.voices, sentences.voice_count,
    sentences.on_lists, sentences.figures, sentences.standing, sentences.named, sentences.figure,
    sentences.key,
    strip, options, voiced.claims, voiced.branches, voiced.page_row,
    charted.bars, charted.period_rows, charted.growth_marks, charted.growth_legend,
    charted.growth_rows, charted.reach_marks, charted.reach_rows, charted.range_figures,
    sentences.alleged, sentences.checked, sentences.as_translated,
):  # fmt: skip
    register.filter(_filter.__name__, _filter)
