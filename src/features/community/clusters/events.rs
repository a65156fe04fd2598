//! The list of a cluster's events, coming and past.

use super::cards::way_back;
use super::steps::Press;
use super::store::{self, Held};
use crate::ids::GroupId;
use crate::model::events::Answer;
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::{clipped, forms};

/// Events on a page: with the pager and the way back it stays within twelve rows.
const PAGE: usize = 8;

pub async fn list(cx: &mut Cx, reader: Registered, id: GroupId, spot: &Spot) -> Result<View<Press>> {
    let (language, zone, now) = (cx.language(), cx.zone(), cx.now);
    let store::Events { cluster, events } = store::events(cx, reader, id).await?;
    let coming = events.iter().filter(|event| event.starts_at >= now).count();
    let (total, past) = (events.len(), events.len() - coming);
    let found: Vec<Held> = events.into_iter().filter(|event| forms::finds(&spot.search, &[&event.title])).collect();
    let view = View::new(say!(language, "clusters-events-title")).line(cluster);
    let view = match (total, found.len()) {
        (0, _) => view.line(say!(language, "clusters-events-none")),
        (_, 0) => view.question(say!(language, "clusters-events-not-found", search = spot.shown())),
        (_, _) => view
            .line(say!(language, "clusters-events-count", coming = coming, past = past))
            .question(say!(language, "clusters-events-question")),
    };
    let button = |event: Held| {
        let mark = match event.answer {
            Some(Answer::Going) => "✅ ",
            Some(Answer::NotGoing) => "❌ ",
            Some(Answer::Maybe) => "⏳ ",
            None => "",
        };
        // An answer to what is past says nothing any more.
        let (mark, form) = match (event.starts_at >= now, event.all_day) {
            (true, false) => (mark, "%d.%m %H:%M"),
            (true, true) => (mark, "%d.%m"),
            (false, _) => ("", "%d.%m.%y"),
        };
        let when = event.starts_at.with_timezone(&zone).format(form);
        Button::go(format!("{mark}{when} {}", clipped(&event.title, 40)), ways::EVENT_AMONG.of((event.id, id)))
    };
    Ok(view.list(language, found, PAGE, spot, |leaf| Press::Leaf { leaf }, button).row(way_back(language)))
}
