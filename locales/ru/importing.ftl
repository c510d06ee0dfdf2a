# План мероприятий из таблицы.

importing-begin = План из таблицы
importing-to-file = План в таблицу
importing-template = Образец таблицы
importing-ask-file =
    <b>План из таблицы</b>
    Пришлите файл .xlsx, до { $rows } строк. Столбцы как в образце.
importing-template-hint = Заполните и пришлите сюда. Пример во второй строке замените своим. Типы: { $types }
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
importing-problem = Строка { $row }, { $column }: { $why }
importing-more = и ещё { $count }
importing-again = Ничего не создано. Исправьте и пришлите файл снова.
importing-found = <b>Мероприятий в таблице: { $count }</b>
importing-row = { $when } · { $title }
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
