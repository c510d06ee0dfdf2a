# Adding a person who came without a seat.

door-open = Add someone who came
door-more = Add another person
door-to-sheet = Back to the marks
door-ask-who = Who came? Type the surname or given name, in full or in part, in any order.
door-choose = Press a name: I will add this person to the list and mark them.
door-nobody = Nobody found. Try another spelling. The person needs a profile in the bot.
door-cut = Many names are alike and not all are shown: add the given name or the patronymic.
door-added = <b>Added and marked as present.</b> I will let them know.
door-marked = <b>Marked as present.</b> They already had a seat.
door-again = <b>Already marked as present.</b>
door-full = No seats left: { $taken } of { $capacity }.
door-outside = The activity is not for this municipality, position or length of experience.
door-ask-sure = Add them anyway?
door-sure = Add anyway
door-cancelled = Nobody was added.
