"""Sentences about an incident: its headline, toll, voices, alleged responsibility."""

from collections.abc import Mapping
from functools import lru_cache

from cenotaph.model.claims import Claim, Count
from cenotaph.model.incidents import Incident, ListedDead
from cenotaph.model.reports import Report
from cenotaph.model.tolls import Check, Toll, TollKey
from cenotaph.model.vocabulary import Measure
from cenotaph.record.listing import Listed, SaidClaim
from cenotaph.record.view import ClaimView, View
from cenotaph.web import words
from cenotaph.web.countries import party_name, place_name
from cenotaph.web.incident_page import Alleged
from cenotaph.web.numerals import number
from cenotaph.web.settings import FIRST
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import isolated, language, ngettext

_MEANS_NAMED = 2  # a headline with more means than two reads as a list


def word(code: str | None, table: str) -> str:
    """A code in words by the table of `words` it belongs to; a new code shows as itself."""
    if code is None:
        return ""
    return _word(code, table, language())


# a page shows some hundred words of a few dozen
@lru_cache(maxsize=4096)
def _word(code: str, table: str, _language: str) -> str:
    known: Mapping[str, str] = getattr(words, table)
    return str(known.get(code, code.replace("_", " ").replace("-", " ")))


def headline(view: View | Incident | Report | Listed) -> str:
    """What happened where: "Airstrike in Hama"; the record writes no titles of its own."""
    means = [word(code, "MEANS") for code in view.means[:_MEANS_NAMED]]
    what = _(" and ").join([means[0], *(m.lower() for m in means[1:])]) if means else _("Violence")
    place = next((isolated(place_name(p)) for p in view.where), None)
    if place is None:
        return _("%(what)s, place not known") % {"what": what}
    if view.where[0].precision in ("near", "area"):
        return _("%(what)s near %(place)s") % {"what": what, "place": place}
    return _("%(what)s in %(place)s") % {"what": what, "place": place}


def people(figure: int, measure: Measure) -> str:
    """A figure with whom it counts and what befell them: "41 people are reported killed"."""
    return _people(figure, measure, language())


@lru_cache(maxsize=4096)
def _people(figure: int, measure: Measure, _language: str) -> str:
    return words.PEOPLE[measure] % {"count": figure, "n": number(figure)}


def pages(number_of: int) -> str:
    """How many pages there are: "3 pages"."""
    return ngettext("%(n)s page", "%(n)s pages", number_of) % {"n": number(number_of)}


def sentence(toll: Toll) -> str:
    """A toll as one or two sentences."""
    parts = [_bounds(toll), _best(toll)]
    # "at least" says it already
    if toll.open and toll.max is not None:
        parts.append(_("The toll is still open."))
    return " ".join(part for part in parts if part)


def _bounds(toll: Toll) -> str:
    low, high = toll.min, toll.max
    if low is None and high is None:
        if toll.best is not None:
            return _("About %(said)s.") % {"said": people(toll.best, toll.measure)}
        return _("People are reported %(what)s, without a figure.") % {
            "what": word(toll.measure, "MEASURES")
        }
    if low == high and low is not None:
        return _("%(said)s.") % {"said": people(low, toll.measure)}
    if high is None and low is not None:
        return _("At least %(said)s.") % {"said": people(low, toll.measure)}
    if low is None and high is not None:
        return _("Up to %(said)s.") % {"said": people(high, toll.measure)}
    both = {"low": number(low), "said": people(high or 0, toll.measure)}
    return _("Between %(low)s and %(said)s.") % both


def _best(toll: Toll) -> str:
    if toll.min == toll.max is not None:
        return ""
    if toll.min == 0 and (toll.max or 0) > 0:
        return _("Disputed: one voice says none.")
    if toll.best is not None and toll.best in (toll.min, toll.max) and None in (toll.min, toll.max):
        return ""
    if toll.best is not None and (toll.min, toll.max) != (None, None):
        best = {"best": number(toll.best)}
        if toll.voices[1] > 1:
            return _("The figure most voices share is %(best)s.") % best
        return _("Its own figure is %(best)s.") % best
    if toll.best is None and toll.voices[1] > 1 and toll.min is not None and toll.max is not None:
        return _("The sources disagree on a figure between.")
    return ""


def named(name: str) -> str:
    """A voice's name; a page that names neither source nor outlet is called that."""
    return isolated(name) or _("a page without an outlet")


def voice_count(toll: Toll) -> str:
    """How many voices stand behind a toll, at least and at most."""
    low, high = toll.voices
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def voices(toll: Toll) -> str:
    """The same as a sentence."""
    low, high = toll.voices
    if low == high:
        said = ngettext("%(n)s independent voice.", "%(n)s independent voices.", low)
        return said % {"n": number(low)}
    said = ngettext(
        "%(low)s to %(high)s independent voice: "
        "some figures give no source and may repeat another.",
        "%(low)s to %(high)s independent voices: "
        "some figures give no source and may repeat another.",
        high,
    )
    return said % {"low": number(low), "high": number(high)}


def on_lists(listed: ListedDead) -> str:
    """How many of the dead lists name, and which lists; neither where so few are not told."""
    if listed.people is None:
        return _(
            "Lists name some of the dead: so few that neither their number nor the lists are told."
        )
    said = ngettext(
        "%(n)s named person on lists: %(lists)s. No figure below that counts everyone.",
        "%(n)s named people on lists: %(lists)s. No figure below that counts everyone.",
        listed.people,
    )
    return said % {"n": number(listed.people), "lists": ", ".join(listed.lists)}


def figures(toll: Toll) -> str:
    """lowest – best – highest; one figure where all agree, "at least" where nothing bounds it."""
    low, best, high = toll.min, toll.best, toll.max
    if low == high and low is not None:
        return number(low)
    if high is None and low is not None:
        return _("at least %(n)s") % {"n": number(low)}
    if low is None and high is not None:
        return _("up to %(n)s") % {"n": number(high)}
    if (low, best, high) == (None, None, None):
        return word("unstated", "COUNT_KINDS")
    middle = _("?") if best is None else number(best)
    if low is None:
        return _("about %(n)s") % {"n": middle}
    return f"{number(low)} – {middle} – {number(high)}"


def standing(toll: Toll) -> str:
    """The figures with what a toll is beside them: open, and the grade that its policy gives."""
    marks = [_("open") if toll.open else "", toll.grade or ""]
    return " · ".join(filter(None, (figures(toll), *marks)))


def figure(claim: ClaimView | Claim | SaidClaim) -> str:
    """A claim's figure as it was written, with its bounds where the words do not show them.

    A count that a person typed has no words of the page, and is shown as it was typed.
    """
    count: Count = claim.count
    if not count.text and count.kind in _TYPED:
        return _typed(count)
    written = isolated(count.text or "") or word(count.kind, "COUNT_KINDS")
    plain = str(count.figure) if count.figure is not None else None
    if count.kind == "exact" and (count.text or "").replace(",", "") == plain:
        return written
    if (count.min, count.max) == (None, None) and (plain is None or plain in written):
        return written
    return f"{written} ({_bounded(count)})"


_TYPED = ("exact", "at_least", "at_most", "about", "range")


def _typed(count: Count) -> str:
    if count.kind == "at_least":
        return _("at least %(n)s") % {"n": number(count.min)}
    if count.kind == "at_most":
        return _("up to %(n)s") % {"n": number(count.max)}
    if count.kind == "about":
        return _("about %(n)s") % {"n": number(count.figure)}
    return _bounded(count)


def _bounded(count: Count) -> str:
    low, high = number(count.min), number(count.max)
    if (count.min, count.max) == (None, None):
        return _("≈ %(n)s") % {"n": number(count.figure)}
    if low == high:
        return low
    if count.max is None:
        return _("%(n)s+") % {"n": low}
    if count.min is None:
        return _("≤ %(n)s") % {"n": high}
    return f"{low}–{high}"


def key(value: TollKey, labels: Mapping[str, str]) -> str:
    """One value of one dimension in words: "civilians", "Northern Front"."""
    if value.dimension == "side" and value.value != "civilian":
        return isolated(party_name(value.value, labels))
    return word(value.value, "KEY_VALUES")


def alleged(one: Alleged) -> str:
    """A statement on responsibility, always with whose it is."""
    by = isolated(one.by or "") or _("a page that names no source")
    said = word(one.statement.stance, "RESPONSIBILITY")
    return said % {"by": by, "actor": isolated(one.actor)}


def checked(check: Check) -> str:
    """A check's own sentence, which is English; elsewhere its code in words and its figures."""
    if language() == FIRST:
        return check.message
    said, compared = word(check.code, "CHECKS"), words.CHECK_FIGURES.get(check.code)
    figures = {name: number(figure) for name, figure in check.figures.items()}
    return f"{said} {compared % figures}" if compared and figures else said


def as_translated(text: str | None) -> str:
    """A text from below the site, which is English there, in the language being rendered."""
    return _(text) if text else ""
