# Коды присутствия.

presence-own-code = <b>Ваш код.</b> Покажите его организатору, когда придёте.
presence-room-code = <b>Код на стену.</b> Пришедшие наводят на него камеру и отмечаются сами: за полчаса до начала и до получаса после конца.
presence-scanned = <b>Отмечено: { $name } здесь.</b>
presence-scanned-again = <b>Уже отмечено: { $name } здесь.</b>
presence-arrived = <b>Отмечено: вы здесь.</b>
presence-arrived-again = <b>Вы уже отмечены.</b>
