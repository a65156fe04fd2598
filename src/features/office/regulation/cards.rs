//! The cards of the regulation.

use super::effects::effects;
use super::room::{Rules, change, rule as named, to_chapter, to_rule};
use super::steps::{At, Press, What};
use crate::model::regulation::{self, Chapter, Choice, Kind, Preset, Regulation, Resolved, Rule, Source, Value, keys};
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
        if now.resolve(rule)?.disputed {
            disputed.push((rule.title)(language));
        }
    }
    let count = disputed.len();
    let to = |label: String, at: At| Button::go(label, Place::of::<Rules>(&at));
    Ok(View::new(say!(language, "regulation-title"))
        .line(regulation::taken_from(language, &now.presets))
        .line(match now.version {
            0 => say!(language, "regulation-untouched"),
            version => say!(language, "regulation-version", version = version, own = now.overrides.len()),
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
        let resolved = now.resolve(rule)?;
        let mark = if resolved.disputed { "❗ " } else { "" };
        view = view.line(format!("{mark}{}", regulation::sentence(language, rule, &resolved)));
    }
    Ok(view
        .grid(1, shown.into_iter().map(|rule| Button::go((rule.title)(language), to_rule(rule))))
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .button(Button::back(language, Place::of::<Rules>(&At::Chapters))))
}

/// A key: what holds, by whose word, what else is said, whom it concerns.
pub async fn rule(cx: &mut Cx, rule: &'static Rule) -> Result<View<Press>> {
    let (language, today) = (cx.language(), cx.today());
    let zone = cx.zone();
    let (now, author) = regulation::with_author(cx, rule).await?;
    let resolved = now.resolve(rule)?;
    let mut view = View::new((rule.title)(language)).line(say!(
        language,
        "regulation-now",
        value = regulation::say_value(language, rule, &resolved.value)
    ));
    view = match &resolved.source {
        Source::Override(set) => {
            let said = say!(language, "regulation-by-own", grounds = set.grounds.clone());
            let author = author.map(|author| {
                let day = text::day(language, author.at.with_timezone(&zone).date_naive(), today);
                let name = author.name.map(|name| name.short());
                match name {
                    Some(name) => say!(language, "regulation-by-whom", name = name, day = day),
                    None => say!(language, "regulation-by-nobody", day = day),
                }
            });
            view.line(said).maybe_line(author)
        }
        source @ Source::Clauses(_) => {
            view.line(say!(language, "regulation-by-clause", source = regulation::source(language, source)))
        }
        source @ Source::Default(_) => view.line(text::with_capital(&regulation::source(language, source))),
    };
    view = view
        .lines(resolved.notes.iter().map(|note| regulation::not_applied(language, rule, note)))
        .maybe_line(resolved.disputed.then(|| say!(language, "regulation-disputed")))
        .maybe_line(rule.note.map(|note| note(language)))
        .line(say!(language, "regulation-concerns", whom = regulation::concern(language, rule.concern)))
        .maybe_line((!rule.acts).then(|| say!(language, "regulation-kept-only")));
    if let (Value::Lines(lines), Kind::Cases) = (&resolved.value, rule.kind) {
        view = view.lines(lines.iter().skip(1).cloned());
    }
    view = view.question(regulation::example(language, rule));
    view = match rule.kind {
        Kind::Choice(choices) => view.grid(1, others(language, choices, &resolved)),
        Kind::Flag => {
            let to = if resolved.value == Value::Flag(true) { "no" } else { "yes" };
            let label = match to {
                "yes" => say!(language, "regulation-set-yes"),
                _ => say!(language, "regulation-set-no"),
            };
            view.button(Button::press(label, Press::Pick { to: to.to_owned() }))
        }
        Kind::Set(_) => view.button(Button::press(say!(language, "regulation-change"), Press::Change)),
        // What is typed is taken on this card.
        Kind::Number { .. }
        | Kind::Day { .. }
        | Kind::Ladder
        | Kind::Target { .. }
        | Kind::Lines { .. }
        | Kind::Link
        | Kind::Code { .. }
        | Kind::Cases
        | Kind::Holidays => view,
    };
    if now.overrides.contains_key(rule.name) {
        view = view.button(Button::press(say!(language, "regulation-reset"), Press::Reset));
    }
    Ok(view.button(Button::back(language, to_chapter(rule.chapter))))
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
pub fn ticked(language: Language, rule: &'static Rule, ticked: &[String]) -> Result<View<Press>> {
    let Kind::Set(choices) = rule.kind else { return Err(Trouble::Gone) };
    let buttons = choices.iter().map(|choice| {
        let is_ticked = ticked.iter().any(|name| name == choice.name);
        tick(text::with_capital(&(choice.said)(language)), choice.name, is_ticked)
    });
    Ok(View::new((rule.title)(language))
        .question(regulation::example(language, rule))
        .grid(1, buttons)
        .button(Button::press(say!(language, "regulation-done"), Press::Done))
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

fn tick(label: String, name: &str, is_ticked: bool) -> Button<Press> {
    let to = name.to_owned();
    match is_ticked {
        true => Button::press(format!("✅ {label}"), Press::Off { to }),
        false => Button::press(label, Press::On { to }),
    }
}

/// Why it shall be so.
pub fn why(language: Language, rule: &'static Rule, value: &str) -> Result<View<Press>> {
    let value = rule.kind.read(value).map_err(|_| Trouble::Gone)?;
    let (title, value) = ((rule.title)(language), regulation::say_value(language, rule, &value));
    Ok(View::new(say!(language, "regulation-why-title"))
        .line(say!(language, "regulation-why-line", title = title, value = value))
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
        What::Set { key, .. } | What::Reset { key } => one(language, view, (&now, &after), named(key)?, today)?,
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
    rule: &'static Rule,
    today: chrono::NaiveDate,
) -> Result<View<Press>> {
    let (was, becomes) = (now.resolve(rule)?.value, after.resolve(rule)?.value);
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
    let lines = page.cut(differences).map(|(rule, was, becomes)| {
        let said = |resolved: &Resolved| regulation::say_value(language, rule, &resolved.value);
        let title = (rule.title)(language);
        say!(language, "regulation-difference", title = title, was = said(&was), becomes = said(&becomes))
    });
    Ok(view
        .line(regulation::taken_from(language, &after.presets))
        .line(say!(language, "regulation-differences", count = count))
        .lines(lines)
        .pages(language, page, spot, |leaf| Press::List { leaf }))
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
        let name = event.author.name.map(|name| name.short());
        let name = name.unwrap_or_else(|| say!(language, "regulation-somebody"));
        let at = text::moment(language, event.author.at, moment, zone);
        let what = changed(language, &event.before, &event.after)?;
        let version = event.after.version;
        lines.push(say!(language, "regulation-history-line", version = version, at = at, name = name, what = what));
    }
    Ok(view.lines(lines).pages(language, page, spot, |leaf| Press::List { leaf }).button(back))
}

/// What a version changed, in a line.
fn changed(language: Language, before: &Regulation, after: &Regulation) -> Result<String> {
    if before.presets != after.presets {
        return Ok(regulation::taken_from(language, &after.presets));
    }
    let touched = |rule: &&'static Rule| before.overrides.get(rule.name) != after.overrides.get(rule.name);
    let touched: Vec<_> = keys::ALL.into_iter().filter(touched).collect();
    let Some((first, more)) = touched.split_first() else {
        return Ok(say!(language, "regulation-nothing-changed"));
    };
    let said = |resolved: &Resolved| regulation::say_value(language, first, &resolved.value);
    let (was, becomes) = (said(&before.resolve(first)?), said(&after.resolve(first)?));
    let line = say!(language, "regulation-difference", title = (first.title)(language), was = was, becomes = becomes);
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
