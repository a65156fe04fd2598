//! The cards of questions.

use super::steps::Press;
use super::store::{self, Answers, Request, State};
use crate::ids::{CategoryId, PersonId, RequestId};
use crate::model::needs;
use crate::model::roles::{Consultant, Registered};
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, Trouble, View};
use crate::text::{self, Language, clipped};

/// Questions on one card.
const PAGE: usize = 6;

fn state(language: Language, state: State) -> String {
    match state {
        State::Open => say!(language, "requests-state-open"),
        State::Taken => say!(language, "requests-state-taken"),
        State::Answered => say!(language, "requests-state-answered"),
        State::Closed => say!(language, "requests-state-closed"),
    }
}

/// «❗ Как описать …»: with a sign where there is something to read.
fn label(request: &Request) -> String {
    let sign = match request.state {
        State::Answered => "❗ ",
        State::Closed => "✅ ",
        State::Open | State::Taken => "",
    };
    format!("{sign}{}", clipped(&text::one_line(&request.words), 44))
}

pub async fn mine(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let (language, owner) = (cx.language(), Registered::of(cx)?);
    let own = store::of(cx, owner).await?;
    let answers = Consultant::known(cx)?.is_some();
    let view = View::new(say!(language, "requests-title"));
    let view = if own.is_empty() {
        view.line(say!(language, "requests-none"))
    } else {
        view.line(say!(language, "requests-who-reads"))
    };
    let open = answers.then(|| Button::go(say!(language, "requests-of-others"), ways::OPEN_REQUESTS.place()));
    Ok(view
        .button(Button::press(say!(language, "requests-new"), Press::New))
        .list(
            language,
            own,
            PAGE,
            spot,
            |leaf| Press::Leaf { leaf },
            |request| Button::press(label(&request), Press::One { id: request.id }),
        )
        .row(open)
        .button(Button::home(language)))
}

/// One of one's own.
pub async fn one(cx: &mut Cx, id: RequestId) -> Result<View<Press>> {
    let (language, zone, now) = (cx.language(), cx.zone(), cx.now);
    let owner = Registered::of(cx)?;
    let request = store::own(cx, owner, id).await?;
    let taker = request.taker.as_ref().map(|(_, name)| say!(language, "requests-taker", name = name.listed()));
    let mut view = View::new(say!(language, "requests-one-title"))
        .line(say!(language, "requests-category", category = request.category.to(language)))
        .line(say!(language, "requests-quote", words = request.words))
        .line(say!(language, "requests-asked-at", moment = text::moment(language, request.asked_at, now, zone)))
        .line(state(language, request.state))
        .maybe_line(taker)
        .maybe_line(request.answer.map(|answer| say!(language, "requests-answer", words = answer)));
    view = match request.state {
        State::Open | State::Taken => view.button(Button::press(say!(language, "requests-withdraw"), Press::Close)),
        State::Answered => view
            .question(say!(language, "requests-helped-question"))
            .button(Button::press(say!(language, "requests-helped"), Press::Close))
            .button(Button::press(say!(language, "requests-again"), Press::Again)),
        State::Closed => view,
    };
    Ok(view.row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

pub async fn category(cx: &mut Cx) -> Result<View<Press>> {
    let (language, owner) = (cx.language(), Registered::of(cx)?);
    let offered = needs::offered(cx, owner).await?;
    let buttons = offered.into_iter().map(|one| Button::press(one.label(language), Press::Category { id: one.id }));
    let buttons: Vec<_> = buttons.collect();
    Ok(View::new(say!(language, "requests-category-title"))
        .question(say!(language, "requests-category-question"))
        .grid(1, buttons)
        .row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

/// Whom to ask, where there is a mentor for it.
pub async fn whom(cx: &mut Cx, category: CategoryId) -> Result<View<Press>> {
    let (language, owner) = (cx.language(), Registered::of(cx)?);
    let mentors = store::mentors(cx, owner, category).await?;
    let category = needs::categories_of(cx, &[category]).await?.pop().ok_or(Trouble::Gone)?;
    let buttons = mentors.into_iter().map(|one| {
        let label = say!(language, "requests-whom-mentor", name = one.name.short());
        Button::press(label, Press::Whom { mentor: Some(one.id) })
    });
    Ok(View::new(say!(language, "requests-whom-title"))
        .line(say!(language, "requests-category", category = category.name.to(language)))
        .question(say!(language, "requests-whom-question"))
        .button(Button::press(say!(language, "requests-whom-methodists"), Press::Whom { mentor: None }))
        .grid(1, buttons.collect::<Vec<_>>())
        .row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

pub async fn words(cx: &mut Cx, category: CategoryId, mentor: Option<PersonId>) -> Result<View<Press>> {
    let (language, owner) = (cx.language(), Registered::of(cx)?);
    let who_reads = match mentor {
        None => say!(language, "requests-who-reads"),
        Some(mentor) => {
            let mentors = store::mentors(cx, owner, category).await?;
            let mentor = mentors.into_iter().find(|one| one.id == mentor).ok_or(Trouble::Gone)?;
            say!(language, "requests-mentor-reads", name = mentor.name.listed())
        }
    };
    let category = needs::categories_of(cx, &[category]).await?.pop().ok_or(Trouble::Gone)?;
    Ok(View::new(say!(language, "requests-words-title"))
        .line(say!(language, "requests-category", category = category.name.to(language)))
        .line(who_reads)
        .question(say!(language, "requests-words-question"))
        .row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

/// What waits for whoever answers.
pub async fn open(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let by = Consultant::of(cx).await?;
    let language = cx.language();
    let waiting = store::open(cx, by).await?;
    let view = View::new(say!(language, "requests-open-title")).line(match waiting.len() {
        0 => say!(language, "requests-open-none"),
        count => say!(language, "requests-open-count", count = count),
    });
    Ok(view
        .list(
            language,
            waiting,
            PAGE,
            spot,
            |leaf| Press::Leaf { leaf },
            |request| {
                let sign = if request.state == State::Taken { "✅ " } else { "" };
                let category = clipped(&request.category.to(language), 20);
                let words = clipped(&text::one_line(&request.words), 30);
                Button::press(format!("{sign}{category}: {words}"), Press::Asked { id: request.id })
            },
        )
        .row([Button::go(say!(language, "requests-title"), ways::REQUESTS.place()), Button::home(language)]))
}

fn of_others(view: View<Press>, language: Language, request: &Request) -> View<Press> {
    let (_, name, works_at) = &request.asker;
    view.line(say!(language, "requests-asker", name = name.listed(), school = works_at.clone()))
        .line(say!(language, "requests-category", category = request.category.to(language)))
        .line(say!(language, "requests-quote", words = request.words.clone()))
        .maybe_line(
            request.answer.as_ref().map(|answer| say!(language, "requests-answer-before", words = answer.clone())),
        )
}

/// One that waits.
pub async fn asked(cx: &mut Cx, id: RequestId) -> Result<View<Press>> {
    let by = Answers::of(cx, id).await?;
    let (language, zone, now) = (cx.language(), cx.zone(), cx.now);
    let request = store::asked(cx, by, id).await?;
    let view = of_others(View::new(say!(language, "requests-asked-title")), language, &request).line(say!(
        language,
        "requests-asked-at",
        moment = text::moment(language, request.asked_at, now, zone)
    ));
    let view = match &request.taker {
        Some((person, _)) if *person == by.id() => view
            .button(Button::press(say!(language, "requests-write"), Press::Answer))
            .button(Button::press(say!(language, "requests-give-back"), Press::GiveBack)),
        Some((_, name)) => view.line(say!(language, "requests-taker", name = name.listed())),
        None => view
            .button(Button::press(say!(language, "requests-write"), Press::Answer))
            .button(Button::press(say!(language, "requests-take"), Press::Take)),
    };
    let back = match by.is_consultant {
        true => Button::press(say!(language, "button-back"), Press::Back),
        false => Button::go(say!(language, "requests-title"), ways::REQUESTS.place()),
    };
    Ok(view.row([back, Button::home(language)]))
}

pub async fn answer(cx: &mut Cx, id: RequestId) -> Result<View<Press>> {
    let by = Answers::of(cx, id).await?;
    let language = cx.language();
    let request = store::asked(cx, by, id).await?;
    Ok(of_others(View::new(say!(language, "requests-answer-title")), language, &request)
        .question(say!(language, "requests-answer-question"))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}
