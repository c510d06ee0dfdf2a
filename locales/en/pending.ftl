# The list of what waits for a decision.

pending-title = <b>Awaiting a decision</b>
pending-title-page = <b>Awaiting a decision</b> · page { $page } of { $pages }
pending-narrowed = Shown: { $shown }
pending-scope-mine = addressed to me
pending-scope-district = the whole district
pending-scope-late = overdue
pending-none = Nothing to decide right now.
pending-count = { $count ->
    [one] { $count } request is waiting.
   *[other] { $count } requests are waiting.
}
pending-count-late = { $count ->
    [one] { $count } request is waiting, overdue: { $late }.
   *[other] { $count } requests are waiting, overdue: { $late }.
}
pending-row = <b>{ $number }</b> · { $author }, { $place } · { $about } · by { $day }
pending-row-late = ⏳ <b>{ $number }</b> · { $author }, { $place } · { $about } · by { $day }
pending-nameless = name deleted
pending-hint = Press a request's number or type it.
pending-to-list = ‹ Back to the list
pending-several = Accept several at once
pending-skip = Skip ›
pending-turn = <b>Awaiting a decision</b> · { $position } of { $total }
pending-late = Only overdue ones
pending-any-age = Recent ones too
pending-places = Choose a municipality
pending-kinds = Choose a kind
pending-everywhere = All municipalities
pending-any-kind = All kinds
pending-only-mine = Only those addressed to me
pending-whole-district = The whole district
pending-ask-place = Requests from which municipality?
pending-ask-kind = Which requests?
