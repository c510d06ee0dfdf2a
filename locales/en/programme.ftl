# Programmes of readings and conferences: sections, talks, times.

programme-open = Programme
programme-back = ‹ To the programme
programme-title = <b>Programme: { $title }</b>
programme-own = Your talk: <b>{ $when }</b>
programme-one-section = All talks
programme-section = <b>{ $name }</b> · { $count ->
    [one] { $count } talk
   *[other] { $count } talks
}
programme-row = { $at ->
    [none] •
   *[other] { $at }
} { $is_own ->
    [True] 👤 <b>{ $names }</b>
   *[other] { $names }
} “{ $title }”
programme-row-break = ☕ Break, { $count } min
programme-break = Break, { $count } min

programme-waits = The programme is being made. Speakers will be told their time when it is ready.
programme-empty = There are no talks yet. They will be here when their authors agree to speak.
programme-no-times = Say when and where it begins: we compute the time of each talk.
programme-untold = { $count ->
    [one] { $count } speaker does not know the time yet.
   *[other] { $count } speakers do not know their time yet.
} Look through the sections, and tell them.
programme-all-told = All speakers know their time. If you change something, only those whose time is another one are told.
programme-told = { $count ->
    [one] Done: { $count } speaker is being told.
   *[other] Done: { $count } speakers are being told.
}
programme-begin = Beginning and place
programme-publish = Publish the programme
programme-tell = Tell the changes
programme-file = Download as PDF
programme-file-name = Programme { $call }

programme-ask = { $name ->
    [all] When and where do the talks begin? The time of each section can be changed later.
   *[other] When and where does the section “{ $name }” begin?
}
    Write, for example: 5 December 10:00, assembly hall
programme-ask-section = Change beginning and place
programme-minutes = { $is_now ->
    [True] ✓ { $count } min
   *[other] { $count } min
}
programme-talk = Where shall the talk go? The second row: minutes of a break before it.
programme-move-up = ↑ Earlier
programme-move-down = ↓ Later
programme-pause = { $is_now ->
    [True] ✓ { $count }
   *[other] { $count }
}
programme-to = → { $name }
programme-to-section = ‹ To the section

programme-letter-wanted = <b>There is a talk for the programme.</b>
    { $title }
    Open the programme: new talks are at the end of their sections. Tell the authors their time.
programme-letter-placed = <b>Your talk: { $when }</b>
programme-letter-moved = <b>The time has changed. Your talk now: { $when }</b>
programme-letter-day = <b>Your talk is tomorrow: { $when }</b>
programme-letter-hour = <b>Your talk is in an hour: { $when }</b>
programme-letter-talk = “{ $talk }”
    { $title }

programme-heading = Programme
programme-head-time = Time
programme-head-talk = Talk
programme-head-speaker = Speaker
