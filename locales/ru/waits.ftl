# Сколько ждут заявки: картинка и таблица.

waits-open = Сколько ждут
waits-title = Сколько ждут заявки
waits-about = в рабочих днях, на { $day }
waits-now = Ждут сейчас
waits-decided = Решены за 90 дней
waits-span = { $span ->
    [0] до дня
    [1] 2 дня
    [2] 3–4 дня
    [3] 5–10 дней
   *[other] дольше 10 дней
}
waits-usual = { $days ->
    [0] Обычно решают в тот же день.
    [one] Обычно решают за { $days } рабочий день.
    [few] Обычно решают за { $days } рабочих дня.
    [many] Обычно решают за { $days } рабочих дней.
   *[other] Обычно решают за { $days } рабочего дня.
}
waits-no-decisions = За 90 дней решений не было.
waits-head = <b>Сколько ждут заявки.</b> Сейчас ждут: { $count }.
waits-sheet = Таблица .xlsx
waits-sheet-head = <b>Заявки по срокам:</b> { $count }. Имён авторов в таблице нет.
waits-file = Сколько ждут заявки.xlsx
waits-yes = да
waits-column-number = Заявка
waits-column-kind = Вид
waits-column-place = Муниципалитет
waits-column-sent = Отправлена
waits-column-state = Состояние
waits-column-days = Рабочих дней
waits-column-promised = Обещано до
waits-column-late = Увидел весь Совет
waits-column-decided = Решена
waits-column-decider = Кто решил
