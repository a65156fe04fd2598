//! Samples of the municipality's own, for what bears no number of the register: of a certificate, an SVG; of sheets, papers of
//! pairs and of routes, a document of Word. Sent by a coordinator, looked through, and in force at once; back to ours by a
//! tap. What may stand in a document is what stands in ours.
//!
//! ```text
//! - (Бланки) [Другие бумаги]
//! - Другие бумаги                       — [Сертификат] [Справка об участии] [Приказ о парах] …
//! - Сертификат. Сейчас обычный образец  — [Прислать этот образец], (a file of SVG)
//! - ✅ Образец принят, смотрите: …      (a specimen as PDF)
//! - ❗ В образце не хватает: {{имя}}, код
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::features::office::views::ROWS;
use crate::model::papers::{self, Sample};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::papers::drawing::{self, Flaw, MOST, OPTIONAL, REQUIRED};
use crate::papers::word::{self, Bounds, Values};
use crate::papers::{certificate, kinds, words};
use crate::say;
use crate::talk::{
    Button, Certificate, Content, Cx, File, Filled, Leaf, Next, Own, Parcel, Received, Result, Room, Said, Spot, Thing,
    Trouble, View, files,
};
use crate::text::{Language, clipped};

pub struct Samples;

/// So long a file may take to be looked through: everybody waits for this turn. The bounds of steps are met long before.
const LONGEST: Duration = Duration::from_secs(2);

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    All,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    All {
        #[serde(default)]
        spot: Spot,
    },
    One {
        kind: Sample,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    Open {
        kind: Sample,
    },
    /// Sends what is in force, to be changed.
    Take,
    /// Back to ours.
    Ours,
    Back,
}

impl Room for Samples {
    const NAME: &'static str = "samples";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        if matches!(step, Step::One { .. }) { &[Thing::Document] } else { &[] }
    }

    async fn enter(_cx: &mut Cx, At::All: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(Step::All { spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        Coordinator::of(cx).await?;
        let language = cx.language();
        let kind = match step {
            Step::All { spot } => {
                let own = papers::own_samples(cx).await?;
                let row = move |kind: Sample| {
                    let mark = if own.contains(&kind) { "✅ " } else { "" };
                    Button::press(format!("{mark}{}", named(language, kind)), Press::Open { kind })
                };
                let leaf = |leaf| Press::List { leaf };
                return Ok(View::new(say!(language, "papers-samples-title"))
                    .line(say!(language, "papers-samples-line"))
                    .question(say!(language, "papers-samples-question"))
                    .list(language, Sample::ALL.to_vec(), ROWS, spot, leaf, row)
                    .button(Button::back(language, ways::BLANKS.place())));
            }
            Step::One { kind } => *kind,
        };
        let own = papers::sample(cx, kind).await?;
        let view = View::new(named(language, kind)).line(match &own {
            Some(own) => say!(language, "papers-sample-own", name = clipped(&own.name, 60)),
            None => say!(language, "papers-sample-ours"),
        });
        let view = match kind {
            Sample::Certificate => view
                .line(say!(language, "papers-sample-svg", marks = marks(&REQUIRED), more = marks(&OPTIONAL)))
                .question(say!(language, "papers-sample-question-svg")),
            kind => {
                let needed = needed(kind);
                let line = match needed.is_empty() {
                    true => say!(language, "papers-sample-free"),
                    false => say!(language, "papers-sample-word", marks = marks(needed)),
                };
                view.line(line).question(say!(language, "papers-sample-question-word"))
            }
        };
        let ours = own.map(|_| Button::press(say!(language, "papers-sample-back"), Press::Ours));
        Ok(view
            .button(Button::press(say!(language, "papers-sample-take"), Press::Take))
            .row(ours)
            .button(Button::press(say!(language, "button-back"), Press::Back)))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::All { spot }, Said::Press(Press::List { leaf })) => Next::Go(Step::All { spot: spot.after(leaf) }),
            (Step::All { .. }, Said::Press(Press::Open { kind })) => Next::Go(Step::One { kind }),
            (Step::One { .. }, Said::Press(Press::Back)) => Next::Go(Step::All { spot: Spot::default() }),
            (Step::One { kind }, Said::Press(Press::Take)) => {
                let parcel = in_force(cx, kind).await?;
                cx.parcel(parcel);
                Next::Go(Step::One { kind })
            }
            (Step::One { kind }, Said::Press(Press::Ours)) => {
                if papers::drop_sample(cx, guard, kind).await? {
                    cx.remark(say!(language, "papers-sample-gone"));
                }
                Next::Go(Step::One { kind })
            }
            (Step::One { kind }, Said::File(file)) => brought(cx, guard, kind, file).await?,
            _ => Next::Puzzled,
        })
    }
}

fn named(language: Language, kind: Sample) -> String {
    match kind {
        Sample::Certificate => say!(language, "papers-sample-certificate"),
        Sample::Reference => say!(language, "papers-sample-reference"),
        Sample::Attendance => say!(language, "papers-sample-attendance"),
        Sample::Registration => say!(language, "papers-sample-registration"),
        Sample::PairOrder => say!(language, "papers-sample-pair-order"),
        Sample::PairConsent => say!(language, "papers-sample-pair-consent"),
        Sample::PairProgramme => say!(language, "papers-sample-pair-programme"),
        Sample::PairJournal => say!(language, "papers-sample-pair-journal"),
        Sample::PairReport => say!(language, "papers-sample-pair-report"),
        Sample::PairRoadmap => say!(language, "papers-sample-pair-roadmap"),
        Sample::PairBase => say!(language, "papers-sample-pair-base"),
        Sample::PairSurvey => say!(language, "papers-sample-pair-survey"),
        Sample::PairSummary => say!(language, "papers-sample-pair-summary"),
        Sample::Route => say!(language, "papers-sample-route"),
        Sample::RouteExtract => say!(language, "papers-sample-route-extract"),
        Sample::Profile => say!(language, "papers-sample-profile"),
    }
}

/// What a document of Word cannot be without; the others must use one name at least of those that ours has.
fn needed(kind: Sample) -> &'static [&'static str] {
    match kind {
        Sample::Reference => &["имя дательный", "мероприятия"],
        _ => &[],
    }
}

/// «{{имя}}, {{номер}}».
fn marks(names: &[&str]) -> String {
    names.iter().map(|name| format!("{{{{{name}}}}}")).collect::<Vec<_>>().join(", ")
}

/// What is in force, to be looked at and changed.
async fn in_force(cx: &mut Cx, kind: Sample) -> Result<Parcel> {
    let language = cx.language();
    let caption = say!(language, "papers-sample-caption", kind = named(language, kind));
    if let Some(own) = papers::sample(cx, kind).await? {
        return Ok(Parcel::Content(Content { hash: own.hash, name: own.name, caption, names: false }));
    }
    Ok(match kind {
        Sample::Certificate => {
            let text = certificate::sample().map_err(Trouble::fault)?;
            Parcel::File(File { name: format!("{}_образец.svg", kind.file()), caption, text })
        }
        kind => {
            let name = format!("{}_образец.docx", kind.file());
            Parcel::Own(Own { key: kind.key().to_owned(), name, caption })
        }
    })
}

/// A file has come: it is in force where it is sound, and shown with invented words; else it is said what it lacks.
async fn brought(cx: &mut Cx, guard: Coordinator, kind: Sample, file: Received) -> Result<Next<Samples>> {
    let language = cx.language();
    let found = match file.bytes > MOST as u64 && kind == Sample::Certificate {
        true => Err(flaw(language, &Flaw::TooMuch)),
        false => {
            let bytes = files::read(cx, file.id).await?;
            looked(kind, bytes, language).await?
        }
    };
    let values = match found {
        Ok(values) => values,
        Err(words) => {
            files::discard(cx, file.id).await?;
            cx.remark(format!("❗ {words}"));
            return Ok(Next::Go(Step::One { kind }));
        }
    };
    let hash = papers::bring_sample(cx, guard, kind, file.id).await?;
    cx.parcel(match kind {
        Sample::Certificate => {
            let caption = say!(language, "papers-sample-specimen");
            let of = Certificate { caption, sample: Some(hash), ..drawing::specimen() };
            Parcel::Certificate(Box::new(of))
        }
        kind => Parcel::Filled(Filled {
            blank: kind.key().to_owned(),
            values: serde_json::to_string(&values)?,
            name: format!("{}_образец.docx", kind.file()),
            caption: say!(language, "papers-sample-fields"),
            names: false,
            sample: Some(hash),
        }),
    });
    cx.remark(say!(language, "papers-sample-taken"));
    Ok(Next::Go(Step::One { kind }))
}

/// What a specimen says, or what is wrong with a file, in words.
type Looked = std::result::Result<Values, String>;

/// Looks a file through off the async threads.
async fn looked(kind: Sample, bytes: Vec<u8>, language: Language) -> Result<Looked> {
    let stop = Arc::new(AtomicBool::new(false));
    let seen = stop.clone();
    let mut working = tokio::task::spawn_blocking(move || match kind {
        Sample::Certificate => {
            let drawn = certificate::on(&bytes, &drawing::specimen());
            drawn.map(|_| Values::default()).map_err(|found| flaw(language, &found))
        }
        kind => of_word(kind, &bytes, &seen, language),
    });
    let done = match tokio::time::timeout(LONGEST, &mut working).await {
        Ok(done) => done,
        Err(_) if kind != Sample::Certificate => {
            stop.store(true, Ordering::Relaxed);
            working.await
        }
        // What a drawing takes is bounded by its size; who waits is told meanwhile.
        Err(_) => return Ok(Err(flaw(language, &Flaw::TooMuch))),
    };
    match done {
        Ok(done) => Ok(done),
        Err(error) if error.is_panic() => Ok(Err(match kind {
            Sample::Certificate => flaw(language, &Flaw::NotSvg),
            _ => words::flaw(language, &word::Flaw::Damaged),
        })),
        Err(error) => Err(Trouble::fault(error)),
    }
}

/// Whether a document of Word is such a paper. What may stand in it is what stands in ours, each name as itself.
fn of_word(kind: Sample, bytes: &[u8], stop: &AtomicBool, language: Language) -> Looked {
    let named = |found: word::Flaw| words::flaw(language, &found);
    let ours = kinds::form(kind.key()).unwrap_or_default();
    let values = word::shape(ours, &mut Bounds::of(stop)).map_err(named)?;
    let found = word::look(bytes, &values, &mut Bounds::of(stop)).map_err(named)?;
    if let Some((name, near)) = found.unknown.iter().next() {
        return Err(match near {
            Some(near) => say!(language, "papers-sample-near", name = name.clone(), near = near.clone()),
            None => say!(language, "papers-sample-unknown", name = name.clone()),
        });
    }
    let lacks: Vec<_> = needed(kind).iter().copied().filter(|name| !found.known.contains(*name)).collect();
    if !lacks.is_empty() {
        return Err(say!(language, "papers-sample-lacks", marks = marks(&lacks)));
    }
    if found.known.is_empty() {
        return Err(say!(language, "papers-sample-nothing"));
    }
    word::fill(bytes, &values, &mut Bounds::of(stop)).map_err(named)?;
    Ok(values)
}

/// What is wrong with a drawing, and what to do.
fn flaw(language: Language, found: &Flaw) -> String {
    match found {
        Flaw::TooMuch => say!(language, "papers-sample-flaw-too-much"),
        Flaw::NotSvg => say!(language, "papers-sample-flaw-not-svg"),
        Flaw::Runs(what) => say!(language, "papers-sample-flaw-runs", what = what.clone()),
        Flaw::Fetches(what) => say!(language, "papers-sample-flaw-fetches", what = what.clone()),
        Flaw::Lacks(names) => say!(language, "papers-sample-lacks", marks = names.join(", ")),
        Flaw::Unknown(name) => say!(language, "papers-sample-unknown", name = name.clone()),
        Flaw::Shows(what) => say!(language, "papers-sample-flaw-shows", what = what.clone()),
    }
}
