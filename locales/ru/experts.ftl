# Эксперты: список округа, настройки эксперта, назначение на работы.

experts-open = Эксперты округа
experts-own = Темы и нагрузка
experts-plan = Эксперты
experts-of-entry = Эксперты этой работы

experts-head = <b>Эксперты округа: { $people }</b>
experts-none = Экспертов в округе пока нет. Пригласите их: кнопка даст ссылку, её достаточно переслать.
experts-not-found = Никого с таким именем среди экспертов нет.
experts-searched = Ищу: { $search }
experts-search = Чтобы найти человека, напишите фамилию.
experts-invite = Пригласить эксперта
experts-row = <b>{ $name }</b> · { $place }: { $load }
experts-load = { $load } из { $limit }
experts-paused = пауза до { $until }

experts-own-head = <b>Темы и нагрузка эксперта</b>
experts-own-topics = Темы: { $topics }
experts-any-topic = любые
experts-no-topic = пока не отмечены
experts-methodist-head = <b>Мои темы методиста</b>
experts-methodist-open = Вопросы и заявки по этим темам приходят вам.
experts-methodist-paused = Пауза до { $until }: новых вопросов не будет.
experts-own-load = Сейчас у вас { $load } из { $limit } экспертиз.
experts-own-open = Новые работы вам предлагают.
experts-own-paused = Пауза до { $until }: новых работ не предлагают.
experts-topics = Темы
experts-limit = Сколько сразу
experts-pause = Пауза
experts-go-on = Снова предлагать
experts-pause-week = Неделя
experts-pause-month = Месяц
experts-pause-quarter = Три месяца
experts-area-ticked = { $label } · { $count }
experts-to-areas = ‹ К областям
experts-ask-areas = Какие темы вам ближе? Откройте область и отметьте их: { $count } из { $limit }.
experts-ask-topics =
    { $area }
    Отмечено: { $count } из { $limit }
experts-ask-limit = Сколько работ вам можно дать сразу? Больше я не предложу.
experts-ask-pause = На сколько не предлагать новых работ? Начатые останутся у вас.

experts-plan-head = <b>Эксперты</b> · { $title }
experts-stale = Пока вы смотрели, кое-что изменилось. Вот новый расчёт, проверьте его.
experts-plan-entries = { $entries ->
    [one] { $entries } работа
    [few] { $entries } работы
    [many] { $entries } работ
   *[other] { $entries } работы
}, { $reviews ->
    [one] { $reviews } экспертиза.
    [few] { $reviews } экспертизы.
    [many] { $reviews } экспертиз.
   *[other] { $reviews } экспертизы.
}
experts-plan-loads = Экспертов: { $experts }, нагрузка { $range ->
    [same] по { $most }
    [any] до { $most }
   *[other] { $least }–{ $most }
}.
experts-plan-lacking = { $entries ->
    [one] { $entries } работе не хватает экспертов:
    [few] { $entries } работам не хватает экспертов:
    [many] { $entries } работам не хватает экспертов:
   *[other] { $entries } работам не хватает экспертов:
} { $codes }
experts-nothing-lacks = Всем работам эксперты назначены.
experts-all-in-conflict = Назначить некого: у всех конфликт интересов, пауза или полная нагрузка. Пригласите ещё экспертов.
experts-assigned = <b>Назначено: { $reviews ->
    [one] { $reviews } экспертиза
    [few] { $reviews } экспертизы
    [many] { $reviews } экспертиз
   *[other] { $reviews } экспертизы
}.</b> Эксперты получат работы через минуту.
experts-doubts = Проверьте, { $count ->
    [one] { $count } сомнение:
    [few] { $count } сомнения:
    [many] { $count } сомнений:
   *[other] { $count } сомнения:
}
experts-doubt = { $code }: { $name } ({ $why })
experts-assign = Назначить ({ $reviews })
experts-undo = Отменить ({ $seconds } секунд)
experts-left-out = Кому не хватает и почему
experts-entries = По работам
experts-left-out-head = <b>Кому не хватает экспертов</b>
experts-left-out-row = <b>{ $code }</b>: нужно ещё { $missing }
experts-because = · { $name }: { $why }

experts-entries-head = <b>Работы</b> · { $title }
experts-entry-row = { $code }: { $title }
experts-entry-head = <b>{ $code }</b> · { $title }
experts-entry-stage = Этап: { $stage }
experts-entry-none = Экспертов ещё нет.
experts-reserves = В резерве: { $names }
experts-replace = Заменить: { $name }
experts-one-more = Ещё один эксперт
experts-review-row = · { $name }: { $state }
experts-review-asked = ждём ответа
experts-review-accepted = работа взята
experts-review-begun = оценивает
experts-review-given = оценка готова
experts-review-declined = отказ
experts-review-lapsed = нет ответа в срок
experts-review-void = { $reason ->
    [undone] назначение отменено
    [replaced] назначен другой эксперт
    [role-ended] больше не эксперт
    [conflict] конфликт интересов
   *[other] экспертиза снята
}
experts-review-doubt = { $state } ({ $why })
experts-choose-head = <b>{ $code }</b>: кого попросить?
experts-candidate = { $name } · { $load } из { $limit }
experts-candidate-row = · { $name }: { $load }{ $conflicts ->
    [0] {""}
   *[other] , { $why }
}

experts-why-author = автор работы
experts-why-coauthor = соавтор
experts-why-organization = та же организация
experts-why-pair = наставник и подопечный
experts-why-own-entry = участвует в этом конкурсе
experts-why-declined = уже был отказ
experts-why-silent = нет ответа в срок
experts-why-municipality = тот же муниципалитет
experts-why-often = много работ этого автора
experts-why-unregistered = соавтор назван только по имени
experts-why-paused = пауза
experts-why-full = нагрузка полна

experts-letter-lacking = «{ $title }»: работе { $code } не хватает эксперта, а попросить больше некого. Выберите сами или пригласите нового.
experts-letter-conflict = Конфликт интересов: у эксперта работы «{ $label }» теперь связь с автором, его экспертизу не учитываем ({ $call }). { $has_next ->
    [yes] Попросили следующего эксперта.
   *[no] Запасных экспертов нет.
  }
experts-letter-doubt = Эксперт работы «{ $label }» теперь из того же муниципалитета ({ $call }). Оставить или заменить?

privacy-section-expert = Ваши темы и нагрузка эксперта
privacy-section-reserves = Где вы в резерве экспертов
