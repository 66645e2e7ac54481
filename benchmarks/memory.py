"""The most memory a process has held after few and after many pages: it must not grow."""

import resource
import subprocess
import sys
from pathlib import Path

from evaluation.tables import headed, table

_FEW, _MANY = 200, 2000


def run(data: Path) -> str:
    """Peak resident memory after 200 and after 2,000 pages, each in a process of its own."""
    few, many = (_peak(data, number) for number in (_FEW, _MANY))
    rows = [
        (f"after {_FEW} pages", f"{few:.1f}"),
        (f"after {_MANY:,} pages", f"{many:.1f}"),
        ("ratio", f"{many / few:.3f}"),
    ]
    return headed("Memory: peak resident, MB", table(("when", "value"), rows))


def _peak(data: Path, number: int) -> float:
    command = (sys.executable, "-m", "benchmarks.memory", str(data), str(number))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _read(data: Path, number: int) -> float:
    """Megabytes at the peak, after so many pages have been read and let go."""
    from benchmarks.pages import many  # noqa: PLC0415 - the child alone reads pages
    from cenotaph.path import read  # noqa: PLC0415
    from evaluation.reader import the_reader  # noqa: PLC0415

    reader = the_reader()
    for page in many(data, number):
        read(page.data, page.receipt, reader)
    return peak_of_this_process()


def peak_of_this_process() -> float:
    """The most resident memory this process has held, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # a child begins with its parent's ru_maxrss on Linux; the high-water mark is its own
        lines = status.read_text(encoding="ascii").splitlines()
        return next(float(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # kilobytes, but bytes on macOS
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(_read(Path(sys.argv[1]), int(sys.argv[2])))
