# Words that stand on many screens.

common-back = ‹ Back
common-cancel = Cancel
common-menu = To the menu
common-next = Next
common-skip = Skip
common-done = Done
common-page = page { $number } of { $count }
