//! The cards of an import: what is to be sent, what its columns mean, what would be taken over.

use super::steps::Press;
use crate::ids::ImportId;
use crate::model::imports::{self, Card, Column, Kind, Mapping, Meaning, Outcome, State};
use crate::model::needs::Source;
use crate::model::plans::Which;
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::papers::table::{Flaw, words};
use crate::say;
use crate::talk::{Button, Cx, Place, Result, Spot, Trouble, View};
use crate::text::{self, Language, clipped};

/// Columns on one card.
const COLUMNS: usize = 8;
/// Columns that are told in a line each.
const TOLD: usize = 9;
/// The longest head that a card repeats.
const HEAD: usize = 40;

/// Of what is the list? Those that wait for a word stand first.
pub async fn choose(cx: &mut Cx, guard: Coordinator) -> Result<View<Press>> {
    let language = cx.language();
    let open = imports::open(cx, guard).await?;
    // Two files may bear one name.
    let waiting = (1..)
        .zip(open)
        .map(|(number, one)| Button::go(clipped(&format!("⏳ {number}. {}", one.name), 40), ways::IMPORT.of(one.id)));
    let kinds = Kind::ALL.map(|kind| Button::press(kind.named(language), Press::Kind { kind }));
    Ok(View::new(say!(language, "imports-title"))
        .line(say!(language, "imports-line"))
        .line(say!(language, "imports-safe"))
        .question(say!(language, "imports-question"))
        .grid(1, waiting)
        .grid(1, kinds)
        .button(Button::back(language, ways::DESK.place())))
}

/// Of what is the file that has come?
pub fn which(language: Language) -> View<Press> {
    View::new(say!(language, "imports-which-title"))
        .question(say!(language, "imports-question"))
        .grid(1, Kind::ALL.map(|kind| Button::press(kind.named(language), Press::Kind { kind })))
        .button(Button::cancel(language, ways::IMPORTS.place()))
}

/// The file is sent.
pub async fn send(cx: &mut Cx, kind: Kind, plan: Option<Which>) -> Result<View<Press>> {
    let language = cx.language();
    let into = wanted(cx, plan).await?;
    let catalogue =
        (kind == Kind::Diagnosis).then(|| Button::press(say!(language, "imports-catalogue"), Press::Catalogue));
    Ok(View::new(kind.named(language))
        .maybe_line(into)
        .line(say!(language, "imports-send-kinds"))
        .line(needed(language, kind))
        .maybe_line(private(language, kind))
        .line(say!(language, "imports-safe"))
        .question(say!(language, "imports-send-question"))
        .row(catalogue)
        .button(Button::go(say!(language, "imports-other-kind"), ways::IMPORTS.place()))
        .button(Button::back(language, back(kind, plan))))
}

/// Into which plan the list that is waited for is loaded, where one was chosen.
pub async fn wanted(cx: &mut Cx, plan: Option<Which>) -> Result<Option<String>> {
    Ok(match plan {
        Some(plan) => Some(into(cx, plan, None).await?),
        None => None,
    })
}

/// Into which plan a list is loaded: of which year, and whose where that is known.
async fn into(cx: &mut Cx, plan: Which, name: Option<&str>) -> Result<String> {
    let language = cx.language();
    let year = plan.span(cx).await?.named();
    Ok(match (plan.group, name) {
        (None, _) => say!(language, "imports-plan-service", year = year),
        (Some(_), Some(name)) => say!(language, "imports-plan-of", name = clipped(name, 60), year = year),
        (Some(_), None) => say!(language, "imports-plan-year", year = year),
    })
}

/// Which columns are needed.
pub fn needed(language: Language, kind: Kind) -> String {
    let needs = kind.shape().needs.iter().filter_map(|any| kind.shape().field(any.first()?));
    let needs: Vec<String> = needs.map(|field| format!("«{}»", (field.named)(language))).collect();
    say!(language, "imports-send-needs", fields = needs.join(", "))
}

/// Who sees what such a list brings, where that is not the office.
fn private(language: Language, kind: Kind) -> Option<String> {
    match kind {
        Kind::Diagnosis => Some(say!(language, "imports-diagnosis-private")),
        Kind::Staff | Kind::Schools | Kind::Headcounts | Kind::Plan | Kind::Catalogue => None,
    }
}

/// Where a list of this kind stands; a plan that was chosen, there.
pub fn back(kind: Kind, plan: Option<Which>) -> Place {
    if let Some(plan) = plan {
        return ways::PLAN.of(plan);
    }
    match kind {
        Kind::Diagnosis => ways::IMPORTS.place(),
        Kind::Staff => ways::PEOPLE.place(),
        Kind::Schools | Kind::Headcounts => ways::ORGANISATIONS.place(),
        Kind::Plan => ways::PLANS.place(),
        Kind::Catalogue => ways::CATALOGUE.place(),
    }
}

/// Where an import stands.
pub async fn card(cx: &mut Cx, guard: Coordinator, id: ImportId) -> Result<View<Press>> {
    let language = cx.language();
    let card = imports::card(cx, guard, id).await?;
    let file = say!(language, "imports-file", name = clipped(&card.name, 60));
    let into = match &card.plan {
        Some((plan, name)) => Some(into(cx, *plan, name.as_deref()).await?),
        None => None,
    };
    match card.state {
        State::Reading => {
            Ok(working(View::new(say!(language, "imports-reading-title")).line(file), language, card.kind))
        }
        State::Checking => {
            Ok(working(View::new(say!(language, "imports-checking-title")).line(file), language, card.kind))
        }
        State::Columns => mapped(language, card, into),
        State::Offered => Ok(report(language, card, into)),
        State::Taken => {
            let (new, changed) = (card.counts.new, card.counts.changed);
            Ok(ended(View::new(say!(language, "imports-taken-title")).line(file), language, card.kind)
                .line(say!(language, "imports-taken-line", new = new, changed = changed))
                .maybe_line(private(language, card.kind))
                .line(say!(language, "imports-file-gone")))
        }
        State::Refused => Ok(ended(View::new(say!(language, "imports-refused-title")).line(file), language, card.kind)
            .line(say!(language, "imports-file-gone"))),
        State::Expired => Ok(ended(View::new(say!(language, "imports-expired-title")).line(file), language, card.kind)
            .line(say!(language, "imports-file-gone"))),
        State::Flawed => {
            // A flaw that another version of the program has named is one all the same.
            let flaw: Flaw =
                card.flaw.as_deref().and_then(|flaw| serde_json::from_str(flaw).ok()).unwrap_or(Flaw::Damaged);
            Ok(ended(View::new(say!(language, "imports-flawed-title")).line(file), language, card.kind)
                .line(words::flaw(language, &flaw)))
        }
    }
}

fn working(view: View<Press>, language: Language, kind: Kind) -> View<Press> {
    view.line(say!(language, "imports-working"))
        .button(Button::press(say!(language, "imports-refresh"), Press::Refresh))
        .button(Button::press(say!(language, "imports-refuse"), Press::Refuse))
        .button(Button::back(language, back(kind, None)))
}

fn ended(view: View<Press>, language: Language, kind: Kind) -> View<Press> {
    view.button(Button::press(say!(language, "imports-send-another"), Press::Kind { kind }))
        .button(Button::back(language, back(kind, None)))
}

/// What the columns mean.
fn mapped(language: Language, card: Card, into: Option<String>) -> Result<View<Press>> {
    let mapping = card.mapping.ok_or_else(|| Trouble::fault("columns are to be confirmed, and there are none"))?;
    let shape = card.kind.shape();
    let named = |column: &Column| match &column.means {
        Meaning::Field(code) => shape.field(code).map(|field| {
            let head = clipped(&column.head, HEAD);
            say!(language, "imports-column-line", head = head, field = (field.named)(language))
        }),
        Meaning::Nothing | Meaning::Private => None,
    };
    let heads = |means: &Meaning| {
        let heads = mapping.columns.iter().filter(|column| column.means == *means);
        let heads: Vec<String> = heads.map(|column| format!("«{}»", clipped(&column.head, HEAD))).collect();
        (!heads.is_empty()).then(|| clipped(&heads.join(", "), 300))
    };
    let lacks: Vec<String> =
        mapping.lacks(shape).iter().map(|field| format!("«{}»", (field.named)(language))).collect();
    let is_whole = lacks.is_empty();
    let view = View::new(say!(language, "imports-columns-title"))
        .line(say!(language, "imports-columns-file", name = clipped(&card.name, 60), count = mapping.rows))
        .maybe_line(into)
        .maybe_line(mapping.remembered.then(|| say!(language, "imports-columns-remembered")))
        .lines(mapping.columns.iter().filter_map(named).take(TOLD))
        .maybe_line(heads(&Meaning::Nothing).map(|heads| say!(language, "imports-columns-unread", heads = heads)))
        .maybe_line(heads(&Meaning::Private).map(|heads| say!(language, "imports-columns-private", heads = heads)));
    let by_default = card.kind == Kind::Diagnosis && mapping.column("source").is_none();
    let view = view
        .maybe_line(by_default.then(|| say!(language, "imports-columns-source", source = card.source.named(language))));
    let view = match is_whole {
        true => view
            .question(say!(language, "imports-columns-question"))
            .button(Button::press(say!(language, "imports-columns-right"), Press::Right)),
        false => view.question(say!(language, "imports-columns-lack", fields = lacks.join(", "))),
    };
    let view = view.row(by_default.then(|| Button::press(say!(language, "imports-source-change"), Press::Whose)));
    Ok(view
        .button(Button::press(say!(language, "imports-columns-mend"), Press::Mend))
        .button(Button::press(say!(language, "imports-refuse"), Press::Refuse))
        .button(Button::back(language, back(card.kind, None))))
}

/// Whose diagnosis was it?
pub async fn whose(cx: &mut Cx, guard: Coordinator, id: ImportId) -> Result<View<Press>> {
    let language = cx.language();
    let card = imports::card(cx, guard, id).await?;
    if (card.kind, card.state) != (Kind::Diagnosis, State::Columns) {
        return Err(Trouble::Gone);
    }
    let mark = |is_so| if is_so { "✅ " } else { "" };
    let sources = Source::ALL.map(|source| {
        let label = format!("{}{}", mark(card.source == source), text::with_capital(&source.named(language)));
        Button::press(label, Press::Source { source })
    });
    Ok(View::new(say!(language, "imports-source-title"))
        .question(say!(language, "imports-source-question"))
        .grid(1, sources)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// The columns, to correct one. A private one is none of them.
pub async fn columns(cx: &mut Cx, guard: Coordinator, id: ImportId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (kind, mapping) = mapping_of(cx, guard, id).await?;
    let columns: Vec<Column> = mapping.columns.into_iter().filter(|column| column.means != Meaning::Private).collect();
    Ok(View::new(say!(language, "imports-columns-title"))
        .question(say!(language, "imports-mend-question"))
        .list(
            language,
            columns,
            COLUMNS,
            spot,
            |leaf| Press::List { leaf },
            |column| {
                let means = match &column.means {
                    Meaning::Field(code) => kind.shape().field(code).map(|field| (field.named)(language)),
                    Meaning::Nothing | Meaning::Private => None,
                };
                let means = means.unwrap_or_else(|| say!(language, "imports-nothing-short"));
                // The letter that Excel shows above the column tells two of one head apart.
                let label = format!("{}. {} → {means}", letter(column.at), clipped(&column.head, 24));
                Button::press(label, Press::Column { at: column.at })
            },
        )
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// What does this column mean?
pub async fn column(cx: &mut Cx, guard: Coordinator, id: ImportId, at: usize) -> Result<View<Press>> {
    let language = cx.language();
    let (kind, mapping) = mapping_of(cx, guard, id).await?;
    let column = mapping.columns.into_iter().find(|column| column.at == at).ok_or(Trouble::Gone)?;
    let mark = |is_so| if is_so { "✅ " } else { "" };
    let fields = kind.shape().fields.iter().map(|field| {
        let is_so = column.means == Meaning::Field(field.code.to_owned());
        let label = format!("{}{}", mark(is_so), text::with_capital(&(field.named)(language)));
        Button::press(label, Press::Field { code: Some(field.code.to_owned()) })
    });
    let nothing = format!("{}{}", mark(column.means == Meaning::Nothing), say!(language, "imports-nothing"));
    Ok(View::new(say!(language, "imports-column-title"))
        .line(format!("«{}»", clipped(&column.head, 120)))
        .question(say!(language, "imports-column-question"))
        .grid(1, fields)
        .button(Button::press(nothing, Press::Field { code: None }))
        .button(Button::press(say!(language, "button-back"), Press::Mend)))
}

async fn mapping_of(cx: &mut Cx, guard: Coordinator, id: ImportId) -> Result<(Kind, Mapping)> {
    let card = imports::card(cx, guard, id).await?;
    match (card.state, card.mapping) {
        (State::Columns, Some(mapping)) => Ok((card.kind, mapping)),
        _ => Err(Trouble::Gone),
    }
}

/// A, B, … Z, AA: as a spreadsheet shows it.
fn letter(at: usize) -> String {
    let of = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 { of(at).to_string() } else { format!("{}{}", of(at / 26 - 1), of(at)) }
}

/// What would be taken over.
fn report(language: Language, card: Card, into: Option<String>) -> View<Press> {
    let counts = card.counts;
    let told = |outcome: Outcome| {
        let count = counts.of(outcome);
        (count > 0).then(|| match outcome {
            Outcome::New => say!(language, "imports-count-new", count = count),
            Outcome::Changed => say!(language, "imports-count-changed", count = count),
            Outcome::Same => say!(language, "imports-count-same", count = count),
            Outcome::Doubtful => say!(language, "imports-count-doubtful", count = count),
            Outcome::Wrong => say!(language, "imports-count-wrong", count = count),
            Outcome::Skipped => say!(language, "imports-count-skipped", count = count),
        })
    };
    const ALL: [Outcome; 6] =
        [Outcome::Doubtful, Outcome::New, Outcome::Changed, Outcome::Wrong, Outcome::Same, Outcome::Skipped];
    let label = |outcome: Outcome| {
        let count = counts.of(outcome);
        match outcome {
            Outcome::New => say!(language, "imports-rows-new", count = count),
            Outcome::Changed => say!(language, "imports-rows-changed", count = count),
            Outcome::Same => say!(language, "imports-rows-same", count = count),
            Outcome::Doubtful => say!(language, "imports-rows-doubtful", count = count),
            Outcome::Wrong => say!(language, "imports-rows-wrong", count = count),
            Outcome::Skipped => say!(language, "imports-rows-skipped", count = count),
        }
    };
    let there = || ALL.into_iter().filter(|outcome| counts.of(*outcome) > 0);
    let names: Vec<String> = card.schools.iter().take(3).map(|name| format!("«{}»", clipped(name, 40))).collect();
    let schools = match card.schools.len() {
        0 => None,
        count => Some(say!(language, "imports-schools-line", count = count, names = names.join(", "))),
    };
    let view = View::new(say!(language, "imports-report-title"))
        .line(say!(language, "imports-report-file", kind = card.kind.named(language), name = clipped(&card.name, 60)))
        .maybe_line(into)
        .lines(there().filter_map(told))
        .maybe_line(private(language, card.kind))
        .maybe_line((card.unread > 0).then(|| say!(language, "imports-count-unread", count = card.unread)))
        .maybe_line(schools);
    let view = match (counts.doubtful, counts.taken()) {
        (0, 0) => view.question(say!(language, "imports-report-nothing")),
        (0, taken) => view
            .question(say!(language, "imports-report-question"))
            .button(Button::press(say!(language, "imports-take", count = taken), Press::Take).grave()),
        _ => view.question(say!(language, "imports-report-doubtful")),
    };
    let add = (!card.schools.is_empty())
        .then(|| Button::press(say!(language, "imports-schools-add", count = card.schools.len()), Press::Schools));
    view.row(add)
        .grid(2, there().map(|outcome| Button::press(label(outcome), Press::Rows { outcome })))
        .button(Button::press(say!(language, "imports-sheet"), Press::Sheet))
        .button(Button::press(say!(language, "imports-refuse"), Press::Refuse))
        .button(Button::back(language, back(card.kind, None)))
}

/// Shall it be given up?
pub async fn refuse(cx: &mut Cx, guard: Coordinator, id: ImportId) -> Result<View<Press>> {
    let language = cx.language();
    let card = imports::card(cx, guard, id).await?;
    Ok(View::new(say!(language, "imports-refuse-title"))
        .line(say!(language, "imports-file", name = clipped(&card.name, 60)))
        .line(say!(language, "imports-refuse-line"))
        .button(Button::press(say!(language, "imports-refuse"), Press::Yes).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// The report is on its way.
pub fn sent(language: Language, rows: usize) -> View<Press> {
    View::new(say!(language, "imports-sent-title"))
        .line(say!(language, "imports-sent-line", count = rows))
        .button(Button::press(say!(language, "button-back"), Press::Back))
}
