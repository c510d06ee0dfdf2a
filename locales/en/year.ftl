# My year: what is ahead, what was, hours; the file for attestation.

year-open = My year
year-title = <b>My year: { $start }/{ $end }</b>
year-hours = Done: <b>{ $done } h</b>{ $planned ->
    [0] { "" }
   *[other] , ahead: <b>{ $planned } h</b>
}
year-of-type = • { $type }: { $hours } h
year-ahead = <b>Ahead</b>
year-line-ahead = • { $when } · { $title }{ $seat ->
    [no] { " " }(no seat yet)
   *[yes] { "" }
}
year-line-consultation = • { $when } · consultation: { $topic }
year-more = … and { $count } more
year-deficits = { $count ->
    [one] { $count } difficulty is open.
   *[other] { $count } difficulties are open.
}
year-entries = { $count ->
    [one] { $count } entry of a contest or defence awaits its outcome.
   *[other] { $count } entries of contests and defences await their outcome.
}
year-pair = You have an open mentorship.
year-mentees = { $count ->
    [one] You mentor { $count } person.
   *[other] You mentor { $count } people.
}
year-empty = Nothing in this school year yet. Sign up for an activity, and it will appear here.
year-all = All ahead: { $count }
year-past = What was: { $count }
year-file = Year for attestation (.pdf)
year-earlier = ‹ { $start }/{ $end }
year-later = { $start }/{ $end } ›
year-past-title = <b>What was: { $start }/{ $end }</b>
year-line-past = • { $days } · { $type } · <b>{ $title }</b> · { $came ->
    [all] { $hours } h
   *[partly] partly, hours do not count
}{ $number ->
    [none] { "" }
   *[other] { " " }· No. { $number }
}
year-caption = My professional year { $start }/{ $end }. Lines: { $lines }. Each can be verified by its code.
year-file-name = My professional year { $start }-{ $end }.pdf

year-printed-heading = My professional year
year-printed-period = { $first } – { $last }
year-printed-total = { $hours ->
    [one] { $hours } hour done
   *[other] { $hours } hours done
}
year-printed-of-type = { $type }: { $hours } h
year-printed-attended = Activities and schools
year-printed-programmes = Programmes
year-printed-programme = programme, { $hours } h
year-printed-won = Contests, defences, practices
year-printed-about = { $type } · { $days } · { $hours } h
year-printed-number = certificate No. { $number }
year-printed-check = To verify a line, point a camera at its code or press its number.
year-printed-made = { $operator } · made on { $day } from the bot's data
