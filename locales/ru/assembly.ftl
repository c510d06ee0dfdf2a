# Педагогическая дума: кто выступает, кто ждёт слова, резолюция.

assembly-open = Ход Думы
assembly-agenda = <b>Повестка.</b> { $text }
assembly-item = { $item }
assembly-item-now = <b>▸ { $item }</b>
assembly-more-items = Ещё строк: { $count }
assembly-delegates = Делегатов: { $delegates }, пришли: { $present }
assembly-speaks = <b>Слово у:</b> { $name }
assembly-own-speech = <b>Слово у вас.</b>
assembly-queue = { $count ->
    [0] Слова никто не ждёт.
   *[other] Ждут слова:
}
assembly-waits = { $number }. { $name }
assembly-more = и ещё { $count }
assembly-own-place = <b>Вы в очереди, место { $place }.</b>
assembly-closed = Запись выступающих закрыта.
assembly-hint = Голосуют делегаты, которых отметили пришедшими. Когда всё решено, закончите Думу: будет протокол.
assembly-ask = Прошу слова
assembly-take-back = Снять просьбу
assembly-call = Дать слово: { $name }
assembly-end-speech = Выступление закончено
assembly-up = ↑ { $name }
assembly-close = Закрыть запись выступающих
assembly-reopen = Снова записывать
assembly-put = Вынести резолюцию
assembly-end = Закончить, протокол
assembly-refresh = Обновить
assembly-called = <b>Вам дают слово.</b>
