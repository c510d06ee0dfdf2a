# Consent: a text of its own with a version (district.people.CONSENT_VERSION).

consent-hello =
    <b>Hello. This is the bot of the teacher support district.</b>
    Tell us what is hard in your work, and we will find a course, a mentor or an answer.
consent-renewed =
    <b>The consent text has changed.</b>
    It now says who will see a difficulty, and when. Please read it once more; after your answer we will carry on from where you were.
consent-short =
    To help you, I keep your name, your workplace and what you tell me here. A difficulty is first seen by the Council members of your municipality, the head of the Council and the district's curators; neither your principal nor your colleagues see it. You can change your mind at any time: /delete
    { $name } runs this bot. Consent to data processing, version { $version }.
consent-read = Read it all
consent-text =
    <b>Consent to data processing</b> (version { $version })
    Your data are held by: { $name }, { $address }. Contact: { $contact }
    <b>What:</b> surname, given name, patronymic, workplace, position, subjects, years of experience, your Telegram ID (not your phone number), your difficulties, requests and sign-ups.
    <b>Why:</b> so that the district Council can answer your request and you can be invited to activities.
    <b>Who will see a difficulty:</b> the Council members of your municipality, the head of the Council and the district's curators. If nobody answers in time, every Council member will; if there is nobody to decide, the administrator will. I name them before you send it.
    Neither your principal nor your colleagues see your difficulties. If somebody from your organization is on the Council, your request will not reach them.
    <b>Who will see that you signed up for an activity:</b> its organizers.
    Who looked at your data, and when, is recorded: /mydata. The names of those who decided stay in the Council's decisions and minutes, even after their data are deleted.
    You can withdraw your consent at any time: /delete
consent-agree = I agree
consent-refuse = Not now
consent-other-language = Русский
consent-refused = All right, nothing has been stored. If you change your mind, press /start.
consent-refused-renewed =
    All right. Messages and requests already sent go on as before; anything new will wait for your consent: press /start if you change your mind.
    Get your data: /mydata, delete them: /delete
consent-agreed = Thank you. Let us go on.
consent-leaving =
    <b>You asked us to delete your data.</b>
    That will happen on { $day }. Until then I will not write to you.
    You can still change your mind.
consent-restore = Keep my data
consent-restored = Your data stay, and I can write to you again.
