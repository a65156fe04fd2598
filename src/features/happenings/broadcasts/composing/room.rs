//! The conversation in which somebody writes to many.

use chrono::{NaiveDate, NaiveTime, TimeZone, Utc};

use super::cards;
use super::rules::{self, QUESTION};
use super::steps::{Ask, At, Brought, Draft, Press, Step};
use crate::features::happenings::broadcasts::sending::store::{self, New};
use crate::features::happenings::broadcasts::telling::{self, Letter, Mine, Told, Under};
use crate::ids::{BroadcastId, EventId};
use crate::model::audience::store as audience_store;
use crate::model::audience::{Audience, Kind, OfEvent, Sender};
use crate::model::ways;
use crate::say;
use crate::talk::{
    Cx, Next, Parcel, Received, Result, Room, Said, Spot, Styled, Thing, View, button, calendar, files, units,
};
use crate::text::{Language, one_line};

pub struct NewBroadcast;

impl Room for NewBroadcast {
    const NAME: &'static str = "newbroadcast";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::New
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        (step.draft.is_written() || step.draft.audience.is_chosen()).then(|| cards::draft(language))
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        match step.asks {
            Ask::Text => &[Thing::Photo, Thing::Document],
            // The rest of an album may come a moment later.
            Ask::Whole if step.draft.file.as_ref().is_some_and(|file| file.album.is_some()) => {
                &[Thing::Photo, Thing::Document]
            }
            Ask::Audience
            | Ask::Choose { .. }
            | Ask::Part { .. }
            | Ask::Under
            | Ask::Link
            | Ask::Question
            | Ask::Options { .. }
            | Ask::Day { .. }
            | Ask::Hour { .. }
            | Ask::Whole => &[],
        }
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        Sender::of(cx)?;
        Ok(match (at, draft) {
            (at, Some(_)) => Next::Offer(at),
            (At::New, None) => Next::Go(Step { draft: Draft::default(), asks: Ask::Audience }),
            (At::Of { event }, None) => Next::Go(Step { draft: Draft::default(), asks: Ask::Part { event } }),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        cards::ask(cx, step).await
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        let Step { draft, asks } = step;
        let go = |draft: Draft, asks: Ask| Next::Go(Step { draft, asks });
        Ok(match (asks, said) {
            (Ask::Audience, Said::Press(press)) => audience(draft, press),
            (Ask::Choose { kind, spot }, Said::Press(press)) => choose(draft, kind, spot, press),
            (Ask::Choose { kind, .. }, Said::Text(typed)) => go(draft, Ask::Choose { kind, spot: Spot::found(&typed) }),
            (Ask::Part { event }, Said::Press(Press::Part { of })) => {
                let audience = draft.audience.clone().of_event(OfEvent { id: event, part: of });
                go(Draft { audience, ..draft }, Ask::Audience)
            }
            (Ask::Part { .. }, Said::Press(Press::Back)) => go(draft, Ask::Audience),

            (Ask::Text, Said::Text(typed)) => {
                let says = cx.styled(&typed);
                written(cx, Draft { says: Some(says), ..draft }).await?
            }
            (Ask::Text | Ask::Whole, Said::File(file)) => brought(cx, draft, file).await?,
            (Ask::Text, Said::Press(Press::Bare)) => {
                let draft = Draft { file: None, rest: Vec::new(), ..draft };
                if draft.is_written() { written(cx, draft).await? } else { go(draft, Ask::Text) }
            }
            (Ask::Text, Said::Press(Press::Back)) => go(draft, Ask::Audience),

            (Ask::Under, Said::Press(Press::Nothing)) => written(cx, Draft { under: Under::Nothing, ..draft }).await?,
            (Ask::Under, Said::Press(Press::Read)) => written(cx, Draft { under: Under::Read, ..draft }).await?,
            (Ask::Under, Said::Press(Press::Number)) => written(cx, Draft { under: Under::Number, ..draft }).await?,
            (Ask::Under, Said::Press(Press::Words)) => written(cx, Draft { under: Under::Words, ..draft }).await?,
            (Ask::Under, Said::Press(Press::File)) => written(cx, Draft { under: Under::File, ..draft }).await?,
            (Ask::Under, Said::Press(Press::Link)) => go(draft, Ask::Link),
            (Ask::Under, Said::Press(Press::Question)) => go(draft, Ask::Question),
            (Ask::Link, Said::Text(typed)) => match rules::link(&typed, say!(language, "broadcasts-link-label")) {
                Ok((label, to)) => written(cx, Draft { under: Under::Link { label, to }, ..draft }).await?,
                Err(flaw) => Next::Stay(cards::flaw(language, flaw)),
            },
            (Ask::Question, Said::Text(typed)) => {
                let asks = one_line(&typed);
                match units(&asks).checked_sub(QUESTION).filter(|over| *over > 0) {
                    Some(over) => Next::Stay(say!(language, "broadcasts-flaw-question", over = over)),
                    None => go(draft, Ask::Options { asks }),
                }
            }
            (Ask::Options { asks }, Said::Text(typed)) => match rules::options(&typed) {
                Ok(options) => written(cx, Draft { under: Under::Question { asks, options }, ..draft }).await?,
                Err(flaw) => Next::Stay(cards::flaw(language, flaw)),
            },
            (Ask::Link | Ask::Question | Ask::Options { .. }, Said::Press(Press::Back)) => go(draft, Ask::Under),

            (Ask::Day { .. }, Said::Press(Press::Pick { pick: calendar::Pick::Month(month) })) => {
                go(draft, Ask::Day { month })
            }
            (Ask::Day { .. }, Said::Press(Press::Pick { pick: calendar::Pick::Day(day) })) => {
                go(draft, Ask::Hour { day })
            }
            (Ask::Day { .. }, Said::Press(Press::Now)) => go(Draft { at: None, ..draft }, Ask::Whole),
            (Ask::Hour { day }, Said::Press(Press::Hour { time })) => at(cx, draft, day, time),
            (Ask::Hour { day }, Said::Text(typed)) => match rules::time(&typed) {
                Ok(time) => at(cx, draft, day, time),
                Err(flaw) => Next::Stay(cards::flaw(language, flaw)),
            },
            (Ask::Hour { day }, Said::Press(Press::Back)) => go(draft, Ask::Day { month: day }),
            (Ask::Under | Ask::Day { .. }, Said::Press(Press::Back)) => go(draft, Ask::Whole),

            (Ask::Whole, Said::Press(Press::ToAudience)) => go(draft, Ask::Audience),
            (Ask::Whole, Said::Press(Press::ToText)) => go(draft, Ask::Text),
            (Ask::Whole, Said::Press(Press::ToUnder)) => go(draft, Ask::Under),
            (Ask::Whole, Said::Press(Press::ToMoment)) => go(draft, Ask::Day { month: cx.today() }),
            (Ask::Whole, Said::Press(Press::Urgent { on })) => go(Draft { urgent: on, ..draft }, Ask::Whole),
            (Ask::Whole, Said::Press(Press::BySchool { on })) => go(Draft { by_school: on, ..draft }, Ask::Whole),
            (Ask::Whole, Said::Press(Press::Send)) => send(cx, draft).await?,
            _ => Next::Puzzled,
        })
    }
}

/// A press on the card of the audience.
fn audience(draft: Draft, press: Press) -> Next<NewBroadcast> {
    let go = |draft, asks| Next::Go(Step { draft, asks });
    match press {
        Press::Everybody { on: everybody } => {
            go(Draft { audience: Audience { everybody, ..Audience::default() }, ..draft }, Ask::Audience)
        }
        Press::Kind { of } => go(draft, Ask::Choose { kind: of, spot: Spot::default() }),
        Press::Onward if draft.audience.is_chosen() => {
            let asks = if draft.is_written() { Ask::Whole } else { Ask::Text };
            go(draft, asks)
        }
        _ => Next::Puzzled,
    }
}

/// A press on a list of what can be chosen.
fn choose(draft: Draft, kind: Kind, spot: Spot, press: Press) -> Next<NewBroadcast> {
    let go = |draft, asks| Next::Go(Step { draft, asks });
    match press {
        Press::Leaf { leaf } => go(draft, Ask::Choose { kind, spot: spot.after(leaf) }),
        Press::Take { of: Kind::Event, id } if !draft.audience.has(Kind::Event, id) => {
            go(draft, Ask::Part { event: EventId(id) })
        }
        Press::Take { of, id } => {
            let audience = draft.audience.clone().with(of, id, true);
            go(Draft { audience, ..draft }, Ask::Choose { kind, spot })
        }
        Press::Drop { of, id } => {
            let audience = draft.audience.clone().with(of, id, false);
            go(Draft { audience, ..draft }, Ask::Choose { kind, spot })
        }
        Press::Back => go(draft, Ask::Audience),
        _ => Next::Puzzled,
    }
}

/// A picture or a file has come, with the words below it.
async fn brought(cx: &mut Cx, draft: Draft, file: Received) -> Result<Next<NewBroadcast>> {
    let photo = file.kind.as_deref() == Some("image/jpeg") && !file.name.contains('.');
    let caption = file.caption.filter(|caption| !caption.text.trim().is_empty());
    let name = if photo { "photo.jpg".to_owned() } else { file.name };
    let awaited = file.album.as_ref().map_or(0, |album| album.awaited);
    let album = file.album.map(|album| (album.name, album.nth));
    let draft = draft.with(Brought { id: file.id, name, photo, album });
    let draft = Draft { says: caption.or(draft.says.clone()), ..draft };
    if awaited > 0 {
        return Ok(Next::Wait(Step { draft, asks: Ask::Text }));
    }
    written(cx, draft).await
}

/// What was written is shown as others get it, unless it is longer than a message.
async fn written(cx: &mut Cx, draft: Draft) -> Result<Next<NewBroadcast>> {
    let language = cx.language();
    if draft.tells_on_people() {
        return Ok(Next::Stay(say!(language, "broadcasts-flaw-hidden")));
    }
    let (_, letter, _) = whole(cx, &draft).await?;
    if let Some(over) = telling::too_long_by(&letter) {
        let most = letter.message.most();
        let words = match letter.message.stands_under() {
            Some(_) => say!(language, "broadcasts-flaw-caption", over = over, most = most),
            None => say!(language, "broadcasts-flaw-text", over = over, most = most),
        };
        return Ok(Next::Stay(words));
    }
    let sample = telling::view(language, BroadcastId(0), &letter, &Mine::default(), cx.zone());
    cx.parcel(Parcel::Sample(Box::new(button::seal_notice(sample, Told::NAME)?)));
    Ok(Next::Go(Step { draft, asks: Ask::Whole }))
}

/// Everything that is going to be sent.
async fn whole(cx: &mut Cx, draft: &Draft) -> Result<(Audience, Letter, i64)> {
    let language = cx.language();
    let sender = Sender::of(cx)?;
    let audience = draft.audience.clone().within(&sender, language)?;
    let facts = audience_store::facts(cx, &sender, &audience).await?;
    let files: Vec<_> = draft.files().map(|file| file.id).collect();
    let hashes = files::hashes(cx, &files).await?;
    let reached = facts.told();
    Ok((audience.clone(), cards::letter(draft, &sender, &audience, &facts, hashes), reached))
}

/// When it is to be sent.
fn at(cx: &mut Cx, draft: Draft, day: NaiveDate, time: NaiveTime) -> Next<NewBroadcast> {
    let language = cx.language();
    let Some(at) = cx.zone().from_local_datetime(&day.and_time(time)).earliest() else {
        return Next::Stay(say!(language, "broadcasts-flaw-skipped"));
    };
    let at = at.with_timezone(&Utc);
    if at <= cx.now {
        return Next::Stay(say!(language, "broadcasts-flaw-past"));
    }
    Next::Go(Step { draft: Draft { at: Some(at), ..draft }, asks: Ask::Whole })
}

/// Sends it, or keeps it until its moment.
async fn send(cx: &mut Cx, draft: Draft) -> Result<Next<NewBroadcast>> {
    let language = cx.language();
    let me = Sender::of(cx)?.id();
    let stay = |words| Ok(Next::Stay(words));
    if draft.tells_on_people() {
        return stay(say!(language, "broadcasts-flaw-hidden"));
    }
    let (audience, letter, reached) = whole(cx, &draft).await?;
    if draft.files().count() > letter.message.attached.iter().chain(&letter.message.rest).count() {
        // A file that nobody has sent within a day is gone.
        cx.remark(format!("❗ {}", say!(language, "broadcasts-flaw-file-gone")));
        return Ok(Next::Go(Step { draft: Draft { file: None, rest: Vec::new(), ..draft }, asks: Ask::Text }));
    }
    if !draft.is_written() {
        return Ok(Next::Go(Step { draft, asks: Ask::Text }));
    }
    if reached == 0 {
        return stay(say!(language, "broadcasts-reach-nobody"));
    }
    if draft.at.is_some_and(|at| at <= cx.now) {
        return stay(say!(language, "broadcasts-flaw-past"));
    }
    let says = draft.says.clone().unwrap_or_else(|| Styled::plain(""));
    let new = New {
        says: &says,
        file: draft.file.as_ref().map(|file| (file.id, file.photo)),
        rest: draft.rest.iter().map(|file| file.id).collect(),
        under: &draft.under,
        audience: &audience,
        role: letter.role,
        whom: letter.whom,
        begins_at: draft.at.unwrap_or(cx.now),
        by_school: draft.is_by_school(),
        urgent: draft.urgent,
        reached,
    };
    let id = store::create(cx, me, new).await?;
    files::keep_all(cx, &draft.files().map(|file| file.id).collect::<Vec<_>>()).await?;
    cx.remark(match draft.at {
        Some(_) => say!(language, "broadcasts-scheduled"),
        None => say!(language, "broadcasts-begun"),
    });
    Ok(Next::To(ways::BROADCAST.of(id)))
}
