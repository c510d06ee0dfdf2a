# Протоколы: текст документа и экраны.

protocols-unsigned = Проект. Бот протокол не подписывает.
protocols-body = { $body ->
    [expert-council] Экспертный совет
    [assembly] Педагогическая дума
   *[council] Совет округа
}
protocols-title = ПРОТОКОЛ № { $number }
protocols-footer = Протокол № { $number } от { $day }
protocols-meeting = Заседание: начало { $begins }, конец { $ends }
protocols-by-correspondence = Заочное голосование с { $begins } по { $ends }
protocols-chair = Председатель:
protocols-acting = { $name }, и. о. руководителя
protocols-secretary = Секретарь:
protocols-members = Всего членов: { $members }.
protocols-voices = Всего голосов: { $voices }, { $by ->
    [member] по одному у каждого члена.
   *[municipality] по одному от муниципалитета.
}
protocols-present = Присутствовали ({ $count }):
protocols-voted = Голосовали ({ $count }):
protocols-absent = Отсутствовали ({ $count }):
protocols-not-voted = Не голосовали ({ $count }):
protocols-stands-for = замещает: { $name }
protocols-invited = Приглашённые:
protocols-quorum = Кворум:
protocols-quorums-differ = Кворум указан по каждому вопросу.
protocols-quorum-least = { $rule }, то есть не менее { $least } из { $voices }
protocols-quorum-more-than-half = более половины голосов
protocols-quorum-half = не менее половины голосов
protocols-quorum-two-thirds = не менее двух третей голосов
protocols-agenda = ПОВЕСТКА ДНЯ
protocols-agenda-item = { $question } (докладчик: { $speaker })
protocols-question = { $position }. { $question } (вопрос № { $number })
protocols-heard = СЛУШАЛИ:
protocols-spoke = ВЫСТУПИЛИ:
protocols-decided = РЕШИЛИ:
protocols-adopted = Принять: { $question }
protocols-elected = { $method ->
    [candidates] Избрать: { $chosen }
   *[several] Выбрать: { $chosen }
}
protocols-rejected = Отклонить: большинства нет.
protocols-tie = Отклонить: голоса разделились поровну.
protocols-no-quorum = Решения нет: не было кворума.
protocols-tied = Не вошли, потому что голосов поровну: { $options }.
protocols-by-chair = Голоса разделились поровну, решил голос председателя.
protocols-votes = ГОЛОСОВАЛИ { $way ->
    [paper] (бумажными бюллетенями
    [secret-paper] (тайно, бумажными бюллетенями
    [secret] (тайно
   *[open] (открыто
}{ $round ->
    [0] ):
   *[other] , тур { $round }):
}
protocols-count = { $option } —{ "\u00A0" }{ $votes }
protocols-option-for = за
protocols-option-against = против
protocols-option-abstain = воздержались
protocols-option-against-all = против всех
protocols-own-for = за
protocols-own-against = против
protocols-own-abstain = воздержание
protocols-own-against-all = против всех
protocols-took-part = Кворум: { $rule }; { $mode ->
    [meeting] присутствовали
   *[correspondence] голосовали
} { $count }, { $reached ->
    [yes] кворум есть.
   *[no] кворума нет.
}
protocols-majority-simple = Большинство: больше половины голосов «за» и «против».
protocols-majority-absolute = Большинство: больше половины всех голосов.
protocols-majority-two-thirds = Большинство: не менее двух третей голосов «за» и «против».
protocols-most = Выбирали не больше { $most } из списка: вошли те, у кого голосов больше.
protocols-commission = Счётная комиссия:
protocols-opinion = Особое мнение:
protocols-appendices = ПРИЛОЖЕНИЯ
protocols-appendix = Приложение { $number }. Поимённое голосование по вопросу { $position }
protocols-files = Файлы к вопросу { $position }: { $count }
protocols-round = Тур { $round }
protocols-voice = Голос
protocols-voter = Кто голосовал
protocols-choice = Как
protocols-former = { $name } (полномочия закончились до закрытия)
protocols-no-vote = нет голоса
protocols-sign-chair = Председатель
protocols-sign-secretary = Секретарь

# Экраны

protocols-section = Протоколы
protocols-list = <b>Протоколы</b>
protocols-searched = Поиск: { $search }
protocols-ask-search = Чтобы найти протокол, напишите его номер или слово из вопроса.
protocols-none = Протокол появится, когда закроется первое голосование.
protocols-not-found = Ничего не нашлось. Попробуйте другое слово или номер.
protocols-row = <b>№ { $number }</b> · { $day }{ $body ->
    [expert-council] { " " }· Экспертный совет
    [assembly] { " " }· Педагогическая дума
   *[council] { "" }
} · { $question }{ $more ->
    [0] { "" }
    [one] { " " }и ещё { $more } вопрос
    [few] { " " }и ещё { $more } вопроса
    [many] { " " }и ещё { $more } вопросов
   *[other] { " " }и ещё { $more } вопроса
}
protocols-label = № { $number } от { $day }{ $body ->
    [expert-council] , эксперты
    [assembly] , Дума
   *[council] { "" }
}
protocols-head = <b>Протокол № { $number }</b> от { $day }{ $body ->
    [expert-council] { " " }· Экспертный совет
    [assembly] { " " }· Педагогическая дума
   *[council] { "" }
}
protocols-version = Редакция { $version } из { $versions }
protocols-corrected = Исправлено: { $reason } ({ $name })
protocols-took-part-short = { $mode ->
    [meeting] Заседание, голосов
   *[correspondence] Заочно, голосов
}: { $present } из { $voices }
protocols-heard-short = { $position }. { $question } — { $outcome }
protocols-outcome-adopted = принято
protocols-outcome-rejected = отклонено
protocols-outcome-no-quorum = нет кворума
protocols-more = { $count ->
    [one] И ещё { $count } вопрос, весь текст в файле.
    [few] И ещё { $count } вопроса, весь текст в файле.
    [many] И ещё { $count } вопросов, весь текст в файле.
   *[other] И ещё { $count } вопроса, весь текст в файле.
}
protocols-docx = Протокол .docx
protocols-pdf = Протокол .pdf
protocols-correct = Дополнить, исправить
protocols-other-version = Редакция { $version }
protocols-back = ‹ К протоколам
protocols-open = Открыть протокол
protocols-file = Протокол { $number }, { $year }, редакция { $version }
protocols-kept = <b>Протокол № { $number } исправлен.</b> Это редакция { $version }, прежние сохранены.

# Форма секретаря

correcting-step = Протокол · шаг { $step } из { $steps }
correcting-ask-parts = Что дополнить или исправить?
correcting-parts-secretary = Секретарь
correcting-parts-place = Место
correcting-parts-invited = Приглашённые
correcting-parts-spoke = Выступили
correcting-parts-opinion = Особое мнение
correcting-parts-commission = Счётная комиссия
correcting-now = Сейчас: { $words }
correcting-ask-secretary = Кто секретарь? Напишите фамилию и инициалы.
correcting-ask-place = Где прошло заседание?
correcting-ask-invited = Кто был приглашён? До { $limit } знаков.
correcting-ask-question = К какому вопросу?
correcting-ask-spoke = Кто выступил и что сказал? До { $limit } знаков.
correcting-ask-opinion = Чьё особое мнение и какое? До { $limit } знаков.
correcting-ask-commission = Кто в счётной комиссии? Напишите фамилии и инициалы.
correcting-ask-reason = Почему меняется протокол? Причина останется рядом с новой редакцией.
correcting-change-parts = Что меняется
correcting-change-secretary = Секретаря
correcting-change-place = Место
correcting-change-invited = Приглашённых
correcting-change-question = Вопрос
correcting-change-spoke = Выступления
correcting-change-opinion = Особое мнение
correcting-change-commission = Комиссию
correcting-change-reason = Причину
correcting-summary = <b>Сохранить новую редакцию?</b>
correcting-of = Протокол № { $number } от { $day }
correcting-sum-question = Вопрос: { $question }
correcting-sum = { $part }: { $words }
correcting-sum-reason = Причина: { $reason }
correcting-send = Сохранить
correcting-cancelled = Протокол остался прежним.
