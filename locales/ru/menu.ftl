# Меню, помощь, о проекте.

menu-deficit = Рассказать, что трудно
menu-activities = Мероприятия
menu-growth = Школы и наставники
menu-requests = Мои заявки
menu-pending = Ждут решения
menu-roles = Роли
menu-organizations = Организации
menu-settings = Настройки
menu-about = О проекте
menu-support = Помощь
menu-more = Ещё
menu-more-head = Что ещё есть:
# Earlier labels, still on keyboards, separated by semicolons.
menu-before-deficit = Сообщить о затруднении
menu-before-pending = Ожидают решения
menu-placeholder = Сообщение

menu-hello = <b>{ $name }, здравствуйте.</b>
menu-welcome = <b>Здравствуйте.</b>
menu-choose = Чем помочь? Выберите внизу.
menu-link = Вас пригласили по ссылке.
menu-link-activity =
    <b>Вас пригласили: «{ $title }»</b>
    { $when }, { $place }
menu-go-on = Продолжить

menu-draft-profile = Анкета заполнена не до конца{ $step }.
menu-draft-deficit = Не закончено: затруднение{ $step }.
menu-draft-decision = Не закончено: решение по заявке{ $step }.
menu-draft-invite = Не закончено: приглашение{ $step }.
menu-draft-activity = Не закончено: мероприятие{ $step }.
menu-draft-answer = Не закончено: ответ Совету{ $step }.
menu-draft-import = Не закончено: план из таблицы{ $step }.
menu-draft-step = , шаг { $step } из { $steps }
menu-resume-profile = Вернуться к анкете
menu-resume-deficit = Вернуться к затруднению
menu-resume-decision = Вернуться к решению
menu-resume-invite = Вернуться к приглашению
menu-resume-answer = Вернуться к ответу
menu-resume-activity = Вернуться к мероприятию

menu-help =
    <b>Чем я могу помочь</b>
    • «Рассказать, что трудно»: это прочитает Совет округа и ответит.
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

menu-old-button = Эта кнопка уже не действует. Вот что сейчас:
menu-not-understood = Простите, не понял. Выберите раздел внизу или спросите куратора: /help
menu-reply-needs-button = Простите, на это сообщение словами ответить не получится. Нажмите, пожалуйста, кнопку под ним.
menu-only-words = Картинки и голосовые я пока не разбираю. Напишите, пожалуйста, словами.
menu-edited = Исправленное сообщение я не вижу. Пришлите, пожалуйста, новое.
menu-resume-import = Вернуться к плану

menu-announcements = Объявления
menu-draft-announcement = Объявление не отправлено{ $step }.
menu-resume-announcement = Продолжить объявление
menu-draft-application = Не отправлена заявка в школу{ $step }.
menu-resume-application = Вернуться к заявке
menu-draft-expulsion = Не закончено: отчисление{ $step }.
menu-resume-expulsion = Вернуться к отчислению
menu-draft-holiday = Не закончено: праздник или день без уроков{ $step }.
menu-resume-signer = Вернуться к подписи
menu-resume-holiday = Вернуться к празднику
