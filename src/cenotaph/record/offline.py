#!/usr/bin/env python3
"""Check a bundle of a Cenotaph record, with nothing but Python 3.9 or later and this file.

    python3 check.py [FOLDER] [--head HASH]

What is checked: every line of the log follows the one before by its hash; every payload matches the
salted digest that its line names, or is sealed by a redaction that the log holds; every file of
evidence is what its name says, and none that a page rests on is missing; every edition names a
line that is there with the hash it names; and the last line is the one that bundle.json names.
With --head, the last line must be that one: so that a bundle is held to a hash that was
published, printed or stamped elsewhere.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LINE = ("actor", "at", "kind", "payload_digest", "prev", "seq", "subject")
NOTHING = "0" * 64
# What reading a file that somebody cut or changed may raise.
UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError)


def sha256(data: bytes) -> str:
    """The digest in hex."""
    return hashlib.sha256(data).hexdigest()


def canonical(value: object) -> bytes:
    """JSON as the log hashes it: sorted keys, no spaces, characters as they are, in UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def problems(folder: Path, head: str | None = None) -> Iterator[str]:
    """Everything that is wrong with the bundle in this folder, one sentence each."""
    reached = [0]
    try:
        yield from log_problems(folder, head, reached)
    except FileNotFoundError as error:
        yield f"There is no {Path(error.filename).name} in {folder}: it is no bundle, or not whole."
    except UNREADABLE:
        where = f"after entry {reached[0]}" if reached[0] else "from its beginning"
        yield f"What the bundle says cannot be read {where}: it was cut short or changed."


def log_problems(folder: Path, head: str | None, reached: list[int]) -> Iterator[str]:
    """The same of what can be read; `reached` holds the last entry that was."""
    said = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
    hashes = {0: NOTHING}
    sealed: set[int] = set()
    named: set[int] = set()
    gone: set[str] = set()
    wanted: dict[str, int] = {}
    last = 0
    with (folder / "log.jsonl").open(encoding="utf-8") as log:
        for text in log:
            row = json.loads(text)
            entry = row["entry"]
            yield from line_problems(entry, last, hashes[last])
            last = reached[0] = entry["seq"]
            hashes[last] = entry["hash"]
            if row["body"] is None:
                sealed.add(last)
                continue
            if sha256((row["salt"] + row["body"]).encode("utf-8")) != entry["payload_digest"]:
                yield f"The payload of entry {last} does not match its digest."
            payload = json.loads(row["body"])
            if entry["kind"] == "captured":
                source = payload.get("page") or payload["listed"]
                wanted.setdefault(source["digest"], last)
            elif entry["kind"] == "published":
                if hashes.get(payload["seq"]) != payload["head"]:
                    yield f"The edition {payload['edition']} names a head that the log has not."
            elif payload.get("action") == "redact":
                named.update(payload["seals"])
                captures = payload["details"].get("captures", "").split()
                gone.update(one.partition(":")[0] for one in captures)
    # a bundle may end before the redaction that has since sealed what it holds
    for seq in sorted((sealed ^ named) - set(said["sealed_later"])):
        yield f"Entry {seq} is sealed and no redaction names it, or the reverse."
    if (last, hashes[last]) != (said["seq"], said["head"]):
        yield f"The log ends with entry {last}, not with the head that bundle.json names."
    if head is not None and hashes[last] != head:
        yield f"The log's head is {hashes[last]}, not the one that was asked for."
    yield from evidence_problems(folder / "evidence", wanted, gone)


def line_problems(entry: dict[str, Any], last: int, before: str) -> Iterator[str]:
    """What is wrong with one line of the log, given the one before it."""
    seq = entry["seq"]
    if seq != last + 1:
        yield f"Entry {seq} follows entry {last}: entries between are missing."
    if entry["prev"] != before:
        yield f"Entry {seq} does not carry the hash of the entry before it."
    if sha256(canonical({name: entry[name] for name in LINE})) != entry["hash"]:
        yield f"Entry {seq} does not match its own hash."


def evidence_problems(folder: Path, wanted: dict[str, int], gone: set[str]) -> Iterator[str]:
    """Files that are not what their names say, and files that are missing."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        found = sha256(path.read_bytes())
        receipt = path.name.endswith(".receipt.json") and path.name.split(".")[2] == found[:16]
        if path.name != found and not receipt:
            yield f"The evidence {path.name} is not what its name says."
    for digest, seq in sorted(wanted.items()):
        if not (folder / digest[:2] / digest[2:4] / digest).is_file():
            also = ", which a redaction names" if digest in gone else ""
            yield f"The evidence {digest} of entry {seq} is missing{also}."


def main(arguments: list[str]) -> int:
    """Print what is wrong, or that nothing is; 0 where nothing is."""
    asked = argparse.ArgumentParser(description="Check a bundle of a Cenotaph record.")
    asked.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    asked.add_argument("--head", help="the hash that the last line must have")
    given = asked.parse_args(arguments)
    found = 0
    for problem in problems(given.folder, given.head):
        found += 1
        print(problem)
    if found:
        print(f"This bundle is not whole: {found} problem(s).")
        return 1
    said = json.loads((given.folder / "bundle.json").read_text(encoding="utf-8"))
    print(f"This bundle is whole: {said['seq']} entries. Head: {said['head']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
