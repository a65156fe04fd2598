//! The buttons by which an audience is chosen: of whoever writes to many, and of a coordinator who makes an event for some.

use crate::model::audience::{Audience, Kind, Sender, store};
use crate::say;
use crate::talk::{Button, Cx, Leaf, Result, Spot, View};
use crate::text::{Language, clipped, forms};

/// Choices on a page: with the ways on it stays within twelve rows.
const ROWS: usize = 8;

/// The button of a kind, with how many of it are chosen.
pub fn kind<P>(language: Language, audience: &Audience, of: Kind, press: P) -> Button<P> {
    let count = audience.count(of);
    let label = if count == 0 { of.named(language) } else { format!("✅ {}: {count}", of.named(language)) };
    Button::press(label, press)
}

/// Which of a kind? What a press on one carries follows from whether it is chosen already: it chooses, or leaves out, and a
/// second tap changes nothing. The last button, back to all kinds, is the caller's.
pub async fn choose<P>(
    cx: &mut Cx,
    sender: &Sender,
    audience: &Audience,
    (kind, spot): (Kind, &Spot),
    leaf: impl Fn(Leaf) -> P,
    press: impl Fn(i64, bool) -> P,
) -> Result<View<P>> {
    let language = cx.language();
    let all = store::choices(cx, sender, kind).await?;
    let none = all.is_empty();
    let found: Vec<_> = all.into_iter().filter(|one| forms::finds(&spot.search, &[&one.name])).collect();
    let view = View::new(kind.named(language));
    let view = match (none, found.is_empty()) {
        (true, _) => view.line(say!(language, "broadcasts-choose-none")),
        (false, true) => view.line(say!(language, "broadcasts-not-found", search = spot.shown())),
        (false, false) => view.question(say!(language, "broadcasts-choose-question")),
    };
    Ok(view.list(language, found, ROWS, spot, leaf, |one| {
        let has = audience.has(kind, one.id);
        let mark = if has { "✅ " } else { "" };
        Button::press(format!("{mark}{}", clipped(&one.name, 40)), press(one.id, has))
    }))
}

/// Back to all kinds, with how many of this one are chosen.
pub fn chosen<P>(language: Language, audience: &Audience, kind: Kind, press: P) -> Button<P> {
    Button::press(say!(language, "broadcasts-chosen", count = audience.count(kind)), press)
}
