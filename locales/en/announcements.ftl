# An author's announcements: the list, one of them and everything that can be done with it.

announcements-head-ahead = <b>Announcements</b> · planned
announcements-head-behind = <b>Announcements</b> · sent
announcements-none-ahead = Nothing is planned yet.
announcements-none-behind = Nothing has been sent yet.
announcements-row = <b>{ $number }</b> · { $category } · { $when } · { $status }
    “{ $text }”
announcements-label = { $number } · { $text }
announcements-begin = New announcement
announcements-to-ahead = Planned
announcements-to-behind = Sent
announcements-to-list = ‹ Back to announcements

announcements-head = <b>Announcement { $number } · { $status }</b>
announcements-status-asked = awaiting approval
announcements-status-scheduled = scheduled
announcements-status-repeating = repeating
announcements-status-held = on hold
announcements-status-late = overdue
announcements-status-sending = being sent
announcements-status-paused = paused
announcements-status-sent = sent
announcements-status-stopped = stopped
announcements-status-dropped = deleted
announcements-status-over = no longer repeats
announcements-status-recalled = recalled

announcements-due = Goes out on { $moment }
announcements-was-due = Was due on { $moment }
announcements-proposed = The new text is awaiting approval; people still see the old one:
announcements-repeats = Repeats { $when }
announcements-asked = Many people would get it, so the head of the district or another curator will look at it first.
announcements-asked-private = An announcement chosen by difficulty is first looked at by the head of the district or another curator.
announcements-finished = Finished { $moment }
announcements-bar = { $bar } { $done } of { $total }
announcements-sum = { $total } in all: { $parts }
announcements-state-delivered = delivered { $people }
announcements-state-unreachable = unreachable { $people }
announcements-state-failed = failed { $people }
announcements-state-too-old = too late { $people }
announcements-state-stopped = not sent { $people }
announcements-state-unknown = unclear { $people }
announcements-state-waiting = waiting { $people }
announcements-left = { $seconds ->
    [0] Less than a second left
    [one] About { $seconds } second left
   *[other] About { $seconds } seconds left
}
announcements-night = It is quiet hours: the rest will go out at 08:00.
announcements-pressed-hidden = Pressed “{ $name }”: hidden, only the activity's organizers can see it
announcements-pressed = Pressed “{ $name }”: { $people }
announcements-edited = New text shown to { $edited } of { $delivered }
announcements-not-edited = Could not be updated: { $people }
announcements-recalled = Recalled { $recalled } of { $delivered }, failed { $left }

announcements-do-look = See how it looks
announcements-do-edit = Change the text
announcements-do-time = Change the time
announcements-do-hold = Put on hold
announcements-do-release = Schedule it again
announcements-do-drop = Delete
announcements-do-drop-now = Yes, delete
announcements-do-pause = Pause
announcements-do-go-on = Resume
announcements-do-stop = Stop
announcements-do-stop-now = Yes, stop
announcements-do-recall = Recall from everyone
announcements-do-recall-now = Yes, recall
announcements-do-send-again = Resend where unclear
announcements-do-again-now = Yes, resend
announcements-do-send-old = Send to those who missed it
announcements-do-old-now = Yes, send
announcements-do-send-late = Send it anyway
announcements-do-keep = Keep the old text
announcements-do-open = Open the announcement
announcements-do-report = Download report .xlsx

announcements-ask-drop = Delete announcement { $number }? Nobody will get it.
announcements-ask-stop = { $waiting ->
    [one] Stop announcement { $number }? { $waiting } more person will not get it. It cannot be resumed.
   *[other] Stop announcement { $number }? { $waiting } more people will not get it. It cannot be resumed.
}
announcements-ask-recall = { $delivered ->
    [one] Recall announcement { $number }? It will disappear from the chat of { $delivered } person. This cannot be undone.
   *[other] Recall announcement { $number }? It will disappear from the chats of { $delivered } people. This cannot be undone.
}
announcements-ask-send-again = { $unknown ->
    [one] It is unclear whether { $unknown } person got it: the connection broke at that very moment. Resend? Somebody may get announcement { $number } twice.
   *[other] It is unclear whether { $unknown } people got it: the connection broke at that very moment. Resend? Somebody may get announcement { $number } twice.
}

announcements-ask-send-old = { $old ->
    [one] { $old } person did not get announcement { $number } in time. Send it now?
   *[other] { $old } people did not get announcement { $number } in time. Send it now?
}

announcements-ask-hidden-stop = Stop announcement { $number }? Those who have not got it yet never will. It cannot be resumed.
announcements-ask-hidden-recall = Recall announcement { $number }? It will disappear for everyone who got it. This cannot be undone.
announcements-ask-hidden-send-again = Resend announcement { $number } where it is unclear whether it arrived? Somebody may get it twice.
announcements-ask-hidden-send-old = Send announcement { $number } to those who did not get it in time?

announcements-caption = Announcement { $number }: what happened to it for each recipient.
announcements-sheet = Announcement
announcements-nameless = no name
announcements-column-name = Name
announcements-column-organization = Organization
announcements-column-municipality = Municipality
announcements-column-state = Delivery
announcements-column-sent = When
announcements-column-pressed = Pressed
announcements-of-waiting = waiting
announcements-of-sending = being sent
announcements-of-delivered = delivered
announcements-of-unreachable = unreachable
announcements-of-failed = failed
announcements-of-too-old = too late
announcements-of-stopped = not sent
announcements-of-unknown = unclear

announcements-letter-held =
    <b>Announcement { $number } is on hold</b>
    “{ $text }”
    Its time ({ $moment }) has come, but you can no longer message these people. If you should still have your role, write to your curator: /help
announcements-letter-unnamed =
    <b>Announcement { $number } was not sent</b>
    “{ $text }”
    It names a person who took the consent back. Write a new one without the name and delete this one.
announcements-letter-late =
    <b>Announcement { $number } was not sent</b>
    “{ $text }”
    It was due on { $moment }, but I was not running then. More than two days have passed, so I will not send it unless you say so.
announcements-letter-asked =
    <b>Announcement { $number } is awaiting approval</b>
    “{ $text }”
    It was due on { $moment }, but it would now reach more people than was approved. The head of the district or another curator will look at it first.
announcements-letter-narrow =
    <b>Announcement { $number } is on hold</b>
    “{ $text }”
    Its time ({ $moment }) has come, but its conditions can no longer be combined: they could identify one person. Please write it again, choosing by municipality only.
announcements-starting = { $people ->
    [one] Sending… { $people } person will receive it.
   *[other] Sending… { $people } people will receive it.
}
announcements-file = Report of announcement { $number }.xlsx
