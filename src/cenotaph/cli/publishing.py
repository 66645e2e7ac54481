"""What `release`, `publish` and `demo` do, once their arguments are known."""

from collections.abc import Sequence
from pathlib import Path

from cenotaph.cli.console import called_as, out, progress_bar
from cenotaph.cli.incident_tables import SHOWN, incidents_table
from cenotaph.cli.recording import add_with_progress
from cenotaph.cli.warning import warn_of_evidence
from cenotaph.config import contact_of
from cenotaph.errors import InputError
from cenotaph.model.vocabulary import PolicyName
from cenotaph.record.decisions import Decider
from cenotaph.record.editions import Edition
from cenotaph.run.clock import now
from cenotaph.run.deciding import release
from cenotaph.run.demo import BANNER, demo_record, example_pages
from cenotaph.run.evidence import unsound
from cenotaph.run.exporting import FILES, export
from cenotaph.run.opening import open_record
from cenotaph.run.viewing import views
from cenotaph.store.record import Record

DEMO = Decider(actor="policy:demo", role="editor")


def release_them(
    record_folder: Path,
    named: Sequence[str],
    *,
    reason: str,
    by: Decider,
    public_from: str | None,
) -> None:
    """Release incidents to be published, at once or from a day on."""
    with open_record(record_folder) as record:
        new = release(record, named, reason=reason, at=now(), by=by, public_from=public_from)
    when = f" from {public_from}" if public_from else ""
    out().print(f"Released{when}: {', '.join(new) or 'nothing that was not released before'}")


def publish_released(record_folder: Path, site: Path, *, by: Decider, policy: PolicyName) -> None:
    """The public site of what is released, and its edition in the log."""
    with open_record(record_folder) as record:
        files, edition = _publish(record, site, by=by, banner=None, policy=policy)
        found = unsound(record, edition.incidents)
    out().print(f"{files} files written. Open {site / 'index.html'}", soft_wrap=True)
    head = f"entry {edition.seq}, head {edition.head}"
    out().print(f"Edition {edition.id}: {head}", soft_wrap=True)
    warn_of_evidence(found)


def _publish(
    record: Record, site: Path, *, by: Decider, banner: str | None, policy: PolicyName = "range"
) -> tuple[int, Edition]:
    """The site with a bar that fills; the number of files, and the edition."""
    try:
        from cenotaph.web.publishing import publish_record  # noqa: PLC0415 - Django is an extra
    except ModuleNotFoundError as error:
        raise InputError(
            f"The site cannot be written: {error.name} is not installed.",
            hint='Install it with: pip install "cenotaph[web]"',
        ) from None
    with progress_bar("Publishing") as progress:
        return publish_record(
            record, site, by=by, banner=banner, policy=policy, contact=contact_of(),
            progress=progress,
        )  # fmt: skip


def demo(pages: Path, folder: Path) -> None:
    """The whole way on the example pages: a record, its exports and its site, under one folder."""
    console, site, given = out(), folder / "site", example_pages(pages)
    with demo_record(folder / "record") as record:
        counts = add_with_progress(record, [given])
        found = list(record.incidents())
        release(
            record,
            [incident.id for incident in found],
            reason="The demonstration shows all it has read.",
            at=now(),
            by=DEMO,
        )
        for kind in FILES:
            export(views(record, "public"), kind, folder)
        _publish(record, site, by=DEMO, banner=BANNER)
    console.print(f"{counts['new']} pages read, {len(found)} incidents found.")
    console.print(incidents_table(found, ids=False))
    _where_to_look(folder, site, found[0].id if found else "INCIDENT")


def _where_to_look(folder: Path, site: Path, incident: str) -> None:
    console, record = out(), folder / "record"
    named = [name for names in FILES.values() for name in names]
    for line in (
        f"The site:    {site / 'index.html'}",
        f"The tables:  {', '.join(str(folder / name) for name in named)}",
        f"The record:  {record}",
        f"Ask it why:  {called_as()} why {incident[:SHOWN]} killed --record {record}",
    ):
        console.print(line, soft_wrap=True)
