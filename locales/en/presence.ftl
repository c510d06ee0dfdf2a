# Codes of presence.

presence-own-code = <b>Your code.</b> Show it to the organiser when you come.
presence-room-code = <b>A code for the wall.</b> Those who come point the camera at it and mark themselves: from half an hour before the beginning to half an hour after the end.
presence-scanned = <b>Marked: { $name } is here.</b>
presence-scanned-again = <b>Marked before: { $name } is here.</b>
presence-arrived = <b>Marked: you are here.</b>
presence-arrived-again = <b>You are marked already.</b>
