# Words that stand on many screens.

common-back = ‹ Back
common-menu = To the menu
common-page = page { $number } of { $count }
