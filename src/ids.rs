//! Names for the numbers under which things are stored, so that one cannot be taken for another.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(to)
            }
        }
    )*};
}

ids! {
    /// Events that were made together.
    SeriesId,
    /// Somebody who speaks at an event.
    SpeakerId,
    /// Something that belongs to an event.
    MaterialId,
    /// What somebody has entered of themselves.
    OwnRecordId,
    /// Who belongs to a group, and since when.
    MembershipId,
    /// The offer to lead a group next.
    LeadershipOfferId,
    /// The offer of a school to host a cluster.
    HostOfferId,
    /// A municipality: its own time zone, reference lists and coordinators.
    MunicipalityId,
    /// A school, kindergarten, centre or another institution.
    OrganisationId,
    /// A way to speak with somebody: one person may have several.
    AccountId,
    /// A registered member of teaching staff.
    PersonId,
    /// A post from the reference list.
    PostId,
    /// A subject from the reference list.
    SubjectId,
    /// A category of professional deficits.
    CategoryId,
    /// An item of the deficit catalogue.
    ItemId,
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
    /// A mark of an attendance sheet.
    MarkId,
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
    /// A mark of an organisation, from its day through its term.
    FlagId,
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
    /// A record of what somebody did.
    RecordId,
    /// An individual route.
    RouteId,
    /// A step of an individual route.
    RouteStepId,
    /// A measure of a pair's programme.
    MeasureId,
}
