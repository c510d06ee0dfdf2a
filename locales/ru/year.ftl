# Мой год: что впереди, что было, часы; файл для аттестации.

year-open = Мой год
year-title = <b>Мой год: { $start }/{ $end }</b>
year-hours = Пройдено: <b>{ $done } ч</b>{ $planned ->
    [0] { "" }
   *[other] , впереди: <b>{ $planned } ч</b>
}
year-of-type = • { $type }: { $hours } ч
year-ahead = <b>Впереди</b>
year-line-ahead = • { $when } · { $title }{ $seat ->
    [no] { " " }(место ещё не ваше)
   *[yes] { "" }
}
year-line-consultation = • { $when } · консультация: { $topic }
year-more = … и ещё { $count }
year-deficits = { $count ->
    [one] { $count } затруднение открыто.
    [few] { $count } затруднения открыты.
    [many] { $count } затруднений открыты.
   *[other] { $count } затруднения открыты.
}
year-entries = Работ на конкурсах и защитах ждут итога: { $count }.
year-pair = У вас открыто наставничество.
year-mentees = { $count ->
    [one] Вы наставник: { $count } подопечный.
    [few] Вы наставник: { $count } подопечных.
    [many] Вы наставник: { $count } подопечных.
   *[other] Вы наставник: { $count } подопечных.
}
year-empty = За этот учебный год пока ничего нет. Запишитесь на мероприятие, и оно появится здесь.
year-all = Все впереди: { $count }
year-past = Что было: { $count }
year-file = Год для аттестации (.pdf)
year-earlier = ‹ { $start }/{ $end }
year-later = { $start }/{ $end } ›
year-past-title = <b>Что было: { $start }/{ $end }</b>
year-line-past = • { $days } · { $type } · <b>{ $title }</b> · { $came ->
    [all] { $hours } ч
   *[partly] не полностью, часы не считаются
}{ $number ->
    [none] { "" }
   *[other] { " " }· № { $number }
}
year-caption = Мой профессиональный год { $start }/{ $end }. Строк: { $lines }. Каждую можно проверить по её коду.
year-file-name = Мой профессиональный год { $start }-{ $end }.pdf

year-printed-heading = Мой профессиональный год
year-printed-period = { $first } – { $last }
year-printed-total = { $hours ->
    [one] Пройден { $hours } час
    [few] Пройдено { $hours } часа
    [many] Пройдено { $hours } часов
   *[other] Пройдено { $hours } часа
}
year-printed-of-type = { $type }: { $hours } ч
year-printed-attended = Мероприятия и школы
year-printed-programmes = Программы
year-printed-programme = программа, { $hours } ч
year-printed-won = Конкурсы, защиты, практики
year-printed-about = { $type } · { $days } · { $hours } ч
year-printed-number = сертификат № { $number }
year-printed-check = Проверить строку: наведите камеру на её код или нажмите на номер.
year-printed-made = { $operator } · составлено { $day } по данным бота
