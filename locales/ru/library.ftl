library-open = Документы
library-regulation = Положение об округе
library-title = <b>Документы</b>
library-hint = Ищете что-то? Напишите номер или слово: «Р-174», «концепция».
library-found = По запросу «{ $words }» нашлось: { $count }. Можно написать другой номер или слово.
library-all = Все документы
library-add = Добавить документ
library-back = ‹ Документы
library-row =
    <b>{ $title }</b>
    { $of }

library-card-title = <b>{ $title }</b>
library-of =
    { $kind }{ $number ->
        [EMPTY] { "" }
       *[other] { " " }№ { $number }
    } от { $day } г.
library-until = Действует до { $day } г.
library-about = { $about }
library-sections = Выберите раздел, чтобы прочитать его здесь.
library-section = <b>{ $title }</b>
library-file = Скачать файл
library-link = Открыть на сайте
library-card = Открыть документ
library-with-file = Файл: { $name }

library-kind-regulation = Положение
library-kind-law = Нормативный документ
library-kind-order = Приказ
library-kind-agreement = Соглашение
library-kind-material = Материал

library-kind-task = Задача стратегии
library-kind-opportunity = Грант, стажировка, статья
library-all-task = Задачи округа
library-all-opportunity = Возможности
library-title-task = <b>Задачи стратегии округа</b>
library-title-opportunity = <b>Возможности: гранты, публикации, стажировки</b>
library-hint-task = Кто за что отвечает и к какому дню. Просроченные отмечены.
library-hint-opportunity = Ближайшие сроки сверху. За неделю до срока я напомню всем, кто не отключил «Гранты».
library-due-task = Отвечает: { $owner }. Срок: { $day } г.
library-due-opportunity = Подать до { $day } г.
library-is-overdue = { $due } · <b>ПРОСРОЧЕНО</b>
library-is-done = { $due } Выполнено { $day } г.
library-done = Выполнено
library-ask-owner = Кто отвечает? Напишите имя и должность, до { $limit } символов.
library-ask-due = К какому дню? За неделю я напомню.
library-change-owner = Кто отвечает
library-change-due = Срок

library-step = <b>Документ</b> · шаг { $step } из { $steps }
library-ask-kind = Что это за документ?
library-ask-title = Напишите название, до { $limit } символов.
library-ask-number = Какой у него номер? До { $limit } символов.
library-ask-day = От какого он числа? Например: 23 декабря 2021.
library-ask-ends = До какого числа действует? За месяц я напомню руководителю и кураторам.
library-ask-about = В двух словах: о чём он и кому нужен? До { $limit } символов.
library-ask-file = Пришлите файл: PDF, Word, таблицу, презентацию или снимок страницы файлом.
library-ask-link = Пришлите ссылку на документ, если он есть на сайте.
library-change-kind = Вид
library-change-title = Название
library-change-number = Номер
library-change-day = Дата
library-change-ends = Срок
library-change-about = О чём
library-change-file = Файл
library-change-link = Ссылка
library-summary = Добавить документ? Его увидят все в округе.
library-send = Добавить
library-resume = Вернуться к документу
library-anew = Начать новый документ
library-parked = Вы уже добавляете документ, шаг { $step } из { $steps }.
library-cancelled = Документ не добавлен.
library-added = Документ добавлен. Его находят по номеру и словам.

library-remove = Убрать
library-remove-ask = Убрать «{ $title }» из документов? Его больше никто не увидит.
library-remove-yes = Да, убрать
library-removed = «{ $title }» больше нет среди документов.

library-ends = <b>Скоро закончится: { $title }</b>

menu-draft-document = Не закончено: новый документ{ $step }.
menu-resume-document = Вернуться к документу
