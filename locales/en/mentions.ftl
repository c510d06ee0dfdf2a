# Who leads and wins; consent to be named; leaders of activities.

mentions-candidates = Who leads and wins
mentions-candidates-title = <b>Who leads, who wins</b> · this school year
mentions-wish-won = Prize winners
mentions-wish-master = 3 master classes
mentions-wish-led = Lead activities
mentions-wish-shared = Practice shared
mentions-none = There are none yet.
mentions-candidate-row = • <b>{ $name }</b>: { $counts }
mentions-count-won = prizes { $count }
mentions-count-led = activities led { $count }
mentions-count-master = master classes { $count }
mentions-count-practices = practices { $count }
mentions-candidate = <b>{ $name }</b>
    { $workplace }
mentions-won = • place { $place } · { $title } · { $call }
mentions-led-row = • { $days } · { $type } · { $title } · { $hours } h
mentions-state-none = Before you write about a colleague, ask for consent.
mentions-state-asked = Asked, no answer yet. The name is not published.
mentions-state-agreed = The person agrees.
mentions-state-refused = The person does not want to be named.
mentions-state-withdrawn = The consent is withdrawn: do not publish the name.
mentions-state-dropped = The question is taken back.
mentions-ask = Ask for consent
mentions-tell = Write an announcement
mentions-spotlight = Meet { $name }, { $workplace }.
mentions-spotlight-led = • { $type } “{ $title }”
mentions-asked = <b>{ $by } wants to tell colleagues about you</b>
    The announcement will have your name, school and results of this year. May we?{ $title ->
       *[other] { "" }
    }
mentions-asked-leader = <b>{ $by } asks you to lead “{ $title }”</b>
    If you agree, your name is shown on the card of the activity.
mentions-asked-means = Without your yes the name is not shown. You can change the answer: “Settings” → “Where I am named”.
mentions-yes = Yes, you may
mentions-no = Please do not
mentions-answered-about = { $state ->
    [agreed] <b>{ $name }</b> agrees. You can write the announcement.
    [refused] <b>{ $name }</b> asks not to be named.
   *[withdrawn] <b>{ $name }</b> has withdrawn the consent. Stop or recall the announcement if there is one.
}{ $title ->
   *[other] { "" }
}
mentions-answered-leader = { $state ->
    [agreed] <b>{ $name }</b> leads “{ $title }”; the card shows the name.
    [refused] <b>{ $name }</b> cannot lead “{ $title }”.
   *[withdrawn] <b>{ $name }</b> asks not to be named on the card of “{ $title }”.
}
mentions-mine = Where I am named
mentions-mine-title = <b>Where I am named</b>
mentions-mine-none = Nowhere yet. You are asked first.
mentions-mine-row = { $state ->
    [agreed] ✓
   *[other] ○
} { $title }: { $state ->
    [agreed] allowed
    [asked] waits for your answer
    [refused] not allowed
   *[withdrawn] consent withdrawn
}
mentions-announcement = Announcement about me
mentions-withdraw = Withdraw: { $title }
mentions-allow = Allow: { $title }
mentions-said-agreed = Thank you! The curator is told.
mentions-said-refused = All right, there will be no name.
mentions-said-withdrawn = The consent is withdrawn, the curator is told. What is sent already can be recalled within two days.
mentions-led = Who leads it
mentions-led-title = <b>Leaders of “{ $title }”</b>
mentions-led-none = No leaders are named.
mentions-leader = <b>{ $name }</b>, { $workplace }
mentions-leaders = Leaders
mentions-leaders-title = <b>Leaders: { $title }</b>
mentions-leader-row = • { $name }: { $state ->
    [agreed] agrees
    [asked] asked
    [refused] refused
   *[withdrawn] withdrawn
}
mentions-leaders-ask = Type a surname, and I will ask the person. The card shows the name after a yes.
mentions-leaders-found = { $count ->
    [0] No one in the district for “{ $search }”. Try another spelling.
   *[other] Found for “{ $search }”: who leads it?
}
mentions-name = { $name }
mentions-drop = Take off: { $name }
mentions-led-own = <b>Activities you lead: { $count }</b>
