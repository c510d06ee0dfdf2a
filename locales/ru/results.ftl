# Итоги: панель организатора, объявление, ведомости, апелляции, письма.

results-open = Итоги
results-panel = Подвести итоги
results-back = ‹ К итогам
results-panel-head = <b>Итоги: { $title }</b>
results-state-draft = Ещё не опубликовано.
results-state-published = Работ пока нет.
results-state-judged = Все работы оценены. Итоги видите только вы.
results-state-announced = Итоги объявлены.
results-state-cancelled = Отменено.
results-progress = { $stage }: оценено { $ready } из { $count ->
    [one] { $count } работы
    [few] { $count } работ
    [many] { $count } работ
   *[other] { $count } работы
}
results-reviews = Отзывов экспертов: { $given } из { $count }
results-nomination = <b>{ $name }</b>
results-row = { $place ->
    [0] —
   *[other] { $place }.
} { $name }{ $total ->
    [no] {""}
   *[other] {" "}— { $total }
} · { $outcome }{ $marks }
results-row-waits = ещё не оценено
results-row-passes = проходит дальше
results-row-stays = не проходит
results-pupil = { $code } { $name }, { $grade }
results-absent = не участвовал(а)
results-mark-tied = поровну
results-mark-wide = оценки расходятся на { $spread }
results-mark-chosen = решено вами
results-wait-open = Приём ещё идёт.
results-wait-admission = Сначала решите, какие работы допустить.
results-wait-reviews = Ждём экспертов.
results-wait-sheet = Ждём ведомость с баллами.
results-wait-tie = Поровну на границе мест: { $count ->
    [one] { $count } случай
    [few] { $count } случая
    [many] { $count } случаев
   *[other] { $count } случая
}. Решите, кто выше.
results-wait-motion = Итоги утверждает Совет. До его решения менять их нельзя.
results-wait-quorum = Не хватило голосов для кворума. Откройте вопрос Совета и поставьте его ещё раз.
results-wait-nobody = Допущенных работ нет. Продлить приём или закрыть конкурс можно на странице с условиями.

results-step-next = Дальше проходят: { $count }
results-step-judge = Подвести итоги
results-step-tie = Кто выше?
results-step-put = Отдать на утверждение Совету
results-step-ask = Объявить итоги
results-step-sheet = Баллы из таблицы
results-step-offer = Предложить: { $title }
results-to-motion = Вопрос Совета
results-pick = Изменить чей-то итог
results-pick-annul = Аннулировать работу
results-reset = Забыть решения о равных
results-reopen = Вернуть на оценку
results-table = Таблица .xlsx
results-appeals = Апелляции: { $count }

results-tie = Поровну: { $count }. Кто из них выше?
results-tied = { $name }
results-tie-next = Нажмите, кто следующий. Если так решил Совет, пусть остальные делят место.
results-share = Остальные делят место
results-ask = Объявить итоги «{ $title }»? Работ: { $count }. Авторы получат письма, документы получат номера. Отменить это нельзя, только исправить.
results-announce = Да, объявить
results-announced = Итоги объявлены.
results-put = Вопрос открыт. Итоги станут известны, когда Совет их утвердит.
results-pick-head = <b>{ $title }</b>. Чей итог изменить?
results-pick-annulled = <b>{ $title }</b>. Какую работу аннулировать? Её документы станут недействительны.
results-entry = <b>{ $title }</b>
results-entry-ask = Какой будет итог?
results-as-ranked = Как по баллам
results-annul = Аннулировать
results-mean = { $name }: { $mean } из { $scale }

results-motion-question = Утвердить итоги: { $title }
results-motion-row = { $outcome }: { $name }, { $total }
results-motion-others = Остальных: { $count }
results-motion-granting = Удовлетворить апелляцию: { $title }
results-motion-appeal = Апелляция: { $words }
results-motion-answer = Новый итог: { $outcome }. Почему: { $answer }

results-column-code = Шифр
results-column-score = Балл
results-column-name = Кто
results-column-grade = Класс
results-column-place = Место
results-column-title = Работа
results-column-author = Автор
results-column-municipality = Муниципалитет
results-column-nomination = Номинация
results-column-total = Итог
results-column-spread = Разброс
results-column-outcome = Результат
results-names-code = код; номер
results-names-score = баллы; результат; сумма баллов
results-sheet-title = Баллы
results-sheet-file = ведомость.xlsx
results-sheet-ready = Впишите баллы в столбец «Балл» и пришлите таблицу сюда. Шифров: { $count }. Кто не пришёл, у того оставьте пусто.
results-sheet-found = Прочитано баллов: { $count }.
results-sheet-absent = Без балла: { $count }. Они не участвовали.
results-sheet-problems = Таблица не принята, строк с ошибкой: { $count }.
results-sheet-again = Исправьте и пришлите таблицу ещё раз.
results-sheet-code = Строка { $row }: нет шифра
results-sheet-unknown = Строка { $row }: шифра «{ $word }» нет
results-sheet-twice = Строка { $row }: шифр «{ $word }» уже был
results-sheet-number = Строка { $row }: «{ $word }» — не число
results-sheet-bounds = Строка { $row }: { $word } больше наибольшего балла
results-take = Принять баллы
results-taken = Баллы приняты.
results-table-title = Итоги
results-table-file = итоги.xlsx
results-table-ready = Строк: { $count }.

results-head = <b>{ $title }: итоги</b>
results-day = Объявлены { $day }
results-count = { $name }: { $count }
results-municipalities = <b>Зачёт муниципалитетов</b>
results-points = { $place }. { $name } — { $points }
results-own-pupils = <b>Ваши ученики</b>
results-own = <b>Ваши работы</b>
results-own-row = { $name } · { $outcome }
results-picture = Показать картинкой
results-picture-day = Итоги от { $day }
results-picture-file = итоги.png
results-appeal = Не согласиться
results-words = Слова экспертов
results-words-of = Слова экспертов: { $title }
results-words-head = <b>{ $title }</b>: что написали эксперты
results-appeal-of = Не согласиться: { $title }
results-ask-appeal = Напишите, с чем вы не согласны и почему. Организатор ответит.
results-appealed = Спасибо. Организатор прочитает и ответит.
results-appeal-waits = Апелляция ждёт ответа.
results-appeal-granted = Апелляция удовлетворена: { $answer }
results-appeal-rejected = Апелляция отклонена: { $answer }
results-appeals-head = <b>{ $title }</b>. Апелляций: { $count }
results-hearing = <b>Апелляция: { $title }</b>
results-quote = <blockquote>{ $words }</blockquote>
results-hearing-ask = Если автор прав, выберите новый итог. Если нет, отклоните.
results-hearing-put = Итоги утверждал Совет, исправить их может только он. Если автор прав, выберите новый итог: Совет проголосует. Если нет, отклоните.
results-hearing-pupil = О ком речь? Если автор не прав, отклоните.
results-hearing-voted = Совет голосует. Итоги исправятся, когда он примет решение.
results-reject = Отклонить
results-ask-answer = Напишите автору, почему вы так решили.
results-heard = Ответ отправлен автору.
results-appeal-put = Вопрос открыт. Если Совет согласится, итоги исправятся и автор получит письмо.
results-ask-reason = Почему работа аннулируется? Автор прочитает эти слова.
results-annulled = Работа аннулирована, её документы недействительны.

results-seats-wanted = <b>{ $title }</b>: итог даёт место, вид мероприятия — «{ $type }». Ждут места: { $count ->
        [one] { $count } человек
        [few] { $count } человека
        [many] { $count } человек
       *[other] { $count } человека
    }. Мероприятия с открытой записью для них сейчас нет.
results-seats-how = Опубликуйте такое мероприятие и нажмите «Дать места»: бот запишет всех, кто ждёт, и напишет каждому. Без этой кнопки он никого не запишет.
results-seats-give = Дать места
results-seats-some = { $count ->
        [0] Записать пока некуда: нет мероприятия с открытой записью для тех, кто ждёт.
        [one] Записан { $count } человек, остальным записаться пока некуда.
        [few] Записаны { $count } человека, остальным записаться пока некуда.
        [many] Записано { $count } человек, остальным записаться пока некуда.
       *[other] Записано { $count } человека, остальным записаться пока некуда.
    }
results-seats-given = <b>{ $title }</b>: все, кому итог даёт место («{ $type }»), записаны. Бот написал каждому.
results-accept = Согласиться
results-decline = Отказаться
results-accepted = Спасибо, записали.
results-declined = Записали отказ. Организатор узнает.
results-letter = <b>{ $title }</b>: итоги объявлены. Ваша работа «{ $name }».
results-letter-outcome = Итог: <b>{ $outcome }</b>
results-letter-total = Баллы: { $total } из 100
results-letter-seat = Этот итог даёт и место на мероприятии округа. Если вы ещё не записаны, бот запишет вас и напишет отдельно.
results-letter-offered = Ответьте, пожалуйста, до { $until }: молчание значит отказ.
results-letter-appeal = Если не согласны, напишите в течение { $count ->
    [one] { $count } дня
    [few] { $count } дней
    [many] { $count } дней
   *[other] { $count } дня
}: кнопка на экране итогов.
results-letter-rejected = <b>{ $title }</b>: апелляция по работе «{ $name }» отклонена. Ответ: на экране итогов.
results-letter-annulled = <b>{ $title }</b>: работа «{ $name }» аннулирована. { $reason }
results-letter-declined = <b>{ $title }</b>: автор работы «{ $name }» отказался от места.
results-letter-next = Следующая работа: «{ $title }». Предложить место?
results-letter-last = Предложить место больше некому.
results-letter-asked = <b>{ $title }</b>: пришла апелляция.
