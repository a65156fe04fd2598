//! Certificates of participation (P23), and whether one is genuine. The reference of all of it (P24) is made of the record.
//!
//! ```text
//! whoever was there                                anybody with the paper
//! - (event) [Сертификат]
//! - 📄 Сертификат № 12 (PDF)
//!                                                  - (the phone's camera) Сертификат № 12 действует
//!                                                  - Петрова
//!                                                  - ✅ Фамилия на бумаге эта
//! ```
//!
//! Only after a confirmed presence: the sheet is closed, and has them. Numbers run through a year; what a certificate
//! says stays as it was issued. When the sheet is corrected so that it is true no more, it is revoked, and says so; a
//! new one says what is true. So is one of a guest who turned out to be somebody else than was thought. Who was erased
//! is named no more, and the number stays. The page that the code opens names nobody: it says whether a family name
//! that somebody types is the one on the paper, five times an account; whichever municipality of the file has issued it, it says
//! which, and asks nobody where they belong. A municipality may have both on samples of its own (`office/papers/samples`).

mod mine;
mod proof;
mod store;
mod words;

use crate::feature::{Feature, Link};
use crate::model::ways;
use crate::say;
use crate::talk::{Answer, Fate, Happening, Kept, Of, RoomEntry, Table, Tx};

const TABLES: &[Table] = &[
    Table::of("certificate", &[Of::person("person_id", Fate::LosesItsPerson)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-papers-made"),
        rows: "SELECT json_object('order_number', number, 'day', issued_on, 'event', event.title,
                      'family_name', family_name, 'given_name', given_name, 'patronymic', patronymic, 'post', post,
                      'organisation', organisation, 'contribution', contribution, 'topic', topic)
               FROM certificate JOIN event ON event.id = certificate.event_id WHERE certificate.person_id = ?1",
    }),
    Table::of("certificate_try", &[Of::account("account_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-papers-made"),
        rows: "SELECT json_object('attempts', tries) FROM certificate_try
               WHERE account_id IN (SELECT id FROM account WHERE id = ?2 OR person_id = ?1)",
    }),
];

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<mine::Certificates>(), RoomEntry::of::<proof::Proof>()],
    links: &[Link { kind: proof::LINK, place: |code| Some(ways::PROOF.of(code.to_owned())), is_kept: false }],
    tables: TABLES,
    reads: &[
        "record",
        "event",
        "certificate_void",
        "person",
        "post",
        "organisation",
        "sheet_reopening",
        "account",
        "municipality",
    ],
    follows: Some(follow),
    ..Feature::named("certificates")
};

/// A certificate of a presence that was somebody else's is revoked; its number stays in the register.
fn follow<'a>(tx: &'a mut Tx, happening: &'a Happening) -> Answer<'a, ()> {
    Box::pin(async move {
        match *happening {
            Happening::PresenceParted { person } => store::revoke_parted(tx, person).await,
            Happening::Left { .. }
            | Happening::Erasing { .. }
            | Happening::RegisteredTwice { .. }
            | Happening::RolesChanged { .. }
            | Happening::RegulationChanged { .. }
            | Happening::LanguageChanged { .. }
            | Happening::ResultsCame { .. } => Ok(()),
        }
    })
}
