//! The questions to somebody who writes to many.

use chrono::{Days, NaiveTime};

use super::rules::Flaw;
use super::steps::{Ask, Draft, Press, Step};
use crate::features::happenings::broadcasts::audience::store::{self, Count, Facts};
use crate::features::happenings::broadcasts::audience::{self, Kind, Part, Sender};
use crate::features::happenings::broadcasts::telling::{Letter, Under};
use crate::ids::FileId;
use crate::model::ways;
use crate::say;
use crate::talk::{Attached, Button, Cx, Message, Result, Spot, View, calendar};
use crate::text::{self, Bilingual, Language, clipped, forms, one_line};

/// Choices on a page: with the ways on it stays within twelve rows.
const ROWS: usize = 8;
/// How far ahead a message can wait.
const AHEAD: Days = Days::new(60);

/// The card of a question.
pub async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
    let language = cx.language();
    let sender = Sender::of(cx)?;
    let Step { draft, asks } = step;
    let back = || Button::press(say!(language, "button-back"), Press::Back);
    let cancel = || Button::cancel(language, ways::BROADCASTS.place());
    let view = match asks {
        Ask::Audience => return whom(cx, &sender, draft).await,
        Ask::Choose { kind, spot } => return choose(cx, &sender, draft, *kind, spot).await,
        Ask::Part { .. } => View::new(say!(language, "broadcasts-part-title"))
            .grid(1, Part::ALL.map(|of| Button::press(text::with_capital(&of.named(language)), Press::Part { of }))),
        Ask::Text => {
            let view = View::new(say!(language, "broadcasts-text-title")).line(say!(language, "broadcasts-text-line"));
            let view = view.question(say!(language, "broadcasts-text-question"));
            match &draft.file {
                Some(file) => view
                    .line(say!(language, "broadcasts-text-file", name = clipped(&file.name, 40)))
                    .button(Button::press(say!(language, "broadcasts-text-bare"), Press::Bare)),
                None => view,
            }
        }
        Ask::Under => View::new(say!(language, "broadcasts-under-title"))
            .line(say!(language, "broadcasts-under-line"))
            .button(Button::press(say!(language, "broadcasts-under-nothing"), Press::Nothing))
            .button(Button::press(say!(language, "broadcasts-under-read"), Press::Read))
            .button(Button::press(say!(language, "broadcasts-under-link"), Press::Link))
            .button(Button::press(say!(language, "broadcasts-under-question"), Press::Question)),
        Ask::Link => {
            View::new(say!(language, "broadcasts-link-title")).question(say!(language, "broadcasts-link-question"))
        }
        Ask::Question => {
            View::new(say!(language, "broadcasts-asked-title")).question(say!(language, "broadcasts-asked-question"))
        }
        Ask::Options { asks } => View::new(say!(language, "broadcasts-options-title"))
            .line(format!("«{asks}»"))
            .question(say!(language, "broadcasts-options-question")),
        Ask::Day { month } => {
            let view = View::new(say!(language, "broadcasts-day-title"));
            let view = view.button(Button::press(say!(language, "broadcasts-now"), Press::Now));
            let range = (cx.today(), cx.today() + AHEAD);
            calendar::month(view, language, *month, cx.today(), range, |pick| Press::Pick { pick })
        }
        Ask::Hour { day } => View::new(say!(language, "broadcasts-hour-title"))
            .line(text::day(language, *day, cx.today()))
            .question(say!(language, "broadcasts-hour-question"))
            .grid(
                4,
                (8..20).filter_map(|hour| {
                    let time = NaiveTime::from_hms_opt(hour, 0, 0)?;
                    Some(Button::press(time.format("%H:%M").to_string(), Press::Hour { time }))
                }),
            ),
        Ask::Whole => return whole(cx, &sender, draft).await,
    };
    Ok(view.row([back(), cancel()]))
}

/// To whom: what was chosen, and how many that are.
async fn whom(cx: &mut Cx, sender: &Sender, draft: &Draft) -> Result<View<Press>> {
    let language = cx.language();
    let audience = draft.audience.clone().within(sender, language)?;
    let facts = store::facts(cx, sender, &audience).await?;
    let view = View::new(say!(language, "broadcasts-whom-title"));
    let view = if audience.is_chosen() {
        view.line(say!(language, "broadcasts-whom", whom = audience::said(language, &audience, &facts.names)))
            .lines(reach(language, &facts))
            .question(say!(language, "broadcasts-whom-more"))
    } else {
        view.line(say!(language, "broadcasts-whom-line")).question(say!(language, "broadcasts-whom-question"))
    };
    let everybody = match sender {
        Sender::Coordinator(_) => say!(language, "broadcasts-everybody"),
        Sender::Leader(..) => say!(language, "broadcasts-everybody-of-mine"),
    };
    let chosen = |label: String, holds: bool| if holds { format!("✅ {label}") } else { label };
    let kind = |of: Kind| {
        let count = draft.audience.count(of);
        let label = if count == 0 { of.named(language) } else { format!("✅ {}: {count}", of.named(language)) };
        Button::press(label, Press::Kind { of })
    };
    let view = view
        .button(Button::press(chosen(everybody, draft.audience.everybody), Press::Everybody))
        .grid(2, Kind::ALL.map(kind));
    let onward = (facts.count.reached() > 0)
        .then(|| Button::press(say!(language, "broadcasts-onward", count = facts.count.reached()), Press::Onward));
    Ok(view.row(onward).button(Button::cancel(language, ways::BROADCASTS.place())))
}

/// Which of a kind.
async fn choose(cx: &mut Cx, sender: &Sender, draft: &Draft, kind: Kind, spot: &Spot) -> Result<View<Press>> {
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
    let leaf = |leaf| Press::Leaf { leaf };
    Ok(view
        .list(language, found, ROWS, spot, leaf, |one| {
            let mark = if draft.audience.has(kind, one.id) { "✅ " } else { "" };
            Button::press(format!("{mark}{}", clipped(&one.name, 40)), Press::Toggle { of: kind, id: one.id })
        })
        .button(Button::press(say!(language, "broadcasts-chosen", count = draft.audience.count(kind)), Press::Back)))
}

/// How many get it, who does not and why, and what they got lately.
pub fn reach(language: Language, facts: &Facts) -> Vec<String> {
    let Facts { count, limit, .. } = facts;
    let Count { people, no_account, no_consent, unreachable, got, most, over } = *count;
    let mut lines = vec![match people {
        0 => say!(language, "broadcasts-reach-nobody"),
        _ => say!(language, "broadcasts-reach", count = count.reached(), people = people),
    }];
    if no_account > 0 {
        lines.push(say!(language, "broadcasts-reach-no-account", count = no_account));
    }
    if no_consent > 0 {
        lines.push(say!(language, "broadcasts-reach-no-consent", count = no_consent));
    }
    if unreachable > 0 {
        lines.push(say!(language, "broadcasts-reach-unreachable", count = unreachable));
    }
    if most > 0 {
        let average = text::average(language, got, people).unwrap_or_default();
        lines.push(say!(language, "broadcasts-load", average = average, most = most));
    } else if people > 0 {
        lines.push(say!(language, "broadcasts-load-none"));
    }
    if over > 0 {
        lines.push(say!(language, "broadcasts-overload", count = over, limit = *limit));
    }
    lines
}

/// Shall it be sent? The message itself stands above.
async fn whole(cx: &mut Cx, sender: &Sender, draft: &Draft) -> Result<View<Press>> {
    let (language, zone) = (cx.language(), cx.zone());
    let audience = draft.audience.clone().within(sender, language)?;
    let facts = store::facts(cx, sender, &audience).await?;
    let under = match &draft.under {
        Under::Nothing => text::with_small(&say!(language, "broadcasts-under-nothing")),
        Under::Read => text::with_small(&say!(language, "broadcasts-under-read")),
        Under::Link { label, .. } => label.clone(),
        Under::Question { asks, .. } => format!("«{}»", clipped(&one_line(asks), 40)),
    };
    let view = View::new(say!(language, "broadcasts-whole-title"))
        .line(say!(language, "broadcasts-whom", whom = audience::said(language, &audience, &facts.names)))
        .lines(reach(language, &facts))
        .line(say!(language, "broadcasts-whole-under", under = under));
    let send = match draft.at {
        Some(at) => {
            let moment = at.with_timezone(&zone).format("%d.%m %H:%M").to_string();
            say!(language, "broadcasts-schedule", moment = moment)
        }
        None => say!(language, "broadcasts-send", count = facts.count.reached()),
    };
    Ok(view
        .question(say!(language, "broadcasts-whole-question"))
        .button(Button::press(send, Press::Send).grave())
        .row([
            Button::press(say!(language, "broadcasts-to-under"), Press::ToUnder),
            Button::press(say!(language, "broadcasts-to-moment"), Press::ToMoment),
        ])
        .row([
            Button::press(say!(language, "broadcasts-to-text"), Press::ToText),
            Button::press(say!(language, "broadcasts-to-audience"), Press::ToAudience),
        ])
        .button(Button::cancel(language, ways::BROADCASTS.place())))
}

/// The message as it will be.
pub fn letter(
    draft: &Draft,
    sender: &Sender,
    audience: &audience::Audience,
    facts: &Facts,
    hash: Option<String>,
) -> Letter {
    let attached = draft.file.as_ref().zip(hash);
    let attached = attached.map(|(file, hash)| Attached { hash, name: file.name.clone(), photo: file.photo });
    let said = |language| audience::said(language, audience, &facts.names);
    Letter {
        message: Message { says: draft.says.clone().unwrap_or_default(), attached },
        under: draft.under.clone(),
        author: Some(facts.author.clone()),
        role: sender.role(),
        whom: Bilingual { ru: said(Language::Ru), en: said(Language::En) },
    }
}

/// What is wrong with something typed, and what is expected.
pub fn flaw(language: Language, flaw: Flaw) -> String {
    match flaw {
        Flaw::NoLink => say!(language, "broadcasts-flaw-link"),
        Flaw::LongLabel(over) => say!(language, "broadcasts-flaw-label", over = over),
        Flaw::Options => say!(language, "broadcasts-flaw-options"),
        Flaw::Twice => say!(language, "broadcasts-flaw-twice"),
        Flaw::NoTime => say!(language, "broadcasts-flaw-time"),
    }
}

/// What the draft is called.
pub fn draft(language: Language) -> String {
    say!(language, "broadcasts-draft")
}

/// The number of the file of a draft.
pub fn file(draft: &Draft) -> Option<FileId> {
    draft.file.as_ref().map(|file| file.id)
}
