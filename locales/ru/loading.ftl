# Загрузка файлов с данными: читает тот, кто стоит у терминала.

loading-done =
    { $catalogue }: добавлено { $added }, изменено { $changed }, убрано { $retired }, возвращено { $revived }, без изменений { $unchanged }

loading-catalogue-districts = Округа
loading-catalogue-municipalities = Муниципалитеты
loading-catalogue-areas = Области
loading-catalogue-topics = Направления
loading-catalogue-types = Виды мероприятий
loading-catalogue-categories = Рубрики объявлений
loading-catalogue-institutes = Институты
loading-catalogue-schools = Школы
loading-catalogue-communities = Сообщества
loading-catalogue-organizations = Организации

loading-column-municipality = муниципалитет; район; город; район или город; муниципальное образование; МО
loading-column-settlement = населённый пункт; село; посёлок; населенный пункт
loading-column-name = название; наименование; организация; наименование организации; название организации; краткое наименование; школа; ОО
loading-column-kind = вид; тип; вид организации; тип организации
loading-column-id = код; код организации; ИД

loading-fault-unreadable = файл не читается: { $value }
loading-fault-unknown-file = такие файлы не загружаются: «{ $value }»; нужен .toml, .xlsx или .ods (.xls и .csv сохраните как .xlsx)
loading-fault-unknown-table = здесь нет ничего знакомого: «{ $value }»; ожидаются districts, municipalities, areas, types, categories, institutes, schools, communities, holidays, campaigns, kinds или organizations
loading-fault-unknown-field = незнакомое поле «{ $field }»
loading-fault-missing = не заполнено поле «{ $field }»
loading-fault-not-text = поле «{ $field }» должно быть текстом: { $value }
loading-fault-bad-id = код «{ $value }» не годится: до 28 латинских букв, цифр и дефисов (у организаций до 64 любых знаков)
loading-fault-too-long = слишком длинно для кнопки или списка, поле «{ $field }»: «{ $value }»
loading-fault-duplicate = уже есть выше, поле «{ $field }»: «{ $value }»
loading-fault-unknown-reference = не найдено, поле «{ $field }»: «{ $value }»
loading-fault-ambiguous-reference = так называются несколько, нужен код, поле «{ $field }»: «{ $value }»
loading-fault-unknown-kind = такого вида нет, поле «{ $field }»: «{ $value }»
loading-fault-not-a-number = нужно целое число, поле «{ $field }»: «{ $value }»
loading-fault-formula = в ячейке { $value } формула; сохраните таблицу как значения
loading-fault-no-column = нет столбца «{ $field }»
loading-more-faults =
    { $count ->
        [one] и ещё { $count } место
        [few] и ещё { $count } места
        [many] и ещё { $count } мест
       *[other] и ещё { $count } места
    }
loading-catalogue-campaigns = Кампании
loading-catalogue-holidays = Праздники и каникулы
loading-fault-not-a-day = нужен день вида 2026-12-31, конец не раньше начала, поле «{ $field }»: «{ $value }»
loading-catalogue-kinds = Виды конкурсов и защит
loading-fault-bad-call = { $field }: { $value }
