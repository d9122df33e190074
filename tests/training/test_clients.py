"""Two client libraries that nobody here wrote use the town as they use the real provider."""

import asyncio
from collections.abc import Iterator
from typing import Any

import aiogram
import aiogram.exceptions
import pytest
import telegram
import telegram.error
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InputMediaPhoto

from console.training import acts, stock
from console.training.server import TrainingServer
from console.training.town import Person
from tests.training import judge


@pytest.fixture
def visited(town: TrainingServer, nuria: Person) -> Iterator[TrainingServer]:
    acts.say(town.account, nuria, "Bon dia")
    yield town
    judge.assert_clean(town)


def test_python_telegram_bot(visited: TrainingServer, nuria: Person) -> None:
    async def morning() -> None:
        bot = telegram.Bot(
            visited.token, base_url=f"{visited.base_url}/bot", base_file_url=f"{visited.base_url}/file/bot"
        )
        async with bot:
            assert (await bot.get_me()).username == "vallserena_bot"
            first = (await bot.get_updates(timeout=1))[0]
            assert first.message is not None
            assert first.message.chat.id == nuria.id
            voice = acts.send_voice(visited.account, nuria, stock.read("veu-6s.ogg"), 6)
            second = (await bot.get_updates(offset=first.update_id + 1, timeout=5))[0]
            assert second.message is not None
            assert second.message.voice is not None
            file = await bot.get_file(second.message.voice.file_id)
            assert bytes(await file.download_as_bytearray()) == stock.read("veu-6s.ogg")
            assert second.message.message_id == voice["message_id"]
            sent = await bot.send_voice(nuria.id, stock.read("veu-6s.ogg"), duration=6, caption="Així")
            assert sent.voice is not None
            keyboard = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Sí", callback_data="s")]])
            asked = await bot.send_message(nuria.id, "<b>Voleu</b> cita?", parse_mode="HTML", reply_markup=keyboard)
            assert asked.text == "Voleu cita?"
            press = acts.press(visited.account, nuria, asked.message_id, "s")
            assert await bot.answer_callback_query(press["id"])
            await bot.edit_message_text("Fet", nuria.id, asked.message_id)
            with pytest.raises(telegram.error.BadRequest, match="not modified"):
                await bot.edit_message_text("Fet", nuria.id, asked.message_id)
            photos: list[Any] = [telegram.InputMediaPhoto(stock.read(name)) for name in ("vorera.jpg", "fanal.jpg")]
            album = await bot.send_media_group(nuria.id, photos)
            assert len({part.media_group_id for part in album}) == 1
            assert await bot.delete_message(nuria.id, asked.message_id)
            acts.block(visited.account, nuria)
            with pytest.raises(telegram.error.Forbidden, match="blocked"):
                await bot.send_message(nuria.id, "a")

    asyncio.run(morning())


def test_aiogram(visited: TrainingServer, nuria: Person) -> None:
    async def morning() -> None:
        session = AiohttpSession(api=TelegramAPIServer.from_base(visited.base_url))
        bot = aiogram.Bot(visited.token, session=session)
        try:
            assert (await bot.get_me()).is_bot
            first = (await bot.get_updates(timeout=1))[0]
            picture = stock.read("multa.jpg")
            sent = await bot.send_photo(nuria.id, BufferedInputFile(picture, "multa.jpg"), caption="La multa")
            assert sent.photo is not None
            assert (sent.photo[-1].width, sent.photo[-1].height) == (800, 600)
            file = await bot.get_file(sent.photo[-1].file_id)
            assert file.file_path is not None
            back = await bot.download_file(file.file_path)
            assert back is not None
            assert back.read() == picture
            pictures: list[Any] = [
                InputMediaPhoto(media=BufferedInputFile(picture, f"{i}.jpg"), caption=str(i)) for i in range(2)
            ]
            assert len(await bot.send_media_group(nuria.id, pictures)) == 2
            assert await bot.send_chat_action(nuria.id, "typing")
            location = await bot.send_location(nuria.id, 41.5, 2.4)
            assert location.location is not None
            await bot.get_updates(offset=first.update_id + 1, timeout=0)
            with pytest.raises(aiogram.exceptions.TelegramBadRequest, match="chat not found"):
                await bot.send_message(404, "a")
        finally:
            await session.close()

    asyncio.run(morning())


def test_two_pollers_and_the_older_loses(visited: TrainingServer) -> None:
    async def fight() -> None:
        # The library keeps one connection for polling, so two pollers are two bots.
        bot = telegram.Bot(visited.token, base_url=f"{visited.base_url}/bot")
        rival = telegram.Bot(visited.token, base_url=f"{visited.base_url}/bot")
        async with bot, rival:
            seen = await bot.get_updates()
            next_id = seen[-1].update_id + 1
            await bot.get_updates(offset=next_id)
            older = asyncio.create_task(bot.get_updates(offset=next_id, timeout=10))
            while not visited.account.updates.counts()["pollers"]:
                await asyncio.sleep(0.005)
            newer = asyncio.create_task(rival.get_updates(offset=next_id, timeout=10))
            with pytest.raises(telegram.error.Conflict, match="terminated by other getUpdates request"):
                await older
            acts.say(visited.account, Person(8, "Pau"), "Hola")
            assert (await newer)[0].update_id == next_id

    asyncio.run(fight())
