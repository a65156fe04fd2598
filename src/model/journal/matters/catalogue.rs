//! What the journal tells of the catalogue of needs: its items and its areas.

use super::super::told::About::Regulation;
use super::Matter;
use crate::say;

pub(super) const ITEM_ADDED: Matter =
    Matter::of(Regulation, "item-added", |language, told| say!(language, "journal-item-added", name = told.became()));
pub(super) const ITEM_RENAMED: Matter = Matter::of(Regulation, "item-renamed", |language, told| {
    say!(language, "journal-item-renamed", was = told.was(), became = told.became())
});
pub(super) const ITEM_RETIRED: Matter =
    Matter::of(Regulation, "item-retired", |language, told| say!(language, "journal-item-retired", name = told.was()));
pub(super) const ITEM_RETURNED: Matter = Matter::of(Regulation, "item-returned", |language, told| {
    say!(language, "journal-item-returned", name = told.became())
});
pub(super) const CATEGORY_ADDED: Matter = Matter::of(Regulation, "category-added", |language, told| {
    say!(language, "journal-category-added", name = told.became())
});
pub(super) const CATEGORY_RENAMED: Matter = Matter::of(Regulation, "category-renamed", |language, told| {
    say!(language, "journal-category-renamed", was = told.was(), became = told.became())
});
pub(super) const CATEGORY_RETIRED: Matter = Matter::of(Regulation, "category-retired", |language, told| {
    say!(language, "journal-category-retired", name = told.was())
});
pub(super) const CATEGORY_RETURNED: Matter = Matter::of(Regulation, "category-returned", |language, told| {
    say!(language, "journal-category-returned", name = told.became())
});
