//! Settings: the language, the quiet hours, and what one agreed to.
//!
//! ```text
//! - /settings
//! - Настройки: язык, тихие часы, согласия   — [✅ Уведомления] [Тихие часы]
//! - Когда не писать?                        — с 22 до 7
//! - Настройки: … Тихие часы: с 22:00 до 7:00
//! - (Тихие часы) Рассылки раз в день        — … Рассылки: раз в день, в 17:00, одним сообщением.
//! ```
//!
//! It answers before the registration too: what one agreed to can be withdrawn at any time.

mod hours;

use serde::{Deserialize, Serialize};

use hours::Typed;

use crate::feature::{Door, Feature, Shelf};
use crate::model::people::consents::{self, Extra, Purpose};
use crate::model::regulation::{self, keys};
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
    /// Whether weekends are quiet.
    Weekends {
        wanted: bool,
    },
    /// Whether messages to many come once a day, together.
    Digest {
        wanted: bool,
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

    async fn press_of_any_age(cx: &mut Cx, press: Press) -> Result<bool> {
        if let Press::Language { language } = press {
            session::set_language(cx, language).await?;
            return Ok(true);
        }
        Ok(false)
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let press = match (&step, said) {
            (_, Said::Press(press)) => press,
            (Step::Quiet, Said::Text(typed)) => return typed_hours(cx, &typed).await,
            _ => return Ok(Next::Puzzled),
        };
        Ok(Next::Go(match press {
            Press::Language { language } => {
                session::set_language(cx, language).await?;
                step
            }
            Press::Quiet => Step::Quiet,
            Press::Hours { hours } => {
                // A forged press may carry what are no hours.
                let hours =
                    hours.filter(|(from, till)| from != till && [from, till].iter().all(|it| (0..24).contains(*it)));
                session::set_quiet_hours(cx, hours).await?;
                let saved = say!(cx.language(), "settings-saved");
                cx.toast(saved);
                Step::All
            }
            Press::Weekends { wanted } => {
                session::set_quiet_weekends(cx, wanted).await?;
                let saved = say!(cx.language(), "settings-saved");
                cx.toast(saved);
                step
            }
            Press::Digest { wanted } => {
                let account = cx.account_id();
                session::set_digest(cx, account, wanted).await?;
                let saved = say!(cx.language(), "settings-saved");
                cx.toast(saved);
                step
            }
            Press::Consents => Step::Consents,
            Press::Set { extra, wanted } => {
                super::set_extra(cx, extra, wanted).await?;
                step
            }
            Press::Back => Step::All,
        }))
    }
}

/// Own quiet hours, as they were typed.
async fn typed_hours(cx: &mut Cx, typed: &str) -> Result<Next<Settings>> {
    let language = cx.language();
    let chosen = match hours::read(typed) {
        Typed::Hours(from, till) => Some((from, till)),
        Typed::None => None,
        Typed::Nothing => return Ok(Next::Stay(say!(language, "settings-quiet-flaw"))),
    };
    session::set_quiet_hours(cx, chosen).await?;
    cx.remark(say!(language, "settings-quiet-saved"));
    Ok(Next::Go(Step::All))
}

async fn all(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let (hours, weekends, digest) = session::hearing(cx).await?;
    let agreed = consents::agreed(cx).await?;
    let holds = |purpose| agreed.iter().any(|consent| consent.purpose == purpose);
    let set =
        |extra: Extra, holds: bool| Button::press(extra.label(language, holds), Press::Set { extra, wanted: !holds });
    let quiet = match hours {
        Some((from, till)) => say!(language, "settings-quiet-line", from = from.to_string(), till = till.to_string()),
        None => say!(language, "settings-quiet-none"),
    };
    let hour = regulation::now(cx).await?.get(&keys::work::DIGEST_HOUR)?;
    let view = View::new(say!(language, "settings-title"))
        .line(say!(language, "settings-language-line"))
        .line(quiet)
        .maybe_line(weekends.then(|| say!(language, "settings-weekends-line")))
        .maybe_line(digest.then(|| say!(language, "settings-digest-line", hour = hour.to_string())))
        .button(Button::press(say!(language, "button-other-language"), Press::Language { language: language.other() }))
        .button(set(Extra::Notices, holds(Purpose::Notices)))
        .button(set(Extra::Name, holds(Purpose::Name)))
        .button(Button::press(say!(language, "settings-quiet"), Press::Quiet));
    // Only those are reminded of anything who are registered.
    let view = match cx.person() {
        Some(_) => view.button(Button::go(say!(language, "settings-reminders"), ways::REMINDING.place())),
        None => view,
    };
    Ok(view
        .button(Button::press(say!(language, "settings-consents"), Press::Consents))
        .button(Button::go(say!(language, "settings-data"), ways::MY_DATA.place()))
        .button(Button::go(say!(language, "settings-forget"), ways::FORGET.place()))
        .button(Button::home(language)))
}

async fn quiet(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let (now, weekends, digest) = session::hearing(cx).await?;
    let mark = |chosen| if chosen { "✅ " } else { "" };
    // One's own hours stand among the others while they are chosen.
    let own = now.filter(|hours| !QUIET.contains(hours));
    let none = say!(language, "settings-quiet-off");
    Ok(View::new(say!(language, "settings-quiet-title"))
        .line(say!(language, "settings-quiet-explained"))
        .question(say!(language, "settings-quiet-question"))
        .grid(
            1,
            own.into_iter().chain(QUIET).map(|(from, till)| {
                Button::press(
                    format!("{}{from}:00–{till}:00", mark(now == Some((from, till)))),
                    Press::Hours { hours: Some((from, till)) },
                )
            }),
        )
        .button(Button::press(format!("{}{none}", mark(now.is_none())), Press::Hours { hours: None }))
        .button(Button::press(
            format!("{}{}", mark(weekends), say!(language, "settings-weekends")),
            Press::Weekends { wanted: !weekends },
        ))
        .button(Button::press(
            format!("{}{}", mark(digest), say!(language, "settings-digest")),
            Press::Digest { wanted: !digest },
        ))
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
    let (notices, name, deficits) = (holds(Purpose::Notices), holds(Purpose::Name), holds(Purpose::Deficits));
    // Whoever has not registered has none; and only the text that speaks of it can be agreed to.
    let has_deficits = deficits || cx.person().is_some() && cx.account.consent >= Some(consents::SHOWS_DEFICITS);
    Ok(View::new(say!(language, "settings-consents-title"))
        .line(say!(language, "settings-consent-processing", since = since(Purpose::Processing)))
        .line(say!(language, "settings-consent-notices", since = since(Purpose::Notices)))
        .line(say!(language, "settings-consent-name", since = since(Purpose::Name)))
        .maybe_line(has_deficits.then(|| say!(language, "settings-consent-deficits", since = since(Purpose::Deficits))))
        .question(say!(language, "settings-consents-question"))
        .button(Button::press(
            Extra::Notices.label(language, notices),
            Press::Set { extra: Extra::Notices, wanted: !notices },
        ))
        .button(Button::press(Extra::Name.label(language, name), Press::Set { extra: Extra::Name, wanted: !name }))
        .row(has_deficits.then(|| {
            Button::press(
                Extra::Deficits.label(language, deficits),
                Press::Set { extra: Extra::Deficits, wanted: !deficits },
            )
        }))
        .button(Button::go(say!(language, "settings-forget"), ways::FORGET.place()))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}
