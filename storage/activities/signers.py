"""Queries of the people who sign certificates: one per institute, and one per district for
certificates without an institute.
"""

from sqlalchemy import ColumnElement, delete, insert, select

from district.documents import Signer
from district.ids import DistrictId, InstituteId
from storage.database import Connection
from storage.records import Record
from storage.tables import signers

_SIGNER = Record(Signer, signers)


async def find_signer(
    tx: Connection, institute: InstituteId | None, district: DistrictId
) -> Signer | None:
    """Returns the signer of the institute; without one, of the district."""
    return await _SIGNER.find(tx, select(signers).where(_of(institute, district)))


async def put_signer(
    tx: Connection, institute: InstituteId | None, district: DistrictId, new: Signer | None
) -> None:
    """Replaces the signer; None removes it."""
    await tx.execute(delete(signers).where(_of(institute, district)))
    if new is not None:
        of = {"district_id": district} if institute is None else {"institute_id": institute}
        await tx.execute(insert(signers).values(**of, name=new.name, post=new.post))


def _of(institute: InstituteId | None, district: DistrictId) -> ColumnElement[bool]:
    if institute is None:
        return signers.c.district_id == district
    return signers.c.institute_id == institute
