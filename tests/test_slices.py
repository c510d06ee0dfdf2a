"""Every place that leaves something out is declared, with the way to what it leaves out."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ("documents", "handlers", "keyboards", "screens", "services", "storage")
PERMITTED: dict[str, tuple[str, ...]] = {
    "the earliest members who would chair come first, and the number of all is told": (
        "keyboards/communities.py:kept_keyboard",
    ),
    "the next ones follow when the first have spoken, and their number is told": (
        "screens/council/assembly.py:_floor",
        "keyboards/council/assembly.py:_leading",
    ),
    "the card of the activity, a button below, has the whole agenda": (
        "screens/council/assembly.py:_agenda",
    ),
    "the letter has it whole": ("screens/practices.py:helped_lines",),
    # ── What is cut can be opened where it is shown ──
    "the button or row opens the whole": (
        "screens/mentions.py:candidates_screen",
        "screens/mentions.py:mine_screen",  # titles of activities; a letter has had them whole
        "screens/activities/browse.py:_row",
        "screens/search.py:_row",
        "screens/calls/bank.py:bank_screen",
        "screens/surveys/surveys.py:surveys_screen",
        "screens/library.py:_label",
        "screens/activities/curricula.py:curricula_screen",
        "screens/activities/curricula.py:curriculum_screen",
        "screens/activities/curricula.py:choosing_screen",
        "screens/activities/curricula.py:_part",
        "screens/learning/year.py:year_screen",  # a button opens all of them
        "screens/learning/route.py:route_screen",
        "screens/learning/year.py:past_screen",
        "screens/learning/year.py:_ahead",
        "screens/learning/year.py:_past",
        "screens/questions/consultations.py:_line",
        "services/questions/consultations.py:_next",  # the button has all times
        "screens/announcements/news.py:_first",
        "screens/library.py:_row",
        "screens/calls/home.py:home_screen",  # «Конкурсы и защиты» has all of them
        "screens/requests/helping.py:_offers",
        "screens/activities/browse.py:activity_list",
        "screens/activities/certificates.py:_paper_line",
        "screens/activities/certificates.py:_paper_button",
        "screens/calls/papers.py:_row",
        "screens/calls/papers.py:portfolio_screen",
        "screens/calls/papers.py:hiding_screen",  # the portfolio has the whole
        "screens/calls/programme.py:_row",  # the file has the whole
        "screens/calls/programme.py:programme_screen",
        "screens/calls/programme.py:talk_screen",
        "screens/calls/entries.py:own_entries",
        "screens/calls/projects.py:short_name",
        "keyboards/calls/entries.py:file_rows",
        "screens/calls/projects.py:projects_screen",
        "screens/calls/projects.py:_report_row",
        "screens/council/motions.py:motion_row",
        "screens/activities/coordination.py:clash_letter",
        "screens/activities/coordination.py:clash_lines",  # the list of activities has the others
        "screens/activities/plan_import.py:_clashes",
        "screens/activities/holidays.py:holiday_list",
        "screens/activities/manage.py:made_list",
        "screens/announcements/announcement_kind.py:short_name",
        "screens/calls/results.py:_offer",
        "screens/calls/results.py:_own_options",  # the title of an entry in a button
        "screens/calls/results.py:announced_screen",  # a part of the answer to an appeal
        "screens/calls/results.py:declined_letter",
        "screens/calls/results.py:words_screen",  # the title again
        "screens/calls/results.py:pick_screen",
        "screens/announcements/list.py:_what",
        "screens/mentoring/matching_desk.py:_queue_lines",
        "screens/mentoring/pairs.py:people",
        "screens/people/municipality_moves.py:moves_screen",
        "screens/people/organizations.py:_labels",
        "screens/people/organizations.py:added_letter",  # «Добавленные людьми» has all of them
        "services/people/organizations.py:added",
        "screens/people/roles.py:grants_screen",
        "screens/requests/mine.py:own_list",
        "screens/requests/pending.py:row",
        "screens/calls/experts.py:entries_screen",
        "screens/calls/reviews.py:_row",
        "screens/calls/slots.py:_row",
        "screens/calls/experts.py:_doubts",  # «По работам» has all of them
        "screens/calls/experts.py:_lacking",  # «Кому не хватает и почему»
        "screens/schools/browse.py:school_screen",
    ),
    "the list says how many are left for later": (
        "services/requests/batches.py:offer",
        "services/requests/desk.py:digest",
    ),
    "80 characters tell an activity from others": ("screens/mentions.py:_led",),
    "how many more there are is told; the holder's year has all": (
        "screens/activities/curriculum_certificates.py:check_screen",
    ),
    "«Мои данные» of the holder has all versions": (
        "screens/activities/institute_documents.py:graduate_screen",
    ),
    "«Целиком», «Показать полностью» or «Все занятия и описание» below": (
        "screens/activities/browse.py:_is_cut",
        "screens/activities/browse.py:facts",
        "screens/activities/enrolment_kind.py:card_lines",
        "screens/announcements/form.py:content_lines",
        "screens/calls/answers.py:answer_line",
        "screens/calls/reviews.py:_summary",  # «Слова автору» has all of them
        "screens/calls/reviews.py:comment_screen",
        "screens/form_fields.py:_gathered_lines",
        "screens/mentoring/mentors.py:entry_lines",
        "screens/messages.py:quote",
        "screens/readers.py:_listed",
        "screens/requests/deficit_kind.py:card_lines",
        "screens/requests/mine.py:_history_row",
        "screens/requests/mine.py:own_request",
        "screens/schools/browse.py:application_lines",
    ),
    "the button under it sends a file with everything": (
        "documents/chart.py:chart_facts",  # of the list from which it is asked for
        "documents/places.py:places_facts",  # of the results, which the table has in full
        "screens/calls/results.py:_label",
        "screens/calls/results.py:appeal_question",
        "screens/calls/results.py:entry_screen",
        "screens/calls/results.py:hearing_screen",
        "screens/calls/results.py:_name",
        "screens/calls/results.py:question_of",
        "documents/matrix.py:matrix_facts",
        "screens/activities/manage.py:person_line",
        "screens/council/protocols.py:_question",
        "screens/council/protocols.py:_row",
        "screens/council/protocols.py:above",
        "screens/council/protocols.py:protocol_screen",
        "screens/analytics.py:_body",
        "screens/analytics.py:_loads",
        "screens/analytics.py:analytics_chart",
        "screens/mentoring/matching_desk.py:load_screen",
        "screens/schools/cohorts.py:_organization",
    ),
    "the button under it opens the activity": (
        "screens/announcements/form.py:activity_text",
        "screens/activities/browse.py:invitation",  # «По моим затруднениям» has all of them
        "handlers/activities/letters.py:_invitation",  # whether each of these is full
        "screens/activities/form.py:_outcome",
        "services/activities/manage.py:_below_taken",
        "screens/activities/browse.py:invitation",  # or all of them
    ),
    "«Вопросы» of the council has them whole": ("screens/council/members.py:sheet_letter",),
    "the reader has just typed, sent or ticked it": (
        "screens/people/accounts.py:search_screen",
        "screens/mentions.py:leaders_screen",  # or named the person
        "handlers/searched.py:begin",
        "screens/search.py:search_screen",
        "handlers/council/form.py:take_message",
        "screens/calls/results.py:preview_screen",  # problems of a sheet, with their number
        "screens/activities/institute_documents.py:sheet_screen",  # the same
        "screens/council/form.py:summary",
        "screens/library.py:library_screen",
        "screens/people/methodists.py:register_screen",
        "handlers/searched.py:search",
        "screens/announcements/news.py:news_screen",
        "services/council/putting.py:_people",
        "screens/activities/form.py:_finer",
        "screens/activities/plan_import.py:_change",
        "screens/council/protocols.py:protocols_screen",
        "screens/activities/plan_import.py:_numbers",
        "screens/activities/plan_import.py:_on_holidays",
        "screens/activities/plan_import.py:_plan",
        "screens/activities/plan_import.py:_remarks",
        "screens/announcements/recipients.py:_doings",
        "screens/announcements/recipients.py:_names",
        "screens/people/organizations.py:list_screen",
        "screens/people/profile.py:_found_lines",
        "screens/people/profile.py:_found_rows",
        "screens/people/organizations.py:targets_screen",
        "screens/activities/manage.py:people",
        "screens/schools/cohorts.py:found_screen",
    ),
    # ── Nothing is left out ──
    "pages": (
        "services/territory.py:municipality_page",
        "storage/records.py:page",
        "storage/council/motions.py:list_motions",
        "storage/announcements/announcements.py:announcements_of",
        "storage/council/protocols.py:protocols_page",
        "storage/people/municipality_moves.py:list_moves",
        "storage/people/organizations.py:list_organizations",
        "storage/people/roles.py:list_grants",
        "screens/activities/plan_import.py:_page",
        "screens/mentoring/request.py:suggested_page",
    ),
    "batches, each followed by the next": (
        "storage/surveys/surveys.py:some_asked",
        "services/calls/experts.py:_ask",
        "handlers/activities/certificates.py:send_all",
        "screens/calls/results.py:appeals_screen",  # the others come when these are decided
        "screens/calls/results.py:tie_screen",
        "keyboards/buttons.py:grid",
        "services/loading.py:_chunks",
        "storage/activities/invitations.py:people_to_invite",
        "storage/announcements/announcements.py:due_announcements",
        "storage/announcements/copies.py:claim_copies",
        "storage/announcements/copies.py:copies_behind",
        "storage/activities/invitations.py:people_to_invite",
        "storage/announcements/copies.py:plan_copies",
        "storage/announcements/news.py:announced_to",
        "storage/communities.py:",
        "storage/outbox.py:claim_letters",
        "storage/inbox.py:people_waiting",
        "storage/people/people.py:organizations_of",
        "storage/cards.py:",
        "storage/requests/requests.py:due_requests",
    ),
    "whether there is any, or the first": (
        "storage/council/heads.py:find_chosen_head",  # the latest
        "storage/council/heads.py:hand_over_sheet",  # the head before
        "storage/council/heads.py:place_of_head",  # the latest
        "storage/activities/enrolments.py:has_refused",
        "storage/calls/entries.py:has_own_entry",
        "storage/calls/results.py:",  # the latest edition
        "storage/learning/year.py:",  # the next consultation
        "storage/activities/curriculum_certificates.py:has_certificates",
        "storage/announcements/copies.py:has_open_copies",
        "storage/changes.py:find_change",
        "storage/council/protocols.py:is_chair",
        "storage/mentoring/pairs.py:was_asked",
        "storage/mentoring/pairs.py:was_paired",
        "storage/requests/deficits.py:was_invited",
        "storage/requests/requests.py:",  # the latest
        "storage/requests/statistics.py:",
        "storage/requests/statistics.py:first_report",
        "services/analytics.py:figures",  # the half-year before
        "storage/schools/schools.py:has_declined",
    ),
    "parts of one thing, not of a list": (
        "storage/library.py:_is_meant",  # letters
        "keyboards/analytics.py:half_name",
        "keyboards/analytics.py:analytics_keyboard",  # half-years beside the shown one
        "keyboards/menu.py:_divided",
        "keyboards/menu.py:menu_keyboard",
        "documents/sheet_reader.py:_fill_merged",
        "storage/people/organization_words.py:_read",  # columns
        "documents/sheet_reader.py:_moved_together",
        "screens/announcements/form.py:_weekdays_rows",
        "services/activities/plan_import.py:_key",
        "screens/activities/plan_import.py:template",
        "screens/announcements/form.py:_ticks",
        "screens/mentoring/request.py:rows",
        "services/sealing.py:_shown",  # bytes
        "services/sealing.py:code",
        "services/council/seating.py:_reseated",  # one successor of a member
        "services/people/invites.py:_code_of",
        "storage/faults.py:is_away",
    ),
    "a sample or a choice by design": (
        "screens/mentions.py:candidate_screen",  # the counts above are of all
        "screens/mentions.py:spotlight_text",  # a draft, which its author goes on writing
        "screens/mentions.py:led_screen",
        "screens/mentions.py:led_lines",  # with the number of all
        "services/people/accounts.py:search",
        "services/people/account_effects.py:_found",
        "services/mentions.py:leaders",  # the nearest names; more letters find the others
        "screens/activities/browse.py:kinds_screen",  # types are long, buttons are short
        # A search shows the newest; more words find the others.
        "services/activities/browse.py:named",
        "services/announcements/news.py:newest",
        "services/requests/engine.py:own_newest",
        "services/search.py:page",
        "storage/activities/activities.py:titles_for",
        "storage/library.py:_with_a_rare_word",
        "storage/library.py:newest_documents",
        "storage/announcements/news.py:",  # the newest of a year
        "storage/announcements/news.py:_newest",
        "screens/calls/results.py:_decided",  # whole, unless several answers share the screen
        "storage/requests/helping.py:offers_on",  # the best ones; the bank has all
        "services/council/putting.py:hardest",  # others are ticked in the form
        "storage/calls/listings.py:search_listings",  # narrowed by words or topic
        "screens/calls/bank.py:card_screen",  # kinds have no longer public answers
        "screens/activities/form.py:_said_before",
        "storage/activities/activities.py:latest_activities",
        "storage/people/roles.py:last_invite",
        "screens/announcements/form.py:_audience_label",  # the summary has the whole audience
        "storage/announcements/announcements.py:latest_recipients",
        "services/announcements/form.py:organizations",  # the first municipality
        "storage/people/names.py:people_named",  # the nearest 200
        "storage/people/roles.py:grants_named",
        "storage/people/organization_words.py:find_candidates",  # the nearest 200
        "services/requests/topics.py:named_topics",  # the others by «‹ Назад»
        "services/requests/topics.py:likely_topics",  # the others by «Другое направление»
        "services/announcements/form.py:save",  # audiences beyond the limit are replaced
        "services/mentoring/pairs.py:ask",
        "storage/announcements/recipients.py:some_people",
        "storage/backup.py:back_up_nightly",
        "storage/moving.py:_complaints",  # the next try shows the next ones
        "storage/moving.py:_unfit",  # with the number of all
        "storage/moving.py:move_rows",  # whether there is any
        "storage/invariants.py:broken_invariants",  # with the number of all
    ),
    # ── Limits of what comes in, or of another system ──
    "longer input is forged or senseless": (
        "services/calls/bank.py:page",
        "screens/calls/bank.py:card_screen",  # names of files; the file has the whole
        "handlers/activities/attendance.py:arrive",
        "handlers/activities/attendance.py:arrive_by_turning",
        "handlers/activities/attendance.py:scan",
        "handlers/documents.py:check",
        "handlers/form_engine.py:_remove_item",
        "handlers/form_engine.py:_turn_page",
        "handlers/form.py:row_id",
        "handlers/menu.py:comes_by_link",
        "handlers/people/consent.py:_keep_tap",
        "handlers/tap.py:_serve",
        "services/people/name_search.py:nearest_people",
        "services/people/name_search.py:typed_names",
        "services/people/organization_search.py:organization_page",
        "storage/people/names.py:_beginnings",
        "storage/encrypting.py:fingerprint_of",  # tells keys apart, no more
        "storage/people/names.py:_initial",
        "storage/people/names.py:_score",
        "storage/people/names.py:_second",
        "storage/people/organization_words.py:_begins",
        "storage/people/organization_words.py:_read",
    ),
    "a limit of Telegram or of spreadsheets": (
        "documents/sheet.py:_sheet_name",
        "documents/sheet_reader.py:_rows",
        "documents/sheet_reader.py:read",
        "handlers/show.py:say",
        "screens/people/organizations.py:_rows",  # above the longest name
        "screens/screen.py:cut",
    ),
}


def slices_in(node: ast.AST, inside: str = "") -> Iterator[str]:
    """Yields the function around each slice with an end, `cut(…)`, `islice(…)` and `.limit(…)`."""
    for child in ast.iter_child_nodes(node):
        name = inside
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            name = child.name
        yield from slices_in(child, name)
        if _leaves_out(child):
            yield inside


def _leaves_out(node: ast.AST) -> bool:
    match node:
        case ast.Slice(upper=ast.expr()) | ast.Slice(lower=ast.UnaryOp()):
            return True
        case ast.Call(func=ast.Name(id="cut" | "islice") | ast.Attribute(attr="limit")):
            return True
    return False


def test_whatever_leaves_something_out_is_declared_with_the_way_to_it() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()}:{function}"
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if "migrations" not in path.parts
        for function in slices_in(ast.parse(path.read_text(encoding="utf-8")))
    }
    declared = {site for sites in PERMITTED.values() for site in sites}
    assert found - declared == set()
    assert declared - found == set()


def test_each_form_of_a_slice_is_found() -> None:
    source = """
def one():
    a[:5], a[-LAST:], cut(a), islice(a, 5), query.limit(9)
def other():
    a[1:], a[0], a[n:]
"""
    assert list(slices_in(ast.parse(source))) == ["one"] * 5
