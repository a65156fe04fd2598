//! People's share of the demo: who answers for the municipality, whom a school's list names, and one teacher with two
//! telephones.

use futures::FutureExt;

use super::same;
use crate::features::Town;
use crate::ids::{PostId, SubjectId};
use crate::model::people::consents::{self, Purpose};
use crate::model::people::{self, Enrolment, FullName, Listing, merge};
use crate::model::{organisations, roles};
use crate::talk::{Answer, Result, Trouble};

/// Makes the first resident the coordinator, who confirms the organisations at once: they were added when there was
/// nobody yet who could.
pub fn coordinator(town: &mut Town) -> Answer<'_, ()> {
    async move {
        let first = town.people.first().ok_or_else(|| Trouble::fault("nobody lives in the demo yet"))?.person;
        let founded = town.founded().await?;
        town.days_ago(founded);
        roles::appoint_first_coordinator(&mut town.tx, first).await?;
        let guard = town.coordinator().await?;
        for organisation in &town.organisations {
            organisations::confirm(&mut town.tx, guard, *organisation).await?;
        }
        Ok(())
    }
    .boxed()
}

/// Lists those who have not opened the bot, and asks somebody whether a newer record is theirs.
pub async fn known(town: &mut Town) -> Result<()> {
    town.days_ago_this_year(44).await?;
    let guard = town.coordinator().await?;
    let listings = LISTED.map(|(place, [family, given, patronymic], post, subject)| {
        let name = FullName::of(family.to_owned(), given.to_owned(), patronymic.to_owned());
        let school = town.organisations[place % town.organisations.len()];
        Listing::of(&name, school, PostId(post)).teaches(vec![SubjectId(subject)])
    });
    people::list_all(&mut town.tx, guard, &listings).await?;
    second_telephone(town).await
}

/// A resident has registered once more, from another telephone; the coordinator thinks that it is they, and each of the
/// two telephones is asked.
async fn second_telephone(town: &mut Town) -> Result<()> {
    let first = town.people[TWICE % town.people.len()].person;
    let known = people::person(&mut town.tx, first).await?;
    let account = town.account(town.size).await?;
    town.days_ago(1);
    for purpose in [Purpose::Processing, Purpose::Notices] {
        consents::give(&mut town.tx, account, purpose).await?;
    }
    let enrolment = Enrolment {
        name: known.name,
        organisation: known.organisation.id,
        post: known.post.id,
        subjects: known.subjects.into_iter().map(|subject| subject.id).collect(),
        teaching_since: known.teaching_since.unwrap_or_else(|| town.tx.today()),
        managing_since: known.managing_since,
    };
    let second = people::enroll(&mut town.tx, account, &enrolment).await?;
    town.at(town.now);
    let guard = town.coordinator().await?;
    let asking = merge::ask(&mut town.tx, guard, first, second).await?;
    same::follow_up(&mut town.tx, asking, [first, second]).await
}

/// The place among the people of the one who has two telephones.
const TWICE: usize = 10;
/// The school's place, the name, the post, the subject. The newcomer of the page may register as the first of them: then
/// the coordinator is asked whether it is she.
const LISTED: [(usize, [&str; 3], i64, i64); 12] = [
    (2, ["Петрова", "Ольга", "Сергеевна"], 1, 4),
    (2, ["Ёлкина", "Тамара", "Львовна"], 1, 2),
    (2, ["Ким", "Анна", ""], 1, 5),
    (2, ["Белозёров", "Глеб", "Игоревич"], 1, 13),
    (6, ["Чернова", "Зоя", "Фёдоровна"], 1, 1),
    (6, ["Гуляев", "Роман", "Олегович"], 1, 14),
    (7, ["Сафина", "Алсу", "Маратовна"], 1, 18),
    (7, ["Дьячкова", "Нина", "Ильинична"], 5, 23),
    (9, ["Шубина", "Лариса", "Юрьевна"], 1, 10),
    (10, ["Тихомиров", "Егор", "Денисович"], 1, 11),
    (11, ["Малышева", "Инна", "Романовна"], 2, 22),
    (12, ["Кошелева", "Рита", "Антоновна"], 2, 22),
];
