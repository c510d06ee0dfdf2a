"""Certificates: file, verification, correction of the name."""

from dataclasses import replace

from aiogram.types import InlineKeyboardButton

from district.activities.activity import Activity, Family
from district.activities.certificates import CertificateFacts, OwnCertificate, Paper
from district.activities.curriculum_certificates import CurriculumCertificate
from district.documents import Issuer
from district.drafts import Form as FormName
from district.ids import ActivityId
from district.pages import Page
from documents.certificate import Certificate as Printed
from keyboards.activities.browse import open_activity, to_activities_button
from keyboards.activities.certificates import (
    MINE,
    Action,
    CertificatesPress,
    certificate_button,
    papers_button,
)
from keyboards.activities.curricula import certificate_of_curriculum
from keyboards.activities.manage import organise_button
from keyboards.buttons import Style, button
from keyboards.form import beginning
from keyboards.paging import paging
from keyboards.papers import papers_button as call_papers_button
from keyboards.requests.mine import open_button
from locales.texts import Words
from screens.activities.browse import LABEL, brief, head_line, type_name
from screens.activities.institute_documents import document_line
from screens.documents import holder_text, issued_lines, numbered
from screens.screen import Attachment, Screen, cut, lines, page_mark


def printed_page(words: Words, facts: CertificateFacts, issuer: Issuer) -> Printed:
    """Returns the printed facts in the reader's language."""
    reason = words.plain("certificates-reason", type=facts.activity.type.id)
    is_named = reason != words.plain("certificates-reason", type="")
    type_ = "" if is_named else type_name(words, facts.activity.type)
    first = facts.activity.sessions[0]
    return Printed(
        holder=facts.certificate.name or "",
        organization=facts.certificate.organization or "",
        reason=reason,
        activity=facts.activity.title,
        type_name=words.plain("certificates-not-institute") if _is_course(facts) else type_,
        days=_days(words, facts.activity),
        hours=words.plain("certificates-hours", hours=facts.activity.hours),
        place=words.plain("certificates-online") if first.is_at_link else first.place,
        **numbered(words, facts.certificate, facts.institute, issuer),
    )


def certificate_screen(words: Words, facts: CertificateFacts, content: bytes) -> Screen:
    number, printed = facts.activity.id, facts.certificate.number
    return Screen.of(
        words("certificates-caption", number=printed, title=facts.activity.title),
        _not_institute(words, facts),
        rows=[
            [papers_button(words)],
            [open_activity(words, number)],
            [_button(words, Action.CORRECT, number, "certificates-correct")],
        ],
        attachment=Attachment(
            name=words.plain("certificates-file", number=printed), content=content
        ),
    )


def _button(
    words: Words, action: Action, number: ActivityId, key: str, style: Style | None = None
) -> InlineKeyboardButton:
    press = CertificatesPress(action=action, activity=number)
    return press.labelled(words.plain(key), style)


def with_certificate(
    words: Words, facts: CertificateFacts, content: bytes, letter: Screen
) -> Screen:
    """The certificate itself with the letter's text; the letter if Telegram refuses the file."""
    sent = certificate_screen(words, facts, content)
    number = words("certificates-number", number=facts.certificate.number)
    text = lines(letter.text, number, _not_institute(words, facts))
    return replace(sent, text=text, without_file=letter)


def ready_without_file(words: Words, activity: Activity) -> Screen:
    return Screen.of(
        words("certificates-letter-ready"),
        *brief(words, activity),
        rows=[[certificate_button(words, activity.id)], [open_activity(words, activity.id)]],
    )


def papers_screen(words: Words, page: Page[Paper | CurriculumCertificate]) -> Screen:
    """The reader's certificates, the latest first."""
    return Screen.of(
        words("certificates-papers"),
        page_mark(words, page),
        "",
        *([_paper_line(words, one) for one in page.items] or [words("certificates-no-papers")]),
        rows=[
            *([_paper_button(one)] for one in page.items),
            paging(page, MINE),
            [call_papers_button(words)],
            [to_activities_button(words)],
        ],
    )


def _paper_button(paper: Paper | CurriculumCertificate) -> InlineKeyboardButton:
    if isinstance(paper, CurriculumCertificate):
        return certificate_of_curriculum(paper.curriculum, cut(paper.title, LABEL))
    press = CertificatesPress(action=Action.SEND, activity=paper.activity.id)
    return press.labelled(cut(paper.activity.title, LABEL))


def _paper_line(words: Words, paper: Paper | CurriculumCertificate) -> str:
    if isinstance(paper, CurriculumCertificate):
        return words(
            "certificates-programme",
            title=cut(paper.title, 80),
            hours=paper.hours,
            number=paper.number,
        )
    return lines(
        words(
            "certificates-row",
            type=type_name(words, paper.activity.type),
            title=cut(paper.activity.title, 80),
            days=_days(words, paper.activity),
            hours=paper.activity.hours,
            number=words.plain("certificates-mark", number=paper.number) if paper.number else "",
        ),
        document_line(words, paper.document) if paper.document else None,
    )


def check_screen(words: Words, facts: CertificateFacts) -> Screen:
    """Public: whether the certificate is genuine, and its content."""
    key = "certificates-genuine" if facts.is_valid else "certificates-not-valid"
    return Screen.of(
        words(key, number=facts.certificate.number),
        holder_text(words, facts.certificate.holder),
        head_line(words, facts.activity),
        words("certificates-days", days=_days(words, facts.activity)),
        words("activities-hours", hours=facts.activity.hours),
        *issued_lines(words, facts.certificate, facts.institute),
        _not_institute(words, facts),
    )


def _is_course(facts: CertificateFacts) -> bool:
    return facts.activity.type.family is Family.COURSE


def _not_institute(words: Words, facts: CertificateFacts) -> str | None:
    """Says of a course that its document is another one."""
    return words("certificates-other-document") if _is_course(facts) else None


def correcting_screen(words: Words, own: OwnCertificate) -> Screen:
    """Shows the current and the new name before a correction is requested."""
    number = own.facts.activity.id
    can_ask = own.differs and (own.request is None or own.is_returned)
    ask = [_button(words, Action.ASK, number, "certificates-ask", Style.WANTED)] if can_ask else []
    edit = button(words.plain("certificates-edit-profile"), beginning(FormName.PROFILE))
    below = open_button(words, own.request) if own.request else open_activity(words, number)
    return Screen.of(
        words("certificates-correcting", number=own.facts.certificate.number),
        words("certificates-printed", holder=holder_text(words, own.facts.certificate.holder)),
        words("certificates-in-profile", holder=holder_text(words, own.profile)),
        "",
        words(_what_to_do(own), request=own.request or 0),
        rows=[ask, [edit], [below]],
    )


def asked_screen(words: Words, own: OwnCertificate) -> Screen:
    """Shows the request that waits for a curator."""
    if own.request is None or own.is_returned:
        return correcting_screen(words, own)
    return Screen.of(
        words("certificates-asked", request=own.request, number=own.facts.certificate.number),
        rows=[[open_button(words, own.request)], [open_activity(words, own.facts.activity.id)]],
    )


def _what_to_do(own: OwnCertificate) -> str:
    if not own.differs:
        return "certificates-same"
    if own.request is None or own.is_returned:
        return "certificates-can-ask"
    return "certificates-waits"


def _days(words: Words, activity: Activity) -> str:
    return words.days(activity.starts_at, activity.sessions[-1].starts_at)


def progress(words: Words, number: ActivityId, done: int, total: int) -> Screen:
    text = words("certificates-progress", done=done, total=total)
    return Screen.of(text, rows=[[organise_button(words, number)]])


def nobody_attended(words: Words, number: ActivityId) -> Screen:
    return Screen.of(words("certificates-nobody"), rows=[[organise_button(words, number)]])


def archive_screen(words: Words, number: ActivityId, content: bytes, count: int) -> Screen:
    name = words.plain("certificates-files", activity=number)
    return Screen.of(
        words("certificates-archive", count=count),
        rows=[[organise_button(words, number)]],
        attachment=Attachment(name=name, content=content),
    )
