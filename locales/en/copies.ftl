# Buttons under an announcement, with those who got it.

copies-do-sign-up = Sign up
copies-do-read = I have read it
copies-do-mute = Mute “{ $category }”
copies-do-unmute = Unmute “{ $category }”
copies-below = To the announcement above:
copies-preview = This is a preview: the button will work for people.
copies-thanks = Thank you, noted.
copies-off = “{ $category }”: I will send no more. Switch it on here or in the settings.
copies-on = “{ $category }”: I will send it again.
