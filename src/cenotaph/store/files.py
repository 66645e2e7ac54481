"""Files that are there whole or not at all: written beside their name, synced, then renamed."""

import errno
import glob
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from cenotaph.errors import InputError

# Marks what a killed process may leave behind; nothing else in a record ends so.
PARTIAL = ".partial"
# The disk, the share or the quota is full, or may not be written, or fails: no fault of any page.
_OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})
# Writing one piece takes less than a second; an hour spares every writer that still runs.
HALF_WRITTEN_SECONDS = 3600.0


def is_of_the_disk(error: OSError) -> bool:
    """Whether it says something of where files are written, and nothing of what is written."""
    return error.errno in _OF_THE_DISK


def reason(error: OSError) -> str:
    """Why files could not be written; of many that were copied, why the first could not."""
    if error.strerror is not None:
        return error.strerror
    try:
        # shutil gives a list: from, to, and the error's text, which ends with the two paths
        (_, _, said), *_ = error.args[0]
    except (IndexError, TypeError, ValueError):
        return type(error).__name__
    return re.sub(r"^\[Errno \d+\] |: '.*", "", str(said))


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """A text file to write that takes its name only when the block ends without an error.

    Raises InputError when the folder is not there or cannot be written.
    """
    sweep_beside(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=PARTIAL)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror}.", hint="Name a folder that is there."
        ) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files private; an export is as open as any file the user makes
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(path.parent)


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """A folder beside this name to make something in, gone when the block ends."""
    sweep_beside(path)
    made = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}.", suffix=PARTIAL))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def left_beside(path: Path) -> list[Path]:
    """What writers of this name have beside it: those at work, and those that were killed."""
    return sorted(path.parent.glob(f".{glob.escape(path.name)}.*{PARTIAL}"))


def sweep_beside(path: Path) -> None:
    """Remove what killed writers of this name left: nothing was written there for an hour."""
    too_old = time.time() - HALF_WRITTEN_SECONDS
    for left in left_beside(path):
        with suppress(OSError):
            newest = max(one.stat().st_mtime for one in (left, *left.rglob("*")))
            if newest < too_old:
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def write_once(path: Path, data: bytes, checkpoint: Callable[[str], None]) -> None:
    """The bytes under this name, on the disk when this returns; made with its folders.

    `checkpoint` is called before and after the name is taken.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=PARTIAL)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        checkpoint("written")
        Path(name).replace(path)
        checkpoint("renamed")
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    for folder in (path.parent, path.parent.parent):
        sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """The folder's list of names is on the disk; where the system cannot sync one, nothing."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    # the only way to read it is to set it
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
