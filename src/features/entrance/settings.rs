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

use serde::{Deserialize, Serialize};

use crate::feature::{Door, Feature, Shelf};
use crate::model::people::consents::{self, Extra, Purpose};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Opens, Result, Room, RoomEntry, Said, View, session};
use crate::text::{self, Language};

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<Settings>()],
    doors: &[Door {
        to: || ways::SETTINGS.place(),
        label: |language| say!(language, "settings-door"),
        command: Some(("settings", |language| say!(language, "settings-command"))),
        help: None,
        shelf: Some(Shelf::More),
        seen_by: Roles::anybody,
    }],
    ..Feature::named("settings")
};

struct Settings;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum At {
    All,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    All,
    /// The choice of quiet hours.
    Quiet,
    /// What one agreed to.
    Consents,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Press {
    Language {
        language: Language,
    },
    Quiet,
    /// Chooses quiet hours, from and till, or none.
    Hours {
        hours: Option<(i64, i64)>,
    },
    Consents,
    Set {
        extra: Extra,
        wanted: bool,
    },
    Back,
}

/// The quiet hours to choose from: after the lessons, and till before the first one.
const QUIET: [(i64, i64); 3] = [(20, 7), (21, 7), (22, 8)];

impl Room for Settings {
    const NAME: &'static str = "settings";
    const OPENS: Opens = Opens::AfterConsent;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        let At::All = at;
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
            Press::Language { language } => {
                session::set_language(cx, language).await?;
                step
            }
            Press::Quiet => Step::Quiet,
            Press::Hours { hours } => {
                // Only what a button offers: hours from elsewhere could be no hours.
                let hours = hours.filter(|hours| QUIET.contains(hours));
                session::set_quiet_hours(cx, hours).await?;
                let saved = say!(cx.language(), "settings-saved");
                cx.toast(saved);
                Step::All
            }
            Press::Consents => Step::Consents,
            Press::Set { extra, wanted } => {
                super::set_extra(cx, extra, wanted).await?;
                Step::Consents
            }
            Press::Back => Step::All,
        }))
    }
}

async fn all(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let hours = session::quiet_hours(cx).await?;
    let agreed = consents::agreed(cx).await?;
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
        .button(Button::press(say!(language, "button-other-language"), Press::Language { language: language.other() }))
        .button(Button::press(say!(language, "settings-quiet"), Press::Quiet))
        .button(Button::press(say!(language, "settings-consents"), Press::Consents))
        .button(Button::go(say!(language, "settings-data"), ways::MY_DATA.place()))
        .button(Button::go(say!(language, "settings-forget"), ways::FORGET.place()))
        .button(Button::home(language)))
}

async fn quiet(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let now = session::quiet_hours(cx).await?;
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
                    Press::Hours { hours: Some((from, till)) },
                )
            }),
        )
        .button(Button::press(format!("{}{none}", mark(now.is_none())), Press::Hours { hours: None }))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

async fn agreed(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let agreed = consents::agreed(cx).await?;
    let (now, zone, newest) = (cx.now, cx.zone(), cx.around.consent());
    let since = |purpose| {
        let consent = agreed.iter().find(|consent| consent.purpose == purpose);
        match consent {
            Some(consent) => say!(
                language,
                "settings-consent-given",
                when = text::moment(language, consent.given_at, now, zone),
                version = consent.text
            ),
            None => say!(language, "settings-consent-not-given", version = newest),
        }
    };
    let holds = |purpose| agreed.iter().any(|consent| consent.purpose == purpose);
    let (notices, name) = (holds(Purpose::Notices), holds(Purpose::Name));
    Ok(View::new(say!(language, "settings-consents-title"))
        .line(say!(language, "settings-consent-processing", since = since(Purpose::Processing)))
        .line(say!(language, "settings-consent-notices", since = since(Purpose::Notices)))
        .line(say!(language, "settings-consent-name", since = since(Purpose::Name)))
        .question(say!(language, "settings-consents-question"))
        .button(Button::press(
            Extra::Notices.label(language, notices),
            Press::Set { extra: Extra::Notices, wanted: !notices },
        ))
        .button(Button::press(Extra::Name.label(language, name), Press::Set { extra: Extra::Name, wanted: !name }))
        .button(Button::go(say!(language, "settings-forget"), ways::FORGET.place()))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}
