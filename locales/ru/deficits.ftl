# Затруднение: форма, в которой о нём рассказывают, и как оно читается везде.

deficits-title = <b>Затруднение</b>
deficits-step = <b>Затруднение · шаг { $step } из { $steps }</b>

deficits-ask-area = С чем трудно? Выберите или напишите своими словами.
deficits-other-area = Другое, своими словами
deficits-priorities = ★ — приоритеты этого года.
deficits-ask-topic =
    { $area }
    Что именно даётся трудно? Выберите или напишите своими словами.
deficits-other-topic = Другое
deficits-ask-own-words = Напишите своими словами, в чём затруднение. До { $limit } знаков.
deficits-ask-named = Похоже, у нас это называется так. Верно?
deficits-other-named = Нет, оставить мои слова
deficits-ask-severity = Насколько это мешает в работе?
deficits-ask-tried = Что вы уже пробовали? Напишите коротко, до { $limit } знаков, или пропустите.
deficits-ask-wanted = Какая помощь нужна? Можно выбрать несколько.

deficits-severity-exchange = Хочу обменяться опытом
deficits-severity-sometimes = Бывает трудно
deficits-severity-need-help = Нужна помощь

deficits-wanted-seminar = Семинар
deficits-wanted-course = Курсы
deficits-wanted-mentor = Наставник
deficits-wanted-open-lesson = Открытый урок
deficits-wanted-materials = Материалы
deficits-wanted-consultation = Консультация

deficits-topic = { $area } → { $topic }
deficits-own-words = «{ $text }»
deficits-own-words-gone = слова автора удалены
deficits-tried = Пробовали: «{ $text }»
deficits-wanted = Поможет: { $list }

deficits-summary = <b>Проверьте, прежде чем отправить</b>
deficits-summary-of-answer =
    <b>Заявка { $number } · вопрос Совета</b>
    «{ $question }»
deficits-ask-answer = Напишите ответ, до { $limit } знаков, или измените сказанное ниже.
deficits-your-answer = Ваш ответ: «{ $text }»
deficits-seen-by-municipality = Увидят: члены Совета округа ({ $municipality }) и куратор.
deficits-seen-by-district = Увидят: руководитель и члены Совета округа, куратор.
deficits-seen-by-curators = Увидит: куратор округа.
deficits-seen-by-administrators = Увидит: администратор. Совета в округе пока нет.
deficits-seen-by-nobody = Совета в округе пока нет: он увидит заявку, как только появится.
deficits-send = Отправить
deficits-change-area = Область и направление
deficits-change-severity = Насколько мешает
deficits-change-tried = Что пробовали
deficits-change-wanted = Какая помощь

deficits-parked = Вы уже начали рассказывать о затруднении: шаг { $step } из { $steps }. Продолжить?
deficits-resume = Продолжить начатое
deficits-anew = Начать заново
deficits-answer = Ответить на вопрос
deficits-cancelled = Отменено, ничего не отправлено.

deficits-sent =
    <b>Заявка { $number } отправлена.</b>
    Ответ будет не позднее { $promised }. Как только решат, я напишу.
deficits-answered =
    <b>Заявка { $number }: спасибо, ответ у Совета.</b>
    Решение — не позднее { $promised }.
deficits-updated =
    <b>Заявка { $number } дополнена.</b>
    Об этом вы уже сообщали, поэтому новой заявки нет: Совет увидит то, что вы написали сейчас. Ответ — не позднее { $promised }.
deficits-updated-accepted =
    <b>Заявка { $number } дополнена.</b>
    Об этом вы уже сообщали, и затруднение принято в работу округа. Решать заново не нужно.
