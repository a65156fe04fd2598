//! The cards of self-diagnosis.

use super::questionnaires::{self, Questionnaire, Statement};
use super::rules::{self, Axis, Share, Topic};
use super::steps::{Press, Sitting};
use super::store;
use crate::model::needs::{self, Catalogue, Level};
use crate::model::roles::Registered;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Chart, ChartBar, Cx, Result, Trouble, View};
use crate::text::{self, Language, clipped};

/// Fewer axes make no wheel, and are read as lines.
const AXES: usize = 3;

/// The questionnaires that are offered to somebody: management's to those who manage.
pub async fn offered(cx: &mut Cx, owner: Registered) -> Result<Vec<&'static Questionnaire>> {
    let offered = needs::offered(cx, owner).await?;
    let fits =
        |one: &&Questionnaire| one.category().is_none_or(|code| offered.iter().any(|category| category.code == code));
    Ok(questionnaires::all().iter().filter(fits).collect())
}

pub async fn list(cx: &mut Cx, owner: Registered) -> Result<View<Press>> {
    let language = cx.language();
    let sums = store::sums(cx, owner).await?;
    let buttons: Vec<_> = offered(cx, owner)
        .await?
        .into_iter()
        .map(|one| Button::press(one.title.to(language), Press::Begin { of: one.name.to_owned() }))
        .collect();
    let mut view = View::new(say!(language, "selfcheck-title"))
        .line(say!(language, "selfcheck-private"))
        .question(say!(language, "selfcheck-question"))
        .grid(1, buttons);
    if !sums.is_empty() {
        view = view.button(Button::press(say!(language, "selfcheck-profile"), Press::Profile));
    }
    Ok(view.row([Button::go(say!(language, "deficits-door"), ways::DEFICITS.place()), Button::home(language)]))
}

/// One statement, with the four answers of the scale.
pub fn statement(cx: &Cx, of: &Questionnaire, sitting: &Sitting, at: usize) -> Result<View<Press>> {
    let language = cx.language();
    let statement = of.statements.get(at).ok_or(Trouble::Gone)?;
    let said =
        sitting.answers.get(at).map(|&points| say!(language, "selfcheck-said", answer = answer(language, points)));
    let button = |points| Button::press(answer(language, points), Press::Say { at, points });
    Ok(View::new(say!(language, "selfcheck-step", number = at + 1, count = of.statements.len()))
        .line(statement.says.to(language))
        .maybe_line(said)
        .question(say!(language, "selfcheck-asks"))
        .grid(1, [0, 1, 2, 3].map(button))
        .row([Button::press(say!(language, "button-back"), Press::Before { at }), Button::home(language)]))
}

fn answer(language: Language, points: u8) -> String {
    match points {
        0 => say!(language, "selfcheck-answer-none"),
        1 => say!(language, "selfcheck-answer-help"),
        2 => say!(language, "selfcheck-answer-cope"),
        _ => say!(language, "selfcheck-answer-teach"),
    }
}

/// Whether what a statement is about can be written down: an item that is offered no more cannot, nor what is of a category that
/// is not.
fn is_offered(catalogue: &Catalogue, statement: &Statement) -> bool {
    let Some(category) = catalogue.categories.iter().find(|category| category.code == statement.category) else {
        return false;
    };
    match &statement.item {
        None => category.is_offered,
        Some(name) => catalogue.seeded(category.id, name).is_some_and(|entry| entry.item.is_offered),
    }
}

/// The topics that are hard, and how hard, in their order.
pub fn hard<'a, 'b>(topics: &'a [Topic<'b>], catalogue: &'a Catalogue) -> impl Iterator<Item = (&'a Topic<'b>, Level)> {
    let offered = topics.iter().filter(|topic| is_offered(catalogue, topic.of));
    offered.filter_map(|topic| Some((topic, topic.level()?)))
}

/// The topics that one could teach, in their order. Those that no item of the catalogue names are no strengths.
pub fn strong<'a, 'b>(topics: &'a [Topic<'b>], catalogue: &'a Catalogue) -> impl Iterator<Item = &'a Topic<'b>> {
    let named = topics.iter().filter(|topic| topic.is_strength() && topic.of.item.is_some());
    named.filter(|topic| is_offered(catalogue, topic.of))
}

/// What came out: what is hard, and what one could teach, each to be taken or left.
pub async fn found(
    cx: &mut Cx,
    of: &Questionnaire,
    sitting: &Sitting,
    (without, untaught): (&[usize], &[usize]),
) -> Result<View<Press>> {
    let language = cx.language();
    let topics = rules::topics(of, &sitting.answers);
    let catalogue = needs::catalogue(cx).await?;
    let mut view = View::new(say!(language, "selfcheck-found-title")).line(say!(language, "selfcheck-private"));
    let mut teaches = Vec::new();
    for topic in topics.iter().filter(|topic| topic.is_strength()) {
        teaches.push(named(cx, topic.of).await?);
    }
    if !teaches.is_empty() {
        view = view.line(say!(language, "selfcheck-strong", topics = teaches.join(", ")));
    }
    let mut helps = Vec::new();
    for (at, topic) in strong(&topics, &catalogue).enumerate() {
        let (name, left_out) = (clipped(&named(cx, topic.of).await?, 40), untaught.contains(&at));
        let label = match left_out {
            true => say!(language, "selfcheck-teach-left-out", topic = name),
            false => say!(language, "selfcheck-teach-taken", topic = name),
        };
        helps.push(Button::press(label, Press::Teach { at, taken: left_out }));
    }
    let mut buttons = Vec::new();
    for (at, (topic, level)) in hard(&topics, &catalogue).enumerate() {
        let name = named(cx, topic.of).await?;
        view = view.line(say!(
            language,
            "selfcheck-found-line",
            number = at + 1,
            topic = clipped(&name, 60),
            level = level.named(language)
        ));
        let taken = without.contains(&at);
        let label = if taken {
            say!(language, "selfcheck-left-out", number = at + 1, topic = clipped(&name, 40))
        } else {
            say!(language, "selfcheck-taken-up", number = at + 1, topic = clipped(&name, 40))
        };
        buttons.push(Button::press(label, Press::Mark { at, taken }));
    }
    let count = buttons.len() - without.len().min(buttons.len());
    let last = of.statements.len().saturating_sub(1);
    Ok(view
        .question(match (buttons.is_empty(), helps.is_empty()) {
            (true, true) => say!(language, "selfcheck-found-none"),
            (true, false) => say!(language, "selfcheck-found-strong"),
            (false, true) => say!(language, "selfcheck-found-question"),
            (false, false) => say!(language, "selfcheck-found-both"),
        })
        .grid(1, buttons)
        .grid(1, helps)
        .button(Button::press(
            if count == 0 {
                say!(language, "selfcheck-save")
            } else {
                say!(language, "selfcheck-save-with", count = count)
            },
            Press::Save,
        ))
        .button(Button::press(say!(language, "selfcheck-drop"), Press::Forget))
        .row([Button::press(say!(language, "button-back"), Press::Before { at: last }), Button::home(language)]))
}

/// What a statement is about, in the reader's language.
async fn named(cx: &mut Cx, statement: &Statement) -> Result<String> {
    let language = cx.language();
    if let Some(about) = &statement.about {
        return Ok(about.to(language));
    }
    let known = needs::catalogue(cx).await?;
    let named = |entry: &&needs::Entry| entry.seed.is_some() && entry.seed == statement.item;
    Ok(known.entries.iter().find(named).ok_or(Trouble::Gone)?.item.name.to(language))
}

/// What is known of somebody's own, with its names: those of categories, or those of items.
async fn shares(cx: &mut Cx, owner: Registered, of: Option<&Questionnaire>) -> Result<Vec<(String, Share)>> {
    let language = cx.language();
    let sums = store::sums(cx, owner).await?;
    let known = needs::catalogue(cx).await?;
    let name = |axis: &Axis| match axis {
        Axis::Item(_, Some(id)) => known.entry(*id).map(|entry| entry.item.name.to(language)),
        Axis::Category(id) | Axis::Item(id, None) => {
            known.categories.iter().find(|category| category.id == *id).map(|category| category.label(language))
        }
    };
    let shares = rules::shares(&sums, of);
    Ok(shares.into_iter().filter_map(|(axis, share)| Some((name(&axis)?, share))).collect())
}

fn questionnaire(of: Option<&str>) -> Option<&'static Questionnaire> {
    of.and_then(questionnaires::named)
}

/// The newest sums, with how they have changed.
pub async fn profile(cx: &mut Cx, owner: Registered, of: Option<&str>) -> Result<View<Press>> {
    let language = cx.language();
    let of = questionnaire(of);
    let known = shares(cx, owner, of).await?;
    let title = match of {
        Some(of) => of.title.to(language),
        None => say!(language, "selfcheck-profile"),
    };
    let mut view = View::new(title).line(say!(language, "selfcheck-private"));
    for (name, share) in &known {
        view = view.line(match share.before {
            Some(before) => {
                say!(language, "selfcheck-share-before", topic = name.clone(), percent = share.now, before = before)
            }
            None => say!(language, "selfcheck-share", topic = name.clone(), percent = share.now),
        });
    }
    view = view.question(if known.is_empty() {
        say!(language, "selfcheck-profile-none")
    } else {
        say!(language, "selfcheck-profile-question")
    });
    if !known.is_empty() {
        view = view.button(Button::press(say!(language, "selfcheck-picture"), Press::Picture));
    }
    if let Some(of) = of {
        view = view.button(Button::press(say!(language, "selfcheck-again"), Press::Begin { of: of.name.to_owned() }));
    }
    view = view.button(Button::go(say!(language, "deficits-door"), ways::DEFICITS.place()));
    if !known.is_empty() && of.is_none() {
        view = view.button(Button::press(say!(language, "selfcheck-forget"), Press::Forget));
    }
    Ok(view.row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

/// The wheel of the profile, with the time before where there was one.
pub async fn picture(cx: &mut Cx, owner: Registered, of: Option<&str>) -> Result<Chart> {
    let (language, zone, today) = (cx.language(), cx.zone(), cx.today());
    let of = questionnaire(of);
    let known = shares(cx, owner, of).await?;
    let newest = known.iter().map(|(_, share)| share.taken_at).max().ok_or(Trouble::Gone)?;
    let has_before = known.iter().any(|(_, share)| share.before.is_some());
    let mut series = vec![say!(language, "selfcheck-now")];
    if has_before {
        series.push(say!(language, "selfcheck-before"));
    }
    let bars = known.iter().map(|(name, share)| ChartBar {
        label: name.clone(),
        values: if has_before { vec![share.now, share.before.unwrap_or(share.now)] } else { vec![share.now] },
    });
    let bars: Vec<_> = bars.collect();
    let lowest = known.iter().min_by_key(|(_, share)| share.now).map(|(name, _)| name.clone()).unwrap_or_default();
    let day = text::day(language, newest.with_timezone(&zone).date_naive(), today);
    Ok(Chart {
        title: match of {
            Some(of) => of.title.to(language),
            None => say!(language, "selfcheck-profile"),
        },
        caption: say!(language, "selfcheck-caption", topic = lowest),
        series,
        round: (bars.len() >= AXES).then_some(100),
        bars,
        empty: String::new(),
        source: say!(language, "selfcheck-source", day = day),
    })
}

/// What goes and what stays when the sums are deleted.
pub fn forgetting(language: Language) -> View<Press> {
    View::new(say!(language, "selfcheck-forget-title"))
        .line(say!(language, "selfcheck-forget-goes"))
        .line(say!(language, "selfcheck-forget-stays"))
        .button(Button::press(say!(language, "selfcheck-forget"), Press::Really).grave())
        .button(Button::press(say!(language, "button-cancel"), Press::Back))
}
