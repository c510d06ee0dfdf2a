# Слова, которые встречаются на многих экранах.

common-back = ‹ Назад
common-cancel = Отменить
common-menu = В меню
common-next = Дальше
common-skip = Пропустить
common-done = Готово
common-page = страница { $number } из { $count }
