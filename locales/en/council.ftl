# The card of a request for those who decide, and everything around a decision.

council-head = <b>Request { $number } · { $kind } · { $state }</b>
council-kind-deficit = difficulty
council-kind-enrolment = seat in an activity
council-kind-school = admission to a school
council-kind-mentor = mentoring
council-kind-announcement = announcement
council-state-submitted = awaiting a decision
council-state-approved = ACCEPTED
council-state-rejected = REJECTED
council-state-returned = QUESTION TO THE AUTHOR
council-state-withdrawn = WITHDRAWN
council-state-expired = EXPIRED
council-state-healed = NO LONGER A PROBLEM

council-author = { $told }
council-author-gone = The author has deleted their data.
council-position = { $position } ({ $subjects })
council-service = { $years ->
    [0] in the first year of work
    [one] { $years } year of experience
   *[other] { $years } years of experience
}
council-workplace = { $organization } · { $place }
council-place = { $place }
council-same = { $people ->
    [one] Same difficulty in the district: { $people } teacher or more (as of { $day })
   *[other] Same difficulty in the district: { $people } teachers or more (as of { $day })
}
council-same-few = Same difficulty in each municipality: fewer than { $few } teachers (as of { $day })
council-promised = Answer promised by { $day }.
council-escalated = Nobody answered in time, so the whole Council can see this request.
council-decided = Decision: { $decider }, { $moment }
council-decided-for = Decision { $whom }: { $decider }, { $moment }
council-deciding-for = You decide { $whom }.
council-somebody = a Council member
council-reason = Reason: “{ $reason }”
council-question = Question: “{ $reason }”
council-note = Note for the Council: “{ $note }”
council-deficit-healed = The author says it is no longer a problem.
council-moved-on = Requests ({ $place }) can now be decided by: { $names }
council-moved-on-to-nobody = You can no longer decide requests ({ $place }).

council-open = Open the request
council-full = Show in full
council-accept = Accept
council-return = Ask the author
council-reject = Reject
council-undo = Undo the decision
council-undo-of = Undo the decision on { $number }
council-next = Next › ({ $count } more)
council-went-on = Request { $number } is accepted. Still waiting: { $count }.
council-invite = Invite
council-other-topic = Another topic
council-later = Choose the topic later
council-file = Choose the topic

council-title-accept = <b>Request { $number } · accept with a topic</b>
council-title-file = <b>Request { $number } · choose its topic</b>
council-ask-likely = Which is closest?
council-ask-area = Which area does it belong to?
council-ask-topic = { $area }. Which topic is closest?

council-title-reject = <b>Request { $number } · reject</b>
council-title-return = <b>Request { $number } · question to the author</b>
council-ask-reject = Why? The author will read these words. Choose a reason or write your own, up to { $limit } characters.
council-ask-return = What is unclear? The author will read the question and answer it. Choose one or write your own, up to { $limit } characters.
council-ask-note = A note for those who decide: the author will not see it. Up to { $limit } characters.
council-check = Check and confirm.
council-reason-button-ready-say-more = Ask for details
council-reason-button-ready-other-topic = Ask about the topic
council-reason-button-ready-what-form = Ask what would help
council-reason-button-ready-not-ours = Not about teaching
council-reason-button-ready-in-school = A matter for the school
council-reason-button-ready-repeated = Already requested
council-reason-ready-say-more = Please tell us more: in which school years, and what exactly is difficult?
council-reason-ready-other-topic = This seems to belong to another topic. Please look at the list once more.
council-reason-ready-what-form = What would help most: an activity, a mentor, materials?
council-reason-ready-not-ours = This is not about teaching, so the district cannot help with it.
council-reason-ready-in-school = Your own organization deals with this: please ask its methodologist or deputy principal.
council-reason-ready-repeated = You have already sent a request like this.
council-confirm-reject = Reject
council-confirm-return = Send the question
council-add-note = Add a note for the Council
council-outcome-reject = <b>Request { $number } is rejected.</b> I will pass the reason on to the author.
council-outcome-return = <b>The question about request { $number } is sent.</b> I will write as soon as the author answers.
council-cancelled = Cancelled. Request { $number } is still awaiting a decision.

council-letter-approve = <b>Your request { $number } has been accepted.</b>
council-letter-reject = <b>Your request { $number } was not accepted; the reason is below.</b>
council-letter-return = <b>There is a question about your request { $number }.</b>
council-letter-reason = “{ $reason }”
council-letter-after-approve = When a suitable activity comes up, I will offer it to you.
council-letter-after-approve-shared = Thank you for offering to share: the curator can now find you under this topic.
council-letter-after-reject = If you still need help, write to a curator: we will find another way.
council-letter-after-return = Answer when it suits you: the Council will come straight back to your request.
council-letter-undone = <b>Request { $number } will be looked at again.</b> The previous answer no longer counts.
council-letter-waits = You will have a decision by { $day }.
council-letter-expired = <b>Request { $number }: there was no decision in time.</b>
council-letter-expired-why = Sorry, the Council did not get to it. One press sends the request again: everything you wrote is saved.
council-letter-expired-unanswered = The Council's question was not answered, so the request is closed. One press sends it again: everything you wrote is saved.
council-letter-reminder = <b>Request { $number } is awaiting your decision.</b>
council-letter-answered = <b>Request { $number }: the author has answered.</b>
council-letter-unrouted = <b>Nobody but you can decide request { $number } ({ $place }).</b> Please appoint Council members.

council-answer = The author's answer: “{ $text }”
council-seats = { $free ->
    [0] No free seats for the author: if accepted, they join the waiting list.
    [one] { $free } free seat for the author
   *[other] { $free } free seats for the author
}
council-letter-seat = You have a seat.
council-letter-seat-queue = No seats are free yet: you are on the waiting list. I will write when one frees up.
council-letter-no-seat = Have a look at other activities: one of them may suit you.
council-letter-expired-seat = There was no decision. Have a look at other activities: one of them may suit you.
council-reason-button-ready-why-you = Ask why they need it
council-reason-button-ready-how-used = Ask how they will use it
council-reason-button-ready-for-others = Meant for others
council-reason-button-ready-was-there = Has been to one already
council-reason-button-ready-few-seats = Few seats
council-reason-ready-why-you = Please tell us how this activity would help you.
council-reason-ready-how-used = Please tell us how you would use it in your work.
council-reason-ready-for-others = This activity is meant for other participants.
council-reason-ready-was-there = You have already been to one like this; the seat goes to somebody who has not.
council-reason-ready-few-seats = There are few seats, and this time they went to others.

council-reason-button-ready-other-words = Ask to reword it
council-reason-button-ready-other-people = Not the right people
council-reason-button-ready-other-time = Suggest another time
council-reason-button-ready-no-news = Already announced
council-reason-ready-other-words = Please reword it: not everyone will understand.
council-reason-ready-other-people = Not all of these people seem to need it. Please narrow the audience.
council-reason-ready-other-time = It would be better to send it at another time.
council-reason-ready-no-news = This has already been announced.
council-letter-announcement-approve = It will go out at its time, or right away if that has passed.
council-letter-announcement-reject = Nobody will get it.
council-letter-announcement-return = Correct the text, and the announcement will go for approval again.
council-letter-words-approve = Everyone who got the announcement will see the new text.
council-letter-words-reject = People will keep seeing the old text.
council-letter-words-return = Correct the text, and it will go for approval again.
council-letter-words-expired = Nobody looked at the new text in time, so people keep seeing the old one.
council-announcement-edit = The announcement has already been sent. Its author wants to change the text for everyone:
council-letter-announcement-expired = Nobody looked at it in time, so it was not sent. Write it again if it is still needed.
council-reason-button-ready-why-school = Ask why this school
council-reason-button-ready-who-recommends = Ask who recommends them
council-reason-button-ready-next-cohort = Suggest the next cohort
council-reason-button-ready-other-school = Another school suits better
council-reason-ready-why-school = Please tell us what you expect from this school.
council-reason-ready-who-recommends = Who can recommend you? Please give their name and position.
council-reason-ready-next-cohort = There are few seats this time. Please apply for the next cohort.
council-reason-ready-other-school = Another school seems to suit you better: please look at the list.

council-heard = <b>News on the district's difficulties</b>
council-heard-accepted = Accepted:
council-heard-unanswered = Not answered by the Council in time:
council-heard-row = { $topic }: { $numbers }
council-heard-own = In their own words
council-heard-hint = To open a request, type its number.
