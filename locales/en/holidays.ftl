# Public and school holidays: days without lessons.

holidays-open = Holidays and school breaks
holidays-list = <b>Holidays</b> · { $page } of { $pages }
holidays-none = None coming up.
holidays-hint = The dates of religious holidays are set by decree: if they differ, remove the day and add the right one.
holidays-of-public = 🎉 { $when } · { $name }
holidays-of-school = { $when } · { $name }, no lessons
holidays-usual = { $day }: an ordinary day.
holidays-removed = { $day }: removed.
holidays-add-public = Add a holiday
holidays-add-school = Add days off school
holidays-ask-words = { $kind ->
    [public] Write the day and the name of the holiday, for example: 10 December, Founders' Day. Or several days: 1–8 January, New Year
   *[other] Write the day and the reason, for example: 10 December, quarantine. Or several days: 1–8 January, break
}
holidays-remove = Remove this day
holidays-remove-days = Remove these days
holidays-back = Back to holidays
holidays-cancelled = Nothing was changed.
