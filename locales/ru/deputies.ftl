# Замещение: член Совета называет того, кто решает за него.

deputies-open = Замещение
deputies-title = <b>Замещение</b>
deputies-own = За вас решает { $name }: { $first } – { $last }
deputies-other = Вы решаете за другого: { $name }, { $first } – { $last }
deputies-means = Пока вас нет, заявки приходят замещающему. Решать сможете и вы сами.
deputies-name = Назвать замещающего
deputies-end = Закончить: { $name }
deputies-ask-who = Кто из Совета решает, пока вас нет?
deputies-nobody = В Совете округа пока больше никого нет.
deputies-chosen = Замещающий: { $name }
deputies-ask-days = На какие дни? Выберите или напишите, например: 1–14 декабря
deputies-days = { $days ->
    [one] С сегодня, на { $days } день
    [few] С сегодня, на { $days } дня
    [many] С сегодня, на { $days } дней
   *[other] С сегодня, на { $days } дня
}
deputies-named = <b>Готово.</b> За вас решает { $name }: { $first } – { $last }.
deputies-ended = <b>Замещение закончено.</b>
deputies-cancelled = Ничего не изменено.
deputies-letter =
    <b>Вас просят решать заявки за другого.</b>
    { $name }, { $first } – { $last }.
    В эти дни карточки придут вам. Отказаться можно одной кнопкой.
deputies-letter-ended = <b>Замещения больше нет.</b> { $name } не решает за вас.
deputies-for = за { $name }
