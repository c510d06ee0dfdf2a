# Several requests at once.

batches-title = <b>Accept { $count ->
    [one] { $count } request
   *[other] { $count } requests
} at once?</b>
batches-none = <b>There is nothing to accept at once.</b>
batches-others = { $count ->
    [one] { $count } more request is better decided alone.
   *[other] { $count } more requests are better decided one by one.
}
batches-means = The authors are told at once. You can undo it for 10 minutes: all together or one by one.
batches-accept = Accept { $count } of them
batches-accepted = { $count ->
    [one] <b>{ $count } request accepted.</b>
   *[other] <b>{ $count } requests accepted.</b>
}
batches-accepted-none = <b>No request was accepted.</b>
batches-skipped = Skipped: { $count }
batches-row = <b>{ $number }</b> · { $why }
batches-changed = It has changed since you saw it: please look at it again.
batches-not-yours = You can no longer decide this request.
batches-undo-hint = To undo one decision, open the request by its number.
batches-undo = Undo all
batches-undone = { $count ->
    [0] <b>There is nothing left to undo.</b>
    [one] <b>{ $count } decision undone.</b> The request is waiting again.
   *[other] <b>{ $count } decisions undone.</b> The requests are waiting again.
}
batches-kept = Still in force: { $count }
