//! The cards of one's own pairs.

use chrono::{Days, Months, NaiveDate};

use super::room::mine as own;
use super::steps::Press;
use super::{outcome, programme, survey, words};
use crate::ids::PairId;
use crate::model::pairs::{self, Basis, Ending, Moment, Pair, Rhythm, State};
use crate::model::regulation::keys::people::PAIR_BASES;
use crate::model::roles::Registered;
use crate::model::{regulation, ways};
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, View, calendar};
use crate::text::{Language, clipped, forms, with_capital};

/// Rows of a list on one card.
pub const ROWS: usize = 6;

/// How many ended pairs stand below the open ones.
const PAST: usize = 3;

/// «Петрова О. С.: ждёт ответа», as one of the two sees it.
fn label(language: Language, pair: &Pair, me: crate::ids::PersonId) -> String {
    let other = if pair.mentor == Some(me) { &pair.mentee_name } else { &pair.mentor_name };
    let name = words::called(language, other.as_ref());
    clipped(&format!("{} {name}: {}", words::sign(pair.state), words::state(language, pair.state)), 60)
}

/// My pairs, what I offer and look for.
pub async fn mine(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let mine = pairs::mine(cx, me).await?;
    let (open, past): (Vec<_>, Vec<_>) = pairs::of_person(cx, me).await?.into_iter().partition(Pair::is_open);
    let bases = regulation::now(cx).await?.get(&PAIR_BASES)?;
    let is_open = |basis: Basis| bases.contains(&basis.key());
    let paused = mine.paused_till.filter(|till| *till >= cx.today());
    let view = View::new(say!(language, "pairs-title"))
        .maybe_line(open.is_empty().then(|| say!(language, "pairs-none")))
        .maybe_line(mine.offers.then(|| say!(language, "pairs-offers")))
        .maybe_line(mine.seeks.map(|_| say!(language, "pairs-seeks")))
        .maybe_line(paused.map(|till| say!(language, "pairs-paused", day = words::day(till))));
    let total = open.len() + past.len();
    let shown: Vec<_> = open.into_iter().chain(past.into_iter().take(PAST)).take(ROWS).collect();
    let more = (total > shown.len()).then(|| Button::press(say!(language, "pairs-all", count = total), Press::Pairs));
    let rows: Vec<_> = shown
        .into_iter()
        .map(|pair| Button::press(label(language, &pair, me.id()), Press::Pair { id: pair.id }))
        .collect();
    let is_mentored = is_open(Basis::Mentor) || is_open(Basis::Competency);
    let seek = is_mentored.then(|| Button::press(say!(language, "pairs-seek"), Press::Seek));
    let stop = mine.seeks.map(|_| Button::press(say!(language, "pairs-seek-no-more"), Press::SeekNoMore));
    let offer = is_mentored.then(|| match mine.offers {
        false => Button::press(say!(language, "pairs-offer"), Press::Offer { yes: true }),
        true => Button::press(say!(language, "pairs-offer-no-more"), Press::Offer { yes: false }),
    });
    let seekers =
        (is_mentored && mine.offers).then(|| Button::press(say!(language, "pairs-seekers-mine"), Press::Seekers));
    let equal = is_open(Basis::Subject).then(|| Button::press(say!(language, "pairs-equal"), Press::Equal));
    Ok(view
        .grid(1, rows)
        .row(more)
        .row(seek)
        .row(stop)
        .row(offer)
        .row(seekers)
        .row(equal)
        .button(Button::home(language)))
}

/// All of mine, those that are open first: whoever offers to be a mentor may be asked by any number of people.
pub async fn all(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let (open, past): (Vec<_>, Vec<_>) = pairs::of_person(cx, me).await?.into_iter().partition(Pair::is_open);
    let mut all: Vec<_> = open.into_iter().chain(past).collect();
    let total = all.len();
    all.retain(|pair| forms::finds(&spot.search, &[&label(language, pair, me.id())]));
    let view = View::new(say!(language, "pairs-title")).asks_by_list(
        (total, all.len()),
        [
            say!(language, "pairs-none"),
            say!(language, "pairs-not-found", search = spot.shown()),
            say!(language, "pairs-all-question", count = total),
        ],
    );
    let row = |pair: Pair| Button::press(label(language, &pair, me.id()), Press::Pair { id: pair.id });
    Ok(view
        .list(language, all, ROWS, spot, |leaf| Press::Leaf { leaf }, row)
        .row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

/// One of my pairs.
pub async fn card(cx: &mut Cx, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?.id();
    let pair = own(cx, id).await?;
    let mut view = View::new(say!(language, "pairs-card-title")).lines(words::facts(language, &pair));
    if let Some(direction) = pair.direction_for(me) {
        view = view.line(say!(language, "pairs-direction", direction = direction.to(language)));
    }
    if pair.state == State::Proposed {
        for word in pair.words.iter().rev().take(4).rev() {
            let name = if pair.mentor == Some(word.person) { &pair.mentor_name } else { &pair.mentee_name };
            let name = words::called(language, name.as_ref());
            view = view.line(say!(language, "pairs-word", name = name, words = word.words.clone()));
        }
    }
    let is_asked = pair.side(me).is_some_and(|side| pair.yes(side).is_none());
    let press = |label, press| Button::press(label, press);
    let measures = Button::go(say!(language, "pairs-programme"), programme::place(id));
    let survey = Moment::of(&pair).map(|_| Button::go(say!(language, "pairs-survey"), survey::place(id)));
    let view = match pair.state {
        State::Proposed if is_asked => view
            .question(say!(language, "pairs-card-question"))
            .button(press(say!(language, "pairs-accept"), Press::Accept))
            .button(press(say!(language, "pairs-ask"), Press::Ask))
            .button(press(say!(language, "pairs-decline"), Press::Decline))
            .button(press(say!(language, "pairs-pause"), Press::Pause)),
        State::Proposed => view
            .button(press(say!(language, "pairs-write"), Press::Ask))
            .button(press(say!(language, "pairs-withdraw"), Press::Decline)),
        State::Accepted => view
            .question(say!(language, "pairs-await-order"))
            .row([measures, press(say!(language, "pairs-papers"), Press::Papers)])
            .button(press(say!(language, "pairs-break"), Press::End)),
        State::Active => view
            .maybe_line(pair.rhythm.map(|it| say!(language, "pairs-rhythm", rhythm = it.named(language))))
            .button(press(say!(language, "pairs-meet"), Press::Meet))
            .row([press(say!(language, "pairs-meetings"), Press::Meetings), measures])
            .row(survey.into_iter().chain([press(say!(language, "pairs-papers"), Press::Papers)]).collect::<Vec<_>>())
            .button(press(say!(language, "pairs-rhythm-to"), Press::Rhythm))
            .button(press(say!(language, "pairs-end"), Press::End)),
        State::Completed => view
            .row(outcome::is_asked(&pair, me).then(|| press(say!(language, "pairs-outcome"), Press::Outcome)))
            .row([press(say!(language, "pairs-meetings"), Press::Meetings), measures])
            .row(survey.into_iter().chain([press(say!(language, "pairs-papers"), Press::Papers)]).collect::<Vec<_>>()),
        State::Cancelled if pair.mentee == Some(me) && pair.basis != Basis::Subject => {
            view.button(Button::go(say!(language, "pairs-choose-another"), ways::MENTORING.place()))
        }
        State::Cancelled => view,
    };
    Ok(view.row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

/// A question to the other one, or an answer, is typed.
pub async fn words(cx: &mut Cx, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    own(cx, id).await?;
    Ok(View::new(say!(language, "pairs-words-title"))
        .question(say!(language, "pairs-words-question"))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// The days until which one may be left in peace.
pub fn pause_span(today: NaiveDate) -> std::ops::RangeInclusive<NaiveDate> {
    today + Days::new(1)..=today + Months::new(12)
}

/// Until which day not to be asked?
pub async fn pause(cx: &mut Cx, id: PairId, month: NaiveDate) -> Result<View<Press>> {
    let language = cx.language();
    own(cx, id).await?;
    let span = pause_span(cx.today());
    let view = View::new(say!(language, "pairs-pause-title"))
        .line(say!(language, "pairs-pause-told"))
        .question(say!(language, "pairs-pause-question"));
    let pick = |pick| Press::Pick { pick };
    Ok(calendar::month(view, language, month, cx.today(), (*span.start(), *span.end()), pick)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Shall it really be declined, or taken back?
pub async fn decline(cx: &mut Cx, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?.id();
    let pair = own(cx, id).await?;
    let is_mine = pair.side(me).is_some_and(|side| pair.yes(side).is_some());
    let yes = if is_mine { say!(language, "pairs-withdraw") } else { say!(language, "pairs-decline") };
    Ok(View::new(say!(language, "pairs-decline-title"))
        .lines(words::roles(language, &pair))
        .question(say!(language, "pairs-decline-question"))
        .button(Button::press(yes, Press::Really).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// How has it ended?
pub async fn ending(cx: &mut Cx, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    let pair = own(cx, id).await?;
    let ends = (pair.state == State::Active).then_some(Ending::COMPLETES).into_iter().flatten();
    let rows = ends.map(|ending| {
        let label = with_capital(&ending.named(language));
        Button::press(label, Press::Ending { ending: Some(ending) }).grave()
    });
    Ok(View::new(say!(language, "pairs-ending-title"))
        .lines(words::roles(language, &pair))
        .line(say!(language, "pairs-ending-told"))
        .question(say!(language, "pairs-ending-question"))
        .grid(1, rows)
        .button(Button::press(say!(language, "pairs-break"), Press::Ending { ending: None }).grave())
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// How often do the two meet? What holds is said, and the rest is offered.
pub async fn rhythm(cx: &mut Cx, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    let pair = own(cx, id).await?;
    let view = View::new(say!(language, "pairs-rhythm-title"));
    let view = if pair.state == State::Active {
        let all = Rhythm::ALL.map(Some).into_iter().chain([None]).filter(|it| *it != pair.rhythm);
        let rows = all.map(|it| Button::press(with_capital(&words::rhythm(language, it)), Press::Every { rhythm: it }));
        view.lines(words::roles(language, &pair))
            .line(say!(language, "pairs-rhythm-now", rhythm = words::rhythm(language, pair.rhythm)))
            .line(say!(language, "pairs-rhythm-told"))
            .question(say!(language, "pairs-rhythm-question"))
            .grid(1, rows)
    } else {
        view.line(say!(language, "pairs-over-already"))
    };
    Ok(view.button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// A page of people who can be asked.
pub fn people(view: View<Press>, language: Language, mut all: Vec<pairs::Candidate>, spot: &Spot) -> View<Press> {
    all.retain(|one| {
        let sought = crate::model::people::Sought::of(&spot.search);
        spot.search.is_empty() || sought.finds(&crate::text::forms::search(&one.name.listed())).is_some()
    });
    let view = match (all.is_empty(), spot.search.is_empty()) {
        (true, false) => view.line(say!(language, "pairs-not-found", search = spot.shown())),
        _ => view,
    };
    view.list(
        language,
        all,
        ROWS,
        spot,
        |leaf| Press::Leaf { leaf },
        |one| {
            let mark = if one.can_help { "✅ " } else { "" };
            Button::press(
                format!("{mark}{}, {}", one.name.short(), clipped(&one.school, 30)),
                Press::Person { id: one.id },
            )
        },
    )
}
