"""The certificate as a file, and what its check link tells."""

from district.activities import Activity
from district.certificates import CertificateFacts
from district.ids import ActivityId
from documents.certificate import Certificate
from keyboards.activities import open_activity
from keyboards.buttons import inline
from keyboards.organising import organise_button
from locales.texts import Words
from screens.activities import type_name
from screens.screen import Attachment, Screen, lines


def certificate_of(words: Words, facts: CertificateFacts, *, issuer: str, link: str) -> Certificate:
    """What is printed, in the reader's language."""
    name = facts.profile.name.full if facts.profile else ""
    return Certificate(
        full_name=name,
        activity=facts.activity.title,
        type_name=type_name(words, facts.activity.type),
        days=_days(words, facts.activity),
        hours=facts.activity.hours,
        number=facts.number,
        place=facts.activity.sessions[0].place,
        issuer=issuer,
        issued=words.moment(facts.issued_at, "d MMMM y"),
        check_link=link,
        language="ru" if words.language.value == "ru" else "en",
    )


def certificate_screen(words: Words, facts: CertificateFacts, content: bytes) -> Screen:
    return Screen(
        text=words("certificates-caption", number=facts.number, title=facts.activity.title),
        keyboard=inline([[open_activity(words, facts.activity.id)]]),
        attachment=Attachment(name=f"certificate-{facts.number}.pdf", content=content),
    )


def check_screen(words: Words, facts: CertificateFacts) -> Screen:
    """For anybody: whether it is genuine, and what stands on it."""
    key = "certificates-genuine" if facts.is_valid else "certificates-not-valid"
    text = lines(
        words(key, number=facts.number),
        words("certificates-name", name=facts.profile.name.full)
        if facts.profile
        else words("certificates-name-gone"),
        words(
            "activities-head",
            type=type_name(words, facts.activity.type),
            title=facts.activity.title,
        ),
        words("certificates-days", days=_days(words, facts.activity)),
        words("activities-hours", hours=facts.activity.hours),
        words("certificates-issued", day=words.moment(facts.issued_at, "d MMMM y")),
    )
    return Screen(text=text)


def check_failed(words: Words) -> Screen:
    return Screen(text=words("certificates-unknown"))


def _days(words: Words, activity: Activity) -> str:
    first = words.moment(activity.starts_at, "d MMMM y")
    last = words.moment(activity.ends_at, "d MMMM y")
    return first if first == last else f"{first} – {last}"


def progress(words: Words, number: ActivityId, done: int, total: int) -> Screen:
    text = words("certificates-progress", done=done, total=total)
    return Screen(text=text, keyboard=inline([[organise_button(words, number)]]))


def nobody_attended(words: Words, number: ActivityId) -> Screen:
    keyboard = inline([[organise_button(words, number)]])
    return Screen(text=words("certificates-nobody"), keyboard=keyboard)


def archive_screen(words: Words, number: ActivityId, content: bytes, count: int) -> Screen:
    return Screen(
        text=words("certificates-archive", count=count),
        keyboard=inline([[organise_button(words, number)]]),
        attachment=Attachment(name=f"certificates-{number}.zip", content=content),
    )
