# Consent: a text of its own with a version (district.people.CONSENT_VERSION).

consent-hello =
    <b>Hello. This is the bot of the methodical district.</b>
    Here you can say what is difficult in your work, and get help.
consent-renewed =
    <b>The text of the consent has changed.</b>
    Please read it once more.
consent-text =
    <b>Consent to the processing of data</b> (version { $version })
    The data are kept by: { $name }, { $address }. Contact: { $contact }
    <b>What:</b> surname, name, patronymic, place of work, position, subjects, years of service, number of the Telegram account, your difficulties and requests.
    <b>Why:</b> so that the district's council can answer your request and you can be invited to classes.
    Neither your principal nor your colleagues see your difficulties. You can withdraw consent on any day: /delete
consent-agree = I agree
consent-refuse = I do not agree
consent-other-language = Русский
consent-refused = All right, nothing is kept. If you change your mind, press /start.
consent-leaving =
    <b>You asked to delete your data.</b>
    That happens on { $day }. Until then I do not write to you.
    You can still change your mind.
consent-restore = Change my mind and stay
consent-restored = Your data stay, and I write to you again.
