//! What the sentences of the journal are made of: what a matter belongs to, and whom and what an entry names.

use serde::{Deserialize, Serialize};

use crate::say;
use crate::text::Language;

/// What a matter belongs to: the reader of the journal asks for one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Who answers for what.
    Roles,
    /// Names, schools and ends of people.
    People,
    /// Schools and other organisations.
    Organisations,
    /// Clusters and their kin.
    Groups,
    /// Events and their sheets.
    Events,
    /// Papers and blanks.
    Papers,
    /// Plans of work.
    Plans,
    /// What holds in the municipality.
    Regulation,
}

impl About {
    /// All of them, in the order in which they are offered.
    pub const ALL: [About; 8] = [
        About::Roles,
        About::People,
        About::Organisations,
        About::Groups,
        About::Events,
        About::Papers,
        About::Plans,
        About::Regulation,
    ];

    /// «Роли».
    pub fn named(self, language: Language) -> String {
        match self {
            About::Roles => say!(language, "journal-about-roles"),
            About::People => say!(language, "journal-about-people"),
            About::Organisations => say!(language, "journal-about-organisations"),
            About::Groups => say!(language, "journal-about-groups"),
            About::Events => say!(language, "journal-about-events"),
            About::Papers => say!(language, "journal-about-papers"),
            About::Plans => say!(language, "journal-about-plans"),
            About::Regulation => say!(language, "journal-about-regulation"),
        }
    }
}

/// What an entry can be about.
#[derive(Debug, Clone, Copy)]
pub struct Matter {
    /// As it is stored.
    pub name: &'static str,
    /// What it belongs to.
    pub about: About,
    /// What happened, as a sentence without its beginning: it follows its author.
    pub said: fn(Language, &Told) -> String,
}

impl Matter {
    pub(super) const fn of(about: About, name: &'static str, said: fn(Language, &Told) -> String) -> Matter {
        Matter { name, about, said }
    }

    /// Whether the bot did it by itself: a role whose term ran out. Of any other entry without an author, the author was
    /// erased.
    pub fn is_by_itself(&self, became: Option<&str>) -> bool {
        self.about == About::Roles && became == Some("term")
    }
}

/// Whom and what an entry names, as far as it is still there.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Whom it concerns.
    pub person: Option<String>,
    /// Which group.
    pub group: Option<String>,
    /// Which organisation.
    pub organisation: Option<String>,
    /// Which event.
    pub event: Option<String>,
    /// What it was before, as it is stored.
    pub was: Option<String>,
    /// What it is now, as it is stored.
    pub became: Option<String>,
}

impl Told {
    pub(super) fn person(&self, language: Language) -> String {
        self.person.clone().unwrap_or_else(|| say!(language, "journal-person-gone"))
    }

    pub(super) fn group(&self, language: Language) -> String {
        match &self.group {
            Some(name) => format!("«{name}»"),
            None => say!(language, "journal-group-gone"),
        }
    }

    pub(super) fn organisation(&self, language: Language) -> String {
        match &self.organisation {
            Some(name) => format!("«{name}»"),
            None => say!(language, "journal-organisation-gone"),
        }
    }

    pub(super) fn event(&self, language: Language) -> String {
        match &self.event {
            Some(title) => format!("«{title}»"),
            None => say!(language, "journal-event-gone"),
        }
    }

    pub(super) fn was(&self) -> String {
        self.was.clone().unwrap_or_default()
    }

    pub(super) fn became(&self) -> String {
        self.became.clone().unwrap_or_default()
    }

    /// The target category that was assigned, by its code.
    pub(super) fn category(&self, language: Language) -> String {
        match self.became.as_deref() {
            Some("growing") => say!(language, "model-target-growing"),
            Some(_) | None => say!(language, "model-target-experienced"),
        }
    }

    /// A count is stored as a text, because the column holds one.
    pub(super) fn count(&self) -> i64 {
        self.became.as_deref().and_then(|count| count.parse().ok()).unwrap_or_default()
    }

    /// So many are new, and so many changed: «10/2».
    pub(super) fn taken(&self) -> (String, String) {
        let (new, changed) = self.became.as_deref().and_then(|taken| taken.split_once('/')).unwrap_or(("0", "0"));
        (new.to_owned(), changed.to_owned())
    }

    pub(super) fn is_set(&self) -> bool {
        self.became.as_deref() == Some("true")
    }
}
