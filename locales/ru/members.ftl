# Состав Совета, руководители, очередь муниципалитетов.
members-open = Состав Совета
members-title = <b>Совет · { $district }</b>
members-title-page = <b>Совет · { $district }</b> · страница { $page } из { $pages }
members-head = Руководитель: { $name }, { $until }
members-acting = И. о. руководителя: { $name }
members-no-head = Руководителя пока нет.
members-place = <b>{ $name }</b>
members-missing = Пока никто не представляет: { $names }
members-name = { $name }
members-row = { $name } · { $term }, { $basis }
members-row-no-basis = { $name } · { $term }, основание не указано
members-term = с { $since }, { $until }
members-deputy = { $name } (заместитель)
members-advisory = { $name } (совещательный голос)
members-curators = Кураторы: { $names }
members-no-curators = Кураторов пока нет.
members-experts = Экспертный совет
members-experts-title = <b>Экспертный совет · { $district }</b>
members-no-experts = Пока никого.
members-heads = Руководители
members-invite = Пригласить
members-change = Изменить

members-heads-title = <b>Руководители · { $district }</b>
members-mode-permanent = Руководитель постоянный.
members-mode-term = Руководителя Совет избирает на срок.
members-mode-turn = Муниципалитеты руководят по очереди.
members-acting-now = Срок истёк или место свободно: сейчас обязанности исполняет и. о.
members-past = { $name }: с { $since } по { $ended }
members-past-acting = { $name }, и. о.: с { $since } по { $ended }
members-now = сейчас
members-order = Очередь: { $names }
members-next-proposed = Следующий: { $municipality }, { $name }, с { $day }. Ждём согласия.
members-next-confirmed = Следующий: { $municipality }, { $name }, с { $day }.
members-move-up = ↑ { $name }

members-turn-agree = Принимаю
members-turn-decline = Отказаться
members-turn-decline-yes = Да, отказаться
members-turn-ask-decline =
    Отказаться от руководства округом с { $day }?
    Я предложу следующему по очереди. { $municipality } сохранит место на следующий круг.
members-turn-confirmed = Вы руководите округом с { $day }. В этот день пришлю лист передачи дел.
members-turn-declined = Хорошо, предложу следующему по очереди.

members-letter-turn =
    <b>Ваша очередь руководить округом</b>
    { $district }, { $municipality }. С { $day }.
    Согласны?
members-letter-joined = В Совете новый участник: { $name } — { $role }, { $where }.
members-letter-erased = Участник удалил свои данные, и в Совете его больше нет: { $role }, { $where }.
members-letter-left = Больше не в Совете: { $name } — { $role }, { $where }.
members-letter-heads = Руководитель округа теперь { $name }, { $until }.
members-letter-acts = Место руководителя свободно. До решения Совета обязанности исполняет { $name }.
members-letter-ends =
    { $days ->
        [one] Через { $days } день ({ $day }) заканчивается срок руководителя: { $name }, { $district }.
        [few] Через { $days } дня ({ $day }) заканчивается срок руководителя: { $name }, { $district }.
        [many] Через { $days } дней ({ $day }) заканчивается срок руководителя: { $name }, { $district }.
       *[other] Через { $days } дня ({ $day }) заканчивается срок руководителя: { $name }, { $district }.
    }
    Совету пора решить, кто следующий.
members-letter-acts-on =
    Срок руководителя закончился { $day }, а следующего ещё нет.
    Пока Совет не решит, { $name } остаётся и. о.: { $district }.
members-letter-acts-long =
    { $name } исполняет обязанности руководителя уже { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }: { $district }.
    Совету нужно решить, кто руководитель.

members-sheet =
    <b>Вы руководите округом</b>
    { $district }, { $until }
members-sheet-acting =
    <b>Вы исполняете обязанности руководителя</b>
    { $district }, до решения Совета
members-sheet-before = До вас: { $name }
members-sheet-requests =
    { $count ->
        [0] Заявок, которые ждут решения, нет.
        [one] Ждёт решения { $count } заявка.
        [few] Ждут решения { $count } заявки.
        [many] Ждут решения { $count } заявок.
       *[other] Ждут решения { $count } заявки.
    }
members-sheet-motions =
    { $count ->
        [0] Нерешённых вопросов Совета нет.
        [one] Не решён { $count } вопрос Совета:
        [few] Не решены { $count } вопроса Совета:
        [many] Не решено { $count } вопросов Совета:
       *[other] Не решено { $count } вопроса Совета:
    }
members-sheet-motion = { $number }. { $question }
