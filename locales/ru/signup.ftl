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
signup-bus-yes = на автобусе
signup-bus-no = без автобуса
signup-lodging-yes = с проживанием
signup-lodging-no = без проживания
signup-cell-yes = да
signup-cell-no = нет
signup-bus = Автобус: мест { $capacity }, свободно { $free }
signup-kept = { $kept ->
    [one] { $kept } место ждёт тех, кто впереди и кому нужно несколько сразу.
    [few] { $kept } места ждут тех, кто впереди и кому нужно несколько сразу.
    [many] { $kept } мест ждут тех, кто впереди и кому нужно несколько сразу.
   *[other] { $kept } места ждут тех, кто впереди и кому нужно несколько сразу.
}
signup-waits = Вам нужно мест: { $seats }. Пока открыта запись, свободные места копятся для вас, и те, кто за вами, вас не обойдут.
