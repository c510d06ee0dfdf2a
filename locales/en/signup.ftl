# Questions at sign-up: whom one brings, the bus, lodging.

signup-brings = { $children ->
    [one] { $children } child
   *[other] { $children } children
} and { $adults ->
    [one] { $adults } adult
   *[other] { $adults } adults
}
signup-bus-yes = by the bus
signup-bus-no = without the bus
signup-lodging-yes = with lodging
signup-lodging-no = without lodging
signup-cell-yes = yes
signup-cell-no = no
signup-bus = Bus: { $capacity } seats, { $free } free
signup-kept = { $kept ->
    [one] { $kept } seat is kept for those ahead who need several at once.
   *[other] { $kept } seats are kept for those ahead who need several at once.
}
signup-waits = You need { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}. While sign-up is open, free seats are kept for you, and those behind do not pass you.
