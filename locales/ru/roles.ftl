# Кто какую роль держит.
roles-role-council-member = член Совета
roles-role-head = руководитель округа
roles-role-curator = куратор
roles-role-mentor = наставник
roles-role-active = член методического актива
roles-role-expert = эксперт
roles-role-methodist = методист
roles-role-expert-council-member = член экспертного совета
roles-role-administrator = администратор
roles-role-of-institute = { $role } ({ $institute })

roles-nameless = без анкеты
roles-everywhere = все округа
roles-endless = без срока
roles-until = до { $day }

roles-title = <b>Роли</b>
roles-title-page = <b>Роли</b> · страница { $page } из { $pages }
roles-narrowed = Показаны: { $role }, { $where }
roles-row = { $number }. { $name } — { $role }, { $where }
roles-nobody = Пока никого. Пригласите первого.
roles-search = Поиск: «{ $search }»
roles-not-found = Никого с таким именем среди ролей нет. Напишите фамилию иначе.
roles-can-search = Чтобы найти человека, напишите его фамилию.

roles-filter-role = Выбрать роль
roles-filter-place = Выбрать место
roles-any-role = все роли
roles-anywhere = везде
roles-choose-role = Какие роли показать?
roles-choose-district = В каком округе?
roles-choose-municipality = В каком муниципалитете?
roles-invite = Пригласить
roles-invites = Приглашения
roles-to-list = К списку ролей

roles-card = <b>Роль: { $role }</b>
roles-card-holder = { $name }
roles-card-organization = { $organization } · { $municipality }
roles-card-where = Где: { $where }
roles-card-term = С { $since }, { $until }
roles-card-deputy = Заместитель члена Совета
roles-card-advisory = С совещательным голосом
roles-card-basis = Основание: { $basis }
roles-card-no-basis = Основание не указано
roles-basis = { $number } от { $day }
roles-basis-open = Основание
roles-standing-open = Голос
roles-choose-standing =
    { $name }: { $role }, { $where }
    С каким голосом?
roles-card-granted-by = Роль дал(а): { $name }
roles-card-from-settings = Администраторы названы в настройках бота (OKRUG_ADMINS), завершить роль можно только там.

roles-institute = Институт
roles-choose-institute =
    { $name }: { $role }, { $where }
    От какого института работает куратор? Он будет стоять на новых сертификатах.

roles-end = Завершить роль
roles-end-yes = Да, завершить
roles-ask-end =
    Завершить роль?
    { $name }: { $role }, { $where }

    Заявки, которые ждут решения, сразу перейдут к другим.
roles-ended =
    Роль завершена.
    { $name }: { $role }, { $where }

roles-letter-granted = { $name } — приглашение принято. Роль: { $role }, { $where }.
roles-letter-ended = Ваша роль завершена: { $role }, { $where }. Спасибо за работу.
