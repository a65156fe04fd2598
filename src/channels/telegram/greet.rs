//! What is said to the Bot API itself at the start: who are we, and these are our commands.

use std::time::Duration;

use serde::Deserialize;
use teloxide::payloads::{GetMe, SetMyCommands, SetMyCommandsSetters};
use teloxide::types::BotCommand;

use super::wire::{Fault, Wire};
use crate::features;
use crate::model::roles::Roles;
use crate::text::Language;

#[derive(Deserialize)]
struct Me {
    username: String,
}

/// Asks who the bot is, once, and returns its name.
pub async fn username(wire: &Wire) -> Result<String, Fault> {
    wire.call::<_, Me>(&GetMe::new()).await.map(|me| me.username)
}

/// The address of the bot of this name, for deep links: the only place that knows how Telegram writes it.
pub fn address(username: &str) -> String {
    format!("https://t.me/{username}")
}

/// Asks who the bot is until there is an answer. The network may come up after the program, so it is waited for;
/// only a refused token is an answer that waiting would not change.
pub async fn greet(wire: &Wire) -> Result<String, Fault> {
    let mut patience = Duration::from_millis(500);
    loop {
        match username(wire).await {
            Err(fault @ Fault::Unauthorized(_)) => return Err(fault),
            Err(fault) => {
                tracing::warn!(%fault, "the Bot API does not answer yet; trying again");
                tokio::time::sleep(fault.wait().unwrap_or(patience)).await;
            }
            answered => return answered,
        }
        patience = (patience * 2).min(Duration::from_secs(30));
    }
}

/// The default menu; leaders and coordinators get more in their own chats.
pub async fn announce_commands(wire: &Wire) -> Result<(), Fault> {
    for (language, code) in [(Language::Ru, None), (Language::Ru, Some("ru")), (Language::En, Some("en"))] {
        let commands = features::commands(&Roles::default(), language);
        let commands = commands.into_iter().map(|(name, what)| BotCommand::new(name, what));
        let mut payload = SetMyCommands::new(commands);
        if let Some(code) = code {
            payload = payload.language_code(code);
        }
        wire.call::<_, bool>(&payload).await?;
    }
    Ok(())
}
