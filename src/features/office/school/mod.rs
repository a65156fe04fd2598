//! «Моя школа»: what whoever represents a school sees of it and does for it.
//!
//! ```text
//! - (Стол) [Моя школа]
//! - Школа № 3. 👥 В составе 24 человека, в боте 18. 🗓 Численность на 1 сентября: педагогов 40
//!                       — [Сотрудники: 24] [Численность] [Отметки] [Договоры] [❗ Одно имя дважды: 1]
//! - [Сотрудники: 24]
//! - Выберите человека или напишите имя                        — [Алова И. П.] [📄 Зимина А. П.] …
//! - Зимина Анна Петровна, учитель. 📄 Есть в списке школы, в боте ещё нет      — [Выдать код]
//! - Код: 1234 5678. Действует сутки, один раз …
//! ```
//!
//! Headcounts, marks and agreements are the rooms of the coordinators, which open to the school's representative too: the
//! first to be entered, the others to be read. Who represents two schools chooses first. Nobody sees more of a colleague
//! than any colleague does, and nobody is named who has not agreed to the text that speaks of it.

mod cards;
mod room;
mod store;

mod demo;

use crate::feature::{Door, Feature, Share, Shelf, Stage};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::SchoolRoom>()],
    doors: &[Door {
        to: || ways::MY_SCHOOL.place(),
        label: |language| say!(language, "school-door"),
        command: Some(("school", |language| say!(language, "school-command"))),
        help: Some(|language| say!(language, "school-help")),
        shelf: Some(Shelf::Desk),
        seen_by: Roles::represents,
    }],
    reads: &[
        "organisation",
        "person",
        "post",
        "subject",
        "person_subject",
        "account",
        "consent",
        "appointment",
        "headcount",
        "organisation_flag",
        "agreement",
        "agreement_party",
        "namesake",
    ],
    demo: &[Share { stage: Stage::Coordinators, make: demo::representative }],
    ..Feature::named("school")
};
