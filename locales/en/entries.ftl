entries-answer = <b>{ $label }:</b> { $answer }
entries-person-invited = { $name } (no answer yet)
entries-person-confirmed = { $name } ✓
entries-person-refused = { $name } (declined)
entries-person-erased = name deleted
# ── Form of an entry ──
entry-step = <b>{ $title }</b> · step { $step } of { $steps }
entry-ask-nomination = <b>Which nomination?</b>
entry-change-nomination = Nomination
entry-one-organization = The whole team is of your organization.
entry-summary = <b>{ $title }</b>
    Check your answers.
entry-send = Send the entry
entry-seen-curators = It will be seen by the curators of the district.
entry-seen-experts = It will be seen by curators, and by experts who are not from your school.
entry-seen-blind = It will be seen by curators and, without your name and school, by experts.
entry-seen-inner = Curators alone will see: { $names }.
entry-whole = Show in full
entry-shorter = Show in short
entry-cancelled = The entry was not sent, the answers are deleted.
entry-sent = Entry { $number } was sent: “{ $title }”.
entry-waits-for-gate = A curator will see whether all is there, and admit it or return it with a question. You will hear from me.
entry-is-admitted = It is admitted. You will hear from me when it has an outcome.

# ── My entries ──
entries-mine = My entries
entries-title = <b>My entries</b>
entries-none = <b>My entries</b>
    None yet. Open a contest or a defence: there is a button to take part.
entries-row = • { $title } — { $state } ({ $call })
entries-open = Open the entry
entries-card = <b>{ $title }</b>
    { $call }
entries-state = Now: { $state }
entries-status = { $status ->
    [submitted] waits for a curator
    [returned] returned to you
    [admitted] admitted, under review
    [assessed] reviewed, waits for results
    [offered] waits for your answer
    [settled] there is a result
    [declined] you declined
    [refused] not admitted
    [withdrawn] you withdrew it
    [expired] the time to answer is over
    [annulled] annulled
   *[other] { $status }
}
entries-progress = Waits for experts: { $given } of { $needed }
entries-reason = Reason: { $reason }
entries-answer-by = You can change it until { $until }
entries-outcome = Result: <b>{ $outcome }</b>
entries-place = Place: { $place }
entries-total = Points: { $total } of 100
entries-nomination = Nomination: { $nomination }
entries-whole = Show in full
entries-shorter = Show in short
entries-change = Change and send
entries-withdraw = Withdraw the entry
entries-ask-withdraw = Withdraw “{ $title }” ({ $call })? Experts will not see it any more.
entries-withdraw-sure = Withdraw
entries-keep = Keep
entries-invited = { $author } names you as a co-author: “{ $title }” ({ $call }). Do you agree?
entries-agree = Yes, I am a co-author
entries-refuse = No, take me off
entries-agreed = You agreed. The entry is among “My entries”.
entries-refused = You declined: you are not named as a co-author.
entries-draft-reminder = You have begun an entry for “{ $title }” and not sent it. Entries are accepted until { $until }.
entries-draft-closed = “{ $title }”: closed for entries. You began an entry and did not send it, so nobody sees it. If the time is prolonged, I will write: what you filled in is kept.
entries-resume = Continue
menu-draft-entry = Not finished: an entry for a contest{ $step }.
menu-resume-entry = Entry: { $title }
entries-large = { $number ->
    [one] { $number } file is over 20 MB: it cannot be made anonymous, so experts do not get it. Ask the author for a smaller one.
   *[other] { $number } files are over 20 MB: they cannot be made anonymous, so experts do not get them. Ask the author for smaller ones.
}
entries-comments = Words of the experts
