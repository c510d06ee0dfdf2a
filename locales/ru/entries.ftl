entries-answer = <b>{ $label }:</b> { $answer }
entries-person-invited = { $name } (ещё не ответил(а))
entries-person-confirmed = { $name } ✓
entries-person-refused = { $name } (отказ)
entries-person-erased = имя удалено
