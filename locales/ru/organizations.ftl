# Список организаций: для тех, кто его ведёт.
organizations-title = <b>Организации</b> · { $count }
organizations-page = страница { $page } из { $pages }
organizations-search = Поиск: «{ $search }»
organizations-only-added = Только добавленные людьми
organizations-row = { $number }. { $name } · { $municipality } · { $count }
organizations-none = Не нашлось.
organizations-type-to-search = Чтобы найти, напишите часть названия.
organizations-show-added = Добавленные людьми
organizations-show-all = Показать все
organizations-to-list = К списку организаций

organizations-added-letter =
    { $count ->
        [one] Педагоги добавили { $count } организацию, которой нет в списке:
        [few] Педагоги добавили { $count } организации, которых нет в списке:
        [many] Педагоги добавили { $count } организаций, которых нет в списке:
       *[other] Педагоги добавили { $count } организации, которых нет в списке:
    }
organizations-added-more = и ещё { $count }
organizations-added-hint = Если такая уже есть, объедините их: люди перейдут туда.
organizations-merge-into = { $number }. Объединить с «{ $name }»

organizations-card = <b>{ $name }</b>
organizations-card-where = { $kind } · { $municipality }
organizations-card-people =
    { $count ->
        [0] Педагогов нет
        [one] { $count } педагог
        [few] { $count } педагога
        [many] { $count } педагогов
       *[other] { $count } педагога
    }
organizations-card-added = Добавил(а) педагог: сверьте название со списком.
organizations-people =
    { $count ->
        [one] { $count } педагог
        [few] { $count } педагога
        [many] { $count } педагогов
       *[other] { $count } педагога
    }

organizations-kind-school = школа
organizations-kind-gymnasium = гимназия
organizations-kind-lyceum = лицей
organizations-kind-kindergarten = детский сад
organizations-kind-college = колледж
organizations-kind-centre = центр
organizations-kind-other = другое

organizations-rename = Переименовать
organizations-ask-name =
    Сейчас: { $name }

    Напишите новое название.
organizations-renamed = Переименовано: { $name }

organizations-merge = Объединить
organizations-ask-target =
    <b>{ $name }</b>
    С какой организацией объединить? Останется та, которую выберете.
organizations-ask-merge =
    Объединить организации?

    { $source } ({ $moving })
    станет частью
    { $target } ({ $staying })

    Разъединить будет нельзя.
organizations-merge-yes = Да, объединить
organizations-merged = Объединено. { $name }: { $people }
