"""A private PostgreSQL cluster for tests: on a Unix socket, in a folder that goes away with it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

# initdb refuses root; Debian's package brings this user.
_USER = "postgres" if os.geteuid() == 0 else None


@cache
def binaries() -> Path | None:
    """The folder of the newest server's programs, or None where there is no server."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).parent
    folders = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(folders, key=lambda path: float(path.parts[-3]), default=None)
    return None if newest is None else newest.parent


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a new cluster's own database, as `postgresql+psycopg://…`."""
    folder = Path(tempfile.mkdtemp(prefix="cenotaph-pg-"))
    if _USER is not None:
        shutil.chown(folder, _USER)
    data = folder / "data"
    try:
        _run("initdb", "-D", data, "-U", "tester", "-A", "trust", "-N", "--locale=C.UTF-8")
        # what a test loses with the machine it can lose: no fsync
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        _run("pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
        try:
            yield f"postgresql+psycopg://tester@/postgres?host={folder}"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: object) -> None:
    folder = binaries()
    assert folder is not None
    subprocess.run(
        [str(folder / program), *map(str, arguments)],
        check=True, capture_output=True, user=_USER, cwd="/",
    )  # fmt: skip
