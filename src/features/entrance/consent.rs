//! The consent, a message of its own before any question (152-FZ art. 9, separate document since 01.09.2025).
//!
//! ```text
//! - /start
//! - Согласие на обработку персональных данных: кто, зачем, что, как долго, как отозвать   — [Согласен, согласна]
//! - Ещё два согласия, можно отказаться   — [Уведомления: нет] [Имя для коллег: нет] [Дальше]
//! - (registration begins)
//! ```
//!
//! Refusing is possible at once, is explained, and leaves nothing behind but the account's number. A link that
//! makes a coordinator is opened here too, since it may be a person's first word.

use serde::{Deserialize, Serialize};

use crate::model::people::claims;
use crate::model::people::consents::{self, Extra, Purpose, TEXT_VERSION};
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, View, session};
use crate::text::Language;
use crate::{outbox, say};

/// The room of the consent.
pub struct Consent;

/// Where the person stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// Reads the text.
    Text,
    /// Has refused.
    Refused,
    /// Has agreed and chooses the rest.
    Extras,
}

/// What the buttons carry.
#[derive(Debug, Serialize, Deserialize)]
pub enum Press {
    /// Agrees to the processing.
    Agree,
    /// Refuses.
    Refuse,
    /// Reads once more.
    Read,
    /// Reads in this language.
    Language(Language),
    /// Gives one of the further consents, or withdraws it.
    Set(Extra, bool),
    /// Goes on.
    Onward,
}

impl Room for Consent {
    const NAME: &'static str = "consent";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::Consent
    }

    async fn enter(cx: &mut Cx, place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        if let Place::Claim(token) = place {
            if !claims::open(cx, &token).await? {
                let late = say!(cx.language(), "consent-claim-void");
                cx.remark(late);
            } else if let Some(person) = cx.person() {
                claims::settle(cx, person).await?;
                outbox::refresh_commands(cx, person).await?;
                let appointed = say!(cx.language(), "consent-claim-appointed");
                cx.remark(appointed);
            } else {
                let opened = say!(cx.language(), "consent-claim-opened");
                cx.remark(opened);
            }
            if cx.account.consented {
                return Ok(Next::To(Place::Menu));
            }
        }
        Ok(Next::Go(if cx.account.consented { Step::Extras } else { Step::Text }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        Ok(match step {
            Step::Text => document(language, &cx.around.operator)
                .question(say!(language, "consent-question"))
                .button(Button::press(say!(language, "consent-agree"), Press::Agree))
                .button(Button::press(say!(language, "consent-refuse"), Press::Refuse))
                .button(Button::press(say!(language, "button-other-language"), Press::Language(language.other()))),
            Step::Refused => View::new(say!(language, "consent-refused-title"))
                .line(say!(language, "consent-refused-nothing-kept"))
                .line(say!(language, "consent-refused-contact", operator = cx.around.operator.clone()))
                .button(Button::press(say!(language, "consent-read-again"), Press::Read)),
            Step::Extras => {
                let account = cx.account_id();
                let notices = consents::holds(cx.db(), account, Purpose::Notices).await?;
                let name = consents::holds(cx.db(), account, Purpose::Name).await?;
                View::new(say!(language, "consent-extras-title"))
                    .line(say!(language, "consent-extras-notices"))
                    .line(say!(language, "consent-extras-name"))
                    .question(say!(language, "consent-extras-question"))
                    .button(Button::press(
                        Extra::Notices.label(language, notices),
                        Press::Set(Extra::Notices, !notices),
                    ))
                    .button(Button::press(Extra::Name.label(language, name), Press::Set(Extra::Name, !name)))
                    .button(Button::press(say!(language, "consent-onward"), Press::Onward))
            }
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match (step, said) {
            (Step::Text, Said::Press(Press::Agree)) => {
                consents::give(cx, Purpose::Processing).await?;
                // What was agreed to stays in the chat for the person to read.
                cx.keep_card();
                let given = say!(cx.language(), "consent-given");
                cx.remark(given);
                Next::Go(Step::Extras)
            }
            (Step::Text, Said::Press(Press::Refuse)) => Next::Go(Step::Refused),
            (Step::Refused, Said::Press(Press::Read)) => Next::Go(Step::Text),
            (step, Said::Press(Press::Language(language))) => {
                session::set_language(cx, language).await?;
                Next::Go(step)
            }
            (Step::Extras, Said::Press(Press::Set(extra, wanted))) => {
                consents::set(cx, extra, wanted).await?;
                Next::Go(Step::Extras)
            }
            (Step::Extras, Said::Press(Press::Onward)) => Next::To(Place::Menu),
            _ => Next::Puzzled,
        })
    }
}

/// What the law asks the text to hold: the operator, the purposes, the fields, the actions, the term, the
/// withdrawal, the version.
fn document(language: Language, operator: &str) -> View<Press> {
    View::new(say!(language, "consent-title"))
        .line(say!(language, "consent-operator", operator = operator.to_owned()))
        .line(say!(language, "consent-purposes"))
        .line(say!(language, "consent-fields"))
        .line(say!(language, "consent-actions"))
        .line(say!(language, "consent-term"))
        .line(say!(language, "consent-withdrawal"))
        .line(say!(language, "consent-refusal"))
        .line(say!(language, "consent-version", version = TEXT_VERSION))
}
