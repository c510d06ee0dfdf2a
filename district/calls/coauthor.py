"""The invitation of a co-author, who agrees to be named or refuses."""

from dataclasses import dataclass

from district.calls.call import Call
from district.calls.entry import Agreement, Entry
from district.people.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    call: Call
    entry: Entry
    author: Person
    state: Agreement
