# Мероприятия для тех, кто их проводит: новое, список, перенос, отмена.

organising-to-made = Провести мероприятие
organising-back-to-made = ‹ К мероприятиям округа
organising-manage = Вести мероприятие
organising-to-activities = ‹ Ко всем мероприятиям
organising-made = <b>Мероприятия округа</b>
    Откройте нужное или назначьте новое.
organising-none-made = <b>Мероприятия округа</b>
    Пока ни одного. Назначьте первое.
organising-row = { $day } · { $title }{ $state }
organising-mark-draft = { " " }· черновик
organising-mark-published = { "" }
organising-mark-cancelled = { " " }· отменено
organising-mark-over = { " " }· прошло
organising-new = Новое мероприятие
organising-state-draft = Черновик: его видят только организаторы.
organising-state-published = Опубликовано, можно записываться.
organising-state-cancelled = <b>Отменено.</b>
organising-state-over = Прошло.
organising-number = Номер мероприятия: { $number }
organising-counts = Записаны: { $booked } из { $capacity }, предложено мест: { $offered }, в очереди: { $waiting }
organising-counts-unlimited = Записаны: { $booked }
organising-counts-came = Пришли: { $came }
organising-people = Кто записан
organising-people-booked = <b>Записаны: { $count }</b>
organising-people-offered = <b>Предложено место: { $count }</b>
organising-people-waitlisted = <b>В очереди: { $count }</b>
organising-nobody = Пока никто не записан.
organising-search = Поиск: «{ $search }»
organising-not-found = Такого имени в списке нет. Напишите фамилию иначе.
organising-can-search = Чтобы найти человека, напишите его фамилию.
organising-everyone = Показать всех
organising-person = { $name } · { $organization } · { $place }{ $unsure ->
    [yes] { " " }· не ответил(а) о новом времени
   *[no] { "" }
}
organising-person-gone = Данные удалены
organising-call-off = Отменить мероприятие
organising-call-off-now = Да, отменить мероприятие
organising-as-seen = Как это увидят
organising-ask-call-off = <b>Отменить мероприятие?</b>
organising-call-off-means = { $count ->
    [0] Пока никто не записан. Вернуть отменённое нельзя.
    [one] Узнает { $count } человек. Вернуть отменённое нельзя.
    [few] Узнают { $count } человека. Вернуть отменённое нельзя.
    [many] Узнают { $count } человек. Вернуть отменённое нельзя.
   *[other] Узнают { $count } человека. Вернуть отменённое нельзя.
}

organising-step = Новое мероприятие · шаг { $step } из { $steps }
organising-day-is = { $day }
organising-ask-type =
    Что это будет? Можно сразу всё одним сообщением:
    «Семинар Как читать условие, 5 декабря 14:00–16:30, СОШ № 2 Леваши, 4 ч, 25 мест»
organising-ask-title = Как назовём? Напишите название, как его увидят участники.
organising-ask-area = С какой трудностью поможет? Выберите область.
organising-ask-topic = Какое направление?
organising-ask-day = В какой день? Выберите ({ $month }) или напишите, например: 3 декабря.
organising-ask-times = Во сколько? Напишите начало и конец, например: 14:00–16:30.
organising-ask-place = Где? Напишите место или ссылку на подключение.
organising-ask-hours = Сколько часов записать в сертификат? Напишите число.
organising-ask-seats = Сколько мест? Напишите число.
organising-ask-audience = Для кого?
organising-no-topic = Без направления
organising-unlimited = Мест хватит всем
organising-whom-all = Для всех округов
organising-whom-district = Только для моего округа
organising-whom-young = Молодым моего округа
organising-for-all = Для педагогов всех округов
organising-for-district = Только для педагогов округа
organising-for-young = Для педагогов округа со стажем до 3 лет
organising-check = <b>Проверьте, прежде чем опубликовать</b>
organising-seats = Мест: { $count }
organising-topic = Направление: { $topic }
organising-new-time = Новое время: { $when }
organising-lessons = ⚠ { $when }: в это время в школах уроки.
organising-problem = ⚠ { $why }
organising-publish = Опубликовать
organising-move-now = Перенести и сообщить всем
organising-add-session = Добавить занятие
organising-parked = Вы уже начали описывать мероприятие.
organising-resume = Вернуться к мероприятию
organising-anew = Начать заново
organising-cancelled = Форма закрыта, ничего не опубликовано.
organising-published = <b>Опубликовано. Номер мероприятия: { $number }.</b>
organising-clusters = Что даётся трудно многим
organising-propose = Предложить приоритеты Совету
organising-clusters-head = <b>Что даётся трудно многим</b>
    Направления, о которых сообщили пять педагогов округа и больше.
organising-clusters-of-day = На { $day }. Муниципалитеты, где меньше { $few } человек, не входят в счёт.
organising-cluster-row = { $people } · { $topic }
organising-cluster-row-of-day = от { $people } · { $topic }
organising-no-clusters = Пока таких нет.
organising-cluster = <b>{ $topic }</b>
organising-cluster-people = { $people ->
    [one] О затруднении сообщил { $people } педагог округа.
    [few] О затруднении сообщили { $people } педагога округа.
    [many] О затруднении сообщили { $people } педагогов округа.
   *[other] О затруднении сообщили { $people } педагога округа.
}
organising-cluster-people-of-day = { $people ->
    [one] На { $day } о затруднении сообщили от { $people } педагога округа.
    [few] На { $day } о затруднении сообщили от { $people } педагогов округа.
    [many] На { $day } о затруднении сообщили от { $people } педагогов округа.
   *[other] На { $day } о затруднении сообщили от { $people } педагогов округа.
}
organising-cluster-place = { $place }: { $people }
organising-cluster-few = По нескольку человек (меньше { $few }): { $places }
organising-cluster-means = Назначьте мероприятие, и каждого из них я позову.
organising-from-cluster = Назначить мероприятие
organising-wanted = Поможет: { $list }
organising-wanted-many = { $name } { $people }
organising-wanted-at-least = { $name } от { $people }
organising-wanted-few = Меньше { $few } человек просят: { $list }
organising-sharing = Готовы поделиться: { $count }
organising-sharing-who = Кто готов поделиться
organising-sharing-topics = Готовы поделиться опытом
organising-sharing-head = <b>Готовы поделиться опытом</b>
    Сколько человек округа и по какому направлению.
organising-no-sharing = Пока никто не предложил.
organising-calls = Я предложу его каждому, кому оно подходит и кто сообщал о таком затруднении.
organising-sheet = Отметить, кто пришёл
organising-sheet-of = Отметить, кто был { $day }
organising-came = Пришли: { $came } из { $total }
organising-sheet-hint = Отметьте всех сразу, потом нажмите на тех, кого не было: ☑ был(а), ✗ не было.
organising-export = Скачать список .xlsx
organising-export-caption = { $title }: { $count }
organising-column-number = №
organising-column-name = Фамилия, имя, отчество
organising-column-position = Должность
organising-column-service = Стаж, лет
organising-column-organization = Организация
organising-column-place = Муниципалитет
organising-column-status = Участие
organising-status-requested = ждёт согласия
organising-status-waitlisted = в очереди
organising-status-offered = предложено место
organising-status-booked = записан(а)
organising-status-attended = участвовал(а)
organising-status-partly = участвовал(а) частично
organising-status-absent = не было
organising-change = Изменить
organising-copy = Повторить в другой день
organising-edit = Изменить черновик
organising-drop = Удалить черновик
organising-dropped = Черновик удалён.
organising-ask-change = Что изменить? О новом времени и месте узнают все, кто записан.
organising-change-day = Время { $session }
organising-change-place = Место { $session }
organising-change-title = Исправить название
organising-change-seats = Число мест
organising-change-description = Описание
organising-change-closing = Конец записи
organising-change-head = Изменение · { $title }
organising-finer-head = Ещё настройки
organising-unchanged = Ничего не изменено.
organising-check-move = <b>Проверьте новое время</b>
organising-kept = <b>Черновик сохранён. Номер мероприятия: { $number }.</b> Его видят только организаторы.
organising-changed-day = <b>Перенесено. Все, кто записан, узнают об этом.</b>
organising-changed-place = <b>Место изменено. Все, кто записан, узнают об этом.</b>
organising-changed-title = <b>Название исправлено.</b> Через десять минут об этом узнают все, кого это касается. Выданные сертификаты остаются с прежним.
organising-changed-seats = <b>Число мест изменено.</b> Если мест стало больше, их получат те, кто в очереди.
organising-changed-closing = <b>Конец записи изменён.</b>
organising-changed-description = <b>Описание изменено.</b>
organising-unsure = Время изменилось, ещё не ответили: { $count }
organising-more = Ещё настройки
organising-keep = Сохранить черновик
organising-clear = Не указывать
organising-ask-more = 
    <b>Ещё настройки</b>
    Всё это необязательно.
organising-set-description = Описание
organising-set-closing = Конец записи
organising-set-quotas = Места по муниципалитетам
organising-set-places = Для муниципалитетов
organising-set-positions = Для должностей
organising-set-service = Стаж не больше
organising-set-merging = Когда места станут общими
organising-approval-on = ☑ Место даёт Совет
organising-approval-off = ☐ Место даёт Совет
organising-ask-description = Опишите мероприятие: что будет, что взять с собой, для курса ссылка на его страницу. До 1500 знаков.
organising-ask-agenda = Повестка Думы, строка на вопрос: «10:00 Открытие». Строки со временем видны в «Ход Думы». До 1500 знаков.
organising-ask-programme = Опишите мероприятие. Программу пишите по строкам: «10:00 Открытие». Секции, которые идут одновременно, — строки с одним временем: «11:00–12:30 Секция физиков», «11:00–12:30 Секция историков». До 1500 знаков.
organising-ask-closing = До какого времени открыта запись? Напишите день и час, например: 9 декабря в 18:00. Если не указать: до 18:00 накануне.
organising-ask-quotas = Сколько мест оставить за муниципалитетом? Выберите его. Остальные места общие.
organising-ask-quota = Сколько мест оставить: { $place }? Напишите число, 0 — не оставлять.
organising-ask-merging = С какого дня незанятые места муниципалитетов станут общими? Напишите день, например: 1 декабря.
organising-ask-places = Для каких муниципалитетов? Если не отметить ни одного: для всех.
organising-ask-positions = Для каких должностей? Если не отметить ни одной: для всех.
organising-ask-service = До скольких лет стажа можно? Напишите число.
organising-closes = Запись до { $moment }
organising-has-approval = Место даёт Совет округа
organising-quotas = Места по муниципалитетам: { $quotas }
organising-quotas-lost = Теперь в другом округе: { $places }. Оставленные для них места стали общими.
organising-merges = Незанятые станут общими { $day }
organising-only = Только: { $who }
organising-people-requested = <b>Ждут согласия: { $count }</b>
organising-room = QR для входа
organising-export-file = Участники, мероприятие { $number }.xlsx
organising-chart = Показать картинкой
organising-chart-caption = Что даётся трудно многим
organising-chart-about = { $district }, { $day }. Сколько человек выбрали тему
organising-chart-total = Итого: { $total }{ $more ->
    [0] { "" }
   *[other] { "; ещё тем: " }{ $more }
}
organising-chart-total-of-day = Итого: от { $total }{ $more ->
    [0] { "" }
   *[other] { "; ещё тем: " }{ $more }
}
organising-week-later = Такое же через неделю
organising-holiday = ⚠ { $when }: праздничный день ({ $name }).
organising-holidays-marked = * праздничный день
organising-set-title = Название
organising-set-type = Вид
organising-set-day = День
organising-set-times = Время
organising-set-place = Место
organising-set-hours = Часы
organising-set-seats = Число мест
organising-set-audience = Для кого
organising-set-area = Направление
organising-add-topic = Ещё направление
organising-drop-session = Убрать это занятие
organising-go-on = Оставить
organising-session-head = Ещё одно занятие · { $title }
organising-weekends-marked = В скобках суббота и воскресенье.
organising-ask-correction = Что изменить? Новое название можно сразу написать.
organising-ask-held = Что изменить в этом занятии?
organising-change-type = Вид
organising-change-hours = Часы
organising-change-area = Направление
organising-change-audience = Для кого
organising-check-change = <b>Проверьте, прежде чем изменить</b>
organising-correct-now = Исправить и сообщить
organising-save-now = Сохранить
organising-changed-type = <b>Вид исправлен.</b> Через десять минут об этом узнают все, кого это касается. Выданные сертификаты остаются с прежним.
organising-changed-hours = <b>Часы исправлены.</b> Через десять минут об этом узнают все, кого это касается. Выданные сертификаты остаются с прежними.
organising-changed-area = <b>Направление изменено.</b>
organising-changed-audience = <b>Изменено, кто может записаться.</b> Кто уже записан, остаётся.
organising-unclear = Не понял: { $parts }.
organising-rest-all = Были все
organising-rest = Отметить остальных
organising-were = Были { $came } из { $booked }
organising-were-unmarked = Записаны были: { $booked }. Кто пришёл, не отмечено.
organising-tell = Рассказать людям
organising-column-seats = Мест
organising-column-team = Команда
organising-column-children = Детей
organising-column-bus = Автобус
organising-column-lodging = Проживание
organising-set-in-a-row = Несколько дней подряд
organising-ask-in-a-row = Сколько дней подряд, вместе с первым? Праздники пропущу.
organising-set-bus = Места в автобусе
organising-change-bus = Места в автобусе
organising-ask-bus = Сколько мест в автобусе? Напишите число. Если не указать, о нём не спросят.
organising-changed-bus = <b>Число мест в автобусе изменено.</b> Если их стало больше, их получат те, кто в очереди.
organising-bus = Мест в автобусе: { $seats }
organising-clash-head = ⚠ В этот день для тех же людей:
organising-clash = • { $type } «{ $title }», { $when }{ $state ->
    [draft] {" "}(черновик)
   *[published] { "" }
}
organising-clashes-more = …и ещё { $count }.
organising-clash-letter = ⚠ <b>На день вашего мероприятия поставлено другое, для тех же людей.</b> Возможно, стоит договориться.
organising-clash-own = Ваше:
organising-clash-other = Другое:
organising-clash-organizer = Планирует: { $name }
