# Приглашения: ссылки, которые дают роль.
invites-ask-role = Кого приглашаете?
invites-ask-district =
    Роль: { $role }
    В каком округе?
invites-ask-municipality =
    Роль: { $role }
    В каком муниципалитете? Выберите или напишите часть названия.
invites-ask-institute =
    Роль: { $role }
    От какого института? Он будет стоять на сертификатах.
invites-municipality-not-found = Не нашлось. Попробуйте другую часть названия.
invites-page = Страница { $page } из { $pages }
invites-ask-basis =
    Роль: { $role }
    На каком основании? Одной строкой, например: приказ 12 от 3 сентября
invites-ask-standing =
    Роль: { $role }
    С каким голосом?
invites-standing-member = Член Совета
invites-standing-deputy = Заместитель члена
invites-standing-advisory = С совещательным голосом
invites-sum-deputy = Заместитель: голосует вместе с членом от своего муниципалитета
invites-sum-advisory = С совещательным голосом: всё видит, не голосует
invites-sum-basis = Основание: { $basis }
invites-change-standing = Изменить голос
invites-ask-term =
    Роль: { $role }
    На какой срок?
invites-term-year = 1 год
invites-term-two-years = 2 года
invites-term-endless = Без срока
invites-summary = <b>Создать приглашение?</b>
invites-sum = { $role }, { $where }, { $until }
invites-send = Создать приглашение
invites-change-term = Изменить срок
invites-change-institute = Изменить институт

invites-made =
    <b>Приглашение готово</b>
    { $role }, { $where }, { $until }

    { $address }

    Ссылка сработает один раз, до { $expires }. Отправьте её тому, кого приглашаете.
invites-kept =
    <b>Приглашение</b>
    { $role }, { $where }, { $until }

    Ждёт до { $expires }. Ссылку я показываю один раз и не храню. Потерялась: отзовите приглашение и сделайте новое.
invites-copy = Скопировать ссылку
invites-share = Отправить ссылку
invites-share-text = Приглашение в методический округ. Роль: { $role }, { $where }. Откройте ссылку и нажмите «Принять роль».

invites-open =
    <b>Приглашения</b>
    { $count ->
        [0] Действующих приглашений нет.
        [one] { $count } приглашение ещё не использовано.
        [few] { $count } приглашения ещё не использованы.
        [many] { $count } приглашений ещё не использовано.
       *[other] { $count } приглашения ещё не использовано.
    }
invites-label = { $role }, { $where }
invites-row = · { $label }
invites-list = К приглашениям
invites-revoke = Отозвать приглашение
invites-revoke-this = Отозвать
invites-revoke-yes = Да, отозвать
invites-ask-revoke =
    Отозвать приглашение?
    { $role }, { $where }, { $until }

    По ссылке больше никто не получит роль.
invites-revoked = Приглашение отозвано.
invites-cancelled = Приглашение не создано.

invites-offer =
    <b>Вас приглашают</b>
    Роль: { $role }, { $where }, { $until }
invites-offer-by = Приглашает: { $name }
invites-accept = Принять роль
invites-later = Не сейчас
invites-put-off = Хорошо. Чтобы вернуться, откройте ссылку ещё раз.
invites-accepted =
    <b>Роль принята</b>
    { $role }, { $where }, { $until }
invites-gives-council-member = Сюда будут приходить заявки педагогов вашего муниципалитета: их нужно принять, отклонить или задать автору вопрос.
invites-gives-head = Сюда приходят заявки, на которые не ответили вовремя. Вы приглашаете членов Совета и ведёте дела округа.
invites-gives-curator = Вы видите дела округа, решаете заявки, когда больше некому, приглашаете членов Совета и следите за списком организаций.
invites-gives-mentor = Вас внесут в список наставников округа.
invites-gives-active = Вас внесут в список методического актива округа.
invites-gives-expert = Вас внесут в список экспертов округа.
invites-gives-methodist = Вас внесут в список методистов округа. Отметьте свои темы: «О проекте», «Методисты округа», «Мои темы». По ним вам будут писать педагоги.
invites-gives-expert-council-member = Вы входите в экспертный совет округа: видите его вопросы и голосуете.
invites-gives-administrator = Вы даёте и завершаете роли и следите за списком организаций во всех округах.
