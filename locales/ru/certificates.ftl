# Сертификаты: свой файлом, чужой по ссылке проверки.

certificates-press = Сертификат
certificates-letter-ready = <b>Ваш сертификат готов.</b>
certificates-get = Получить сертификат
certificates-mine = Мои документы
certificates-papers = <b>Мои документы</b>
certificates-row = { $type } · <b>{ $title }</b> · { $days } · { $hours } ч{ $number }
certificates-programme = Программа · <b>{ $title }</b> · { $hours } ч · № { $number }
certificates-mark = { " " }· № { $number }
certificates-no-papers = Здесь будут сертификаты за мероприятия, на которых вы были.
certificates-number = Сертификат № { $number }
certificates-caption = Сертификат № { $number } · { $title }
certificates-genuine = <b>Сертификат № { $number } подлинный.</b>
certificates-not-valid = <b>Сертификат № { $number } больше не действует:</b> отметку об участии исправили.
certificates-name = { $name }, { $organization }
certificates-name-gone = Имя удалено по просьбе владельца.
certificates-days = { $days }
certificates-issued = Выдан { $day }
certificates-issuer = Кем выдан: { $issuer }
certificates-unknown = <b>Такого сертификата нет.</b> Проверьте, что ссылка перенесена целиком.
certificates-not-institute = удостоверение о повышении квалификации выдаёт институт
certificates-other-document = Это сертификат участника. Удостоверение о повышении квалификации выдаёт институт.
certificates-file = Сертификат { $number }.pdf
certificates-files = Сертификаты, мероприятие { $activity }.zip
certificates-reason = с благодарностью за участие { $type ->
    [course] в курсах повышения квалификации
    [seminar] в семинаре
    [workshop-seminar] в семинаре-практикуме
    [webinar] в вебинаре
    [expedition] в методической экспедиции
    [holiday-school] в каникулярной школе
    [summer-school] в летней школе
    [project-session] в проектной сессии
    [master-class] в мастер-классе
    [studio] в педагогической мастерской
    [conference] в конференции
    [readings] в педагогических чтениях
    [assembly] в педагогической думе
    [defence] в публичной защите опыта
    [school-cohort] в занятиях школы
    [children-event] в детском мероприятии
    [olympiad] в олимпиаде
    [contest] в конкурсе
    [review] в смотре
    [festival] в фестивале
    [sports] в спартакиаде
    [council-meeting] в заседании Совета
   *[other] в мероприятии
}
certificates-hours = в объёме { $hours ->
    [one] { $hours } часа
    [few] { $hours } часов
    [many] { $hours } часов
   *[other] { $hours } часа
}
certificates-online = онлайн
certificates-all = Скачать все сертификаты
certificates-progress = Готовлю сертификаты: { $done } из { $total }
certificates-nobody = Пока никто не отмечен как участник: сертификатов нет.
certificates-archive = Сертификатов: { $count }. Имя файла: номер сертификата.

certificates-correct = Исправить имя в сертификате
certificates-correcting = <b>Имя в сертификате № { $number }</b>
certificates-printed = Сейчас в сертификате: { $holder }
certificates-in-profile = В вашей анкете: { $holder }
certificates-can-ask = Куратор округа сверит и исправит на то, что в анкете. Номер останется прежним.
certificates-same = В сертификате то же, что в анкете. Чтобы исправить имя, сначала поправьте анкету, а потом вернитесь сюда.
certificates-waits = Куратор уже смотрит вашу просьбу: заявка { $request }.
certificates-ask = Попросить исправить
certificates-edit-profile = Изменить анкету
certificates-asked =
    <b>Заявка { $request } ушла куратору.</b>
    Когда имя в сертификате № { $number } исправят, я напишу.
certificates-about = Исправить имя в сертификате № { $number } · { $title }
certificates-short = имя в сертификате № { $number }
certificates-wanted = Просит исправить на: { $holder }

council-kind-certificate = сертификат
council-letter-certificate-approve = Скачайте сертификат заново: имя в нём исправлено, номер прежний.
council-letter-certificate-reject = В сертификате остаётся прежнее имя.
council-letter-certificate-return = Откройте заявку, проверьте анкету и отправьте её снова.
council-letter-certificate-expired = Решения не было, в сертификате остаётся прежнее имя. Если оно всё ещё неверное, попросите исправить снова.
council-reason-button-ready-show-paper = Попросить документ
council-reason-button-ready-check-profile = Проверить имя в анкете
council-reason-button-ready-another-person = Имя другого человека
council-reason-ready-show-paper = Покажите, пожалуйста, куратору документ о смене имени и отправьте заявку снова.
council-reason-ready-check-profile = Проверьте, пожалуйста, имя в анкете: похоже на опечатку.
council-reason-ready-another-person = Это имя другого человека, а сертификат выдан вам.
requests-state-certificate-submitted = <b>Ждёт решения.</b> Куратор ответит не позднее { $promised }.
requests-state-certificate-granted = <b>Имя исправлено.</b> Скачайте сертификат заново, номер прежний.
requests-state-certificate-expired = <b>Простите, решения в срок не было.</b> В сертификате прежнее имя, можно попросить снова.
