//! The conversation in which a person is given a role.

use super::cards;
use super::steps::{At, Draft, Numbered, Place, Press, Question, Step, Term};
use crate::features::office::roles::room::RolesRoom;
use crate::features::office::roles::rules::{self, Flaw};
use crate::features::office::roles::{cards as roles_cards, notices, store};
use crate::model::roles::{self, Coordinator, Made};
use crate::model::ways;
use crate::outbox::Letters;
use crate::say;
use crate::talk::{Cx, Draft as _, Form, Next, Result, Room, Said, View};
use crate::text::Language;

pub struct Appointing;

impl Room for Appointing {
    const NAME: &'static str = "appointing";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::People
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        step.draft.has(Question::Role).then(|| cards::draft(language))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(match (at, draft) {
            (_, Some(_)) => Next::Offer(at),
            (At::People, None) => Next::To(ways::PEOPLE.place()),
            (At::Whom { person }, None) => Next::Go(Form::onward(Draft::of(person))),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        let turn = |turn| Press::Form { turn };
        if let Some(leaving) = step.leaving(language, Self::draft(step, language), turn) {
            Coordinator::of(cx).await?;
            return Ok(leaving);
        }
        let view = match step.asks {
            Some(asked) => {
                let view = cards::question(cx, step, asked).await?;
                step.card(language, view)
            }
            None => cards::confirm(cx, &step.draft).await?,
        };
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        // The card that follows asks the guard.
        let (language, today) = (cx.language(), cx.today());
        let out = ways::ROLES_OF.of(step.draft.person);
        if let Said::Press(Press::Form { turn }) = said {
            return Ok(step.turn(cx, turn, out));
        }
        let (asks, draft) = (step.asks, step.draft.clone());
        let onward = |draft: Draft| Next::Go(Form::onward(draft));
        Ok(match (asks, said) {
            (Some(Question::Role), Said::Press(Press::Role { role })) => {
                onward(Draft { role: Some(role), place: Place::only(role), ..draft })
            }
            (Some(Question::Place), Said::Press(Press::List { leaf })) => {
                let spot = step.spot.clone().after(leaf);
                Next::Go(step.at(spot))
            }
            (Some(Question::Place), Said::Press(Press::Place { place })) => {
                let is_offered = draft.role.is_some_and(|role| role.scopes().contains(&place.scope()));
                if is_offered { onward(Draft { place: Some(place), ..draft }) } else { Next::Puzzled }
            }
            (Some(Question::Order), Said::Press(Press::Without)) => {
                onward(Draft { order: Some(Numbered::Without), day: None, ..draft })
            }
            (Some(Question::Order), Said::Text(typed)) => match rules::order(&typed, today) {
                // The day of the order before is not that of this one.
                Ok((number, day)) => onward(Draft { order: Some(Numbered::Number { number }), day, ..draft }),
                Err(flaw) => Next::Stay(roles_cards::flaw(language, flaw)),
            },
            (Some(Question::Day), Said::Press(Press::Pick { pick })) => {
                step.picked(pick, |draft, day| match day <= today {
                    true => Ok(Draft { day: Some(day), ..draft }),
                    false => Err(roles_cards::flaw(language, Flaw::Ahead)),
                })
            }
            (Some(Question::Day), Said::Text(typed)) => match rules::past(&typed, today) {
                Ok(day) => onward(Draft { day: Some(day), ..draft }),
                Err(flaw) => Next::Stay(roles_cards::flaw(language, flaw)),
            },
            (Some(Question::Term), Said::Press(Press::Pick { pick })) => {
                step.picked(pick, |draft, day| match day > today {
                    true => Ok(Draft { term: Some(Term::Till { day }), ..draft }),
                    false => Err(roles_cards::term_flaw(language, Flaw::Ahead)),
                })
            }
            (Some(Question::Term), Said::Press(Press::Term { term })) => onward(Draft { term: Some(term), ..draft }),
            (Some(Question::Term), Said::Text(typed)) => match rules::term(&typed, today) {
                Ok(day) => onward(Draft { term: Some(Term::Till { day }), ..draft }),
                Err(flaw) => Next::Stay(roles_cards::term_flaw(language, flaw)),
            },
            (None, Said::Press(Press::Change { what })) => Next::Go(Form::change(draft, what)),
            (None, Said::Press(Press::Appoint)) => appoint(cx, draft).await?,
            _ => Next::Puzzled,
        })
    }
}

/// Appoints; who is appointed hears of it, and whoever is replaced.
async fn appoint(cx: &mut Cx, draft: Draft) -> Result<Next<Appointing>> {
    let language = cx.language();
    // A draft may have waited until its term was over.
    if draft.last_day().is_some_and(|last| last <= cx.today()) {
        cx.remark(format!("❗ {}", roles_cards::term_flaw(language, Flaw::Ahead)));
        return Ok(Next::Go(Form::change(draft, Question::Term)));
    }
    let Some(what) = draft.whole() else { return Ok(Next::Go(Form::onward(draft))) };
    // The guard is asked together with who it is.
    let whom = store::whom(cx, what.person, what.group.map(|_| what.role)).await?;
    let guard = Coordinator::of(cx).await?;
    let place = cards::place_name(&draft, &whom.works_at, &whom.groups);
    match roles::appoint(cx, guard, &what).await? {
        Made::HeldAlready => cx.remark(say!(language, "roles-held-already")),
        Made::Made { id, former } => {
            if whom.has_asked {
                roles::settle(cx, guard, id).await?;
            }
            let place = place.as_deref();
            let former: Vec<_> = former.into_iter().collect();
            let letters = Letters::default()
                .and(&[what.person], RolesRoom::NAME, |language| {
                    notices::appointed(language, (what.role, place), what.order.as_ref(), what.term)
                })?
                .and(&former, RolesRoom::NAME, |language| notices::replaced(language, place))?;
            letters.tell(cx).await?;
            cx.remark(say!(language, "roles-appointed"));
        }
    }
    Ok(Next::To(ways::ROLES_OF.of(what.person)))
}
