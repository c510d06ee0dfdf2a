"""Invariants that hold in every database between transactions; checked by `okrug check`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import TextClause, text

from district.activities.enrolments import ENROLMENT_TRANSITIONS, EnrolmentMove, EnrolmentStatus
from district.calls.call import TRANSITIONS as CALL_TRANSITIONS
from district.calls.call import CallMove, CallStatus
from district.calls.entry import TRANSITIONS as ENTRY_TRANSITIONS
from district.calls.entry import EntryMove, EntryStatus
from district.calls.review import TRANSITIONS as REVIEW_TRANSITIONS
from district.calls.review import ReviewMove, ReviewStatus
from district.communities import MembershipStatus
from district.council.motion import TRANSITIONS as MOTION_TRANSITIONS
from district.council.motion import MotionMove, MotionStatus
from district.mentoring.pairs import MENTORSHIP_TRANSITIONS
from district.requests.deficits import FEW
from district.requests.request import TRANSITIONS, Move, RequestStatus
from storage.database import Connection

SHOWN = 5
"""Limit of ids shown per broken invariant."""


def _listed(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in sorted(values))


def _step(source: str | None, move: str, target: str) -> str:
    before = "IS NULL" if source is None else f"= '{source}'"
    return f"(h.source {before} AND h.move = '{move}' AND h.target = '{target}')"


_DRAFT_CALLS = (
    (None, "make", "draft"), ("draft", "change", "draft"),
    ("draft", "publish", "published"), ("draft", "cancel", "cancelled"),
)  # fmt: skip
"""Steps in the history of calls from before an opened call was published at once."""

_HISTORY = {
    "SUBJECT status is the target of the last history entry": """
        SELECT s.id FROM SUBJECTs s LEFT JOIN SUBJECT_history h
            ON h.id = (SELECT max(id) FROM SUBJECT_history WHERE SUBJECT_id = s.id)
        WHERE h.target IS NULL OR h.target <> s.status""",
    "SUBJECT history contains only declared transitions": """
        SELECT h.SUBJECT_id FROM SUBJECT_history h WHERE NOT (STEPS)""",
    "SUBJECT history is a chain without gaps": """
        SELECT h.SUBJECT_id FROM SUBJECT_history h
        JOIN SUBJECT_history b ON b.id = (
            SELECT max(id) FROM SUBJECT_history WHERE SUBJECT_id = h.SUBJECT_id AND id < h.id)
        WHERE h.source IS NULL OR h.source <> b.target""",
}


def _history_of(subject: str, steps: Iterable[str], plural: str | None = None) -> dict[str, str]:
    """Returns the invariants of an append-only history; `steps` are its declared transitions."""
    declared, table = " OR ".join(steps), plural or f"{subject}s"
    return {
        name.replace("SUBJECT", subject): query.replace("SUBJECTs", table)
        .replace("SUBJECT", subject)
        .replace("STEPS", declared)
        for name, query in _HISTORY.items()
    }


_TAKING = _listed(status for status in EnrolmentStatus if status.takes_a_seat)

_SMALL = f"reported < {FEW}" + "".join(
    f" OR {name} > reported OR {name} <> 0 AND {name} < {FEW}"
    for name in ("open", "invited", "came", "healed")
)

INVARIANTS = {
    **_history_of(
        "request",
        [
            _step(None, Move.SUBMIT, RequestStatus.SUBMITTED),
            *(_step(one.source, one.move, one.target) for one in TRANSITIONS),
        ],
    ),
    **_history_of(
        "enrolment",
        [
            _step(source, one.move, target)
            for one in ENROLMENT_TRANSITIONS
            for source in one.sources
            for target in one.targets
        ],
    ),
    **_history_of(
        "mentorship",
        [
            _step(source, one.move, one.target)
            for one in MENTORSHIP_TRANSITIONS
            for source in one.sources
        ],
    ),
    **_history_of(
        "motion",
        [
            _step(None, MotionMove.PUT, MotionStatus.DRAFT),
            *(_step(one.source, one.move, one.target) for one in MOTION_TRANSITIONS),
        ],
    ),
    "a counted motion and only it has ended with its outcome": """
        SELECT id FROM motions
        WHERE (status IN (COUNTED, 'withdrawn')) <> (closed_at IS NOT NULL)
            OR status IN (COUNTED)
                AND coalesce(CAST(outcome AS TEXT), '') NOT LIKE '%"status": "' || status || '"%'
        """.replace("COUNTED", _listed(one for one in MotionStatus if one.is_counted)),
    "an open motion has voices, and one on paper or at a meeting no clock": """
        SELECT m.id FROM motions m
        WHERE (m.next_at IS NOT NULL) <> (
                m.status = 'open' AND m.mode = 'correspondence' AND NOT m.paper)
            OR m.status = 'open' AND NOT EXISTS (SELECT 1 FROM motion_seats s
                WHERE s.motion_id = m.id AND s.round = m.round)""",
    "a counted motion has as many votes as were cast": """
        SELECT m.id FROM motions m
        WHERE m.status IN ('adopted', 'rejected') AND NOT m.paper
            AND CAST(m.outcome AS TEXT) NOT LIKE '%"cast": ' || (
                SELECT count(s.voted_at) FROM motion_seats s
                WHERE s.motion_id = m.id AND s.round = m.round) || ',%'""",
    "an open vote names voter and choice, a secret one neither": """
        SELECT s.id FROM motion_seats s JOIN motions m ON m.id = s.motion_id
        WHERE (s.cast_by IS NULL) <> (m.secret OR s.voted_at IS NULL)
            OR (s.choice IS NULL) <> (m.secret OR s.voted_at IS NULL)
            OR m.secret AND s.round = m.round AND s.voted_at <> m.opened_at""",
    "a voice is cast by one of those who share it, and only if present": """
        SELECT s.id FROM motion_seats s
        WHERE s.voted_at IS NOT NULL AND s.is_present = FALSE
            OR s.cast_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM motion_voters v
                WHERE v.seat_id = s.id AND v.person_id = s.cast_by)""",
    "a person shares at most one voice of a round": """
        SELECT v.person_id FROM motion_voters v JOIN motion_seats s ON s.id = v.seat_id
        WHERE v.left_at IS NULL
        GROUP BY s.motion_id, s.round, v.person_id HAVING count(*) > 1""",
    "numbers of protocols have no gaps": """
        SELECT n.last FROM protocol_numbers n LEFT JOIN protocols p
            ON p.district_id = n.district_id AND p.body = n.body AND p.year = n.year
        GROUP BY n.district_id, n.body, n.year, n.last
        HAVING count(DISTINCT p.number) <> n.last OR max(p.number) <> n.last""",
    "versions of a protocol have no gaps": """
        SELECT max(id) FROM protocols GROUP BY district_id, body, year, number
        HAVING count(*) <> max(version)""",
    "a vote by correspondence that was counted has a protocol": """
        SELECT m.id FROM motions m
        WHERE m.status IN ('adopted', 'rejected', 'no-quorum') AND m.mode = 'correspondence'
            AND NOT EXISTS (SELECT 1 FROM protocols p WHERE p.id = m.protocol_id)""",
    "sealed votes are those of an open secret motion, one for each voice": """
        SELECT z.seat_id FROM sealed_votes z
        JOIN motion_seats s ON s.id = z.seat_id JOIN motions m ON m.id = z.motion_id
        WHERE m.status <> 'open' OR NOT m.secret OR s.motion_id <> m.id OR s.round <> m.round
            OR s.voted_at IS NULL""",
    "only open anonymous surveys have sealed answers, and none without a person": """
        SELECT s.id FROM surveys s
        WHERE (s.status <> 'open' OR s.naming = 'named') AND EXISTS (
                SELECT 1 FROM survey_tokens t WHERE t.survey_id = s.id)
            OR EXISTS (SELECT 1 FROM sealed_answers a WHERE a.survey_id = s.id) <> EXISTS (
                SELECT 1 FROM survey_tokens t WHERE t.survey_id = s.id)""",
    "priorities are those of an adopted motion": """
        SELECT p.motion_id FROM priorities p JOIN motions m ON m.id = p.motion_id
        WHERE m.status <> 'adopted' OR m.kind <> 'priorities'
            OR m.district_id <> p.district_id""",
    "a programme is agreed to by an adopted motion about it": """
        SELECT c.id FROM curricula c JOIN motions m ON m.id = c.motion_id
        WHERE m.status <> 'adopted' OR m.kind <> 'programme' OR m.district_id <> c.district_id
            OR m.subject <> 'curriculum:' || c.id""",
    "activities of a programme that is not agreed to are drafts": """
        SELECT a.id FROM activities a
        JOIN curriculum_activities p ON p.activity_id = a.id
        JOIN curricula c ON c.id = p.curriculum_id
        WHERE c.motion_id IS NULL AND a.status <> 'draft'""",
    **_history_of(
        "call",
        [
            _step(None, CallMove.PUBLISH, CallStatus.PUBLISHED),
            *(_step(*one) for one in _DRAFT_CALLS),
            *(_step(*one, to) for one, to in CALL_TRANSITIONS.items()),
        ],
    ),
    **_history_of(
        "entry",
        [
            _step(None, EntryMove.SUBMIT, EntryStatus.SUBMITTED),
            *(_step(*one, to) for one, to in ENTRY_TRANSITIONS.items()),
        ],
        plural="entries",
    ),
    **_history_of(
        "review",
        [
            _step(None, ReviewMove.ASK, ReviewStatus.ASKED),
            *(_step(*one, to) for one, to in REVIEW_TRANSITIONS.items()),
        ],
    ),
    "only a call with an end is judged, and a cancelled one has a reason": """
        SELECT id FROM calls WHERE status IN ('judged', 'announced') AND closes_at IS NULL
            OR status = 'cancelled' AND reason IS NULL""",
    "a call that is judged or cancelled has no entries that wait": """
        SELECT e.id FROM entries e JOIN calls c ON c.id = e.call_id
        WHERE c.status IN ('judged', 'announced', 'cancelled')
                AND e.status IN ('submitted', 'returned')
            OR c.status = 'cancelled' AND e.status IN ('admitted', 'assessed', 'offered')""",
    "an admitted entry has a code and a stage": """
        SELECT id FROM entries WHERE status IN ('admitted', 'assessed', 'offered', 'settled')
            AND (code IS NULL OR stage IS NULL)""",
    "an entry with an outcome was settled or offered, and a returned one has an end": """
        SELECT id FROM entries WHERE status IN ('offered', 'settled') AND outcome IS NULL
            OR status = 'returned' AND (answer_by IS NULL OR reason IS NULL)""",
    "an open request for admission is about an entry that waits": """
        SELECT r.id FROM requests r LEFT JOIN entries e ON e.id = r.subject_id
        WHERE r.kind = 'entry' AND r.status IN ('submitted', 'returned')
            AND (e.id IS NULL OR e.status <> r.status)""",
    "reviews of entries that ended without an outcome are void": """
        SELECT r.id FROM reviews r JOIN entries e ON e.id = r.entry_id
        WHERE r.status IN ('asked', 'accepted', 'begun', 'given')
            AND e.status IN ('refused', 'withdrawn', 'expired')""",
    "an author or co-author does not judge the entry": """
        SELECT r.id FROM reviews r JOIN entries e ON e.id = r.entry_id
        WHERE r.status = 'given' AND (r.expert_id = e.author_id OR EXISTS (
            SELECT 1 FROM entry_people p WHERE p.entry_id = e.id AND p.person_id = r.expert_id))""",
    "a decision has a decider, a time and, unless approved, a reason": """
        SELECT id FROM requests WHERE status IN ('approved', 'rejected', 'returned')
            AND (decider_id IS NULL OR decided_at IS NULL
                OR status <> 'approved' AND reason IS NULL)""",
    "a request is not decided by its author": """
        SELECT id FROM requests WHERE decider_id = author_id""",
    "open requests and only they have clock steps": """
        SELECT id FROM requests WHERE (next_step IS NULL) <> (next_at IS NULL)
            OR (next_at IS NULL) <> (status NOT IN ('submitted', 'returned'))""",
    "an open request is decided where its municipality, announcement or certificate belongs": """
        SELECT r.id FROM requests r
        JOIN municipalities m ON m.id = r.municipality_id
        LEFT JOIN announcements a ON r.kind = 'announcement' AND a.id = r.subject_id
        LEFT JOIN corrections k ON r.kind = 'certificate' AND k.id = r.subject_id
        LEFT JOIN certificates c ON c.id = k.certificate_id
        LEFT JOIN enrolments e ON e.id = c.enrolment_id
        LEFT JOIN activities t ON t.id = e.activity_id
        LEFT JOIN entries n ON r.kind = 'entry' AND n.id = r.subject_id
        LEFT JOIN calls l ON l.id = n.call_id
        WHERE r.status IN ('submitted', 'returned') AND r.district_id
            <> coalesce(a.district_id, t.district_id, l.district_id, m.district_id)""",
    "seats are kept for municipalities of the audience": """
        SELECT q.activity_id FROM quotas q
        JOIN activities a ON a.id = q.activity_id
        JOIN municipalities m ON m.id = q.municipality_id
        WHERE a.status IN ('draft', 'published')
            AND CAST(a.audience AS TEXT) NOT LIKE '%"districts": []%'
            AND CAST(a.audience AS TEXT) NOT LIKE '%"' || m.district_id || '"%'
            AND CAST(a.audience AS TEXT) NOT LIKE '%"guests": [%"' || m.id || '"%'
            AND NOT EXISTS (SELECT 1 FROM municipality_moves v
                WHERE v.municipality_id = m.id AND v.applied_at >= a.ends_at)""",
    "a deficit has a request": """
        SELECT d.id FROM deficits d WHERE NOT EXISTS (
            SELECT 1 FROM requests r WHERE r.kind = 'deficit' AND r.subject_id = d.id)""",
    "a deficit's status matches its newest request": """
        SELECT d.id FROM deficits d JOIN requests r ON r.id = (
            SELECT max(id) FROM requests WHERE kind = 'deficit' AND subject_id = d.id)
        WHERE r.status IN ('submitted', 'returned') AND d.status <> 'reported'
            OR r.status = 'expired' AND d.status NOT IN ('reported', 'withdrawn')
            OR r.status = 'healed' AND d.status <> 'healed'
            OR r.status = 'approved' AND d.status IN ('reported', 'rejected')
            OR r.status = 'rejected' AND d.status <> 'rejected'
            OR r.status = 'withdrawn' AND d.status <> 'withdrawn'""",
    "a person has at most one open deficit per topic": """
        SELECT person_id FROM deficits
        WHERE status IN ('reported', 'accepted') AND topic_id IS NOT NULL
        GROUP BY person_id, topic_id HAVING count(*) > 1""",
    "seats taken without an admission at the door do not exceed the capacity": """
        SELECT a.id FROM activities a WHERE a.capacity IS NOT NULL AND a.capacity < (
            SELECT coalesce(sum(e.seats), 0) FROM enrolments e
            WHERE e.activity_id = a.id AND e.status IN (TAKING) AND NOT EXISTS (
                SELECT 1 FROM enrolment_history h
                WHERE h.enrolment_id = e.id AND h.move = 'ADMITTED'))
        """.replace("TAKING", _TAKING).replace("ADMITTED", EnrolmentMove.ADMIT),
    "seats of a second quota taken without an admission at the door do not exceed it": """
        SELECT a.id FROM activities a WHERE a.second_capacity IS NOT NULL AND a.second_capacity < (
            SELECT coalesce(sum(e.second_seats), 0) FROM enrolments e
            WHERE e.activity_id = a.id AND e.status IN (TAKING) AND NOT EXISTS (
                SELECT 1 FROM enrolment_history h
                WHERE h.enrolment_id = e.id AND h.move = 'ADMITTED'))
        """.replace("TAKING", _TAKING).replace("ADMITTED", EnrolmentMove.ADMIT),
    "an enrolment has at least one seat, and no more of the second quota": """
        SELECT id FROM enrolments WHERE seats < 1 OR second_seats < 0 OR second_seats > seats""",
    "a team belongs to an enrolment of the same activity": """
        SELECT e.id FROM enrolments e WHERE e.team IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM enrolments c WHERE c.id = e.team AND c.activity_id = e.activity_id)""",
    "members of a team have seats only if its captain had one": """
        SELECT e.id FROM enrolments e JOIN enrolments c ON c.id = e.team
        WHERE e.status = 'booked' AND c.status IN ('requested', 'waitlisted', 'declined')
            AND NOT EXISTS (SELECT 1 FROM enrolment_history h
                WHERE h.enrolment_id = e.id AND h.move = 'ADMITTED')
        """.replace("ADMITTED", EnrolmentMove.ADMIT),
    "an activity's times match its sessions": """
        SELECT a.id FROM activities a LEFT JOIN (
            SELECT activity_id, min(starts_at) AS first, max(ends_at) AS last
            FROM sessions GROUP BY activity_id) s ON s.activity_id = a.id
        WHERE s.first IS NULL OR s.first <> a.starts_at OR s.last <> a.ends_at""",
    "only offers have a deadline": """
        SELECT id FROM enrolments WHERE offer_until IS NOT NULL AND status <> 'offered'""",
    "a cancelled activity has no taken seats": """
        SELECT e.id FROM enrolments e JOIN activities a ON a.id = e.activity_id
        WHERE a.status = 'cancelled'
            AND e.status IN ('requested', 'waitlisted', 'offered', 'booked')""",
    "a requested enrolment has an open request": """
        SELECT e.id FROM enrolments e WHERE (e.status = 'requested') <> EXISTS (
            SELECT 1 FROM requests r WHERE r.kind IN ('enrolment', 'school') AND r.subject_id = e.id
                AND r.status IN ('submitted', 'returned'))""",
    "an enrolment in a cohort has an application": """
        SELECT e.id FROM enrolments e
        LEFT JOIN cohorts c ON c.activity_id = e.activity_id
        LEFT JOIN applications a ON a.enrolment_id = e.id
        WHERE (c.activity_id IS NULL) <> (a.enrolment_id IS NULL)""",
    "a school request refers to an application": """
        SELECT r.id FROM requests r WHERE r.kind = 'school' AND NOT EXISTS (
            SELECT 1 FROM applications a WHERE a.enrolment_id = r.subject_id)""",
    "pupils of withdrawn, expired, excused or expelled enrolments are deleted": """
        SELECT p.id FROM pupils p JOIN enrolments e ON e.id = p.enrolment_id
        WHERE e.status IN
            ('withdrawn', 'expired', 'excused', 'expelled', 'activity-cancelled')""",
    "a graduation has a certificate": """
        SELECT g.enrolment_id FROM graduations g WHERE NOT EXISTS (
            SELECT 1 FROM certificates c WHERE c.enrolment_id = g.enrolment_id)""",
    "an announcement or its new content awaits approval if and only if it has one open request": """
        SELECT a.id FROM announcements a
        WHERE CASE WHEN a.status = 'asked' OR a.proposed IS NOT NULL THEN 1 ELSE 0 END <> (
            SELECT count(*) FROM requests r WHERE r.kind = 'announcement' AND r.subject_id = a.id
                AND r.status IN ('submitted', 'returned'))""",
    "new content is proposed only for started announcements that are not recalled": """
        SELECT id FROM announcements
        WHERE proposed IS NOT NULL
            AND (recalled_at IS NOT NULL OR status NOT IN ('sending', 'paused', 'sent', 'stopped'))
        """,
    "only announcements being sent or paused have waiting copies": """
        SELECT c.announcement_id FROM copies c JOIN announcements a ON a.id = c.announcement_id
        WHERE c.state = 'waiting' AND a.status NOT IN ('sending', 'paused')""",
    "a delivered copy has messages and a valid version": """
        SELECT c.announcement_id FROM copies c JOIN announcements a ON a.id = c.announcement_id
        WHERE c.state = 'delivered'
            AND (c.version < 1 OR c.version > a.version OR CAST(c.message_ids AS TEXT) = '[]')""",
    "a recalled announcement is sent or stopped": """
        SELECT id FROM announcements
        WHERE recalled_at IS NOT NULL AND status NOT IN ('sent', 'stopped')""",
    "a mentor's pairs do not exceed the capacity": """
        SELECT m.id FROM mentors m WHERE m.capacity < (
            SELECT count(*) FROM mentorships p
            WHERE p.mentor_id = m.person_id AND p.status = 'active')""",
    "a person has at most one open mentorship": """
        SELECT mentee_id FROM mentorships WHERE status IN ('asked', 'proposed', 'active')
        GROUP BY mentee_id HAVING count(*) > 1""",
    "routes that wait and only they have a waiting request": """
        SELECT o.id FROM routes o
        WHERE (o.status IN ('asked', 'checking')) <> EXISTS (
            SELECT 1 FROM requests r
            WHERE r.kind = 'route' AND r.subject_id = o.id AND r.status = 'submitted'
        )""",
    "lines of a complete route are frozen": """
        SELECT id FROM routes WHERE status = 'complete' AND done > lines
        UNION
        SELECT o.id FROM routes o JOIN persons p ON p.id = o.person_id
        WHERE (o.status = 'complete' AND o.copy IS NULL AND p.deleted_at IS NULL)
           OR (o.status <> 'complete' AND o.copy IS NOT NULL)""",
    "proposed and active mentorships and only they have a mentor": """
        SELECT id FROM mentorships
        WHERE status IN ('proposed', 'active') AND (mentor_id IS NULL OR mentor_id = mentee_id)
            OR status = 'asked' AND mentor_id IS NOT NULL
            OR (status = 'proposed') <> (proposed_until IS NOT NULL)
            OR status = 'active' AND (midpoint_at IS NULL OR ends_at IS NULL)""",
    "a request for another partner comes from one of the pair": """
        SELECT a.mentorship_id FROM another_asked a JOIN mentorships p ON p.id = a.mentorship_id
        WHERE a.person_id <> p.mentee_id AND a.person_id <> p.mentor_id""",
    "views of own data are not recorded": """
        SELECT id FROM views WHERE reader_id = person_id""",
    "views of erased people are deleted": """
        SELECT v.id FROM views v JOIN persons p ON p.id = v.person_id
        WHERE p.deleted_at IS NOT NULL""",
    "a card does not show a version that was never wanted": """
        SELECT id FROM cards WHERE shown > wanted""",
    "a sent letter has a time and a message": """
        SELECT id FROM outbox
        WHERE (status = 'sent') <> (sent_at IS NOT NULL)
            OR status = 'sent' AND message_id IS NULL""",
    "an update's JSON is stored until it is handled": """
        SELECT update_id FROM inbox WHERE (status IN ('done', 'warned')) <> (raw IS NULL)""",
    "the sender of a handled update is not stored": """
        SELECT update_id FROM inbox WHERE status = 'done' AND person IS NOT NULL""",
    "a used invite has granted its role": """
        SELECT i.id FROM invites i JOIN persons p ON p.id = i.used_by
        WHERE NOT EXISTS (SELECT 1 FROM grants g
            WHERE g.person_id = i.used_by AND g.role = i.role AND g.since >= i.created_at)""",
    "a district has at most one head": """
        SELECT max(id) FROM grants WHERE role = 'head' AND ended_at IS NULL
        GROUP BY district_id HAVING count(*) > 1""",
    "a basis has a number and a day": """
        SELECT id FROM grants WHERE (basis_number IS NULL) <> (basis_day IS NULL)""",
    "only members of councils have a standing": """
        SELECT id FROM grants WHERE standing IS NOT NULL
            AND role NOT IN ('council-member', 'expert-council-member')""",
    "a turn was answered or waits": """
        SELECT id FROM turns WHERE (answered_at IS NULL) <> (status = 'proposed')""",
    "a turn that was taken over made its candidate the head": """
        SELECT t.id FROM turns t WHERE t.status = 'done' AND NOT EXISTS (
            SELECT 1 FROM grants g WHERE g.role = 'head' AND g.person_id = t.person_id
                AND g.district_id = t.district_id AND g.since = t.at)""",
    "an erased person has no personal data": """
        SELECT id FROM persons WHERE deleted_at IS NOT NULL
            AND (telegram_id IS NOT NULL AND merged_into IS NULL OR surname IS NOT NULL
                OR given_name IS NOT NULL OR patronymic IS NOT NULL
                OR organization_id IS NOT NULL)""",
    "a merged person is gone, into one who is not merged": """
        SELECT p.id FROM persons p JOIN persons k ON k.id = p.merged_into
        WHERE p.deleted_at IS NULL OR k.merged_into IS NOT NULL""",
    "an erased person has no role, draft, letter or card": """
        SELECT p.id FROM persons p WHERE p.deleted_at IS NOT NULL AND (
            EXISTS (SELECT 1 FROM grants WHERE person_id = p.id AND ended_at IS NULL)
            OR EXISTS (SELECT 1 FROM drafts WHERE person_id = p.id)
            OR EXISTS (SELECT 1 FROM outbox WHERE person_id = p.id)
            OR EXISTS (SELECT 1 FROM cards WHERE person_id = p.id))""",
    "an erased person belongs to no community": """
        SELECT m.person_id FROM memberships m JOIN persons p ON p.id = m.person_id
        WHERE p.deleted_at IS NOT NULL""",
    "a membership has a valid status, and an invited one a time": """
        SELECT person_id FROM memberships WHERE status NOT IN (STATES)
            OR status IN ('invited', 'declined') AND invited_at IS NULL
        """.replace("STATES", _listed(MembershipStatus)),
    "a certificate names its holder unless erased": """
        SELECT c.id FROM certificates c JOIN enrolments e ON e.id = c.enrolment_id
        JOIN persons p ON p.id = e.person_id
        WHERE (c.name IS NULL) <> (p.deleted_at IS NOT NULL)""",
    "a certificate has at most one open correction": """
        SELECT c.certificate_id FROM corrections c
        JOIN requests r ON r.kind = 'certificate' AND r.subject_id = c.id
        WHERE r.status IN ('submitted', 'returned')
        GROUP BY c.certificate_id HAVING count(*) > 1""",
    "a paper of a call rests on a settled outcome, and on the same one": """
        SELECT p.id FROM call_papers p JOIN entries e ON e.id = p.entry_id
        LEFT JOIN entry_pupils u ON u.id = p.pupil_id
        WHERE p.struck_at IS NULL AND (e.status NOT IN ('settled', 'assessed')
            OR e.settled_at IS NULL OR e.status = 'settled'
            AND p.outcome <> CASE WHEN p.pupil_id IS NULL THEN e.outcome ELSE u.outcome END)""",
    "a paper of a call has a number that was taken": """
        SELECT p.id FROM call_papers p
        LEFT JOIN paper_numbers n ON n.series = p.series AND n.year = p.year
        WHERE n.last IS NULL OR p.ordinal < 1 OR p.ordinal > n.last""",
    "a paper of a call names a person unless erased, and never a pupil": """
        SELECT p.id FROM call_papers p JOIN persons h ON h.id = p.person_id
        WHERE p.held_by = 'person' AND (p.name IS NULL) <> (h.deleted_at IS NOT NULL)
            OR p.held_by = 'pupil' AND (p.name IS NOT NULL OR p.pupil_id IS NULL)""",
    "a struck paper of a call has a reason": """
        SELECT id FROM call_papers WHERE (struck_at IS NULL) <> (reason IS NULL)""",
    "statistics count at least five people": """
        SELECT reported FROM topic_statistics WHERE SMALL
        UNION ALL SELECT reported FROM area_statistics WHERE SMALL
        UNION ALL SELECT helped FROM means_statistics
            WHERE helped < FEW OR healed > helped OR healed <> 0 AND healed < FEW
        """.replace("SMALL", _SMALL).replace("FEW", str(FEW)),
    "feedback is published for at least five answers": """
        SELECT activity_id FROM thoughts WHERE answered < FEW OR applies > answered
        """.replace("FEW", str(FEW)),
    "a person with a profile has consented": """
        SELECT id FROM persons WHERE deleted_at IS NULL AND surname IS NOT NULL
            AND consent_at IS NULL""",
    "a person's municipality matches the organization": """
        SELECT p.id FROM persons p JOIN organizations o ON o.id = p.organization_id
        WHERE o.municipality_id <> p.municipality_id""",
    "no person works in a merged organization": """
        SELECT p.id FROM persons p JOIN organizations o ON o.id = p.organization_id
        WHERE o.merged_into IS NOT NULL""",
}
"""Each query returns the ids that violate the invariant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    name: str
    count: int
    ids: tuple[int, ...]
    """The first `SHOWN` ids."""


async def broken_invariants(tx: Connection) -> list[Broken]:
    """Scans every table once or twice: seconds for a district, a minute for a republic.

    In one statement, which is planned and sent in a third of the time of many.
    """
    names, query = _CHECKS[tx.dialect.name]
    found: dict[str, list[int]] = {}
    for number, key in await tx.execute(query):
        found.setdefault(names[number], []).append(key)
    return [
        Broken(name=name, count=len(ids), ids=tuple(ids[:SHOWN])) for name, ids in found.items()
    ]


def _together(queries: Mapping[str, str]) -> tuple[list[str], TextClause]:
    """Returns the names, and one query for (number of the name, id)."""
    parts = (
        f"SELECT {number}, q.* FROM ({query}) q"  # noqa: S608 - constants
        for number, query in enumerate(queries.values())
    )
    return list(queries), text(" UNION ALL ".join(parts))


_FOREIGN_KEYS = {"foreign keys are valid": "SELECT rowid FROM pragma_foreign_key_check"}
_CHECKS = {
    "sqlite": _together(INVARIANTS | _FOREIGN_KEYS),
    "postgresql": _together(INVARIANTS),  # PostgreSQL enforces foreign keys
}
