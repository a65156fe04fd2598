//! Names for the numbers under which things are stored, so that one cannot be taken for another.

use std::cell::Cell;

use serde::{Deserialize, Serialize, Serializer};

thread_local! {
    static AS_LONG_AS_THEY_GET: Cell<bool> = const { Cell::new(false) };
}

/// The JSON of something with all its numbers of things as long as they get in thirty years: those of a file begin at the clock,
/// while tests count from 1, so that a button that fits in a test need not fit in a chat.
pub fn longest<T: Serialize>(thing: &T) -> serde_json::Result<String> {
    AS_LONG_AS_THEY_GET.set(true);
    let json = serde_json::to_string(thing);
    AS_LONG_AS_THEY_GET.set(false);
    json
}

macro_rules! ids {
    ($longest:literal: $($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(pub i64);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_i64(if AS_LONG_AS_THEY_GET.get() { $longest } else { self.0 })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(to)
            }
        }
    )*};
}

// Numbers that begin at the clock.
ids! {
    999_999_999_999:
    /// Events that were made together.
    SeriesId,
    /// Somebody who speaks at an event.
    SpeakerId,
    /// Something that belongs to an event.
    MaterialId,
    /// What somebody has entered of themselves.
    OwnRecordId,
    /// The offer to lead a group next.
    LeadershipOfferId,
    /// The offer of a school to host a cluster.
    HostOfferId,
    /// A school, kindergarten, centre or another institution.
    OrganisationId,
    /// A way to speak with somebody: one person may have several.
    AccountId,
    /// A registered member of teaching staff.
    PersonId,
    /// A registered professional deficit.
    DeficitId,
    /// A result of a diagnosis that waits for its owner.
    DiagnosisId,
    /// A group of people or organisations: a methodological cluster and its kin.
    GroupId,
    /// An event of a group, of several, or of the municipality.
    EventId,
    /// A certificate of participation.
    CertificateId,
    /// A file that somebody sent.
    FileId,
    /// A paper that was made.
    PaperId,
    /// The question whether two records are one human.
    MergeRequestId,
    /// The question whether somebody who has registered is one who stands at their school already.
    NamesakeId,
    /// Two records that have become one.
    MergeId,
    /// A target category that somebody was assigned to.
    AssignmentId,
    /// A blank of which papers are made.
    BlankId,
    /// An official headcount of an organisation.
    HeadcountId,
    /// An agreement or a contract of organisations.
    AgreementId,
    /// An appointment: who holds which role where.
    AppointmentId,
    /// Somebody's request to be confirmed in a role.
    RoleRequestId,
    /// A question of a teacher to the service.
    RequestId,
    /// A list that somebody has sent as a file.
    ImportId,
    /// What a plan has to be done.
    PlanEntryId,
    /// A message to many.
    BroadcastId,
    /// A pair of teachers, proposed or at work.
    PairId,
    /// A run of the matcher of pairs.
    PairRunId,
    /// A meeting of a pair.
    MeetingId,
    /// An individual route.
    RouteId,
    /// A step of an individual route.
    RouteStepId,
    /// A measure of a pair's programme.
    MeasureId,
}

// Numbers that begin with 1.
ids! {
    9_999_999:
    /// Who belongs to a group, and since when.
    MembershipId,
    /// A municipality: its own time zone, reference lists and coordinators.
    MunicipalityId,
    /// A post from the reference list.
    PostId,
    /// A subject from the reference list.
    SubjectId,
    /// A category of professional deficits.
    CategoryId,
    /// An item of the deficit catalogue.
    ItemId,
    /// A mark of an attendance sheet.
    MarkId,
    /// A mark of an organisation, from its day through its term.
    FlagId,
    /// A record of what somebody did.
    RecordId,
}
