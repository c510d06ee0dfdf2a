# Общий поиск.

search-open = Найти
search-said = Найти это
search-title = <b>Поиск</b>
search-hint = Напишите слова или номер: поищу в мероприятиях, документах, новостях, ваших заявках, конкурсах, банке практик и у наставников.
search-found = По словам «{ $words }» нашлось: { $count }
search-nothing = По словам «{ $words }» ничего не нашлось. Попробуйте короче или другими словами.
search-row = { $kind } · { $title }
search-row-day = { $kind } · { $title }, { $day }
search-number = № { $number } · { $title }
search-files = Файлы без подписи
search-kind-request = Ваша заявка
search-kind-activity = Мероприятие
search-kind-document = Документ
search-kind-news = Новость
search-kind-call = Конкурс
search-kind-practice = Практика
search-kind-motion = Вопрос Совета
search-kind-protocol = Протокол
search-kind-mentor = Наставник
search-kind-role = Роль
