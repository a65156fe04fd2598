//! Its share of the invented municipality: a question to everybody, and a data call to the schools, both answered by most.

use rand::Rng;

use crate::model::audience::Audience;
use super::sending::store::{self, New};
use super::telling::Under;
use crate::features::Town;
use crate::ids::PersonId;
use crate::talk::{Result, Styled};
use crate::text::Bilingual;

/// Sends both, some days ago.
pub async fn send(town: &mut Town) -> Result<()> {
    let question = Under::Question {
        asks: "Придёте на муниципальные чтения 10 декабря?".to_owned(),
        options: ["Приду", "Не смогу", "Пока не знаю"].map(str::to_owned).to_vec(),
    };
    let words = "Приглашаем на муниципальные методические чтения. Начало в 14:00, школа № 3.";
    one(town, 4, words, question).await?;
    one(town, 2, "Сколько педагогов вашей школы готовы провести открытый урок в январе?", Under::Number).await
}

async fn one(town: &mut Town, days: i64, words: &str, under: Under) -> Result<()> {
    town.days_ago(days);
    let author = town.coordinator().await?.id();
    let (says, audience) = (Styled::plain(words), Audience { everybody: true, ..Audience::default() });
    let by_number = under == Under::Number;
    let both = |ru: &str, en: &str| Bilingual { ru: ru.to_owned(), en: en.to_owned() };
    let others: Vec<PersonId> =
        town.people.iter().map(|neighbour| neighbour.person).filter(|person| *person != author).collect();
    let new = New {
        says: &says,
        file: None,
        rest: Vec::new(),
        under: &under,
        audience: &audience,
        role: both("координатор", "coordinator"),
        whom: both("все", "everybody"),
        begins_at: town.tx.now,
        by_school: by_number,
        urgent: false,
        reached: others.len() as i64,
    };
    let id = store::create(&mut town.tx, author, new).await?;
    let mut told = Vec::with_capacity(others.len());
    for person in others {
        let answers = town.chance(if by_number { 20 } else { 70 });
        let most = if by_number { 9 } else { 3 };
        let answer = answers.then(|| town.random.random_range(0..most));
        told.push((person, answer));
    }
    store::invented(&mut town.tx, id, &told, by_number).await?;
    town.at(town.now);
    Ok(())
}
