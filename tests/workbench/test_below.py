"""Sentences of errors from below the site: held to the sources, said in the reader's language."""

import ast
import html
import re
from pathlib import Path

import pytest

import cenotaph
from cenotaph.web.below import PHRASES, SENTENCES, in_our_words
from cenotaph.web.translation import speaking
from tests.workbench.desk import Desk
from tests.workbench.test_incident import address, the

PACKAGE = Path(cenotaph.__file__).parent


def written() -> set[str]:
    """Every text of the layers below the site, with … for what is filled in."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if path.is_relative_to(PACKAGE / "web") and path.name != "publishing.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = (p.value if isinstance(p, ast.Constant) else "…" for p in node.values)
                found.add("".join(map(str, parts)))
    return found


def test_each_sentence_is_one_that_is_said() -> None:
    """Whoever changes an error's words changes them here too."""
    said = written()
    gone = [one for one in (*SENTENCES, *PHRASES) if re.sub(r"%\(\w\)s", "…", one) not in said]
    assert gone == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("A decision needs a reason.", "يحتاج القرار إلى سبب."),
        ("“soon” is not a day.", "“\u2068soon\u2069” ليس يومًا."),
        ("“<b>” is not a day.", "“\u2068&lt;b&gt;\u2069” ليس يومًا."),
        (
            "The address http://a.example/ answered 404 Not Found.",
            "العنوان \u2068http://a.example/\u2069 لا يصلح: "
            "أجاب بـ \u2068404\u2069 \u2068Not Found\u2069.",
        ),
        ("The page is a PDF document, not text or HTML.", "الصفحة مستند PDF، وليست نصًا أو HTML."),
        ("Nobody foresaw this.", '<span lang="en" dir="ltr">Nobody foresaw this.</span>'),
    ],
)
def test_a_sentence_is_in_arabic_or_marked_as_english(sentence: str, said: str) -> None:
    """What is named in it stays as it is, and is never markup."""
    with speaking("ar"):
        assert in_our_words(sentence) == said
    with speaking("en"):
        assert in_our_words("“soon” is not a day.") == "“soon” is not a day."


@pytest.mark.parametrize(
    ("language", "code", "said"),
    [
        ("en", "fr", "The page is written in French, which is not read yet."),
        ("ar", "fr", "الصفحة مكتوبة بلغة لا تُقرأ بعد: الفرنسية."),
        ("en", "xx", "The page is written in 'xx', which is not read yet."),
        ("ar", "xx", "الصفحة مكتوبة بلغة «\u2068xx\u2069» التي لا تُقرأ بعد."),
    ],
)
def test_a_language_that_is_not_read_is_named(language: str, code: str, said: str) -> None:
    """In words, where the code is one that has a name."""
    with speaking(language):
        assert (
            html.unescape(in_our_words(f"The page is written in '{code}', which is not read yet."))
            == said
        )


def test_an_arabic_workbench_says_what_is_wrong_in_arabic(filled: Desk) -> None:
    """A day that is none, refused in the words of whoever wrote it."""
    editor = filled.people["editor"]
    editor.language = "ar"
    editor.save()
    given = {"act": "release", "from": "soon", "seen": filled.record.head().seq}
    answer = filled.client("editor").post(address(the(filled, 2)), given)
    assert (answer.status_code, "ليس يومًا" in answer.content.decode()) == (400, True)
