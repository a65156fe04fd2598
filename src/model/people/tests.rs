//! People on a real database: how they are found, and how a coordinator corrects a name.

use super::*;
use crate::ids::{OrganisationId, PostId, SubjectId};
use crate::model::roles::Coordinator;
use crate::talk::trial::Trial;
use crate::talk::{Cx, Spot, Trouble};
use crate::text::forms;

/// Two municipalities with a school each; the first person coordinates the first.
const DATA: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk'), (2, 'Село', 'Europe/Moscow');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (1, 1, 'Школа № 3', 'Школа № 3', x'', ''), (2, 2, 'Школа № 1', 'Школа № 1', x'', '');
    INSERT INTO account (id, channel, external, municipality_id, language) VALUES (1, 'telegram', '100', 1, 'ru');";

const NAMES: [&str; 9] = [
    "Соколова Ирина Павловна",
    "Алексеева Вера Михайловна",
    "Алексеева Марина Викторовна",
    "Петров Пётр",
    "Петрова Анна",
    "Волкова Нина Петровна",
    "Ли Ольга",
    "Лисицына Яна",
    "Ю Анна",
];

/// Writes somebody of a municipality, whose school has the same number.
async fn write(cx: &mut Cx, municipality: i64, name: &str) -> PersonId {
    let name = FullName::parse(name).unwrap();
    let insert = "INSERT INTO person (municipality_id, organisation_id, family_name, given_name, patronymic, sort_form,
                                      search_form, post_id, teaching_since, enrolled_at)
                  VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, 1, '2015-09-01', '2026-09-01T00:00:00+00:00') RETURNING id";
    sqlx::query_scalar(insert)
        .bind(municipality)
        .bind(&name.family)
        .bind(&name.given)
        .bind(&name.patronymic)
        .bind(forms::sort(&name.listed()))
        .bind(forms::search(&name.listed()))
        .fetch_one(cx.db())
        .await
        .unwrap()
}

async fn coordinator(cx: &mut Cx) -> Coordinator {
    let mut first = None;
    for name in NAMES {
        let person = write(cx, 1, name).await;
        first.get_or_insert(person);
    }
    let first = first.unwrap();
    crate::model::roles::appoint_first_coordinator(cx, first).await.unwrap();
    Coordinator::find(cx, first).await.unwrap().unwrap()
}

async fn found(cx: &mut Cx, guard: Coordinator, typed: &str) -> Vec<String> {
    let spot = Spot { page: 0, search: typed.to_owned() };
    find(cx, guard, Among::Everybody, &spot, 50)
        .await
        .unwrap()
        .people
        .into_iter()
        .map(|person| person.name.listed())
        .collect()
}

/// Faults 27: the database and a list in memory find the same people in the same order.
#[tokio::test]
async fn the_database_finds_what_a_list_in_memory_finds() {
    let trial = Trial::of(DATA).await;
    let mut cx = trial.cx("100").await;
    let guard = coordinator(&mut cx).await;
    write(&mut cx, 2, "Алексеева Вера Михайловна").await;
    for typed in [
        "",
        "вера михайловна",
        "Алексеева В.М.",
        "в м алексеева",
        "петр",
        "петров",
        "ли",
        "ю",
        "анна",
        "ли ольга",
        "сидорова",
        "ана",
        "ю анна",
        "нина п",
        "петровна волкова нина",
        "-",
        "%",
    ] {
        let sought = Sought::of(typed);
        let rank = |name: &&str| sought.finds(&forms::search(name));
        let mut wanted: Vec<&str> = NAMES.into_iter().filter(|name| rank(name).is_some()).collect();
        wanted.sort_by_key(|name| (rank(name), forms::sort(name)));
        assert_eq!(found(&mut cx, guard, typed).await, wanted, "{typed:?}");
    }
    // A page past the end shows the last one, and a search that finds nobody has none.
    let past = find(&mut cx, guard, Among::Everybody, &Spot { page: 9, search: String::new() }, 4).await.unwrap();
    assert_eq!((past.count, past.page.number, past.people.len()), (9, 2, 1));
    let none =
        find(&mut cx, guard, Among::Everybody, &Spot { page: 9, search: "сидорова".to_owned() }, 4).await.unwrap();
    assert_eq!((none.count, none.people.len()), (0, 0));
}

/// Office: a list names people who have never opened the bot: they are there with what it says, what it does not say is not
/// known, no deficit is stored of them, and a newer list corrects those alone who have not come themselves.
#[tokio::test]
async fn a_list_names_people_who_have_never_come() {
    let trial = Trial::of(DATA).await;
    let mut cx = trial.cx("100").await;
    let guard = coordinator(&mut cx).await;
    let (school, foreign, teacher) = (OrganisationId(1), OrganisationId(2), PostId(1));
    let since = "2025-09-01".parse().unwrap();
    let anna =
        Listing::of(&FullName::parse("Зимина Анна Петровна").unwrap(), school, teacher).teaches(vec![SubjectId(4)]);
    let ivan = Listing::of(&FullName::parse("Абрамов Иван").unwrap(), school, teacher).since(Some(since), None);
    let listed = list_all(&mut cx, guard, &[anna.clone(), ivan.clone()]).await.unwrap();
    let [anna_s, ivan_s] = listed[..] else { panic!("{listed:?}") };
    let (first, second) = (person(&mut cx, anna_s).await.unwrap(), person(&mut cx, ivan_s).await.unwrap());
    assert_eq!((first.name.listed().as_str(), first.subjects.len()), ("Зимина Анна Петровна", 1));
    assert_eq!((first.teaching_since, second.teaching_since), (None, Some(since)));
    assert_eq!(found(&mut cx, guard, "зимина").await, ["Зимина Анна Петровна"]);
    // Whose years nobody knows is no young specialist, and whose years are known is.
    let (today, three) = (cx.today(), Beginning { years: 3, inclusive: false });
    assert_eq!(target_categories(&first, today, three), []);
    assert_eq!(target_categories(&second, today, three), [TargetCategory::YoungSpecialist]);
    // A list is taken whole or not at all, and of its own municipality.
    let elsewhere = Listing::of(&FullName::parse("Чужих Анна").unwrap(), foreign, teacher);
    assert!(matches!(list_all(&mut cx, guard, &[ivan.clone(), elsewhere]).await, Err(Trouble::Gone)));
    let refused = sqlx::query(
        "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
         VALUES (?, 2, 'Не мои слова', 'low', '2026-09-01T00:00:00+00:00')",
    )
    .bind(anna_s)
    .execute(cx.db())
    .await;
    assert!(refused.unwrap_err().to_string().contains("merely listed"));

    // A newer list: the school knows since when she teaches; the coordinator has come, and says it herself.
    let anna = anna.teaches(vec![SubjectId(5), SubjectId(6)]).since(Some(since), None);
    let hers = Listing::of(&FullName::parse("Самозванка Ирина").unwrap(), school, teacher);
    let corrected = relist_all(&mut cx, guard, &[(anna_s, anna), (guard.id(), hers)]).await.unwrap();
    assert_eq!(corrected, 1);
    let first = person(&mut cx, anna_s).await.unwrap();
    assert_eq!((first.teaching_since, first.subjects.len()), (Some(since), 2));
    assert_eq!(person(&mut cx, guard.id()).await.unwrap().name.family, "Соколова");
    let matters: String = sqlx::query_scalar("SELECT group_concat(matter || ' ' || became, ', ') FROM journal")
        .fetch_one(cx.db())
        .await
        .unwrap();
    assert_eq!(matters, "people-listed 2, people-relisted 1");

    // Another school of hers is a line of its own, and no list moves whoever says it herself.
    let lyceum = "INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
                  VALUES (3, 1, 'Лицей № 5', 'Лицей № 5', x'', '')";
    sqlx::query(lyceum).execute(cx.db()).await.unwrap();
    let at = |name: &str| Listing::of(&FullName::parse(name).unwrap(), OrganisationId(3), teacher);
    let (anna, hers) = (at("Зимина Анна Петровна"), at("Соколова Ирина Павловна"));
    assert_eq!(relist_all(&mut cx, guard, &[(anna_s, anna), (guard.id(), hers)]).await.unwrap(), 1);
    let told = "SELECT person_id || ' ' || was || ' > ' || became FROM journal WHERE matter = 'person-moved'";
    let moved: Vec<String> = sqlx::query_scalar(told).fetch_all(cx.db()).await.unwrap();
    assert_eq!(moved, [format!("{anna_s} Школа № 3 > Лицей № 5")]);
}

/// Faults 27: a coordinator corrects a name, of their own municipality alone; the journal names nobody.
#[tokio::test]
async fn a_coordinator_corrects_a_name() {
    let trial = Trial::of(DATA).await;
    let mut cx = trial.cx("100").await;
    let guard = coordinator(&mut cx).await;
    let swapped = write(&mut cx, 1, "Кузнецова Ольга Сергеевна").await;
    let right = FullName::parse("Ольга Сергеевна Кузнецова-Орлова").unwrap();
    rename(&mut cx, guard, swapped, &right).await.unwrap();
    assert_eq!(found(&mut cx, guard, "орлова").await, ["Кузнецова-Орлова Ольга Сергеевна"]);
    assert_eq!(person(&mut cx, swapped).await.unwrap().name, right);
    let entry: String = sqlx::query_scalar(
        "SELECT matter || ' ' || person_id || ' ' || coalesce(was, '-') || coalesce(became, '-') FROM journal
         WHERE matter = 'person-renamed' AND author_id = ?",
    )
    .bind(guard.id())
    .fetch_one(cx.db())
    .await
    .unwrap();
    assert_eq!(entry, format!("person-renamed {swapped} --"));

    let foreign = write(&mut cx, 2, "Петрова Анна").await;
    let refused = rename(&mut cx, guard, foreign, &right).await;
    assert!(matches!(refused, Err(Trouble::Gone)), "{refused:?}");
}
