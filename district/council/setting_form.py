"""The form of a change of a setting: the value and the reason."""

from typing import Any

from district.council.settings import SETTINGS, SettingFacts, allowed, bounds, ensure_allowed
from district.drafts import Form as FormName
from district.errors import NotAChoice, OutOfBounds, OutOfDate
from district.forms import Choice, Entered, Form, LongText, Option, Options
from district.ids import DistrictId
from district.settings import Number, Setting, Values

REASON_LIMIT = 300
"""In characters."""


def _offered(facts: SettingFacts, _: Entered) -> tuple[Option, ...]:
    setting = facts.setting
    return tuple(Option(id=setting.id_of(one)) for one in allowed(setting, facts.values))


VALUE: Choice[str] = Choice("value", options=Options(str, _offered), columns=1)
REASON = LongText("reason", limit=REASON_LIMIT)
CHANGE: Form[SettingFacts] = Form(name=FormName.SETTING, texts="rule", fields=(VALUE, REASON))


def changing(district: DistrictId, setting: Setting[Any], seen: int) -> Entered:
    """Returns a new form of a change; `seen`: the latest change that the person saw."""
    return Entered().with_given(district=district, key=setting.key, seen=seen)


def district_in(entered: Entered) -> DistrictId:
    return DistrictId(entered.given("district"))


def seen_in(entered: Entered) -> int:
    return int(entered.given("seen"))


def setting_in(entered: Entered) -> Setting[Any]:
    """
    Raises:
        OutOfDate: this version has no such setting.
    """
    found = SETTINGS.get(entered.given("key"))
    if found is None:
        raise OutOfDate
    return found


def value_in(entered: Entered) -> Any:
    """Returns the chosen value.

    Raises:
        OutOfDate: there is none.
    """
    try:
        return setting_in(entered).read_id(entered.need(VALUE))
    except (ValueError, KeyError):
        raise OutOfDate from None


def with_typed(form_entered: Entered, text: str, values: Values) -> Entered:
    """Returns the answers with a typed value.

    Raises:
        NotAChoice: a button is expected.
        OutOfBounds: the number is not allowed.
    """
    setting = setting_in(form_entered)
    try:
        value = setting.typed(text)
    except OutOfBounds:
        if not isinstance(setting, Number):
            raise
        least, most = bounds(setting, values)
        raise OutOfBounds(least=least, most=most) from None
    ensure_allowed(setting, value, values)
    if value == values.get(setting):
        raise NotAChoice
    return CHANGE.answered_raw(form_entered, VALUE, setting.id_of(value))
