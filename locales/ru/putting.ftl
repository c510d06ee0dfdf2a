# Поставить вопрос на голосование; отозвать вопрос.

putting-head = <b>{ $body }: новый вопрос</b>
putting-ask-kind = Напишите вопрос одной фразой: «Провести…», «Утвердить…». Или выберите готовый вид:
putting-kind-head = Выборы руководителя
putting-kind-recall = Освободить руководителя
putting-kind-priorities = Приоритеты года
putting-kind-programme = Темы программы
putting-kind-nomination = Выдвижение, номинация
putting-kind-results = Итоги конкурса
putting-kind-resolution = Резолюция Думы
putting-other-kind = Вопрос своими словами
putting-ask-question = Напишите вопрос одной фразой, до { $limit } знаков. За него голосуют «за» или «против».
putting-ask-candidates = Кого выдвигаете? Отметьте или напишите фамилию.
putting-ask-topics = Какие темы? Откройте область и отметьте.
putting-ask-items = Напишите варианты, каждый с новой строки.
putting-ask-most = Сколько вариантов можно выбрать?
putting-ask-text = Пришлите пояснение, до { $limit } знаков, или файлы.
putting-ask-files = Пришлите файл.
putting-ask-meeting = Где голосуем?
putting-meeting-letter = Заочно, каждый у себя
putting-ask-days = Сколько дней голосовать? Или напишите день и время: «12 декабря 18:00».
putting-days-3 = 3 дня
putting-days-5 = 5 дней
putting-days-7 = 7 дней
putting-days-10 = 10 дней
putting-days-14 = 14 дней
putting-other-days = Другой срок
putting-ask-closes = Напишите день и время, например: 12 декабря 18:00.
putting-ask-secrecy = Как голосуем?
putting-secrecy-open = Открыто
putting-secrecy-secret = Тайно, в боте
putting-secrecy-paper = Тайно, на бумаге
putting-ask-agenda = На какой день поставить в повестку? Например: 3 декабря.

putting-change-question = Вопрос
putting-change-candidates = Кандидаты
putting-change-topics = Темы
putting-change-items = Варианты ответа
putting-change-most = Сколько выбрать
putting-change-text = Пояснение, файлы
putting-change-files = Файлы
putting-change-meeting = Заочно или очно
putting-change-days = Срок
putting-change-closes = Срок
putting-change-secrecy = Открыто или тайно
putting-change-agenda = В повестку на день

putting-sum-text = Пояснение: «{ $text }»
putting-sum-files = Файлов: { $count }
putting-sum-meeting = Решаем на заседании: { $title }
putting-sum-agenda = В повестке на { $day }
putting-sum-until = Голосуем заочно до { $day }, { $time }{ $is_moved ->
    [yes] {" "}(ночью голосования не закрываются, взял ближайшее утро)
   *[no] {""}
}
putting-sum-days = { $days ->
    [one] Голосуем заочно, { $days } день с открытия
    [few] Голосуем заочно, { $days } дня с открытия
    [many] Голосуем заочно, { $days } дней с открытия
   *[other] Голосуем заочно, { $days } дня с открытия
}
putting-sum-rules = { $secrecy }, { $voices ->
    [one] всего { $voices } голос
    [few] всего { $voices } голоса
    [many] всего { $voices } голосов
   *[other] всего { $voices } голоса
}; кворум { $quorum }, решение { $majority }
putting-sum-consent = Сначала спрошу кандидатов, согласны ли они. Потом вы откроете голосование.
putting-is-open = Открыто
putting-is-secret = Тайно
putting-is-paper = Тайно, на бумаге
putting-quorum-more-than-half = больше половины
putting-quorum-half = не меньше половины
putting-quorum-two-thirds = две трети
putting-majority-simple = большинством голосов
putting-majority-absolute = большинством от всех
putting-majority-two-thirds = двумя третями голосов
putting-question-head = Избрать руководителя округа
putting-question-recall = Освободить руководителя округа: { $name }
putting-question-priorities = Выбрать приоритеты на { $begins }/{ $ends } учебный год
putting-question-programme = Согласовать тематику программы «{ $title }»
putting-programme = Программа на { $hours } ч. Темы:
putting-question-setting = Изменить настройку «{ $name }», новое значение: { $value }
putting-send = Открыть голосование
putting-send-asking = Спросить кандидатов
putting-send-announcing = Поставить в повестку
putting-cancelled = Хорошо, вопрос не поставлен.
putting-opened = Голосование по вопросу { $number } открыто. Я написал всем, кто голосует.
putting-asked = Вопрос { $number } записан. Я спросил кандидатов и скажу, когда они ответят.
putting-announced = Вопрос { $number } в повестке.
putting-to-card = Открыть вопрос

menu-draft-motion = Не закончено: вопрос Совету{ $step }.
menu-resume-motion = Вернуться к вопросу
menu-draft-withdrawal = Не закончено: отзыв вопроса{ $step }.
menu-resume-withdrawal = Вернуться к отзыву вопроса

withdrawing-about = <b>Отозвать вопрос { $number }</b>: { $question }
withdrawing-ask-reason = Почему? Причину увидят все, до { $limit } знаков.
withdrawing-reason = Причина: «{ $reason }»
withdrawing-send = Отозвать вопрос
withdrawing-cancelled = Хорошо, вопрос остаётся.
withdrawing-done = Вопрос { $number } отозван.
