# Снято ли затруднение, и что снято в округе.

healing-question = Вы были на мероприятии «{ $title }».
healing-about = Вы сообщали о затруднении: { $about }
healing-ask = <b>Стало ли легче?</b> Решаете только вы, от ответа ничего не зависит.
healing-answer-healed = Затруднение снято
healing-answer-better = Стало легче, но не снято
healing-answer-not-yet = Пока без изменений
healing-thanks-healed = <b>Спасибо. Затруднение снято.</b>
healing-thanks-better = <b>Спасибо.</b> Затруднение остаётся в работе, я позову на следующее занятие.
healing-thanks-not-yet = <b>Спасибо за прямой ответ.</b> Затруднение остаётся в работе.
healing-outcomes = Что снято
healing-outcomes-head = <b>Что снято в округе</b>
    Сколько человек сообщили, были позваны, пришли и сказали, что затруднение снято.
healing-no-outcomes = Пока никто ни о чём не сообщал.
healing-row = <b>{ $topic }</b>
    сообщили { $reported } → позвали { $invited } → пришли { $came } → снято { $healed }
healing-few = меньше { $few }
healing-export = По муниципалитетам, .xlsx
healing-export-caption = Что снято: по направлениям и муниципалитетам. Малые числа скрыты.
healing-whole-district = весь округ
healing-hidden = скрыто
healing-column-topic = Направление
healing-column-place = Муниципалитет
healing-column-reported = Сообщили
healing-column-invited = Позвали
healing-column-came = Пришли
healing-column-healed = Снято
