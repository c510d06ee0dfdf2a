# Кнопки под объявлением у тех, кто его получил.

copies-do-sign-up = Записаться
copies-do-read = Прочитал(а)
copies-do-mute = Не присылать «{ $category }»
copies-do-unmute = Присылать «{ $category }»
copies-below = К объявлению выше:
copies-preview = Это предпросмотр: у людей кнопка будет работать.
copies-thanks = Спасибо, отмечено.
copies-off = «{ $category }»: больше не пришлю. Вернуть можно здесь же или в настройках.
copies-on = «{ $category }»: снова буду присылать.
