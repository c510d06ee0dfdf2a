# Consultations of methodists: finding a time, booking, asking; a methodist's schedule.

consult-open = Consultations
consult-back = ‹ Consultations
consultations-title = <b>Consultations of methodists</b>
consultations-ahead = You have booked:
consultations-past = Past ones:
consultations-choose = Choose a topic, and I will show the free times.
consultations-own = Topics with a dot are those of your difficulties.
consultations-giving = Your times, and who has booked them: “{ consult-schedule }”.
consultations-none = There are no methodists in the district yet. You can ask a curator: “Help”.
consultations-topic = { $own ->
    [yes] • { $topic }
   *[no] { $topic }
}
consultations-on-topic = Consultation of a methodist
consultations-row = · { $when }, { $name }{ $status ->
    [held] {" "}– took place
    [missed] {" "}– did not take place
   *[other] {""}
}
consultations-topic-title = Topic: <b>{ $topic }</b>
consultations-times = Choose a time.
consultations-full = There is no free time now. I can write when there is one.
consultations-nobody = There are no methodists on this topic yet. You can ask a curator: “Help”.
consultations-busy = { $name }: no free time.
consultations-watch = Tell me when there is a time: { $name }
consultations-watched = { $name }: I will write when there is a time.
consultations-booked = You have booked it. Press “{ consult-ask }”, so that the methodist can prepare.
consultations-asked = I will pass the question on to the methodist.
consultations-thanks = Thank you for the answer!
consultations-when = <b>{ $when }</b>, { $minutes } min
consultations-place = Place: { $place }
consultations-with = { $name }
consultations-from = { $name }, { $organization }
consultations-about = Topic: { $topic }
consultations-question = Question: { $question }
consultations-status-ahead = To come.
consultations-status-booked = The time is over. Note whether it took place.
consultations-status-held = It took place.
consultations-status-missed = It did not take place.
consultations-status-cancelled = Cancelled.
consultations-reason = Reason: { $reason }
consultations-answered-healed = Answer: it helped, no longer difficult.
consultations-answered-better = Answer: it is easier now.
consultations-answered-not-yet = Answer: it has not helped yet.
consultations-answered-not-held = Answer: it did not take place.
consult-ask = Write a question
consult-ask-again = Change the question
consult-cancel = Cancel the booking
consult-calendar = To the calendar
consultations-calendar-hint = Open the file, and the meeting appears in the calendar of your phone.
consultations-entry = Consultation: { $name }
consult-answer-healed = Helped, no longer hard
consult-answer-better = It is easier now
consult-answer-not-yet = It has not helped yet
consult-answer-not-held = It did not take place
consult-schedule = My schedule
consult-to-schedule = ‹ Schedule
consultations-schedule-title = <b>My consultations</b>
    Booked: { $booked }, free: { $free }
consultations-empty = There are no times yet. Press “Add times”.
consultations-line-free = { $when } · free
consultations-line = { $when } · <b>{ $name }</b>{ $status ->
    [ahead] {""}
    [held] {" "}· took place
    [missed] {" "}· did not take place
   *[other] {" "}· to be noted
}
consult-lay = Add times
consult-tidy = Remove free times
consult-remove = Remove this time
consult-note-held = It took place
consult-note-missed = It did not
consult-why = Cancel the meeting
consultations-called-off = The meeting is cancelled, and the teacher was told.
consultations-ask-row = Write days, hours and a place, for example: “Tue and Thu 15:00–17:00, 20 minutes, room 5”. You may add “open 1 December” and “until 3 hours before”; otherwise booking closes 2 hours before.
consultations-ask-question = Write your question: what is difficult, what you have tried.
consultations-ask-reason = Why do you cancel it? The teacher reads the reason, at most { $limit } characters. I will offer other times.
consultations-letter-booked = A consultation with you was booked.
consultations-letter-given-up = The booking of a consultation was cancelled, the time is free again.
consultations-letter-cancelled = The methodist has cancelled the consultation.
consultations-letter-day = A consultation is tomorrow.
consultations-letter-hour = A consultation is in an hour.
consultations-letter-asked = Did the consultation take place? Has it helped?
consultations-letter-free = { $name }: there is a time for a consultation.
consultations-instead = You can choose another time:
