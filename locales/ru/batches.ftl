# Несколько заявок сразу.

batches-title = <b>Принять сразу { $count ->
    [one] { $count } заявку
    [few] { $count } заявки
    [many] { $count } заявок
   *[other] { $count } заявки
}?</b>
batches-none = <b>Принять сразу пока нечего.</b>
batches-others = { $count ->
    [one] Ещё { $count } заявку лучше решить отдельно.
    [few] Ещё { $count } заявки лучше решить по одной.
    [many] Ещё { $count } заявок лучше решить по одной.
   *[other] Ещё { $count } заявки лучше решить по одной.
}
batches-means = Авторы получат ответ сразу. Отменить можно в первые 10 минут: все вместе или по одной.
batches-accept = Принять { $count ->
    [one] { $count } подходящую
    [few] { $count } подходящие
    [many] { $count } подходящих
   *[other] { $count } подходящих
}
batches-accepted = { $count ->
    [one] <b>Принята { $count } заявка.</b>
    [few] <b>Приняты { $count } заявки.</b>
    [many] <b>Принято { $count } заявок.</b>
   *[other] <b>Принято { $count } заявки.</b>
}
batches-accepted-none = <b>Ни одна заявка не принята.</b>
batches-skipped = { $count ->
    [one] Пропущена { $count }:
    [few] Пропущены { $count }:
    [many] Пропущено { $count }:
   *[other] Пропущено { $count }:
}
batches-row = <b>{ $number }</b> · { $why }
batches-changed = Заявка изменилась после того, как вы её видели: посмотрите её ещё раз.
batches-not-yours = Решать эту заявку вы больше не можете.
batches-undo-hint = Чтобы отменить одно решение, откройте заявку по номеру.
batches-undo = Отменить все
batches-undone = { $count ->
    [0] <b>Отменять уже нечего.</b>
    [one] <b>Отменено { $count } решение.</b> Заявка снова ждёт.
    [few] <b>Отменено { $count } решения.</b> Заявки снова ждут.
    [many] <b>Отменено { $count } решений.</b> Заявки снова ждут.
   *[other] <b>Отменено { $count } решения.</b> Заявки снова ждут.
}
batches-kept = Осталось в силе: { $count }
