//! A list on a card: one page of it, the pager row, and the way back from a search to the whole list.

use serde::{Deserialize, Serialize};

use super::{Button, View};
use crate::say;
use crate::text::{Language, clipped, one_line};

/// The longest search: longer than any name. Only what the card repeats of it is cut ([`Spot::shown`]).
const SEARCH: usize = 300;
/// How much of a search the card repeats.
const SHOWN: usize = 60;
/// The longest list whose every row can be named by typing. A longer one is searched by its room.
const NAMED: usize = 100;

/// Where in a list somebody is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The page, from 0.
    pub page: usize,
    /// What the list is narrowed by, or nothing.
    pub search: String,
}

impl Spot {
    /// The first page of what a search finds.
    pub fn found(typed: &str) -> Spot {
        // Nothing is put in place of what is cut: it is sought as it stands.
        Spot { page: 0, search: one_line(typed).chars().take(SEARCH).collect() }
    }

    /// The search as the card repeats it.
    pub fn shown(&self) -> String {
        clipped(&self.search, SHOWN)
    }

    /// Where a button of the list leads.
    pub fn after(self, leaf: Leaf) -> Spot {
        match leaf {
            Leaf::Page(page) => Spot { page, ..self },
            Leaf::Whole => Spot::default(),
        }
    }
}

/// What the buttons of a list carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Leaf {
    /// Shows another page.
    Page(usize),
    /// Shows the whole list again.
    Whole,
}

/// A page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Which one, from 0.
    pub number: usize,
    /// How many pages there are.
    pub of: usize,
    /// How much stands on one.
    pub size: usize,
    /// How much there is in all.
    pub count: usize,
}

impl Page {
    /// The page that was asked for, or the last one if the list has become shorter.
    pub fn of(asked: usize, count: usize, size: usize) -> Page {
        let of = count.div_ceil(size);
        Page { number: asked.min(of.saturating_sub(1)), of, size, count }
    }

    /// How many items are before the page.
    pub fn skipped(self) -> usize {
        self.number * self.size
    }

    /// The items on the page.
    pub fn cut<T>(self, all: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
        all.into_iter().skip(self.skipped()).take(self.size)
    }
}

/// The pager row: «‹», «2 из 5», «›»; nothing if there is one page.
///
/// `page` counts from 0. The middle button opens the same page again, so that no button is dead.
fn pager<P>(language: Language, page: usize, pages: usize, leaf: impl Fn(usize) -> P) -> Vec<Button<P>> {
    if pages <= 1 {
        return Vec::new();
    }
    let previous = (page + pages - 1) % pages;
    let next = (page + 1) % pages;
    vec![
        Button::press(say!(language, "button-previous"), leaf(previous)),
        Button::press(say!(language, "button-page", page = page + 1, pages = pages), leaf(page)),
        Button::press(say!(language, "button-next"), leaf(next)),
    ]
}

impl<P> View<P> {
    /// Adds what a list says above its rows, of so many of which so many were found: that there is nothing yet, that a search has
    /// found nothing, or the question.
    pub fn asks_by_list(self, (all, found): (usize, usize), [none, missing, asks]: [String; 3]) -> Self {
        match (all, found) {
            (0, _) => self.line(none),
            (_, 0) => self.question(missing),
            _ => self.question(asks),
        }
    }

    /// Adds a page of a list, a button a row, and what [`View::pages`] adds. The rows of the other pages can be named
    /// by typing.
    pub fn list<T>(
        self,
        language: Language,
        all: Vec<T>,
        size: usize,
        spot: &Spot,
        leaf: impl Fn(Leaf) -> P,
        button: impl Fn(T) -> Button<P>,
    ) -> Self {
        let page = Page::of(spot.page, all.len(), size);
        let (first, last) = (page.skipped(), page.skipped() + size);
        let is_named = all.len() <= NAMED;
        let (mut shown, mut others) = (Vec::with_capacity(size), Vec::new());
        for (place, item) in all.into_iter().enumerate() {
            if (first..last).contains(&place) {
                shown.push(button(item));
            } else if is_named {
                others.push(button(item));
            }
        }
        let view = View { others, ..self };
        view.grid(1, shown).pages(language, page, spot, leaf)
    }

    /// Adds the pager row, and below it the way to the whole list if it is narrowed.
    pub fn pages(self, language: Language, page: Page, spot: &Spot, leaf: impl Fn(Leaf) -> P) -> Self {
        let view = self.row(pager(language, page.number, page.of, |page| leaf(Leaf::Page(page))));
        if spot.search.is_empty() {
            return view;
        }
        view.button(Button::press(say!(language, "button-search-clear"), leaf(Leaf::Whole)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_narrowed_list_offers_the_whole_again() {
        let labels = |spot: &Spot| -> Vec<String> {
            View::new("x")
                .list(
                    Language::Ru,
                    vec!["а", "б", "в"],
                    2,
                    spot,
                    |leaf| leaf,
                    |label| Button::press(label, Leaf::Whole),
                )
                .rows
                .into_iter()
                .map(|row| row[0].label.clone())
                .collect()
        };
        assert_eq!(labels(&Spot::default()), ["а", "б", "‹"]);
        let second = Spot::found(" а  б ").after(Leaf::Page(1));
        assert_eq!(second.search, "а б");
        assert_eq!(labels(&second), ["в", "‹", "Показать все"]);
        assert_eq!(second.after(Leaf::Whole), Spot::default());
    }

    #[test]
    fn a_list_says_what_stands_in_it() {
        let says = |all, found| {
            let words = ["ничего", "не нашлось", "какой?"].map(str::to_owned);
            let view: View<Leaf> = View::new("x").asks_by_list((all, found), words);
            (view.lines.concat(), view.question.unwrap_or_default())
        };
        assert_eq!(says(0, 0), ("ничего".to_owned(), String::new()));
        assert_eq!(says(7, 0), (String::new(), "не нашлось".to_owned()));
        assert_eq!(says(300, 7), (String::new(), "какой?".to_owned()));
    }

    proptest! {
        #[test]
        fn every_page_of_a_list_that_holds_something_shows_something(
            asked in 0_usize..99, count in 1_usize..99, size in 1_usize..12,
        ) {
            let page = Page::of(asked, count, size);
            let shown = page.cut(0..count).count();
            prop_assert!((1..=size).contains(&shown) && page.number < page.of);
        }
    }
}
