"""The languages of the interface: English at the site's root, each other one in its own folder.

A page's address says its language, so that it can be linked to, kept and published as a file.
No cookie and no header of a reader's browser decides it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from cenotaph.web.settings import FIRST, LANGUAGES
from cenotaph.web.translation import speaking

Answer = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A page in one language: its code, its name in its own words, its address from the root."""

    code: str
    name: str
    path: str


def language_of(path: str) -> str:
    """The language of the page at this address."""
    folder = path.lstrip("/").partition("/")[0]
    return folder if folder in LANGUAGES else FIRST


def without_language(path: str) -> str:
    """The address below its language's folder, without a stroke before it."""
    language, bare = language_of(path), path.lstrip("/")
    return bare if language == FIRST else bare.removeprefix(f"{language}/")


def versions(path: str) -> Iterator[Version]:
    """The page at this address in each language."""
    page = without_language(path) or "index.html"
    for code, name in LANGUAGES.items():
        yield Version(code=code, name=name, path=page if code == FIRST else f"{code}/{page}")


def in_the_language_of_the_address(answer: Answer) -> Answer:
    """Middleware: every page is answered in the language that its address names."""

    def in_its_language(request: HttpRequest) -> HttpResponse:
        with speaking(language_of(request.path_info)):
            return answer(request)

    return in_its_language


def in_the_language_of_the_person(answer: Answer) -> Answer:
    """Middleware: the workbench is answered in the language that the person has chosen.

    Who has not logged in yet asks for one in the address.
    """

    def in_theirs(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/workbench/"):
            return answer(request)
        with speaking(_of_the_person(request)):
            return answer(request)

    return in_theirs


def _of_the_person(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return str(request.user.language)
    asked = request.GET.get("language", "")
    return asked if asked in LANGUAGES else FIRST
