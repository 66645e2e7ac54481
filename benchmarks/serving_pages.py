"""What is asked of the server under measure: pages of each kind, at addresses new and known."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from benchmarks.filling import pages_of, town
from benchmarks.record import made_page

EMPTY = "/404.html"

# What asks for an address: seconds to the first byte, and the answer.
Ask = Callable[[str], tuple[float, bytes]]
# Seconds of the server's processor, seconds to the first byte, the answer.
Cost = tuple[float, float, bytes]
# By the page's name: the address that a number makes, and one that is asked for again and again.
Pages = Mapping[str, tuple[Callable[[int], str], str]]

_EMPTY_FIELDS = 150


def public_pages(shown: Sequence[str]) -> Pages:
    """The public pages, feeds and answers of the API; `shown` are the record's incidents."""

    def some(number: int) -> str:
        return shown[number * 37 % len(shown)]

    many = f"/api/v1/incidents/{shown[0]}"
    wide = "/incidents.html?source=outlet-3&policy=graded&grade=fair"
    return {
        "an empty page": _page(EMPTY),
        "home": _page("/"),
        "incidents, the newest": _page("/incidents.html"),
        "incidents, a place and means": (
            lambda n: f"/incidents.html?place={town(n % 700)}&means=airstrike",
            f"/incidents.html?place={town(1)}&means=airstrike",
        ),
        "incidents, by common words": _search("/incidents.html?words={}+{}"),
        "incidents, a source, grade and day": (
            lambda n: f"{wide}&since={date(2000, 1, 1) + timedelta(n)}",
            f"{wide}&since=2020",
        ),
        "an incident": (lambda n: f"/incidents/{some(n)}.html", f"/incidents/{shown[0]}.html"),
        "an incident, in Arabic": (
            lambda n: f"/ar/incidents/{some(n)}.html",
            f"/ar/incidents/{shown[0]}.html",
        ),
        "a source": _page("/sources/outlet-3.html"),
        "sources": _page("/sources.html"),
        "the method": _page("/methodology.html"),
        "the map of all": _page("/map.html"),
        "the edition": _page("/edition.html"),
        "feed of the newest": _page("/downloads/incidents.atom"),
        "feed of a source": _page("/sources/outlet-3.atom"),
        "feed of common words": _search("/incidents.atom?words={}+{}"),
        "API: incidents": _api("/api/v1/incidents?limit=50"),
        "API: incidents, killed": _api("/api/v1/incidents?limit=50&killed_max=1000000"),
        "API: an incident": (lambda n: f"/api/v1/incidents/{some(n)}", many),
        "API: its tolls": (lambda n: f"/api/v1/incidents/{some(n)}/tolls", f"{many}/tolls"),
        "API: claims": _api("/api/v1/claims?limit=20"),
        "API: sources": _api("/api/v1/sources?limit=50"),
        "API: editions": _api("/api/v1/editions?"),
    }


def desk_pages(shown: Sequence[str]) -> Pages:
    """The main pages of the workbench, as a reviewer opens them; none is ever kept."""
    bench = "/workbench/"

    def desk(number: int) -> str:
        return f"{bench}incidents/{shown[number * 37 % len(shown)]}"

    def page(number: int) -> str:
        (first, *_) = pages_of(number * 37 % len(shown))
        return f"{bench}pages/{made_page(first).id}"

    return {
        "workbench: queue": (lambda n: f"{bench}?from={n % 4 * 25}", bench),
        "workbench: a page": (page, page(1)),
        "workbench: an incident": (desk, desk(1)),
        "workbench: audit": (lambda n: f"{bench}audit?from={n % 4 * 50}", f"{bench}audit"),
    }


def _page(path: str) -> tuple[Callable[[int], str], str]:
    """A page whose answer is kept by its address, unless something is asked behind it."""
    return lambda number: f"{path}?asked={number}", path


def _search(path: str) -> tuple[Callable[[int], str], str]:
    """A search for two words that every incident has, or their beginnings: each time another.

    How many a search finds is kept; to ask for the same words again would not count them.
    """

    def some(number: int) -> str:
        letters = divmod(number % _WAYS, len(_COMMON[1]))
        first, second = (word[: 1 + n] for word, n in zip(_COMMON, letters, strict=True))
        return path.format(*((first, second) if number // _WAYS % 2 else (second, first)))

    return some, path.format(*_COMMON)


_COMMON = ("outlet", "source")
_WAYS = len(_COMMON[0]) * len(_COMMON[1])


def _api(path: str) -> tuple[Callable[[int], str], str]:
    """An answer of the API, kept by its whole address: empty fields make it another."""
    return lambda number: path + "&" * (number % _EMPTY_FIELDS), path
