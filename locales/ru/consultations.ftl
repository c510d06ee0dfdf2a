# Консультации методистов: найти время, записаться, спросить; расписание методиста.

consult-open = Консультации
consult-back = ‹ Консультации
consultations-title = <b>Консультации методистов</b>
consultations-ahead = Вы записаны:
consultations-past = Прошедшие:
consultations-choose = Выберите тему, покажу свободное время.
consultations-own = Темы с точкой — из ваших затруднений.
consultations-giving = Ваше время и кто записан: «{ consult-schedule }».
consultations-none = Методистов в округе пока нет. Вопрос можно задать куратору: «Помощь».
consultations-topic = { $own ->
    [yes] • { $topic }
   *[no] { $topic }
}
consultations-on-topic = Консультация методиста
consultations-row = · { $when }, { $name }{ $status ->
    [held] {" "}— состоялась
    [missed] {" "}— не состоялась
   *[other] {""}
}
consultations-topic-title = Тема: <b>{ $topic }</b>
consultations-times = Выберите время.
consultations-full = Свободного времени сейчас нет. Я напишу, когда появится.
consultations-nobody = По этой теме методистов пока нет. Вопрос можно задать куратору: «Помощь».
consultations-busy = { $name }: свободного времени нет.
consultations-watch = Сообщить, когда освободится: { $name }
consultations-watched = { $name }: напишу, когда появится время.
consultations-booked = Вы записаны. Чтобы методист подготовился, нажмите «{ consult-ask }».
consultations-asked = Вопрос передам методисту.
consultations-thanks = Спасибо за ответ!
consultations-when = <b>{ $when }</b>, { $minutes } мин.
consultations-place = Место: { $place }
consultations-with = { $name }
consultations-from = { $name }, { $organization }
consultations-about = Тема: { $topic }
consultations-question = Вопрос: { $question }
consultations-status-ahead = Ждём.
consultations-status-booked = Время прошло. Отметьте, состоялась ли.
consultations-status-held = Состоялась.
consultations-status-missed = Не состоялась.
consultations-status-cancelled = Отменена.
consultations-reason = Причина: { $reason }
consultations-answered-healed = Ответ: помогло, больше не трудно.
consultations-answered-better = Ответ: стало легче.
consultations-answered-not-yet = Ответ: пока не помогло.
consultations-answered-not-held = Ответ: не состоялась.
consult-ask = Написать вопрос
consult-ask-again = Изменить вопрос
consult-cancel = Отменить запись
consult-calendar = В календарь
consultations-calendar-hint = Откройте файл, и встреча появится в календаре телефона.
consultations-entry = Консультация: { $name }
consult-answer-healed = Помогло, больше не трудно
consult-answer-better = Стало легче
consult-answer-not-yet = Пока не помогло
consult-answer-not-held = Не состоялась
consult-schedule = Моё расписание
consult-to-schedule = ‹ Расписание
consultations-schedule-title = <b>Мои консультации</b>
    Записано: { $booked }, свободно: { $free }
consultations-empty = Времени пока нет. Нажмите «Добавить время».
consultations-line-free = { $when } · свободно
consultations-line = { $when } · <b>{ $name }</b>{ $status ->
    [ahead] {""}
    [held] {" "}· состоялась
    [missed] {" "}· не состоялась
   *[other] {" "}· отметьте
}
consult-lay = Добавить время
consult-tidy = Убрать свободное
consult-remove = Убрать это время
consult-note-held = Состоялась
consult-note-missed = Не состоялась
consult-why = Отменить встречу
consultations-called-off = Встреча отменена, педагогу написали.
consultations-ask-row = Напишите дни, часы и место, например: «вт и чт 15:00–17:00, 20 минут, каб. 5». Можно добавить «открыть 1 декабря» и «запись за 3 часа»; без этого запись закрывается за 2 часа.
consultations-ask-question = Напишите вопрос: что не получается, что уже пробовали.
consultations-ask-reason = Почему отменяете? Причину прочитает педагог, до { $limit } знаков. Предложу ему другое время.
consultations-letter-booked = К вам записались на консультацию.
consultations-letter-given-up = Запись на консультацию отменили, время снова свободно.
consultations-letter-cancelled = Методист отменил консультацию.
consultations-letter-day = Завтра консультация.
consultations-letter-hour = Через час консультация.
consultations-letter-asked = Консультация состоялась? Помогло?
consultations-letter-free = { $name }: появилось время для консультации.
consultations-instead = Можно выбрать другое время:
