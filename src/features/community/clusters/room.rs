//! The conversation about clusters: lists, a card, leaving, the roster.

use super::steps::{At, Press, Shown, Step, Which};
use super::{addressing, cards, events, finding, rules, skills};
use crate::ids::GroupId;
use crate::model::groups::{self, AnswersFor, Joining};
use crate::model::people::consents::{self, Extra};
use crate::model::roles::Registered;
use crate::say;
use crate::talk::{Cx, Next, Result, Room, Said, Spot, View};

pub struct Clusters;

impl Room for Clusters {
    const NAME: &'static str = "clusters";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::All
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            At::All => Step::List { shown: Which::All.into() },
            At::Mine => Step::List { shown: Which::Mine.into() },
            At::About { category } => Step::List { shown: Which::About { category }.into() },
            At::Card { id } => Step::Card { id, shown: Shown::default() },
            At::Members { id } => Step::Members { id, shown: Shown::default(), spot: Spot::default() },
            At::Events { id } => Step::Events { id, shown: Shown::default(), spot: Spot::default() },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let reader = Registered::of(cx)?;
        match step {
            Step::List { shown } => cards::list(cx, reader, shown).await,
            Step::Topics { spot } => cards::topics(cx, spot).await,
            Step::Hosts { spot } => cards::hosts(cx, spot).await,
            Step::Subjects { spot } => finding::subjects(cx, reader, spot).await,
            Step::Teaches { id, spot, .. } => finding::teaches(cx, *id, spot).await,
            Step::Places { id, .. } => finding::places(cx, *id).await,
            Step::Addresses { id, spot, .. } => addressing::categories(cx, *id, spot).await,
            Step::Items { id, category, spot, .. } => addressing::items(cx, *id, *category, spot).await,
            Step::Skills { id, spot, .. } => skills::card(cx, reader, *id, spot).await,
            Step::Card { id, .. } => cards::card(cx, reader, *id, false).await,
            Step::Joined { id, .. } => cards::card(cx, reader, *id, true).await,
            Step::Leaving { id, .. } => cards::leaving(cx, reader, *id).await,
            Step::Members { id, spot, .. } => cards::members(cx, reader, *id, spot).await,
            Step::Events { id, spot, .. } => events::list(cx, reader, *id, spot).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let person = Registered::of(cx)?;
        let language = cx.language();
        Ok(match (step, said) {
            (Step::List { shown }, Said::Text(typed)) => {
                Next::Go(Step::List { shown: Shown { spot: Spot::found(&typed), ..shown } })
            }
            (Step::List { shown: Shown { which, spot } }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::List { shown: Shown { which, spot: spot.after(leaf) } })
            }
            (Step::List { .. }, Said::Press(Press::Fitting)) => Next::Go(Step::List { shown: Which::Fitting.into() }),
            (Step::List { .. }, Said::Press(Press::Hosts)) => Next::Go(Step::Hosts { spot: Spot::default() }),
            (Step::List { shown: Shown { which: Which::Host { .. }, .. } }, Said::Press(Press::Back)) => {
                Next::Go(Step::Hosts { spot: Spot::default() })
            }
            (Step::List { shown: Shown { which: Which::Fitting, .. } }, Said::Press(Press::Back)) => {
                Next::Go(Step::List { shown: Shown::default() })
            }
            (Step::List { .. }, Said::Press(Press::Subjects))
            | (
                Step::List { shown: Shown { which: Which::Taught | Which::Subject { .. }, .. } },
                Said::Press(Press::Back),
            ) => Next::Go(Step::Subjects { spot: Spot::default() }),
            (Step::Subjects { spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Subjects { spot: spot.after(leaf) })
            }
            (Step::Subjects { .. }, Said::Text(typed)) => Next::Go(Step::Subjects { spot: Spot::found(&typed) }),
            (Step::Subjects { .. }, Said::Press(Press::Taught)) => Next::Go(Step::List { shown: Which::Taught.into() }),
            (Step::Subjects { .. }, Said::Press(Press::Subject { id })) => {
                Next::Go(Step::List { shown: Which::Subject { id }.into() })
            }
            (Step::Subjects { .. }, Said::Press(Press::Back)) => Next::Go(Step::List { shown: Shown::default() }),
            (Step::Hosts { spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Hosts { spot: spot.after(leaf) })
            }
            (Step::Hosts { .. }, Said::Text(typed)) => Next::Go(Step::Hosts { spot: Spot::found(&typed) }),
            (Step::Hosts { .. }, Said::Press(Press::Host { school })) => {
                Next::Go(Step::List { shown: Which::Host { school }.into() })
            }
            (Step::Hosts { .. }, Said::Press(Press::Back)) => Next::Go(Step::List { shown: Shown::default() }),
            (Step::List { .. }, Said::Press(Press::Topics | Press::Back)) => {
                Next::Go(Step::Topics { spot: Spot::default() })
            }
            (Step::List { shown }, Said::Press(Press::Open { id })) => Next::Go(Step::Card { id, shown }),

            (Step::Topics { spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Topics { spot: spot.after(leaf) })
            }
            (Step::Topics { .. }, Said::Press(Press::Topic { id })) => {
                Next::Go(Step::List { shown: Which::About { category: id }.into() })
            }
            (Step::Topics { .. }, Said::Press(Press::Back)) => Next::Go(Step::List { shown: Shown::default() }),

            (Step::Card { id, shown }, Said::Press(Press::Join)) => join(cx, person, id, shown).await?,
            (Step::Joined { id, shown }, Said::Press(Press::Notices)) => {
                consents::set(cx, Extra::Notices, true).await?;
                cx.remark(say!(language, "clusters-notices-on"));
                Next::Go(Step::Card { id, shown })
            }
            (Step::Card { id, shown } | Step::Joined { id, shown }, Said::Press(Press::Leave)) => {
                Next::Go(Step::Leaving { id, shown })
            }
            (Step::Card { id, shown } | Step::Joined { id, shown }, Said::Press(Press::Members)) => {
                Next::Go(Step::Members { id, shown, spot: Spot::default() })
            }
            (Step::Card { id, shown } | Step::Joined { id, shown }, Said::Press(Press::Events)) => {
                Next::Go(Step::Events { id, shown, spot: Spot::default() })
            }
            (Step::Card { shown, .. } | Step::Joined { shown, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::List { shown })
            }

            (Step::Card { id, shown }, Said::Press(Press::Qr)) => {
                addressing::picture(cx, id).await?;
                Next::Go(Step::Card { id, shown })
            }
            (Step::Card { id, shown }, Said::Press(Press::Addresses)) => {
                Next::Go(Step::Addresses { id, shown, spot: Spot::default() })
            }
            (Step::Addresses { id, shown, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Addresses { id, shown, spot: spot.after(leaf) })
            }
            (Step::Addresses { id, shown, .. }, Said::Press(Press::Topic { id: category })) => {
                Next::Go(Step::Items { id, shown, category, spot: Spot::default() })
            }
            (
                Step::Addresses { id, shown, .. }
                | Step::Skills { id, shown, .. }
                | Step::Teaches { id, shown, .. }
                | Step::Places { id, shown },
                Said::Press(Press::Back),
            ) => Next::Go(Step::Card { id, shown }),

            (Step::Card { .. }, Said::Press(Press::Similar { category })) => {
                Next::Go(Step::List { shown: Which::About { category }.into() })
            }
            (Step::Card { id, shown }, Said::Press(Press::Teaches)) => {
                Next::Go(Step::Teaches { id, shown, spot: Spot::default() })
            }
            (Step::Teaches { id, shown, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Teaches { id, shown, spot: spot.after(leaf) })
            }
            (Step::Teaches { id, shown, .. }, Said::Text(typed)) => {
                Next::Go(Step::Teaches { id, shown, spot: Spot::found(&typed) })
            }
            (Step::Teaches { id, shown, spot }, Said::Press(Press::Teach { id: subject, wanted })) => {
                let by = AnswersFor::of(cx, id).await?;
                groups::set_subject(cx, by, subject, wanted).await?;
                Next::Go(Step::Teaches { id, shown, spot })
            }
            (Step::Card { id, shown }, Said::Press(Press::Places)) => Next::Go(Step::Places { id, shown }),
            (Step::Places { id, shown }, Said::Press(Press::Limit { most })) => limit(cx, id, shown, most).await?,
            (Step::Places { id, shown }, Said::Text(typed)) => match rules::places(&typed) {
                Some(most) => limit(cx, id, shown, Some(most)).await?,
                None => Next::Stay(say!(language, "clusters-places-flaw")),
            },
            (Step::Items { id, shown, category, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Items { id, shown, category, spot: spot.after(leaf) })
            }
            (Step::Items { id, shown, category, .. }, Said::Text(typed)) => {
                Next::Go(Step::Items { id, shown, category, spot: Spot::found(&typed) })
            }
            (Step::Items { id, shown, category, spot }, Said::Press(Press::Item { id: item, wanted })) => {
                let by = AnswersFor::of(cx, id).await?;
                groups::set_item(cx, by, (category, item), wanted).await?;
                Next::Go(Step::Items { id, shown, category, spot })
            }
            (Step::Items { id, shown, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Addresses { id, shown, spot: Spot::default() })
            }
            (Step::Members { id, shown, .. }, Said::Press(Press::Skills)) => {
                Next::Go(Step::Skills { id, shown, spot: Spot::default() })
            }
            (Step::Skills { id, shown, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Skills { id, shown, spot: spot.after(leaf) })
            }
            (Step::Skills { id, shown, .. }, Said::Text(typed)) => {
                Next::Go(Step::Skills { id, shown, spot: Spot::found(&typed) })
            }

            (Step::Leaving { id, shown }, Said::Press(Press::Really)) => {
                if groups::leave(cx, id, person).await? {
                    cx.remark(say!(language, "clusters-left"));
                }
                Next::Go(Step::Card { id, shown })
            }
            (
                Step::Leaving { id, shown } | Step::Members { id, shown, .. } | Step::Events { id, shown, .. },
                Said::Press(Press::Back),
            ) => Next::Go(Step::Card { id, shown }),

            (Step::Members { id, shown, .. }, Said::Text(typed)) => {
                Next::Go(Step::Members { id, shown, spot: Spot::found(&typed) })
            }
            (Step::Members { id, shown, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Members { id, shown, spot: spot.after(leaf) })
            }

            (Step::Events { id, shown, .. }, Said::Text(typed)) => {
                Next::Go(Step::Events { id, shown, spot: Spot::found(&typed) })
            }
            (Step::Events { id, shown, spot }, Said::Press(Press::Leaf { leaf })) => {
                Next::Go(Step::Events { id, shown, spot: spot.after(leaf) })
            }

            _ => Next::Puzzled,
        })
    }
}

async fn join(cx: &mut Cx, person: Registered, id: GroupId, shown: Shown) -> Result<Next<Clusters>> {
    let language = cx.language();
    Ok(match groups::join(cx, id, person).await? {
        Joining::Joined => {
            cx.remark(say!(language, "clusters-joined"));
            Next::Go(Step::Joined { id, shown })
        }
        Joining::Already => {
            cx.remark(say!(language, "clusters-joined-already"));
            Next::Go(Step::Card { id, shown })
        }
        Joining::NotInPerson(admits) => Next::Stay(admits.why(language)),
        Joining::Closed => Next::Stay(say!(language, "clusters-join-closed")),
        // Somebody was quicker; the card says what is next.
        Joining::Full(places) => {
            cx.remark(say!(language, "clusters-join-full", count = places));
            Next::Go(Step::Card { id, shown })
        }
        Joining::HasLeft => Next::Stay(say!(language, "clusters-join-left")),
    })
}

/// Says how many may belong to a cluster.
async fn limit(cx: &mut Cx, id: GroupId, shown: Shown, most: Option<i64>) -> Result<Next<Clusters>> {
    let language = cx.language();
    let by = AnswersFor::of(cx, id).await?;
    if let Some(taken) = groups::set_places(cx, by, most).await? {
        return Ok(Next::Stay(say!(language, "clusters-places-taken", count = taken)));
    }
    cx.remark(match most {
        Some(most) => say!(language, "clusters-places-set", count = most),
        None => say!(language, "clusters-places-unset"),
    });
    Ok(Next::Go(Step::Card { id, shown }))
}
