# Consent: a text of its own with a version (district.people.CONSENT_VERSION).

consent-hello =
    <b>Hello. This is the bot of the methodical district.</b>
    Here you can say what is difficult in your work, and get help.
consent-renewed =
    <b>The text of the consent has changed.</b>
    It now says who can come to see a difficulty, and when. Please read it once more: after your answer we go on where you were.
consent-text =
    <b>Consent to the processing of data</b> (version { $version })
    The data are kept by: { $name }, { $address }. Contact: { $contact }
    <b>What:</b> surname, name, patronymic, place of work, position, subjects, years of service, number of the Telegram account, your difficulties, requests and places in classes.
    <b>Why:</b> so that the district's council can answer your request and you can be invited to classes.
    <b>Who sees a difficulty:</b> council members of your municipality, the head of the council and the district's curators. If nobody answers in time, all members of the council; if there is nobody to decide, the administrator. I name them before you send it.
    Neither your principal nor your colleagues see your difficulties. If somebody of your organization sits on the council, your request does not reach them.
    <b>Who sees that you come to a class:</b> those who hold it.
    Who looked and when is recorded: /mydata. Decisions and protocols of the council keep names after your data are deleted.
    You can withdraw consent on any day: /delete
consent-agree = I agree
consent-refuse = I do not agree
consent-other-language = Русский
consent-refused = All right, nothing is kept. If you change your mind, press /start.
consent-refused-renewed =
    All right. Letters and requests that were sent go on as before, anything new waits for your consent: press /start if you change your mind.
    Get your data: /mydata, delete them: /delete
consent-agreed = Thank you. We go on.
consent-leaving =
    <b>You asked to delete your data.</b>
    That happens on { $day }. Until then I do not write to you.
    You can still change your mind.
consent-restore = Change my mind and stay
consent-restored = Your data stay, and I write to you again.
