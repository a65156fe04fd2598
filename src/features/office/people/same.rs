//! The question to each account whether two records are one human.
//!
//! ```text
//! - (notice) Две записи — одна? Координатор предлагает соединить …       — [Посмотреть]
//! - Это ваша запись? Петрова Ольга, Школа № 3 …                          — [Да, это я]
//! - ✅ Записано. Ждём ответа с другого телефона.
//!                                              - (the other telephone)  — [Да, это я]
//!                                              - ✅ Записи соединены.
//! ```

use futures::FutureExt;
use serde::{Deserialize, Serialize};

use super::namesakes;
use super::room::People;
use super::steps::Press as Desk;
use crate::feature::{Asks, Wait};
use crate::ids::{MergeRequestId, PersonId};
use crate::model::people::merge::{self, Agreed, Asking};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::talk::{Answer, Button, Cx, Happening, Next, Place, Result, Room, Said, Tx, View};
use crate::text::Language;
use crate::{outbox, say};

pub struct Same;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Question { id: MergeRequestId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Question { id: MergeRequestId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Yes,
    No,
}

/// What waits for whoever was asked and has not answered yet.
pub const WAIT: Wait = Wait {
    kind: "same-person",
    rows: super::store::ASKED,
    asks: Asks::Something,
    label: |_, reader| say!(reader.language, "people-same-waits"),
    place: |waiting| ways::SAME_PERSON.of(MergeRequestId(waiting.subject)),
};

impl Room for Same {
    const NAME: &'static str = "same";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        // No question has this number: the card says that it is over.
        At::Question { id: MergeRequestId(0) }
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::Question { id } = at;
        merge::asked(cx, id).await?;
        Ok(Next::Go(Step::Question { id }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let Step::Question { id } = step;
        let question = merge::asked(cx, *id).await?;
        let language = cx.language();
        let view = View::new(say!(language, "people-same-title")).line(say!(
            language,
            "people-same-who",
            name = question.name.listed(),
            school = question.organisation
        ));
        if question.agreed {
            return Ok(view
                .line(say!(language, "people-same-waiting"))
                .button(Button::press(say!(language, "people-same-no"), Press::No).grave())
                .button(Button::home(language)));
        }
        Ok(view
            .line(say!(language, "people-same-yes-means"))
            .line(say!(language, "people-same-no-means"))
            .question(say!(language, "people-same-question"))
            .button(Button::press(say!(language, "people-same-yes"), Press::Yes))
            .button(Button::press(say!(language, "people-same-no"), Press::No).grave())
            .button(Button::home(language)))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let Step::Question { id } = step;
        Ok(match said {
            Said::Press(Press::Yes) => yes(cx, id).await?,
            Said::Press(Press::No) => no(cx, id).await?,
            _ => Next::Puzzled,
        })
    }
}

async fn yes(cx: &mut Cx, id: MergeRequestId) -> Result<Next<Same>> {
    let language = cx.language();
    let words = match merge::agree(cx, id).await? {
        Agreed::Waits => say!(language, "people-same-noted"),
        Agreed::Over => say!(language, "people-same-over"),
        Agreed::Merged { author } => {
            let stays = cx.person();
            if Some(author) != stays {
                let seen = seen_by(cx, author, stays).await?;
                outbox::tell(cx, &[author], People::NAME, |language| told_author(language, seen)).await?;
            }
            if let Some(stays) = stays {
                namesakes::settled(cx, stays).await?;
            }
            say!(language, "people-same-merged")
        }
    };
    cx.remark(words);
    Ok(Next::To(Place::home()))
}

async fn no(cx: &mut Cx, id: MergeRequestId) -> Result<Next<Same>> {
    let language = cx.language();
    let question = merge::refuse(cx, id).await?;
    let [keeps, _] = question.both();
    let seen = seen_by(cx, question.author, Some(keeps)).await?;
    outbox::tell(cx, &[question.author], People::NAME, |language| told_of_no(language, seen)).await?;
    namesakes::settled(cx, keeps).await?;
    cx.remark(say!(language, "people-same-refused"));
    Ok(Next::To(Place::home()))
}

/// The record, where whoever asked may open it: a coordinator may, who represents a school sees it on their own card.
async fn seen_by(tx: &mut Tx, author: PersonId, record: Option<PersonId>) -> Result<Option<PersonId>> {
    Ok(match Coordinator::find(tx, author).await? {
        Some(_) => record,
        None => None,
    })
}

fn told_author(language: Language, stays: Option<PersonId>) -> View<Desk> {
    View::new(say!(language, "people-notice-merged-title"))
        .line(say!(language, "people-notice-merged-line"))
        .row(stays.map(|person| Button::go(say!(language, "people-open-person"), ways::PERSON.of(person))))
}

fn told_of_no(language: Language, keeps: Option<PersonId>) -> View<Desk> {
    View::new(say!(language, "people-notice-no-title"))
        .line(say!(language, "people-notice-no-line"))
        .row(keeps.map(|person| Button::go(say!(language, "people-open-person"), ways::PERSON.of(person))))
}

/// Tells those who are asked, or those whose record was joined.
pub async fn follow_up(tx: &mut Tx, asking: Asking, both: [PersonId; 2]) -> Result<()> {
    match asking {
        Asking::Asked(request) => {
            outbox::tell(tx, &both, Same::NAME, |language| told_of_question(language, request)).await?;
        }
        Asking::Merged(stays) => {
            outbox::tell(tx, &[stays], People::NAME, told_of_joining).await?;
        }
        Asking::Itself | Asking::Pending | Asking::Paired | Asking::Unreachable => {}
    }
    Ok(())
}

fn told_of_question(language: Language, request: MergeRequestId) -> View<Press> {
    View::new(say!(language, "people-notice-same-title"))
        .line(say!(language, "people-notice-same-line"))
        .button(Button::go(say!(language, "people-open-profile"), ways::SAME_PERSON.of(request)))
}

fn told_of_joining(language: Language) -> View<Desk> {
    View::new(say!(language, "people-notice-joined-title"))
        .line(say!(language, "people-notice-joined-line"))
        .button(Button::go(say!(language, "people-open-profile"), ways::PROFILE.place()))
}

/// Those who answer for a school's people are asked about a name that stands there twice; what an erasure settles is
/// settled for all of them, and whoever may answer no more is asked no more.
pub fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    async move {
        match *happening {
            Happening::RegisteredTwice { newcomer, former } => namesakes::tell(tx, newcomer, former).await,
            Happening::Erasing { person } => namesakes::settled(tx, person).await,
            Happening::RolesChanged { person } => namesakes::changed(tx, person).await,
            Happening::Left { .. }
            | Happening::RegulationChanged { .. }
            | Happening::LanguageChanged { .. }
            | Happening::PresenceParted { .. }
            | Happening::ResultsCame { .. } => Ok(()),
        }
    }
    .boxed()
}
