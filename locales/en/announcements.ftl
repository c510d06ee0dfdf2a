# An author's announcements: the list, one of them and everything that can be done with it.

announcements-head-ahead = <b>Announcements</b> · ahead and under way
announcements-head-behind = <b>Announcements</b> · sent
announcements-none-ahead = Nothing is planned yet.
announcements-none-behind = Nothing has been sent yet.
announcements-row = <b>{ $number }</b> · { $category } · { $when } · { $status }
    “{ $text }”
announcements-label = { $number } · { $text }
announcements-begin = New announcement
announcements-to-ahead = Ahead
announcements-to-behind = Sent
announcements-to-list = ‹ To announcements

announcements-head = <b>Announcement { $number } · { $status }</b>
announcements-status-asked = waits for approval
announcements-status-scheduled = scheduled
announcements-status-repeating = repeats
announcements-status-held = held back
announcements-status-late = late
announcements-status-sending = is being sent
announcements-status-paused = paused
announcements-status-sent = sent
announcements-status-stopped = stopped
announcements-status-dropped = deleted
announcements-status-over = repeats no more
announcements-status-recalled = recalled

announcements-due = Goes out on { $moment }
announcements-was-due = Was due on { $moment }
announcements-proposed = The new text waits for approval, people still have the old one:
announcements-repeats = Repeats { $when }
announcements-asked = Many people would get it, so somebody else looks at it first: the head or another curator.
announcements-asked-private = An announcement by difficulty is looked at by somebody else first: the head or another curator.
announcements-finished = Finished { $moment }
announcements-bar = { $bar } { $done } of { $total }
announcements-sum = { $total } = { $parts }
announcements-state-delivered = delivered { $people }
announcements-state-unreachable = unreachable { $people }
announcements-state-failed = refused { $people }
announcements-state-too-old = too late { $people }
announcements-state-stopped = not sent { $people }
announcements-state-unknown = unknown { $people }
announcements-state-waiting = waiting { $people }
announcements-left = { $seconds ->
    [0] Less than a second to go
    [one] About { $seconds } second to go
   *[other] About { $seconds } seconds to go
}
announcements-night = It is quiet hours: the others get it at 08:00.
announcements-pressed-hidden = Pressed “{ $name }”: not shown, that is for those who hold the activity
announcements-pressed = Pressed “{ $name }”: { $people }
announcements-edited = New text with { $edited } of { $delivered }
announcements-not-edited = Could not be corrected: { $people }
announcements-recalled = Recalled { $recalled } of { $delivered }, failed { $left }

announcements-do-look = Show as it is
announcements-do-edit = Change the text
announcements-do-time = Change the time
announcements-do-hold = Hold back
announcements-do-release = Put back in plan
announcements-do-drop = Delete
announcements-do-drop-now = Yes, delete
announcements-do-pause = Pause
announcements-do-go-on = Go on
announcements-do-stop = Stop
announcements-do-stop-now = Yes, stop
announcements-do-recall = Recall everywhere
announcements-do-recall-now = Yes, recall
announcements-do-send-again = Send to the unknown
announcements-do-again-now = Yes, send again
announcements-do-send-old = Send to those too late
announcements-do-old-now = Yes, send
announcements-do-send-late = Send all the same
announcements-do-keep = Keep the old text
announcements-do-open = Open the announcement
announcements-do-report = Report .xlsx

announcements-ask-drop = Delete announcement { $number }? Nobody will get it.
announcements-ask-stop = { $waiting ->
    [one] Stop announcement { $number }? { $waiting } more person will not get it. It cannot go on afterwards.
   *[other] Stop announcement { $number }? { $waiting } more people will not get it. It cannot go on afterwards.
}
announcements-ask-recall = { $delivered ->
    [one] Recall announcement { $number }? It will vanish from the chat of { $delivered } person. It cannot be brought back.
   *[other] Recall announcement { $number }? It will vanish from the chats of { $delivered } people. It cannot be brought back.
}
announcements-ask-send-again = { $unknown ->
    [one] Of { $unknown } person it is not known whether it arrived: the connection broke at that very moment. Send again? Somebody may get announcement { $number } twice.
   *[other] Of { $unknown } people it is not known whether it arrived: the connection broke at that very moment. Send again? Somebody may get announcement { $number } twice.
}

announcements-ask-send-old = { $old ->
    [one] { $old } person did not get announcement { $number } in time. Send it now?
   *[other] { $old } people did not get announcement { $number } in time. Send it now?
}

announcements-ask-hidden-stop = Stop announcement { $number }? Whoever has not got it will not get it. It cannot go on later.
announcements-ask-hidden-recall = Recall announcement { $number }? It disappears from everybody who got it. This cannot be undone.
announcements-ask-hidden-send-again = Send announcement { $number } to those of whom it is not known whether it arrived? Somebody may get it twice.
announcements-ask-hidden-send-old = Send announcement { $number } to those who did not get it in time?

announcements-caption = Announcement { $number }: what became of it for everybody.
announcements-sheet = Announcement
announcements-nameless = no name
announcements-column-name = Who
announcements-column-organization = Organization
announcements-column-municipality = Municipality
announcements-column-state = Delivery
announcements-column-sent = When
announcements-column-pressed = Pressed
announcements-of-waiting = waiting
announcements-of-sending = being sent
announcements-of-delivered = delivered
announcements-of-unreachable = unreachable
announcements-of-failed = refused
announcements-of-too-old = too late
announcements-of-stopped = not sent
announcements-of-unknown = unknown

announcements-letter-held =
    <b>Announcement { $number } is held back</b>
    “{ $text }”
    Its time ({ $moment }) has come, but you may not write to those people any more. If the role should have stayed, write to the curator: /help
announcements-letter-late =
    <b>Announcement { $number } was not sent</b>
    “{ $text }”
    It was due on { $moment }, but I was not running then. More than two days have passed since, and I will not send it without you.
announcements-letter-asked =
    <b>Announcement { $number } waits for approval</b>
    “{ $text }”
    It was due on { $moment }, but more people would get it now than were agreed to. The head or another curator looks at it first.
announcements-letter-narrow =
    <b>Announcement { $number } is held back</b>
    “{ $text }”
    Its time ({ $moment }) has come, but such conditions do not go together any more: a single person could be recognized by them. Compose it anew, with municipalities alone.
