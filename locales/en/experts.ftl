# Experts: the register, an expert's settings, assignment of entries.

experts-open = Experts of the district
experts-own = Topics and load
experts-plan = Experts
experts-of-entry = Experts of this entry

experts-head = <b>Experts of the district: { $people }</b>
experts-none = The district has no experts yet. Invite some: the button makes a link to forward.
experts-not-found = No expert has such a name.
experts-searched = Search: { $search }
experts-search = To find a person, type the surname.
experts-invite = Invite an expert
experts-row = <b>{ $name }</b> · { $place }: { $load }
experts-load = { $load } of { $limit }
experts-paused = paused until { $until }

experts-own-head = <b>Topics and load of an expert</b>
experts-own-topics = Topics: { $topics }
experts-any-topic = any
experts-no-topic = none chosen yet
experts-methodist-head = <b>My topics as a methodist</b>
experts-methodist-open = Questions and requests on these topics come to you.
experts-methodist-paused = On pause until { $until }: no new questions.
experts-own-load = You have { $load } of { $limit } reviews now.
experts-own-open = New entries are offered to you.
experts-own-paused = Paused until { $until }: no new entries are offered.
experts-topics = Topics
experts-limit = How many at once
experts-pause = Pause
experts-go-on = Offer again
experts-pause-week = A week
experts-pause-month = A month
experts-pause-quarter = Three months
experts-area-ticked = { $label } · { $count }
experts-to-areas = ‹ To areas
experts-ask-areas = Which topics are closest to you? Open an area and tick them: { $count } of { $limit }.
experts-ask-topics =
    { $area }
    Ticked: { $count } of { $limit }
experts-ask-limit = How many entries may you be given at once? I will not offer more.
experts-ask-pause = For how long should no new entries be offered? Those you have stay with you.

experts-plan-head = <b>Experts</b> · { $title }
experts-stale = Something has changed meanwhile. Here is the new plan, please check it.
experts-plan-entries = { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
}, { $reviews ->
    [one] { $reviews } review.
   *[other] { $reviews } reviews.
}
experts-plan-loads = Experts: { $experts }, load { $range ->
    [same] { $most } each
    [any] up to { $most }
   *[other] { $least }–{ $most }
}.
experts-plan-lacking = { $entries ->
    [one] { $entries } entry lacks experts:
   *[other] { $entries } entries lack experts:
} { $codes }
experts-nothing-lacks = All entries have their experts.
experts-all-in-conflict = There is no one to appoint: all have a conflict of interest, a pause or a full load. Invite more experts.
experts-assigned = <b>Appointed: { $reviews ->
    [one] { $reviews } review
   *[other] { $reviews } reviews
}.</b> The experts get the entries in a minute.
experts-doubts = Please check { $count ->
    [one] { $count } doubt:
   *[other] { $count } doubts:
}
experts-doubt = { $code }: { $name } ({ $why })
experts-assign = Appoint ({ $reviews })
experts-undo = Undo ({ $seconds } seconds)
experts-left-out = What lacks experts, and why
experts-entries = By entries
experts-left-out-head = <b>Entries that lack experts</b>
experts-left-out-row = <b>{ $code }</b>: { $missing } more needed
experts-because = · { $name }: { $why }

experts-entries-head = <b>Entries</b> · { $title }
experts-entry-row = { $code }: { $title }
experts-entry-head = <b>{ $code }</b> · { $title }
experts-entry-stage = Stage: { $stage }
experts-entry-none = No experts yet.
experts-reserves = In reserve: { $names }
experts-replace = Replace: { $name }
experts-one-more = One more expert
experts-review-row = · { $name }: { $state }
experts-review-asked = no answer yet
experts-review-accepted = has taken the entry
experts-review-begun = is judging
experts-review-given = the review is ready
experts-review-declined = declined
experts-review-lapsed = did not answer in time
experts-review-void = { $reason ->
    [undone] the appointment was undone
    [replaced] replaced by another expert
    [role-ended] no longer an expert
    [conflict] a conflict of interest
   *[other] the review is void
}
experts-review-doubt = { $state } ({ $why })
experts-choose-head = <b>{ $code }</b>: whom to ask?
experts-candidate = { $name } · { $load } of { $limit }
experts-candidate-row = · { $name }: { $load }{ $conflicts ->
    [0] {""}
   *[other] , { $why }
}

experts-why-author = the author
experts-why-coauthor = a co-author
experts-why-organization = the same organization
experts-why-pair = mentor and mentee
experts-why-own-entry = takes part too
experts-why-declined = declined before
experts-why-silent = did not answer in time
experts-why-municipality = the same municipality
experts-why-often = many entries of this author
experts-why-unregistered = a co-author is known by name only
experts-why-paused = a pause
experts-why-full = a full load

experts-letter-lacking = “{ $title }”: entry { $code } lacks an expert, and there is no one else to ask. Choose one yourself or invite a new one.
experts-letter-conflict = Conflict of interest: an expert of “{ $label }” is now connected with its author, the review is void ({ $call }). { $has_next ->
    [yes] The next expert was asked.
   *[no] No other expert is left.
  }
experts-letter-doubt = An expert of “{ $label }” is now of the same municipality ({ $call }). Leave or replace?

privacy-section-expert = Your topics and load as an expert
privacy-section-reserves = Where you are a reserve expert
