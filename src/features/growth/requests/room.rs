//! The conversation about questions: of whoever asks, and of whoever answers.

use super::notices::{self, About};
use super::steps::{At, Press, Step};
use super::store::Answers;
use super::{cards, store};
use crate::ids::{CategoryId, PersonId, RequestId};
use crate::model::needs;
use crate::model::roles::{Consultant, Registered};
use crate::say;
use crate::talk::{Cx, Look, Next, Result, Room, Said, Spot, Trouble, Tx, View};
use crate::text::Language;

/// The longest question and the longest answer.
const QUESTION: usize = 1000;
const ANSWER: usize = 2000;

pub struct Requests;

impl Room for Requests {
    const NAME: &'static str = "requests";
    /// The first text that speaks of questions to methodists.
    const CONSENT: i64 = 3;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Mine
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            Step::Words { .. } => Some(say!(language, "requests-draft")),
            Step::Answer { .. } => Some(say!(language, "requests-answer-draft")),
            Step::Mine { .. }
            | Step::One { .. }
            | Step::Category
            | Step::Whom { .. }
            | Step::Open { .. }
            | Step::Asked { .. } => None,
        }
    }

    async fn enter(_cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        Ok(Next::Go(match at {
            At::Mine => Step::Mine { spot: Spot::default() },
            At::One { id } => Step::One { id },
            At::Open => Step::Open { spot: Spot::default() },
            At::Asked { id } => Step::Asked { id },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Mine { spot } => cards::mine(cx, spot).await,
            Step::One { id } => cards::one(cx, *id).await,
            Step::Category => cards::category(cx).await,
            Step::Whom { category } => cards::whom(cx, *category).await,
            Step::Words { category, mentor } => cards::words(cx, *category, *mentor).await,
            Step::Open { spot } => cards::open(cx, spot).await,
            Step::Asked { id } => cards::asked(cx, *id).await,
            Step::Answer { id } => cards::answer(cx, *id).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (Step::Mine { spot }, Said::Press(Press::Leaf { leaf })) => Next::Go(Step::Mine { spot: spot.after(leaf) }),
            (Step::Mine { .. }, Said::Press(Press::New)) => Next::Go(Step::Category),
            (Step::Mine { .. }, Said::Press(Press::One { id })) => Next::Go(Step::One { id }),
            (Step::Category, Said::Press(Press::Category { id })) => {
                let owner = Registered::of(cx)?;
                Next::Go(match store::mentors(cx, owner, id).await?.is_empty() {
                    true => Step::Words { category: id, mentor: None },
                    false => Step::Whom { category: id },
                })
            }
            (Step::Whom { category }, Said::Press(Press::Whom { mentor })) => {
                Next::Go(Step::Words { category, mentor })
            }
            (Step::Whom { .. }, Said::Press(Press::Back)) => Next::Go(Step::Category),
            (Step::Category | Step::One { .. }, Said::Press(Press::Back)) => mine(),
            (Step::Words { .. }, Said::Press(Press::Back)) => Next::Go(Step::Category),
            (Step::Words { category, mentor }, Said::Text(typed)) => ask(cx, (category, mentor), &typed).await?,

            (Step::One { id }, Said::Press(Press::Close)) => {
                let owner = Registered::of(cx)?;
                store::close(cx, owner, id).await?;
                cx.remark(say!(language, "requests-closed"));
                mine()
            }
            (Step::One { id }, Said::Press(Press::Again)) => again(cx, id).await?,

            (Step::Open { spot }, Said::Press(Press::Leaf { leaf })) => Next::Go(Step::Open { spot: spot.after(leaf) }),
            (Step::Open { .. }, Said::Press(Press::Asked { id })) => Next::Go(Step::Asked { id }),
            (Step::Asked { id }, Said::Press(Press::Take)) => {
                let by = Consultant::of(cx).await?;
                if !store::take(cx, by, id).await? {
                    return Err(Trouble::Refused(say!(language, "requests-taken-already")));
                }
                cx.remark(say!(language, "requests-taken"));
                Next::Go(Step::Asked { id })
            }
            (Step::Asked { id }, Said::Press(Press::GiveBack)) => {
                let by = Answers::of(cx, id).await?;
                give_back(cx, by, id).await?
            }
            (Step::Asked { id }, Said::Press(Press::Answer)) => Next::Go(Step::Answer { id }),
            (Step::Asked { .. }, Said::Press(Press::Back)) => Next::Go(Step::Open { spot: Spot::default() }),
            (Step::Answer { id }, Said::Press(Press::Back)) => Next::Go(Step::Asked { id }),
            (Step::Answer { id }, Said::Text(typed)) => answer(cx, id, &typed).await?,
            _ => Next::Puzzled,
        })
    }

    async fn look(tx: &mut Tx, about: &str, to: PersonId, _language: Language) -> Result<Look<View<Press>>> {
        // An answer is told as it was written.
        let Ok(About { id }) = serde_json::from_str(about) else { return Ok(Look::AsWritten) };
        Ok(if store::still_waits(tx, id, to).await? { Look::AsWritten } else { Look::Drop })
    }
}

fn mine() -> Next<Requests> {
    Next::Go(Step::Mine { spot: Spot::default() })
}

/// What was typed, if it is as long as a question or an answer is: 3 signs to `most`.
fn fitting(language: Language, typed: &str, most: usize) -> std::result::Result<String, String> {
    let words = typed.trim();
    match words.chars().count() {
        count if (3..=most).contains(&count) => Ok(words.to_owned()),
        count => Err(say!(language, "requests-flaw", count = count, most = most)),
    }
}

/// Where whoever answers goes on: to what waits, and a mentor to their own questions.
fn onward(by: Answers) -> Next<Requests> {
    if by.is_consultant { Next::Go(Step::Open { spot: Spot::default() }) } else { mine() }
}

/// Leaves a question to all who answer. Of what a mentor leaves they have not heard yet.
async fn give_back(cx: &mut Cx, by: Answers, id: RequestId) -> Result<Next<Requests>> {
    let (category, asker) = store::give_back(cx, by, id).await?;
    if !by.is_consultant {
        let category = needs::categories_of(cx, &[category]).await?.pop().ok_or(Trouble::Gone)?;
        notices::asked(cx, id, (category.id, &category.name), asker).await?;
    }
    cx.remark(say!(cx.language(), "requests-given-back"));
    Ok(onward(by))
}

async fn ask(cx: &mut Cx, (category, mentor): (CategoryId, Option<PersonId>), typed: &str) -> Result<Next<Requests>> {
    let owner = Registered::of(cx)?;
    let words = match fitting(cx.language(), typed, QUESTION) {
        Ok(words) => words,
        Err(flaw) => return Ok(Next::Stay(flaw)),
    };
    let category = needs::categories_of(cx, &[category]).await?.pop().ok_or(Trouble::Gone)?;
    // The pair may have ended since.
    if let Some(mentor) = mentor
        && !store::mentors(cx, owner, category.id).await?.iter().any(|one| one.id == mentor)
    {
        return Err(Trouble::Gone);
    }
    let id = store::ask(cx, owner, (category.id, mentor), &words).await?;
    match mentor {
        Some(mentor) => notices::put(cx, id, &category.name, mentor).await?,
        None => notices::asked(cx, id, (category.id, &category.name), owner.id()).await?,
    };
    cx.remark(say!(cx.language(), "requests-asked"));
    Ok(Next::Go(Step::One { id }))
}

async fn again(cx: &mut Cx, id: RequestId) -> Result<Next<Requests>> {
    let owner = Registered::of(cx)?;
    let request = store::own(cx, owner, id).await?;
    if store::ask_again(cx, owner, id).await? {
        notices::asked(cx, id, (request.about, &request.category), owner.id()).await?;
        cx.remark(say!(cx.language(), "requests-asked"));
    }
    Ok(Next::Go(Step::One { id }))
}

async fn answer(cx: &mut Cx, id: RequestId, typed: &str) -> Result<Next<Requests>> {
    let (by, language) = (Answers::of(cx, id).await?, cx.language());
    let words = match fitting(language, typed, ANSWER) {
        Ok(words) => words,
        Err(flaw) => return Ok(Next::Stay(flaw)),
    };
    let Some(asker) = store::answer(cx, by, id, &words).await? else {
        return Err(Trouble::Refused(say!(language, "requests-taken-already")));
    };
    notices::answered(cx, id, asker).await?;
    cx.remark(say!(language, "requests-answered"));
    Ok(onward(by))
}
