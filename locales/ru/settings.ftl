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
