//! Organisations' share of the demo.

use futures::FutureExt;

use crate::features::Town;
use crate::model::organisations;
use crate::talk::Answer;

/// Adds the schools of the district. They are unconfirmed until the demo has a coordinator.
pub fn schools(town: &mut Town) -> Answer<'_, ()> {
    async move {
        for name in SCHOOLS {
            let school = organisations::add(&mut town.tx, name, None).await?;
            town.organisations.push(school);
        }
        Ok(())
    }
    .boxed()
}

const SCHOOLS: [&str; 14] = [
    "Школа № 1",
    "Школа № 2",
    "Школа № 3",
    "Школа № 4",
    "Лицей № 5",
    "Гимназия № 6",
    "Берёзовская школа",
    "Заречная школа",
    "Ключевская школа",
    "Луговская школа",
    "Озёрская основная школа",
    "Детский сад «Ручеёк»",
    "Детский сад «Рябинка»",
    "Центр развития образования",
];
