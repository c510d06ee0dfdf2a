# An assembly of delegates: who speaks, who waits for the floor, resolutions.

assembly-open = The assembly now
assembly-agenda = <b>Agenda.</b> { $text }
assembly-item = { $item }
assembly-item-now = <b>▸ { $item }</b>
assembly-more-items = More lines: { $count }
assembly-delegates = Delegates: { $delegates }, present: { $present }
assembly-speaks = <b>Has the floor:</b> { $name }
assembly-own-speech = <b>You have the floor.</b>
assembly-queue = { $count ->
    [0] Nobody waits for the floor.
   *[other] Waiting for the floor:
}
assembly-waits = { $number }. { $name }
assembly-more = and { $count } more
assembly-own-place = <b>You are number { $place } in the queue.</b>
assembly-closed = The list of speakers is closed.
assembly-hint = Delegates who are marked as present vote. When all is decided, end the assembly: a protocol is made.
assembly-ask = Ask for the floor
assembly-take-back = Take it back
assembly-call = Give the floor: { $name }
assembly-end-speech = The speech is over
assembly-up = ↑ { $name }
assembly-close = Close the list of speakers
assembly-reopen = Open the list again
assembly-put = Put a resolution
assembly-end = End, make the protocol
assembly-refresh = Refresh
assembly-called = <b>You are given the floor.</b>
