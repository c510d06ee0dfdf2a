# Questions at sign-up: whom one brings, the bus, lodging.

signup-brings = { $children ->
    [one] { $children } child
   *[other] { $children } children
} and { $adults ->
    [one] { $adults } adult
   *[other] { $adults } adults
}
signup-told-bus-yes = by the bus
signup-told-bus-no = without the bus
signup-told-lodging-yes = with lodging
signup-told-lodging-no = without lodging
signup-cell-yes = yes
signup-cell-no = no
signup-bus-seats = Bus: { $capacity } seats, { $free } free
signup-kept = { $kept ->
    [one] { $kept } seat is kept for those ahead who need several at once.
   *[other] { $kept } seats are kept for those ahead who need several at once.
}
signup-waits = You need { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}. While sign-up is open, free seats are kept for you, and those behind do not pass you.
signup-step = <b>Sign-up · step { $step } of { $steps }</b>
signup-ask-children = How many children will you bring? Write the number, no names.
signup-ask-adults = How many adults will come with them, yourself included?
signup-ask-bus = Do you need a seat in the bus?
signup-ask-lodging = It goes on for several days. Do you need a place to sleep?
signup-bus-yes = I need a seat
signup-bus-no = I come without it
signup-lodging-yes = I need a place
signup-lodging-no = No need
signup-change-children = How many children
signup-change-adults = How many adults
signup-change-bus = The bus
signup-change-lodging = Lodging
signup-summary = <b>Please check before you sign up</b>
signup-needs = { $seats ->
    [one] You take { $seats } seat.
   *[other] You take { $seats } seats.
}
signup-queue = There are not that many seats now: you join the queue. While sign-up is open, seats are kept for those ahead.
signup-send = Sign up
signup-cancelled = You have not signed up.
menu-draft-sign-up = Unfinished: sign-up for an activity{ $step }.
menu-resume-sign-up = Back to the sign-up
signup-of = “{ $title }”
