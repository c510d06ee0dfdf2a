# Снято ли затруднение, и что снято в округе.

healing-question = Вы были на мероприятии «{ $title }».
healing-about = Вы сообщали о затруднении: { $about }
healing-ask = <b>Стало ли легче?</b> Ответьте как есть: по ответам мы выбираем следующие мероприятия.
healing-answer-healed = Получилось, больше не трудно
healing-answer-better = Стало легче, но ещё трудно
healing-answer-not-yet = Пока без изменений
healing-thanks-healed = <b>Спасибо. Рады, что получилось.</b>
healing-thanks-better = <b>Спасибо.</b> Затруднение остаётся в работе, я позову на следующее мероприятие.
healing-thanks-not-yet = <b>Спасибо, что сказали честно.</b> Поищем другую помощь.
healing-outcomes = Кому удалось помочь
healing-outcomes-head-topics = <b>Кому удалось помочь, по направлениям</b>
    Сколько человек сообщили о затруднении, были позваны, пришли и сказали, что больше не трудно.
healing-outcomes-head-areas = <b>Кому удалось помочь, по областям</b>
    Сколько затруднений: сообщили, позвали, пришли, помогло. Один человек мог сообщить о нескольких.
healing-when = { $half }, на { $day }
healing-half-1 = I полугодие { $year }/{ $next }
healing-half-2 = II полугодие { $year }/{ $next }
healing-by-topics = По направлениям
healing-by-areas = По областям
healing-legend = Муниципалитеты, где меньше { $few }, в сумму не входят, поэтому «от 12» значит «12 или больше», а «мало» — везде меньше { $few }. Числа обновляются по понедельникам.
healing-not-counted = Чисел ещё нет, я их считаю. Загляните через несколько минут.
healing-no-outcomes = Пока ни о чём не сообщили { $few } человек из одного муниципалитета.
healing-row = <b>{ $name }</b>
    сообщили { $reported } → позвали { $invited } → пришли { $came } → помогло { $healed }
healing-few = меньше { $few }
healing-export = Скачать таблицу .xlsx
healing-whole-district = весь округ
healing-at-least = от { $people }
healing-little = мало
healing-column-topics = Направление
healing-column-areas = Область
healing-column-place = Муниципалитет
healing-column-reported = Сообщили
healing-column-invited = Позвали
healing-column-came = Пришли
healing-column-healed = Помогло
healing-file = Кому удалось помочь.xlsx
