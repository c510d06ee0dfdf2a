"""The starting problem of a school: an entry that becomes a deficit of its author."""

from district.calls.entry import Entry
from district.requests.deficits import OWN_WORDS_LIMIT, TRIED_LIMIT, Help, Report, Severity


def problem_of(entry: Entry) -> Report:
    """Returns the report of a problem, from the fields `problem`, `tried` and `wanted` of its kind;
    the options of `wanted` are those of a deficit.
    """
    said = entry.answers
    return Report(
        topic=entry.topic,
        area=None,
        own_words=(said.get("problem") or entry.title)[:OWN_WORDS_LIMIT],
        severity=Severity.NEED_HELP,
        tried=(said.get("tried") or "")[:TRIED_LIMIT] or None,
        wanted=tuple(Help(one) for one in said.get("wanted") or () if one in set(Help)),
    )
