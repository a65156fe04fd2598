// The conversation in grammY: a session with a step, handlers that look at it, and the runner.
//
// The session plugin would write after the handlers, in a transaction of its own; here a middleware of a few lines reads
// the session once, and a handler saves it together with the facts. A state machine is faster than the conversations
// plugin, which replays its function at each update. What favours the bot: the runner handles updates at once, those of
// one chat one after another (sequentialize); statements are prepared and fixed cards built once.

import { Bot } from "grammy";
import { run, sequentialize } from "@grammyjs/runner";
import { CARDS, STALE } from "./cards.js";
import { load, save } from "./store.js";

const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot: process.env.BOT_API_URL } });

bot.use(sequentialize((ctx) => String(ctx.chat?.id)));
bot.use((ctx, next) => {
  ctx.session = load(ctx.from.id);
  return next();
});

const card = (session) => CARDS[session.step](session.data);

function send(ctx) {
  const { text, other } = card(ctx.session);
  return ctx.reply(text, other);
}

bot.command("start", (ctx) => {
  ctx.session = { step: "consent", data: {} };
  save(ctx.from.id, ctx.session);
  return send(ctx);
});

bot.command("deficit", (ctx) => {
  ctx.session.step = "category";
  save(ctx.from.id, ctx.session);
  return send(ctx);
});

bot.on("message:text", (ctx) => {
  const { session } = ctx;
  if (session.step === "name") {
    session.data.name = ctx.msg.text;
    session.step = "school";
    save(ctx.from.id, session);
  }
  return session.step && send(ctx);
});

// What each step expects of a button, where its number is kept, and which step follows.
const PRESSES = {
  consent: ["agree:1", undefined, "name"],
  school: ["school:", "school", "post"],
  post: ["post:", "post", "subject"],
  subject: ["subject:", "subject", "year"],
  year: ["year:", "year", "confirm"],
  confirm: ["confirm", undefined, "welcome"],
  welcome: ["deficit", undefined, "category"],
  category: ["category:", "category", "item"],
  item: ["item:", "item", "level"],
  level: ["level:", "level", "registered"],
};

bot.on("callback_query:data", async (ctx) => {
  const { session } = ctx;
  const answered = session.step;
  const [expected, kept, following] = PRESSES[answered] ?? [];
  const { data } = ctx.callbackQuery;
  if (!following || !data.startsWith(expected)) {
    // A press that no longer fits gets the question that is open, as a new card.
    await ctx.answerCallbackQuery(STALE);
    if (answered) await send(ctx);
    return;
  }
  if (kept) session.data[kept] = Number(data.slice(expected.length));
  session.step = following;
  save(ctx.from.id, session, answered);
  const { text, other } = card(session);
  await ctx.editMessageText(text, other);
  await ctx.answerCallbackQuery();
});

bot.catch((error) => console.error(error.error));

await bot.init();
const runner = run(bot);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => runner.stop());
