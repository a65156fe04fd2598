//! How a deficit is closed: by what it is shown, if by anything, and what its card says of the way there.

use chrono::{DateTime, Utc};

use super::list::Deficits;
use super::steps::{Press, Shown, Step};
use crate::ids::DeficitId;
use crate::model::needs::{self, Evidence, Happened, Passed, Work};
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Spot, View};
use crate::text::{clipped, forms};

/// Rows of the list of what the owner did.
const PAGE: usize = 7;
/// So many steps stand on the card.
const STEPS: usize = 3;

/// By what is it shown?
pub async fn evidence(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<View<Press>> {
    let language = cx.language();
    let deficit = needs::one(cx, owner, id).await?;
    Ok(View::new(say!(language, "deficits-evidence-title"))
        .line(clipped(&deficit.name.to(language), 100))
        .question(say!(language, "deficits-evidence-question"))
        .button(Button::press(say!(language, "deficits-evidence-none"), Press::Bare))
        .button(Button::press(say!(language, "deficits-evidence-event"), Press::Deeds))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// By which event?
pub async fn deeds(cx: &mut Cx, owner: Registered, id: DeficitId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let deficit = needs::one(cx, owner, id).await?;
    let all = needs::deeds(cx, owner).await?;
    let total = all.len();
    let found: Vec<_> = all.into_iter().filter(|deed| forms::finds(&spot.search, &[&deed.title])).collect();
    Ok(View::new(say!(language, "deficits-deeds-title"))
        .line(clipped(&deficit.name.to(language), 100))
        .asks_by_list(
            (total, found.len()),
            [
                say!(language, "deficits-deeds-none"),
                say!(language, "deficits-not-found", search = spot.shown()),
                say!(language, "deficits-deeds-question", count = found.len()),
            ],
        )
        .list(
            language,
            found,
            PAGE,
            spot,
            |leaf| Press::Leaf { leaf },
            |deed| {
                let label = format!("{} {}", deed.day.format("%d.%m.%Y"), clipped(&deed.title, 48));
                Button::press(label, Press::Deed { id: deed.id })
            },
        )
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Closes it, and goes back to its card.
pub async fn close(
    cx: &mut Cx,
    owner: Registered,
    (id, shown): (DeficitId, Shown),
    evidence: Evidence,
) -> Result<Next<Deficits>> {
    needs::close(cx, owner, id, &evidence).await?;
    cx.remark(say!(cx.language(), "deficits-closed-remark"));
    Ok(Next::Go(Step::Card { id, shown }))
}

/// The last steps of a deficit, the newest first, as lines of its card.
pub async fn passed(cx: &mut Cx, owner: Registered, id: DeficitId) -> Result<Vec<String>> {
    let (language, zone, today) = (cx.language(), cx.zone(), cx.today());
    let all = needs::passed(cx, owner, id).await?;
    let day = |at: DateTime<Utc>| super::cards::day(language, at.with_timezone(&zone).date_naive(), today);
    let line = |one: &Passed| {
        let day = day(one.at);
        match (one.step, &one.words, &one.event) {
            (Happened::Taken, ..) if one.by == Some(Work::Pair) => {
                say!(language, "deficits-passed-taken-pair", day = day)
            }
            (Happened::Released, ..) if one.by == Some(Work::Pair) => {
                say!(language, "deficits-passed-released-pair", day = day)
            }
            (Happened::Taken, ..) => say!(language, "deficits-passed-taken", day = day),
            (Happened::Released, ..) => say!(language, "deficits-passed-released", day = day),
            (Happened::Reopened, ..) => say!(language, "deficits-passed-reopened", day = day),
            (Happened::Closed, Some(words), _) => {
                say!(language, "deficits-passed-closed-by", day = day, evidence = clipped(words, 100))
            }
            (Happened::Closed, None, Some(event)) => {
                say!(language, "deficits-passed-closed-by", day = day, evidence = clipped(event, 100))
            }
            (Happened::Closed, None, None) if one.by == Some(Work::Route) => {
                say!(language, "deficits-passed-closed-route", day = day)
            }
            (Happened::Closed, None, None) => say!(language, "deficits-closed", day = day),
        }
    };
    Ok(all.iter().take(STEPS).map(line).collect())
}
