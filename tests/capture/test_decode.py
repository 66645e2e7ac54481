"""Encodings: marks, UTF-8, declarations, guesses."""

import pytest

from cenotaph.capture.decode import decode

SENTENCE = "Пять человек погибли в городе, сообщил источник в больнице. " * 3
FRENCH = "Cinq civils ont été tués près de l’école, a déclaré le préfet. " * 3


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_marks_and_wide_texts_are_read(codec: str) -> None:
    """A byte order mark settles it; UTF-16 without one shows by its NULs."""
    text = "Five people were killed near the town’s school."
    assert decode(text.encode(codec), None) == (text, ())


def test_valid_utf8_outranks_its_declaration() -> None:
    """Text that is valid UTF-8 is UTF-8, whatever a header says."""
    assert decode(SENTENCE.encode(), "text/plain; charset=windows-1251") == (SENTENCE, ())


def test_the_declared_encoding_is_used() -> None:
    """The header's charset, else the page's own."""
    data = SENTENCE.encode("cp1251")
    html = b'<meta charset="windows-1251">' + data
    assert decode(data, "text/plain; charset=windows-1251")[0] == SENTENCE
    assert decode(html, None)[0].endswith(SENTENCE)


def test_latin_1_is_read_as_the_web_reads_it() -> None:
    """ "ISO-8859-1" on the web is Windows-1252, with its curly quotes."""
    assert decode(FRENCH.encode("cp1252"), "text/html; charset=ISO-8859-1") == (FRENCH, ())


def test_a_guess_is_told() -> None:
    """Without any declaration the encoding is guessed, and the page says so."""
    text, problems = decode(FRENCH.encode("cp1252"), None)
    assert text == FRENCH
    assert [problem.code for problem in problems] == ["encoding-guessed"]


def test_torn_utf8_stays_utf8() -> None:
    """A few bad bytes are shown as such, and the page says so."""
    data = SENTENCE.encode() + b"\xd0"
    text, problems = decode(data, None)
    assert text == SENTENCE + "\ufffd"
    assert [problem.code for problem in problems] == ["encoding-damaged"]


def test_unknown_and_dangerous_labels_are_not_believed() -> None:
    """A label that names no web encoding is left aside."""
    assert decode(b"Five were killed.", "text/plain; charset=zlib_codec") == (
        "Five were killed.",
        (),
    )
