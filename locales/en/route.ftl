# The route: a plan of the school year from own difficulties; a methodist agrees and confirms.

route-open = My route
route-none =
    <b>My route</b>
    A plan of the school year from your difficulties: activities, a mentor, practices. A methodist reads it and agrees; what you have done closes by itself.
route-propose = Make it from my difficulties
route-title = <b>My route: { $start }/{ $end }</b>
route-state-draft = A draft: only you see it. Check it and send it to the methodists of the district.
route-state-asked = Waits to be agreed: the methodists of the district read the plan.
route-state-returned = A methodist asks for more.
route-state-agreed = Agreed.
route-state-active = Agreed, under way.
route-state-checking = Waits for a methodist's confirmation.
route-state-complete = ✅ Complete and confirmed.
route-state-stopped = Stopped. You can make a new one.
route-comment = “{ $comment }”
route-counts = Done: { $done } of { $all }{ $of ->
    [0] { $hours ->
        [0] { "" }
       *[other] , { $hours } h
    }
   *[other] , { $hours } of { $of } h
}
route-empty = Empty so far: add what will help this year.
route-line = { $state ->
    [done] ✓
    [claimed] ◐
    [dropped] ✕
    [cancelled] ⚠
   *[planned] ○
} <b>{ $title }</b>{ $hours ->
    [0] { "" }
   *[other] { " " }· { $hours } h
} · { $state ->
    [done] done
    [claimed] waits for a methodist
    [dropped] dropped
    [cancelled] cancelled, choose another
   *[planned] by { $due }
}{ $number ->
    [none] { "" }
   *[other] { " " }· No. { $number }
}{ $topic ->
    [none] { "" }
   *[other] { " " }· { $topic }
}
route-thing-activity = Activity
route-thing-school = School
route-thing-mentorship = Mentor
route-thing-consultation = Methodist's consultation
route-thing-practice = Practice from the bank
route-thing-entry = Contest or defence
route-thing-own = Own plan
route-how-activity = Closes by itself when you have attended.
route-how-school = Closes by itself after graduation.
route-how-mentorship = Closes by itself when the mentorship is over.
route-how-consultation = Closes by itself after the consultation.
route-how-practice = Closes by itself when you press “I used it” under a practice on this topic.
route-how-entry = Closes by itself when your entry has its outcome.
route-how-own = Press “Done” when it is done: a methodist confirms it with the route.
route-cancelled = This activity is cancelled. Drop the line and add another.
route-evidence = Evidence: “{ $evidence }”
route-add = Add a line
route-claim = Done
route-unclaim = Not done yet
route-drop = Drop from the plan
route-take-up = Take it up again
route-send-draft = Send to the methodists
route-send-returned = Send again
route-check = Send to be confirmed
route-stop = Stop the route
route-stop-ask = Stop the route? The counts stay, the lines cannot be changed any more. You can make a new one at once.
route-stop-now = Stop it
route-due = <b>Your route: due soon</b>
route-about = Route: { $count ->
    [one] { $count } line
   *[other] { $count } lines
}, { $hours } h
route-short = Route { $start }/{ $end }
route-asks-agree = Agree to the plan, or return it with a comment.
route-asks-confirm = All is done: please confirm. Lines that wait for a methodist are confirmed with the route.

route-line-step = <b>A line of the route</b> · step { $step } of { $steps }
route-line-ask-deficit = For which difficulty?
route-deficit-0 = For none
route-line-ask-thing = What will help?
route-line-ask-title = Write what you will do, up to { $limit } characters.
route-line-ask-evidence = How can it be verified? For example: an open lesson, a certificate, a link. Up to { $limit } characters.
route-line-ask-hours = How many hours will it take? Write a number, or skip.
route-line-ask-due = By which day? For example: 20 March.
route-line-change-deficit = Difficulty
route-line-change-thing = What will help
route-line-change-title = What I will do
route-line-change-evidence = Evidence
route-line-change-hours = Hours
route-line-change-due = Day
route-line-summary = Add it to the route?
route-line-sum-deficit = Difficulty: { $deficit }
route-line-sum-thing = <b>{ $thing }</b>
route-line-sum-due = By { $day }{ $hours ->
    [0] { "" }
   *[other] , { $hours } h
}
route-line-send = Add
route-line-added = Added.
route-line-cancelled = The line was not added.
menu-draft-route-line = Unfinished: a line of the route{ $step }.
menu-resume-route-line = Back to the line

council-kind-route = route
council-letter-route-approve = The route is agreed. What you have done closes by itself.
council-letter-route-reject = The route is not agreed. You still have the draft.
council-letter-route-return = Complete the route and send it again.
council-letter-route-expired = The methodists did not answer in time. You can send the route again.
route-letter-complete = The route is confirmed. Well done!
council-reason-ready-more-lines = Please add what will help with your other difficulties.
council-reason-ready-how-proved = Please write how the things you did yourself can be verified.
council-reason-ready-ask-methodist = Let us make the route together: book a consultation.
council-reason-button-ready-more-lines = Ask for more lines
council-reason-button-ready-how-proved = Ask how it is verified
council-reason-button-ready-ask-methodist = Make it together
