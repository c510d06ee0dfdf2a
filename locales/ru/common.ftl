# Слова, которые встречаются на многих экранах.

common-back = ‹ Назад
common-menu = В меню
common-page = страница { $number } из { $count }
