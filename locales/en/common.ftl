# Words that stand on many screens.

common-back = ‹ Back
common-district = District: { $district }
common-other-district = → { $district }
common-menu = To the menu
common-day-of-year = { $day } { $year }
common-page = page { $number } of { $count }
common-said = { $words }
