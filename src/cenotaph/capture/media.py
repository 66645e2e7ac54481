"""What a page's bytes are: too large, nothing, a binary file by its first bytes, HTML or text."""

import re

from cenotaph.errors import PageError

# Five times the largest of 181 measured news pages (1.5 MB); at this size reading takes seconds
# and a few hundred megabytes, beyond it neither is bounded well.
MAX_BYTES = 8_000_000

# A byte string at the start of the data, and what such a file is.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio or video file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"WARC/", "a WARC web archive"),
)
# These names stand a few bytes in: (offset, bytes, what it is).
MAGIC_AT: tuple[tuple[int, bytes, str], ...] = (
    (8, b"WEBP", "a WebP image"),
    (8, b"WAVE", "an audio file"),
    (8, b"AVI ", "a video file"),
    (4, b"ftyp", "a video file"),
)

# Possessive: a comment ends at its first end. Else each way to share them out is tried in turn, and
# forty comments before no document take longer than anybody lives.
_DOCUMENT = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html)\b", re.I | re.S
)
_TAG = re.compile(
    rb"</?(?:p|div|body|head|title|meta|br|article|section|span|a|h[1-6]|ul|li|table|b|i|em|strong)"
    rb"(?:\s[^<>]{0,500})?/?>",
    re.I,
)


def refuse_unreadable(data: bytes) -> None:
    """Pass data that may be a page; raise `PageError` on empty, too large and binary data."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise PageError("The page is empty.", hint="Give a file with text or HTML in it.")
    if len(data) > MAX_BYTES:
        raise PageError(
            f"The page is {len(data) / 1e6:.1f} MB, more than the {MAX_BYTES / 1e6:.0f} MB read.",
            hint="Split it, or save only the report's own page.",
        )
    name = _binary_name(data)
    if name:
        raise PageError(
            f"The page is {name}, not text or HTML.",
            hint="Save it as text or HTML first, and keep the original as evidence.",
        )


def _binary_name(data: bytes) -> str | None:
    for magic, name in MAGIC:
        if data.startswith(magic):
            return name
    for offset, magic, name in MAGIC_AT:
        if data[offset : offset + len(magic)] == magic:
            return name
    return None


def is_html(data: bytes, media_type: str | None) -> bool:
    """Whether the data is to be read as HTML: by its own start, else as declared, else by tags."""
    start = data[:4096]
    if _DOCUMENT.match(start):
        return True
    declared = (media_type or "").split(";")[0].strip().lower()
    if declared in ("text/html", "application/xhtml+xml"):
        return True
    if declared == "text/plain":
        return False
    # two tags: one alone may be a "<b>" or "<a>" quoted in plain text
    return sum(1 for _ in _TAG.finditer(start.replace(b"\x00", b""))) >= 2
