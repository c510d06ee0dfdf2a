"""The unit of systemd: hardened, and enough for the bot's work."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.deploy.confined import confining
from tests.deploy.containers import UNIT, needs_systemd
from tests.deploy.work import FORBIDDEN

ROOT = Path(__file__).parents[2]
LEAST = 20
"""An exposure of 2.0, in tenths."""


@needs_systemd
def test_the_unit_is_hardened() -> None:
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", f"--threshold={LEAST}", UNIT],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert judged.returncode == 0, judged.stdout[-300:] + judged.stderr


@needs_systemd
@pytest.mark.skipif(os.geteuid() != 0, reason="restrictions need root")
def test_a_certificate_is_typeset_under_the_restrictions_of_the_unit() -> None:
    with TemporaryDirectory(dir="/var/tmp") as folder:
        program = [sys.executable, "-B", "-m", "tests.deploy.work", folder]
        ended = subprocess.run(
            confining(UNIT, Path(folder), program),
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr[-2_000:]
        assert (Path(folder) / "certificate.pdf").read_bytes().startswith(b"%PDF-")
    said = ended.stdout.splitlines()
    assert said == ["read 1", "mode 0o600", *(f"refused {name}" for name in FORBIDDEN)]
