# Меню команд.

commands-menu = Меню
commands-my = Мой год: часы, что было и что впереди
commands-help = Помощь и контакты
commands-language = Язык
commands-privacy = О данных
commands-mydata = Получить мои данные
commands-delete = Удалить мои данные
commands-analytics = Аналитика округа
commands-about-bot = Бот методического округа: рассказать, что трудно, и узнать решение Совета.
commands-about-bot-short = Методический округ: что трудно учителю, мероприятия, наставники, решения Совета.
