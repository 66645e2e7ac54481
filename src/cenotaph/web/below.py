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
from django.utils.translation import gettext_noop as _

from cenotaph.web.language_names import language_name
from cenotaph.web.settings import FIRST
from cenotaph.web.translation import gettext, isolated, language

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
    _("The page takes too long to read: it is made like no report."),
    _("Paste the report's own words."),
    _("No words are selected."),
    _("Select the words that say it."),
    _("“%(a)s” does not stand on the page."),
    _("Copy the words as the page has them."),
    _("“%(a)s” stands more than once on the page."),
    _("Take more words around it."),
    _("“%(a)s” is no count."),
    _("Write 15, 10-15, 12+ for at least, ..20 for at most, ~50 for about, or unstated."),
    _("“%(a)s” is no party that is known here."),
    _("Put + before the id of a party that no list has: +northern-brigade."),
    _(
        "Is it one of these: %(a)s? Put + before the id of a party that no list has: "
        "+northern-brigade."
    ),
    _("“%(a)s” is no point on the earth."),
    _("Write NAME @ LATITUDE, LONGITUDE."),
    _("“%(a)s” is no day."),
    _("Write 2020-12-14 or 2020-12-14/2020-12-16."),
    _("That place in the list is none."),
    _("Begin at the first page of the list."),
    _("A %(a)s may not %(b)s: it takes the role %(c)s."),
    _("An %(a)s may not %(b)s: it takes the role %(c)s."),
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
    _("“%(a)s” names no %(b)s."),
    _("More than one %(a)s begins with %(b)s: %(c)s …"),
    _("Give more of the id."),
    _("Incident %(a)s did not exist yet at entry %(b)s: it began with entry %(c)s."),
    _("Ask for entry %(a)s or a later one."),
    _(
        "Incident %(a)s did not stand at entry %(b)s: no page told of it then, or its words "
        "were sealed since."
    ),
    _("It began with entry %(a)s: ask for another entry from there on."),
    _("The log has no entry %(a)s yet."),
    _("Its last is %(a)s."),
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
    _("Nothing is changed."),
    _("Say what the page does not."),
    _("The page is empty."),
    _("Give a file with text or HTML in it."),
    _("The page is %(a)s, not text or HTML."),
    _("The page is binary data, not text or HTML."),
    _("Save it as text or HTML first, and keep the original as evidence."),
    _("The page is %(a)s MB, more than the %(b)s MB read."),
    _("Split it, or save only the report's own page."),
    _("The page holds no words."),
    _("A page that a script fills must be saved from a browser after it has loaded."),
    _("No report was found on the page."),
    _("The publication date given for the page is no full date."),
    _("The page does not say how its characters are encoded; the encoding is a guess."),
    _("Some bytes of the page are no characters in its encoding; they show as \ufffd."),
    _("The page is written in '%(a)s', which is not read yet."),
    _("The page is longer than a book; what lies behind its first part is not read."),
)
# What may fill a hole of a sentence and is no name: said in words of ours too.
PHRASES: tuple[str, ...] = (
    _("is not a valid address"),
    _("uses %(a)s, not http or https"),
    _("names no host"),
    _("carries a user name; such addresses are not fetched"),
    _("names a host that cannot exist"),
    _("answered %(a)s %(b)s"),
    _("did not answer within %(a)s seconds"),
    _("cannot be reached (%(a)s)"),
    _("broke off %(a)s bytes before its end"),
    _("broke off (%(a)s)"),
    _("is larger than %(a)s MB"),
    _("took longer than %(a)s seconds"),
    _("a PDF document"),
    _("a PNG image"),
    _("a JPEG image"),
    _("a ZIP archive or an office document"),
    _("an old office document"),
    _("an RTF document"),
    _("an audio file"),
    _("a video file"),
)
# Said with the language's name, in every language of the interface: a code is no word.
_UNREAD = re.compile(r"The page is written in '(?P<code>\w+)', which is not read yet\.")
_HOLE = re.compile(r"%\((\w)\)s")


def in_our_words(sentence: str) -> SafeString:
    """The sentence in the language being rendered, as HTML; marked as English where it is not."""
    unread = _UNREAD.fullmatch(sentence)
    named = None if unread is None else language_name(unread["code"])
    if named is not None:
        words = gettext("The page is written in %(language)s, which is not read yet.")
        return format_html("{}", words % {"language": named})
    if language() == FIRST:
        return format_html("{}", sentence)
    said = _said(sentence, SENTENCES)
    if said is not None:
        return format_html("{}", said)
    if any(bidirectional(letter) in ("R", "AL") for letter in sentence):
        # the site's own, and translated where it was raised
        return format_html("{}", sentence)
    return format_html('<span lang="{}" dir="ltr">{}</span>', FIRST, sentence)


def _said(words: str, known: tuple[str, ...]) -> str | None:
    """The words in the language being rendered, where they are known; names stay as they are."""
    for one, shape in _shapes(known):
        found = shape.fullmatch(words)
        if found is not None:
            holes = found.groupdict().items()
            return gettext(one) % {
                name: _said(its, PHRASES) or isolated(its) for name, its in holes
            }
    return None


@cache
def _shapes(known: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((one, _shape(one)) for one in known)


def _shape(sentence: str) -> re.Pattern[str]:
    """What a sentence looks like once its holes are filled."""
    plain = iter(_HOLE.split(sentence))
    parts = [re.escape(next(plain))]
    for hole, after in zip(plain, plain, strict=True):
        # the first thing named ends where it can: an address has no spaces, and what follows may
        parts += (f"(?P<{hole}>.+?)", re.escape(after))
    return re.compile("".join(parts), re.DOTALL)
