# Adding a person who came without a seat.

door-open = Add a person who came
door-more = Add another
door-to-sheet = To the marks
door-ask-who = Who came? Write the surname or the name, a part is enough, in any order.
door-choose = Press a name: I add and mark the person.
door-nobody = Nobody found. Try another spelling. The person needs a profile in the bot.
door-cut = Many names are alike and not all are here: add the name or the patronymic.
door-added = <b>Added and marked as present.</b> I will write to the person.
door-marked = <b>Marked as present.</b> The seat was there already.
door-again = <b>Already marked as present.</b>
door-full = No seats: { $taken } of { $capacity }.
door-outside = The activity is not for this municipality, position or length of service.
door-ask-sure = Add the person anyway?
door-sure = Add anyway
door-cancelled = Nobody was added.
