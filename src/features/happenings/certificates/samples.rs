//! The municipality's own sample of a certificate, an SVG, and of a reference, a document of Word: sent by a coordinator, looked
//! through, and in force at once; back to ours by a tap.
//!
//! ```text
//! - (Бланки) [Сертификат и справка]
//! - Образцы                             — [Сертификат] [Справка об участии]
//! - Сертификат. Сейчас обычный образец  — [Прислать этот образец], (a file of SVG)
//! - ✅ Образец принят, смотрите: …      (a specimen as PDF)
//! - ❗ В образце не хватает: {{имя}}, код
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::model::papers::{self, Sample};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::papers::drawing::{self, Flaw, MOST, OPTIONAL, REQUIRED};
use crate::papers::word::{self, Bounds, Values};
use crate::papers::{certificate, kinds, words};
use crate::say;
use crate::talk::{
    Button, Certificate, Content, Cx, File, Filled, Next, Own, Parcel, Received, Result, Room, Said, Thing, Trouble,
    View, files,
};
use crate::text::{Language, clipped};

pub struct Samples;

/// So long a file may take to be looked through: everybody waits for this turn. The bounds of steps are met long before.
const LONGEST: Duration = Duration::from_secs(2);
/// What a reference of Word cannot be without.
const OF_WORD: [&str; 2] = ["имя дательный", "мероприятия"];

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    All,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    All,
    One { kind: Sample },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
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
        Ok(Next::Go(Step::All))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        Coordinator::of(cx).await?;
        let language = cx.language();
        let kind = match step {
            Step::All => {
                let open = |kind| Button::press(named(language, kind), Press::Open { kind });
                return Ok(View::new(say!(language, "certificates-samples-title"))
                    .line(say!(language, "certificates-samples-line"))
                    .question(say!(language, "certificates-samples-question"))
                    .grid(1, [open(Sample::Certificate), open(Sample::Reference)])
                    .button(Button::back(language, ways::BLANKS.place())));
            }
            Step::One { kind } => *kind,
        };
        let own = papers::sample(cx, kind).await?;
        let view = View::new(named(language, kind)).line(match &own {
            Some(own) => say!(language, "certificates-sample-own", name = clipped(&own.name, 60)),
            None => say!(language, "certificates-sample-ours"),
        });
        let view = match kind {
            Sample::Certificate => view
                .line(say!(language, "certificates-sample-svg", marks = marks(&REQUIRED), more = marks(&OPTIONAL)))
                .question(say!(language, "certificates-sample-question-svg")),
            Sample::Reference => view
                .line(say!(language, "certificates-sample-word", marks = marks(&OF_WORD)))
                .question(say!(language, "certificates-sample-question-word")),
        };
        let ours = own.map(|_| Button::press(say!(language, "certificates-sample-back"), Press::Ours));
        Ok(view
            .button(Button::press(say!(language, "certificates-sample-take"), Press::Take))
            .row(ours)
            .button(Button::press(say!(language, "button-back"), Press::Back)))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::All, Said::Press(Press::Open { kind })) => Next::Go(Step::One { kind }),
            (Step::One { .. }, Said::Press(Press::Back)) => Next::Go(Step::All),
            (Step::One { kind }, Said::Press(Press::Take)) => {
                let parcel = in_force(cx, kind).await?;
                cx.parcel(parcel);
                Next::Go(Step::One { kind })
            }
            (Step::One { kind }, Said::Press(Press::Ours)) => {
                if papers::drop_sample(cx, guard, kind).await? {
                    cx.remark(say!(language, "certificates-sample-gone"));
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
        Sample::Certificate => say!(language, "certificates-sample-certificate"),
        Sample::Reference => say!(language, "certificates-sample-reference"),
    }
}

/// «{{имя}}, {{номер}}».
fn marks(names: &[&str]) -> String {
    names.iter().map(|name| format!("{{{{{name}}}}}")).collect::<Vec<_>>().join(", ")
}

/// What is in force, to be looked at and changed.
async fn in_force(cx: &mut Cx, kind: Sample) -> Result<Parcel> {
    let language = cx.language();
    let caption = say!(language, "certificates-sample-caption", kind = named(language, kind));
    if let Some(own) = papers::sample(cx, kind).await? {
        return Ok(Parcel::Content(Content { hash: own.hash, name: own.name, caption, names: false }));
    }
    Ok(match kind {
        Sample::Certificate => {
            let text = certificate::sample().map_err(Trouble::fault)?;
            Parcel::File(File { name: format!("{}_образец.svg", kind.file()), caption, text })
        }
        Sample::Reference => {
            let name = format!("{}_образец.docx", kind.file());
            Parcel::Own(Own { key: kinds::REFERENCE.to_owned(), name, caption })
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
    if let Err(words) = found {
        files::discard(cx, file.id).await?;
        cx.remark(format!("❗ {words}"));
        return Ok(Next::Go(Step::One { kind }));
    }
    let hash = papers::bring_sample(cx, guard, kind, file.id).await?;
    let caption = say!(language, "certificates-sample-specimen");
    cx.parcel(match kind {
        Sample::Certificate => {
            let of = Certificate { caption, sample: Some(hash), ..drawing::specimen() };
            Parcel::Certificate(Box::new(of))
        }
        Sample::Reference => Parcel::Filled(Filled {
            blank: kinds::REFERENCE.to_owned(),
            values: serde_json::to_string(&specimen())?,
            name: format!("{}_образец.docx", kind.file()),
            caption,
            names: false,
            sample: Some(hash),
        }),
    });
    cx.remark(say!(language, "certificates-sample-taken"));
    Ok(Next::Go(Step::One { kind }))
}

/// Looks a file through off the async threads; what is wrong with it, in words.
async fn looked(kind: Sample, bytes: Vec<u8>, language: Language) -> Result<std::result::Result<(), String>> {
    let stop = Arc::new(AtomicBool::new(false));
    let seen = stop.clone();
    let mut working = tokio::task::spawn_blocking(move || match kind {
        Sample::Certificate => {
            certificate::on(&bytes, &drawing::specimen()).map(drop).map_err(|found| flaw(language, &found))
        }
        Sample::Reference => of_word(&bytes, &seen, language),
    });
    let done = match tokio::time::timeout(LONGEST, &mut working).await {
        Ok(done) => done,
        Err(_) if kind == Sample::Reference => {
            stop.store(true, Ordering::Relaxed);
            working.await
        }
        // What a drawing takes is bounded by its size; who waits is told meanwhile.
        Err(_) => return Ok(Err(flaw(language, &Flaw::TooMuch))),
    };
    match done {
        Ok(done) => Ok(done),
        Err(error) if error.is_panic() => Ok(Err(flaw(language, &Flaw::NotSvg))),
        Err(error) => Err(Trouble::fault(error)),
    }
}

/// Whether a document of Word is a reference.
fn of_word(bytes: &[u8], stop: &AtomicBool, language: Language) -> std::result::Result<(), String> {
    let (values, mut bounds) = (specimen(), Bounds::of(stop));
    let found = word::look(bytes, &values, &mut bounds).map_err(|found| words::flaw(language, &found))?;
    if let Some((name, near)) = found.unknown.iter().next() {
        return Err(match near {
            Some(near) => say!(language, "certificates-flaw-near", name = name.clone(), near = near.clone()),
            None => say!(language, "certificates-flaw-unknown", name = name.clone()),
        });
    }
    let lacks: Vec<_> = OF_WORD.into_iter().filter(|name| !found.known.contains(*name)).collect();
    if !lacks.is_empty() {
        return Err(say!(language, "certificates-flaw-lacks", marks = marks(&lacks)));
    }
    word::fill(bytes, &values, &mut Bounds::of(stop)).map(drop).map_err(|found| words::flaw(language, &found))
}

/// What is wrong with a drawing, and what to do.
fn flaw(language: Language, found: &Flaw) -> String {
    match found {
        Flaw::TooMuch => say!(language, "certificates-flaw-too-much"),
        Flaw::NotSvg => say!(language, "certificates-flaw-not-svg"),
        Flaw::Runs(what) => say!(language, "certificates-flaw-runs", what = what.clone()),
        Flaw::Fetches(what) => say!(language, "certificates-flaw-fetches", what = what.clone()),
        Flaw::Lacks(names) => say!(language, "certificates-flaw-lacks", marks = names.join(", ")),
        Flaw::Unknown(name) => say!(language, "certificates-flaw-unknown", name = name.clone()),
        Flaw::Shows(what) => say!(language, "certificates-flaw-shows", what = what.clone()),
    }
}

/// Invented values of a reference: each name that it may use.
fn specimen() -> Values {
    let day = || Values::default().with("день", "01.09.2026".to_owned());
    let event = day()
        .with("мероприятие", "Семинар «Образец названия»".to_owned())
        .with("группа", "Образец".to_owned())
        .with("участие", "доклад".to_owned())
        .with("тема", "Образец темы".to_owned())
        .with("основание", "сертификат № 1 от 02.09.2026".to_owned());
    let pair = day()
        .with("по", "01.09.2027".to_owned())
        .with("роль", "наставник".to_owned())
        .with("основание", "приказ № 1 от 01.09.2026".to_owned());
    let own = day().with("вид", "Конкурс".to_owned()).with("название", "«Образец названия»".to_owned());
    let part = |name: &str, row: Values| Values::default().list(name, [row]);
    Values::default()
        .with("шапка", "Управление образования".to_owned())
        .with("имя дательный", "Образцовой Анне Ильиничне".to_owned())
        .with("должность", "учитель".to_owned())
        .with("организация", "Школа № 1".to_owned())
        .with("должность подписанта", "Начальник управления".to_owned())
        .with("подписант", "П. П. Начальников".to_owned())
        .with("период", "с 01.09.2026 по 01.12.2026".to_owned())
        .list("о мероприятиях", [part("мероприятия", event).with("всего", "1".to_owned())])
        .list("о наставничестве", [part("пары", pair)])
        .list("свои сведения", [part("сведения", own)])
}
