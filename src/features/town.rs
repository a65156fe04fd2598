//! The invented municipality of the demo while it is being made: what one feature's share leaves for the next.
//!
//! It is the same for the same number of people and the same day: everything random comes from one seed. People act in
//! it by a proof that a guard hands out for them, as in the bot; nobody is impersonated.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::ids::{AccountId, GroupId, OrganisationId, PersonId};
use crate::model::groups::Phase;
use crate::model::roles::{Coordinator, Leader, Registered};
use crate::model::school_year;
use crate::talk::{Result, Trouble, Tx, session};
use crate::text::Language;

/// The telephone number of the first resident; the others follow.
pub const FIRST_PHONE: i64 = 1_000;
/// The channel by which all residents speak: the simulator's.
pub const CHANNEL: &str = "telegram";

/// The municipality being made.
pub struct Town {
    /// The transaction in which it is made. Its time moves back and forth: [`Town::at`].
    pub tx: Tx,
    /// The source of everything random.
    pub random: StdRng,
    /// The moment at which the demo starts.
    pub now: DateTime<Utc>,
    /// How many people are to live here.
    pub size: usize,
    /// Where people work.
    pub organisations: Vec<OrganisationId>,
    /// Everybody who is registered, in the order of their phones; the first answers for the municipality.
    pub people: Vec<Neighbour>,
    /// The groups that were founded, with what happens in each.
    pub groups: Vec<(GroupId, &'static Sketch)>,
}

/// Somebody of the invented municipality.
#[derive(Debug, Clone, Copy)]
pub struct Neighbour {
    /// Who.
    pub person: PersonId,
    /// Their account.
    pub account: AccountId,
    /// Whether they are of management staff.
    pub manages: bool,
}

/// A cluster and what happens in it.
pub struct Sketch {
    /// What it is called.
    pub name: &'static str,
    /// The category of deficits that it is about.
    pub category: i64,
    /// The place of its leader among the people.
    pub leader: usize,
    /// Where it is in its cycle.
    pub phase: Phase,
    /// Out of a hundred teachers, how many join.
    pub popularity: u32,
    /// What its events are called.
    pub titles: [&'static str; 4],
}

impl Town {
    /// An empty municipality for so many people.
    pub fn new(tx: Tx, size: usize) -> Town {
        let now = tx.now;
        Town {
            tx,
            random: StdRng::seed_from_u64(2026),
            now,
            size,
            organisations: Vec::new(),
            people: Vec::new(),
            groups: Vec::new(),
        }
    }

    /// Makes everything, stage after stage, by the features' own verbs.
    pub async fn make(&mut self) -> Result<()> {
        let mut shares: Vec<_> = super::ALL.iter().flat_map(|feature| feature.demo).collect();
        shares.sort_by_key(|share| share.stage);
        for share in shares {
            (share.make)(self).await?;
        }
        self.tx.now = self.now;
        Ok(())
    }

    /// The account of the resident with this number.
    pub async fn account(&mut self, number: usize) -> Result<AccountId> {
        let phone = (FIRST_PHONE + number as i64).to_string();
        let found = session::find(self.tx.db(), CHANNEL, &phone).await?;
        Ok(match found {
            Some(account) => account.id,
            None => session::open(self.tx.db(), CHANNEL, &phone, Language::Ru).await?.id,
        })
    }

    /// Lets what follows happen so many days before the demo starts; by day, whenever that is.
    pub fn days_ago(&mut self, days: i64) {
        self.tx.now = self.now - TimeDelta::days(days);
        let by_day = NaiveTime::from_hms_opt(11, 40, 0).unwrap_or_default();
        let local = self.tx.zone().from_local_datetime(&self.tx.today().and_time(by_day)).earliest();
        if let Some(local) = local.filter(|_| days > 0) {
            self.tx.now = local.with_timezone(&Utc);
        }
    }

    /// Lets what follows happen at this time.
    pub fn at(&mut self, moment: DateTime<Utc>) {
        self.tx.now = moment;
    }

    /// True with a probability of so many per cent.
    pub fn chance(&mut self, of_a_hundred: u32) -> bool {
        self.random.random_bool(f64::from(of_a_hundred.min(100)) / 100.0)
    }

    /// A time of the day so many days from the demo's start, in the municipality's zone; on a Sunday the day before,
    /// since nobody meets on one.
    pub fn time(&self, days: i64, hour: u32, minute: u32) -> DateTime<Utc> {
        let day = self.now + TimeDelta::days(days);
        let date = day.with_timezone(&self.tx.zone()).date_naive();
        let date = if date.weekday() == chrono::Weekday::Sun { date - Days::new(1) } else { date };
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        let local = self.tx.zone().from_local_datetime(&date.and_time(time)).earliest();
        local.map_or(day, |local| local.with_timezone(&Utc))
    }

    /// The first day of the school year in which the demo starts, and the last day of what an office gives for a term:
    /// an end of August that is not near, so that nothing runs out while the demo is looked at.
    pub async fn school_year(&mut self) -> Result<(NaiveDate, NaiveDate)> {
        self.at(self.now);
        let (first, today) = (school_year::current(&mut self.tx).await?, self.tx.today());
        let august = |year| NaiveDate::from_ymd_opt(year, 8, 31).unwrap_or(today);
        let next = august(first.year() + 1);
        let is_near = next < today + Days::new(100);
        Ok((first, if is_near { august(first.year() + 2) } else { next }))
    }

    /// Lets what follows happen so many days before the demo starts, or on the first day of this school year if that is
    /// later.
    pub async fn days_ago_this_year(&mut self, days: i64) -> Result<()> {
        let (first, _) = self.school_year().await?;
        let passed = (self.tx.today() - first).num_days();
        self.days_ago(days.min(passed));
        Ok(())
    }

    /// How many days before the demo starts its groups were founded: so long before this school year that whoever has joined
    /// them in the fortnight after stands in the roster of its first day.
    pub async fn founded(&mut self) -> Result<i64> {
        let (first, _) = self.school_year().await?;
        let passed = (self.tx.today() - first).num_days();
        Ok((passed + 15).max(84))
    }

    /// The authority of the one who answers for the municipality.
    pub async fn coordinator(&mut self) -> Result<Coordinator> {
        let person = self.people.first().ok_or_else(|| Trouble::fault("nobody lives in the demo yet"))?.person;
        let found = Coordinator::find(&mut self.tx, person).await?;
        found.ok_or_else(|| Trouble::fault("the demo has no coordinator yet"))
    }

    /// The authority of the leader of a group.
    pub async fn leader(&mut self, group: GroupId, sketch: &Sketch) -> Result<Leader> {
        let person = self.people[sketch.leader % self.people.len()].person;
        let found = Leader::find(&mut self.tx, person, group).await?;
        found.ok_or_else(|| Trouble::fault("a group of the demo has no leader"))
    }

    /// Somebody, as one who has registered.
    pub async fn registered(&mut self, person: PersonId) -> Result<Registered> {
        let found = Registered::find(&mut self.tx, person).await?;
        found.ok_or_else(|| Trouble::fault("somebody of the demo is not registered"))
    }
}
