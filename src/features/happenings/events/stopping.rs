//! The cards that ask before an event is cancelled, or restored.

use super::cards::{When, back};
use super::steps::Press;
use crate::model::events::Event;
use crate::say;
use crate::talk::{Button, View};
use crate::text::Language;

/// Shall the event be cancelled?
pub fn cancelling(language: Language, event: &Event, when: When, follows: bool) -> View<Press> {
    let view = View::new(say!(language, "events-cancel-title"))
        .line(event.title.clone())
        .line(format!("🗓 {}", when.near(language, event)))
        .line(say!(language, "events-cancel-goes"))
        .line(say!(language, "events-cancel-stays"))
        .question(say!(language, "events-cancel-question"));
    let view = match follows {
        true => view
            .button(Button::press(say!(language, "events-scope-one"), Press::Yes).grave())
            .button(Button::press(say!(language, "events-scope-following"), Press::Following).grave()),
        false => view.button(Button::press(say!(language, "events-cancel-yes"), Press::Yes).grave()),
    };
    view.button(back(language))
}

/// Shall the event be restored?
pub fn restoring(language: Language, event: &Event, when: When) -> View<Press> {
    View::new(say!(language, "events-restore-title"))
        .line(event.title.clone())
        .line(format!("🗓 {}", when.near(language, event)))
        .line(say!(language, "events-restore-goes"))
        .question(say!(language, "events-restore-question"))
        .button(Button::press(say!(language, "events-restore-yes"), Press::Yes))
        .button(Button::press(say!(language, "events-restore-quietly"), Press::Quietly))
        .button(back(language))
}
