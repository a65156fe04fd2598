//! The papers of a pair in Word (P12–P15, P17), given to its two and to whoever answers for mentoring, and those of many pairs
//! (P11, P16–P18), given at the desk. None bears a number of the register: whoever signs it writes the number and the day.

use serde::{Deserialize, Serialize};

use super::room::mine;
use super::steps::Press;
use super::{desk, questionnaires, store, words};
use super::{printed, roadmap};
use crate::ids::{OrganisationId, PairId};
use crate::model::pairs::{self, Curates, Pair, State};
use crate::model::papers::{self, Printed, Sample};
use crate::model::roles::{Coordinator, Registered};
use crate::papers::kinds::{self, Forms, Office, Signatures};
use crate::papers::word::Values;
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, Trouble, View};
use crate::text::{Language, clipped, forms};

/// A paper of one pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PairPaper {
    /// P12.
    Consent,
    /// P13.
    Programme,
    /// P14.
    Journal,
    /// P15: interim while the pair is at work, final afterwards.
    Report,
    /// P17: a blank to be filled in by hand.
    Survey,
}

impl PairPaper {
    /// Those that are of use for a pair as far as it is.
    fn of(pair: &Pair) -> Vec<PairPaper> {
        let is_mentored = pair.basis != pairs::Basis::Subject;
        let has_met = matches!(pair.state, State::Active | State::Completed);
        let all = [
            (PairPaper::Consent, is_mentored && matches!(pair.state, State::Accepted | State::Active)),
            (PairPaper::Programme, has_met || pair.state == State::Accepted),
            (PairPaper::Journal, has_met),
            (PairPaper::Report, has_met),
            (PairPaper::Survey, is_mentored && has_met),
        ];
        all.into_iter().filter(|(_, fits)| *fits).map(|(kind, _)| kind).collect()
    }

    fn label(self, language: Language) -> String {
        match self {
            PairPaper::Consent => say!(language, "pairs-paper-consent"),
            PairPaper::Programme => say!(language, "pairs-paper-programme"),
            PairPaper::Journal => say!(language, "pairs-paper-journal"),
            PairPaper::Report => say!(language, "pairs-paper-report"),
            PairPaper::Survey => say!(language, "pairs-paper-survey"),
        }
    }

    fn sample(self) -> Sample {
        match self {
            PairPaper::Consent => Sample::PairConsent,
            PairPaper::Programme => Sample::PairProgramme,
            PairPaper::Journal => Sample::PairJournal,
            PairPaper::Report => Sample::PairReport,
            PairPaper::Survey => Sample::PairSurvey,
        }
    }
}

/// Which paper of my pair?
pub async fn card(cx: &mut Cx, id: PairId) -> Result<View<Press>> {
    let (me, language) = (Registered::of(cx)?.id(), cx.language());
    let pair = mine(cx, id).await?;
    let view = View::new(say!(language, "pairs-papers-title")).lines(words::roles(language, &pair));
    let rows = PairPaper::of(&pair).into_iter().map(|kind| Button::press(kind.label(language), Press::Paper { kind }));
    // The direction is the mentee's own: no paper has it unless they let it.
    let prints = (pair.mentee == Some(me) && pair.direction.is_some()).then(|| match pair.is_direction_printed {
        true => (
            say!(language, "pairs-printed-yes"),
            Button::press(say!(language, "pairs-print-no"), Press::Print { yes: false }),
        ),
        false => (
            say!(language, "pairs-printed-no"),
            Button::press(say!(language, "pairs-print-yes"), Press::Print { yes: true }),
        ),
    });
    let (line, print) = prints.unzip();
    Ok(view
        .maybe_line(line)
        .question(say!(language, "pairs-papers-question"))
        .grid(1, rows.collect::<Vec<_>>())
        .row(print)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Sends a paper to one of the two.
pub async fn own(cx: &mut Cx, id: PairId, kind: PairPaper) -> Result<()> {
    let pair = mine(cx, id).await?;
    send(cx, &pair, kind).await
}

/// Which paper, for whoever answers for mentoring? What is asked of somebody is theirs alone.
pub async fn at_desk(cx: &mut Cx, guard: Curates, id: PairId) -> Result<View<desk::Press>> {
    let language = cx.language();
    let pair = pairs::pair(cx, id).await?;
    guard.answers_for(&pair)?;
    let kinds = PairPaper::of(&pair).into_iter().filter(|kind| *kind != PairPaper::Survey);
    let rows: Vec<_> = kinds.map(|kind| Button::press(kind.label(language), desk::Press::Paper { kind })).collect();
    Ok(View::new(say!(language, "pairs-papers-title"))
        .lines(words::roles(language, &pair))
        .question(say!(language, "pairs-papers-question"))
        .grid(1, rows)
        .button(Button::press(say!(language, "button-back"), desk::Press::Back)))
}

/// Sends a paper to whoever answers for mentoring.
pub async fn from_desk(cx: &mut Cx, guard: Curates, id: PairId, kind: PairPaper) -> Result<()> {
    let pair = pairs::pair(cx, id).await?;
    guard.answers_for(&pair)?;
    if kind == PairPaper::Survey {
        return Err(Trouble::Gone);
    }
    send(cx, &pair, kind).await
}

async fn send(cx: &mut Cx, pair: &Pair, kind: PairPaper) -> Result<()> {
    if !PairPaper::of(pair).contains(&kind) {
        return Err(Trouble::Gone);
    }
    let workers = store::workers(cx, &pair.both()).await?;
    let values = printed::with_pair(Values::default(), pair, &workers);
    let values = match kind {
        PairPaper::Consent => printed::consent(values, pair, &head_of(cx, pair).await?),
        PairPaper::Programme => {
            let measures = pairs::measures(cx, pair.id).await?;
            printed::programme(values, pair, &measures, &head_of(cx, pair).await?)
        }
        PairPaper::Journal => {
            // What one notes is read by nobody else, so that nobody's notes are printed.
            let meetings = pairs::meetings(cx, pair.id, None).await?;
            let measures = pairs::measures(cx, pair.id).await?;
            printed::journal(values, &meetings, &measures)
        }
        PairPaper::Report => {
            let meetings = pairs::meetings(cx, pair.id, None).await?;
            printed::report(values, pair, &meetings, cx.today())
        }
        PairPaper::Survey => {
            let me = Registered::of(cx)?.id();
            printed::survey(values, questionnaires::of(pair.side(me).ok_or(Trouble::Gone)?))
        }
    };
    give(cx, kind.sample(), &values, kind.label(cx.language()))
}

fn give(cx: &mut Cx, on: Sample, values: &Values, caption: String) -> Result<()> {
    let day = cx.today();
    papers::print(cx, Printed { on, caption, day, names: true }, values)
}

/// Who signs above a pair: the head of the school where both work, else of the office (S0-02: network mentors).
pub struct Signs {
    pub above: String,
    pub post: Option<String>,
    pub name: Option<String>,
    /// To whom a paper for them is addressed.
    pub addressee: String,
}

async fn head_of(cx: &mut Cx, pair: &Pair) -> Result<Signs> {
    signs(cx, issuer(pair)).await
}

/// Whose order confirms a pair.
fn issuer(pair: &Pair) -> Option<OrganisationId> {
    pair.mentor_school.filter(|school| pair.mentee_school == Some(*school))
}

async fn signs(cx: &mut Cx, school: Option<OrganisationId>) -> Result<Signs> {
    Ok(match school {
        Some(school) => {
            let (above, post, name) = store::school(cx, school).await?;
            let addressee = kinds::addressee(post.as_deref(), name.as_ref(), &Forms::default());
            Signs { above, post, name: name.map(|name| Signatures::default().of(&name)), addressee }
        }
        None => {
            let Office { above, post, signatory, addressee, .. } = Office::now(cx).await?;
            Signs { above: above.join("\n"), post: Some(post), name: Some(signatory), addressee }
        }
    })
}

/// Whose orders are awaited, with how many pairs each.
pub async fn orders(cx: &mut Cx, guard: Curates, spot: &Spot) -> Result<View<desk::Press>> {
    let language = cx.language();
    let mut of: Vec<(Option<OrganisationId>, String, usize)> = Vec::new();
    for pair in pairs::in_state(cx, guard, State::Accepted).await? {
        let school = issuer(&pair);
        match of.iter_mut().find(|(known, ..)| *known == school) {
            Some((.., count)) => *count += 1,
            None => {
                let name = school.and_then(|_| pair.schools[0].clone());
                of.push((school, name.unwrap_or_else(|| say!(language, "pairs-order-network")), 1));
            }
        }
    }
    let total = of.len();
    of.retain(|(_, name, _)| forms::finds(&spot.search, &[name]));
    let view = View::new(say!(language, "pairs-orders-title"))
        .maybe_line((total > 0).then(|| say!(language, "pairs-orders-told")))
        .asks_by_list(
            (total, of.len()),
            [
                say!(language, "pairs-orders-none"),
                say!(language, "pairs-not-found", search = spot.shown()),
                say!(language, "pairs-orders-question"),
            ],
        );
    let row = |(school, name, count): (Option<OrganisationId>, String, usize)| {
        Button::press(
            format!("{}: {count}", clipped(&name, 40)),
            desk::Press::Order { school: school.map_or(0, |school| school.0) },
        )
    };
    let leaf = |leaf| desk::Press::Leaf { leaf };
    Ok(view
        .list(language, of, super::cards::ROWS, spot, leaf, row)
        .button(Button::press(say!(language, "button-back"), desk::Press::Back)))
}

/// Sends the draft of an order (P11) that confirms all pairs of a school that await one, or those of network mentors.
pub async fn order(cx: &mut Cx, guard: Curates, school: i64) -> Result<()> {
    let school = (school != 0).then_some(OrganisationId(school));
    let mut of = pairs::in_state(cx, guard, State::Accepted).await?;
    of.retain(|pair| issuer(pair) == school);
    if of.is_empty() {
        return Err(Trouble::Gone);
    }
    let people: Vec<_> = of.iter().flat_map(Pair::both).collect();
    let workers = store::workers(cx, &people).await?;
    let first = crate::model::school_year::current(cx).await?;
    let values = printed::order(&of, &workers, &signs(cx, school).await?, first);
    give(cx, Sample::PairOrder, &values, say!(cx.language(), "pairs-order-caption", count = of.len()))
}

/// Sends the base of mentors and mentees (P16), to a coordinator alone.
pub async fn base(cx: &mut Cx) -> Result<()> {
    let guard = Coordinator::known(cx)?.ok_or(Trouble::Gone)?;
    let of = store::base(cx, guard).await?;
    let values = printed::base(&of, cx.today());
    give(cx, Sample::PairBase, &values, say!(cx.language(), "pairs-base-caption", count = of.len()))
}

/// Sends the sums of questionnaires (P17).
pub async fn summary(cx: &mut Cx, guard: Curates) -> Result<()> {
    let sums = pairs::sums(cx, guard).await?;
    if sums.is_empty() {
        cx.remark(say!(cx.language(), "pairs-sums-few"));
        return Ok(());
    }
    let values = printed::summary(&sums, cx.today());
    give(cx, Sample::PairSummary, &values, say!(cx.language(), "pairs-summary-caption"))
}

/// Sends the road map of mentoring of the school year (P18): of a school where the reader answers for one alone.
pub async fn roadmap(cx: &mut Cx, guard: Curates) -> Result<()> {
    let first = crate::model::school_year::current(cx).await?;
    let next = first + chrono::Months::new(12);
    let facts = store::road_facts(cx, guard.school(), (first, next)).await?;
    let values = roadmap::values(&facts, &signs(cx, guard.school()).await?, first);
    let caption = say!(cx.language(), "pairs-roadmap-caption");
    give(cx, Sample::PairRoadmap, &values, caption)
}
