# Меню, помощь, о проекте.

menu-deficit = Рассказать, что трудно
menu-activities = Мероприятия
menu-growth = Школы и наставники
menu-requests = Мои заявки
menu-pending = Ждут решения
menu-roles = Роли
menu-organizations = Организации
menu-calls = Конкурсы и опыт
menu-council = Совет
menu-news = Новости
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
menu-waiting = Вашего решения ждут заявки: { $count }.
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
menu-help-deficit = • «{ $section }»: это прочитает Совет округа и ответит.
menu-help-activities = • «{ $section }»: семинары округа, ваши записи и сертификаты.
menu-help-growth = • «{ $section }»: год занятий, наставник, сообщества.
menu-help-requests = • «{ $section }»: что с ними сейчас.
menu-help-pending = • «{ $section }»: заявки, которые решаете вы. Под каждой есть кнопки решения.
menu-help-announcements = • «{ $section }»: написать сразу многим, сейчас или в назначенное время.
menu-help-questions = • «{ $section }»: что педагоги спрашивают у кураторов. Ответить можно и на само письмо.
menu-help-roles = • «{ $section }»: пригласить в Совет или в кураторы, завершить роль.
menu-help-organizations = • «{ $section }»: школы и сады округа; одинаковые можно объединить.
menu-help-calls = • «{ $section }»: конкурсы, защита опыта, чтения, банк практик.
menu-help-council = • «{ $section }»: вопросы Совета округа, голосование, протоколы.
menu-help-mentor = • Вы наставник: подопечные и ваша анкета в разделе «Школы и наставники».
menu-help-commands = • /menu — меню, /language — язык, /privacy — о ваших данных.
menu-help-contacts = Если нужен человек:
menu-contact = { $name }, { $organization }
menu-contact-operator = { $name }: { $contact }

menu-about-text =
    <b>Методический округ</b>
    Добровольное объединение муниципалитетов Дагестана, которое помогает педагогам расти.

    Вы рассказываете, что даётся трудно. Совет округа принимает это в работу, институты готовят занятия, и потом мы спросим вас, стало ли легче.

    Данные хранит: { $operator }. Подробнее: /privacy
menu-priorities = <b>Приоритеты на { $begins }/{ $ends } учебный год</b>
menu-priority = • { $topic }
menu-priorities-by = Так решил Совет округа, вопрос { $number }.
menu-group = Я отвечаю в личных сообщениях.
menu-group-open = Открыть личный чат

menu-old-button = Эта кнопка уже не действует. Вот что сейчас:
# Как ещё называют разделы, и слова вежливости; через точку с запятой.
menu-said-deficit = затруднение; затруднения; мне трудно; у меня трудности; хочу рассказать, что трудно
menu-said-activities = мероприятие; семинар; семинары; занятие; занятия; мастер-класс; мастер-классы; курсы; афиша; расписание; мои записи; сертификат; сертификаты; мои сертификаты
menu-said-growth = школа; школы; наставник; наставники; наставничество; мой наставник; сообщество; сообщества
menu-said-requests = заявки; мои заявки; заявка; моя заявка
menu-said-pending = решения; ждут; на решение
menu-said-announcements = объявление
menu-said-roles = роль
menu-said-organizations = организация
menu-said-calls = конкурс; конкурсы; олимпиада; олимпиады; защита опыта; защитить опыт; мой опыт; опыт; банк практик; практики; чтения; экспертиза; мои экспертизы
menu-said-news = новость; что нового; новости округа; архив объявлений
menu-said-council = совет; совет округа; голосование; голосования; протокол; протоколы
menu-said-settings = настройка; моя анкета; анкета; профиль; мой профиль; язык
menu-said-about = о боте; кто вы; кто ты
menu-said-support = помоги; помогите; справка; помощь и контакты; контакты; куратор; help
menu-said-questions = вопросы; вопросы педагогов
menu-said-more = ещё что-нибудь; другое
menu-said-menu = меню; главное меню; в меню; старт; начать; начало
menu-said-hello = здравствуйте; здравствуй; привет; салам; ассаламу алейкум; добрый день; доброе утро; добрый вечер; доброго дня; приветствую
menu-said-thanks = спасибо; спасибочки; благодарю; благодарим; спс; баркалла
menu-said-besides = большое; огромное; вам; тебе; вас; очень; всем; всё; понятно; понял; поняла; ясно; хорошо; ок; окей; да; за помощь; за ответ
menu-said-what = Простите, не понял. Что с этим сделать?
menu-thanks = Пожалуйста. Если что-то ещё понадобится, я здесь.

menu-questions = Вопросы педагогов
menu-questions-waiting = Вопросы педагогов: { $count }
menu-draft-question = Не отправлено: ваше сообщение{ $step }.
menu-resume-question = Вернуться к сообщению
menu-draft-protocol = Не закончено: исправление протокола{ $step }.
menu-resume-protocol = Вернуться к протоколу
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
menu-draft-deputy = Не закончено: замещение{ $step }.
menu-draft-holiday = Не закончено: праздник или день без уроков{ $step }.
menu-resume-basis = Вернуться к основанию
menu-resume-signer = Вернуться к подписи
menu-resume-deputy = Вернуться к замещению
menu-resume-holiday = Вернуться к празднику
menu-draft-basis = Не закончено: основание роли{ $step }.
menu-draft-signer = Не закончено: подпись в сертификатах{ $step }.
