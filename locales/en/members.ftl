# Members of the council, heads, the turn of the municipalities.
members-open = Council members
members-title = <b>Council · { $district }</b>
members-title-page = <b>Council · { $district }</b> · page { $page } of { $pages }
members-head = Head: { $name }, { $until }
members-acting = Acting head: { $name }
members-no-head = There is no head yet.
members-place = <b>{ $name }</b>
members-missing = Not represented yet: { $names }
members-name = { $name }
members-row = { $name } · { $term }, { $basis }
members-row-no-basis = { $name } · { $term }, no basis
members-term = since { $since }, { $until }
members-deputy = { $name } (deputy)
members-advisory = { $name } (advisory)
members-curators = Curators: { $names }
members-no-curators = There are no curators yet.
members-experts = Expert council
members-experts-title = <b>Expert council · { $district }</b>
members-no-experts = No members yet.
members-heads = Heads
members-invite = Invite
members-change = Change

members-heads-title = <b>Heads · { $district }</b>
members-mode-permanent = The head is permanent.
members-mode-term = The council elects the head for a term.
members-mode-turn = The municipalities head the district in turn.
members-acting-now = The term is over or the office is vacant: there is an acting head.
members-past = { $name }: { $since } to { $ended }
members-past-acting = { $name }, acting: { $since } to { $ended }
members-now = now
members-order = Order: { $names }
members-next-proposed = Next: { $municipality }, { $name }, from { $day }. Not confirmed yet.
members-next-confirmed = Next: { $municipality }, { $name }, from { $day }.
members-move-up = ↑ { $name }

members-turn-agree = I agree
members-turn-decline = Decline
members-turn-decline-yes = Yes, decline
members-turn-ask-decline =
    Decline to head the district from { $day }?
    I will ask the next one. { $municipality } keeps its place for the next round.
members-turn-confirmed = You head the district from { $day }. On that day I will send you what is open.
members-turn-declined = All right, I will ask the next one.

members-letter-turn =
    <b>It is your turn to head the district</b>
    { $district }, { $municipality }. From { $day }.
    Do you agree?
members-letter-joined = New in the council: { $name } — { $role }, { $where }.
members-letter-erased = A member deleted their data and is no longer in the Council: { $role }, { $where }.
members-letter-left = Not in the council any more: { $name } — { $role }, { $where }.
members-letter-heads = The head of the district is now { $name }, { $until }.
members-letter-acts = The office of the head is vacant. Until the council decides, { $name } acts.
members-letter-ends =
    { $days ->
        [one] The term of the head ends in { $days } day ({ $day }): { $name }, { $district }.
       *[other] The term of the head ends in { $days } days ({ $day }): { $name }, { $district }.
    }
    It is time for the council to decide who is next.
members-letter-acts-on =
    The term of the head ended on { $day }, and there is no successor yet.
    Until the council decides, { $name } stays acting head: { $district }.
members-letter-acts-long =
    { $name } has been acting head for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }: { $district }.
    The council needs to decide who is the head.

members-sheet =
    <b>You head the district</b>
    { $district }, { $until }
members-sheet-acting =
    <b>You are the acting head</b>
    { $district }, until the council decides
members-sheet-before = Before you: { $name }
members-sheet-requests =
    { $count ->
        [0] No requests are waiting.
        [one] { $count } request is waiting.
       *[other] { $count } requests are waiting.
    }
members-sheet-motions =
    { $count ->
        [0] The council has no undecided motions.
        [one] { $count } motion of the council is undecided:
       *[other] { $count } motions of the council are undecided:
    }
members-sheet-motion = { $number }. { $question }
