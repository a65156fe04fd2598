//! Its share of the invented municipality: how the events went whose sheets are closed.

use rand::seq::IndexedRandom;

use super::store;
use crate::features::Town;
use crate::model::records;
use crate::talk::Result;

/// What people write, where they do.
const WORDS: [&str; 6] = [
    "Полезно",
    "Много примеров с уроков",
    "Хочется продолжения",
    "Долго, но по делу",
    "Возьму две карточки на свой урок",
    "Мало времени на вопросы",
];

/// Most of those who were there have given a number, and some a word.
pub async fn evaluate(town: &mut Town) -> Result<()> {
    for due in store::begun(&mut town.tx).await? {
        let people = store::asked(&mut town.tx, due.event).await?;
        records::begin_evaluation(&mut town.tx, due.event).await?;
        for person in people {
            if !town.chance(70) {
                continue;
            }
            let score = match () {
                () if town.chance(60) => 5,
                () if town.chance(70) => 4,
                () => 3,
            };
            store::give(&mut town.tx, due.event, person, score).await?;
            if town.chance(20)
                && let Some(words) = WORDS.choose(&mut town.random)
            {
                store::write(&mut town.tx, due.event, person, words).await?;
            }
        }
        if due.closes_at <= town.now {
            records::end_evaluation(&mut town.tx, due.event).await?;
        }
    }
    Ok(())
}
