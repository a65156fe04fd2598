//! The words of the page of one's own data: what the columns and their values are called.
//!
//! A test reads every table's rows and finds each column here, so that a new one cannot be left out unseen.

use crate::say;
use crate::text::Language;

/// How a column of a row is told.
pub enum Label {
    /// By its name and its value.
    Named(String),
    /// As a draft, with the words that were typed in it.
    Draft,
    /// By what the person typed last.
    Typed,
    /// By its words alone.
    Words,
    /// Not at all: it means something to the bot alone.
    Inner,
}

/// What the bot alone needs: numbers, stamps, places of conversations, attempts to say something. The test that finds
/// each column told asks for it.
#[cfg(test)]
pub const INNER: &[&str] = &[
    "number",
    "changed_in",
    "changed_place",
    "account",
    "current_room",
    "card",
    "commands",
    "message",
    "news",
    "kept_until",
    "times_reachable_again",
    "room",
    "reason",
    "due_at",
    "ended_at",
    "attempts",
    "kind",
    "post_en",
    "subject_en",
    "category_en",
    "item_en",
];

/// The columns that are told, in the order in which a person reads them.
pub const ORDER: &[&str] = &[
    "said_so_far",
    "said_last",
    "words_to_be_said",
    "what_was_there",
    "family_name",
    "given_name",
    "patronymic",
    "municipality",
    "organisation",
    "post",
    "teaching_since",
    "managing_since",
    "enrolled_at",
    "organisation_has_low_results",
    "organisation_in_adverse_conditions",
    "subject",
    "purpose",
    "text",
    "given_at",
    "withdrawn_at",
    "refused_at",
    "opened_at",
    "settled_at",
    "role",
    "group",
    "since",
    "until",
    "order_number",
    "order_day",
    "category",
    "item",
    "own_words",
    "level",
    "source",
    "registered_at",
    "closed_at",
    "event",
    "starts_at",
    "created_at",
    "answer",
    "answered_at",
    "deed",
    "day",
    "contribution",
    "joined_at",
    "left_at",
    "at",
    "matter",
    "by_you",
    "about_you",
    "was",
    "became",
    "channel",
    "number_in_the_channel",
    "language",
    "reachable",
    "quiet_from",
    "quiet_till",
    "saved_at",
    "state",
    "name",
    "bytes",
    "received_at",
    "asked_at",
    "about",
    "made_at",
    "signed_at",
    "version",
];

/// How a column is told.
pub fn label(language: Language, key: &str) -> Label {
    match key {
        "said_so_far" => Label::Draft,
        "said_last" => Label::Typed,
        "words_to_be_said" | "what_was_there" => Label::Words,
        key => named(language, key).map_or(Label::Inner, Label::Named),
    }
}

/// What a column is called; `None` for what the bot alone needs.
pub fn named(language: Language, key: &str) -> Option<String> {
    Some(match key {
        "family_name" => say!(language, "mydata-field-family"),
        "given_name" => say!(language, "mydata-field-given"),
        "patronymic" => say!(language, "mydata-field-patronymic"),
        "municipality" => say!(language, "mydata-field-municipality"),
        "organisation" => say!(language, "mydata-field-organisation"),
        "post" => say!(language, "mydata-field-post"),
        "teaching_since" => say!(language, "mydata-field-teaching"),
        "managing_since" => say!(language, "mydata-field-managing"),
        "enrolled_at" => say!(language, "mydata-field-enrolled"),
        "organisation_has_low_results" => say!(language, "mydata-field-low"),
        "organisation_in_adverse_conditions" => say!(language, "mydata-field-adverse"),
        "subject" => say!(language, "mydata-field-subject"),
        "purpose" => say!(language, "mydata-field-purpose"),
        "text" => say!(language, "mydata-field-text"),
        "given_at" => say!(language, "mydata-field-agreed"),
        "withdrawn_at" => say!(language, "mydata-field-withdrawn"),
        "refused_at" => say!(language, "mydata-field-refused"),
        "opened_at" => say!(language, "mydata-field-opened"),
        "settled_at" => say!(language, "mydata-field-settled"),
        "role" => say!(language, "mydata-field-role"),
        "group" => say!(language, "mydata-field-group"),
        "since" => say!(language, "mydata-field-since"),
        "until" => say!(language, "mydata-field-until"),
        "order_number" => say!(language, "mydata-field-order"),
        "order_day" => say!(language, "mydata-field-order-day"),
        "category" => say!(language, "mydata-field-category"),
        "item" => say!(language, "mydata-field-item"),
        "about" => say!(language, "mydata-field-about"),
        "made_at" => say!(language, "mydata-field-made"),
        "signed_at" => say!(language, "mydata-field-signed"),
        "version" => say!(language, "mydata-field-version"),
        "own_words" => say!(language, "mydata-field-own-words"),
        "level" => say!(language, "mydata-field-level"),
        "source" => say!(language, "mydata-field-source"),
        "registered_at" => say!(language, "mydata-field-registered"),
        "closed_at" => say!(language, "mydata-field-closed"),
        "event" => say!(language, "mydata-field-event"),
        "starts_at" => say!(language, "mydata-field-starts"),
        "created_at" => say!(language, "mydata-field-created"),
        "answer" => say!(language, "mydata-field-answer"),
        "answered_at" => say!(language, "mydata-field-answered"),
        "deed" => say!(language, "mydata-field-deed"),
        "day" => say!(language, "mydata-field-day"),
        "contribution" => say!(language, "mydata-field-contribution"),
        "joined_at" => say!(language, "mydata-field-joined"),
        "left_at" => say!(language, "mydata-field-left"),
        "at" => say!(language, "mydata-field-at"),
        "matter" => say!(language, "mydata-field-matter"),
        "by_you" => say!(language, "mydata-field-by-you"),
        "about_you" => say!(language, "mydata-field-about-you"),
        "was" => say!(language, "mydata-field-was"),
        "became" => say!(language, "mydata-field-became"),
        "channel" => say!(language, "mydata-field-channel"),
        "number_in_the_channel" => say!(language, "mydata-field-number"),
        "language" => say!(language, "mydata-field-language"),
        "reachable" => say!(language, "mydata-field-reachable"),
        "quiet_from" => say!(language, "mydata-field-quiet-from"),
        "quiet_till" => say!(language, "mydata-field-quiet-till"),
        "saved_at" => say!(language, "mydata-field-saved"),
        "state" => say!(language, "mydata-field-state"),
        "name" => say!(language, "mydata-field-name"),
        "bytes" => say!(language, "mydata-field-bytes"),
        "received_at" => say!(language, "mydata-field-received"),
        "asked_at" => say!(language, "mydata-field-asked"),
        _ => return None,
    })
}

/// Whether of a day only the year was asked.
pub fn is_year(key: &str) -> bool {
    matches!(key, "teaching_since" | "managing_since")
}

pub fn yes_or_no(language: Language, holds: bool) -> String {
    if holds { say!(language, "mydata-yes") } else { say!(language, "mydata-no") }
}

/// What a value of a closed list means; `None` for what people wrote.
pub fn meaning(language: Language, key: &str, value: &str) -> Option<String> {
    Some(match (key, value) {
        ("purpose", "processing") => say!(language, "mydata-is-processing"),
        ("purpose", "notices") => say!(language, "mydata-is-notices"),
        ("purpose", "name") => say!(language, "mydata-is-name-shown"),
        ("role", "coordinator") => say!(language, "mydata-is-coordinator"),
        ("role", "leader") => say!(language, "mydata-is-leader"),
        ("level", "low") => say!(language, "mydata-is-level-low"),
        ("level", "medium") => say!(language, "mydata-is-level-medium"),
        ("level", "high") => say!(language, "mydata-is-level-high"),
        ("source", "self") => say!(language, "mydata-is-source-self"),
        ("source", "cpd_centre") => say!(language, "mydata-is-source-centre"),
        ("source", "school_council") => say!(language, "mydata-is-source-council"),
        ("source", "attestation") => say!(language, "mydata-is-source-attestation"),
        ("answer", "going") => say!(language, "mydata-is-going"),
        ("answer", "not_going") => say!(language, "mydata-is-not-going"),
        ("answer", "maybe") => say!(language, "mydata-is-maybe"),
        ("deed", "presence") => say!(language, "mydata-is-presence"),
        ("language", "ru") => say!(language, "mydata-is-russian"),
        ("language", "en") => say!(language, "mydata-is-english"),
        ("channel", "telegram") => say!(language, "mydata-is-telegram"),
        ("state", "waiting") => say!(language, "mydata-is-waiting"),
        ("state", "sending") => say!(language, "mydata-is-sending"),
        ("state", "sent") => say!(language, "mydata-is-sent"),
        ("state", "blocked") => say!(language, "mydata-is-blocked"),
        ("state", "failed") => say!(language, "mydata-is-failed"),
        ("matter", "coordinator-appointed") => say!(language, "mydata-is-appointed"),
        ("matter", "coordinator-dismissed") => say!(language, "mydata-is-dismissed"),
        ("matter", "leader-appointed") => say!(language, "mydata-is-leader-appointed"),
        ("matter", "person-renamed") => say!(language, "mydata-is-renamed"),
        ("matter", "event-cancelled") => say!(language, "mydata-is-event-cancelled"),
        ("matter", "event-moved") => say!(language, "mydata-is-event-moved"),
        ("matter", "group-founded") => say!(language, "mydata-is-group-founded"),
        ("matter", "group-phase") => say!(language, "mydata-is-group-phase"),
        ("matter", "group-renamed") => say!(language, "mydata-is-group-renamed"),
        ("matter", "organisation-renamed") => say!(language, "mydata-is-organisation-renamed"),
        ("matter", "organisation-merged") => say!(language, "mydata-is-organisation-merged"),
        ("matter", "organisation-deleted") => say!(language, "mydata-is-organisation-deleted"),
        ("matter", "organisation-low-results") => say!(language, "mydata-is-organisation-low"),
        ("matter", "organisation-adverse-conditions") => say!(language, "mydata-is-organisation-adverse"),
        ("contribution", "message") => say!(language, "model-participation-message"),
        ("contribution", "report") => say!(language, "model-participation-report"),
        ("contribution", "development") => say!(language, "model-participation-development"),
        ("contribution", "lesson") => say!(language, "model-participation-lesson"),
        ("contribution", "class") => say!(language, "model-participation-class"),
        ("contribution", "master_class") => say!(language, "model-participation-master-class"),
        ("contribution", "other") => say!(language, "model-participation-other"),
        ("was" | "became", "forming") => say!(language, "model-phase-forming"),
        ("was" | "became", "working") => say!(language, "model-phase-working"),
        ("was" | "became", "summing") => say!(language, "model-phase-summing"),
        ("was" | "became", "closed") => say!(language, "model-phase-closed"),
        ("was" | "became", "true") => yes_or_no(language, true),
        ("was" | "became", "false") => yes_or_no(language, false),
        // An entry of a later kind says at least that there is one.
        ("matter", _) => say!(language, "mydata-is-changed"),
        _ => return None,
    })
}
