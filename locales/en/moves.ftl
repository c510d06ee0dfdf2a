# A municipality changes its district.

moves-open = Municipalities and districts
moves-list = <b>Municipalities that change districts</b>{ $pages ->
    [1] {""}
   *[other] {" "}· { $page } of { $pages }
}
moves-none = No moves yet.
moves-begin = Move a municipality
moves-planned = 🗓 { $municipality }: from { $day }, “{ $source }” → “{ $target }”
moves-done = ✅ { $municipality }: on { $day }, “{ $source }” → “{ $target }”
moves-take-back = Do not move
moves-to-list = To the moves
moves-taken-back = The move is cancelled, the municipality stays in its district.
moves-cancelled = Nothing was changed.

moves-step = Moving a municipality · step { $step } of { $steps }
moves-ask-municipality = Which municipality changes its district? Choose one or type a part of its name.
moves-ask-target =
    { $municipality } is in “{ $source }” now.
    To which district does it move?
moves-ask-day = From which day? For example: 1 January or tomorrow
moves-summary = <b>Moving a municipality</b>
moves-move =
    { $municipality }
    Until now: { $source }
    From { $day }: { $target }
moves-along = These move along:
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
moves-stays = Decided requests, activities and the figures of past weeks stay in the old district.
moves-send = Move
moves-sent = Noted. I will move everything on that day and write to the council members, heads and curators of both districts. Until then the move can be taken back.
moves-letter =
    <b>{ $municipality }</b> is now in the district “{ $target }” (before: “{ $source }”).
    Its council members and open requests have moved along. What was decided stays where it was.
menu-draft-municipality = Not finished: moving a municipality{ $step }.
menu-resume-municipality = Back to the move
