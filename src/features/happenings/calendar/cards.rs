//! The cards of the calendar.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::room::{Press, Whose};
use super::rules::{Span, moments};
use super::store::{self, Line};
use crate::ids::EventId;
use crate::model::events::Answer;
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::{self, Language, clipped, forms, pinched};

/// Events on one card: with the rows below it stays within twelve.
const PAGE: usize = 5;
/// Groups on one card.
const GROUPS: usize = 8;

/// Which days, and whose events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub span: Span,
    pub whose: Whose,
}

impl Shown {
    /// My events of the week of a day.
    pub fn of_week(day: NaiveDate) -> Shown {
        Shown { span: Span::week_of(day), whose: Whose::Mine }
    }
}

/// The events of the days; what is typed is found among those of a year before and after.
pub async fn shown(cx: &mut Cx, shown: Shown, spot: &Spot) -> Result<View<Press>> {
    let (language, zone, today) = (cx.language(), cx.zone(), cx.today());
    let me = Registered::of(cx)?.id();
    let Shown { span, whose } = shown;
    let is_search = !spot.search.is_empty();
    let days = if is_search { (today - Months::new(12), today + Months::new(12)) } else { span.days() };
    let of = match whose {
        Whose::Mine => store::Whose::Mine,
        Whose::All => store::Whose::All,
        Whose::Group { id } => store::Whose::Group(id),
    };
    let mut lines = store::between(cx, me, of, moments(days, zone)).await?;
    lines.retain(|line| forms::finds(&spot.search, &[&line.title, &line.groups]));
    let mut view = View::new(say!(language, "calendar-title"));
    view = if is_search {
        view.line(match lines.len() {
            0 => say!(language, "calendar-not-found", search = spot.shown()),
            count => say!(language, "calendar-found", search = spot.shown(), count = count),
        })
    } else {
        view.line(named(language, span, today))
    };
    view = view.line(match whose {
        Whose::Mine => say!(language, "calendar-mine"),
        Whose::All => say!(language, "calendar-all"),
        Whose::Group { id } => match store::groups(cx).await?.into_iter().find(|group| group.id == id) {
            Some(group) => say!(language, "calendar-group", name = group.name),
            None => say!(language, "calendar-group-gone"),
        },
    });
    if !is_search {
        view = view.line(match lines.len() {
            0 => say!(language, "calendar-none"),
            count => say!(language, "calendar-count", count = count),
        });
    }
    view = view.question(say!(language, "calendar-question"));
    view = view.list(language, lines, PAGE, spot, |to| Press::Leaf { to }, |line| button(line, zone, is_search));
    if !is_search {
        view = view.row(spans(language, span, today));
        let (before, after) = span.beside();
        let step = |label: String, to| Button::press(label, Press::Span { to });
        view = view.row([
            step(say!(language, "calendar-before", day = day_of(before)), before),
            step(say!(language, "calendar-after", day = day_of(after)), after),
        ]);
    }
    let marked = |holds: bool, label: String| if holds { format!("✅ {label}") } else { label };
    view = view.row([
        Button::press(
            marked(whose == Whose::Mine, say!(language, "calendar-choose-mine")),
            Press::Whose { whose: Whose::Mine },
        ),
        Button::press(
            marked(whose == Whose::All, say!(language, "calendar-choose-all")),
            Press::Whose { whose: Whose::All },
        ),
        Button::press(
            marked(matches!(whose, Whose::Group { .. }), say!(language, "calendar-choose-group")),
            Press::Groups,
        ),
    ]);
    Ok(view.button(Button::press(say!(language, "calendar-file"), Press::File)).button(Button::home(language)))
}

/// «23.11»: where a button leads.
fn day_of(span: Span) -> String {
    span.days().0.format("%d.%m").to_string()
}

/// The buttons of the spans: each leads to that of today.
fn spans(language: Language, span: Span, today: NaiveDate) -> [Button<Press>; 3] {
    let marked = |holds: bool, label: String| if holds { format!("✅ {label}") } else { label };
    let button = |holds, label, to| Button::press(marked(holds, label), Press::Span { to });
    [
        button(matches!(span, Span::Day(_)), say!(language, "calendar-choose-day"), Span::Day(today)),
        button(matches!(span, Span::Week(_)), say!(language, "calendar-choose-week"), Span::week_of(today)),
        button(matches!(span, Span::Month(_)), say!(language, "calendar-choose-month"), Span::month_of(today)),
    ]
}

/// «чт, 26 ноября», «с 23 по 29 ноября», «ноябрь 2026».
fn named(language: Language, span: Span, today: NaiveDate) -> String {
    match span {
        Span::Day(day) => format!("🗓 {}", text::day(language, day, today)),
        Span::Week(monday) => say!(
            language,
            "calendar-week",
            first = text::day(language, monday, today),
            last = text::day(language, monday + Days::new(6), today)
        ),
        Span::Month(first) => format!("🗓 {}", text::month(language, first)),
    }
}

fn button(line: Line, zone: chrono_tz::Tz, with_year: bool) -> Button<Press> {
    let begin = line.starts_at.with_timezone(&zone);
    let day = begin.format(if with_year { "%d.%m.%Y" } else { "%d.%m" }).to_string();
    let when = match (line.all_day, line.ends_at) {
        (false, _) => format!("{day} {}", begin.format("%H:%M")),
        (true, None) => day,
        // The midnight after its last day.
        (true, Some(end)) => {
            format!("{day}–{}", (end.with_timezone(&zone).date_naive() - Days::new(1)).format("%d.%m"))
        }
    };
    let mark = match line.answer {
        Some(Answer::Going) => "✅ ",
        Some(Answer::NotGoing) => "❌ ",
        Some(Answer::Maybe) => "⏳ ",
        None => "",
    };
    Button::go(format!("{mark}{when} {}", clipped(&line.title, 40)), ways::EVENT.of(line.id))
}

/// Of which group?
pub async fn groups(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut groups = store::groups(cx).await?;
    groups.retain(|group| forms::finds(&spot.search, &[&group.name]));
    let view = View::new(say!(language, "calendar-groups-title")).question(match groups.is_empty() {
        true if !spot.search.is_empty() => say!(language, "calendar-not-found", search = spot.shown()),
        true => say!(language, "calendar-groups-none"),
        false => say!(language, "calendar-groups-question"),
    });
    Ok(view
        .list(
            language,
            groups,
            GROUPS,
            spot,
            |to| Press::Leaf { to },
            |group| Button::press(pinched(&group.name, 36), Press::Whose { whose: Whose::Group { id: group.id } }),
        )
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// The file is on its way.
pub fn sent(language: Language, event: Option<EventId>) -> View<Press> {
    let back = event.map_or_else(|| ways::CALENDAR.place(), |event| ways::EVENT.of(event));
    View::new(say!(language, "calendar-sent-title"))
        .line(say!(language, "calendar-sent-line"))
        .button(Button::back(language, back))
        .button(Button::home(language))
}
