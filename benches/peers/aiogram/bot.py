"""The conversation in aiogram 3: routers, states as filters, callback data as classes, and a storage of its own.

What favours it: uvloop and orjson; updates handled as tasks, and one after another for each person (events isolation);
every update reads its session once and writes it once, together with the facts; the fixed keyboards are built once.
"""

import os
from functools import cache

import orjson
import uvloop
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

import cards
import store
from store import Store


class Step(StatesGroup):
    consent = State()
    name = State()
    school = State()
    post = State()
    subject = State()
    year = State()
    confirm = State()
    welcome = State()
    category = State()
    item = State()
    level = State()
    registered = State()


class SqliteStorage(BaseStorage):
    """Sessions in SQLite. What a handler sets is kept until it is saved together with the facts of the update."""

    def __init__(self):
        self.store = Store()
        self.open = {}

    def _session(self, key):
        if key not in self.open:
            self.open[key] = self.store.load(key.user_id)
        return self.open[key]

    async def get_state(self, key):
        return self._session(key)[0]

    async def get_data(self, key):
        return dict(self._session(key)[1])

    async def set_state(self, key, state=None):
        state = state.state if isinstance(state, State) else state
        self.open[key] = (state, self._session(key)[1])

    async def set_data(self, key, data):
        self.open[key] = (self._session(key)[0], dict(data))

    async def save(self, key, facts):
        state, data = self.open[key]
        await self.store.save(key.user_id, state, data, facts)

    def forget(self, key):
        self.open.pop(key, None)

    async def close(self):
        self.store.thread.shutdown()


storage = SqliteStorage()
router = Router()


def markup(rows):
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=data) for text, data in row] for row in rows]
    )


@cache
def fixed(step):
    text, rows = cards.OF_STEP[step]
    return {"text": text, "reply_markup": markup(rows) if rows else None}


def card(state, data):
    step = state.split(":")[1]
    if not callable(cards.OF_STEP[step]):
        return fixed(step)
    text, rows = cards.of_step(step, data)
    return {"text": text, "reply_markup": markup(rows)}


async def proceed(state, step, facts=(), **said):
    """The next step with what was said, committed; returns its card."""
    data = await state.update_data(said)
    await state.set_state(step)
    await storage.save(state.key, facts)
    return card(step.state, data)


async def turn(query, state, step, facts=(), **said):
    """The same for a press: the card is edited where it stands."""
    await query.message.edit_text(**await proceed(state, step, facts, **said))
    await query.answer()


def chosen(query):
    return int(query.data.split(":")[1])


@router.message(CommandStart())
async def start(message: Message, state: FSMContext):
    await state.set_data({})
    await message.answer(**await proceed(state, Step.consent))


@router.message(Command("deficit"))
async def deficit_command(message: Message, state: FSMContext):
    await message.answer(**await proceed(state, Step.category))


@router.callback_query(Step.consent, F.data == "agree:1")
async def agree(query: CallbackQuery, state: FSMContext):
    await turn(query, state, Step.name, [store.consent(query.from_user.id)])


@router.message(Step.name, F.text)
async def name(message: Message, state: FSMContext):
    await message.answer(**await proceed(state, Step.school, name=message.text))


@router.callback_query(Step.school, F.data.startswith("school:"))
async def school(query: CallbackQuery, state: FSMContext):
    await turn(query, state, Step.post, school=chosen(query))


@router.callback_query(Step.post, F.data.startswith("post:"))
async def post(query: CallbackQuery, state: FSMContext):
    await turn(query, state, Step.subject, post=chosen(query))


@router.callback_query(Step.subject, F.data.startswith("subject:"))
async def subject(query: CallbackQuery, state: FSMContext):
    await turn(query, state, Step.year, subject=chosen(query))


@router.callback_query(Step.year, F.data.startswith("year:"))
async def year(query: CallbackQuery, state: FSMContext):
    await turn(query, state, Step.confirm, year=chosen(query))


@router.callback_query(Step.confirm, F.data == "confirm")
async def confirm(query: CallbackQuery, state: FSMContext):
    await turn(query, state, Step.welcome, [store.person(query.from_user.id, await state.get_data())])


@router.callback_query(Step.welcome, F.data == "deficit")
async def deficit(query: CallbackQuery, state: FSMContext):
    await turn(query, state, Step.category)


@router.callback_query(Step.category, F.data.startswith("category:"))
async def category(query: CallbackQuery, state: FSMContext):
    await turn(query, state, Step.item, category=chosen(query))


@router.callback_query(Step.item, F.data.startswith("item:"))
async def item(query: CallbackQuery, state: FSMContext):
    await turn(query, state, Step.level, item=chosen(query))


@router.callback_query(Step.level, F.data.startswith("level:"))
async def level(query: CallbackQuery, state: FSMContext):
    level = chosen(query)
    data = {**await state.get_data(), "level": level}
    await turn(query, state, Step.registered, [store.deficit(query.from_user.id, data)], level=level)


@router.callback_query()
async def stale(query: CallbackQuery, state: FSMContext):
    """A press that no longer fits gets the question that is open, as a new card."""
    await query.answer(cards.STALE)
    if current := await state.get_state():
        await query.message.answer(**card(current, await state.get_data()))


@router.message()
async def puzzled(message: Message, state: FSMContext):
    if current := await state.get_state():
        await message.answer(**card(current, await state.get_data()))


@router.message.outer_middleware
@router.callback_query.outer_middleware
async def one_session(handler, event, data):
    """What was read for an update goes with it, whether it was handled or failed."""
    try:
        return await handler(event, data)
    finally:
        storage.forget(data["state"].key)


async def main():
    session = AiohttpSession(
        api=TelegramAPIServer.from_base(os.environ["BOT_API_URL"]),
        json_loads=orjson.loads,
        json_dumps=lambda value: orjson.dumps(value).decode(),
    )
    bot = Bot(os.environ["BOT_TOKEN"], session=session, default=DefaultBotProperties(parse_mode="HTML"))
    dispatcher = Dispatcher(storage=storage, events_isolation=SimpleEventIsolation())
    dispatcher.include_router(router)
    await dispatcher.start_polling(bot)


uvloop.run(main())
