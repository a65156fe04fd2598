//! The catalogue of needs, kept by coordinators (DOMAIN 2.1): its areas and their items are added, called otherwise, offered no
//! more and again, one by one or by a spreadsheet; and own words that teachers show without a name are filed under them (S0-04, S4-11).
//!
//! ```text
//! - (Стол) [Каталог дефицитов]
//! - Каталог дефицитов: 40 пунктов.        — [Методические: 5] … [Слова педагогов: 2] [📄 Таблица], or a word: «урок»
//! - Методические: 5 пунктов               — [Анализ и самоанализ урока] [Добавить пункт]
//! - Как назвать пункт?                    — Разновозрастные классы
//! - Как он называется по-английски?       — [Без перевода]
//! - ✅ Пункт добавлен.                     — [Переименовать] [Убрать из каталога]
//!
//! - (Каталог) [Добавить область] Как назвать область?       — Музейная педагогика и краеведение
//! - Как её назвать коротко, на кнопках?   — Музейные
//! - Как она называется по-английски?      — [Без перевода]
//! - ✅ Область добавлена.                  — [Добавить пункт] [Переименовать область] [Убрать область]
//!
//! - Слова педагогов: 2                    — [Не выходит с доской]
//! - «Не выходит с доской» (цифровые)      — [Выбрать пункт] [Оставить как есть]
//! - Какой пункт подойдёт?                 — [Цифровые] [Цифровые сервисы на уроке], or [Новый пункт]
//! - ✅ Слова стоят в каталоге, автор узнает об этом.
//!                                          (the owner) Вашим словам нашлось место    — [Посмотреть]
//!                                          - Цифровые сервисы на уроке. Ваши слова: «…»  — [Вернуть мои слова]
//! ```
//!
//! What a municipality changes holds there alone, and nothing that is in use is lost. The words come in an order that tells
//! nothing, with their category and nothing else.

mod steps;
mod cards;
mod room;
mod form;
mod areas;
mod words;

use crate::feature::{Asks, Door, Feature, Shelf, Wait};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::RoomEntry;

/// The catalogue of needs.
pub(crate) static FEATURE: Feature = Feature {
    rooms: &[
        RoomEntry::of::<room::Catalogue>(),
        RoomEntry::of::<form::NewItem>(),
        RoomEntry::of::<areas::NewArea>(),
        RoomEntry::of::<words::OwnWords>(),
    ],
    doors: &[Door {
        to: || ways::CATALOGUE.place(),
        label: |language| say!(language, "catalogue-door"),
        command: None,
        help: None,
        shelf: Some(Shelf::Desk),
        seen_by: Roles::coordinates,
    }],
    reads: &["appointment", "deficit", "person"],
    waits: &[Wait {
        kind: "own-words",
        rows: "SELECT 0, NULL, CAST(count(*) AS TEXT) FROM deficit
               CROSS JOIN person ON person.id = deficit.person_id
               CROSS JOIN appointment ON appointment.municipality_id = person.municipality_id
               WHERE deficit.words_shown IS NOT NULL AND deficit.closed_at IS NULL AND person.left_at IS NULL
                 AND appointment.person_id = ?1 AND appointment.role = 'coordinator'
                 AND appointment.group_id IS NULL AND appointment.until IS NULL
               HAVING count(*) > 0",
        asks: Asks::Something,
        label: |waiting, reader| {
            // The count comes as text, because that is what a wait carries.
            let count: i64 = waiting.words.parse().unwrap_or_default();
            say!(reader.language, "catalogue-waits", count = count)
        },
        place: |_| ways::OWN_WORDS.place(),
    }],
    ..Feature::named("catalogue")
};
