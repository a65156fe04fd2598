"""The conversation in python-telegram-bot 22.

ConversationHandler must not meet concurrent updates, as its own documentation says, and its persistence writes at
intervals rather than with the facts. Who wants both speed and one transaction an update therefore keeps the step
themselves: updates are handled concurrently, those of one person one after another (a processor with a lock for each),
and the step is looked up in a table of what each step expects.

What favours it: uvloop and orjson, a pool of as many connections as updates are handled at once, one read and one write
an update, fixed keyboards built once.
"""

import asyncio
import os
from collections import defaultdict
from functools import cache

import orjson
import uvloop
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.ext import (
    Application, BaseUpdateProcessor, CallbackQueryHandler, CommandHandler, Defaults, MessageHandler, filters,
)
from telegram.request import HTTPXRequest

import cards
import store
from store import Store

AT_ONCE = 256

sessions = Store()


class OneByOne(BaseUpdateProcessor):
    """Updates of different people at once, those of one person in their order."""

    def __init__(self):
        super().__init__(AT_ONCE)
        self.locks = defaultdict(asyncio.Lock)
        self.waiting = defaultdict(int)

    async def do_process_update(self, update, coroutine):
        person = update.effective_user.id if isinstance(update, Update) and update.effective_user else 0
        self.waiting[person] += 1
        try:
            async with self.locks[person]:
                await coroutine
        finally:
            self.waiting[person] -= 1
            if not self.waiting[person]:
                del self.waiting[person], self.locks[person]

    async def initialize(self):
        pass

    async def shutdown(self):
        pass


class QuickRequest(HTTPXRequest):
    """The library names this method as the one to replace for another JSON parser."""

    @staticmethod
    def parse_json_payload(payload):
        return orjson.loads(payload)


def markup(rows):
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=data) for text, data in row] for row in rows])


@cache
def fixed(step):
    text, rows = cards.OF_STEP[step]
    return {"text": text, "reply_markup": markup(rows) if rows else None}


def card(step, data):
    if not callable(cards.OF_STEP[step]):
        return fixed(step)
    text, rows = cards.of_step(step, data)
    return {"text": text, "reply_markup": markup(rows)}


# What each step expects of a button, where its number is kept, and which step follows.
PRESSES = {
    "consent": ("agree:1", None, "name"),
    "school": ("school:", "school", "post"),
    "post": ("post:", "post", "subject"),
    "subject": ("subject:", "subject", "year"),
    "year": ("year:", "year", "confirm"),
    "confirm": ("confirm", None, "welcome"),
    "welcome": ("deficit", None, "category"),
    "category": ("category:", "category", "item"),
    "item": ("item:", "item", "level"),
    "level": ("level:", "level", "registered"),
}

FACTS = {
    "consent": lambda account, data: store.consent(account),
    "confirm": store.person,
    "level": store.deficit,
}


async def start(update, context):
    await sessions.save(update.effective_user.id, "consent", {})
    await update.message.reply_text(**card("consent", {}))


async def deficit(update, context):
    account = update.effective_user.id
    _, data = sessions.load(account)
    await sessions.save(account, "category", data)
    await update.message.reply_text(**card("category", data))


async def typed(update, context):
    account = update.effective_user.id
    step, data = sessions.load(account)
    if step == "name":
        step, data["name"] = "school", update.message.text
        await sessions.save(account, step, data)
    if step:
        await update.message.reply_text(**card(step, data))


async def pressed(update, context):
    query, account = update.callback_query, update.effective_user.id
    step, data = sessions.load(account)
    expected, kept, following = PRESSES.get(step, ("", None, None))
    if not following or not query.data.startswith(expected):
        # A press that no longer fits gets the question that is open, as a new card.
        await query.answer(cards.STALE)
        if step:
            await query.message.reply_text(**card(step, data))
        return
    if kept:
        data[kept] = int(query.data.split(":")[1])
    facts = [FACTS[step](account, data)] if step in FACTS else []
    await sessions.save(account, following, data, facts)
    await query.edit_message_text(**card(following, data))
    await query.answer()


def main():
    uvloop.install()
    application = (
        Application.builder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(os.environ["BOT_API_URL"] + "/bot")
        .request(QuickRequest(connection_pool_size=AT_ONCE))
        .get_updates_request(QuickRequest(connection_pool_size=1))
        .defaults(Defaults(parse_mode=ParseMode.HTML))
        .concurrent_updates(OneByOne())
        .build()
    )
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("deficit", deficit))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, typed))
    application.run_polling(allowed_updates=["message", "callback_query"])


main()
