//! Group chats: the chat of the messenger that belongs to a group of ours, where the cards of its events stand.
//!
//! A leader binds one by a code of ten minutes that only the account which asked for it can use, once, while it leads the
//! group. What is kept names nobody. Which cards a chat lacks, or has otherwise than the event is now, is read from the
//! facts themselves ([`due`]), so that whatever changes an event need not know of chats; it wakes the duties.

mod store;
pub(crate) use store::STANDS;
pub(in crate::model) use store::keep_clock_times;
pub use store::{
    Binding, Card, Due, InChat, Presence, bind, code, due, keep, lose, message, moved, of_group, retitle, set_present,
    settle, unbind,
};

use crate::talk::Table;

/// What is kept about group chats: nothing of it names anybody.
pub const TABLES: &[Table] = &[Table::plain("group_chat"), Table::plain("chat_code"), Table::plain("chat_card")];

/// What the payload of a command in a group begins with that binds it.
const KIND: &str = "chat-";

/// The code in the payload of a command.
pub fn code_in(payload: &str) -> Option<&str> {
    payload.strip_prefix(KIND)
}

/// The payload that carries a code.
pub fn payload(code: &str) -> String {
    format!("{KIND}{code}")
}

/// When the cards of the chats of a municipality are to be looked at: `?1` is the municipality. An event gets its card
/// thirty days before it begins, and a card that has become untrue is due at once.
pub const DUE_AT: &str = "SELECT min(iif(card.id IS NULL,
              strftime('%Y-%m-%dT%H:%M:%SZ', event.starts_at, '-30 days'), group_chat.bound_at))
     FROM group_chat
     CROSS JOIN event_group ON event_group.group_id = group_chat.group_id
     CROSS JOIN event ON event.id = event_group.event_id
     LEFT JOIN chat_card AS card ON card.chat_id = group_chat.id AND card.event_id = event.id
     WHERE group_chat.municipality_id = ?1 AND group_chat.gone_at IS NULL
       AND event.starts_at > group_chat.settled_till
       AND iif(card.id IS NULL, event.cancelled_at IS NULL,
               card.print IS NOT (SELECT print FROM event_print WHERE event_print.event_id = event.id))";

/// So long before it begins an event gets its card: as [`DUE_AT`] has it.
pub const AHEAD: chrono::TimeDelta = chrono::TimeDelta::days(30);
