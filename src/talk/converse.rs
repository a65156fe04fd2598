//! Carries one answer through a room: reads the step, lets the room answer, saves the next step and seals the card. A step
//! that no longer decodes restarts the room with an apology, never silence.
//!
//! What a person types goes first to the button that bears it, then to the room, and then to the buttons that it may
//! mean ([`typed`]).

use std::mem::discriminant;

use serde::Deserialize;

use super::last::{self, Before};
use super::typed::{self, Fit};
use super::{
    Button, Coming, Cx, Does, Heading, Next, Place, Result, Room, Said, Screen, Thing, Trouble, Turned, View, button,
    files, session,
};
use crate::say;
use crate::text::forms;

/// Where a person stands after a conversation's last card. A second tap on its last button finds nothing to
/// redraw, so that the card stays; a word leads to the home card.
pub const DONE: &str = "done";

/// Where a person stands who has been offered a draft: a word leads to the home card.
pub(super) const OFFERED: &str = "offered";

/// Carries one answer through a room.
///
/// What a press of a room carries must name what it means (this school, this page), never something relative to
/// the card (the next page), because several presses may be under way at once.
pub async fn converse<R: Room>(cx: &mut Cx, heading: Heading) -> Result<Turned> {
    let stored = match heading {
        // Nothing of an earlier step matters to whoever comes.
        Heading::Enter(_) if !R::HAS_DRAFTS => session::Stored::Nothing,
        _ => session::load::<R>(cx).await?,
    };
    let step = match stored {
        session::Stored::Step(step) => Some(step),
        session::Stored::Nothing => None,
        session::Stored::Unreadable => {
            session::forget(cx, R::NAME);
            let restarted = say!(cx.language(), "talk-restarted");
            cx.remark(restarted);
            None
        }
    };
    let takes = |thing| step.as_ref().is_some_and(|step| R::takes_files(step).contains(thing));
    let is_answered = match &heading {
        Heading::Sent(attachment) => !takes(&attachment.thing) && last::is_of_the_same_album(cx),
        // A video beside photos that are taken is no answer, and is not dropped unsaid either.
        Heading::Said(Said::Thing(Thing::Video)) if takes(&Thing::Photo) => false,
        Heading::Said(Said::Thing(_)) => last::is_of_the_same_album(cx),
        _ => false,
    };
    let no_video = matches!(&heading, Heading::Said(Said::Thing(Thing::Video))) && takes(&Thing::Photo);
    if is_answered {
        return Ok(Turned::Nothing);
    }
    match heading {
        Heading::Corrected { before, text } => match corrected::<R>(&before) {
            Some(step) => {
                let corrected = say!(cx.language(), "talk-corrected");
                cx.remark(corrected);
                read::<R>(cx, step, text).await
            }
            None => begin_again::<R>(cx).await,
        },
        Heading::Enter(place) => come::<R>(cx, place, step).await,
        Heading::Cancel => cancel::<R>(cx, step).await,
        Heading::Standing(json) => press_standing::<R>(cx, &json).await,
        Heading::Redraw => match step {
            Some(step) => show::<R>(cx, step).await,
            None => begin_again::<R>(cx).await,
        },
        Heading::Said(said @ Said::File(_)) if step.as_ref().is_some_and(R::awaits_file) => match step {
            Some(step) => hear::<R>(cx, step, said).await,
            None => begin_again::<R>(cx).await,
        },
        // This step does not wait for it: the current card is shown again, so that no draft is abandoned.
        heading @ (Heading::Said(Said::File(_)) | Heading::Unfetched(_)) => {
            files::remark(cx, &heading);
            match step {
                Some(step) => show::<R>(cx, step).await,
                None => Ok(Turned::To(Place::home())),
            }
        }
        Heading::Sent(attachment) => match step {
            Some(step) if R::takes_files(&step).contains(&attachment.thing) => {
                let is_further = last::is_of_the_same_album(cx);
                match files::ask(cx, attachment).await? {
                    // That an album is coming is said once.
                    Ok(_) if is_further => return Ok(Turned::Nothing),
                    Ok(words) | Err(words) => cx.remark(words),
                }
                show::<R>(cx, step).await
            }
            Some(step) => hear::<R>(cx, step, Said::Thing(attachment.thing)).await,
            None => begin_again::<R>(cx).await,
        },
        Heading::Said(_) if no_video => {
            let language = cx.language();
            let words = match cx.traces.origin.album {
                Some(_) => say!(language, "talk-no-video-in-album"),
                None => say!(language, "talk-no-video"),
            };
            cx.remark(words);
            match step {
                Some(step) => show::<R>(cx, step).await,
                None => begin_again::<R>(cx).await,
            }
        }
        Heading::Said(Said::Text(typed)) => match step {
            Some(step) => read::<R>(cx, step, typed).await,
            None => begin_again::<R>(cx).await,
        },
        Heading::Said(said) => match step {
            Some(step) => hear::<R>(cx, step, said).await,
            None => begin_again::<R>(cx).await,
        },
    }
}

async fn begin_again<R: Room>(cx: &mut Cx) -> Result<Turned> {
    come::<R>(cx, Place::of::<R>(&R::home()), None).await
}

async fn come<R: Room>(cx: &mut Cx, place: Place, step: Option<R::Step>) -> Result<Turned> {
    let language = cx.language();
    // A place of another version, or a forged one, leads to the room's beginning.
    let at = serde_json::from_str(&place.at).unwrap_or_else(|_| R::home());
    let draft = step.filter(|step| R::draft(step, language).is_some());
    match (place.coming, draft) {
        (Coming::Continuing, Some(draft)) => show::<R>(cx, draft).await,
        (Coming::Afresh, _) => {
            session::forget(cx, R::NAME);
            let next = R::enter(cx, at, None).await?;
            follow::<R>(cx, None, None, next).await
        }
        (_, draft) => {
            let next = R::enter(cx, at, draft.clone()).await?;
            follow::<R>(cx, draft, None, next).await
        }
    }
}

/// The step that a corrected message has answered; `None` if this version does not understand it any more.
fn corrected<R: Room>(before: &Before) -> Option<R::Step> {
    R::Step::deserialize(&before.step).ok().filter(|_| before.version == R::VERSION)
}

/// A typed text: the button that bears it, else an answer, else the button that it may mean.
async fn read<R: Room>(cx: &mut Cx, step: R::Step, typed: String) -> Result<Turned> {
    let language = cx.language();
    last::note::<R>(cx, &step)?;
    let Some(typed) = forms::heard(&typed) else {
        return follow::<R>(cx, Some(step), None, Next::Stay(say!(language, "talk-nothing-seen"))).await;
    };
    let view = if session::named(cx, &typed) == session::Named::Label {
        let view = R::ask(cx, &step).await?;
        match typed::fit(&view, &typed) {
            Fit::Whole(button) => return name::<R>(cx, step, button).await,
            fit @ Fit::Perhaps(_, _) => return offer::<R>(cx, step, view, fit).await,
            // The card has changed since it was shown.
            Fit::Part(_) | Fit::None => Some(view),
        }
    } else {
        None
    };
    if let Some(kind) = typed::kind_word(language, &typed) {
        cx.remark(kind);
        return show::<R>(cx, step).await;
    }
    let next = R::answer(cx, step.clone(), Said::Text(typed.clone())).await?;
    if !matches!(next, Next::Puzzled | Next::Stay(_)) {
        return follow::<R>(cx, Some(step), None, next).await;
    }
    // Nothing has changed, so that this is the card as it stands.
    let view = match view {
        Some(view) => view,
        None => R::ask(cx, &step).await?,
    };
    if let Some(press) = view.reads.as_ref().and_then(|reads| reads.read(&typed)) {
        let next = R::answer(cx, step.clone(), Said::Press(press)).await?;
        return follow::<R>(cx, Some(step), Some(say!(language, "talk-not-an-answer")), next).await;
    }
    match (typed::fit(&view, &typed), next) {
        (Fit::Whole(button) | Fit::Part(button), _) => {
            cx.remark(say!(language, "talk-understood", label = button.label.trim().to_owned()));
            name::<R>(cx, step, button).await
        }
        // What is wrong with an answer says more than a guess.
        (Fit::Perhaps(..) | Fit::None, Next::Stay(words)) => {
            cx.remark(marked(&words));
            show_it::<R>(cx, step, view).await
        }
        (fit @ Fit::Perhaps(..), _) => offer::<R>(cx, step, view, fit).await,
        (Fit::None, _) => {
            // Where a file is taken too, who writes may not know that.
            cx.remark(marked(&match R::takes_files(&step).is_empty() {
                true => say!(language, "talk-not-an-answer"),
                false => say!(language, "talk-a-file-wanted"),
            }));
            show_it::<R>(cx, step, view).await
        }
    }
}

/// A button of the current card that was named by typing.
async fn name<R: Room>(cx: &mut Cx, step: R::Step, button: Button<R::Press>) -> Result<Turned> {
    match button.does {
        Does::Press(press) => {
            let stale = say!(cx.language(), "talk-stale");
            let next = R::answer(cx, step.clone(), Said::Press(press)).await?;
            follow::<R>(cx, Some(step), Some(stale), next).await
        }
        Does::Go(place) => Ok(Turned::To(place)),
        // None of them can be named.
        Does::Show | Does::Stand(_) | Does::Open(_) | Does::Share(_) => show::<R>(cx, step).await,
    }
}

/// Asks which button was meant. The step stays, and so do the labels that can be typed.
async fn offer<R: Room>(cx: &mut Cx, step: R::Step, view: View<R::Press>, fit: Fit<R::Press>) -> Result<Turned> {
    let Fit::Perhaps(found, count) = fit else {
        return show_it::<R>(cx, step, view).await;
    };
    let labels = typed::traces(&view);
    let view = typed::asking(view, found, count, cx.language());
    let stamp = session::step_up(cx, R::NAME);
    session::save::<R>(cx, &step, labels.join("\n"))?;
    Ok(Turned::Screen(finished(cx, button::seal(view, R::NAME, stamp)?)))
}

async fn hear<R: Room>(cx: &mut Cx, step: R::Step, said: Said<String>) -> Result<Turned> {
    let language = cx.language();
    let (said, puzzled) = match said {
        Said::Text(text) => return read::<R>(cx, step, text).await,
        Said::Thing(Thing::Edited) => (Said::Thing(Thing::Edited), say!(language, "talk-corrected-late")),
        Said::Thing(thing) => {
            let what = thing.named(language);
            (Said::Thing(thing), say!(language, "talk-not-text", what = what))
        }
        Said::File(file) => {
            let what = Thing::Document.named(language);
            (Said::File(file), say!(language, "talk-not-text", what = what))
        }
        Said::Press(json) => match button::press(&json) {
            Some(press) => (Said::Press(press), say!(language, "talk-stale")),
            // A button of an earlier version on a card that is still current.
            None => return show::<R>(cx, step).await,
        },
    };
    let pressed = matches!(said, Said::Press(_));
    let next = R::answer(cx, step.clone(), said).await?;
    match next {
        // A person who ticks names faster than the card comes back presses buttons of the card before. They mean
        // the same as long as the question is the same, so the card keeps its stamp and every press counts.
        Next::Go(next) if pressed && discriminant(&next) == discriminant(&step) => {
            let stamp = cx.account.stamp;
            show_as::<R>(cx, next, stamp).await
        }
        next => follow::<R>(cx, Some(step), Some(puzzled), next).await,
    }
}

async fn cancel<R: Room>(cx: &mut Cx, step: Option<R::Step>) -> Result<Turned> {
    let language = cx.language();
    session::forget(cx, R::NAME);
    let begun = step.is_some_and(|step| R::draft(&step, language).is_some());
    cx.remark(if begun { say!(language, "talk-cancelled") } else { say!(language, "talk-nothing-to-cancel") });
    Ok(Turned::To(Place::home()))
}

async fn press_standing<R: Room>(cx: &mut Cx, json: &str) -> Result<Turned> {
    let press = button::press(json).ok_or(Trouble::Gone)?;
    Ok(match R::standing(cx, press).await? {
        Some(view) => Turned::Screen(button::seal_notice(view, R::NAME)?),
        None => Turned::Nothing,
    })
}

/// What is wrong, with one mark: words that say the same elsewhere may bring it.
fn marked(words: &str) -> String {
    format!("❗ {}", words.trim_start_matches("❗ "))
}

async fn follow<R: Room>(cx: &mut Cx, step: Option<R::Step>, puzzled: Option<String>, next: Next<R>) -> Result<Turned> {
    match (next, step) {
        (Next::Go(step), _) => show::<R>(cx, step).await,
        (Next::Stay(words), Some(step)) => {
            cx.remark(marked(&words));
            show::<R>(cx, step).await
        }
        (Next::Puzzled, Some(step)) => {
            if let Some(words) = puzzled {
                cx.remark(marked(&words));
            }
            show::<R>(cx, step).await
        }
        (Next::Stay(_) | Next::Puzzled, None) => Ok(Turned::To(Place::of::<R>(&R::home()))),
        (Next::Done(view), _) => {
            session::forget(cx, R::NAME);
            without_step::<R>(cx, view, DONE)
        }
        (Next::To(place), _) => {
            session::forget(cx, R::NAME);
            Ok(Turned::To(place))
        }
        (Next::Aside(step, place), _) => {
            session::lay_aside::<R>(cx, &step)?;
            kept(cx, R::draft(&step, cx.language()));
            Ok(Turned::To(place))
        }
        (Next::Wait(step), _) => {
            session::lay_aside::<R>(cx, &step)?;
            Ok(Turned::Nothing)
        }
        (Next::Offer(at), draft) => {
            let language = cx.language();
            let what = draft.and_then(|step| R::draft(&step, language)).unwrap_or_default();
            let place = Place::of::<R>(&at);
            let view: View<R::Press> = View::new(say!(language, "talk-draft-title"))
                .line(say!(language, "talk-draft-line", what = what))
                .question(say!(language, "talk-draft-question"))
                .button(Button::go(say!(language, "button-continue"), place.clone().coming(Coming::Continuing)))
                .button(Button::go(say!(language, "button-afresh"), place.coming(Coming::Afresh)))
                .button(Button::home(language));
            without_step::<R>(cx, view, OFFERED)
        }
    }
}

/// Saves the step and shows what it asks.
async fn show<R: Room>(cx: &mut Cx, step: R::Step) -> Result<Turned> {
    let stamp = session::step_up(cx, R::NAME);
    show_as::<R>(cx, step, stamp).await
}

/// The same with the card that the step asks, where it is at hand.
async fn show_it<R: Room>(cx: &mut Cx, step: R::Step, view: View<R::Press>) -> Result<Turned> {
    let stamp = session::step_up(cx, R::NAME);
    keep::<R>(cx, step, view, stamp)
}

async fn show_as<R: Room>(cx: &mut Cx, step: R::Step, stamp: i64) -> Result<Turned> {
    let view = R::ask(cx, &step).await?;
    keep::<R>(cx, step, view, stamp)
}

/// A card that no step belongs to.
fn without_step<R: Room>(cx: &mut Cx, view: View<R::Press>, room: &'static str) -> Result<Turned> {
    let stamp = session::show_without_step(cx, room);
    let screen = button::seal(view, R::NAME, stamp)?;
    session::keep_labels(cx, room, "null".to_owned(), &screen);
    Ok(Turned::Screen(finished(cx, screen)))
}

fn keep<R: Room>(cx: &mut Cx, step: R::Step, view: View<R::Press>, stamp: i64) -> Result<Turned> {
    session::save::<R>(cx, &step, typed::traces(&view).join("\n"))?;
    Ok(Turned::Screen(finished(cx, button::seal(view, R::NAME, stamp)?)))
}

/// Says that a draft waits, if one does, below what is said already: why the person is led elsewhere.
pub(crate) fn kept(cx: &mut Cx, draft: Option<String>) {
    if let Some(what) = draft {
        cx.remark_below(say!(cx.language(), "talk-draft-kept", what = what));
    }
}

fn finished(cx: &mut Cx, mut screen: Screen) -> Screen {
    screen.remark = cx.remark.take();
    screen
}
