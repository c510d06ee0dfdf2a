# Public and school holidays: days without lessons.

holidays-open = Holidays
holidays-list = <b>Holidays</b> · { $page } of { $pages }
holidays-none = None ahead.
holidays-hint = A decree names the days of religious holidays: if they differ, remove the day and add the right one.
holidays-of-public = 🎉 { $when } · { $name }
holidays-of-school = { $when } · { $name }, no lessons
holidays-usual = { $day }: a usual day.
holidays-add-public = Add a holiday
holidays-add-school = Add a day off school
holidays-ask-words = { $kind ->
    [public] Write the day and the name of the holiday, for example: December 10, Day of the district
   *[other] Write the day and the reason, for example: December 10, quarantine
}
holidays-remove = Remove
holidays-back = To the holidays
holidays-cancelled = Nothing was changed.
