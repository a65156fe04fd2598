//! A room whose types are forgotten, so that what carries an answer through a room ([`super::converse()`]) is compiled
//! once, and not for each of the rooms.
//!
//! A step goes about as a value that only its room can open; a press, as the JSON that its button carries.

use std::any::Any;
use std::marker::PhantomData;
use std::mem::discriminant;

use futures::FutureExt;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::{Answer, Button, Cx, Does, Next, Place, Result, Room, Said, Thing, Trouble, View};
use crate::text::Language;

/// A press as JSON.
pub(super) type Press = Box<RawValue>;

/// What every room's step can do without its room.
trait Kept: Any + Send + Sync {
    fn copy(&self) -> Box<dyn Kept>;
    fn json(&self) -> serde_json::Result<String>;
}

impl<S: Clone + Serialize + Send + Sync + 'static> Kept for S {
    fn copy(&self) -> Box<dyn Kept> {
        Box::new(self.clone())
    }

    fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}

/// A step of some room.
pub(super) struct Step(Box<dyn Kept>);

impl Step {
    fn of<R: Room>(step: R::Step) -> Step {
        Step(Box::new(step))
    }

    /// As a step of the room that has made it.
    fn as_of<R: Room>(&self) -> Result<&R::Step> {
        let step: &dyn Any = &*self.0;
        step.downcast_ref().ok_or_else(|| strange::<R>())
    }

    fn into_of<R: Room>(self) -> Result<R::Step> {
        let step: Box<dyn Any> = self.0;
        step.downcast().map(|step| *step).map_err(|_| strange::<R>())
    }

    /// As it is stored.
    pub fn json(&self) -> Result<String> {
        Ok(self.0.json()?)
    }
}

/// A step is handed only to the room that has read or made it.
fn strange<R: Room>() -> Trouble {
    Trouble::fault(format!("{} was given a step of another room", R::NAME))
}

impl Clone for Step {
    fn clone(&self) -> Step {
        Step(self.0.copy())
    }
}

/// [`Next`] of some room.
pub(super) enum After {
    Go {
        step: Step,
        /// Whether it is the same question as the step before.
        is_same: bool,
    },
    Stay(String),
    Puzzled,
    Done(View<Press>),
    To(Place),
    Aside(Step, Place),
    Wait(Step),
    Offer(Place),
}

/// What a conversation needs of its room. The names are those of [`Room`].
pub(super) trait Erased: Send + Sync {
    fn name(&self) -> &'static str;
    fn version(&self) -> i64;
    fn has_drafts(&self) -> bool;
    fn home(&self) -> Place;
    /// The step of a stored text; `None` where this version does not understand it.
    fn read(&self, json: &str) -> Option<Step>;
    fn draft(&self, step: &Step, language: Language) -> Option<String>;
    fn takes_files(&self, step: &Step) -> &'static [Thing];
    fn awaits_file(&self, step: &Step) -> bool;
    /// A place of another version, or a forged one, leads to the room's beginning.
    fn enter<'a>(&self, cx: &'a mut Cx, at: &str, draft: Option<Step>) -> Answer<'a, After>;
    fn ask<'a>(&self, cx: &'a mut Cx, step: &'a Step) -> Answer<'a, View<Press>>;
    /// `None` for a press that this version does not understand.
    fn answer<'a>(&self, cx: &'a mut Cx, step: Step, said: Said<&'a str>) -> Answer<'a, Option<After>>;
    fn standing<'a>(&self, cx: &'a mut Cx, press: &str) -> Answer<'a, Option<View<Press>>>;
}

/// The value that stands for a room.
pub(super) struct Of<R>(PhantomData<fn() -> R>);

impl<R: Room> Of<R> {
    /// The room.
    pub const ROOM: &'static Of<R> = &Of(PhantomData);
}

impl<R: Room> Erased for Of<R> {
    fn name(&self) -> &'static str {
        R::NAME
    }

    fn version(&self) -> i64 {
        R::VERSION
    }

    fn has_drafts(&self) -> bool {
        R::HAS_DRAFTS
    }

    fn home(&self) -> Place {
        Place::of::<R>(&R::home())
    }

    fn read(&self, json: &str) -> Option<Step> {
        serde_json::from_str(json).ok().map(Step::of::<R>)
    }

    fn draft(&self, step: &Step, language: Language) -> Option<String> {
        R::draft(step.as_of::<R>().ok()?, language)
    }

    fn takes_files(&self, step: &Step) -> &'static [Thing] {
        step.as_of::<R>().map_or(&[], R::takes_files)
    }

    fn awaits_file(&self, step: &Step) -> bool {
        step.as_of::<R>().is_ok_and(R::awaits_file)
    }

    fn enter<'a>(&self, cx: &'a mut Cx, at: &str, draft: Option<Step>) -> Answer<'a, After> {
        let at = serde_json::from_str(at).unwrap_or_else(|_| R::home());
        async move {
            let draft = draft.map(Step::into_of::<R>).transpose()?;
            after::<R>(R::enter(cx, at, draft).await?, false)
        }
        .boxed()
    }

    fn ask<'a>(&self, cx: &'a mut Cx, step: &'a Step) -> Answer<'a, View<Press>> {
        async move { written(R::ask(cx, step.as_of::<R>()?).await?) }.boxed()
    }

    fn answer<'a>(&self, cx: &'a mut Cx, step: Step, said: Said<&'a str>) -> Answer<'a, Option<After>> {
        async move {
            let step = step.into_of::<R>()?;
            let said = match said {
                Said::Text(text) => Said::Text(text),
                Said::File(file) => Said::File(file),
                Said::Thing(thing) => Said::Thing(thing),
                Said::Press(json) => match serde_json::from_str(json) {
                    Ok(press) => Said::Press(press),
                    Err(_) => return Ok(None),
                },
            };
            let question = discriminant(&step);
            let next = R::answer(cx, step, said).await?;
            let is_same = matches!(&next, Next::Go(next) if discriminant(next) == question);
            after::<R>(next, is_same).map(Some)
        }
        .boxed()
    }

    fn standing<'a>(&self, cx: &'a mut Cx, press: &str) -> Answer<'a, Option<View<Press>>> {
        let press = serde_json::from_str(press);
        async move {
            let press = press.map_err(|_| Trouble::Gone)?;
            R::standing(cx, press).await?.map(written).transpose()
        }
        .boxed()
    }
}

fn after<R: Room>(next: Next<R>, is_same: bool) -> Result<After> {
    Ok(match next {
        Next::Go(step) => After::Go { step: Step::of::<R>(step), is_same },
        Next::Stay(words) => After::Stay(words),
        Next::Puzzled => After::Puzzled,
        Next::Done(view) => After::Done(written(view)?),
        Next::To(place) => After::To(place),
        Next::Aside(step, place) => After::Aside(Step::of::<R>(step), place),
        Next::Wait(step) => After::Wait(Step::of::<R>(step)),
        Next::Offer(at) => After::Offer(Place::of::<R>(&at)),
    })
}

/// The card with its presses as JSON.
pub(super) fn written<P: Serialize + 'static>(view: View<P>) -> Result<View<Press>> {
    let View { title, lines, question, rows, others, reads, message } = view;
    let rows = rows.into_iter().map(|row| row.into_iter().map(button).collect()).collect::<Result<_>>()?;
    let others = others.into_iter().map(button).collect::<Result<_>>()?;
    let mut written = View { title, lines, question, rows, others, reads: None, message };
    if let Some(reads) = reads {
        // A press that cannot be written could stand on no button either.
        written = written.reads(move |typed| reads.read(typed).and_then(|press| to_raw_value(&press).ok()));
    }
    Ok(written)
}

fn button<P: Serialize>(button: Button<P>) -> Result<Button<Press>> {
    let Button { label, does, weight } = button;
    let does = match does {
        Does::Press(press) => Does::Press(to_raw_value(&press)?),
        Does::Stand(press) => Does::Stand(to_raw_value(&press)?),
        Does::Go(place) => Does::Go(place),
        Does::Show => Does::Show,
        Does::Open(address) => Does::Open(address),
        Does::Share(words) => Does::Share(words),
    };
    Ok(Button { label, does, weight })
}
