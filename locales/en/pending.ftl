# The list of what waits for a decision.

pending-title = <b>Waiting for a decision</b>
pending-title-page = <b>Waiting for a decision</b> · page { $page } of { $pages }
pending-narrowed = Shown: { $shown }
pending-scope-mine = addressed to me
pending-scope-district = the whole district
pending-none = There is nothing to decide now.
pending-count = { $count ->
    [one] { $count } request is waiting.
   *[other] { $count } requests are waiting.
}
pending-count-late = { $count ->
    [one] { $count } request is waiting, for long: { $late }.
   *[other] { $count } requests are waiting, for long: { $late }.
}
pending-row = <b>{ $number }</b> · { $author }, { $place } · { $about } · by { $day }
pending-row-late = ⏳ <b>{ $number }</b> · { $author }, { $place } · { $about } · by { $day }
pending-nameless = name deleted
pending-hint = Press the number of a request or type it.
pending-to-list = ‹ To the list
pending-places = Municipality
pending-kinds = Kind of request
pending-everywhere = All municipalities
pending-any-kind = All kinds
pending-only-mine = Only addressed to me
pending-whole-district = The whole district
pending-ask-place = Requests from which municipality?
pending-ask-kind = Which requests?
