# What every form says.
forms-back = ‹ Back
forms-cancel = Cancel
forms-skip = Skip
forms-done = Done
forms-change = Change
forms-ask-change = What would you like to change?
forms-typed-before = Now: “{ $text }”
forms-ticked = ✓ { $label }
forms-group-ticked = { $label } · { $count }
forms-ticked-at = ✓ { $at }. { $label }
forms-said-before = Now: { $text }
forms-search = Search: “{ $search }”
forms-nothing-found = Nothing found. Try something shorter.
forms-whole-list = Show all
forms-fewer = Remove the last
forms-confirm = I confirm
forms-confirmed = confirmed
forms-as-typed = Write it down as typed
forms-nobody-registered = Nobody registered was found. Let your colleague register in the bot first.
forms-nobody-found = Nobody registered was found. You can write the name down as typed.
forms-gathered = Taken: { $count } of { $most }
forms-typed-name = { $name } (not in the bot)
forms-file-large = “{ $name }” is over 20 MB: we take it, but cannot check or rename such a file.
forms-hint-text = Send it as a message, up to { $limit } characters.
forms-hint-parts = Several messages are fine, up to { $limit } characters in all. Then press “Done”.
forms-hint-files = Send { $most ->
    [one] one file
   *[other] up to { $most } files, also as an album
}: paperclip → “File”. These fit: { $types }.
forms-hint-people = Type the surname and choose the person. You may name { $most ->
    [one] one
   *[other] up to { $most }
}.
forms-hint-pupils = Each pupil on a line: initials, grade, day of a parent’s consent. For example: M. A., 8, 12.10.2026. Up to { $most } in all.
forms-hint-pupils-open = Each pupil on a line: initials and grade. For example: M. A., 8. Up to { $most } in all.
forms-hint-steps = A line for each milestone: what will be done, and by which day. For example: Train the team, 15.03.2027. At most { $most }.
forms-hint-amount = Type a number from { $least } to { $most }; decimals are fine: 12.5.
forms-hint-link = Send a link that begins with https://
forms-hint-choices = You may choose several. Tick, then press “Done”.
forms-hint-day = Type the day, for example: 3 December.
