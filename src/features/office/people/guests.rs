//! A guest of events, typed by name, is somebody of the municipality: a coordinator says so, from the guest's line on a sheet or
//! from the person's record.
//!
//! ```text
//! - (record of a person) [Был гостем]                    - (a guest on a sheet) [Кто это из педагогов]
//! - Под каким именем?     — [Петрова Ольга: 3]           - Кто это?  — [Петрова О. С.]
//! - Это один человек? 20.11 Музей как класс …            — [Да, соединить]
//! - ✅ Соединили: 3 события теперь в записи
//! ```
//!
//! Side roads: for a month it can be undone from the record.

use super::room::People;
use super::steps::{Press, Step};
use super::store;
use crate::features::office::views::{self, ROWS, sure};
use crate::ids::PersonId;
use crate::model::people::{self, Sought};
use crate::model::records::{self, Guest};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Spot, Trouble, View};
use crate::text::{clipped, forms, pinched};

/// So many events of a guest are named.
const NAMED: usize = 6;

/// The ways to guests from a record: which guests may be they, and the last who became they.
pub async fn doors(cx: &mut Cx, guard: Coordinator, id: PersonId) -> Result<Vec<Button<Press>>> {
    let language = cx.language();
    let mut doors = vec![Button::press(say!(language, "people-guests"), Press::Guests)];
    if let Some(last) = records::joined(cx, guard, id).await?.first() {
        doors.push(Button::press(say!(language, "people-unjoin"), Press::Unjoin { joining: last.id }));
    }
    Ok(doors)
}

/// The guest of a name, as a coordinator sees it.
async fn guest(cx: &mut Cx, key: i64) -> Result<Guest> {
    let guard = Coordinator::of(cx).await?;
    records::guests(cx, guard).await?.into_iter().find(|guest| guest.key == key).ok_or(Trouble::Gone)
}

/// Under which names were they typed? Those of their family name stand there at once.
pub async fn list(cx: &mut Cx, id: PersonId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (person, _) = store::held(cx, id).await?;
    let guard = Coordinator::of(cx).await?;
    let looked = match spot.search.is_empty() {
        true => Spot { search: person.name().family, ..spot.clone() },
        false => spot.clone(),
    };
    let sought = Sought::of(&looked.search);
    let mut found = records::guests(cx, guard).await?;
    found.retain(|guest| sought.finds(&forms::search(&guest.name)).is_some());
    let view = View::new(say!(language, "people-guests-title")).line(person.name().listed());
    let view = match found.is_empty() {
        true => view.question(say!(language, "people-guests-none", search = looked.shown())),
        false => view.question(say!(language, "people-guests-question")),
    };
    Ok(view
        .list(
            language,
            found,
            ROWS,
            &looked,
            |leaf| Press::List { leaf },
            |guest| {
                let label = format!("{}: {}", pinched(&guest.name, 30), guest.events.len());
                Button::press(label, Press::Guest { key: guest.key })
            },
        )
        .button(Button::back(language, ways::PERSON.of(id))))
}

/// Who is this guest? Those of the family name stand there at once.
pub async fn who(cx: &mut Cx, key: i64, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let guest = guest(cx, key).await?;
    let guard = Coordinator::of(cx).await?;
    let family = guest.name.split([' ', ',']).next().unwrap_or_default().to_owned();
    let looked = match spot.search.is_empty() {
        true => Spot { search: family, ..spot.clone() },
        false => spot.clone(),
    };
    let found = people::find(cx, guard, people::Among::Everybody, &looked, ROWS).await?;
    let view = View::new(say!(language, "people-guest-title"))
        .line(clipped(&guest.name, 120))
        .lines(events(cx, &guest))
        .question(say!(language, "people-guest-question"));
    let leaf = |leaf| Press::List { leaf };
    Ok(views::people(view, language, found, &looked, leaf, |label, other| Button::press(label, Press::With { other }))
        .button(Button::cancel(language, ways::PEOPLE.place())))
}

/// Where a guest was, the latest first.
fn events(cx: &Cx, guest: &Guest) -> Vec<String> {
    let (language, zone) = (cx.language(), cx.zone());
    let named = guest.events.iter().take(NAMED).map(|attended| {
        let day = attended.starts_at.with_timezone(&zone).format("%d.%m.%Y");
        format!("🗓 {day} {}", clipped(&attended.title, 60))
    });
    let more = guest.events.len().checked_sub(NAMED).filter(|more| *more > 0);
    named.chain(more.map(|more| say!(language, "people-guest-more", count = more))).collect()
}

/// Is this guest they?
pub async fn joining(cx: &mut Cx, id: PersonId, key: i64) -> Result<View<Press>> {
    let language = cx.language();
    let guest = guest(cx, key).await?;
    let (person, _) = store::held(cx, id).await?;
    let who = format!("{}, {}", person.name().listed(), person.organisation);
    let view = View::new(say!(language, "people-joining-title"))
        .line(say!(language, "people-joining-guest", name = clipped(&guest.name, 120)))
        .lines(events(cx, &guest))
        .line(say!(language, "people-joining-person", who = who))
        .line(say!(language, "people-joining-moves"));
    Ok(sure(view, language, Button::press(say!(language, "people-joining-yes"), Press::Yes), ways::PERSON.of(id)))
}

/// They are one: what the guest has is theirs.
pub async fn join(cx: &mut Cx, id: PersonId, key: i64) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let words = match records::join_guest(cx, guard, key, id).await? {
        Some(count) => say!(language, "people-joined", count = count),
        // Another coordinator was faster.
        None => say!(language, "people-joined-late"),
    };
    cx.remark(words);
    Ok(Next::Go(Step::Record { id }))
}

/// Was the guest somebody else?
pub async fn parting(cx: &mut Cx, id: PersonId, joining: i64) -> Result<View<Press>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let (person, _) = store::held(cx, id).await?;
    let joined = records::joined(cx, guard, id).await?.into_iter().find(|one| one.id == joining);
    let joined = joined.ok_or(Trouble::Gone)?;
    let view = View::new(say!(language, "people-unjoin-title")).line(person.name().listed()).line(say!(
        language,
        "people-unjoin-line",
        name = clipped(&joined.name, 120)
    ));
    Ok(sure(view, language, Button::press(say!(language, "people-unjoin"), Press::Yes), ways::PERSON.of(id)))
}

/// They are two.
pub async fn part(cx: &mut Cx, id: PersonId, joining: i64) -> Result<Next<People>> {
    let guard = Coordinator::of(cx).await?;
    let language = cx.language();
    let words = match records::part_guest(cx, guard, id, joining).await? {
        true => say!(language, "people-unjoined"),
        false => say!(language, "people-part-late"),
    };
    cx.remark(words);
    Ok(Next::Go(Step::Record { id }))
}
