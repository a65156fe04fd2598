//! Whether a paper is genuine: what its code opens.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::store::{self, Proved};
use crate::model::records::participation;
use crate::papers::kinds;
use crate::say;
use crate::talk::{Button, Cx, Next, Opens, Result, Room, Said, Trouble, View};
use crate::text::{self, Language, forms};

/// What the payload of the paper's link begins with.
pub const LINK: &str = "proof";

/// So many names that are not on the paper an account may type.
const TRIES: i64 = 5;

pub struct Proof;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Code { code: String },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Whose name is on it?
    Card { code: String },
}

impl Room for Proof {
    const NAME: &'static str = "proof";
    // Whoever holds the paper asks, and need not be anybody here: nothing of theirs is kept but how often they guessed.
    const OPENS: Opens = Opens::ToAnybody;
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = ();

    fn home() -> At {
        At::Code { code: String::new() }
    }

    async fn enter(_: &mut Cx, At::Code { code }: At, _: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(Step::Card { code }))
    }

    async fn ask(cx: &mut Cx, Step::Card { code }: &Step) -> Result<View<()>> {
        let language = cx.language();
        let proved = proved(cx, code).await?;
        let issuer = store::issuer(cx, &proved).await?;
        // The day is that of the place where it was, wherever the asker is.
        let zone: Tz = proved.zone.parse().map_err(Trouble::fault)?;
        let today = cx.now.with_timezone(&zone).date_naive();
        let number = proved.number.to_string();
        let day = text::date(language, proved.day, true);
        let state = match (proved.erased, proved.revoked) {
            (true, _) => say!(language, "certificates-proof-erased"),
            (false, true) => say!(language, "certificates-proof-revoked"),
            (false, false) => say!(language, "certificates-proof-valid"),
        };
        let event_day = proved.starts_at.with_timezone(&zone).date_naive();
        let view = View::new(say!(language, "certificates-proof-title", number = number))
            .line(state)
            .line(say!(language, "certificates-proof-from", name = issuer))
            .line(say!(language, "certificates-proof-issued", day = day))
            .line(named(language, &proved))
            .line(format!("🗓 {}", text::day(language, event_day, today)))
            .line(say!(language, "certificates-proof-part", part = participation(language, proved.contribution)));
        let view = match () {
            () if proved.erased => view,
            () if proved.tries >= TRIES => view.line(say!(language, "certificates-proof-too-often")),
            () => view.question(say!(language, "certificates-proof-question")),
        };
        Ok(view.button(Button::home(language)))
    }

    async fn answer(cx: &mut Cx, Step::Card { code }: Step, said: Said<()>) -> Result<Next<Self>> {
        let language = cx.language();
        let Said::Text(typed) = said else {
            return Ok(Next::Puzzled);
        };
        let proved = proved(cx, &code).await?;
        if proved.erased || proved.tries >= TRIES {
            return Ok(Next::Go(Step::Card { code }));
        }
        // Whoever copies the whole name has the family name at its head.
        let family = text::one_line(&typed);
        let is_it = |words: &str| forms::is_same(words, &proved.family);
        if is_it(&family) || family.split(' ').next().is_some_and(is_it) {
            cx.remark(say!(language, "certificates-proof-right"));
        } else {
            store::count_try(cx, proved.id).await?;
            cx.remark(say!(language, "certificates-proof-wrong", count = TRIES - proved.tries - 1));
        }
        Ok(Next::Go(Step::Card { code }))
    }
}

async fn proved(cx: &mut Cx, code: &str) -> Result<Proved> {
    let found = store::proved(cx, code).await?;
    found.ok_or_else(|| Trouble::Refused(say!(cx.language(), "certificates-proof-unknown")))
}

fn named(language: Language, proved: &Proved) -> String {
    match language {
        Language::Ru => kinds::event((proved.kind, proved.own_kind.as_deref()), &proved.title),
        Language::En => format!("{}: {}", proved.kind.called(proved.own_kind.as_deref(), language), proved.title),
    }
}
