"""Bytes to text: byte order mark, UTF-8, what is declared, a guess, in this order."""

import codecs
import re

from cenotaph.errors import PageError
from cenotaph.model.unseen import without_unseen
from cenotaph.model.values import Problem

# Labels as the web uses them (WHATWG Encoding Standard) -> Python codecs; a label that is not
# here is not believed.
CODECS: dict[str, str] = {
    "utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8",
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252",
    "latin1": "cp1252", "latin-1": "cp1252", "windows-1252": "cp1252", "cp1252": "cp1252",
    "windows-1250": "cp1250", "windows-1251": "cp1251", "cp1251": "cp1251",
    "windows-1253": "cp1253", "windows-1254": "cp1254", "windows-1255": "cp1255",
    "windows-1256": "cp1256", "cp1256": "cp1256", "windows-1257": "cp1257",
    "windows-1258": "cp1258", "windows-874": "cp874", "tis-620": "cp874",
    "iso-8859-2": "iso8859-2", "iso-8859-5": "iso8859-5", "iso-8859-6": "iso8859-6",
    "iso-8859-7": "iso8859-7", "iso-8859-8": "iso8859-8", "iso-8859-9": "cp1254",
    "iso-8859-15": "iso8859-15", "koi8-r": "koi8-r", "koi8-u": "koi8-u", "macintosh": "mac-roman",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "euc-jp": "euc-jp", "euc-kr": "cp949",
    "utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
}  # fmt: skip

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

GUESSED = Problem(
    code="encoding-guessed",
    message="The page does not say how its characters are encoded; the encoding is a guess.",
    hint="Check names and quotes with accents against the original.",
)
DAMAGED = Problem(
    code="encoding-damaged",
    message="Some bytes of the page are no characters in its encoding; they show as \ufffd.",
    hint="Capture the page again, or check the marked places against the original.",
)

# A text has next to no control characters; measured on 2,500 texts there is none. Two in a hundred
# still pass for a damaged text, and three in a short one.
_BINARY_SHARE = 0.02
# Bytes that a guess looks at: enough for any codec to show, and a bound on its time.
_GUESS_BYTES = 20_000


def decode(data: bytes, media_type: str | None) -> tuple[str, tuple[Problem, ...]]:
    """The text of the data with line ends as LF, without what nobody sees, and what was in doubt.

    Raises `PageError` when the data is no text in any encoding.
    """
    text, problems = _decode(data, media_type)
    sample = text[:100_000]
    if len(_CONTROL.findall(sample)) > max(3, _BINARY_SHARE * len(sample)):
        raise PageError(
            "The page is binary data, not text or HTML.",
            hint="Save it as text or HTML first, and keep the original as evidence.",
        )
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    return without_unseen(text), problems


def _decode(data: bytes, media_type: str | None) -> tuple[str, tuple[Problem, ...]]:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], codec)
    wide = _unmarked_utf16(data)
    if wide:
        return _tolerant(data, wide)
    try:
        # text that is valid UTF-8 beyond ASCII is UTF-8, whatever its header says
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    declared = _declared(data, media_type)
    if declared and declared != "utf-8":
        return _tolerant(data, declared)
    damaged = data.decode("utf-8", "replace")
    # a torn or spliced UTF-8 file has few bad bytes; another encoding has them at every accent
    if declared == "utf-8" or damaged.count("\ufffd") * 20 < sum(c > "\x7f" for c in damaged):
        return damaged, (DAMAGED,)
    return data.decode(_guess(data), "replace"), (GUESSED,)


def _tolerant(data: bytes, codec: str) -> tuple[str, tuple[Problem, ...]]:
    text = data.decode(codec, "replace")
    return text, (DAMAGED,) if "\ufffd" in text else ()


def _declared(data: bytes, media_type: str | None) -> str | None:
    named = _CHARSET.search(media_type or "")
    labels = [named.group(1)] if named else []
    for pattern in (_META, _XML):
        found = pattern.search(data, 0, 4096)
        if found:
            labels.append(found.group(1).decode("ascii"))
    for label in labels:
        codec = CODECS.get(label.lower())
        # a label that can be read as ASCII bytes is not UTF-16
        if codec and not codec.startswith("utf-16"):
            return codec
    return None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is NUL."""
    head = data[:2000]
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if half and head[::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    # imported late: only pages of unknown encoding need it
    from charset_normalizer import from_bytes  # noqa: PLC0415

    found = from_bytes(
        data[:_GUESS_BYTES],
        cp_isolation=["cp1252", "cp1250", "cp1251", "koi8_r", "cp1256", "cp1255", "cp1254"],
        preemptive_behaviour=False,
    )
    best = found.best()
    if best is None:
        return "cp1252"
    # most unmarked pages are Windows-1252; French is valid in the Central European page, too
    western = any(match.encoding == "cp1252" and match.chaos <= best.chaos for match in found)
    return "cp1252" if western else best.encoding
