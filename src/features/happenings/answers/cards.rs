//! The cards about answers, and their spreadsheet.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::room::Press;
use super::store::Row;
use crate::ids::EventId;
use crate::model::events::{Answer, Met, Reply, State};
use crate::model::records::{Contribution, participation};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cell, Cx, Page, Sheet, Spot, View};
use crate::text::{self, Language, forms};

/// People on one card, a line each.
const LINES: usize = 8;

/// Those who answer alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    Going,
    /// They come and bring something.
    Speaking,
    Maybe,
    Waiting,
    NotGoing,
    Silent,
}

impl Which {
    const ALL: [Which; 6] =
        [Which::Going, Which::Speaking, Which::Maybe, Which::Waiting, Which::NotGoing, Which::Silent];

    fn holds(self, row: &Row) -> bool {
        match (self, row.reply) {
            (Which::Going, Some(Reply::Answer(Answer::Going))) => true,
            (Which::Speaking, Some(Reply::Answer(Answer::Going | Answer::Maybe))) => row.speech.is_some(),
            (Which::Maybe, Some(Reply::Answer(Answer::Maybe))) => true,
            (Which::NotGoing, Some(Reply::Answer(Answer::NotGoing))) => true,
            (Which::Waiting, Some(Reply::Waits(_) | Reply::Offered(_))) => true,
            (Which::Silent, None) => true,
            (
                Which::Going | Which::Speaking | Which::Maybe | Which::NotGoing | Which::Waiting | Which::Silent,
                Some(_) | None,
            ) => false,
        }
    }

    /// «Идут: 12».
    fn counted(self, language: Language, count: usize) -> String {
        match self {
            Which::Going => say!(language, "answers-going", count = count),
            Which::Speaking => say!(language, "answers-speaking", count = count),
            Which::Maybe => say!(language, "answers-maybe", count = count),
            Which::Waiting => say!(language, "answers-waiting", count = count),
            Which::NotGoing => say!(language, "answers-not-going", count = count),
            Which::Silent => say!(language, "answers-silent", count = count),
        }
    }
}

/// How many answer what.
pub fn counts(cx: &Cx, met: &Met, rows: &[Row]) -> View<Press> {
    let (language, event) = (cx.language(), &met.event);
    let going = rows.iter().filter(|row| Which::Going.holds(row)).count();
    let mut view = View::new(say!(language, "answers-title"))
        .line(event.title.clone())
        .line(format!("🗓 {}", text::near(language, event.moments(), cx.now, cx.zone())));
    view = match met.places.capacity {
        Some(capacity) if going == 0 => view.line(say!(language, "answers-of-none", capacity = capacity)),
        Some(capacity) => view.line(say!(language, "answers-of-places", going = going, capacity = capacity)),
        None => view.maybe_line((going > 0).then(|| say!(language, "answers-of-any", count = going))),
    };
    if rows.is_empty() {
        view = view.line(match event.groups.is_empty() {
            true => say!(language, "answers-nobody-yet"),
            false => say!(language, "answers-nobody"),
        });
    }
    let shown = Which::ALL.into_iter().filter_map(|which| {
        let count = rows.iter().filter(|row| which.holds(row)).count();
        (count > 0).then(|| Button::press(which.counted(language, count), Press::Open { which }))
    });
    view = view.grid(2, shown);
    if !rows.is_empty() {
        view = view.button(Button::press(say!(language, "answers-table"), Press::Table));
    }
    if event.state(cx.now) == State::Coming {
        view = view.button(Button::press(
            match met.places.capacity {
                Some(capacity) => say!(language, "answers-places", count = capacity),
                None => say!(language, "answers-places-endless"),
            },
            Press::Places,
        ));
        view = view.button(Button::go(say!(language, "answers-for-colleagues"), ways::COLLEAGUES.of(event.id)));
    }
    view.button(Button::back(language, ways::EVENT.of(event.id)))
}

/// Who answers so.
pub fn list(cx: &Cx, met: &Met, rows: Vec<Row>, which: Which, spot: &Spot) -> View<Press> {
    let language = cx.language();
    let mut all: Vec<_> = rows.into_iter().filter(|row| which.holds(row)).collect();
    if which == Which::Waiting {
        // A place that is offered comes first, then those who wait, in their order.
        all.sort_by_key(|row| match row.reply {
            Some(Reply::Waits(number)) => number,
            Some(Reply::Answer(_) | Reply::Offered(_)) | None => 0,
        });
    }
    let count = all.len();
    let found: Vec<_> =
        all.into_iter().filter(|row| forms::finds(&spot.search, &[&row.name.listed(), &row.organisation])).collect();
    let page = Page::of(spot.page, found.len(), LINES);
    let mut view = View::new(which.counted(language, count)).line(met.event.title.clone());
    if found.is_empty() && count > 0 {
        view = view.line(say!(language, "answers-not-found", search = spot.shown()));
    } else if count == 0 {
        view = view.line(say!(language, "answers-nobody-here"));
    }
    view = view.lines(page.cut(found).map(|row| line(cx, which, row)));
    if count > LINES {
        view = view.question(say!(language, "answers-question"));
    }
    view.pages(language, page, spot, |to| Press::Leaf { to })
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

fn line(cx: &Cx, which: Which, row: Row) -> String {
    let language = cx.language();
    let person = format!("{}, {}", row.name.listed(), row.organisation);
    match (which, row.reply, row.speech) {
        (Which::Waiting, Some(Reply::Waits(number)), _) if row.is_reached => {
            say!(language, "answers-line-waits", number = number, person = person)
        }
        (Which::Waiting, Some(Reply::Waits(number)), _) => {
            say!(language, "answers-line-unreached", number = number, person = person)
        }
        (Which::Waiting, Some(Reply::Offered(until)), _) => {
            say!(language, "answers-line-offered", person = person, until = moment(cx, until))
        }
        (Which::Going, _, _) if row.by.is_some() => {
            let name = row.by.map(|by| by.short()).unwrap_or_default();
            say!(language, "answers-line-by", person = person, name = name)
        }
        (Which::Speaking, _, Some((contribution, topic))) => {
            format!("{person}: {}", brought(language, contribution, topic.as_deref()))
        }
        (
            Which::Going | Which::Speaking | Which::Maybe | Which::NotGoing | Which::Waiting | Which::Silent,
            Some(_) | None,
            _,
        ) => person,
    }
}

fn moment(cx: &Cx, at: DateTime<Utc>) -> String {
    text::moment(cx.language(), at, cx.now, cx.zone())
}

/// «доклад «Музей как класс»».
pub fn brought(language: Language, contribution: Option<Contribution>, topic: Option<&str>) -> String {
    let how = participation(language, contribution);
    match topic {
        Some(topic) => say!(language, "answers-brought", how = how, topic = topic.to_owned()),
        None => how,
    }
}

/// How many may come?
pub fn places(cx: &Cx, met: &Met) -> View<Press> {
    let (language, places) = (cx.language(), met.places);
    View::new(say!(language, "answers-places-title"))
        .line(met.event.title.clone())
        .line(match places.capacity {
            Some(capacity) => say!(language, "answers-places-now", capacity = capacity),
            None => say!(language, "answers-places-none"),
        })
        .question(say!(language, "answers-places-question"))
        .button(Button::press(say!(language, "answers-places-any"), Press::Endless))
        .button(Button::press(say!(language, "button-back"), Press::Back))
}

/// The file is on its way.
pub fn sent(language: Language, event: EventId) -> View<Press> {
    View::new(say!(language, "answers-sent"))
        .button(Button::back(language, ways::ANSWERS.of(event)))
        .button(Button::home(language))
}

/// All answers as a spreadsheet.
pub fn sheet(cx: &Cx, met: &Met, rows: Vec<Row>) -> Sheet {
    let (language, zone, day) = (cx.language(), cx.zone(), cx.today());
    let title = say!(language, "answers-sheet-title", title = met.event.title.clone());
    let heads = vec![
        say!(language, "answers-column-family"),
        say!(language, "answers-column-given"),
        say!(language, "answers-column-patronymic"),
        say!(language, "answers-column-organisation"),
        say!(language, "answers-column-answer"),
        say!(language, "answers-column-day"),
        say!(language, "answers-column-brings"),
        say!(language, "answers-column-topic"),
        say!(language, "answers-column-by"),
    ];
    let rows = rows.into_iter().map(|row| {
        let (contribution, topic) = row.speech.unwrap_or_default();
        vec![
            Cell::text(row.name.family),
            Cell::text(row.name.given),
            Cell::text(row.name.patronymic),
            Cell::text(row.organisation),
            Cell::text(match row.reply {
                Some(Reply::Answer(Answer::Going)) => say!(language, "answers-cell-going"),
                Some(Reply::Answer(Answer::NotGoing)) => say!(language, "answers-cell-not-going"),
                Some(Reply::Answer(Answer::Maybe)) => say!(language, "answers-cell-maybe"),
                Some(Reply::Waits(number)) => say!(language, "answers-cell-waits", number = number),
                Some(Reply::Offered(_)) => say!(language, "answers-cell-offered"),
                None => say!(language, "answers-cell-silent"),
            }),
            Cell::day(row.said_at.map(|at| at.with_timezone(&zone).date_naive())),
            Cell::text(contribution.map(|how| participation(language, Some(how))).unwrap_or_default()),
            Cell::text(topic.unwrap_or_default()),
            Cell::text(row.by.map(|by| by.listed()).unwrap_or_default()),
        ]
    });
    let rows = rows.collect();
    let name = format!("{}_{day}", say!(language, "answers-file"));
    Sheet { name, caption: title.clone(), title, day, heads, rows }
}
