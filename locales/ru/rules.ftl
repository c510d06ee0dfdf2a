# Настройки округа: то, что положение оставляет решать самому округу.

rule-section = Настройки округа
rule-list = <b>Настройки округа</b> · { $district }
rule-choose = Какую открыть?
rule-line = { $name }: <b>{ $value }</b>
rule-line-default = { $name }: { $value } (по умолчанию)
rule-installed =
    <b>Для всех округов</b> (меняет администратор в настройках установки)
    Тихие часы: с { $start }:00 до { $end }:00
    Объявление без второго согласия: до { $alone ->
        [one] { $alone } человека
        [few] { $alone } человек
        [many] { $alone } человек
       *[other] { $alone } человека
    }
    «Важное»: { $important } в неделю
    Ответ наставника: { $mentor ->
        [one] { $mentor } день
        [few] { $mentor } дня
        [many] { $mentor } дней
       *[other] { $mentor } дня
    }
    Вопрос «Стало ли легче?»: через { $easier ->
        [one] { $easier } день
        [few] { $easier } дня
        [many] { $easier } дней
       *[other] { $easier } дня
    }
    Открытых заявок у одного человека: до { $open }, своими словами: до { $own }
rule-to-list = ‹ Настройки округа
rule-back = ‹ Назад
rule-back-to = ‹ { $group }

rule-group-council = Голосования
rule-group-head = Руководитель
rule-group-requests = Заявки
rule-group-work = Работа округа
rule-head-council = <b>Голосования</b>
rule-head-head = <b>Руководитель</b>
rule-head-requests = <b>Заявки</b>
rule-head-work = <b>Работа округа</b>

rule-title = <b>{ $name }</b> · { $district }
rule-now = Сейчас: <b>{ $value }</b>
rule-default = По умолчанию: { $value }
rule-limits = Можно: от { $least } до { $most }
rule-by-head = Меняют: руководитель и кураторы.
rule-by-motion = Меняет только Совет: нужен принятый вопрос.
rule-history = <b>Как менялась</b>
rule-never = Ещё не менялась.
rule-changed = { $when }, { $by }: { $before } → { $after }. «{ $reason }»
rule-changed-by-motion = { $when }, решение Совета, вопрос { $number }: { $before } → { $after }
rule-motion = Вопрос { $number }
rule-nobody = имя удалено
rule-change = Изменить
rule-put = Вынести на голосование
rule-propose = Какое значение предложить Совету?
rule-done = Изменено. Действует для следующих заявок, мероприятий и голосований.
rule-cancelled = Ничего не изменено.

rule-ask-value = Какое значение поставить?
rule-ask-number = Какое значение поставить? Выберите или напишите число от { $least } до { $most }.
rule-ask-reason = Почему? Причину прочтёт весь Совет. До { $limit } знаков.
rule-change-value = Значение
rule-change-reason = Причина
rule-sum-value = { $before } → <b>{ $after }</b>
rule-sum-reason = Причина: «{ $reason }»
rule-send = Изменить
rule-summary = <b>Проверьте</b>

rule-yes = да
rule-no = нет
rule-unit-working-days =
    { $number ->
        [one] { $number } рабочий день
        [few] { $number } рабочих дня
        [many] { $number } рабочих дней
       *[other] { $number } рабочего дня
    }
rule-unit-days =
    { $number ->
        [one] { $number } день
        [few] { $number } дня
        [many] { $number } дней
       *[other] { $number } дня
    }
rule-unit-hours =
    { $number ->
        [one] { $number } час
        [few] { $number } часа
        [many] { $number } часов
       *[other] { $number } часа
    }
rule-unit-years =
    { $number ->
        [one] { $number } год
        [few] { $number } года
        [many] { $number } лет
       *[other] { $number } года
    }
rule-unit-people =
    { $number ->
        [one] { $number } человек
        [few] { $number } человека
        [many] { $number } человек
       *[other] { $number } человека
    }
rule-unit-percent = { $number } %
rule-unit-hour = { $number }:00

rule-name-quorum = Кворум
rule-about-quorum = Сколько голосов нужно, чтобы голосование состоялось.
rule-value-quorum-more-than-half = больше половины
rule-value-quorum-half = не меньше половины
rule-value-quorum-two-thirds = две трети
rule-name-majority = Большинство
rule-about-majority = При скольких голосах «за» решение принято.
rule-value-majority-simple = больше «за», чем «против»
rule-value-majority-absolute = больше половины Совета
rule-value-majority-two-thirds = две трети «за» и «против»
rule-name-voices = Чей голос
rule-about-voices = У кого один голос: у муниципалитета (член Совета и заместитель делят его) или у каждого члена Совета.
rule-value-voices-municipality = у муниципалитета
rule-value-voices-member = у члена Совета
rule-name-casting = Решающий голос
rule-about-casting = Если голоса разделились поровну, решает голос председательствующего. Только в открытых голосованиях.
rule-name-early-close = Досрочное закрытие
rule-about-early-close = Голосование закрывается раньше срока, когда оставшиеся голоса ничего не изменят. Тайных это не касается.
rule-name-vote-days = Срок голосования
rule-about-vote-days = Сколько дней даётся на заочное голосование, если срок не указан.
rule-name-head-mode = Руководитель округа
rule-about-head-mode = Руководитель постоянный, на срок, или им становятся по очереди от каждого муниципалитета.
rule-value-head-mode-permanent = постоянный
rule-value-head-mode-term = на срок
rule-value-head-mode-turn = по очереди
rule-name-head-term = Срок руководителя
rule-about-head-term = На сколько лет избирают руководителя. По положению 1–2 года.
rule-name-secret-head = Тайные выборы
rule-about-secret-head = Руководителя избирают тайным голосованием.
rule-name-acting-notice-days = Напоминания об и. о.
rule-about-acting-notice-days = Через сколько дней без выборов Совету каждую неделю напоминают, что руководитель только исполняет обязанности.
rule-name-remind-after = Напоминание Совету
rule-about-remind-after = Через сколько рабочих дней напомнить о заявке, по которой нет решения.
rule-name-escalate-after = Вопрос всему Совету
rule-about-escalate-after = Через сколько рабочих дней заявку увидят руководитель и весь Совет.
rule-name-expire-after = Срок ответа
rule-about-expire-after = Сколько рабочих дней есть у Совета на ответ. Этот срок обещан автору заявки.
rule-name-author-answer = Ответ автора
rule-about-author-answer = Сколько рабочих дней возвращённая заявка ждёт ответа автора.
rule-name-curators-decide = Кураторы решают
rule-about-curators-decide = Решают ли кураторы заявки вместе с Советом и там, где в Совете никого нет.
rule-name-digest-hour = Час сводки
rule-about-digest-hour = Когда утром приходит сводка тем, кто выбрал её вместо отдельных карточек.
rule-name-cluster-size = Размер кластера
rule-about-cluster-size = Сколько педагогов с одним затруднением в округе составляют методический кластер: повод провести мероприятие.
rule-name-attended-share = Доля посещений
rule-about-attended-share = Какую часть занятий нужно посетить, чтобы мероприятие было засчитано и выдан сертификат.
rule-name-offer-hours = Ответ на место
rule-about-offer-hours = Сколько часов человек из очереди может думать об освободившемся месте.

menu-draft-rule = Не закончено: настройка округа{ $step }.
menu-resume-rule = Вернуться к настройке
rule-told = В настройках округа изменение.
rule-open = Открыть настройку
