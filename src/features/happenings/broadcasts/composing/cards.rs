//! The questions to somebody who writes to many.

use chrono::{Days, NaiveTime};

use super::rules::Flaw;
use super::steps::{Ask, Draft, Press, Step};
use crate::features::happenings::broadcasts::telling::{Letter, Under};
use crate::features::happenings::choosing;
use crate::ids::FileId;
use crate::model::audience::store::{self, About, Count, Facts};
use crate::model::audience::{self, Kind, Part, Sender};
use crate::model::ways;
use crate::say;
use crate::talk::{Attached, Button, Cx, Message, Result, Spot, View, calendar};
use crate::text::{self, Bilingual, Language, clipped, one_line};

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
                    .line(match draft.rest.len() {
                        0 => say!(language, "broadcasts-text-file", name = clipped(&file.name, 40)),
                        more => say!(language, "broadcasts-text-album", count = more + 1),
                    })
                    .button(Button::press(
                        match draft.rest.is_empty() {
                            true => say!(language, "broadcasts-text-bare"),
                            false => say!(language, "broadcasts-text-bare-album"),
                        },
                        Press::Bare,
                    )),
                None => view,
            }
        }
        Ask::Under => View::new(say!(language, "broadcasts-under-title"))
            .line(say!(language, "broadcasts-under-line"))
            .button(Button::press(say!(language, "broadcasts-under-nothing"), Press::Nothing))
            .button(Button::press(say!(language, "broadcasts-under-read"), Press::Read))
            .button(Button::press(say!(language, "broadcasts-under-link"), Press::Link))
            .button(Button::press(say!(language, "broadcasts-under-question"), Press::Question))
            .row([
                Button::press(say!(language, "broadcasts-under-number"), Press::Number),
                Button::press(say!(language, "broadcasts-under-words"), Press::Words),
            ])
            .button(Button::press(say!(language, "broadcasts-under-file"), Press::File)),
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
    let kind = |of: Kind| choosing::kind(language, &draft.audience, of, Press::Kind { of });
    let view = view
        .button(Button::press(
            chosen(everybody, draft.audience.everybody),
            Press::Everybody { on: !draft.audience.everybody },
        ))
        .grid(2, Kind::ALL.map(kind));
    let view = match sender {
        Sender::Coordinator(_) => view.button(kind(Kind::Category)),
        Sender::Leader(..) => view,
    };
    let onward = facts
        .is_reached()
        .then(|| Button::press(say!(language, "broadcasts-onward", count = facts.told()), Press::Onward));
    Ok(view.row(onward).button(Button::cancel(language, ways::BROADCASTS.place())))
}

/// Which of a kind.
async fn choose(cx: &mut Cx, sender: &Sender, draft: &Draft, kind: Kind, spot: &Spot) -> Result<View<Press>> {
    let leaf = |leaf| Press::Leaf { leaf };
    let press = |id, has| if has { Press::Drop { of: kind, id } } else { Press::Take { of: kind, id } };
    let view = choosing::choose(cx, sender, &draft.audience, (kind, spot), leaf, press).await?;
    Ok(view.button(choosing::chosen(cx.language(), &draft.audience, kind, Press::Back)))
}

/// How many get it, who does not and why, and what they got lately.
pub fn reach(language: Language, facts: &Facts) -> Vec<String> {
    let Facts { count, limit, about, .. } = facts;
    match about {
        Some(About::Number(about)) => return vec![say!(language, "broadcasts-about", count = *about)],
        Some(About::Few) => return vec![say!(language, "broadcasts-about-few")],
        None => {}
    }
    let Count { people, no_account, no_consent, unreachable, got, most, over, digest: _ } = *count;
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
        Under::Number => say!(language, "broadcasts-under-number"),
        Under::Words => say!(language, "broadcasts-under-words"),
        Under::File => say!(language, "broadcasts-under-file"),
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
        None => say!(language, "broadcasts-send", count = facts.told()),
    };
    let by_school = (draft.under.asks() && draft.audience.category.is_none()).then(|| {
        let label = match draft.by_school {
            true => say!(language, "broadcasts-by-school"),
            false => say!(language, "broadcasts-by-person"),
        };
        Button::press(label, Press::BySchool { on: !draft.by_school })
    });
    // What is about an event is never put off.
    let digest = facts.count.digest;
    let can_wait = (digest > 0 || draft.urgent) && draft.audience.event.is_none();
    let urgent = can_wait.then(|| {
        let label = match draft.urgent {
            true => say!(language, "broadcasts-urgent"),
            false => say!(language, "broadcasts-ordinary"),
        };
        Button::press(label, Press::Urgent { on: !draft.urgent })
    });
    let later = (can_wait && !draft.urgent).then(|| say!(language, "broadcasts-reach-digest", count = digest));
    Ok(view
        .maybe_line(later)
        .question(say!(language, "broadcasts-whole-question"))
        .button(Button::press(send, Press::Send).grave())
        .row(urgent)
        .row(by_school)
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
    hashes: Vec<(FileId, String)>,
) -> Letter {
    let mut kept = draft.files().filter_map(|file| {
        let (_, hash) = hashes.iter().find(|(id, _)| *id == file.id)?;
        Some(Attached { hash: hash.clone(), name: file.name.clone(), photo: file.photo })
    });
    let (attached, rest) = (kept.next(), kept.collect());
    let said = |language| audience::said(language, audience, &facts.names);
    Letter {
        message: Message { says: draft.says.clone().unwrap_or_default(), attached, rest },
        under: draft.under.clone(),
        by_school: draft.is_by_school(),
        reminders: 0,
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
