# A difficulty: the form in which it is told, and how it reads anywhere.

deficits-step = <b>Difficulty · step { $step } of { $steps }</b>

deficits-ask-area = In which area?
deficits-other-area = Other, in my own words
deficits-ask-topic =
    { $area }
    What exactly is difficult?
deficits-other-topic = Other
deficits-ask-own-words = Describe the difficulty in your own words, up to { $limit } characters.
deficits-ask-severity = How much does it hinder your work?
deficits-ask-tried = What have you tried already? Write briefly, up to { $limit } characters, or skip.
deficits-ask-wanted = What would suit you? Tick one or several and press “Done”.

deficits-severity-exchange = I want to share experience
deficits-severity-sometimes = Sometimes it is hard
deficits-severity-need-help = I need help

deficits-wanted-seminar = Seminar
deficits-wanted-course = Courses
deficits-wanted-mentor = Mentor
deficits-wanted-open-lesson = Open lesson
deficits-wanted-materials = Materials
deficits-wanted-consultation = Consultation

deficits-topic = { $area } → { $topic }
deficits-own-words = “{ $text }”
deficits-own-words-gone = the author’s words are deleted
deficits-tried = Tried: “{ $text }”
deficits-wanted = Would suit: { $list }

deficits-summary = <b>Check before sending</b>
deficits-summary-of-answer =
    <b>Request { $number } · a question from the Council</b>
    “{ $question }”
    Write your answer or change what you said, then send.
deficits-seen-by-municipality = Will be seen by: members of the district Council ({ $municipality }) and the curator.
deficits-seen-by-district = Will be seen by: the head and members of the district Council, the curator.
deficits-seen-by-curators = Will be seen by: the curator of the district.
deficits-seen-by-administrators = Will be seen by: the administrator. The district has no Council yet.
deficits-seen-by-nobody = There is nobody to decide yet: the Council will see the request as soon as there is one.
deficits-send = Send
deficits-change-area = Area and topic
deficits-change-severity = How much it hinders
deficits-change-tried = What was tried
deficits-change-wanted = What would suit

deficits-parked = You have already begun to tell of a difficulty: step { $step } of { $steps }. Go on with it?
deficits-resume = Go on
deficits-anew = Begin anew
deficits-answer = Answer the question
deficits-cancelled = Cancelled, nothing was sent.

deficits-sent =
    <b>Request { $number } has been sent.</b>
    The district Council will answer by { $promised } at the latest. I will write as soon as they decide.
deficits-updated =
    <b>Request { $number } has been updated.</b>
    You had told of this before, so there is no new request: the Council will see what you wrote now. The answer comes by { $promised } at the latest.
deficits-updated-accepted =
    <b>Request { $number } has been updated.</b>
    You had told of this before, and the district has taken it on. Nothing needs to be decided again.
