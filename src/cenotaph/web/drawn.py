"""A map as SVG, and the rows that say the same: a page holds some hundred marks of each.

A template that writes as much takes ten times as long. Whatever is not ours is escaped here.
"""

from collections.abc import Callable, Iterable, Iterator
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from cenotaph.web.labels import Label
from cenotaph.web.maps import MapDrawing, Mark, Opened
from cenotaph.web.numerals import number
from cenotaph.web.overview import MapPage
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated, ngettext

# The address of a page, by its name and what that takes.
Address = Callable[..., str]


def drawn(
    drawing: MapDrawing, label: str, address: Address, *, linked: bool, small: bool
) -> SafeString:
    """The map under its label, words or HTML; a small one has neither names nor a scale."""
    return mark_safe("".join(_parts(drawing, label, address, linked=linked, small=small)))


def _parts(
    drawing: MapDrawing, label: str, address: Address, *, linked: bool, small: bool
) -> Iterator[str]:
    role = "group" if linked else "img"
    yield (
        f'<svg class="map" viewBox="0 0 {drawing.width} {drawing.height}" role="{role}" '
        f'aria-label="{conditional_escape(label)}">\n'
        f'<rect class="sea" width="{drawing.width}" height="{drawing.height}"/>\n'
        f'<path class="coast" d="{drawing.coast}"/>\n'
        f'<path class="boundary" d="{drawing.boundaries}"/>\n'
    )
    for x, y in drawing.others:
        yield f'<circle class="other" cx="{x}" cy="{y}" r="2.5"/>'
    yield "\n"
    for mark in drawing.marks:
        yield _mark(mark, address("incident", mark.incident) if linked else None, small=small)
    for one in drawing.opened:
        yield _opened(one, address("tile", one.tile.level, one.tile.row, one.tile.column))
    if not small:
        yield "\n".join(map(_place_name, drawing.labels))
        km = _("%(km)s km") % {"km": number(drawing.scale_km)}
        yield (
            f'\n<g class="scale"><path d="M14 {drawing.scale_y}v6h{drawing.scale}v-6"/>'
            f'<text x="14" y="{drawing.scale_text_y}">{escape(km)}</text></g>'
        )
    yield "\n</svg>"


def _mark(mark: Mark, address: str | None, *, small: bool) -> str:
    at = f'cx="{mark.x}" cy="{mark.y}"'
    circles = (
        f'<circle class="area" {at} r="{mark.radius}"/>'
        f'<circle class="dot" {at} r="{4 if small else 3.5}"/>'
    )
    if address is None:
        return f"{circles}\n"
    return f'<a href="{escape(address)}" aria-label="{escape(mark.name)}">{circles}</a>\n'


def _opened(one: Opened, address: str) -> str:
    at = f'cx="{one.x}" cy="{one.y}"'
    area = f'<circle class="area" {at} r="{one.area}"/>' if one.area > one.radius else ""
    return (
        f'<a href="{escape(address)}" aria-label="{escape(_opens(one))}">{area}'
        f'<circle class="many" {at} r="{one.radius}"/>'
        f'<text class="count" x="{one.x}" y="{round(one.y + 5, 1)}" text-anchor="middle">'
        f"{number(one.incidents)}</text></a>\n"
    )


def _place_name(label: Label) -> str:
    """A name on the map; those of incidents themselves are set apart."""
    lead = ' class="lead"' if label.lead else ""
    at = f'x="{label.x}" y="{label.y}" text-anchor="{label.anchor}"'
    return f"<text {at}{lead}>{escape(label.text)}</text>"


def rows_of_opened(opened: Iterable[Opened], address: Address) -> SafeString:
    """What the marks open, one list item each."""
    return mark_safe("".join(_row(one, address) for one in opened))


def _row(one: Opened, address: Address) -> str:
    to = address("tile", one.tile.level, one.tile.row, one.tile.column)
    return (
        f'<li><a href="{escape(to)}"><span class="when">{escape(_many(one.incidents))}</span> '
        f'<span class="what">{escape(around(one))}</span> '
        f'<span class="mini none">{escape(_what(one))}</span></a></li>\n'
    )


def around(one: MapPage | Opened) -> str:
    """Where several incidents lie: "Homs", or "Homs and around" where they name other places."""
    name = isolated(one.name)
    return name if one.one_name else _("%(place)s and around") % {"place": name}


def _opens(one: Opened) -> str:
    """What a mark that stands for several incidents says to who cannot see it."""
    return f"{around(one)}: {_many(one.incidents)}, {_what(one)}"


def _many(incidents: int) -> str:
    said = ngettext("%(n)s incident", "%(n)s incidents", incidents)
    return said % {"n": number(incidents)}


def _what(one: Opened) -> str:
    return _("list") if one.tile.listed else _("closer map")
