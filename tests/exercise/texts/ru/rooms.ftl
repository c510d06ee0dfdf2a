rooms-ask = Попросить помещение
rooms-offer = Нужно помещение для занятия или встречи?
rooms-step = Помещение · шаг { $step } из { $steps }
rooms-ask-purpose = <b>Для чего?</b> До { $limit } символов.
rooms-ask-room = <b>Какое помещение?</b>
rooms-ask-which = <b>Какое именно?</b> До { $limit } символов.
rooms-ask-people = <b>Сколько человек?</b>
rooms-ask-things = <b>Что там понадобится?</b>
rooms-ask-note = <b>Что ещё важно?</b> До { $limit } символов.
rooms-room-hall = Актовый зал
rooms-room-class = Класс
rooms-room-gym = Спортзал
rooms-other-room = Другое
rooms-things-projector = Проектор
rooms-things-internet = Интернет
rooms-things-microphone = Микрофон
rooms-change-purpose = Для чего
rooms-change-room = Помещение
rooms-change-people = Сколько человек
rooms-change-things = Что понадобится
rooms-change-note = Что ещё важно
rooms-summary = <b>Проверьте заявку на помещение</b>
rooms-send = Отправить
rooms-cancelled = Заявку на помещение не отправил.
rooms-parked = Заявка на помещение не закончена: шаг { $step } из { $steps }.
rooms-resume = Продолжить
rooms-anew = Начать заново
rooms-about = { $room }: { $purpose }
rooms-short = { $room }
rooms-people = { $people ->
    [one] { $people } человек
    [few] { $people } человека
   *[other] { $people } человек
}
rooms-with = Понадобится: { $things }
rooms-note = Важно: «{ $note }»
rooms-sent = Заявка { $number } отправлена.
council-kind-room = помещение
council-letter-room-approve = Помещение ваше.
council-letter-room-reject = Помещения не будет.
council-letter-room-return = Ответьте на вопрос и отправьте заявку снова.
council-letter-room-expired = Решения не было. Попросите снова, если помещение ещё нужно.
