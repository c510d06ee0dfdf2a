# Опросы: как их задают, как на них отвечают, что из них узнают.

surveys-open = Опросы
surveys-title = <b>Опросы</b>
surveys-none = Пока ни одного. Опрос можно составить за две минуты.
surveys-row = <b>{ $title }</b> · { $state }
surveys-begin = Новый опрос
surveys-back = ‹ Опросы
surveys-card = Открыть опрос
surveys-head = <b>Опрос «{ $title }»</b>
surveys-state-draft = черновик, ответы до { $day }
surveys-state-open = идёт, ответы до { $day }
surveys-state-closed = закрыт
surveys-state-told = закрыт, об итогах рассказано
surveys-is-named = С именами: ответы видят кураторы и руководитель округа.
surveys-is-anonymous = Анонимно.
surveys-is-by-place = Анонимно, итоги ещё и по муниципалитетам.
surveys-is-by-position = Анонимно, итоги ещё и по должностям.
surveys-until = Ответы до { $day }
surveys-answered = Спросили { $asked }, ответили { $count }.
surveys-counted-at-close = Спросили { $asked }. Анонимные ответы сосчитаю, когда опрос закроется: если ответят хотя бы { $few }.
surveys-too-few = Ответили меньше { $few } человек, поэтому итогов нет.
surveys-question = { $number }. { $text } · { $type }
surveys-option = • { $label }
surveys-type-one = один ответ
surveys-type-several = можно несколько
surveys-type-scale = оценка 1–5
surveys-type-text = своими словами

surveys-step = <b>Новый опрос</b> · шаг { $step } из { $steps }
surveys-ask-title = Как назвать опрос? До { $limit } символов.
surveys-ask-questions = Напишите вопросы, до { $most }: по одному или все сразу, через пустую строку. Варианты ответа — каждый с новой строки.

    <i>Какая тема нужнее?
    Читательская грамотность
    Оценивание</i>

    В конце вопроса можно добавить «(несколько)» или «1–5». Без вариантов ответят своими словами. Вариантов до { $options }, в каждом до { $limit } символов.
surveys-ask-naming = Как будут отвечать?
surveys-ask-until = До какого дня принимать ответы? Например: 3 декабря.
surveys-naming-named = С именами
surveys-naming-anonymous = Анонимно
surveys-naming-by-place = Анонимно, по муниципалитетам
surveys-naming-by-position = Анонимно, по должностям
surveys-change-title = Название
surveys-change-questions = Вопросы
surveys-change-naming = Как отвечают
surveys-change-until = Последний день
surveys-summary = Проверьте опрос. Пока его никто не увидит.
surveys-send = Сохранить
surveys-resume = Вернуться к опросу
surveys-anew = Начать новый опрос
surveys-parked = Вы уже составляете опрос, шаг { $step } из { $steps }.
surveys-cancelled = Опрос не сохранён.
surveys-made = Сохранено. Посмотрите, как он выглядит, и разошлите.
menu-draft-survey = Не закончено: новый опрос{ $step }.
menu-resume-survey = Вернуться к опросу

surveys-invite = Выбрать, кому, и разослать
surveys-try = Пройти самому
surveys-invitation =
    Опрос «{ $title }»

    { $count ->
        [one] { $count } вопрос
        [few] { $count } вопроса
        [many] { $count } вопросов
       *[other] { $count } вопроса
    }, { $naming }. Ответьте, пожалуйста, до { $day }.
surveys-invites-named = с именем
surveys-invites-anonymous = анонимно
surveys-do-drop = Удалить черновик
surveys-dropped = Опрос «{ $title }» удалён.
surveys-do-results = Итоги
surveys-do-file = Скачать таблицу .xlsx
surveys-do-close = Закрыть сейчас
surveys-close-ask = Закрыть опрос «{ $title }»? Ответить больше никто не сможет.
surveys-do-close-now = Да, закрыть
surveys-do-tell = Рассказать итоги
surveys-telling = Рассказываю итоги всем, кого спрашивали: { $asked }. Свои слова людей в них не входят.

surveys-results = <b>Итоги опроса «{ $title }»</b>
surveys-result = <b>{ $number }. { $text }</b>
surveys-cell = { $label }: { $count }
surveys-exactly = { $n }
surveys-at-least = от { $n }
surveys-few = меньше { $few }
surveys-groups = <i>{ $groups }</i>
surveys-words = — { $text }
surveys-few-words = Своими словами ответили меньше { $few }.
surveys-many-words = Своими словами ответили { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}. Их прочтут кураторы.
surveys-small = Числа меньше { $few } не показываем, чтобы никого нельзя было узнать.
surveys-told = Спасибо, что ответили. Вот что получилось.
surveys-sheet = Опрос
surveys-file = Опрос { $number }.xlsx
surveys-column-name = Имя
surveys-column-place = Муниципалитет
surveys-column-workplace = Организация
surveys-column-question = Вопрос
surveys-column-answer = Ответ
surveys-column-count = Сколько
surveys-reminder = Опрос «{ $title }» принимает ответы последний день, { $day }. Ответите?
surveys-is-closed = Опрос «{ $title }» закрыт.

# Ответ.
poll-begin = Ответить
poll-step = <b>Опрос «{ $title }»</b> · вопрос { $step } из { $steps }
poll-protects = { $naming ->
    [named] Ответы с вашим именем увидят кураторы и руководитель округа.
   *[other] Анонимно: храним, что ответили, отдельно от того, кто ответил{ $naming ->
        [by-place] ; считаем и по муниципалитетам
        [by-position] ; считаем и по должностям
       *[other] { "" }
    }. До закрытия ответы зашифрованы, потом остаются только числа от 5. Кто владеет сервером и ключом, и Telegram могли бы проследить; кто уже ответил, не скрыто. Любой вопрос можно пропустить.
}

poll-words = Напишите сообщением, до { $limit } символов.
poll-careful = ⚠ Ваши слова кураторы прочтут как есть: не пишите имён, школы и того, по чему вас узнают. Сообщение остаётся в этом чате.
poll-answer = { $question } — <b>{ $said }</b>
poll-skipped = пропущено
poll-summary = <b>Опрос «{ $title }»</b>. Проверьте ответы.
poll-is-final = После отправки изменить ответы нельзя: мы не будем знать, какие из них ваши.
poll-is-changeable = Изменить ответы можно, пока опрос идёт.
poll-send = Отправить ответы
poll-ask-q1 = Ваш ответ? До { $limit } символов.
poll-change-q1 = Вопрос
poll-cancelled = Ответы не отправлены. Ответить можно из приглашения.
poll-trial = Так опрос увидят люди. Это была проба: ответы не записаны.
poll-counted = Опрос «{ $title }»: ответ учтён. Спасибо!
poll-stored = Опрос «{ $title }»: ответы записаны. Спасибо! Нажмите «Ответить», если захотите их изменить.
menu-draft-poll = Не закончено: ответы на опрос{ $step }.
menu-resume-poll = Вернуться к опросу
