"""All tables. Entries of data files have string ids; everything else has integer ids."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.schema import SchemaItem

from storage.columns import Bytewise, Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: SchemaItem) -> Table:
    return Table(name, metadata, *parts)


def _partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Returns an index of the rows that fulfil a condition."""
    condition = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _entries(name: str, *columns: Column[Any]) -> Table:
    """Returns a table of the entries of a data file, which keep their order."""
    return _table(
        name,
        Column("id", String(64), primary_key=True),
        Column("position", Integer, nullable=False),
        *columns,
        Column("retired_at", Moment),
    )


# ── Catalogues from data files: entries are retired when missing in the file, never deleted ────

districts = _table(
    "districts",
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("retired_at", Moment),
)

municipalities = _table(
    "municipalities",
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("district_id", ForeignKey("districts.id"), nullable=False, index=True),
    Column("centre", Text, nullable=False, server_default=""),
    Column("neighbours", Text, nullable=False, server_default=""),  # ids, by commas
    Column("retired_at", Moment),
)

organizations = _table(
    "organizations",
    Column("id", Integer, primary_key=True),
    Column("key", String(64), unique=True),  # id in the file; None: added by a person
    Column("municipality_id", ForeignKey("municipalities.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    # persons.id; no foreign key, because persons refer to organizations
    Column("added_by", Integer),
    Column("merged_into", ForeignKey("organizations.id")),
    Column("retired_at", Moment),
)

municipality_moves = _table(
    "municipality_moves",
    Column("id", Integer, primary_key=True),
    Column("municipality_id", ForeignKey("municipalities.id"), nullable=False),
    Column("source_id", ForeignKey("districts.id"), nullable=False),
    Column("target_id", ForeignKey("districts.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("entered_by", ForeignKey("persons.id"), nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("applied_at", Moment),  # None: planned
    Column("draft_id", String(32), nullable=False, unique=True),
    _partial(
        "uq_municipality_moves_planned", "municipality_id", where="applied_at IS NULL", unique=True
    ),
)

organization_words = Table(
    "organization_words",
    metadata,
    Column("organization_id", ForeignKey("organizations.id"), primary_key=True),
    Column("word", Bytewise, primary_key=True),
    Column("municipality_id", ForeignKey("municipalities.id"), nullable=False),
    Index("ix_organization_words_word", "word"),
    Index("ix_organization_words_municipality_id_word", "municipality_id", "word"),
)
"""The words of each name (`district.spelling`), kept by every writer of `organizations`."""

areas = _entries("areas", *_texts("ru", "en", "button_ru", "button_en"))

topics = _entries(
    "topics",
    Column("area_id", ForeignKey("areas.id"), nullable=False, index=True),
    *_texts("ru", "en", "button_ru", "button_en"),
)

activity_types = _entries(
    "activity_types", *_texts("ru", "en"), Column("family", String(16), nullable=False)
)

categories = _entries("categories", *_texts("ru", "en"), Column("kind", String(16), nullable=False))
"""Categories of announcements."""

institutes = _entries("institutes", *_texts("ru", "en", "button_ru", "button_en"))
"""Institutes for which curators act."""

schools = _entries(
    "schools",
    *_texts("ru", "en", "button_ru", "button_en", "goal_ru", "goal_en"),
    # as in the file; empty: no condition
    *_texts("service_from", "service_to", "positions", "holds", "gives", "months"),
    Column("recommendation", String(16), nullable=False),
    Column("decides", String(16), nullable=False),
    Column("admits", String(16), nullable=False),
)

communities = _entries(
    "communities",
    *_texts("ru", "en", "purpose_ru", "purpose_en"),
    # as in the file; empty: no condition
    *_texts("service", "role", "subjects", "positions"),
)
"""Each district has its own members and chat of each community."""

holidays = _table(
    "holidays",
    Column("id", String(64), primary_key=True),
    Column("starts", String(10), nullable=False),  # a local day, as in the file
    Column("ends", String(10), nullable=False),  # empty: the same day
    Column("kind", String(16), nullable=False),
    *_texts("ru", "en"),
    # entered in chat, not loaded
    Column("by_people", Boolean, nullable=False, server_default=false()),
    Column("retired_at", Moment),
)

campaigns = _table(
    "campaigns",
    Column("id", String(64), primary_key=True),
    *_texts("ru", "en"),
    *(Column(name, String(10), nullable=False) for name in ("starts", "ends")),  # local days
    Column("retired_at", Moment),
)

documents = _entries(
    "documents",
    Column("kind", String(16), nullable=False),
    *_texts("title", "number"),
    Column("day", String(10), nullable=False, index=True),  # as in the file
    *_texts("about", "link", "text"),
    # Only of documents added in the chat:
    Column("district_id", ForeignKey("districts.id"), index=True),  # None: for all districts
    Column("file", JSON(none_as_null=True)),  # `district.gathered.SentFile`
    Column("ends_on", String(10)),
    Column("added_by", Integer),  # persons.id; None: from the file
    Column("owner", Text, nullable=False, server_default=""),
    Column("done_at", Moment),
    Column("reminded_at", Moment),
)
"""The library."""

document_words = Table(
    "document_words",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("word", Bytewise, primary_key=True),
    Index("ix_document_words_word", "word"),
)

# ── People and their roles ─────────────────────────────────────────────────────────────────────

persons = _table(
    "persons",
    Column("id", Integer, primary_key=True),
    Column("telegram_id", BigInteger, unique=True),  # None after erasure
    Column("language", String(8), nullable=False),
    Column("surname", Text),
    Column("given_name", Text),
    Column("patronymic", Text),
    Column("municipality_id", ForeignKey("municipalities.id"), index=True),
    Column("organization_id", ForeignKey("organizations.id"), index=True),
    Column("position", String(32)),
    Column("subjects", JSON, nullable=False, default=list),
    Column("working_since", Integer),
    Column("consent_version", String(32)),
    Column("consent_at", Moment),
    Column("consent_withdrawn_at", Moment),
    Column("unreachable_since", Moment),
    Column("deletion_requested_at", Moment),
    Column("deleted_at", Moment),
    Column("created_at", Moment, nullable=False),
    # one digest in the morning in place of the cards of requests
    Column("takes_digest", Boolean, nullable=False, server_default=false()),
    Column("is_findable", Boolean, nullable=False, server_default=false()),
    Column("shown_commands", String(255)),  # of the chat; None: those of everyone
    # The person who took over everything; the account that is left here acts no more.
    Column("merged_into", ForeignKey("persons.id"), index=True),
)

account_moves = _table(
    "account_moves",
    Column("id", Integer, primary_key=True),
    Column("request_id", ForeignKey("requests.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False),  # who is found again
    Column("newcomer_id", ForeignKey("persons.id"), nullable=False),  # whose account it becomes
    Column("status", String(16), nullable=False),
    Column("confirmed_by", ForeignKey("persons.id"), nullable=False),
    Column("confirmed_at", Moment, nullable=False),
    Column("moves_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    _partial("uq_account_moves_person", "person_id", where="status = 'waiting'", unique=True),
    _partial("uq_account_moves_newcomer", "newcomer_id", where="status = 'waiting'", unique=True),
    _partial("ix_account_moves_moves_at", "moves_at", where="status = 'waiting'"),
)
"""Confirmed moves of a lost account to a new one, which the lost one may object to."""

grants = _table(
    "grants",
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("role", String(32), nullable=False),
    Column("district_id", ForeignKey("districts.id")),
    Column("municipality_id", ForeignKey("municipalities.id")),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
    Column("granted_by", ForeignKey("persons.id")),
    Column("ended_at", Moment),
    Column("ended_by", ForeignKey("persons.id")),
    Column("institute_id", ForeignKey("institutes.id")),  # of a curator
    Column("chosen_at", Moment),  # when the holder last chose its district
    Column("basis_number", String(64)),  # of an order or a protocol
    Column("basis_day", Date),
    Column("standing", String(16)),  # of a member of a council
    Column("told", Integer),  # days before the end of a head's term of which the council was told
    Index("ix_grants_district_id_role", "district_id", "role"),
    _partial(
        "uq_grants_head", "district_id", where="role = 'head' AND ended_at IS NULL", unique=True
    ),
)

turn_places = _table(  # the order in which municipalities head a district
    "turn_places",
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("municipality_id", ForeignKey("municipalities.id"), primary_key=True),
    Column("position", Integer, nullable=False),
)

turns = _table(  # proposals to head the district in turn
    "turns",
    Column("id", Integer, primary_key=True),
    Column("district_id", ForeignKey("districts.id"), nullable=False),
    Column("municipality_id", ForeignKey("municipalities.id"), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("after_id", ForeignKey("grants.id"), nullable=False),  # the head who is followed
    Column("at", Moment, nullable=False),  # when the office is taken over
    Column("status", String(16), nullable=False),
    Column("proposed_at", Moment, nullable=False),
    Column("answered_at", Moment),
    Index("ix_turns_district_id_after_id", "district_id", "after_id"),
    _partial(
        "uq_turns_open", "district_id", where="status IN ('proposed', 'confirmed')", unique=True
    ),
)

invites = _table(
    "invites",
    Column("id", Integer, primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),  # SHA-256 of the code in the link
    Column("role", String(32), nullable=False),
    Column("district_id", ForeignKey("districts.id")),
    Column("municipality_id", ForeignKey("municipalities.id")),
    Column("created_by", ForeignKey("persons.id")),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("grant_until", Moment),
    Column("draft_hash", String(64), unique=True),  # natural key, for a form sent twice
    Column("used_by", ForeignKey("persons.id")),
    Column("used_at", Moment),
    Column("institute_id", ForeignKey("institutes.id")),
    Column("basis_number", String(64)),
    Column("basis_day", Date),
    Column("standing", String(16)),
)

# ── Requests and their subjects ────────────────────────────────────────────────────────────────

drafts = _table(
    "drafts",
    Column("id", String(32), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("form", String(32), nullable=False),
    Column("step", String(32), nullable=False),
    Column("answers", JSON, nullable=False),
    Column("touched_at", Moment, nullable=False),
    # update_id of the last change; no foreign key: updates are deleted
    Column("touched_by", BigInteger),
    Column("about", String(32), nullable=False, server_default=""),
    UniqueConstraint("person_id", "form", "about"),
)

deficits = _table(
    "deficits",
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("topic_id", ForeignKey("topics.id")),
    Column("area_id", ForeignKey("areas.id")),  # for own words only; a topic has its own area
    Column("own_words", Text),
    Column("severity", String(16), nullable=False),
    Column("tried", Text),
    Column("answer", Text),  # to the council's last question
    Column("wanted", JSON, nullable=False),
    Column("status", String(16), nullable=False),
    Column("reported_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    CheckConstraint("topic_id IS NOT NULL OR own_words IS NOT NULL", name="says_what"),
    _partial(
        "uq_deficits_open_topic",
        "person_id",
        "topic_id",
        where="status IN ('reported', 'accepted') AND topic_id IS NOT NULL",
        unique=True,
    ),
    Index("ix_deficits_topic_id_status", "topic_id", "status"),
)

requests = _table(
    "requests",
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("author_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("municipality_id", ForeignKey("municipalities.id"), nullable=False),
    Column("district_id", ForeignKey("districts.id"), nullable=False),
    Column("status", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("escalated", Boolean, nullable=False),
    Column("deciders", String(16), nullable=False, server_default="council"),
    Column("submitted_at", Moment, nullable=False),
    Column("waiting_since", Moment, nullable=False),
    Column("waiting_days_used", Integer, nullable=False),
    Column("next_step", String(16)),
    Column("next_at", Moment),
    Column("promised", Date, nullable=False),
    Column("decider_id", ForeignKey("persons.id")),
    Column("decided_at", Moment),
    Column("decided_by", Text),  # the decider's name after the decider's erasure
    Column("decided_for", Integer),  # persons.id of the member whom a deputy represented
    Column("reason", Text),
    Column("draft_id", String(32), unique=True),  # natural key, for a form sent twice
    Column("facts", JSON(none_as_null=True)),  # the subject of a kind without a table
    Index("ix_requests_kind_subject_id", "kind", "subject_id"),
    Index("ix_requests_district_id_status", "district_id", "status"),
    _partial("ix_requests_next_at", "next_at", where="next_at IS NOT NULL"),
    _partial("ix_requests_submitted", "promised", "id", where="status = 'submitted'"),
)

request_history = _table(
    "request_history",
    Column("id", Integer, primary_key=True),
    Column("request_id", ForeignKey("requests.id"), nullable=False, index=True),
    Column("move", String(16), nullable=False),
    Column("source", String(16)),
    Column("target", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("person_id", ForeignKey("persons.id")),
    Column("how", String(16), nullable=False),
    Column("reason", Text),
    Column("note", Text),
    Column("behalf", Integer),  # persons.id of the member whom a deputy represented
)

deputies = _table(
    "deputies",
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("deputy_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),  # exclusive
    Column("named_at", Moment, nullable=False),
    Column("begun_at", Moment),  # when requests were assigned to the deputy
    Column("ended_at", Moment),  # when they were assigned anew
    Column("ended_by", ForeignKey("persons.id")),
)
"""Members who represent others for some days."""

request_batches = _table(
    "request_batches",
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("items", JSON, nullable=False),
    Column("act", BigInteger),  # update_id of the press that showed them
    Column("made_at", Moment, nullable=False),
    UniqueConstraint("person_id", "act"),
)
"""Waiting requests that were shown together, to be approved by one press."""

council_settings = _table(
    "council_settings",
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("key", String(32), primary_key=True),
    Column("value", JSON, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", ForeignKey("persons.id")),  # None: a motion
    Column("motion_id", ForeignKey("motions.id")),
    Column("draft_id", String(32), unique=True),  # natural key, for a form sent twice
)
"""Settings of districts that were changed (`district/settings.py`)."""

changes = _table(
    "changes",
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("person_id", ForeignKey("persons.id")),
    Column("subject", String(32), nullable=False),  # organization, grant, setting …
    Column("subject_id", Text, nullable=False),
    Column("what", String(32), nullable=False),
    Column("details", JSON, nullable=False),
    Index("ix_changes_subject_subject_id", "subject", "subject_id"),
)
"""Append-only log of changes that are not requests."""

views = _table(
    "views",
    Column("id", Integer, primary_key=True),
    Column("reader_id", ForeignKey("persons.id"), nullable=False),
    Column("subject", String(32), nullable=False),
    Column("subject_id", Integer, nullable=False),
    # whose data was viewed
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("as_expert", Boolean, nullable=False, server_default=false()),
    Column("day", Date, nullable=False),  # UTC
    Column("at", Moment, nullable=False),
    UniqueConstraint("reader_id", "subject", "day", "subject_id", "person_id"),
)
"""Append-only log of views of personal data, ids only; deleted with the person viewed."""

# ── Activities and attendance ──────────────────────────────────────────────────────────────────

activities = _table(
    "activities",
    Column("id", Integer, primary_key=True),
    Column("district_id", ForeignKey("districts.id"), nullable=False),
    Column("type_id", ForeignKey("activity_types.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("description", Text),
    Column("hours", Integer, nullable=False),
    Column("audience", JSON, nullable=False),
    Column("capacity", Integer),
    Column("second_capacity", Integer),  # of the second quota of its family, such as a bus
    Column("quotas_merge_at", Moment),
    Column("guest_seats", JSON, nullable=False, server_default="[]"),  # kept for other districts
    Column("needs_approval", Boolean, nullable=False),
    Column("signup_closes_at", Moment, nullable=False),
    Column("starts_at", Moment, nullable=False),  # of the first session; sort key of lists
    Column("ends_at", Moment, nullable=False),  # of the last session
    Column("status", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("made_by", ForeignKey("persons.id"), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("draft_id", String(32), unique=True),  # natural key, for a form sent twice
    Column("speakers_closed", Boolean, nullable=False, server_default=false()),  # of an assembly
    CheckConstraint("capacity > 0", name="has_seats"),
    Index("ix_activities_status_starts_at", "status", "starts_at"),
)

curricula = _table(
    "curricula",
    Column("id", Integer, primary_key=True),
    Column("district_id", ForeignKey("districts.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("hours", Integer, nullable=False),
    Column("about", Text, nullable=False),
    Column("topics", JSON, nullable=False),
    Column("made_by", ForeignKey("persons.id"), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("motion_id", ForeignKey("motions.id")),  # that agreed to the topics
    Column("draft_id", String(32), unique=True),  # natural key, for a form sent twice
)
"""Programmes of activities with hours."""

curriculum_activities = _table(
    "curriculum_activities",
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("curriculum_id", ForeignKey("curricula.id"), nullable=False, index=True),
)

curriculum_certificates = _table(
    "curriculum_certificates",
    Column("id", Integer, primary_key=True),
    Column("curriculum_id", ForeignKey("curricula.id"), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("code", String(32), nullable=False, unique=True),  # the code in the verification link
    Column("issued_at", Moment, nullable=False),
    Column("title", Text, nullable=False),
    Column("hours", Integer, nullable=False),
    Column("name", Text),
    Column("organization", Text),
    Column("institute_id", ForeignKey("institutes.id")),  # NULL: issued by the operator
    Column("signer", Text),
    Column("signer_post", Text),
    UniqueConstraint("curriculum_id", "person_id"),
)
"""Frozen at issue; name and organization are NULL after the holder's erasure."""

mentions = _table(
    "mentions",
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("district_id", ForeignKey("districts.id"), nullable=False),
    Column("activity_id", Integer, nullable=False, index=True),  # activities.id; 0: none
    Column("year", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("asked_by", ForeignKey("persons.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("person_id", "district_id", "activity_id", "year"),
)
"""Consents to be named, in an announcement or as the leader of an activity."""

activity_topics = _table(
    "activity_topics",
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("topic_id", ForeignKey("topics.id"), primary_key=True, index=True),
)

quotas = _table(
    "quotas",
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("municipality_id", ForeignKey("municipalities.id"), primary_key=True),
    Column("seats", Integer, nullable=False),
    CheckConstraint("seats > 0", name="has_seats"),
)

sessions = _table(
    "sessions",
    Column("id", Integer, primary_key=True),
    Column("activity_id", ForeignKey("activities.id"), nullable=False, index=True),
    Column("starts_at", Moment, nullable=False, index=True),
    Column("ends_at", Moment, nullable=False),
    Column("place", Text, nullable=False),
    Column("code", String(32)),  # of the QR code on the wall; set on first use
    Column("turn_key", String(32)),  # secret of a rotating QR code; None: `code` is valid
    Index("ix_sessions_code", "code", unique=True),
)

enrolments = _table(
    "enrolments",
    Column("id", Integer, primary_key=True),
    Column("activity_id", ForeignKey("activities.id"), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("municipality_id", ForeignKey("municipalities.id"), nullable=False),
    Column("status", String(24), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at_once", Boolean, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("signed_up_at", Moment, nullable=False),
    Column("offered_at", Moment),
    Column("offer_until", Moment),
    Column("silences", Integer, nullable=False),
    Column("words", Text),  # the person's reply to the deciders
    # set by a move of the activity, until the person confirms
    Column("asked_to_confirm_at", Moment),
    Column("code", String(32)),  # of the person's own QR code; set on first use
    Column("seats", Integer, nullable=False, server_default="1"),
    Column("second_seats", Integer, nullable=False, server_default="0"),
    Column("answers", JSON, nullable=False, server_default="{}"),  # at sign-up
    Column("team", Integer),  # id of the captain's enrolment, also on that one
    Column("gathers_until", Moment),  # of a captain whose members have not all answered
    Column("entry_id", Integer),  # of the call's entry whose outcome gave it
    _partial("ix_enrolments_team", "team", where="team IS NOT NULL"),
    _partial("ix_enrolments_entry_id", "entry_id", where="entry_id IS NOT NULL"),
    UniqueConstraint("activity_id", "person_id"),
    Index("ix_enrolments_code", "code", unique=True),
    Index("ix_enrolments_activity_id_status", "activity_id", "status"),
    Index("ix_enrolments_person_id_status", "person_id", "status"),
    _partial("ix_enrolments_offer_until", "offer_until", where="offer_until IS NOT NULL"),
)

enrolment_history = _table(
    "enrolment_history",
    Column("id", Integer, primary_key=True),
    Column("enrolment_id", ForeignKey("enrolments.id"), nullable=False, index=True),
    Column("move", String(16), nullable=False),
    Column("source", String(24)),
    Column("target", String(24), nullable=False),
    Column("at", Moment, nullable=False),
    Column("person_id", ForeignKey("persons.id")),
    Column("how", String(16), nullable=False),
    Column("reason", Text),
)

marks = _table(
    "marks",
    Column("id", Integer, primary_key=True),
    Column("session_id", ForeignKey("sessions.id"), nullable=False),
    Column("enrolment_id", ForeignKey("enrolments.id"), nullable=False, index=True),
    Column("is_present", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False),  # who set the mark
    Index("ix_marks_session_id_enrolment_id", "session_id", "enrolment_id"),
)
"""Append-only log of attendance; the latest mark of a session and enrolment counts."""

invitations = _table(
    "invitations",
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("deficit_id", ForeignKey("deficits.id"), primary_key=True, index=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("invited_at", Moment, nullable=False),
)
"""The deficits because of which people were invited to an activity."""

invitees = Table(
    "invitees",
    metadata,
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("invited_at", Moment, nullable=False),
)
"""People invited to an activity, each once."""

healings = _table(
    "healings",
    Column("id", Integer, primary_key=True),
    Column("deficit_id", ForeignKey("deficits.id"), nullable=False),
    Column("activity_id", ForeignKey("activities.id"), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("asked_at", Moment, nullable=False),
    Column("answer", String(16)),
    Column("answered_at", Moment),
    UniqueConstraint("deficit_id", "activity_id"),
)
"""Whether a deficit is resolved after an activity: asked once, answered by its author."""

snapshots = _table(
    "snapshots", Column("day", Date, primary_key=True), Column("made_at", Moment, nullable=False)
)
"""Days of the weekly statistics snapshots; the latest is shown."""


def _counts() -> list[Column[int]]:
    """0 means fewer than five and therefore hidden."""
    names = ("reported", "open", "invited", "came", "healed")
    return [Column(name, Integer, nullable=False) for name in names]


topic_statistics = _table(
    "topic_statistics",
    Column("day", ForeignKey("snapshots.day"), primary_key=True),
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("topic_id", ForeignKey("topics.id"), primary_key=True),
    Column("municipality_id", ForeignKey("municipalities.id"), primary_key=True),
    Column("half", String(8), primary_key=True),
    *_counts(),
)
"""Publishable counts only, see `district.requests.statistics.published`."""

area_statistics = _table(
    "area_statistics",
    Column("day", ForeignKey("snapshots.day"), primary_key=True),
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("area_id", ForeignKey("areas.id"), primary_key=True),
    Column("municipality_id", ForeignKey("municipalities.id"), primary_key=True),
    Column("half", String(8), primary_key=True),
    *_counts(),
)
"""Lower bounds over all topics of an area."""

area_remainders = _table(
    "area_remainders",
    Column("day", ForeignKey("snapshots.day"), primary_key=True),
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("area_id", ForeignKey("areas.id"), primary_key=True),
    Column("half", String(8), primary_key=True),
    *_counts(),
)
"""Counts hidden in single municipalities, see `district.requests.statistics.remainders`."""

activity_statistics = _table(
    "activity_statistics",
    Column("day", ForeignKey("snapshots.day"), primary_key=True),
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("type_id", ForeignKey("activity_types.id"), primary_key=True),
    Column("half", String(8), primary_key=True),
    Column("held", Integer, nullable=False),
    Column("hours", Integer, nullable=False),
    Column("people", Integer, nullable=False),
)
"""Activities that ended in a half-year, their academic hours and those who came."""

means_statistics = _table(
    "means_statistics",
    Column("id", Integer, primary_key=True),
    Column("day", ForeignKey("snapshots.day"), nullable=False),
    Column("district_id", ForeignKey("districts.id"), nullable=False),
    Column("municipality_id", ForeignKey("municipalities.id")),  # NULL: hidden in single ones
    Column("half", String(8), nullable=False),
    Column("means", String(16), nullable=False),
    Column("helped", Integer, nullable=False),
    Column("healed", Integer, nullable=False),
    Index("ix_means_statistics_day_district_id", "day", "district_id"),
)
"""Lower bounds of the people helped, see `district.requests.statistics.published_help`."""

help_statistics = _table(
    "help_statistics",
    Column("day", ForeignKey("snapshots.day"), primary_key=True),
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("topic_id", ForeignKey("topics.id"), primary_key=True),
    Column("municipality_id", ForeignKey("municipalities.id"), primary_key=True),
    Column("half", String(8), primary_key=True),
    Column("help", String(16), primary_key=True),
    Column("people", Integer, nullable=False),
)
"""Lower bounds of who wishes for a help, see `district.requests.statistics.published_wishes`."""

feedback = _table(
    "feedback",
    Column("enrolment_id", ForeignKey("enrolments.id"), primary_key=True),
    Column("asked_at", Moment, nullable=False),
    Column("useful", Integer),  # 1 to 5; None: not answered
    Column("level", String(16)),
    Column("applies", String(16)),
    Column("answered_at", Moment),
)
"""Feedback about an activity: asked once, three questions, each optional."""

thoughts = _table(
    "thoughts",
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("answered", Integer, nullable=False),
    Column("useful", Integer, nullable=False),  # sum of the marks
    Column("applies", Integer, nullable=False),
)
"""Aggregated feedback shown to organizers; recounted with every five new answers."""

signers = _table(
    "signers",
    Column("id", Integer, primary_key=True),
    Column("institute_id", ForeignKey("institutes.id"), unique=True),
    Column("district_id", ForeignKey("districts.id"), unique=True),
    *_texts("name", "post"),
    CheckConstraint("institute_id IS NOT NULL OR district_id IS NOT NULL", name="has_issuer"),
)
"""Signers of the certificates to come of an institute, or of a district without one."""

certificates = _table(
    "certificates",
    Column("id", Integer, primary_key=True),
    Column("enrolment_id", ForeignKey("enrolments.id"), nullable=False, unique=True),
    Column("code", String(32), nullable=False, unique=True),  # the code in the verification link
    Column("issued_at", Moment, nullable=False),
    Column("name", Text),
    Column("organization", Text),
    Column("title", Text),
    Column("institute_id", ForeignKey("institutes.id")),  # NULL: issued by the operator
    Column("signer", Text),
    Column("signer_post", Text),
)
"""Name, organization, institute, signer and the title of the activity are frozen at issue; name and
organization are NULL after the holder's erasure.
"""

corrections = _table(
    "corrections",
    Column("id", Integer, primary_key=True),
    Column("certificate_id", ForeignKey("certificates.id"), nullable=False, index=True),
    Column("name_before", Text),
    Column("organization_before", Text),
    Column("name", Text),
    Column("organization", Text),
    Column("asked_at", Moment, nullable=False),
)
"""Name corrections asked for by holders: subjects of requests of kind `certificate`."""

institute_documents = _table(
    "institute_documents",
    Column("id", Integer, primary_key=True),
    Column("enrolment_id", ForeignKey("enrolments.id"), nullable=False, index=True),
    Column("number", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("hours", Integer, nullable=False),
    Column("institute_id", ForeignKey("institutes.id")),
    Column("entered_by", ForeignKey("persons.id"), nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("replaced_at", Moment),
    _partial(
        "uq_institute_documents_enrolment_id",
        "enrolment_id",
        where="replaced_at IS NULL",
        unique=True,
    ),
)
"""Documents that institutes gave for courses, copied by organizers; a correction is a new row."""

# ── Schools: cohorts and applications ──────────────────────────────────────────────────────────

activity_campaigns = _table(
    "activity_campaigns",
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False, index=True),
)

cohorts = _table(
    "cohorts",
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("school_id", ForeignKey("schools.id"), nullable=False, index=True),
    Column("confirmed_at", Moment),  # when the results were confirmed
    Column("confirmed_by", ForeignKey("persons.id")),
)

applications = _table(
    "applications",
    Column("enrolment_id", ForeignKey("enrolments.id"), primary_key=True),
    Column("motivation", Text),
    Column("recommendation", Text),
)
"""The latest application of an enrolment in a cohort."""

pupils = _table(
    "pupils",
    Column("id", Integer, primary_key=True),
    Column("enrolment_id", ForeignKey("enrolments.id"), nullable=False, index=True),
    Column("initials", String(16), nullable=False),
    Column("grade", String(16), nullable=False),
    Column("consent_on", Date, nullable=False),
)
"""Children brought by a teacher; deleted with the teacher's application or seat."""

graduations = _table(
    "graduations",
    Column("enrolment_id", ForeignKey("enrolments.id"), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False),  # who confirmed
    Column("grant_id", ForeignKey("grants.id")),  # the granted or prolonged role
)
"""Confirmed completions of a cohort, with the document and role they led to."""

# ── Announcements and their copies ─────────────────────────────────────────────────────────────

announcements = _table(
    "announcements",
    Column("id", Integer, primary_key=True),
    Column("author_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("district_id", ForeignKey("districts.id"), nullable=False),
    Column("category_id", ForeignKey("categories.id"), nullable=False),
    Column("content", JSON, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("buttons", JSON, nullable=False),
    Column("is_urgent", Boolean, nullable=False),
    Column("status", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("good_until", Moment, nullable=False),
    Column("repeats", JSON(none_as_null=True)),
    Column("series_id", ForeignKey("announcements.id")),
    Column("is_planned", Boolean, nullable=False),
    Column("planned_up_to", Integer, nullable=False),  # persons.id; everyone up to it has a copy
    Column("lags", Boolean, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("recalled_at", Moment),
    Column("card", BigInteger),  # message id of the author's progress card
    Column("is_shown", Boolean, nullable=False),  # the card is up to date
    Column("draft_id", String(32), unique=True),  # natural key, for a form sent twice
    Column("approved", String(64)),  # fingerprint of the approved content
    Column("asked_people", Integer),  # size of the audience at that time
    Column("proposed", JSON(none_as_null=True)),  # new content that waits for approval
    Column("revision", Integer, nullable=False, server_default=text("0")),
    Column("mention_id", Integer),  # mentions.id; the consent without which it does not start
    UniqueConstraint("series_id", "due_at"),
    Index("ix_announcements_status_due_at", "status", "due_at"),
    Index("ix_announcements_district_id_started_at", "district_id", "started_at"),
)

announcement_campaigns = _table(
    "announcement_campaigns",
    Column("announcement_id", ForeignKey("announcements.id"), primary_key=True),
    Column("campaign_id", ForeignKey("campaigns.id"), nullable=False, index=True),
)

copies = _table(
    "copies",
    Column("announcement_id", ForeignKey("announcements.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("state", String(16), nullable=False),
    Column("message_ids", JSON, nullable=False),  # several for an album
    Column("version", Integer, nullable=False),  # of the announcement when last sent or edited
    Column("sent_at", Moment),
    Column("is_recalled", Boolean),  # None: not tried
    Column("last_error", Text),
    _partial(
        "ix_copies_waiting", "announcement_id", "person_id", where="state IN ('waiting', 'sending')"
    ),
)
"""Copies of announcements per person: planned when sending starts, never twice."""

presses = _table(
    "presses",
    Column("announcement_id", ForeignKey("announcements.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("button", Integer, primary_key=True),  # index of the button, from 0
    Column("at", Moment, nullable=False),
)
"""First presses of announcement buttons."""

mutes = _table(
    "mutes",
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    Column("category_id", ForeignKey("categories.id"), primary_key=True),
    Column("at", Moment, nullable=False),
)
"""Categories of announcements muted by people."""

audiences = _table(
    "audiences",
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("recipients", JSON, nullable=False),
    UniqueConstraint("person_id", "name"),
)
"""Audiences saved by authors under a name."""

# ── Communities ────────────────────────────────────────────────────────────────────────────────

memberships = _table(
    "memberships",
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    Column("community_id", ForeignKey("communities.id"), primary_key=True),
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("status", String(16), nullable=False),
    Column("invited_at", Moment),  # None: joined without an invitation
    Column("changed_at", Moment, nullable=False),
    Column("chair", String(16)),  # None: neither the chair nor ready to be
    Index("ix_memberships_district_id_community_id", "district_id", "community_id", "status"),
    _partial(
        "uq_memberships_chair", "district_id", "community_id", where="chair = 'named'", unique=True
    ),
)
"""Includes people who declined or left: they are not invited again."""

community_chats = _table(
    "community_chats",
    Column("community_id", ForeignKey("communities.id"), primary_key=True),
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("url", Text, nullable=False),
)

rounds = _table(
    "rounds",
    Column("name", String(32), primary_key=True),
    Column("day", Date, nullable=False),
    # persons.id; everyone up to it has been processed that day
    Column("up_to", Integer, nullable=False),
    Column("is_over", Boolean, nullable=False),
)
"""Progress of daily work that processes people in batches."""

# ── Mentors and pairs ──────────────────────────────────────────────────────────────────────────

mentors = _table(
    "mentors",
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, unique=True),
    Column("district_id", ForeignKey("districts.id"), nullable=False, index=True),
    Column("topics", JSON, nullable=False),
    Column("subjects", JSON, nullable=False),
    Column("languages", JSON, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("words", Text),
    Column("paused_at", Moment),
    Column("grant_id", ForeignKey("grants.id")),  # the role that the request led to
    Column("changed_at", Moment, nullable=False),
    Column("draft_id", String(32), unique=True),  # natural key, for a form sent twice
    CheckConstraint("capacity BETWEEN 1 AND 3", name="takes_a_few"),
)
"""Register entries; a mentor is listed wherever they hold the mentor role. `district_id`: where the
role was asked for."""

mentorships = _table(
    "mentorships",
    Column("id", Integer, primary_key=True),
    Column("district_id", ForeignKey("districts.id"), nullable=False),
    Column("mentee_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("mentor_id", ForeignKey("persons.id")),
    Column("status", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("goal", Text, nullable=False),
    Column("topics", JSON, nullable=False),  # topics that the mentee shows to the mentor
    Column("span", String(16), nullable=False),
    Column("wishes", JSON, nullable=False),  # persons.id still to be asked, in order
    Column("asked_at", Moment, nullable=False),
    Column("proposed_until", Moment),
    Column("started_at", Moment),
    Column("midpoint_at", Moment),
    Column("ends_at", Moment),
    Column("draft_id", String(32), unique=True),  # natural key, for a form sent twice
    _partial(
        "uq_mentorships_open_mentee",
        "mentee_id",
        where="status IN ('asked', 'proposed', 'active')",
        unique=True,
    ),
    Index("ix_mentorships_mentor_id_status", "mentor_id", "status"),
    Index("ix_mentorships_district_id_status_asked_at", "district_id", "status", "asked_at"),
)

mentorship_history = _table(
    "mentorship_history",
    Column("id", Integer, primary_key=True),
    Column("mentorship_id", ForeignKey("mentorships.id"), nullable=False, index=True),
    Column("move", String(16), nullable=False),
    Column("source", String(16)),
    Column("target", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("person_id", ForeignKey("persons.id")),  # who made the move; None: the clock
    Column("mentor_id", ForeignKey("persons.id")),  # the mentor concerned
)

mentorship_contacts = _table(
    "mentorship_contacts",
    Column("mentorship_id", ForeignKey("mentorships.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("kind", String(16), nullable=False),
    Column("contact", Text),
)
"""Contacts that the two of a pair share with each other."""

mentorship_messages = _table(
    "mentorship_messages",
    Column("id", Integer, primary_key=True),
    Column("mentorship_id", ForeignKey("mentorships.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),  # the author
    Column("words", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("draft_id", String(32), nullable=False, unique=True),
)

threads = _table(
    "threads",
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),  # the author
    Column("status", String(16), nullable=False),
    Column("answerer_id", ForeignKey("persons.id")),
    Column("since", Moment, nullable=False),
    Column("topic_id", ForeignKey("topics.id")),  # of a question to methodists
    Column("passed", Integer, nullable=False, server_default="0"),
    Column("pass_on_at", Moment),
    _partial(
        "uq_threads_open",
        "person_id",
        "kind",
        where="status <> 'closed' AND topic_id IS NULL",
        unique=True,
    ),
    _partial("uq_threads_topic", "person_id", "topic_id", where="status <> 'closed'", unique=True),
    _partial("ix_threads_pass_on_at", "pass_on_at", where="status = 'waiting'"),
)

thread_messages = _table(
    "thread_messages",
    Column("id", Integer, primary_key=True),
    Column("thread_id", ForeignKey("threads.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),  # the author
    Column("words", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("draft_id", String(32), nullable=False, unique=True),
)

mentorship_answers = _table(
    "mentorship_answers",
    Column("mentorship_id", ForeignKey("mentorships.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("question", String(16), primary_key=True),
    Column("asked_at", Moment, nullable=False),
    Column("answer", String(16)),
    Column("answered_at", Moment),
)

another_asked = _table(
    "another_asked",
    Column("mentorship_id", ForeignKey("mentorships.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("at", Moment, nullable=False),
)
"""People of a pair who asked the curator for another partner; the partner is not told."""

draft_pairs = _table(
    "draft_pairs",
    Column("mentorship_id", ForeignKey("mentorships.id"), primary_key=True),
    Column("mentor_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("made_by", ForeignKey("persons.id"), nullable=False),
    Column("made_at", Moment, nullable=False),
)
"""Pairs drafted by a curator and not published yet."""

# ── The council as a body ──────────────────────────────────────────────────────────────────────

motions = _table(
    "motions",
    Column("id", Integer, primary_key=True),
    Column("district_id", ForeignKey("districts.id"), nullable=False),
    Column("body", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("question", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("files", JSON, nullable=False),
    Column("options", JSON, nullable=False),
    Column("rules", JSON, nullable=False),
    Column("secret", Boolean, nullable=False),
    Column("paper", Boolean, nullable=False),
    Column("mode", String(16), nullable=False),
    Column("meeting_id", ForeignKey("activities.id"), index=True),
    Column("put_by", ForeignKey("persons.id"), nullable=False),
    Column("put_at", Moment, nullable=False),
    Column("draft_id", String(32), unique=True),  # natural key, for a form sent twice
    Column("chair_id", ForeignKey("persons.id")),
    Column("status", String(16), nullable=False),
    Column("round", Integer, nullable=False),
    Column("runoff", JSON, nullable=False),
    Column("opened_at", Moment),
    Column("closes_at", Moment),
    Column("closed_at", Moment),
    Column("next_at", Moment),
    Column("agenda_on", Date),
    Column("subject", String(64)),
    Column("effect", JSON(none_as_null=True)),
    Column("outcome", JSON(none_as_null=True)),
    Column("protocol_id", Integer),  # no foreign key, because protocols refer to motions
    Column("version", Integer, nullable=False),
    UniqueConstraint("district_id", "body", "number"),
    _partial(
        "uq_motions_open_subject",
        "district_id",
        "body",
        "subject",
        where="status = 'open' AND subject IS NOT NULL",
        unique=True,
    ),
    _partial("ix_motions_next_at", "next_at", where="next_at IS NOT NULL"),
    Index("ix_motions_district_id_status", "district_id", "status"),
)

motion_seats = _table(
    "motion_seats",
    Column("id", Integer, primary_key=True),
    Column("motion_id", ForeignKey("motions.id"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("municipality_id", ForeignKey("municipalities.id")),
    Column("person_id", ForeignKey("persons.id")),  # the member, if the voice is not shared
    Column("is_present", Boolean),
    Column("voted_at", Moment),
    Column("cast_by", ForeignKey("persons.id")),
    Column("choice", JSON(none_as_null=True)),
    Index("ix_motion_seats_motion_id_round", "motion_id", "round"),
    _partial(
        "uq_motion_seats_municipality",
        "motion_id",
        "round",
        "municipality_id",
        where="person_id IS NULL",
        unique=True,
    ),
    _partial(
        "uq_motion_seats_person",
        "motion_id",
        "round",
        "person_id",
        where="person_id IS NOT NULL",
        unique=True,
    ),
)
"""The voices of each round. A secret vote leaves neither its time nor its voter nor its choice."""

motion_voters = _table(
    "motion_voters",
    Column("seat_id", ForeignKey("motion_seats.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("is_deputy", Boolean, nullable=False),
    Column("left_at", Moment),
)
"""The people who share a voice."""

sealed_votes = _table(
    "sealed_votes",
    Column("motion_id", ForeignKey("motions.id"), primary_key=True),
    Column("seat_id", ForeignKey("motion_seats.id"), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)
"""Secret votes until the close, encrypted."""

motion_history = _table(
    "motion_history",
    Column("id", Integer, primary_key=True),
    Column("motion_id", ForeignKey("motions.id"), nullable=False, index=True),
    Column("round", Integer, nullable=False),
    Column("move", String(16), nullable=False),
    Column("source", String(16)),
    Column("target", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("person_id", ForeignKey("persons.id"), index=True),
    Column("seat_id", ForeignKey("motion_seats.id")),
    Column("choice", JSON(none_as_null=True)),
    Column("note", Text),
    Column("outcome", JSON(none_as_null=True)),  # of a counted round
    Column("act", BigInteger),  # update_id; no foreign key: updates are deleted
)

presences = _table(
    "presences",
    Column("activity_id", ForeignKey("activities.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("since", Moment, nullable=False),
    Column("left_at", Moment),
)
"""The people present at a meeting of the council."""

speakers = _table(
    "speakers",
    Column("id", Integer, primary_key=True),
    Column("activity_id", ForeignKey("activities.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("status", String(16), nullable=False),
    Column("place", Integer, nullable=False),  # sort key of those who wait
    Column("asked_at", Moment, nullable=False),
    Column("called_at", Moment),
    Column("ended_at", Moment),
    _partial(
        "uq_speakers_live",
        "activity_id",
        "person_id",
        where="status IN ('waiting', 'speaking')",
        unique=True,
    ),
)
"""The people who asked for the floor at an assembly."""

priorities = _table(
    "priorities",
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("year", Integer, primary_key=True),  # in which the school year begins
    Column("topic_id", ForeignKey("topics.id"), primary_key=True),
    Column("motion_id", ForeignKey("motions.id"), nullable=False),
)
"""Topics that the council gave priority in a school year."""

protocols = _table(
    "protocols",
    Column("id", Integer, primary_key=True),
    Column("district_id", ForeignKey("districts.id"), nullable=False),
    Column("body", String(16), nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("words", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", ForeignKey("persons.id"), index=True),
    Column("reason", Text, nullable=False),
    Column("draft_id", String(32), unique=True),  # natural key of a correction
    UniqueConstraint("district_id", "body", "year", "number", "version"),
)
"""Versions of protocols: a correction adds one. `words`: folded, for searching."""

protocol_numbers = _table(
    "protocol_numbers",
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("body", String(16), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)
"""The last number of a body in a year. Without gaps: it is locked until the protocol is kept."""

# ── Calls ──────────────────────────────────────────────────────────────────────────────────────

call_kinds = _table(
    "call_kinds",
    Column("id", String(64), primary_key=True),
    Column("district_id", ForeignKey("districts.id"), index=True),  # None: from the file, for all
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # JSON (`district.calls.kind.plain_of`)
    Column("based_on", ForeignKey("call_kinds.id")),
    Column("changed_by", ForeignKey("persons.id"), index=True),
    Column("changed_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Column("retired_at", Moment),
)

calls = _table(
    "calls",
    Column("id", Integer, primary_key=True),
    Column("district_id", ForeignKey("districts.id"), nullable=False),
    Column("kind_id", String(64), nullable=False),  # no foreign key: the copy below is what counts
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("opens_at", Moment, nullable=False),
    Column("closes_at", Moment),  # None: without an end
    Column("results_on", Date),
    Column("topic_id", ForeignKey("topics.id")),
    Column("created_by", ForeignKey("persons.id"), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("draft_id", String(32), unique=True),  # natural key, for a form sent twice
    Column("motion_id", ForeignKey("motions.id")),
    Column("reason", Text),
    Column("version", Integer, nullable=False),
    Index("ix_calls_district_id_status", "district_id", "status"),
    _partial("ix_calls_closes_at", "closes_at", where="status = 'published'"),
)

call_versions = _table(
    "call_versions",
    Column("call_id", ForeignKey("calls.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("opens_at", Moment, nullable=False),
    Column("closes_at", Moment),
    Column("at", Moment, nullable=False),
)
"""The copies of a call's kind and dates, by version."""

call_history = _table(
    "call_history",
    Column("id", Integer, primary_key=True),
    Column("call_id", ForeignKey("calls.id"), nullable=False, index=True),
    Column("move", String(16), nullable=False),
    Column("source", String(16)),
    Column("target", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("person_id", ForeignKey("persons.id"), index=True),  # None: the clock
    Column("note", Text),
    Column("facts", JSON, nullable=False, default=dict),
    Column("act", BigInteger),  # update_id; no foreign key: updates are deleted
)

entries = _table(
    "entries",
    Column("id", Integer, primary_key=True),
    Column("call_id", ForeignKey("calls.id"), nullable=False),
    Column("author_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("organization_id", ForeignKey("organizations.id")),
    Column("municipality_id", ForeignKey("municipalities.id"), nullable=False),
    Column("status", String(16), nullable=False),
    Column("stage", String(32)),
    Column("code", String(16)),
    Column("title", Text, nullable=False),
    Column("nomination", String(64)),
    Column("topic_id", ForeignKey("topics.id"), index=True),
    Column("answers", JSON, nullable=False),
    Column("call_version", Integer, nullable=False),
    Column("submitted_at", Moment, nullable=False),  # when the update was received
    Column("answer_by", Moment),
    Column("proposed", String(64)),
    Column("outcome", String(64)),
    Column("place", Integer),
    Column("total", Integer),  # hundredths of 0-100
    Column("settled_at", Moment),
    Column("draft_id", String(32), nullable=False, unique=True),  # natural key
    Column("reason", Text),
    Column("revision", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("call_id", "code"),
    Index("ix_entries_call_id_status", "call_id", "status"),
    _partial("ix_entries_answer_by", "answer_by", where="answer_by IS NOT NULL"),
)

entry_people = _table(
    "entry_people",
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False, index=True),
    Column("field", String(16), nullable=False),
    Column("person_id", ForeignKey("persons.id"), index=True),  # None: typed
    Column("name", Text),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("entry_id", "person_id"),
)
"""Co-authors."""

entry_pupils = _table(
    "entry_pupils",
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False, index=True),
    Column("code", String(16)),
    Column("initials", Text),
    Column("grade", Text, nullable=False),
    Column("consent_on", Date),
    Column("score", Integer),  # hundredths of a point
    Column("outcome", String(64)),
    Column("place", Integer),
)

entry_files = _table(
    "entry_files",
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False, index=True),
    Column("field", String(16), nullable=False),
    Column("file_id", Text, nullable=False),
    Column("unique_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("mime", Text),
    Column("size", BigInteger),
)

entry_history = _table(
    "entry_history",
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False, index=True),
    Column("move", String(16), nullable=False),
    Column("source", String(16)),
    Column("target", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("person_id", ForeignKey("persons.id"), index=True),  # None: the clock
    Column("note", Text),
    Column("answers", JSON(none_as_null=True)),  # as they were sent
    Column("act", BigInteger),  # update_id; no foreign key: updates are deleted
)

reviews = _table(
    "reviews",
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("stage", String(32), nullable=False),
    Column("expert_id", ForeignKey("persons.id"), nullable=False),
    Column("status", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("scores", JSON, nullable=False),
    Column("verdict", String(16)),
    Column("to_author", Text),
    Column("to_curator", Text),
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("given_at", Moment),
    Column("extended", Boolean, nullable=False),
    Column("reason", Text),
    Column("version", Integer, nullable=False),
    _partial(
        "uq_reviews_live",
        "entry_id",
        "stage",
        "expert_id",
        where="status IN ('asked', 'accepted', 'begun', 'given')",
        unique=True,
    ),
    Index("ix_reviews_entry_id_stage", "entry_id", "stage"),
    Index("ix_reviews_expert_id_status", "expert_id", "status"),
    _partial("ix_reviews_due_at", "due_at", where="status IN ('asked', 'accepted', 'begun')"),
)

review_history = _table(
    "review_history",
    Column("id", Integer, primary_key=True),
    Column("review_id", ForeignKey("reviews.id"), nullable=False, index=True),
    Column("move", String(16), nullable=False),
    Column("source", String(16)),
    Column("target", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("person_id", ForeignKey("persons.id"), index=True),  # None: the clock
    Column("scores", JSON(none_as_null=True)),
    Column("verdict", String(16)),
    Column("note", Text),
    Column("act", BigInteger),  # update_id; no foreign key: updates are deleted
)

experts = _table(
    "experts",
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    Column("topics", JSON, nullable=False),
    Column("load_limit", Integer, nullable=False),
    Column("paused_until", Moment),
    Column("changed_at", Moment, nullable=False),
)
"""Choices of experts and methodists. A register is the holders of a role; a row may be missing."""

entry_reserves = _table(
    "entry_reserves",
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("stage", String(32), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("position", Integer, nullable=False),
)
"""Experts to be asked in this order if one declines or does not answer."""
call_papers = _table(
    "call_papers",
    Column("id", Integer, primary_key=True),
    Column("series", String(16), nullable=False),
    Column("year", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("code", String(32), nullable=False, unique=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("held_by", String(16), nullable=False),
    Column("pupil_id", ForeignKey("entry_pupils.id")),
    Column("document", String(16), nullable=False),
    Column("name", Text),
    Column("organization", Text),
    Column("grade", Text),
    Column("outcome", String(64), nullable=False),
    Column("place", Integer),
    Column("institute_id", ForeignKey("institutes.id")),
    Column("signer", Text),
    Column("signer_post", Text),
    Column("issued_at", Moment, nullable=False),
    Column("struck_at", Moment),
    Column("reason", Text),
    UniqueConstraint("series", "year", "ordinal"),
    _partial(
        "uq_call_papers_live",
        "entry_id",
        "person_id",
        where="struck_at IS NULL AND pupil_id IS NULL",
        unique=True,
    ),
    _partial(
        "uq_call_papers_live_pupil",
        "pupil_id",
        where="struck_at IS NULL AND pupil_id IS NOT NULL",
        unique=True,
    ),
)

paper_numbers = _table(
    "paper_numbers",
    Column("series", String(16), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)
"""The last number of a series in a year; locked until the papers are stored."""

pulses = _table(
    "pulses", Column("name", String(32), primary_key=True), Column("at", Moment, nullable=False)
)
"""When work that finds outages by its own pauses was last done."""

slots = _table(
    "slots",
    Column("id", Integer, primary_key=True),
    Column("call_id", ForeignKey("calls.id")),
    Column("stage", String(32)),
    Column("methodist_id", ForeignKey("persons.id")),
    Column("starts_at", Moment, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("place", Text, nullable=False),
    Column("laid_by", ForeignKey("persons.id"), index=True),
    Column("visible_from", Moment),
    Column("closes_before", Integer, nullable=False, server_default="0"),  # hours
    Column("withdrawn_at", Moment),
    UniqueConstraint("call_id", "stage", "starts_at", "place"),
    CheckConstraint(
        "(call_id IS NULL) = (stage IS NULL) AND (call_id IS NULL) <> (methodist_id IS NULL)",
        name="has_an_owner",
    ),
    _partial(
        "uq_slots_methodist_id_starts_at",
        "methodist_id",
        "starts_at",
        where="methodist_id IS NOT NULL AND withdrawn_at IS NULL",
        unique=True,
    ),
)
"""Times that an owner lays: a stage of a call that is a meeting, or a methodist."""

appointments = _table(
    "appointments",
    Column("id", Integer, primary_key=True),
    Column("slot_id", ForeignKey("slots.id"), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("entry_id", ForeignKey("entries.id")),
    Column("methodist_id", ForeignKey("persons.id")),  # as in the slot
    Column("status", String(16), nullable=False),
    Column("booked_by", ForeignKey("persons.id"), index=True),
    Column("booked_at", Moment, nullable=False),
    Column("topic_id", ForeignKey("topics.id")),
    Column("deficit_id", ForeignKey("deficits.id"), index=True),
    Column("question", Text),
    Column("reason", Text),  # why the methodist has cancelled it
    Column("answer", String(16)),  # the person's, afterwards
    _partial("uq_appointments_slot_id", "slot_id", where="status <> 'cancelled'", unique=True),
    _partial("uq_appointments_entry_id", "entry_id", where="status <> 'cancelled'", unique=True),
    _partial(
        "uq_appointments_methodist_id_person_id",
        "methodist_id",
        "person_id",
        where="status = 'booked'",
        unique=True,
    ),
    Index("ix_appointments_person_id_status", "person_id", "status"),
)
"""One of a slot, one of an entry, one to come of a person with a methodist; cancelled ones stay."""

slot_watchers = _table(
    "slot_watchers",
    Column("methodist_id", ForeignKey("persons.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("topic_id", ForeignKey("topics.id"), nullable=False),
    Column("since", Moment, nullable=False),
)
"""People who are told, once, when a methodist has a free slot."""

programmes = _table(
    "programmes",
    Column("call_id", ForeignKey("calls.id"), primary_key=True),
    Column("plan", JSON, nullable=False),
    Column("published", JSON(none_as_null=True)),
    Column("published_at", Moment),
)
"""Sections with the order of their talks, see `district/programme.py`."""

hidden_lines = _table(
    "hidden_lines",
    Column("person_id", ForeignKey("persons.id"), primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
)
"""Lines of a portfolio that its owner does not want to show."""

# ── Intake and sending ─────────────────────────────────────────────────────────────────────────

inbox = _table(
    "inbox",
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("received_at", Moment, nullable=False),
    Column("raw", Text),  # deleted when the update is handled
    Column("status", String(16), nullable=False),  # new, done, warned, unreadable, set-aside
    Column("person", BigInteger),  # the sender's account; deleted when the update is handled
    Column("tries", Integer, nullable=False, server_default="0"),
    _partial("ix_inbox_new", "person", "update_id", where="status = 'new'"),
    _partial(
        "ix_inbox_set_aside",
        "person",
        "received_at",
        where="status IN ('unreadable', 'set-aside', 'warned')",
    ),
    Index("ix_inbox_received_at", "received_at"),
)

conversations = _table(
    "conversations",
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("state", Text),
    Column("data", JSON, nullable=False),
    Column("touched_at", Moment, nullable=False),
)

group_chats = _table(
    "group_chats",
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("answered_at", Moment, nullable=False),
)
"""Groups in which the bot has replied within the last day."""

council_groups = _table(
    "council_groups",
    Column("district_id", ForeignKey("districts.id"), primary_key=True),
    Column("body", String(16), primary_key=True),
    Column("chat_id", BigInteger, unique=True),
    Column("bound_by", ForeignKey("persons.id")),
    Column("bound_at", Moment),
    Column("is_here", Boolean, nullable=False),
    Column("code_hash", String(64), unique=True),
    Column("code_expires_at", Moment),
    Column("code_used_at", Moment),
)
"""The Telegram group of each body, and its latest code."""

call_results = _table(
    "call_results",
    Column("call_id", ForeignKey("calls.id"), primary_key=True),
    Column("edition", Integer, primary_key=True),
    Column("order", JSON, nullable=False),  # of tied rows, by id
    Column("announced_at", Moment),  # None: drawn up
    Column("rows", JSON(none_as_null=True)),  # as announced
)
"""Editions of results: the first, and corrected ones."""

call_sheets = _table(
    "call_sheets",
    Column("id", Integer, primary_key=True),
    Column("call_id", ForeignKey("calls.id"), nullable=False, index=True),
    Column("stage", String(32), nullable=False),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("uploaded_at", Moment, nullable=False),
    Column("scores", JSON, nullable=False),  # hundredths of a point by code
    Column("taken_at", Moment),  # None: not confirmed
)
"""Scores of a stage from a spreadsheet; the last confirmed one counts."""

appeals = _table(
    "appeals",
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("words", Text),  # None: erased
    Column("asked_at", Moment, nullable=False),
    Column("decided_at", Moment),
    Column("decided_by", ForeignKey("persons.id"), index=True),
    Column("is_granted", Boolean),
    Column("answer", Text),
    Column("motion_id", ForeignKey("motions.id"), index=True),  # put to grant it
)

outbox = _table(
    "outbox",
    Column("id", Integer, primary_key=True),
    Column("dedup_key", String(128), nullable=False, unique=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("kind", String(32), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("status", String(16), nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("last_error", Text),
    Column("message_id", BigInteger),
    Column("sent_at", Moment),
    Index("ix_outbox_created_at", "created_at"),  # for retention
    _partial("ix_outbox_due", "urgency", "due_at", where="status IN ('due', 'sending')"),
)

kept_files = _table(
    "kept_files",
    Column("file_id", Text, primary_key=True),  # as in the tables that name the file
    Column("current_id", Text, nullable=False),
    Column("bot_id", BigInteger, nullable=False),  # whose current_id it is
    Column("digest", String(64)),  # name of the copy; None: Telegram does not give the file
    Column("key", LargeBinary),  # of this copy alone
    Column("size", Integer, nullable=False),
)
"""Encrypted copies of files, see `storage/kept_files.py`."""

cards = _table(
    "cards",
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id")),
    Column("chat_id", BigInteger),  # of a group; a private chat is that of the person
    Column("request_id", ForeignKey("requests.id"), index=True),
    Column("motion_id", ForeignKey("motions.id"), index=True),
    Column("activity_id", ForeignKey("activities.id"), index=True),  # an assembly
    Column("message_id", BigInteger),
    Column("wanted", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("retry_at", Moment),  # set when Telegram asked to wait
    Column("last_error", Text),
    UniqueConstraint("person_id", "request_id"),
    UniqueConstraint("person_id", "motion_id"),
    UniqueConstraint("person_id", "activity_id"),
    UniqueConstraint("chat_id", "request_id"),
    UniqueConstraint("chat_id", "motion_id"),
    CheckConstraint("(person_id IS NULL) <> (chat_id IS NULL)", name="has_one_chat"),
    CheckConstraint(
        "CASE WHEN request_id IS NULL THEN 0 ELSE 1 END"
        " + CASE WHEN motion_id IS NULL THEN 0 ELSE 1 END"
        " + CASE WHEN activity_id IS NULL THEN 0 ELSE 1 END = 1",
        name="has_one_subject",
    ),
    _partial("ix_cards_lagging", "id", where="shown < wanted"),
)

listings = _table(
    "listings",
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("shelf", String(16), nullable=False),
    Column("listed_at", Moment, nullable=False),
    Column("hidden_at", Moment),  # annulled
    UniqueConstraint("entry_id", "shelf"),
)
"""The bank. Title, author, topic and files are those of the entry."""

milestones = _table(
    "milestones",
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("status", String(16), nullable=False),
    Column("words", Text),
    Column("reported_by", ForeignKey("persons.id"), index=True),
    Column("reported_at", Moment),
    UniqueConstraint("entry_id", "position"),
    _partial("ix_milestones_due_on", "due_on", where="status = 'planned'"),
)
"""Projects: what the team of a settled entry will do. Files of reports are `entry_files`."""

practice_uses = _table(
    "practice_uses",
    Column("listing_id", ForeignKey("listings.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("opened_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("answer", String(16)),
    Column("answered_at", Moment),
)
"""People of other organizations than the author's who opened a listing."""

help_given = _table(
    "help_given",
    Column("deficit_id", ForeignKey("deficits.id"), primary_key=True),
    Column("means", String(16), primary_key=True),
    Column("about", Integer, primary_key=True),  # activities.id, listings.id …; 0: none
    Column("given_by", ForeignKey("persons.id"), nullable=False, index=True),
    Column("given_at", Moment, nullable=False),
    Column("words", Text),  # of an answer
)
"""Help that a decider offered to the author of a deficit."""

# ── Surveys ────────────────────────────────────────────────────────────────────────────────────

surveys = _table(
    "surveys",
    Column("id", Integer, primary_key=True),
    Column("district_id", ForeignKey("districts.id"), nullable=False, index=True),
    Column("author_id", ForeignKey("persons.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("questions", JSON, nullable=False),
    Column("naming", String(16), nullable=False),
    Column("closes_at", Moment, nullable=False),
    Column("status", String(16), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("opened_at", Moment),
    Column("announcement_id", ForeignKey("announcements.id")),  # which opened it
    Column("reminded_at", Moment),
    Column("mail", String(16)),  # the letter that is being sent to those who were asked
    Column("mail_up_to", Integer, nullable=False),  # persons.id; everyone up to it has it
    Column("results", JSON(none_as_null=True)),  # of a closed anonymous survey
    Column("draft_id", String(32), nullable=False, unique=True),
    _partial("ix_surveys_at_work", "id", where="status = 'open' OR mail IS NOT NULL"),
)

survey_answers = _table(
    "survey_answers",
    Column("survey_id", ForeignKey("surveys.id"), primary_key=True),
    Column("person_id", ForeignKey("persons.id"), primary_key=True, index=True),
    Column("answers", JSON, nullable=False),
    Column("answered_at", Moment, nullable=False),
)
"""Named answers."""

survey_tokens = Table(
    "survey_tokens",
    metadata,
    Column("survey_id", ForeignKey("surveys.id"), primary_key=True),
    Column("token", String(16), primary_key=True),
    sqlite_with_rowid=False,
)
"""Accounts that have answered an open anonymous survey, under a name that needs the key."""

sealed_answers = Table(
    "sealed_answers",
    metadata,
    Column("survey_id", ForeignKey("surveys.id"), primary_key=True),
    Column("key", LargeBinary, primary_key=True),  # random
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Anonymous answers to a question until the close; no number, time or person orders them."""
# ── Routes ─────────────────────────────────────────────────────────────────────────────────────

routes = _table(
    "routes",
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("persons.id"), nullable=False),
    Column("district_id", ForeignKey("districts.id"), nullable=False),
    Column("year", Integer, nullable=False),  # in which the school year begins
    Column("status", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("moved_at", Moment, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("hours", Integer, nullable=False),
    Column("copy", JSON(none_as_null=True)),  # lines as they were on completion
    _partial(
        "uq_routes_person_id_year", "person_id", "year", where="status <> 'stopped'", unique=True
    ),
    _partial("ix_routes_status", "status", "id", where="status IN ('agreed', 'active')"),
)
"""Own plans of a school year; the counts are frozen when a route is over."""

route_lines = _table(
    "route_lines",
    Column("id", Integer, primary_key=True),
    Column("route_id", ForeignKey("routes.id"), nullable=False, index=True),
    Column("deficit_id", ForeignKey("deficits.id")),
    Column("thing", String(16), nullable=False),
    Column("about", Integer, nullable=False),  # activities.id; 0: none
    Column("title", Text, nullable=False),
    Column("hours", Integer, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("evidence", Text),
    Column("claimed_at", Moment),
    Column("confirmed_at", Moment),
    Column("dropped_at", Moment),
    Column("draft_id", String(32), unique=True),  # natural key, for a form sent twice
)
"""Planned things of a route. Whether one is done is read from what happened, except own ones."""
