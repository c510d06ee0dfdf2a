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
signup-team = The team:
signup-team-in = • { $name }
signup-team-asked = • { $name }, no answer yet
signup-team-until = They answer until { $moment }. The team gets its seats when all have answered, or then.
signup-team-waits = <b>The team is gathering.</b>
signup-team-join = Yes, I am in
signup-team-refuse = I do not take part
signup-team-leaving = The whole team loses its seats with you.
signup-letter-invited = <b>You are invited into a team.</b> Please confirm that you take part.
signup-letter-gathered = <b>The team is complete.</b>
signup-letter-dissolved = <b>The captain does not take part,</b> so the team has no seats. You can gather a team of your own.
signup-change-team = The team
activities-state-invited = <b>You are invited into a team.</b>
activities-mark-invited = { " " }· you are invited into a team
signup-ask-team = Name the members one by one: write a surname.
