//! Its share of the invented municipality: a season of events in each group, with the answers of members; and one of the
//! municipality's own kind, for young specialists wherever they work.

use chrono::TimeDelta;
use rand::Rng;

use super::verbs;
use crate::features::{Sketch, Town};
use crate::ids::GroupId;
use crate::model::audience::{self, Names};
use crate::model::events::{self, Answer, Audience, Details, Kind, Plan, Recall, Whom};
use crate::model::groups::{self, Member, Phase};
use crate::model::people;
use crate::talk::{Result, Trouble};

/// Three past events where a group has worked, and one to come where it still does.
pub async fn hold(town: &mut Town) -> Result<()> {
    for (group, sketch) in town.groups.clone() {
        if sketch.phase != Phase::Forming {
            for (number, days) in [-42, -21, -1].into_iter().enumerate() {
                event(town, group, sketch, number, days).await?;
            }
        }
        if sketch.phase != Phase::Closed {
            event(town, group, sketch, 3, 6).await?;
        }
    }
    chosen(town).await?;
    town.at(town.now);
    Ok(())
}

/// What the municipality calls a kind of its own; the regulation of the demo has it too.
const OWN_KIND: &str = "Методический день";

/// The coordinator has chosen whom to invite: whoever comes to fit before it begins is invited too.
async fn chosen(town: &mut Town) -> Result<()> {
    town.days_ago(2);
    let coordinator = town.coordinator().await?;
    let young = people::Category::try_from(1).map_err(Trouble::fault)?;
    let of = audience::Audience { targets: vec![young], ..audience::Audience::default() };
    let whom = Whom::of(of.clone(), |language| audience::said(language, &of, &Names::default()));
    let (starts_at, place) = (town.time(12, 15, 0), "Школа № 3, актовый зал".to_owned());
    let details = Details { own_kind: Some(OWN_KIND.to_owned()), ..Details::default() };
    let plan = Plan {
        details, ..Plan::plain(Kind::Other, "Первые полгода в школе".to_owned(), starts_at, place)
    };
    events::create(&mut town.tx, &Audience::chosen(coordinator, whom), &plan).await?;
    Ok(())
}

/// An event so many days from today, under one of the sketch's titles; eight members of ten have answered.
async fn event(town: &mut Town, group: GroupId, sketch: &Sketch, number: usize, days: i64) -> Result<()> {
    let starts_at = town.time(days, 14, 30);
    town.at(starts_at - TimeDelta::days(10));
    let leader = town.leader(group, sketch).await?;
    let kind = if days > 0 { Kind::Workshop } else { Kind::ALL[(number + sketch.leader) % 6] };
    let place = "Школа № 3, актовый зал".to_owned();
    let plan = Plan::plain(kind, sketch.titles[number].to_owned(), starts_at, place);
    let (event, _) = events::create(&mut town.tx, &Audience::led(leader), &plan).await?;
    if days < 0 {
        // Its leader was asked for the sheet when it was over, and not at the moment at which the demo begins.
        events::recall(&mut town.tx, event, Recall::Sheet, starts_at - TimeDelta::days(30)).await?;
    }
    let today = town.tx.today();
    for line in groups::roster(&mut town.tx, group, today).await? {
        let Member::Person { id, .. } = line.member else {
            continue;
        };
        let given = match town.random.random_range(0..10) {
            0..=5 => Answer::Going,
            6 => Answer::NotGoing,
            7 => Answer::Maybe,
            _ => continue,
        };
        let by = town.registered(id).await?;
        let mut met = events::met(&mut town.tx, id, event).await?;
        verbs::answer(&mut town.tx, by, &mut met, given, None).await?;
    }
    Ok(())
}
