# A municipality changes its district.

moves-open = Municipalities and districts
moves-list = <b>Municipalities changing districts</b>{ $pages ->
    [1] {""}
   *[other] {" "}· { $page } of { $pages }
}
moves-none = No moves yet.
moves-begin = Move a municipality
moves-planned = 🗓 { $municipality }: from { $day }, “{ $source }” → “{ $target }”
moves-done = ✅ { $municipality }: on { $day }, “{ $source }” → “{ $target }”
moves-take-back = Cancel the move
moves-to-list = Back to moves
moves-taken-back = The move is cancelled; the municipality stays in its district.
moves-cancelled = Nothing was changed.

moves-step = Moving a municipality · step { $step } of { $steps }
moves-ask-municipality = Which municipality is changing districts? Choose one or type part of its name.
moves-ask-target =
    { $municipality } is in “{ $source }” now.
    Which district is it moving to?
moves-ask-day = From which day? For example: 1 January or tomorrow
moves-summary = <b>Moving a municipality</b>
moves-move =
    { $municipality }
    Now: { $source }
    From { $day }: { $target }
moves-along = Moving along with it:
moves-members = { $count ->
    [one] { $count } Council member
   *[other] { $count } Council members
}
moves-requests = { $count ->
    [one] { $count } open request
   *[other] { $count } open requests
}
moves-mentors = { $count ->
    [one] { $count } mentor
   *[other] { $count } mentors
}
moves-mentees = { $count ->
    [one] { $count } teacher with a mentor or waiting for one
   *[other] { $count } teachers with a mentor or waiting for one
}
moves-announcements = the municipality’s own announcements that are not sent yet
moves-still-open = { $count ->
    [0] The old district has no activities planned for it.
    [one] { $count } planned activity of the old district stays open to it, with the seats kept for it.
   *[other] { $count } planned activities of the old district stay open to it, with the seats kept for it.
}
moves-pairs-stay = Pairs stay together. A request to a mentor of the other district goes to the next mentor on the teacher’s list.
moves-stays = Decided requests, activities, certificate corrections, announcements to the whole district and past weekly figures stay in the old district.
moves-send = Move
moves-sent = Noted. On that day I will move everything and write to the Council members, mentors, heads and curators of both districts. Until then the move can be cancelled.
moves-letter =
    <b>{ $municipality }</b> is now in the district “{ $target }” (formerly “{ $source }”).
    Its Council members, open requests, mentors and the teachers they help have moved along with it. Pairs stay together.
    Planned activities of the old district are still open to it. Decided requests and certificate corrections stay where they were.
menu-draft-municipality = Not finished: moving a municipality{ $step }.
menu-resume-municipality = Resume the form
