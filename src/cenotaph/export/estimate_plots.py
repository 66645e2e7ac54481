"""Plots of an estimate as SVG: overlaps, posterior, trace, figures without each list.

Drawn by hand, so that a page needs no script and no library; every plot has a title that says it
in words.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from math import ceil, floor, log10

from cenotaph.model.estimates import FamilyEstimate, OverlapTable

_WIDTH = 640.0
# Combinations shown in the overlap plot, largest first; the rest is told in words.
_COMBINATIONS = 20
_BINS = 48


def upset(table: OverlapTable) -> str:
    """How many people each combination of lists holds (UpSet: Lex et al. 2014)."""
    cells = sorted(zip(table.counts, table.patterns, strict=True), reverse=True)[:_COMBINATIONS]
    lists, top = len(table.lists), cells[0][0]
    longest = max(len(name) for name in table.lists)
    left = min(190.0, 20 + 7.2 * longest)
    step = (_WIDTH - left - 10) / max(len(cells), 6)
    height, row = 150.0, 22.0
    parts = []
    for j, name in enumerate(table.lists):
        y = height + 24 + row * j
        if j % 2 == 0:
            parts.append(_rect(0, y - row / 2, _WIDTH, row, "stripe"))
        parts.append(_text(left - 12, y + 4, _short(name), "end"))
    for i, (count, pattern) in enumerate(cells):
        x = left + step * (i + 0.5)
        size = (height - 20) * count / top
        parts.append(_rect(x - step * 0.32, height - size, step * 0.64, size, "bar"))
        parts.append(_text(x, height - size - 4, f"{count:,}", "middle", small=True))
        on = [j for j in range(lists) if pattern >> j & 1]
        ys = [height + 24 + row * j for j in range(lists)]
        parts.append(_line(x, ys[on[0]], x, ys[on[-1]], "link"))
        for j in range(lists):
            kind = "dot" if j in on else "hole"
            parts.append(f'<circle class="{kind}" cx="{x:.1f}" cy="{ys[j]:.1f}" r="5"/>')
    rest = len(table.counts) - len(cells)
    more = f" The {rest} smallest combinations are not drawn." if rest else ""
    told = f"People by the combination of lists that hold them.{more}"
    return _figure(told, height + 24 + row * lists, parts)


def posterior(found: FamilyEstimate, documented: float) -> str:
    """The distribution of the number of people, with the documented and the interval."""
    draws = sorted(found.draws)
    # the farthest half per cent would leave no room for the rest
    end = draws[int(0.995 * (len(draws) - 1))]
    start = min(documented, draws[0])
    span = max(end - start, 1.0)
    bins = [0] * _BINS
    for draw in draws:
        if draw <= end:
            bins[min(_BINS - 1, int(_BINS * (draw - start) / span))] += 1
    left, right, top, bottom = 14.0, 14.0, 30.0, 150.0

    def x(value: float) -> float:
        return left + (_WIDTH - left - right) * (value - start) / (span * 1.02)

    parts = []
    if found.estimate is not None:
        low, high = found.estimate.low, min(found.estimate.high, end)
        parts.append(_rect(x(low), top, x(high) - x(low), bottom - top, "range"))
    for i, count in enumerate(bins):
        size = (bottom - top) * count / max(bins)
        a, b = (x(start + span * edge / _BINS) for edge in (i, i + 1))
        parts.append(_rect(a, bottom - size, b - a - 0.6, size, "bar"))
    if found.estimate is not None:
        middle = x(found.estimate.median)
        parts.append(_line(middle, top - 6, middle, bottom, "mark"))
        anchor = "end" if middle > _WIDTH * 0.7 else "start"
        shift = -6 if anchor == "end" else 6
        parts.append(
            _text(middle + shift, top - 8, f"estimate {found.estimate.median:,.0f}", anchor)
        )
    parts.append(_line(x(documented), top - 20, x(documented), bottom, "seen"))
    parts.append(_text(x(documented) + 6, top - 16, f"documented {documented:,.0f}", "start"))
    parts += _axis(start, end, x, bottom)
    told = (
        "How the draws fall. They give no figure: read the warnings first."
        if found.estimate is None
        else "How probable each number of people is, by the draws; the band is the 95 % interval."
    )
    told += " The dashed line is those documented."
    return _figure(told, bottom + 26, parts)


def trace(found: FamilyEstimate) -> str:
    """Each chain's draws in their order: chains that agree cannot be told apart."""
    flat = sorted(draw for chain in found.chains for draw in chain)
    low, high = flat[0], flat[int(0.999 * (len(flat) - 1))]
    span = max(high - low, 1.0)
    left, top, bottom = 66.0, 10.0, 170.0
    parts = []
    for value in _ticks(low, high, 4):
        y = bottom - (bottom - top) * (value - low) / span
        parts.append(_line(left, y, _WIDTH - 8, y, "grid"))
        parts.append(_text(left - 8, y + 4, f"{value:,.0f}", "end", small=True))
    for index, chain in enumerate(found.chains):
        # a point in three is enough for a plot this wide
        shown = chain[:: max(1, len(chain) // 200)]
        points = " ".join(
            f"{left + (_WIDTH - left - 8) * i / max(1, len(shown) - 1):.1f},"
            f"{bottom - (bottom - top) * min(1.0, (draw - low) / span):.1f}"
            for i, draw in enumerate(shown)
        )
        parts.append(f'<polyline class="chain c{index % 4}" points="{points}"/>')
    told = f"{len(found.chains)} chains of the sampler, each draw in its order."
    return _figure(told, bottom + 8, parts)


def left_out(whole: float, without: Mapping[str, float | None], documented: float) -> str:
    """The log-linear figure without each list, beside that of all lists."""
    known = [figure for figure in without.values() if figure is not None]
    top = max([whole, documented, *known]) * 1.08
    left = min(200.0, 24 + 7.2 * max([9, *(len(name) for name in without)]))
    row = 24.0

    def x(value: float) -> float:
        return left + (_WIDTH - left - 70) * value / top

    rows: list[tuple[str, float | None]] = [("all lists", whole), *without.items()]
    height = row * len(rows) + 8
    parts = [_line(x(whole), 0, x(whole), height, "mark")]
    for i, (name, figure) in enumerate(rows):
        y = row * (i + 0.5) + 4
        told = _short(name) if i == 0 else f"without {_short(name)}"
        parts.append(_text(left - 10, y + 4, told, "end", small=True))
        if figure is None:
            parts.append(_text(left + 4, y + 4, "no estimate", "start", small=True))
            continue
        parts.append(_line(left, y, x(figure), y, "grid"))
        parts.append(f'<circle class="dot" cx="{x(figure):.1f}" cy="{y:.1f}" r="5"/>')
        parts.append(_text(x(figure) + 10, y + 4, f"{figure:,.0f}", "start", small=True))
    told = "The log-linear figure when one list is left out; the line is that of all lists."
    return _figure(told, height, parts)


def side_by_side(families: Sequence[FamilyEstimate], documented: float) -> str:
    """Each family's estimate and interval on one scale."""
    shown = [each for each in families if each.estimate is not None]
    ends = [each.estimate.high for each in shown if each.estimate]
    # one interval without end would flatten all others
    top = min(max(ends), 4 * sorted(ends)[len(ends) // 2]) * 1.06
    left, row = 170.0, 30.0

    def x(value: float) -> float:
        return left + (_WIDTH - left - 16) * min(value, top) / top

    height = row * len(shown) + 30
    parts = [_line(x(documented), 8, x(documented), height - 24, "seen")]
    for i, each in enumerate(shown):
        assert each.estimate is not None
        y = row * i + 24
        parts.append(_text(left - 12, y + 4, each.family, "end"))
        parts.append(_line(x(each.estimate.low), y, x(each.estimate.high), y, "interval"))
        parts.append(f'<circle class="dot" cx="{x(each.estimate.median):.1f}" cy="{y:.1f}" r="5"/>')
    parts += _axis(0, top, x, height - 22)
    told = "Each family's estimate with its 95 % interval; the dashed line is those documented."
    return _figure(told, height + 4, parts)


def _axis(low: float, high: float, x: Callable[[float], float], y: float) -> list[str]:
    parts = [_line(0, y, _WIDTH, y, "axis")]
    for value in _ticks(low, high, 6):
        at = x(value)
        parts.append(_line(at, y, at, y + 4, "axis"))
        anchor = "start" if at < 20 else "end" if at > _WIDTH - 30 else "middle"
        parts.append(_text(at, y + 18, f"{value:,.0f}", anchor, small=True))
    return parts


def _ticks(low: float, high: float, count: int) -> list[float]:
    """Round values between two ends, about so many."""
    rough = max(high - low, 1.0) / count
    power = 10.0 ** floor(log10(rough))
    step = next(power * m for m in (1, 2, 5, 10) if power * m >= rough)
    return [step * i for i in range(ceil(low / step), floor(high / step) + 1)]


def _short(name: str) -> str:
    return name if len(name) <= 22 else name[:21] + "…"


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    size = f'width="{max(width, 0):.1f}" height="{max(height, 0):.1f}"'
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" {size}/>'


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, text: str, anchor: str, *, small: bool = False) -> str:
    kind = ' class="small"' if small else ""
    return f'<text{kind} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _figure(told: str, height: float, parts: Sequence[str]) -> str:
    drawn = "".join(parts)
    return (
        f'<figure><div class="wide"><svg viewBox="0 0 {_WIDTH:.0f} {height:.0f}" role="img"'
        f' aria-label="{escape(told)}">{drawn}</svg></div>'
        f"<figcaption>{escape(told)}</figcaption></figure>"
    )
