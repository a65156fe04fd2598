//! A notice is looked at once more by its room when it is about to be said: what it tells may have been answered, moved
//! or cancelled while it waited for quiet hours, for its turn, or for a chat that could not be reached. One that stands
//! in a chat already is said again in its place, as its room sees it now.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::db::Transaction;
use crate::features;
use crate::model::{chats, regulation};
use crate::outbox::{self, Body, Claimed, Dispatch};
use crate::talk::{Look, Result, Surroundings, Tx};

/// What is said of what was claimed, in the claim's own transaction, and the rows of the rest, which is dropped.
pub(super) async fn look_at(
    mut writer: Transaction,
    now: DateTime<Utc>,
    around: &Arc<Surroundings>,
    claimed: Vec<Claimed>,
) -> Result<(Transaction, Vec<Dispatch>, Vec<i64>)> {
    let (mut said, mut dropped) = (Vec::with_capacity(claimed.len()), Vec::new());
    for Claimed { mut dispatch, subject, has_behind, looks } in claimed {
        let known = looks.and_then(|looks| Some((features::rooms().find(|room| room.name == looks.room)?, looks)));
        if let Body::Edit { screen, .. } = &mut dispatch.body {
            if let Some((room, looks)) = known {
                let mut tx = Tx::new(writer, now, looks.at, around.clone());
                let look = (room.look_again)(&mut tx, &looks.about, looks.person, dispatch.language).await;
                (writer, _) = tx.finish();
                *screen = look?;
            }
            if screen.is_some() {
                said.push(dispatch);
            } else {
                outbox::drop_unsaid(&mut writer, dispatch.id).await?;
                dropped.push(dispatch.id);
            }
            continue;
        }
        if let Body::InChat { card, only_edit, message, .. } = &mut dispatch.body {
            match chats::message(&mut writer, *card).await? {
                // What stands nowhere is not cancelled there, and what belongs to no chat any more is not said.
                Some(None) if *only_edit => {}
                Some(standing) => {
                    *message = standing;
                    said.push(dispatch);
                    continue;
                }
                None => {}
            }
            outbox::drop_unsaid(&mut writer, dispatch.id).await?;
            dropped.push(dispatch.id);
            continue;
        }
        let Some((room, looks)) = known else {
            said.push(dispatch);
            continue;
        };
        let mut tx = Tx::new(writer, now, looks.at, around.clone());
        // What the municipality has not chosen any more says nothing.
        let look = match is_closed(&mut tx, room.name).await? {
            true => Ok(Look::Drop),
            false => (room.look)(&mut tx, &looks.about, looks.person, dispatch.language).await,
        };
        (writer, _) = tx.finish();
        let (is_said, settles) = match look? {
            Look::AsWritten => (true, false),
            Look::Say(screen) => {
                dispatch.body = Body::Notice(screen);
                (true, true)
            }
            Look::Drop => (false, false),
            Look::DropAll => (false, true),
        };
        if let Some(subject) = subject.filter(|_| settles && has_behind) {
            outbox::drop_behind(&mut writer, &dispatch, room.name, subject).await?;
        }
        if is_said {
            said.push(dispatch);
        } else {
            outbox::drop_unsaid(&mut writer, dispatch.id).await?;
            dropped.push(dispatch.id);
        }
    }
    Ok((writer, said, dropped))
}

/// Whether a room is of a feature that the municipality has not chosen. Most rooms cannot be closed, and cost no question.
async fn is_closed(tx: &mut Tx, room: &str) -> Result<bool> {
    match features::chosen(room) {
        None => Ok(false),
        Some(chosen) => Ok(!(chosen.opens)(&*regulation::now(tx).await?)?),
    }
}
