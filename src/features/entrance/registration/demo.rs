//! The people of the invented municipality: registered some weeks ago, by the verb that registration ends with.

use chrono::{Datelike, NaiveDate};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use crate::features::{Neighbour, Town};
use crate::ids::{PostId, SubjectId};
use crate::model::people::consents::{self, Purpose};
use crate::model::people::{self, Enrolment, FullName};
use crate::talk::Result;

/// Everybody, by their phones.
pub async fn residents(town: &mut Town) -> Result<()> {
    let founded = town.founded().await?;
    for number in 0..town.size {
        register(town, number, founded).await?;
    }
    Ok(())
}

/// Somebody comes in the month before the groups are founded.
async fn register(town: &mut Town, number: usize, founded: i64) -> Result<()> {
    let account = town.account(number).await?;
    let days = town.random.random_range(founded + 1..founded + 36);
    town.days_ago(days);
    consents::give(&mut town.tx, account, Purpose::Processing).await?;
    if number < 12 || town.chance(85) {
        consents::give(&mut town.tx, account, Purpose::Notices).await?;
    }
    if town.chance(60) {
        consents::give(&mut town.tx, account, Purpose::Name).await?;
    }
    let today = town.tx.today();
    let random = &mut town.random;
    // Deputies and heads are few; the coordinator is a methodologist.
    let post = match number {
        0 => PostId(8),
        _ if number % 23 == 5 => PostId(3),
        _ if number % 37 == 9 => PostId(4),
        _ => *[1, 1, 1, 1, 1, 2, 5, 6, 9].map(PostId).choose(random).unwrap_or(&PostId(1)),
    };
    let manages = matches!(post, PostId(3 | 4));
    // Every sixth teacher is in the first years of work.
    let years = if random.random_bool(0.17) { random.random_range(0..3) } else { random.random_range(3..34) };
    let managing = manages.then(|| random.random_range(0..=years.min(9)));
    let enrolment = Enrolment {
        name: name(random, number),
        // The methodologist who coordinates works at the centre and teaches nothing.
        organisation: town.organisations[(number + town.organisations.len() - 1) % town.organisations.len()],
        post,
        subjects: match number {
            0 => Vec::new(),
            _ => vec![SubjectId(random.random_range(1..=23))],
        },
        teaching_since: first_of_september(today, years),
        managing_since: managing.map(|years| first_of_september(today, years)),
    };
    let person = people::enroll(&mut town.tx, account, &enrolment).await?;
    town.people.push(Neighbour { person, account, manages });
    Ok(())
}

fn name(random: &mut StdRng, number: usize) -> FullName {
    let mut pick = |names: &[&'static str]| (*names.choose(random).unwrap_or(&"Петрова")).to_owned();
    match number {
        0 => full("Соколова", "Ирина", "Павловна"),
        1 => full("Гаврилова", "Марина", "Викторовна"),
        _ if number % 6 == 4 => {
            let (family, given, patronymic) = (pick(FAMILIES), pick(MEN), pick(FATHERS));
            full(&family, &given, &format!("{patronymic}ич"))
        }
        _ => {
            let (family, given, patronymic) = (pick(FAMILIES), pick(WOMEN), pick(FATHERS));
            full(&format!("{family}а"), &given, &format!("{patronymic}на"))
        }
    }
}

fn full(family: &str, given: &str, patronymic: &str) -> FullName {
    FullName::of(family.to_owned(), given.to_owned(), patronymic.to_owned())
}

/// 1 September of the school year that began so many years before this one.
fn first_of_september(today: NaiveDate, years: i32) -> NaiveDate {
    let this = if today.month() >= 9 { today.year() } else { today.year() - 1 };
    NaiveDate::from_ymd_opt(this - years, 9, 1).unwrap_or(today)
}

const FAMILIES: &[&str] = &[
    "Иванов",
    "Смирнов",
    "Кузнецов",
    "Попов",
    "Васильев",
    "Новиков",
    "Морозов",
    "Волков",
    "Алексеев",
    "Лебедев",
    "Семёнов",
    "Егоров",
    "Павлов",
    "Козлов",
    "Степанов",
    "Николаев",
    "Орлов",
    "Андреев",
    "Макаров",
    "Никитин",
    "Захаров",
    "Зайцев",
    "Соловьёв",
    "Борисов",
    "Яковлев",
    "Григорьев",
    "Романов",
    "Воробьёв",
    "Сергеев",
    "Фролов",
];
const WOMEN: &[&str] = &[
    "Анна",
    "Елена",
    "Наталья",
    "Светлана",
    "Татьяна",
    "Юлия",
    "Екатерина",
    "Людмила",
    "Галина",
    "Оксана",
    "Дарья",
    "Алина",
    "Вера",
    "Надежда",
];
const MEN: &[&str] = &["Сергей", "Андрей", "Дмитрий", "Алексей", "Михаил", "Николай", "Павел", "Илья"];
/// The stem of a patronymic: «-ич» makes a man's, «-на» a woman's.
const FATHERS: &[&str] = &[
    "Александров",
    "Сергеев",
    "Иванов",
    "Николаев",
    "Владимиров",
    "Викторов",
    "Михайлов",
    "Андреев",
    "Павлов",
    "Петров",
];
