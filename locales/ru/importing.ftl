# План мероприятий из таблицы.

importing-begin = Загрузить план
importing-to-file = Скачать план
importing-template = Скачать образец
importing-ask-file =
    <b>План из таблицы</b>
    Пришлите файл .xlsx или .ods, до { $rows } строк. Столбцы называются как в образце, порядок любой.
importing-template-hint = Заполните и пришлите сюда. Пример во второй строке замените своим. Тип, направление и «для кого» выбираются из списка прямо в ячейке.
importing-template-file = Образец плана.xlsx
importing-file = План мероприятий.xlsx
importing-lists = Списки
importing-not-listed = Такого нет в списке. Выберите из него, или бот переспросит.
importing-sheet = План
importing-column-type = Тип
importing-column-title = Название
importing-column-day = День
importing-column-times = Время
importing-column-place = Место
importing-column-hours = Часов
importing-column-seats = Мест
importing-column-topic = Направление
importing-column-whom = Для кого
importing-column-description = Описание
importing-example-title = Как учить читать условие
importing-example-day = 10 декабря
importing-example-times = 15:00–17:30
importing-example-place = СОШ № 2, с. Леваши
importing-example-hours = 4
importing-example-seats = 25
importing-example-topic = Неуспевающие ученики
importing-empty = В таблице нет ни одной строки. Заполните её и пришлите снова.
importing-stray = В строке { $row }, далеко под таблицей, тоже что-то есть: её и всё, что ниже, я не читал.
importing-problems = <b>Нужно исправить: { $count }</b>
importing-problem = { $row }, { $column }: { $why }
importing-hint-type = Все типы есть в образце, в списке ячейки.
importing-hint-topic = Названия те же, что в форме затруднения.
importing-hint-whom = Можно: { $whom }.
importing-again = Ничего не создано. Исправьте и пришлите файл снова.
importing-found = <b>Мероприятий в таблице: { $count }</b>
importing-row = { $when } · { $type } · { $title } · { $hours } ч. · { $seats ->
    [0] мест хватит всем
   *[other] мест: { $seats }
} · { $whom ->
    [all] для всех округов
    [district] для округа
   *[young] для округа, стаж до 3 лет
}
importing-publish = Опубликовать все
importing-keep = Сохранить черновиками
importing-published = <b>Опубликовано мероприятий: { $count }</b>
importing-kept = <b>Сохранено черновиков: { $count }</b>
importing-given-up = Ничего не создано.
importing-export = План мероприятий округа: { $count }
importing-state = Состояние
importing-state-draft = черновик
importing-state-published = опубликовано
importing-state-cancelled = отменено
importing-state-over = прошло
importing-column-number = Номер в боте
importing-names-type = вид; тип мероприятия; вид мероприятия; форма; форма проведения; форма мероприятия
importing-names-title = тема; название мероприятия; тема мероприятия; наименование; наименование мероприятия; мероприятие
importing-names-day = дата; число; дата проведения; день проведения; когда
importing-names-times = время проведения; начало и конец; время начала и окончания
importing-names-place = место проведения; адрес; где; площадка
importing-names-hours = часы; количество часов; кол-во часов; число часов; объём; объём часов; ак. часов; академических часов
importing-names-seats = места; количество мест; кол-во мест; число мест; участников; количество участников; кол-во участников
importing-unlimited = без ограничений; не ограничено; не ограничен; неограниченно; не огр; мест хватит всем; -
importing-names-topic = тема затруднения; профессиональное затруднение; направление работы
importing-names-whom = кому
importing-names-description = описание мероприятия; аннотация; содержание; краткое содержание
importing-names-number = номер мероприятия в боте
importing-place = Строка { $row }
importing-place-of-sheet = Лист «{ $sheet }», строка { $row }
importing-nothing-new = Всё это уже есть, добавлять нечего. Чтобы что-то поправить, пришлите таблицу, которую я сохраняю по кнопке «Скачать план».
importing-known = { $new ->
    [0] { $known } уже есть, добавлять нечего
   *[other] { $known } уже есть, добавлю { $new }
}
importing-changing = Изменю: { $count }
importing-changed = ✎ { $title }
importing-changed-cell = { $column }: { $before } → { $after }
importing-change-now = Изменить мероприятия
importing-corrected = <b>Исправлено строк: { $count }</b>
importing-hidden = Скрыты в файле, но прочитаны строки: { $rows }.
importing-repeated = Повторяют другие и не добавятся строки: { $rows }.
importing-mixed = { $row }: в слове «{ $word }» латинские буквы вместо русских.
importing-partial = Строк без названия, дня и времени: { $count }. Их я не читал.
importing-other-sheets = Листы без такой таблицы не читал: { $sheets }.
importing-other-columns = Столбцы не читал: { $columns }.
importing-holiday = ⚠ «{ $title }»: { $day } праздник ({ $name }).
importing-holidays = Ещё на праздники: { $count }.
importing-clash = ⚠ «{ $title }»: в тот же день для тех же людей уже стоит «{ $other }», { $when }.
