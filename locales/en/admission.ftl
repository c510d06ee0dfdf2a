council-kind-entry = entry
council-letter-entry-approve = The entry is admitted. See “My entries” for its review.
council-letter-entry-reject = The entry is not admitted this time.
council-letter-entry-return = Open the entry, correct it and send it again: all you wrote is kept.
council-letter-entry-expired = This entry is no longer accepted.
council-reason-button-ready-which-file = Wrong file
council-reason-button-ready-fill-in = Say more
council-reason-button-ready-not-this-call = Not for this call
council-reason-ready-which-file = The file is the wrong one, or it does not open. Please send it again.
council-reason-ready-fill-in = Please say more: it is hard to understand so far.
council-reason-ready-not-this-call = This entry does not meet the conditions of the call.
requests-state-entry-submitted = <b>Waits for admission.</b> A curator answers by { $promised }.
requests-state-entry-granted = <b>Admitted.</b> See “My entries” for what follows.
requests-state-entry-expired = <b>This entry is no longer accepted.</b>
entries-about = “{ $title }” · { $call }
entries-short = entry “{ $title }”
entries-holds-people =
    { $number ->
        [one] { $number } co-author
       *[other] { $number } co-authors
    }
entries-holds-pupils =
    { $number ->
        [one] { $number } pupil
       *[other] { $number } pupils
    }
entries-holds-files =
    { $number ->
        [one] { $number } file
       *[other] { $number } files
    }
entries-letter-returned =
    <b>The expert asks you to improve “{ $title }”.</b>
    { $reason }
    Send it again by { $until }: all you wrote is kept.
entries-letter-settled = <b>Your entry has an outcome: “{ $title }”.</b>
    It is on the card of the entry: contests and experience, my entries.
entries-letter-expired = The time to improve “{ $title }” is over, and it is no longer considered. If the call is still open, enter it anew.
entries-letter-cancelled = <b>The call is cancelled: { $call }.</b> The entry “{ $title }” is no longer considered.
entries-letter-annulled = <b>The outcome is annulled: “{ $title }”.</b>
    { $reason }
