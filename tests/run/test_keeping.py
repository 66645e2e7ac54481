"""Keeping a record: as it stood earlier, copied, checked offline, restored, stamped."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.codec import digest, to_json
from cenotaph.errors import ChainBroken, InputError, RecordError, UnknownName
from cenotaph.model.entries import CapturedList
from cenotaph.model.pages import Receipt
from cenotaph.model.victims import ListScope, VictimList
from cenotaph.record.decisions import Decider
from cenotaph.record.entries import Draft
from cenotaph.run.bundling import bundle, restore
from cenotaph.run.deciding import Proposal, decide, log_edition
from cenotaph.run.opening import make_record, open_record
from cenotaph.run.past import day_as_of, entry_as_of, open_as_of
from cenotaph.run.redacting import redact
from cenotaph.run.timestamping import attach, check, request
from cenotaph.run.viewing import edition_now
from cenotaph.store.files import PARTIAL
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.run.authority import Authority
from tests.run.pages import AT, ELSEWHERE, MINISTRY, MONITOR, add_pages, write_pages

EDITOR = Decider(actor="person:1", role="editor")
ADMIN = Decider(actor="person:9", role="administrator")
# The first two pages take entries 1 to 6, the edition of them 7, the third page 8 to 10.
FIRST, EDITION, LAST = 6, 7, 10


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two pages on one incident, an edition of it, then a third page on another."""
    base = tmp_path_factory.mktemp("made")
    folder = make_record(base / "record", environ={})
    with open_record(folder, environ={}) as record:
        add_pages(record, write_pages(base / "first", {"a.txt": MONITOR, "b.txt": MINISTRY}))
        ids = [incident.id for incident in record.incidents()]
        log_edition(record, edition_now(record, ids, at=AT), at=AT, by=EDITOR)
        add_pages(record, write_pages(base / "then", {"c.txt": ELSEWHERE}))
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of that record that the test may change."""
    return shutil.copytree(made, tmp_path / "record")


@pytest.fixture
def record(folder: Path) -> Iterator[Record]:
    """The record, open."""
    with open_record(folder, environ={}) as opened:
        yield opened


def quiet(_done: int) -> None:
    """Progress nobody looks at."""


def edition_id(record: Record) -> str:
    return next(entry.subject for entry in record.entries() if entry.kind == "published")


def checked(folder: Path, *arguments: str) -> tuple[int, str]:
    """What `check.py` of a bundle says, run with the standard library alone."""
    command = [sys.executable, "-I", "-S", str(folder / "check.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_a_record_as_it_stood_at_an_entry(record: Record, folder: Path) -> None:
    """It has the incidents of then, and the record itself is untouched."""
    before = record.head()
    with open_as_of(folder, str(FIRST), environ={}) as past:
        (incident,) = past.incidents()
        assert (past.head().seq, past.touched(incident.id)) == (FIRST, FIRST)
        assert list(verify(past, quiet)) == []
    assert (record.head(), len(list(record.incidents()))) == (before, 2)


def test_as_of_the_last_entry_is_now(record: Record, folder: Path) -> None:
    """The same function over the whole log gives the same incidents."""
    with open_as_of(folder, str(LAST), environ={}) as past:
        assert list(map(to_json, past.incidents())) == list(map(to_json, record.incidents()))


@pytest.mark.parametrize("seq", [FIRST, LAST])
def test_one_incident_alone_is_as_it_is_among_all(folder: Path, seq: int) -> None:
    """Its row, its seq and its release; the others of then are not there."""
    with open_as_of(folder, str(seq), environ={}) as past:
        whole = {one.id: (to_json(one), past.touched(one.id)) for one in past.incidents()}
    for id_, (body, touched) in whole.items():
        with open_as_of(folder, str(seq), environ={}, named=id_[:10]) as past:
            (one,) = past.incidents()
            assert (to_json(one), past.touched(id_), past.home(id_)) == (body, touched, id_)
    with (
        pytest.raises(UnknownName, match="no incident nothing"),
        open_as_of(folder, str(seq), environ={}, named="nothing"),
    ):
        pass


def asked(folder: Path, as_of: str | None, named: str) -> str:
    """What is said of an incident that is not there at a time."""
    with (
        pytest.raises(UnknownName) as refused,
        open_as_of(folder, as_of, environ={}, named=named),
    ):
        pass
    return f"{refused.value.message} {refused.value.hint}"


def test_an_incident_that_was_not_there_yet_says_when_it_began(
    record: Record, folder: Path
) -> None:
    """By its id or how that begins, at an entry, a day's end or an edition."""
    homs = next(one.id for one in record.incidents() if one.where[0].name == "Homs")
    for at in (str(FIRST), edition_id(record)[:8]):
        assert asked(folder, at, homs[:8]) == (
            f"Incident {homs} did not exist yet at entry {FIRST}: it began with entry {LAST}. "
            f"Ask for entry {LAST} or a later one."
        )


def test_an_incident_that_no_page_tells_of_any_more_is_not_said_never_to_have_been(
    record: Record, folder: Path
) -> None:
    """It is named with the entry it began with; what a redaction took away is in no state."""
    homs = next(one for one in record.incidents() if one.where[0].name == "Homs")
    redact(record, homs.reports[0].page, reason="x", by=ADMIN, at=AT)
    assert f"{homs.id} stands no more" in asked(folder, None, homs.id[:8])
    assert "were sealed since. It began with entry 10" in asked(folder, str(LAST), homs.id)


def test_an_incident_is_found_by_the_one_that_went_into_it(folder: Path) -> None:
    """Merged, each of the two names leads to what is left, in the past as now."""
    with open_record(folder, environ={}) as record:
        one, other = (incident.id for incident in record.incidents())
        merge = Proposal(action="merge", subject=one, reason="One.", details={"with": other})
        decide(record, [merge], by=ADMIN, at=AT)
        (now,) = record.incidents()
        merged = record.head().seq
    for named in (one, other):
        with open_as_of(folder, str(merged), environ={}, named=named) as past:
            assert to_json(past.incident(named)) == to_json(now)


def test_a_time_is_an_entry_an_edition_or_a_date(record: Record) -> None:
    """A day means its end; an edition, the entry it was taken at."""
    given = (str(FIRST), edition_id(record), edition_id(record)[:8], AT[:10], AT)
    assert [entry_as_of(record, one) for one in given] == [FIRST, FIRST, FIRST, LAST, LAST]


def test_embargoes_are_those_of_the_day_that_is_asked_for(record: Record) -> None:
    """An entry's day, an edition's; a time to come is no later than now."""
    now, past = "2026-05-01T00:00:00Z", "2026-03-01"
    given = (None, str(FIRST), edition_id(record), past, "2027-01-01", f"{past}T23:00:00-02:00")
    assert [day_as_of(record, one, at=now) for one in given] == [
        now[:10], AT[:10], AT[:10], past, now[:10], "2026-03-02",
    ]  # fmt: skip


@pytest.mark.parametrize("given", ["99", "2026-01-01", "soon", "0"])
def test_a_time_before_the_log_or_none_is_refused(record: Record, given: str) -> None:
    """It is said what can be given."""
    with pytest.raises(InputError):
        entry_as_of(record, given)


def test_what_was_sealed_since_stays_sealed_in_the_past(record: Record, folder: Path) -> None:
    """No earlier state shows a redacted page."""
    page = next(e.subject for e in record.entries() if e.seq == 1)
    redact(record, page, reason="x", by=ADMIN, at=AT)
    with open_as_of(folder, str(FIRST), environ={}) as past:
        assert page not in {r.page for i in past.incidents() for r in i.reports}


def test_a_bundle_is_checked_with_the_standard_library_alone(
    record: Record, tmp_path: Path
) -> None:
    """Its own script says that it is whole, and holds it to a head that is known from elsewhere."""
    head = bundle(record, tmp_path / "out")
    assert head == record.head()
    whole = f"This bundle is whole: {LAST} entries. Head: {head.hash}\n"
    assert checked(tmp_path / "out") == (0, whole)
    assert checked(tmp_path / "out", "--head", head.hash) == (0, whole)
    assert checked(tmp_path / "out", "--head", "0" * 64)[0] == 1


@pytest.mark.parametrize("column", ["at", "actor", "kind", "subject", "payload_digest", "prev"])
def test_any_change_to_a_line_of_a_bundle_is_found(
    record: Record, tmp_path: Path, column: str
) -> None:
    """Whatever field of an entry is changed."""
    bundle(record, tmp_path / "out")
    log = tmp_path / "out" / "log.jsonl"
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    rows[3]["entry"][column] += "x"
    log.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    code, said = checked(tmp_path / "out")
    assert (code, "Entry 4 does not match its own hash." in said) == (1, True)


def test_changed_words_and_missing_evidence_are_found(record: Record, tmp_path: Path) -> None:
    """Payloads and files are held to their digests; a log cut short to its head."""
    bundle(record, tmp_path / "out")
    log = tmp_path / "out" / "log.jsonl"
    text = log.read_text(encoding="utf-8")
    log.write_text(text.replace("12 people", "21 people"), encoding="utf-8")
    assert "The payload of entry 1 does not match its digest." in checked(tmp_path / "out")[1]
    log.write_text("".join(text.splitlines(keepends=True)[:-1]), encoding="utf-8")
    assert "The log ends with entry 9" in checked(tmp_path / "out")[1]
    log.write_text(text, encoding="utf-8")
    kept = [p for p in (tmp_path / "out" / "evidence").rglob("*") if p.is_file()]
    next(path for path in kept if "." not in path.name).unlink()
    assert "is missing" in checked(tmp_path / "out")[1]


def test_a_bundle_that_cannot_be_read_is_told_in_a_sentence(record: Record, tmp_path: Path) -> None:
    """Whoever checks a bundle reads no traceback: a log cut amid a line, a file that is gone."""
    bundle(record, tmp_path / "out")
    log, about = tmp_path / "out" / "log.jsonl", tmp_path / "out" / "bundle.json"
    text, said = log.read_text(encoding="utf-8"), about.read_text(encoding="utf-8")
    log.write_text(text[: len(text.splitlines()[0]) + 50], encoding="utf-8")
    code, told = checked(tmp_path / "out")
    assert (code, "cannot be read after entry 1: it was cut short" in told) == (1, True)
    log.unlink()
    assert "There is no log.jsonl in" in checked(tmp_path / "out")[1]
    log.write_text(text, encoding="utf-8")
    for broken in ("{", "[]"):
        about.write_text(broken, encoding="utf-8")
        assert checked(tmp_path / "out")[0] == 1
        assert "cannot be read" in checked(tmp_path / "out")[1]
    about.write_text(said, encoding="utf-8")
    assert "no bundle" in checked(tmp_path / "out", str(tmp_path))[1]


def test_a_bundle_is_held_to_a_head_wherever_that_is_named(record: Record, tmp_path: Path) -> None:
    """Before the folder or after it: a word that is not understood is never passed over."""
    bundle(record, tmp_path / "out")
    out = str(tmp_path / "out")
    assert checked(tmp_path / "out", out, "--head", "0" * 64)[0] == 1
    assert checked(tmp_path / "out", "--head", "0" * 64, out)[0] == 1
    assert checked(tmp_path / "out", "--hed", "0" * 64)[0] == 2


def test_a_bundle_of_an_earlier_state_holds_no_later_page(record: Record, tmp_path: Path) -> None:
    """Neither its entries nor its evidence; and a redaction since then is told."""
    page = next(e.subject for e in record.entries() if e.seq == 1)
    redact(record, page, reason="x", by=ADMIN, at=AT)
    assert bundle(record, tmp_path / "out", until=FIRST).seq == FIRST
    assert checked(tmp_path / "out")[0] == 0
    held = (p.read_text() for p in (tmp_path / "out" / "evidence").rglob("*") if p.is_file())
    assert not any("Homs" in text for text in held)
    with pytest.raises(InputError, match="ends before a redaction"):
        restore(tmp_path / "out", tmp_path / "again", environ={})


def test_a_backup_restores_to_the_same_record(record: Record, tmp_path: Path) -> None:
    """The same entries, incidents and evidence, sealed entries among them; it verifies."""
    page = next(e.subject for e in record.entries() if e.seq == 1)
    redact(record, page, reason="x", by=ADMIN, at=AT)
    bundle(record, tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "again", environ={})
    with open_record(tmp_path / "again", environ={}) as again:
        assert list(again.entries()) == list(record.entries())
        assert list(map(to_json, again.incidents())) == list(map(to_json, record.incidents()))
        assert (list(verify(again, quiet)), again.sealed()) == ([], record.sealed())


def test_a_backup_while_others_write_is_one_state(record: Record, tmp_path: Path) -> None:
    """What is added while the copy runs is not in it, and the copy is whole."""
    pages = write_pages(tmp_path / "more", {"d.txt": MINISTRY.replace("15", "16")})

    def meanwhile(point: str) -> None:
        if point == "log copied":
            add_pages(record, pages)

    assert bundle(record, tmp_path / "backup", checkpoint=meanwhile).seq == LAST
    assert record.head().seq == LAST + 3
    assert checked(tmp_path / "backup")[0] == 0


def test_a_backup_takes_no_name_that_is_there(record: Record, tmp_path: Path) -> None:
    """Nothing is overwritten; nor does a restore write into a record."""
    bundle(record, tmp_path / "backup")
    with pytest.raises(InputError, match="is there already"):
        bundle(record, tmp_path / "backup")
    with pytest.raises(RecordError, match="already a record"):
        restore(tmp_path / "backup", tmp_path / "record", environ={})


def test_a_full_disk_leaves_no_half_of_a_backup(record: Record, tmp_path: Path) -> None:
    """It is said in one sentence, and nothing stays where the copy was to be."""

    def full(point: str) -> None:
        if point == "evidence copied":
            raise OSError(28, os.strerror(28))

    with pytest.raises(RecordError, match="No space left on device"):
        bundle(record, tmp_path / "backup", checkpoint=full)
    assert [path.name for path in tmp_path.iterdir() if PARTIAL in path.name] == []
    assert not (tmp_path / "backup").exists()


def test_a_damaged_record_is_not_copied(record: Record, tmp_path: Path) -> None:
    """It is the record that is said to be broken, and not the copy that is gone again."""
    name = digest(MONITOR.encode())
    with record.evidence.path_of(name).open("ab") as file:
        file.write(b"x")
    with pytest.raises(ChainBroken, match=rf"The record is not whole.*{name}"):
        bundle(record, tmp_path / "out")
    with record.maintaining() as connection:
        connection.exec_driver_sql("DROP TRIGGER payload_no_update")
        connection.exec_driver_sql("UPDATE payload SET body = substr(body, 9) WHERE rowid = 1")
    with pytest.raises(ChainBroken, match=r"The payload of entry . is missing or changed"):
        bundle(record, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_broken_bundle_is_not_restored(record: Record, tmp_path: Path) -> None:
    """It is checked first, and no record is made."""
    bundle(record, tmp_path / "backup")
    with (tmp_path / "backup" / "log.jsonl").open("r+") as log:
        log.truncate(3000)
    with pytest.raises(ChainBroken, match="is not whole"):
        restore(tmp_path / "backup", tmp_path / "again", environ={})
    with pytest.raises(InputError, match="is no bundle"):
        restore(tmp_path, tmp_path / "again", environ={})
    assert not (tmp_path / "again").exists()


def test_an_authority_stamps_an_editions_head(record: Record, tmp_path: Path) -> None:
    """Asked for, attached, checked; and the log and its evidence stay whole."""
    authority, edition = Authority(tmp_path / "tsa"), edition_id(record)
    request(record, edition, tmp_path / "ask.tsq")
    token = authority.answer(tmp_path / "ask.tsq")
    ca = authority.certificate
    assert check(record, edition, authority=ca) == 0
    attach(record, edition[:6], token, authority=ca, by=EDITOR, at=AT)
    assert check(record, edition, authority=ca) == 1
    head = record.head()
    attach(record, edition, token, authority=ca, by=EDITOR, at=AT)
    assert record.head() == head  # it is attached already
    with pytest.raises(InputError, match="There is no file"):
        check(record, edition, authority=tmp_path / "nobody.pem")
    assert list(verify(record, quiet)) == []


def test_a_token_of_another_head_or_authority_is_refused(record: Record, tmp_path: Path) -> None:
    """A stamp says something of one head, by one authority."""
    authority = Authority(tmp_path / "tsa")
    other = Authority(tmp_path / "other")
    first = edition_id(record)
    log_edition(record, edition_now(record, ["x"], at=AT), at=AT, by=EDITOR)
    second = [e.subject for e in record.entries() if e.kind == "published"][-1]
    request(record, first, tmp_path / "ask.tsq")
    token = authority.answer(tmp_path / "ask.tsq")
    for edition, ca in ((second, authority), (first, other)):
        with pytest.raises(InputError, match="does not stamp"):
            attach(record, edition, token, authority=ca.certificate, by=EDITOR, at=AT)
    with pytest.raises(InputError, match="There is no edition"):
        request(record, "zz", tmp_path / "x.tsq")


def test_a_victim_list_is_in_a_bundle_and_can_be_sealed(record: Record, tmp_path: Path) -> None:
    """Its file is evidence as a page is; a redaction takes both away."""
    data = b"name,date\n"
    listed = VictimList(
        name="ours", digest=digest(data), mapping="m", scope=ListScope(), imports=(), people=(),
        dropped=(), unread={}, key="k",
    )  # fmt: skip
    record.evidence.keep(data, Receipt())
    payload = CapturedList(listed=listed, receipt=Receipt())
    with record.writing() as log:
        log.append([Draft(at=AT, actor="person:1", subject="list ours", payload=payload)])
    bundle(record, tmp_path / "out")
    assert checked(tmp_path / "out")[0] == 0
    redact(record, "list ours", reason="x", by=ADMIN, at=AT)
    assert not record.evidence.path_of(digest(data)).exists()
    assert list(verify(record, quiet)) == []
