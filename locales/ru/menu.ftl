# Меню, помощь, о проекте.

menu-deficit = Сообщить о затруднении
menu-activities = Мероприятия
menu-growth = Школы и наставники
menu-requests = Мои заявки
menu-pending = Ожидают решения
menu-roles = Роли
menu-organizations = Организации
menu-settings = Настройки
menu-about = О проекте
menu-placeholder = Сообщение

menu-hello = <b>{ $name }, здравствуйте.</b>
menu-welcome = <b>Здравствуйте.</b>
menu-choose = Выберите, что нужно, в меню внизу.
menu-link = Вы пришли по ссылке.
menu-go-on = Продолжить

menu-draft-profile = Не закончено: рассказ о себе{ $step }.
menu-draft-deficit = Не закончено: затруднение{ $step }.
menu-draft-decision = Не закончено: решение по заявке{ $step }.
menu-draft-invite = Не закончено: приглашение{ $step }.
menu-draft-activity = Не закончено: мероприятие{ $step }.
menu-draft-answer = Не закончено: ответ для записи{ $step }.
menu-draft-import = Не закончено: план из таблицы{ $step }.
menu-draft-step = , шаг { $step } из { $steps }
menu-resume-profile = Вернуться к рассказу о себе
menu-resume-deficit = Вернуться к затруднению
menu-resume-decision = Вернуться к решению
menu-resume-invite = Вернуться к приглашению
menu-resume-answer = Вернуться к ответу
menu-resume-activity = Вернуться к мероприятию

menu-help =
    <b>Чем я могу помочь</b>
    • Сообщить о затруднении: его прочитает Совет округа и ответит.
    • «Мои заявки»: что с ними сейчас. Номер заявки можно просто написать.
    • /menu открывает меню, /language меняет язык, /privacy рассказывает о данных.
menu-help-contacts = Если нужен человек:
menu-contact = { $name }, { $organization }
menu-contact-operator = { $name }: { $contact }

menu-about-text =
    <b>Методический округ</b>
    Добровольное объединение муниципалитетов Дагестана, которое помогает педагогам расти.

    Вы рассказываете, что даётся трудно. Совет округа принимает это в работу, институты готовят занятия, и потом мы спросим вас, стало ли легче.

    Данные хранит: { $operator }. Подробнее: /privacy
menu-group = Я отвечаю в личных сообщениях.
menu-group-open = Открыть личный чат

menu-old-button = Эта кнопка устарела. Вот как обстоит дело сейчас:
menu-not-understood = Не получилось понять. Выберите, что нужно, в меню внизу или нажмите /help.
menu-only-words = Я понимаю слова и кнопки. Выберите, что нужно, в меню внизу.
menu-edited = Исправленное сообщение я не вижу. Напишите, пожалуйста, заново.
menu-resume-import = Вернуться к плану

menu-announcements = Объявления
menu-draft-announcement = Объявление не отправлено{ $step }.
menu-resume-announcement = Продолжить объявление
menu-draft-application = Не отправлена заявка в школу{ $step }.
menu-resume-application = Вернуться к заявке
menu-draft-expulsion = Не закончено: отчисление{ $step }.
menu-resume-expulsion = Вернуться к отчислению
menu-draft-holiday = Не закончено: праздник или день без уроков{ $step }.
menu-resume-holiday = Вернуться к празднику
