//! A record as papers: the reference of the office (P24), and a spreadsheet for attestation.
//!
//! The reference says what the office knows: closed sheets, pairs with their orders, routes to which a tutor has agreed. What
//! the person has entered, or confirmed alone, stands below as their own words, for which nobody signs. Of a route it says
//! how far it is, and never what it is against (S0-04). The other one of a pair is not named: a paper names nobody but the
//! one it is about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cards::{self, side};
use super::period::{Days, Period};
use super::room::Record;
use super::steps::At;
use super::store::{self, Deed, Shown, What};
use crate::model::papers::{self, Printed, Sample};
use crate::model::records::{OwnKind, participation};
use crate::model::regulation;
use crate::model::roles::Registered;
use crate::papers::kinds::{self, Office};
use crate::papers::word;
use crate::say;
use crate::talk::{Button, Cell, Cx, Next, Parcel, Place, Result, Room, Said, Sheet, View};
use crate::text::{Language, with_capital};

pub struct RecordPaper;

/// The places of the room.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperAt {
    /// Of a period. It stands on a button, which is short.
    Of(Period),
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperStep {
    /// Which of them?
    Which { period: Period },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperPress {
    Reference,
    Sheet,
}

impl Room for RecordPaper {
    const NAME: &'static str = "recordpaper";
    const HAS_DRAFTS: bool = false;
    // They name people, as papers do.
    const CONSENT: i64 = crate::model::papers::CONSENT;
    type At = PaperAt;
    type Step = PaperStep;
    type Press = PaperPress;

    fn home() -> PaperAt {
        PaperAt::Of(Period::default())
    }

    async fn enter(_cx: &mut Cx, PaperAt::Of(period): PaperAt, _: Option<PaperStep>) -> Result<Next<Self>> {
        Ok(Next::Go(PaperStep::Which { period }))
    }

    async fn ask(cx: &mut Cx, PaperStep::Which { period }: &PaperStep) -> Result<View<PaperPress>> {
        let language = cx.language();
        Ok(View::new(say!(language, "record-papers"))
            .line(period.line(language))
            .line(say!(language, "record-papers-reference-line"))
            .line(say!(language, "record-papers-sheet-line"))
            .question(say!(language, "record-papers-question"))
            .button(Button::press(say!(language, "record-reference"), PaperPress::Reference))
            .button(Button::press(say!(language, "record-sheet"), PaperPress::Sheet))
            .button(Button::back(language, Place::of::<Record>(&At::Of(*period)))))
    }

    async fn answer(cx: &mut Cx, PaperStep::Which { period }: PaperStep, said: Said<PaperPress>) -> Result<Next<Self>> {
        let Said::Press(which) = said else { return Ok(Next::Puzzled) };
        let (deeds, _) = cards::within(cx, period).await?;
        match which {
            PaperPress::Reference => {
                if !deeds.iter().any(|deed| is_known(&deed.what)) {
                    return Ok(Next::Stay(say!(cx.language(), "record-reference-none")));
                }
                reference(cx, period, &deeds).await?;
            }
            PaperPress::Sheet => sheet(cx, period, deeds)?,
        }
        Ok(Next::Go(PaperStep::Which { period }))
    }
}

/// Whether the office knows it by itself.
fn is_known(what: &What) -> bool {
    match what {
        What::Event { is_confirmed, .. } => *is_confirmed,
        What::Pair { .. } => true,
        What::Route { by_tutor, .. } => *by_tutor,
        What::Course { .. } | What::Own { .. } => false,
    }
}

fn figures(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// «с 26.11.2021 по 26.11.2026», «по 26.11.2026»: as a sentence of the reference has it.
fn span(Days { from, till }: Days, today: NaiveDate) -> String {
    let till = figures(till.unwrap_or(today).min(today));
    from.map_or_else(|| format!("по {till}"), |from| format!("с {} по {till}", figures(from)))
}

/// By what it is known: in a column, in the language of whoever reads.
fn grounds(language: Language, what: &What) -> String {
    match what {
        What::Event { certificate: Some((number, day)), .. } => {
            say!(language, "record-grounds-certificate", number = number.to_string(), day = figures(*day))
        }
        What::Event { is_confirmed: true, .. } => say!(language, "record-grounds-sheet"),
        What::Event { is_confirmed: false, .. } => say!(language, "record-grounds-open"),
        What::Pair { order: Some((number, day)), .. } => {
            say!(language, "record-grounds-order", number = number.clone(), day = figures(*day))
        }
        What::Pair { order: None, .. } => say!(language, "record-grounds-pair"),
        What::Route { by_tutor: true, .. } => say!(language, "record-grounds-tutor"),
        What::Route { by_tutor: false, .. } => say!(language, "record-grounds-alone"),
        What::Course { shown, .. } | What::Own { shown, .. } => match shown {
            Shown::Link(words) | Shown::Words(words) | Shown::File(words) => words.clone(),
            Shown::Nothing => String::new(),
        },
    }
}

/// «пройден, сделано 3 из 5»: how far a route is.
fn far(language: Language, is_over: bool, (done, all): (i64, i64)) -> String {
    let steps = say!(language, "record-route-steps", done = done, all = all);
    match is_over {
        true => say!(language, "record-route-over", steps = steps),
        false => say!(language, "record-route-goes", steps = steps),
    }
}

/// Sends the reference as a paper of Word: in Russian, as the law has it.
async fn reference(cx: &mut Cx, period: Period, deeds: &[Deed]) -> Result<()> {
    let (me, language, today) = (Registered::of(cx)?, cx.language(), cx.today());
    let days = cards::days(cx, period).await?;
    let (name, post, organisation) = store::works(cx, me.id()).await?;
    let Office { above, post: head_post, signatory, .. } = Office::now(cx).await?;
    let regulation = regulation::now(cx).await?;
    let dash = || "—".to_owned();
    let (mut events, mut pairs, mut routes, mut own) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for deed in deeds {
        let row = word::Values::default().with("день", figures(deed.day));
        match &deed.what {
            What::Event { kind, own_kind, title, level, groups, contribution, topic, is_confirmed: true, .. } => events
                .push(
                    row.with(
                        "мероприятие",
                        kinds::event_of_level((*kind, own_kind.as_deref()), title, *level, &regulation)?,
                    )
                    .with("группа", Some(groups.clone()).filter(|groups| !groups.is_empty()).unwrap_or_else(dash))
                    .with("участие", participation(Language::Ru, *contribution))
                    .with("тема", topic.clone().unwrap_or_else(dash))
                    .with("основание", grounds(Language::Ru, &deed.what)),
                ),
            What::Event { .. } => {}
            What::Pair { basis, is_mentor, .. } => pairs.push(
                row.with("по", deed.until.map_or_else(dash, figures))
                    .with("роль", side(Language::Ru, *basis, *is_mentor))
                    .with("основание", grounds(Language::Ru, &deed.what)),
            ),
            What::Route { steps, is_over, by_tutor: true, .. } => routes.push(
                row.with("по", deed.until.map_or_else(dash, figures))
                    .with("ход", far(Language::Ru, *is_over, *steps))
                    .with("основание", grounds(Language::Ru, &deed.what)),
            ),
            What::Route { steps, is_over, by_tutor: false, .. } => own.push(
                row.with("вид", section(Language::Ru, &deed.what))
                    .with("название", far(Language::Ru, *is_over, *steps)),
            ),
            What::Course { title, .. } => {
                own.push(row.with("вид", OwnKind::Course.named(Language::Ru)).with("название", title.clone()));
            }
            What::Own { kind, title, .. } => {
                own.push(row.with("вид", kind.named(Language::Ru)).with("название", title.clone()));
            }
        }
    }
    let count = events.len();
    // A part of which there is nothing has no head either.
    let part = |name: &str, rows: Vec<word::Values>| {
        (!rows.is_empty()).then(|| word::Values::default().list(name, rows)).into_iter()
    };
    let values = word::Values::default()
        .with("шапка", above.join("\n"))
        .with("имя дательный", kinds::dative(&name))
        .with("должность", post.split(" (").next().map(str::to_lowercase))
        .with("организация", organisation)
        .with("должность подписанта", head_post)
        .with("подписант", signatory)
        .with("период", span(days, today))
        .list("о мероприятиях", part("мероприятия", events).map(|part| part.with("всего", count.to_string())))
        .list("о наставничестве", part("пары", pairs))
        .list("о маршрутах", part("маршруты", routes))
        .list("свои сведения", part("сведения", own));
    let caption = say!(language, "record-reference-caption", count = count);
    papers::print(cx, Printed { on: Sample::Reference, caption, day: today, names: false }, &values)
}

/// Under which head of a portfolio it stands.
fn section(language: Language, what: &What) -> String {
    match what {
        What::Event { contribution: Some(_), .. } => say!(language, "record-section-brought"),
        What::Event { contribution: None, .. } => say!(language, "record-section-events"),
        What::Pair { .. } => say!(language, "record-section-pairs"),
        What::Route { .. } => say!(language, "record-section-routes"),
        What::Course { .. } => OwnKind::Course.named(language),
        What::Own { kind, .. } => kind.named(language),
    }
}

/// Sends the spreadsheet: a line for each deed, the earliest first, as a portfolio is read.
fn sheet(cx: &mut Cx, period: Period, deeds: Vec<Deed>) -> Result<()> {
    let (language, day) = (cx.language(), cx.today());
    let rows: Vec<_> = deeds
        .into_iter()
        .rev()
        .map(|deed| {
            let level = match &deed.what {
                What::Event { level: Some(level), .. } => level.named(language),
                What::Event { level: None, .. }
                | What::Pair { .. }
                | What::Route { .. }
                | What::Course { .. }
                | What::Own { .. } => String::new(),
            };
            let (title, role, topic, group) = match &deed.what {
                What::Event { kind, own_kind, title, groups, contribution, topic, .. } => {
                    let title = format!("{}: {title}", with_capital(&kind.called(own_kind.as_deref(), language)));
                    (title, participation(language, *contribution), topic.clone(), groups.clone())
                }
                What::Pair { basis, is_mentor, .. } => {
                    (with_capital(&basis.named(language)), side(language, *basis, *is_mentor), None, String::new())
                }
                What::Route { steps, is_over, .. } => {
                    (say!(language, "record-route-title"), far(language, *is_over, *steps), None, String::new())
                }
                What::Course { title, .. } | What::Own { title, .. } => {
                    (title.clone(), String::new(), None, String::new())
                }
            };
            let source = match &deed.what {
                What::Course { .. } | What::Own { .. } | What::Route { by_tutor: false, .. } => {
                    say!(language, "record-source-own")
                }
                What::Event { .. } | What::Pair { .. } | What::Route { by_tutor: true, .. } => {
                    say!(language, "record-source-kept")
                }
            };
            vec![
                Cell::Day(deed.day),
                Cell::day(deed.until),
                Cell::text(section(language, &deed.what)),
                Cell::text(title),
                Cell::text(level),
                Cell::text(role),
                Cell::text(topic.unwrap_or_default()),
                Cell::text(group),
                Cell::text(grounds(language, &deed.what)),
                Cell::text(source),
            ]
        })
        .collect();
    let heads = vec![
        say!(language, "record-column-day"),
        say!(language, "record-column-until"),
        say!(language, "record-column-section"),
        say!(language, "record-column-title"),
        say!(language, "record-column-level"),
        say!(language, "record-column-role"),
        say!(language, "record-column-topic"),
        say!(language, "record-column-group"),
        say!(language, "record-column-grounds"),
        say!(language, "record-column-source"),
    ];
    let title = say!(language, "record-sheet-title");
    let caption = say!(language, "record-sheet-caption", period = period.line(language), count = rows.len());
    let name = format!("{}_{day}", say!(language, "record-file"));
    for part in (Sheet { name, caption, title, day, heads, rows }).parts(language) {
        cx.parcel(Parcel::OwnSheet(part));
    }
    Ok(())
}
