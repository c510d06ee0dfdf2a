council-kind-entry = работа
council-letter-entry-approve = Работа допущена. Как идёт экспертиза, видно в «Моих работах».
council-letter-entry-reject = На этот раз работа не допущена.
council-letter-entry-return = Откройте работу, исправьте и отправьте снова: всё написанное сохранено.
council-letter-entry-expired = Приём этой работы закончен.
council-reason-button-ready-which-file = Не тот файл
council-reason-button-ready-fill-in = Заполните подробнее
council-reason-button-ready-not-this-call = Не для этого конкурса
council-reason-ready-which-file = Приложен не тот файл, или он не открывается. Пришлите, пожалуйста, ещё раз.
council-reason-ready-fill-in = Расскажите, пожалуйста, подробнее: пока трудно понять суть.
council-reason-ready-not-this-call = Эта работа не подходит под условия конкурса.
requests-state-entry-submitted = <b>Ждёт допуска.</b> Куратор ответит не позднее { $promised }.
requests-state-entry-granted = <b>Допущена.</b> Дальше – в «Моих работах».
requests-state-entry-expired = <b>Приём этой работы закончен.</b>
entries-about = «{ $title }» · { $call }
entries-short = работа «{ $title }»
entries-holds-people =
    { $number ->
        [one] { $number } соавтор
        [few] { $number } соавтора
        [many] { $number } соавторов
       *[other] { $number } соавторов
    }
entries-holds-pupils =
    { $number ->
        [one] { $number } ученик
        [few] { $number } ученика
        [many] { $number } учеников
       *[other] { $number } учеников
    }
entries-holds-files =
    { $number ->
        [one] { $number } файл
        [few] { $number } файла
        [many] { $number } файлов
       *[other] { $number } файлов
    }
entries-letter-returned =
    <b>Эксперт просит доработать: «{ $title }».</b>
    { $reason }
    Отправьте снова до { $until }: всё написанное сохранено.
entries-letter-settled = <b>По вашей работе есть итог: «{ $title }».</b>
    Он на карточке работы: «Конкурсы и опыт», «Мои работы».
entries-letter-expired = Время на доработку вышло: «{ $title }». Больше её не рассматриваем. Если приём ещё идёт, подайте её заново.
entries-letter-cancelled = <b>Конкурс отменён: { $call }.</b> Работу «{ $title }» больше не рассматриваем.
entries-letter-annulled = <b>Результат отменён: «{ $title }».</b>
    { $reason }
