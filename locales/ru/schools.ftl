# Школы: список, одна школа, заявка, письма.

schools-entry = Школы
schools-open = Открыть школу
schools-list = <b>Школы</b>
schools-none = Пока ни одной. Загляните позже.
schools-row = <b>{ $name }</b> · { $state }
schools-state-learning = вы учитесь: { $done } из { $total }
schools-state-asked = заявка ждёт решения
schools-state-waiting = вы в очереди
schools-state-offered = вам предложено место
schools-state-open = идёт набор
schools-state-closed = набора нет
schools-head = <b>{ $name }</b>
schools-for-all = Кто может поступить: любой педагог округа.
schools-from = { $years ->
    [one] Нужен стаж: от { $years } года.
    [few] Нужен стаж: от { $years } лет.
    [many] Нужен стаж: от { $years } лет.
   *[other] Нужен стаж: от { $years } лет.
}
schools-to = { $years ->
    [one] Нужен стаж: до { $years } года.
    [few] Нужен стаж: до { $years } лет.
    [many] Нужен стаж: до { $years } лет.
   *[other] Нужен стаж: до { $years } лет.
}
schools-positions = Для должностей: { $who }.
schools-holds = Нужна роль: { $role }.
schools-recommended = Нужна рекомендация.
schools-for-pupils = Учатся дети: педагог указывает инициалы, класс и дату согласия родителя.
schools-decided-by-council = Принимает Совет округа.
schools-decided-by-curators = Решают кураторы округа.
schools-gives-document = Что даёт: сертификат.
schools-gives-role = Что даёт: сертификат и роль «{ $role }».
schools-gives-role-for = { $months ->
    [one] Что даёт: сертификат и роль «{ $role }» на { $months } месяц.
    [few] Что даёт: сертификат и роль «{ $role }» на { $months } месяца.
    [many] Что даёт: сертификат и роль «{ $role }» на { $months } месяцев.
   *[other] Что даёт: сертификат и роль «{ $role }» на { $months } месяца.
}
schools-cohort = { $count ->
    [one] <b>Идёт набор: { $title }</b> · { $count } занятие
    [few] <b>Идёт набор: { $title }</b> · { $count } занятия
    [many] <b>Идёт набор: { $title }</b> · { $count } занятий
   *[other] <b>Идёт набор: { $title }</b> · { $count } занятия
}
schools-begins = Начало: { $when } · { $place }
schools-no-cohort = Сейчас набора нет. Когда он начнётся, он будет виден здесь.
schools-apply = Подать заявку
schools-apply-to = Подать заявку · { $day }
schools-held = Вести «{ $title }», { $day }
schools-recruit = Набрать поток
schools-progress = { $total ->
    [one] { $done } из { $total } занятия
    [few] { $done } из { $total } занятий
    [many] { $done } из { $total } занятий
   *[other] { $done } из { $total } занятий
}
schools-own-requested = <b>Ваша заявка ждёт решения:</b> { $title }
schools-own-waitlisted = <b>Вы в очереди:</b> { $title }
schools-own-offered = <b>Для вас освободилось место:</b> { $title }
schools-own-booked = <b>Вы учитесь:</b> { $title }
schools-own-declined = Заявку не приняли: { $title }
schools-own-withdrawn = Вы ушли: { $title }
schools-own-expired = Места не нашлось: { $title }
schools-own-excused = Вы ушли: { $title }
schools-own-attended = <b>Вы закончили:</b> { $title }
schools-own-partly = Занятий для окончания не хватило: { $title }
schools-own-absent = Вас не было на занятиях: { $title }
schools-own-activity-cancelled = Поток отменён: { $title }
schools-own-expelled = Вы больше не учитесь в потоке «{ $title }». Причина: «{ $reason }»
schools-motivation = Зачем: «{ $text }»
schools-recommendation = Рекомендация: «{ $text }»
schools-pupils = Учеников: { $count }
schools-pupil = { $initials }, { $grade } класс · согласие от { $day }
schools-about = <b>{ $name }</b> · { $title }
schools-count = { $count ->
    [one] Всего { $count } занятие
    [few] Всего { $count } занятия
    [many] Всего { $count } занятий
   *[other] Всего { $count } занятия
}
schools-ask-leave = <b>Уйти из потока?</b>
schools-leave-means = Место предложат следующему. Вернуться можно только новой заявкой, пока идёт набор.

applying-head = <b>{ $name } · заявка</b>
applying-ask-pupil = Кого вы приводите? Напишите инициалы и класс одного ученика, например: М. А., 8 класс. Имени и фамилии не нужно.
applying-child = { $initials }, { $grade } класс
applying-ask-consent = Когда родитель дал письменное согласие? Напишите дату, например: 12 ноября. Без неё заявку на ребёнка не принимают.
applying-ask-pupils = Есть ещё ученики?
applying-more = Ещё ученик
applying-fewer = Убрать последнего
applying-ask-motivation = Зачем вам эта школа? Напишите коротко, до { $limit } знаков.
applying-ask-recommendation = Кто вас рекомендует? Напишите имя и должность, можно с парой слов, до { $limit } знаков.
applying-required = Эта школа без рекомендации не принимает.
applying-summary = <b>Проверьте, прежде чем отправить</b>
applying-seen-by-council = Увидят: Совет округа и кураторы.
applying-seen-by-curators = Увидят: кураторы округа.
applying-send = Отправить
applying-cancelled = Заявка не отправлена.
applying-sent =
    <b>Заявка { $number } отправлена: { $name }.</b>
    Ответ будет не позднее { $promised }. Как только решат, я напишу.

schools-letter-accepted = Вы приняты. О каждом занятии напомню за день и за два часа.
schools-letter-mentor = В первые годы легче с наставником. Подберу тех, кто вам подходит.
schools-letter-again = Следующий набор будет виден в меню «Школы и наставники».
schools-letter-completed = <b>Вы закончили: { $title }.</b>
schools-letter-role = Вам дана роль «{ $role }».
schools-letter-role-until = Вам дана роль «{ $role }», до { $day }.
schools-letter-too-few = <b>Поток закончился: { $title }.</b>
schools-too-few = Документа не будет: посещено { $done } из { $total }, нужно { $need }.
schools-letter-expelled = <b>Вы больше не учитесь в потоке «{ $title }».</b>
schools-letter-expelled-means = Если это ошибка, напишите куратору.
schools-by-application = В школу поступают по заявке.
schools-waits = <b>Заявка ждёт решения.</b>
schools-declined = Заявку не приняли.
applying-anew = Начать заново
applying-parked = У вас не отправлена заявка: { $name }.
schools-dates = Дни: { $days }
