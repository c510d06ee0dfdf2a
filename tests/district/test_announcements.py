"""The state machine of announcements, and the content covered by an approval."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from district.announcements.announcement import (
    ANNOUNCEMENT_TRANSITIONS,
    GOOD_FOR,
    Announcement,
    AnnouncementMove,
    AnnouncementStatus,
    Button,
    ButtonKind,
    Category,
    Content,
    Media,
    MediaKind,
)
from district.announcements.recipients import Recipients
from district.announcements.recurrence import Recurrence
from district.catalogues import CategoryKind
from district.clock import Calendar
from district.errors import NotInThisState
from district.ids import AnnouncementId, CategoryId, DistrictId, MunicipalityId, PersonId
from district.people.person import Position
from keyboards.requests.deciding import Action, CouncilPress

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CALENDAR = Calendar(zone=ZoneInfo("Europe/Moscow"))
S, M = AnnouncementStatus, AnnouncementMove
END = {S.DROPPED, S.OVER}


def announcement(status: AnnouncementStatus = S.SCHEDULED) -> Announcement:
    return Announcement(
        id=AnnouncementId(1),
        author=PersonId(1),
        district=DistrictId("gornyy"),
        content=Content(text="Семинар"),
        recipients=Recipients(districts=(DistrictId("gornyy"),)),
        category=Category(
            id=CategoryId("news"), ru="Новости", en="News", kind=CategoryKind.ORDINARY
        ),
        is_urgent=False,
        buttons=(),
        status=status,
        version=1,
        due_at=NOW + timedelta(days=1),
        good_until=NOW + timedelta(days=1),
        made_at=NOW,
    )


# ── The table ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("status", "move"), list(product(S, M)))
def test_it_moves_only_along_the_declared_table(
    status: AnnouncementStatus, move: AnnouncementMove
) -> None:
    one, target = announcement(status), ANNOUNCEMENT_TRANSITIONS.get((status, move))
    if target is None:
        with pytest.raises(NotInThisState):
            one.moved(move, NOW)
    else:
        assert one.moved(move, NOW).status is target


def test_every_status_is_reached_and_all_but_the_last_are_left() -> None:
    begun = {S.ASKED, S.SCHEDULED}
    reached = begun | set(ANNOUNCEMENT_TRANSITIONS.values())
    left = {source for (source, _), target in ANNOUNCEMENT_TRANSITIONS.items() if source != target}
    assert reached == set(S)
    assert left == set(S) - {S.OVER}


def test_nothing_is_sent_but_what_was_scheduled_or_sent_before() -> None:
    into = {
        source for (source, _), target in ANNOUNCEMENT_TRANSITIONS.items() if target is S.SENDING
    }
    assert into == {S.SCHEDULED, S.SENDING, S.PAUSED, S.SENT, S.STOPPED}


# ── What is agreed to ──────────────────────────────────────────────────────────────────────────

LINK = Button(kind=ButtonKind.LINK, label="План", url="https://example.org")
WEEKLY = Recurrence(at=time(9, 0), weekdays=(1,))
CHANGES = {
    "text": {"content": Content(text="Другое")},
    "bold": {"content": Content(text="Семинар", entities=({"type": "bold"},))},
    "file": {"content": Content(text="Семинар", media=(Media(kind=MediaKind.PHOTO, file="a"),))},
    "buttons": {"buttons": (LINK,)},
    "people": {"recipients": Recipients(municipalities=(MunicipalityId("levashinskiy"),))},
    "fewer people": {
        "recipients": Recipients(
            districts=(DistrictId("gornyy"),), positions=(Position.TEACHER,)
        )
    },
    "category": {
        "category": Category(
            id=CategoryId("important"), ru="Важное", en="Important", kind=CategoryKind.IMPORTANT
        )
    },
    "urgency": {"is_urgent": True},
    "time": {"due_at": NOW + timedelta(days=2)},
    "repetition": {"repeats": WEEKLY},
    "at once": {"due_at": NOW},
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_whatever_is_agreed_to_has_to_be_agreed_to_again_when_it_is_changed(change: str) -> None:
    agreed = replace(announcement(S.ASKED), asked_people=400).moved(M.APPROVE, NOW)
    assert agreed.is_approved_for(400, 0.1)
    changed = replace(agreed, **CHANGES[change])  # type: ignore[arg-type]  # its own fields
    assert not changed.is_approved_for(400, 0.1)


def test_for_what_repeats_the_rule_counts_and_not_its_next_time() -> None:
    one = replace(announcement(S.ASKED), repeats=WEEKLY, asked_people=400)
    agreed = one.moved(M.APPROVE, NOW)
    assert replace(agreed, due_at=NOW + timedelta(days=9)).is_approved_for(400, 0.1)
    other = replace(WEEKLY, weekdays=(1, 2))
    assert not replace(agreed, repeats=other).is_approved_for(400, 0.1)


def test_an_approval_holds_for_about_as_many_people() -> None:
    agreed = replace(announcement(S.ASKED), asked_people=400).moved(M.APPROVE, NOW)
    assert agreed.is_approved_for(440, 0.1)
    assert not agreed.is_approved_for(441, 0.1)
    assert not agreed.moved(M.UNDO, NOW).is_approved_for(400, 0.1)
    assert not agreed.moved(M.REVISE, NOW).is_approved_for(400, 0.1)


def test_proposed_words_stand_only_when_they_are_taken() -> None:
    sent = announcement(S.SENT)
    proposed = sent.proposing(Content(text="Другое"), NOW)
    assert proposed.content == sent.content
    assert proposed.version == sent.version
    assert proposed.fingerprint != sent.fingerprint
    taken = proposed.moved(M.TAKE, NOW)
    assert (taken.content.text, taken.proposed, taken.version, taken.lags) == (
        "Другое",
        None,
        2,
        True,
    )
    assert taken.approved == taken.fingerprint == proposed.fingerprint
    left = proposed.moved(M.LEAVE, NOW)
    assert (left.content, left.proposed, left.version) == (sent.content, None, 1)
    assert proposed.recalled(NOW).proposed is None


def test_the_fingerprint_fits_into_the_button_of_the_largest_request() -> None:
    press = CouncilPress(action=Action.ACCEPT, request=2**31 - 1, seen=announcement().fingerprint)
    assert CouncilPress.unpack(press.pack()) == press


def test_a_button_of_before_is_read_without_a_fingerprint() -> None:
    assert CouncilPress.unpack("council:accept:7:::") == CouncilPress(
        action=Action.ACCEPT, request=7
    )


# ── How long it stays good ─────────────────────────────────────────────────────────────────────


def test_it_stays_good_from_its_planned_moment() -> None:
    one = announcement()
    late = one.due_at + timedelta(hours=30)
    assert one.moved(M.START, late).good_until == one.due_at + GOOD_FOR
    assert not one.is_late(one.due_at + GOOD_FOR)
    assert one.is_late(one.due_at + GOOD_FOR + timedelta(seconds=1))
    at_once = replace(one, due_at=NOW)
    assert not at_once.is_late(NOW + timedelta(days=9))
    assert at_once.moved(M.START, late).good_until == late + GOOD_FOR


@pytest.mark.parametrize("days", range(40))
def test_the_latest_time_of_what_repeats_is_the_last_one_that_has_come(days: int) -> None:
    until = (NOW + timedelta(days=25)).date()
    rule = Recurrence(at=time(9, 30), weekdays=(1, 4), until=until)
    first = rule.after(NOW, CALENDAR)
    assert first is not None
    now = first + timedelta(days=days, minutes=1)
    times = [first]
    while (following := rule.after(times[-1], CALENDAR)) is not None:
        times.append(following)
    assert rule.latest(first, now, CALENDAR) == max(one for one in times if one <= now)
