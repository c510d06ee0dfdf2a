# Стол куратора: очередь на наставников, черновики пар, нагрузка.

pairing-desk = Очередь и пары
pairing-open = Открыть просьбы
pairing-head = <b>Ждут наставника</b> · { $people }
pairing-head-page = <b>Ждут наставника</b> · { $people } · страница { $page } из { $pages }
pairing-empty = Очереди нет.
pairing-row = <b>{ $number }. { $name }</b> · { $place }: «{ $goal }»
pairing-drafted = → { $name } (черновик)
pairing-row-button = { $place } · { $name }
pairing-publish = { $pairs ->
    [one] Отправить { $pairs } просьбу
    [few] Отправить { $pairs } просьбы
    [many] Отправить { $pairs } просьб
   *[other] Отправить { $pairs } просьбы
}
pairing-draft-all = Подобрать пары всем
pairing-another = Просят куратора: { $count }
pairing-load = Нагрузка наставников
pairing-undraft = Убрать из черновика
pairing-nobody = Свободных наставников сейчас нет.
pairing-published = { $pairs ->
    [0] <b>Ничего не отправлено.</b>
    [one] <b>Отправлена { $pairs } просьба.</b> Наставник ответит.
    [few] <b>Отправлено { $pairs } просьбы.</b> Наставники ответят.
    [many] <b>Отправлено { $pairs } просьб.</b> Наставники ответят.
   *[other] <b>Отправлено { $pairs } просьбы.</b> Наставники ответят.
}
pairing-impossible = Уже не получилось:
pairing-impossible-full = { $name }: у наставника нет мест
pairing-impossible-away = { $name }: наставник на паузе или ушёл
pairing-impossible-not-waiting = { $name }: больше не ждёт
pairing-load-head = <b>Нагрузка наставников</b> · { $mentors }
pairing-load-row = { $load }; просьб без ответа: { $proposed }
pairing-load-more = И ещё { $more }: все в файле.
pairing-export = Скачать таблицу .xlsx
pairing-export-caption = Нагрузка наставников округа.
pairing-column-mentor = Наставник
pairing-column-organization = Организация
pairing-column-place = Муниципалитет
pairing-column-capacity = Мест
pairing-column-active = Пар
pairing-column-proposed = Просьб без ответа
pairing-column-paused = На паузе с
pairing-column-frees = Первая пара до
pairing-column-until = Роль до
pairing-another-head = <b>Просят куратора</b>: другую пару или помощь. Видите это только вы.
pairing-another-row = <b>{ $at }. { $mentee }</b>, наставник: { $mentor }
    Просит: { $by }
pairing-another-none = Никто не просит.
pairing-by-mentee = подопечный
pairing-by-mentor = наставник
pairing-replace = { $at } · Сменить пару
pairing-keep = { $at } · Оставить пару
pairing-sure-replace =
    <b>Завершить эту пару?</b>
    { $mentee }, наставник: { $mentor }
    Подопечный вернётся в очередь на прежнее место.
pairing-replace-now = Да, сменить
pairing-replaced = <b>Пара завершена.</b> { $name } снова в очереди, на прежнем месте. Обоим я написал одно и то же.
pairing-choose = Подобрать наставника
pairing-letter-another = <b>В одной из пар просят вас помочь.</b> Нажмите, и увидите, кто.
pairing-export-file = Наставники.xlsx
