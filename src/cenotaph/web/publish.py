"""Publishing: an edition's views rendered to files, the same pages a server would answer with.

The contract for callers:

    views = [public_view(incident, "public", pages=..., names=..., labels=...)]
    edition = edition_of(seq=..., head=..., code_version=..., policy="range", date=..., incidents=)
    publish(views, edition, out, banner=None, downloads={"incidents.csv": Path(...)},
            changed=Changed(since=..., until=..., changes=...), progress=None)
    # contact="corrections@record.example" says on every incident's page where to write

`views` holds released incidents only; who is released is the caller's question. `downloads` maps
the name a reader sees to a file, which is copied. `changed` is what the edition shows otherwise
than the one before; without it the site says nothing of changes. `progress(done, total)` is called
after each page. `out` is replaced as a whole: the site is built beside it and swapped in by
renaming, so a reader sees the old edition or the new one; a site that a killed publish left set
aside is put back by the next. A folder that is neither empty nor a published site is refused with
`InputError`. Files come back in the order of the addresses, home first.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from cenotaph.codec import digest
from cenotaph.errors import InputError, RecordError
from cenotaph.export.columns import CLAIMS, INCIDENTS, TOLLS
from cenotaph.record.editions import Edition
from cenotaph.record.view import View
from cenotaph.store.files import folder_beside, left_beside
from cenotaph.web.changed import Changed
from cenotaph.web.incident_page import grew, is_long
from cenotaph.web.settings import LANGUAGES, configure
from cenotaph.web.site import Download, Site, site_of

Progress = Callable[[int, int], None]

# What tells a published site from a folder of somebody's own files.
_MARK = "edition.html"
# What the last site is called while the new one takes its place.
_OLD = "old"
_STYLE = "static/site.css"
_PAGES = (
    "home", "incidents", "sources", "map", "changes", "methodology", "downloads", "edition",
    "missing",
)  # fmt: skip
_FEEDS = ("changes-feed", "incidents-feed", "over-time")


def publish(  # noqa: PLR0913 - each says another thing of the site
    views: Iterable[View],
    edition: Edition,
    out: Path,
    *,
    banner: str | None = None,
    downloads: Mapping[str, Path] | None = None,
    contact: str | None = None,
    changed: Changed | None = None,
    told_twice: int | None = None,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """The site's files, written under `out` in one stroke.

    Raises `InputError` when `out` holds something other than a published site, when a view is not
    a public one, or when a download's name is no plain file name.
    """
    offered = dict(downloads or {})
    site = site_of(
        _public(views),
        edition,
        banner=banner,
        downloads=map(download_of, offered, offered.values()),
        contact=contact,
        changed=changed,
        told_twice=told_twice,
    )
    _refuse_foreign(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _put_back(out)
        with folder_beside(out) as beside:
            new = beside / "new"
            written = _write_pages(site, new, progress)
            written += _write_files(offered, new)
            _swap(new, out, beside / _OLD)
    except OSError as error:
        raise RecordError(
            f"The site could not be written: {error.strerror or error}.",
            hint="Check that its folder can be written and its disk is not full; what was "
            "published before is as it was.",
        ) from None
    return tuple(out / path for path in written)


def render(site: Site, path: str) -> bytes:
    """One page of the site, as the view of its address answers; raises `Http404` for no such."""
    configure()
    from django.http import HttpRequest  # noqa: PLC0415 - Django is set up only now
    from django.urls import resolve  # noqa: PLC0415

    from cenotaph.web.languages import language_of  # noqa: PLC0415
    from cenotaph.web.translation import speaking  # noqa: PLC0415

    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = f"/{path}"
    request.site = site
    request.changed = site.changed
    # a published site does not know where it will lie
    request.origin = None
    with speaking(language_of(path)):
        # a server in this process may answer some addresses in its own way: files never do
        match = resolve(request.path, urlconf="cenotaph.web.urls")
        body: bytes = match.func(request, *match.args, **match.kwargs).content
    return body


def addresses(site: Site) -> tuple[str, ...]:
    """Every address of the site in every language, home first, each relative to its root."""
    configure()
    from django.urls import reverse  # noqa: PLC0415 - Django is set up only now

    from cenotaph.web.translation import speaking  # noqa: PLC0415

    pages: list[str] = []
    for language in LANGUAGES:
        with speaking(language):
            pages += [reverse(name) for name in _PAGES]
            pages += [reverse("incident", args=[view.id]) for view in site.views]
            pages += [reverse("claims", args=[one.id]) for one in site.views if is_long(one)]
            pages += [reverse("source", args=[one.id]) for one in site.sources]
            for leaf in site.leaves:
                named = [leaf.tile.level, leaf.tile.row, leaf.tile.column]
                pages.append(reverse("tile", args=named))
                pages += [reverse("tile-part", args=[*named, n]) for n in range(2, leaf.parts + 1)]
    pages += [reverse("figures", args=[view.id]) for view in site.views if grew(view)]
    pages += [reverse("source-feed", args=[one.id]) for one in site.sources]
    # as the file is called: what a browser asks for is escaped in the link alone
    pages += [f"places/{key}.atom" for key in site.followed]
    pages += [reverse(name) for name in _FEEDS]
    return tuple(page.lstrip("/") for page in pages)


def _public(views: Iterable[View]) -> Iterator[View]:
    for view in views:
        if view.level != "public":
            raise InputError(
                f"Incident {view.id} is shown at level {view.level}, which is not for a public "
                "site.",
                hint='Make its view with public_view(…, "public", …).',
            )
        yield view


def download_of(name: str, source: Path) -> Download:
    """The file as a reader is offered it; raises `InputError` when its name is no file name."""
    if Path(name).name != name or name.startswith("."):
        raise InputError(
            f"A download cannot be called {name!r}.", hint="Use a plain file name without folders."
        )
    data = source.read_bytes()
    header = data.partition(b"\n")[0].decode("utf-8-sig", "replace").strip()
    return Download(
        name=name,
        size=len(data),
        digest=digest(data),
        columns=_glossary(header.split(",")) if name.endswith(".csv") else (),
    )


def _glossary(header: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What each column of a table holds, for a table that the exports know by its header."""
    for table in (CLAIMS, TOLLS, INCIDENTS):
        if [column.name for column in table] == list(header):
            return tuple((column.name, column.about) for column in table)
    return ()


def _refuse_foreign(out: Path) -> None:
    if not out.exists():
        return
    if out.is_dir() and (not any(out.iterdir()) or (out / _MARK).is_file()):
        return
    raise InputError(
        f"{out} holds something other than a published site.",
        hint="Name a new folder, an empty one, or one that an earlier publish wrote.",
    )


def _write_pages(site: Site, new: Path, progress: Progress | None) -> list[str]:
    pages = addresses(site)
    for done, path in enumerate(pages, 1):
        target = new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(render(site, path))
        if progress is not None:
            progress(done, len(pages))
    return list(pages)


def _write_files(downloads: Mapping[str, Path], new: Path) -> list[str]:
    style = new / _STYLE
    style.parent.mkdir(parents=True, exist_ok=True)
    style.write_bytes((files("cenotaph.web") / _STYLE).read_bytes())
    written = [_STYLE]
    for name, source in downloads.items():
        target = new / "downloads" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, target)
        written.append(f"downloads/{name}")
    return written


def _put_back(out: Path) -> None:
    """The site that a publish killed between its two renames had set aside is there again."""
    for left in left_beside(out):
        if not out.exists() and (left / _OLD).is_dir():
            (left / _OLD).rename(out)
            shutil.rmtree(left, ignore_errors=True)


def _swap(new: Path, out: Path, old: Path) -> None:
    """`new` takes the place of `out`; the old site is put back when that fails."""
    if not out.exists():
        new.rename(out)
        return
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise
