"""Helpers of tests of the deployment: the unit, containers of buildah from the images that
`.ci/image` made, and a shell inside one.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

STORE = os.environ.get("IMAGE_STORE")
_UNABLE = Path(STORE or "/nowhere") / "unable"
_DONE = "-- ended with "
HANGS = 600
"""Timeout in seconds of a command."""
CHROOT = ("run", "--isolation", "chroot")


def _reason() -> str | None:
    if _UNABLE.exists():
        return f"no image: {' '.join(_UNABLE.read_text().split())}"
    return None if STORE or "CI" in os.environ else "no image: .ci/image builds one"


needs_image = pytest.mark.skipif(_reason() is not None, reason=_reason() or "")
"""Marks tests that need the image; in CI skipped only where mounts are not permitted."""
UNIT = Path(__file__).parents[2] / "deploy" / "okrug.service"
needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None and "CI" not in os.environ,
    reason="no systemd-analyze on this machine",
)


def buildah(*arguments: str) -> list[str]:
    assert STORE is not None, "CI has to run .ci/image"
    return [
        *("buildah", "--storage-driver", "vfs"),
        *("--root", f"{STORE}/store", "--runroot", f"{STORE}/run"),
        *arguments,
    ]


def said(*arguments: str) -> str:
    """Runs buildah to its end."""
    done = subprocess.run(buildah(*arguments), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@contextmanager
def container(image: str) -> Iterator[str]:
    made = said("from", "--pull-never", f"localhost/{image}")
    yield made
    said("rm", made)


def given(environment: Mapping[str, str]) -> list[str]:
    return [f"--env={name}={value}" for name, value in environment.items()]


class Shell:
    """A root shell inside a container, in which one command follows the other."""

    def __init__(self, made: str, environment: Mapping[str, str], *options: str) -> None:
        self._shell = subprocess.Popen(
            buildah(*CHROOT, *given(environment), *options, made, "--", "bash"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, command: str, answers: str = "") -> str:
        """Returns what the command writes. `answers` are its input.

        Raises:
            AssertionError: it fails.
        """
        stdin, stdout = self._shell.stdin, self._shell.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"{{ {command}\n}} <<'END'\n{answers}END\necho '{_DONE}'$?\n")
        stdin.flush()
        lines = list[str]()
        hanging = Timer(HANGS, self._shell.kill)
        hanging.start()
        for line in stdout:
            if line.startswith(_DONE):
                hanging.cancel()
                assert line == f"{_DONE}0\n", f"{command}\n{''.join(lines)}"
                return "".join(lines)
            lines.append(line)
        raise AssertionError(f"the shell ended in {command}\n{''.join(lines)}")

    def close(self) -> None:
        self._shell.communicate()


def stop(database_url: str) -> None:
    """Sends SIGTERM to bots that run on that database inside a container."""
    for one in Path("/proc").glob("[0-9]*"):
        try:
            words, environment = (one / "cmdline").read_bytes(), (one / "environ").read_bytes()
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue  # it has just ended
        if b"/opt/okrug/bin/okrug\0run" in words and database_url.encode() in environment:
            os.kill(int(one.name), signal.SIGTERM)
