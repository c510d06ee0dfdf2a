# Документы конкурсов и защит: справки, дипломы, сертификаты, письма.

papers-mine = Портфолио и дипломы
papers-title = <b>Моё портфолио</b>
papers-none = Здесь будут ваши итоги: защиты, конкурсы, чтения, практики, а с ними справки и дипломы. Начните с «Конкурсы и защиты».
papers-role = Вы { $role }{ $day ->
    [none] { "" }
   *[other] { " до " }{ $day }
}
papers-line = <b>{ $title }</b>
    { $outcome } · { $call }
papers-line-paper = { $kind } № { $numbers }
papers-line-struck = <s>{ $kind } № { $numbers }</s>, больше не действует
papers-line-listed = Есть в банке практик
papers-line-talk = Выступление: { $when } { $place }
papers-hide = Скрыть строки
papers-hiding = <b>Что показывать в портфолио</b>
    Нажмите на строку, чтобы скрыть её или вернуть. Скрытое видите только вы и только здесь.
papers-is-shown = ✓ { $title }
papers-is-hidden = { $title }
papers-hidden = { $count ->
    [one] Скрыта { $count } строка.
    [few] Скрыто { $count } строки.
    [many] Скрыто { $count } строк.
   *[other] Скрыто { $count } строки.
}
papers-active = Методический актив
papers-active-title = <b>Методический актив округа</b>: { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}
papers-active-member = • <b>{ $name }</b>, { $organization }{ $day ->
    [none] { "" }
   *[other] , до { $day }
}
papers-active-join = Чтобы войти в актив, подайте работу, когда округ объявит приём: «Конкурсы и защиты».
papers-document = { $document ->
    [spravka] Справка
    [diploma] Диплом
    [certificate] Сертификат
   *[letter] Письмо
}
papers-named = { $kind } № { $number }
papers-caption = { $named }
papers-archive = { $count ->
    [one] { $count } документ. Имя файла: номер документа.
    [few] { $count } документа. Имя файла: номер документа.
    [many] { $count } документов. Имя файла: номер документа.
   *[other] { $count } документа. Имя файла: номер документа.
}
papers-fill-in = Имя ученика впишите от руки: мы его не храним.
papers-archive-file = Документы { $series }, работа { $entry }

papers-heading = { $document ->
    [spravka] Справка
    [diploma] Диплом
    [certificate] Сертификат участника
   *[letter] Письмо Совета
}
papers-under-heading = о публичной защите опыта
papers-defended = Представлен и защищён опыт работы по теме
papers-blank = Фамилия, имя, отчество
papers-name-gone = Имя удалено по просьбе владельца
papers-grade = Класс: { $grade }
papers-together = Соавторы: { $names }
papers-nomination = Номинация: { $nomination }
papers-level = Уровень: { $level }
papers-equals = Публичная защита опыта в образовательном округе приравнивается к распространению опыта на региональном уровне.
papers-protocol = Решение Совета округа: протокол № { $number } от { $day }
papers-outcome-place = { $outcome }, { $place } место

papers-valid = <b>{ $named }. Документ подлинный.</b>
papers-under-review = <b>{ $named }. Итог пересматривают.</b> Пока решения нет, документ не действует.
papers-struck = <b>{ $named }. Документ аннулирован.</b> { $day }
papers-unknown = <b>Такого документа нет.</b> Проверьте, что ссылка перенесена целиком.
papers-organization = { $name }
papers-entry = «{ $title }»
papers-call = { $call }
papers-outcome = Итог: { $outcome }
papers-mean = Средняя оценка экспертов: { $total } из 100
papers-decided = Решение Совета: протокол № { $number } от { $day }
papers-votes = За { $pro }, против { $against }, воздержались { $abstained }

papers-letter-struck = <b>{ $named }. Документ больше не действует.</b>
papers-letter-reason = Причина: { $reason }
papers-letter-activity = <b>Работа «{ $title }» принята, по ней можно провести мероприятие.</b>
    { $call }
    Тип, название и тему бот заполнит по работе: останется выбрать день и место.
papers-begin-activity = Начать мероприятие
