//! Telegram: the only module that knows it. It hears updates ([`listen`], [`hear`]) and speaks screens ([`speak`]) by
//! calls of the Bot API ([`wire`]).

pub mod greet;
pub mod hear;
pub mod listen;
pub mod speak;
pub mod wire;

use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;
use serde_json::Value;

use crate::engine::channel::{Arrival, Card, Channel, Fault};
use crate::files::Files;
use crate::outbox::Dispatch;
use wire::Wire;

/// The channel's name in accounts and in the outbox.
pub const NAME: &str = "telegram";

/// Telegram, as the engine needs it.
pub struct Telegram {
    /// The way to the Bot API.
    pub wire: Wire,
    /// The content of files that are sent.
    pub files: Arc<Files>,
    /// What Telegram has of them already.
    pub known: speak::Known,
}

impl Channel for Telegram {
    fn name(&self) -> &'static str {
        NAME
    }

    fn read(&self, update: Value) -> Option<Arrival> {
        hear::read(update)
    }

    fn chat_of(&self, update: &Value) -> i64 {
        hear::chat_of(update)
    }

    fn speak<'a>(
        &'a self,
        dispatch: &'a mut Dispatch,
        is_paid: bool,
        card: &'a mut Option<Card>,
    ) -> BoxFuture<'a, Result<(), Fault>> {
        speak::speak(&self.wire, speak::Outlet { files: &self.files, known: &self.known }, dispatch, is_paid, card)
            .boxed()
    }

    fn answer_press<'a>(&'a self, press: &'a str, toast: Option<&'a str>) -> BoxFuture<'a, Result<(), Fault>> {
        speak::answer_press(&self.wire, press, toast).boxed()
    }

    fn strip_buttons<'a>(&'a self, chat: &'a str, message: &'a Card) -> BoxFuture<'a, Result<(), Fault>> {
        speak::strip_buttons(&self.wire, chat, message).boxed()
    }

    fn fetch<'a>(&'a self, reference: &'a str, most: u64) -> BoxFuture<'a, Result<Vec<u8>, Fault>> {
        self.wire.fetch(reference, most).boxed()
    }
}
