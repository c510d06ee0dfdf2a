# Codes of presence.

presence-own-code = <b>Your code.</b> Show it to the organizer when you arrive.
presence-room-code = <b>QR code for the entrance.</b> Print the page and put it up at the door: people point their camera at it and mark themselves, from half an hour before the start until the end. Each session has its own code.
presence-room-turning = <b>A changing QR code for the entrance.</b> Show it on a screen and refresh it every { $minutes } minutes. A printed code does not work meanwhile.
presence-poster = Check in here
presence-poster-hint = Point your phone’s camera here to check in
presence-poster-note = Telegram opens: press the button at the bottom
presence-turn = Make the QR code change
presence-turn-again = Refresh the QR code
presence-still = Back to a fixed QR code
presence-scanned = <b>Marked: { $name } is here.</b>
presence-scanned-again = <b>Already marked: { $name } is here.</b>
presence-arrived = <b>Marked: you are here.</b>
presence-arrived-again = <b>You are already marked.</b>
