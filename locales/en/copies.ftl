# Buttons under an announcement, with those who got it.

copies-do-sign-up = Sign up
copies-do-read = I have read it
copies-do-mute = Mute “{ $category }”
copies-do-unmute = Unmute “{ $category }”
copies-below = About the announcement above:
copies-preview = This is a preview: the button will work for recipients.
copies-thanks = Thank you, noted.
copies-off = “{ $category }”: I will not send any more. You can switch it back on here or in “Settings”.
copies-on = “{ $category }”: I will send them again.
