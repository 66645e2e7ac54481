"""The server under measure: `cenotaph serve` over a record, asked over loopback."""

import subprocess
import sys
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from resource import getpagesize
from socket import socket
from time import clock_gettime, perf_counter, sleep
from urllib.parse import urlsplit

HOST = "127.0.0.1"
PAGE = getpagesize()
# As many readers: what one address may ask of the API is bounded.
_READERS = 200
# Its threads wake up to look whether anybody has asked.
_RESTS = 0.01


class Server:
    """`cenotaph serve` over a record, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._reader = cycle(range(1, _READERS + 1))
        with socket() as free:
            free.bind((HOST, 0))
            self.port = free.getsockname()[1]
        command = ("serve", "--record", str(folder), "--port", str(self.port))
        self._process = subprocess.Popen(
            (sys.executable, "-m", "cenotaph", *command), stdout=subprocess.DEVNULL
        )

    def __enter__(self) -> "Server":
        while True:
            try:
                self.get("/404.html")
            except OSError:
                if self._process.poll() is not None:
                    raise
                sleep(0.2)
            else:
                return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()

    def processor(self) -> float:
        """Seconds of processor time that the server has used, all threads together (Linux)."""
        # the clock of another process: clock_getcpuclockid(3), which Python does not offer
        return clock_gettime(~self._process.pid << 3 | 2)

    def rest(self) -> None:
        """Returns when nothing is worked out beside the requests any more."""
        while True:
            before = self.processor()
            sleep(0.5)
            if self.processor() - before < _RESTS:
                return

    def megabytes(self) -> float:
        """How much of the memory the server holds (Linux)."""
        held = Path(f"/proc/{self._process.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(held) * PAGE / 1e6

    def get(self, path: str) -> tuple[float, bytes]:
        """Seconds to the first byte of the answer, and all of it."""
        reader = f"127.0.4.{next(self._reader)}"
        connection = HTTPConnection(HOST, self.port, source_address=(reader, 0))
        connection.connect()
        start = perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        first = answer.read(1)
        seconds = perf_counter() - start
        body = first + answer.read()
        connection.close()
        if answer.status not in (200, 404):
            raise RuntimeError(f"{path} was answered with {answer.status}.")
        return seconds, body


def invitation(folder: Path) -> str:
    """The address at which a reviewer joins."""
    command = (sys.executable, "-m", "cenotaph", "invite", "reviewer", "--record", str(folder))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return urlsplit(done.stdout.strip()).path
