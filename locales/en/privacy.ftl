# Data: what is kept, to take away, to delete.

privacy-text =
    <b>Your data</b>
    Held by: { $name }, { $address }. Contact: { $contact }
    <b>What:</b> your profile, your difficulties and requests, the decisions on them, your Telegram ID. About pupils you bring to a school of the district: initials, class and the day of a parent's consent; these are deleted when the school ends.
    <b>Who can see them:</b> Council members, the head and the curators a request may reach: the request names them. Your principal and the people you work with cannot. Organizers see who signed up for their activities; a question to a curator is seen by those named before it is sent, and their successors. Your data show who looked at them, and when.
    <b>How long:</b> as long as you are with us. After deletion your name and your words are gone, only numbers remain. Decisions you made keep your name and your reason: they are the Council's documents.
    Deletion happens after { $days } days; until then you can change your mind.
privacy-my-data = Get my data
privacy-delete = Delete my data
privacy-delete-ask =
    <b>Delete your data?</b>
    I will stop writing to you at once. After { $days } days your name, workplace and words will be gone and open requests closed. Certificates can still be verified, but without your name.
    Until then you can come back: /start
privacy-delete-sure = Yes, delete my data
privacy-my-data-read = Everything stored about you: for reading.
privacy-my-data-machine = The same for programs (JSON).
privacy-file-name = My data
privacy-file-title = Everything stored about you
privacy-section-person = About you
privacy-section-drafts = Unfinished forms
privacy-section-deficits = Difficulties
privacy-section-requests = Requests
privacy-section-history = History of requests
privacy-section-decisions = Your decisions
privacy-section-enrolments = Your sign-ups
privacy-section-enrolment_history = History of sign-ups
privacy-section-activities = Activities you planned
privacy-section-attendance = Marks of attendance
privacy-section-invitations = What you were invited to
privacy-section-healings = Whether it became easier
privacy-section-feedback = Feedback
privacy-section-certificates = Certificates
privacy-section-curriculum_certificates = Certificates of programmes
privacy-section-institute_documents = Documents of institutes
privacy-section-call_papers = Papers of contests
privacy-section-hidden_lines = Hidden lines of your portfolio
privacy-section-corrections = Corrections of names on certificates
privacy-section-announcements = Your announcements
privacy-section-audiences = Conditions saved for announcements
privacy-section-copies = Announcements sent to you
privacy-section-presses = What you pressed under announcements
privacy-section-appointments = Your consultations
privacy-section-slots = Times that you laid
privacy-section-slot_watchers = Where you wait for a free time
privacy-section-mutes = Muted categories
privacy-section-surveys = Surveys that you made
privacy-section-survey_answers = Your answers with a name to surveys
privacy-section-memberships = Communities
privacy-section-roles = Roles
privacy-section-deputies = Who decided for you
privacy-section-represented = When you decided for others
privacy-section-batches = Lists of requests shown to you together
privacy-section-letters = Messages to you
privacy-section-cards = Cards of requests
privacy-section-updates = What could not be processed
privacy-section-changes = Your changes
privacy-section-applications = Applications to schools
privacy-section-pupils = Pupils you have brought
privacy-section-graduations = Schools you have completed
privacy-section-motions = Motions you put
privacy-section-voices = Your voice in the Council
privacy-section-votes = Your votes and moves in the Council
privacy-section-presences = Meetings you attended
privacy-section-calls = Calls that you opened
privacy-section-entries = Your entries
privacy-section-entry_people = Co-authors of your entries
privacy-section-entry_pupils = Pupils whom you entered
privacy-section-entry_files = Files of your entries
privacy-section-milestones = Milestones of your projects
privacy-section-speakers = When you asked for the floor
privacy-section-routes = Your routes
privacy-section-route_lines = Lines of your routes
privacy-section-entry_history = History of your entries
privacy-section-coauthor = Entries of which you are a co-author
privacy-section-reviews = Your reviews
privacy-section-groups = Groups you linked
privacy-section-views = Who looked at your data
privacy-section-looked = What you looked at
privacy-expert = an expert
