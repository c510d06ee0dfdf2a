# Банк практик: поиск, карточка, «Применил(а)», помощь при затруднении.

bank-section = Банк практик
bank-title = <b>Банк практик</b>
bank-about = Что придумали и проверили коллеги. Сначала то, что уже помогло другим. Чтобы найти, напишите слова. Всего: { $count }
bank-found = { $what }. Нашлось: { $count }
bank-nothing = Пока ничего нет. Попробуйте другие слова или другое направление.
bank-row = • { $title }
bank-row-used = • { $title } — { $people ->
    [one] применил { $people } коллега
    [few] применили { $people } коллеги
    [many] применили { $people } коллег
   *[other] применили { $people } коллеги
}
bank-row-healed = • { $title } — { $people ->
    [one] помогла { $people } коллеге
    [few] помогла { $people } коллегам
    [many] помогла { $people } коллегам
   *[other] помогла { $people } коллегам
}
bank-areas = По направлениям
bank-search = Найти
bank-whole = Весь банк
bank-shelf-practices = Практики
bank-shelf-projects = Проекты
bank-shelf-papers = Статьи
bank-back = ‹ К списку
bank-choose = Выберите область.
bank-choose-in = { $area }: выберите направление.
bank-area = { $name } · { $count }
bank-ask-words = Напишите, что ищете: несколько слов из названия.
bank-card = <b>{ $title }</b>
bank-author = { $name }
bank-organization = { $name }
bank-topic = Направление: { $topic }
bank-what = { $what }
bank-answer = <b>{ $label }</b>
    { $text }
bank-file = 📎 { $name }
bank-used = Применил(а)
bank-used-by = { $people ->
    [one] Применил { $people } коллега
    [few] Применили { $people } коллеги
    [many] Применили { $people } коллег
   *[other] Применили { $people } коллеги
}
bank-healed = { $people ->
    [one] Помогла { $people } коллеге
    [few] Помогла { $people } коллегам
    [many] Помогла { $people } коллегам
   *[other] Помогла { $people } коллегам
}
bank-used-thanks = Вы применили эту практику. Спасибо, что рассказали!
bank-easier = Вы применили эту практику. У вас есть затруднение по этому направлению: стало легче?
bank-question = Неделю назад вы открыли практику «{ $title }». Удалось применить?
bank-share = Поделиться практикой
bank-question-easier = Вы применили практику «{ $title }». Стало легче?
bank-open = Открыть практику
bank-on-topic = Практики по теме: { $count }
bank-others = Что помогло другим: { $count ->
    [one] { $count } практика
    [few] { $count } практики
    [many] { $count } практик
   *[other] { $count } практики
}
bank-others-healed = Что помогло другим: { $count ->
    [one] { $count } практика
    [few] { $count } практики
    [many] { $count } практик
   *[other] { $count } практики
}, легче стало { $people ->
    [one] { $people } коллеге
    [few] { $people } коллегам
    [many] { $people } коллегам
   *[other] { $people } коллегам
}
bank-help = Чем помочь
bank-help-title = <b>Затруднение { $number }: чем помочь</b>
bank-help-there = Есть по теме: { $found }. Нажмите, и педагог получит письмо.
bank-help-nothing = Готовой помощи по теме пока нет: можно ответить словами.
bank-there-activity = { $count ->
    [one] { $count } занятие
    [few] { $count } занятия
    [many] { $count } занятий
   *[other] { $count } занятия
}
bank-there-mentor = { $count ->
    [one] { $count } наставник
    [few] { $count } наставника
    [many] { $count } наставников
   *[other] { $count } наставника
}
bank-there-practice = { $count ->
    [one] { $count } практика
    [few] { $count } практики
    [many] { $count } практик
   *[other] { $count } практики
}
bank-there-consultation = { $count ->
    [one] { $count } методист
    [few] { $count } методиста
    [many] { $count } методистов
   *[other] { $count } методиста
}
bank-offer-activity = Позвать: { $title }
bank-offer-practice = Послать: { $title }
bank-offer-mentor = Предложить наставника
bank-given = Уже предложено:
bank-helped-activity = Помощь: занятие «{ $title }», { $day }
bank-helped-practice = Помощь: практика «{ $title }», { $day }
bank-helped-mentor = Помощь: предложен наставник, { $day }
bank-letter-activity = По вашему затруднению советуют занятие «{ $title }».
bank-letter-practice = По вашему затруднению советуют практику коллег «{ $title }».
bank-letter-mentor = По вашему затруднению советуют наставника. Можно попросить его прямо сейчас.

bank-help-all = Чем помочь всем
bank-help-on = Помочь: { $topic }
bank-help-own = Чем помочь
bank-help-topic = <b>Чем помочь: { $topic }</b>
bank-help-people = Открыто у { $people ->
    [one] { $people } педагога.
    [few] { $people } педагогов.
    [many] { $people } педагогов.
   *[other] { $people } педагогов.
} Помощь уйдёт всем сразу.
bank-help-nameless = Помощь уйдёт всем в округе, кому это трудно. Имён и числа я не показываю.
bank-help-sent = <b>Отправлено.</b> Кому это уже предлагали, второй раз не получит.
bank-help-known = <b>Отправлять некому.</b> Все, кому это подходит, уже о нём знают.
bank-help-back = ‹ Другие темы
bank-help-all-topics = Помочь по темам
bank-help-topics-own =
    <b>Где нужна ваша помощь</b>
    По этим вашим темам в округе есть открытые затруднения.
bank-help-topics-district =
    <b>Где нужна помощь</b>
    Выберите тему: помощь уйдёт всем, кому это трудно. Первые темы мешают многим.
bank-help-no-topics-own = По вашим темам открытых затруднений сейчас нет.
bank-help-no-topics-district = Открытых затруднений в округе сейчас нет.
bank-offer-consultation = Предложить консультацию
bank-helped-consultation = Помощь: консультация методиста, { $day }
bank-letter-consultation = По вашему затруднению советуют консультацию методиста. Выберите время или спросите письменно: ответ придёт сюда.
bank-help-question = Две недели назад вам предлагали помощь. Стало легче?

bank-offer-words = Ответить словами
bank-helped-words = Помощь: ответ «{ $title }», { $day }
bank-letter-words =
    По вашему затруднению вам ответили:
    «{ $title }»
helping-ask-words = Что посоветуете? До { $limit } знаков, придёт как написано.
helping-sum-words = «{ $words }»
helping-send = Отправить
helping-cancelled = Ответ не отправлен.
menu-draft-help = Не отправлено: ответ на затруднение{ $step }.
menu-resume-help = Вернуться к ответу
