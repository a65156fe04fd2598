//! The cards of all pairs, for whoever answers for mentoring. Of meetings they show the fact, and of no direction a word.

use chrono::NaiveDate;

use super::cards::ROWS;
use super::desk::{Press, span};
use super::words;
use crate::ids::{CategoryId, PairId, PersonId};
use crate::model::needs;
use crate::model::pairs::{self, Curates, Ending, Pair, State};
use crate::model::roles::{Coordinator, Registered};
use crate::say;
use crate::talk::{Button, Cx, Result, Spot, Trouble, View, calendar};
use crate::text::{Language, clipped, forms, with_capital};

fn back(language: Language) -> Button<Press> {
    Button::press(say!(language, "button-back"), Press::Back)
}

/// How many there are of each state.
pub async fn all(cx: &mut Cx, guard: Curates) -> Result<View<Press>> {
    let language = cx.language();
    let counts = pairs::counts(cx, guard).await?;
    let rows = State::ALL.into_iter().zip(counts.states).filter(|(_, count)| *count > 0);
    let rows: Vec<_> = rows
        .map(|(state, count)| {
            let label = with_capital(&words::state(language, state));
            Button::press(format!("{} {label}: {count}", words::sign(state)), Press::Of { state })
        })
        .collect();
    let view = View::new(say!(language, "pairs-desk-title"))
        .maybe_line(rows.is_empty().then(|| say!(language, "pairs-desk-none")))
        .line(match counts.alone {
            0 => say!(language, "pairs-alone-nobody"),
            count => say!(language, "pairs-alone-count", count = count),
        });
    let awaits = State::ALL.into_iter().zip(counts.states).any(|(state, count)| state == State::Accepted && count > 0);
    let order = awaits.then(|| Button::press(say!(language, "pairs-orders"), Press::Orders));
    // The base names everybody: it is for the operator alone.
    let base = Coordinator::known(cx)?.map(|_| Button::press(say!(language, "pairs-base"), Press::Base));
    let alone =
        (counts.alone > 0).then(|| Button::press(say!(language, "pairs-alone", count = counts.alone), Press::Alone));
    Ok(view
        .grid(1, rows)
        .row(alone)
        .row([
            Button::press(say!(language, "pairs-match"), Press::Matched),
            Button::press(say!(language, "pairs-seekers"), Press::Seekers),
        ])
        .row(order)
        .row(
            base.into_iter()
                .chain([Button::press(say!(language, "pairs-summary"), Press::Summary)])
                .collect::<Vec<_>>(),
        )
        .button(Button::press(say!(language, "pairs-roadmap"), Press::Roadmap))
        .button(Button::home(language)))
}

/// Both of a pair in a line.
fn two(language: Language, pair: &Pair) -> String {
    let [one, other] = [&pair.mentor_name, &pair.mentee_name].map(|name| words::called(language, name.as_ref()));
    say!(language, "pairs-two", one = one, other = other)
}

/// The pairs of a state.
pub async fn of_state(cx: &mut Cx, guard: Curates, state: State, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut all = pairs::in_state(cx, guard, state).await?;
    let total = all.len();
    all.retain(|pair| forms::finds(&spot.search, &[&two(language, pair)]));
    let view = View::new(say!(language, "pairs-desk-title")).line(with_capital(&words::state(language, state)));
    let view = view.asks_by_list(
        (total, all.len()),
        [
            say!(language, "pairs-desk-none"),
            say!(language, "pairs-not-found", search = spot.shown()),
            say!(language, "pairs-desk-question", count = total),
        ],
    );
    Ok(view
        .list(
            language,
            all,
            ROWS,
            spot,
            |leaf| Press::Leaf { leaf },
            |pair| Button::press(clipped(&two(language, &pair), 60), Press::Pair { id: pair.id }),
        )
        .button(back(language)))
}

async fn theirs(cx: &mut Cx, guard: Curates, id: PairId) -> Result<Pair> {
    let pair = pairs::pair(cx, id).await?;
    guard.answers_for(&pair)?;
    Ok(pair)
}

/// One pair: who, how far, and that they meet.
pub async fn card(cx: &mut Cx, guard: Curates, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    let pair = theirs(cx, guard, id).await?;
    let view =
        View::new(say!(language, "pairs-card-title")).lines(words::facts(language, &pair)).line(match pair.met_on {
            Some(last) => say!(language, "pairs-desk-met", count = pair.met, day = words::day(last)),
            None => say!(language, "pairs-meetings-none"),
        });
    let is_over = pair.until.is_some_and(|until| pair.state == State::Active && until < cx.today());
    let view = view.maybe_line(is_over.then(|| say!(language, "pairs-term-over")));
    let confirm =
        (pair.state == State::Accepted).then(|| Button::press(say!(language, "pairs-confirm"), Press::Confirm));
    let view = match pair.programme.measures {
        0 => view,
        count => view.line(say!(language, "pairs-programme-count", count = count, done = pair.programme.done)),
    };
    let signed = pair.programme.signed_on.map(|day| say!(language, "pairs-programme-signed", day = words::day(day)));
    let consent = (pair.state == State::Accepted && pair.consent_day.is_none())
        .then(|| Button::press(say!(language, "pairs-consent-signed"), Press::ConsentSigned));
    let sign = (pair.is_open() && pair.programme.is_agreed() && signed.is_none())
        .then(|| Button::press(say!(language, "pairs-programme-sign"), Press::ProgrammeSigned));
    let has_papers = !matches!(pair.state, State::Proposed | State::Cancelled);
    let papers = has_papers.then(|| Button::press(say!(language, "pairs-papers"), Press::Papers));
    let end = pair.is_open().then(|| Button::press(say!(language, "pairs-end"), Press::End));
    Ok(view.maybe_line(signed).row(consent).row(confirm).row(sign).row(papers).row(end).button(back(language)))
}

/// The number of the order is typed.
pub async fn number(cx: &mut Cx, guard: Curates, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    let pair = theirs(cx, guard, id).await?;
    Ok(View::new(say!(language, "pairs-number-title"))
        .lines(words::roles(language, &pair))
        .line(say!(language, "pairs-number-told"))
        .question(say!(language, "pairs-number-question"))
        .button(back(language)))
}

/// Of which day is the order?
pub fn day(cx: &Cx, month: NaiveDate) -> View<Press> {
    let language = cx.language();
    let view = View::new(say!(language, "pairs-order-day-title")).question(say!(language, "pairs-order-day-question"));
    let (first, last) = span(cx.today());
    calendar::past(view, language, month, last, first, |pick| Press::Pick { pick }).button(back(language))
}

/// Of which day is the mentor's written consent? Not of a later one than the order.
pub fn consent(cx: &Cx, day: NaiveDate, month: NaiveDate) -> View<Press> {
    let language = cx.language();
    let view = View::new(say!(language, "pairs-consent-title"))
        .line(say!(language, "pairs-consent-told"))
        .question(say!(language, "pairs-consent-question"));
    let (first, _) = span(cx.today());
    calendar::month(view, language, month, cx.today(), (first, day), |pick| Press::Pick { pick }).button(back(language))
}

/// How does it end?
pub async fn ending(cx: &mut Cx, guard: Curates, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    let pair = theirs(cx, guard, id).await?;
    let ends = (pair.state == State::Active).then_some(Ending::COMPLETES).into_iter().flatten();
    let rows = ends.map(|ending| {
        Button::press(with_capital(&ending.named(language)), Press::Ending { ending: Some(ending) }).grave()
    });
    Ok(View::new(say!(language, "pairs-ending-title"))
        .lines(words::roles(language, &pair))
        .line(say!(language, "pairs-ending-told"))
        .question(say!(language, "pairs-ending-question"))
        .grid(1, rows)
        .button(Button::press(say!(language, "pairs-break"), Press::Ending { ending: None }).grave())
        .button(back(language)))
}

/// Young specialists without a mentor, by name.
pub async fn alone(cx: &mut Cx, guard: Curates, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let (people, page) = pairs::without_mentor(cx, guard, spot, ROWS).await?;
    let view = View::new(say!(language, "pairs-alone-title"));
    let view = match (page.count, spot.search.is_empty()) {
        (0, true) => view.line(say!(language, "pairs-alone-nobody")),
        (0, false) => view.question(say!(language, "pairs-not-found", search = spot.shown())),
        (count, _) => {
            view.line(say!(language, "pairs-alone-count", count = count)).question(say!(language, "pairs-alone-whom"))
        }
    };
    let rows = people.into_iter().map(|(id, name, school)| {
        Button::press(format!("{}, {}", name.short(), clipped(&school, 30)), Press::Person { id })
    });
    Ok(view.grid(1, rows).pages(language, page, spot, |leaf| Press::Leaf { leaf }).button(back(language)))
}

/// Who is to be a young specialist's mentor?
pub async fn mentors(
    cx: &mut Cx,
    guard: Curates,
    mentee: PersonId,
    direction: Option<CategoryId>,
    spot: &Spot,
) -> Result<View<Press>> {
    let language = cx.language();
    let person = crate::model::people::person(cx, mentee).await?;
    // A school's curator reads no name of another school, whatever a button carries.
    guard.answers_for_staff_of(person.organisation.id)?;
    let whose = Registered::find(cx, mentee).await?.ok_or(Trouble::Gone)?;
    let mut all = pairs::candidates(cx, whose, direction).await?;
    let total = all.len();
    all.retain(|one| forms::finds(&spot.search, &[&one.name.listed(), &one.school]));
    let view = View::new(say!(language, "pairs-mentors-title")).line(person.name.listed());
    let view = view.asks_by_list(
        (total, all.len()),
        [
            say!(language, "pairs-candidates-none"),
            say!(language, "pairs-not-found", search = spot.shown()),
            say!(language, "pairs-candidates-question", count = total),
        ],
    );
    Ok(view
        .list(
            language,
            all,
            ROWS,
            spot,
            |leaf| Press::Leaf { leaf },
            |one| {
                let mark = if one.shares_subject { "✅ " } else { "" };
                let label = format!("{mark}{}, {}", one.name.short(), clipped(&one.school, 30));
                Button::press(label, Press::Person { id: one.id })
            },
        )
        .button(back(language)))
}

/// What the matcher proposes: all of it together is the best, so that one pair is looked at before it is proposed.
pub async fn matched(cx: &mut Cx, guard: Curates, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let mut found = pairs::found(cx, guard).await?;
    let total = found.len();
    found.retain(|one| forms::finds(&spot.search, &[&one.mentor.1.listed(), &one.mentee.1.listed()]));
    let view = View::new(say!(language, "pairs-match-title"))
        .maybe_line((total > 0).then(|| say!(language, "pairs-match-count", count = total)))
        .asks_by_list(
            (total, found.len()),
            [
                say!(language, "pairs-match-none"),
                say!(language, "pairs-not-found", search = spot.shown()),
                say!(language, "pairs-match-question"),
            ],
        );
    let approve = (total > 0).then(|| Button::press(say!(language, "pairs-match-all"), Press::ApproveAll));
    Ok(view
        .row(approve)
        .button(Button::press(say!(language, "pairs-run-again"), Press::Matched))
        .list(
            language,
            found,
            ROWS,
            spot,
            |leaf| Press::Leaf { leaf },
            |one| {
                let label =
                    say!(language, "pairs-match-row", mentor = one.mentor.1.short(), mentee = one.mentee.1.short());
                Button::press(label, Press::Match { mentor: one.mentor.0, mentee: one.mentee.0 })
            },
        )
        .button(back(language)))
}

/// One pair of the matcher's, and what speaks for it in a sentence. Deficits are spoken of
/// only where the mentee has agreed to it.
pub async fn one_match(cx: &mut Cx, guard: Curates, (mentor, mentee): (PersonId, PersonId)) -> Result<View<Press>> {
    let language = cx.language();
    let found = pairs::found(cx, guard).await?.into_iter();
    let mut same = found.filter(|one| (one.mentor.0, one.mentee.0) == (mentor, mentee));
    let (Some(one), Some((reasons, met))) = (same.next(), pairs::why(cx, guard, (mentor, mentee)).await?) else {
        return Ok(View::new(say!(language, "pairs-match-title"))
            .line(say!(language, "pairs-match-gone"))
            .button(back(language)));
    };
    let met = needs::categories_of(cx, &met).await?;
    let met: Vec<_> = met.iter().map(|category| category.name.to(language).to_lowercase()).collect();
    let said = [
        (reasons.subject, say!(language, "pairs-match-subject")),
        (reasons.direction, say!(language, "pairs-match-direction")),
        (!met.is_empty(), say!(language, "pairs-match-deficits", topics = met.join(", "))),
        (reasons.school, say!(language, "pairs-match-school")),
        (reasons.years > 0, say!(language, "pairs-match-years", count = reasons.years)),
    ];
    let said: Vec<_> = said.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words).collect();
    let why = if said.is_empty() { say!(language, "pairs-match-free") } else { said.join(", ") };
    Ok(View::new(say!(language, "pairs-match-title"))
        .line(say!(language, "pairs-match-mentor", name = one.mentor.1.listed()))
        .line(say!(language, "pairs-match-mentee", name = one.mentee.1.listed()))
        .maybe_line((!one.is_sought).then(|| say!(language, "pairs-match-unasked")))
        .line(say!(language, "pairs-match-why", reasons = why))
        .question(say!(language, "pairs-match-sure"))
        .button(Button::press(say!(language, "pairs-match-propose"), Press::Propose))
        .button(Button::press(say!(language, "pairs-match-swap"), Press::Swap))
        .button(Button::press(say!(language, "pairs-match-refuse"), Press::Refuse))
        .button(back(language)))
}
