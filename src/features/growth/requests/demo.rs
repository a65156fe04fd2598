//! Questions of the demo: one is answered and waits to be read, one is taken, one waits for whoever answers.

use super::store;
use crate::features::Town;
use crate::ids::{CategoryId, RequestId};
use crate::model::needs;
use crate::model::roles::Consultant;
use crate::talk::{Answer, Result, Trouble};

/// Who asks, by the place among the people; how many days ago; of which area; and what.
const ASKED: [(usize, i64, i64, &str); 3] = [
    (1, 6, 2, "Как оценивать групповой проект, чтобы отметка была у каждого своя?"),
    (14, 3, 3, "Где взять задания на читательскую грамотность для седьмого класса?"),
    (18, 1, 4, "Можно ли вести урок по своей программе, если в школе принята другая?"),
];
/// What the first of them was told.
const ANSWER: &str = "Раздайте роли до начала и оценивайте по двум листам: общий результат и вклад каждого. \
                      Образец обоих листов есть в материалах кластера.";

/// All of it, where an order has named somebody who answers (`office::roles`).
pub fn questions(town: &mut Town) -> Answer<'_, ()> {
    Box::pin(async move {
        let Some(consultant) = store::consultants(&mut town.tx).await?.into_iter().min() else { return Ok(()) };
        if ASKED.iter().any(|(place, ..)| *place >= town.people.len()) {
            return Ok(());
        }
        let mut asked = Vec::new();
        for (place, days, category, words) in ASKED {
            asked.push(ask(town, place, days, CategoryId(category), words).await?);
        }
        town.days_ago(2);
        let by = Consultant::find(&mut town.tx, consultant).await?;
        let by = by.ok_or_else(|| Trouble::fault("nobody answers questions in the demo"))?;
        store::take(&mut town.tx, by, asked[1]).await?;
        store::answer(&mut town.tx, by.into(), asked[0], ANSWER).await?;
        Ok(())
    })
}

async fn ask(town: &mut Town, place: usize, days: i64, category: CategoryId, words: &str) -> Result<RequestId> {
    town.days_ago(days);
    let owner = town.registered(town.people[place].person).await?;
    let known = needs::categories_of(&mut town.tx, &[category]).await?.pop();
    let category = known.ok_or_else(|| Trouble::fault("the catalogue has no such area"))?.id;
    store::ask(&mut town.tx, owner, (category, None), words).await
}
