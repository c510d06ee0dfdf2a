"""Surveys: composing, answering, opening."""

from tests.play import Player

QUESTIONS = """Какая тема нужнее?
Читательская грамотность
Оценивание

Что подошло бы? (несколько)
- Семинар
- Открытый урок

Насколько хватает помощи методиста? 1–5

Что ещё важно?"""
BY_PLACE = "Анонимно, по муниципалитетам"
NAMED = "С именами"
SENDS = "Отправить ответы"


async def begins(curator: Player) -> None:
    await curator.says("Объявления")
    await curator.presses("Опросы")
    await curator.presses("Новый опрос")


async def opens(curator: Player, naming: str, questions: str = QUESTIONS) -> None:
    """Saves a survey until 28 November and sends it to the whole district."""
    await begins(curator)
    await curator.says("Что нужно школам")
    await curator.says(questions)
    await curator.presses("Готово")
    await curator.presses(naming)
    await curator.says("28 ноября")
    await curator.presses("Сохранить")
    await curator.presses("Выбрать, кому, и разослать")
    await curator.presses("Отправить")


async def answers(person: Player, topic: str, text: str = "") -> None:
    await person.presses("Ответить")
    await person.presses(topic)
    await person.presses("Семинар")
    await person.presses("Готово")
    await person.presses("4")
    await (person.says(text) if text else person.presses("Пропустить"))
    await person.presses(SENDS)


async def card(curator: Player) -> None:
    await curator.says("Объявления")
    await curator.presses("Опросы")
    await curator.presses("Что нужно школам")
