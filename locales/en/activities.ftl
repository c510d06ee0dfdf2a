# Activities: the list, a card, signing up, the queue, letters.

activities-open = Open
activities-list = <b>Activities</b>
activities-list-page = <b>Activities</b> · page { $page } of { $pages }
activities-row = { $when } · { $type } · <b>{ $title }</b>{ $state }
activities-shown-all = All that are to come.
activities-shown-near = Near you: held by your district, and for you.
activities-shown-my_topics = On difficulties that you reported.
activities-shown-past = Those you took part in.
activities-shown-mine = Those you have signed up for.
activities-none-all = Nothing is planned yet. Have a look later.
activities-none-near = Nothing near you yet. Have a look at all of them.
activities-none-my_topics = Nothing on your difficulties yet. I will write when there is.
activities-none-past = The activities you attended will be here.
activities-none-mine = You have not signed up for anything yet.
activities-filter-all = All
activities-filter-near = Near me
activities-filter-my_topics = On my difficulties
activities-filter-past = Past ones
activities-filter-mine = Signed up for
activities-mark-came = { " " }· { $total ->
    [1] { $came ->
        [0] you were absent
       *[other] you were there
    }
   *[other] sessions: { $came } of { $total }
} · { $hours } h
activities-mark-unmarked = { " " }· not marked · { $hours } h
activities-mark-requested = { " " }· waits for approval
activities-mark-waitlisted = { " " }· you are in the queue
activities-mark-offered = { " " }· a seat is offered to you
activities-mark-booked = { " " }· you have a seat
activities-mark-attended = { " " }· you are marked
activities-mark-partly = { " " }· you are marked
activities-mark-absent = { " " }· marked as absent

activities-head = <b>{ $type } · { $title }</b>
activities-session = { $when } · { $place }
activities-more-sessions = { $count ->
    [one] and { $count } session more
   *[other] and { $count } sessions more
}
activities-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
activities-description = { $text }
activities-for-district = For people of the district
activities-for-young = For people of the district with up to { $years } years of service
activities-seats-unlimited = There are seats for everybody
activities-seats = { $capacity ->
    [one] { $capacity } seat, { $free } free
   *[other] { $capacity } seats, { $free } free
}
activities-seats-quota = { $capacity ->
    [one] { $capacity } seat, { $free } free (open to you: { $own })
   *[other] { $capacity } seats, { $free } free (open to you: { $own })
}
activities-open-until = Sign up until { $moment }
activities-closed = Sign-up is closed
activities-cancelled = <b>The activity is cancelled.</b>
activities-over = The activity is over.
activities-serves = You reported this difficulty.
activities-overlap = You have a seat at the same time in “{ $title }”: { $when }

activities-state-requested = <b>Waiting for the Council's approval.</b>
activities-state-waitlisted = <b>You are number { $place } in the queue.</b>
activities-ahead = Before you: { $own } from your municipality, { $others } from the common list.
activities-asked-means = When a seat is free, I will offer it to you and wait a day for the answer (not at night).
activities-at-once-means = When a seat is free, it is yours at once, and I will write.
activities-state-offered = <b>A seat is free for you.</b> Please confirm that you will come.
activities-state-offered-until = <b>A seat is free for you.</b> Please confirm by { $moment }.
activities-state-booked = <b>You have a seat.</b> I will remind you a day and two hours before.
activities-state-near = <b>You have a seat.</b>
activities-state-declined = The Council did not approve.
activities-state-withdrawn = You gave up your place.
activities-state-expired = No seat became free in time.
activities-state-excused = You told us that you would not come.
activities-state-attended = You took part.
activities-state-partly = You took part in some of the sessions.
activities-state-absent = You were marked as absent.
activities-state-activity-cancelled = You had signed up.

activities-join = Sign up
activities-join-queue = Join the queue
activities-accept = I will come
activities-refuse = I will not come
activities-at-once-off = ☐ Take it without asking
activities-at-once-on = ☑ Take it without asking
activities-leave = Give up the seat
activities-leave-queue = Leave the queue
activities-leave-now = Yes, give it up
activities-share = Share
activities-to-list = ‹ To the list
activities-ask-leave = <b>Give up your seat?</b>
activities-ask-excuse = <b>Tell us that you will not come?</b>
activities-ask-leave-queue = <b>Leave the queue?</b>
activities-leave-means = The next in line will be asked. While sign-up is open you can come back, to the end of the queue.
activities-excuse-means = Sign-up is closed. Your seat goes to those who wait; while it is free, you may change your mind: “I will come after all”.
activities-may-return = The seat is still free.
activities-return = I will come after all
activities-leave-queue-means = You could come back to the end of the queue only.

activities-letter-offered = <b>A seat is free for you.</b>
activities-letter-offered-until = Please confirm that you will come: the seat is kept for a day, and for less if it begins within four days.
activities-letter-given = <b>The seat is yours.</b>
activities-letter-at-door = <b>The organizer has noted that you came:</b> you are on the list now.
activities-letter-passed = <b>There was no answer, and the seat was offered to the next in line.</b> You are at the end of the queue.
activities-letter-passed-out = <b>There was no answer again.</b> You have left the queue. While sign-up is open you can join it again.
activities-letter-moved = <b>{ $sessions ->
    [1] The activity
   *[other] A session
} has been moved.</b> Your seat is kept. If the new time does not suit you, please give it up.
activities-letter-was = Was: { $when } · { $place }
activities-letter-became = Now: { $when } · { $place }
activities-letter-cancelled = <b>The activity is cancelled.</b>
activities-letter-reminder = <b>A reminder: you have a seat.</b>
activities-letter-invitation = <b>You reported a difficulty, and a session is planned for it.</b>
activities-letter-invitations =
    <b>{ $count ->
        [one] { $count } activity is planned for the difficulties you reported.
       *[other] { $count } activities are planned for the difficulties you reported.
    }</b>
activities-invitations-all = All on my difficulties
activities-calendar = To the calendar
activities-calendar-hint = Open the file, and your phone takes “{ $title }” into its calendar.
activities-calendar-cancelled = “{ $title }” is off. Open the file, and your phone takes it out of its calendar.

activities-take-back = Withdraw the request
activities-ask-take-back = <b>Withdraw your request to come?</b>
activities-state-unconfirmed = The time has changed: please say whether you will come. Until you do, the seat is yours.
activities-letter-moved-queue = <b>{ $sessions ->
    [1] The activity
   *[other] A session
} was moved.</b> You are still in the queue.
answering-ask-words = Write your answer: the council will read it and decide. Up to { $limit } characters.
answering-sent = <b>Your answer was passed on.</b> The decision will come here.
answering-cancelled = The answer was not sent. The question waits for you in “My requests”.
activities-needs-approval = The district council gives the seats: it will look at your request.
activities-join-request = Ask for a seat
activities-for-years = For those with up to { $years } years of service
activities-only = Only: { $who }
activities-letter-renamed = <b>The title was corrected.</b> It was “{ $before }”. The day and the place are the same.
activities-letter-place = <b>The place has changed.</b> The time is the same.
activities-whole = All sessions and description
activities-code = My code
activities-state-expelled = You were expelled.
