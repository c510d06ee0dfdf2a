"""Certificates of programmes: file and verification."""

from district.activities.curriculum import Curriculum
from district.activities.curriculum_certificates import CurriculumGround
from documents.certificate import Certificate
from keyboards.activities.curricula import curriculum_button, take_certificate
from locales.texts import Words
from screens.activities.certificates import holder_text
from screens.screen import Attachment, Screen, cut

NAMED = 15
"""Activities of the ground that are listed."""


def printed_certificate(
    words: Words, ground: CurriculumGround, *, operator: str, link: str
) -> Certificate:
    """Returns the printed facts in the reader's language."""
    found = ground.certificate
    signer = found.signed_by
    return Certificate(
        full_name=found.name or "",
        organization=found.organization or "",
        reason=words.plain("curricula-certificate-reason"),
        activity=found.title,
        days=words.days(ground.attended[0].starts_at, ground.attended[-1].ends_at),
        hours=words.plain("certificates-hours", hours=found.hours),
        number=found.number,
        place="",
        issuer=ground.institute.label.full(words.language) if ground.institute else operator,
        signer=signer.name if signer else "",
        signer_post=signer.post if signer else "",
        issued=words.days(found.issued_at, found.issued_at),
        check_link=link,
        language="ru" if words.language.value == "ru" else "en",
    )


def done_letter(words: Words, found: Curriculum) -> Screen:
    """To who has done all hours of a programme."""
    return Screen.of(
        words("curricula-letter-done", title=found.title, hours=found.hours),
        rows=[
            [take_certificate(words, found.id)],
            [curriculum_button(words, found.id, "curricula-to-card")],
        ],
    )


def certificate_file_screen(words: Words, ground: CurriculumGround, content: bytes) -> Screen:
    found = ground.certificate
    name = words.plain("curricula-certificate-file", number=found.number)
    return Screen.of(
        words("curricula-certificate-caption", number=found.number, title=found.title),
        rows=[[curriculum_button(words, found.curriculum, "curricula-to-card")]],
        attachment=Attachment(name=name, content=content),
    )


def ground_screen(words: Words, ground: CurriculumGround) -> Screen:
    """Public: whether the certificate is valid, and the activities on which it rests."""
    found, issuer = ground.certificate, ground.institute
    more = len(ground.attended) - NAMED
    return Screen.of(
        words(
            f"curricula-certificate-{'genuine' if ground.is_valid else 'not-valid'}",
            number=found.number,
        ),
        holder_text(words, found.holder),
        words("curricula-head", title=found.title, hours=found.hours),
        *(
            words(
                "curricula-certificate-part",
                days=words.days(one.starts_at, one.ends_at),
                title=cut(one.title, 80),
                hours=one.hours,
            )
            for one in ground.attended[:NAMED]
        ),
        words("curricula-certificate-more", count=more) if more > 0 else None,
        words("certificates-issued", day=words.moment(found.issued_at, "d MMMM y")),
        words("certificates-issuer", issuer=issuer.label.full(words.language)) if issuer else None,
    )
