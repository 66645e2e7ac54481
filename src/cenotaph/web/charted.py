"""Charts and the tables beside them, as HTML: each mark, row and figure is written once.

A template takes some ten microseconds a word, and a chart has some hundred. Whatever is not ours is
escaped here.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from django.utils.safestring import SafeString, mark_safe

from cenotaph.web.chart import Chart, Drawn, Tick
from cenotaph.web.numerals import digits, number
from cenotaph.web.over_time import Bars, OverTime, Period
from cenotaph.web.ranges import Bound, Range
from cenotaph.web.reach import ReachChart
from cenotaph.web.sentences import key, named, word
from cenotaph.web.times import day, period, short_day
from cenotaph.web.translation import gettext as _


def bars(of: Bars) -> SafeString:
    """One number a period, with its scale and some names of periods."""
    marks = [
        f'{_line("grid", of.left, of.right, tick.at)}<text x="48" y="{round(tick.at + 5, 1)}" '
        f'text-anchor="end">{escape(digits(tick.text))}</text>\n'
        for tick in of.figures
    ]
    foot = round(of.bottom + 22, 1)
    marks += [
        f'<text x="{tick.at}" y="{foot}" text-anchor="middle">{escape(period(tick.text))}</text>\n'
        for tick in of.periods
    ]
    marks.append(f'<path class="low" d="{of.low}"/><path class="high" d="{of.high}"/>')
    return mark_safe("".join(marks))


def period_rows(shown: OverTime) -> SafeString:
    """A row a period."""
    return mark_safe("".join(map(_period, shown.periods)))


def _period(one: Period) -> str:
    killed = one.killed
    best = number(killed.best if killed.counted else 0)
    more = "+" if killed.unbounded else ""
    figures = (number(one.incidents), number(killed.min), best, f"{number(killed.max)}{more}")
    return _row(escape(period(one.name)), figures)


def growth_marks(chart: Chart) -> SafeString:
    """The scale, the days, and each voice's line with its band and its figures."""
    return mark_safe("".join(_growth(chart)))


def _growth(chart: Chart) -> Iterator[str]:
    yield from _scale(chart.figures, chart.left, chart.right)
    yield from _days(chart.days, chart.bottom, reaching=6, words=26)
    for drawn in chart.drawn:
        if drawn.band:
            yield f'<path class="own-band v{drawn.line.number}" d="{drawn.band}"/>'
    yield "\n"
    yield from map(_voice, chart.drawn)


def _voice(drawn: Drawn) -> str:
    known = f"v{drawn.line.number}"
    dots = "".join(
        f'<path class="voice {known}" d="M{dot.x} {dot.y}m-6 5h12l-6 -11z"/>'
        if dot.floor
        else f'<circle class="voice {known}" cx="{dot.x}" cy="{dot.y}" r="5"/>'
        for dot in drawn.dots
    )
    return f'<path class="step {known}" d="{drawn.path}"/>{dots}\n'


def growth_legend(chart: Chart) -> SafeString:
    """Each drawn voice's name beside its mark."""
    return mark_safe("".join(map(_legend, chart.drawn)))


def _legend(drawn: Drawn) -> str:
    known = f"v{drawn.line.number}"
    return (
        '<li><svg class="swatch wide" viewBox="0 0 34 12" aria-hidden="true">'
        f'<path class="step {known}" d="M0 6H34"/>'
        f'<circle class="voice {known}" cx="17" cy="6" r="5"/></svg>'
        f"{first_letter(named(drawn.line.name))}</li>\n"
    )


def growth_rows(chart: Chart) -> SafeString:
    """A row for each figure of each voice."""
    return mark_safe(
        "".join(
            _row(
                first_letter(named(line.name)),
                (number(step.min), number(step.figure), number(step.max)),
                said=day(step.day),
            )
            for line in chart.lines
            for step in line.steps
        )
    )


def reach_marks(charts: Iterable[ReachChart], labels: Mapping[str, str]) -> SafeString:
    """A drawing for each of those who are counted, the days below the last."""
    every = tuple(charts)
    return mark_safe("".join(_reach(one, labels, last=one is every[-1]) for one in every))


def _reach(chart: ReachChart, labels: Mapping[str, str], *, last: bool) -> str:
    whom = first_letter(key(chart.key, labels))
    said = _("lowest to highest by day; the table below holds the same figures")
    marks = [*_scale(chart.figures, chart.left, chart.right)]
    marks += _days(chart.days, chart.bottom, reaching=5, words=22 if last else None)
    dimension = escape(word(chart.key.dimension, "DIMENSIONS"))
    return (
        f'<p class="whom"><bdi>{whom}</bdi> <small>' + _("by") + f" {dimension}</small></p>\n"
        f'<svg class="chart" viewBox="0 0 {chart.width} {chart.height}" role="img" '
        f'aria-label="{whom}: {said}">\n{"".join(marks)}'
        f'<path class="reach" d="{chart.band}"/><path class="floor" d="{chart.open}"/></svg>\n'
    )


def reach_rows(charts: Iterable[ReachChart], labels: Mapping[str, str]) -> SafeString:
    """A row for each day on which a reach changes."""
    return mark_safe(
        "".join(
            _row(
                f"<bdi>{first_letter(key(chart.key, labels))}</bdi>",
                (number(one.low), number(one.high), number(one.voices)),
                said=day(one.day),
            )
            for chart in charts
            for one in chart.reaches
        )
    )


def range_figures(drawn: Range, address: str) -> SafeString:
    """The three figures of a toll, or the only one, each with the voices that set it.

    `address` is that of the incident's page, which holds the claims.
    """
    toll = drawn.toll
    if drawn.single:
        agree = _("all figures agree") if toll.voices[1] > 1 else _("the only figure")
        return mark_safe(_figure("best", number(toll.min), agree, drawn.min, address))
    low = _("no lower bound") if toll.min is None else _("lowest")
    high = _("no upper bound") if toll.max is None else _("highest")
    if toll.best is None:
        unknown = '<i aria-hidden="true">' + _("?") + "</i>"
        best = _figure("best", unknown, _("no best: the sources disagree"), None, address)
    else:
        best = _figure("best", number(toll.best), _("best"), drawn.best, address)
    return mark_safe(
        _figure("low", number(toll.min), low, drawn.min, address)
        + best
        + _figure("high", number(toll.max), high, drawn.max, address)
    )


def _figure(kind: str, shown: str, said: str, bound: Bound | None, address: str) -> str:
    names = _(", ").join(
        f'<a href="{escape(address)}#c-{escape(claim)}">{escape(named(name))}</a>'
        for name, claim in (bound.names if bound else ())
    )
    small = f" <small>{names}</small>" if names else ""
    return f'<p class="{kind}"><b>{shown}</b> <span>{said}</span>{small}</p>\n'


def _row(who: str, figures: Iterable[str], *, said: str | None = None) -> str:
    """A row of a table: what it is of, as HTML, a day where there is one, and its figures."""
    then = "" if said is None else f"<td>{escape(said)}</td>"
    cells = "".join(f'<td class="num">{one}</td>' for one in figures)
    return f'<tr><th scope="row">{who}</th>{then}{cells}</tr>\n'


def _scale(figures: Iterable[Tick], left: float, right: float) -> Iterator[str]:
    for tick in figures:
        yield (
            f'{_line("grid", left, right, tick.at)}<text x="40" y="{round(tick.at + 5, 1)}" '
            f'text-anchor="end">{escape(tick.text)}</text>\n'
        )


def _days(
    days: Iterable[Tick], bottom: float, *, reaching: float, words: float | None
) -> Iterator[str]:
    """The marks of days, each with its words below, where they are asked for."""
    for number_, tick in enumerate(days):
        yield (
            f'<line class="axis" x1="{tick.at}" x2="{tick.at}" y1="{bottom}" '
            f'y2="{round(bottom + reaching, 1)}"/>'
        )
        if words is not None:
            anchor = "middle" if number_ else "start"
            yield (
                f'<text x="{tick.at}" y="{round(bottom + words, 1)}" '
                f'text-anchor="{anchor}">{escape(short_day(tick.text))}</text>'
            )
        yield "\n"


def _line(kind: str, left: float, right: float, at: float) -> str:
    return f'<line class="{kind}" x1="{left}" x2="{right}" y1="{at}" y2="{at}"/>'


def first_letter(text: str) -> str:
    """The words with a capital first, as HTML."""
    return escape(text[:1].upper() + text[1:])
