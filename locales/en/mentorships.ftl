# A pair: a mentor is asked, answers, and the two talk.

mentorships-step = <b>Find a mentor · step { $step } of { $steps }</b>
mentorships-ask-goal = What do you want to reach with a mentor? In one sentence, up to { $limit } characters.
mentorships-ask-topics = Which of your difficulties may the mentor know of? Those not ticked stay hidden.
mentorships-ask-span = Until when shall we agree? You can always end earlier.
mentorships-span-school-year = To the end of the year
mentorships-span-nine-months = 9 months
mentorships-span-six-months = 6 months
mentorships-span-three-months = 3 months
mentorships-ask-page = page { $page } of { $pages }
mentorships-ask-mentors = Tick up to three in the order you like. Or leave the choice to me.
mentorships-nobody = No mentor has room now. Join the queue, and a curator will find a pair.
mentorships-for-me = Choose for me
mentorships-to-queue = Join the queue
mentorships-suggested = <b>{ $number }. { $name }</b> · { $place }
mentorships-reasons = { $reasons }
mentorships-reason-topic = helps with: { $topics }
mentorships-reason-subject = the same subject
mentorships-reason-near = your municipality
mentorships-reason-idle = has no mentees now
mentorships-reason-has-room = has room
mentorships-summary = <b>Check before you send</b>
mentorships-goal = Goal: “{ $goal }”
mentorships-shown = The mentor will see these difficulties: { $topics }
mentorships-shown-nothing = The mentor will not see your difficulties.
mentorships-topics = Difficulties: { $topics }
mentorships-summary-span = For: { $span }
mentorships-summary-mentor = { $at }. { $name }
mentorships-summary-for-me = I will choose the mentor.
mentorships-send = Send
mentorships-sent = <b>Sent.</b>
mentorships-cancelled = Cancelled, nobody was asked.
mentorships-ask-this = Ask for help

mentorships-mine = My mentor
mentorships-open = Open
mentorships-head-mentee = <b>My mentor</b>
mentorships-head-mentor = <b>Mentee</b>
mentorships-none = You have no mentor now.
mentorships-queue =
    You are number { $place } in the district's queue.
    A curator is looking for a pair. I will write as soon as there is one.
mentorships-waits = Waiting for an answer: { $name }, until { $until }.
mentorships-then-next = If it does not work out, I will ask the next one.
mentorships-then-queue = If it does not work out, you will join the district's queue.
mentorships-over = This pair is over.
mentorships-answer-by = Please answer by { $until }. Saying no has no consequences.
mentorships-until = Agreed until { $day }
mentorships-contact-bot = Contact: through me
mentorships-contact-username = Telegram: { $contact }
mentorships-contact-phone = Telephone: { $contact }
mentorships-own-not-chosen = You have not chosen yet what to share.
mentorships-own-bot = You: messages through me only
mentorships-own-contact = You share: { $contact }
mentorships-asked-another = The curator knows of your wish. The other side is not told.

mentorships-people = <b>My mentees</b>
mentorships-no-people = Nobody yet.
mentorships-person = <b>{ $name }</b>: “{ $goal }”
mentorships-person-asks = <b>{ $name }</b> is asking for help: “{ $goal }”
mentorships-accept = Accept
mentorships-decline = I cannot
mentorships-accepted = <b>You are a pair now.</b> Choose what to share to be reached.
mentorships-declined = All right. I will ask another mentor and tell nobody of your answer.

mentorships-to-mentor = Write to the mentor
mentorships-to-mentee = Write to the mentee
mentorships-share = What to share
mentorships-other-mentor = Ask for another
mentorships-other-mentee = Ask for another
mentorships-end = End
mentorships-withdraw = Stop looking
mentorships-sure-withdraw = <b>Stop looking for a mentor?</b> Your place in the queue is not kept.
mentorships-withdraw-now = Yes, stop
mentorships-withdrawn = All right, I will ask nobody else.
mentorships-sure-end = <b>End the pair before its time?</b> I will tell the other side that it is over.
mentorships-end-now = Yes, end it
mentorships-ended = <b>The pair is over.</b> Thank you.
mentorships-sure-another = <b>Ask the curator for another pair?</b> You need not explain. Only the curator will know.
mentorships-another-now = Yes, ask

mentorships-ask-share = How can you be reached? Seen by: { $name }
mentorships-share-username = Share @{ $username }
mentorships-share-name = Share my Telegram name
mentorships-share-phone = Share my telephone
mentorships-share-bot = Through you only
mentorships-ask-phone = Type your telephone number, for example: +7 928 123-45-67
mentorships-ask-message = Type what to pass on, up to { $limit } characters: it arrives as typed. To: { $name }
mentorships-message-sent = <b>Sent.</b>
mentorships-quoted = “{ $words }”
mentorships-words-cancelled = Cancelled, nothing was sent.
mentorships-reply = Reply
mentorships-full = Show all of it

mentorships-letter-proposed = <b>You are asked to be a mentor</b>
mentorships-letter-started = <b>You have a mentor</b>
mentorships-letter-share = Choose what to share to be reached, or write through me.
mentorships-letter-queued =
    <b>The mentors I asked cannot now.</b>
    You are number { $place } in the district's queue. A curator will find a pair, and I will write.
mentorships-letter-ended = <b>The pair is over.</b> { $name } ends before its time. Thank you for your work.
mentorships-letter-replaced-mentee = <b>The curator is changing pairs.</b> { $name } is no longer your mentor. You will get another, I will write.
mentorships-letter-replaced-mentor = <b>The curator is changing pairs.</b> { $name } is no longer your mentee. Thank you for your work.
mentorships-letter-from-mentor = <b>Your mentor { $name } writes:</b>
mentorships-letter-from-mentee = <b>Your mentee { $name } writes:</b>
mentorships-said = { $words }
mentorships-question-midpoint = <b>Half of the way.</b> How is it going with { $name }?
mentorships-question-closing = <b>The time of the pair is over.</b> Was the goal reached with { $name }?
mentorships-answered = Your answer: { $answer }. Thank you.
mentorships-answer-well = Well
mentorships-answer-could-be-better = Could be better
mentorships-answer-need-curator = I need the curator
mentorships-answer-reached = Reached
mentorships-answer-partly = In part
mentorships-answer-not-reached = Not yet

menu-draft-mentorship = Unfinished: looking for a mentor{ $step }.
menu-resume-mentorship = Back to looking
menu-draft-pair = Unfinished: a message in a pair{ $step }.
menu-resume-pair = Back to the message
