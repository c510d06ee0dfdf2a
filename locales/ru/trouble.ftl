# Когда что-то не так: администраторам и, если виноваты мы, всем.

trouble-head = <b>Нужно внимание администратора</b>
    { $text }
trouble-token-refused = Telegram не принимает токен бота ({ $about }). Проверьте его у @BotFather и в настройке OKRUG_BOT_TOKEN.
trouble-second-process = Обновления бота получает ещё одна программа ({ $about }). Остановите лишнюю копию.
trouble-unreachable = Telegram не отвечал больше минуты ({ $about }). Бот продолжает пробовать, ничего не потеряно.
trouble-letter-refused = Telegram не принял отправление: { $about }. Оно отложено, подробности в журнале.
trouble-update-unreadable = Не удалось прочитать обновление { $about }. Оно отложено, остальные обработаны.
trouble-backup-failed = Ночная копия базы не сделана: { $about }. Проверьте место на диске.
trouble-unexpected = Непредвиденная ошибка, номер { $about }. Подробности в журнале.
trouble-apology = Не получилось, мы уже знаем. Попробуйте ещё раз через минуту. Номер: { $number }
