//! Organisations' share of the demo: where people work, and what the office knows of it.

use chrono::{Days, NaiveDate};
use futures::FutureExt;

use crate::features::Town;
use crate::model::organisations::agreements::{self, Sort, Terms};
use crate::model::organisations::flags::{self, Mark, NewFlag};
use crate::model::organisations::headcounts::Counts;
use crate::model::organisations::{self, Detail, Marker, NewHead};
use crate::model::people::FullName;
use crate::talk::{Answer, Result};

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

/// What the office keeps: particulars, marks by order and for a term, headcounts, agreements.
pub async fn office(town: &mut Town) -> Result<()> {
    let (first, until) = town.school_year().await?;
    particulars(town).await?;
    marks(town, until).await?;
    headcounts(town, first).await?;
    agreements(town, first, until).await
}

/// Where three of them are, their numbers, and who heads them; nobody of the heads is in the bot.
async fn particulars(town: &mut Town) -> Result<()> {
    town.days_ago(74);
    let guard = town.coordinator().await?;
    for (place, street, inn, ogrn, [family, given, patronymic]) in PARTICULARS {
        let school = town.organisations[place];
        let details = [
            Detail::Address(Some(format!("Лесной район, г. Лесной, {street}"))),
            Detail::Inn(Some(inn.to_owned())),
            Detail::Ogrn(Some(ogrn.to_owned())),
        ];
        for detail in details {
            organisations::set_detail(&mut town.tx, guard, school, &detail).await?;
        }
        let head = NewHead {
            name: FullName::of(family.to_owned(), given.to_owned(), patronymic.to_owned()),
            post: "директор".to_owned(),
            basis: "Устава".to_owned(),
        };
        organisations::set_head(&mut town.tx, guard, school, &head).await?;
    }
    Ok(())
}

async fn marks(town: &mut Town, until: NaiveDate) -> Result<()> {
    town.days_ago_this_year(60).await?;
    let since = town.tx.today();
    let guard = town.coordinator().await?;
    for (place, mark, paper) in MARKS {
        let marker = Marker::coordinating(&mut town.tx, guard, town.organisations[place]).await?;
        let new = NewFlag { mark, since, until: Some(until), paper: paper.to_owned(), paper_day: since };
        flags::set(&mut town.tx, marker, &new).await?;
    }
    Ok(())
}

/// All but the last two have told how many work there on 1 September: some more than have opened the bot.
async fn headcounts(town: &mut Town, first: NaiveDate) -> Result<()> {
    town.days_ago_this_year(50).await?;
    let guard = town.coordinator().await?;
    let schools = town.organisations.len();
    let counted: Vec<_> = (0_i64..)
        .zip(&town.organisations[..schools.saturating_sub(2)])
        .map(|(place, school)| {
            let registered = i64::try_from(town.people.len() / schools).unwrap_or(0);
            let teaching = registered * 4 / 3 + 14 + place * 5 % 11;
            let counts = Counts {
                teaching: Some(teaching),
                management: Some(2 + place % 2),
                under_35: Some(teaching / 4),
                first_years: Some(teaching / 6),
                both: Some(teaching / 8),
            };
            (*school, first, counts)
        })
        .collect();
    organisations::count_all(&mut town.tx, guard, &counted).await
}

/// One holds for long, one ends in some weeks; of that the coordinators have been reminded already, so that the next word
/// of it comes when it comes.
async fn agreements(town: &mut Town, first: NaiveDate, until: NaiveDate) -> Result<()> {
    town.at(town.now);
    let soon = town.tx.today() + Days::new(20);
    let guard = town.coordinator().await?;
    for (place, sort, number, end, other) in [
        (1, Sort::Agreement, "12", Some(soon), "Лесной педагогический колледж"),
        (5, Sort::Contract, "7/26", Some(until), "Институт развития образования"),
        (13, Sort::Agreement, "3", None, "Ассоциация молодых учителей"),
    ] {
        let terms = Terms {
            sort,
            number: number.to_owned(),
            day: first,
            until: end,
            others: vec![other.to_owned()],
            group: None,
        };
        agreements::enter(&mut town.tx, guard, town.organisations[place], &terms).await?;
    }
    let today = town.tx.today();
    agreements::to_remind(&mut town.tx, today).await?;
    Ok(())
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

/// The school's place, the street, ИНН, ОГРН, the director.
const PARTICULARS: [(usize, &str, &str, &str, [&str; 3]); 3] = [
    (0, "ул. Садовая, 4", "9900001010", "1029900001010", ["Рябинин", "Олег", "Тимофеевич"]),
    (1, "ул. Лесная, 12", "9900001081", "1029900001141", ["Кленова", "Тамара", "Васильевна"]),
    (5, "пр. Мира, 21", "9900001155", "1029900001273", ["Ветрова", "Лидия", "Артёмовна"]),
];

const MARKS: [(usize, Mark, &str); 3] = [
    (9, Mark::LowResults, "приказ № 87-ОД"),
    (6, Mark::AdverseConditions, "приказ № 87-ОД"),
    (5, Mark::HighResults, "приказ № 88-ОД"),
];
