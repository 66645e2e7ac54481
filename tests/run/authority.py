"""A time-stamping authority of our own, made with openssl: it stamps what it is asked to."""

import shutil
import subprocess
from pathlib import Path

import pytest

_CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {0}/serial
signer_cert = {0}/tsa.pem
certs = {0}/ca.pem
signer_key = {0}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[stamping]
extendedKeyUsage = critical,timeStamping
"""


class Authority:
    """An authority in a folder; `certificate` is what its tokens are checked against."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.certificate = folder / "ca.pem"
        if shutil.which("openssl") is None:
            pytest.skip("openssl is not installed")
        folder.mkdir()
        (folder / "serial").write_text("01\n")
        (folder / "tsa.cnf").write_text(_CONFIG.format(folder))
        new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj")
        self._openssl("req", "-x509", *new, "/CN=CA", "-keyout", "ca.key", "-out", "ca.pem")
        self._openssl("req", *new, "/CN=TSA", "-keyout", "tsa.key", "-out", "tsa.csr")
        self._openssl(
            "x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-CAcreateserial", "-extfile", "tsa.cnf", "-extensions", "stamping", "-out", "tsa.pem",
        )  # fmt: skip

    def answer(self, request: Path) -> Path:
        """The token for this request."""
        token = request.with_suffix(".tsr")
        self._openssl(
            "ts", "-reply", "-config", "tsa.cnf", "-section", "here",
            "-queryfile", request, "-out", token,
        )  # fmt: skip
        return token

    def _openssl(self, *arguments: object) -> None:
        command = ["openssl", *map(str, arguments)]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder)
