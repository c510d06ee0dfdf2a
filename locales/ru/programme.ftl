# Программа чтений и конференций: секции, доклады, время.

programme-open = Программа
programme-back = ‹ К программе
programme-title = <b>Программа: { $title }</b>
programme-own = Ваше выступление: <b>{ $when }</b>
programme-one-section = Все доклады
programme-section = <b>{ $name }</b> · { $count ->
    [one] { $count } доклад
    [few] { $count } доклада
    [many] { $count } докладов
   *[other] { $count } доклада
}
programme-row = { $at ->
    [none] •
   *[other] { $at }
} { $is_own ->
    [True] 👤 <b>{ $names }</b>
   *[other] { $names }
} «{ $title }»
programme-row-break = ☕ Перерыв, { $count } мин
programme-break = Перерыв, { $count } мин

programme-waits = Программу ещё составляют. Когда она будет готова, докладчики получат своё время.
programme-empty = Пока никто не вошёл в программу. Доклады появятся здесь, когда авторы согласятся выступить.
programme-no-times = Скажите, когда и где начинаем: время каждого доклада посчитаем сами.
programme-untold = { $count ->
    [one] Своё время ещё не знает { $count } докладчик.
    [few] Своё время ещё не знают { $count } докладчика.
    [many] Своё время ещё не знают { $count } докладчиков.
   *[other] Своё время ещё не знают { $count } докладчика.
} Проверьте секции и сообщите им.
programme-all-told = Все докладчики знают своё время. Если что-то поменяете, сообщим только тем, у кого время другое.
programme-told = { $count ->
    [one] Готово: сообщаем { $count } докладчику.
    [few] Готово: сообщаем { $count } докладчикам.
    [many] Готово: сообщаем { $count } докладчикам.
   *[other] Готово: сообщаем { $count } докладчикам.
}
programme-begin = Когда и где начинаем
programme-publish = Опубликовать программу
programme-tell = Сообщить об изменениях
programme-file = Скачать PDF
programme-file-name = Программа { $call }

programme-ask = { $name ->
    [all] Когда и где начинаются доклады? Время можно будет поменять для каждой секции.
   *[other] Когда и где начинается секция «{ $name }»?
}
    Напишите, например: 5 декабря 10:00, актовый зал
programme-ask-section = Изменить начало и место
programme-minutes = { $is_now ->
    [True] ✓ { $count } мин
   *[other] { $count } мин
}
programme-talk = Куда поставить доклад? Второй ряд: перерыв перед ним, в минутах.
programme-move-up = ↑ Раньше
programme-move-down = ↓ Позже
programme-pause = { $is_now ->
    [True] ✓ { $count }
   *[other] { $count }
}
programme-to = → { $name }
programme-to-section = ‹ К секции

programme-letter-wanted = <b>Есть доклад для программы.</b>
    { $title }
    Откройте программу: новые доклады стоят в конце своих секций. Сообщите авторам их время.
programme-letter-placed = <b>Ваше выступление: { $when }</b>
programme-letter-moved = <b>Время изменилось. Теперь ваше выступление: { $when }</b>
programme-letter-day = <b>Завтра ваше выступление: { $when }</b>
programme-letter-hour = <b>Через час ваше выступление: { $when }</b>
programme-letter-talk = «{ $talk }»
    { $title }

programme-heading = Программа
programme-head-time = Время
programme-head-talk = Доклад
programme-head-speaker = Докладчик
