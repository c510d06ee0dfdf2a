# What every form says.
forms-back = ‹ Назад
forms-cancel = Отменить
forms-skip = Пропустить
forms-done = Готово
forms-change = Изменить
forms-ask-change = Что изменить?
forms-typed-before = Сейчас: «{ $text }»
forms-ticked = ✓ { $label }
forms-ticked-at = ✓ { $at }. { $label }
forms-said-before = Сейчас: { $text }
forms-search = Поиск: «{ $search }»
forms-nothing-found = Не нашлось. Попробуйте короче.
forms-whole-list = Показать все
