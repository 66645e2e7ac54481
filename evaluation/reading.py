"""Every page of the shared data is read without a failure: how many, and how long it takes."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from cenotaph.model.pages import Receipt
from cenotaph.path import read
from evaluation.reader import the_reader
from evaluation.tables import headed, table

Source = tuple[str, bytes, Receipt]


def run(folder: Path, errors: int | None = None) -> str:
    """Pages, failures and seconds of each set of data, with the failures by name."""
    rows: list[tuple[object, ...]] = []
    failures: list[str] = []
    reader = the_reader()
    for name, pages in (
        ("page_reading", html_pages(folder / "page_reading")),
        ("linking", texts(folder / "linking" / "local_news.jsonl")),
        ("muc4", texts(folder / "muc4" / "muc4_train_dev.jsonl")),
    ):
        count = failed = claims = 0
        start = perf_counter()
        for page_id, data, receipt in pages:
            count += 1
            try:
                claims += len(read(data, receipt, reader).extraction.claims)
            # whatever is raised here is the finding
            except Exception as error:  # noqa: BLE001
                failed += 1
                failures.append(f"{name} {page_id}: {type(error).__name__}: {error}")
        rows.append((name, count, failed, claims, perf_counter() - start))
    totals = [sum(row[i] for row in rows) for i in range(1, 5)]  # type: ignore[misc]
    rows.append(("all", *totals))
    head = ("data", "pages", "failures", "claims", "seconds")
    listed = "\n".join(failures[: errors if errors is not None else 10])
    return headed("Real pages read", table(head, rows)) + ("\n" + listed if listed else "")


def html_pages(folder: Path) -> Iterator[Source]:
    """The HTML pages; none where the folder is not there."""
    for file in sorted((folder / "html").glob("*.html.gz")):
        yield file.name, gzip.decompress(file.read_bytes()), Receipt(media_type="text/html")


def texts(file: Path) -> Iterator[Source]:
    """The texts of a file of JSON lines; none where it is not there."""
    if not file.exists():
        return
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            receipt = Receipt(
                row_id=row["id"],
                url=row.get("url"),
                title=row.get("title"),
                published_at=row.get("published_on"),
            )
            yield row["id"], row["text"].encode(), receipt
