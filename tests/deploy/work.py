"""Typesets a certificate and reads a spreadsheet, then tries what the unit forbids.

Prints a line for each thing that was done or refused.
"""

import mmap
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from documents.cells import read_sheets
from documents.certificate import certificate_pdf
from storage.database import open_database
from tests.documents.books import workbook
from tests.documents.sample import PLAIN


def main() -> None:
    folder = Path(sys.argv[1])
    (folder / "certificate.pdf").write_bytes(certificate_pdf(PLAIN))
    [sheet] = read_sheets(workbook((0, 0, "а")), name="plan.xlsx", columns=1, most=9)
    print("read", len(sheet.rows))
    open_database(f"sqlite+aiosqlite:///{folder / 'okrug.db'}")
    print("mode", oct((folder / "okrug.db").stat().st_mode & 0o777))
    for name, forbidden in FORBIDDEN.items():
        try:
            forbidden()
        except OSError:
            print("refused", name)
        else:
            print("possible", name)


FORBIDDEN: dict[str, Callable[[], object]] = {
    "write": lambda: Path("/var/tmp/okrug-outside").touch(),
    "program": lambda: Path(__file__).with_name("outside").touch(),
    "packet": lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
    "netlink": lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
    "executable": lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_WRITE | mmap.PROT_EXEC),
    "owner": lambda: os.chown(sys.argv[1], 1, 1),
    "priority": lambda: os.nice(-1),
    "disk": lambda: os.open("/dev/vda", os.O_RDONLY),
    "settings": lambda: Path("/proc/sys/kernel/hostname").read_text(),
    "root": lambda: os.chroot("/"),
}


if __name__ == "__main__":
    main()
