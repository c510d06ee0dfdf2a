entries-answer = <b>{ $label }:</b> { $answer }
entries-person-invited = { $name } (no answer yet)
entries-person-confirmed = { $name } ✓
entries-person-refused = { $name } (declined)
entries-person-erased = name deleted
