# Наставники: дверь к ним, список округа, запись в нём.

mentors-open = Наставники
mentors-home =
    <b>Наставники</b>
    Наставник помогает один на один: разобрать урок, подготовиться, посоветоваться.
mentors-home-queue = Вы ждёте наставника: место { $place } в очереди округа.
mentors-home-proposed = Жду ответа: { $mentor }
mentors-home-active = Ваш наставник: { $mentor }
mentors-home-asked = { $people ->
    [one] Вас просит о помощи { $people } педагог.
    [few] Вас просят о помощи { $people } педагога.
    [many] Вас просят о помощи { $people } педагогов.
   *[other] Вас просят о помощи { $people } педагога.
}
mentors-home-people = { $people ->
    [one] Вы ведёте { $people } подопечного.
    [few] Вы ведёте { $people } подопечных.
    [many] Вы ведёте { $people } подопечных.
   *[other] Вы ведёте { $people } подопечного.
}
mentors-home-waiting = Ваша заявка в наставники на рассмотрении.
mentors-home-fill = Вы наставник. Заполните анкету, чтобы вас видели в списке.
mentors-find = Найти наставника
mentors-register = Список наставников
mentors-people = Мои подопечные
mentors-become = Стать наставником
mentors-fill = Заполнить анкету наставника
mentors-entry = Моя анкета наставника
mentors-to-register = ‹ К списку
mentors-change = Изменить анкету
mentors-pause = Не брать новых подопечных
mentors-go-on = Снова брать подопечных
mentors-area-ticked = { $label } · { $count }
mentors-to-areas = ‹ К областям
mentors-send = Отправить
mentors-save = Сохранить

mentors-register-head = <b>Наставники округа</b>
mentors-register-page = <b>Наставники округа</b> · страница { $page } из { $pages }
mentors-register-empty = Пока никого. Можно стать первым.
mentors-row = <b>{ $name }</b> · { $place }
mentors-row-load = Сейчас: { $load }
mentors-load-free = ведёт { $active } из { $capacity }, есть место
mentors-load-full = ведёт { $active } из { $capacity }, мест нет
mentors-load-paused = пауза, новых не берёт
mentors-somebody = данные удалены
mentors-gone = Данные удалены.
mentors-who = <b>{ $name }</b>, { $position }
mentors-who-only = <b>{ $name }</b>
mentors-workplace = { $organization } · { $place }

mentors-topics = Помогает с: { $topics }
mentors-subjects = Предметы: { $subjects }
mentors-languages = Языки: { $languages }
mentors-takes = Подопечных одновременно: { $capacity }
mentors-words = «{ $words }»
mentors-entry-none = Анкеты пока нет. Заполните её, и вас увидят в списке.
mentors-entry-head = <b>Моя анкета наставника</b>
mentors-carries = Сейчас ведёте: { $active } из { $capacity }
mentors-entry-open = Новых подопечных вам предлагают.
mentors-entry-paused = Пауза: новых не предлагают, ваши пары продолжаются.
mentors-entry-not-listed = Анкета видна в списке, пока вы наставник округа.

mentors-step = <b>Анкета наставника · шаг { $step } из { $steps }</b>
mentors-ask-areas = С чем вы готовы помочь? Откройте область и отметьте направления, до { $limit }.
mentors-ask-topics =
    { $area }
    Отметьте, с чем поможете.
mentors-ticked = Отмечено: { $count } из { $limit }
mentors-ask-subjects = По каким предметам? Отметьте или нажмите «Готово».
mentors-ask-languages = На каких языках вам удобно говорить о работе?
mentors-ask-capacity = Сколько подопечных вы готовы вести одновременно?
mentors-ask-words = Несколько слов для тех, кто выбирает: до { $limit } знаков, или пропустите.
mentors-summary = <b>Проверьте, прежде чем отправить</b>
mentors-summary-of-answer =
    <b>Вопрос Совета</b>
    «{ $question }»
    Измените анкету и отправьте снова.
mentors-summary-asks = Это станет заявкой: её рассмотрит Совет округа.
mentors-summary-saves = Анкета сразу появится в списке округа.
mentors-change-topics = С чем помогаю
mentors-change-subjects = Предметы
mentors-change-languages = Языки
mentors-change-capacity = Сколько подопечных
mentors-change-words = Несколько слов
mentors-sent =
    <b>Заявка { $number } отправлена.</b>
    Совет округа рассмотрит её. Как только решат, я напишу.
mentors-saved = <b>Анкета сохранена.</b> Её видят педагоги округа.
mentors-cancelled = Отменено, ничего не изменилось.
mentors-wants = Стать наставником

mentors-language-russian = Русский
mentors-language-avar = Аварский
mentors-language-dargin = Даргинский
mentors-language-kumyk = Кумыкский
mentors-language-lezgin = Лезгинский
mentors-language-lak = Лакский
mentors-language-tabasaran = Табасаранский
mentors-language-azerbaijani = Азербайджанский
mentors-language-nogai = Ногайский
mentors-language-chechen = Чеченский
mentors-language-agul = Агульский
mentors-language-rutul = Рутульский
mentors-language-tsakhur = Цахурский
mentors-language-english = Английский

council-reason-button-ready-which-help = Спросить, с чем поможет
council-reason-button-ready-enough-mentors = Наставников пока хватает
council-reason-button-ready-more-years = Нужен больший опыт
council-reason-ready-which-help = Расскажите, пожалуйста, подробнее: кому и с чем вы уже помогали?
council-reason-ready-enough-mentors = Наставников по этим направлениям пока хватает. Подайте заявку позже.
council-reason-ready-more-years = Пока нужно больше опыта. Ждём вашу заявку через год-два.
council-letter-mentor-approve = Теперь вы наставник, и ваша анкета в списке округа. О просьбах я буду писать.
council-letter-mentor-reject = Заявку можно подать снова: «Школы и наставники» → «Наставники».
council-letter-mentor-return = Ответьте, и заявку рассмотрят снова.
council-letter-mentor-expired = Простите, Совет не успел ответить. Подайте заявку снова: «Школы и наставники» → «Наставники».
requests-state-mentor-granted = <b>Согласована.</b> Вы наставник округа.
requests-state-mentor-expired = <b>Простите, решения в срок не было.</b> Подайте заявку снова.

menu-draft-mentor = Не закончено: анкета наставника{ $step }.
menu-resume-mentor = Вернуться к анкете

privacy-section-mentor = Ваша анкета наставника
privacy-section-mentorships = Ваши наставники
privacy-section-mentees = Ваши подопечные
privacy-section-mentorship_history = История пар
privacy-section-mentorship_contacts = Как с вами связаться в парах
privacy-section-mentorship_messages = Ваши сообщения в парах
privacy-section-mentorship_answers = Ваши ответы о парах
privacy-section-another_asked = Просьбы к куратору о другой паре
