"""Sentences of errors from below the site, in the language being rendered.

What is wrong is said where it is found, in English, since commands and programs read it too. Here
are those sentences that a page can show, with a hole for each thing that is named in them. A test
holds them to the sources; one that is not here is shown in English, and marked as that.
"""

import re
from functools import cache
from unicodedata import bidirectional

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _

from cenotaph.web.settings import FIRST
from cenotaph.web.translation import gettext, isolated

SENTENCES: tuple[str, ...] = (
    _("A decision needs a reason."),
    _("Nothing is amended."),
    _("Say what the claim should be."),
    _("%(a)s is no day to come: it is %(b)s, in UTC."),
    _("Give a later day, or none, to release it at once."),
    _("A redaction cannot be taken back."),
    _("What it sealed is gone; add the page again."),
    _("%(a)s may not undo what %(b)s decided."),
    _("A person's decision is taken back by a person."),
    _("There is nothing to %(a)s."),
    _("Name it."),
    _("The address %(a)s %(b)s."),
    _("Check the address, or save the page and read the file."),
    _("%(a)s lies inside a network of its own."),
    _("Only addresses of the public web are fetched; save the page and upload the file."),
    _("No words are selected."),
    _("Select the words that say it."),
    _("“%(a)s” does not stand on the page."),
    _("Copy the words as the page has them."),
    _("“%(a)s” stands more than once on the page."),
    _("Take more words around it."),
    _("“%(a)s” is no count."),
    _("Write 15, 10-15, 12+ for at least, ..20 for at most, ~50 for about, or unstated."),
    _("“%(a)s” is no point on the earth."),
    _("Write NAME @ LATITUDE, LONGITUDE."),
    _("“%(a)s” is no day."),
    _("Write 2020-12-14 or 2020-12-14/2020-12-16."),
    _("That place in the list is none."),
    _("Begin at the first page of the list."),
    _("A %(a)s may not %(b)s: it takes the role %(c)s."),
    _("Another process is writing to this record."),
    _("Wait until it is done, then run the command again."),
    _(
        "%(a)s has %(b)s at %(c)s (entry %(d)s), after entry %(e)s, which this decision on %(f)s "
        "was made on."
    ),
    _("Nothing is decided. Look at it again, then decide anew."),
    _("The claim %(a)s is read no more."),
    _("There is no decision %(a)s that stands."),
    _("There is no %(a)s %(b)s."),
    _("“%(a)s” is not the id of a %(b)s."),
    _("More than one %(a)s begins with %(b)s: %(c)s …"),
    _("Give more of the id."),
    _("The log holds nothing as of %(a)s."),
    _("Its first entry came later."),
    _("“%(a)s” is no entry, edition or date of this record."),
    _("Write an entry's number, an edition's id, 2026-01-02 or 2026-01-02T09:30:00Z."),
    _("“%(a)s” is not a day."),
    _("Write it as 2020-12-14."),
    _("“%(a)s” is not a date."),
    _("Write it as 2020-12-14 or 2020-12-14T09:30."),
    _("Nothing is released, so there is nothing to publish."),
    _("Nothing is public yet: what is released is under embargo, the first until %(a)s."),
    _("Publish again on that day, in UTC."),
)
_HOLE = re.compile(r"%\((\w)\)s")


def in_our_words(sentence: str) -> SafeString:
    """The sentence in the language being rendered, as HTML; marked as English where it is not."""
    if get_language() == FIRST:
        return format_html("{}", sentence)
    for known, shape in _shapes():
        found = shape.fullmatch(sentence)
        if found is not None:
            named = {name: isolated(words) for name, words in found.groupdict().items()}
            return format_html("{}", gettext(known) % named)
    if any(bidirectional(letter) in ("R", "AL") for letter in sentence):
        # the site's own, and translated where it was raised
        return format_html("{}", sentence)
    return format_html('<span lang="{}" dir="ltr">{}</span>', FIRST, sentence)


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((one, _shape(one)) for one in SENTENCES)


def _shape(sentence: str) -> re.Pattern[str]:
    """What a sentence looks like once its holes are filled."""
    plain = iter(_HOLE.split(sentence))
    parts = [re.escape(next(plain))]
    for hole, after in zip(plain, plain, strict=True):
        parts += (f"(?P<{hole}>.+)", re.escape(after))
    return re.compile("".join(parts), re.DOTALL)
