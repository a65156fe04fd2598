//! The whole set of the matcher's at the desk: all of it is proposed at once, one of it gets another mentor or is refused, and those who
//! look for a mentor are gone through by hand. What is proposed is what was looked at: a sign of the set goes along.

use super::cards::ROWS;
use super::desk::{MONTHS, Pairing, Press, Step};
use super::notices;
use crate::model::pairs::{self, Curates, MOST};
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Said, Spot, View};
use crate::text::{clipped, forms};

/// Whether an answer is one of these.
pub fn is_of(step: &Step, said: &Said<Press>) -> bool {
    let press = match said {
        Said::Press(press) => press,
        // These lists are searched by typing.
        Said::Text(_) => {
            return matches!(step, Step::Matched { .. } | Step::Seekers { .. } | Step::Orders | Step::OrdersAt { .. });
        }
        _ => return false,
    };
    match step {
        Step::Orders | Step::OrdersAt { .. } => matches!(press, Press::Leaf { .. }),
        Step::All => matches!(press, Press::Seekers),
        Step::Matched { .. } => matches!(press, Press::ApproveAll),
        Step::Sure { .. } => matches!(press, Press::Really | Press::Back),
        Step::Match { .. } => matches!(press, Press::Refuse | Press::Swap),
        Step::Seekers { .. } => matches!(press, Press::Leaf { .. } | Press::Person { .. }),
        _ => false,
    }
}

/// What follows from it.
pub async fn answer(cx: &mut Cx, guard: Curates, step: Step, said: Said<Press>) -> Result<Next<Pairing>> {
    let language = cx.language();
    let matched = || Next::Go(Step::Matched { spot: Spot::default() });
    Ok(match (step, said) {
        (Step::All, Said::Press(Press::Seekers)) => Next::Go(Step::Seekers { spot: Spot::default() }),
        (Step::Matched { .. }, Said::Press(Press::ApproveAll)) => {
            let found = pairs::found(cx, guard).await?;
            Next::Go(Step::Sure { sign: pairs::sign_of(&found), count: found.len() })
        }
        (Step::Sure { .. }, Said::Press(Press::Back)) => matched(),
        (Step::Sure { sign, .. }, Said::Press(Press::Really)) => {
            let found = pairs::found(cx, guard).await?;
            if found.is_empty() || pairs::sign_of(&found) != sign {
                cx.remark(say!(language, "pairs-match-gone"));
                return Ok(matched());
            }
            let proposed = pairs::propose_all(cx, &found, MONTHS).await?;
            notices::asked_all(cx, &proposed).await?;
            cx.remark(say!(language, "pairs-match-approved", count = proposed.len()));
            Next::Go(Step::All)
        }
        (Step::Match { mentor, mentee, .. }, Said::Press(Press::Refuse)) => {
            pairs::refuse(cx, guard, (mentor, mentee)).await?;
            cx.remark(say!(language, "pairs-match-refused"));
            matched()
        }
        (Step::Match { mentee, wish, .. }, Said::Press(Press::Swap)) => {
            Next::Go(Step::Mentor { mentee, spot: Spot::default(), wish: Some(wish) })
        }
        (Step::Matched { .. }, Said::Text(typed)) => Next::Go(Step::Matched { spot: Spot::found(&typed) }),
        (Step::Seekers { .. }, Said::Text(typed)) => Next::Go(Step::Seekers { spot: Spot::found(&typed) }),
        (Step::Orders | Step::OrdersAt { .. }, Said::Text(typed)) => {
            Next::Go(Step::OrdersAt { spot: Spot::found(&typed) })
        }
        (Step::Orders, Said::Press(Press::Leaf { leaf })) => {
            Next::Go(Step::OrdersAt { spot: Spot::default().after(leaf) })
        }
        (Step::OrdersAt { spot }, Said::Press(Press::Leaf { leaf })) => {
            Next::Go(Step::OrdersAt { spot: spot.after(leaf) })
        }
        (Step::Seekers { spot }, Said::Press(Press::Leaf { leaf })) => {
            Next::Go(Step::Seekers { spot: spot.after(leaf) })
        }
        (Step::Seekers { spot }, Said::Press(Press::Person { id })) => {
            let found = pairs::seekers(cx, guard).await?;
            match found.into_iter().find(|one| one.id == id) {
                Some(one) => {
                    Next::Go(Step::Mentor { mentee: id, spot: Spot::default(), wish: Some((one.basis, one.direction)) })
                }
                None => {
                    cx.remark(say!(language, "pairs-match-gone"));
                    Next::Go(Step::Seekers { spot })
                }
            }
        }
        _ => Next::Puzzled,
    })
}

/// Shall all of it be proposed?
pub async fn sure(cx: &mut Cx, guard: Curates, sign: &str, count: usize) -> Result<View<Press>> {
    let language = cx.language();
    let is_same = pairs::sign_of(&pairs::found(cx, guard).await?) == sign;
    let view = View::new(say!(language, "pairs-match-title"));
    let view = match is_same {
        true => view
            .line(say!(language, "pairs-match-all-told"))
            .question(say!(language, "pairs-match-all-sure", count = count))
            .button(Button::press(say!(language, "pairs-match-all-yes"), Press::Really)),
        false => view.line(say!(language, "pairs-match-gone")),
    };
    Ok(view.button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Of so many seekers the matcher takes those who wait longest; the rest is said.
pub fn is_cut(seekers: usize) -> bool {
    i64::try_from(seekers).is_ok_and(|count| count > MOST)
}

/// Those who look for a mentor, whoever looks longest first.
pub async fn seekers(cx: &mut Cx, guard: Curates, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut all = pairs::seekers(cx, guard).await?;
    let total = all.len();
    all.retain(|one| forms::finds(&spot.search, &[&one.name.listed(), &one.school]));
    let view = View::new(say!(language, "pairs-seekers-title"))
        .maybe_line(is_cut(total).then(|| say!(language, "pairs-match-cut", most = MOST)))
        .asks_by_list(
            (total, all.len()),
            [
                say!(language, "pairs-seekers-none"),
                say!(language, "pairs-not-found", search = spot.shown()),
                say!(language, "pairs-seekers-question", count = total),
            ],
        );
    Ok(view
        .list(
            language,
            all,
            ROWS,
            spot,
            |leaf| Press::Leaf { leaf },
            |one| {
                let label =
                    format!("{}: {}, {}", one.name.short(), one.basis.named(language), clipped(&one.school, 20));
                Button::press(clipped(&label, 60), Press::Person { id: one.id })
            },
        )
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}
