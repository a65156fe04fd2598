//! The beginning of a route, who may accompany it, and whose routes a tutor accompanies.

use super::cards::{self, back};
use super::room::Routed;
use super::steps::{Press, Step};
use super::{deeds, words};
use crate::ids::DeficitId;
use crate::model::needs::{self, Deficit, Level};
use crate::model::people::Sought;
use crate::model::roles::Registered;
use crate::model::routes::{self, Opened, Pupil, State};
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Spot, View};
use crate::text::{clipped, forms};

/// Rows of a list.
const PAGE: usize = 7;
/// So many deficits are proposed for one route (PAPERS P21: the first of them).
const PROPOSED: usize = 3;

/// No route goes on.
pub async fn beginning(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let open = needs::own(cx, me).await?.into_iter().filter(|deficit| deficit.closed_at.is_none()).count();
    let view = View::new(say!(language, "routes-title")).line(say!(language, "routes-what"));
    Ok(match open {
        0 => view.question(say!(language, "routes-no-deficits")).button(cards::deficits(language)),
        count => view
            .line(say!(language, "routes-open-deficits", count = count))
            .question(say!(language, "routes-draft-question"))
            .button(Button::press(say!(language, "routes-draft"), Press::Draft)),
    }
    .button(Button::home(language)))
}

async fn open_deficits(cx: &mut Cx) -> Result<Vec<Deficit>> {
    let me = Registered::of(cx)?;
    let mut open = needs::own(cx, me).await?;
    open.retain(|deficit| deficit.closed_at.is_none());
    open.sort_by_key(|deficit| match deficit.level {
        Level::High => 0,
        Level::Medium => 1,
        Level::Low => 2,
    });
    Ok(open)
}

/// The hardest deficits are chosen to begin with.
pub async fn first_choice<R: Routed>(cx: &mut Cx) -> Result<Next<R>> {
    let open = open_deficits(cx).await?;
    let chosen = open.iter().take(PROPOSED).map(|deficit| deficit.id).collect();
    Ok(Next::Go(Step::Choose { chosen, spot: Spot::default() }))
}

/// Against which deficits?
pub async fn choose(cx: &mut Cx, chosen: &[DeficitId], spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let open = open_deficits(cx).await?;
    let count = open.iter().filter(|deficit| chosen.contains(&deficit.id)).count();
    let found: Vec<_> = open.iter().filter(|it| forms::finds(&spot.search, &[&it.name.to(language)])).collect();
    let view =
        View::new(say!(language, "routes-choose-title")).line(say!(language, "routes-choose-line")).asks_by_list(
            (open.len(), found.len()),
            [
                say!(language, "routes-no-deficits"),
                say!(language, "routes-not-found", search = spot.shown()),
                say!(language, "routes-choose-question"),
            ],
        );
    let make = (count > 0).then(|| Button::press(say!(language, "routes-make", count = count), Press::Make));
    Ok(view
        .list(
            language,
            found,
            PAGE,
            spot,
            |leaf| Press::Leaf { leaf },
            |deficit| {
                let mark = if chosen.contains(&deficit.id) { "✅ " } else { "" };
                let label = format!("{mark}{}", clipped(&deficit.name.to(language), 50));
                Button::press(label, Press::Toggle { id: deficit.id })
            },
        )
        .row(make)
        .row(back(language)))
}

/// Who is to accompany it?
pub async fn tutors(cx: &mut Cx, opened: &Opened, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let is_needed = deeds::needs_tutor(cx).await?;
    let all = routes::tutors(cx, me).await?;
    let total = all.len();
    let sought = Sought::of(&spot.search);
    let finds = |name: &str| spot.search.is_empty() || sought.finds(&forms::search(name)).is_some();
    let found: Vec<_> = all.into_iter().filter(|tutor| finds(&tutor.name.listed())).collect();
    let none = match is_needed {
        true => say!(language, "routes-tutors-none-needed"),
        false => say!(language, "routes-tutors-none"),
    };
    let view = View::new(say!(language, "routes-tutors-title"))
        .maybe_line((!found.is_empty()).then(|| say!(language, "routes-tutors-consent")))
        .asks_by_list(
            (total, found.len()),
            [none, say!(language, "routes-not-found", search = spot.shown()), say!(language, "routes-tutors-question")],
        );
    let named = opened.route.tutor;
    let without = named.map(|_| Button::press(say!(language, "routes-without-tutor"), Press::Tutor { id: None }));
    Ok(view
        .list(
            language,
            found,
            PAGE,
            spot,
            |leaf| Press::Leaf { leaf },
            |tutor| {
                let mark = if named == Some(tutor.person) { "✅ " } else { "" };
                let label = format!("{mark}{}, {}", tutor.name.short(), clipped(&tutor.school, 30));
                Button::press(label, Press::Tutor { id: Some(tutor.person) })
            },
        )
        .row(without)
        .row(back(language)))
}

/// «⏳ Петрова О. С.: 2 из 6».
fn label(language: crate::text::Language, pupil: &Pupil) -> String {
    let name = pupil.name.short();
    match (pupil.is_alive, pupil.accepted, pupil.state, pupil.shown) {
        (true, false, ..) => say!(language, "routes-pupil-asks", name = name),
        (true, true, State::Sent, _) => say!(language, "routes-pupil-sent", name = name),
        (true, true, _, 0) => say!(language, "routes-pupil", name = name, done = pupil.done, all = pupil.count),
        (true, true, _, shown) => say!(language, "routes-pupil-shown", name = name, count = shown),
        (false, ..) => say!(language, "routes-pupil-past", name = name),
    }
}

/// The people of a tutor.
pub async fn pupils(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let all = routes::pupils(cx, me).await?;
    let count = all.iter().filter(|pupil| pupil.is_alive).count();
    let total = all.len();
    let sought = Sought::of(&spot.search);
    let finds = |name: &str| spot.search.is_empty() || sought.finds(&forms::search(name)).is_some();
    let found: Vec<_> = all.into_iter().filter(|pupil| finds(&pupil.name.listed())).collect();
    Ok(View::new(say!(language, "routes-tutoring-title"))
        .asks_by_list(
            (total, found.len()),
            [
                say!(language, "routes-pupils-none"),
                say!(language, "routes-not-found", search = spot.shown()),
                say!(language, "routes-pupils", count = count),
            ],
        )
        .list(
            language,
            found,
            PAGE,
            spot,
            |leaf| Press::Leaf { leaf },
            |pupil| Button::press(clipped(&label(language, &pupil), 60), Press::Route { id: pupil.route }),
        )
        .button(Button::home(language)))
}

/// When something was agreed, as a row of the versions has it.
pub fn agreed_on(cx: &Cx, at: chrono::DateTime<chrono::Utc>) -> String {
    words::day(at.with_timezone(&cx.zone()).date_naive())
}
