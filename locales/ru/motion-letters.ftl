# Письма о вопросах Совета

motion-letters-waits = <b>Вопрос { $number }</b> ждёт вашего голоса.
motion-letters-lost = Отданные голоса пропали: сменился ключ, или данные восстановлены из копии. Проголосуйте, пожалуйста, заново.
motion-letters-adopted = <b>Вопрос { $number }</b>: решение принято.
motion-letters-rejected = <b>Вопрос { $number }</b>: решение не принято.
motion-letters-no-quorum = <b>Вопрос { $number }</b>: не хватило голосов для кворума. Его могут поставить ещё раз.
motion-letters-withdrawn = <b>Вопрос { $number }</b> отозван.
motion-letters-open = По вопросу <b>{ $number }</b> идёт голосование.
motion-letters-draft = <b>Вопрос { $number }</b> готовится.
motion-letters-winners = { $names }
motion-letters-question = { $question }
motion-letters-announced = <b>Вопрос { $number }</b> будет в повестке { $day }.
