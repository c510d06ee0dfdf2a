# Motions: card, vote, result, list.

body-section-motions = Motions
motions-to-list = ‹ Motions
motions-put = Put a motion
motions-of-council = Council of the district
motions-of-expert-council = Expert council
motions-of-assembly = Pedagogical assembly
motions-list-now = Open now
motions-list-decided = Decided

motions-title-now = <b>{ $body }: motions</b>
motions-title-decided = <b>{ $body }: decided motions</b>
motions-found = <b>Found for “{ $search }”</b>
motions-none-now = There are no motions now.
motions-none-decided = Nothing has been decided yet.
motions-none-found = Nothing found. Write the number or another word.
motions-decisions = Decisions
motions-decisions-title = <b>Decisions of the council</b>
motions-decision = <b>Motion { $number }</b> · { $state } · { $day }
motions-decision-secret = The vote was secret.
motions-hint = Press a number, or write a number or a word of the question.
motions-row = <b>{ $number }</b> · { $question } · { $state }
motions-row-awaited = <b>{ $number }</b> · { $question } · { $state } · <b>waits for you</b>
motions-row-draft = in preparation
motions-row-announced = on the agenda of { $day }
motions-row-open = { $voted } of { $voices } have voted
motions-row-adopted = adopted
motions-row-rejected = not adopted
motions-row-no-quorum = no quorum
motions-row-withdrawn = withdrawn

motions-head = <b>Motion { $number } · { $state }{ $round ->
    [0] {""}
    [1] {""}
   *[other] {" "}· { $is_runoff ->
        [yes] second round
       *[no] put again
    }
}</b>
motions-state-draft = in preparation
motions-state-announced = ON THE AGENDA
motions-state-open = vote open
motions-state-adopted = ADOPTED
motions-state-rejected = NOT ADOPTED
motions-state-no-quorum = NO QUORUM
motions-state-withdrawn = WITHDRAWN
motions-question = { $question }
motions-full = { $text }
motions-text = Text and files

motions-candidates = { $count ->
    [1] Candidate: { $names }
   *[other] Candidates: { $names }
}
motions-candidate-waits = { $name }: asked for consent
motions-candidate-agrees = { $name }: agrees
motions-candidate-refuses = { $name }: refuses
motions-option = • { $label }
motions-most = { $most ->
    [1] One option may be chosen.
   *[other] At most { $most } may be chosen.
}
motions-agenda = Decided on { $day }.
motions-will-be-secret = The vote will be secret.
motions-secret = The vote is secret and cannot be changed.
motions-until = Open until { $moment } ({ $left })
motions-until-chair = The chair closes it at the meeting.
motions-left-days = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
motions-left-hours = { $hours ->
    [0] less than an hour
    [one] { $hours } hour left
   *[other] { $hours } hours left
}
motions-progress = { $voted } of { $voices } have voted{ $quorum ->
    [yes] , there is a quorum
    [no] , no quorum yet
   *[unknown] {""}
}
motions-progress-present = { $voted } of { $present } have voted, { $present } of { $voices } are present{ $quorum ->
    [yes] , there is a quorum
    [no] , no quorum
   *[unknown] {""}
}
motions-own-waits = Your vote is not cast yet.
motions-own-waits-of = The vote of { $place } is not cast yet.
motions-own = Your vote: { $choice } (can be changed until the close)
motions-own-by = Your shared vote, cast by { $by }: { $choice } (can be changed until the close)
motions-own-secret = Your vote is counted.
motions-without-voice = You see the motion without a vote.
motions-not-present = Those present at the meeting vote. Press “I am here”.
motions-voted = Your vote is counted: { $choice }. You can change it until the close.

motions-choice-for = For
motions-choice-against = Against
motions-choice-abstain = Abstain
motions-choice-against-all = Against all
motions-tick = Choose
motions-tick-again = Choose again
motions-ask-ticks = { $most ->
    [1] Tick one option.
   *[other] Tick at most { $most }.
}
motions-give = Vote
motions-too-many = { $most ->
    [1] Only one option may be chosen. Untick it first.
   *[other] At most { $most } may be chosen. Untick one first.
}

motions-first-round = First round: { $counts }. Not enough votes, so the leading ones go on.
motions-winners = { $kind ->
    [head] Head: { $names }
    [priorities] Priorities: { $names }
   *[other] Decided: { $names }
}
motions-tied = Left out because of a tie: { $names }
motions-counts = Votes: { $counts }
motions-count-option = { $label } { $count }
motions-count-for = for { $count }
motions-count-against = against { $count }
motions-count-against-all = against all { $count }
motions-count-abstain = { $count ->
    [one] { $count } abstained
   *[other] { $count } abstained
}
motions-count-none = no one voted
motions-by-chair = It was a tie, and the vote of the chair decided.
motions-quorum = { $counted } of { $voices } voted, { $quorum ->
    [yes] there is a quorum
   *[no] no quorum
}
motions-quorum-present = { $counted } of { $voices } were present, { $quorum ->
    [yes] there is a quorum
   *[no] no quorum
}
motions-closed = Closed { $moment }

motions-start = Open the vote
motions-close = Close the vote
motions-again = Put again
motions-withdraw = Withdraw
motions-started = The vote is open.
motions-closed-now = The vote is closed.

motions-asked-to-stand = <b>{ $by } asks for your consent to be a candidate</b>
motions-asked-means = If you agree, your name will be on the ballot.
motions-candidates-answered = All candidates have replied.
motions-agree = I agree
motions-refuse = I refuse
motions-agreed = Thank you, noted: you agree.
motions-refused = Noted: you refuse.

motions-group = Motion { $number } · { $state }{ $is_open ->
    [yes] , { $voted } of { $voices } have voted
   *[no] {""}
}
motions-group-open = Open in private
