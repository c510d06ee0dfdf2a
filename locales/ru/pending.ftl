# Список того, что ждёт решения.

pending-title = <b>Ждут решения</b>
pending-title-page = <b>Ждут решения</b> · страница { $page } из { $pages }
pending-narrowed = Показаны: { $shown }
pending-scope-mine = заявки ко мне
pending-scope-district = весь округ
pending-scope-late = ждут давно
pending-none = Сейчас решать нечего.
pending-count = { $count ->
    [one] Ждёт { $count } заявка.
    [few] Ждут { $count } заявки.
    [many] Ждут { $count } заявок.
   *[other] Ждут { $count } заявки.
}
pending-count-late = { $count ->
    [one] Ждёт { $count } заявка, из них давно: { $late }.
    [few] Ждут { $count } заявки, из них давно: { $late }.
    [many] Ждут { $count } заявок, из них давно: { $late }.
   *[other] Ждут { $count } заявки, из них давно: { $late }.
}
pending-row = <b>{ $number }</b> · { $author }, { $place } · { $about } · до { $day }
pending-row-late = ⏳ <b>{ $number }</b> · { $author }, { $place } · { $about } · до { $day }
pending-nameless = имя удалено
pending-hint = Нажмите номер заявки или напишите его.
pending-to-list = ‹ К списку
pending-several = Принять несколько сразу
pending-skip = Пропустить ›
pending-turn = <b>Ждут решения</b> · { $position } из { $total }
pending-late = Только те, что ждут давно
pending-any-age = И те, что ждут недавно
pending-places = Выбрать муниципалитет
pending-kinds = Выбрать вид заявки
pending-everywhere = Все муниципалитеты
pending-any-kind = Все виды
pending-only-mine = Только заявки ко мне
pending-whole-district = Весь округ
pending-ask-place = Заявки из какого муниципалитета показать?
pending-ask-kind = Какие заявки показать?
