# Letters about requests: the digest of a morning, the count of a week.

desk-digest = { $count ->
    [one] <b>Good morning. { $count } request awaits your decision.</b>
   *[other] <b>Good morning. { $count } requests await your decision.</b>
}
desk-late = Overdue: { $late }.
desk-more = And { $count } more in the list.
desk-week = Decided this week: { $decided }, waiting: { $waiting }.
desk-begin = Decide one by one
desk-take = Morning digest, no cards
desk-give-up = Cards at once, no digest
desk-taken = All right. On working days you get one digest in the morning. Only requests that were not answered in time come alone.
desk-given-up = All right. The cards will come at once.
