# What every form says.
forms-back = ‹ Back
forms-cancel = Cancel
forms-skip = Skip
forms-done = Done
forms-change = Change
forms-ask-change = What would you like to change?
forms-typed-before = Now: “{ $text }”
forms-ticked = ✓ { $label }
forms-ticked-at = ✓ { $at }. { $label }
forms-said-before = Now: { $text }
forms-search = Search: “{ $search }”
forms-nothing-found = Nothing found. Try something shorter.
forms-whole-list = Show all
