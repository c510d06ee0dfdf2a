# What every form says.
forms-back = ‹ Назад
forms-cancel = Отменить
forms-skip = Пропустить
forms-done = Готово
