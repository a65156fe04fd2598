//! What some people of the demo have entered of themselves: most have entered nothing, as nobody has to.

use chrono::Days;

use crate::features::Town;
use crate::model::records::{self, Evidence, OwnKind};
use crate::talk::Answer;

/// What it was, how many days ago, and what it is called.
const ENTERED: [(OwnKind, u64, &str); 3] = [
    (OwnKind::Course, 240, "Формирующее оценивание в начальной школе, 36 часов"),
    (OwnKind::Contest, 200, "«Учитель года», муниципальный этап, 2 место"),
    (OwnKind::Publication, 90, "«Критерии вместо отметок», сборник «Методическая копилка»"),
];

/// Every fifth has entered some of it.
pub fn records(town: &mut Town) -> Answer<'_, ()> {
    Box::pin(async move {
        for (number, neighbour) in town.people.clone().into_iter().step_by(5).enumerate() {
            town.days_ago(10);
            let owner = town.registered(neighbour.person).await?;
            let today = town.tx.today();
            for (kind, ago, title) in ENTERED.into_iter().take(1 + number % ENTERED.len()) {
                let day = today - Days::new(ago);
                records::add_own(&mut town.tx, owner, (kind, title, day), Evidence::None).await?;
            }
        }
        Ok(())
    })
}
