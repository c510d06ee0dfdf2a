# Why it did not work: one text for each class of district/errors.py, up to 200 characters.

error-district-error = That did not work. Open the menu and try again.
error-not-allowed = This is not available to you.
error-not-permitted = You need another role for this. If you should have it, write to your curator: /help
error-deputy-away = These days are taken ({ $name }): a deputy cannot have a deputy.
error-own-request = This is your own request: another Council member will decide it.
error-profile-needed = Please fill in your profile first.
error-fact-needed = Please complete your profile first: “Settings”.
error-head-is-chosen = There is a head here already. The council chooses the next one: by a vote or in turn.
error-already-held = You already have this role.
error-out-of-date = Something changed while you were answering. See how things stand now.
error-answered-already = This question has been answered ({ $name }). The conversation shows it.
error-already-decided =
    { $status ->
        [approved] Request { $number } has already been accepted: { $decider }, { $decided_at }.
        [rejected] Request { $number } has already been rejected: { $decider }, { $decided_at }.
        [returned] The author of request { $number } has already been asked: { $decider }, { $decided_at }.
       *[other] There is nothing left to decide about request { $number }.
    }
error-not-open =
    { $status ->
        [submitted] Request { $number } is awaiting a decision.
        [approved] Request { $number } has already been accepted.
        [rejected] Request { $number } has been rejected.
        [returned] The author of request { $number } was asked a question and has not answered yet.
        [withdrawn] Request { $number } has been withdrawn.
        [expired] The time to decide request { $number } has run out.
        [healed] Request { $number } is closed: its author says it is no longer a problem.
       *[other] This cannot be done with request { $number } now.
    }
error-undo-too-late = The { $minutes } minutes to undo it are over. Write to the author through the curator.
error-undo-refused =
    { $reason ->
        [reported-again] It can no longer be undone: the author has reported it again.
        [began] It can no longer be undone: it has begun.
        [given] It can no longer be undone: a document or a role has been given.
        [sent] It can no longer be undone: the announcement is being sent.
        [changed] It can no longer be undone: the author has since changed the announcement.
        [paired] It can no longer be undone: the mentor has a mentee.
        [invited] It can no longer be undone: the author has been invited to an activity for it.
       *[other] It can no longer be undone: something has already come of it.
    }
error-already-reported = You have already reported this: request { $number }.
error-draft-gone = This form has already been sent or cancelled. You can start a new one from the menu.
error-invite-spent = This link no longer works: it was used or revoked, or has expired. Please ask for a new one.
error-grant-ended = This role has already ended.
error-not-found = Nothing found. Check the number or open the menu.
error-bad-input = I could not make sense of that. Please put it another way.
error-too-long = Too long: { $length } characters, but only { $limit } fit. Please shorten it.
error-empty = Please write at least one word here.
error-bad-name = A name consists of letters; hyphens and apostrophes are fine. Please type it again.
error-name-repeated = The patronymic is the same as the given name. Please check.
error-bad-year = Write the year as a number, from { $earliest } to { $latest }.
error-name-taken = There is already an organization with this name. If it is the same one, merge them.
error-already-merged = Already done: the organization was merged into “{ $name }”.
error-wrong-scope =
    { $role ->
        [council-member] A Council member needs a municipality: please choose one.
        [administrator] An administrator works in all districts: leave the place out.
       *[other] This role needs a district and no municipality.
    }
error-not-a-choice = Please choose one of the buttons.
error-not-a-text = A picture, a voice message or a file will not do here. Please answer in words or with a button.
error-not-filled = Still to be filled in: { $what ->
    [type] the type of the activity
    [title] the title
    [day] day and time
   *[hours] the number of hours
}.
error-not-for-you = This activity is for other participants. If you need this one, write to your curator: /help
error-not-for-community =
    { $unmet ->
        [service] This is for people early in their career, up to { $limit } years. Your experience: { $years }.
        [role] This community is for those who have a certain role in the district. You do not have it now.
        [subjects] This community is for those who teach a certain subject. It is not in your profile: see “Settings”.
       *[positions] This community is for a different position than the one in your profile: see “Settings”.
    }
error-sign-up-closed = Sign-up is closed. See what else there is under “Activities”.
error-not-in-this-state = Something changed while you were answering, so this can no longer be done. See how things stand now.
error-bad-capacity = Please write the number of seats, from 1 to { $largest }.
error-bad-quotas = Seats given to municipalities: { $given }, but there are only { $capacity } in all. Give fewer or add seats.
error-bad-guest-seats = So many seats cannot be kept. Write a number from 1 to { $most }.
error-unlimited-seats = There are seats for everyone. Set the number of seats first.
error-not-delegate = Delegates ask for the floor: sign up for the assembly.
error-speakers-closed = The list of speakers is closed.
error-answers-needed = There are a couple of questions first. Open the activity and press “Sign up”.
error-bad-children = Please write the number of children, from 1 to { $most }.
error-too-many-together = There are never that many seats here: { $most } at most.
error-below-taken = Already taken: { $taken }. These people would lose their seats: { $names }
error-programme-certified = Certificates of this programme have been given. An activity that was held stays in it.
error-name-not-agreed = The person no longer agrees to be named. Begin a new announcement without the name.
error-topics-not-agreed = The activity is part of a programme. Sign-up opens when the Council has agreed to its topics.
error-bad-hours = Please write the number of hours, from 1 to { $largest }.
error-not-a-basis = Write the number and the day in one line: “order 12 of 3 September”.
error-bad-document = Write the number, the day and the hours with commas: “0512-34, 12.12.2026, 36”.
error-number-taken = Another person has a document with this number already. Check the number.
error-no-signer = Write the post, a comma and the name: “Rector, A. M. Magomedova”.
error-not-a-day = I could not understand the date. Write, for example: 3 December, 03.12.2026, tomorrow.
error-not-a-time = I could not understand the time. Write, for example: 14:00–16:30.
error-no-end = The end time is needed too, for example: 14:00–16:30.
error-ambiguous-hour = Is that { $night }:00 or { $day }:00? Write it with minutes, for example: { $day }:00.
error-end-before-start = It would end before it begins. Please write the time again, for example: 14:00–16:30.
error-past = That time has already passed. Please write another.
error-sessions-overlap = Two sessions overlap. Please change one of them.
error-not-before-start = This has to be before the activity begins, and not in the past.
error-bad-years = Write a number of years from 0 to { $largest }.
error-not-now = The code works from half an hour before the session to half an hour after it.
error-booked-already = You have a time with this methodist already: { $starts_at }. Cancel it first.
error-busy-then = { $starts_at }: you have a session or another meeting at that time. Choose another time.
error-not-signed-up = You have not signed up for this session.
error-bad-file = I could not read this as a spreadsheet. Send an .xlsx or .ods file of up to 2 MB.
error-too-many-rows = There are more than { $limit } rows. Please split the plan.
error-not-in-list = “{ $text }” is not in the list.
error-bad-url = A button needs a label and an address that begins with https://, for example: Programme https://example.org/plan
error-bad-chat-link = Send a link to a Telegram group, for example: https://t.me/+AbCdEfGhIjKl. You can copy it in the group's settings.
error-too-narrow = These conditions could identify one person. A difficulty, a community or an activity can only be combined with municipalities: remove the rest.
error-nobody-there = There are no such people: nobody would get the announcement. Change who it is for.
error-too-many-important = “Important” is used up for this week: { $limit } a week per district. Choose another category or day.
error-nothing-to-tell = This cannot be sent out. Send text, a photo, a video or a document.
error-not-alike = Documents and pictures cannot go into one album: please send them separately.
error-too-many-files = An album can hold up to { $limit } files.
error-apply-instead = Schools take people by application: “Schools and mentors”, then “Schools”.
error-service-too-short =
    { $least ->
        [one] You need at least { $least } year of experience; you have { $years }.
       *[other] You need at least { $least } years of experience; you have { $years }.
    }
error-service-too-long =
    { $most ->
        [one] This is for up to { $most } year of experience; you have { $years }.
       *[other] This is for up to { $most } years of experience; you have { $years }.
    }
error-not-for-position = This is for other positions: { $wanted }. Yours: { $own }.
error-role-needed =
    { $role ->
        [mentor] This is for the district's mentors, and you are not one of them.
        [expert] This is for the district's experts, and you are not one of them.
        [methodist] This is for the district's methodists, and you are not one of them.
       *[other] This is for those who have a role that you do not.
    }
error-already-in-school = You are already in this school or have applied to it.
error-ahead = That day has not come yet. Write a day that has passed.
error-bad-pupil = Initials and a class from 1 to 11 are needed, without names. For example: M. A., 8
error-consent-needed = A child can only be enrolled with the date of a parent's consent. Enter the pupil and the date.
error-recommendation-needed = This school requires a recommendation. Write who recommends you.
error-was-expelled = You are no longer in this cohort. You can apply for the next one.
error-has-mentorship = You are already looking for a mentor, or have one: “Mentors” → “My mentor”.
error-no-mentor = You are not on the district's list of mentors yet.
error-mentor-full = You already have as many mentees as you can take. I will ask another mentor.
error-below-pairs = Pairs now: { $pairs }. It cannot be less than that: end one of them first.
error-bad-phone = I could not understand the number. Write, for example: +7 928 123-45-67.
error-limit-reached =
    { $what ->
        [open-requests] You can have up to { $limit } open { $limit ->
            [one] request
           *[other] requests
        } at once, counting those withdrawn in the last day. What you entered is saved: send it once you have an answer.
        [own-words] You can have up to { $limit } { $limit ->
            [one] difficulty
           *[other] difficulties
        } in your own words open at once, counting those withdrawn in the last day. What you entered is saved: send it once you have an answer.
        [organizations] You can add up to { $limit } { $limit ->
            [one] organization
           *[other] organizations
        } a day. Choose one from the list or add it tomorrow: what you entered is saved.
        [messages] You can send up to { $limit } { $limit ->
            [one] message
           *[other] messages
        } a day. Your words are still in this chat: send them tomorrow.
        [files] You can send and receive up to { $limit } { $limit ->
            [one] file
           *[other] files
        } a day. Please try again tomorrow.
       *[invites] You can make up to { $limit } { $limit ->
            [one] invitation
           *[other] invitations
        } a day. What you entered is saved: choose how long again tomorrow.
    }
error-doors-closed = The code works from half an hour before the session to its end.
error-code-changed = The code for this session changes every { $minutes } minutes: point your camera at the screen again.
error-own-affair = You cannot mark or confirm yourself, or give yourself a role: somebody else has to.
error-account-has-role = One of the two has a role, so only an administrator may merge these accounts.
error-taken-twice = Both accounts took part in the same thing, so they cannot become one. Write to an administrator.
error-merged-meanwhile = One of these accounts was merged with another already. Look for the person again.
error-own-entry-here = You take part in this contest, so another curator leads the review and the results.
error-expert-in-conflict = This expert has a conflict of interest with the entry. Choose another one.
error-old-sheet = I cannot read .xls, .csv or password-protected files. Open the table, choose “Save as”, type “Excel Workbook (.xlsx)”, and send it again.
error-no-head = I cannot find these columns in the table: { $columns }. Their names have to be in one row above the data.
error-twice-in-list = “{ $text }” appears in two rows. For a new activity leave that cell empty.
error-not-changeable = this can no longer be changed through a spreadsheet.
error-motion-not-open =
    { $status ->
        [draft] Voting on question { $number } has not begun yet.
        [withdrawn] Question { $number } was withdrawn.
        [open] Question { $number } is being voted on.
       *[other] Voting on question { $number } is over. The result is on its card.
    }
error-no-voice = Others vote on this question: you have no voice in it.
error-not-present = You are not marked as present at this meeting. Tell the chair: you can vote from the next question.
error-no-voices = There is no one to vote yet: the body has no member with a voice.
error-too-few-voices = A secret vote needs at least { $least } voices, and there are { $voices }: it would not stay secret.
error-same-motion-open = This is being voted on already: question { $number }. Please wait for the result.
error-candidate-silent = A candidate has not agreed yet: { $name }. Voting opens after the reply.
error-voices-cast = Question { $number } has votes already, it cannot be withdrawn.
error-vote-over = The time for voting on question { $number } is over. The result will soon be on its card.
error-round-over = This button belongs to an earlier round. Open the question again for the new ballot.
error-vote-final = Your vote is counted. In a secret vote it cannot be changed.
error-too-few-options = More options are needed: at least { $least }.
error-too-many-options = Too many options: { $limit } fit.
error-bad-totals = The totals do not add up: there are at most { $voices } votes, and together they must equal the ballots.
error-not-of-district = The candidate works outside this district: { $name }.
error-quiet-deadline = Voting cannot end at night, from { $start }:00 to { $end }:00. Please choose another time.
error-out-of-bounds = Please choose a whole number from { $least } to { $most }.
error-setting-changed = While you were choosing, this setting was changed ({ $by }). See what it is now.
error-too-many = At most { $limit }. Remove some, or send them as another entry.
error-send-as-file = Send it as a file: paperclip → “File”. It keeps its quality and name that way.
error-wrong-file-type = “{ $name }” will not do. Expected: { $types }.
error-not-what-it-says = “{ $name }” is not what its name says. Save the file anew and send it again.
error-sent-twice = “{ $name }” has been taken already.
error-bad-step-line = Cannot read “{ $line }”. A milestone and its day are needed: Train the team, 15.03.2027
error-bad-agenda-line = Check the time in “{ $line }”. Lines go in order: “10:00 Opening”, “11:00–12:30 Section of physics”.
error-bad-pupil-line = Not understood: “{ $line }”. Initials, grade and the day of a parent’s consent are needed: M. A., 8, 12.10.2026
error-bad-amount = Type a number from { $least } to { $most }, for example: 12.5.
error-bad-link = A link that begins with https:// and that anyone can open is needed.
error-call-not-open = Entries are not accepted now: “{ $title }”.
error-not-later = The new date must be later than the old one.
error-entry-limit = You or your organization have already sent as many as allowed: { $limit }.
error-quota-full = Your municipality has already sent as many as allowed: { $limit }.
error-not-one-team = In this contest the whole team is of one organization. { $name }: not in the bot, or works elsewhere.
error-works-elsewhere = In this contest the whole team is of one organization, and you work in another one now. Please tell the author of the entry.
error-pupil-twice = This pupil has already been entered: { $pupil }.
error-call-changed = A few questions are left to answer: the entry is not accepted without them.
error-tie-undecided = Decide first who is above in a tie.
error-appeal-over = The days for appeals are over, or one is made already.
error-too-many-slots = At most { $limit } times to come. Remove the free ones, or lay fewer hours.
error-survey-closed = The survey is closed: it takes no more answers.
error-answered-once = You have answered this survey. An anonymous answer cannot be changed: we do not know which one is yours.
error-not-asked = This survey is for other people.
error-member-unknown = { $name }: not found among the participants. Name only people who use the bot.
error-member-taken = { $name }: signed up already, in another team, has declined, or cannot take part. Name another one.
