# Schools: the list, one of them, an application, letters.

schools-entry = Schools
schools-open = Open the school
schools-list = <b>Schools</b>
schools-none = None yet. Look in later.
schools-row = <b>{ $name }</b> · { $state }
schools-state-learning = you learn there: { $done } of { $total }
schools-state-asked = your application waits
schools-state-waiting = you are in the queue
schools-state-offered = you are offered a seat
schools-state-open = applications are open
schools-state-closed = no cohort now
schools-head = <b>{ $name }</b>
schools-for-all = Who may enter: any teacher of the district.
schools-from = { $years ->
    [one] Years of service: { $years } or more.
   *[other] Years of service: { $years } or more.
}
schools-to = { $years ->
    [one] Years of service: up to { $years }.
   *[other] Years of service: up to { $years }.
}
schools-positions = For: { $who }.
schools-holds = The role is needed: { $role }.
schools-recommended = A recommendation is needed.
schools-for-pupils = Children learn here: a teacher gives initials, class and the date of the parent's consent.
schools-decided-by-council = The council decides.
schools-decided-by-curators = The curators decide.
schools-gives-document = What it gives: a certificate.
schools-gives-role = What it gives: a certificate and the role “{ $role }”.
schools-gives-role-for = { $months ->
    [one] What it gives: a certificate and the role “{ $role }” for { $months } month.
   *[other] What it gives: a certificate and the role “{ $role }” for { $months } months.
}
schools-cohort = { $count ->
    [one] <b>Open: { $title }</b> · { $count } session
   *[other] <b>Open: { $title }</b> · { $count } sessions
}
schools-begins = Begins: { $when } · { $place }
schools-no-cohort = No cohort is open now. When there is one, you will see it here.
schools-apply = Apply
schools-apply-to = Apply · { $day }
schools-held = { $day } · { $title }
schools-recruit = Plan a cohort
schools-progress = { $total ->
    [one] { $done } of { $total } session
   *[other] { $done } of { $total } sessions
}
schools-own-requested = <b>Your application waits:</b> { $title }
schools-own-waitlisted = <b>You are in the queue:</b> { $title }
schools-own-offered = <b>A seat is free for you:</b> { $title }
schools-own-booked = <b>You learn here:</b> { $title }
schools-own-declined = The application was not accepted: { $title }
schools-own-withdrawn = You have left: { $title }
schools-own-expired = No seat was found: { $title }
schools-own-excused = You have left: { $title }
schools-own-attended = <b>You have completed:</b> { $title }
schools-own-partly = Too few sessions to complete: { $title }
schools-own-absent = You were not at the sessions: { $title }
schools-own-activity-cancelled = The cohort is called off: { $title }
schools-own-expelled = You were expelled: { $title }. “{ $reason }”
schools-motivation = Why: “{ $text }”
schools-recommendation = Recommended by: “{ $text }”
schools-pupils = Pupils: { $count }
schools-pupil = { $initials }, class { $grade } · consent of { $day }
schools-about = <b>{ $name }</b> · { $title }
schools-count = { $count ->
    [one] { $count } session in all
   *[other] { $count } sessions in all
}
schools-ask-leave = <b>Leave the school?</b>
schools-leave-means = The seat will be offered to the next. You can only come back by a new application while they are open.

applying-head = <b>{ $name } · application</b>
applying-ask-pupil = Whom do you bring? Write the initials and the class of one pupil, for example: M. A., 8. No name is needed.
applying-child = { $initials }, class { $grade }
applying-ask-consent = When did a parent consent in writing? Write the date, for example: 12 November. Without it no child can be taken.
applying-ask-pupils = Any more pupils?
applying-more = One more pupil
applying-fewer = Remove the last one
applying-ask-motivation = Why do you want to enter this school? A few words, up to { $limit } characters.
applying-ask-recommendation = Who recommends you? Write the name and the position, up to { $limit } characters.
applying-required = This school takes nobody without a recommendation.
applying-summary = <b>Check before you send</b>
applying-seen-by-council = Seen by: the council and the curators.
applying-seen-by-curators = Seen by: the curators of the district.
applying-send = Send
applying-cancelled = The application was not sent.
applying-sent =
    <b>Application { $number } is sent: { $name }.</b>
    You will have an answer by { $promised }. I will write as soon as it is decided.

schools-letter-accepted = You are accepted. I will remind you of each session a day and two hours before.
schools-letter-again = The next cohort will be seen under “Schools and mentors”.
schools-letter-completed = <b>You have completed: { $title }.</b>
schools-letter-role = You are given the role “{ $role }”.
schools-letter-role-until = You are given the role “{ $role }” until { $day }.
schools-letter-too-few = <b>The cohort is over: { $title }.</b>
schools-too-few = There is no document: you were at { $done } of { $total }, { $need } are needed.
schools-letter-expelled = <b>You were expelled: { $title }.</b>
schools-letter-expelled-means = If this is a mistake, write to the curator: /help
schools-by-application = The school is entered by an application.
schools-waits = <b>The application waits for a decision.</b>
schools-declined = The application was not accepted.
applying-anew = Begin anew
applying-parked = You have an application that is not sent: { $name }.
schools-dates = Days: { $days }
