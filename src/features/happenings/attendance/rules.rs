//! Pure rules of an attendance sheet: what it begins with, what a tap changes, what it comes to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::store::Known;
use crate::ids::{EventId, PersonId};
use crate::model::people::FullName;
use crate::model::records::Contribution;
use crate::talk::labels::{self, Called};
use crate::text::{self, forms, pasted};

/// Guests on one sheet; more would not be guests any more.
pub const MOST_GUESTS: usize = 50;

/// The signs that the mark takes before a name.
const MARK: usize = 2;

/// Who was there: the members by number, so that a sheet of three hundred stays small in the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub event: EventId,
    pub present: BTreeSet<PersonId>,
    /// Who of them brought something (S1-09); the others are listeners.
    #[serde(default)]
    pub contributions: BTreeMap<PersonId, Contribution>,
    /// Who came besides.
    #[serde(default)]
    pub guests: Vec<Guest>,
}

/// A person who came and is not on the roster: a name that the leader typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// 2–120 characters.
    pub name: String,
    /// What the guest brought; nothing makes a listener (S1-09).
    #[serde(default)]
    pub contribution: Option<Contribution>,
    /// Whether the mark stands: one that was taken back keeps its place, so that a second tap means the same guest.
    #[serde(default = "yes")]
    pub here: bool,
}

fn yes() -> bool {
    true
}

impl Guest {
    /// A guest who was there.
    pub fn new(name: String, contribution: Option<Contribution>) -> Guest {
        Guest { name, contribution, here: true }
    }
}

/// One who may be marked: a member on the event's day, one who answered «Иду», or one who was marked before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub person: PersonId,
    pub name: FullName,
    /// Where they work: tells namesakes apart.
    pub organisation: String,
    /// Whether they answered «Иду».
    pub going: bool,
    /// Whether they are on the saved sheet, and with what.
    pub saved: Option<Option<Contribution>>,
}

/// What a sheet comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Of the roster.
    pub present: usize,
    /// The roster.
    pub listed: usize,
    /// Besides the roster.
    pub guests: usize,
    /// Who was marked and has been erased since.
    pub nameless: usize,
    /// Of those present and the guests: who brought something (S1-09).
    pub contributions: usize,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(event: EventId) -> Sheet {
        Sheet { event, present: BTreeSet::new(), contributions: BTreeMap::new(), guests: Vec::new() }
    }

    /// The sheet to begin with: what was saved or marked before, or, if nothing was, those who said «Иду».
    pub fn prefilled(event: EventId, known: &Known, saved: bool) -> Sheet {
        let mut sheet = Sheet::new(event);
        let saved = saved || !known.guests.is_empty() || known.roster.iter().any(|listed| listed.saved.is_some());
        for listed in &known.roster {
            if if saved { listed.saved.is_some() } else { listed.going } {
                sheet.present.insert(listed.person);
            }
            if let Some(Some(contribution)) = listed.saved {
                sheet.contributions.insert(listed.person, contribution);
            }
        }
        sheet.guests = known.guests.clone();
        sheet
    }

    /// Marks a person of the roster, or removes the mark together with the contribution.
    pub fn mark(&mut self, person: PersonId, present: bool, roster: &[Listed]) {
        if !roster.iter().any(|listed| listed.person == person) {
            return;
        }
        if present {
            self.present.insert(person);
        } else {
            self.present.remove(&person);
            self.contributions.remove(&person);
        }
    }

    /// Marks the whole roster.
    pub fn mark_all(&mut self, roster: &[Listed]) {
        self.present = roster.iter().map(|listed| listed.person).collect();
    }

    /// Takes every mark back, those of guests too.
    pub fn mark_none(&mut self) {
        self.present.clear();
        self.contributions.clear();
        for guest in &mut self.guests {
            guest.here = false;
        }
    }

    /// Marks a guest by the place on the sheet, or takes the mark back.
    pub fn mark_guest(&mut self, place: usize, here: bool) {
        if let Some(guest) = self.guests.get_mut(place) {
            guest.here = here;
            guest.contribution = guest.contribution.filter(|_| here);
        }
    }

    /// Whether nobody is marked.
    pub fn is_empty(&self) -> bool {
        self.present.is_empty() && !self.guests.iter().any(|guest| guest.here)
    }

    /// Sets what somebody present brought.
    pub fn contribute(&mut self, person: PersonId, contribution: Option<Contribution>) {
        match contribution.filter(|_| self.present.contains(&person)) {
            Some(contribution) => self.contributions.insert(person, contribution),
            None => self.contributions.remove(&person),
        };
    }

    /// Adds a guest; `false` if one of the same name is there already, or there are too many.
    pub fn add_guest(&mut self, name: &str) -> bool {
        match self.guests.iter().position(|guest| forms::is_same(&guest.name, name)) {
            Some(place) if self.guests[place].here => false,
            Some(place) => {
                self.mark_guest(place, true);
                true
            }
            None if self.guests.len() >= MOST_GUESTS => false,
            None => {
                self.guests.push(Guest::new(name.to_owned(), None));
                true
            }
        }
    }

    /// Drops the marks of people who are no longer on the roster: erased since the sheet was begun.
    pub fn keep_to(&mut self, roster: &[Listed]) {
        let known: BTreeSet<_> = roster.iter().map(|listed| listed.person).collect();
        self.present.retain(|person| known.contains(person));
        let present = &self.present;
        self.contributions.retain(|person, _| present.contains(person));
    }

    /// What the sheet comes to.
    pub fn totals(&self, known: &Known) -> Totals {
        let mut kept = self.clone();
        kept.keep_to(&known.roster);
        let guests = || kept.guests.iter().filter(|guest| guest.here);
        Totals {
            present: kept.present.len(),
            listed: known.roster.len(),
            guests: guests().count(),
            nameless: known.nameless.len(),
            contributions: kept.contributions.len()
                + guests().filter(|guest| guest.contribution.is_some()).count()
                + known.nameless.iter().flatten().count(),
        }
    }
}

/// The names of a roster on its buttons, no two alike.
pub fn labels(roster: &[Listed]) -> BTreeMap<PersonId, Called> {
    let names: Vec<_> = roster.iter().map(|listed| listed.name.forms(&[&listed.organisation])).collect();
    let called = labels::told_apart(&names, labels::SIGNS - MARK);
    roster.iter().map(|listed| listed.person).zip(called).collect()
}

/// The names of a typed or pasted list; a single name is a list of one.
pub fn names(typed: &str) -> Vec<String> {
    let mut names = pasted::read(typed, pasted::Of::People).items;
    names.retain(|name| guest_name(name).is_some());
    names
}

/// What a list of names means on a roster.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// Those who are clear.
    pub clear: Vec<PersonId>,
    /// Names that several bear.
    pub doubts: Vec<String>,
    /// Names that nobody bears.
    pub unknown: Vec<String>,
}

/// Reads a list of names. Where all who bear a name are on the sheet already, nothing is in doubt.
pub fn read(listed: &[String], roster: &[Listed], sheet: &Sheet) -> Read {
    let mut read = Read::default();
    for name in listed {
        let found = super::names::found(name, roster);
        match super::names::only(name, roster) {
            Some(only) => read.clear.push(only.person),
            None if found.is_empty() => read.unknown.push(name.clone()),
            None if found.iter().all(|(_, listed)| sheet.present.contains(&listed.person)) => {
                read.clear.extend(found.iter().map(|(_, listed)| listed.person));
            }
            None => read.doubts.push(name.clone()),
        }
    }
    read
}

/// A guest's name in one line; `None` unless it is of 2–120 characters with a letter.
pub fn guest_name(typed: &str) -> Option<String> {
    let name = text::one_line(typed);
    let fits = (2..=120).contains(&name.chars().count()) && name.chars().any(char::is_alphabetic);
    fits.then_some(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn listed(person: i64, name: &str) -> Listed {
        Listed {
            person: PersonId(person),
            name: FullName::parse(name).unwrap(),
            organisation: format!("Школа № {person}"),
            going: false,
            saved: None,
        }
    }

    fn known(roster: &[Listed]) -> Known {
        Known { roster: roster.to_vec(), ..Known::default() }
    }

    fn roster() -> Vec<Listed> {
        vec![
            listed(1, "Петрова Ольга Сергеевна"),
            listed(2, "Ёлкина Анна Ивановна"),
            listed(3, "Ершов Пётр Ильич"),
            listed(4, "Петрова Оксана Семёновна"),
        ]
    }

    #[test]
    fn a_sheet_begins_with_those_who_said_that_they_come() {
        let mut roster = roster();
        roster[0].going = true;
        let sheet = Sheet::prefilled(EventId(7), &known(&roster), false);
        assert_eq!(sheet.present, BTreeSet::from([PersonId(1)]));
    }

    #[test]
    fn s1_09_a_saved_sheet_comes_back_as_it_was_saved() {
        let mut roster = roster();
        roster[0].going = true;
        roster[1].saved = Some(Some(Contribution::Report));
        roster[2].saved = Some(None);
        let guests = vec![Guest::new("Иванов".into(), None)];
        let known = Known { roster, guests, nameless: vec![None] };
        let sheet = Sheet::prefilled(EventId(7), &known, true);
        assert_eq!(sheet.present, BTreeSet::from([PersonId(2), PersonId(3)]));
        let totals = Totals { present: 2, listed: 4, guests: 1, nameless: 1, contributions: 1 };
        assert_eq!(sheet.totals(&known), totals);
    }

    #[test]
    fn a_mark_taken_back_takes_its_contribution_along() {
        let roster = roster();
        let mut sheet = Sheet::new(EventId(7));
        sheet.mark(PersonId(1), true, &roster);
        sheet.contribute(PersonId(1), Some(Contribution::Lesson));
        sheet.contribute(PersonId(2), Some(Contribution::Lesson));
        assert_eq!(sheet.totals(&known(&roster)).contributions, 1);
        sheet.mark(PersonId(1), false, &roster);
        assert_eq!(sheet, Sheet::new(EventId(7)));
    }

    #[test]
    fn one_who_was_erased_meanwhile_is_not_counted() {
        let mut sheet = Sheet::new(EventId(7));
        sheet.mark_all(&roster());
        assert_eq!(sheet.totals(&known(&roster()[..2])).present, 2);
    }

    #[test]
    fn a_guest_is_written_down_once() {
        let mut sheet = Sheet::new(EventId(7));
        assert!(sheet.add_guest("Семёнова Яна"));
        assert!(!sheet.add_guest("семенова яна"));
        sheet.mark_guest(0, false);
        assert!(sheet.is_empty());
        assert!(sheet.add_guest("Семёнова Яна"));
        assert_eq!(sheet.guests.len(), 1);
        assert_eq!(guest_name("  Ян \n Ли "), Some("Ян Ли".into()));
        assert_eq!(guest_name("Я"), None);
        assert_eq!(guest_name("12"), None);
        assert_eq!(guest_name(&"я".repeat(121)), None);
    }

    /// «Faults 26».
    #[test]
    fn a_pasted_list_marks_who_is_clear_and_asks_about_the_rest() {
        let roster = roster();
        let listed = names("1. Елкина А.И.;\n2) Петрова\n— Ершов П, Семёнова\n\n• ершов п");
        assert_eq!(listed, ["Елкина А.И.", "Петрова", "Ершов П", "Семёнова"]);
        let mut sheet = Sheet::new(EventId(7));
        let found = read(&listed, &roster, &sheet);
        assert_eq!(found.clear, [PersonId(2), PersonId(3)]);
        assert_eq!((found.doubts, found.unknown), (vec!["Петрова".to_owned()], vec!["Семёнова".to_owned()]));
        sheet.mark_all(&roster);
        assert_eq!(read(&listed, &roster, &sheet).doubts, Vec::<String>::new());
    }

    #[test]
    fn labels_tell_namesakes_apart() {
        let labels = labels(&roster());
        assert_eq!(labels[&PersonId(2)].label, "Ёлкина А. И.");
        assert_eq!(labels[&PersonId(1)].label, "Петрова Ольга С.");
    }

    #[test]
    fn a_sheet_of_three_hundred_stays_small_and_survives_the_session() {
        let mut sheet = Sheet::new(EventId(7));
        sheet.present = (1000..1300).map(PersonId).collect();
        sheet.contribute(PersonId(1000), Some(Contribution::MasterClass));
        let json = serde_json::to_string(&sheet).unwrap();
        assert!(json.len() < 2000, "{}", json.len());
        assert_eq!(serde_json::from_str::<Sheet>(&json).unwrap(), sheet);
    }

    proptest! {
        #[test]
        fn any_sequence_of_taps_keeps_the_marks_to_the_roster(
            taps in proptest::collection::vec((0_u8..6, 0_i64..8), 0..60)
        ) {
            let roster = roster();
            let mut sheet = Sheet::new(EventId(7));
            for (what, person) in taps {
                let person = PersonId(person);
                match what {
                    0 => sheet.mark(person, true, &roster),
                    1 => sheet.mark(person, false, &roster),
                    2 => sheet.mark_all(&roster),
                    3 => sheet.mark_none(),
                    4 => sheet.contribute(person, Some(Contribution::Report)),
                    _ => sheet.contribute(person, None),
                }
                let people: BTreeSet<_> = roster.iter().map(|listed| listed.person).collect();
                prop_assert!(sheet.present.is_subset(&people));
                prop_assert!(sheet.contributions.keys().all(|person| sheet.present.contains(person)));
                let totals = sheet.totals(&known(&roster));
                prop_assert_eq!(totals.present, sheet.present.len());
                prop_assert!(totals.contributions <= totals.present);
            }
        }

        #[test]
        fn an_impatient_second_tap_changes_nothing(
            person in 1_i64..5, all in any::<bool>(), present in any::<bool>()
        ) {
            let roster = roster();
            let mut sheet = Sheet::new(EventId(7));
            if all {
                sheet.mark_all(&roster);
                sheet.contribute(PersonId(person), Some(Contribution::Report));
            }
            sheet.mark(PersonId(person), present, &roster);
            let once = sheet.clone();
            sheet.mark(PersonId(person), present, &roster);
            prop_assert_eq!(&sheet, &once);
            prop_assert_eq!(sheet.present.contains(&PersonId(person)), present);
        }
    }
}
