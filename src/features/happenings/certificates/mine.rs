//! One's own certificates.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::proof;
use super::store::{self, Presence};
use super::words;
use crate::ids::EventId;
use crate::model::papers::{self, Sample};
use crate::model::regulation;
use crate::model::roles::Registered;
use crate::model::ways;
use crate::papers::kinds::{self, Office};
use crate::say;
use crate::talk::{Button, Certificate, Cx, Leaf, Next, Parcel, Result, Room, Said, Spot, Trouble, Tx, View};
use crate::text::{self, forms};

pub struct Certificates;

/// Rows of the list.
const PAGE: usize = 7;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Mine,
    /// The certificate of an event, from its card.
    Of {
        event: EventId,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Of which event?
    Mine { spot: Spot },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        to: Leaf,
    },
    /// The certificate of an event.
    Of {
        event: EventId,
    },
}

impl Room for Certificates {
    const NAME: &'static str = "certificates";
    const HAS_DRAFTS: bool = false;
    // They name people, as papers do.
    const CONSENT: i64 = papers::CONSENT;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Mine
    }

    async fn enter(cx: &mut Cx, at: At, _: Option<Step>) -> Result<Next<Self>> {
        if let At::Of { event } = at {
            certificate(cx, event).await?;
        }
        Ok(Next::Go(Step::Mine { spot: Spot::default() }))
    }

    async fn ask(cx: &mut Cx, Step::Mine { spot }: &Step) -> Result<View<Press>> {
        let (me, language, zone) = (Registered::of(cx)?, cx.language(), cx.zone());
        let all = store::presences(cx, me, None).await?;
        let count = all.len();
        let found: Vec<_> = all.into_iter().filter(|known| forms::finds(&spot.search, &[&known.title])).collect();
        let mut view = View::new(say!(language, "certificates-title"));
        view = match (count, found.is_empty()) {
            (0, _) => view.line(say!(language, "certificates-none")),
            (_, true) => view.line(say!(language, "certificates-no-such", search = spot.shown())),
            (_, false) => view
                .line(say!(language, "certificates-count", count = count))
                .question(say!(language, "certificates-question")),
        };
        view = view.list(
            language,
            found,
            PAGE,
            spot,
            |to| Press::Leaf { to },
            |known| {
                let day = known.starts_at.with_timezone(&zone).format("%d.%m.%y");
                Button::press(format!("📄 {day} {}", text::clipped(&known.title, 40)), Press::Of { event: known.event })
            },
        );
        Ok(view.button(Button::back(language, ways::RECORD.place())))
    }

    async fn answer(cx: &mut Cx, Step::Mine { spot }: Step, said: Said<Press>) -> Result<Next<Self>> {
        Ok(match said {
            Said::Press(Press::Leaf { to }) => Next::Go(Step::Mine { spot: spot.after(to) }),
            Said::Press(Press::Of { event }) => {
                certificate(cx, event).await?;
                Next::Go(Step::Mine { spot })
            }
            Said::Text(typed) => Next::Go(Step::Mine { spot: Spot::found(&typed) }),
            Said::File(_) | Said::Thing(_) => Next::Puzzled,
        })
    }
}

fn day_of(tx: &Tx, presence: &Presence) -> NaiveDate {
    presence.starts_at.with_timezone(&tx.zone()).date_naive()
}

/// Sends the certificate of an event at which whoever speaks was.
async fn certificate(cx: &mut Cx, event: EventId) -> Result<()> {
    let (me, language) = (Registered::of(cx)?, cx.language());
    let found = store::presences(cx, me, Some(event)).await?;
    let Some(presence) = found.into_iter().next() else {
        return Err(Trouble::Refused(say!(language, "certificates-unconfirmed")));
    };
    let today = cx.today();
    let kind = (presence.kind, presence.own_kind.as_deref());
    let event = kinds::event_of_level(kind, &presence.title, presence.level, &*regulation::now(cx).await?)?;
    let year = papers::number_year(cx, today).await?;
    let issued = store::issue(cx, me, &presence, year).await?;
    let Office { above, post, signatory, .. } = Office::now(cx).await?;
    let sample = papers::sample(cx, Sample::Certificate).await?.map(|own| own.hash);
    let works = [issued.post.split(" (").next().unwrap_or_default(), &issued.organisation];
    let works: Vec<_> = works.into_iter().filter(|words| !words.is_empty()).collect();
    let link = cx.around.link(&format!("{}-{}", proof::LINK, issued.code));
    let caption =
        say!(language, "certificates-caption", number = issued.number.to_string(), title = presence.title.clone());
    cx.parcel(Parcel::Certificate(Box::new(Certificate {
        name: format!("Сертификат_{}.pdf", issued.number),
        caption,
        office: above,
        number: format!("№ {} от {}", issued.number, kinds::date(issued.day)),
        person: issued.name.listed(),
        works: works.join(", "),
        deed: words::deed(&issued.name, presence.contribution, presence.topic.as_deref()),
        event,
        when: format!("{}, {}", kinds::date(day_of(cx, &presence)), presence.place),
        post,
        signatory,
        link,
        sample,
    })));
    Ok(())
}
