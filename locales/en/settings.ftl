# Settings.

settings-title =
    <b>Settings</b>
    What would you like to change?
settings-profile = My profile
settings-other-language = Русский
settings-privacy = My data
settings-spoken = I speak English now.
settings-categories = Choose announcements
settings-categories-ask = You get the ticked categories. “Important” always arrives; it is rare.
settings-be-found = Let colleagues find me
settings-be-hidden = Stop showing me
settings-is-found = Done. Participants of your activities who agreed, too, see your name, workplace and subjects. You can change your mind here at any time.
settings-is-hidden = Done. Colleagues do not see you in lists any more.
