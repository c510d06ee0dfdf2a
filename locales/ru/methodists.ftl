# Методисты округа: кто по какой теме помогает.

methodists-open = Методисты округа
methodists-head = <b>Методисты округа</b>
methodists-hint = Кто по какой теме помогает; ваш муниципалитет первым. Напишите фамилию, тему или муниципалитет, и я найду.
methodists-none = Методистов в округе пока нет. Вопрос можно задать куратору: «Помощь».
methodists-found = «{ $words }»: { $count ->
    [0] никого не нашлось. Напишите иначе.
    [one] { $count } методист
    [few] { $count } методиста
    [many] { $count } методистов
   *[other] { $count } методиста
}
methodists-row = · <b>{ $name }</b>, { $place }{ $paused ->
    [yes] {" "}(пауза)
   *[no] {""}
}: { $topics }
methodists-no-topics = темы пока не отмечены
methodists-all = Все методисты
methodists-own = Мои темы
methodists-invite = Пригласить методиста
