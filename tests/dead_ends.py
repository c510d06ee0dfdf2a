"""The dead ends that the review of screens found (its second section), with the tests that keep
each of them open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeadEnd:
    was: str
    tests: Sequence[str]
    """Each is `<file below tests/>::<function>`."""


DEAD_ENDS: Mapping[int, DeadEnd] = {
    1: DeadEnd(
        "The form of an activity cannot be corrected",
        (
            "handlers/test_corrections.py::test_every_answer_is_shown_and_changed_from_the_summary",
            "handlers/test_corrections.py::test_another_topic_is_added_only_if_asked_for",
            "handlers/test_corrections.py::test_a_draft_opened_later_is_changed_like_a_new_one",
            "handlers/test_titles.py::test_hours_and_type_are_corrected_in_the_same_letter",
        ),
    ),
    2: DeadEnd(
        "Certificates and the past vanish",
        (
            "handlers/test_my_activities.py::test_the_past_has_marks_hours_and_the_certificate",
            "handlers/test_my_activities.py::test_a_letter_says_once_that_the_certificate_is_there",
            "handlers/test_certificates.py::test_it_comes_by_itself_and_is_found_in_the_menu",
        ),
    ),
    3: DeadEnd(
        "The answer to the Council is filed under «Пробовали:»",
        (
            "handlers/test_council.py::test_a_return_asks_the_author_and_the_answer_comes_back",
            "handlers/test_council.py::test_an_answer_cannot_be_sent_empty",
        ),
    ),
    4: DeadEnd(
        "Help is a dead end: a name without a button, the same for every role",
        (
            "handlers/test_questions.py::test_a_question_is_answered_in_the_chat_and_settled",
            "handlers/test_questions.py::test_help_is_for_the_role_and_opens_what_it_names",
            "handlers/test_questions.py::test_a_rejected_request_leads_to_the_curator",
        ),
    ),
    5: DeadEnd(
        "«спасибо», «меню», «Наставники» and questions are not understood",
        (
            "handlers/test_questions.py::test_courtesies_and_names_of_sections_are_understood",
            "handlers/test_questions.py::test_other_words_are_passed_on_as_they_are",
        ),
    ),
    6: DeadEnd(
        "A full name typed as a surname is accepted, and printed on certificates",
        (
            "handlers/test_first_contact.py::test_a_name_typed_as_a_surname_is_not_doubled",
            "district/test_names.py::test_no_part_of_a_name_is_in_it_twice",
        ),
    ),
    7: DeadEnd(
        "«школа 2», «15 лет», «14:00», «математика» are refused",
        (
            "services/test_finding_organizations.py::test_what_people_type_is_among_the_first_three",
            "handlers/test_profile_input.py::test_a_year_is_understood_as_people_say_it",
            "handlers/test_profile_steps.py::test_what_was_not_asked_is_told_from_the_summary",
            "district/test_typed_time.py::test_an_end_that_is_missing_is_asked_for",
            "handlers/test_profile_places.py::test_a_part_of_the_name_finds_the_municipality",
        ),
    ),
    8: DeadEnd(
        "A newcomer by a shared link sees only the consent, and no menu afterwards",
        (
            "handlers/test_first_contact.py::test_a_shared_activity_is_named_from_the_first_message_to_the_last",
        ),
    ),
    9: DeadEnd(
        "An author reads «отклонена» and a minute later «решение отменено»",
        ("handlers/test_council.py::test_a_refusal_undone_before_it_is_told_is_silent",),
    ),
    10: DeadEnd(
        "The curator reads «набора нет» while the own recruiting runs",
        ("handlers/test_schools.py::test_a_curator_from_elsewhere_sees_the_own_recruiting",),
    ),
    11: DeadEnd(
        "«Стало ли легче?» comes minutes after the seminar",
        ("handlers/test_resolution.py::test_the_whole_loop",),
    ),
    12: DeadEnd(
        "The keyboard takes a third of a phone",
        ("handlers/test_menu.py::test_the_menu_shows_what_the_roles_allow_and_no_more",),
    ),
    13: DeadEnd(
        "Labels that do not say what happens",
        ("locales/test_labels.py::test_a_label_says_what_happens",),
    ),
    14: DeadEnd(
        "«Изменить текст» opens «Новое объявление» without the text",
        ("handlers/test_telling.py::test_a_change_of_the_text_shows_the_text_of_now",),
    ),
    15: DeadEnd(
        "After «Отправить» the card says «0 = 0»",
        ("handlers/test_telling.py::test_the_card_says_at_once_how_many_will_receive_it",),
    ),
    16: DeadEnd(
        "After the end the card says «Записаны 0»; today's activity is the last button",
        ("handlers/test_marking.py::test_five_presses_mark_everyone_and_one_each_absent_person",),
    ),
    17: DeadEnd(
        "An offer does not say until when; a reminder is promised for what begins at once",
        (
            "handlers/test_my_activities.py::test_an_offer_says_until_when_the_seat_is_kept",
            "handlers/test_my_activities.py::test_the_reminders_that_are_promised_come",
        ),
    ),
    18: DeadEnd(
        "Planning steps show neither title nor day; the calendar has no weekdays and holidays",
        (
            "handlers/test_corrections.py::test_walking_back_keeps_every_answer",
            "handlers/test_holidays.py::test_the_calendar_marks_holidays_and_lessons_know_them",
            "handlers/test_holidays.py::test_holidays_are_pointed_out_and_corrected",
        ),
    ),
    19: DeadEnd(
        "A card opened by its number has no way to the list; choosing the area hides the author",
        (
            "handlers/test_council.py::test_a_card_opened_by_its_number_leads_to_the_list",
            "handlers/test_council.py::test_own_words_get_a_topic_before_they_are_accepted",
        ),
    ),
    20: DeadEnd(
        "A principal is asked for subjects without «Не веду»; «Ваши отмечены» above no tick",
        (
            "handlers/test_profile_steps.py::test_a_principal_may_teach_nothing",
            "handlers/test_communities.py::test_a_young_teacher_is_invited_joins_reads_and_leaves",
        ),
    ),
    21: DeadEnd(
        "One thing has several words", ("locales/test_labels.py::test_one_thing_has_one_word",)
    ),
}
