//! The floor of the peers benchmark: the smallest teloxide bot. It answers each message with one message and stores
//! nothing, so that no bot on teloxide's dispatcher can do less.

use teloxide::prelude::*;

#[tokio::main]
async fn main() {
    let setting = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"));
    let address = setting("BOT_API_URL")
        .parse()
        .expect("BOT_API_URL is an address");
    let bot = Bot::new(setting("BOT_TOKEN")).set_api_url(address);
    teloxide::repl(bot, |bot: Bot, message: Message| async move {
        let words = message.text().unwrap_or("?");
        bot.send_message(message.chat.id, words).await?;
        Ok(())
    })
    .await;
}
