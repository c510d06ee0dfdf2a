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
