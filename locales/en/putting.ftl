# Putting a motion to the vote; withdrawing one.

putting-head = <b>{ $body }: a new motion</b>
putting-ask-kind = Write the question in one sentence: “To hold…”, “To approve…”. Or choose a kind:
putting-kind-head = Election of the head
putting-kind-recall = Recall of the head
putting-kind-priorities = Priorities of the year
putting-kind-programme = Topics of a programme
putting-kind-nomination = Nomination
putting-kind-results = Results of a contest
putting-kind-resolution = Resolution of the assembly
putting-other-kind = In my own words
putting-ask-question = Write the question in one sentence, up to { $limit } characters. People vote for or against it.
putting-ask-candidates = Whom do you propose? Tick the names or type a surname.
putting-ask-topics = Which topics? Open an area and tick them.
putting-ask-items = Write the options, each on a line of its own.
putting-ask-most = How many options may be chosen?
putting-ask-text = Send an explanation, up to { $limit } characters, or files.
putting-ask-files = Send a file.
putting-ask-meeting = Where do you vote?
putting-meeting-letter = By correspondence
putting-ask-days = How many days to vote? Or write the day and time: “12 December 18:00”.
putting-days-3 = 3 days
putting-days-5 = 5 days
putting-days-7 = 7 days
putting-days-10 = 10 days
putting-days-14 = 14 days
putting-other-days = Another end
putting-ask-closes = Write the day and time, for example: 12 December 18:00.
putting-ask-secrecy = How do you vote?
putting-secrecy-open = Openly
putting-secrecy-secret = In secret, in the bot
putting-secrecy-paper = In secret, on paper
putting-ask-agenda = For which day is it on the agenda? For example: 3 December.

putting-change-question = Question
putting-change-candidates = Candidates
putting-change-topics = Topics
putting-change-items = Options
putting-change-most = How many to choose
putting-change-text = Text, files
putting-change-files = Files
putting-change-meeting = Meeting or not
putting-change-days = End of the vote
putting-change-closes = End of the vote
putting-change-secrecy = Open or secret
putting-change-agenda = On the agenda of a day

putting-sum-text = Text: “{ $text }”
putting-sum-files = Files: { $count }
putting-sum-meeting = Decided at the meeting: { $title }
putting-sum-agenda = On the agenda of { $day }
putting-sum-until = Vote by correspondence until { $day }, { $time }{ $is_moved ->
    [yes] {" "}(votes do not end at night, so this is the next morning)
   *[no] {""}
}
putting-sum-days = { $days ->
    [one] Vote by correspondence, { $days } day from the opening
   *[other] Vote by correspondence, { $days } days from the opening
}
putting-sum-rules = { $secrecy }, { $voices ->
    [one] { $voices } voice in all
   *[other] { $voices } voices in all
}; quorum { $quorum }, decided { $majority }
putting-sum-consent = First I ask the candidates whether they agree. Then you open the vote.
putting-is-open = An open vote
putting-is-secret = A secret vote
putting-is-paper = A secret vote on paper
putting-quorum-more-than-half = more than half
putting-quorum-half = at least half
putting-quorum-two-thirds = two thirds
putting-majority-simple = by a majority
putting-majority-absolute = by a majority of all
putting-majority-two-thirds = by two thirds
putting-question-head = To elect the head of the district
putting-question-recall = To recall the head of the district: { $name }
putting-question-priorities = To choose the priorities of { $begins }/{ $ends }
putting-question-programme = To agree to the topics of the programme “{ $title }”
putting-programme = A programme of { $hours } h. Topics:
putting-question-setting = To change the setting “{ $name }”, new value: { $value }
putting-send = Open the vote
putting-send-asking = Ask the candidates
putting-send-announcing = Put on the agenda
putting-cancelled = All right, the motion is not put.
putting-opened = The vote on motion { $number } is open. I have written to all who vote.
putting-asked = Motion { $number } is noted. I have asked the candidates and will tell you when they reply.
putting-announced = Motion { $number } is on the agenda.
putting-to-card = Open the motion

menu-draft-motion = Not finished: a motion{ $step }.
menu-resume-motion = Back to the motion
menu-draft-withdrawal = Not finished: withdrawing a motion{ $step }.
menu-resume-withdrawal = Back to withdrawing

withdrawing-about = <b>Withdraw motion { $number }</b>: { $question }
withdrawing-ask-reason = Why? Everybody sees the reason, up to { $limit } characters.
withdrawing-reason = Reason: “{ $reason }”
withdrawing-send = Withdraw
withdrawing-cancelled = All right, the motion stays.
withdrawing-done = Motion { $number } is withdrawn.
