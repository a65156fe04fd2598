//! Ways: the places that features other than their own lead to, about one line a feature.
//!
//! A room's own places are named by its `At`; a way spells the same JSON without knowing the room, and a test opens
//! each by the room that it names.

mod every;

use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::Serialize;

use super::imports::Kind;
use super::plans::Which;
use crate::ids::{
    AgreementId, AppointmentId, AssignmentId, BroadcastId, CategoryId, DeficitId, EventId, GroupId, HostOfferId,
    ImportId, ItemId, LeadershipOfferId, MergeRequestId, NamesakeId, OrganisationId, OwnRecordId, PairId, PaperId,
    PersonId, PlanEntryId, RequestId, RoleRequestId, RouteId,
};
use crate::talk::{Coming, Place};

pub use every::all;

/// A way into a room, to one thing, or to a place that needs none.
#[derive(Debug)]
pub struct Way<T = ()> {
    room: &'static str,
    place: &'static str,
    field: &'static str,
    leads_to: PhantomData<fn(T)>,
}

impl Way {
    const fn into(room: &'static str, place: &'static str) -> Way {
        Way { room, place, field: "", leads_to: PhantomData }
    }

    /// The place.
    pub fn place(&self) -> Place {
        self.with(format!("\"{}\"", self.place))
    }
}

impl<T> Way<T> {
    const fn to(room: &'static str, place: &'static str, field: &'static str) -> Way<T> {
        Way { room, place, field, leads_to: PhantomData }
    }

    /// The room to which it leads.
    pub const fn room(&self) -> &'static str {
        self.room
    }

    fn with(&self, at: String) -> Place {
        Place { room: self.room.into(), at, coming: Coming::Plainly }
    }
}

impl<T: Serialize> Way<T> {
    /// The place of one thing.
    pub fn of(&self, thing: T) -> Place {
        // Numbers and texts can always be written as JSON.
        let thing = serde_json::to_string(&thing).unwrap_or_default();
        self.with(format!("{{\"{}\":{{\"{}\":{thing}}}}}", self.place, self.field))
    }
}

// Coming in, and who I am here.
/// The consent to the processing of personal data.
pub const CONSENT: Way = Way::into("consent", "text");
/// A link that makes its first opener a coordinator.
pub const CLAIM: Way<String> = Way::to("consent", "claim", "token");
/// Registration, or the correction of one's own data.
pub const REGISTRATION: Way = Way::into("registration", "questions");
/// Who I am here.
pub const PROFILE: Way = Way::into("profile", "card");
/// Language, quiet hours, what one agreed to.
pub const SETTINGS: Way = Way::into("settings", "all");
/// What I am besides a member of staff.
pub const MY_ROLES: Way = Way::into("myroles", "mine");
/// Everything that is kept about me.
pub const MY_DATA: Way = Way::into("mydata", "data");
/// Withdrawing the consent and erasing everything.
pub const FORGET: Way = Way::into("mydata", "forget");

/// A code by which I show that my school's list names me.
pub const CODE: Way = Way::into("code", "code");
/// The question whether another record is mine too.
pub const SAME_PERSON: Way<MergeRequestId> = Way::to("same", "question", "id");

// What I need.
/// My deficits.
pub const DEFICITS: Way = Way::into("deficits", "list");
/// One of my deficits.
pub const DEFICIT: Way<DeficitId> = Way::to("deficits", "card", "id");
/// The results of a diagnosis that wait for me.
pub const DIAGNOSED: Way = Way::into("diagnosed", "waiting");
/// What I can help others with.
pub const STRENGTHS: Way = Way::into("strengths", "list");
/// A new deficit.
pub const NEW_DEFICIT: Way = Way::into("newdeficit", "new");
/// What I say of myself.
pub const SELF_CHECK: Way = Way::into("selfcheck", "list");
/// My questions to the service.
pub const REQUESTS: Way = Way::into("requests", "mine");
/// One of them.
pub const REQUEST: Way<RequestId> = Way::to("requests", "one", "id");
/// The questions that wait for whoever answers.
pub const OPEN_REQUESTS: Way = Way::into("requests", "open");
/// One of those.
pub const ASKED: Way<RequestId> = Way::to("requests", "asked", "id");

/// What I did: events, talks, pairs, courses, contests, publications.
pub const RECORD: Way = Way::into("record", "mine");
/// What I entered of myself.
pub const OWN_RECORD: Way<OwnRecordId> = Way::to("record", "own", "id");

/// My pairs, what I offer and look for.
pub const MENTORING: Way = Way::into("mentoring", "mine");
/// One of my pairs.
pub const PAIR: Way<PairId> = Way::to("mentoring", "card", "id");
/// All pairs, for whoever answers for mentoring.
pub const PAIRS: Way = Way::into("pairing", "all");
/// A pair, for whoever answers for mentoring.
pub const PAIR_AT_DESK: Way<PairId> = Way::to("pairing", "card", "id");
/// My route.
pub const ROUTE: Way = Way::into("routes", "home");
/// One of my routes, of those that are over, too.
pub const MY_ROUTE: Way<RouteId> = Way::to("routes", "card", "id");
/// The routes that I accompany.
pub const TUTORING: Way = Way::into("tutoring", "home");
/// One of them.
pub const TUTORED: Way<RouteId> = Way::to("tutoring", "card", "id");

// Clusters and events.
/// All clusters.
pub const CLUSTERS: Way = Way::into("clusters", "all");
/// The clusters that I joined or lead.
pub const MY_CLUSTERS: Way = Way::into("clusters", "mine");
/// The clusters that address a category of deficits.
pub const CLUSTERS_FOR: Way<CategoryId> = Way::to("clusters", "about", "category");
/// A cluster.
pub const CLUSTER: Way<GroupId> = Way::to("clusters", "card", "id");
/// The events of a cluster, coming and past.
pub const CLUSTER_EVENTS: Way<GroupId> = Way::to("clusters", "events", "id");
/// The roster of a cluster.
pub const CLUSTER_MEMBERS: Way<GroupId> = Way::to("clusters", "members", "id");
/// Which of the subjects of a cluster its members are.
pub const PARTS: Way<GroupId> = Way::to("parts", "of", "group");
/// The programme of a cluster.
pub const PROGRAMME: Way<GroupId> = Way::to("programme", "of", "group");
/// The roster of a cluster as it was at the beginning of its year.
pub const START_ROSTER: Way<GroupId> = Way::to("startroster", "of", "group");
/// Passing a cluster on.
pub const PASS_ON: Way<GroupId> = Way::to("leadership", "of", "group");
/// The offer to lead a cluster next.
pub const LEADERSHIP: Way<LeadershipOfferId> = Way::to("leadership", "offer", "id");
/// The deputy of the leader of a cluster.
pub const DEPUTY: Way<GroupId> = Way::to("deputy", "of", "group");
/// The order by which somebody leads a cluster.
pub const LEADER_ORDER: Way<AppointmentId> = Way::to("leaderorder", "of", "id");
/// The chat of a cluster in the messenger.
pub const CHAT: Way<GroupId> = Way::to("chats", "of", "group");
/// How events are shared in other chats.
pub const SHARING: Way = Way::into("sharing", "how");
/// The coming events of my groups.
pub const EVENTS: Way = Way::into("events", "coming");
/// Who answers what to an event.
pub const ANSWERS: Way<EventId> = Way::to("answers", "of", "id");
/// Who waits, where an event is to have so many places, and more come.
pub const FEWER_PLACES: Way<(EventId, i64)> = Way::to("answers", "fewer", "of");
/// What I bring to an event.
pub const SPEAKING: Way<EventId> = Way::to("speaking", "of", "id");
/// The calendar.
pub const CALENDAR: Way = Way::into("calendar", "mine");
/// An event as a file for calendars.
pub const CALENDAR_FILE: Way<EventId> = Way::to("calendar", "file", "event");
/// When I am reminded of events.
pub const REMINDING: Way = Way::into("reminding", "all");
/// An event.
pub const EVENT: Way<EventId> = Way::to("events", "card", "id");
/// An event, from the card of a group, to which it leads back.
pub const EVENT_WITHIN: Way<(EventId, GroupId)> = Way::to("events", "within", "of");
/// An event, from the list of a group's events, to which it leads back.
pub const EVENT_AMONG: Way<(EventId, GroupId)> = Way::to("events", "among", "of");
/// A new event, in a group that is still to be chosen.
pub const NEW_EVENT: Way = Way::into("newevent", "new");
/// A new event of a group.
pub const NEW_EVENT_OF: Way<GroupId> = Way::to("newevent", "of", "group");
/// A new event for everybody, prepared about what many find hard.
pub const NEW_EVENT_ABOUT: Way<CategoryId> = Way::to("newevent", "about", "category");
/// An earlier event once more.
pub const NEW_EVENT_AGAIN: Way<EventId> = Way::to("newevent", "again", "event");
/// Who speaks at an event.
pub const SPEAKERS: Way<EventId> = Way::to("speakers", "of", "event");
/// What belongs to an event.
pub const MATERIALS: Way<EventId> = Way::to("materials", "of", "event");
/// The events whose attendance is to be recorded.
pub const ATTENDANCE: Way = Way::into("attendance", "list");
/// The attendance sheet of an event.
pub const SHEET: Way<EventId> = Way::to("attendance", "sheet", "event");
/// Checking in at an event.
pub const CHECK_IN: Way<EventId> = Way::to("here", "event", "event");
/// Checking in by the code of an event's QR picture.
pub const CHECK_IN_BY: Way<String> = Way::to("here", "scan", "token");
/// Checking in for colleagues.
pub const COLLEAGUES: Way<EventId> = Way::to("colleagues", "event", "event");
/// An event that is past already and was not in the bot.
pub const PAST_EVENT: Way = Way::into("pastevent", "new");
/// How an event went.
pub const EVALUATION: Way<EventId> = Way::to("evaluation", "event", "event");
/// My certificates.
pub const CERTIFICATES: Way = Way::into("certificates", "mine");
/// My certificate of an event.
pub const CERTIFICATE: Way<EventId> = Way::to("certificates", "of", "event");
/// Whether a certificate is genuine.
pub const PROOF: Way<String> = Way::to("proof", "code", "code");
/// The code by which people check in at an event.
pub const HALL: Way<EventId> = Way::to("hall", "hall", "event");

/// Messages to many.
pub const BROADCASTS: Way = Way::into("broadcasts", "all");
/// One of them, with what became of it.
pub const BROADCAST: Way<BroadcastId> = Way::to("broadcasts", "card", "id");
/// A new one.
pub const NEW_BROADCAST: Way = Way::into("newbroadcast", "new");
/// A new one to those whom an event concerns.
pub const NEW_BROADCAST_OF: Way<EventId> = Way::to("newbroadcast", "of", "event");

// The coordinator's desk.
/// The figures of the municipality.
pub const FIGURES: Way = Way::into("figures", "overview");
/// The desk.
pub const DESK: Way = Way::into("desk", "desk");
/// What holds in the municipality, and by whose clause.
pub const REGULATION: Way = Way::into("rules", "chapters");
/// All people.
pub const PEOPLE: Way = Way::into("people", "all");
/// The people whose names hold what was typed.
pub const PEOPLE_NAMED: Way<String> = Way::to("people", "named", "search");
/// A person.
pub const PERSON: Way<PersonId> = Way::to("people", "card", "id");
/// Who of the municipality a guest of an event is, who was typed by name.
pub const GUEST: Way<i64> = Way::to("people", "guest", "key");
/// Somebody who does not use the bot and is to be listed.
pub const NEW_PERSON: Way = Way::into("newperson", "new");
/// The target categories of the municipality's staff.
pub const TARGETS: Way = Way::into("targets", "all");
/// What a person is assigned to.
pub const TARGETS_OF: Way<PersonId> = Way::to("targets", "of", "id");
/// An assignment to a target category.
pub const ASSIGNMENT: Way<AssignmentId> = Way::to("targets", "card", "id");
/// The target categories that I am assigned to.
pub const MY_TARGETS: Way = Way::into("mytargets", "mine");
/// Whether somebody who has registered is one who stands at their school already.
pub const NAMESAKES: Way<NamesakeId> = Way::to("namesakes", "question", "id");
/// The school that I represent.
pub const MY_SCHOOL: Way = Way::into("school", "mine");
/// A school that I represent.
pub const SCHOOL: Way<OrganisationId> = Way::to("school", "card", "id");
/// Who holds which role.
pub const ROLES: Way = Way::into("roles", "list");
/// Those whose roles have a term.
pub const ROLE_TERMS: Way = Way::into("roles", "terms");
/// The roles of a person.
pub const ROLES_OF: Way<PersonId> = Way::to("roles", "person", "id");
/// The requests of those who say what they are.
pub const ROLE_REQUESTS: Way = Way::into("roles", "requests");
/// One of them.
pub const ROLE_REQUEST: Way<RoleRequestId> = Way::to("roles", "request", "id");
/// The list of roles as a spreadsheet.
pub const ROLES_TABLE: Way = Way::into("roles", "table");
/// Giving a person a role.
pub const APPOINT: Way<PersonId> = Way::to("appointing", "whom", "person");
/// Handing over everything of a person who leaves.
pub const HAND_OVER: Way<PersonId> = Way::to("handing", "from", "person");
/// Schools and other organisations.
pub const ORGANISATIONS: Way = Way::into("organisations", "list");
/// An organisation.
pub const ORGANISATION: Way<OrganisationId> = Way::to("organisations", "card", "id");
/// The headcounts of an organisation.
pub const HEADCOUNTS: Way<OrganisationId> = Way::to("headcounts", "of", "id");
/// The marks of an organisation.
pub const MARKS: Way<OrganisationId> = Way::to("marks", "of", "id");
/// The agreements of an organisation.
pub const AGREEMENTS: Way<OrganisationId> = Way::to("agreements", "of", "id");
/// Organisations that are to be added.
pub const NEW_ORGANISATIONS: Way = Way::into("organisations", "add");
/// An agreement of an organisation.
pub const AGREEMENT: Way<(OrganisationId, AgreementId)> = Way::to("agreements", "card", "of");
/// All groups.
pub const GROUPS: Way = Way::into("groups", "list");
/// A group, at the desk.
pub const GROUP: Way<GroupId> = Way::to("groups", "card", "id");
/// A new group.
pub const NEW_GROUP: Way = Way::into("newgroup", "new");
/// Offers of schools to host clusters, for coordinators.
pub const HOST_OFFERS: Way = Way::into("hosting", "list");
/// One of them.
pub const HOST_OFFER: Way<HostOfferId> = Way::to("hosting", "card", "id");
/// What a school has offered.
pub const HOST_OFFERS_OF: Way<OrganisationId> = Way::to("offering", "of", "school");
/// What many find hard and no cluster covers.
pub const DEMAND: Way = Way::into("demand", "list");
/// Choosing who leads a group.
pub const LEADER_FOR: Way<GroupId> = Way::to("leading", "whom", "group");
/// Choosing what a person leads.
pub const LED_BY: Way<PersonId> = Way::to("leading", "what", "person");
/// The rosters in which somebody stands who is merely listed.
pub const ROSTERS_OF: Way<PersonId> = Way::to("rostering", "person", "person");
/// The register of papers.
pub const PAPERS: Way = Way::into("papers", "list");
/// A paper.
pub const PAPER: Way<PaperId> = Way::to("papers", "card", "id");
/// What papers can be made about a group.
pub const PAPERS_OF: Way<GroupId> = Way::to("papers", "of", "group");
/// The blanks of which papers are made.
pub const BLANKS: Way = Way::into("papers", "blanks");
/// The municipality's own certificate and reference.
pub const SAMPLES: Way = Way::into("samples", "all");
/// A paper of the rules in force.
pub const RULES_PAPER: Way = Way::into("papers", "rules");
/// Plans of work.
pub const PLANS: Way = Way::into("plans", "list");
/// A plan.
pub const PLAN: Way<Which> = Way::to("plans", "plan", "which");
/// The plan of a group for this school year.
pub const PLAN_OF: Way<GroupId> = Way::to("plans", "of", "group");
/// An entry of a plan.
pub const PLAN_ENTRY: Way<PlanEntryId> = Way::to("plans", "entry", "id");
/// The catalogue of needs, for those who keep it.
pub const CATALOGUE: Way = Way::into("catalogue", "all");
/// The items of a category.
pub const CATALOGUE_OF: Way<CategoryId> = Way::to("catalogue", "of", "id");
/// An item of the catalogue.
pub const ITEM: Way<ItemId> = Way::to("catalogue", "item", "id");
/// A new item of a category.
pub const NEW_ITEM: Way<CategoryId> = Way::to("newitem", "new", "category");
/// Another name for an item.
pub const RENAME_ITEM: Way<ItemId> = Way::to("newitem", "rename", "id");
/// A new item of a category, under which words are filed: those of this mark.
pub const ITEM_OF_WORDS: Way<(i64, CategoryId)> = Way::to("newitem", "words", "of");
/// Own words that wait for an item.
pub const OWN_WORDS: Way = Way::into("ownwords", "list");
/// Lists that are loaded from a file.
pub const IMPORTS: Way = Way::into("imports", "choose");
/// A list of a kind that is to be sent as a file.
pub const IMPORT_OF: Way<Kind> = Way::to("imports", "of", "kind");
/// A plan that is to be sent as a file, to be loaded into this one.
pub const IMPORT_PLAN: Way<Which> = Way::to("imports", "plan", "which");
/// A list that was sent as a file.
pub const IMPORT: Way<ImportId> = Way::to("imports", "card", "id");
/// Lists as spreadsheets.
pub const TABLES: Way = Way::into("tables", "all");
/// The list of people as a spreadsheet.
pub const PEOPLE_TABLE: Way = Way::into("tables", "people");
/// The list of organisations as a spreadsheet.
pub const ORGANISATIONS_TABLE: Way = Way::into("tables", "organisations");
/// The register of papers as a spreadsheet.
pub const PAPERS_TABLE: Way = Way::into("tables", "papers");
/// The list of groups as a spreadsheet.
pub const GROUPS_TABLE: Way = Way::into("tables", "groups");
/// Agreements and contracts as a spreadsheet.
pub const AGREEMENTS_TABLE: Way = Way::into("tables", "agreements");
/// Every headcount as a spreadsheet.
pub const HEADCOUNTS_TABLE: Way = Way::into("tables", "headcounts");
/// The register of certificates, as a spreadsheet.
pub const CERTIFICATES_TABLE: Way = Way::into("tables", "certificates");
/// The roster of a group as a spreadsheet.
pub const ROSTER_TABLE: Way<GroupId> = Way::to("tables", "roster", "id");
/// The roster of a group as it was at the end of a day, as a spreadsheet.
pub const ROSTER_ON_TABLE: Way<(GroupId, NaiveDate)> = Way::to("tables", "roster_on", "of");

/// The journal: who changed what.
pub const JOURNAL: Way = Way::into("journal", "all");
/// What the journal says of a person, or what they changed.
pub const JOURNAL_OF_PERSON: Way<PersonId> = Way::to("journal", "person", "id");
/// What the journal says of a group.
pub const JOURNAL_OF_GROUP: Way<GroupId> = Way::to("journal", "group", "id");
/// What the journal says of an organisation.
pub const JOURNAL_OF_ORGANISATION: Way<OrganisationId> = Way::to("journal", "organisation", "id");

#[cfg(test)]
mod tests {
    use super::*;

    /// Ways lie in chats for years, in buttons and links: a renamed place would orphan them.
    #[test]
    fn no_way_changes_its_spelling() {
        let spelled: Vec<_> = all().into_iter().map(|place| format!("{} {}", place.room, place.at)).collect();
        insta::assert_snapshot!(spelled.join("\n"));
    }
}
