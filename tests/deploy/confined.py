"""`python -m tests.deploy.confined UNIT PROGRAM …`: a program under the restrictions of a unit that
need no systemd as the first process. Needs root and Linux; to be run by `confining`.

Applied: NoNewPrivileges, CapabilityBoundingSet, UMask, ProtectSystem=strict with the
StateDirectory, PrivateIPC, ProtectHostname, PrivateDevices, ProcSubset=pid, MemoryDenyWriteExecute,
SystemCallFilter, SystemCallErrorNumber, RestrictAddressFamilies. Not applied: those about users and
homes (the program of the tests is in a home), namespaces of the program's own, real-time, cgroups.
"""

import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 1  # EPERM
EQUAL = 4
DEVICES = "null zero full random urandom"
NO_NEW_PRIVILEGES, DROP_CAPABILITY, REFUSE_EXECUTABLE_MEMORY = 38, 24, 65
_CONFINING = f"""
set -e
state=$1; shift
mount --bind "$state" "$state"
mount -t tmpfs -o mode=755 tmpfs /mnt
for device in {DEVICES}; do touch /mnt/$device; mount --bind /dev/$device /mnt/$device; done
mount --move /mnt /dev
mount -t proc -o subset=pid proc /proc
mount -o remount,bind,ro /
exec "$@"
"""


class _Compared(ctypes.Structure):
    """`struct scmp_arg_cmp` of libseccomp."""

    _fields_ = (
        ("arg", ctypes.c_uint),
        ("op", ctypes.c_int),
        ("value", ctypes.c_uint64),
        ("unused", ctypes.c_uint64),
    )


def confining(unit: Path, state: Path, program: Sequence[str]) -> list[str]:
    """Returns the command that runs `program` as the unit would, with `state` to write to."""
    inside = [sys.executable, "-m", "tests.deploy.confined", str(unit), *program]
    alone = ["unshare", "--mount", "--ipc", "--uts", "--propagation", "private"]
    return [*alone, "sh", "-c", _CONFINING, "sh", str(state), *inside]


def main() -> None:
    unit, *program = sys.argv[1:]
    asked = list(_settings(Path(unit)))
    system = ctypes.CDLL(None, use_errno=True)
    _ensure(dict(asked)["MemoryDenyWriteExecute"] == "yes")
    _ensure(system.prctl(REFUSE_EXECUTABLE_MEMORY, 1, 0, 0, 0) == 0)
    for capability in range(64):
        system.prctl(DROP_CAPABILITY, capability, 0, 0, 0)
    _ensure(system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0)
    os.umask(int(dict(asked)["UMask"], 8))
    _filter_calls(_calls(asked), dict(asked)["RestrictAddressFamilies"].split())
    os.execv(program[0], program)


def _settings(unit: Path) -> Iterator[tuple[str, str]]:
    for line in unit.read_text().splitlines():
        name, separator, value = line.partition("=")
        if separator and not line.startswith("#"):
            yield name, value


def _calls(asked: Sequence[tuple[str, str]]) -> set[str]:
    """Returns the permitted system calls."""
    permitted: set[str] = set()
    for name, value in asked:
        if name == "SystemCallFilter":
            named = set().union(*(_members(one) for one in value.lstrip("~").split()))
            permitted = permitted - named if value.startswith("~") else permitted | named
    return permitted


def _members(named: str) -> set[str]:
    if not named.startswith("@"):
        return {named}
    shown = subprocess.run(
        ["systemd-analyze", "syscall-filter", "--no-pager", named],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    members = [line.strip() for line in shown.stdout.splitlines()[1:]]
    return set().union(*(_members(one) for one in members if one and not one.startswith("#")))


def _filter_calls(permitted: set[str], families: Sequence[str]) -> None:
    """Loads a filter for this process and those it becomes."""
    library = ctypes.CDLL("libseccomp.so.2")
    library.seccomp_init.restype = ctypes.c_void_p
    rules = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(REFUSE)))
    allow = ctypes.c_uint32(ALLOW)
    for name in permitted - {"socket"}:
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number >= 0:  # of this architecture
            library.seccomp_rule_add_array(rules, allow, number, 0, None)
    number = library.seccomp_syscall_resolve_name(b"socket")
    for family in families:
        wanted = _Compared(arg=0, op=EQUAL, value=int(getattr(socket, family)))
        library.seccomp_rule_add_array(rules, allow, number, 1, ctypes.byref(wanted))
    _ensure(library.seccomp_load(rules) == 0)


def _ensure(is_so: bool) -> None:
    if not is_so:
        raise SystemExit(f"a restriction cannot be applied: {os.strerror(ctypes.get_errno())}")


if __name__ == "__main__":
    main()
