"""Messages to systemd (`Type=notify`, `WatchdogSec=`): a datagram each, see sd_notify(3)."""

import asyncio
import logging
import os
import socket
from collections.abc import Callable

log = logging.getLogger(__name__)

READY, STOPPING, ALIVE = "READY=1", "STOPPING=1", "WATCHDOG=1"


def notify(state: str) -> None:
    """No-op if the process was not started by systemd."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    if address.startswith("@"):  # a socket of the abstract namespace
        address = f"\0{address[1:]}"
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
            channel.setblocking(False)  # a manager that does not read must not stop the loop
            channel.connect(address)
            channel.send(state.encode())
    except OSError as error:
        log.warning("systemd was not told %s: %s", state, error)


async def keep_alive(trouble: Callable[[], str | None]) -> None:
    """Reports to the watchdog, in half of its interval, as long as there is no trouble.

    Returns at once if systemd asks for no reports.
    """
    microseconds = int(os.environ.get("WATCHDOG_USEC") or 0)
    while microseconds:
        found = trouble()
        if found is None:
            notify(ALIVE)
        else:
            log.error("the watchdog is not told to wait: %s", found)
        await asyncio.sleep(microseconds / 2_000_000)
