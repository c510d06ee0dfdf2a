"""Certificates of programmes: file and verification."""

from district.activities.curriculum import Curriculum
from district.activities.curriculum_certificates import CurriculumGround
from district.documents import Issuer
from documents.certificate import Certificate as Printed
from keyboards.activities.curricula import curriculum_button, take_certificate
from locales.texts import Words
from screens.documents import holder_text, issued_lines, numbered
from screens.screen import Attachment, Screen, cut

NAMED = 15
"""Activities of the ground that are listed."""


def printed_page(words: Words, ground: CurriculumGround, issuer: Issuer) -> Printed:
    """Returns the printed facts in the reader's language."""
    found = ground.certificate
    return Printed(
        holder=found.name or "",
        organization=found.organization or "",
        reason=words.plain("curricula-certificate-reason"),
        activity=found.title,
        days=words.days(ground.attended[0].starts_at, ground.attended[-1].ends_at),
        hours=words.plain("certificates-hours", hours=found.hours),
        place="",
        **numbered(words, found, ground.institute, issuer),
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


def check_screen(words: Words, ground: CurriculumGround) -> Screen:
    """Public: whether the certificate is valid, and the activities on which it rests."""
    found = ground.certificate
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
        *issued_lines(words, found, ground.institute),
    )
