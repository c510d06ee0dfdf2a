# Codes of presence.

presence-own-code = <b>Your code.</b> Show it to the organiser when you come.
presence-room-code = <b>A code for the wall.</b> It can be printed: each session has its own. Those who come point the camera at it and mark themselves, from half an hour before the beginning to the end.
presence-room-turning = <b>A code that changes.</b> Show it on a screen and renew it after { $minutes } minutes. The printed code does not work meanwhile.
presence-turn = A code that changes
presence-turn-again = Renew the code
presence-still = A code that stays
presence-scanned = <b>Marked: { $name } is here.</b>
presence-scanned-again = <b>Marked before: { $name } is here.</b>
presence-arrived = <b>Marked: you are here.</b>
presence-arrived-again = <b>You are marked already.</b>
