"""`python -m benchmarks`: speed and memory as plain tables, in a few minutes."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from cenotaph.config import ONE_THREAD

# before anything imports numpy
os.environ.update(ONE_THREAD)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints every benchmark; returns the exit code."""
    # after the environment is set
    from benchmarks import linking, load, memory, record, sampling, serving, speed  # noqa: PLC0415
    from benchmarks.pages import sets  # noqa: PLC0415

    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "only", nargs="?", choices=("linking", "serving", "load"), help="one benchmark alone"
    )
    parser.add_argument("--data", type=Path, default=Path("..") / "shared" / "data")
    options = parser.parse_args(arguments)
    if options.only is not None:
        print({"linking": linking.run, "serving": serving.run, "load": load.run}[options.only]())
        return 0
    pages = sets(options.data)
    print(f"Pages: {pages.origin}.", flush=True)
    print(speed.run(pages), flush=True)
    print(memory.run(options.data), flush=True)
    print(record.run(), flush=True)
    print(sampling.run(options.data / "mse"), flush=True)
    print(linking.run(), flush=True)
    print(serving.run(), flush=True)
    # a part of the two minutes of `python -m benchmarks load`
    print(load.run(seconds=20))
    return 0


if __name__ == "__main__":
    sys.exit(main())
