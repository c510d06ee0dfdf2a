entries-answer = <b>{ $label }:</b> { $answer }
entries-person-invited = { $name } (ещё не ответил(а))
entries-person-confirmed = { $name } ✓
entries-person-refused = { $name } (отказ)
entries-person-erased = имя удалено
# ── Форма работы ──
entry-step = <b>{ $title }</b> · шаг { $step } из { $steps }
entry-ask-nomination = <b>В какой номинации?</b>
entry-change-nomination = Номинация
entry-one-organization = Вся команда — из вашей организации.
entry-summary = <b>{ $title }</b>
    Проверьте ответы.
entry-send = Отправить работу
entry-seen-curators = Увидят: кураторы округа.
entry-seen-experts = Увидят: кураторы и эксперты не из вашей организации.
entry-seen-blind = Увидят: кураторы и, без вашего имени и школы, эксперты.
entry-seen-inner = Только кураторы увидят: { $names }.
entry-whole = Показать целиком
entry-shorter = Показать коротко
entry-cancelled = Хорошо, работу не отправляем, ответы удалены.
entry-sent = Работа { $number } отправлена: «{ $title }».
entry-waits-for-gate = Куратор посмотрит, всё ли на месте, и допустит её к экспертизе или вернёт с вопросом. Я напишу.
entry-is-admitted = Она принята. Когда будет итог, я напишу.

# ── Мои работы ──
entries-mine = Мои работы
entries-title = <b>Мои работы</b>
entries-none = <b>Мои работы</b>
    Пока ни одной. Откройте конкурс или защиту: там кнопка, чтобы участвовать.
entries-row = • { $title } — { $state } ({ $call })
entries-open = Открыть работу
entries-card = <b>{ $title }</b>
    { $call }
entries-state = Сейчас: { $state }
entries-status = { $status ->
    [submitted] ждёт проверки куратором
    [returned] вернули на доработку
    [admitted] принята, оценивается
    [assessed] оценена, ждёт итогов
    [offered] ждёт вашего ответа
    [settled] есть итог
    [declined] вы отказались
    [refused] не принята
    [withdrawn] вы отозвали
    [expired] срок ответа вышел
    [annulled] снята
   *[other] { $status }
}
entries-progress = Ждёт экспертов: { $given } из { $needed }
entries-reason = Причина: { $reason }
entries-answer-by = Исправить можно до { $until }
entries-outcome = Итог: <b>{ $outcome }</b>
entries-place = Место: { $place }
entries-total = Баллы: { $total } из 100
entries-nomination = Номинация: { $nomination }
entries-whole = Показать целиком
entries-shorter = Показать коротко
entries-change = Исправить и отправить
entries-withdraw = Отозвать работу
entries-ask-withdraw = Отозвать «{ $title }» ({ $call })? Эксперты её больше не увидят.
entries-withdraw-sure = Отозвать
entries-keep = Оставить
entries-invited = { $author } называет вас соавтором: «{ $title }» ({ $call }). Вы согласны?
entries-agree = Да, я соавтор
entries-refuse = Нет, уберите меня
entries-agreed = Вы согласились. Работа теперь и в ваших «Моих работах».
entries-refused = Вы отказались: как соавтор вы не указаны.
entries-draft-reminder = Вы начали работу для «{ $title }» и не отправили. Принимаем до { $until }.
entries-draft-closed = «{ $title }»: приём закончен. Вы начали работу и не отправили, её не увидят. Если срок продлят, я напишу: всё, что вы заполнили, сохранено.
entries-resume = Продолжить
menu-draft-entry = Не закончено: работа на конкурс{ $step }.
menu-resume-entry = Работа: { $title }
entries-large = { $number ->
    [one] { $number } файл больше 20 МБ: обезличить его нельзя, эксперты его не получат. Попросите у автора файл поменьше.
    [few] { $number } файла больше 20 МБ: обезличить их нельзя, эксперты их не получат. Попросите у автора файлы поменьше.
    [many] { $number } файлов больше 20 МБ: обезличить их нельзя, эксперты их не получат. Попросите у автора файлы поменьше.
   *[other] { $number } файла больше 20 МБ: обезличить их нельзя, эксперты их не получат. Попросите у автора файлы поменьше.
}
entries-comments = Слова экспертов
