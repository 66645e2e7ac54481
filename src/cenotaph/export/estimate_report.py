"""The page of an estimation: for a statistician to sign and a journalist to read.

One HTML file with its style and its plots within; it asks nothing of any network.
"""

from collections.abc import Sequence
from html import escape

from cenotaph.estimate.cautions import ASSUMPTIONS, MEANINGS
from cenotaph.estimate.pooling import label
from cenotaph.export import estimate_plots as plots
from cenotaph.export.estimates import APART
from cenotaph.model.estimates import Estimation, Family, FamilyEstimate, StratumEstimate

# Strata with plots of their own; of more, a table, and the sum.
_SHOWN = 12
_STATUS = {
    "ok": "ok",
    "not_converged": "not converged: no figure",
    "not_identified": "not identified: no figure",
    "refused": "refused",
}
STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1.1rem 4rem; background: #fff;
  color: #1d2327; font: 1rem/1.55 "Source Serif 4", Georgia, "Noto Serif", serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .2rem 0 .6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.4rem 0 .5rem; border-top: 1px solid #c8ced3; padding-top: 1rem; }
h3 { font-size: 1.02rem; margin: 1.6rem 0 .3rem; }
p, li, figcaption { max-width: 40rem; }
.kicker { color: #59636b; font-size: .92rem; margin: 0; }
.lead { font-size: 1.12rem; }
.apart { border-inline-start: 4px solid #8a2c1d; padding: .2rem 0 .2rem .9rem; margin: 1.1rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .6rem 0; }
th, td { text-align: start; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid #dfe3e6;
  vertical-align: top; }
th { font-weight: 600; }
td.n, th.n { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
.none { color: #8a2c1d; }
code { font: .86em ui-monospace, "DejaVu Sans Mono", monospace; background: #f1f3f4;
  padding: .05rem .3rem; border-radius: 3px; white-space: nowrap; }
dl { margin: .4rem 0; } dt { font-weight: 600; margin-top: .6rem; } dd { margin: 0; }
figure { margin: .8rem 0 1.4rem; } figcaption { color: #59636b; font-size: .9rem; }
svg { display: block; width: 100%; min-width: 30rem; height: auto; font-size: 13px; }
svg text { fill: #1d2327; font-family: system-ui, "DejaVu Sans", sans-serif; }
svg .small { font-size: 11.5px; fill: #454d53; }
.bar { fill: #44708f; } .stripe { fill: #f3f5f6; } .range { fill: #dbe6ee; }
.dot { fill: #1f4a66; } .hole { fill: #dde2e5; } .link { stroke: #1f4a66; stroke-width: 2.5; }
.axis { stroke: #6b757c; } .grid { stroke: #cfd6da; }
.interval { stroke: #44708f; stroke-width: 3; }
.mark { stroke: #8a2c1d; stroke-width: 2; }
.seen { stroke: #1d2327; stroke-width: 1.5; stroke-dasharray: 4 3; }
.chain { fill: none; stroke-width: .9; opacity: .75; }
.c0 { stroke: #1f4a66; } .c1 { stroke: #b3541e; } .c2 { stroke: #3c7a3f; } .c3 { stroke: #7b4b94; }
.sign { margin-top: 2.2rem; border-top: 1px solid #6b757c; width: 20rem; max-width: 100%;
  padding-top: .3rem; color: #59636b; font-size: .9rem; }
@media (max-width: 34rem) { table { font-size: .84rem; } th, td { padding-inline-end: .4rem; } }
@media print { body { max-width: none; } h2 { break-after: avoid; }
  figure { break-inside: avoid; } }
"""


def report_page(found: Estimation, *, title: str) -> str:
    """The whole page as HTML."""
    many = len(found.strata) > _SHOWN
    parts = [_lead(found)]
    if found.total is not None:
        parts += _stratum(found.total, f"All {len(found.strata)} strata together", found.lists)
    if many:
        parts += _table_of_strata(found.strata)
    else:
        for stratum in found.strata:
            name = label(stratum.stratum) if stratum.stratum else "The estimates"
            parts += _stratum(stratum, name, found.lists)
    parts.append(_method(found))
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>How many are on no list: {escape(title)}</title>\n<style>{STYLE}</style>\n"
        '</head>\n<body>\n<p class="kicker">Multiple systems estimation</p>\n'
        f"<h1>How many are on no list: {escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def _lead(found: Estimation) -> str:
    names = ", ".join(escape(name) for name in found.lists)
    versions = f", in {found.replicates} versions" if found.replicates > 1 else ""
    whole = found.total or found.strata[0]
    return (
        f'<p class="lead">{len(found.lists)} lists ({names}) together hold'
        f" <strong>{found.documented:,.0f}</strong> people{versions}. From how the lists overlap,"
        " models infer how many more died that no list holds.</p>\n"
        f'<p class="lead">{_in_words(whole)}</p>\n<p class="apart">{escape(APART)}</p>'
    )


def _in_words(stratum: StratumEstimate) -> str:
    """What can be said, in a sentence or two: the range over families that allow dependence."""
    able = [f for f in stratum.families if f.family in _HEADLINE and f.estimate is not None]
    without = [f for f in stratum.families if f.family in _HEADLINE and f.estimate is None]
    if not able:
        two = next(f for f in stratum.families if f.family == "chapman")
        if two.estimate is not None:
            return (
                f"If the two lists are independent, about {two.estimate.median:,.0f} people died"
                f" ({two.estimate.low:,.0f} to {two.estimate.high:,.0f}); two lists cannot show"
                " whether they are."
            )
        return "No family of models gives a figure that could be stood behind."
    figures = "; ".join(
        f"{f.family} {f.estimate.median:,.0f} ({f.estimate.low:,.0f} to {f.estimate.high:,.0f})"
        for f in able
        if f.estimate
    )
    refused = f" {', '.join(f.family for f in without)} gives none." if without else ""
    apart = any(w.code == "families-disagree" for f in able for w in f.warnings)
    caution = " The families disagree: no one of them is the answer." if apart else ""
    return (
        f"Of all deaths of this kind, listed or not, the families that allow lists to depend on"
        f" each other estimate: {escape(figures)}.{escape(refused)}{caution}"
    )


_HEADLINE: tuple[Family, ...] = ("log-linear", "decomposable-graphs", "latent-class")
# The first of these that has draws is drawn as a distribution.
_DRAWN: tuple[Family, ...] = ("latent-class", "log-linear", "chapman")


def _stratum(stratum: StratumEstimate, name: str, lists: Sequence[str]) -> list[str]:
    by_name = {family.family: family for family in stratum.families}
    parts = [
        f"<h2>{escape(name)}</h2>",
        f'<p class="kicker">{stratum.documented:,.0f} people documented</p>',
        _families(stratum.families),
    ]
    if any(family.estimate for family in stratum.families):
        parts.append(plots.side_by_side(stratum.families, stratum.documented))
    parts.append(_warnings(stratum.families))
    if stratum.table is not None and len(lists) > 1:
        parts += ["<h3>How the lists overlap</h3>", plots.upset(stratum.table)]
    sampled = by_name["latent-class"]
    shown = next((by_name[name] for name in _DRAWN if by_name[name].draws), None)
    if shown is not None:
        parts += [
            f"<h3>The number of people, {shown.family}</h3>",
            plots.posterior(shown, stratum.documented),
        ]
    if sampled.chains:
        parts += ["<h3>Do the chains agree?</h3>", plots.trace(sampled)]
    loglinear = by_name["log-linear"].estimate
    if stratum.without and loglinear is not None:
        parts += [
            "<h3>Does one list drive it?</h3>",
            plots.left_out(loglinear.median, stratum.without, stratum.documented),
        ]
    beside = _beside(stratum.families)
    if beside:
        parts += ["<h3>Other figures of the same families</h3>", beside]
    return parts


def _families(families: Sequence[FamilyEstimate]) -> str:
    rows = []
    for family in families:
        interval = family.estimate
        if interval is None:
            cells = f'<td class="n none">{_STATUS[family.status]}</td><td class="n"></td>'
        else:
            cells = (
                f'<td class="n">{interval.median:,.0f}</td>'
                f'<td class="n">{interval.low:,.0f}–{interval.high:,.0f}</td>'
            )
        rhat, ess = (family.diagnostics.get(name) for name in ("rhat", "ess"))
        rows.append(
            f"<tr><th>{family.family}</th>{cells}"
            f'<td class="n">{"" if rhat is None else f"{rhat:.3f}"}</td>'
            f'<td class="n">{"" if ess is None else f"{ess:,.0f}"}</td></tr>'
        )
    return (
        '<div class="wide"><table><thead><tr><th>family</th><th class="n">estimate</th>'
        '<th class="n">95 % interval</th><th class="n">R-hat</th>'
        '<th class="n">effective draws</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _warnings(families: Sequence[FamilyEstimate]) -> str:
    found: dict[tuple[str, str], list[str]] = {}
    for family in families:
        for each in family.warnings:
            found.setdefault((each.code, each.message), []).append(family.family)
    if not found:
        return "<p>No check of the table or of the models found anything wrong.</p>"
    order = list(MEANINGS)
    items = "".join(
        f"<li><code>{code}</code> {escape(message)}"
        f' <span class="kicker">({", ".join(of)})</span></li>'
        for (code, message), of in sorted(found.items(), key=lambda i: order.index(i[0][0]))
    )
    return f"<h3>What is wrong with these figures</h3><ul>{items}</ul>"


def _beside(families: Sequence[FamilyEstimate]) -> str:
    rows = "".join(
        f'<tr><td>{family.family}</td><td>{escape(each.name)}</td><td class="n">'
        f"{each.median:,.0f}</td></tr>"
        for family in families
        for each in family.beside
    )
    return rows and f'<div class="wide"><table><tbody>{rows}</tbody></table></div>'


def _table_of_strata(strata: Sequence[StratumEstimate]) -> list[str]:
    head = "".join(f'<th class="n">{name}</th>' for name in _HEADLINE)
    rows = []
    for stratum in strata:
        of = {family.family: family for family in stratum.families}
        cells = "".join(_cell(family) for name, family in of.items() if name in _HEADLINE)
        rows.append(
            f"<tr><th>{escape(label(stratum.stratum))}</th>"
            f'<td class="n">{stratum.documented:,.0f}</td>{cells}</tr>'
        )
    return [
        "<h2>Each stratum</h2>",
        '<div class="wide"><table><thead><tr><th>stratum</th><th class="n">documented</th>'
        f"{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>",
    ]


def _cell(family: FamilyEstimate) -> str:
    if family.estimate is None:
        return f'<td class="n none">{_STATUS[family.status]}</td>'
    interval = family.estimate
    return (
        f'<td class="n">{interval.median:,.0f}<br>'
        f'<span class="kicker">{interval.low:,.0f}–{interval.high:,.0f}</span></td>'
    )


def _method(found: Estimation) -> str:
    taken = "".join(
        f"<dt>{family}</dt><dd>{escape(text)}</dd>" for family, text in ASSUMPTIONS.items()
    )
    models: dict[str, str] = {}
    for stratum in (*found.strata, *([found.total] if found.total else [])):
        for family in stratum.families:
            if family.model != "none":
                models.setdefault(family.family, family.model)
    used = "".join(f"<dt>{name}</dt><dd>{escape(model)}</dd>" for name, model in models.items())
    run = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>"
        for name, value in found.method.items()
    )
    return (
        "<h2>What each family takes for granted</h2>"
        "<p>No table can show whether these hold. A reader who does not believe one should not use"
        f" its figure.</p><dl>{taken}</dl>"
        f"<h2>Models</h2><dl>{used}</dl>"
        f'<h2>How to get the same figures</h2><div class="wide"><table><tbody>{run}</tbody></table>'
        '</div><p class="sign">Checked by, on</p>'
    )
