"""An edition made and published: the site's files, its tables, its feed, its entry in the log."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cenotaph.errors import InputError
from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.decisions import Decider
from cenotaph.record.editions import Edition
from cenotaph.record.view import View
from cenotaph.run.clock import day_of, now
from cenotaph.run.deciding import check_may_publish, log_edition
from cenotaph.run.editions import changed_since_last
from cenotaph.run.exporting import FILES, export
from cenotaph.run.pairs import BothAmong, OpenPairs
from cenotaph.run.viewing import edition_now, views
from cenotaph.store.record import Record
from cenotaph.web.changed import Changed
from cenotaph.web.publish import Progress, publish


def publish_record(
    record: Record,
    site: Path,
    *,
    by: Decider,
    banner: str | None,
    policy: PolicyName = "range",
    contact: str | None = None,
    pairs: OpenPairs | None = None,
    progress: Progress | None = None,
) -> tuple[int, Edition]:
    """Render what is public today into the folder; the number of files, and the edition.

    `pairs` are the record's open pairs, where somebody follows them; else they are found out.

    Raises InputError where that is nothing, and what `publish` raises.
    """
    at = now()
    public = record.public(day_of(at)).ids()
    if not public:
        raise _nothing(record)
    check_may_publish(by)
    edition = edition_now(record, public, at=at, policy=policy)
    shown = list(views(record, "public", only=public, policy=policy))
    since, changes = changed_since_last(record, public, policy)
    with _downloads(shown) as downloads:
        files = publish(
            shown,
            edition,
            site,
            banner=banner,
            downloads=downloads,
            contact=contact,
            told_twice=BothAmong(pairs or OpenPairs(record), lambda: public).now(),
            changed=Changed(since=since, until=edition.id, changes=changes),
            progress=progress,
        )
    log_edition(record, edition, at=at, by=by)
    return len(files), edition


def _nothing(record: Record) -> InputError:
    days = sorted(release.public_from for release in record.released().values())
    if days:
        return InputError(
            f"Nothing is public yet: what is released is under embargo, the first until {days[0]}.",
            hint="Publish again on that day, in UTC.",
        )
    return InputError(
        "Nothing is released, so there is nothing to publish.",
        hint='Release incidents first: cenotaph release INCIDENT… --reason "…"',
    )


@contextmanager
def _downloads(shown: Sequence[View]) -> Iterator[Mapping[str, Path]]:
    with TemporaryDirectory(prefix="cenotaph-") as name:
        folder = Path(name)
        paths = [path for kind in FILES for path in export(shown, kind, folder)]
        yield {path.name: path for path in paths}
