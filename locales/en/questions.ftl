# A question to a curator: form, conversation, letters, the list of those waiting.

questions-ask = Write to a curator
questions-mine = My question to a curator
questions-ask-words =
    <b>{ $kind ->
        [methodist] A question to a methodist: { $topic }
       *[other] A question to a curator
    }</b>
    Write in your own words, up to { $limit } characters. It will be read by: { $names }{ $kind ->
        [methodist] . Without an answer in three working days I pass it on to another methodist, then to the curators.
       *[other] {""}
    }
questions-ask-answer =
    <b>Answer to a question</b>
    Write up to { $limit } characters; they arrive as written. To: { $name }
questions-curators = curators of the district
questions-summary = <b>Send this question?</b>
questions-summary-answer = <b>Send this answer?</b> To: { $name }
questions-sum-words = “{ $words }”
questions-read-by = It will be read by: { $names }
questions-send = Send
questions-cancelled = All right, nothing was sent.
questions-parked = You began to write and did not send it.
questions-resume = Show what I wrote
questions-anew = Start again

questions-sent = <b>Your question was sent.</b> The answer will arrive here. It will be read by: { $names }
questions-sent-nobody = <b>Your question is saved.</b> Nobody in the district can answer at the moment. As soon as there is a curator, they will see it.
questions-answered = <b>Your answer was sent.</b> To: { $name }

questions-letter-reader = <b>{ $kind ->
    [methodist] A question to a methodist: { $topic }
   *[other] A question to a curator
}</b> from { $name }
questions-letter-author = <b>{ $kind ->
    [methodist] An answer to your question: { $topic }
   *[other] An answer to your question
}</b> from { $name }
questions-workplace = { $organization }, { $place }
questions-write-reader = Answer
questions-write-author = Write again
questions-close = This is settled
questions-show = Whole conversation
questions-to-list = Questions to curators

questions-head-author = <b>{ $kind ->
    [methodist] Your question to a methodist: { $topic }
   *[other] Your question to a curator
}</b>
questions-head-reader = <b>{ $kind ->
    [methodist] A question to a methodist: { $topic }
   *[other] A question to a curator
}</b> from { $name }
questions-state-waiting = Waiting for an answer since { $moment }
questions-state-answered = Answered: { $moment }, { $name }
questions-state-closed = Settled: { $moment }
questions-said = <b>{ $name }</b>, { $moment }
questions-you = You
questions-somebody = somebody
questions-none = You have no open question. Write if you need anything.

questions-list = <b>Questions to curators</b>
questions-list-order = The longest waiting come first. Whoever answers first leads the conversation.
questions-list-empty = Nobody is waiting for an answer.
questions-row-waiting = { $name }{ $kind ->
    [methodist] {" "}· { $topic }
   *[other] {""}
}, waiting since { $day }
questions-row-answered = { $name }{ $kind ->
    [methodist] {" "}· { $topic }
   *[other] {""}
}, answered

questions-said-question = A question to a curator
questions-said-difficulty = A difficulty

privacy-section-threads = Your questions to curators and methodists
privacy-section-thread_messages = What you wrote in these conversations

questions-ask-methodist = Ask a methodist
questions-asked = My questions to methodists
questions-ask-area =
    <b>Question to a methodist</b>
    Which area is it about?
questions-ask-topic =
    <b>Question to a methodist</b>
    Which topic?
questions-sum-topic = Topic: { $topic }
questions-asked-head = <b>My questions to methodists</b>
questions-asked-order = Open ones first. You can reopen a settled question: write in it again.
questions-asked-none = No questions yet. Choose a topic and ask: the answer comes here.
questions-asked-waiting = { $topic }: waiting for an answer
questions-asked-answered = { $topic }: answered
questions-asked-closed = { $topic }: settled
