//! The roll: states by one tap, several leaders at once, closing, and opening again with a reason.

use chrono::TimeDelta;

use crate::events::{cluster, seminar};
use crate::world::{Somebody, World};

/// So many members of the cluster besides its leader and its first member: «Участник101 Анна» and those who follow.
async fn hall(world: &World) {
    world
        .tamper(
            "INSERT INTO person (municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             WITH RECURSIVE number(n) AS (SELECT 101 UNION ALL SELECT n + 1 FROM number WHERE n < 400)
             SELECT 1, 1, 'Участник' || n, 'Анна', CAST(n AS BLOB), ' участник' || n || ' анна', 1, '2015-09-01',
                    '2026-11-01T00:00:00+00:00' FROM number;
             INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE family_name LIKE 'Участник%'",
        )
        .await;
}

/// A second cluster holds the event too, so that its leader marks on the same sheet.
async fn second_leader(world: &World) -> Somebody<'_> {
    let leader = world.teacher("Жукова Анна Викторовна").await;
    world
        .tamper(
            "INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, host_organisation_id, phase,
                                 founded_at)
             VALUES (1, 'cluster', 'Химия', x'01', ' химия', 1, 'working', '2026-11-01T00:00:00+00:00');
             INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
             SELECT 1, id, 'leader', 2, '2026-11-01T00:00:00+00:00' FROM person WHERE family_name = 'Жукова';
             INSERT INTO event_group (event_id, group_id) VALUES (1, 2)",
        )
        .await;
    leader
}

/// The sheet of the past seminar.
async fn opens_sheet(leader: &Somebody<'_>) {
    leader.says("/attendance").await;
    leader.presses_like("❗ 26.11").await;
}

/// The same, once it is closed.
async fn opens_closed(leader: &Somebody<'_>) {
    leader.says("/attendance").await;
    leader.presses_like("✅ 26.11").await;
}

/// How many stand on the sheet in this state.
async fn marked(world: &World, query: &'static str) -> i64 {
    world.count(query).await
}

const PRESENT: &str = "SELECT count(*) FROM mark WHERE state IN ('present', 'late')";

/// Events: present, late, absent, excused by one tap on a card that stays in place; no reason is kept; what they brought
/// with its topic; the sheet is closed, opened again with a reason that the journal keeps, and closed again.
#[tokio::test]
async fn each_state_is_one_tap_and_a_closed_sheet_opens_with_a_reason() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let coordinator = world.coordinator("Ким Вера Олеговна").await;
    for name in ["Борисов Николай", "Ёлкина Анна", "Жуков Пётр"] {
        world.teacher(name).await;
    }
    world
        .tamper(
            "INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person
             WHERE family_name IN ('Борисов', 'Ёлкина', 'Жуков')",
        )
        .await;
    seminar(&leader).await;
    member.presses("Иду").await;
    world.later(TimeDelta::days(6));
    opens_sheet(&leader).await;
    leader.sees("✅ Петрова О. С.");
    leader.sees("Отмечено 1 из 4");
    let card = leader.card().id;
    leader.presses("⏳ Опоздали").await;
    leader.sees("Отметьте тех, кто опоздал.");
    leader.presses("✅ Петрова О. С.").await;
    leader.sees("⏳ Петрова О. С.");
    leader.presses("❌ Не было").await;
    leader.presses("Борисов Н.").await;
    leader.presses("📄 Уважительная").await;
    leader.presses("Жуков П.").await;
    leader.sees("опоздали 1, не было 1, по уважительной причине 1");
    leader.sees("Саму причину не пишем.");
    leader.presses("Остальные пришли").await;
    leader.sees("Отмечено 2 из 4");
    leader.sees("✅ Ёлкина А.");
    // A second tap takes the mark back, and the next one is put again.
    leader.presses("📄 Жуков П.").await;
    leader.presses("Жуков П.").await;
    leader.sees("📄 Жуков П.");
    assert_eq!(leader.card().id, card, "the card stays in its place");

    leader.presses("Участие").await;
    leader.presses("Петрова О. С.: слушатель").await;
    leader.says("5-9").await;
    leader.sees("Нужна тема словами");
    leader.says("=Критерии вместо отметок").await;
    leader.sees("Тема: =Критерии вместо отметок");
    leader.presses("доклад").await;
    leader.presses("Закрыть лист").await;
    leader.sees("✅ Лист закрыт");
    leader.sees("Отмечено 2 из 4");
    leader.sees("опоздали 1, не было 1, по уважительной причине 1");
    leader.does_not_see("Без отметки");
    let records =
        "SELECT group_concat(person_id || coalesce(contribution, '') || coalesce(topic, ''), ' ' ORDER BY person_id)
                   FROM record";
    assert_eq!(world.text(records).await, "2report=Критерии вместо отметок 5");
    member.opens("event-1").await;
    member.sees("доклад");

    // It is read as it was closed, and a tap asks first why it is opened again.
    leader.presses("Другие события").await;
    leader.presses_like("✅ 26.11").await;
    leader.sees("✅ Лист закрыт.");
    leader.presses("❌ Борисов Н.").await;
    leader.sees("Почему? Причина останется в журнале.");
    leader.presses("‹ Назад").await;
    leader.sees("✅ Лист закрыт.");
    leader.presses("Открыть снова").await;
    leader.presses("По бумажному листу").await;
    leader.sees("Лист снова открыт.");
    assert_eq!(world.count("SELECT count(*) FROM record").await, 2, "records stand until it is closed again");
    leader.presses("❌ Борисов Н.").await;
    leader.presses("Закрыть лист").await;
    leader.sees("Отмечено 3 из 4");
    assert_eq!(world.count("SELECT count(*) FROM record").await, 3);
    coordinator.goes(r#">1:journal:"all""#).await;
    coordinator.sees("открыт снова: по бумажному листу");
    coordinator.sees("присутствовали 2 → 3");
    world.end().await;
}

/// Events: two leaders mark on one sheet at once, and neither loses what the other has said.
#[tokio::test]
async fn two_leaders_mark_at_once() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    for name in ["Борисов Николай", "Ёлкина Анна"] {
        world.teacher(name).await;
    }
    world
        .tamper(
            "INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE family_name IN ('Борисов', 'Ёлкина')",
        )
        .await;
    seminar(&leader).await;
    let other = second_leader(&world).await;
    world.later(TimeDelta::days(6));
    opens_sheet(&leader).await;
    opens_sheet(&other).await;
    leader.presses("Борисов Н.").await;
    // The other's card still shows him without a mark.
    other.presses("Ёлкина А.").await;
    other.sees("✅ Борисов Н.");
    other.sees("Отмечено 2 из 3");
    other.says("Гостева Яна").await;
    other.presses("Записать гостем").await;
    leader.presses("Петрова О. С.").await;
    leader.sees("Отмечено 3 из 3, гостей 1");
    // Both write the same guest down: one.
    leader.says("гостева яна").await;
    leader.presses("✅ Гость Гостева Яна").await;
    leader.presses("Гость Гостева Яна").await;
    assert_eq!(world.count("SELECT count(*) FROM mark WHERE name IS NOT NULL").await, 1);

    // What the other changes after «Все пришли» is not put back with it.
    leader.presses("Показать все").await;
    leader.presses("Снять все").await;
    leader.presses("Снять все").await;
    other.presses("⏳ Опоздали").await;
    other.presses("Ёлкина А.").await;
    leader.presses("Вернуть как было").await;
    leader.sees("⏳ Ёлкина А.");
    leader.sees("Отмечено 3 из 3, гостей 1");

    // One closes it in the midst of the other's marking.
    other.presses("Закрыть лист").await;
    leader.presses("✅ Борисов Н.").await;
    leader.sees("Открыть лист снова?");
    leader.presses("‹ Назад").await;
    leader.sees("✅ Лист закрыт.");
    assert_eq!(world.count("SELECT count(*) FROM record").await, 4);
    world.end().await;
}

/// Events: a hall of three hundred marked by two leaders at once, by pasted lists and by taps.
#[tokio::test]
async fn a_hall_of_three_hundred_is_marked_by_two_at_once() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    hall(&world).await;
    seminar(&leader).await;
    let other = second_leader(&world).await;
    world.later(TimeDelta::days(6));
    let list = |from: usize| (from..from + 49).map(|n| format!("Участник{n} Анна")).collect::<Vec<_>>().join("\n");
    let marks = async |somebody: &Somebody<'_>, lists: [usize; 3], last: &str| {
        opens_sheet(somebody).await;
        for from in lists {
            somebody.says(&list(from)).await;
            somebody.sees("✅ Отмечено 49");
        }
        somebody.says(last).await;
        somebody.sees("✅ Отмечено 1");
    };
    tokio::join!(
        marks(&leader, [101, 150, 199], "Участник248 Анна"),
        marks(&other, [251, 300, 349], "Участник398 Анна"),
    );
    assert_eq!(marked(&world, PRESENT).await, 296);
    leader.says("/attendance").await;
    leader.presses_like("❗ 26.11").await;
    leader.sees("Отмечено 296 из 301");
    leader.presses("Все пришли").await;
    leader.sees("Отмечено 301 из 301");
    other.presses("Закрыть лист").await;
    other.sees("Отмечено 301 из 301");
    assert_eq!(world.count("SELECT count(*) FROM record").await, 301);
    world.end().await;
}

/// Events: forty people of whom six were absent take nine taps from «Сегодня».
#[tokio::test]
async fn forty_of_whom_six_were_absent_take_nine_taps() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    hall(&world).await;
    world
        .tamper("DELETE FROM membership WHERE person_id IN (SELECT id FROM person WHERE family_name > 'Участник139')")
        .await;
    seminar(&leader).await;
    world.later(TimeDelta::days(6));
    leader.says("/menu").await;
    let absent = ["101", "102", "103", "104", "105", "106"].map(|n| format!("✅ Участник{n} А."));
    let mut taps = 0;
    let mut tap = async |label: &str| {
        taps += 1;
        leader.presses_like(label).await;
    };
    tap("Отметить: 26.11").await;
    tap("Все пришли").await;
    for name in &absent {
        tap(name).await;
    }
    tap("Закрыть лист").await;
    assert!(taps <= 9, "{taps} taps");
    leader.sees("Отмечено 34 из 40");
    leader.sees("Без отметки 6 человек");
    world.end().await;
}

/// Events, DOMAIN 16: after an erasure an open sheet holds nothing of them, and a closed one counts them without a name,
/// when it is opened again too.
#[tokio::test]
async fn an_erased_person_is_counted_without_a_name() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    member.presses("Иду").await;
    world.later(TimeDelta::days(6));
    opens_sheet(&leader).await;
    leader.presses("Закрыть лист").await;
    leader.sees("Отмечено 1 из 1");
    member.says("/forget").await;
    member.presses("Удалить всё").await;
    leader.presses("Открыть снова").await;
    leader.presses("Кого-то забыли").await;
    leader.sees("Пока никто не отмечен, в списке 0, и 1 без имени");
    leader.says("Гостева Яна").await;
    leader.presses("Записать гостем").await;
    leader.presses("Закрыть лист").await;
    leader.sees("Отмечено 0 из 0, гостей 1, и 1 без имени");
    assert_eq!(world.count("SELECT count(*) FROM record").await, 2);
    // The table has a row for each of them.
    opens_closed(&leader).await;
    leader.presses("QR-код и печать").await;
    leader.presses("Таблица Excel").await;
    let rows = crate::papers::cells(crate::papers::file(&leader).1);
    let names: Vec<_> = rows.iter().skip(1).map(|row| (&*row[0], &*row[2])).collect();
    assert_eq!(names, [("Гостева Яна", "присутствие"), ("без имени", "присутствие")], "{rows:?}");
    assert_eq!(world.count("SELECT count(*) FROM mark WHERE person_id IS NOT NULL").await, 0);
    world.end().await;
}

/// Events, P3: a sheet of three hundred to be signed: the head on each page, numbers that run; and one with empty lines.
#[tokio::test]
async fn sheets_are_printed_with_running_numbers() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    hall(&world).await;
    seminar(&leader).await;
    member.presses("Иду").await;
    world.later(TimeDelta::days(5));
    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
    leader.presses("QR-код и печать").await;
    leader.presses("Явочный лист").await;
    let document = printed(&leader, "Явочный_лист_2026-11-26.docx");
    for words in ["ЯВОЧНЫЙ ЛИСТ", "Семинар «Формирующее оценивание»", "Участник101 Анна", ">301<", "w:tblHeader"]
    {
        assert!(document.contains(words), "«{words}» is not on the sheet");
    }
    assert!(!document.contains("{{"));
    leader.presses("Лист регистрации").await;
    let document = printed(&leader, "Лист_регистрации_2026-11-26.docx");
    assert!(document.contains("Петрова Ольга Сергеевна") && !document.contains("Участник101"));
    assert!(document.contains(">16<") && !document.contains(">17<"), "one who is expected, and fifteen lines");
    world.end().await;
}

/// A seminar that is over, of a cluster whose members have names with every national letter: the leader has its sheet open.
pub async fn of_every_alphabet(world: &World) -> (Somebody<'_>, [&'static str; 3], Vec<Somebody<'_>>) {
    let (leader, _) = cluster(world).await;
    let names = ["Әхмәтҗанова Ғәлиябану Ҡасымовна", "Ҥиһигэй Өлөксөөн Үрүҥович", "Ӑшмарин Ҫеҫпӗл Ӳркенович"];
    let mut people = Vec::new();
    for name in names {
        people.push(world.teacher(name).await);
    }
    world
        .tamper(
            "INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 2",
        )
        .await;
    seminar(&leader).await;
    world.later(TimeDelta::days(6));
    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
    (leader, names, people)
}

/// «Bad input and faults»: names with every national letter on the papers of an event: the printed sheet, its table, and the
/// reference.
#[tokio::test]
async fn names_of_every_alphabet_stand_on_the_papers() {
    let world = World::start().await;
    let (leader, names, people) = of_every_alphabet(&world).await;
    leader.presses("Все пришли").await;
    leader.presses("QR-код и печать").await;
    leader.presses("Явочный лист").await;
    let document = printed(&leader, "Явочный_лист_2026-11-26.docx");
    for name in names {
        assert!(document.contains(name), "{name} is not on the sheet");
    }
    leader.presses("Таблица Excel").await;
    let sent = world.sim.chat(leader.id);
    let media = sent.iter().rev().find_map(|message| message.media.clone()).expect("a table has come");
    let (bytes, _) = world.sim.file(&media.file_id).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
    let table = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    let cells: Vec<_> = table.rows().flatten().map(ToString::to_string).collect();
    for name in names {
        let found = name.split(' ').all(|word| cells.iter().any(|cell| cell.contains(word)));
        assert!(found, "{name} is not in the table: {cells:?}");
    }
    leader.presses("‹ Назад").await;
    leader.presses("Закрыть лист").await;
    people[0].says("/record").await;
    people[0].presses("Справка и таблица").await;
    people[0].presses("Справка для печати").await;
    let sent = world.sim.chat(people[0].id);
    let media = sent.iter().rev().find_map(|message| message.media.clone()).expect("a reference has come");
    let document = printed(&people[0], media.name.as_deref().unwrap_or_default());
    assert!(document.contains("Әхмәтҗанов"), "{document}");
    world.end().await;
}

/// The text of a paper of Word that somebody got.
fn printed(somebody: &Somebody<'_>, name: &str) -> String {
    let sent = somebody.world.sim.chat(somebody.id);
    let media = sent.iter().rev().find_map(|message| message.media.clone()).expect("a file has come");
    assert_eq!(media.name.as_deref(), Some(name));
    let (bytes, _) = somebody.world.sim.file(&media.file_id).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();
    text
}
