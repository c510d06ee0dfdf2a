# Activities for those who hold them: a new one, the list, another time, calling off.

organising-to-made = The district's activities
organising-manage = Manage
organising-to-activities = ‹ To all activities
organising-made = <b>The district's activities</b>
    Open one, or plan a new one.
organising-none-made = <b>The district's activities</b>
    None yet. Plan the first one.
organising-row = { $day } · { $title }{ $state }
organising-mark-draft = { " " }· draft
organising-mark-published = { "" }
organising-mark-cancelled = { " " }· cancelled
organising-mark-over = { " " }· over
organising-new = New activity
organising-state-draft = A draft: participants do not see it.
organising-state-published = Published: everybody it is for can sign up.
organising-state-cancelled = <b>Cancelled.</b>
organising-state-over = Over.
organising-number = Number of the activity: { $number }
organising-counts = { $booked } of { $capacity } seats taken, { $offered } offered, { $waiting } in the queue
organising-counts-unlimited = Have signed up: { $booked }
organising-counts-came = Came: { $came }
organising-people = Who has signed up
organising-people-booked = <b>Have a seat: { $count }</b>
organising-people-offered = <b>Are offered one: { $count }</b>
organising-people-waitlisted = <b>In the queue: { $count }</b>
organising-nobody = Nobody has signed up yet.
organising-person = { $name } · { $organization } · { $place }{ $unsure ->
    [yes] { " " }· has not answered about the new time
   *[no] { "" }
}
organising-person-gone = Data deleted
organising-call-off = Cancel the activity
organising-call-off-now = Yes, cancel the activity
organising-as-seen = As participants see it
organising-ask-call-off = <b>Cancel the activity?</b>
organising-call-off-means = { $count ->
    [0] Nobody has signed up yet. This cannot be undone.
    [one] { $count } person will be told. This cannot be undone.
   *[other] { $count } people will be told. This cannot be undone.
}

organising-step = New activity · step { $step } of { $steps }
organising-day-is = { $day }
organising-ask-type = What will it be?
organising-ask-title = What is it called? Write the title as people will see it.
organising-ask-area = Which difficulty will it help with? Choose an area.
organising-ask-topic = Which topic?
organising-ask-day = On which day? Choose ({ $month }) or write, for example: 3 December.
organising-ask-times = At what time? Write the beginning and the end, for example: 14:00–16:30.
organising-ask-place = Where? Write the place or the link to join.
organising-ask-hours = How many hours will the certificate say? Write a number.
organising-ask-seats = How many seats? Write a number.
organising-ask-audience = For whom?
organising-no-topic = No topic
organising-unlimited = Seats for everybody
organising-whom-all = For all districts
organising-whom-district = For my district only
organising-whom-young = For up to 3 years of service
organising-for-all = For people of all districts
organising-for-district = For people of the district only
organising-for-young = For people of the district with up to 3 years of service
organising-check = <b>Please check before publishing</b>
organising-seats = Seats: { $count }
organising-topic = Topic: { $topic }
organising-new-time = New time: { $when }
organising-lessons = ⚠ { $when }: there are lessons at school at that time.
organising-problem = ⚠ { $why }
organising-publish = Publish
organising-move-now = Move it and tell everybody
organising-add-session = Add a session
organising-parked = You have begun to describe an activity.
organising-resume = Back to the activity
organising-anew = Begin anew
organising-cancelled = The form is closed, nothing was published.
organising-published = <b>Published. Number of the activity: { $number }.</b>
organising-clusters = What many find difficult
organising-clusters-head = <b>What many find difficult</b>
    Topics reported by five teachers of the district or more.
organising-clusters-of-day = On { $day }. Municipalities with fewer than { $few } people are not counted.
organising-cluster-row = { $people } · { $topic }
organising-cluster-row-of-day = { $people } or more · { $topic }
organising-no-clusters = None so far.
organising-cluster = <b>{ $topic }</b>
organising-cluster-people = { $people ->
    [one] Reported by { $people } teacher of the district.
   *[other] Reported by { $people } teachers of the district.
}
organising-cluster-people-of-day = { $people ->
    [one] On { $day } { $people } teacher of the district or more had reported it.
   *[other] On { $day } { $people } teachers of the district or more had reported it.
}
organising-cluster-place = { $place }: { $people }
organising-cluster-few = Fewer than { $few }: { $places }
organising-cluster-means = Plan an activity, and I will invite each of them.
organising-from-cluster = Plan an activity
organising-wanted = What would help: { $list }
organising-wanted-few = Asked for by fewer than { $few }: { $list }
organising-sharing = Ready to share: { $count }
organising-sharing-who = Who is ready to share
organising-sharing-topics = Ready to share experience
organising-sharing-head = <b>Ready to share experience</b>
    How many people of the district, and on which topic.
organising-no-sharing = No one has offered yet.
organising-calls = I will offer it to everyone it suits who reported such a difficulty.
organising-sheet = Mark who came
organising-sheet-of = Mark who came on { $day }
organising-came = { $came } of { $total } came
organising-sheet-hint = Press a name: ☑ was there, ✗ was not. Once more: correct it.
organising-export = As a list .xlsx
organising-export-caption = { $title }: { $count }
organising-column-number = No.
organising-column-name = Surname, name, patronymic
organising-column-position = Position
organising-column-service = Years of service
organising-column-organization = Organization
organising-column-place = Municipality
organising-column-status = Taking part
organising-status-requested = waits for approval
organising-status-waitlisted = in the queue
organising-status-offered = is offered a seat
organising-status-booked = has a seat
organising-status-attended = took part
organising-status-partly = took part in some
organising-status-absent = was absent
organising-change = Change
organising-copy = Again on another day
organising-edit = Change the draft
organising-drop = Delete the draft
organising-dropped = The draft is deleted.
organising-ask-change = What shall be changed? Everybody signed up is told of another time or place.
organising-change-day = Time { $session }
organising-change-place = Place { $session }
organising-change-title = Correct the title
organising-change-seats = Seats
organising-change-description = Description
organising-change-head = A change · { $title }
organising-finer-head = More settings
organising-unchanged = Nothing was changed.
organising-check-move = <b>Check the new time</b>
organising-kept = <b>The draft is kept. Activity number: { $number }.</b> Participants do not see it.
organising-changed-day = <b>Moved. Everybody signed up will be told.</b>
organising-changed-place = <b>The place is changed. Everybody signed up will be told.</b>
organising-changed-title = <b>The title is corrected.</b> In ten minutes everyone concerned will be told. Issued certificates keep the old one.
organising-changed-seats = <b>The number of seats is changed.</b> If there are more, the queue gets them.
organising-changed-description = <b>The description is changed.</b>
organising-unsure = The time has changed; not answered yet: { $count }
organising-more = More settings
organising-keep = Keep as a draft
organising-clear = Leave out
organising-ask-more = 
    <b>More settings</b>
    All of it may be left out.
organising-set-description = Description
organising-set-area = One more topic
organising-set-closing = End of sign-up
organising-set-quotas = Seats by municipality
organising-set-places = For municipalities
organising-set-positions = For positions
organising-set-service = Years of service
organising-set-merging = When to share seats
organising-approval-on = ☑ The council gives seats
organising-approval-off = ☐ The council gives seats
organising-ask-description = Describe the activity: what there will be, what to bring. Up to 1500 characters.
organising-ask-closing = Until when can people sign up? Write a day and an hour, for instance: December 9 at 18:00. Left out, it is 18:00 on the day before.
organising-ask-quotas = How many seats are kept for a municipality? Choose it. All other seats are common.
organising-ask-quota = How many seats are kept for { $place }? Write a number; 0 keeps none.
organising-ask-merging = From which day are unused seats of municipalities common? Write a day, for instance: December 1.
organising-ask-places = For which municipalities? If none is ticked: for all.
organising-ask-positions = For which positions? If none is ticked: for all.
organising-ask-service = For those with at most how many years of service? Write a number.
organising-closes = Sign-up until { $moment }
organising-has-approval = The district council gives the seats
organising-quotas = Seats by municipality: { $quotas }
organising-merges = Unused ones become common on { $day }
organising-only = Only: { $who }
organising-people-requested = <b>Waiting for consent: { $count }</b>
organising-room = Code for the wall
organising-chart = As a picture
organising-chart-caption = What many find difficult
organising-chart-caption-of-day = What many find difficult, on { $day }
organising-chart-title = { $title }
organising-week-later = The same a week later
organising-holiday = ⚠ { $when }: a public holiday ({ $name }).
organising-holidays-marked = * a public holiday
