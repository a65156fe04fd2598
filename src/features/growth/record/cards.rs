//! The cards of the record.

use chrono::{Datelike, NaiveDate};

use super::form::NewRecord;
use super::papers::{PaperAt, RecordPaper};
use super::period::{Days, Period};
use super::steps::{NewAt, Part, Press};
use super::store::{self, Deed, What};
use crate::ids::OwnRecordId;
use crate::model::pairs::Basis;
use crate::model::records::{self, Own, OwnKind, participation};
use crate::model::roles::Registered;
use crate::model::{school_year, ways};
use crate::say;
use crate::talk::{Button, Cx, Place, Result, Spot, View, calendar};
use crate::text::{self, Language, forms, pinched};

/// Rows on a card.
const PAGE: usize = 6;
/// A label is no longer.
const LABEL: usize = 60;

/// The days of a period, now.
pub async fn days(cx: &mut Cx, period: Period) -> Result<Days> {
    let year = school_year::current(cx).await?;
    Ok(period.days(cx.today(), year))
}

/// What somebody did within a period, the latest first, and whether they did anything at all.
pub async fn within(cx: &mut Cx, period: Period) -> Result<(Vec<Deed>, bool)> {
    let me = Registered::of(cx)?;
    let (days, today) = (days(cx, period).await?, cx.today());
    let all = store::deeds(cx, me).await?;
    let any = !all.is_empty();
    let touches = |deed: &Deed| {
        // A pair and a route last until their end, or are still going on.
        let till = match deed.what {
            What::Pair { .. } | What::Route { .. } => deed.until.unwrap_or(today).min(today).max(deed.day),
            What::Event { .. } | What::Course { .. } | What::Own { .. } => deed.day,
        };
        days.touch(deed.day, till)
    };
    Ok((all.into_iter().filter(touches).collect(), any))
}

/// «доклад: Критерии вместо отметок»: what it was, and what it is called.
fn said(language: Language, what: &What) -> String {
    let (kind, title) = match what {
        What::Event { contribution: Some(brought), title, topic, .. } => {
            (participation(language, Some(*brought)), topic.clone().unwrap_or_else(|| title.clone()))
        }
        What::Event { kind, own_kind, title, .. } => (kind.called(own_kind.as_deref(), language), title.clone()),
        What::Pair { basis, is_mentor, other, .. } => {
            (side(language, *basis, *is_mentor), other.as_ref().map(|name| name.short()).unwrap_or_default())
        }
        What::Route { steps: (done, all), .. } => {
            (say!(language, "record-route"), say!(language, "record-route-steps", done = *done, all = *all))
        }
        What::Course { title, .. } => (OwnKind::Course.named(language), title.clone()),
        What::Own { kind, title, .. } => (kind.named(language), title.clone()),
    };
    if title.is_empty() { kind } else { format!("{kind}: {title}") }
}

/// «наставник», «в паре по предмету»: what somebody was in a pair.
pub fn side(language: Language, basis: Basis, is_mentor: bool) -> String {
    match (basis, is_mentor) {
        (Basis::Subject, _) => say!(language, "record-side-equal"),
        (Basis::Mentor | Basis::Competency, true) => say!(language, "record-side-mentor"),
        (Basis::Mentor | Basis::Competency, false) => say!(language, "record-side-mentee"),
    }
}

fn row(language: Language, deed: &Deed) -> Button<Press> {
    let label = pinched(&format!("{} {}", deed.day.format("%d.%m.%y"), said(language, &deed.what)), LABEL);
    let place = match &deed.what {
        What::Event { id, .. } => ways::EVENT.of(*id),
        What::Pair { id, .. } => ways::PAIR.of(*id),
        What::Route { id, .. } | What::Course { route: id, .. } => ways::MY_ROUTE.of(*id),
        What::Own { id, .. } => ways::OWN_RECORD.of(*id),
    };
    Button::go(label, place)
}

/// Whether what was typed finds it: by its kind, its title, its groups, its topic.
fn is_found(language: Language, search: &str, deed: &Deed) -> bool {
    let said = said(language, &deed.what);
    match &deed.what {
        What::Event { kind, own_kind, title, groups, .. } => {
            forms::finds(search, &[&said, title, groups, &kind.called(own_kind.as_deref(), language)])
        }
        What::Pair { .. } | What::Route { .. } | What::Course { .. } | What::Own { .. } => {
            forms::finds(search, &[&said])
        }
    }
}

/// «👥 События: 12, с вашим вкладом: 3», and what else there is.
fn sums(language: Language, all: &[Deed]) -> Vec<String> {
    let count = |is: fn(&What) -> bool| all.iter().filter(|deed| is(&deed.what)).count();
    let events = count(|what| matches!(what, What::Event { .. }));
    let brought = count(|what| matches!(what, What::Event { contribution: Some(_), .. }));
    let pairs = count(|what| matches!(what, What::Pair { .. }));
    let routes = count(|what| matches!(what, What::Route { .. }));
    let courses = count(|what| matches!(what, What::Course { .. }));
    let own = count(|what| matches!(what, What::Own { .. }));
    let events = match (events, brought) {
        (0, _) => None,
        (count, 0) => Some(say!(language, "record-events", count = count)),
        (count, brought) => Some(say!(language, "record-events-brought", count = count, brought = brought)),
    };
    let pairs = (pairs > 0).then(|| say!(language, "record-pairs", count = pairs));
    let own = (own > 0).then(|| say!(language, "record-entered", count = own));
    let routes = (routes > 0).then(|| say!(language, "record-routes", count = routes));
    let courses = (courses > 0).then(|| say!(language, "record-courses", count = courses));
    [events, pairs, routes, courses, own].into_iter().flatten().collect()
}

/// Everything of a period.
pub async fn all(cx: &mut Cx, period: Period, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (deeds, any) = within(cx, period).await?;
    let enter = Button::go(say!(language, "record-enter"), Place::of::<NewRecord>(&NewAt::New));
    let view = View::new(say!(language, "record-title"));
    if !any {
        return Ok(view
            .line(say!(language, "record-none"))
            .line(say!(language, "record-none-own"))
            .button(enter)
            .button(Button::home(language)));
    }
    let (lines, is_empty) = (sums(language, &deeds), deeds.is_empty());
    let certified = deeds.iter().any(|deed| matches!(deed.what, What::Event { is_confirmed: true, .. }));
    let found: Vec<_> = deeds.into_iter().filter(|deed| is_found(language, &spot.search, deed)).collect();
    let view = view.line(period.line(language)).lines(lines);
    let view = match (is_empty, found.is_empty()) {
        (true, _) => view.line(say!(language, "record-none-then")),
        (false, true) => view.line(say!(language, "record-not-found", search = spot.shown())),
        (false, false) => view.question(say!(language, "record-question")),
    };
    let view = view.list(language, found, PAGE, spot, |to| Press::Leaf { to }, |deed| row(language, &deed));
    let certificates = certified.then(|| Button::go(say!(language, "record-certificates"), ways::CERTIFICATES.place()));
    let papers = (!is_empty)
        .then(|| Button::go(say!(language, "record-papers"), Place::of::<RecordPaper>(&PaperAt::Of(period))));
    Ok(view
        .row([enter])
        .row(papers)
        .row([Button::press(say!(language, "record-period"), Press::Choose)].into_iter().chain(certificates))
        .button(Button::home(language)))
}

/// Of which period?
pub fn period(language: Language, period: Period) -> View<Press> {
    let view = View::new(say!(language, "record-period-title"))
        .line(period.line(language))
        .question(say!(language, "record-period-question"));
    let offered = Period::OFFERED.map(|period| Button::press(period.button(language), Press::Period { period }));
    view.grid(1, offered)
        .button(Button::press(say!(language, "record-period-own"), Press::OwnDays))
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// From which day, or till which?
pub fn day(cx: &Cx, question: String, month: NaiveDate, first: NaiveDate) -> View<Press> {
    let (language, today) = (cx.language(), cx.today());
    let view = View::new(say!(language, "record-period-title")).question(question);
    calendar::past(view, language, month, today, first, |pick| Press::Pick { pick })
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// The first day of which anything can be told: fifty years are a whole working life.
pub fn earliest(today: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(today.year() - 50, 1, 1).unwrap_or(today)
}

/// What somebody has entered.
pub async fn own(cx: &mut Cx, id: OwnRecordId) -> Result<View<Press>> {
    let (language, today, me) = (cx.language(), cx.today(), Registered::of(cx)?);
    let own = records::own(cx, me, id).await?;
    let change = |part, label| Button::go(label, Place::of::<NewRecord>(&NewAt::Change { id, part }));
    let view = View::new(own.kind.named(language))
        .line(own.title.clone())
        .line(format!("🗓 {}", text::day(language, own.day, today)));
    let view = match (&own.link, &own.file_name) {
        (Some(link), _) => view
            .line(say!(language, "record-shown-link"))
            .button(Button::open(say!(language, "record-open"), link.clone())),
        (None, Some(name)) => view
            .line(say!(language, "record-shown-file", name = text::clipped(name, 60)))
            .button(Button::press(say!(language, "record-send"), Press::Send)),
        (None, None) => view.line(say!(language, "record-shown-nothing")),
    };
    Ok(view
        .line(say!(language, "record-own-line"))
        .row([
            change(Part::Title, say!(language, "record-change-title")),
            change(Part::Day, say!(language, "record-change-day")),
        ])
        .button(change(Part::Evidence, say!(language, "record-change-evidence")))
        .button(Button::press(say!(language, "record-drop"), Press::Drop))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Is it to be removed?
pub fn dropping(language: Language, own: &Own) -> View<Press> {
    let goes = if own.file_name.is_some() {
        say!(language, "record-drop-file-line")
    } else {
        say!(language, "record-drop-line")
    };
    View::new(say!(language, "record-drop-title"))
        .line(format!("{}: {}", own.kind.named(language), own.title))
        .line(goes)
        .question(say!(language, "record-drop-question"))
        .button(Button::press(say!(language, "record-drop-yes"), Press::Yes).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back))
}
