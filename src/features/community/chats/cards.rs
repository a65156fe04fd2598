//! The cards about the chat of a cluster, and the cards that stand there.

use chrono::{DateTime, NaiveTime, Utc};

use super::room::Press;
use crate::ids::GroupId;
use crate::model::chats::{self, InChat};
use crate::model::events::{Event, State};
use crate::model::groups;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Result, Tx, View};
use crate::text::{Language, clipped, span};

fn back(language: Language, group: GroupId) -> [Button<Press>; 2] {
    [Button::back(language, ways::CLUSTER.of(group)), Button::home(language)]
}

/// Whether the cluster has a chat, and what can be done about it.
pub async fn card(cx: &mut Cx, group: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let name = groups::named(cx, group).await?.name;
    let view = View::new(say!(language, "chats-title")).line(name);
    let view = match chats::of_group(cx, group).await? {
        None => view
            .line(say!(language, "chats-none"))
            .line(say!(language, "chats-what"))
            .button(Button::press(say!(language, "chats-bind"), Press::Bind)),
        Some(InChat { title, is_gone }) => {
            let state = match is_gone {
                true => say!(language, "chats-gone", title = title),
                false => say!(language, "chats-bound", title = title),
            };
            view.line(state)
                .line(say!(language, "chats-what"))
                .button(Button::press(say!(language, "chats-bind-another"), Press::Bind))
                .button(Button::press(say!(language, "chats-unbind"), Press::Unbind))
        }
    };
    Ok(view.row(back(language, group)))
}

/// What goes and what stays when the chat is let go.
pub async fn unbinding(cx: &mut Cx, group: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let title = chats::of_group(cx, group).await?.map(|chat| chat.title);
    Ok(View::new(say!(language, "chats-unbind-title"))
        .maybe_line(title)
        .line(say!(language, "chats-unbind-stays"))
        .question(say!(language, "chats-unbind-question"))
        .button(Button::press(say!(language, "chats-unbind"), Press::Really).grave())
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

/// How a chat is bound by a code, which is shown here once and kept nowhere.
pub fn binding(cx: &Cx, group: GroupId, code: &str) -> View<Press> {
    let language = cx.language();
    let payload = chats::payload(code);
    let typed = format!("/start{} {payload}", cx.around.mention());
    View::new(say!(language, "chats-bind-title"))
        .line(say!(language, "chats-bind-choose"))
        .line(say!(language, "chats-bind-typed", command = typed))
        .line(say!(language, "chats-bind-term"))
        .button(Button::open(say!(language, "chats-choose"), cx.around.group_link(&payload)))
        .button(Button::back(language, ways::CHAT.of(group)))
}

/// The card of an event in a chat: nobody is named on it, and nobody's answer.
pub fn in_chat(tx: &Tx, language: Language, event: &Event, first: Option<DateTime<Utc>>) -> View<()> {
    let (now, zone) = (tx.now, tx.zone());
    let kind = event.called(language);
    let title = match event.state(now) {
        State::Cancelled => say!(language, "chats-event-cancelled", title = event.title.clone()),
        State::Coming | State::Begun => say!(language, "chats-event", kind = kind, title = event.title.clone()),
    };
    let moment = span(language, event.moments(), now, zone);
    let moment = match first.filter(|first| *first != event.starts_at) {
        Some(first) => {
            // Of a day without hours the midnight is kept.
            let all_day = first.with_timezone(&zone).time() == NaiveTime::MIN;
            let was = span(language, (first, None, all_day), now, zone);
            say!(language, "chats-event-moved", moment = moment, was = was)
        }
        None => moment,
    };
    let view = View::new(title).line(format!("🗓 {moment}")).line(format!("📍 {}", event.place));
    let view = view.line(say!(language, "chats-event-of", groups = clipped(&event.of_groups(), 120)));
    match event.state(now) {
        State::Cancelled => view,
        State::Coming | State::Begun => {
            view.button(Button::open(say!(language, "chats-answer"), tx.around.link(&format!("event-{}", event.id))))
        }
    }
}
