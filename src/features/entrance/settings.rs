//! Settings: the language, the quiet hours, and what one agreed to.
//!
//! ```text
//! - /settings
//! - Настройки: язык, тихие часы, согласия   — [Тихие часы]
//! - Когда не писать?                        — [21:00–7:00]
//! - Настройки: … Тихие часы: с 21:00 до 7:00
//! ```
//!
//! It answers before the registration too: what one agreed to can be withdrawn at any time.

mod store;

use serde::{Deserialize, Serialize};

use crate::model::people::consents::{self, Extra, Purpose, TEXT_VERSION};
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, View, session};
use crate::text::{self, Language};
use crate::{outbox, say};

/// The room of the settings.
pub struct Settings;

/// What is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// Everything that can be set.
    All,
    /// The choice of quiet hours.
    Quiet,
    /// What one agreed to.
    Consents,
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Press {
    /// Speaks this language.
    Language(Language),
    /// Shows the choice of quiet hours.
    Quiet,
    /// Chooses quiet hours, or none.
    Hours(Option<(i64, i64)>),
    /// Shows what one agreed to.
    Consents,
    /// Gives one of the further consents, or withdraws it.
    Set(Extra, bool),
    /// Shows everything again.
    Back,
}

/// The quiet hours to choose from: after the lessons, and till before the first one.
const QUIET: [(i64, i64); 3] = [(20, 7), (21, 7), (22, 8)];

impl Room for Settings {
    const NAME: &'static str = "settings";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::Settings
    }

    async fn enter(_cx: &mut Cx, _place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(Step::All))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::All => all(cx).await,
            Step::Quiet => quiet(cx).await,
            Step::Consents => agreed(cx).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let Said::Press(press) = said else {
            return Ok(Next::Puzzled);
        };
        Ok(Next::Go(match press {
            Press::Language(language) => {
                session::set_language(cx, language).await?;
                if let Some(person) = cx.person() {
                    outbox::refresh_commands(cx, person).await?;
                }
                step
            }
            Press::Quiet => Step::Quiet,
            Press::Hours(hours) => {
                // Only what a button offers: hours from elsewhere could be no hours.
                let hours = hours.filter(|hours| QUIET.contains(hours));
                store::set_quiet_hours(cx, hours).await?;
                let saved = say!(cx.language(), "settings-saved");
                cx.toast(saved);
                Step::All
            }
            Press::Consents => Step::Consents,
            Press::Set(extra, wanted) => {
                consents::set(cx, extra, wanted).await?;
                Step::Consents
            }
            Press::Back => Step::All,
        }))
    }
}

async fn all(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let hours = store::quiet_hours(cx).await?;
    let agreed = store::consents(cx).await?;
    let holds = |purpose| agreed.iter().any(|consent| consent.purpose == purpose);
    let state = |holds| {
        if holds { say!(language, "settings-on") } else { say!(language, "settings-off") }
    };
    let quiet = match hours {
        Some((from, till)) => say!(language, "settings-quiet-line", from = from.to_string(), till = till.to_string()),
        None => say!(language, "settings-quiet-none"),
    };
    Ok(View::new(say!(language, "settings-title"))
        .line(say!(language, "settings-language-line"))
        .line(quiet)
        .line(say!(language, "settings-notices-line", state = state(holds(Purpose::Notices))))
        .line(say!(language, "settings-name-line", state = state(holds(Purpose::Name))))
        .button(Button::press(say!(language, "button-other-language"), Press::Language(language.other())))
        .button(Button::press(say!(language, "settings-quiet"), Press::Quiet))
        .button(Button::press(say!(language, "settings-consents"), Press::Consents))
        .button(Button::go(say!(language, "settings-data"), Place::MyData))
        .button(Button::go(say!(language, "settings-forget"), Place::Forget))
        .button(Button::go(say!(language, "button-menu"), Place::Menu)))
}

async fn quiet(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let now = store::quiet_hours(cx).await?;
    let mark = |chosen| if chosen { "✅ " } else { "" };
    let none = say!(language, "settings-quiet-off");
    Ok(View::new(say!(language, "settings-quiet-title"))
        .line(say!(language, "settings-quiet-explained"))
        .question(say!(language, "settings-quiet-question"))
        .grid(
            1,
            QUIET.into_iter().map(|(from, till)| {
                Button::press(
                    format!("{}{from}:00–{till}:00", mark(now == Some((from, till)))),
                    Press::Hours(Some((from, till))),
                )
            }),
        )
        .button(Button::press(format!("{}{none}", mark(now.is_none())), Press::Hours(None)))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

async fn agreed(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let agreed = store::consents(cx).await?;
    let (now, zone) = (cx.now, cx.zone());
    let since = |purpose| {
        let consent = agreed.iter().find(|consent| consent.purpose == purpose);
        match consent {
            Some(consent) => say!(
                language,
                "settings-consent-given",
                when = text::moment(language, consent.given_at, now, zone),
                version = consent.version.clone()
            ),
            None => say!(language, "settings-consent-not-given", version = TEXT_VERSION),
        }
    };
    let holds = |purpose| agreed.iter().any(|consent| consent.purpose == purpose);
    let (notices, name) = (holds(Purpose::Notices), holds(Purpose::Name));
    Ok(View::new(say!(language, "settings-consents-title"))
        .line(say!(language, "settings-consent-processing", since = since(Purpose::Processing)))
        .line(say!(language, "settings-consent-notices", since = since(Purpose::Notices)))
        .line(say!(language, "settings-consent-name", since = since(Purpose::Name)))
        .question(say!(language, "settings-consents-question"))
        .button(Button::press(Extra::Notices.label(language, notices), Press::Set(Extra::Notices, !notices)))
        .button(Button::press(Extra::Name.label(language, name), Press::Set(Extra::Name, !name)))
        .button(Button::go(say!(language, "settings-forget"), Place::Forget))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}
