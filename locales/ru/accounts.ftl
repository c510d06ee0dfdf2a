# Потерянный аккаунт; два аккаунта одного человека.

accounts-lost = У меня был другой аккаунт
accounts-step = Прежний аккаунт · шаг { $step } из { $steps }
accounts-ask-name =
    Если вы уже были в боте с другого номера или аккаунта, куратор перенесёт сюда всё, что там было: записи, заявки, сертификаты.
    <b>Как вы были там записаны?</b> Фамилия, имя, отчество, до { $limit } знаков.
accounts-ask-organization = <b>Где вы тогда работали?</b> Напишите часть названия и выберите.
accounts-change-name = Имя
accounts-change-organization = Место работы
accounts-summary = <b>Прежний аккаунт</b>
accounts-known = Прежде: { $name }, { $organization }
accounts-what-follows = Куратор округа сравнит и ответит. Прежнему аккаунту я напишу, чтобы его никто не отнял.
accounts-send = Отправить куратору
accounts-cancelled = Ничего не отправлено.
accounts-anew = Начать заново
accounts-sent = Заявка { $number } отправлена куратору. Когда он сравнит, я напишу.
menu-draft-account = Не закончено: просьба о прежнем аккаунте{ $step }.
menu-resume-account = Вернуться к прежнему аккаунту

council-kind-account = прежний аккаунт
council-letter-account-approve = Всё, что было в прежнем аккаунте, перейдёт сюда.
council-letter-account-reject = Если это ошибка, позвоните куратору: /help
council-letter-account-return = Ответьте, и куратор посмотрит ещё раз.
council-letter-account-expired = Простите, ответа в срок не было. Отправьте просьбу ещё раз: «Настройки» → «Мои данные».
council-accept-one = Это { $name }
council-reason-button-ready-which-name = Спросить прежнюю фамилию
council-reason-button-ready-unknown-person = Такого человека не нашлось
council-reason-button-ready-call-curator = Попросить позвонить
council-reason-ready-which-name = Уточните, пожалуйста: фамилия была другой или школа называлась иначе?
council-reason-ready-unknown-person = По этим данным перенести аккаунт не получилось. Работайте, пожалуйста, в этом.
council-reason-ready-call-curator = Позвоните, пожалуйста, куратору: убедимся, что это вы.
requests-state-account-granted = <b>Подтверждена.</b>
requests-state-account-expired = <b>Простите, решения в срок не было.</b> Отправьте просьбу ещё раз: «Настройки» → «Мои данные».

accounts-short = прежний аккаунт «{ $name }»
accounts-found = Кто это может быть:
accounts-nobody = Похожих людей в этом муниципалитете нет. Спросите автора или отклоните.
accounts-found-row = • <b>{ $name }</b>, { $organization }, { $place }; последнее действие: { $at }{ $role ->
    [yes] ; есть роль: переносит администратор
   *[no] {""}
}
accounts-compare = Позвоните автору, прежде чем подтвердить. Прежний аккаунт сможет возразить в течение трёх дней.
accounts-move-waiting = Перенос: { $at }, если из прежнего аккаунта не возразят.
accounts-move-done = Перенесено.
accounts-move-stopped = Перенос остановлен.

accounts-letter-moves =
    <b>Ваш аккаунт переносят на другой.</b>
    Куратор подтвердил, что вы теперь пишете из нового аккаунта. Всё ваше перейдёт туда: { $at }.
    Если это не вы, нажмите кнопку, и ничего не изменится.
accounts-object = Это не я, не переносить
accounts-objected = Перенос остановлен, куратор это увидит. Всё остаётся как было.
accounts-letter-moved = <b>Всё, что было в прежнем аккаунте, теперь здесь.</b> Прежний больше не нужен. Проверьте анкету: «Настройки».
accounts-letter-objected = <b>Заявка { $number }: из прежнего аккаунта возразили.</b> Перенос остановлен. Позвоните обоим, прежде чем решать снова.
accounts-letter-failed-decider = <b>Заявка { $number }: перенести аккаунт нельзя.</b> Оба участвовали в одном и том же, удаляют данные или одного из них уже объединили с другим. Напишите администратору.
accounts-letter-failed-author = <b>Заявка { $number }: перенос не состоялся.</b> Позвоните, пожалуйста, куратору: /help
accounts-gone =
    <b>Вы теперь работаете из другого аккаунта.</b>
    Всё ваше там: откройте бота из него. Если это не так, позвоните куратору округа.

accounts-merge-open = Два аккаунта одного человека
accounts-merge-title = <b>Два аккаунта одного человека</b>
accounts-ask-first = Кто это? Напишите фамилию и имя, потом выберите первый аккаунт.
accounts-ask-second = Первый выбран. Теперь второй: выберите или напишите, как он записан.
accounts-number = <b>Аккаунт { $number }</b>
accounts-has = Есть: { $counts }
accounts-has-none = ничего
accounts-has-deficits = затруднений { $count }
accounts-has-requests = заявок { $count }
accounts-has-seats = записей { $count }
accounts-has-certificates = сертификатов { $count }
accounts-has-entries = конкурсных работ { $count }
accounts-has-papers = справок и дипломов { $count }
accounts-has-reviews = экспертиз { $count }
accounts-has-pairs = пар { $count }
accounts-has-decisions = решений { $count }
accounts-has-votes = голосований { $count }
accounts-has-activities = мероприятий { $count }
accounts-has-announcements = объявлений { $count }
accounts-has-roles = ролей { $count }
accounts-doubled-seats = Одно и то же мероприятие у обоих: { $count }. Останется одна запись, лишнее место получит очередь.
accounts-doubled-deficits = Одно и то же затруднение у обоих: { $count }. Останется одно.
accounts-which-stays = Записи, заявки и решения обоих станут общими, анкета останется первая. Из какого аккаунта человек будет писать дальше?
accounts-stays = Из аккаунта { $number }
accounts-conflicts = <b>Объединить нельзя:</b>
accounts-conflict-leaving = • один из двух удаляет свои данные;
accounts-conflict-vote = • оба голосовали или имеют голос по одному вопросу;
accounts-conflict-pair = • они были или могли быть наставником и подопечным друг друга;
accounts-conflict-mentees = • оба ждут наставника или занимаются с ним: закончите одну пару;
accounts-conflict-mentor-load = • пар с подопечными вместе больше, чем наставник берёт;
accounts-conflict-entry = • оба участвуют в одной конкурсной работе как автор, соавтор или эксперт;
accounts-conflict-decision = • один решал заявку другого;
accounts-conflict-deputy = • один замещал другого;
accounts-conflict-meeting = • у обоих встреча с одним методистом, друг с другом или в одно время: отмените одну;
accounts-conflict-route = • у обоих маршрут на один год: остановите один;
accounts-conflict-seat = • в одном мероприятии у обоих сертификат или команда;
accounts-conflict-candidate = • один назван в вопросе Совета, который ещё не решён;
accounts-conflict-settings = • аккаунт, который уйдёт, назван в настройках (OKRUG_ADMINS);
accounts-merge-sure = <b>Отменить это нельзя.</b> Человек будет писать из аккаунта { $number }, другой больше не действует. Перед этим сделайте копию: okrug backup. Что было перенесено, останется в журнале.
accounts-merge = Объединить навсегда
accounts-merged = <b>Готово.</b> { $name }: теперь это один человек.
