//! By what a cluster is found besides its name: the subjects for which it is, which who answers for it says; and how many
//! may belong to it.
//!
//! ```text
//! teacher                                        leader
//! - [По предмету]                                - (card) [Предметы]
//! - Какой предмет? — [Мои предметы: 2] [Физика: 2] - Для каких предметов кластер?  — [Физика] [✅ Математика]
//! - Кластеры по вашим предметам — [Оценивание]   - (card) [Места]
//!                                                - Сколько человек может вступить? — [10] [15] … or 40
//! ```

mod store;

pub use store::{Fitting, Host, fitting, hosts, topics};

use super::cards::way_back;
use super::steps::Press;
use crate::ids::GroupId;
use crate::model::groups::{self, AnswersFor, Places};
use crate::model::people;
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::{Language, forms};

/// Subjects on one card.
const PAGE: usize = 7;
/// The limits that are offered; any other is typed.
const LIMITS: [i64; 8] = [8, 10, 12, 15, 20, 25, 30, 40];

/// The subjects for which there are clusters; the reader's own first.
pub async fn subjects(cx: &mut Cx, reader: Registered, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let counted = store::subjects(cx, reader).await?;
    let all = people::subjects(cx).await?;
    let total = counted.len();
    let taught = counted.iter().any(|subject| subject.taught);
    let mut found: Vec<_> = counted
        .into_iter()
        .filter_map(|subject| Some((subject, all.iter().find(|known| known.of.id == subject.id)?)))
        .filter(|(_, known)| forms::finds(&spot.search, &[&known.of.name.to(language), &known.label.to(language)]))
        .collect();
    found.sort_by_key(|(subject, _)| !subject.taught);
    let view = View::new(say!(language, "clusters-subjects-title")).asks_by_list(
        (total, found.len()),
        [
            say!(language, "clusters-none-subject"),
            say!(language, "clusters-subjects-not-found", search = spot.shown()),
            say!(language, "clusters-subjects-question"),
        ],
    );
    let view = match taught && spot.search.is_empty() {
        true => view.button(Button::press(say!(language, "clusters-taught"), Press::Taught)),
        false => view,
    };
    Ok(view
        .list(
            language,
            found,
            PAGE,
            spot,
            |leaf| Press::Leaf { leaf },
            |(subject, known)| {
                let name = known.label.to(language);
                let label = say!(language, "clusters-topic", name = name, count = subject.clusters);
                Button::press(label, Press::Subject { id: subject.id })
            },
        )
        .row(way_back(language)))
}

/// The subjects for which a cluster is, each with its mark, for who answers for it.
pub async fn teaches(cx: &mut Cx, id: GroupId, spot: &Spot) -> Result<View<Press>> {
    let by = AnswersFor::of(cx, id).await?;
    let language = cx.language();
    let (cluster, chosen) = (by.named(cx).await?, groups::subjects_of(cx, id).await?);
    let all = people::subjects(cx).await?;
    let found: Vec<_> = all
        .iter()
        .filter(|known| forms::finds(&spot.search, &[&known.of.name.to(language), &known.label.to(language)]))
        .collect();
    let view = View::new(say!(language, "clusters-teaches-title")).line(cluster.name);
    let view = match (found.is_empty(), chosen.len()) {
        (true, _) => view.question(say!(language, "clusters-subjects-not-found", search = spot.shown())),
        (false, 0) => view.question(say!(language, "clusters-teaches-question")),
        (false, count) => view
            .line(say!(language, "clusters-teaches-count", count = count))
            .question(say!(language, "clusters-teaches-question")),
    };
    Ok(view
        .list(
            language,
            found,
            PAGE,
            spot,
            |leaf| Press::Leaf { leaf },
            |known| {
                let wanted = !chosen.contains(&known.of.id);
                let mark = if wanted { "" } else { "✅ " };
                Button::press(format!("{mark}{}", known.label.to(language)), Press::Teach { id: known.of.id, wanted })
            },
        )
        .row(way_back(language)))
}

/// How many may belong to a cluster, for who answers for it.
pub async fn places(cx: &mut Cx, id: GroupId) -> Result<View<Press>> {
    let by = AnswersFor::of(cx, id).await?;
    let language = cx.language();
    let (cluster, places) = (by.named(cx).await?, Places::of(cx, id).await?);
    let limits = LIMITS.into_iter().filter(|most| *most >= places.taken);
    let choice = |most: i64| {
        let mark = if places.most == Some(most) { "✅ " } else { "" };
        Button::press(format!("{mark}{most}"), Press::Limit { most: Some(most) })
    };
    let view = View::new(say!(language, "clusters-places-title"))
        .line(cluster.name)
        .line(said(language, places))
        .question(say!(language, "clusters-places-question"))
        .grid(4, limits.map(choice));
    Ok(view
        .button(Button::press(say!(language, "clusters-places-none"), Press::Limit { most: None }))
        .row(way_back(language)))
}

/// «Мест 25, свободно 3».
pub fn said(language: Language, places: Places) -> String {
    match (places.most, places.free()) {
        (Some(most), Some(0)) => say!(language, "clusters-places-full", most = most),
        (Some(most), Some(free)) => say!(language, "clusters-places-free", most = most, count = free),
        _ => say!(language, "clusters-places-endless"),
    }
}
