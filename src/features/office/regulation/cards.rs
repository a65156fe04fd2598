//! The cards of the regulation.

use std::collections::BTreeMap;

use super::bodies;
use super::effects::effects;
use super::room::{Rules, change, holds, rule as named, to_chapter, to_rule};
use super::steps::{At, Press, What};
use crate::model::organisations;
use crate::model::people::FullName;
use crate::model::regulation::{
    self, Author, BodyKind, Chapter, Choice, Concern, Difference, Event, Kind, Preset, Regulation, Resolved, Rule,
    Scope, Source, Value, keys,
};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Page, Place, Result, Spot, Trouble, View};
use crate::text::{self, Language};

/// Keys on a card: each has a line and a button.
const KEYS: usize = 5;
/// Versions on a card.
const VERSIONS: usize = 4;
/// Differences on a card.
const DIFFERENCES: usize = 5;

/// The chapters, and what all of it is taken from.
pub async fn chapters(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let now = regulation::now(cx).await?;
    let mut disputed = Vec::new();
    for rule in keys::ALL {
        if now.is_disputed(rule)? {
            disputed.push((rule.title)(language));
        }
    }
    let count = disputed.len();
    let to = |label: String, at: At| Button::go(label, Place::of::<Rules>(&at));
    Ok(View::new(say!(language, "regulation-title"))
        .line(regulation::taken_from(language, &now.presets))
        .line(match now.version {
            0 => say!(language, "regulation-untouched"),
            version => {
                say!(language, "regulation-version", version = version, own = now.overrides.len() + now.bodies.len())
            }
        })
        .maybe_line(
            (count > 0)
                .then(|| say!(language, "regulation-disputed-some", count = count, titles = disputed.join(", "))),
        )
        .grid(2, Chapter::ALL.map(|chapter| Button::go(regulation::chapter(language, chapter), to_chapter(chapter))))
        .button(to(say!(language, "regulation-to-presets"), At::Presets))
        .row([
            to(say!(language, "regulation-to-history"), At::History),
            to(say!(language, "regulation-to-file"), At::File),
        ])
        .button(Button::back(language, ways::DESK.place())))
}

/// A chapter: its keys as sentences.
pub async fn chapter(cx: &mut Cx, chapter: Chapter, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let now = regulation::now(cx).await?;
    let rules: Vec<_> = keys::ALL.into_iter().filter(|rule| rule.chapter == chapter).collect();
    let page = Page::of(spot.page, rules.len(), KEYS);
    let shown: Vec<_> = page.cut(rules).collect();
    let mut view = View::new(regulation::chapter(language, chapter));
    for rule in &shown {
        let mark = if now.is_disputed(rule)? { "❗ " } else { "" };
        view = view.line(format!("{mark}{}", regulation::sentence_of_all(language, &now, rule)?));
    }
    Ok(view
        .grid(1, shown.into_iter().map(|rule| Button::go((rule.title)(language), to_rule(rule))))
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .button(Button::back(language, Place::of::<Rules>(&At::Chapters))))
}

/// A key: what holds, by whose word, what else is said, whom it concerns.
pub async fn rule(cx: &mut Cx, rule: &'static Rule) -> Result<View<Press>> {
    let language = cx.language();
    let (now, authors) = regulation::with_authors(cx, rule).await?;
    let resolved = now.resolve(rule)?;
    let view = View::new((rule.title)(language));
    // Where bodies hold different things, nothing is true of all of them.
    let view = match now.split(rule)? {
        Some(_) => view.line(say!(language, "regulation-split")),
        None => {
            let value = regulation::say_value(language, rule, &resolved.value);
            view.line(say!(language, "regulation-now", value = value)).lines(whence(cx, &resolved.source, &authors))
        }
    };
    let apart = now.apart(rule)?;
    let kinds = apart.iter().filter_map(|(scope, resolved)| match scope {
        Scope::Kind(kind) => {
            let name = text::with_capital(&regulation::body_kind(language, *kind));
            Some(regulation::of_body(language, rule, &name, resolved))
        }
        Scope::Group(_) => None,
    });
    let groups = regulation::groups_apart(&now, rule);
    let first_name = first_name(cx, rule, &resolved).await?;
    let view = view
        .lines(kinds)
        .maybe_line((groups > 0).then(|| text::with_capital(&say!(language, "regulation-apart", count = groups))))
        .maybe_line(first_name)
        .lines(now.not_applied(rule)?.iter().map(|note| regulation::not_applied(language, rule, note)))
        .maybe_line(now.is_disputed(rule)?.then(|| say!(language, "regulation-disputed")))
        .maybe_line(rule.note.map(|note| note(language)))
        .line(say!(language, "regulation-concerns", whom = regulation::concern(language, rule.concern)))
        .maybe_line((!rule.acts).then(|| say!(language, "regulation-kept-only")));
    let view = match (&resolved.value, rule.kind) {
        (Value::Lines(lines), Kind::Cases) => view.lines(lines.iter().skip(1).cloned()),
        _ => view,
    };
    let view = answers(view.question(regulation::example(language, rule)), language, rule, &resolved);
    let reset = now.overrides.contains_key(rule.name);
    let reset = reset.then(|| Button::press(say!(language, "regulation-reset"), Press::Reset));
    Ok(view.row(reset).row(bodies::way(language, rule)).button(Button::back(language, to_chapter(rule.chapter))))
}

/// What the municipality is called as long as its regulation does not say so.
async fn first_name(cx: &mut Cx, rule: &Rule, resolved: &Resolved) -> Result<Option<String>> {
    let is_open = rule.name == keys::office::MUNICIPALITY_NAME.name && resolved.value == Value::Lines(Vec::new());
    if !is_open {
        return Ok(None);
    }
    let name = organisations::first_name(cx).await?;
    Ok(Some(say!(cx.language(), "regulation-first-name", name = name)))
}

/// By whose word something is so, with its clause or its grounds and who set it.
pub fn whence(cx: &Cx, source: &Source, authors: &BTreeMap<i64, Author>) -> Vec<String> {
    let (language, today, zone) = (cx.language(), cx.today(), cx.zone());
    match source {
        Source::Override(set) => {
            let said = say!(language, "regulation-by-own", grounds = set.grounds.clone());
            let author = authors.get(&set.since).map(|author| {
                let day = text::day(language, author.at.with_timezone(&zone).date_naive(), today);
                match author.name.as_ref().map(FullName::short) {
                    Some(name) => say!(language, "regulation-by-whom", name = name, day = day),
                    None => say!(language, "regulation-by-nobody", day = day),
                }
            });
            std::iter::once(said).chain(author).collect()
        }
        source @ Source::Clauses(_) => {
            vec![say!(language, "regulation-by-clause", source = regulation::source(language, source))]
        }
        source @ Source::Default(_) => vec![text::with_capital(&regulation::source(language, source))],
    }
}

/// The buttons that set something else. What is typed is taken on the card.
pub fn answers(view: View<Press>, language: Language, rule: &Rule, resolved: &Resolved) -> View<Press> {
    match rule.kind {
        Kind::Choice(choices) => view.grid(1, others(language, choices, resolved)),
        Kind::Flag => {
            let to = if resolved.value == Value::Flag(true) { "no" } else { "yes" };
            let label = match to {
                "yes" => say!(language, "regulation-set-yes"),
                _ => say!(language, "regulation-set-no"),
            };
            view.button(Button::press(label, Press::Pick { to: to.to_owned() }))
        }
        Kind::Set(_) => view.button(Button::press(say!(language, "regulation-change"), Press::Change)),
        Kind::Number { .. }
        | Kind::Day { .. }
        | Kind::Ladder
        | Kind::Target { .. }
        | Kind::Lines { .. }
        | Kind::Link
        | Kind::Code { .. }
        | Kind::Cases
        | Kind::Holidays => view,
    }
}

/// The choices that do not hold now.
fn others<'a>(
    language: Language,
    choices: &'static [Choice],
    resolved: &'a Resolved,
) -> impl Iterator<Item = Button<Press>> + 'a {
    let fresh = choices.iter().filter(move |choice| resolved.value != Value::Choice(choice.name));
    fresh.map(move |choice| {
        Button::press(text::with_capital(&(choice.said)(language)), Press::Pick { to: choice.name.to_owned() })
    })
}

/// Some of a list are ticked.
pub fn ticked(
    language: Language,
    rule: &'static Rule,
    whose: Option<String>,
    ticked: &[String],
) -> Result<View<Press>> {
    let Kind::Set(choices) = rule.kind else { return Err(Trouble::Gone) };
    let buttons = choices.iter().map(|choice| {
        let is_ticked = ticked.iter().any(|name| name == choice.name);
        tick(text::with_capital(&(choice.said)(language)), choice.name, is_ticked)
    });
    Ok(View::new((rule.title)(language))
        .maybe_line(whose.map(|name| bodies::whose(language, name)))
        .question(regulation::example(language, rule))
        .grid(if choices.len() > ONE_A_ROW { 2 } else { 1 }, buttons)
        .button(Button::press(say!(language, "regulation-done"), Press::Done))
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

/// Choices that stand one a row: with more of them two do, so that a card keeps to twelve rows.
const ONE_A_ROW: usize = 10;

fn tick(label: String, name: &str, is_ticked: bool) -> Button<Press> {
    let to = name.to_owned();
    match is_ticked {
        true => Button::press(format!("✅ {label}"), Press::Off { to }),
        false => Button::press(label, Press::On { to }),
    }
}

/// Why it shall be so.
pub fn why(language: Language, rule: &'static Rule, whose: Option<String>, value: &str) -> Result<View<Press>> {
    let value = rule.kind.read(value).map_err(|_| Trouble::Gone)?;
    let (title, value) = ((rule.title)(language), regulation::say_value(language, rule, &value));
    Ok(View::new(say!(language, "regulation-why-title"))
        .line(say!(language, "regulation-why-line", title = title, value = value))
        .maybe_line(whose.map(|name| bodies::whose(language, name)))
        .question(say!(language, "regulation-why-question"))
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

/// The presets are ticked.
pub fn presets(language: Language, ticked: &[String]) -> View<Press> {
    let is_ticked = |preset: &Preset| ticked.iter().any(|code| code == preset.code());
    View::new(say!(language, "regulation-presets-title"))
        .lines(Preset::ALL.into_iter().map(|preset| {
            let (name, about) =
                (regulation::named_preset(language, preset), regulation::preset_about(language, preset));
            say!(language, "regulation-presets-line", name = name, about = about)
        }))
        .question(say!(language, "regulation-presets-question"))
        .grid(
            1,
            Preset::ALL
                .into_iter()
                .map(|preset| tick(regulation::preset(language, preset), preset.code(), is_ticked(&preset))),
        )
        .button(Button::press(say!(language, "regulation-presets-show"), Press::Done))
        .button(Button::press(say!(language, "button-cancel"), Press::Back))
}

/// Shall it be so? What it was, what it becomes, what that does and for whom.
pub async fn sure(cx: &mut Cx, what: &What, spot: &Spot) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let now = regulation::now(cx).await?;
    let after = match now.after(&change(what)?)? {
        Ok(after) => after,
        Err((name, flaw)) => {
            // What contradicts is said in place of the question; there is nothing to confirm.
            return Ok(View::new(say!(language, "regulation-sure-title"))
                .line(format!("❗ {}", super::room::against(language, name, flaw)))
                .button(Button::press(say!(language, "button-cancel"), Press::Back)));
        }
    };
    let view = View::new(say!(language, "regulation-sure-title"));
    let view = match what {
        What::Set { key, of, .. } | What::Reset { key, of } => {
            let view = match bodies::named(cx, *of).await? {
                Some(name) => view.line(bodies::whose(language, name)),
                None => view,
            };
            one(language, view, (&now, &after), (named(key)?, *of), today)?
        }
        What::Presets { .. } | What::File { .. } => many(language, view, (&now, &after), spot)?,
    };
    Ok(view
        .line(say!(language, "regulation-sure-closed"))
        .question(say!(language, "regulation-sure-question"))
        .button(Button::press(say!(language, "regulation-change"), Press::Yes))
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

fn one(
    language: Language,
    view: View<Press>,
    (now, after): (&Regulation, &Regulation),
    (rule, of): (&'static Rule, Option<Scope>),
    today: chrono::NaiveDate,
) -> Result<View<Press>> {
    let (was, becomes) = (holds(now, rule, of)?.value, holds(after, rule, of)?.value);
    let said = |value: &Value| regulation::say_value(language, rule, value);
    Ok(view
        .line((rule.title)(language))
        .line(say!(language, "regulation-was", value = said(&was)))
        .line(say!(language, "regulation-becomes", value = said(&becomes)))
        .lines(effects(language, rule, (&was, &becomes), after, today)?)
        .line(say!(language, "regulation-concerns", whom = regulation::concern(language, rule.concern)))
        .maybe_line((!rule.acts).then(|| say!(language, "regulation-kept-only"))))
}

fn many(
    language: Language,
    view: View<Press>,
    (now, after): (&Regulation, &Regulation),
    spot: &Spot,
) -> Result<View<Press>> {
    let differences = now.differences(after)?;
    let page = Page::of(spot.page, differences.len(), DIFFERENCES);
    let count = differences.len();
    let mut concerned: Vec<Concern> = differences.iter().map(|one| one.rule.concern).collect();
    concerned.sort_unstable();
    concerned.dedup();
    let whom: Vec<_> = concerned.into_iter().map(|concern| regulation::concern(language, concern)).collect();
    let lines = page.cut(differences).map(|one| difference(language, &one, None));
    Ok(view
        .line(regulation::taken_from(language, &after.presets))
        .line(say!(language, "regulation-differences", count = count))
        .lines(lines)
        .maybe_line((count > 0).then(|| say!(language, "regulation-concerns", whom = whom.join("; "))))
        .pages(language, page, spot, |leaf| Press::List { leaf }))
}

/// «Кворум (объединение): больше половины состава → две трети состава».
fn difference(language: Language, one: &Difference, group: Option<&String>) -> String {
    let said = |value: &Value| regulation::say_value(language, one.rule, value);
    let title = (one.rule.title)(language);
    let name = match (one.of, group) {
        (None, _) => None,
        (Some(Scope::Kind(kind)), _) => Some(regulation::body_kind(language, kind)),
        (Some(Scope::Group(_)), Some(name)) => Some(say!(language, "regulation-of-group", name = name.clone())),
        (Some(Scope::Group(_)), None) => Some(regulation::body_kind(language, BodyKind::Cluster)),
    };
    let title = name.map_or(title.clone(), |name| format!("{title} ({name})"));
    say!(language, "regulation-difference", title = title, was = said(&one.was), becomes = said(&one.becomes))
}

/// What has become of the regulation: what, when, by whom.
pub async fn history(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let (language, moment, zone) = (cx.language(), cx.now, cx.zone());
    let events = regulation::history(cx, guard).await?;
    let view = View::new(say!(language, "regulation-history-title"));
    let back = Button::back(language, Place::of::<Rules>(&At::Chapters));
    if events.is_empty() {
        return Ok(view.line(say!(language, "regulation-history-empty")).button(back));
    }
    let page = Page::of(spot.page, events.len(), VERSIONS);
    let mut lines = Vec::new();
    for event in page.cut(events) {
        let name = event.author.name.as_ref().map(FullName::short);
        let name = name.unwrap_or_else(|| say!(language, "regulation-somebody"));
        let at = text::moment(language, event.author.at, moment, zone);
        let what = changed(language, &event)?;
        let version = event.after.version;
        lines.push(say!(language, "regulation-history-line", version = version, at = at, name = name, what = what));
    }
    Ok(view.lines(lines).pages(language, page, spot, |leaf| Press::List { leaf }).button(back))
}

/// What a version changed, in a line.
fn changed(language: Language, event: &Event) -> Result<String> {
    let (before, after) = (&event.before, &event.after);
    if before.presets != after.presets {
        return Ok(regulation::taken_from(language, &after.presets));
    }
    let mut touched: Vec<(&'static Rule, Option<Scope>)> = Vec::new();
    for rule in keys::ALL {
        if before.overrides.get(rule.name) != after.overrides.get(rule.name) {
            touched.push((rule, None));
        }
        let mut of: Vec<_> = before.bodies.keys().chain(after.bodies.keys()).collect();
        of.retain(|of| of.0 == rule.name && before.bodies.get(of) != after.bodies.get(of));
        of.sort_unstable();
        of.dedup();
        touched.extend(of.into_iter().map(|(_, scope)| (rule, Some(*scope))));
    }
    let Some(((rule, of), more)) = touched.split_first() else {
        return Ok(say!(language, "regulation-nothing-changed"));
    };
    let (was, becomes) = (holds(before, rule, *of)?.value, holds(after, rule, *of)?.value);
    let group = of.and_then(|of| if let Scope::Group(group) = of { event.groups.get(&group) } else { None });
    let line = difference(language, &Difference { rule, of: *of, was, becomes }, group);
    Ok(match more.len() {
        0 => line,
        more => format!("{line} {}", say!(language, "regulation-more", count = more)),
    })
}

/// Out as a file, and in.
pub async fn file(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let now = regulation::now(cx).await?;
    Ok(View::new(say!(language, "regulation-file-title"))
        .line(say!(language, "regulation-file-line"))
        .line(say!(language, "regulation-file-own"))
        .maybe_line((now.version > 0).then(|| say!(language, "regulation-file-version", version = now.version)))
        .question(say!(language, "regulation-file-question"))
        .button(Button::press(say!(language, "regulation-file-send"), Press::Send))
        .button(Button::go(say!(language, "regulation-to-paper"), ways::RULES_PAPER.place()))
        .button(Button::back(language, Place::of::<Rules>(&At::Chapters))))
}
