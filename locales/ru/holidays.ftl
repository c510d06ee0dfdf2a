# Праздники и каникулы: дни без уроков.

holidays-open = Праздники и каникулы
holidays-list = <b>Праздники и каникулы</b> · { $page } из { $pages }
holidays-none = Впереди ни одного.
holidays-hint = Даты религиозных праздников называет указ: если они другие, уберите день и добавьте верный.
holidays-of-public = 🎉 { $when } · { $name }
holidays-of-school = { $when } · { $name }, уроков нет
holidays-usual = { $day }: обычный день.
holidays-removed = { $day }: убрано.
holidays-add-public = Добавить праздник
holidays-add-school = Добавить дни без уроков
holidays-ask-words = { $kind ->
    [public] Напишите день и название праздника, например: 10 декабря, День района. Или дни: 1–8 января, Новый год
   *[other] Напишите день и причину, например: 10 декабря, карантин. Или дни: 1–8 января, каникулы
}
holidays-remove = Убрать этот день
holidays-remove-days = Убрать эти дни
holidays-back = К праздникам
holidays-cancelled = Ничего не изменено.
