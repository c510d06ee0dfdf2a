# Settings.

settings-title =
    <b>Settings</b>
    What would you like to change?
settings-profile = About me
settings-other-language = Русский
settings-privacy = My data
settings-spoken = I speak English now.
settings-categories = Which announcements to get
settings-categories-ask = The ticked categories reach you. “Important” always does; it is rare.
