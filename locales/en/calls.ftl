# Contests and experience: its sections.

calls-title = <b>Contests and experience</b>
calls-about = Take part, defend your experience, and see what colleagues have worked out.

calls-section-open = Contests and defences
calls-list = <b>Open for entries now</b>
calls-list-all = <b>All contests and defences</b>
calls-none = Nothing is open at present. Look again later.
calls-row = • { $title }: { $state }
calls-to-list = Open now
calls-to-all = Show all
calls-back = ‹ To the contests
calls-card = To the terms
calls-open-new = Open a contest or a defence
calls-title-of = <b>{ $title }</b>
calls-number = { $kind } · No. { $number }
calls-number-alone = No. { $number }
calls-now = Now: { $state }
calls-until = entries until { $until }
calls-endless = entries at any time
calls-phase-ahead = not open for entries yet
calls-phase-closed = closed for entries, under review
calls-phase-empty = closed for entries, there are none
calls-status-judged = the review is over, the results are being prepared
calls-status-announced = the results are announced
calls-status-cancelled = cancelled: { $reason }
calls-status-ended = closed, no entries
calls-results-on = Day of the results: { $day }
calls-who = Who enters: { $who }
calls-by-person = teachers
calls-by-team = teams of teachers
calls-by-organization = schools and kindergartens
calls-by-pupils = pupils, through their teacher
calls-one-organization = The whole team is of one organization
calls-service = Service: from { $years ->
    [one] { $years } year
   *[other] { $years } years
}
calls-service-to = Service: up to { $years ->
    [one] { $years } year
   *[other] { $years } years
}
calls-holds = You need the role: { $role }
calls-positions = Positions: { $positions }
calls-each = { $count ->
    [one] One entry from each
   *[other] Up to { $count } entries from each
}
calls-each-organization = { $count ->
    [one] One entry from each organization
   *[other] Up to { $count } entries from each organization
}
calls-nominations = Nominations: { $names }
calls-asked = What you will need: { $names }
calls-stages = Stages: { $names }
calls-stage = { $name } ({ $days ->
    [one] { $days } day
   *[other] { $days } days
})
calls-outcomes = Possible outcomes: { $names }
calls-enter-defence = Defend my experience
calls-enter-person = Send an entry
calls-enter-team = Enter as a team
calls-enter-organization = Enter for an organization
calls-enter-pupils = Enter pupils
calls-later = Prolong
calls-change = Change
calls-save = Save as a kind
calls-later-week = A week longer
calls-later-other = Another time
calls-end-empty = Close without entries
calls-cancel = Cancel the contest
calls-saved = Saved: “{ $name }”. The kind is now in the list when you open a contest.
calls-ask-later = Prolong by how many days? People with an entry or a draft will be told.
calls-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
calls-kinds = <b>What shall we open?</b>
calls-published = Published: “{ $title }”, No. { $number }.
calls-link = Link for an announcement: { $link }
calls-lack = There are too few experts: an entry needs { $needed }, the district has { $there }. Invite more while entries come in.
calls-tell = Tell people
calls-letter-changed = The conditions have changed: “{ $title }”. What you began or sent is kept.
calls-letter-was = It was called “{ $title }” before.
calls-letter-asked = A new question, which you may answer before you send: “{ $question }”.
calls-letter-over = “{ $title }”: { $state }. You began an entry and did not send it; it cannot be sent any more.
calls-letter-empty = <b>{ $title }</b>: closed, and there are no entries. Prolong or close it? If you do not decide within { $days ->
    [one] { $days } day
   *[other] { $days } days
}, it is closed by itself.
calls-letter-ended = <b>{ $title }</b>: no entries, it is closed.

# Opening a contest; cancelling it.
opening-head = <b>{ $kind }</b>
opening-ask-days = Choose for how many days entries are accepted, or write the last day: “12 December”.
opening-days-14 = 14 days
opening-days-21 = 21 days
opening-days-30 = 30 days
opening-days-45 = 45 days
opening-days-60 = 60 days
opening-days-90 = 90 days
opening-other-days = Another day
opening-ask-closes = Write the last day for entries, for example: 12 December.
opening-ask-nominations = Write the nominations, one a line.
opening-ask-subjects = What does one choose from? Write the options, one a line: “Mathematics”, “Physics”.
opening-ask-title = Write the title, up to { $limit } characters.
opening-ask-results = How many days after the close are the results?
opening-results-3 = 3 days
opening-results-7 = 7 days
opening-results-14 = 14 days
opening-results-21 = 21 days
opening-results-30 = 30 days
opening-results-45 = 45 days
opening-ask-experts = How many experts review an entry?
opening-ask-each = How many entries may one participant send?
opening-each-0 = Any number
opening-each-1 = One
opening-each-2 = Two
opening-each-3 = Three
opening-each-5 = Five
opening-ask-asked = What else to ask? Tick it.
opening-change-days = Last day
opening-change-nominations = Nominations
opening-change-subjects = Options
opening-change-title = Title
opening-change-results = Day of the results
opening-change-experts = Experts
opening-change-each = Number of entries
opening-change-asked = Questions
opening-sum-until = Entries until { $day }, inclusive
opening-sum-days = Entries for { $days ->
    [one] { $days } day
   *[other] { $days } days
}
opening-sum-results = Results { $days ->
    [one] { $days } day
   *[other] { $days } days
} after the close
opening-sum-nominations = Nominations: { $names }
opening-sum-subjects = Options: { $names }
opening-sum-experts = Experts for an entry: { $count }
opening-sum-each = { $count ->
    [0] Entries of one participant: any number
   *[other] Entries of one participant: { $count }
}
opening-sum-left-out = Not asked: { $names }
opening-ask-criteria = What are entries judged by? Tick.
opening-change-criteria = Criteria
opening-sum-criteria = Judged by: { $names }
opening-send = Publish
opening-cancelled = All right, nothing is opened.
menu-draft-call = Not finished: a contest to open{ $step }.
menu-resume-call = Finish the contest

# Change the conditions.
call-change-about = <b>Change: { $title }</b>
call-change-step = Step { $step } of { $steps }
call-change-summary = People who began or sent an entry will be told. The close can only be put off, a question only added.
call-change-change-title = Title
call-change-change-closes = Last day
call-change-change-results = Day of the results
call-change-change-question = One more question
call-change-ask-title = Write the new title, up to { $limit } characters.
call-change-ask-closes = Write the new last day for entries, for example: 12 December.
call-change-ask-results = How many days after the close are the results?
call-change-ask-question = Write the question; it may be skipped. If it needs options, one per line.
call-change-sum-title = New title: “{ $title }”
call-change-sum-question = New question: { $question }
call-change-send = Change and tell
call-change-cancelled = All right, the conditions stay.
call-change-done = “{ $title }”: the conditions have changed. People who began or sent an entry will be told.
menu-draft-call-change = Not finished: a change of a contest{ $step }.
menu-resume-call-change = Finish the change

call-off-about = <b>Cancel: { $title }</b>
call-off-ask-reason = Why? People who entered will read it, up to { $limit } characters.
call-off-reason = Reason: “{ $reason }”
call-off-send = Cancel the contest
call-off-cancelled = All right, the contest goes on.
call-off-done = “{ $title }” is cancelled. People who entered will be told.
menu-draft-call-off = Not finished: a cancellation{ $step }.
menu-resume-call-off = Finish the cancellation
