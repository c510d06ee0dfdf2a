# Programmes: activities with hours in total; the council agrees to the topics, then sign-up opens.

curricula-open = Programmes
curricula-card = My programme
curricula-title = <b>Programmes of the district</b>
curricula-none = No programmes yet.
curricula-row = • <b>{ $title }</b> · { $hours } h{ $is_agreed ->
    [no] { " " }· topics not agreed
   *[yes] { "" }
}
curricula-new = New programme
curricula-head = <b>{ $hours }-hour programme “{ $title }”</b>
curricula-about = { $about }
curricula-topics = Topics: { $topics }
curricula-progress = { $is_complete ->
    [yes] ✓
   *[no] ◔
} “{ $title }”: <b>{ $done } of { $hours } h</b>
curricula-done = { $is_complete ->
    [yes] ✓
   *[no] ◔
} <b>{ $done } of { $hours } h</b> done
curricula-part = { $state ->
    [done] ✓
    [mine] ◐
    [cancelled] ✕
   *[other] ○
} { $days } · { $type } · <b>{ $title }</b> · { $hours } h{ $state ->
    [done] { " " }· done
    [mine] { " " }· you are signed up
    [draft] { " " }· draft
    [cancelled] { " " }· cancelled
    [over] { " " }· over
   *[published] { "" }
}
curricula-empty = No activities yet.
curricula-join = Sign up for all of it
curricula-joined = { $joined ->
    [0] { $left ->
        [0] There is nothing left to sign up for.
       *[other] Signing up at once did not work.
    }
    [one] You are signed up for { $joined } activity.
   *[other] You are signed up for { $joined } activities.
}{ $left ->
    [0] { "" }
   *[other] { " " }Sign up for { $left } separately: they ask something, or you are busy then.
}
curricula-state-none = The topics are not agreed: put them to the Council, then sign-up opens.
curricula-state-waits = The Council decides on the topics, motion { $number }.
curricula-state-rejected = The Council did not agree to the topics, motion { $number }. You can put them again.
curricula-state-agreed = The Council agreed to the topics, motion { $number }.
curricula-planned = Planned: { $planned } of { $hours } h.
curricula-put = Put to the Council
curricula-add = Add an activity
curricula-out = Take one out
curricula-ask-add = What to add to the programme “{ $title }”?
curricula-ask-out = What to take out of the programme “{ $title }”? The activity itself stays.
curricula-choice = { $day } · { $title } · { $hours } h
curricula-none-add = There are no other activities.
curricula-none-waits = There are no drafts. Until the topics are agreed a programme takes only drafts: make an activity and save it as a draft.
curricula-none-out = There are no activities.
curricula-drop = Delete
curricula-ask-drop = Delete the programme “{ $title }”? Its activities stay.
curricula-drop-now = Delete the programme
curricula-dropped = The programme is deleted.
curricula-made = The programme is made. Add activities and put its topics to the Council.

curricula-step = <b>New programme</b> · step { $step } of { $steps }
curricula-ask-title = What is the programme called? Up to { $limit } characters.
curricula-ask-hours = How many hours does it have? Type a number, such as 36.
curricula-ask-topics = On which topics? Tick them and press “Done”.
curricula-ask-about = For whom is it, and what does it give? Up to { $limit } characters, or skip.
curricula-change-title = Title
curricula-change-hours = Hours
curricula-change-topics = Topics
curricula-change-about = Description
curricula-summary = Make the programme?
curricula-then = Sign-up opens when the Council has agreed to the topics.
curricula-send = Make it
curricula-cancelled = The programme is not made.
curricula-parked = A programme is not finished, step { $step } of { $steps }.
curricula-resume = Back to the programme
curricula-anew = Begin a new one
menu-draft-curriculum = Unfinished: a programme{ $step }.
menu-resume-curriculum = Back to the programme
activities-curriculum = Of the programme “{ $title }”

curricula-certificate = Certificate of the programme
curricula-certificate-reason = for completing the programme
curricula-certificate-file = Certificate of a programme { $number }.pdf
curricula-certificate-caption = Certificate of a programme No. { $number } · { $title }
curricula-certificate-issued = Certificate of a programme No. { $number }
curricula-certificate-genuine = <b>Certificate of a programme No. { $number } is genuine.</b>
curricula-certificate-not-valid = <b>Certificate of a programme No. { $number } is no longer valid:</b> marks of attendance were corrected, hours are missing.
curricula-certificate-part = • { $days } · { $title } · { $hours } h
curricula-certificate-more = … and { $count } more
curricula-to-card = Programme
curricula-letter-done = <b>You have completed the programme “{ $title }”:</b> { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}. Take the certificate, it comes as a file.
