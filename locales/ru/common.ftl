# Слова, которые встречаются на многих экранах.

common-back = ‹ Назад
common-district = Округ: { $district }
common-other-district = → { $district }
common-menu = В меню
common-day-of-year = { $day } { $year } г.
common-page = страница { $number } из { $count }
common-said = { $words }
