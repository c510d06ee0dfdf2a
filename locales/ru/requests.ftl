# Свои заявки: список, одна заявка, отзыв.

requests-none =
    <b>Мои заявки</b>
    Пока ни одной. Расскажите, что в работе трудно: Совет округа ответит, а подходящее мероприятие я предложу.
requests-begin = Рассказать, что трудно
requests-list = <b>Мои заявки</b>
requests-list-page = <b>Мои заявки</b> · страница { $page } из { $pages }
requests-row = <b>{ $number }</b> · { $about } · { $state }
requests-list-hint = Откройте заявку кнопкой или напишите её номер.
requests-button = { $number } · { $about }
requests-open = Открыть заявку
requests-whole = Показать полностью
requests-to-list = ‹ К списку

requests-head = <b>Заявка { $number } · { $kind }</b>

requests-short-submitted = ждёт решения
requests-short-returned = вопрос к вам
requests-short-accepted = принята
requests-short-shared = принята
requests-short-rejected = отклонена
requests-short-withdrawn = отозвана
requests-short-expired = решения не было
requests-short-healed = больше не трудно
requests-short-retired = закрыта

requests-state-submitted = <b>Ждёт решения.</b> Ответ будет не позднее { $promised }.
requests-state-returned =
    <b>Вопрос Совета:</b> «{ $reason }»
    Ответьте, и заявку рассмотрят снова.
requests-state-accepted = <b>Принята.</b> Когда появится подходящее мероприятие, я предложу его вам.
requests-state-shared = <b>Принята.</b> Куратор видит, что вы готовы поделиться опытом.
requests-state-rejected = <b>Отклонена:</b> «{ $reason }»
requests-state-withdrawn = <b>Вы отозвали заявку.</b>
requests-state-expired = <b>Простите, решения в срок не было.</b> Отправьте заявку ещё раз: всё написанное сохранено.
requests-state-healed = <b>Больше не трудно.</b> Рады, что получилось.
requests-state-retired = <b>Закрыта:</b> таким направлением округ больше не занимается.

requests-history-submit = { $moment } · отправлена
requests-history-approve = { $moment } · принята
requests-history-reject = { $moment } · отклонена: «{ $reason }»
requests-history-return = { $moment } · вопрос Совета: «{ $reason }»
requests-history-withdraw = { $moment } · вы отозвали
requests-history-resubmit = { $moment } · вы ответили
requests-history-expire = { $moment } · решения в срок не было
requests-history-undo = { $moment } · решение отменено
requests-history-resolve = { $moment } · вы сообщили, что больше не трудно
requests-history-reopen = { $moment } · отправлена снова

requests-answer = Ответить на вопрос
requests-healed = Больше не трудно
requests-reopen = Снова трудно
requests-again = Отправить Совету снова
requests-withdraw = Отозвать заявку
requests-ask-withdraw = <b>Отозвать заявку { $number }?</b>
requests-withdraw-means = Совет больше не будет ею заниматься. Вернуть отозванную заявку нельзя, но можно подать новую.
requests-withdraw-now = Да, отозвать

requests-short-granted = согласована
requests-state-granted = <b>Согласована.</b> Есть ли место, видно в карточке мероприятия.
requests-state-enrolment-expired = <b>Простите, решения в срок не было.</b> Посмотрите другие мероприятия.
requests-state-school-submitted = <b>Ждёт решения.</b> Ответ будет не позднее { $promised }.
requests-state-school-granted = <b>Вы приняты.</b> Место и занятия видны в карточке школы.
requests-state-school-expired = <b>Простите, решения в срок не было.</b> Следующий набор будет виден в меню «Школы и наставники».

requests-readers-now = Сейчас это: { $names }
requests-readers-now-later = Сейчас { $names }, без ответа увидят ещё { $count }
requests-readers-later = Если { $day } ответа ещё не будет, увидят и другие члены Совета: { $names }
requests-readers-not-whole = Директор и те, кто работает с вами в одной организации, не увидят, даже если входят в Совет.
requests-readers-not = Директор и коллеги не увидят.
requests-readers-more = { $names } и ещё { $count }
