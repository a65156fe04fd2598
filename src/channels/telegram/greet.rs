//! What is said to the Bot API itself at the start: who are we, these are our commands, and this is what we are for.

use std::time::Duration;

use serde::Deserialize;
use teloxide::payloads::{
    GetMe, GetMyDescription, GetMyDescriptionSetters, GetMyShortDescription, GetMyShortDescriptionSetters,
    SetMyCommands, SetMyCommandsSetters, SetMyDescription, SetMyDescriptionSetters, SetMyShortDescription,
    SetMyShortDescriptionSetters,
};
use teloxide::types::{BotCommand, BotDescription, BotShortDescription};

use super::wire::{Fault, Wire};
use crate::feature::Feature;
use crate::features;
use crate::model::roles::Roles;
use crate::say;
use crate::text::Language;

/// Who the bot is.
#[derive(Debug, Deserialize)]
pub struct Me {
    /// Its name.
    pub username: String,
    /// Whether it is asked what people type after its name in other chats, as its operator chooses at BotFather.
    #[serde(default)]
    pub supports_inline_queries: bool,
}

/// Asks who the bot is, once.
pub async fn me(wire: &Wire) -> Result<Me, Fault> {
    wire.call(&GetMe::new()).await
}

/// The address of the bot of this name, for deep links: the only place that knows how Telegram writes it.
pub fn address(username: &str) -> String {
    format!("https://t.me/{username}")
}

/// Asks who the bot is until there is an answer. The network may come up after the program, so it is waited for;
/// only a refused token is an answer that waiting would not change.
pub async fn greet(wire: &Wire) -> Result<Me, Fault> {
    let mut patience = Duration::from_millis(500);
    loop {
        match me(wire).await {
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

/// The languages of clients, and what each is shown; a client of any other language is shown Russian.
const CLIENTS: [(Language, Option<&str>); 3] =
    [(Language::Ru, None), (Language::Ru, Some("ru")), (Language::En, Some("en"))];

/// What a stranger reads before pressing «Start», and what stands in the bot's profile and in links to it. Telegram
/// keeps both, so that they are said again only when they have changed.
pub async fn introduce(wire: &Wire) -> Result<(), Fault> {
    for (language, code) in CLIENTS {
        let code = code.unwrap_or_default();
        let (long, short) = (say!(language, "talk-bot-description"), say!(language, "talk-bot-about"));
        let known: BotDescription = wire.call(&GetMyDescription::new().language_code(code)).await?;
        if known.description != long {
            let payload = SetMyDescription::new().description(long).language_code(code);
            wire.call::<_, bool>(&payload).await?;
        }
        let known: BotShortDescription = wire.call(&GetMyShortDescription::new().language_code(code)).await?;
        if known.short_description != short {
            let payload = SetMyShortDescription::new().short_description(short).language_code(code);
            wire.call::<_, bool>(&payload).await?;
        }
    }
    Ok(())
}

/// The default menu, of the features that are open somewhere; leaders and coordinators get more in their own
/// chats.
pub async fn announce_commands(wire: &Wire, open: &[&'static Feature]) -> Result<(), Fault> {
    for (language, code) in CLIENTS {
        let commands = features::commands(&Roles::default(), open, language);
        let commands = commands.into_iter().map(|(name, what)| BotCommand::new(name, what));
        let mut payload = SetMyCommands::new(commands);
        if let Some(code) = code {
            payload = payload.language_code(code);
        }
        wire.call::<_, bool>(&payload).await?;
    }
    Ok(())
}
