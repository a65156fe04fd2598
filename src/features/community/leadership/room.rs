//! The conversation about who leads a cluster next.

use serde::{Deserialize, Serialize};

use super::{cards, notices};
use crate::ids::{GroupId, LeadershipOfferId, PersonId};
use crate::model::roles::{self, Head, LeadershipOffer, OfferAnswer, Offering, Registered};
use crate::model::ways;
use crate::outbox::Letters;
use crate::say;
use crate::talk::{Cx, Leaf, Look, Next, Result, Room, Said, Spot, Trouble, Tx, View};
use crate::text::Language;

pub struct Leadership;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The leader passes a group on.
    Of { group: GroupId },
    /// An offer, for whom it is made to.
    Offer { id: LeadershipOfferId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Who is to lead next, or who is asked already; what is typed is searched.
    Whom { group: GroupId, spot: Spot },
    /// Shall they be asked?
    Sure { group: GroupId, person: PersonId },
    /// An offer.
    Offer { id: LeadershipOfferId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf { to: Leaf },
    Whom { id: PersonId },
    Yes,
    Withdraw { id: LeadershipOfferId },
    Accept { id: LeadershipOfferId },
    Decline { id: LeadershipOfferId },
    Back,
}

impl Room for Leadership {
    const NAME: &'static str = "leadership";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Of { group: GroupId(0) }
    }

    async fn enter(_cx: &mut Cx, at: At, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match at {
            At::Of { group } => Step::Whom { group, spot: Spot::default() },
            At::Offer { id } => Step::Offer { id },
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Whom { group, spot } => cards::whom(cx, *group, spot).await,
            Step::Sure { group, person } => cards::sure(cx, *group, *person).await,
            Step::Offer { id } => {
                let (me, language) = (Registered::of(cx)?.id(), cx.language());
                let offer = roles::leadership_offer(cx, *id).await?;
                if offer.to.0 != me {
                    return Err(Trouble::Gone);
                }
                Ok(cards::offer(language, &offer))
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (Step::Whom { group, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Whom { group, spot: spot.after(to) })
            }
            // Nobody is listed, and nothing is searched, where somebody is asked already.
            (Step::Whom { group, .. }, Said::Text(typed)) => match cards::waiting(cx, group).await? {
                Some(_) => Next::Puzzled,
                None => Next::Go(Step::Whom { group, spot: Spot::found(&typed) }),
            },
            (Step::Whom { group, .. }, Said::Press(Press::Whom { id })) => Next::Go(Step::Sure { group, person: id }),
            (Step::Whom { group, .. }, Said::Press(Press::Withdraw { id })) => {
                withdraw(cx, group, id).await?;
                Next::Go(Step::Whom { group, spot: Spot::default() })
            }
            (Step::Sure { group, person }, Said::Press(Press::Yes)) => {
                offer(cx, group, person).await?;
                Next::Go(Step::Whom { group, spot: Spot::default() })
            }
            (Step::Sure { group, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Whom { group, spot: Spot::default() })
            }
            (Step::Offer { .. }, Said::Press(Press::Accept { id })) => {
                let offer = accept(cx, id).await?;
                if offer.answer == Some(OfferAnswer::Accepted) {
                    cx.remark(say!(language, "leadership-accepted", cluster = offer.group.name));
                    return Ok(Next::To(ways::CLUSTER.of(offer.group.id)));
                }
                Next::Go(Step::Offer { id })
            }
            (Step::Offer { .. }, Said::Press(Press::Decline { id })) => {
                if decline(cx, id).await?.1 {
                    cx.remark(say!(language, "leadership-declined"));
                }
                Next::Go(Step::Offer { id })
            }
            _ => Next::Puzzled,
        })
    }

    /// What is taken back, or over, is not asked any more.
    async fn look(tx: &mut Tx, about: &str, to: PersonId, _language: Language) -> Result<Look<View<Press>>> {
        let id: LeadershipOfferId = serde_json::from_str(about)?;
        let offer = roles::leadership_offer(tx, id).await?;
        Ok(match offer.answer {
            None if offer.to.0 == to => Look::AsWritten,
            _ => Look::Drop,
        })
    }

    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let language = cx.language();
        let offer = match press {
            Press::Accept { id } => accept(cx, id).await?,
            Press::Decline { id } => decline(cx, id).await?.0,
            Press::Leaf { .. } | Press::Whom { .. } | Press::Yes | Press::Withdraw { .. } | Press::Back => {
                return Err(Trouble::Gone);
            }
        };
        Ok(Some(notices::answered(language, &offer)))
    }
}

/// Asks somebody to lead next.
async fn offer(cx: &mut Cx, group: GroupId, person: PersonId) -> Result<()> {
    let language = cx.language();
    let by = Head::of(cx, group).await?;
    match roles::offer_leadership(cx, by, person).await? {
        Offering::Offered(id) => {
            let offer = roles::leadership_offer(cx, id).await?;
            notices::ask(cx, &offer).await?;
            cx.remark(say!(language, "leadership-offered"));
        }
        Offering::Waiting => cx.remark(say!(language, "leadership-waiting-already")),
        Offering::NotThere => cx.remark(say!(language, "leadership-not-there")),
    }
    Ok(())
}

/// Takes an offer back; who was asked hears so.
async fn withdraw(cx: &mut Cx, group: GroupId, id: LeadershipOfferId) -> Result<()> {
    let language = cx.language();
    let by = Head::of(cx, group).await?;
    let Some(offer) = roles::withdraw_leadership(cx, by, id).await? else {
        cx.remark(say!(language, "leadership-over-already"));
        return Ok(());
    };
    let letters =
        Letters::default().and(&[offer.to.0], Leadership::NAME, |language| notices::withdrawn(language, &offer))?;
    letters.tell(cx).await?;
    cx.remark(say!(language, "leadership-withdrawn"));
    Ok(())
}

/// Accepts; the former leader and the coordinators hear of it. The offer says what became of it, which may be nothing.
async fn accept(cx: &mut Cx, id: LeadershipOfferId) -> Result<LeadershipOffer> {
    let me = Registered::of(cx)?;
    let (offer, taken) = roles::accept_leadership(cx, me, id).await?;
    let Some(appointment) = taken else { return Ok(offer) };
    let mut coordinators = roles::coordinators(cx).await?;
    // A coordinator who takes over themselves knows it; a former leader who coordinates hears it once.
    coordinators.retain(|person| *person != me.id());
    let former: Vec<_> = [offer.from.0].into_iter().filter(|person| !coordinators.contains(person)).collect();
    let letters = Letters::default()
        .and(&former, Leadership::NAME, |language| notices::accepted(language, &offer))?
        .and(&coordinators, Leadership::NAME, |language| notices::to_coordinators(language, &offer, appointment))?;
    letters.tell(cx).await?;
    Ok(offer)
}

/// Declines; the leader hears so. The offer as it is now, and `false` where it was over already.
async fn decline(cx: &mut Cx, id: LeadershipOfferId) -> Result<(LeadershipOffer, bool)> {
    let me = Registered::of(cx)?;
    let (offer, waited) = roles::decline_leadership(cx, me, id).await?;
    if !waited {
        return Ok((offer, false));
    }
    let letters =
        Letters::default().and(&[offer.from.0], Leadership::NAME, |language| notices::declined(language, &offer))?;
    letters.tell(cx).await?;
    Ok((offer, true))
}
