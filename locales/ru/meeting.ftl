# Заседание Совета.

meeting-open = К заседанию
meeting-title = <b>{ $title }</b> · { $moment }
meeting-present = На заседании { $present } из { $members }
meeting-hint = Отметьте, кто пришёл, потом открывайте вопросы. Кто пришёл позже, голосует со следующего вопроса.
meeting-come = Я здесь
meeting-leave = Ухожу
meeting-motion = Вопрос { $number }
meeting-end = Составить протокол
meeting-ended = Протокол заседания готов: «Протоколы».
