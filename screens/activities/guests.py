"""Screens of guest seats: the form, the letter to the other district, giving back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from district.activities.activity import Activity
from district.activities.guest_form import DISTRICT, SEATS, SOURCE, GuestFacts, Source
from district.activities.guests import GuestSeats
from district.forms import Field
from district.ids import ActivityId, DistrictId
from keyboards.activities.browse import open_activity
from keyboards.activities.manage import ask_guests_back_keyboard, guests_keyboard, organise_button
from keyboards.buttons import inline
from locales.texts import Words
from screens.activities.browse import brief
from screens.form import Look, View
from screens.screen import Screen, lines


class GuestLook(Look[GuestFacts]):
    def above(self, view: View[GuestFacts], key: Field[Any]) -> str:
        return lines(*brief(view.words, view.facts.activity))

    def question(self, view: View[GuestFacts], key: Field[Any]) -> str:
        facts = view.facts
        if key is DISTRICT:
            return view.words("guests-ask-district" if facts.districts else "guests-no-districts")
        if key is SOURCE:
            free = facts.most(Source.COMMON)
            return view.text("ask-source", free=free, capacity=facts.seats.capacity)
        return view.text("ask-seats", most=facts.most(view.entered.need(SOURCE)))

    def summary(self, view: View[GuestFacts]) -> Iterable[str | None]:
        entered, facts = view.entered, view.facts
        yield from brief(view.words, facts.activity)
        yield view.words(
            f"guests-told-{entered.need(SOURCE)}",
            district=facts.name(entered.need(DISTRICT)),
            seats=entered.need(SEATS),
        )
        yield _until(view.words, facts.until)


def _until(words: Words, until: datetime) -> str:
    return words("guests-until", moment=words.moment(until))


def guests_opened(words: Words, activity: Activity, district: DistrictId) -> Screen:
    guests = _of(activity, district)
    text = lines(
        words("guests-opened", district=guests.name, seats=guests.seats),
        _until(words, guests.until),
        words("guests-told"),
    )
    return Screen(text=text, keyboard=inline([[organise_button(words, activity.id)]]))


def guests_cancelled(words: Words, activity: ActivityId) -> Screen:
    return Screen(
        text=words("guests-cancelled"), keyboard=inline([[organise_button(words, activity)]])
    )


def guests_letter(words: Words, activity: Activity, district: DistrictId) -> Screen:
    guests = _of(activity, district)
    text = lines(
        words("guests-letter", district=guests.name, seats=guests.seats),
        *brief(words, activity),
        "",
        _until(words, guests.until),
        words("guests-letter-means"),
    )
    return Screen(text=text, keyboard=guests_keyboard(words, activity, guests))


def ask_guests_back(words: Words, activity: Activity, district: DistrictId) -> Screen:
    guests = _of(activity, district)
    text = lines(*brief(words, activity), "", words("guests-ask-back-means", district=guests.name))
    return Screen(text=text, keyboard=ask_guests_back_keyboard(words, activity, guests))


def guests_back(words: Words, activity: Activity, district: DistrictId) -> Screen:
    text = lines(
        *brief(words, activity), "", words("guests-back", name=_of(activity, district).name)
    )
    return Screen(text=text, keyboard=inline([[open_activity(words, activity.id)]]))


def _of(activity: Activity, district: DistrictId) -> GuestSeats:
    return next(one for one in activity.guest_seats if one.district == district)
