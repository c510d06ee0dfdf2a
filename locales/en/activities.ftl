# Activities: the list, a card, signing up, the queue, letters.

activities-open = Open the activity
activities-list = <b>Activities</b>
activities-list-page = <b>Activities</b> · page { $page } of { $pages }
activities-row = { $when } · { $type } · <b>{ $title }</b>{ $place }{ $state }
activities-at = { " " }· { $place }
activities-online = { " " }· online
activities-distance-own = <b>In your municipality</b>
activities-distance-next = <b>Next to it</b>
activities-distance-online = <b>Online, no travel</b>
activities-distance-further = <b>Further in the district</b>
activities-kinds = Filter: type, month
activities-ask-kind = Which activities?
activities-kind = { $kind } · { $count }
activities-kind-any = All types
activities-shown-kind = Only this type: { $kind }.
activities-none-kind = Nothing of this type here at the moment.
activities-shown-all = Coming up.
activities-shown-near = First what is near you, then the rest of the district.
activities-shown-leading = Only for heads: principals, deputies, methodologists.
activities-shown-my_topics = On the difficulties you reported.
activities-shown-past = Where you took part.
activities-shown-mine = What you have signed up for.
activities-none-all = Nothing is planned yet. Check back later.
activities-none-near = Nothing near you or in your district yet. Try “All”.
activities-none-leading = Nothing for heads is planned yet.
activities-none-my_topics = Nothing on your difficulties yet. I will write when there is.
activities-none-reported = You have no open difficulty. If something is hard, report it, and I will suggest what fits.
activities-none-past = Activities you have attended will appear here.
activities-none-mine = You have not signed up for anything yet.
activities-filter-all = All
activities-filter-near = Near me
activities-filter-leading = For heads
activities-filter-my_topics = On my difficulties
activities-filter-past = Past
activities-filter-mine = My sign-ups
activities-mark-came = { " " }· { $total ->
    [1] { $came ->
        [0] you were absent
       *[other] you were there
    }
   *[other] sessions: { $came } of { $total }
} · { $hours } h
activities-mark-unmarked = { " " }· not marked · { $hours } h
activities-mark-requested = { " " }· awaiting approval
activities-mark-waitlisted = { " " }· on the waiting list
activities-mark-offered = { " " }· a seat is offered to you
activities-mark-booked = { " " }· you have a seat
activities-mark-attended = { " " }· marked as present
activities-mark-partly = { " " }· marked as present
activities-mark-absent = { " " }· marked as absent

activities-head = <b>{ $type } · { $title }</b>
activities-session = { $when } · { $place }
activities-more-sessions = { $count ->
    [one] and { $count } more session
   *[other] and { $count } more sessions
}
activities-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
activities-course-page = Page of the course
activities-description = { $text }
activities-agenda-item = <b>{ $hours }</b> { $text }
activities-agenda-parallel = <b>{ $hours }</b> at the same time:
activities-agenda-section = — { $text }
activities-for-district = For teachers of the district
activities-for-guests = For them too: { $places }
activities-for-young = For teachers of the district; years of experience: up to { $years }
activities-seats-unlimited = Seats for everyone
activities-seats = { $capacity ->
    [one] { $capacity } seat, { $free } free
   *[other] { $capacity } seats, { $free } free
}
activities-seats-quota = { $capacity ->
    [one] { $capacity } seat, { $free } free (open to you: { $own })
   *[other] { $capacity } seats, { $free } free (open to you: { $own })
}
activities-open-until = Sign-up until { $moment }
activities-closed = Sign-up is closed
activities-cancelled = <b>This activity has been cancelled.</b>
activities-over = This activity is over.
activities-serves = You reported this difficulty.
activities-overlap = You already have a seat in “{ $title }” at the same time: { $when }

activities-state-requested = <b>Waiting for the Council's approval.</b>
activities-state-waitlisted = <b>You are number { $place } on the waiting list.</b>
activities-ahead = { $own ->
    [0] { $others ->
        [0] You are first in line.
       *[other] Ahead of you on the common list: { $others }.
    }
   *[other] { $others ->
        [0] Ahead of you from your municipality: { $own }.
       *[other] Ahead of you: { $own } from your municipality, { $others } on the common list.
    }
}
activities-asked-means = When a seat frees up, I will offer it to you and wait a day for your answer (nights do not count).
activities-at-once-means = When a seat frees up, it is yours at once, and I will let you know.
activities-state-offered = <b>A seat has freed up for you.</b> Please confirm that you will come.
activities-state-offered-until = <b>A seat has freed up for you.</b> Please confirm by { $moment }.
activities-state-booked = <b>You have a seat.</b>
activities-reminds = I will remind you { $when }.
activities-reminder-day = a day before
activities-reminder-evening = the evening before
activities-reminder-hours = two hours before
activities-reminder-and = { $first } and { $second }
activities-state-declined = The Council did not approve your request.
activities-state-withdrawn = You gave up your seat.
activities-state-expired = No seat became free in time.
activities-state-excused = You told us you would not come.
activities-state-attended = You took part.
activities-state-partly = You took part in some of the sessions.
activities-state-absent = The list says you did not come. If you did, write to a curator.
activities-state-activity-cancelled = You had signed up.

activities-join = Sign up
activities-join-queue = Join the waiting list
activities-accept = I will come
activities-refuse = I cannot come
activities-at-once-off = ☐ Sign me up at once
activities-at-once-on = ☑ Sign me up at once
activities-leave = Give up the seat
activities-leave-queue = Leave the waiting list
activities-leave-now = Yes, give it up
activities-share = Share the link
activities-to-list = ‹ Back to the list
activities-ask-leave = <b>Give up your seat?</b>
activities-ask-excuse = <b>Tell us that you cannot come?</b>
activities-ask-leave-queue = <b>Leave the waiting list?</b>
activities-leave-means = Your seat will be offered to the next person. While sign-up is open you can sign up again, but at the end of the waiting list.
activities-excuse-means = Sign-up is closed. Your seat goes to those who are waiting; as long as it is free you can change your mind: “I will come after all”.
activities-may-return = Your seat is still free.
activities-return = I will come after all
activities-leave-queue-means = You could only rejoin at the end of the list.
activities-misses-one = If you only miss one session, press nothing: your seat is kept.

activities-letter-offered = <b>A seat has freed up for you.</b>
activities-letter-offered-until = Will you come? The seat is yours until { $moment }.
activities-letter-given = <b>The seat is yours: you are signed up.</b>
activities-letter-awarded = <b>The outcome of your entry gives you a seat: you are signed up.</b>
activities-letter-award-gone = <b>The outcome of your entry has changed, and the seat is not yours any more.</b>
activities-award-unasked = The bot has not asked you about lodging and the bus: tell the organizer if you need them.
activities-letter-at-door = <b>The organizer has marked you as present:</b> you are on the list now.
activities-letter-passed = <b>We did not hear from you, so the seat was offered to the next person.</b> You are still on the waiting list, at its end.
activities-letter-passed-out = <b>We did not hear from you twice, so the seat has gone to somebody else.</b> While sign-up is open you can join the waiting list again.
activities-letter-moved = <b>{ $sessions ->
    [1] The activity
   *[other] A session
} has been moved.</b> Your seat is kept. If the new time does not suit you, please give the seat up.
activities-letter-was = Before: { $when } · { $place }
activities-letter-became = Now: { $when } · { $place }
activities-letter-cancelled = <b>The activity has been cancelled.</b>
activities-letter-reminder = <b>A reminder: you have a seat.</b>
activities-letter-invitation = <b>There is now an activity on a difficulty you reported.</b>
activities-letter-invitations =
    <b>{ $count ->
        [one] There is now { $count } activity on the difficulties you reported.
       *[other] There are now { $count } activities on the difficulties you reported.
    }</b>
activities-invitations-all = All on my difficulties
activities-calendar = Add to calendar
activities-calendar-hint = Open the file to add “{ $title }” to the calendar on your phone.
activities-calendar-cancelled = “{ $title }” has been cancelled. Open the file to remove it from the calendar on your phone.

activities-take-back = Withdraw the request
activities-ask-take-back = <b>Withdraw your request for a seat?</b>
activities-state-unconfirmed = The time has changed: please say whether you will come. Until you do, the seat stays yours.
activities-letter-moved-queue = <b>{ $sessions ->
    [1] The activity
   *[other] A session
} has been moved.</b> You are still on the waiting list.
answering-ask-words = Write your answer: the Council will read it and decide. Up to { $limit } characters.
answering-send = Send
answering-sent = <b>Your answer has been passed on.</b> You will get the decision here.
answering-cancelled = Your answer was not sent. The question is waiting for you in “My requests”.
activities-needs-approval = The district Council reviews requests for this activity.
activities-join-request = Request a seat
activities-for-years = For teachers; years of experience: up to { $years }
activities-only = Only: { $who }
activities-letter-renamed = <b>The title has been corrected.</b> It was “{ $before }”. It is the same activity.
activities-letter-place = <b>The place has changed.</b> The time is the same.
activities-whole = All sessions and description
activities-code = My code
activities-state-expelled = You are no longer in this cohort.
activities-letter-hours = <b>The hours on the certificate were corrected.</b> Before: { $before }, now: { $hours }.
activities-letter-type = <b>The type was corrected.</b> It was “{ $before }”.

colleagues-open = Colleagues
colleagues-head = <b>Colleagues</b> · { $title }
colleagues-hint = Participants who agreed to be found.
colleagues-row =
    { $name } · { $workplace }, { $place }{ $subjects ->
        [EMPTY] { "" }
       *[other] { " " }· { $subjects }
    }
colleagues-none = None of the participants has agreed yet. Check back later.
colleagues-ask = Here those who agreed see each other: name, workplace and subjects. You can withdraw it at any time, here and in the settings.
colleagues-be-agree = Agree and see
colleagues-be-withdraw = Stop showing me
activities-plan-open = Plan as a calendar
activities-plan = <b>Plan of the district</b>
    Choose the whole district or one municipality: what is held there, or only for it. I will send a file, and your phone adds everything to its calendar. If the plan changes, take the file again.
activities-plan-empty = <b>Plan of the district</b>
    Nothing is ahead yet.
activities-plan-whole = The whole district
activities-plan-file = { $place }: { $count ->
    [0] nothing is ahead. Your phone removes what has been cancelled.
    [one] { $count } activity ahead. Open the file to add it to the calendar on your phone.
   *[other] { $count } activities ahead. Open the file to add them to the calendar on your phone.
}
activities-campaign = Campaign: { $name }
activities-shown-campaign = Only this campaign: { $name }.
