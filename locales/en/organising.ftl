# Activities for those who hold them: a new one, the list, another time, calling off.

organising-to-made = Run an activity
organising-back-to-made = ‹ District activities
organising-manage = Manage the activity
organising-to-activities = ‹ Back to all activities
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
organising-state-draft = A draft: only organizers can see it.
organising-state-published = Published, people can sign up.
organising-state-cancelled = <b>Cancelled.</b>
organising-state-over = Over.
organising-number = Activity number: { $number }
organising-counts = { $booked } of { $capacity } seats taken, { $offered } offered, { $waiting } on the waiting list
organising-counts-unlimited = Signed up: { $booked }
organising-counts-came = Came: { $came }
organising-people = Who has signed up
organising-people-booked = <b>Signed up: { $count }</b>
organising-people-offered = <b>Offered a seat: { $count }</b>
organising-people-waitlisted = <b>On the waiting list: { $count }</b>
organising-nobody = Nobody has signed up yet.
organising-search = Search: “{ $search }”
organising-not-found = There is no such name in the list. Try another spelling.
organising-can-search = To find somebody, type their surname.
organising-everyone = Show everyone
organising-person = { $name } · { $organization } · { $place }{ $unsure ->
    [yes] { " " }· has not answered about the new time
   *[no] { "" }
}
organising-person-gone = Data deleted
organising-call-off = Cancel the activity
organising-call-off-now = Yes, cancel the activity
organising-as-seen = Preview
organising-ask-call-off = <b>Cancel the activity?</b>
organising-call-off-means = { $count ->
    [0] Nobody has signed up yet. This cannot be undone.
    [one] { $count } person will be told. This cannot be undone.
   *[other] { $count } people will be told. This cannot be undone.
}

organising-step = New activity · step { $step } of { $steps }
organising-day-is = { $day }
organising-ask-type =
    What will it be? You can say it all in one message:
    “Seminar Reading the task, 5 December 14:00–16:30, School No. 2, 4 hours, 25 seats”
organising-ask-title = What is it called? Write the title as participants will see it.
organising-ask-area = Which difficulty will it help with? Choose an area.
organising-ask-topic = Which topic?
organising-ask-day = On which day? Choose ({ $month }) or write, for example: 3 December.
organising-ask-times = At what time? Write the start and the end, for example: 14:00–16:30.
organising-ask-place = Where? Write the place or the link for joining online.
organising-ask-hours = How many hours should the certificate say? Write a number.
organising-ask-seats = How many seats? Write a number.
organising-ask-audience = For whom?
organising-no-topic = No topic
organising-unlimited = Seats for everyone
organising-whom-all = For all districts
organising-whom-district = For my district only
organising-whom-young = Up to 3 years of experience
organising-for-all = For teachers of all districts
organising-for-district = For teachers of the district only
organising-for-young = For teachers of the district with up to 3 years of experience
organising-check = <b>Check before you publish</b>
organising-seats = Seats: { $count }
organising-topic = Topic: { $topic }
organising-new-time = New time: { $when }
organising-lessons = ⚠ { $when }: schools have lessons at that time.
organising-problem = ⚠ { $why }
organising-publish = Publish
organising-move-now = Move it and tell everyone
organising-add-session = Add a session
organising-parked = You have already started describing an activity.
organising-resume = Back to the activity
organising-anew = Start over
organising-cancelled = The form is closed, nothing was published.
organising-published = <b>Published. Activity number: { $number }.</b>
organising-clusters = What many find difficult
organising-propose = Propose priorities
organising-clusters-head = <b>What many find difficult</b>
    Topics reported by at least five teachers of the district.
organising-clusters-of-day = As of { $day }. Municipalities with fewer than { $few } people are not counted.
organising-cluster-row = { $people } · { $topic }
organising-cluster-row-of-day = { $people } or more · { $topic }
organising-no-clusters = None so far.
organising-cluster = <b>{ $topic }</b>
organising-cluster-people = { $people ->
    [one] Reported by { $people } teacher of the district.
   *[other] Reported by { $people } teachers of the district.
}
organising-cluster-people-of-day = { $people ->
    [one] As of { $day }: reported by { $people } teacher of the district or more.
   *[other] As of { $day }: reported by { $people } teachers of the district or more.
}
organising-cluster-place = { $place }: { $people }
organising-cluster-few = A few people each (fewer than { $few }): { $places }
organising-cluster-means = Plan an activity, and I will invite every one of them.
organising-from-cluster = Plan an activity
organising-wanted = Would help: { $list }
organising-wanted-many = { $name } { $people }
organising-wanted-at-least = { $name } { $people } or more
organising-wanted-few = Asked for by fewer than { $few } people: { $list }
organising-sharing = Willing to share: { $count }
organising-sharing-who = Who is willing to share
organising-sharing-topics = Willing to share experience
organising-sharing-head = <b>Willing to share experience</b>
    How many people of the district, and on which topic.
organising-no-sharing = Nobody has offered yet.
organising-calls = I will offer it to everyone it suits who has reported this difficulty.
organising-sheet = Mark who came
organising-sheet-of = Mark who came on { $day }
organising-came = { $came } of { $total } came
organising-sheet-hint = Mark everyone, then press those who were not there: ☑ was there, ✗ was not.
organising-export = Download list .xlsx
organising-export-caption = { $title }: { $count }
organising-column-number = No.
organising-column-name = Full name
organising-column-position = Position
organising-column-service = Years of experience
organising-column-organization = Organization
organising-column-place = Municipality
organising-column-status = Participation
organising-status-requested = awaiting approval
organising-status-waitlisted = on the waiting list
organising-status-offered = offered a seat
organising-status-booked = signed up
organising-status-attended = took part
organising-status-partly = took part in some sessions
organising-status-absent = was absent
organising-change = Change
organising-copy = Repeat on another day
organising-edit = Change the draft
organising-drop = Delete the draft
organising-dropped = The draft has been deleted.
organising-ask-change = What would you like to change? Everyone signed up will be told about a new time or place.
organising-change-day = Time { $session }
organising-change-place = Place { $session }
organising-change-title = Correct the title
organising-change-seats = Number of seats
organising-change-description = Description
organising-change-closing = End of sign-up
organising-change-head = Change · { $title }
organising-finer-head = More settings
organising-unchanged = Nothing was changed.
organising-check-move = <b>Check the new time</b>
organising-kept = <b>The draft is saved. Activity number: { $number }.</b> Only organizers can see it.
organising-changed-day = <b>Moved. Everyone signed up will be told.</b>
organising-changed-place = <b>The place has been changed. Everyone signed up will be told.</b>
organising-changed-title = <b>The title has been corrected.</b> In ten minutes everyone concerned will be told. Certificates already issued keep the old one.
organising-changed-seats = <b>The number of seats has been changed.</b> Any new seats go to those on the waiting list.
organising-changed-description = <b>The description has been changed.</b>
organising-changed-closing = <b>The end of sign-up was changed.</b>
organising-unsure = The time has changed; no answer yet from: { $count }
organising-more = More settings
organising-keep = Save as a draft
organising-clear = Leave out
organising-ask-more = 
    <b>More settings</b>
    All of this is optional.
organising-set-description = Description
organising-set-closing = Sign-up deadline
organising-set-quotas = Seats by municipality
organising-set-places = For municipalities
organising-set-positions = For positions
organising-set-service = Maximum experience
organising-set-merging = When seats are pooled
organising-approval-on = ☑ The Council approves seats
organising-approval-off = ☐ The Council approves seats
organising-ask-description = Describe the activity: what will happen, what to bring; for a course the link to its page. Up to 1500 characters.
organising-ask-agenda = The agenda of the assembly, a line for each item: “10:00 Opening”. Lines with a time are shown in “The assembly now”. Up to 1500 characters.
organising-ask-programme = Describe the activity. Write its programme in lines: “10:00 Opening”. Parallel sections are lines with the same time: “11:00–12:30 Section of physics”, “11:00–12:30 Section of history”. Up to 1500 characters.
organising-ask-closing = Until when can people sign up? Write a day and a time, for example: 9 December at 18:00. If left out: 18:00 the day before.
organising-ask-quotas = How many seats should be reserved for a municipality? Choose one. The rest are shared by all.
organising-ask-quota = How many seats should be reserved for { $place }? Write a number; 0 reserves none.
organising-ask-merging = From which day are unused reserved seats open to everyone? Write a day, for example: 1 December.
organising-ask-places = For which municipalities? None ticked: all of them.
organising-ask-positions = For which positions? None ticked: all of them.
organising-ask-service = Up to how many years of experience? Write a number.
organising-closes = Sign-up until { $moment }
organising-has-approval = The Council approves each seat
organising-quotas = Seats by municipality: { $quotas }
organising-quotas-lost = Now in another district: { $places }. The seats kept for them are open to all.
organising-merges = Unused ones are open to everyone from { $day }
organising-only = Only: { $who }
organising-people-requested = <b>Awaiting approval: { $count }</b>
organising-room = QR code for the entrance
organising-export-file = Participants, activity { $number }.xlsx
organising-chart = Show as a chart
organising-chart-caption = What many find difficult
organising-chart-about = { $district }, { $day }. How many people chose the topic
organising-chart-total = Total: { $total }{ $more ->
    [0] { "" }
   *[other] { "; more topics: " }{ $more }
}
organising-chart-total-of-day = Total: { $total } or more{ $more ->
    [0] { "" }
   *[other] { "; more topics: " }{ $more }
}
organising-week-later = Same time a week later
organising-holiday = ⚠ { $when }: a public holiday ({ $name }).
organising-holidays-marked = * a public holiday
organising-set-title = Title
organising-set-type = Type
organising-set-day = Day
organising-set-times = Time
organising-set-place = Place
organising-set-hours = Hours
organising-set-seats = Seats
organising-set-audience = For whom
organising-set-area = Topic
organising-add-topic = One more topic
organising-drop-session = Remove this session
organising-go-on = Keep it
organising-session-head = One more session · { $title }
organising-weekends-marked = Saturdays and Sundays are in brackets.
organising-ask-correction = What would you like to change? You can type a new title right away.
organising-ask-held = What would you like to change in this session?
organising-change-type = Type
organising-change-hours = Hours
organising-change-area = Topic
organising-change-audience = For whom
organising-check-change = <b>Please check before changing</b>
organising-correct-now = Correct it and tell people
organising-save-now = Save
organising-changed-type = <b>The type is corrected.</b> In ten minutes everybody concerned will hear of it. Certificates already issued stay as they are.
organising-changed-hours = <b>The hours are corrected.</b> In ten minutes everybody concerned will hear of it. Certificates already issued stay as they are.
organising-changed-area = <b>The topic is changed.</b>
organising-changed-audience = <b>Who may sign up is changed.</b> Those who have signed up stay.
organising-unclear = Not understood: { $parts }.
organising-rest-all = Everyone came
organising-rest = Mark the rest as present
organising-were = { $came } of { $booked } came
organising-were-unmarked = Signed up: { $booked }. Attendance was not marked.
organising-tell = Tell people
organising-column-seats = Seats
organising-column-team = Team
organising-column-children = Children
organising-column-bus = Bus
organising-column-lodging = Lodging
organising-set-in-a-row = Several days in a row
organising-ask-in-a-row = How many days in a row, the first included? Public holidays are left out.
organising-set-bus = Seats in the bus
organising-change-bus = Seats in the bus
organising-ask-bus = How many seats are in the bus? Write the number. Without it, nobody is asked.
organising-changed-bus = <b>The seats in the bus are changed.</b> If there are more, the queue gets them.
organising-bus = Seats in the bus: { $seats }
organising-clash-head = ⚠ On that day for the same people:
organising-clash = • { $type } “{ $title }”, { $when }{ $state ->
    [draft] {" "}(draft)
   *[published] { "" }
}
organising-clashes-more = …and { $count } more.
organising-clash-letter = ⚠ <b>Another activity has been planned on the day of yours, for the same people.</b> You may want to talk.
organising-clash-own = Yours:
organising-clash-other = The other one:
organising-clash-organizer = Planned by: { $name }
