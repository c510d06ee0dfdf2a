"""Screens of the settings of a district, and of their change."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from district.council.setting_form import VALUE, value_in
from district.council.settings import (
    GROUPS,
    SETTINGS,
    Change,
    Group,
    SettingFacts,
    SettingsFacts,
    allowed,
)
from district.forms import Field
from district.pages import Page
from district.settings import Number, Setting, Values, YesNo
from keyboards.buttons import Row, grid, inline
from keyboards.council.home import to_council
from keyboards.council.settings import (
    back_to_group,
    back_to_list,
    change_row,
    group_button,
    history_paging,
    motion_rows,
    other_districts,
    proposal_button,
    setting_button,
)
from locales.texts import Words
from screens.form import Look, View, choice_rows, offered
from screens.screen import Screen, lines, page_mark

ON_PAGE = 5
"""Changes on a page of the history."""


def setting_text(words: Words, key: str) -> str:
    """Returns the name of a setting; its key if this version has none."""
    return words.plain(f"rule-name-{key}") if key in SETTINGS else key


def value_text(words: Words, key: str, plain: Any) -> str:
    """Returns a stored value in words, also one that this version does not know."""
    setting = SETTINGS.get(key)
    if setting is None:
        return str(plain)
    try:
        value = setting.read(plain)
    except ValueError:
        return str(plain)
    if isinstance(setting, Number):
        return words.plain(f"rule-unit-{setting.unit}", number=value)
    if isinstance(setting, YesNo):
        return words.plain("rule-yes" if value else "rule-no")
    return words.plain(f"rule-value-{key}-{value}")


def settings_list(words: Words, facts: SettingsFacts) -> Screen:
    every = facts.installed
    parts = [part for group in GROUPS for part in ("", *_group_lines(words, facts.values, group))]
    text = lines(
        words("rule-list", district=facts.district.name),
        *parts,
        "",
        words(
            "rule-installed",
            start=every.quiet.start.hour,
            end=every.quiet.end.hour,
            alone=every.announce_alone,
            important=every.important_per_week,
            mentor=every.mentor_answer_days,
            easier=every.ask_if_easier_days,
            open=every.open_requests,
            own=every.own_words,
        ),
    )
    groups = [group_button(words, group, facts.district.id) for group in GROUPS]
    rows = [*grid(groups), *other_districts(words, facts.others), [to_council(words)]]
    return Screen(text=text, keyboard=inline(rows))


def settings_group(words: Words, facts: SettingsFacts, group: Group) -> Screen:
    district = facts.district
    rows = [
        [setting_button(words.plain(f"rule-name-{one.key}"), one.key, district.id)]
        for one in GROUPS[group]
    ]
    text = lines(
        words("rule-list", district=district.name),
        "",
        *_group_lines(words, facts.values, group),
        "",
        words("rule-choose"),
    )
    return Screen(text=text, keyboard=inline([*rows, [back_to_list(words, district.id)]]))


def setting_card(words: Words, facts: SettingFacts, number: int = 0, head: str = "") -> Screen:
    """`number`: the page of the history; `head`: the line above."""
    page = Page.of(facts.history, number, ON_PAGE)
    key, setting = facts.setting.key, facts.setting
    text = lines(
        head or None,
        _title(words, facts),
        words(f"rule-about-{key}"),
        "",
        words("rule-now", value=_value(words, setting, facts.value)),
        words("rule-default", value=_value(words, setting, setting.default)),
        *_limits(words, facts),
        words("rule-by-motion" if setting.by_motion else "rule-by-head"),
        "",
        lines(words("rule-history"), page_mark(words, page)) if page.items else words("rule-never"),
        *(_change_line(words, key, one) for one in page.items),
    )
    rows = [
        change_row(words, facts),
        *motion_rows(words, page.items),
        history_paging(facts, page),
        [back_to_group(words, _group_of(setting), facts.district.id)],
    ]
    return Screen(text=text, keyboard=inline(rows))


def changed_letter(words: Words, facts: SettingFacts) -> Screen:
    """To the council: the setting with its last change."""
    key, last = facts.setting.key, next(iter(facts.history), None)
    text = lines(
        words("rule-told"),
        _title(words, facts),
        words("rule-now", value=_value(words, facts.setting, facts.value)),
        _change_line(words, key, last) if last else None,
    )
    opens = setting_button(words.plain("rule-open"), key, facts.district.id)
    return Screen(text=text, keyboard=inline([[opens]]))


def proposals(words: Words, facts: SettingFacts) -> Screen:
    """Shows the values that a motion can propose."""
    setting = facts.setting
    text = lines(
        _title(words, facts),
        words("rule-now", value=_value(words, setting, facts.value)),
        "",
        words("rule-propose"),
    )
    rows = [
        [proposal_button(_value(words, setting, one), setting.key, setting.id_of(one))]
        for one in allowed(setting, facts.values)
    ]
    back = setting_button(words.plain("rule-back"), setting.key, facts.district.id)
    return Screen(text=text, keyboard=inline([*rows, [back]]))


class SettingLook(Look[SettingFacts]):
    def head(self, view: View[SettingFacts], key: Field[Any]) -> str:
        return _title(view.words, view.facts)

    def question(self, view: View[SettingFacts], key: Field[Any]) -> str:
        if key is not VALUE:
            return super().question(view, key)
        facts = view.facts
        now = view.words("rule-now", value=_value(view.words, facts.setting, facts.value))
        if facts.bounds is None:
            return lines(now, view.words("rule-ask-value"))
        least, most = facts.bounds
        return lines(now, view.words("rule-ask-number", least=least, most=most))

    def rows(self, view: View[SettingFacts], key: Field[Any]) -> list[Row]:
        if key is not VALUE:
            return super().rows(view, key)
        setting = view.facts.setting
        options = [
            replace(one, label=_value(view.words, setting, setting.read_id(one.id)))
            for one in offered(view, VALUE)
        ]
        return choice_rows(view, VALUE, options)

    def head_of_summary(self, view: View[SettingFacts]) -> str:
        return _title(view.words, view.facts)

    def summary(self, view: View[SettingFacts]) -> Iterable[str | None]:
        setting, words = view.facts.setting, view.words
        yield view.words(
            "rule-sum-value",
            before=_value(words, setting, view.facts.value),
            after=_value(words, setting, value_in(view.entered)),
        )
        yield view.words("rule-sum-reason", reason=view.entered.answers.get("reason") or "")


def _title(words: Words, facts: SettingFacts) -> str:
    name = words.plain(f"rule-name-{facts.setting.key}")
    return words("rule-title", name=name, district=facts.district.name)


def _group_lines(words: Words, values: Values, group: Group) -> list[str]:
    return [words(f"rule-head-{group}")] + [
        words(
            "rule-line" if values.get(one) != one.default else "rule-line-default",
            name=words.plain(f"rule-name-{one.key}"),
            value=_value(words, one, values.get(one)),
        )
        for one in GROUPS[group]
    ]


def _limits(words: Words, facts: SettingFacts) -> Iterable[str]:
    if facts.bounds is not None:
        least, most = facts.bounds
        yield words("rule-limits", least=least, most=most)


def _change_line(words: Words, key: str, change: Change) -> str:
    facts = {
        "when": words.moment(change.at, "d MMMM y, HH:mm"),
        "before": value_text(words, key, change.before),
        "after": value_text(words, key, change.after),
    }
    if change.motion_number is not None:
        return words("rule-changed-by-motion", **facts, number=change.motion_number)
    by = change.by or words.plain("rule-nobody")
    return words("rule-changed", **facts, by=by, reason=change.reason or "")


def _value(words: Words, setting: Setting[Any], value: Any) -> str:
    return value_text(words, setting.key, setting.plain(value))


def _group_of(setting: Setting[Any]) -> Group:
    return next(group for group, settings in GROUPS.items() if setting in settings)
