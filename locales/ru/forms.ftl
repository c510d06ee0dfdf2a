# What every form says.
forms-back = ‹ Назад
forms-cancel = Отменить
forms-skip = Пропустить
forms-done = Готово
forms-change = Изменить
forms-ask-change = Что изменить?
forms-typed-before = Сейчас: «{ $text }»
forms-ticked = ✓ { $label }
forms-group-ticked = { $label } · { $count }
forms-ticked-at = ✓ { $at }. { $label }
forms-said-before = Сейчас: { $text }
forms-search = Поиск: «{ $search }»
forms-nothing-found = Не нашлось. Попробуйте короче.
forms-whole-list = Показать все
forms-fewer = Убрать последнее
forms-confirm = Подтверждаю
forms-confirmed = подтверждено
forms-as-typed = Записать так
forms-nobody-registered = Среди зарегистрированных не нашлось. Пусть коллега сначала зарегистрируется в боте.
forms-nobody-found = Среди зарегистрированных не нашлось. Можно записать так, как написано.
forms-gathered = Принято: { $count } из { $most }
forms-typed-name = { $name } (не в боте)
forms-file-large = «{ $name }» больше 20 МБ: примем, но проверить и переименовать такой файл не получится.
forms-hint-text = Напишите сообщением, до { $limit } знаков.
forms-hint-parts = Можно несколькими сообщениями, всего до { $limit } знаков. Потом нажмите «Готово».
forms-hint-files = Пришлите { $most ->
    [1] один файл
    [one] до { $most } файла, можно альбомом
    [few] до { $most } файлов, можно альбомом
    [many] до { $most } файлов, можно альбомом
   *[other] до { $most } файла, можно альбомом
}: скрепка → «Файл». Подойдут { $types }.
forms-hint-people = Напишите фамилию и выберите человека. Можно назвать { $most ->
    [1] одного
    [one] до { $most } человека
    [few] до { $most } человек
    [many] до { $most } человек
   *[other] до { $most } человека
}.
forms-hint-pupils = Каждого ученика с новой строки: инициалы, класс, день согласия родителя. Например: М. А., 8 класс, 12.10.2026. Всего до { $most }.
forms-hint-pupils-open = Каждого ученика с новой строки: инициалы и класс. Например: М. А., 8 класс. Всего до { $most }.
forms-hint-steps = По строке на этап: что сделаете и к какому дню. Например: Обучить команду, 15.03.2027. Не больше { $most }.
forms-hint-amount = Напишите число от { $least } до { $most }. Можно с копейками: 12,5.
forms-hint-link = Пришлите ссылку, которая начинается с https://
forms-hint-choices = Можно выбрать несколько. Отметьте и нажмите «Готово».
forms-hint-day = Напишите день, например: 3 декабря.
