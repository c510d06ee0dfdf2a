# Results: the organizer's panel, announcement, sheets, appeals, letters.

results-open = Results
results-panel = Draw up results
results-back = ‹ To the results
results-panel-head = <b>Results: { $title }</b>
results-state-draft = Not published yet.
results-state-published = There are no entries yet.
results-state-judged = All entries are judged. Only you see the results.
results-state-announced = The results are announced.
results-state-cancelled = Cancelled.
results-progress = { $stage }: { $ready } of { $count ->
    [one] { $count } entry
   *[other] { $count } entries
} judged
results-reviews = Reviews: { $given } of { $count }
results-nomination = <b>{ $name }</b>
results-row = { $place ->
    [0] —
   *[other] { $place }.
} { $name }{ $total ->
    [no] {""}
   *[other] {" "}— { $total }
} · { $outcome }{ $marks }
results-row-waits = not judged yet
results-row-passes = goes on
results-row-stays = does not go on
results-pupil = { $code } { $name }, { $grade }
results-absent = did not take part
results-mark-tied = tied
results-mark-wide = marks differ by { $spread }
results-mark-chosen = decided by you
results-wait-open = Entries are still accepted.
results-wait-admission = Decide first which entries are admitted.
results-wait-reviews = Waiting for the experts.
results-wait-sheet = Waiting for the sheet with scores.
results-wait-tie = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
} at the border of places. Decide who is above.
results-wait-motion = The council confirms the results. Until then they cannot be changed.
results-wait-quorum = Too few have voted for a quorum. Open the question of the council and put it again.
results-wait-nobody = There are no admitted entries. Prolong or close the contest on its page.

results-step-next = Go on to the next stage: { $count }
results-step-judge = Draw up the results
results-step-tie = Who is above?
results-step-put = Put to the council
results-step-ask = Announce the results
results-step-sheet = Scores from a sheet
results-step-offer = Offer to: { $title }
results-to-motion = The motion
results-pick = Change an outcome
results-pick-annul = Annul an entry
results-reset = Forget decided ties
results-reopen = Back to judging
results-table = Table .xlsx
results-appeals = Appeals: { $count }

results-tie = Tied: { $count }. Who is above?
results-tied = { $name }
results-tie-next = Press the next one. If the council has decided so, the others share the place.
results-share = The others share the place
results-ask = Announce the results of “{ $title }”? Entries: { $count }. Authors get letters, papers get numbers. This cannot be undone, only corrected.
results-announce = Yes, announce
results-announced = The results are announced.
results-put = The motion is open. The results become known when the council confirms them.
results-pick-head = <b>{ $title }</b>. Whose outcome do you change?
results-pick-annulled = <b>{ $title }</b>. Which entry is to be annulled? Its papers become void.
results-entry = <b>{ $title }</b>
results-entry-ask = Which outcome?
results-as-ranked = As ranked
results-annul = Annul
results-mean = { $name }: { $mean } of { $scale }

results-motion-question = Confirm the results: { $title }
results-motion-row = { $outcome }: { $name }, { $total }
results-motion-others = Others: { $count }
results-motion-granting = Grant an appeal: { $title }
results-motion-appeal = The appeal: { $words }
results-motion-answer = The new outcome: { $outcome }. Why: { $answer }

results-column-code = Code
results-column-score = Score
results-column-name = Who
results-column-grade = Class
results-column-place = Place
results-column-title = Entry
results-column-author = Author
results-column-municipality = Municipality
results-column-nomination = Nomination
results-column-total = Total
results-column-spread = Spread
results-column-outcome = Outcome
results-names-code = number
results-names-score = scores; points; result
results-sheet-title = Scores
results-sheet-file = scores.xlsx
results-sheet-ready = Fill in the column “Score” and send the sheet here. Codes: { $count }. Leave it empty for those who did not come.
results-sheet-found = Scores read: { $count }.
results-sheet-absent = Without a score: { $count }. They did not take part.
results-sheet-problems = The sheet is not taken, rows with errors: { $count }.
results-sheet-again = Correct it and send it again.
results-sheet-code = Row { $row }: no code
results-sheet-unknown = Row { $row }: there is no code “{ $word }”
results-sheet-twice = Row { $row }: the code “{ $word }” is there already
results-sheet-number = Row { $row }: “{ $word }” is not a number
results-sheet-bounds = Row { $row }: { $word } is above the highest score
results-take = Take the scores
results-taken = The scores are taken.
results-table-title = Results
results-table-file = results.xlsx
results-table-ready = Rows: { $count }.

results-head = <b>{ $title }: results</b>
results-day = Announced on { $day }
results-count = { $name }: { $count }
results-municipalities = <b>Standing of municipalities</b>
results-points = { $place }. { $name } — { $points }
results-own-pupils = <b>Your pupils</b>
results-own = <b>Your entries</b>
results-own-row = { $name } · { $outcome }
results-picture = Show as a picture
results-picture-day = Results of { $day }
results-picture-file = results.png
results-appeal = Disagree
results-words = Words of the experts
results-words-of = Words of the experts: { $title }
results-words-head = <b>{ $title }</b>: what the experts wrote
results-appeal-of = Appeal: { $title }
results-ask-appeal = Write what you disagree with, and why. The organizer will answer.
results-appealed = Thank you. The organizer will read it and answer.
results-appeal-waits = The appeal waits for an answer.
results-appeal-granted = The appeal is granted: { $answer }
results-appeal-rejected = The appeal is rejected: { $answer }
results-appeals-head = <b>{ $title }</b>. Appeals: { $count }
results-hearing = <b>Appeal: { $title }</b>
results-quote = <blockquote>{ $words }</blockquote>
results-hearing-ask = If the author is right, choose the new outcome. If not, reject it.
results-hearing-put = The council has confirmed the results, and only it can correct them. If the author is right, choose the new outcome, and the council votes. If not, reject it.
results-hearing-pupil = Which pupil is meant? If the author is wrong, reject.
results-hearing-voted = The council is voting. The results are corrected when it has decided.
results-reject = Reject
results-ask-answer = Write to the author why you decide so.
results-heard = The answer is sent.
results-appeal-put = The vote is open. If the council agrees, the results are corrected and the author gets a letter.
results-ask-reason = Why is the entry annulled? The author will read these words.
results-annulled = The entry is annulled, its papers are void.

results-seats-wanted = <b>{ $title }</b>: the outcome gives a seat in an activity of the type “{ $type }”. { $count ->
        [one] { $count } person waits
       *[other] { $count } people wait
    } for it. No activity with open sign-up is for them now.
results-seats-how = Publish such an activity and press “Give the seats”: all who wait are signed up and get a letter. Without this button they are not.
results-seats-give = Give the seats
results-seats-some = { $count ->
        [0] There is no activity with open sign-up for those who wait yet.
        [one] { $count } person is signed up, there is none for the others yet.
       *[other] { $count } people are signed up, there is none for the others yet.
    }
results-seats-given = <b>{ $title }</b>: all to whom the outcome gives a seat (“{ $type }”) are signed up. Each has got a letter.
results-accept = Accept
results-decline = Decline
results-accepted = Thank you, noted.
results-declined = Your refusal is noted. The organizer will know.
results-letter = <b>{ $title }</b>: the results are announced. Your entry “{ $name }”.
results-letter-outcome = Outcome: <b>{ $outcome }</b>
results-letter-total = Total: { $total } of 100
results-letter-seat = This outcome also gives a seat in an activity of the district. Unless you have one already, you get a letter as soon as you are signed up.
results-letter-offered = Please answer until { $until }: silence means no.
results-letter-appeal = If you disagree, write within { $count ->
    [one] { $count } day
   *[other] { $count } days
}: a button on the screen of results.
results-letter-rejected = <b>{ $title }</b>: the appeal about “{ $name }” is rejected. The answer is on the screen of results.
results-letter-annulled = <b>{ $title }</b>: the entry “{ $name }” is annulled. { $reason }
results-letter-declined = <b>{ $title }</b>: the author of “{ $name }” has declined the place.
results-letter-next = The next entry is “{ $title }”. Offer the place to it?
results-letter-last = There is no other entry to offer it to.
results-letter-asked = <b>{ $title }</b>: an appeal has come.
