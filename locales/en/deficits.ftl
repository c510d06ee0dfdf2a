# A difficulty: the form in which it is told, and how it reads anywhere.

deficits-title = <b>Difficulty</b>
deficits-step = <b>Difficulty · step { $step } of { $steps }</b>

deficits-ask-area = What is difficult? Choose, or write it in your own words.
deficits-other-area = Something else, in my words
deficits-priorities = ★ — priorities of this year.
deficits-ask-topic =
    { $area }
    What exactly is difficult? Choose, or write it in your own words.
deficits-other-topic = Something else
deficits-ask-own-words = Describe the difficulty in your own words, up to { $limit } characters.
deficits-ask-named = We seem to have a name for this. Is it right?
deficits-other-named = No, keep my words
deficits-ask-severity = How much does it get in the way of your work?
deficits-ask-tried = What have you tried so far? Write briefly, up to { $limit } characters, or skip.
deficits-ask-wanted = What help do you need? You can choose several.

deficits-severity-exchange = I can share experience
deficits-severity-sometimes = It is sometimes hard
deficits-severity-need-help = I need help

deficits-wanted-seminar = Seminar
deficits-wanted-course = Course
deficits-wanted-mentor = Mentor
deficits-wanted-open-lesson = Open lesson
deficits-wanted-materials = Materials
deficits-wanted-consultation = Consultation

deficits-topic = { $area } → { $topic }
deficits-own-words = “{ $text }”
deficits-own-words-gone = the author's words have been deleted
deficits-tried = Tried: “{ $text }”
deficits-wanted = Would help: { $list }

deficits-summary = <b>Check before you send</b>
deficits-summary-of-answer =
    <b>Request { $number } · the Council's question</b>
    “{ $question }”
deficits-ask-answer = Write your answer, up to { $limit } characters, or change what you said below.
deficits-your-answer = Your answer: “{ $text }”
deficits-seen-by-municipality = Will be seen by: members of the district Council ({ $municipality }) and the curator.
deficits-seen-by-district = Will be seen by: the head and members of the district Council, the curator.
deficits-seen-by-curators = Will be seen by: the curator of the district.
deficits-seen-by-administrators = Will be seen by: the administrator. The district has no Council yet.
deficits-seen-by-nobody = There is nobody to decide yet: the Council will see the request as soon as there is one.
deficits-send = Send
deficits-change-area = Area and topic
deficits-change-severity = How much it gets in the way
deficits-change-tried = What you have tried
deficits-change-wanted = What help you need

deficits-parked = You have already started describing a difficulty: step { $step } of { $steps }. Continue?
deficits-resume = Continue where I stopped
deficits-anew = Start over
deficits-answer = Answer the question
deficits-cancelled = Cancelled, nothing was sent.

deficits-sent =
    <b>Request { $number } has been sent.</b>
    The Council will answer by { $promised }. I will write as soon as they decide.
deficits-answered =
    <b>Request { $number }: thank you, the Council has your answer.</b>
    You will have a decision by { $promised }.
deficits-updated =
    <b>Request { $number } has been updated.</b>
    You had already reported this, so there is no new request: the Council will see what you have just written. You will have an answer by { $promised }.
deficits-updated-accepted =
    <b>Request { $number } has been updated.</b>
    You had already reported this, and the district is working on it. It does not need to be decided again.
