//! The cards about papers and blanks.

use super::declining;
use super::facts;
use super::steps::Press;
use super::store;
use crate::ids::{GroupId, PaperId};
use crate::model::papers::{self, Kind};
use crate::model::roles::Coordinator;
use crate::model::{regulation, ways};
use crate::papers::words;
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::{self, Language, clipped};

/// Papers on one card: with the rows below it stays within twelve.
const ROWS: usize = 6;

pub async fn list(cx: &mut Cx, guard: Coordinator, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (found, page) = papers::find(cx, guard, spot, ROWS).await?;
    let view = View::new(say!(language, "papers-title"));
    let view = match (found.is_empty(), spot.search.is_empty()) {
        (true, true) => view.line(say!(language, "papers-none")),
        (true, false) => view.line(say!(language, "office-not-found", search = spot.search.clone())),
        (false, _) => {
            view.line(say!(language, "papers-count", count = page.count)).question(say!(language, "papers-question"))
        }
    };
    let label = |paper: &papers::Listed| {
        let number = paper.number.as_ref().map(|number| format!("№ {number} · ")).unwrap_or_default();
        let mark = if paper.signed { "✅ " } else { "" };
        format!("{mark}{number}{}, {}", paper.kind.named(language), paper.day.format("%d.%m"))
    };
    let rows: Vec<_> = found.iter().map(|paper| Button::go(label(paper), ways::PAPER.of(paper.id))).collect();
    Ok(view
        .grid(1, rows)
        .pages(language, page, spot, |leaf| Press::List { leaf })
        .row([
            Button::press(say!(language, "papers-make-staff"), Press::Make { kind: Kind::Staff }),
            Button::go(say!(language, "papers-make-rules"), ways::RULES_PAPER.place()),
        ])
        .row([
            Button::press(say!(language, "papers-to-blanks"), Press::Blanks),
            Button::go(say!(language, "papers-to-tables"), ways::TABLES.place()),
        ])
        .button(Button::back(language, ways::DESK.place())))
}

pub async fn card(cx: &mut Cx, guard: Coordinator, id: PaperId) -> Result<View<Press>> {
    let language = cx.language();
    let paper = papers::paper(cx, guard, id).await?;
    let number = paper.number.as_ref().map(|number| format!(" № {number}")).unwrap_or_default();
    let day = text::date(language, paper.day, true);
    let state = if paper.waits {
        say!(language, "papers-state-waits")
    } else if let Some(at) = paper.signed_at {
        say!(language, "papers-state-signed", moment = text::moment(language, at, cx.now, cx.zone()))
    } else if paper.hash.is_some() {
        say!(language, "papers-state-made")
    } else if paper.flaw.as_deref() == Some("person_gone") {
        say!(language, "papers-state-gone")
    } else {
        say!(language, "papers-state-unmade")
    };
    let mut view = View::new(format!("{}{number}", paper.kind.named(language)))
        .line(paper.about)
        .line(say!(language, "papers-day", day = day))
        .maybe_line(paper.author.map(|author| say!(language, "papers-author", name = author)))
        .maybe_line((paper.named > 0).then(|| say!(language, "papers-named", count = paper.named)))
        .line(match paper.blank {
            Some(version) => say!(language, "papers-of-own-blank", version = version),
            None => say!(language, "papers-of-default-blank"),
        })
        .line(state)
        .maybe_line(
            paper
                .scan_at
                .map(|at| say!(language, "papers-scanned", moment = text::moment(language, at, cx.now, cx.zone()))),
        )
        .maybe_line(paper.link.as_ref().map(|link| say!(language, "papers-published", link = clipped(link, 120))));
    if let Some(hash) = &paper.hash {
        view = view
            .line(say!(language, "papers-hash", hash = hash.chars().take(12).collect::<String>()))
            .button(Button::press(say!(language, "papers-send"), Press::Send));
        if paper.signed_at.is_none() {
            view = view.button(Button::press(say!(language, "papers-sign"), Press::Sign).grave());
        }
        if paper.scan_hash.is_some() {
            view = view.button(Button::press(say!(language, "papers-send-scan"), Press::Scan));
        }
        view = view
            .button(Button::press(say!(language, "papers-publish"), Press::Publish))
            .question(say!(language, "papers-scan-question"));
    }
    Ok(view.button(Button::back(language, ways::PAPERS.place())))
}

pub async fn about_group(cx: &mut Cx, guard: Coordinator, group: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let facts = store::facts(cx, guard, Kind::RosterOrder, group, None).await?;
    let make = |kind: Kind| Button::press(kind.named(language), Press::Make { kind });
    Ok(View::new(say!(language, "papers-of-title"))
        .line(format!("«{}»", facts.group))
        .line(say!(language, "papers-of-members", count = facts.members.len()))
        .question(say!(language, "papers-of-question"))
        .button(make(Kind::RosterOrder))
        .button(make(Kind::Agreement))
        .button(Button::back(language, ways::GROUP.of(group))))
}

/// Which number does a paper bear? What a clerk must look at is said before it is made.
pub async fn new(cx: &mut Cx, guard: Coordinator, kind: Kind, group: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let facts = store::facts(cx, guard, kind, group, None).await?;
    let gaps = if kind == Kind::RosterOrder { facts::gaps(&facts) } else { 0 };
    let is_named = facts::declined(kind, &facts).is_some();
    let view = View::new(kind.named(language))
        .line(clipped(&format!("«{}»", facts.group), 120))
        .maybe_line(
            (kind == Kind::RosterOrder).then(|| say!(language, "papers-of-members", count = facts.members.len())),
        )
        .maybe_line((gaps > 0).then(|| say!(language, "papers-gaps", count = gaps)))
        .maybe_line((!is_named).then(|| nobody(language, kind)).flatten());
    Ok(numbers(view, language, facts.proposed)
        .button(Button::press(say!(language, "papers-forms"), Press::Forms))
        .button(Button::back(language, ways::PAPERS_OF.of(group))))
}

/// The same for a paper about the whole municipality: the rules in force.
pub async fn new_whole(cx: &mut Cx, guard: Coordinator, kind: Kind) -> Result<View<Press>> {
    let language = cx.language();
    let whole = declining::store::whole(cx, guard, kind, None).await?;
    let now = regulation::now(cx).await?;
    let view = View::new(kind.named(language))
        .line(whole.municipality.clone())
        .line(regulation::taken_from(language, &now.presets))
        .line(say!(language, "papers-rules-line", version = now.version, own = now.overrides.len()));
    Ok(numbers(view, language, whole.proposed).button(Button::back(language, ways::PAPERS.place())))
}

fn numbers(view: View<Press>, language: Language, proposed: i64) -> View<Press> {
    let proposed = proposed.to_string();
    view.question(say!(language, "papers-number-question")).row([
        Button::press(format!("№ {proposed}"), Press::Number { number: proposed }),
        Button::press(say!(language, "papers-unnumbered"), Press::Unnumbered),
    ])
}

fn nobody(language: Language, kind: Kind) -> Option<String> {
    match kind {
        Kind::RosterOrder => Some(say!(language, "papers-no-leader")),
        Kind::Agreement => Some(say!(language, "papers-no-director")),
        Kind::Staff | Kind::Rules | Kind::Plan => None,
    }
}

pub fn taken(language: Language, kind: Kind, group: Option<GroupId>, number: &str) -> View<Press> {
    let back = group.map_or_else(|| ways::PAPERS.place(), |group| ways::PAPERS_OF.of(group));
    View::new(say!(language, "papers-taken-title"))
        .line(say!(language, "papers-taken-line", kind = kind.named(language), number = number.to_owned()))
        .button(Button::press(say!(language, "papers-other-number"), Press::Make { kind }))
        .button(Button::back(language, back))
}

pub fn ordered(language: Language, kind: Kind) -> View<Press> {
    View::new(say!(language, "papers-ordered-title"))
        .line(say!(language, "papers-ordered-line", kind = kind.named(language)))
        .line(say!(language, "papers-ordered-check"))
        .button(Button::go(say!(language, "papers-title"), ways::PAPERS.place()))
        .button(Button::back(language, ways::DESK.place()))
}

/// Where was a paper published?
pub async fn link(cx: &mut Cx, guard: Coordinator, id: PaperId) -> Result<View<Press>> {
    let language = cx.language();
    let paper = papers::paper(cx, guard, id).await?;
    Ok(View::new(say!(language, "papers-publish"))
        .line(words::caption(language, paper.kind, paper.number.as_deref(), &paper.about))
        .maybe_line(paper.link.map(|link| say!(language, "papers-published", link = clipped(&link, 120))))
        .question(say!(language, "papers-link-question"))
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

pub fn sent(language: Language, id: PaperId) -> View<Press> {
    View::new(say!(language, "papers-file-title"))
        .line(say!(language, "papers-file-line"))
        .button(Button::back(language, ways::PAPER.of(id)))
}

pub async fn blanks(cx: &mut Cx, guard: Coordinator) -> Result<View<Press>> {
    let language = cx.language();
    let own = papers::blanks(cx, guard).await?;
    let button = |kind: Kind| {
        let version = own.iter().find(|blank| blank.kind == kind && blank.in_force).map(|blank| blank.version);
        let label = match version {
            Some(version) => say!(language, "papers-blank-own", kind = kind.named(language), version = version),
            None => kind.named(language),
        };
        Button::press(label, Press::Blank { kind })
    };
    Ok(View::new(say!(language, "papers-blanks-title"))
        .line(say!(language, "papers-blanks-line"))
        .question(say!(language, "papers-blanks-question"))
        .grid(1, Kind::ALL.map(button))
        .button(Button::back(language, ways::PAPERS.place())))
}

pub async fn blank(cx: &mut Cx, guard: Coordinator, kind: Kind) -> Result<View<Press>> {
    let language = cx.language();
    let own: Vec<_> = papers::blanks(cx, guard).await?.into_iter().filter(|blank| blank.kind == kind).collect();
    let in_force = own.iter().find(|blank| blank.in_force);
    let mut view = View::new(kind.named(language))
        .line(match in_force {
            Some(blank) => {
                say!(language, "papers-blank-version", version = blank.version, name = clipped(&blank.name, 60))
            }
            None => say!(language, "papers-blank-default"),
        })
        .maybe_line(own.iter().any(|blank| blank.waits).then(|| say!(language, "papers-blank-waits")))
        .question(say!(language, "papers-blank-question"))
        .button(Button::press(say!(language, "papers-blank-take"), Press::Send));
    if in_force.is_some() {
        view = view.button(Button::press(say!(language, "papers-blank-back"), Press::Default));
    }
    Ok(view.button(Button::back(language, ways::BLANKS.place())))
}
