//! Carries one answer through a room: reads the step, lets the room answer, saves the next step and seals the card. A step
//! that no longer decodes restarts the room with an apology, never silence.
//!
//! What a person types goes first to the button that bears it, then to the room, and then to the buttons that it may
//! mean ([`typed`]).

use super::erased::{self, After, Erased, Press, Step};
use super::last::{self, Before};
use super::typed::{self, Fit};
use super::{
    Button, Coming, Cx, Does, Heading, Place, Result, Room, Said, Screen, Thing, Turned, View, button, files, session,
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
    carry(erased::Of::<R>::ROOM, cx, heading).await
}

/// The same for a room whose types are forgotten.
pub(super) async fn carry(room: &'static dyn Erased, cx: &mut Cx, heading: Heading) -> Result<Turned> {
    let stored = match heading {
        // Nothing of an earlier step matters to whoever comes.
        Heading::Enter(_) if !room.has_drafts() => session::Stored::Nothing,
        _ => session::load(cx, room).await?,
    };
    let step = match stored {
        session::Stored::Step(step) => Some(step),
        session::Stored::Nothing => None,
        session::Stored::Unreadable => {
            session::forget(cx, room.name());
            let restarted = say!(cx.language(), "talk-restarted");
            cx.remark(restarted);
            None
        }
    };
    let takes = |thing| step.as_ref().is_some_and(|step| room.takes_files(step).contains(thing));
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
        Heading::Corrected { before, text } => match corrected(room, &before) {
            Some(step) => {
                let corrected = say!(cx.language(), "talk-corrected");
                cx.remark(corrected);
                read(room, cx, step, text).await
            }
            None => begin_again(room, cx).await,
        },
        Heading::Enter(place) => come(room, cx, place, step).await,
        Heading::Cancel => cancel(room, cx, step).await,
        Heading::Standing(json) => press_standing(room, cx, &json).await,
        Heading::Redraw => match step {
            Some(step) => show(room, cx, step).await,
            None => begin_again(room, cx).await,
        },
        Heading::Said(said @ Said::File(_)) if step.as_ref().is_some_and(|step| room.awaits_file(step)) => match step {
            Some(step) => hear(room, cx, step, said).await,
            None => begin_again(room, cx).await,
        },
        // This step does not wait for it: the current card is shown again, so that no draft is abandoned.
        heading @ (Heading::Said(Said::File(_)) | Heading::Unfetched(_)) => {
            files::remark(cx, &heading);
            match step {
                Some(step) => show(room, cx, step).await,
                None => Ok(Turned::To(Place::home())),
            }
        }
        Heading::Sent(attachment) => match step {
            Some(step) if room.takes_files(&step).contains(&attachment.thing) => {
                let is_further = last::is_of_the_same_album(cx);
                match files::ask(cx, attachment).await? {
                    // That an album is coming is said once.
                    Ok(_) if is_further => return Ok(Turned::Nothing),
                    Ok(words) | Err(words) => cx.remark(words),
                }
                show(room, cx, step).await
            }
            Some(step) => hear(room, cx, step, Said::Thing(attachment.thing)).await,
            None => begin_again(room, cx).await,
        },
        Heading::Said(_) if no_video => {
            let language = cx.language();
            let words = match cx.traces.origin.album {
                Some(_) => say!(language, "talk-no-video-in-album"),
                None => say!(language, "talk-no-video"),
            };
            cx.remark(words);
            match step {
                Some(step) => show(room, cx, step).await,
                None => begin_again(room, cx).await,
            }
        }
        Heading::Said(Said::Text(typed)) => match step {
            Some(step) => read(room, cx, step, typed).await,
            None => begin_again(room, cx).await,
        },
        Heading::Said(said) => match step {
            Some(step) => hear(room, cx, step, said).await,
            None => begin_again(room, cx).await,
        },
    }
}

async fn begin_again(room: &'static dyn Erased, cx: &mut Cx) -> Result<Turned> {
    come(room, cx, room.home(), None).await
}

async fn come(room: &'static dyn Erased, cx: &mut Cx, place: Place, step: Option<Step>) -> Result<Turned> {
    let language = cx.language();
    let draft = step.filter(|step| room.draft(step, language).is_some());
    match (place.coming, draft) {
        (Coming::Continuing, Some(draft)) => show(room, cx, draft).await,
        (Coming::Afresh, _) => {
            session::forget(cx, room.name());
            let next = room.enter(cx, &place.at, None).await?;
            follow(room, cx, None, None, next).await
        }
        (_, draft) => {
            let next = room.enter(cx, &place.at, draft.clone()).await?;
            follow(room, cx, draft, None, next).await
        }
    }
}

/// The step that a corrected message has answered; `None` if this version does not understand it any more.
fn corrected(room: &dyn Erased, before: &Before) -> Option<Step> {
    room.read(&before.step.to_string()).filter(|_| before.version == room.version())
}

/// A typed text: the button that bears it, else an answer, else the button that it may mean.
async fn read(room: &'static dyn Erased, cx: &mut Cx, step: Step, typed: String) -> Result<Turned> {
    let language = cx.language();
    last::note(cx, room, &step)?;
    let Some(typed) = forms::heard(&typed) else {
        return follow(room, cx, Some(step), None, After::Stay(say!(language, "talk-nothing-seen"))).await;
    };
    let view = if session::named(cx, &typed) == session::Named::Label {
        let view = room.ask(cx, &step).await?;
        match typed::fit(&view, &typed) {
            Fit::Whole(button) => return name(room, cx, step, button).await,
            fit @ Fit::Perhaps(_, _) => return offer(room, cx, step, view, fit).await,
            // The card has changed since it was shown.
            Fit::Part(_) | Fit::None => Some(view),
        }
    } else {
        None
    };
    if let Some(kind) = typed::kind_word(language, &typed) {
        cx.remark(kind);
        return show(room, cx, step).await;
    }
    let next = answer(room, cx, &step, Said::Text(typed.clone())).await?;
    if !matches!(next, After::Puzzled | After::Stay(_)) {
        return follow(room, cx, Some(step), None, next).await;
    }
    // Nothing has changed, so that this is the card as it stands.
    let view = match view {
        Some(view) => view,
        None => room.ask(cx, &step).await?,
    };
    if let Some(press) = view.reads.as_ref().and_then(|reads| reads.read(&typed)) {
        let puzzled = say!(language, "talk-not-an-answer");
        return press_it(room, cx, step, press.get(), puzzled).await;
    }
    match (typed::fit(&view, &typed), next) {
        (Fit::Whole(button) | Fit::Part(button), _) => {
            cx.remark(say!(language, "talk-understood", label = button.label.trim().to_owned()));
            name(room, cx, step, button).await
        }
        // What is wrong with an answer says more than a guess.
        (Fit::Perhaps(..) | Fit::None, After::Stay(words)) => {
            cx.remark(marked(&words));
            show_it(room, cx, step, view).await
        }
        (fit @ Fit::Perhaps(..), _) => offer(room, cx, step, view, fit).await,
        (Fit::None, _) => {
            // Where a file is taken too, who writes may not know that.
            cx.remark(marked(&match room.takes_files(&step).is_empty() {
                true => say!(language, "talk-not-an-answer"),
                false => say!(language, "talk-a-file-wanted"),
            }));
            show_it(room, cx, step, view).await
        }
    }
}

/// A button of the current card that was named by typing.
async fn name(room: &'static dyn Erased, cx: &mut Cx, step: Step, button: Button<Press>) -> Result<Turned> {
    match button.does {
        Does::Press(press) => {
            let stale = say!(cx.language(), "talk-stale");
            press_it(room, cx, step, press.get(), stale).await
        }
        Does::Go(place) => Ok(Turned::To(place)),
        // None of them can be named.
        Does::Show | Does::Stand(_) | Does::Open(_) | Does::Share(_) => show(room, cx, step).await,
    }
}

/// Asks which button was meant. The step stays, and so do the labels that can be typed.
async fn offer(
    room: &'static dyn Erased,
    cx: &mut Cx,
    step: Step,
    view: View<Press>,
    fit: Fit<Press>,
) -> Result<Turned> {
    let Fit::Perhaps(found, count) = fit else {
        return show_it(room, cx, step, view).await;
    };
    let labels = typed::traces(&view);
    let view = typed::asking(view, found, count, cx.language());
    let stamp = session::step_up(cx, room.name());
    session::save(cx, room, &step, labels.join("\n"))?;
    Ok(Turned::Screen(finished(cx, button::seal_written(view, room.name(), stamp)?)))
}

async fn hear(room: &'static dyn Erased, cx: &mut Cx, step: Step, said: Said<String>) -> Result<Turned> {
    let language = cx.language();
    let (said, puzzled) = match said {
        Said::Text(text) => return read(room, cx, step, text).await,
        Said::Thing(Thing::Edited) => (Said::Thing(Thing::Edited), say!(language, "talk-corrected-late")),
        Said::Thing(thing) => {
            let what = thing.named(language);
            (Said::Thing(thing), say!(language, "talk-not-text", what = what))
        }
        Said::File(file) => {
            let what = Thing::Document.named(language);
            (Said::File(file), say!(language, "talk-not-text", what = what))
        }
        Said::Press(json) => {
            return match room.answer(cx, step.clone(), Said::Press(&json)).await? {
                // A person who ticks names faster than the card comes back presses buttons of the card before. They
                // mean the same as long as the question is the same, so the card keeps its stamp and every press
                // counts.
                Some(After::Go { step, is_same: true }) => {
                    let stamp = cx.account.stamp;
                    show_as(room, cx, step, stamp).await
                }
                Some(next) => follow(room, cx, Some(step), Some(say!(language, "talk-stale")), next).await,
                // A button of an earlier version on a card that is still current.
                None => show(room, cx, step).await,
            };
        }
    };
    let next = answer(room, cx, &step, said).await?;
    follow(room, cx, Some(step), Some(puzzled), next).await
}

/// What follows an answer that is no press.
async fn answer(room: &'static dyn Erased, cx: &mut Cx, step: &Step, said: Said<&str>) -> Result<After> {
    Ok(room.answer(cx, step.clone(), said).await?.unwrap_or(After::Puzzled))
}

/// A press of a button that the card has just been found to have.
async fn press_it(room: &'static dyn Erased, cx: &mut Cx, step: Step, press: &str, puzzled: String) -> Result<Turned> {
    let next = answer(room, cx, &step, Said::Press(press)).await?;
    follow(room, cx, Some(step), Some(puzzled), next).await
}

async fn cancel(room: &'static dyn Erased, cx: &mut Cx, step: Option<Step>) -> Result<Turned> {
    let language = cx.language();
    session::forget(cx, room.name());
    let begun = step.is_some_and(|step| room.draft(&step, language).is_some());
    cx.remark(if begun { say!(language, "talk-cancelled") } else { say!(language, "talk-nothing-to-cancel") });
    Ok(Turned::To(Place::home()))
}

async fn press_standing(room: &'static dyn Erased, cx: &mut Cx, json: &str) -> Result<Turned> {
    Ok(match room.standing(cx, json).await? {
        Some(view) => Turned::Screen(button::seal_written_notice(view, room.name())?),
        None => Turned::Nothing,
    })
}

/// What is wrong, with one mark: words that say the same elsewhere may bring it.
fn marked(words: &str) -> String {
    format!("❗ {}", words.trim_start_matches("❗ "))
}

async fn follow(
    room: &'static dyn Erased,
    cx: &mut Cx,
    step: Option<Step>,
    puzzled: Option<String>,
    next: After,
) -> Result<Turned> {
    match (next, step) {
        (After::Go { step, .. }, _) => show(room, cx, step).await,
        (After::Stay(words), Some(step)) => {
            cx.remark(marked(&words));
            show(room, cx, step).await
        }
        (After::Puzzled, Some(step)) => {
            if let Some(words) = puzzled {
                cx.remark(marked(&words));
            }
            show(room, cx, step).await
        }
        (After::Stay(_) | After::Puzzled, None) => Ok(Turned::To(room.home())),
        (After::Done(view), _) => {
            session::forget(cx, room.name());
            without_step(room, cx, view, DONE)
        }
        (After::To(place), _) => {
            session::forget(cx, room.name());
            Ok(Turned::To(place))
        }
        (After::Aside(step, place), _) => {
            session::lay_aside(cx, room, &step)?;
            kept(cx, room.draft(&step, cx.language()));
            Ok(Turned::To(place))
        }
        (After::Wait(step), _) => {
            session::lay_aside(cx, room, &step)?;
            Ok(Turned::Nothing)
        }
        (After::Offer(place), draft) => {
            let language = cx.language();
            let what = draft.and_then(|step| room.draft(&step, language)).unwrap_or_default();
            let view: View<Press> = View::new(say!(language, "talk-draft-title"))
                .line(say!(language, "talk-draft-line", what = what))
                .question(say!(language, "talk-draft-question"))
                .button(Button::go(say!(language, "button-continue"), place.clone().coming(Coming::Continuing)))
                .button(Button::go(say!(language, "button-afresh"), place.coming(Coming::Afresh)))
                .button(Button::home(language));
            without_step(room, cx, view, OFFERED)
        }
    }
}

/// Saves the step and shows what it asks.
async fn show(room: &'static dyn Erased, cx: &mut Cx, step: Step) -> Result<Turned> {
    let stamp = session::step_up(cx, room.name());
    show_as(room, cx, step, stamp).await
}

/// The same with the card that the step asks, where it is at hand.
async fn show_it(room: &'static dyn Erased, cx: &mut Cx, step: Step, view: View<Press>) -> Result<Turned> {
    let stamp = session::step_up(cx, room.name());
    keep(room, cx, step, view, stamp)
}

async fn show_as(room: &'static dyn Erased, cx: &mut Cx, step: Step, stamp: i64) -> Result<Turned> {
    let view = room.ask(cx, &step).await?;
    keep(room, cx, step, view, stamp)
}

/// A card that no step belongs to.
fn without_step(room: &'static dyn Erased, cx: &mut Cx, view: View<Press>, stand: &'static str) -> Result<Turned> {
    let stamp = session::show_without_step(cx, stand);
    let screen = button::seal_written(view, room.name(), stamp)?;
    session::keep_labels(cx, stand, "null".to_owned(), &screen);
    Ok(Turned::Screen(finished(cx, screen)))
}

fn keep(room: &'static dyn Erased, cx: &mut Cx, step: Step, view: View<Press>, stamp: i64) -> Result<Turned> {
    session::save(cx, room, &step, typed::traces(&view).join("\n"))?;
    Ok(Turned::Screen(finished(cx, button::seal_written(view, room.name(), stamp)?)))
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
