//! The matcher at work, for whoever answers for mentoring: a message tells how far it is and is said again in its place, and a
//! card tells the same. Neither names anybody.
//!
//! ```text
//! - [Подобрать пары]                        — ⏳ Подбираем пары: 40 %   [Остановить]
//! - ✅ Подобрано 12 пар                     — [Посмотреть пары]
//! - ❗ Подбор прервался: бот перезапускали   — [Подобрать заново]
//! ```

use super::desk::{Pairing, Press};
use super::steps::DeskAt;
use crate::ids::PairRunId;
use crate::model::pairs::runs::{self, Run, RunState};
use crate::model::pairs::{Curates, MOST};
use crate::outbox::{self, Again, Matter};
use crate::say;
use crate::talk::{Button, Cx, Look, Place, Result, Room, Trouble, Tx, View};
use crate::text::Language;

/// Begins it, and tells whoever has pressed how far it is. Where it is at work, they are told of that one.
pub async fn begin(cx: &mut Cx, by: Curates) -> Result<PairRunId> {
    let id = runs::begin(cx, by).await?;
    let run = known(cx, id).await?;
    // Whoever has asked waits for it, whatever the hour.
    let matter = Matter { subject: id.0, about: id, say_by: cx.now };
    outbox::tell_of(cx, &[by.id()], Pairing::NAME, matter, |language| notice(language, &run)).await?;
    Ok(id)
}

/// Stops it, and says so where it has ended already.
pub async fn stop(cx: &mut Cx, by: Curates, id: PairRunId) -> Result<()> {
    let language = cx.language();
    if runs::stop(cx, by, id).await? {
        cx.remark(say!(language, "pairs-run-stopped-now"));
    }
    Ok(())
}

/// A run of the municipality.
pub async fn known(tx: &mut Tx, id: PairRunId) -> Result<Run> {
    runs::run(tx, id).await?.ok_or(Trouble::Gone)
}

/// The messages about runs say what holds now: the duty.
pub async fn tell(tx: &mut Tx) -> Result<()> {
    let of: Vec<_> = runs::to_tell(tx).await?.into_iter().map(|id| (Pairing::NAME, id.0)).collect();
    let until = tx.now;
    outbox::retell(tx, Again { of: &of, until, to: None, but: None }).await
}

/// What a message about a run says now.
pub async fn look(tx: &mut Tx, about: &str, language: Language) -> Result<Look<View<Press>>> {
    let Ok(id) = serde_json::from_str(about) else { return Ok(Look::AsWritten) };
    Ok(match runs::run(tx, id).await? {
        Some(run) => Look::Say(notice(language, &run)),
        None => Look::AsWritten,
    })
}

/// How far it is, or what has become of it.
fn told(language: Language, run: &Run) -> View<Press> {
    let view = View::new(say!(language, "pairs-match-title"));
    match run.state {
        RunState::Waits => view.line(say!(language, "pairs-run-waits")),
        RunState::Runs if run.whole == 0 => view.line(say!(language, "pairs-run-reads")),
        RunState::Runs => view.line(say!(language, "pairs-run-at", percent = run.passed * 100 / run.whole)).line(say!(
            language,
            "pairs-run-people",
            seekers = run.seekers,
            helpers = run.helpers
        )),
        RunState::Done if run.seekers == 0 => view.line(say!(language, "pairs-run-no-seekers")),
        RunState::Done if run.helpers == 0 => view.line(say!(language, "pairs-run-no-helpers")),
        RunState::Done if run.found == 0 => view.line(say!(language, "pairs-run-nothing")),
        RunState::Done => {
            let left = run.seekers - run.found;
            view.line(say!(language, "pairs-run-done", count = run.found))
                .maybe_line((left > 0).then(|| say!(language, "pairs-run-left", count = left)))
                .maybe_line((run.seekers >= MOST).then(|| say!(language, "pairs-match-cut", most = MOST)))
        }
        RunState::Stopped => view.line(say!(language, "pairs-run-stopped")),
        RunState::Failed => view.line(say!(language, "pairs-run-failed")),
        RunState::Cut => view.line(say!(language, "pairs-run-cut")),
    }
}

fn is_to_begin_again(state: RunState) -> bool {
    matches!(state, RunState::Stopped | RunState::Failed | RunState::Cut)
}

/// The message about a run.
pub fn notice(language: Language, run: &Run) -> View<Press> {
    let stop = Button::stand(say!(language, "pairs-run-stop"), Press::StopRun { id: run.id });
    let again = Button::stand(say!(language, "pairs-run-again"), Press::Matched);
    let found = Button::go(say!(language, "pairs-run-look"), Place::of::<Pairing>(&DeskAt::Found));
    told(language, run)
        .row((run.found > 0).then_some(found))
        .row(run.is_open().then_some(stop))
        .row(is_to_begin_again(run.state).then_some(again))
}

/// The card of a run.
pub async fn card(cx: &mut Cx, id: PairRunId) -> Result<View<Press>> {
    let language = cx.language();
    let run = match runs::run(cx, id).await? {
        Some(run) => run,
        // A later one has taken its place.
        None => {
            return Ok(View::new(say!(language, "pairs-match-title"))
                .line(say!(language, "pairs-match-gone"))
                .button(back(language)));
        }
    };
    let press = |label, press| Button::press(label, press);
    let open = run.is_open().then(|| {
        [
            press(say!(language, "pairs-run-refresh"), Press::Run { id }),
            press(say!(language, "pairs-run-stop"), Press::StopRun { id }),
        ]
    });
    let found = (run.found > 0).then(|| press(say!(language, "pairs-run-look"), Press::Found));
    let again = is_to_begin_again(run.state).then(|| press(say!(language, "pairs-run-again"), Press::Matched));
    Ok(told(language, &run)
        .maybe_line(run.is_open().then(|| say!(language, "pairs-run-below")))
        .row(open.into_iter().flatten().collect::<Vec<_>>())
        .row(found)
        .row(again)
        .button(back(language)))
}

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}
