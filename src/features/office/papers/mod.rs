//! Papers and spreadsheets, for those who answer for what stands in them.
//!
//! ```text
//! - (a cluster at the desk)                — [📄 Бумаги]
//! - Бумаги кластера «Физика»               — [Приказ о составе] [Соглашение]
//! - Приказ о составе «Физика». В составе 12, из них 2 впишите сами.
//!   Какой номер поставить?                 — [№ 13] [Без номера] or 13-ОД
//! - Бумага готовится.                      — [Бумаги]
//!   (Приказ_о_составе_2026-11-27.docx)
//! - /people → [📄 Бумаги]                  — the register: [№ 13 · Приказ о составе] [Список работников] [Бланки] [Таблицы]
//! - Приказ о составе № 13: «Физика», сделала Смирнова Ирина …    — [Прислать файл] [Отметить подписание] [Людей: 12]
//! - (a photo or a PDF of the signed paper)
//! - ✅ Скан сохранён, бумага подписана.     — [Прислать скан] [Копия] [Ссылка публикации]
//!
//! - [Бланки] → [Приказ о составе]          — (a file of Word)
//! - Смотрю, что в бланке …
//! - ✅ Бланк принят: версия 2. В нём 9 полей: дата, номер …   (and a filled specimen)
//!                                          — [Вернуть обычный]
//!
//! - Люди: 412                              — [📄 Таблица]
//! - Таблица готова: 412 строк.             (Люди_2026-11-27.xlsx)
//! ```
//!
//! A paper is ordered in a turn and made outside of it; what it says was fixed when it was ordered. Two papers of a kind
//! never bear one number in one year. A blank that is none, or that would do something when it is opened, is refused by
//! name. A spreadsheet holds what its reader may see on a card, and nothing of deficits (S0-04).

mod blanks;
mod cards;
mod declining;
mod facts;
mod numbering;
mod room;
mod samples;
mod signing;
mod steps;
mod store;
mod tables;

mod demo;

use crate::feature::{Duty, Feature, Missed, Ran, Share, Stage, When};
use crate::model::papers;
use crate::talk::{Answer, Happening, RoomEntry, Tx};

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Papers>(), RoomEntry::of::<tables::Tables>(), RoomEntry::of::<samples::Samples>()],
    reads: &[
        "person",
        "category_named",
        "group_category",
        "event_group",
        "event",
        "certificate",
        "certificate_void",
        "person_subject",
        "subject",
        "post",
        "organisation",
        "organisation_flag",
        "organisation_head",
        "headcount",
        "agreement",
        "agreement_party",
        "groups",
        "membership",
        "appointment",
        "account",
        "consent",
        "municipality",
        "paper",
        "name_form",
        "phrase_form",
        "typed_name_form",
        "regulation",
        "regulation_body",
    ],
    duties: &[Duty {
        name: "papers-lapse",
        what: "lets go of the content of papers that nobody has signed within the term of their kind",
        when: When::Daily { hour: 3 },
        missed: Missed::Late,
        run: |tx, _| Box::pin(async move { Ok(if papers::lapse(tx).await? { Ran::More } else { Ran::All }) }),
    }],
    follows: Some(follow),
    demo: &[Share { stage: Stage::Office, make: |town| Box::pin(demo::papers(town)) }],
    ..Feature::named("papers")
};

/// Whoever is erased is in no paper any more that nobody has signed: the database lets go of its content, which is to be
/// removed after the commit.
fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    Box::pin(async move {
        if matches!(happening, Happening::Erasing { .. }) {
            tx.wake_files();
        }
        Ok(())
    })
}
