# Why it did not work: one text for each class of district/errors.py, up to 200 characters.

error-district-error = That did not work. Open the menu and try again.
error-not-allowed = This is not open to you.
error-not-permitted = This needs another role. If you should have it, write to your curator: /help
error-own-request = This is your own request: another council member will decide it.
error-profile-needed = First, tell a little about yourself.
error-already-held = You have this role already.
error-out-of-date = This is no longer so: something has changed meanwhile. Look at how things stand now.
error-already-decided =
    { $status ->
        [approved] Request { $number } is already accepted: { $decider }, { $decided_at }.
        [rejected] Request { $number } is already rejected: { $decider }, { $decided_at }.
        [returned] Request { $number } is already returned with a question: { $decider }, { $decided_at }.
       *[other] There is nothing left to decide about request { $number }.
    }
error-not-open =
    { $status ->
        [submitted] Request { $number } waits for a decision.
        [approved] Request { $number } is already accepted.
        [rejected] Request { $number } is rejected.
        [returned] Request { $number } is returned with a question and waits for its author.
        [withdrawn] Request { $number } is withdrawn.
        [expired] The time for request { $number } has run out.
        [healed] Request { $number } is closed: its author says that the difficulty is gone.
       *[other] This cannot be done with request { $number } now.
    }
error-undo-too-late = Undoing was possible for the first { $minutes } minutes. Write to the author through the curator.
error-undo-refused =
    { $reason ->
        [reported-again] It cannot be undone any more: the author has reported it again.
        [began] It can no longer be undone: it has begun.
        [given] It cannot be undone: a document or a role was given.
        [sent] It can no longer be undone: the announcement is being sent.
        [changed] It can no longer be undone: the author has changed the announcement since.
        [paired] It cannot be undone any more: the mentor has a mentee.
        [invited] It can no longer be undone: the author was invited to an activity for it.
       *[other] It cannot be undone any more: something has already come of it.
    }
error-already-reported = You have reported this already: request { $number }.
error-draft-gone = This form was already sent or cancelled. You can begin a new one from the menu.
error-invite-spent = This link no longer works: it was used, revoked or has expired. Ask for a new one.
error-grant-ended = This role has already ended.
error-not-found = There is no such thing. Check the number or open the menu.
error-bad-input = I could not make sense of that. Please write it another way.
error-too-long = Too long: { $length } characters, and { $limit } will fit. Please shorten it.
error-empty = Words are needed here. Write at least one.
error-bad-name = A name is written in letters; a hyphen or an apostrophe is fine. Please write it again.
error-bad-year = Write the year as a number, from { $earliest } to { $latest }.
error-name-taken = There is an organization of that name already. If it is the same one, merge them.
error-wrong-scope =
    { $role ->
        [council-member] A council member needs a municipality: name it.
        [administrator] An administrator works in all districts: no place is named.
       *[other] This role needs a district and no municipality.
    }
error-not-a-choice = Please press one of the buttons here.
error-not-a-text = Words are needed here, not a picture, a voice or a file. Please write.
error-not-for-you = This activity is for other people. If you need this very one, write to the curator: /help
error-not-for-community =
    { $unmet ->
        [service] This is for the first years of service, and yours are { $years }. More than { $limit } is too many.
        [role] This community is for those who hold that role in the district. You do not hold it now.
        [subjects] This community is for those who teach that subject. It is not in your profile: see “Settings”.
       *[positions] This community is for another position than the one in your profile: see “Settings”.
    }
error-sign-up-closed = Sign-up is closed. See what else there is under “Activities”.
error-not-in-this-state = This cannot be done now: something has changed meanwhile. Have a look at how things stand.
error-bad-capacity = Please write the number of seats, from 1 to { $largest }.
error-bad-quotas = { $given } seats are given to municipalities, and there are { $capacity } in all. Give fewer, or add seats.
error-below-taken = { $taken } are taken already. These would lose their seats: { $names }
error-bad-hours = Please write the number of hours, from 1 to { $largest }.
error-not-a-day = That date could not be understood. Write, for example: 3 December, 03.12.2026, tomorrow.
error-not-a-time = Those times could not be understood. Write, for example: 14:00–16:30.
error-no-end = The end is needed too, for example: 14:00–16:30.
error-ambiguous-hour = Is it { $night }:00 or { $day }:00? Write it with minutes, for example: { $day }:00.
error-end-before-start = It would end before it begins. Please write the times again, for example: 14:00–16:30.
error-past = That time has passed. Please write another.
error-sessions-overlap = Two sessions are at the same time. Please change one of them.
error-not-before-start = This has to be before the activity begins and not in the past.
error-bad-years = Write a number of years from 0 to { $largest }.
error-not-now = The code works from half an hour before the session to half an hour after it.
error-not-signed-up = You are not signed up for this.
error-bad-file = This is no spreadsheet that can be read. Send an .xlsx or .ods file of up to 2 MB.
error-too-many-rows = There are more than { $limit } rows. Please split the plan.
error-not-in-list = “{ $text }” is not in the list.
error-bad-url = A button needs words and an address that begins with https://, such as: Programme https://example.org/plan
error-bad-chat-link = A link of a Telegram group is needed, such as: https://t.me/+AbCdEfGhIjKl. Copy it in the settings of the group.
error-too-narrow = A single person could be recognized by these conditions. A difficulty, a community or a seat in an activity goes together with municipalities alone: take away the rest.
error-nobody-there = There are no such people: nobody would get the announcement. Change whom it is for.
error-too-many-important = “Important” has been used up: { $limit } a week for the district. Choose another category or day.
error-nothing-to-tell = This cannot be sent to people. Send text, a photo, a video or a document.
error-not-alike = Documents and pictures do not go into one album: send them apart.
error-too-many-files = An album can hold up to { $limit } files.
error-apply-instead = A school is entered by an application: “Schools and mentors”, then “Schools”.
error-service-too-short =
    { $least ->
        [one] { $least } year of service or more is needed, you have { $years }.
       *[other] { $least } years of service or more are needed, you have { $years }.
    }
error-service-too-long =
    { $most ->
        [one] It is for up to { $most } year of service, you have { $years }.
       *[other] It is for up to { $most } years of service, you have { $years }.
    }
error-not-for-position = This school is for other positions: { $wanted }. Yours: { $own }.
error-role-needed =
    { $role ->
        [mentor] This is for mentors of the district, and you do not hold that role.
        [expert] This is for experts of the district, and you do not hold that role.
       *[other] This is for those who hold a role that you do not.
    }
error-already-in-school = You learn in this school already or have applied to it.
error-ahead = That day has not come yet. Write the day on which the consent was given.
error-bad-pupil = Initials and a class from 1 to 11 are needed, no names. For example: M. A., 8
error-consent-needed = No child can be taken without the date of a parent's consent. Enter the pupil and the date.
error-recommendation-needed = This school takes nobody without a recommendation. Write who recommends you.
error-was-expelled = You were expelled from this cohort. You may apply for the next one.
error-has-mentorship = You are looking for a mentor already, or have one: “Mentors” → “My mentor”.
error-no-mentor = You are not in the district's list of mentors yet.
error-mentor-full = You have as many mentees as you take. I will ask another mentor.
error-below-pairs = You have { $pairs } pairs now, so it cannot be fewer. End one of them first.
error-bad-phone = That is no telephone number. Type it, for example: +7 928 123-45-67.
error-limit-reached =
    { $what ->
        [open-requests] Up to { $limit } { $limit ->
            [one] request
           *[other] requests
        } can be open at once, those withdrawn in the last day included. What you entered is kept: send it when you are answered.
        [own-words] Up to { $limit } { $limit ->
            [one] difficulty
           *[other] difficulties
        } in your own words can be open at once, those withdrawn in the last day included. What you entered is kept.
        [organizations] Up to { $limit } { $limit ->
            [one] organization
           *[other] organizations
        } a day can be added. Choose from the list, or add it tomorrow: what you entered is kept.
        [messages] Up to { $limit } { $limit ->
            [one] message
           *[other] messages
        } a day can be sent. Your words are still in this chat: send them tomorrow.
        [files] Up to { $limit } { $limit ->
            [one] file
           *[other] files
        } a day can be received and sent. Try again tomorrow.
       *[invites] Up to { $limit } { $limit ->
            [one] invitation
           *[other] invitations
        } a day can be made. What you entered is kept: choose the term again tomorrow.
    }
error-doors-closed = The code works from half an hour before the session to its end.
error-code-changed = The code of this session changes every { $minutes } minutes: point the camera at the screen once more.
error-own-affair = Nobody marks or confirms themselves or gives themselves a role: somebody else has to.
error-old-sheet = Files .xls, .csv and with a password are not read. Open the table, choose “Save as”, type “Excel workbook (.xlsx)”, and send it again.
error-no-head = Columns missing in the table: { $columns }. Their names must be in one row above the activities.
error-twice-in-list = “{ $text }” is in two rows. For a new activity leave that cell empty.
error-not-changeable = this cannot be changed by a sheet any more.
