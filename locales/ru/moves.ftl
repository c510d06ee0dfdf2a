# Муниципалитет меняет округ.

moves-open = Муниципалитеты и округа
moves-list = <b>Муниципалитеты меняют округ</b>{ $pages ->
    [1] {""}
   *[other] {" "}· { $page } из { $pages }
}
moves-none = Переносов пока не было.
moves-begin = Перенести муниципалитет
moves-planned = 🗓 { $municipality }: с { $day } из «{ $source }» в «{ $target }»
moves-done = ✅ { $municipality }: { $day } из «{ $source }» в «{ $target }»
moves-take-back = Не переносить
moves-to-list = К переносам
moves-taken-back = Перенос отменён, муниципалитет остаётся в своём округе.
moves-cancelled = Ничего не изменено.

moves-step = Перенос муниципалитета · шаг { $step } из { $steps }
moves-ask-municipality = Какой муниципалитет меняет округ? Выберите или напишите часть названия.
moves-ask-target =
    { $municipality } сейчас в «{ $source }».
    В какой округ он переходит?
moves-ask-day = С какого дня? Например: 1 января или завтра
moves-summary = <b>Перенос муниципалитета</b>
moves-move =
    { $municipality }
    Было: { $source }
    Станет с { $day }: { $target }
moves-along = Вместе с ним перейдут:
moves-members = { $count ->
    [one] { $count } член Совета
    [few] { $count } члена Совета
    [many] { $count } членов Совета
   *[other] { $count } члена Совета
}
moves-requests = { $count ->
    [one] { $count } открытая заявка
    [few] { $count } открытые заявки
    [many] { $count } открытых заявок
   *[other] { $count } открытой заявки
}
moves-quotas = { $count ->
    [one] места в { $count } мероприятии
    [few] места в { $count } мероприятиях
    [many] места в { $count } мероприятиях
   *[other] места в { $count } мероприятиях
}
moves-stays = Решённые заявки, мероприятия и сводки прошлых недель остаются в прежнем округе.
moves-send = Перенести
moves-sent = Записано. В этот день я перенесу всё сам и напишу членам Совета, руководителям и кураторам обоих округов. До этого дня перенос можно отменить.
moves-letter =
    <b>{ $municipality }</b> теперь в округе «{ $target }» (раньше «{ $source }»).
    Члены Совета и открытые заявки перешли вместе с муниципалитетом. Решённое осталось, где было.
menu-draft-municipality = Не закончено: перенос муниципалитета{ $step }.
menu-resume-municipality = Вернуться к переносу
