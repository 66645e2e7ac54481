"""The catalogue of the interface's words: what is marked in the sources, and each language's file.

`make messages` brings every `django.po` up to date with the sources and writes its `django.mo`
beside it. Babel does both, in Python alone: Django's own command needs the gettext programs, which
a bare machine has not. The `.mo` is kept with the sources, so that an install from the repository
has its words without a step of its own. The names of countries come with Babel, and are kept too.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

import cenotaph.web
from cenotaph.web.settings import FIRST, LANGUAGES

WEB = Path(cenotaph.web.__file__).parent
PACKAGE = WEB.parent
COUNTRIES = WEB / "data" / "countries.csv"
LANGUAGE_NAMES = WEB / "data" / "languages.csv"
_CALLS: Mapping[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
# Words of lower layers that a page shows, by the call that holds them and its argument.
_BELOW: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("export/columns.py", {"_c": (2,), "_t": (2,), "_i": (2,)}),
    ("link/compare.py", {"_comparison": (2,)}),
    ("link/compare.py", {"_comparison": (3,)}),
)


def languages() -> list[str]:
    """The languages that have a catalogue: all but the one the sources are written in."""
    return [language for language in LANGUAGES if language != FIRST]


def path_of(language: str, kind: str = "po") -> Path:
    """A language's catalogue: `po` is what people write, `mo` what the program reads."""
    return WEB / "locale" / language / "LC_MESSAGES" / f"django.{kind}"


def marked() -> Catalog:
    """Every string of the sources that is marked for translation, with the files that hold it."""
    found = Catalog(charset="utf-8")
    for path, source, calls in _sources():
        for _, message, *_rest in extract("python", source, calls):
            where = [(path.relative_to(PACKAGE).as_posix(), 1)]
            found.add(message, None, where)
    return found


def _sources() -> Iterator[tuple[Path, io.BytesIO, Mapping[str, Any]]]:
    for path in sorted(WEB.rglob("*.py")):
        yield path, io.BytesIO(path.read_bytes()), _CALLS
    for path in sorted(WEB.rglob("*.html")):
        # what is left of a template is read as Python, in which a line's indent has a meaning
        lines = templatize(path.read_text(encoding="utf-8")).splitlines()
        yield path, io.BytesIO("\n".join(line.lstrip() for line in lines).encode()), _CALLS
    for name, calls in _BELOW:
        yield PACKAGE / name, io.BytesIO((PACKAGE / name).read_bytes()), calls


def catalogue(language: str) -> Catalog:
    """A language's catalogue as people wrote it."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, domain="django")


def compiled(of: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    written = io.BytesIO()
    write_mo(written, of)
    return written.getvalue()


def _update(language: str) -> None:
    held, new = catalogue(language), marked()
    new.creation_date = held.creation_date
    held.update(new, no_fuzzy_matching=True)
    with path_of(language).open("wb") as file:
        write_po(file, held, width=100, include_lineno=False, ignore_obsolete=True)
    path_of(language, "mo").write_bytes(compiled(catalogue(language)))
    empty = [one.id for one in catalogue(language) if one.id and not _translated(one.string)]
    print(f"{path_of(language)}: {len(empty)} of {len(held)} strings wait for words.")


def _translated(string: Any) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


# Unions, pseudo-territories for tests, and what stands for no place known.
_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}


def countries() -> str:
    """The names of countries by their code, a column a language, as CSV: those of the CLDR."""
    named = {one: Locale(one).territories for one in languages()}
    # macroregions have three digits
    codes = {code for code in Locale(FIRST).territories if len(code) == 2} - _NO_COUNTRIES
    codes = {code for code in codes if all(code in of for of in named.values())}
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["code", *named])
    writer.writerows([code, *(of[code] for of in named.values())] for code in sorted(codes))
    return table.getvalue()


def language_names() -> str:
    """The names of languages that have a code of two letters, as CSV: those of the CLDR."""
    named = {one: Locale(one).languages for one in LANGUAGES}
    codes = {code for code in Locale(FIRST).languages if len(code) == 2}
    codes = {code for code in codes if all(code in of for of in named.values())}
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["code", *named])
    writer.writerows([code, *(of[code] for of in named.values())] for code in sorted(codes))
    return table.getvalue()


if __name__ == "__main__":
    COUNTRIES.write_text(countries(), encoding="utf-8")
    LANGUAGE_NAMES.write_text(language_names(), encoding="utf-8")
    for one in languages():
        _update(one)
