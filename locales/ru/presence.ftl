# Коды присутствия.

presence-own-code = <b>Ваш код.</b> Покажите его организатору, когда придёте.
presence-room-code = <b>QR для входа.</b> Распечатайте лист и повесьте у двери: люди наведут камеру и отметятся сами: полчаса до занятия и пока оно идёт. У каждого занятия свой код.
presence-room-turning = <b>Меняющийся QR для входа.</b> Покажите его на экране: через { $minutes } минут обновите. Распечатанный код сейчас не действует.
presence-poster = Отметьтесь здесь
presence-poster-hint = Наведите камеру телефона и отметьтесь
presence-poster-note = Откроется Telegram: нажмите кнопку внизу экрана
presence-turn = Сделать QR меняющимся
presence-turn-again = Обновить QR
presence-still = Вернуть постоянный QR
presence-scanned = <b>Отмечено: { $name } здесь.</b>
presence-scanned-again = <b>Уже отмечено: { $name } здесь.</b>
presence-arrived = <b>Отмечено: вы здесь.</b>
presence-arrived-again = <b>Вы уже отмечены.</b>
