//! The lists of events: what is coming, and one's own record.

use super::steps::Press;
use super::{cards, slot, store};
use crate::model::records::participation;
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Leaf, Page, Result, Spot, View};
use crate::text::{self, forms};

/// Events on a page: with the pager and five more rows it stays within twelve.
const PAGE: usize = 7;
/// Lines of the record on a page, each with its button's worth of facts.
const LINES: usize = 5;

/// The coming events.
pub async fn coming(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let me = Registered::of(cx)?.id();
    let (all, leads) = store::coming(cx, me).await?;
    let none_at_all = all.is_empty();
    let found: Vec<_> =
        all.into_iter().filter(|event| forms::finds(&spot.search, &[&event.title, &event.groups])).collect();
    let mut view = View::new(say!(language, "events-coming-title"));
    view = match (none_at_all, found.is_empty()) {
        (true, _) => view.line(say!(language, "events-coming-none")),
        (false, true) => view.line(say!(language, "events-not-found", search = spot.shown())),
        (false, false) => view
            .line(say!(language, "events-coming-count", count = found.len()))
            .question(say!(language, "events-coming-question")),
    };
    view = view.list(language, found, PAGE, spot, leaf, |event| {
        let mark = event.answer.map(|given| format!("{} ", cards::sign(given))).unwrap_or_default();
        let when = slot::short(event.starts_at, event.all_day, zone);
        let title = text::clipped(&event.title, 40);
        Button::go(format!("{mark}{when} {title}"), ways::EVENT.of(event.id))
    });
    if leads {
        view = view.button(Button::go(say!(language, "events-new"), ways::NEW_EVENT.place()));
    } else if none_at_all {
        view = view.button(Button::go(say!(language, "events-groups"), ways::CLUSTERS.place()));
    }
    Ok(view
        .row([
            Button::go(say!(language, "events-record"), ways::RECORD.place()),
            Button::go(say!(language, "events-calendar"), ways::CALENDAR.place()),
        ])
        .button(Button::home(language)))
}

/// The past events in which the person took part.
pub async fn record(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let me = Registered::of(cx)?.id();
    let all = store::record(cx, me).await?;
    let (count, contributed) = (all.len(), all.iter().filter(|event| event.contribution.is_some()).count());
    let found: Vec<_> =
        all.into_iter().filter(|event| forms::finds(&spot.search, &[&event.title, &event.groups])).collect();
    let page = Page::of(spot.page, found.len(), LINES);
    let mut view = View::new(say!(language, "events-record-title"));
    view = match (count == 0, found.is_empty()) {
        (true, _) => view.line(say!(language, "events-record-none")),
        (false, true) => view.line(say!(language, "events-not-found", search = spot.shown())),
        (false, false) => view.line(say!(language, "events-record-count", count = count, contributed = contributed)),
    };
    let today = cx.today();
    view = view.lines(page.cut(found).map(|event| {
        let day = text::day(language, event.starts_at.with_timezone(&zone).date_naive(), today);
        let (kind, participation) = (event.kind.called(event.own_kind.as_deref(), language), participation(language, event.contribution));
        let (title, groups) = (event.title, event.groups);
        if groups.is_empty() {
            return say!(
                language,
                "events-record-line-all",
                day = day,
                kind = kind,
                title = title,
                participation = participation
            );
        }
        say!(
            language,
            "events-record-line",
            day = day,
            kind = kind,
            title = title,
            groups = groups,
            participation = participation
        )
    }));
    if count > LINES && spot.search.is_empty() {
        view = view.question(say!(language, "events-record-question"));
    }
    Ok(view
        .pages(language, page, spot, leaf)
        .button(Button::go(say!(language, "events-coming"), ways::EVENTS.place()))
        .button(Button::home(language)))
}

fn leaf(to: Leaf) -> Press {
    Press::Leaf { to }
}
