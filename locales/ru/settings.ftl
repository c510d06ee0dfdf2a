# Настройки.

settings-title =
    <b>Настройки</b>
    Что изменить?
settings-profile = Рассказ о себе
settings-other-language = English
settings-privacy = Мои данные
settings-spoken = Теперь я говорю по-русски.
