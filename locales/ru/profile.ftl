# Рассказ о себе: форма, должности, предметы.

profile-step = <b>Анкета · шаг { $step } из { $steps }</b>
profile-title = <b>Моя анкета</b>

profile-ask-name = Как вас зовут? Напишите фамилию, имя и отчество одним сообщением.
profile-account = { $given } { $surname }, это я
profile-ask-surname = Ваша фамилия?
profile-ask-given = Ваше имя?
profile-ask-patronymic = Ваше отчество? Если его нет, пропустите.
profile-ask-whole =
    Фамилия: { $surname }
    Имя: { $given }
    Отчество: { $patronymic }

    Всё верно?
profile-whole-right = Верно
profile-whole-swap = Поменять местами
profile-whole-surname = Нет, всё это фамилия
profile-ask-municipality = В каком районе или городе? Выберите или напишите часть названия.
profile-ask-organization = Где вы работаете? Напишите село и номер школы («леваши 2») или название.
profile-ask-new-org = Напишите название организации полностью, до { $limit } знаков.
profile-ask-position = Ваша должность?
profile-ask-subjects = Какие предметы ведёте? Отметьте и нажмите «Готово».
profile-ask-year = Сколько лет вы в образовании? Можно год: 2015.
profile-no-subjects = Не веду

profile-other-organization = Нет в списке — добавить

profile-to-list = Выбрать из списка
profile-other-list = Другой район или город
profile-everywhere = Искать везде
profile-elsewhere = { $name } · { $municipality }
profile-near = Похожие уже есть в списке. Ваша среди них? Если нет, добавьте.
profile-add-this = Добавить «{ $name }»
profile-type-otherwise = Написать иначе
profile-not-here = В вашем районе или городе такой нет. Есть в других:
profile-nowhere = Не нашлось. Напишите что-то одно: село или номер. Или добавьте.

profile-summary = <b>Проверьте</b>
profile-name = { $name }
profile-municipality = Где: { $name }
profile-organization = Организация: { $name }
profile-position = Должность: { $position }
profile-subjects = Предметы: { $subjects }
profile-year = В образовании с { $year } года
profile-send = Всё верно
profile-change-surname = Фамилия
profile-change-given = Имя
profile-change-patronymic = Отчество
profile-change-municipality = Муниципалитет
profile-change-organization = Организация
profile-change-position = Должность
profile-change-subjects = Предметы
profile-change-year = Стаж

profile-saved = <b>Спасибо, записал.</b> Изменить можно так: «Ещё» → «Настройки».
profile-told = Спасибо, записал.
profile-cancelled = Хорошо, не сейчас. Чтобы Совет вашего муниципалитета увидел заявку, нужно знать, где вы работаете.
profile-unchanged = Всё осталось как было.
profile-begin = Заполнить анкету

profile-position-teacher = Учитель
profile-position-kindergarten-teacher = Воспитатель
profile-position-principal = Директор
profile-position-deputy = Завуч
profile-position-psychologist = Психолог
profile-position-speech-therapist = Логопед
profile-position-social-pedagogue = Соцпедагог
profile-position-extracurricular = Педагог допобразования
profile-position-methodologist = Методист
profile-position-other = Другое

profile-subject-primary = Начальные классы
profile-subject-russian = Русский и литература
profile-subject-native = Родной язык
profile-subject-mathematics = Математика
profile-subject-informatics = Информатика
profile-subject-physics = Физика
profile-subject-chemistry = Химия
profile-subject-biology = Биология
profile-subject-geography = География
profile-subject-history = История
profile-subject-foreign = Иностранный язык
profile-subject-art = ИЗО
profile-subject-music = Музыка
profile-subject-technology = Труд (технология)
profile-subject-sport = Физкультура
profile-subject-safety = ОБЗР
profile-subject-culture = КТНД, ОРКСЭ
profile-subject-other = Другое
