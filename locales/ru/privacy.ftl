# Данные: что хранится, забрать, удалить.

privacy-text =
    <b>Ваши данные</b>
    Хранит: { $name }, { $address }. Связь: { $contact }
    <b>Что:</b> ваша анкета, ваши затруднения и заявки, решения по ним, ваш номер в Telegram. Об учениках, которых вы записали в школу округа: инициалы, класс и день согласия родителя; когда она закончится, это удаляется.
    <b>Кто видит:</b> члены Совета, руководитель и кураторы, до которых может дойти заявка: в ней они названы. Директор и те, кто работает с вами в одной организации, не видят. Запись на занятие видят те, кто его проводит; вопрос куратору — те, кто назван перед отправкой, и их преемники. Кто и когда смотрел, есть в ваших данных.
    <b>Как долго:</b> пока вы с нами. После удаления имя и ваши слова исчезают, остаются числа. В решениях, которые вы принимали, остаются ваше имя и причина: это документы Совета.
    Удаление происходит через { $days } дней, до тех пор можно передумать.
privacy-my-data = Получить мои данные
privacy-delete = Удалить мои данные
privacy-delete-ask =
    <b>Удалить ваши данные?</b>
    Я сразу перестану писать вам. Через { $days } дней имя, место работы и ваши слова исчезнут, открытые заявки закроются. Сертификаты можно будет проверить, но уже без имени.
    До тех пор можно вернуться: /start
privacy-delete-sure = Удалить
privacy-my-data-read = Всё, что о вас хранится: для чтения.
privacy-my-data-machine = То же для программ (JSON).
privacy-file-name = Мои данные
privacy-file-title = Всё, что хранится о вас
privacy-section-person = О вас
privacy-section-drafts = Незаконченные формы
privacy-section-deficits = Затруднения
privacy-section-requests = Заявки
privacy-section-history = История заявок
privacy-section-decisions = Ваши решения
privacy-section-enrolments = Записи на мероприятия
privacy-section-enrolment_history = История записей
privacy-section-activities = Мероприятия, которые вы назначили
privacy-section-attendance = Отметки о присутствии
privacy-section-invitations = Куда вас звали
privacy-section-healings = Стало ли легче
privacy-section-feedback = отзывы
privacy-section-certificates = Сертификаты
privacy-section-curriculum_certificates = Сертификаты программ
privacy-section-institute_documents = Удостоверения институтов
privacy-section-call_papers = Справки и дипломы конкурсов
privacy-section-hidden_lines = Скрытые строки портфолио
privacy-section-corrections = Исправления имени в сертификатах
privacy-section-announcements = Ваши объявления
privacy-section-audiences = Сохранённые условия для объявлений
privacy-section-copies = Объявления, которые вам отправляли
privacy-section-presses = Что вы нажимали под объявлениями
privacy-section-appointments = Ваши консультации
privacy-section-slots = Время, которое вы назначили
privacy-section-slot_watchers = Где вы ждёте свободного времени
privacy-section-mutes = Отключённые рубрики
privacy-section-surveys = Опросы, которые вы задали
privacy-section-survey_answers = Ваши ответы с именем на опросы
privacy-section-memberships = Сообщества
privacy-section-roles = Роли
privacy-section-deputies = Кто решал за вас
privacy-section-represented = Когда вы решали за других
privacy-section-batches = Списки заявок, показанные вам вместе
privacy-section-letters = Отправления вам
privacy-section-cards = Карточки заявок
privacy-section-updates = Что не удалось обработать
privacy-section-changes = Ваши изменения
privacy-section-applications = Заявки в школы
privacy-section-pupils = Ученики, которых вы привели
privacy-section-graduations = Оконченные школы
privacy-section-motions = Вопросы Совета, которые вы внесли
privacy-section-voices = Ваш голос в Совете
privacy-section-votes = Ваши голоса и решения в Совете
privacy-section-presences = Заседания, на которых вы были
privacy-section-calls = Конкурсы, которые вы объявили
privacy-section-entries = Ваши работы на конкурсы
privacy-section-entry_people = Соавторы ваших работ
privacy-section-entry_pupils = Ученики, которых вы заявили
privacy-section-entry_files = Файлы ваших работ
privacy-section-milestones = Этапы ваших проектов
privacy-section-speakers = Когда вы просили слова
privacy-section-routes = Ваши маршруты
privacy-section-route_lines = Строки ваших маршрутов
privacy-section-entry_history = Что было с вашими работами
privacy-section-coauthor = Работы, где вы соавтор
privacy-section-reviews = Ваши экспертизы
privacy-section-groups = Группы, которые вы привязали
privacy-section-views = Кто смотрел ваши данные
privacy-section-looked = Что смотрели вы
privacy-expert = эксперт
