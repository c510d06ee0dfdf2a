# A pair: a mentor is asked, answers, and the two talk.

mentorships-title = <b>Find a mentor</b>
mentorships-ask-goal = What would you like to achieve with a mentor? In one sentence, up to { $limit } characters.
mentorships-ask-topics = Which of your difficulties may the mentor know about? Those not ticked stay hidden.
mentorships-ask-span = How long would you like to work together? You can always end earlier.
mentorships-span-school-year = Until the school year ends
mentorships-span-nine-months = 9 months
mentorships-span-six-months = 6 months
mentorships-span-three-months = 3 months
mentorships-ask-page = page { $page } of { $pages }
mentorships-ask-mentors = Tick up to three in order of preference. Or leave the choice to me.
mentorships-nobody = No mentor is free right now. Join the waiting list, and a curator will find you one.
mentorships-for-me = Choose for me
mentorships-to-queue = Join the waiting list
mentorships-change-span = For how long
mentorships-change-mentors = Choose mentors
mentorships-change-topics = My difficulties
mentorships-suggested = <b>{ $number }. { $name }</b> · { $place }
mentorships-reasons = { $reasons }
mentorships-reason-topic = helps with: { $topics }
mentorships-reason-subject = the same subject
mentorships-reason-near = your municipality
mentorships-reason-idle = no mentees at the moment
mentorships-reason-has-room = has room
mentorships-summary = <b>Check before you send</b>
mentorships-goal = Goal: “{ $goal }”
mentorships-shown = The mentor will see these difficulties: { $topics }
mentorships-shown-nothing = The mentor will not see your difficulties.
mentorships-topics = Difficulties: { $topics }
mentorships-summary-span = For how long: { $span }
mentorships-summary-mentor = { $at }. { $name }
mentorships-summary-for-me = I will choose the mentor and ask first: { $name }
mentorships-send = Send
mentorships-sent = <b>Sent.</b>
mentorships-cancelled = Cancelled, nobody was asked.
mentorships-ask-this = Ask for help

mentorships-mine = My mentor
mentorships-open = Open the pair
mentorships-head-mentee = <b>My mentor</b>
mentorships-head-mentor = <b>Mentee</b>
mentorships-none = You have no mentor at the moment.
mentorships-queue =
    You are number { $place } on the district's waiting list.
    A curator is looking for a mentor for you. I will write as soon as there is one.
mentorships-waits = Waiting for an answer: { $name }, until { $until }.
mentorships-then-next = If it does not work out, I will ask the next one.
mentorships-then-queue = If it does not work out, you will join the district's waiting list.
mentorships-over = This pair has ended.
mentorships-answer-by = Please answer by { $until }. If you cannot, that is quite all right.
mentorships-until = Agreed until { $day }
mentorships-contact-bot = Contact: through me
mentorships-contact-username = Telegram: { $contact }
mentorships-contact-phone = Phone: { $contact }
mentorships-own-not-chosen = You have not chosen yet how you can be reached.
mentorships-own-bot = You: only messages through me
mentorships-own-contact = You share: { $contact }
mentorships-asked-another = The curator knows about your request. The other person is not told.

mentorships-people = <b>My mentees</b>
mentorships-no-people = Nobody yet.
mentorships-person = <b>{ $name }</b>: “{ $goal }”
mentorships-person-asks = <b>{ $name }</b> is asking for help: “{ $goal }”
mentorships-accept = Accept
mentorships-decline = I cannot
mentorships-accepted = <b>Agreed: you are working together.</b> Choose how you can be reached.
mentorships-declined = All right. I will ask another mentor and tell nobody about your answer.

mentorships-to-mentor = Write to the mentor
mentorships-to-mentee = Write to the mentee
mentorships-share = How I can be reached
mentorships-other-mentor = Ask for another mentor
mentorships-other-mentee = Ask for another mentee
mentorships-end = End the pair
mentorships-withdraw = Stop looking
mentorships-sure-withdraw = <b>Stop looking for a mentor?</b> Your place on the waiting list will be lost.
mentorships-withdraw-now = Yes, stop
mentorships-withdrawn = All right, I will ask nobody else.
mentorships-sure-end = <b>End the pair early?</b> I will tell the other person that it has ended.
mentorships-end-now = Yes, end it
mentorships-ended = <b>The pair has ended.</b> Thank you.
mentorships-sure-another = <b>Ask the curator for another pair?</b> You do not have to explain. Only the curator will know.
mentorships-another-now = Yes, ask

mentorships-ask-share = How can you be reached? This will be seen by: { $name }
mentorships-share-username = Share @{ $username }
mentorships-share-name = Share my Telegram name
mentorships-share-phone = Share my phone number
mentorships-share-bot = Through you only
mentorships-ask-phone = Type your phone number, for example: +7 928 123-45-67
mentorships-ask-message = Type what to pass on, up to { $limit } characters: it arrives exactly as typed. To: { $name }
mentorships-message-sent = <b>Sent.</b>
mentorships-quoted = “{ $words }”
mentorships-words-cancelled = Cancelled, nothing was sent.
mentorships-reply = Reply
mentorships-full = Show in full

mentorships-letter-proposed = <b>Somebody would like you to be their mentor</b>
mentorships-letter-started = <b>You have a mentor</b>
mentorships-letter-share = Choose how you can be reached, or write through me.
mentorships-letter-queued =
    <b>The mentors I asked cannot help right now.</b>
    You are number { $place } on the district's waiting list. A curator will find you a mentor, and I will write.
mentorships-letter-ended = <b>The pair has ended.</b> { $name } is finishing early. Thank you for your work.
mentorships-letter-replaced-mentee = <b>The curator is changing pairs.</b> { $name } is no longer your mentor. You will get another one, and I will write.
mentorships-letter-replaced-mentor = <b>The curator is changing pairs.</b> { $name } is no longer your mentee. Thank you for your work.
mentorships-letter-from-mentor = <b>Your mentor { $name } writes:</b>
mentorships-letter-from-mentee = <b>Your mentee { $name } writes:</b>
mentorships-question-midpoint = <b>Halfway there.</b> How is it going with { $name }?
mentorships-question-closing = <b>The agreed term is over.</b> Did you reach the goal with { $name }?
mentorships-answered = Your answer: { $answer }. Thank you.
mentorships-answer-well = Well
mentorships-answer-could-be-better = It could be better
mentorships-answer-need-curator = I need the curator's help
mentorships-answer-reached = Reached
mentorships-answer-partly = In part
mentorships-answer-not-reached = Not yet

menu-draft-mentorship = Not finished: finding a mentor{ $step }.
menu-resume-mentorship = Continue the search
menu-draft-pair = Not finished: a message{ $step }.
menu-resume-pair = Finish the message
