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
    Until now: { $source }
    From { $day }: { $target }
moves-along = Moving along with it:
moves-members = { $count ->
    [one] { $count } council member
   *[other] { $count } council members
}
moves-requests = { $count ->
    [one] { $count } open request
   *[other] { $count } open requests
}
moves-quotas = { $count ->
    [one] seats in { $count } activity
   *[other] seats in { $count } activities
}
moves-stays = Decided requests, activities and past weekly figures stay in the old district.
moves-send = Move
moves-sent = Noted. On that day I will move everything and write to the Council members, heads and curators of both districts. Until then the move can be cancelled.
moves-letter =
    <b>{ $municipality }</b> is now in the district “{ $target }” (formerly “{ $source }”).
    Its Council members and open requests have moved along with it. What was decided stays where it was.
menu-draft-municipality = Not finished: moving a municipality{ $step }.
menu-resume-municipality = Finish the move
