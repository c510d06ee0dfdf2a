# How long requests wait: a picture and a sheet.

waits-open = How long they wait
waits-title = How long requests wait
waits-about = in working days, on { $day }
waits-now = Waiting now
waits-decided = Decided in 90 days
waits-span = { $span ->
    [0] up to a day
    [1] 2 days
    [2] 3–4 days
    [3] 5–10 days
   *[other] longer than 10 days
}
waits-usual = { $days ->
    [0] Usually decided on the same day.
    [one] Usually decided in { $days } working day.
   *[other] Usually decided in { $days } working days.
}
waits-no-decisions = No decisions in 90 days.
waits-head = <b>How long requests wait.</b> Waiting now: { $count }.
waits-sheet = Sheet .xlsx
waits-sheet-head = <b>Requests by their time:</b> { $count }. The sheet has no names of authors.
waits-file = How long requests wait.xlsx
waits-yes = yes
waits-column-number = Request
waits-column-kind = Kind
waits-column-place = Municipality
waits-column-sent = Sent
waits-column-state = State
waits-column-days = Working days
waits-column-promised = Promised by
waits-column-late = Seen by the whole council
waits-column-decided = Decided
waits-column-decider = Decided by
