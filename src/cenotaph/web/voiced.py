"""What stands once a claim or a page on an incident's page, as HTML.

An incident has some forty claims and a claim some forty words and marks: a template that says the
same takes ten times as long. Whatever is not ours is escaped here. Words to translate stand
outside of formatted strings: the program that collects them does not look into those.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from django.utils.safestring import SafeString, mark_safe

from cenotaph.model.claims import Speaker
from cenotaph.model.incidents import Voice
from cenotaph.record.view import Piece, ReportView
from cenotaph.web.chart import Chart
from cenotaph.web.charted import first_letter
from cenotaph.web.incident_page import BranchBlock, ClaimBlock, VoiceBlock
from cenotaph.web.sentences import figure, named, word
from cenotaph.web.times import day
from cenotaph.web.tongues import tongue
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import language


def voices(blocks: Iterable[VoiceBlock], growth: Chart | None, further: str) -> SafeString:
    """Claims by voice; `growth` gives each its colour, `further` is the page of all claims."""
    classes = {line.voice: f"v{line.number}" for line in growth.lines} if growth else {}
    return mark_safe("".join(_voice(block, classes, further) for block in blocks))


def _voice(block: VoiceBlock, classes: Mapping[str, str], further: str) -> str:
    voice, number = block.voice, block.number
    known = classes.get(voice.id, "plain") if voice else "plain"
    name = first_letter(named(voice.name)) if voice else _("No voice of their own")
    shown = (
        f'<section class="voice-block" aria-labelledby="v{number}">\n<h3 id="v{number}">'
        '<svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">'
        f'<circle class="voice {known}" cx="6" cy="6" r="5"/></svg>{name}</h3>\n'
    )
    if voice is not None:
        shown += f'<p class="who">{_who(voice)}</p>\n'
    if voice is not None and voice.known and block.heard is not None:
        label = _("Who heard it from whom")
        heard = branches(block.heard.repeated_by)
        shown += f'<ul class="heard" aria-label="{label}">\n{heard}</ul>\n'
    if block.in_full:
        shown += f'<ol class="claims">\n{claims(block.in_full)}</ol>\n'
    if block.elsewhere:
        shown += _elsewhere(block.elsewhere, further)
    return f"{shown}</section>\n"


def _who(voice: Voice) -> str:
    """What the voice is, its interest in the dead, and what is known of its source."""
    if not voice.known:
        said = [_("gives no source: may or may not be a voice of its own")]
    else:
        said = [word(voice.role, "ROLES")]
        if voice.interest:
            said.append(word(voice.interest, "INTERESTS"))
    return escape(" · ".join([*said, *by_profile(voice)]))


def by_profile(voice: Voice) -> Iterator[str]:
    """What the profiles of sources say of whom a voice counts, and of others that repeat it."""
    if voice.counts_only:
        yield _("counts civilians alone, where it does not say whom")
    if voice.repeated_by:
        yield _("others are known to repeat it")


def _elsewhere(blocks: Iterable[ClaimBlock], further: str) -> str:
    refs = _(", ").join(
        f'<a id="c-{escape(one.claim.id)}" href="{escape(further)}#c-{escape(one.claim.id)}">'
        f"{escape(figure(one.claim))}</a>"
        for one in blocks
    )
    said = _("Other claims of this voice, each with its words a page further:")
    return f'<p class="about">{said} <span class="refs">{refs}</span></p>\n'


def claims(blocks: Iterable[ClaimBlock]) -> SafeString:
    """Claims with their words, one list item each."""
    return mark_safe("".join(map(_claim, blocks)))


def _claim(block: ClaimBlock) -> str:
    out = ' class="out"' if block.left_out else ""
    return (
        f'<li id="c-{escape(block.claim.id)}"{out}>\n<p class="says">{_says(block)}</p>\n'
        f'{_quote(block)}\n<p class="chain">{_chain(block)}</p>\n</li>\n'
    )


def _says(block: ClaimBlock) -> str:
    """The figure, what and whom it counts, what it sets and why it is left out."""
    claim = block.claim
    said = f"<b>{escape(figure(claim))}</b> {escape(word(claim.measure, 'MEASURES'))}"
    if claim.group.text:
        said += f" <span>(<bdi>{escape(claim.group.text)}</bdi>)</span>"
    return said + "".join(
        f' <span class="chip{kind}">{text}</span>' for kind, text in _chips(block)
    )


def _chips(block: ClaimBlock) -> Iterator[tuple[str, str]]:
    """Each chip's own class and its words."""
    claim = block.claim
    if block.sets:
        bounds = _(", ").join(escape(word(bound, "BOUNDS")) for bound in block.sets)
        yield " sets", _("sets:") + f" {bounds}"
    for reason in block.left_out:
        yield "", _("left out:") + f" {escape(word(reason, 'REASON_TITLES'))}"
    if claim.stance != "asserts" and "denied" not in block.left_out:
        yield "", escape(word(claim.stance, "STANCES"))
    if claim.certainty != "stated" and "expected" not in block.left_out:
        yield "", escape(word(claim.certainty, "CERTAINTIES"))


def _quote(block: ClaimBlock) -> str:
    quote = block.claim.quote
    if quote is None:
        return '<p class="quote withheld">' + _("Quote withheld.") + "</p>"
    words = "".join(map(_piece, quote))
    return f'<blockquote class="quote" {tongue(block.report)}>{words}</blockquote>'


def _piece(piece: Piece) -> str:
    text = str(escape(piece.text))
    match piece.kind:
        case "figure":
            return f"<mark>{text}</mark>"
        case "withheld":
            return f'<span class="withheld" lang="{language()}">{text}</span>'
        case _:
            return text


def _chain(block: ClaimBlock) -> str:
    """When it was said, by whom, heard from whom, and whether a person has compared it."""
    said, report = block.claim.said, block.report
    on = _("Said") + f" {escape(day(said.at))}"
    if said.basis == "page":
        on += " " + _("(the page’s date)")
    elif said.basis == "capture":
        on += " " + _("(when the page was captured)")
    told = [_teller(report), *map(_heard, block.chain)] if block.chain else [_own(report)]
    return f"<span>{on}.</span> <span>{' '.join(told)}</span>{_compared(block)}"


def _heard(speaker: Speaker) -> str:
    arrow = '<i aria-hidden="true">←</i> <span class="sr">' + _("heard it from") + "</span>"
    return f"{arrow} <bdi>{escape(speaker.text)}</bdi>"


def _own(report: ReportView) -> str:
    return f"{_teller(report)} " + _("in its own voice")


def _teller(report: ReportView) -> str:
    """The page's outlet, or its address, as a link to it."""
    if not report.url:
        outlet = _("a page") if report.outlet is None else report.outlet
        return f"<bdi>{escape(outlet)}</bdi>"
    name = escape(report.outlet or report.url)
    return f'<a href="{escape(report.url)}" rel="noopener noreferrer"><bdi>{name}</bdi></a>'


def _compared(block: ClaimBlock) -> str:
    claim = block.claim
    if claim.machine:
        return ' <span class="machine">' + _("Machine-read.") + "</span>"
    if claim.decided == "amend":
        return " <span>" + _("Amended by a person, who compared it with the page.") + "</span>"
    if claim.decided:
        return " <span>" + _("A person has compared it with the page.") + "</span>"
    return ""


def branches(heard: Iterable[BranchBlock]) -> SafeString:
    """Branches of a voice's tree, each below whom it heard."""
    return mark_safe("".join(map(_branch, heard)))


def _branch(branch: BranchBlock) -> str:
    claims = _(", ").join(
        f'<a href="#c-{escape(one.claim.id)}">{escape(figure(one.claim))}</a>'
        for one in branch.claims
    )
    refs = f': <span class="refs">{claims}</span>' if claims else ""
    below = f"\n<ul>{branches(branch.repeated_by)}</ul>" if branch.repeated_by else ""
    return f"<li><bdi>{escape(branch.name)}</bdi>{refs}{below}</li>\n"


def page_row(report: ReportView) -> SafeString:
    """A page: its outlet, its title as a link, and its day."""
    row = ""
    if report.outlet:
        row = f"<b><bdi>{escape(report.outlet)}</bdi></b>" + (_(", ") if report.title else "")
    title = f"<bdi {tongue(report)}>{escape(report.title or report.url or '')}</bdi>"
    if report.url:
        title = f'<a href="{escape(report.url)}" rel="noopener noreferrer">{title}</a>'
    row += title
    if report.published_at:
        on = escape(report.published_at)
        row += _(", ") + f'<time datetime="{on}">{escape(day(report.published_at))}</time>'
    return mark_safe(row)
