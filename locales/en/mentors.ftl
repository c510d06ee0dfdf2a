# Mentors: the door to them, the district's register, an entry of it.

mentors-open = Mentors
mentors-home =
    <b>Mentors</b>
    A mentor helps one to one: to review a lesson, to prepare, to talk things over.
mentors-home-queue = You are waiting for a mentor: number { $place } on the district's waiting list.
mentors-home-proposed = Waiting for an answer: { $mentor }
mentors-home-active = Your mentor: { $mentor }
mentors-home-asked = { $people ->
    [one] { $people } teacher is asking for your help.
   *[other] { $people } teachers are asking for your help.
}
mentors-home-people = { $people ->
    [one] You are helping { $people } mentee.
   *[other] You are helping { $people } mentees.
}
mentors-home-waiting = Your request to become a mentor is being considered.
mentors-home-fill = You are a mentor. Fill in your mentor profile to appear on the list.
mentors-find = Find a mentor
mentors-register = List of mentors
mentors-people = My mentees
mentors-become = Become a mentor
mentors-fill = Fill in my mentor profile
mentors-entry = My mentor profile
mentors-to-register = ‹ Back to the list
mentors-change = Change the profile
mentors-pause = Take no new mentees
mentors-go-on = Take mentees again
mentors-area-ticked = { $label } · { $count }
mentors-to-areas = ‹ Back to areas
mentors-send = Send
mentors-save = Save

mentors-register-head = <b>Mentors of the district</b>
mentors-register-page = <b>Mentors of the district</b> · page { $page } of { $pages }
mentors-register-empty = Nobody yet. You could be the first.
mentors-row = <b>{ $name }</b> · { $place }
mentors-row-load = Now: { $load }
mentors-load-free = { $active } of { $capacity } mentees, has room
mentors-load-full = { $active } of { $capacity } mentees, full
mentors-load-paused = paused, not taking new mentees
mentors-somebody = data deleted
mentors-gone = The data have been deleted.
mentors-who = <b>{ $name }</b>, { $position }
mentors-who-only = <b>{ $name }</b>
mentors-workplace = { $organization } · { $place }

mentors-topics = Helps with: { $topics }
mentors-subjects = Subjects: { $subjects }
mentors-languages = Languages: { $languages }
mentors-takes = Mentees at a time: { $capacity }
mentors-words = “{ $words }”
mentors-entry-none = You have no mentor profile yet. Fill it in to appear on the list.
mentors-entry-head = <b>My mentor profile</b>
mentors-carries = You are helping { $active } of { $capacity }
mentors-entry-open = New mentees can be offered to you.
mentors-entry-paused = Paused: nobody new will be offered, your pairs carry on.
mentors-entry-not-listed = The profile is on the list as long as you are a mentor of the district.

mentors-step = <b>Mentor profile · step { $step } of { $steps }</b>
mentors-ask-areas = What can you help with? Open an area and tick topics, up to { $limit }.
mentors-ask-topics =
    { $area }
    Tick what you can help with.
mentors-ticked = Ticked: { $count } of { $limit }
mentors-ask-subjects = In which subjects? Tick some or press “Done”.
mentors-ask-languages = In which languages are you happy to talk about work?
mentors-ask-capacity = How many mentees can you take at a time?
mentors-ask-words = A few words for those choosing a mentor: up to { $limit } characters, or skip.
mentors-summary = <b>Check before you send</b>
mentors-summary-of-answer =
    <b>The Council's question</b>
    “{ $question }”
    Change your profile and send it again.
mentors-summary-asks = This becomes a request for the district Council to consider.
mentors-summary-saves = The profile appears on the district's list at once.
mentors-change-topics = What I help with
mentors-change-subjects = Subjects
mentors-change-languages = Languages
mentors-change-capacity = How many mentees
mentors-change-words = A few words
mentors-sent =
    <b>Request { $number } has been sent.</b>
    The district Council will consider it. I will write as soon as they decide.
mentors-saved = <b>Your profile is saved.</b> Teachers of the district can see it.
mentors-cancelled = Cancelled, nothing was changed.
mentors-wants = Becoming a mentor

mentors-language-russian = Russian
mentors-language-avar = Avar
mentors-language-dargin = Dargin
mentors-language-kumyk = Kumyk
mentors-language-lezgin = Lezgin
mentors-language-lak = Lak
mentors-language-tabasaran = Tabasaran
mentors-language-azerbaijani = Azerbaijani
mentors-language-nogai = Nogai
mentors-language-chechen = Chechen
mentors-language-agul = Agul
mentors-language-rutul = Rutul
mentors-language-tsakhur = Tsakhur
mentors-language-english = English

council-reason-button-ready-which-help = Ask what they help with
council-reason-button-ready-enough-mentors = Enough mentors for now
council-reason-button-ready-more-years = More experience needed
council-reason-ready-which-help = Please tell us more: whom have you already helped, and with what?
council-reason-ready-enough-mentors = There are enough mentors on these topics for now. Please apply again later.
council-reason-ready-more-years = A mentor needs a little more experience. Please apply in a year or two.
council-letter-mentor-approve = You are a mentor now, and your profile is on the district's list. I will write when somebody asks for you.
council-letter-mentor-reject = You can apply again: “Mentors” → “Become a mentor”.
council-letter-mentor-return = Answer, and the request will be looked at again.
council-letter-mentor-expired = Sorry, the Council did not get to it. Apply again: “Mentors” → “Become a mentor”.
requests-state-mentor-granted = <b>Granted.</b> You are a mentor of the district.
requests-state-mentor-expired = <b>Sorry, there was no decision in time.</b> Please apply again.

menu-draft-mentor = Not finished: your mentor profile{ $step }.
menu-resume-mentor = Finish my mentor profile

privacy-section-mentor = Your mentor profile
privacy-section-mentorships = Your mentors
privacy-section-mentees = Your mentees
privacy-section-mentorship_history = History of pairs
privacy-section-mentorship_contacts = How you can be reached in pairs
privacy-section-mentorship_messages = Your messages in pairs
privacy-section-mentorship_answers = Your answers about pairs
privacy-section-another_asked = Requests to the curator for another pair
