# Schools: the list, one of them, an application, letters.

schools-entry = Schools
schools-open = Open the school
schools-list = <b>Schools</b>
schools-none = None yet. Check back later.
schools-row = <b>{ $name }</b> · { $state }
schools-state-learning = you are enrolled: { $done } of { $total }
schools-state-asked = your application is awaiting a decision
schools-state-waiting = you are on the waiting list
schools-state-offered = you have been offered a seat
schools-state-open = applications are open
schools-state-closed = applications are closed
schools-head = <b>{ $name }</b>
schools-for-all = Who can apply: any teacher of the district.
schools-from = { $years ->
    [one] Experience needed: at least { $years } year.
   *[other] Experience needed: at least { $years } years.
}
schools-to = { $years ->
    [one] Experience: up to { $years } year.
   *[other] Experience: up to { $years } years.
}
schools-positions = For: { $who }.
schools-holds = You need the role: { $role }.
schools-recommended = A recommendation is required.
schools-for-pupils = For children: a teacher gives the child's initials, class and the date of a parent's consent.
schools-decided-by-council = The district Council decides.
schools-decided-by-curators = The district's curators decide.
schools-gives-document = You get: a certificate.
schools-gives-role = You get: a certificate and the role “{ $role }”.
schools-gives-role-for = { $months ->
    [one] You get: a certificate and the role “{ $role }” for { $months } month.
   *[other] You get: a certificate and the role “{ $role }” for { $months } months.
}
schools-cohort = { $count ->
    [one] <b>Applications open: { $title }</b> · { $count } session
   *[other] <b>Applications open: { $title }</b> · { $count } sessions
}
schools-begins = Begins: { $when } · { $place }
schools-no-cohort = Applications are closed. When they open, you will see it here.
schools-apply = Apply
schools-apply-to = Apply · { $day }
schools-held = Manage “{ $title }”, { $day }
schools-recruit = Open a cohort
schools-progress = { $total ->
    [one] { $done } of { $total } session
   *[other] { $done } of { $total } sessions
}
schools-own-requested = <b>Your application is awaiting a decision:</b> { $title }
schools-own-waitlisted = <b>You are on the waiting list:</b> { $title }
schools-own-offered = <b>A seat has freed up for you:</b> { $title }
schools-own-booked = <b>You are enrolled:</b> { $title }
schools-own-declined = Your application was not accepted: { $title }
schools-own-withdrawn = You left: { $title }
schools-own-expired = No seat became free: { $title }
schools-own-excused = You left: { $title }
schools-own-attended = <b>You completed:</b> { $title }
schools-own-partly = Too few sessions attended to complete: { $title }
schools-own-absent = You did not attend: { $title }
schools-own-activity-cancelled = The cohort was cancelled: { $title }
schools-own-expelled = You are no longer in the cohort “{ $title }”. Reason: “{ $reason }”
schools-motivation = Why: “{ $text }”
schools-recommendation = Recommended by: “{ $text }”
schools-pupils = Pupils: { $count }
schools-pupil = { $initials }, class { $grade } · consent from { $day }
schools-about = <b>{ $name }</b> · { $title }
schools-count = { $count ->
    [one] { $count } session in all
   *[other] { $count } sessions in all
}
schools-ask-leave = <b>Leave the cohort?</b>
schools-leave-means = Your seat will be offered to the next person. You can only come back with a new application while applications are open.

applying-head = <b>{ $name } · application</b>
applying-ask-pupil = Whom are you bringing? Write the initials and the class of one pupil, for example: M. A., 8. No names are needed.
applying-child = { $initials }, class { $grade }
applying-ask-consent = When did a parent give written consent? Write the date, for example: 12 November. A child can only be enrolled with it.
applying-ask-pupils = Any more pupils?
applying-more = Another pupil
applying-fewer = Remove the last one
applying-ask-motivation = Why would you like to join this school? A few words, up to { $limit } characters.
applying-ask-recommendation = Who recommends you? Write their name and position, up to { $limit } characters.
applying-required = This school requires a recommendation.
applying-summary = <b>Check before you send</b>
applying-seen-by-council = Will be seen by: the Council and the curators.
applying-seen-by-curators = Will be seen by: the district's curators.
applying-send = Send
applying-cancelled = The application was not sent.
applying-sent =
    <b>Application { $number } has been sent: { $name }.</b>
    You will have an answer by { $promised }. I will write as soon as they decide.

schools-letter-accepted = You are accepted. I will remind you of every session a day before and two hours before.
schools-letter-mentor = The first years are easier with a mentor. I will find those who suit you.
schools-letter-again = The next cohort will appear under “Schools and mentors”.
schools-letter-completed = <b>You have completed: { $title }.</b>
schools-letter-role = You now have the role “{ $role }”.
schools-letter-role-until = You now have the role “{ $role }”, until { $day }.
schools-letter-too-few = <b>The cohort has finished: { $title }.</b>
schools-too-few = There will be no document: you attended { $done } of { $total }, { $need } needed.
schools-letter-expelled = <b>You are no longer in the cohort “{ $title }”.</b>
schools-letter-expelled-means = If this is a mistake, write to a curator.
schools-by-application = This school takes people by application.
schools-waits = <b>Your application is awaiting a decision.</b>
schools-declined = Your application was not accepted.
applying-anew = Start over
applying-parked = You have an unsent application: { $name }.
schools-dates = Days: { $days }
