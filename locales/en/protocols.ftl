# Protocols: the text of the document, and screens.

protocols-unsigned = Draft. Not signed by the bot.
protocols-body = { $body ->
    [expert-council] Expert Council
    [assembly] Pedagogical Assembly
   *[council] District Council
}
protocols-title = PROTOCOL No. { $number }
protocols-footer = Protocol No. { $number } of { $day }
protocols-meeting = Meeting: began { $begins }, ended { $ends }
protocols-by-correspondence = Vote by correspondence from { $begins } to { $ends }
protocols-chair = Chair:
protocols-acting = { $name }, acting head
protocols-secretary = Secretary:
protocols-members = Members in all: { $members }.
protocols-voices = Voices in all: { $voices }, { $by ->
    [member] one of each member.
   *[municipality] one of each municipality.
}
protocols-present = Present ({ $count }):
protocols-voted = Voted ({ $count }):
protocols-absent = Absent ({ $count }):
protocols-not-voted = Did not vote ({ $count }):
protocols-stands-for = in place of { $name }
protocols-invited = Invited:
protocols-quorum = Quorum:
protocols-quorums-differ = The quorum is given with each question.
protocols-quorum-least = { $rule }, that is at least { $least } of { $voices }
protocols-quorum-more-than-half = more than half of the voices
protocols-quorum-half = at least half of the voices
protocols-quorum-two-thirds = at least two thirds of the voices
protocols-agenda = AGENDA
protocols-agenda-item = { $question } (speaker: { $speaker })
protocols-question = { $position }. { $question } (question No. { $number })
protocols-heard = HEARD:
protocols-spoke = SPOKE:
protocols-decided = DECIDED:
protocols-adopted = Adopted: { $question }
protocols-elected = { $method ->
    [candidates] Elected: { $chosen }
   *[several] Chosen: { $chosen }
}
protocols-rejected = Rejected: no majority.
protocols-tie = Rejected: the votes were tied.
protocols-no-quorum = No decision: there was no quorum.
protocols-tied = Left out because of a tie: { $options }.
protocols-by-chair = The votes were tied; the chair’s vote decided.
protocols-votes = VOTED { $way ->
    [paper] (on paper
    [secret-paper] (secretly, on paper
    [secret] (secretly
   *[open] (openly
}{ $round ->
    [0] ):
   *[other] , round { $round }):
}
protocols-count = { $option } —{ "\u00A0" }{ $votes }
protocols-option-for = for
protocols-option-against = against
protocols-option-abstain = abstained
protocols-option-against-all = against all
protocols-own-for = for
protocols-own-against = against
protocols-own-abstain = abstention
protocols-own-against-all = against all
protocols-took-part = Quorum: { $rule }; { $mode ->
    [meeting] present
   *[correspondence] voted
} { $count }, { $reached ->
    [yes] quorum reached.
   *[no] no quorum.
}
protocols-majority-simple = Majority: more than half of the votes for and against.
protocols-majority-absolute = Majority: more than half of all voices.
protocols-majority-two-thirds = Majority: at least two thirds of the votes for and against.
protocols-most = At most { $most } of the list were chosen: those with more votes.
protocols-commission = Counting commission:
protocols-opinion = Dissenting opinion:
protocols-appendices = APPENDICES
protocols-appendix = Appendix { $number }. Votes by name on question { $position }
protocols-files = Files of question { $position }: { $count }
protocols-round = Round { $round }
protocols-voice = Voice
protocols-voter = Who voted
protocols-choice = How
protocols-former = { $name } (office ended before the close)
protocols-no-vote = no vote
protocols-sign-chair = Chair
protocols-sign-secretary = Secretary

# Screens

protocols-section = Protocols
protocols-list = <b>Protocols</b>
protocols-searched = Search: { $search }
protocols-ask-search = To find a protocol, type its number or a word of a question.
protocols-none = A protocol will appear when the first vote closes.
protocols-not-found = Nothing found. Try another word or number.
protocols-row = <b>No. { $number }</b> · { $day }{ $body ->
    [expert-council] { " " }· Expert Council
    [assembly] { " " }· Pedagogical Assembly
   *[council] { "" }
} · { $question }{ $more ->
    [0] { "" }
    [one] { " " }and { $more } more question
   *[other] { " " }and { $more } more questions
}
protocols-label = No. { $number } of { $day }{ $body ->
    [expert-council] , experts
    [assembly] , assembly
   *[council] { "" }
}
protocols-head = <b>Protocol No. { $number }</b> of { $day }{ $body ->
    [expert-council] { " " }· Expert Council
    [assembly] { " " }· Pedagogical Assembly
   *[council] { "" }
}
protocols-version = Version { $version } of { $versions }
protocols-corrected = Corrected: { $reason } ({ $name })
protocols-took-part-short = { $mode ->
    [meeting] Meeting, voices
   *[correspondence] By correspondence, voices
}: { $present } of { $voices }
protocols-heard-short = { $position }. { $question } — { $outcome }
protocols-outcome-adopted = adopted
protocols-outcome-rejected = rejected
protocols-outcome-no-quorum = no quorum
protocols-more = { $count ->
    [one] And { $count } more question; the whole text is in the file.
   *[other] And { $count } more questions; the whole text is in the file.
}
protocols-docx = Protocol .docx
protocols-pdf = Protocol .pdf
protocols-correct = Add or correct
protocols-other-version = Version { $version }
protocols-back = ‹ To protocols
protocols-open = Open the protocol
protocols-file = Protocol { $number }, { $year }, version { $version }
protocols-kept = <b>Protocol No. { $number } is corrected.</b> This is version { $version }; earlier ones are kept.

# The secretary's form

correcting-step = Protocol · step { $step } of { $steps }
correcting-ask-parts = What do you want to add or correct?
correcting-parts-secretary = Secretary
correcting-parts-place = Place
correcting-parts-invited = Guests
correcting-parts-spoke = Who spoke
correcting-parts-opinion = Dissenting opinion
correcting-parts-commission = Counting commission
correcting-now = Now: { $words }
correcting-ask-secretary = Who is the secretary? Type the surname and initials.
correcting-ask-place = Where was the meeting?
correcting-ask-invited = Who was invited? Up to { $limit } characters.
correcting-ask-question = On which question?
correcting-ask-spoke = Who spoke, and what did they say? Up to { $limit } characters.
correcting-ask-opinion = Whose dissenting opinion, and what is it? Up to { $limit } characters.
correcting-ask-commission = Who counted? Type surnames and initials.
correcting-ask-reason = Why does the protocol change? The reason stays with the new version.
correcting-change-parts = What changes
correcting-change-secretary = The secretary
correcting-change-place = The place
correcting-change-invited = The guests
correcting-change-question = The question
correcting-change-spoke = Who spoke
correcting-change-opinion = The opinion
correcting-change-commission = The commission
correcting-change-reason = The reason
correcting-summary = <b>Keep the new version?</b>
correcting-of = Protocol No. { $number } of { $day }
correcting-sum-question = Question: { $question }
correcting-sum = { $part }: { $words }
correcting-sum-reason = Reason: { $reason }
correcting-send = Keep
correcting-cancelled = The protocol stays as it was.
