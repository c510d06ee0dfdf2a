# Own requests: the list, one request, taking it back.

requests-none =
    <b>My requests</b>
    None yet. Tell us what is hard in your work: the district Council will answer, and I will offer you a suitable activity.
requests-begin = Report a difficulty
requests-list = <b>My requests</b>
requests-list-page = <b>My requests</b> · page { $page } of { $pages }
requests-row = <b>{ $number }</b> · { $about } · { $state }
requests-list-hint = Press a request to open it, or type its number.
requests-button = { $number } · { $about }
requests-open = Open the request
requests-whole = Show in full
requests-to-list = ‹ Back to the list

requests-head = <b>Request { $number } · { $kind }</b>

requests-short-submitted = awaiting a decision
requests-short-returned = question to you
requests-short-accepted = accepted
requests-short-shared = accepted
requests-short-rejected = rejected
requests-short-withdrawn = withdrawn
requests-short-expired = no decision
requests-short-healed = no longer a problem
requests-short-retired = closed

requests-state-submitted = <b>Awaiting a decision.</b> The Council will answer by { $promised }.
requests-state-returned =
    <b>The Council's question:</b> “{ $reason }”
    Answer, and the request will be looked at again.
requests-state-accepted = <b>Accepted.</b> When a suitable activity comes up, I will offer it to you.
requests-state-shared = <b>Accepted.</b> The curator knows that you are willing to share your experience.
requests-state-rejected = <b>Rejected:</b> “{ $reason }”
requests-state-withdrawn = <b>You withdrew this request.</b>
requests-state-expired = <b>Sorry, there was no decision in time.</b> Send the request again: everything you wrote is saved.
requests-state-healed = <b>No longer a problem.</b> Glad it worked out.
requests-state-retired = <b>Closed:</b> the district no longer works on this topic.

requests-history-submit = { $moment } · sent
requests-history-approve = { $moment } · accepted
requests-history-reject = { $moment } · rejected: “{ $reason }”
requests-history-return = { $moment } · the Council asked: “{ $reason }”
requests-history-withdraw = { $moment } · you withdrew it
requests-history-resubmit = { $moment } · you answered
requests-history-expire = { $moment } · no decision in time
requests-history-undo = { $moment } · the decision was undone
requests-history-resolve = { $moment } · you said it is no longer a problem
requests-history-reopen = { $moment } · sent again

requests-answer = Answer the question
requests-healed = No longer a problem
requests-reopen = It is hard again
requests-again = Send to the Council again
requests-withdraw = Withdraw the request
requests-ask-withdraw = <b>Withdraw request { $number }?</b>
requests-withdraw-means = The Council will stop working on it. A withdrawn request cannot be restored, but you can make a new one.
requests-withdraw-now = Yes, withdraw

requests-short-granted = granted
requests-state-granted = <b>Granted.</b> Open the activity to see whether you have a seat.
requests-state-enrolment-expired = <b>Sorry, there was no decision in time.</b> Have a look at other activities.
requests-state-school-submitted = <b>Awaiting a decision.</b> You will have an answer by { $promised }.
requests-state-school-granted = <b>You are accepted.</b> See the school page for your seat and sessions.
requests-state-school-expired = <b>Sorry, there was no decision in time.</b> The next cohort will appear under “Schools and mentors”.

requests-readers-now = At present: { $names }
requests-readers-now-later = At present: { $names }; if they do not answer, { $count } more
requests-readers-later = If there is no answer by { $day }, other Council members will see it too: { $names }
requests-readers-not-whole = Your principal and the people you work with will not see it, even if they are on the Council.
requests-readers-not = Your principal and colleagues will not see it.
requests-readers-more = { $names } and { $count } more
