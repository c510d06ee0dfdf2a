# The bank of practices: search, a practice, use, help for a difficulty.

bank-section = Bank of practices
bank-title = <b>Bank of practices</b>
bank-about = What colleagues have worked out and tried. What helped others comes first. To find one, type some words. In all: { $count }
bank-found = { $what }. Found: { $count }
bank-nothing = There is nothing yet. Try other words or another topic.
bank-row = • { $title }
bank-row-used = • { $title } — used by { $people ->
    [one] { $people } colleague
   *[other] { $people } colleagues
}
bank-row-healed = • { $title } — helped { $people ->
    [one] { $people } colleague
   *[other] { $people } colleagues
}
bank-areas = By topic
bank-search = Search
bank-whole = The whole bank
bank-shelf-practices = Practices
bank-shelf-projects = Projects
bank-shelf-papers = Papers
bank-back = ‹ To the list
bank-choose = Choose an area.
bank-choose-in = { $area }: choose a topic.
bank-area = { $name } · { $count }
bank-ask-words = Type what you are looking for: some words of the title.
bank-card = <b>{ $title }</b>
bank-author = { $name }
bank-organization = { $name }
bank-topic = Topic: { $topic }
bank-what = { $what }
bank-answer = <b>{ $label }</b>
    { $text }
bank-file = 📎 { $name }
bank-used = I have used it
bank-used-by = Used by { $people ->
    [one] { $people } colleague
   *[other] { $people } colleagues
}
bank-healed = { $people ->
    [one] Helped { $people } colleague
   *[other] Helped { $people } colleagues
}
bank-used-thanks = You have used this practice. Thank you for telling!
bank-easier = You have used this practice. You reported a difficulty on this topic: is it easier now?
bank-question = A week ago you opened the practice “{ $title }”. Could you use it?
bank-share = Share a practice
bank-question-easier = You have used “{ $title }”. Is it easier now?
bank-open = Open the practice
bank-on-topic = Practices on the topic: { $count }
bank-others = What helped others: { $count ->
    [one] { $count } practice
   *[other] { $count } practices
}
bank-others-healed = What helped others: { $count ->
    [one] { $count } practice
   *[other] { $count } practices
}, it became easier for { $people ->
    [one] { $people } colleague
   *[other] { $people } colleagues
}
bank-help = How to help
bank-help-title = <b>Difficulty { $number }: how to help</b>
bank-help-there = On the topic: { $found }. Press, and the teacher gets a letter.
bank-help-nothing = There is nothing ready on the topic yet: you can answer in words.
bank-there-activity = { $count ->
    [one] { $count } activity
   *[other] { $count } activities
}
bank-there-mentor = { $count ->
    [one] { $count } mentor
   *[other] { $count } mentors
}
bank-there-practice = { $count ->
    [one] { $count } practice
   *[other] { $count } practices
}
bank-there-consultation = { $count ->
    [one] { $count } methodist
   *[other] { $count } methodists
}
bank-offer-activity = Invite: { $title }
bank-offer-practice = Send: { $title }
bank-offer-mentor = Suggest a mentor
bank-given = Offered already:
bank-helped-activity = Help: the activity “{ $title }”, { $day }
bank-helped-practice = Help: the practice “{ $title }”, { $day }
bank-helped-mentor = Help: a mentor was suggested, { $day }
bank-letter-activity = For your difficulty the activity “{ $title }” is recommended.
bank-letter-practice = For your difficulty a practice of colleagues is recommended: “{ $title }”.
bank-letter-mentor = For your difficulty a mentor is recommended. You can ask for one now.

bank-help-all = Help all of them
bank-help-on = Help: { $topic }
bank-help-own = How to help
bank-help-topic = <b>How to help: { $topic }</b>
bank-help-people = Open for { $people ->
    [one] { $people } teacher.
   *[other] { $people } teachers.
} The help goes to all of them at once.
bank-help-nameless = The help goes to all in the district who find this hard. I show neither names nor their number.
bank-help-sent = <b>Sent.</b> Those to whom it was offered before get no second letter.
bank-help-known = <b>There is no one to write to.</b> All those for whom it is know of it already.
bank-help-back = ‹ Other topics
bank-help-all-topics = Help by topic
bank-help-topics-own =
    <b>Where your help is needed</b>
    There are open difficulties in the district on these topics of yours.
bank-help-topics-district =
    <b>Where help is needed</b>
    Choose a topic: the help goes to everyone who finds it difficult. The first ones trouble most.
bank-help-no-topics-own = There are no open difficulties on your topics now.
bank-help-no-topics-district = There are no open difficulties in the district now.
bank-offer-consultation = Offer a consultation
bank-helped-consultation = Help: a consultation with a methodist, { $day }
bank-letter-consultation = For your difficulty a consultation with a methodist is recommended. Choose a time, or ask in writing: the answer comes here.
bank-help-question = Two weeks ago you were offered help. Has it become easier?

bank-offer-words = Answer in words
bank-helped-words = Help: an answer, “{ $title }”, { $day }
bank-letter-words =
    Your difficulty was answered:
    “{ $title }”
helping-ask-words = What do you advise? Up to { $limit } characters; it arrives as written.
helping-sum-words = “{ $words }”
helping-send = Send
helping-cancelled = The answer was not sent.
menu-draft-help = Not sent: the answer to a difficulty{ $step }.
menu-resume-help = Finish the answer
