# The menu, help, about.

menu-deficit = Report a difficulty
menu-activities = Activities
menu-growth = Schools and mentors
menu-requests = My requests
menu-pending = Awaiting a decision
menu-roles = Roles
menu-organizations = Organizations
menu-calls = Contests and experience
menu-council = Council
menu-news = News
menu-settings = Settings
menu-about = About
menu-support = Help
menu-more = More
menu-more-head = There is also:
# Earlier labels, still on keyboards, separated by semicolons.
menu-before-deficit = Report a difficulty
menu-before-pending = Awaiting a decision
menu-placeholder = Message

menu-hello = <b>Hello, { $name }.</b>
menu-welcome = <b>Hello.</b>
menu-waiting = Requests waiting for your decision: { $count }.
menu-choose = How can I help? Choose below.
menu-link = You opened an invitation.
menu-link-activity =
    <b>You are invited to “{ $title }”</b>
    { $when }, { $place }
menu-go-on = Continue

menu-draft-profile = Your profile is not finished{ $step }.
menu-draft-deficit = Not finished: a report{ $step }.
menu-draft-decision = Not finished: a decision{ $step }.
menu-draft-invite = Not finished: an invitation{ $step }.
menu-draft-activity = Not finished: an activity{ $step }.
menu-draft-answer = Not finished: an answer to the Council{ $step }.
menu-draft-import = Not finished: a plan from a spreadsheet{ $step }.
menu-draft-step = , step { $step } of { $steps }
menu-resume-profile = Finish my profile
menu-resume-deficit = Finish my report
menu-resume-decision = Finish the decision
menu-resume-invite = Finish the invitation
menu-resume-answer = Finish the answer
menu-resume-activity = Resume the form

menu-help =
    <b>What I can do</b>
menu-help-deficit = • “{ $section }”: the district Council reads it and answers.
menu-help-activities = • “{ $section }”: seminars and classes of the district, what you signed up for, your certificates.
menu-help-growth = • “{ $section }”: a year of classes, a mentor of your own, communities of colleagues.
menu-help-requests = • “{ $section }”: where each one stands. You can also just type a request's number.
menu-help-pending = • “{ $section }”: the requests that you decide. The buttons are under each of them.
menu-help-announcements = • “{ $section }”: write to many people at once, now or at a set time.
menu-help-questions = • “{ $section }”: what teachers ask curators. You can also reply to the letter itself.
menu-help-roles = • “{ $section }”: invite Council members or curators, end a role.
menu-help-organizations = • “{ $section }”: schools and kindergartens of the district; the same ones can be merged.
menu-help-calls = • “{ $section }”: contests, defence of experience, readings, the bank of practices.
menu-help-council = • “{ $section }”: what the Council of the district decides, votes, minutes.
menu-help-mentor = • You are a mentor: your mentees and your mentor profile are under “Schools and mentors”.
menu-help-commands = • /menu opens the menu, /language changes the language, /privacy explains how your data are used.
menu-help-contacts = If you would rather talk to a person:
menu-contact = { $name }, { $organization }
menu-contact-operator = { $name }: { $contact }

menu-about-text =
    <b>The teacher support district</b>
    A voluntary association of municipalities of Dagestan that helps teachers grow.

    You say what is hard. The district Council takes it up, the institutes prepare activities, and later we ask you whether things have become easier.

    Your data are held by: { $operator }. More: /privacy
menu-priorities = <b>Priorities of the school year { $begins }/{ $ends }</b>
menu-priority = • { $topic }
menu-priorities-by = Decided by the district Council, motion { $number }.
menu-group = I answer in private chats.
menu-group-open = Open the private chat

menu-old-button = This button no longer works. This is how things stand now:
# Other names of sections, and courtesies; separated by semicolons.
menu-said-deficit = difficulty; difficulties; a difficulty; i have a difficulty
menu-said-activities = activity; seminar; seminars; class; classes; workshop; workshops; courses; schedule; certificate; certificates; my certificates
menu-said-growth = school; schools; mentor; mentors; my mentor; community; communities
menu-said-requests = requests; my request; request
menu-said-pending = decisions; pending
menu-said-announcements = announcement
menu-said-roles = role
menu-said-organizations = organization
menu-said-calls = contest; contests; competition; olympiad; olympiads; experience; practices; bank of practices; readings
menu-said-news = the news; what is new; what's new; archive
menu-said-council = council; the council; votes; voting; minutes; protocols
menu-said-settings = my profile; profile; language
menu-said-about = who are you; about the bot
menu-said-support = help me; contacts; curator; support
menu-said-questions = questions
menu-said-more = more please; other
menu-said-menu = menu; main menu; the menu; start; home
menu-said-hello = hello; hi; hey; good morning; good afternoon; good evening
menu-said-thanks = thanks; thank you; thx
menu-said-besides = very much; a lot; so; again; ok; okay; many; everyone
menu-said-what = Sorry, I did not understand. What shall I do with it?
menu-thanks = You are welcome. I am here if you need anything else.

menu-questions = Questions to curators
menu-questions-waiting = Questions to curators: { $count }
menu-draft-question = Not sent: your message{ $step }.
menu-resume-question = Finish my message
menu-draft-protocol = Not finished: the corrected protocol{ $step }.
menu-resume-protocol = Finish the protocol
menu-not-understood = Sorry, I did not understand. Choose a section below or ask your curator: /help
menu-reply-needs-button = Sorry, this message cannot be answered with words. Please press a button below it.
menu-only-words = I cannot read pictures or voice messages yet. Please write it in words.
menu-edited = I cannot see edited messages. Please send a new one.
menu-resume-import = Finish the plan

menu-announcements = Announcements
menu-draft-announcement = Not sent: an announcement{ $step }.
menu-resume-announcement = Finish the announcement
menu-draft-application = Not sent: an application to a school{ $step }.
menu-resume-application = Finish the application
menu-draft-expulsion = Not finished: an expulsion{ $step }.
menu-resume-expulsion = Resume the form
menu-draft-deputy = Unfinished: a deputy{ $step }.
menu-draft-holiday = Not finished: a holiday or a day off school{ $step }.
menu-resume-basis = Finish the basis
menu-resume-signer = Finish the signature
menu-resume-deputy = Back to the deputy
menu-resume-holiday = Resume the form
menu-draft-basis = Not finished: the basis of a role{ $step }.
menu-draft-signer = Not finished: the signature on certificates{ $step }.
