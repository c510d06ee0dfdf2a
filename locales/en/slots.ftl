# Times of a meeting (a defence, an interview): the row, booking, reminders.

slots-section = { $stage }: times
slots-to-board = ‹ Schedule
slots-board = <b>{ $call } · { $stage }</b>
    Booked: { $booked }, free: { $free }, without a time: { $waiting }
slots-empty = There are no times yet. Press “Add times”.
slots-lay = Add times
slots-place = Place the others
slots-tidy = Remove free times
slots-ask = Type the day, the hours and, if needed, the place, such as “5 December 10:00–12:00, hall”. It becomes a row of { $minutes } minutes each.
slots-laid = { $count ->
    [0] These times are there already.
    [one] { $count } time was added.
   *[other] { $count } times were added.
  }
slots-placed = { $count ->
    [0] There is nobody to place.
    [one] { $count } entry was placed, the author was told.
   *[other] { $count } entries were placed, the authors were told.
  }
slots-row-free = { $when } · free
slots-row-booked = { $when } · <b>{ $label }</b> · { $given } of { $asked } there
slots-row-held = { $when } · { $label } · came, { $given } of { $asked } there
slots-row-missed = { $when } · { $label } · did not come
slots-line = <b>{ $when } · { $label }</b>
slots-given = Marks: { $given } of { $asked } there
slots-status-booked = Awaited.
slots-status-held = Came.
slots-status-missed = Did not come.
slots-note-held = Came
slots-note-missed = Did not come
slots-note-free = Cancel the booking
slots-own = Choose a time
slots-own-title = “{ $title }” · { $call }
slots-own-booked = Your time: <b>{ $when }</b>
slots-own-choose = Choose a time; { $minutes } minutes each.
slots-own-none = No time is free. The organizer adds more or places you, a letter comes.
slots-place-of = Place: { $place }
slots-cancel = Cancel the booking
slots-taken = This time was just taken. Choose another one.
slots-letter-open = { $stage }: times can be booked, choose yours.
slots-letter-placed = { $stage }: your time is <b>{ $when }</b>. If it does not suit: cancel it and choose another.
slots-letter-cancelled = { $stage }: the organizer has cancelled your time. Choose another.
slots-letter-day = { $stage } tomorrow: <b>{ $when }</b>
slots-letter-hour = { $stage } in an hour: <b>{ $when }</b>
