//! What is said of questions to those who did not ask for it. None names a deficit, a person or the words of a question.

use serde::{Deserialize, Serialize};

use super::room::Requests;
use super::steps::Press;
use super::store;
use crate::ids::{PersonId, RequestId};
use crate::model::roles::Consultant;
use crate::model::ways;
use crate::outbox::{self, Matter};
use crate::say;
use crate::talk::{Button, Result, Room, Tx, View};
use crate::text::{Bilingual, Language};

/// What a notice of a waiting question is about.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct About {
    pub id: RequestId,
}

/// Tells all who answer, but whoever asks, of a question.
pub async fn asked(tx: &mut Tx, id: RequestId, category: &Bilingual, asker: PersonId) -> Result<u64> {
    let mut people = store::consultants(tx).await?;
    people.retain(|person| *person != asker);
    waiting(tx, &people, (id, category)).await
}

async fn waiting(tx: &mut Tx, people: &[PersonId], (id, category): (RequestId, &Bilingual)) -> Result<u64> {
    let say_by = tx.now + store::patience(tx).await?;
    let matter = Matter { subject: id.0, about: About { id }, say_by };
    outbox::tell_of(tx, people, Requests::NAME, matter, |language| open(language, id, category)).await
}

fn open(language: Language, id: RequestId, category: &Bilingual) -> View<Press> {
    View::new(say!(language, "requests-notice-open-title"))
        .line(say!(language, "requests-category", category = category.to(language)))
        .button(Button::go(say!(language, "requests-open"), ways::ASKED.of(id)))
}

/// Tells whoever asked that there is an answer.
pub async fn answered(tx: &mut Tx, id: RequestId, asker: PersonId) -> Result<u64> {
    outbox::tell(tx, &[asker], Requests::NAME, |language| {
        View::<Press>::new(say!(language, "requests-notice-answer-title"))
            .line(say!(language, "requests-notice-answer-line"))
            .button(Button::go(say!(language, "requests-read"), ways::REQUEST.of(id)))
    })
    .await
}

/// Speaks again of one question that nobody has answered; tells whether there may be more.
pub async fn remind(tx: &mut Tx) -> Result<bool> {
    let Some((id, category, taker)) = store::next_to_remind(tx).await? else { return Ok(false) };
    let people = match taker {
        Some(taker) if Consultant::find(tx, taker).await?.is_some() => vec![taker],
        taker => {
            // Whoever took it may have left meanwhile, or be no methodist any more.
            if taker.is_some() {
                store::release(tx, id).await?;
            }
            store::consultants(tx).await?
        }
    };
    waiting(tx, &people, (id, &category)).await?;
    Ok(true)
}
