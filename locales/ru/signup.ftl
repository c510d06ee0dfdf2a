# Вопросы при записи: кого приводите, автобус, проживание.

signup-brings = { $children ->
    [one] { $children } ребёнок
    [few] { $children } ребёнка
    [many] { $children } детей
   *[other] { $children } детей
} и { $adults ->
    [one] { $adults } взрослый
    [few] { $adults } взрослых
    [many] { $adults } взрослых
   *[other] { $adults } взрослых
}
signup-told-bus-yes = на автобусе
signup-told-bus-no = без автобуса
signup-told-lodging-yes = с проживанием
signup-told-lodging-no = без проживания
signup-cell-yes = да
signup-cell-no = нет
signup-bus-seats = Автобус: мест { $capacity }, свободно { $free }
signup-kept = { $kept ->
    [one] { $kept } место ждёт тех, кто впереди и кому нужно несколько сразу.
    [few] { $kept } места ждут тех, кто впереди и кому нужно несколько сразу.
    [many] { $kept } мест ждут тех, кто впереди и кому нужно несколько сразу.
   *[other] { $kept } места ждут тех, кто впереди и кому нужно несколько сразу.
}
signup-waits = Вам нужно мест: { $seats }. Пока открыта запись, свободные места копятся для вас, и те, кто за вами, вас не обойдут.
signup-step = <b>Запись · шаг { $step } из { $steps }</b>
signup-ask-children = Сколько детей приведёте? Напишите число, имён не нужно.
signup-ask-adults = Сколько взрослых придёт с ними, считая вас?
signup-ask-bus = Нужно место в автобусе?
signup-ask-lodging = Мероприятие идёт несколько дней. Нужно место для ночлега?
signup-bus-yes = Нужно место
signup-bus-no = Доберусь без автобуса
signup-lodging-yes = Нужен ночлег
signup-lodging-no = Не нужен
signup-change-children = Сколько детей
signup-change-adults = Сколько взрослых
signup-change-bus = Автобус
signup-change-lodging = Ночлег
signup-summary = <b>Проверьте, прежде чем записаться</b>
signup-needs = { $seats ->
    [one] Займёте { $seats } место.
    [few] Займёте { $seats } места.
    [many] Займёте { $seats } мест.
   *[other] Займёте { $seats } места.
}
signup-queue = Столько мест сейчас нет: встанете в очередь. Пока открыта запись, места копятся для тех, кто впереди.
signup-send = Записаться
signup-cancelled = Вы не записались.
menu-draft-sign-up = Не закончено: запись на мероприятие{ $step }.
menu-resume-sign-up = Вернуться к записи
signup-of = «{ $title }»
signup-team = Команда:
signup-team-in = • { $name }
signup-team-asked = • { $name }, ждём ответа
signup-team-until = Отвечают до { $moment }. Места для всей команды займу, когда ответят все или выйдет срок.
signup-team-waits = <b>Команда собирается.</b>
signup-team-join = Да, я в команде
signup-team-refuse = Не участвую
signup-team-leaving = Вместе с вами места потеряет вся команда.
signup-letter-invited = <b>Вас зовут в команду.</b> Подтвердите, что участвуете.
signup-letter-gathered = <b>Команда собрана.</b>
signup-letter-dissolved = <b>Капитан не участвует,</b> и команда осталась без мест. Можно собрать свою команду.
signup-change-team = Команда
activities-state-invited = <b>Вас зовут в команду.</b>
activities-mark-invited = { " " }· вас зовут в команду
signup-ask-team = Назовите участников по одному: напишите фамилию.
