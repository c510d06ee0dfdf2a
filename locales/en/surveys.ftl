# Surveys: how they are asked, how people answer, what is learned from them.

surveys-open = Surveys
surveys-title = <b>Surveys</b>
surveys-none = None so far. A survey takes two minutes to write.
surveys-row = <b>{ $title }</b> · { $state }
surveys-begin = New survey
surveys-back = ‹ Surveys
surveys-card = Open the survey
surveys-head = <b>Survey “{ $title }”</b>
surveys-state-draft = draft, answers until { $day }
surveys-state-open = open, answers until { $day }
surveys-state-closed = closed
surveys-state-told = closed, people know the results
surveys-is-named = With names: curators and the head of the district see the answers.
surveys-is-anonymous = Anonymous.
surveys-is-by-place = Anonymous, results also by municipality.
surveys-is-by-position = Anonymous, results also by position.
surveys-until = Answers until { $day }
surveys-answered = Asked { $asked }, answered { $count }.
surveys-counted-at-close = Asked { $asked }. Anonymous answers are counted when the survey closes, if at least { $few } answer.
surveys-too-few = Fewer than { $few } people answered, so there are no results.
surveys-question = { $number }. { $text } · { $type }
surveys-option = • { $label }
surveys-type-one = one answer
surveys-type-several = several answers
surveys-type-scale = a mark 1–5
surveys-type-text = in own words

surveys-step = <b>New survey</b> · step { $step } of { $steps }
surveys-ask-title = What is the survey called? Up to { $limit } characters.
surveys-ask-questions = Write up to { $most } questions: one by one, or all at once with an empty line between them. Put each option on a line of its own.

    <i>Which topic is needed most?
    Reading literacy
    Assessment</i>

    A question may end with “(several)” or “1–5”. Without options people answer in their own words. Up to { $options } options of up to { $limit } characters.
surveys-ask-naming = How do people answer?
surveys-ask-until = Until which day are answers taken? For example: 3 December.
surveys-naming-named = With names
surveys-naming-anonymous = Anonymously
surveys-naming-by-place = Anonymously, by municipality
surveys-naming-by-position = Anonymously, by position
surveys-change-title = Title
surveys-change-questions = Questions
surveys-change-naming = How people answer
surveys-change-until = Last day
surveys-summary = Check the survey. Nobody sees it yet.
surveys-send = Save
surveys-resume = Back to the survey
surveys-anew = Begin a new survey
surveys-parked = You are already writing a survey, step { $step } of { $steps }.
surveys-cancelled = The survey was not saved.
surveys-made = Saved. See how it looks, and send it out.
menu-draft-survey = Not finished: a new survey{ $step }.
menu-resume-survey = Back to the survey

surveys-invite = Choose people and send
surveys-try = Try it yourself
surveys-invitation =
    Survey “{ $title }”

    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }, { $naming }. Please answer until { $day }.
surveys-invites-named = with your name
surveys-invites-anonymous = anonymously
surveys-do-drop = Delete the draft
surveys-dropped = The survey “{ $title }” was deleted.
surveys-do-results = Results
surveys-do-file = Download a table .xlsx
surveys-do-close = Close now
surveys-close-ask = Close the survey “{ $title }”? Nobody will be able to answer any more.
surveys-do-close-now = Yes, close it
surveys-do-tell = Tell the results
surveys-telling = Telling the results to all { $asked } who were asked. People's own words are not part of them.

surveys-results = <b>Results of the survey “{ $title }”</b>
surveys-result = <b>{ $number }. { $text }</b>
surveys-cell = { $label }: { $count }
surveys-exactly = { $n }
surveys-at-least = at least { $n }
surveys-few = fewer than { $few }
surveys-groups = <i>{ $groups }</i>
surveys-words = — { $text }
surveys-few-words = Fewer than { $few } answered in their own words.
surveys-many-words = { $count } people answered in their own words. Curators read them.
surveys-small = Numbers below { $few } are not shown, so that nobody can be recognized.
surveys-told = Thank you for answering. Here is what came of it.
surveys-sheet = Survey
surveys-file = Survey { $number }.xlsx
surveys-column-name = Name
surveys-column-place = Municipality
surveys-column-workplace = Organization
surveys-column-question = Question
surveys-column-answer = Answer
surveys-column-count = How many
surveys-reminder = The survey “{ $title }” takes answers for the last day, { $day }. Will you answer?
surveys-is-closed = The survey “{ $title }” is closed.

# The answer.
poll-begin = Answer
poll-step = <b>Survey “{ $title }”</b> · question { $step } of { $steps }
poll-protects = { $naming ->
    [named] Curators and the head of the district see the answers with your name.
   *[other] Anonymous: what was answered is stored apart from who has answered{ $naming ->
        [by-place] , and counted by municipality too
        [by-position] , and counted by position too
       *[other] { "" }
    }. Answers are encrypted until the close; then only numbers from 5 on remain. The owner of the server and the key, and Telegram, could trace them; who has answered is not hidden. You may skip any question.
}

poll-words = Send it as a message, up to { $limit } characters.
poll-careful = ⚠ Curators read your words as they are: leave out names, the school, and whatever gives you away. The message stays in this chat.
poll-answer = { $question } — <b>{ $said }</b>
poll-skipped = skipped
poll-summary = <b>Survey “{ $title }”</b>. Check your answers.
poll-is-final = Answers cannot be changed after sending: we will not know which of them are yours.
poll-is-changeable = You can change the answers while the survey is open.
poll-send = Send the answers
poll-ask-q1 = Your answer? Up to { $limit } characters.
poll-change-q1 = Question
poll-cancelled = The answers were not sent. You can answer from the invitation.
poll-trial = This is how people will see the survey. It was a trial: nothing is stored.
poll-counted = Survey “{ $title }”: your answer is counted. Thank you.
poll-stored = Survey “{ $title }”: your answers are stored. Thank you. Press “Answer” to change them.
menu-draft-poll = Not finished: answers to a survey{ $step }.
menu-resume-poll = Back to the survey
