# Программы: мероприятия с общими часами; тематику согласует Совет, и запись открывается.

curricula-open = Программы
curricula-card = Моя программа
curricula-title = <b>Программы округа</b>
curricula-none = Программ пока нет.
curricula-row = • <b>{ $title }</b> · { $hours } ч{ $is_agreed ->
    [no] { " " }· тематика не согласована
   *[yes] { "" }
}
curricula-new = Новая программа
curricula-head = <b>{ $hours }-часовая программа «{ $title }»</b>
curricula-about = { $about }
curricula-topics = Темы: { $topics }
curricula-progress = { $is_complete ->
    [yes] ✓
   *[no] ◔
} «{ $title }»: <b>{ $done } из { $hours } ч</b>
curricula-done = { $is_complete ->
    [yes] ✓
   *[no] ◔
} Пройдено <b>{ $done } из { $hours } ч</b>
curricula-part = { $state ->
    [done] ✓
    [mine] ◐
    [cancelled] ✕
   *[other] ○
} { $days } · { $type } · <b>{ $title }</b> · { $hours } ч{ $state ->
    [done] { " " }· пройдено
    [mine] { " " }· вы записаны
    [draft] { " " }· черновик
    [cancelled] { " " }· отменено
    [over] { " " }· прошло
   *[published] { "" }
}
curricula-empty = Мероприятий пока нет.
curricula-join = Записаться на всю программу
curricula-joined = { $joined ->
    [0] { $left ->
        [0] Записываться больше не на что.
       *[other] Записаться сразу не вышло.
    }
    [one] Вы записаны на { $joined } мероприятие.
    [few] Вы записаны на { $joined } мероприятия.
    [many] Вы записаны на { $joined } мероприятий.
   *[other] Вы записаны на { $joined } мероприятия.
}{ $left ->
    [0] { "" }
   *[other] { " " }На { $left } запишитесь отдельно: там есть вопросы, или время занято.
}
curricula-state-none = Тематика не согласована: вынесите её на Совет, потом откроется запись.
curricula-state-waits = Тематику решает Совет, вопрос { $number }.
curricula-state-rejected = Совет тематику не согласовал, вопрос { $number }. Её можно вынести снова.
curricula-state-agreed = Тематику согласовал Совет, вопрос { $number }.
curricula-planned = Запланировано { $planned } из { $hours } ч.
curricula-put = Вынести на Совет
curricula-add = Добавить мероприятие
curricula-out = Убрать мероприятие
curricula-ask-add = Что добавить в программу «{ $title }»?
curricula-ask-out = Что убрать из программы «{ $title }»? Само мероприятие останется.
curricula-choice = { $day } · { $title } · { $hours } ч
curricula-none-add = Других мероприятий нет.
curricula-none-waits = Черновиков нет. Пока тематика не согласована, в программу входят только черновики: создайте мероприятие и нажмите «Сохранить черновик».
curricula-none-out = Мероприятий нет.
curricula-drop = Удалить
curricula-ask-drop = Удалить программу «{ $title }»? Мероприятия останутся.
curricula-drop-now = Удалить программу
curricula-dropped = Программа удалена.
curricula-made = Программа создана. Добавьте мероприятия и вынесите тематику на Совет.

curricula-step = <b>Новая программа</b> · шаг { $step } из { $steps }
curricula-ask-title = Как называется программа? До { $limit } символов.
curricula-ask-hours = Сколько в ней часов? Напишите число, например 36.
curricula-ask-topics = По каким направлениям? Отметьте и нажмите «Готово».
curricula-ask-about = Для кого она и что даст? До { $limit } символов, или пропустите.
curricula-change-title = Название
curricula-change-hours = Часы
curricula-change-topics = Направления
curricula-change-about = Описание
curricula-summary = Создать программу?
curricula-then = Запись откроется, когда Совет согласует тематику.
curricula-send = Создать
curricula-cancelled = Программа не создана.
curricula-parked = Не закончена программа, шаг { $step } из { $steps }.
curricula-resume = Вернуться к программе
curricula-anew = Начать новую
menu-draft-curriculum = Не закончено: программа{ $step }.
menu-resume-curriculum = Вернуться к программе
activities-curriculum = Из программы «{ $title }»

curricula-certificate = Сертификат программы
curricula-certificate-reason = за освоение программы повышения мастерства
curricula-certificate-file = Сертификат программы { $number }.pdf
curricula-certificate-caption = Сертификат программы № { $number } · { $title }
curricula-certificate-issued = Сертификат программы № { $number }
curricula-certificate-genuine = <b>Сертификат программы № { $number } подлинный.</b>
curricula-certificate-not-valid = <b>Сертификат программы № { $number } больше не действует:</b> отметки об участии исправили, часов не хватает.
curricula-certificate-part = • { $days } · { $title } · { $hours } ч
curricula-certificate-more = … и ещё { $count }
curricula-to-card = Программа
curricula-letter-done = <b>Вы прошли всю программу «{ $title }»:</b> { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
    [many] { $hours } часов
   *[other] { $hours } часа
}. Возьмите сертификат, он придёт файлом.
