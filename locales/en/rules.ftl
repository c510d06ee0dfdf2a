# Settings of a district: what the regulation leaves to the district itself.

rule-section = District settings
rule-list = <b>District settings</b> · { $district }
rule-choose = Which one would you like to open?
rule-line = { $name }: <b>{ $value }</b>
rule-line-default = { $name }: { $value } (default)
rule-installed =
    <b>For all districts</b> (changed by the administrator in the settings of the installation)
    Quiet hours: { $start }:00 to { $end }:00
    Announcements without a second approval: up to { $alone ->
        [one] { $alone } person
       *[other] { $alone } people
    }
    “Important”: { $important } a week
    A mentor's reply: { $mentor ->
        [one] { $mentor } day
       *[other] { $mentor } days
    }
    “Has it become easier?” is asked after { $easier ->
        [one] { $easier } day
       *[other] { $easier } days
    }
    Open requests of one person: up to { $open }, in own words: up to { $own }
rule-to-list = ‹ District settings
rule-back = ‹ Back
rule-back-to = ‹ { $group }

rule-group-council = Votes
rule-group-head = Head
rule-group-requests = Requests
rule-group-work = Work of the district
rule-head-council = <b>Votes</b>
rule-head-head = <b>Head</b>
rule-head-requests = <b>Requests</b>
rule-head-work = <b>Work of the district</b>

rule-title = <b>{ $name }</b> · { $district }
rule-now = Now: <b>{ $value }</b>
rule-default = Default: { $value }
rule-limits = Allowed: { $least } to { $most }
rule-by-head = Changed by the head and the curators.
rule-by-motion = Changed by the Council alone: a motion has to be adopted.
rule-history = <b>How it has changed</b>
rule-never = It has not been changed yet.
rule-changed = { $when }, { $by }: { $before } → { $after }. “{ $reason }”
rule-changed-by-motion = { $when }, decision of the Council, motion { $number }: { $before } → { $after }
rule-motion = Motion { $number }
rule-nobody = name erased
rule-change = Change
rule-put = Put to the vote
rule-propose = Which value would you like to propose to the Council?
rule-done = Changed. It applies to the requests, activities and votes that follow.
rule-cancelled = Nothing was changed.

rule-ask-value = Which value should it have?
rule-ask-number = Which value should it have? Choose one, or type a number from { $least } to { $most }.
rule-ask-reason = Why? The whole Council will read the reason. Up to { $limit } characters.
rule-change-value = Value
rule-change-reason = Reason
rule-sum-value = { $before } → <b>{ $after }</b>
rule-sum-reason = Reason: “{ $reason }”
rule-send = Change
rule-summary = <b>Please check</b>

rule-yes = yes
rule-no = no
rule-unit-working-days =
    { $number ->
        [one] { $number } working day
       *[other] { $number } working days
    }
rule-unit-days =
    { $number ->
        [one] { $number } day
       *[other] { $number } days
    }
rule-unit-hours =
    { $number ->
        [one] { $number } hour
       *[other] { $number } hours
    }
rule-unit-years =
    { $number ->
        [one] { $number } year
       *[other] { $number } years
    }
rule-unit-people =
    { $number ->
        [one] { $number } person
       *[other] { $number } people
    }
rule-unit-percent = { $number }%
rule-unit-hour = { $number }:00

rule-name-quorum = Quorum
rule-about-quorum = How many voices a vote needs to be valid.
rule-value-quorum-more-than-half = more than half
rule-value-quorum-half = at least half
rule-value-quorum-two-thirds = two thirds
rule-name-majority = Majority
rule-about-majority = How many voices in favour adopt a decision.
rule-value-majority-simple = more for than against
rule-value-majority-absolute = more than half of all
rule-value-majority-two-thirds = two thirds of those cast
rule-name-voices = Whose voice
rule-about-voices = Who has one voice: the municipality (shared by a member and the deputy), or each member of the Council.
rule-value-voices-municipality = the municipality's
rule-value-voices-member = each member's
rule-name-casting = Casting voice
rule-about-casting = In a tie the voice of the chair decides. Only in open votes.
rule-name-early-close = Early close
rule-about-early-close = A vote closes before its deadline when the voices left can change nothing. Secret votes do not.
rule-name-vote-days = Time to vote
rule-about-vote-days = How many days a vote by correspondence lasts if no deadline is given.
rule-name-head-mode = Head of the district
rule-about-head-mode = The head is permanent, elected for a term, or each municipality takes its turn.
rule-value-head-mode-permanent = permanent
rule-value-head-mode-term = for a term
rule-value-head-mode-turn = in turn
rule-name-head-term = Term of the head
rule-about-head-term = For how many years the head is elected. The regulation says 1–2 years.
rule-name-secret-head = Secret election
rule-about-secret-head = The head is elected by a secret vote.
rule-name-acting-notice-days = Reminders: acting head
rule-about-acting-notice-days = After how many days without an election the Council is reminded every week that the head is only acting.
rule-name-remind-after = Reminder to the Council
rule-about-remind-after = After how many working days the Council is reminded of a request without a decision.
rule-name-escalate-after = To the whole Council
rule-about-escalate-after = After how many working days the head and the whole Council see the request.
rule-name-expire-after = Time to reply
rule-about-expire-after = How many working days the Council has to reply. The author of a request is promised this.
rule-name-author-answer = The author's reply
rule-about-author-answer = How many working days a returned request waits for its author.
rule-name-curators-decide = Curators decide
rule-about-curators-decide = Whether curators decide requests beside the Council, and where the Council has nobody.
rule-name-digest-hour = Hour of the digest
rule-about-digest-hour = When the digest arrives for those who chose it in place of single cards.
rule-name-cluster-size = Size of a cluster
rule-about-cluster-size = How many people with one difficulty make a cluster in the district: a reason to hold an activity.
rule-name-attended-share = Share of attendance
rule-about-attended-share = Which part of the sessions has to be attended for an activity to count and a certificate to be issued.
rule-name-offer-hours = Time to take a seat
rule-about-offer-hours = How many hours a person in the queue has to think about a freed seat.

menu-draft-rule = Not finished: a setting of the district{ $step }.
menu-resume-rule = Back to the setting
rule-told = A setting of the district has changed.
rule-open = Open the setting
