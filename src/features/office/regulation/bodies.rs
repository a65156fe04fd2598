//! What a key holds for one body alone: a kind, such as the association beside a council, or one cluster.

use super::cards::{answers, whence};
use super::steps::Press;
use crate::features::office::views::ROWS;
use crate::model::groups;
use crate::model::regulation::keys::clusters;
use crate::model::regulation::{self, BodyKind, Kind, Rule, Scope, Source, Value, Varies};
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::labels::SIGNS;
use crate::talk::{Button, Cx, Result, Spot, Trouble, View};
use crate::text::{self, Language, forms, pinched};

/// What a label shows of a name, beside the mark of a value of its own.
const NAME: usize = 16;

/// Whose it is, in words; `None` for all of the municipality. A group of this municipality, or nobody's.
pub async fn named(cx: &mut Cx, of: Option<Scope>) -> Result<Option<String>> {
    let language = cx.language();
    Ok(match of {
        None => None,
        Some(Scope::Kind(kind)) => Some(regulation::body_kind(language, kind)),
        Some(Scope::Group(group)) => {
            let name = groups::named(cx, group).await?.name;
            Some(say!(language, "regulation-of-group", name = name))
        }
    })
}

/// «👥 Для кого: объединение».
pub fn whose(language: Language, name: String) -> String {
    say!(language, "regulation-whose", name = name)
}

/// The way to values of their own, where a key can have some.
pub fn way(language: Language, rule: &Rule) -> Option<Button<Press>> {
    let label = match rule.varies {
        Varies::No => return None,
        Varies::Bodies => say!(language, "regulation-to-bodies"),
        Varies::Clusters => say!(language, "regulation-to-clusters"),
    };
    Some(Button::press(label, Press::Bodies))
}

/// For whom a key can hold something of its own: the kinds of body that lead here, clusters, and each cluster.
pub async fn list(cx: &mut Cx, guard: Coordinator, rule: &'static Rule, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let now = regulation::now(cx).await?;
    let has_clusters = clusters::are_chosen(&now)?;
    let mut rows: Vec<(Scope, String)> = Vec::new();
    if rule.varies == Varies::Bodies {
        // Whoever has something of its own is there, even where it leads no longer.
        let own = now.scopes(rule)?.into_iter().filter(|scope| matches!(scope, Scope::Kind(_)));
        let clusters = has_clusters.then_some(Scope::Kind(BodyKind::Cluster));
        let mut kinds: Vec<_> = own.chain(clusters).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for scope in kinds {
            let Scope::Kind(kind) = scope else { continue };
            rows.push((scope, text::with_capital(&regulation::body_kind(language, kind))));
        }
    }
    if has_clusters {
        let all = groups::open(cx, guard).await?;
        rows.extend(all.into_iter().map(|group| (Scope::Group(group.id), group.name)));
    }
    rows.retain(|(_, name)| forms::finds(&spot.search, &[name]));
    let view = View::new((rule.title)(language));
    let view = match (rows.is_empty(), spot.search.is_empty()) {
        (false, _) => view
            .line(regulation::sentence_of_all(language, &now, rule)?)
            .question(say!(language, "regulation-bodies-question")),
        (true, true) => view.line(say!(language, "regulation-bodies-none")),
        (true, false) => view.line(say!(language, "office-not-found", search = spot.shown())),
    };
    let button = |(scope, name): (Scope, String)| {
        let is_own = now.bodies.contains_key(&(rule.name, scope));
        let label = match is_own {
            true => say!(language, "regulation-bodies-own", name = pinched(&name, NAME)),
            false => pinched(&name, SIGNS),
        };
        Button::press(label, Press::For { of: scope })
    };
    Ok(view
        .list(language, rows, ROWS, spot, |leaf| Press::List { leaf }, button)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// A key for these alone: what holds, by whose word, and whether that is their own.
pub async fn rule(cx: &mut Cx, rule: &'static Rule, of: Scope) -> Result<View<Press>> {
    let language = cx.language();
    if !rule.is_for(of) {
        return Err(Trouble::Gone);
    }
    let name = named(cx, Some(of)).await?.unwrap_or_default();
    let (now, authors) = regulation::with_authors(cx, rule).await?;
    let resolved = now.resolve_for(rule, of.body())?;
    let is_own = now.bodies.contains_key(&(rule.name, of));
    // A decision that is no own one is that of whoever it was made for.
    let decided_for = match now.set_for(rule, of.body()) {
        Some((Some(scope), _)) if scope == of => None,
        Some((Some(_), _)) => Some(say!(language, "regulation-as-of-kind")),
        Some((None, _)) => Some(say!(language, "regulation-as-of-all")),
        None => None,
    };
    let held = say!(language, "regulation-now", value = regulation::say_value(language, rule, &resolved.value));
    let view = View::new((rule.title)(language))
        .line(whose(language, name))
        .line(held)
        .maybe_line(decided_for)
        .lines(whence(cx, &resolved.source, &authors))
        .lines(resolved.notes.iter().map(|note| regulation::not_applied(language, rule, note)))
        .maybe_line(resolved.disputed.then(|| say!(language, "regulation-disputed")))
        // What the papers are silent of for this body may well stand in that of another.
        .maybe_line(
            (matches!(resolved.source, Source::Default(_)) && rule.varies == Varies::Bodies)
                .then(|| say!(language, "regulation-own-paper-alone")),
        );
    let view = match (&resolved.value, rule.kind) {
        (Value::Lines(lines), Kind::Cases) => view.lines(lines.iter().skip(1).cloned()),
        _ => view,
    };
    let view = answers(view.question(regulation::example(language, rule)), language, rule, &resolved);
    let reset = is_own.then(|| Button::press(say!(language, "regulation-as-others"), Press::Reset));
    Ok(view.row(reset).button(Button::press(say!(language, "button-back"), Press::Back)))
}
