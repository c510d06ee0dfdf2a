# Reviews: own, marks, comments; experts who differ.

reviews-section = My reviews
reviews-section-waiting = My reviews · { $count }
reviews-to-list = ‹ Reviews
reviews-open = Open the review
reviews-title = <b>My reviews</b>
reviews-none = There are no reviews now. When you are asked, you will hear from me.
reviews-row-asked = { $at }. <b>{ $label }</b> · { $call }: you are asked, until { $due }
reviews-row-accepted = { $at }. <b>{ $label }</b> · { $call }: taken, until { $due }
reviews-row-begun = { $at }. <b>{ $label }</b> · { $call }: { $done } of { $all }, until { $due }
reviews-row-given = { $at }. <b>{ $label }</b> · { $call }: sent
reviews-asked = <b>A review is asked of you: { $label }</b>
reviews-head = <b>Review: { $label }</b>
reviews-about = { $call } · { $stage }
reviews-slot = { $stage }: { $when }
reviews-about-title = “{ $title }”
reviews-due = Due: { $due }
reviews-due-extended = Extended, due: { $due }
reviews-blind = The author and the municipality are hidden. Anonymity is limited: topic and style may give the author away. If they do, decline: “I know the author”.
reviews-criteria = { $count ->
    [one] { $count } criterion
   *[other] { $count } criteria
  }: press the marks, each is saved at once.
reviews-decision-only = A decision is needed: accept, return or refuse.
reviews-take = I take it
reviews-refuse = I cannot
reviews-why = Why not? Another expert will be asked.
reviews-reason-time = No time
reviews-reason-conflict = I know the author
reviews-reason-topic = Not my topic
reviews-reason-other = Other
reviews-declined = “{ $label }”: you declined, thank you for saying so. This entry will not be offered to you again.
reviews-lapsed = “{ $label }”: the time is over, another expert was asked. Your marks are kept.
reviews-void = “{ $label }”: the review is not needed any more.
reviews-step = <b>Review: { $label }</b> · { $at } of { $all }
reviews-criterion = <b>{ $criterion }</b>
reviews-marks = { $marks }
reviews-mark = { $mark } · { $label }
reviews-marks-plain = 1 · no, { $middle } · partly, { $most } · fully
reviews-marks-short = 1 · no, { $most } · fully
reviews-own-mark = Your mark: { $mark } of { $most }
reviews-own-none = no mark
reviews-skip = Skip
reviews-back = ‹ Back
reviews-to-summary = To the summary
reviews-work = Open the entry
reviews-ask-verdict = <b>Your decision</b>
reviews-verdict-accept = Accept
reviews-verdict-return = Return for changes
reviews-verdict-refuse = Refuse
reviews-summary = <b>Check the review: { $label }</b>
reviews-given = <b>The review is sent: { $label }</b>
reviews-line = { $at }. { $criterion }: { $mark } of { $most }
reviews-line-none = { $at }. { $criterion }: no mark
reviews-line-verdict = { $at }. Decision: { $verdict }
reviews-line-no-verdict = { $at }. Decision: none
reviews-to-author = To the author: { $text }
reviews-to-curator = To the organizer: { $text }
reviews-missing-marks = Before you send it, give the marks that are missing.
reviews-missing-verdict = Before you send it, decide.
reviews-missing-comment = Before you send it, explain the lowest or highest mark in words: to the author or to the organizer.
reviews-missing-reason = Before you send it, tell the author what to change, or why it is refused.
reviews-edit = ✏️ { $number }
reviews-say-author = To the author
reviews-say-curator = To the organizer
reviews-ask-author = What do you say to the author? It is read after the results, and at once if you return the entry. Your name is not shown.
reviews-ask-curator = What do you say to the organizer? The author does not see it.
reviews-comment-now = Now: { $text }
reviews-give = Send
reviews-change = Change
reviews-extend = 3 more days
reviews-work-head = <b>Entry { $label }</b>
reviews-work-answer = <b>{ $field }</b>
    { $answer }
reviews-work-empty = The entry has no answers that experts may see.
reviews-work-large = The file { $name } is over 20 MB and cannot be made anonymous. Ask the organizer for it.
reviews-reminder-half = Half of the time for the review has passed. Open it: marks are given by pressing.
reviews-reminder-two-days = 2 days are left for the review.
reviews-reminder-one-day = 1 day is left for the review.
reviews-waits = A review was asked of you, and the answer is awaited: do you take it?
reviews-conflict = “{ $label }”: you are now connected with this entry (such as by one organization), so the review is void. Thank you for it.
reviews-lapsed-curator = The review of “{ $label }” was not given in time ({ $call }). { $has_next ->
    [yes] The next expert was asked.
   *[no] There are no experts in reserve.
  }
reviews-differ = <b>The experts differ: { $label }</b>
reviews-differ-totals = Totals of 100: { $totals }
reviews-differ-verdicts = Decisions: { $verdicts }
reviews-differ-what = A third expert can be asked, the experts can talk and change their marks, or it stays as it is.
reviews-settle-third = Third expert
reviews-settle-talk = Let them talk
reviews-settle-leave = Leave it
reviews-settled-third = A third expert was asked.
reviews-settled-none = There is no free expert without a conflict. They can talk, or it stays as it is.
reviews-settled-talk = The reviews are open again for 3 days, the experts were told.
reviews-settled-leave = It stays as it is.
reviews-talk = Your marks for “{ $label }” differ from those of your colleagues. Please look at it again and change the marks if you see fit. The review is open until { $due }.
