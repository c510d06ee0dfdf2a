# Проектный офис: этапы проектов, отчёты о них, напоминания.

projects-section = Проектный офис
projects-title = <b>Проектный офис</b>
projects-none = Проектов пока нет. Они появятся, когда будут объявлены итоги конкурса проектов.
projects-row = • { $title }: { $done } из { $all }{ $late ->
    [0] {""}
   *[other] , есть просроченный этап ❗
}
projects-card = <b>{ $title }</b>
projects-progress = Этапов сделано: { $done } из { $all }.
projects-complete = Все этапы пройдены. Проект — в банке практик, коллеги увидят его там.
projects-step-planned = { $position }. ⏳ { $title } — до { $day }
projects-step-overdue = { $position }. ❗ { $title } — срок был { $day }
projects-step-reported = { $position }. 🕓 { $title } — отчёт у куратора
projects-step-accepted = { $position }. ✅ { $title }
projects-words = «{ $words }»
projects-due = Срок: { $day }
projects-about = Этап «{ $title }», проект «{ $project }»
projects-report = Отчитаться: { $title }
projects-open = Этапы проекта
projects-back = ‹ Проектный офис
projects-letter-soon = Скоро срок этапа «{ $title }» (до { $day }), проект «{ $project }». Когда сделаете, расскажите о нём двумя словами и приложите файл.
projects-letter-overdue = Прошёл срок этапа «{ $title }» ({ $day }), проект «{ $project }». Отчёта пока нет.
projects-letter-done = Все этапы проекта «{ $project }» приняты. Он теперь в банке практик: спасибо, что довели до конца!

milestone-about = <b>Отчёт: { $title }</b>
milestone-ask-words = Что сделано? До { $limit } знаков.
milestone-ask-files = Приложите файлы, если есть: фото, приказ, программу.
milestone-change-words = Что сделано
milestone-change-files = Файлы
milestone-send = Отправить отчёт
milestone-cancelled = Отчёт не отправлен.
milestone-sent = Отчёт отправлен. Куратор посмотрит и ответит.
menu-draft-milestone = Не закончено: отчёт об этапе{ $step }.
menu-resume-milestone = Вернуться к отчёту

council-kind-milestone = отчёт об этапе проекта
council-letter-milestone-approve = Этап принят. Дальше — следующий.
council-letter-milestone-reject = Этап не принят. Отчитайтесь о нём ещё раз, когда доделаете.
council-letter-milestone-return = Дополните отчёт и отправьте снова.
council-letter-milestone-expired = Отчёт больше не рассматривают. Его можно отправить снова.
