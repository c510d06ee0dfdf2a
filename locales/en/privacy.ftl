# Data: what is kept, to take away, to delete.

privacy-text =
    <b>Your data</b>
    Kept by: { $name }, { $address }. Contact: { $contact }
    <b>What:</b> what you told of yourself, your difficulties and requests, the decisions, the number of your Telegram account. Of pupils you bring to a school: initials, class and the day of a parent's consent; they are deleted after the school is over.
    <b>Who sees them:</b> members of the council, its head and curators whom a request may reach: the request names them. Your principal and those who work in your organization do not. Who comes to a class is seen by those who hold it. Your data tell who looked and when.
    <b>How long:</b> as long as you are with us. After deletion your name and words are gone, numbers stay. Decisions you took keep your name and the reason: they are documents of the council.
    Deletion happens after { $days } days, until then you can change your mind.
privacy-my-data = Get my data
privacy-delete = Delete my data
privacy-delete-ask =
    <b>Delete your data?</b>
    I stop writing to you at once. After { $days } days your name, place of work and words are gone, open requests are closed. Your certificates can still be checked, without the name.
    Until then you can come back: /start
privacy-delete-sure = Delete
privacy-my-data-read = Everything that is kept of you: to read.
privacy-my-data-machine = The same for programs (JSON).
privacy-file-name = My data
privacy-file-title = Everything that is kept of you
privacy-section-person = About you
privacy-section-drafts = Unfinished forms
privacy-section-deficits = Difficulties
privacy-section-requests = Requests
privacy-section-history = History of requests
privacy-section-decisions = Your decisions
privacy-section-enrolments = Sign-ups for activities
privacy-section-enrolment_history = History of sign-ups
privacy-section-activities = Activities that you planned
privacy-section-attendance = Marks of attendance
privacy-section-invitations = What you were invited to
privacy-section-healings = Whether a difficulty is gone
privacy-section-feedback = feedback
privacy-section-certificates = Certificates
privacy-section-corrections = Corrections of names on certificates
privacy-section-announcements = Your announcements
privacy-section-audiences = Conditions saved for announcements
privacy-section-copies = Announcements sent to you
privacy-section-presses = What you pressed under announcements
privacy-section-mutes = Categories switched off
privacy-section-memberships = Communities
privacy-section-roles = Roles
privacy-section-letters = Letters to you
privacy-section-cards = Cards of requests
privacy-section-updates = What could not be handled
privacy-section-changes = Your changes
privacy-section-applications = Applications to schools
privacy-section-pupils = Pupils you have brought
privacy-section-graduations = Schools you have completed
privacy-section-views = Who looked at your data
privacy-section-looked = What you looked at
privacy-expert = an expert
