//! One's own data: everything that is kept, and erasing it (152-FZ art. 14, 20 and 21).
//!
//! ```text
//! - /mydata
//! - Всё, что о вас хранится: имя, школа, 3 дефицита, 2 кластера …   — [Прислать файл]
//! - (grozd-my-data.json)
//!
//! - /forget
//! - Удалить всё о вас? Исчезнут … Останутся …   — [Удалить всё]
//! - Удалено. Акт № 12 от 21.11.2026.
//!   (coordinators are told which clusters have no leader now)
//! ```
//!
//! It answers before the registration too. What is erased is erased in the turn's transaction; the act that
//! proves it names nobody.

mod flow;
mod store;

pub use flow::MyData;
