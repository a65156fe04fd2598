//! Who joins which cluster of the demo, and the programme of one.

use rand::Rng;

use crate::features::Town;
use crate::files::store::{self as files, Found};
use crate::model::groups::{self, AnswersFor};
use crate::talk::{Answer, Result, Trouble};

/// Fills each group that was founded, in the fortnight after its founding. The first of the people stays outside: they
/// answer for the municipality.
pub fn members(town: &mut Town) -> Answer<'_, ()> {
    Box::pin(async move {
        let founded = town.founded().await?;
        for (group, sketch) in town.groups.clone() {
            let leader = sketch.leader % town.people.len();
            for (number, neighbour) in town.people.clone().into_iter().enumerate() {
                let joins = number == leader || town.chance(sketch.popularity);
                if number == 0 || !joins {
                    continue;
                }
                let days = town.random.random_range(founded - 14..founded);
                town.days_ago(days);
                let person = town.registered(neighbour.person).await?;
                groups::join(&mut town.tx, group, person).await?;
            }
        }
        Ok(())
    })
}

const NAME: &str = "Программа кластера.txt";
const PROGRAMME: &str = "Программа методического кластера на учебный год

Сентябрь: выбираем направление по дефицитам участников.
Октябрь: согласуем программу и состав.
Ноябрь: разбираем проблему и подходы к ней.
Декабрь: консультации участников.
Январь и февраль: обучение и стажировки.
Март: участники показывают мастерство, подводим итоги.
Апрель: публикуем удачный опыт.
Май: оцениваем результаты.
";

/// The leader of the first cluster has brought its programme (S1-06).
pub async fn programme(town: &mut Town) -> Result<()> {
    let Some((group, sketch)) = town.groups.first().copied() else { return Ok(()) };
    town.days_ago_this_year(45).await?;
    let leader = town.leader(group, sketch).await?;
    let account = town.people[sketch.leader % town.people.len()].account;
    let hash = town.tx.around.files.put(PROGRAMME.as_bytes()).map_err(Trouble::fault)?;
    let found = Found {
        name: NAME.to_owned(),
        kind: Some("text/plain".to_owned()),
        bytes: i64::try_from(PROGRAMME.len()).map_err(Trouble::fault)?,
        caption: None,
        album: None,
        nth: None,
    };
    let now = town.tx.now;
    let file = files::add(town.tx.db(), account, &hash, &found, now).await?;
    groups::keep_programme(&mut town.tx, AnswersFor::from(leader), NAME, (account, file)).await?;
    town.at(town.now);
    Ok(())
}
