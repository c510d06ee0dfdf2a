# The form of an announcement.

announcing-head = <b>New announcement</b>
announcing-change-head = <b>As it will be</b>
announcing-ask-content =
    Send what people will see: text (up to { $text } characters), a photo, a video, a document or an album (up to { $album } files, a caption of up to { $caption } characters). Formatting is kept. Once sent, only the words can change.
announcing-so-far = Now:
announcing-files = { $files ->
    [one] Attached: { $files } file
   *[other] Attached: { $files } files
}
announcing-text = “{ $text }”
announcing-button = Button { $number }: { $label }
announcing-category = Category: { $name }
announcing-is-urgent = Urgent: goes out in quiet hours too
announcing-when = When: { $when }
announcing-at-once = at once
announcing-night = It is quiet hours: the announcement goes out at 08:00.
announcing-problem = ⚠️ { $problem }
announcing-parked = You have an announcement that was not sent.
announcing-resume = Go on with it
announcing-anew = Begin a new one
announcing-cancelled = The announcement was not sent.

announcing-size = { $people ->
    [one] { $people } person will get it
   *[other] { $people } people will get it
}
announcing-size-muted = { $people ->
    [one] { $people } person will get it ({ $muted } more switched “{ $category }” off)
   *[other] { $people } people will get it ({ $muted } more switched “{ $category }” off)
}
announcing-size-at-least = { $people ->
    [one] At least { $people } person will get it
   *[other] At least { $people } people will get it
}
announcing-size-hidden = How many will get it is not shown: a small number would give people away.
announcing-wide-only = This condition goes together with municipalities alone, so that nobody can be recognized.
announcing-whom-districts = To: { $names }
announcing-whom-places = To: { $names }
announcing-whom-organizations = Organizations: { $names }
announcing-whom-positions = Positions: { $names }
announcing-whom-subjects = Subjects: { $names }
announcing-whom-service = { $years ->
    [one] Service: up to { $years } year
   *[other] Service: up to { $years } years
}
announcing-whom-roles = Roles: { $names }
announcing-whom-communities = Communities: { $names }
announcing-whom-activity = People of “{ $title }”: { $statuses }
announcing-whom-all = all who are signed up or came
announcing-whom-topic = With a difficulty in “{ $topic }” (no names are shown)
announcing-whom-more = { $names } and { $more } more
announcing-status-booked = Booked
announcing-status-waitlisted = In the queue
announcing-status-requested = Waiting
announcing-status-attended = Came
announcing-status-absent = Did not come

announcing-ask-recipients = <b>To whom</b>
    Conditions add up: the more there are, the fewer people.
announcing-ask-places = Which municipalities? None ticked: all.
announcing-ask-positions = Which positions? None ticked: all.
announcing-ask-subjects = Which subjects do they teach? None ticked: any.
announcing-ask-service = Up to how many years of service? Write a number, such as: 3
announcing-ask-roles = Which roles? None ticked: any, and none.
announcing-ask-communities = Members of which communities? None ticked: everybody.
announcing-ask-organizations = Write a part of an organization's name and tick those you want.
announcing-ask-activity = The people of which activity?
announcing-ask-statuses = Which of them? None ticked: all who are signed up or came.
announcing-ask-area = Who has an open difficulty? You will see no names and no small numbers, and somebody else looks at the announcement first. Choose an area:
announcing-ask-topic = Choose the topic:
announcing-ask-saved = Saved conditions. Press to take one; ✕ deletes it.
announcing-none-saved = Nothing is saved yet.
announcing-no-activities = There is no such activity.
announcing-ask-name = What shall these conditions be called? Up to 40 characters.
announcing-ask-category = The category: people can switch it off, except “Important”.
announcing-ask-buttons = Up to three buttons under the announcement.
announcing-ask-link = Write the label and the address, such as: Programme https://example.org/plan
announcing-ask-sign-up = Sign-up for which activity?
announcing-ask-when = When shall it be sent?
announcing-ask-moment = Write the day and the time, such as: 3 December 9:00, tomorrow at 10
announcing-ask-weekdays = On which days of the week?
announcing-ask-month-day = On which day of each month? Write a number from 1 to 31.
announcing-ask-at = At what time? Such as: 9:00
announcing-ask-until = Until which day? Such as: 31 May

announcing-change-content = Change
announcing-change-recipients = To whom
announcing-change-category = Category
announcing-change-buttons = Buttons
announcing-change-when = When
announcing-change-places = Municipalities
announcing-change-positions = Positions
announcing-change-subjects = Subjects
announcing-change-service = Service
announcing-change-roles = Roles
announcing-change-communities = Communities
announcing-change-organizations = Organizations
announcing-change-activity = Activity
announcing-change-area = Difficulty
announcing-change-saved = Saved
announcing-change-name = Save these conditions
announcing-change-link = Link
announcing-change-sign-up = Sign up
announcing-set-read = I have read it
announcing-change-moment = At a set time
announcing-change-weekdays = Every week
announcing-change-month-day = Every month
announcing-on = Next
announcing-done = Done
announcing-clear = Clear
announcing-everybody = All I may write to
announcing-sample = Show 10 names
announcing-urgent = Urgent, also at night
announcing-take = Remove button { $number }
announcing-now = At once
announcing-endless = Without an end
announcing-preview = Show as it is
announcing-send = Send
announcing-schedule = Schedule
announcing-save = Save
announcing-sample-head = For example:
announcing-sample-row = { $name }, { $organization }

announcing-weekday-0 = Monday
announcing-weekday-1 = Tuesday
announcing-weekday-2 = Wednesday
announcing-weekday-3 = Thursday
announcing-weekday-4 = Friday
announcing-weekday-5 = Saturday
announcing-weekday-6 = Sunday
announcing-on-weekday-0 = Mondays
announcing-on-weekday-1 = Tuesdays
announcing-on-weekday-2 = Wednesdays
announcing-on-weekday-3 = Thursdays
announcing-on-weekday-4 = Fridays
announcing-on-weekday-5 = Saturdays
announcing-on-weekday-6 = Sundays
announcing-weekly = on { $days }
announcing-monthly = monthly on day { $day }
announcing-repeats = { $days } at { $at }
announcing-repeats-until = { $days } at { $at }, until { $until }
