"""Pages and a reader for tests of what runs over a record: real parts over the small supplement."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from cenotaph.extract import Reader, extract, make_reader
from cenotaph.link.group import group
from cenotaph.model.entries import Extracted
from cenotaph.record.entries import Draft
from cenotaph.run.adding import Outcome, add_all, work_in
from cenotaph.run.opening import make_record, open_record
from cenotaph.store.record import Record
from tests.run.towns import two_towns

AT = "2026-01-02T03:04:05Z"
MONITOR = """Airstrike kills 12 in Hama

The Syrian Observatory for Human Rights said 12 people were killed in an airstrike on Hama on
14 December 2020. Five people were injured.
"""
MINISTRY = """Strike on Hama leaves 15 dead

The health ministry said 15 people were killed in an airstrike on Hama on 14 December 2020.
"""
ELSEWHERE = """Three killed in Homs

Three soldiers were killed when a mine exploded in Homs on 2 March 2021, state media said.
"""
TEXTS = {"monitor.txt": MONITOR, "ministry.txt": MINISTRY, "elsewhere.txt": ELSEWHERE}


@cache
def small_reader() -> Reader:
    """A reader that knows two towns."""
    return make_reader(two_towns())


def write_pages(folder: Path, texts: dict[str, str] = TEXTS) -> Path:
    """The pages as files in a folder that is made for them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def add_pages(record: Record, *paths: Path) -> list[Outcome]:
    """What came of each page."""
    return list(add_all(record, work_in(paths), small_reader(), clock=lambda: AT))


def make_and_add(folder: Path, pages: Path) -> None:
    """A new record in the folder that holds these pages."""
    make_record(folder, environ={})
    with open_record(folder, environ={}) as record:
        add_pages(record, pages)


def read_again(record: Record, page_id: str, change: tuple[str, str]) -> None:
    """The page read by a reader that reads one word for another."""
    page = record.page(page_id)
    extraction = extract(replace(page, text=page.text.replace(*change)), small_reader())
    extraction = replace(extraction, fingerprint="another")
    payload = Extracted(extraction=extraction, reports=group(extraction))
    with record.writing() as log:
        log.append([Draft(at=AT, actor="program:x", subject=page.id, payload=payload)])
        log.settle()
