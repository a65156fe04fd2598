//! What is said of questions to those who did not ask for it. None names a deficit, a person or the words of a question.

use serde::{Deserialize, Serialize};

use super::room::Requests;
use super::steps::Press;
use super::store;
use crate::ids::{CategoryId, PersonId, RequestId};
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

/// Tells of a question those who show that they can help with what it is about, or all who answer where nobody does. When it
/// is spoken of again all of them hear of it.
pub async fn asked(
    tx: &mut Tx,
    id: RequestId,
    (category, name): (CategoryId, &Bilingual),
    asker: PersonId,
) -> Result<u64> {
    let mut people = store::nearest(tx, category).await?;
    // A question about what nobody else can help with is not left without anybody.
    if people == [asker] {
        people = store::consultants(tx).await?;
    }
    people.retain(|person| *person != asker);
    waiting(tx, &people, (id, name)).await
}

/// Tells a mentor of a question that was put to them.
pub async fn put(tx: &mut Tx, id: RequestId, category: &Bilingual, mentor: PersonId) -> Result<u64> {
    waiting(tx, &[mentor], (id, category)).await
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
        Some(taker) if Consultant::find(tx, taker).await?.is_some() || store::is_put_to(tx, id, taker).await? => {
            vec![taker]
        }
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
