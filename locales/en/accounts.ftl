# A lost account; two accounts of one person.

accounts-lost = I had another account
accounts-step = Earlier account · step { $step } of { $steps }
accounts-ask-name =
    If you used this bot before, from another number or account, the curator will move everything here: seats, requests, certificates.
    <b>What was your name there?</b> Surname, given name, patronymic, up to { $limit } characters.
accounts-ask-organization = <b>Where did you work then?</b> Type a part of the name and choose.
accounts-change-name = Name
accounts-change-organization = Workplace
accounts-summary = <b>Earlier account</b>
accounts-known = Before: { $name }, { $organization }
accounts-what-follows = A curator of the district will compare and reply. I will write to the earlier account, so that no one takes it away.
accounts-send = Send to the curator
accounts-cancelled = Nothing was sent.
accounts-anew = Start again
accounts-sent = Request { $number } has been sent to the curator. I will write when they have compared.
menu-draft-account = Not finished: the request about your earlier account{ $step }.
menu-resume-account = Back to the earlier account

council-kind-account = earlier account
council-letter-account-approve = Everything from the earlier account will move here.
council-letter-account-reject = If this is a mistake, call your curator: /help
council-letter-account-return = Reply, and the curator will look again.
council-letter-account-expired = Sorry, there was no reply in time. Please ask again: “Settings” → “My data”.
council-accept-one = This is { $name }
council-reason-button-ready-which-name = Ask for the earlier surname
council-reason-button-ready-unknown-person = No such person was found
council-reason-button-ready-call-curator = Ask for a call
council-reason-ready-which-name = Please tell: was your surname different, or the name of the school?
council-reason-ready-unknown-person = The account could not be moved with these data. Please go on in this one.
council-reason-ready-call-curator = Please call the curator, so that we can be sure it is you.
requests-state-account-granted = <b>Confirmed.</b>
requests-state-account-expired = <b>Sorry, there was no decision in time.</b> Please ask again: “Settings” → “My data”.

accounts-short = former account “{ $name }”
accounts-found = Who this may be:
accounts-nobody = There is no such person in this municipality. Ask the author, or reject.
accounts-found-row = • <b>{ $name }</b>, { $organization }, { $place }; last active: { $at }{ $role ->
    [yes] ; has a role: an administrator moves it
   *[no] {""}
}
accounts-compare = Call the author before you confirm. The earlier account can object for three days.
accounts-move-waiting = The move: { $at }, unless the earlier account objects.
accounts-move-done = Moved.
accounts-move-stopped = The move was stopped.

accounts-letter-moves =
    <b>Your account is being moved to another one.</b>
    A curator has confirmed that you now write from a new account. Everything of yours moves there: { $at }.
    If this is not you, press the button, and nothing will change.
accounts-object = It is not me, do not move
accounts-objected = The move is stopped, and the curator will see that. Everything stays as it was.
accounts-letter-moved = <b>Everything from the earlier account is here now.</b> You do not need the earlier one any more. Please check your profile: “Settings”.
accounts-letter-objected = <b>Request { $number }: the earlier account objects.</b> The move is stopped. Call both before you decide again.
accounts-letter-failed-decider = <b>Request { $number }: the account cannot be moved.</b> Both took part in the same thing, are deleting their data, or one of them was merged with another already. Write to an administrator.
accounts-letter-failed-author = <b>Request { $number }: the account was not moved.</b> Please call your curator: /help
accounts-gone =
    <b>You now work from another account.</b>
    Everything of yours is there: open the bot from it. If this is wrong, call a curator of the district.

accounts-merge-open = Two accounts of one person
accounts-merge-title = <b>Two accounts of one person</b>
accounts-ask-first = Who is it? Type surname and given name, then choose the first account.
accounts-ask-second = The first is chosen. Now the second: choose it, or type its name.
accounts-number = <b>Account { $number }</b>
accounts-has = Has: { $counts }
accounts-has-none = nothing
accounts-has-deficits = difficulties { $count }
accounts-has-requests = requests { $count }
accounts-has-seats = seats { $count }
accounts-has-certificates = certificates { $count }
accounts-has-entries = entries { $count }
accounts-has-papers = papers and diplomas { $count }
accounts-has-reviews = reviews { $count }
accounts-has-pairs = pairs { $count }
accounts-has-decisions = decisions { $count }
accounts-has-votes = votes { $count }
accounts-has-activities = activities { $count }
accounts-has-announcements = announcements { $count }
accounts-has-roles = roles { $count }
accounts-doubled-seats = The same activity in both: { $count }. One seat stays, the other goes to the queue.
accounts-doubled-deficits = The same difficulty in both: { $count }. One stays.
accounts-which-stays = Seats, requests and decisions of both will be common, the first profile stays. From which account will the person go on?
accounts-stays = From account { $number }
accounts-conflicts = <b>They cannot be merged:</b>
accounts-conflict-leaving = • one of them is deleting their data;
accounts-conflict-vote = • both have voted, or have a voice, on the same question;
accounts-conflict-pair = • they were, or might have been, mentor and mentee of each other;
accounts-conflict-mentees = • both have a mentor or wait for one: end one pair;
accounts-conflict-mentor-load = • together they have more pairs than the mentor takes;
accounts-conflict-entry = • both take part in one entry as author, co-author or expert;
accounts-conflict-decision = • one decided a request of the other;
accounts-conflict-deputy = • one represented the other;
accounts-conflict-meeting = • both meet the same methodist, each other, or at the same time: cancel one;
accounts-conflict-route = • both have a route for the same year: stop one;
accounts-conflict-seat = • both have a certificate or a team in one activity;
accounts-conflict-candidate = • one is named in a question of the Council that is not decided;
accounts-conflict-settings = • the account that ends is named in the settings (OKRUG_ADMINS);
accounts-merge-sure = <b>This cannot be undone.</b> The person will go on from account { $number }, the other one acts no more. Make a backup first: okrug backup. The log keeps what was moved.
accounts-merge = Merge for good
accounts-merged = <b>Done.</b> { $name } is one person now.
