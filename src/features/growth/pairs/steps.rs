//! Where somebody stands among their pairs, and what the buttons carry.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::papers::PairPaper;
use crate::ids::{CategoryId, DeficitId, MeetingId, PairId, PairRunId, PersonId, SubjectId};
use crate::model::pairs::{Basis, Change, Ending, Kind, Rhythm};
use crate::talk::calendar::Pick;
use crate::talk::{Leaf, Place, Spot};

/// The places of the room of my pairs.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Mine,
    Card {
        id: PairId,
    },
    /// Who is to be asked after one who did not answer.
    Next {
        id: PairId,
    },
    /// A meeting is to be noted.
    Meet {
        id: PairId,
    },
    /// How often the two meet.
    Rhythm {
        id: PairId,
    },
}

/// The way to the next candidate after a pair that came to nothing.
pub fn next_place(id: PairId) -> Place {
    Place::of::<super::room::Mentoring>(&At::Next { id })
}

/// The ways from a reminder: to a meeting that is to be noted, and to how often the two meet.
pub fn nudge_places(id: PairId) -> [Place; 2] {
    [At::Meet { id }, At::Rhythm { id }].map(|at| Place::of::<super::room::Mentoring>(&at))
}

/// For what a mentor is looked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Want {
    pub basis: Basis,
    pub direction: Option<CategoryId>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Mine,
    /// All of mine, where there are more than the first card has room for.
    Pairs {
        spot: Spot,
    },
    /// Help by experience, or with a competency?
    Basis,
    /// With which?
    Direction,
    /// May deficits be looked at?
    Deficits {
        want: Want,
    },
    /// Who is to be asked?
    Candidates {
        want: Want,
        spot: Spot,
    },
    /// For how long?
    Months {
        want: Want,
        person: PersonId,
    },
    /// Which of those who look for a mentor is to be asked?
    Seekers {
        spot: Spot,
    },
    /// For how long?
    SeekerMonths {
        person: PersonId,
    },
    /// By which subject?
    Subject,
    /// With whom?
    Equals {
        subject: SubjectId,
        spot: Spot,
    },
    EqualMonths {
        subject: SubjectId,
        person: PersonId,
    },
    Card {
        id: PairId,
    },
    /// Who is to be asked after one who did not answer?
    Next {
        id: PairId,
    },
    /// Which paper?
    Papers {
        id: PairId,
    },
    /// A question to the other one, or its answer, is typed.
    Words {
        id: PairId,
    },
    /// Until which day not to be asked?
    Pause {
        id: PairId,
        month: NaiveDate,
    },
    /// Shall it really be declined?
    Decline {
        id: PairId,
    },
    /// How has it ended?
    Ending {
        id: PairId,
    },
    /// Which difficulties of the mentee's are no more?
    Outcome {
        id: PairId,
        spot: Spot,
    },
    /// How often do the two meet?
    Rhythm {
        id: PairId,
    },
    Meetings {
        id: PairId,
        spot: Spot,
    },
    /// What did they do?
    Kind {
        id: PairId,
    },
    Meeting {
        of: (PairId, MeetingId),
    },
    /// On which day was it?
    Day {
        of: (PairId, MeetingId),
        month: NaiveDate,
    },
    /// A note for oneself is typed.
    Note {
        of: (PairId, MeetingId),
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// All of my pairs.
    Pairs,
    /// What has become of my difficulties.
    Outcome,
    /// This one is no more.
    Overcome {
        id: DeficitId,
    },
    Leaf {
        leaf: Leaf,
    },
    Pick {
        pick: Pick,
    },
    /// Those who look for a mentor.
    Seekers,
    Pair {
        id: PairId,
    },
    /// Offers to be a mentor, or no more.
    Offer {
        yes: bool,
    },
    Seek,
    /// Looks for a mentor no more.
    SeekNoMore,
    Basis {
        basis: Basis,
    },
    Direction {
        id: CategoryId,
    },
    Deficits {
        yes: bool,
    },
    /// Lets deficits be looked at, and be named to those who match pairs.
    DeficitsShown,
    Person {
        id: PersonId,
    },
    Months {
        months: i64,
    },
    Equal,
    Subject {
        id: SubjectId,
    },
    Accept,
    Ask,
    /// Asks the next candidate.
    AskNext {
        id: PersonId,
    },
    Papers,
    Paper {
        kind: PairPaper,
    },
    /// Whether papers may print the direction.
    Print {
        yes: bool,
    },
    Decline,
    Pause,
    Really,
    End,
    Ending {
        ending: Option<Ending>,
    },
    Rhythm,
    /// The two meet so often, or are reminded no more.
    Every {
        rhythm: Option<Rhythm>,
    },
    Meet,
    Kind {
        kind: Kind,
    },
    Meetings,
    Meeting {
        id: MeetingId,
    },
    Day,
    Change {
        change: Change,
    },
    Note,
    Back,
}

/// The places of the room of all pairs, for whoever answers for mentoring.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskAt {
    All,
    Card {
        id: PairId,
    },
    /// The matcher at work, or what has become of it.
    Run {
        id: PairRunId,
    },
    /// What it has found last.
    Found,
}
