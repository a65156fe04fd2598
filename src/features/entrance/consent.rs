//! The consent, a message of its own before any question (152-FZ art. 9, separate document since 01.09.2025).
//!
//! ```text
//! - /start
//! - Это «Гроздь»: … Согласие на обработку персональных данных: кто, зачем, что, как долго, как отозвать
//!                                        — [Соглашаюсь] [Не соглашаюсь] [English]
//! - Ещё два согласия, по желанию         — [Включить уведомления] [Показать имя коллегам] [Включить оба и дальше]
//!                                          [Дальше]
//! - (registration begins)
//!
//! (after an upgrade with a newer text, before anything that only it allows, and once on «Сегодня»)
//! - Согласие обновилось: что нового …    — [Соглашаюсь] [Оставить как было] [Весь текст]
//! ```
//!
//! Refusing is possible at once, is explained, and leaves nothing behind but the account's number. A person who does
//! not agree to a newer text keeps what the older one allowed. A link that makes a coordinator is opened here too,
//! since it may be a person's first word.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::feature::{Asks, Feature, Link, Wait};
use crate::features;
use crate::model::organisations::operator::{self, Operator};
use crate::model::people::claims;
use crate::model::people::consents::{self, Extra, Purpose};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Opens, Place, Result, Room, RoomEntry, Said, Surroundings, View, session};
use crate::text::Language;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<Consent>()],
    links: &[Link { kind: "claim", place: |token| Some(ways::CLAIM.of(token.to_owned())), is_kept: false }],
    reads: &["consent", "consent_refusal", "account", "regulation_override"],
    waits: &[Wait {
        kind: "consent",
        // Whoever has agreed to an older text, or to an older edition than that of their municipality, and has not refused
        // them. A test holds the keys against those of the regulation.
        rows: "SELECT 0, NULL, '' FROM (
    SELECT coalesce(max(version), 0) AS edition FROM regulation_override
    WHERE municipality_id = (SELECT municipality_id FROM account WHERE id = ?3)
      AND key IN ('operator', 'operator_address', 'operator_contact', 'policy_link', 'consent_term')) AS now
 WHERE EXISTS (SELECT 1 FROM consent WHERE account_id = ?3 AND purpose = 'processing' AND withdrawn_at IS NULL)
   AND NOT EXISTS (SELECT 1 FROM consent WHERE account_id = ?3 AND purpose = 'processing' AND withdrawn_at IS NULL
                     AND text >= ?4 AND consent.edition >= now.edition)
   AND NOT EXISTS (SELECT 1 FROM consent_refusal WHERE account_id = ?3 AND text = ?4
                     AND consent_refusal.edition = now.edition)",
        asks: Asks::Something,
        label: |_, reader| say!(reader.language, "consent-waits"),
        place: |_| ways::CONSENT.place(),
    }],
    ..Feature::named("consent")
};

struct Consent;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum At {
    /// What is to be read now.
    Text,
    /// A link that makes its first opener a coordinator.
    Claim { token: String },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Text,
    Refused,
    /// Has agreed and chooses the rest.
    Extras,
    /// Has agreed to an older text.
    News,
    /// Reads the newer text whole.
    Newer,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Press {
    Agree,
    Refuse,
    Read,
    Language {
        language: Language,
    },
    Set {
        extra: Extra,
        wanted: bool,
    },
    /// Gives both further consents and goes on.
    Both,
    Onward,
}

impl Room for Consent {
    const NAME: &'static str = "consent";
    const OPENS: Opens = Opens::ToAnybody;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Text
    }

    async fn enter(cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        match at {
            At::Text => {}
            At::Claim { token } => {
                open_claim(cx, &token).await?;
                if cx.account.consent.is_some() {
                    return Ok(Next::To(Place::home()));
                }
            }
        }
        Ok(Next::Go(match cx.account.consent {
            None => {
                introduce(cx);
                Step::Text
            }
            Some(agreed) => {
                let edition = operator::now(cx).await?.edition;
                let is_newest = agreed >= cx.around.consent() && cx.account.edition >= edition;
                if is_newest { Step::Extras } else { Step::News }
            }
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let operator = operator::now(cx).await?;
        Ok(match step {
            Step::Text => document(language, &operator, &cx.around)
                .question(say!(language, "consent-question"))
                .button(Button::press(say!(language, "consent-agree"), Press::Agree).grave())
                .button(Button::press(say!(language, "consent-refuse"), Press::Refuse))
                .button(Button::press(
                    say!(language, "button-other-language"),
                    Press::Language { language: language.other() },
                )),
            Step::Refused => View::new(say!(language, "consent-refused-title"))
                .line(say!(language, "consent-refused-nothing-kept"))
                .line(say!(language, "consent-refused-contact", operator = operator.reached(language)))
                .button(Button::press(say!(language, "consent-read-again"), Press::Read)),
            Step::Extras => extras(cx).await?,
            Step::News => news(cx, &operator)
                .button(Button::press(say!(language, "consent-agree"), Press::Agree).grave())
                .button(Button::press(say!(language, "consent-news-refuse"), Press::Refuse))
                .button(Button::press(say!(language, "consent-news-read"), Press::Read)),
            Step::Newer => document(language, &operator, &cx.around)
                .question(say!(language, "consent-question"))
                .button(Button::press(say!(language, "consent-agree"), Press::Agree).grave())
                .button(Button::press(say!(language, "consent-news-refuse"), Press::Refuse)),
        })
    }

    async fn press_of_any_age(cx: &mut Cx, press: Press) -> Result<bool> {
        if let Press::Language { language } = press {
            session::set_language(cx, language).await?;
            return Ok(true);
        }
        Ok(false)
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (step, Said::Press(Press::Language { language })) => {
                session::set_language(cx, language).await?;
                if matches!(step, Step::Text) {
                    introduce(cx);
                }
                Next::Go(step)
            }
            (Step::Text, Said::Press(Press::Agree)) => {
                consents::agree(cx).await?;
                // What was agreed to stays in the chat for the person to read.
                cx.keep_card();
                cx.remark(say!(language, "consent-given"));
                Next::Go(Step::Extras)
            }
            (Step::Text, Said::Press(Press::Refuse)) => Next::Go(Step::Refused),
            (Step::Refused, Said::Press(Press::Read)) => Next::Go(Step::Text),
            (Step::Extras, Said::Press(Press::Set { extra, wanted })) => {
                super::set_extra(cx, extra, wanted).await?;
                Next::Go(Step::Extras)
            }
            (Step::Extras, Said::Press(Press::Both)) => {
                for extra in [Extra::Notices, Extra::Name] {
                    super::set_extra(cx, extra, true).await?;
                }
                Next::To(Place::home())
            }
            (Step::Extras, Said::Press(Press::Onward)) => Next::To(Place::home()),

            (Step::News | Step::Newer, Said::Press(Press::Agree)) => {
                consents::agree(cx).await?;
                cx.keep_card();
                cx.remark(say!(language, "consent-given"));
                // On to where only the newer text leads.
                Next::To(session::take_destination(cx).await?.unwrap_or_else(Place::home))
            }
            (Step::News | Step::Newer, Said::Press(Press::Refuse)) => {
                consents::refuse(cx).await?;
                session::take_destination(cx).await?;
                cx.remark(say!(language, "consent-news-refused"));
                Next::To(Place::home())
            }
            (Step::News, Said::Press(Press::Read)) => Next::Go(Step::Newer),
            _ => Next::Puzzled,
        })
    }
}

/// Whoever comes first reads what this is, above the text of the consent and no part of it; and below what a link that
/// they came by has to say.
fn introduce(cx: &mut Cx) {
    let words = say!(cx.language(), "consent-intro");
    cx.remark_below(words);
}

async fn open_claim(cx: &mut Cx, token: &str) -> Result<()> {
    let (language, account) = (cx.language(), cx.account_id());
    if !claims::open(cx, token).await? {
        cx.remark(say!(language, "consent-claim-void"));
    } else if let Some(person) = cx.person() {
        claims::settle(cx, account, person).await?;
        cx.remark(say!(language, "consent-claim-appointed"));
    } else {
        cx.remark(say!(language, "consent-claim-opened"));
    }
    Ok(())
}

async fn extras(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let agreed = consents::agreed(cx).await?;
    let holds = |purpose| agreed.iter().any(|consent| consent.purpose == purpose);
    let (notices, name) = (holds(Purpose::Notices), holds(Purpose::Name));
    let set =
        |extra: Extra, holds: bool| Button::press(extra.label(language, holds), Press::Set { extra, wanted: !holds });
    let view = View::new(say!(language, "consent-extras-title"))
        .line(say!(language, "consent-extras-notices"))
        .line(say!(language, "consent-extras-name"))
        .question(say!(language, "consent-extras-question"))
        .button(set(Extra::Notices, notices))
        .button(set(Extra::Name, name));
    let both = (!notices && !name).then(|| Button::press(say!(language, "consent-both"), Press::Both).grave());
    Ok(view.row(both).button(Button::press(say!(language, "consent-onward"), Press::Onward)))
}

/// What the texts allow that came after the one that was agreed to.
fn news(cx: &Cx, operator: &Operator) -> View<Press> {
    let language = cx.language();
    let agreed = cx.account.consent.unwrap_or_default();
    let newer = cx.around.consents.iter().filter(|text| text.number > agreed);
    View::new(say!(language, "consent-news-title"))
        .line(say!(language, "consent-news-line"))
        .lines(newer.map(|text| format!("• {}", (text.news)(language))))
        .maybe_line(
            (operator.edition > cx.account.edition).then(|| {
                format!("• {}", say!(language, "consent-news-operator", operator = operator.reached(language)))
            }),
        )
        .question(say!(language, "consent-news-question"))
}

/// What the law asks the text to hold: the operator, the purposes, the fields, the actions, the term, the
/// withdrawal, the version. The fields are those of the tables.
fn document(language: Language, operator: &Operator, around: &Surroundings) -> View<Press> {
    let kept = features::tables().filter_map(|table| table.kept);
    let mut fields: Vec<_> = kept.map(|kept| (kept.said_as)(language)).collect();
    // Several tables may keep one thing, and of several features: marks that become records.
    let mut said = BTreeSet::new();
    fields.retain(|field| said.insert(field.clone()));
    let version = around.consents.last().map(|text| format!("{} ({})", text.number, text.day)).unwrap_or_default();
    let version = match operator.edition {
        0 => version,
        edition => say!(language, "consent-version-edition", version = version, edition = edition),
    };
    let optional =
        |part: &Option<String>, said: fn(Language, String) -> String| part.clone().map(|part| said(language, part));
    View::new(say!(language, "consent-title"))
        .line(say!(language, "consent-operator", operator = operator.name.clone()))
        .maybe_line(optional(&operator.contact, |language, it| say!(language, "consent-contact", contact = it)))
        .maybe_line(optional(&operator.policy, |language, it| say!(language, "consent-policy", link = it)))
        .line(say!(language, "consent-purposes"))
        .line(say!(language, "consent-fields", fields = fields.join(", ")))
        .line(say!(language, "consent-actions"))
        .line(
            optional(&operator.term, |language, it| say!(language, "consent-own-term", term = it))
                .unwrap_or_else(|| say!(language, "consent-term")),
        )
        .line(say!(language, "consent-withdrawal"))
        .line(say!(language, "consent-refusal"))
        .line(say!(language, "consent-version", version = version))
}

/// The text of the consent as a person reads it, for the test that it does not change without its version.
#[cfg(test)]
pub(super) fn text(language: Language, operator: &Operator, around: &Surroundings) -> String {
    let view = document(language, operator, around);
    std::iter::once(view.title).chain(view.lines).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
