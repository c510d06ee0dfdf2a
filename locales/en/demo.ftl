# The demo: what to try as each of the sample people. A card beside the chat.

demo-try-teacher-1 = Report a difficulty with the first button below, or describe it in your own words there.
demo-try-teacher-2 = Join the queue for the full seminar and find your certificate in the activities.
demo-try-teacher-3 = More, then contests and experience: defend your experience, and find your diploma.

demo-try-member-1 = In the requests that wait, the one with ⏳ is late. Accept it or ask its author.
demo-try-member-2 = Decide a new request of Aishat: the other council member sees it at once.
demo-try-member-3 = Write an announcement to the teachers of your municipality.

demo-try-curator-1 = Plan a session for what many find difficult: activities, then those you run.
demo-try-curator-2 = There too, the assembly that is held now: call the next speaker. And the seminar that is over, with feedback.
demo-try-curator-3 = More, then contests and experience: in the defence one entry waits for its third review.

demo-try-mentee-1 = Write to your mentor: schools and mentors, then mentors.
demo-try-mentee-2 = You are in the queue for a seminar. Let Ruslan give up his seat: it will be offered to you.
demo-try-mentee-3 = Answer when the Council has decided your request.

demo-try-mentor-1 = Write to the teacher you mentor: schools and mentors, then mentors.
demo-try-mentor-2 = Let Aishat ask you to be her mentor, then say yes or no.
demo-try-mentor-3 = Khadizhat chairs the teachers of mathematics: write to the members from the card of the community.

demo-try-administrator-1 = Roles: make a link that grants a role and open it as the new teacher.
demo-try-administrator-2 = More, then organizations: rename a school or merge two.
demo-try-administrator-3 = There too, move a municipality to another district from a day you choose.

demo-try-expert-1 = More, then contests and experience, then your reviews: judge an entry that two have judged.
demo-try-expert-2 = There too, the topics that you judge, and how many entries at once.
demo-try-expert-3 = Offer to share your experience: report a topic and choose to exchange.

demo-try-methodist-1 = You came to the last seminar: open the activities and download your certificate.
demo-try-methodist-2 = Open { menu-growth } → { consult-open }: your consulting hours are laid. Book one as a teacher.
demo-try-methodist-3 = You have begun to enter a defence of experience: open the menu and finish it.

demo-try-newcomer-1 = Press Start: your name, your school, done.
demo-try-newcomer-2 = Write the whole name in one message, then the workplace in short: “леваши 2”.
demo-try-newcomer-3 = Report a difficulty and see it as a council member does.
