"""Work of a person who leaves: requests, cards in other chats, roles."""

from datetime import timedelta

from tests.acts.people import is_gone, leaves
from tests.acts.requests import OWN, TRIED, reports_in_own_words, reports_tried
from tests.play import Player, Stage


async def stays(player: Player) -> None:
    await player.says("/start")
    await player.presses("Передумать и остаться")


async def test_open_reports_expire_and_their_cards_lose_the_name(stage: Stage) -> None:
    """If withdrawn, they would no longer be counted, although the deficits existed."""
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_tried(aishat)
    assert "Магомедова" in member.text
    await is_gone(stage, aishat)
    assert "СРОК ИСТЁК" in member.text
    assert "Автор удалил свои данные." in member.text
    assert "Магомедова" not in member.text
    assert TRIED not in member.text
    assert "Принять" not in member.buttons


async def test_cards_of_decided_requests_lose_the_name_too(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_tried(aishat)
    await member.presses("Принять")
    await is_gone(stage, aishat)
    assert "ПРИНЯТА" in member.text
    assert "Автор удалил свои данные." in member.text
    assert "Магомедова" not in member.text
    assert TRIED not in member.text


async def test_what_was_told_in_own_words_is_gone_from_the_cards(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_in_own_words(aishat)
    assert OWN in member.text
    await is_gone(stage, aishat)
    assert OWN not in member.text
    assert "«»" not in member.text


async def test_a_request_waits_for_the_author_who_is_leaving(stage: Stage) -> None:
    """The grace period is for changing one's mind: until then nothing is withdrawn."""
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_tried(aishat)
    await leaves(aishat)
    await member.presses("Принять")
    await stays(aishat)
    await aishat.says("1")
    assert "Принята." in aishat.text


async def test_what_waits_for_a_member_who_leaves_goes_to_the_next(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    head = await stage.head("gornyy")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_tried(aishat)
    assert head.screens == []
    await leaves(member)
    assert "Заявка 1 · затруднение" in head.text


async def test_a_member_who_comes_back_gets_what_came_meanwhile(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await leaves(member)
    await reports_tried(aishat)
    assert not any("Заявка 1" in text for text in member.texts)
    await stays(member)
    assert "Заявка 1 · затруднение" in member.text
    await member.presses("Принять")
    assert "ПРИНЯТА" in member.text


async def test_roles_end_and_who_decided_stays_with_the_decision(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    curator = await stage.curator("gornyy")
    other = await stage.member("levashinskiy", "Али", "Алиев")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_tried(aishat)
    await member.presses("Принять")
    assert "Гаджиев М." in other.text
    await is_gone(stage, member)
    await curator.says("Роли")
    assert "Гаджиев" not in curator.text
    assert "Алиев" in curator.text
    await aishat.says("1")
    assert "Принята." in aishat.text
    await other.says("/menu")
    await other.says("1")
    assert "Решение: Гаджиев М." in other.text


async def test_a_card_keeps_who_decided_as_a_document_of_the_council(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    other = await stage.member("levashinskiy", "Али", "Алиев")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_tried(aishat)
    await member.presses("Принять")
    await is_gone(stage, member)
    assert any("Решение: Гаджиев М." in text for text in other.texts)
    assert "Участник удалил свои данные, и в Совете его больше нет" in other.text


async def test_a_tick_that_comes_late_or_twice_deletes_once(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова")
    await is_gone(stage, aishat)
    stage.clock.advance(timedelta(days=1))
    await stage.ticks()
    before = len(aishat.screens)
    await aishat.says("/privacy")
    assert len(aishat.screens) == before + 1
    assert aishat.buttons == []
