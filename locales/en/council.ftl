# The card of a request for those who decide, and everything around a decision.

council-head = <b>Request { $number } · { $kind } · { $state }</b>
council-kind-deficit = difficulty
council-kind-enrolment = seat in an activity
council-kind-school = entry to a school
council-kind-mentor = mentoring
council-kind-announcement = announcement
council-state-submitted = waits for a decision
council-state-approved = ACCEPTED
council-state-rejected = REJECTED
council-state-returned = RETURNED WITH A QUESTION
council-state-withdrawn = WITHDRAWN
council-state-expired = EXPIRED
council-state-healed = RESOLVED BY THE AUTHOR

council-author = { $surname } { $given }, { $position }, { $service }
council-author-gone = The author has deleted their data.
council-position = { $position } ({ $subjects })
council-service = { $years ->
    [0] in the first year of work
    [one] { $years } year of work
   *[other] { $years } years of work
}
council-workplace = { $organization } · { $place }
council-place = { $place }
council-same = { $people ->
    [one] With the same difficulty in the district: { $people } teacher or more (on { $day })
   *[other] With the same difficulty in the district: { $people } teachers or more (on { $day })
}
council-same-few = With the same difficulty in each municipality: fewer than { $few } teachers (on { $day })
council-promised = An answer is promised by { $day }.
council-escalated = Nobody answered in time, so the whole council sees this request.
council-decided = Decision: { $decider }, { $moment }
council-somebody = a council member
council-reason = Reason: “{ $reason }”
council-question = Question: “{ $reason }”
council-note = Note for the council: “{ $note }”
council-deficit-healed = The author says: the difficulty is gone.
council-moved-on = Requests ({ $place }) can now be decided by: { $names }
council-moved-on-to-nobody = You can no longer decide requests ({ $place }).

council-open = Open the request
council-full = Show in full
council-accept = Accept
council-return = Return with a question
council-reject = Reject
council-undo = Undo the decision

council-ask-area =
    <b>Request { $number } · accept</b>
    “{ $text }”
    Which area does it belong to?
council-ask-topic =
    <b>Request { $number } · accept</b>
    “{ $text }”
    { $area }. Which topic is the closest? Press it, and the request is accepted.

council-title-reject = <b>Request { $number } · reject</b>
council-title-return = <b>Request { $number } · return with a question</b>
council-ask-reject = Why? The teacher will read these words. Choose a reason or write your own, up to { $limit } characters.
council-ask-return = What is unclear? The teacher will read the question and answer it. Choose or write your own, up to { $limit } characters.
council-ask-note = A note for those who decide: the teacher will not see it. Up to { $limit } characters.
council-check = Check and confirm.
council-reason-button-ready-say-more = Ask for details
council-reason-button-ready-other-topic = Ask about the topic
council-reason-button-ready-what-form = Ask what would help
council-reason-button-ready-not-ours = Not a teaching question
council-reason-button-ready-in-school = A matter for the school
council-reason-button-ready-repeated = Already requested
council-reason-ready-say-more = Please tell us more: in which classes, and what exactly is difficult?
council-reason-ready-other-topic = This seems to be another topic. Please look at the list once more.
council-reason-ready-what-form = What would help most: a class, a mentor, materials?
council-reason-ready-not-ours = This is not a question of teaching: the district cannot help with it.
council-reason-ready-in-school = Your own organization deals with this: please ask its methodologist or deputy head.
council-reason-ready-repeated = You have made such a request already.
council-confirm-reject = Reject
council-confirm-return = Return with a question
council-add-note = Add a note for the council
council-outcome-reject = <b>Request { $number } is rejected.</b> The teacher will learn the reason from me.
council-outcome-return = <b>Request { $number } is returned with a question.</b> I will write as soon as the teacher answers.
council-cancelled = Cancelled. Request { $number } still waits for a decision.

council-letter-approve = <b>There is a decision on request { $number }: accepted.</b>
council-letter-reject = <b>There is a decision on request { $number }: rejected.</b>
council-letter-return = <b>The council has a question about request { $number }.</b>
council-letter-reason = “{ $reason }”
council-letter-after-approve = When there is a suitable activity, I will offer it to you.
council-letter-after-approve-shared = Thank you for offering to share: the curator sees you on this topic.
council-letter-after-reject = If something changes, tell us about the difficulty again.
council-letter-after-return = Until you answer, the request waits for you, not for the council.
council-letter-undone = <b>The decision on request { $number } is undone, it is being considered again.</b>
council-letter-waits = You will have an answer by { $day }.
council-letter-expired = <b>Request { $number }: the time for an answer has passed.</b>
council-letter-expired-why = The council did not get to it, but what you said still stands. One press sends the request again.
council-letter-expired-unanswered = The council's question was not answered, so the request is closed. What you said still stands; one press sends the request again.
council-letter-reminder = <b>Request { $number } waits for your decision.</b>
council-letter-answered = <b>Request { $number }: the author has answered the question.</b>
council-letter-unrouted = <b>Nobody but you can decide request { $number } ({ $place }).</b> Appoint council members.

council-answer = The author’s answer: “{ $text }”
council-seats = { $free ->
    [0] No free seats for the author: accepted, they will queue.
    [one] { $free } free seat for the author
   *[other] { $free } free seats for the author
}
council-letter-seat = You have a seat. I will remind you a day before and two hours before.
council-letter-seat-queue = There are no seats yet: you are in the queue. I will write when one is free.
council-letter-no-seat = Have a look at the other activities: one of them may suit you.
council-letter-expired-seat = There was no decision. Have a look at the other activities: one of them may suit you.
council-reason-button-ready-why-you = Ask why they need it
council-reason-button-ready-how-used = Ask how they will use it
council-reason-button-ready-for-others = Meant for others
council-reason-button-ready-was-there = Was at one already
council-reason-button-ready-few-seats = Few seats
council-reason-ready-why-you = Please tell us how this activity would help you.
council-reason-ready-how-used = Please tell us how you would use it in your work.
council-reason-ready-for-others = This activity is meant for other people.
council-reason-ready-was-there = You have been to one like this; the seat goes to somebody who has not.
council-reason-ready-few-seats = There are few seats, and this time others got them.

council-reason-button-ready-other-words = Ask for other words
council-reason-button-ready-other-people = The wrong people
council-reason-button-ready-other-time = Another time
council-reason-button-ready-no-news = Was announced already
council-reason-ready-other-words = Please correct the text: not everybody will understand it.
council-reason-ready-other-people = Not all of these people seem to need it. Please narrow it down.
council-reason-ready-other-time = Better send it at another time.
council-reason-ready-no-news = It was announced already.
council-letter-announcement-approve = It goes out at its time, or at once if that has passed.
council-letter-announcement-reject = Nobody will get it.
council-letter-announcement-return = Correct the text, and the announcement goes to approval again.
council-letter-words-approve = Everybody who got the announcement will see the new text.
council-letter-words-reject = People keep the old text.
council-letter-words-return = Correct the text, and it goes to approval again.
council-letter-words-expired = Nobody looked at the new text in time, so people keep the old one.
council-announcement-edit = The announcement was sent already. Its author wants to change the text everywhere:
council-letter-announcement-expired = Nobody looked at it in time, so it was not sent. Compose it anew if it is still needed.
council-reason-button-ready-why-school = Ask why this school
council-reason-button-ready-who-recommends = Who recommends
council-reason-button-ready-next-cohort = In the next cohort
council-reason-button-ready-other-school = Another school fits
council-reason-ready-why-school = Please tell what you expect of this school.
council-reason-ready-who-recommends = Who can recommend you? Please give the name and the position.
council-reason-ready-next-cohort = There are few seats this time. Please apply for the next cohort.
council-reason-ready-other-school = Another school seems to fit you better: please look at the list.

council-heard = <b>News about the difficulties of the district</b>
council-heard-accepted = Accepted:
council-heard-unanswered = The council did not answer in time:
council-heard-row = { $topic }: { $numbers }
council-heard-own = In own words
council-heard-hint = Write the number of a request to open it.
