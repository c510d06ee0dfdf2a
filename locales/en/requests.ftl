# Own requests: the list, one request, taking it back.

requests-none =
    <b>My requests</b>
    None yet. Tell what is difficult in your work: the district Council will answer, and I will offer an activity that suits.
requests-begin = Report a difficulty
requests-list = <b>My requests</b>
requests-list-page = <b>My requests</b> · page { $page } of { $pages }
requests-row = <b>{ $number }</b> · { $about } · { $state }
requests-list-hint = Open a request with its button or type its number.
requests-button = { $number } · { $about }
requests-open = Open the request
requests-whole = Show in full
requests-to-list = ‹ To the list

requests-head = <b>Request { $number } · { $kind }</b>

requests-short-submitted = waits for a decision
requests-short-returned = a question to you
requests-short-accepted = accepted
requests-short-shared = accepted
requests-short-rejected = rejected
requests-short-withdrawn = withdrawn
requests-short-expired = left without an answer
requests-short-healed = difficulty resolved
requests-short-retired = closed

requests-state-submitted = <b>Waits for a decision.</b> The district Council will answer by { $promised } at the latest.
requests-state-returned =
    <b>The Council asks:</b> “{ $reason }”
    Answer, and the request will be looked at again.
requests-state-accepted = <b>Accepted.</b> When there is an activity that suits, I will offer it to you.
requests-state-shared = <b>Accepted.</b> The curator sees that you are ready to share experience.
requests-state-rejected = <b>Rejected:</b> “{ $reason }”
requests-state-withdrawn = <b>You have withdrawn the request.</b>
requests-state-expired = <b>There was no answer in time.</b> What you said still stands; one press sends it to the council again.
requests-state-healed = <b>The difficulty is resolved.</b> Glad it worked out.
requests-state-retired = <b>Closed:</b> the district no longer works on this topic.

requests-history-submit = { $moment } · sent
requests-history-approve = { $moment } · accepted
requests-history-reject = { $moment } · rejected: “{ $reason }”
requests-history-return = { $moment } · the Council asked: “{ $reason }”
requests-history-withdraw = { $moment } · you withdrew it
requests-history-resubmit = { $moment } · you answered
requests-history-expire = { $moment } · the term for an answer passed
requests-history-undo = { $moment } · the decision was undone
requests-history-resolve = { $moment } · you said that the difficulty is gone
requests-history-reopen = { $moment } · sent again

requests-answer = Answer the question
requests-healed = It is resolved
requests-reopen = It is difficult again
requests-again = Send to the council again
requests-withdraw = Withdraw
requests-ask-withdraw = <b>Withdraw request { $number }?</b>
requests-withdraw-means = The Council will deal with it no more. A withdrawn request cannot be brought back, but a new one can be made.
requests-withdraw-now = Yes, withdraw

requests-short-granted = granted
requests-state-granted = <b>Granted.</b> Open the activity to see how it stands with your seat.
requests-state-enrolment-expired = <b>There was no decision in time.</b> Have a look at the other activities.
requests-state-school-submitted = <b>Waits for a decision.</b> You will have an answer by { $promised }.
requests-state-school-granted = <b>You are accepted.</b> How it stands with the seat and the sessions is seen in the school.
requests-state-school-expired = <b>There was no decision in time.</b> The next cohort will be seen under “Schools and mentors”.

requests-readers-now = At present these are: { $names }
requests-readers-later = If there is no answer by { $day }, other members of the Council will see it too: { $names }
requests-readers-not = Your principal and those who work in your organization will not see it, even if they sit on the Council.
requests-readers-more = { $names } and { $count } more
