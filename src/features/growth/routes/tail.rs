//! The questions about a whole route: what for, how it ends, its papers and its versions.

use super::cards::back as ways_back;
use super::people::agreed_on;
use super::steps::Press;
use super::words;
use crate::model::routes::{self, Hand, Opened, Outcome};
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, Trouble, View};
use crate::text::{Language, with_capital};

/// Rows of a list.
const PAGE: usize = 7;
/// So much of a version stands on a card.
const LINES: usize = 20;

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

/// What for?
pub fn goal(cx: &Cx, opened: &Opened) -> View<Press> {
    let language = cx.language();
    let known = opened.route.goal.as_ref();
    View::new(say!(language, "routes-goal-title"))
        .maybe_line(known.map(|goal| say!(language, "routes-goal", words = goal.clone())))
        .question(say!(language, "routes-goal-question"))
        .button(back(language))
}

/// With which word is it given back?
pub fn give_back(cx: &Cx) -> View<Press> {
    let language = cx.language();
    View::new(say!(language, "routes-give-back-title"))
        .question(say!(language, "routes-give-back-question"))
        .button(back(language))
}

/// What does its owner think of it?
pub fn reflect(cx: &Cx, opened: &Opened) -> View<Press> {
    let language = cx.language();
    View::new(say!(language, "routes-reflect-title"))
        .lines(words::stages(language, &opened.route))
        .question(say!(language, "routes-reflect-question"))
        .button(back(language))
}

/// What has it come to?
pub fn outcome(cx: &Cx, opened: &Opened) -> View<Press> {
    let language = cx.language();
    let mastered = opened.route.mastered().len();
    let rows = Outcome::ALL
        .map(|outcome| Button::press(with_capital(&outcome.named(language)), Press::Outcome { outcome }).grave());
    View::new(say!(language, "routes-outcome-title"))
        .line(say!(language, "routes-outcome-closes", count = mastered))
        .question(say!(language, "routes-outcome-question"))
        .grid(1, rows)
        .button(back(language))
}

/// Shall it really be given up?
pub fn abandon(cx: &Cx) -> View<Press> {
    let language = cx.language();
    View::new(say!(language, "routes-abandon-title"))
        .line(say!(language, "routes-abandon-stays"))
        .question(say!(language, "routes-abandon-question"))
        .button(Button::press(say!(language, "routes-abandon"), Press::Really).grave())
        .button(back(language))
}

/// Shall it really be left to another?
pub fn decline(cx: &Cx, opened: &Opened) -> View<Press> {
    let language = cx.language();
    let label = match opened.route.accepted {
        true => say!(language, "routes-leave"),
        false => say!(language, "routes-decline"),
    };
    View::new(say!(language, "routes-decline-title"))
        .question(say!(language, "routes-decline-question"))
        .button(Button::press(label, Press::Really).grave())
        .button(back(language))
}

/// Which paper?
pub fn papers(cx: &Cx, hand: Hand) -> View<Press> {
    let language = cx.language();
    let mut view = View::new(say!(language, "routes-papers-title"))
        .question(say!(language, "routes-papers-question"))
        .button(Button::press(say!(language, "routes-paper-whole"), Press::Whole));
    if hand == Hand::Owner {
        view = view
            .button(Button::press(say!(language, "routes-paper-extract"), Press::Extract))
            .button(Button::press(say!(language, "routes-paper-profile"), Press::Profile));
    }
    view.row(ways_back(language))
}

/// Do the deficits stand in the extract?
pub fn extract(cx: &Cx) -> View<Press> {
    let language = cx.language();
    View::new(say!(language, "routes-extract-title"))
        .line(say!(language, "routes-extract-line"))
        .question(say!(language, "routes-extract-question"))
        .button(Button::press(say!(language, "routes-extract-without"), Press::ExtractSo { deficits: false }))
        .button(Button::press(say!(language, "routes-extract-with"), Press::ExtractSo { deficits: true }))
        .button(back(language))
}

/// What was agreed, version by version.
pub async fn versions(cx: &mut Cx, opened: &Opened, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let all = routes::versions(cx, opened).await?;
    let rows: Vec<_> = all.iter().map(|version| (version.number, agreed_on(cx, version.agreed_at))).collect();
    let view = View::new(say!(language, "routes-versions-title"));
    let view = match rows.is_empty() {
        true => view.line(say!(language, "routes-versions-none")),
        false => view.question(say!(language, "routes-versions-question")),
    };
    Ok(view
        .list(
            language,
            rows,
            PAGE,
            spot,
            |leaf| Press::Leaf { leaf },
            |(number, day)| {
                let label = say!(language, "routes-version", number = number, day = day);
                Button::press(label, Press::Version { number })
            },
        )
        .row(ways_back(language)))
}

/// One of them.
pub async fn version(cx: &mut Cx, opened: &Opened, number: i64) -> Result<View<Press>> {
    let language = cx.language();
    let all = routes::versions(cx, opened).await?;
    let version = all.into_iter().find(|version| version.number == number).ok_or(Trouble::Gone)?;
    let day = agreed_on(cx, version.agreed_at);
    let count = version.lines.lines().count();
    let more = (count > LINES).then(|| say!(language, "routes-version-more", count = count - LINES));
    Ok(View::new(say!(language, "routes-version", number = number, day = day))
        .lines(version.lines.lines().take(LINES).map(str::to_owned))
        .maybe_line(more)
        .row(ways_back(language)))
}
