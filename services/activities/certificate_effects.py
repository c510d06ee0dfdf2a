"""Effects of request moves on certificates: corrections of the printed name."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from district.activities.certificates import Correction, CorrectionSubject
from district.documents import Holder
from district.errors import OutOfDate
from district.ids import PersonId
from district.requests.request import Move, Request, RequestStatus, Step
from district.territory import Transfer
from services.requests.request_kinds import KindEffects
from storage.activities.activities import get_activity
from storage.activities.certificates import get_certificate, get_correction, rename_holder
from storage.changes import note_change
from storage.database import Connection


class CertificateEffects(KindEffects):
    """`KindEffects` of corrections; use cases of holders are in
    `services/activities/certificates.py`.
    """

    async def hold(self, tx: Connection, request: Request) -> None:
        correction = await _of(tx, request)
        await get_certificate(tx, correction.certificate, hold=True)

    async def on_move(self, tx: Connection, request: Request, step: Step) -> None:
        """An approval prints the new name, its undo the old one. The number stays.

        Raises:
            OutOfDate: the printed name has changed since.
        """
        one = await _of(tx, request)
        issued = await get_certificate(tx, one.certificate)
        if step.move is Move.APPROVE:
            await _rename(tx, one, one.before, one.after, by=request.decider, now=step.now)
        if step.move is Move.UNDO and one.after is not None and issued.holder == one.after:
            await _rename(tx, one, one.after, one.before, by=None, now=step.now)

    async def municipality_moved(self, tx: Connection, transfer: Transfer) -> Collection[int]:
        """Corrections stay in the district that issued the certificate."""
        return ()

    async def undo_refusal(self, tx: Connection, request: Request) -> str | None:
        if request.status is not RequestStatus.APPROVED:
            return None
        one = await _of(tx, request)
        issued = await get_certificate(tx, one.certificate, hold=True)
        return None if issued.holder == one.after else "moved-on"

    async def subject(self, connection: Connection, request: Request) -> CorrectionSubject:
        one = await _of(connection, request)
        issued = await get_certificate(connection, one.certificate)
        return CorrectionSubject(
            number=issued.number,
            activity=await get_activity(connection, issued.activity),
            correction=one,
        )


async def _rename(
    tx: Connection,
    one: Correction,
    seen: Holder | None,
    to: Holder | None,
    *,
    by: PersonId | None,
    now: datetime,
) -> None:
    if not await rename_holder(tx, one.certificate, seen=seen, to=to):
        raise OutOfDate
    await note_change(
        tx,
        now,
        by,
        "certificate",
        one.certificate,
        "corrected",
        {"from": _plain(seen), "to": _plain(to)},
    )


def _plain(holder: Holder | None) -> dict[str, str] | None:
    return asdict(holder) if holder else None


async def _of(connection: Connection, request: Request) -> Correction:
    return await get_correction(connection, request.subject_id)
