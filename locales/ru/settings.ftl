# Настройки.

settings-title =
    <b>Настройки</b>
    Что изменить?
settings-profile = Моя анкета
settings-other-language = English
settings-privacy = Мои данные
settings-spoken = Теперь я говорю по-русски.
settings-categories = Какие объявления получать
settings-categories-ask = Отмеченные рубрики приходят. «Важное» приходит всегда, оно бывает редко.
settings-be-found = Показывать меня коллегам
settings-be-hidden = Не показывать меня
settings-is-found = Хорошо. Участники ваших мероприятий увидят имя, место работы и предметы, если сами на это согласились. Передумать можно здесь в любой момент.
settings-is-hidden = Хорошо. Коллеги больше не видят вас в списках.
