# Маршрут (ИОМ): план учебного года от своих затруднений; методист согласует и подтверждает.

route-open = Мой маршрут
route-none =
    <b>Мой маршрут</b>
    План учебного года от ваших затруднений: мероприятия, наставник, практики. Методист посмотрит его и согласует; пройденное отметится само.
route-propose = Составить от затруднений
route-title = <b>Мой маршрут: { $start }/{ $end }</b>
route-state-draft = Черновик: его видите только вы. Проверьте и отправьте методистам округа.
route-state-asked = Ждёт согласования: план читают методисты округа.
route-state-returned = Методист просит дополнить.
route-state-agreed = Согласован.
route-state-active = Согласован, идёт.
route-state-checking = Ждёт подтверждения методистом.
route-state-complete = ✅ Пройден и подтверждён.
route-state-stopped = Остановлен. Можно составить новый.
route-comment = «{ $comment }»
route-counts = Сделано: { $done } из { $all }{ $of ->
    [0] { $hours ->
        [0] { "" }
       *[other] , { $hours } ч
    }
   *[other] , { $hours } из { $of } ч
}
route-empty = Пока пусто: добавьте, что поможет в этом году.
route-line = { $state ->
    [done] ✓
    [claimed] ◐
    [dropped] ✕
    [cancelled] ⚠
   *[planned] ○
} <b>{ $title }</b>{ $hours ->
    [0] { "" }
   *[other] { " " }· { $hours } ч
} · { $state ->
    [done] сделано
    [claimed] ждёт методиста
    [dropped] убрано
    [cancelled] отменено, выберите другое
   *[planned] до { $due }
}{ $number ->
    [none] { "" }
   *[other] { " " }· № { $number }
}{ $topic ->
    [none] { "" }
   *[other] { " " }· { $topic }
}
route-thing-activity = Мероприятие
route-thing-school = Школа
route-thing-mentorship = Наставник
route-thing-consultation = Консультация методиста
route-thing-practice = Практика из банка
route-thing-entry = Конкурс или защита опыта
route-thing-own = Своё
route-how-activity = Отметится само, когда вы побываете на мероприятии.
route-how-school = Отметится само после выпуска.
route-how-mentorship = Отметится само, когда наставничество завершится.
route-how-consultation = Отметится само после консультации.
route-how-practice = Отметится само, когда вы нажмёте «Применил(а)» под практикой по этому направлению.
route-how-entry = Отметится само, когда по вашей работе будет итог.
route-how-own = Когда сделаете, нажмите «Сделано»: методист подтвердит вместе с маршрутом.
route-cancelled = Это мероприятие отменили. Уберите строку и добавьте другую.
route-evidence = Подтверждение: «{ $evidence }»
route-add = Добавить строку
route-claim = Сделано
route-unclaim = Ещё не сделано
route-drop = Убрать из плана
route-take-up = Вернуть в план
route-send-draft = Отправить методистам
route-send-returned = Отправить снова
route-check = Отправить на подтверждение
route-stop = Остановить маршрут
route-stop-ask = Остановить маршрут? Числа останутся, строки больше не изменить. Новый можно составить сразу.
route-stop-now = Остановить
route-due = <b>Маршрут: скоро срок</b>
route-about = Маршрут: { $count ->
    [one] { $count } строка
    [few] { $count } строки
    [many] { $count } строк
   *[other] { $count } строки
}, { $hours } ч
route-short = Маршрут { $start }/{ $end }
route-asks-agree = Согласуйте план или верните с комментарием.
route-asks-confirm = Всё сделано: подтвердите. Вместе с маршрутом подтвердятся строки «ждёт методиста».

route-line-step = <b>Строка маршрута</b> · шаг { $step } из { $steps }
route-line-ask-deficit = От какого затруднения?
route-deficit-0 = Без затруднения
route-line-ask-thing = Что поможет?
route-line-ask-title = Напишите, что сделаете, до { $limit } символов.
route-line-ask-evidence = Чем это можно подтвердить? Например: открытый урок, справка, ссылка. До { $limit } символов.
route-line-ask-hours = Сколько часов это займёт? Напишите число или пропустите.
route-line-ask-due = До какого числа? Например: 20 марта.
route-line-change-deficit = Затруднение
route-line-change-thing = Что поможет
route-line-change-title = Что сделаю
route-line-change-evidence = Подтверждение
route-line-change-hours = Часы
route-line-change-due = Срок
route-line-summary = Добавить в маршрут?
route-line-sum-deficit = Затруднение: { $deficit }
route-line-sum-thing = <b>{ $thing }</b>
route-line-sum-due = До { $day }{ $hours ->
    [0] { "" }
   *[other] , { $hours } ч
}
route-line-send = Добавить
route-line-added = Добавлено.
route-line-cancelled = Строка не добавлена.
menu-draft-route-line = Не закончено: строка маршрута{ $step }.
menu-resume-route-line = Вернуться к строке

council-kind-route = маршрут
council-letter-route-approve = Маршрут согласован. Пройденное отметится само.
council-letter-route-reject = Маршрут не согласован. Черновик остался у вас.
council-letter-route-return = Дополните маршрут и отправьте снова.
council-letter-route-expired = Методисты не ответили вовремя. Маршрут можно отправить ещё раз.
route-letter-complete = Маршрут подтверждён. Поздравляем!
council-reason-ready-more-lines = Добавьте, пожалуйста, то, что поможет с остальными затруднениями.
council-reason-ready-how-proved = Напишите, пожалуйста, чем подтвердить то, что вы сделали сами.
council-reason-ready-ask-methodist = Давайте составим маршрут вместе: запишитесь на консультацию.
council-reason-button-ready-more-lines = Попросить добавить строки
council-reason-button-ready-how-proved = Спросить о подтверждении
council-reason-button-ready-ask-methodist = Составить вместе
