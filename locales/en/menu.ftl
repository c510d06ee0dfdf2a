# The menu, help, about.

menu-deficit = Report a difficulty
menu-activities = Activities
menu-growth = Schools and mentors
menu-requests = My requests
menu-pending = Awaiting a decision
menu-roles = Roles
menu-organizations = Organizations
menu-settings = Settings
menu-about = About
menu-placeholder = Message

menu-hello = <b>Hello, { $name }.</b>
menu-welcome = <b>Hello.</b>
menu-choose = Choose what you need in the menu below.
menu-link = You came by a link.
menu-go-on = Go on

menu-draft-profile = Not finished: about yourself{ $step }.
menu-draft-deficit = Not finished: a difficulty{ $step }.
menu-draft-decision = Not finished: a decision{ $step }.
menu-draft-invite = Not finished: an invitation{ $step }.
menu-draft-activity = Not finished: an activity{ $step }.
menu-draft-answer = Not finished: an answer for signing up{ $step }.
menu-draft-import = Not finished: a plan from a spreadsheet{ $step }.
menu-draft-step = , step { $step } of { $steps }
menu-resume-profile = Back to about yourself
menu-resume-deficit = Back to the difficulty
menu-resume-decision = Back to the decision
menu-resume-invite = Back to the invitation
menu-resume-answer = Back to the answer
menu-resume-activity = Back to the activity

menu-help =
    <b>What I can do</b>
    • Report a difficulty: the district's council reads it and answers.
    • “My requests”: how they stand. You may just write a request's number.
    • /menu opens the menu, /language changes the language, /privacy tells about your data.
menu-help-contacts = If you need a person:
menu-contact = { $name }, { $organization }
menu-contact-operator = { $name }: { $contact }

menu-about-text =
    <b>The methodical district</b>
    A voluntary union of municipalities of Dagestan that helps its teachers grow.

    You say what you find difficult. The district's council takes it up, the institutes prepare classes, and later we ask you whether it became easier.

    The data are kept by: { $operator }. More: /privacy
menu-group = I answer in private messages.
menu-group-open = Open the private chat

menu-old-button = This button is out of date. This is how things stand now:
menu-not-understood = I did not understand that. Choose what you need in the menu below, or press /help.
menu-only-words = I understand words and buttons. Choose what you need in the menu below.
menu-edited = I do not see edited messages. Please write it anew.
menu-resume-import = Back to the plan

menu-announcements = Announcements
menu-draft-announcement = An announcement was not sent{ $step }.
menu-resume-announcement = Go on with it
menu-draft-application = Not sent: an application to a school{ $step }.
menu-resume-application = Go on with the application
menu-draft-expulsion = Not finished: an expulsion{ $step }.
menu-resume-expulsion = Go on with the expulsion
menu-draft-holiday = Not finished: a holiday{ $step }.
menu-resume-holiday = Back to the holiday
