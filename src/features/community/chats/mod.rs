//! The group of a cluster in the messenger: its leader binds one, and the cards of the cluster's events stand there.
//!
//! ```text
//! - (Кластер) [Группа в Telegram]
//! - Группа кластера. К кластеру не привязана ни одна группа   — [Привязать группу]
//! - Выберите группу, где вы есть                              — [Выбрать группу]
//!   (the messenger adds the bot there and says the code)
//! - Группа кластера. Привязана группа «Физики района»         — [Привязать другую] [Отвязать]
//! - Отвязать группу? Карточки в ней останутся, но меняться не будут   — [Отвязать]
//! ```
//!
//! A card of an event has no personal data: whoever joins the group later reads it, and who is in the group is not known
//! to the bot. One answers in the private chat, to which its button leads. What is due is asked of the facts
//! (`model::chats`), so that a card changes with its event whoever has changed it; a group that became a supergroup, put
//! the bot out or took it back is followed by the engine (`engine/turn/aside.rs`).

mod cards;
mod room;

use futures::FutureExt;

use crate::feature::{Chosen, Duty, Feature, Missed, Ran, When};
use crate::model::regulation::keys::clusters;
use crate::model::{chats, events};
use crate::outbox::{self, CardSaid};
use crate::talk::{Result, RoomEntry, Tx, button};

pub(crate) static FEATURE: Feature = Feature {
    chosen: Some(Chosen { key: &clusters::CLUSTER_KINDS.rule, opens: clusters::are_chosen }),
    rooms: &[RoomEntry::of::<room::Chats>()],
    duties: &[Duty {
        name: "chat-cards",
        what: "gives the groups of clusters in the messenger the cards of coming events, from thirty days before, and \
               changes those whose event is moved, corrected or cancelled, or whose cluster is renamed",
        when: When::At(chats::DUE_AT),
        missed: Missed::Late,
        run: |tx, _| tell(tx).boxed(),
    }],
    ..Feature::named("chats")
};

/// Cards that one run puts into the outbox: some milliseconds, after which waiting turns have theirs.
const SLICE: i64 = 20;

/// Has the cards said that are due.
async fn tell(tx: &mut Tx) -> Result<Ran> {
    let due = chats::due(tx, SLICE).await?;
    let kept = chats::keep(tx, &due).await?;
    let mut said = Vec::with_capacity(kept.len());
    for card in kept {
        let Some(to) = due.iter().find(|due| (due.chat, due.event) == (card.chat, card.event)) else { continue };
        let event = events::event(tx, card.event).await?;
        let view = cards::in_chat(tx, to.language, &event, Some(card.first_starts_at));
        said.push(CardSaid {
            channel: to.channel.clone(),
            external: to.external.clone(),
            language: to.language,
            card: card.id,
            // Who never read of it need not read that it is over.
            only_edit: event.state(tx.now) != events::State::Coming,
            screen: button::seal_notice(view, "chats")?,
        });
    }
    outbox::say_in_chats(tx, said).await?;
    if due.len() as i64 == SLICE {
        return Ok(Ran::More);
    }
    chats::settle(tx).await?;
    Ok(Ran::All)
}
