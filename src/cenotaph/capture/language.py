"""The language of a page: its script first, then what it declares, common words, a model last."""

import re
from collections import Counter

# Scripts by code point range -> the language assumed where letters alone cannot tell more.
SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("\u0600", "\u06ff", "ar"),
    ("\u0750", "\u077f", "ar"),
    ("\u0400", "\u04ff", "ru"),
    ("\u0590", "\u05ff", "he"),
    ("\u0370", "\u03ff", "el"),
    ("\u0900", "\u097f", "hi"),
    ("\u1000", "\u109f", "my"),
    ("\u1200", "\u137f", "am"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u0530", "\u058f", "hy"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u3040", "\u30ff", "ja"),
    ("\uac00", "\ud7af", "ko"),
    ("\u4e00", "\u9fff", "zh"),
)
# Languages that share a script with the one above.
SAME_SCRIPT: dict[str, frozenset[str]] = {
    "ar": frozenset({"ar", "fa", "ps", "ur", "ku", "ckb", "ug", "sd", "arz"}),
    "ru": frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"}),
    "he": frozenset({"he", "yi", "iw"}),
    "hi": frozenset({"hi", "mr", "ne"}),
    "am": frozenset({"am", "ti"}),
    "zh": frozenset({"zh", "ja"}),
    "ja": frozenset({"ja"}),
}
# Letters that only one of the languages of a script uses.
TELLING: tuple[tuple[str, str, str], ...] = (
    ("ru", "іїєґ", "uk"),
    ("ar", "پچژگ", "fa"),
    ("ar", "ټډړښ", "ps"),
    ("ar", "ٹڈڑے", "ur"),
)
# The commonest words of English prose that no other large language of the script has as its own.
ENGLISH = frozenset({
    "the", "of", "and", "to", "was", "were", "that", "said", "for", "with", "from", "by", "have",
    "has", "been", "at", "which", "their", "they", "his", "this", "are", "had", "after", "who",
    "on",
})  # fmt: skip

_SAMPLE = 4000
# Below this the model calls English headlines Pidgin or Danish; unknown is then the truth.
_ENOUGH_WORDS = 25
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str | None) -> str | None:
    """The ISO 639 code of the text, or None where there are no letters to tell it by.

    A declared language holds unless the script denies it: templates declare English over
    Arabic text.
    """
    sample = text[:_SAMPLE]
    named = (declared or "").replace("_", "-").split("-")[0].strip().lower() or None
    if named is not None and not 2 <= len(named) <= 3:
        named = None
    script = _script(sample)
    if script is None:
        return named
    if script != "latin":
        if named in SAME_SCRIPT.get(script, frozenset({script})):
            return named
        return _by_letters(sample, script)
    if named and named not in SAME_SCRIPT:
        return named
    words = _WORD.findall(sample.lower())
    # English prose has 30 % of these words, headlines half of that, other languages below 5 %
    if len(words) >= 4 and sum(word in ENGLISH for word in words) >= 0.12 * len(words):
        return "en"
    return _by_model(sample) if len(words) >= _ENOUGH_WORDS else None


def _script(sample: str) -> str | None:
    """The script most letters are of, by its language above; "latin" for the rest."""
    if sample.isascii():
        return "latin" if _WORD.search(sample) else None
    counts: Counter[str] = Counter()
    for first, last, code in SCRIPTS:
        counts[code] += len(re.findall(f"[{first}-{last}]", sample))
    if counts["ja"]:  # Japanese mixes its own letters with Chinese ones
        counts["ja"] += counts.pop("zh", 0)
    letters = sum(map(len, _WORD.findall(sample)))
    if not letters:
        return None
    code, most = counts.most_common(1)[0]
    # marks of the Arabic and Indic scripts count as letters here, so half is a safe bar
    return code if most * 2 > letters else "latin"


def _by_letters(sample: str, script: str) -> str:
    letters = sum(1 for letter in sample if letter.isalpha())
    found = [
        (sum(sample.lower().count(letter) for letter in telling), code)
        for base, telling, code in TELLING
        if base == script
    ]
    # one telling letter in a hundred: a single foreign name does not make the language
    best = max(found, default=(0, script))
    return best[1] if best[0] * 100 >= letters else script


def _by_model(sample: str) -> str:
    # imported late: its model takes longer to load than a page to read
    from py3langid.langid import classify  # noqa: PLC0415

    return str(classify(sample)[0])
