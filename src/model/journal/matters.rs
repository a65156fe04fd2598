//! What the journal can be about, each with the sentence that its reader sees: the one place to which a new matter is
//! added. A verb that notes a matter without a sentence fails every test that makes it do so.
//!
//! A sentence has no grammatical gender and no tense that would need one: «новый координатор — Петрова О.».

use super::stored::{self, between, from_to, key, kind, made_for, phase, plan, plan_entry, role};
use super::told::About::{Events, Groups, Organisations, Papers, People, Plans, Regulation, Roles};
use super::told::Matter;
use crate::model::records::Reason;
use crate::model::{imports, plans};
use crate::say;

/// The matter of this name.
pub fn named(name: &str) -> Option<&'static Matter> {
    MATTERS.iter().find(|matter| matter.name == name)
}

/// All matters.
pub static MATTERS: &[Matter] = &[
    Matter::of(Roles, "coordinator-appointed", |language, told| {
        say!(language, "journal-coordinator-appointed", person = told.person(language))
    }),
    Matter::of(Roles, "coordinator-dismissed", |language, told| match told.became().as_str() {
        "term" => {
            let (role, _) = role(language, &told.was());
            say!(language, "journal-role-ran-out", role = role, person = told.person(language))
        }
        _ => say!(language, "journal-coordinator-dismissed", person = told.person(language)),
    }),
    Matter::of(Roles, "leader-appointed", |language, told| {
        say!(language, "journal-leader-appointed", group = told.group(language), person = told.person(language))
    }),
    Matter::of(Roles, "leader-dismissed", |language, told| {
        let (group, person) = (told.group(language), told.person(language));
        match told.became().as_str() {
            "term" => say!(language, "journal-leader-ran-out", group = group, person = person),
            _ => say!(language, "journal-leader-dismissed", group = group, person = person),
        }
    }),
    Matter::of(Roles, "deputy-named", |language, told| {
        say!(language, "journal-deputy-named", group = told.group(language), person = told.person(language))
    }),
    Matter::of(Roles, "deputy-ended", |language, told| {
        say!(language, "journal-deputy-ended", group = told.group(language), person = told.person(language))
    }),
    Matter::of(Roles, "leader-offered", |language, told| {
        say!(language, "journal-leader-offered", group = told.group(language), person = told.person(language))
    }),
    Matter::of(Roles, "leader-offer-ended", |language, told| {
        let (group, person) = (told.group(language), told.person(language));
        match told.became().as_str() {
            "withdrawn" => say!(language, "journal-leader-offer-withdrawn", group = group, person = person),
            _ => say!(language, "journal-leader-offer-declined", group = group, person = person),
        }
    }),
    Matter::of(Roles, "leader-order", |language, told| {
        let (_, more) = role(language, &told.became());
        let more = if more.is_empty() { more } else { format!(", {more}") };
        let (group, person) = (told.group(language), told.person(language));
        say!(language, "journal-leader-order", group = group, person = person, more = more)
    }),
    Matter::of(Roles, "role-appointed", |language, told| {
        let (role, more) = role(language, &told.became());
        let more = if more.is_empty() { more } else { format!(", {more}") };
        say!(language, "journal-role-appointed", role = role, more = more, person = told.person(language))
    }),
    Matter::of(Roles, "role-ended", |language, told| {
        let (role, _) = role(language, &told.was());
        match told.became().as_str() {
            "term" => say!(language, "journal-role-ran-out", role = role, person = told.person(language)),
            _ => say!(language, "journal-role-ended", role = role, person = told.person(language)),
        }
    }),
    Matter::of(Roles, "role-term", |language, told| {
        let ((role, was), (_, became)) = (role(language, &told.was()), role(language, &told.became()));
        let said = |term: String| if term.is_empty() { say!(language, "journal-no-term") } else { term };
        say!(
            language,
            "journal-role-term",
            role = role,
            person = told.person(language),
            was = said(was),
            became = said(became)
        )
    }),
    Matter::of(Roles, "event-handed-over", |language, told| {
        say!(language, "journal-event-handed-over", event = told.event(language), person = told.person(language))
    }),
    Matter::of(People, "pair-confirmed", |language, told| {
        say!(language, "journal-pair-confirmed", person = told.person(language), number = told.became())
    }),
    Matter::of(People, "pair-completed", |language, told| {
        say!(language, "journal-pair-completed", person = told.person(language))
    }),
    Matter::of(People, "pair-cancelled", |language, told| {
        say!(language, "journal-pair-cancelled", person = told.person(language))
    }),
    Matter::of(People, "route-agreed", |language, told| {
        say!(language, "journal-route-agreed", person = told.person(language), version = told.became())
    }),
    Matter::of(People, "route-taken", |language, told| {
        say!(language, "journal-route-taken", person = told.person(language))
    }),
    Matter::of(People, "route-declined", |language, told| {
        say!(language, "journal-route-declined", person = told.person(language))
    }),
    Matter::of(People, "route-returned", |language, told| {
        say!(language, "journal-route-returned", person = told.person(language))
    }),
    Matter::of(People, "route-step-passed", |language, told| {
        say!(language, "journal-route-step-passed", person = told.person(language))
    }),
    Matter::of(People, "route-step-returned", |language, told| {
        say!(language, "journal-route-step-returned", person = told.person(language))
    }),
    Matter::of(People, "route-finished", |language, told| {
        say!(language, "journal-route-finished", person = told.person(language))
    }),
    Matter::of(People, "route-dropped", |language, told| {
        say!(language, "journal-route-dropped", person = told.person(language))
    }),
    Matter::of(People, "person-renamed", |language, told| {
        say!(language, "journal-person-renamed", person = told.person(language))
    }),
    Matter::of(People, "person-listed", |language, told| {
        say!(language, "journal-person-listed", person = told.person(language))
    }),
    Matter::of(People, "people-listed", |language, told| say!(language, "journal-people-listed", count = told.count())),
    Matter::of(People, "people-relisted", |language, told| {
        say!(language, "journal-people-relisted", count = told.count())
    }),
    Matter::of(People, "person-moved", |language, told| {
        say!(language, "journal-person-moved", person = told.person(language), was = told.was(), became = told.became())
    }),
    Matter::of(People, "person-left", |language, told| {
        say!(language, "journal-person-left", person = told.person(language))
    }),
    Matter::of(People, "person-returned", |language, told| {
        say!(language, "journal-person-returned", person = told.person(language))
    }),
    Matter::of(People, "merge-asked", |language, told| {
        say!(language, "journal-merge-asked", person = told.person(language))
    }),
    Matter::of(People, "merge-refused", |language, told| {
        say!(language, "journal-merge-refused", person = told.person(language))
    }),
    Matter::of(People, "merge-withdrawn", |language, told| {
        say!(language, "journal-merge-withdrawn", person = told.person(language))
    }),
    Matter::of(People, "people-merged", |language, told| {
        say!(language, "journal-people-merged", person = told.person(language))
    }),
    Matter::of(People, "people-parted", |language, told| {
        say!(language, "journal-people-parted", person = told.person(language))
    }),
    Matter::of(People, "guest-joined", |language, told| {
        say!(language, "journal-guest-joined", person = told.person(language), count = told.count())
    }),
    Matter::of(People, "guest-parted", |language, told| {
        say!(language, "journal-guest-parted", person = told.person(language))
    }),
    Matter::of(People, "code-handed-over", |language, told| {
        say!(language, "journal-code-handed-over", person = told.person(language))
    }),
    Matter::of(People, "namesakes-differ", |language, told| {
        say!(language, "journal-namesakes-differ", person = told.person(language))
    }),
    Matter::of(People, "person-erased", |language, told| match told.became.as_deref() {
        Some("asked") => say!(language, "journal-person-erased-asked"),
        Some("mistake") => say!(language, "journal-person-erased-mistake"),
        Some(_) | None => say!(language, "journal-person-erased-gone"),
    }),
    Matter::of(People, "person-erased-oneself", |language, _| say!(language, "journal-person-erased-oneself")),
    Matter::of(People, "target-assigned", |language, told| {
        say!(language, "journal-target-assigned", person = told.person(language), category = told.category(language))
    }),
    Matter::of(People, "target-ended", |language, told| {
        say!(language, "journal-target-ended", person = told.person(language), category = told.category(language))
    }),
    Matter::of(People, "target-disputed", |language, told| {
        say!(language, "journal-target-disputed", person = told.person(language), category = told.category(language))
    }),
    Matter::of(People, "target-answered", |language, told| {
        say!(language, "journal-target-answered", person = told.person(language), category = told.category(language))
    }),
    Matter::of(Organisations, "organisations-added", |language, told| {
        say!(language, "journal-organisations-added", count = told.count())
    }),
    Matter::of(Organisations, "organisations-taken-back", |language, told| {
        say!(language, "journal-organisations-taken-back", count = told.count())
    }),
    Matter::of(Organisations, "organisation-renamed", |language, told| {
        say!(language, "journal-organisation-renamed", was = told.was(), became = told.became())
    }),
    Matter::of(Organisations, "organisation-low-results", |language, told| {
        let name = told.organisation(language);
        match told.is_set() {
            true => say!(language, "journal-low-results-set", organisation = name),
            false => say!(language, "journal-low-results-unset", organisation = name),
        }
    }),
    Matter::of(Organisations, "organisation-adverse-conditions", |language, told| {
        let name = told.organisation(language);
        match told.is_set() {
            true => say!(language, "journal-adverse-conditions-set", organisation = name),
            false => say!(language, "journal-adverse-conditions-unset", organisation = name),
        }
    }),
    Matter::of(Organisations, "organisation-high-results", |language, told| {
        let name = told.organisation(language);
        match told.is_set() {
            true => say!(language, "journal-high-results-set", organisation = name),
            false => say!(language, "journal-high-results-unset", organisation = name),
        }
    }),
    Matter::of(Organisations, "organisation-confirmed", |language, told| {
        say!(language, "journal-organisation-confirmed", organisation = told.organisation(language))
    }),
    Matter::of(Organisations, "organisation-headcount", |language, told| match (&told.was, &told.became) {
        (Some(was), None) => {
            say!(
                language,
                "journal-headcount-taken-back",
                organisation = told.organisation(language),
                was = stored::headcount(language, was)
            )
        }
        _ => say!(
            language,
            "journal-headcount",
            organisation = told.organisation(language),
            became = stored::headcount(language, &told.became())
        ),
    }),
    Matter::of(Organisations, "organisation-kind", |language, told| {
        let (was, became) = (kind(language, told.was.as_deref()), kind(language, told.became.as_deref()));
        let name = told.organisation(language);
        say!(language, "journal-organisation-kind", organisation = name, was = was, became = became)
    }),
    Matter::of(Organisations, "organisation-outside", |language, told| {
        let name = told.organisation(language);
        match told.is_set() {
            true => say!(language, "journal-organisation-outside", organisation = name),
            false => say!(language, "journal-organisation-inside", organisation = name),
        }
    }),
    Matter::of(Organisations, "organisation-address", |language, told| {
        let (name, was, became) = from_to(language, told);
        say!(language, "journal-organisation-address", organisation = name, was = was, became = became)
    }),
    Matter::of(Organisations, "organisation-inn", |language, told| {
        let (name, was, became) = from_to(language, told);
        say!(language, "journal-organisation-inn", organisation = name, was = was, became = became)
    }),
    Matter::of(Organisations, "organisation-ogrn", |language, told| {
        let (name, was, became) = from_to(language, told);
        say!(language, "journal-organisation-ogrn", organisation = name, was = was, became = became)
    }),
    // Who heads a school is said by its card, which forgets whoever is erased.
    Matter::of(Organisations, "organisation-head", |language, told| match told.became.as_deref() {
        Some("false") => say!(language, "journal-head-forgotten", organisation = told.organisation(language)),
        _ => say!(language, "journal-head-named", organisation = told.organisation(language)),
    }),
    Matter::of(Organisations, "agreement-entered", |language, told| {
        let name = told.organisation(language);
        say!(language, "journal-agreement-entered", organisation = name, number = told.became())
    }),
    Matter::of(Organisations, "agreement-prolonged", |language, told| {
        let term = |stored: &Option<String>| stored::term(language, stored.as_deref());
        let (name, was, became) = (told.organisation(language), term(&told.was), term(&told.became));
        say!(language, "journal-agreement-prolonged", organisation = name, was = was, became = became)
    }),
    Matter::of(Organisations, "agreement-for-group", |language, told| {
        let (name, number) = (told.organisation(language), told.became());
        match told.group {
            Some(_) => {
                let group = told.group(language);
                say!(language, "journal-agreement-for-group", organisation = name, number = number, group = group)
            }
            None => say!(language, "journal-agreement-for-no-group", organisation = name, number = number),
        }
    }),
    Matter::of(Organisations, "agreement-removed", |language, told| {
        let name = told.organisation(language);
        say!(language, "journal-agreement-removed", organisation = name, number = told.was())
    }),
    Matter::of(Organisations, "organisation-merged", |language, told| {
        say!(language, "journal-organisation-merged", was = told.was(), became = told.became())
    }),
    Matter::of(Organisations, "organisation-deleted", |language, told| {
        say!(language, "journal-organisation-deleted", was = told.was())
    }),
    Matter::of(Groups, "group-founded", |language, told| {
        say!(language, "journal-group-founded", group = told.group(language))
    }),
    Matter::of(Groups, "group-renamed", |language, told| {
        say!(language, "journal-group-renamed", was = told.was(), became = told.became())
    }),
    Matter::of(Groups, "group-phase", |language, told| {
        let (was, became) = (phase(language, &told.was()), phase(language, &told.became()));
        say!(language, "journal-group-phase", group = told.group(language), was = was, became = became)
    }),
    Matter::of(Groups, "group-made-for", |language, told| {
        let (was, became) = (made_for(language, &told.was()), made_for(language, &told.became()));
        say!(language, "journal-group-made-for", group = told.group(language), was = was, became = became)
    }),
    Matter::of(Groups, "group-host", |language, told| {
        let host = |name: &Option<String>| name.clone().unwrap_or_else(|| say!(language, "journal-nothing"));
        let (was, became) = (host(&told.was), host(&told.became));
        say!(language, "journal-group-host", group = told.group(language), was = was, became = became)
    }),
    Matter::of(Groups, "group-category", |language, told| {
        let (group, said) = (told.group(language), |stored: &str| stored::bilingual(language, stored));
        match (&told.was, &told.became) {
            (Some(was), None) => say!(language, "journal-group-category-gone", group = group, category = said(was)),
            _ => say!(language, "journal-group-category", group = group, category = said(&told.became())),
        }
    }),
    Matter::of(Groups, "group-places", |language, told| {
        let places = |count: &Option<String>| count.clone().unwrap_or_else(|| say!(language, "journal-no-limit"));
        let (was, became) = (places(&told.was), places(&told.became));
        say!(language, "journal-group-places", group = told.group(language), was = was, became = became)
    }),
    Matter::of(Groups, "group-subject", |language, told| match (&told.was, &told.became) {
        (Some(was), None) => {
            let subject = stored::bilingual(language, was);
            say!(language, "journal-group-subject-gone", group = told.group(language), subject = subject)
        }
        _ => {
            let subject = stored::bilingual(language, &told.became());
            say!(language, "journal-group-subject", group = told.group(language), subject = subject)
        }
    }),
    Matter::of(Groups, "group-programme", |language, told| match &told.became {
        Some(name) => say!(language, "journal-group-programme", group = told.group(language), name = name.clone()),
        None => say!(language, "journal-group-programme-gone", group = told.group(language)),
    }),
    Matter::of(Groups, "member-part", |language, told| {
        let part = stored::part(language, told.became.as_deref());
        // An organisation is a member as people are.
        let who = match &told.organisation {
            Some(_) => told.organisation(language),
            None => told.person(language),
        };
        say!(language, "journal-member-part", group = told.group(language), member = who, part = part)
    }),
    Matter::of(Groups, "host-offer", |language, told| {
        let school = told.organisation(language);
        match told.became().as_str() {
            "taken" => say!(language, "journal-host-taken", school = school),
            "declined" => say!(language, "journal-host-declined", school = school),
            "withdrawn" => say!(language, "journal-host-withdrawn", school = school),
            _ => say!(language, "journal-host-offered", school = school),
        }
    }),
    Matter::of(Groups, "group-removed", |language, told| say!(language, "journal-group-removed", was = told.was())),
    Matter::of(Groups, "chat-bound", |language, told| {
        say!(language, "journal-chat-bound", group = told.group(language))
    }),
    Matter::of(Groups, "chat-unbound", |language, told| {
        say!(language, "journal-chat-unbound", group = told.group(language))
    }),
    Matter::of(Groups, "member-joined", |language, told| {
        say!(language, "journal-member-joined", group = told.group(language), person = told.person(language))
    }),
    Matter::of(Groups, "member-left", |language, told| {
        say!(language, "journal-member-left", group = told.group(language), person = told.person(language))
    }),
    Matter::of(Events, "event-cancelled", |language, told| {
        say!(language, "journal-event-cancelled", event = told.event(language))
    }),
    Matter::of(Events, "event-restored", |language, told| {
        say!(language, "journal-event-restored", event = told.event(language))
    }),
    Matter::of(Events, "broadcast-sent", |language, told| {
        say!(language, "journal-broadcast-sent", count = told.count())
    }),
    Matter::of(Events, "broadcast-cancelled", |language, _| say!(language, "journal-broadcast-cancelled")),
    Matter::of(Events, "sheet-changed", |language, told| {
        let (was, became) = (told.was(), told.became());
        say!(language, "journal-sheet-changed", event = told.event(language), was = was, became = became)
    }),
    Matter::of(Events, "sheet-reopened", |language, told| {
        let why = Reason::of(&told.became()).map_or_else(|| told.became(), |why| why.named(language));
        say!(language, "journal-sheet-reopened", event = told.event(language), why = why)
    }),
    Matter::of(Papers, "paper-ordered", |language, told| match &told.became {
        Some(number) => say!(language, "journal-paper-ordered", number = number.clone()),
        None => say!(language, "journal-paper-ordered-unnumbered"),
    }),
    Matter::of(Papers, "paper-signed", |language, told| match &told.became {
        Some(number) => say!(language, "journal-paper-signed", number = number.clone()),
        None => say!(language, "journal-paper-signed-unnumbered"),
    }),
    Matter::of(Papers, "paper-unsigned", |language, told| match &told.became {
        Some(number) => say!(language, "journal-paper-unsigned", number = number.clone()),
        None => say!(language, "journal-paper-unsigned-unnumbered"),
    }),
    Matter::of(Papers, "paper-numbered", |language, told| {
        say!(language, "journal-paper-numbered", number = told.became())
    }),
    Matter::of(Papers, "paper-scanned", |language, told| match &told.became {
        Some(number) => say!(language, "journal-paper-scanned", number = number.clone()),
        None => say!(language, "journal-paper-scanned-unnumbered"),
    }),
    Matter::of(Papers, "paper-published", |language, told| match &told.became {
        Some(number) => say!(language, "journal-paper-published", number = number.clone()),
        None => say!(language, "journal-paper-published-unnumbered"),
    }),
    Matter::of(Papers, "paper-unpublished", |language, told| match &told.became {
        Some(number) => say!(language, "journal-paper-unpublished", number = number.clone()),
        None => say!(language, "journal-paper-unpublished-unnumbered"),
    }),
    // Whose name it was, where it was somebody's; none of the words.
    Matter::of(Papers, "forms-kept", |language, told| match &told.person {
        Some(person) => say!(language, "journal-forms-kept", person = person.clone()),
        None => say!(language, "journal-forms-kept-of-words"),
    }),
    Matter::of(Papers, "blank-brought", |language, told| {
        say!(language, "journal-blank-brought", kind = told.became().replace('_', " "))
    }),
    Matter::of(Papers, "blank-put-back", |language, told| {
        say!(language, "journal-blank-put-back", kind = told.became().replace('_', " "), version = told.was())
    }),
    Matter::of(Papers, "blank-ended", |language, told| {
        say!(language, "journal-blank-ended", kind = told.was().replace('_', " "))
    }),
    Matter::of(Regulation, "regulation-key", key),
    Matter::of(Regulation, "regulation-presets", |language, told| {
        let said = |codes: &Option<String>| stored::presets(language, codes.as_deref());
        say!(language, "journal-regulation-presets", was = said(&told.was), became = said(&told.became))
    }),
    Matter::of(Regulation, "regulation-file", |language, told| {
        // «version 4»: what a log reads, and not a person.
        let number = |version: String| version.trim_start_matches("version ").to_owned();
        let (was, became) = (number(told.was()), number(told.became()));
        say!(language, "journal-regulation-file", was = was, became = became)
    }),
    Matter::of(Plans, "import-plan", |language, told| {
        let ((new, changed), plan) = (told.taken(), plan(language, told, told.group.is_none()));
        say!(language, "journal-import-plan", plan = plan, new = new, changed = changed)
    }),
    Matter::of(Plans, "plan-entry-added", |language, told| {
        let (plan, number, term) = plan_entry(language, told, &told.became());
        say!(language, "journal-plan-entry-added", plan = plan, number = number, term = between(language, &term))
    }),
    Matter::of(Plans, "plan-entry-changed", |language, told| {
        let (plan, number, field) = plan_entry(language, told, &told.became());
        let shape = imports::Kind::Plan.shape();
        let field = shape.field(&field).map_or(field, |field| (field.named)(language));
        say!(language, "journal-plan-entry-changed", plan = plan, number = number, field = field)
    }),
    Matter::of(Plans, "plan-entry-term", |language, told| {
        let (plan, number, was) = plan_entry(language, told, &told.was());
        let (.., became) = plan_entry(language, told, &told.became());
        let (was, became) = (between(language, &was), between(language, &became));
        say!(language, "journal-plan-entry-term", plan = plan, number = number, was = was, became = became)
    }),
    Matter::of(Plans, "plan-entry-state", |language, told| {
        let (plan, number, was) = plan_entry(language, told, &told.was());
        let (.., became) = plan_entry(language, told, &told.became());
        let said = |code: &str| {
            let known: Option<plans::State> = serde_json::from_value(code.into()).ok();
            known.map_or_else(|| code.to_owned(), |state| state.named(language))
        };
        let (was, became) = (said(&was), said(&became));
        say!(language, "journal-plan-entry-state", plan = plan, number = number, was = was, became = became)
    }),
    Matter::of(Organisations, "import-schools", |language, told| {
        let (new, changed) = told.taken();
        say!(language, "journal-import-schools", new = new, changed = changed)
    }),
    catalogue::ITEM_ADDED,
    catalogue::ITEM_RENAMED,
    catalogue::ITEM_RETIRED,
    catalogue::ITEM_RETURNED,
    catalogue::CATEGORY_ADDED,
    catalogue::CATEGORY_RENAMED,
    catalogue::CATEGORY_RETIRED,
    catalogue::CATEGORY_RETURNED,
    Matter::of(People, "import-diagnosis", |language, _| say!(language, "journal-import-diagnosis")),
];

mod catalogue;
#[cfg(test)]
mod tests;
