//! What somebody enters of themselves, and what they say anew of it: four questions, of which the last may be left out.

use chrono::NaiveDate;

use super::cards::earliest;
use super::room::Record;
use super::steps::{At, Draft, NewAt, NewPress as Press, NewStep as Step, Part};
use crate::model::records::{self, Evidence, MOST_OWN, OwnKind};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::calendar::Pick;
use crate::talk::{Button, Cx, Next, Place, Received, Result, Room, Said, Thing, Trouble, View, calendar};
use crate::text::{self, Language, links};

/// The longest title, and the longest name of a file, as the database takes them.
const TITLE: usize = 300;
const FILE: usize = 200;

pub struct NewRecord;

impl Room for NewRecord {
    const NAME: &'static str = "newrecord";
    /// The first text that speaks of what people enter of themselves.
    const CONSENT: i64 = 3;
    type At = NewAt;
    type Step = Step;
    type Press = Press;

    fn home() -> NewAt {
        NewAt::New
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        let draft = match step {
            Step::Kind { draft } | Step::Title { draft } | Step::Day { draft, .. } | Step::Evidence { draft } => draft,
        };
        // What is changed stands already: nothing is lost by leaving.
        (draft.id.is_none() && !draft.title.is_empty()).then(|| say!(language, "record-draft"))
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        match step {
            Step::Evidence { .. } => &[Thing::Photo, Thing::Document],
            Step::Kind { .. } | Step::Title { .. } | Step::Day { .. } => &[],
        }
    }

    async fn enter(cx: &mut Cx, at: NewAt, draft: Option<Step>) -> Result<Next<Self>> {
        if draft.is_some_and(|step| Self::draft(&step, cx.language()).is_some()) {
            return Ok(Next::Offer(at));
        }
        Ok(Next::Go(match at {
            NewAt::New => Step::Kind { draft: Draft::default() },
            NewAt::Change { id, part } => {
                let me = Registered::of(cx)?;
                let own = records::own(cx, me, id).await?;
                let draft = Draft { id: Some(id), kind: Some(own.kind), title: own.title, day: Some(own.day) };
                match part {
                    Part::Title => Step::Title { draft },
                    Part::Day => Step::Day { month: own.day, draft },
                    Part::Evidence => Step::Evidence { draft },
                }
            }
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let (language, today) = (cx.language(), cx.today());
        let (view, draft) = match step {
            Step::Kind { draft } => {
                let kinds = OwnKind::ALL.map(|kind| Button::press(kind.named(language), Press::Kind { kind }));
                let view = View::new(say!(language, "record-new-title"))
                    .line(say!(language, "record-new-line"))
                    .question(say!(language, "record-kind-question"));
                (view.grid(1, kinds), draft)
            }
            Step::Title { draft } => {
                let view = titled(language, draft);
                let view = if draft.id.is_some() { view.line(draft.title.clone()) } else { view };
                (view.question(say!(language, "record-title-question")), draft)
            }
            Step::Day { draft, month } => {
                let view =
                    titled(language, draft).line(draft.title.clone()).question(say!(language, "record-day-question"));
                let view = calendar::past(view, language, *month, today, earliest(today), |pick| Press::Pick { pick });
                (view, draft)
            }
            Step::Evidence { draft } => {
                let view = titled(language, draft)
                    .line(draft.title.clone())
                    .question(say!(language, "record-evidence-question"))
                    .button(Button::press(say!(language, "record-evidence-none"), Press::Nothing));
                (view, draft)
            }
        };
        Ok(match draft.id {
            Some(id) => view.button(Button::back(language, ways::OWN_RECORD.of(id))),
            None if matches!(step, Step::Kind { .. }) => view.button(Button::back(language, ways::RECORD.place())),
            None => view.row([
                Button::press(say!(language, "button-back"), Press::Back),
                Button::cancel(language, ways::RECORD.place()),
            ]),
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let (language, today) = (cx.language(), cx.today());
        Ok(match (step, said) {
            (Step::Kind { draft }, Said::Press(Press::Kind { kind })) => {
                Next::Go(Step::Title { draft: Draft { kind: Some(kind), ..draft } })
            }
            (Step::Title { draft }, Said::Text(typed)) => match text::lettered(&typed, 3..=TITLE) {
                Some(title) => titled_as(cx, Draft { title, ..draft }).await?,
                None => Next::Stay(say!(language, "record-title-flaw", count = typed.chars().count(), most = TITLE)),
            },
            (Step::Title { draft }, Said::Press(Press::Back)) => Next::Go(Step::Kind { draft }),
            (Step::Day { draft, .. }, Said::Press(Press::Pick { pick: Pick::Month(month) })) => {
                Next::Go(Step::Day { draft, month })
            }
            (Step::Day { draft, .. }, Said::Press(Press::Pick { pick: Pick::Day(day) })) => {
                if !(earliest(today)..=today).contains(&day) {
                    return Ok(Next::Stay(say!(language, "record-day-flaw")));
                }
                on(cx, draft, day).await?
            }
            (Step::Day { .. }, Said::Text(_)) => Next::Stay(say!(language, "record-day-flaw")),
            (Step::Day { draft, .. }, Said::Press(Press::Back)) => Next::Go(Step::Title { draft }),
            (Step::Evidence { draft }, Said::Press(Press::Nothing)) => keep(cx, draft, Evidence::None).await?,
            (Step::Evidence { draft }, Said::Text(typed)) => match links::address(&typed) {
                Some(link) => keep(cx, draft, Evidence::Link(link)).await?,
                None => Next::Stay(say!(language, "record-evidence-flaw")),
            },
            (Step::Evidence { draft }, Said::File(file)) => {
                let (account, name) = (cx.account_id(), named(language, &file));
                keep(cx, draft, Evidence::File(account, file.id, name)).await?
            }
            (Step::Evidence { draft }, Said::Press(Press::Back)) => {
                let month = draft.day.unwrap_or(today);
                Next::Go(Step::Day { draft, month })
            }
            _ => Next::Puzzled,
        })
    }
}

/// What a file is called; a photo bears no name.
fn named(language: Language, file: &Received) -> String {
    match text::one_line(&file.name) {
        name if name.is_empty() => say!(language, "record-file-unnamed"),
        name => text::pinched(&name, FILE),
    }
}

fn titled(language: Language, draft: &Draft) -> View<Press> {
    View::new(draft.kind.map_or_else(|| say!(language, "record-new-title"), |kind| kind.named(language)))
}

/// The title is said: of a new one the day is next.
async fn titled_as(cx: &mut Cx, draft: Draft) -> Result<Next<NewRecord>> {
    match (draft.id, draft.day) {
        (Some(_), Some(day)) => on(cx, draft, day).await,
        _ => Ok(Next::Go(Step::Day { draft, month: cx.today() })),
    }
}

/// The day is said: of a new one what shows it is next.
async fn on(cx: &mut Cx, draft: Draft, day: NaiveDate) -> Result<Next<NewRecord>> {
    let Some(id) = draft.id else {
        return Ok(Next::Go(Step::Evidence { draft: Draft { day: Some(day), ..draft } }));
    };
    let me = Registered::of(cx)?;
    records::change_own(cx, me, id, (&draft.title, day)).await?;
    cx.remark(say!(cx.language(), "record-changed"));
    Ok(Next::To(ways::OWN_RECORD.of(id)))
}

/// It is entered, or shown by something else.
async fn keep(cx: &mut Cx, draft: Draft, evidence: Evidence) -> Result<Next<NewRecord>> {
    let (me, language) = (Registered::of(cx)?, cx.language());
    if let Some(id) = draft.id {
        records::show_own(cx, me, id, evidence).await?;
        cx.remark(say!(language, "record-changed"));
        return Ok(Next::To(ways::OWN_RECORD.of(id)));
    }
    let (Some(kind), Some(day)) = (draft.kind, draft.day) else { return Err(Trouble::Gone) };
    let Some(id) = records::add_own(cx, me, (kind, &draft.title, day), evidence).await? else {
        return Err(Trouble::Refused(say!(language, "record-full", count = MOST_OWN)));
    };
    cx.remark(say!(language, "record-kept"));
    Ok(Next::To(Place::of::<Record>(&At::Own { id })))
}
