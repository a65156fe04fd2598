//! Lists that come as a file: staff, schools, headcounts, results of a diagnosis, plans of work.
//!
//! ```text
//! - Люди: 412                              — [📄 Загрузить из файла]
//! - Список работников. Пришлите файл: Excel, CSV или таблицу в Word.   — (Кадры.xlsx)
//! - Файл «Кадры.xlsx» читается.            — [Обновить]
//! - ✅ Файл прочитан: список работников, 600 строк.   — [Проверить столбцы]
//! - Столбцы файла. «ФИО педагога» — фамилия, имя и отчество … Не читаю: «СНИЛС», «Телефон».
//!                                          — [Всё верно] [Исправить столбцы]
//! - Строки проверяются.                    — [Обновить]
//! - ⏳ Отчёт готов.                        — [Открыть отчёт]
//! - Новых 580, изменится 12, без изменений 5, ❗ под вопросом 2, не войдёт 1
//!                                          — [Под вопросом: 2] [Новые: 580] … [📄 Отчёт таблицей] [Отказаться]
//! - Ершова Анна Ильинична, строка 14: человек с таким именем работает в другой школе. Кто это?
//!                                          — [Ершова А. И., Школа № 1] [Новый человек] [Пропустить]
//! - (nothing is doubtful any more)         — [Загрузить: 594]
//! - ✅ Загружено: новых 581, изменено 13.
//! ```
//!
//! Nothing is written before the confirmation, and then all or nothing. What has changed since the report is checked and
//! shown anew. The same file is imported once at a time, whoever sends it. Columns that are nobody's business are named
//! and not read.
//!
//! Where the regulation lets no file with names pass the messenger, files are taken from the operator's folder ([`folder`]):
//!
//! ```text
//! - Список работников. Положите файл в папку службы, в import.   — [1. Кадры.xlsx]
//! - Беру файл из папки.                    — (as above)
//! ```

mod cards;
mod folder;
mod report;
mod room;
mod rows;
mod steps;

use crate::feature::{Duty, Feature, Missed, Ran, When};
use crate::model::imports;
use crate::talk::RoomEntry;

pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::Imports>()],
    duties: &[Duty {
        name: "imports",
        what: "lets go of a list that was sent as a file, and of what was read of it, when nobody has given a word for \
               a day",
        when: When::At(
            "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', min(came_at), '+1 day') FROM import
             WHERE municipality_id = ?1 AND hash IS NOT NULL",
        ),
        missed: Missed::Late,
        run: |tx, _| {
            Box::pin(async move {
                imports::expire(tx).await?;
                Ok(Ran::All)
            })
        },
    }],
    reads: &["import"],
    ..Feature::named("imports")
};
