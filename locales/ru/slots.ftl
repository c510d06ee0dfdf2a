# Время встречи (защиты, собеседования): ряд, запись, напоминания.

slots-section = { $stage }: время
slots-to-board = ‹ Расписание
slots-board = <b>{ $call } · { $stage }</b>
    Занято: { $booked }, свободно: { $free }, без времени: { $waiting }
slots-empty = Времени пока нет. Нажмите «Добавить время».
slots-lay = Добавить время
slots-place = Расставить остальных
slots-tidy = Убрать свободное
slots-ask = Напишите день, часы и, если нужно, место, например: «5 декабря 10:00–12:00, актовый зал». Получится ряд по { $minutes } мин.
slots-laid = { $count ->
    [0] Такое время уже есть.
    [one] Добавлено { $count } время.
    [few] Добавлено { $count } времени.
    [many] Добавлено { $count } времён.
   *[other] Добавлено { $count } времён.
  }
slots-placed = { $count ->
    [0] Расставлять некого.
    [one] Расставлена { $count } работа, автору написали.
    [few] Расставлены { $count } работы, авторам написали.
    [many] Расставлено { $count } работ, авторам написали.
   *[other] Расставлено { $count } работ, авторам написали.
  }
slots-row-free = { $when } · свободно
slots-row-booked = { $when } · <b>{ $label }</b> · есть { $given } из { $asked }
slots-row-held = { $when } · { $label } · пришли, есть { $given } из { $asked }
slots-row-missed = { $when } · { $label } · не пришли
slots-line = <b>{ $when } · { $label }</b>
slots-given = Оценки: есть { $given } из { $asked }
slots-status-booked = Ждём.
slots-status-held = Пришли.
slots-status-missed = Не пришли.
slots-note-held = Пришли
slots-note-missed = Не пришли
slots-note-free = Отменить запись
slots-own = Выбрать время
slots-own-title = «{ $title }» · { $call }
slots-own-booked = Ваше время: <b>{ $when }</b>
slots-own-choose = Выберите время, на каждого { $minutes } мин.
slots-own-none = Свободного времени нет. Организатор добавит или расставит сам, придёт письмо.
slots-place-of = Место: { $place }
slots-cancel = Отменить запись
slots-taken = Это время только что заняли. Выберите другое.
slots-letter-open = { $stage }: открыта запись, выберите время.
slots-letter-placed = { $stage }: вам назначено время, <b>{ $when }</b>. Неудобно: отмените и выберите другое.
slots-letter-cancelled = { $stage }: ваше время отменил организатор. Выберите другое.
slots-letter-day = { $stage } завтра: <b>{ $when }</b>
slots-letter-hour = { $stage } через час: <b>{ $when }</b>
