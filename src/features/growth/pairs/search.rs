//! Looking for a mentor, or for a colleague of the same subject, up to the proposal.

use super::cards::people;
use super::room::{Mentoring, answered_so};
use super::steps::{Press, Step, Want};
use super::{notices, store};
use crate::ids::{PairId, PersonId, SubjectId};
use crate::model::needs;
use crate::model::pairs::{self, Basis, Candidate, Pair, Proposal, Proposed, Seeking, Side};
use crate::model::regulation::keys::people::{PAIR_BASES, PAIR_MONTHS};
use crate::model::roles::Registered;
use crate::model::{regulation, ways};
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Spot, Trouble, View};

/// The terms that are offered, as far as the regulation lets a pair last.
const TERMS: [i64; 5] = [3, 6, 9, 12, 24];

fn back(cx: &Cx) -> Button<Press> {
    Button::press(say!(cx.language(), "button-back"), Press::Back)
}

/// Of the bases by which somebody is mentored the only one is not asked for.
pub async fn begin(cx: &mut Cx) -> Result<Next<Mentoring>> {
    match open(cx).await?.as_slice() {
        [] => Err(Trouble::Gone),
        [only] => of_basis(cx, *only).await,
        [_, _, ..] => Ok(Next::Go(Step::Basis)),
    }
}

async fn open(cx: &mut Cx) -> Result<Vec<Basis>> {
    let bases = regulation::now(cx).await?.get(&PAIR_BASES)?;
    Ok([Basis::Mentor, Basis::Competency].into_iter().filter(|basis| bases.contains(&basis.key())).collect())
}

/// What follows the choice of a basis.
pub async fn of_basis(cx: &mut Cx, basis: Basis) -> Result<Next<Mentoring>> {
    if !open(cx).await?.contains(&basis) {
        return Ok(Next::Puzzled);
    }
    Ok(Next::Go(match basis {
        Basis::Competency => Step::Direction,
        Basis::Mentor | Basis::Subject => Step::Deficits { want: Want { basis: Basis::Mentor, direction: None } },
    }))
}

/// Help by experience, or with a competency?
pub async fn basis(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let label = |basis| match basis {
        Basis::Competency => say!(language, "pairs-basis-competency"),
        Basis::Mentor | Basis::Subject => say!(language, "pairs-basis-mentor"),
    };
    let rows = open(cx).await?.into_iter().map(|basis| Button::press(label(basis), Press::Basis { basis }));
    Ok(View::new(say!(language, "pairs-basis-title"))
        .question(say!(language, "pairs-basis-question"))
        .grid(1, rows.collect::<Vec<_>>())
        .button(back(cx)))
}

/// With which competency?
pub async fn direction(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let categories = needs::offered_categories(cx).await?;
    let rows = categories.into_iter().map(|it| Button::press(it.label(language), Press::Direction { id: it.id }));
    Ok(View::new(say!(language, "pairs-direction-title"))
        .line(say!(language, "pairs-direction-told"))
        .question(say!(language, "pairs-direction-question"))
        .grid(1, rows)
        .button(back(cx)))
}

/// May deficits be looked at when a mentor is chosen? A leave of its own, which goes with the search.
pub fn deficits(cx: &Cx) -> View<Press> {
    let language = cx.language();
    View::new(say!(language, "pairs-deficits-title"))
        .line(say!(language, "pairs-deficits-told"))
        .question(say!(language, "pairs-deficits-question"))
        .button(Button::press(say!(language, "pairs-deficits-no"), Press::Deficits { yes: false }))
        .button(Button::press(say!(language, "pairs-deficits-yes"), Press::Deficits { yes: true }))
        .button(Button::press(say!(language, "pairs-deficits-shown"), Press::DeficitsShown))
        .button(back(cx))
}

/// Looks for one from now on, so that whoever answers for mentoring can propose one too.
pub async fn seek(cx: &mut Cx, want: Want, deficits: bool) -> Result<()> {
    let me = Registered::of(cx)?;
    pairs::seek(cx, me, Seeking { basis: want.basis, direction: want.direction, deficits }).await
}

/// Who is to be asked?
pub async fn candidates(cx: &mut Cx, want: Want, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let all = pairs::candidates(cx, me, want.direction).await?;
    let view = View::new(say!(language, "pairs-candidates-title"));
    let view = match all.is_empty() {
        true => view.line(say!(language, "pairs-candidates-none")),
        false => view
            .maybe_line(all.iter().any(|one| one.can_help).then(|| say!(language, "pairs-candidates-mark")))
            .question(say!(language, "pairs-candidates-question", count = all.len())),
    };
    Ok(people(view, language, all, spot)
        .button(Button::press(say!(language, "pairs-candidates-later"), Press::Back))
        .button(Button::home(language)))
}

/// For how long?
pub async fn months(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let most = regulation::now(cx).await?.get(&PAIR_MONTHS)?;
    let terms = TERMS.into_iter().filter(|months| *months <= most);
    let rows = terms
        .map(|months| Button::press(say!(language, "pairs-months-button", count = months), Press::Months { months }));
    Ok(View::new(say!(language, "pairs-months-title"))
        .line(say!(language, "pairs-months-told"))
        .question(say!(language, "pairs-months-question"))
        .grid(2, rows)
        .button(back(cx)))
}

/// By which subject?
pub async fn subject(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let subjects = store::subjects(cx, me).await?;
    let view = View::new(say!(language, "pairs-equal-title"));
    let view = match subjects.is_empty() {
        true => view
            .line(say!(language, "pairs-equal-no-subject"))
            .button(Button::go(say!(language, "pairs-profile"), ways::PROFILE.place())),
        false => view.line(say!(language, "pairs-equal-told")).question(say!(language, "pairs-equal-question")),
    };
    let rows = subjects.into_iter().take(9).map(|(id, name)| Button::press(name.to(language), Press::Subject { id }));
    Ok(view.grid(1, rows).button(back(cx)))
}

/// With whom?
pub async fn equals(cx: &mut Cx, subject: SubjectId, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let all = pairs::equals(cx, me, subject).await?;
    let view = View::new(say!(language, "pairs-equal-title"));
    let view = match all.is_empty() {
        true => view.line(say!(language, "pairs-equal-none")),
        false => view.question(say!(language, "pairs-equal-whom", count = all.len())),
    };
    Ok(people(view, language, all, spot).button(back(cx)))
}

/// Asks somebody who offers to be a mentor.
pub async fn propose(cx: &mut Cx, want: Want, person: PersonId, months: i64) -> Result<Next<Mentoring>> {
    let me = Registered::of(cx)?;
    let Want { basis, direction } = want;
    let proposal = Proposal { basis, mentor: person, mentee: me.id(), subject: None, direction, months };
    let proposed = pairs::propose(cx, proposal, Some(Side::Mentee)).await?;
    made(cx, proposed).await
}

/// Proposes a pair of two equals.
pub async fn propose_equal(cx: &mut Cx, subject: SubjectId, person: PersonId, months: i64) -> Result<Next<Mentoring>> {
    let me = Registered::of(cx)?;
    let bases = regulation::now(cx).await?.get(&PAIR_BASES)?;
    if !bases.contains(&Basis::Subject.key()) {
        return Err(Trouble::Gone);
    }
    let (mentor, subject) = (me.id(), Some(subject));
    let proposal = Proposal { basis: Basis::Subject, mentor, mentee: person, subject, direction: None, months };
    let proposed = pairs::propose(cx, proposal, Some(Side::Mentor)).await?;
    made(cx, proposed).await
}

/// Those who look for a mentor, for one who offers to be one.
pub async fn seekers(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let me = Registered::of(cx)?;
    let all = pairs::seeking(cx, me).await?;
    let view = View::new(say!(language, "pairs-seekers-mine-title"));
    let view = match all.is_empty() {
        true => view.line(say!(language, "pairs-seekers-mine-none")),
        false => view.question(say!(language, "pairs-seekers-mine-question", count = all.len())),
    };
    let told = |one: pairs::Seeks| Candidate {
        id: one.id,
        name: one.name,
        school: one.school,
        is_near: false,
        shares_subject: false,
        can_help: false,
    };
    Ok(people(view, language, all.into_iter().map(told).collect(), spot).button(back(cx)))
}

/// One who offers to be a mentor asks somebody who looks for one.
pub async fn propose_to(cx: &mut Cx, person: PersonId, months: i64) -> Result<Next<Mentoring>> {
    let me = Registered::of(cx)?;
    let found = pairs::seeking(cx, me).await?.into_iter().find(|one| one.id == person);
    let Some(pairs::Seeks { basis, direction, .. }) = found else {
        return Ok(refused(cx, say!(cx.language(), "pairs-seeker-gone")));
    };
    let proposal = Proposal { basis, mentor: me.id(), mentee: person, subject: None, direction, months };
    let proposed = pairs::propose(cx, proposal, Some(Side::Mentor)).await?;
    made(cx, proposed).await
}

/// What became of a proposal.
async fn made(cx: &mut Cx, proposed: Proposed) -> Result<Next<Mentoring>> {
    let language = cx.language();
    let me = Registered::of(cx)?.id();
    Ok(match proposed {
        Proposed::New(id) => {
            let pair = pairs::pair(cx, id).await?;
            notices::asked(cx, &pair, Some(me)).await?;
            cx.remark(say!(language, "pairs-proposed"));
            Next::Go(Step::Card { id })
        }
        Proposed::Joined(pair, answered) => {
            answered_so(cx, &pair, answered).await?;
            Next::Go(Step::Card { id: pair.id })
        }
        Proposed::Already(id) => {
            cx.remark(say!(language, "pairs-proposed-already"));
            Next::Go(Step::Card { id })
        }
        Proposed::HasOne => refused(cx, say!(language, "pairs-has-one")),
        Proposed::Full => refused(cx, say!(language, "pairs-full")),
        Proposed::Absent => refused(cx, say!(language, "pairs-absent")),
        Proposed::NotAsked => refused(cx, say!(language, "pairs-candidate-gone")),
        Proposed::Same => refused(cx, say!(language, "pairs-same")),
    })
}

fn refused(cx: &mut Cx, why: String) -> Next<Mentoring> {
    cx.remark(why);
    Next::Go(Step::Mine)
}

/// The next candidate after one who did not answer: the fittest whom this mentee has not asked.
async fn next_of(cx: &mut Cx, id: PairId) -> Result<(Pair, Option<Candidate>)> {
    let me = Registered::of(cx)?;
    let pair = super::room::mine(cx, id).await?;
    if pair.mentee != Some(me.id()) || pair.basis == Basis::Subject || pair.is_open() {
        return Err(Trouble::Gone);
    }
    let direction = pair.direction_id;
    let earlier: Vec<_> = pairs::of_person(cx, me).await?.into_iter().filter_map(|pair| pair.mentor).collect();
    let all = pairs::candidates(cx, me, direction).await?;
    Ok((pair, all.into_iter().find(|one| !earlier.contains(&one.id))))
}

/// Who is to be asked next?
pub async fn next(cx: &mut Cx, id: PairId) -> Result<View<Press>> {
    let language = cx.language();
    let (_, found) = next_of(cx, id).await?;
    let view = View::new(say!(language, "pairs-next-title"));
    let view = match found {
        Some(one) => {
            let why = [
                (one.can_help, say!(language, "pairs-next-can-help")),
                (one.shares_subject, say!(language, "pairs-match-subject")),
                (one.is_near, say!(language, "pairs-match-school")),
            ];
            let why: Vec<_> = why.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words).collect();
            view.line(format!("{}, {}", one.name.listed(), one.school))
                .maybe_line((!why.is_empty()).then(|| say!(language, "pairs-match-why", reasons = why.join(", "))))
                .button(Button::press(say!(language, "pairs-next-ask"), Press::AskNext { id: one.id }))
        }
        None => view.line(say!(language, "pairs-next-nobody")),
    };
    Ok(view.button(Button::go(say!(language, "pairs-choose-another"), ways::MENTORING.place())).button(back(cx)))
}

/// Asks the next candidate for what the one before was asked.
pub async fn ask_next(cx: &mut Cx, id: PairId, person: PersonId) -> Result<Next<Mentoring>> {
    let pair = super::room::mine(cx, id).await?;
    let me = Registered::of(cx)?.id();
    if pair.mentee != Some(me) || pair.basis == Basis::Subject {
        return Err(Trouble::Gone);
    }
    let want = Want { basis: pair.basis, direction: pair.direction_id };
    propose(cx, want, person, pair.months).await
}
