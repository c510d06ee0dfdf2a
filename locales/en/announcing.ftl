# The form of an announcement.

announcing-head = <b>New announcement</b>
announcing-head-of = <b>Announcement { $number } · change</b>
announcing-change-head = <b>How it will look</b>
announcing-ask-content =
    Send what people will see: text (up to { $text } characters), a photo, a video, a document or an album (up to { $album } files, with a caption of up to { $caption } characters). Formatting is kept. Once it is sent, only the words can be changed.
announcing-ask-new-content = Send the new text: up to { $text } characters, or up to { $caption } under a photo or file.
announcing-so-far = Now:
announcing-files = { $files ->
    [one] Attached: { $files } file
   *[other] Attached: { $files } files
}
announcing-text = “{ $text }”
announcing-button = Button { $number }: { $label }
announcing-category = Category: { $name }
announcing-is-urgent = Urgent: also goes out in quiet hours
announcing-when = When: { $when }
announcing-at-once = right away
announcing-night = It is quiet hours: the announcement will go out at 08:00.
announcing-problem = ⚠️ { $problem }
announcing-parked = You have an unsent announcement.
announcing-resume = Finish the announcement
announcing-anew = Start a new one
announcing-cancelled = The announcement was not sent.

announcing-size = { $people ->
    [one] { $people } person will get it
   *[other] { $people } people will get it
}
announcing-size-muted = { $people ->
    [one] { $people } person will get it ({ $muted } more have muted “{ $category }”)
   *[other] { $people } people will get it ({ $muted } more have muted “{ $category }”)
}
announcing-untold = Not included, as they gave no position, subjects or years: { $people }.
announcing-size-at-least = { $people ->
    [one] At least { $people } person will get it
   *[other] At least { $people } people will get it
}
announcing-size-hidden = The number of recipients is hidden: a small number could give people away.
announcing-wide-only = This condition can only be combined with municipalities, so that nobody can be identified.
announcing-whom-districts = To: { $names }
announcing-whom-places = To: { $names }
announcing-whom-organizations = Organizations: { $names }
announcing-whom-positions = Positions: { $names }
announcing-whom-subjects = Subjects: { $names }
announcing-whom-service = { $years ->
    [one] Experience: up to { $years } year
   *[other] Experience: up to { $years } years
}
announcing-whom-roles = Roles: { $names }
announcing-whom-communities = Communities: { $names }
announcing-whom-activity = Participants of “{ $title }”: { $statuses }
announcing-whom-all = everyone signed up or present
announcing-whom-topic = With a difficulty in “{ $topic }” (no names are shown)
announcing-whom-more = { $names } and { $more } more
announcing-status-booked = Signed up
announcing-status-waitlisted = On the waiting list
announcing-status-requested = Awaiting approval
announcing-status-attended = Came
announcing-status-absent = Did not come

announcing-ask-recipients = <b>To whom</b>
    All of them must match: the more you set, the fewer people get it.
announcing-ask-places = Which municipalities? None ticked: all.
announcing-ask-positions = Which positions? None ticked: all.
announcing-ask-subjects = Which subjects do they teach? None ticked: any.
announcing-ask-service = Up to how many years of experience? Write a number, for example: 3
announcing-ask-roles = Which roles? None ticked: any role or none.
announcing-ask-communities = Members of which communities? None ticked: everyone.
announcing-ask-organizations = Type part of an organization's name and tick the ones you want.
announcing-ask-activity = Participants of which activity?
announcing-ask-statuses = Which of them? None ticked: everyone signed up or present.
announcing-ask-area = Who has an open difficulty? You will see no names and no small numbers, and somebody else will look at the announcement first. Choose an area:
announcing-ask-topic = Choose the topic:
announcing-ask-saved = Saved conditions. Press one to use it; ✕ deletes it.
announcing-none-saved = Nothing is saved yet.
announcing-no-activities = There are no such activities.
announcing-ask-name = What would you like to call these conditions? Up to 40 characters.
announcing-ask-category = Category: people can mute it, except “Important”.
announcing-ask-buttons = Add up to three buttons under the announcement.
announcing-ask-link = Write the label and the address, for example: Programme https://example.org/plan
announcing-ask-sign-up = Sign-up for which activity?
announcing-ask-when = When should it be sent?
announcing-ask-moment = Write the day and the time, for example: 3 December 9:00, tomorrow at 10
announcing-ask-weekdays = On which days of the week?
announcing-ask-month-day = On which day of each month? Write a number from 1 to 31.
announcing-ask-at = At what time? For example: 9:00
announcing-ask-until = Until which day? For example: 31 May

announcing-change-content = Text and files
announcing-change-recipients = To whom
announcing-change-category = Category
announcing-change-buttons = Buttons
announcing-change-when = When
announcing-change-places = Municipalities
announcing-change-positions = Positions
announcing-change-subjects = Subjects
announcing-change-service = Experience
announcing-change-roles = Roles
announcing-change-communities = Communities
announcing-change-organizations = Organizations
announcing-change-activity = Activity
announcing-change-area = Difficulty
announcing-change-saved = Saved conditions
announcing-change-name = Save these conditions
announcing-change-link = Link button
announcing-change-sign-up = “Sign up” button
announcing-set-read = “I have read it” button
announcing-change-moment = At a set time
announcing-change-weekdays = Every week
announcing-change-month-day = Every month
announcing-clear = Remove this condition
announcing-everybody = Reset: everyone
announcing-sample = Show 10 names
announcing-urgent = Urgent, also at night
announcing-take = Remove button { $number }
announcing-now = Right away
announcing-endless = No end date
announcing-preview = Preview
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
announcing-call = “{ $title }”: entries are accepted until { $until }.
announcing-call-always = “{ $title }”: entries are accepted at any time.
announcing-to-call = Conditions
announcing-activity = { $type } “{ $title }”
