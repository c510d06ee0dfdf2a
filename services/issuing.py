"""The issue of documents with a number."""

import secrets
from datetime import datetime
from typing import Any

from district.ids import DistrictId, PersonId
from storage.activities.signers import find_signer
from storage.database import Connection
from storage.people.roles import institute_of_curator

CODE = 12
"""Random bytes in a verification link, so that links cannot be guessed."""


def new_code() -> str:
    return secrets.token_urlsafe(CODE)


async def sealed(
    tx: Connection, curator: PersonId | None, district: DistrictId, now: datetime
) -> dict[str, Any]:
    """Returns the fields of an `IssuedDocument` other than its holder. The curator's institute
    issues it; without one the operator.
    """
    institute = None if curator is None else await institute_of_curator(tx, curator, district)
    signer = await find_signer(tx, institute, district)
    return {
        "code": new_code(),
        "issued_at": now,
        "institute": institute,
        "signer": signer.name if signer else None,
        "signer_post": signer.post if signer else None,
    }
