# Экспертизы: свои, оценки, комментарии; расхождение экспертов.

reviews-section = Мои экспертизы
reviews-section-waiting = Мои экспертизы · { $count }
reviews-to-list = ‹ Экспертизы
reviews-open = Открыть экспертизу
reviews-title = <b>Мои экспертизы</b>
reviews-none = Сейчас экспертиз нет. Когда вас попросят, я напишу.
reviews-row-asked = { $at }. <b>{ $label }</b> · { $call }: вас просят, до { $due }
reviews-row-accepted = { $at }. <b>{ $label }</b> · { $call }: взята, до { $due }
reviews-row-begun = { $at }. <b>{ $label }</b> · { $call }: { $done } из { $all }, до { $due }
reviews-row-given = { $at }. <b>{ $label }</b> · { $call }: отправлена
reviews-asked = <b>Просим экспертизу: { $label }</b>
reviews-head = <b>Экспертиза: { $label }</b>
reviews-about = { $call } · { $stage }
reviews-slot = { $stage }: { $when }
reviews-about-title = «{ $title }»
reviews-due = Срок: { $due }
reviews-due-extended = Срок продлён: { $due }
reviews-blind = Автор и муниципалитет скрыты. Анонимность условная: по теме и стилю автора можно узнать. Если узнали, откажитесь: «есть связь с автором».
reviews-criteria = { $count ->
    [one] { $count } критерий
    [few] { $count } критерия
    [many] { $count } критериев
   *[other] { $count } критерия
  }: нажимайте оценки, каждая сразу сохраняется.
reviews-decision-only = Нужно решение: принять, вернуть или отказать.
reviews-take = Беру
reviews-refuse = Не могу
reviews-why = Почему не можете? Попросим другого эксперта.
reviews-reason-time = Нет времени
reviews-reason-conflict = Есть связь с автором
reviews-reason-topic = Не моя тема
reviews-reason-other = Другое
reviews-declined = «{ $label }»: вы отказались, спасибо, что сказали. Эту работу вам больше не предложим.
reviews-lapsed = «{ $label }»: срок прошёл, попросили другого эксперта. Ваши оценки сохранены.
reviews-replaced = «{ $label }»: эта работа перешла к коллеге. Спасибо, что были готовы помочь. Делать ничего не нужно.
reviews-void = «{ $label }»: экспертиза больше не нужна.
reviews-step = <b>Экспертиза: { $label }</b> · { $at } из { $all }
reviews-criterion = <b>{ $criterion }</b>
reviews-marks = { $marks }
reviews-mark = { $mark } · { $label }
reviews-marks-plain = 1 · нет, { $middle } · отчасти, { $most } · полностью
reviews-marks-short = 1 · нет, { $most } · полностью
reviews-own-mark = Ваша оценка: { $mark } из { $most }
reviews-own-none = без оценки
reviews-skip = Пропустить
reviews-back = ‹ Назад
reviews-to-summary = К итогу
reviews-work = Открыть работу
reviews-ask-verdict = <b>Ваше решение</b>
reviews-verdict-accept = Принять
reviews-verdict-return = Вернуть на доработку
reviews-verdict-refuse = Отказать
reviews-summary = <b>Проверьте экспертизу: { $label }</b>
reviews-given = <b>Экспертиза отправлена: { $label }</b>
reviews-line = { $at }. { $criterion }: { $mark } из { $most }
reviews-line-none = { $at }. { $criterion }: нет оценки
reviews-line-verdict = { $at }. Решение: { $verdict }
reviews-line-no-verdict = { $at }. Решение: нет
reviews-to-author = Автору: { $text }
reviews-to-curator = Организатору: { $text }
reviews-missing-marks = Чтобы отправить, поставьте оценки там, где их нет.
reviews-missing-verdict = Чтобы отправить, примите решение.
reviews-missing-comment = Чтобы отправить, поясните словами самую низкую или самую высокую оценку: автору или организатору.
reviews-missing-reason = Чтобы отправить, напишите автору, что доработать или почему отказ.
reviews-edit = ✏️ { $number }
reviews-say-author = Слова автору
reviews-say-curator = Организатору
reviews-ask-author = Что сказать автору? Он прочтёт это после итогов, а при возврате сразу. Вашего имени не увидит.
reviews-ask-curator = Что сказать организатору? Автор этого не увидит.
reviews-comment-now = Сейчас: { $text }
reviews-give = Отправить
reviews-change = Изменить
reviews-extend = Ещё 3 дня
reviews-work-head = <b>Работа { $label }</b>
reviews-work-answer = <b>{ $field }</b>
    { $answer }
reviews-work-empty = В работе нет ответов, открытых экспертам.
reviews-work-large = Файл { $name } больше 20 МБ: обезличить его нельзя. Попросите его у организатора.
reviews-reminder-half = Прошла половина срока экспертизы. Откройте её: оценки ставят нажатием.
reviews-reminder-two-days = До срока экспертизы 2 дня.
reviews-reminder-one-day = До срока экспертизы 1 день.
reviews-waits = Вас просят об экспертизе и ждут ответа: берёте или нет?
reviews-conflict = «{ $label }»: теперь у вас связь с этой работой (например, общая организация), поэтому вашу экспертизу не учитываем. Спасибо за неё.
reviews-lapsed-curator = Экспертиза работы «{ $label }» не сдана в срок ({ $call }). { $has_next ->
    [yes] Попросили следующего эксперта.
   *[no] Запасных экспертов нет.
  }
reviews-differ = <b>Эксперты разошлись: { $label }</b>
reviews-differ-totals = Итоги из 100: { $totals }
reviews-differ-verdicts = Решения: { $verdicts }
reviews-differ-what = Можно позвать третьего эксперта, попросить экспертов обсудить и поправить оценки или оставить как есть.
reviews-differ-left = Если оставить как есть, итог будет «{ $outcome }».
reviews-settle-third = Третий эксперт
reviews-settle-talk = Пусть обсудят
reviews-settle-leave = Оставить как есть
reviews-settled-third = Попросили третьего эксперта.
reviews-settled-none = Свободного эксперта без связи с автором нет. Можно обсудить или оставить как есть.
reviews-settled-talk = Экспертизы снова открыты на 3 дня, экспертам написали.
reviews-settled-leave = Оставили как есть.
reviews-talk = Ваши оценки работы «{ $label }» разошлись с оценками коллег. Посмотрите её ещё раз и, если считаете нужным, поправьте оценки. Экспертиза открыта до { $due }.
