//! The conversation of the form.

use super::cards;
use super::steps::{At, Draft, Press, Question, Step};
use crate::features::office::groups::{leading, rules};
use crate::model::groups::{self, Founding, GroupName, Kind, MadeFor};
use crate::model::roles::Coordinator;
use crate::model::{regulation, ways};
use crate::talk::{Cx, Form, Next, Result, Room, Said, Spot, View};
use crate::text::Language;
use crate::{outbox, say};

pub struct NewGroup;

impl Room for NewGroup {
    const NAME: &'static str = "newgroup";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::New
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        (!step.draft.answered.is_empty()).then(|| say!(language, "groups-form-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(match draft {
            Some(_) => Next::Offer(at),
            None => {
                let now = regulation::now(cx).await?;
                let (made_for, mut kinds) = (MadeFor::unasked(&now, None)?, MadeFor::offered(&now)?);
                // Where there is one, nobody is asked.
                if made_for.is_some() {
                    kinds.clear();
                }
                let founding = Founding { made_for, ..Founding::default() };
                Next::Go(Form::onward(Draft { founding, kinds, ..Draft::default() }))
            }
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        let turn = |turn| Press::Form { turn };
        if let Some(leaving) = step.leaving(language, Self::draft(step, language), turn) {
            return Ok(leaving);
        }
        let draft = &step.draft.founding;
        let view = match step.asks {
            Some(Question::Name) => cards::name(language),
            Some(Question::MadeFor) => cards::kinds(language, &step.draft.kinds),
            Some(Question::Categories) => cards::categories(cx, draft, &step.spot).await?,
            Some(Question::Subjects) => cards::subjects(cx, draft, &step.spot).await?,
            Some(Question::Host) => cards::hosts(cx, &step.spot).await?,
            Some(Question::Leader) => cards::leaders(cx, guard, &step.spot).await?,
            None => cards::confirm(cx, guard, draft).await?,
        };
        let view = match step.asks {
            Some(_) => step.card(language, view),
            None => view,
        };
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        let (asks, mut draft) = (step.asks, step.draft.clone());
        Ok(match (asks, said) {
            (_, Said::Press(Press::Form { turn })) => step.turn(cx, turn, ways::DESK.place()),

            (Some(Question::Name), Said::Text(typed)) => match rules::name(&typed) {
                None => Next::Stay(say!(language, "groups-name-flaw")),
                Some(name) if groups::is_taken(cx, Kind::Cluster, &name).await? => {
                    Next::Stay(say!(language, "office-name-taken", name = name))
                }
                Some(name) => {
                    draft.founding.name = name;
                    answered(draft, Question::Name)
                }
            },

            (Some(Question::MadeFor), Said::Press(Press::MadeFor { kind })) if draft.kinds.contains(&kind) => {
                draft.founding.made_for = Some(kind);
                answered(draft, Question::MadeFor)
            }

            (Some(Question::Categories), Said::Press(Press::Category { id, wanted })) => {
                draft.founding.categories.retain(|other| *other != id);
                if wanted {
                    draft.founding.categories.push(id);
                }
                Next::Go(Form { draft, ..step })
            }
            (Some(Question::Categories), Said::Press(Press::Ready)) => {
                if draft.founding.categories.is_empty() {
                    Next::Stay(say!(language, "groups-form-no-category"))
                } else {
                    answered(draft, Question::Categories)
                }
            }

            (Some(Question::Subjects), Said::Press(Press::Subject { id, wanted })) => {
                draft.founding.subjects.retain(|other| *other != id);
                if wanted {
                    draft.founding.subjects.push(id);
                }
                Next::Go(Form { draft, ..step })
            }
            (Some(Question::Subjects), Said::Press(Press::Ready)) => answered(draft, Question::Subjects),

            (
                Some(Question::Categories | Question::Subjects | Question::Host | Question::Leader),
                Said::Press(Press::List { leaf }),
            ) => {
                let spot = step.spot.clone().after(leaf);
                Next::Go(step.at(spot))
            }
            (Some(Question::Subjects | Question::Host | Question::Leader), Said::Text(typed)) => {
                Next::Go(step.at(Spot::found(&typed)))
            }
            (Some(Question::Host), Said::Press(Press::Host { id })) => {
                draft.founding.host = id;
                answered(draft, Question::Host)
            }
            (Some(Question::Leader), Said::Press(Press::Leader { id })) => {
                draft.founding.leader = id;
                answered(draft, Question::Leader)
            }

            (None, Said::Press(Press::Create)) => create(cx, guard, draft).await?,
            _ => Next::Puzzled,
        })
    }
}

fn answered(mut draft: Draft, question: Question) -> Next<NewGroup> {
    if !draft.answered.contains(&question) {
        draft.answered.push(question);
    }
    Next::Go(Form::onward(draft))
}

/// Makes the group and tells its leader.
async fn create(cx: &mut Cx, guard: Coordinator, draft: Draft) -> Result<Next<NewGroup>> {
    let language = cx.language();
    let Some(id) = groups::found(cx, guard, Kind::Cluster, &draft.founding).await? else {
        // Somebody was quicker with the same name.
        cx.remark(say!(language, "office-name-taken", name = draft.founding.name.clone()));
        return Ok(Next::Go(Form::change(draft, Question::Name)));
    };
    if let Some(leader) = draft.founding.leader {
        let group = GroupName { id, name: draft.founding.name };
        outbox::tell(cx, &[leader], NewGroup::NAME, |language| leading::told_to_leader(language, &group)).await?;
    }
    cx.remark(say!(language, "groups-form-created"));
    Ok(Next::To(ways::GROUP.of(id)))
}
