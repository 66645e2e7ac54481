"""What of one page's words somebody at work may read, where they may read the page at all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from cenotaph.model.claims import Claim, Speaker
from cenotaph.model.pages import Page
from cenotaph.model.reports import Report
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import Level
from cenotaph.record.masking import Mask, mask_of, names_in
from cenotaph.record.public_view import hidden_names


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSight:
    """The words of a page that a reader may not read: where they stand, and a mask of them."""

    spans: frozenset[Span]
    mask: Mask

    def claim(self, claim: Claim) -> Claim:
        """The claim with nothing in its words that the reader may not read."""
        if self.mask.names is None:
            return claim
        mask, group = self.mask, claim.group
        return replace(
            claim,
            attribution=tuple(self._speaker(one) for one in claim.attribution),
            group=replace(
                group,
                text=mask.maybe(group.text),
                occupation=mask.maybe(group.occupation),
                any_of=tuple(map(mask.text, group.any_of)),
            ),
        )

    def _speaker(self, one: Speaker) -> Speaker:
        hidden = one.source is not None and self.mask.hides(one.source)
        return replace(one, text=self.mask.text(one.text), source=None if hidden else one.source)


def page_sight(
    page: Page,
    reports: Iterable[Report],
    names: Iterable[Span],
    level: Level,
    sealed: Collection[str],
) -> PageSight:
    """What of this page a reader of this level may not read; `sealed` are sources kept from them.

    A name that is withheld in one place is withheld wherever its words stand, as in a view.
    """
    known, found = tuple(reports), tuple(names)
    spans = {span for report in known for span in hidden_names(report, found, level)}
    links = [link for one in known for claim in one.claims for link in claim.attribution]
    called = {link.text for link in links if link.source in sealed}
    places = [place for report in known for place in report.where]
    mask = mask_of(
        (*names_in(page.text, spans), *sealed, *called),
        kept=[place.name or "" for place in places if place.gazetteer_id],
        addresses=False,
    )
    if mask.names is not None:
        spans |= {Span(*match.span()) for match in mask.names.finditer(page.text)}
    return PageSight(spans=frozenset(spans), mask=mask)
