//! The cards about papers and blanks.

use chrono::Days;

use super::facts::store::{self, Asked};
use super::steps::Press;
use crate::ids::{GroupId, OrganisationId, PaperId, PersonId};
use crate::model::papers::{self, Kind, What};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::papers::words;
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View};
use crate::text::{self, Language, clipped};

/// Papers on one card: with the rows below it stays within twelve.
const ROWS: usize = 6;
/// Records on one card.
const SOURCES: usize = 7;

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
    } else if paper.flaw.as_deref() == Some("lapsed") {
        say!(language, "papers-state-lapsed")
    } else {
        say!(language, "papers-state-unmade")
    };
    // What nobody has signed is let go when its kind's term is over.
    let goes = paper.made_at.filter(|_| paper.hash.is_some() && paper.signed_at.is_none()).map(|at| {
        let last = at.with_timezone(&cx.zone()).date_naive() + Days::new(paper.kind.days());
        say!(language, "papers-goes", day = text::date(language, last, true))
    });
    let mut view = View::new(format!("{}{number}", paper.kind.named(language)))
        .line(paper.about)
        .line(say!(language, "papers-day", day = day))
        .maybe_line(paper.author.map(|author| say!(language, "papers-author", name = author)))
        .maybe_line((paper.named > 0).then(|| say!(language, "papers-named", count = paper.named)))
        .maybe_line(paper.regulation.map(|version| say!(language, "papers-by-rules", version = version)))
        .line(match paper.blank {
            Some(version) => say!(language, "papers-of-own-blank", version = version),
            None => say!(language, "papers-of-default-blank"),
        })
        .line(state)
        .maybe_line(goes)
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
        if paper.number.is_none() {
            view = view.button(Button::press(say!(language, "papers-enter"), Press::Enter));
        }
        view = match paper.signed_at {
            None => view.button(Button::press(say!(language, "papers-sign"), Press::Sign).grave()),
            Some(_) => {
                let view = view.button(Button::press(say!(language, "papers-copy"), Press::Copy));
                if paper.scan_hash.is_none() && !paper.outlives {
                    view.button(Button::press(say!(language, "papers-unsign"), Press::Unsign).grave())
                } else {
                    view
                }
            }
        };
        if paper.scan_hash.is_some() {
            view = view.button(Button::press(say!(language, "papers-send-scan"), Press::Scan));
        }
        view = view.button(Button::press(say!(language, "papers-publish"), Press::Publish));
        if paper.scan_hash.is_none() {
            view = view.question(say!(language, "papers-scan-question"));
        }
    }
    // Of which data it was made: each count opens its records.
    let counted = [(What::Person, paper.named), (What::Organisation, paper.organisations)];
    let opens = counted.into_iter().filter(|(_, count)| *count > 0).map(|(what, count)| {
        let label = match what {
            What::Person => say!(language, "papers-of-people", count = count),
            What::Organisation => say!(language, "papers-of-organisations", count = count),
        };
        Button::press(label, Press::Sources { what })
    });
    view = view.row(opens);
    if let Some(group) = paper.group {
        view = view.button(Button::go(say!(language, "papers-of-group"), ways::GROUP.of(group)));
    }
    Ok(view.button(Button::back(language, ways::PAPERS.place())))
}

pub async fn about_group(cx: &mut Cx, guard: Coordinator, group: GroupId) -> Result<View<Press>> {
    let language = cx.language();
    let asked = Asked::today(cx, Kind::RosterOrder);
    let facts = store::facts(cx, guard, group, &asked).await?;
    let make = |kind: Kind| Button::press(kind.named(language), Press::Make { kind });
    Ok(View::new(say!(language, "papers-of-title"))
        .line(format!("«{}»", facts.group))
        .line(say!(language, "papers-of-members", count = facts.members.len()))
        .question(say!(language, "papers-of-question"))
        .button(make(Kind::RosterOrder))
        .button(make(Kind::Agreement))
        .button(Button::back(language, ways::GROUP.of(group))))
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

/// Where does a certified copy go?
pub async fn copy(cx: &mut Cx, guard: Coordinator, id: PaperId) -> Result<View<Press>> {
    let language = cx.language();
    let paper = papers::paper(cx, guard, id).await?;
    Ok(View::new(say!(language, "papers-copy"))
        .line(words::caption(language, paper.kind, paper.number.as_deref(), &paper.about))
        .line(say!(language, "papers-copy-line"))
        .question(say!(language, "papers-copy-question"))
        .button(Button::press(say!(language, "papers-copy-stays"), Press::Certify { elsewhere: false }))
        .button(Button::press(say!(language, "papers-copy-goes"), Press::Certify { elsewhere: true }))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// The records of one sort that a paper was made from, each opened by its button.
pub async fn sources(cx: &mut Cx, guard: Coordinator, id: PaperId, what: What, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let paper = papers::paper(cx, guard, id).await?;
    let found = papers::sources(cx, guard, id, what).await?;
    let title = match what {
        What::Person => say!(language, "papers-sources-people"),
        What::Organisation => say!(language, "papers-sources-organisations"),
    };
    let row = |source: papers::Source| {
        let label = [Some(source.name), source.works_at].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let place = match what {
            What::Person => ways::PERSON.of(PersonId(source.id)),
            What::Organisation => ways::ORGANISATION.of(OrganisationId(source.id)),
        };
        Button::go(label, place)
    };
    Ok(View::new(title)
        .line(words::caption(language, paper.kind, paper.number.as_deref(), &paper.about))
        .line(say!(language, "papers-sources-line", count = found.len()))
        .list(language, found, SOURCES, spot, |leaf| Press::List { leaf }, row)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}
