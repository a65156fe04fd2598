//! The question to each account whether two records are one human, and what coordinators hear of a name that stands twice.
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

use super::merging;
use super::room::People;
use super::steps::Press as Desk;
use crate::feature::{Asks, Wait};
use crate::ids::{MergeRequestId, PersonId};
use crate::model::people;
use crate::model::people::merge::{self, Agreed, Asking};
use crate::model::roles::{self, Coordinator};
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
    let question = merge::asked(cx, id).await?;
    let words = match merge::agree(cx, id).await? {
        Agreed::Waits => say!(language, "people-same-noted"),
        Agreed::Over => say!(language, "people-same-over"),
        Agreed::Merged => {
            let stays = cx.person();
            if Some(question.author) != stays {
                outbox::tell(cx, &[question.author], People::NAME, |language| told_author(language, stays)).await?;
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
    outbox::tell(cx, &[question.author], People::NAME, |language| told_of_no(language, keeps)).await?;
    cx.remark(say!(language, "people-same-refused"));
    Ok(Next::To(Place::home()))
}

fn told_author(language: Language, stays: Option<PersonId>) -> View<Desk> {
    View::new(say!(language, "people-notice-merged-title"))
        .line(say!(language, "people-notice-merged-line"))
        .row(stays.map(|person| Button::go(say!(language, "people-open-person"), ways::PERSON.of(person))))
}

fn told_of_no(language: Language, keeps: PersonId) -> View<Desk> {
    View::new(say!(language, "people-notice-no-title"))
        .line(say!(language, "people-notice-no-line"))
        .button(Button::go(say!(language, "people-open-person"), ways::PERSON.of(keeps)))
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
        Asking::Itself | Asking::Pending | Asking::Unreachable => {}
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

/// Coordinators hear of a name that stands twice in one school.
pub fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    async move {
        match *happening {
            Happening::RegisteredTwice { newcomer, former } => tell_twice(tx, newcomer, former).await,
            Happening::Left { .. }
            | Happening::Erasing { .. }
            | Happening::RolesChanged { .. }
            | Happening::RegulationChanged { .. }
            | Happening::LanguageChanged { .. } => Ok(()),
        }
    }
    .boxed()
}

// A school's representative is told as well, once there is one: they may say the same of their own list.
async fn tell_twice(tx: &mut Tx, newcomer: PersonId, former: PersonId) -> Result<()> {
    let coordinators = roles::coordinators(tx).await?;
    let name = people::person(tx, newcomer).await?.name.listed();
    outbox::tell(tx, &coordinators, People::NAME, |language| twice(language, &name, newcomer, former)).await?;
    Ok(())
}

fn twice(language: Language, name: &str, newcomer: PersonId, former: PersonId) -> View<Desk> {
    View::new(say!(language, "people-twice-title"))
        .line(say!(language, "people-twice-line", name = name.to_owned()))
        .line(say!(language, "people-twice-why"))
        .button(Button::stand(say!(language, "people-twice-same"), Desk::Same { newcomer, former }))
        .button(Button::go(say!(language, "people-twice-newcomer"), ways::PERSON.of(newcomer)))
        .button(Button::go(say!(language, "people-twice-former"), ways::PERSON.of(former)))
}

/// The tap on that notice; what it says from now on.
pub async fn is_same(cx: &mut Cx, newcomer: PersonId, former: PersonId) -> Result<View<Desk>> {
    let guard = Coordinator::of(cx).await?;
    let asking = merge::ask(cx, guard, former, newcomer).await?;
    follow_up(cx, asking, [former, newcomer]).await?;
    let language = cx.language();
    let stays = match asking {
        Asking::Merged(stays) => stays,
        Asking::Itself | Asking::Pending | Asking::Unreachable | Asking::Asked(_) => newcomer,
    };
    Ok(View::new(say!(language, "people-twice-title"))
        .line(merging::outcome(language, asking))
        .button(Button::go(say!(language, "people-open-person"), ways::PERSON.of(stays))))
}
