"""What an HTML page says of itself in its head: title, outlet, date, language, address."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cenotaph.capture.dates import iso_date

# Names of meta elements (property, name or itemprop), best first.
TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "headline")
OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher", "publisher", "copyright")
DATE_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "article.published", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "article_date_original",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "dc.date",
    "dc.terms.created", "date",
)  # fmt: skip
# JSON-LD types that are the report itself.
REPORT_TYPES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting",
                "report", "webpage")  # fmt: skip

_LD = re.compile(r"application/ld\+json", re.I)
# Where times in a page's own head or byline say that they are the publication.
_PUBLISHED = re.compile(r"publi|posted|entry-date|dateline|created|issued", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the page says of itself; each None where it does not say."""

    titles: tuple[str, ...]
    site: str | None
    published_at: str | None
    language: str | None
    url: str | None


def metadata_of(tree: Any) -> Metadata:
    """The metadata in a page's tree; `titles` are its names for itself, best first."""
    metas = _metas(tree)
    data = _linked_data(tree)
    title = next((t.text_content() for t in tree.iter("title") if t.text_content().strip()), None)
    titles = (
        _first(metas, TITLE_NAMES[:1]),
        _text(data.get("headline")),
        _first(metas, TITLE_NAMES[1:]),
        _line(title),
    )
    return Metadata(
        titles=tuple(dict.fromkeys(t for t in titles if t)),
        site=_first(metas, OUTLET_NAMES[:1])
        or _name(data.get("publisher"))
        or _first(metas, OUTLET_NAMES[1:4]),
        published_at=_published(tree, metas, data),
        language=tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or metas.get("og:locale")
        or metas.get("content-language"),
        url=_address(tree, metas),
    )


def host_of(url: str | None) -> str | None:
    """The host of an address without `www.`."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _metas(tree: Any) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        if not content:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(key)
            if name:
                found.setdefault(name.lower(), content)
    return found


def _first(metas: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((line for name in names if (line := _line(metas.get(name)))), None)


def _line(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _text(value: object) -> str | None:
    return _line(value) if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _linked_data(tree: Any) -> Mapping[str, Any]:
    """The JSON-LD object that describes the report, empty where there is none to be read."""
    best: tuple[int, Mapping[str, Any]] = (len(REPORT_TYPES), {})
    for script in tree.iter("script"):
        if not script.text or not _LD.search(script.get("type") or ""):
            continue
        try:
            value = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            best = min(best, (_rank(item), item), key=lambda pair: pair[0])
    return best[1]


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph if isinstance(part, dict))


def _rank(item: Mapping[str, Any]) -> int:
    kinds = item.get("@type")
    names = [str(k).lower() for k in (kinds if isinstance(kinds, list) else [kinds])]
    ranks = [REPORT_TYPES.index(n) for n in names if n in REPORT_TYPES]
    return min(ranks, default=len(REPORT_TYPES))


def _published(tree: Any, metas: Mapping[str, str], data: Mapping[str, Any]) -> str | None:
    stamps = [metas.get(DATE_NAMES[0]), _text(data.get("datePublished"))]
    stamps += [metas.get(name) for name in DATE_NAMES[1:]]
    for stamp in stamps:
        found = iso_date(stamp)
        if found:
            return found
    return _by_time_element(tree)


def _by_time_element(tree: Any) -> str | None:
    """The date of the `time` element marked as publication, else of the first one."""
    first = None
    for time in tree.iter("time"):
        stamp = iso_date(time.get("datetime")) or iso_date(_line(time.text_content()))
        if not stamp:
            continue
        marks = " ".join(filter(None, (time.get("class"), time.get("itemprop"), time.get("id"))))
        if time.get("pubdate") is not None or _PUBLISHED.search(marks):
            return stamp
        first = first or stamp
    return first


def _address(tree: Any, metas: Mapping[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if _canonical(link)]
    for url in [*links, metas.get("og:url")]:
        if url and url.strip().lower().startswith(("http://", "https://")):
            return str(url.strip())
    return None


def _canonical(link: Any) -> bool:
    return "canonical" in (link.get("rel") or "").lower().split()
