# Вопросы Совета: карточка, голосование, итог, список.

body-section-motions = Вопросы
motions-to-list = ‹ Вопросы
motions-put = Поставить вопрос
motions-of-council = Совет округа
motions-of-expert-council = Экспертный совет
motions-of-assembly = Педагогическая дума
motions-list-now = Идут сейчас
motions-list-decided = Решённые

motions-title-now = <b>{ $body }: вопросы</b>
motions-title-decided = <b>{ $body }: решённые вопросы</b>
motions-found = <b>Нашлось по словам «{ $search }»</b>
motions-none-now = Сейчас вопросов нет.
motions-none-decided = Решённых вопросов пока нет.
motions-none-found = Ничего не нашлось. Напишите номер или другое слово.
motions-decisions = Решения Совета
motions-decisions-title = <b>Решения Совета округа</b>
motions-decision = <b>Вопрос { $number }</b> · { $state } · { $day }
motions-decision-secret = Голосование было тайным.
motions-hint = Нажмите номер или напишите номер либо слово из вопроса.
motions-row = <b>{ $number }</b> · { $question } · { $state }
motions-row-awaited = <b>{ $number }</b> · { $question } · { $state } · <b>ждёт вас</b>
motions-row-draft = готовится
motions-row-announced = в повестке на { $day }
motions-row-open = проголосовали { $voted } из { $voices }
motions-row-adopted = принято
motions-row-rejected = не принято
motions-row-no-quorum = не было кворума
motions-row-withdrawn = отозван

motions-head = <b>Вопрос { $number } · { $state }{ $round ->
    [0] {""}
    [1] {""}
   *[other] {" "}· { $is_runoff ->
        [yes] второй тур
       *[no] голосуем снова
    }
}</b>
motions-state-draft = готовится
motions-state-announced = В ПОВЕСТКЕ
motions-state-open = идёт голосование
motions-state-adopted = РЕШЕНО
motions-state-rejected = НЕ ПРИНЯТО
motions-state-no-quorum = НЕТ КВОРУМА
motions-state-withdrawn = ОТОЗВАН
motions-question = { $question }
motions-full = { $text }
motions-text = Текст и файлы

motions-candidates = { $count ->
    [1] Кандидат: { $names }
   *[other] Кандидаты: { $names }
}
motions-candidate-waits = { $name }: ждём согласия
motions-candidate-agrees = { $name }: согласие есть
motions-candidate-refuses = { $name }: отказ
motions-option = • { $label }
motions-most = { $most ->
    [1] Можно выбрать один вариант.
   *[other] Можно выбрать не больше { $most }.
}
motions-agenda = Решаем { $day }.
motions-will-be-secret = Голосование будет тайным.
motions-secret = Голосование тайное, голос нельзя изменить.
motions-until = Открыто до { $moment } ({ $left })
motions-until-chair = Закроет председатель на заседании.
motions-left-days = { $days ->
    [one] ещё { $days } день
    [few] ещё { $days } дня
    [many] ещё { $days } дней
   *[other] ещё { $days } дня
}
motions-left-hours = { $hours ->
    [0] меньше часа
    [one] ещё { $hours } час
    [few] ещё { $hours } часа
    [many] ещё { $hours } часов
   *[other] ещё { $hours } часа
}
motions-progress = Проголосовали { $voted } из { $voices }{ $quorum ->
    [yes] , кворум есть
    [no] , кворума пока нет
   *[unknown] {""}
}
motions-progress-present = Проголосовали { $voted } из { $present }, на заседании { $present } из { $voices }{ $quorum ->
    [yes] , кворум есть
    [no] , кворума нет
   *[unknown] {""}
}
motions-own-waits = Ваш голос ещё не отдан.
motions-own-waits-of = Голос муниципалитета ({ $place }) ещё не отдан.
motions-own = Ваш голос: { $choice } (можно изменить до закрытия)
motions-own-by = Ваш общий голос отдаёт { $by }: { $choice } (можно изменить до закрытия)
motions-own-secret = Ваш голос учтён.
motions-without-voice = Вы видите вопрос без права голоса.
motions-not-present = Голосуют те, кто на заседании. Отметьтесь: «Я здесь».
motions-voted = Голос учтён: { $choice }. Изменить можно до закрытия.

motions-choice-for = За
motions-choice-against = Против
motions-choice-abstain = Воздержаться
motions-choice-against-all = Против всех
motions-tick = Выбрать
motions-tick-again = Выбрать заново
motions-ask-ticks = { $most ->
    [1] Отметьте один вариант.
   *[other] Отметьте не больше { $most }.
}
motions-give = Отдать голос
motions-too-many = { $most ->
    [1] Выбрать можно только один вариант. Сначала снимите отметку.
   *[other] Выбрать можно не больше { $most }. Сначала снимите одну отметку.
}

motions-first-round = Первый тур: { $counts }. Не хватило голосов, голосуем между лучшими.
motions-winners = { $kind ->
    [head] Руководитель: { $names }
    [priorities] Приоритеты: { $names }
   *[other] Решение: { $names }
}
motions-tied = Поровну голосов, поэтому не вошли: { $names }
motions-counts = Голоса: { $counts }
motions-count-option = { $label } { $count }
motions-count-for = за { $count }
motions-count-against = против { $count }
motions-count-against-all = против всех { $count }
motions-count-abstain = { $count ->
    [one] воздержался { $count }
    [few] воздержались { $count }
    [many] воздержались { $count }
   *[other] воздержались { $count }
}
motions-count-none = никто не голосовал
motions-by-chair = Голоса разделились поровну, решил голос председателя.
motions-quorum = Голосовали { $counted } из { $voices }, { $quorum ->
    [yes] кворум есть
   *[no] кворума нет
}
motions-quorum-present = Были { $counted } из { $voices }, { $quorum ->
    [yes] кворум есть
   *[no] кворума нет
}
motions-closed = Закрыто { $moment }

motions-start = Открыть голосование
motions-close = Закрыть голосование
motions-again = Поставить снова
motions-withdraw = Отозвать вопрос
motions-started = Голосование открыто.
motions-closed-now = Голосование закрыто.

motions-asked-to-stand = <b>{ $by } просит вашего согласия быть кандидатом</b>
motions-asked-means = Если вы согласны, ваше имя будет в списке для голосования.
motions-candidates-answered = Все кандидаты ответили.
motions-agree = Согласие даю
motions-refuse = Отказываюсь
motions-agreed = Спасибо, записал: согласие есть.
motions-refused = Записал: отказ.

motions-group = Вопрос { $number } · { $state }{ $is_open ->
    [yes] , проголосовали { $voted } из { $voices }
   *[no] {""}
}
motions-group-open = Открыть у меня
