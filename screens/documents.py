"""Parts common to all documents with a number: printed fields, lines of the public check."""

from collections.abc import Iterator
from typing import Any

from district.documents import Holder, IssuedDocument, Issuer
from district.people.roles import Institute
from keyboards.links import deep_link
from locales.texts import Safe, Words


def numbered(
    words: Words, document: IssuedDocument, institute: Institute | None, issuer: Issuer
) -> dict[str, Any]:
    """Returns the fields of `documents.numbered.Numbered` other than the holder."""
    return {
        "number": document.number,
        "issued": words.days(document.issued_at, document.issued_at),
        "issuer": institute.label.full(words.language) if institute else issuer.operator.name,
        "signer": document.signer or "",
        "signer_post": document.signer_post or "",
        "check_link": check_link(issuer, type(document), document.code),
        "language": words.language,
    }


def check_link(issuer: Issuer, kind: type[IssuedDocument], code: str) -> str:
    return deep_link(issuer.bot_username, f"{kind.prefix}{code}")


def issued_lines(
    words: Words, document: IssuedDocument, institute: Institute | None
) -> Iterator[str]:
    """Yields the day of issue, and the institute that issued it."""
    yield words("certificates-issued", day=words.moment(document.issued_at, "d MMMM y"))
    if institute:
        yield words("certificates-issuer", issuer=institute.label.full(words.language))


def holder_text(words: Words, holder: Holder | None) -> Safe:
    if holder is None:
        return Safe(words("certificates-name-gone"))
    named = words("certificates-name", name=holder.name, organization=holder.organization)
    return Safe(named)
