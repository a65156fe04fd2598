//! «Bad input and faults: each has an answer and a test»: times that are none, signs at the head of a title and of a cell, a
//! leader who is replaced in the middle, fewer places than people, names of every alphabet on a certificate.

use calamine::{Data, Reader};
use chrono::TimeDelta;

use crate::broadcasts::{begins, runs};
use crate::events::{cluster, seminar};
use crate::papers::file;
use crate::roll::of_every_alphabet;
use crate::world::{Somebody, World};

/// «An event in the past, an end before the start, the days when clocks change»: each is asked back with what to do, and the
/// question stands. In spring half past two is no time there; in autumn it is the first of two.
#[tokio::test]
async fn a_time_that_is_past_or_none_is_asked_back() {
    let mut world = World::start().await;
    let leader = cluster(&world).await.0.id;
    world.zone = chrono_tz::Europe::Berlin;
    world.restart().await;
    let leader = world.knows(leader);
    leader.does(&["> /events", "Создать событие", "Семинар", "> Весной", "> сегодня", "> 9:00"]).await;
    leader.sees("Это время уже прошло. Выберите день и время впереди.");
    leader.says("16:00–14:00").await;
    leader.sees("конец не позже начала");
    leader.does(&["Другой день", "> 28.03.2027", "> 2:30"]).await;
    leader.sees("В этот день такого времени нет: переводят часы. Выберите другое.");
    leader.does(&["> 3:30", "Школа-площадка", "Создать и уведомить"]).await;
    world.deliver().await;
    leader.does(&["> /events", "Создать событие", "Семинар", "> Осенью", "> 31.10.2027", "> 2:30"]).await;
    leader.does(&["Школа-площадка", "Создать и уведомить"]).await;
    world.deliver().await;
    assert_eq!(
        world.text("SELECT group_concat(starts_at, ' ' ORDER BY id) FROM event").await,
        "2027-03-28T01:30:00+00:00 2027-10-31T00:30:00+00:00"
    );
    world.end().await;
}

/// «A title with «=», «+», «-», «@» at its head, «5-9», «000123» in a spreadsheet (text, as typed, no formula)»: a guest, a
/// topic, an answer and a title, in each table where they stand.
#[tokio::test]
async fn what_begins_with_a_sign_stays_a_text_in_every_table() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    seminar(&leader).await;
    world.tamper("UPDATE event SET title = '=СУММ(1;2) на уроке'").await;
    member.presses("Иду").await;
    member.opens("event-1").await;
    member.does(&["Выступить с темой", "доклад", "> @родители и 5-9 классы"]).await;
    // Every cell with these words is a text, and nothing is a formula; the tab of the table is called by its title.
    let texts = |who: &Somebody<'_>, words: &[&str]| {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(file(who).1)).unwrap();
        let name = book.sheet_names()[0].clone();
        assert_eq!(book.worksheet_formula(&name).unwrap().cells().count(), 0, "{words:?}");
        let table = book.worksheet_range_at(0).unwrap().unwrap();
        for word in words {
            let is_text = |cell: &Data| matches!(cell, Data::String(text) if text == word || text.ends_with(word));
            assert!(table.rows().flatten().any(is_text), "«{word}» is not a text of {table:?}");
        }
        name
    };
    leader.opens("event-1").await;
    leader.does(&["Ответы", "📄 Таблица ответов"]).await;
    assert_eq!(texts(&leader, &["@родители и 5-9 классы"]), "Ответы =СУММ(1;2) на уроке");

    world.later(TimeDelta::days(6));
    leader.says("/attendance").await;
    leader.presses_like("26.11").await;
    leader.does(&["> +Гостева Мария", "Записать гостем", "QR-код и печать", "Таблица Excel"]).await;
    assert_eq!(texts(&leader, &["+Гостева Мария", "@родители и 5-9 классы"]), "=СУММ(1;2) на уроке");
    leader.does(&["‹ Назад", "Закрыть лист"]).await;
    member.does(&["> /record", "Справка и таблица", "Таблица для аттестации"]).await;
    texts(&member, &["=СУММ(1;2) на уроке", "@родители и 5-9 классы"]);

    for (number, answer) in ["000123", "5-9", "=1+1", "-7", "@все"].into_iter().enumerate() {
        begins(&irina).await;
        irina.does(&["Всем", "Дальше: 2", "> Что напишете?", "Что под текстом", "Спросить ответ словами"]).await;
        irina.presses("Отправить: 2").await;
        runs(&world).await;
        member.presses("Ответить").await;
        member.says(answer).await;
        irina.goes(&format!(r#">1:broadcasts:{{"card":{{"id":{}}}}}"#, number + 1)).await;
        irina.presses("Таблица").await;
        texts(&irina, &[answer]);
    }
    world.end().await;
}

/// «A leader replaced in the middle»: of a sheet, of the places, of a program, of materials. Nothing of it is stored, and they
/// hear why.
#[tokio::test]
async fn a_leader_who_is_replaced_in_the_middle_of_a_sheet_stores_nothing() {
    let world = World::start().await;
    let (leader, _) = cluster(&world).await;
    seminar(&leader).await;
    world.tamper("UPDATE event SET starts_at = '2026-11-21T08:00:00+00:00'").await;
    let replaced = "UPDATE appointment SET until = '2026-11-21T09:00:00+00:00', ended_by = 'order' WHERE group_id = 1";
    let returned = "UPDATE appointment SET until = NULL, ended_by = NULL WHERE group_id = 1";
    // Nor are they a member of the cluster, who would see materials.
    let (leads, sees) =
        ("❌ Это может только руководитель этого кластера.", "❌ Материалы видят те, для кого событие.");
    for (place, reach, last, why) in [
        (r#">*:attendance:{"sheet":{"event":1}}"#, &[][..], "Петрова О. С.", leads),
        (r#">*:attendance:{"sheet":{"event":1}}"#, &[], "Закрыть лист", leads),
        (r#">*:attendance:{"sheet":{"event":1}}"#, &["> Гостева Мария"], "Записать гостем", leads),
        (r#">*:speakers:{"of":{"event":1}}"#, &["Добавить", "Петрова Ольга Сергеевна", "Доклад"], "Без темы", leads),
        (r#">*:materials:{"of":{"event":1}}"#, &["Добавить"], "> https://example.org/1", sees),
    ] {
        leader.goes(place).await;
        leader.does(reach).await;
        world.tamper(replaced).await;
        let before = world.facts().await;
        leader.does(&[last]).await;
        assert_eq!(world.facts().await, before, "{place}: {last}\n{}", leader.screen());
        leader.sees(why);
        world.tamper(returned).await;
        leader.says("/cancel").await;
    }
    world.end().await;
}

/// «Names with every national letter on every paper»: on a certificate too.
#[tokio::test]
async fn a_certificate_bears_names_of_every_alphabet() {
    let world = World::start().await;
    let (leader, names, people) = of_every_alphabet(&world).await;
    leader.does(&["Все пришли", "Закрыть лист"]).await;
    world.deliver().await;
    for (name, person) in names.into_iter().zip(&people) {
        person.opens("event-1").await;
        person.presses("Сертификат").await;
        let pdf = file(person).1;
        // UTF-16, as the format has it for what is not Latin.
        for word in name.split(' ') {
            let says: String = word.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            assert!(String::from_utf8_lossy(&pdf).contains(&says), "{word} is not on the certificate of {name}");
        }
    }
    world.end().await;
}

/// «Bad input and faults»: a title that a spreadsheet would take for a formula is a title.
#[tokio::test]
async fn a_title_may_begin_with_a_sign() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    for title in ["=СУММ и другие формулы", "+7 к знаниям", "-тся и -ться", "@родители и школа"]
    {
        leader.does(&["> /events", "Создать событие", "Семинар"]).await;
        leader.says(title).await;
        leader.does(&["26", "14:30", "Школа-площадка", "Создать и уведомить"]).await;
        world.deliver().await;
        member.sees(title);
    }
    assert_eq!(world.count("SELECT count(*) FROM event WHERE substr(title, 1, 1) IN ('=', '+', '-', '@')").await, 4);
    world.end().await;
}

/// «Bad input and faults»: places are no fewer than those who go.
#[tokio::test]
async fn there_are_no_fewer_places_than_people_who_go() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let second = world.teacher("Ершов Пётр Ильич").await;
    world
        .tamper("INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 3, '2026-11-01T00:00:00+00:00')")
        .await;
    seminar(&leader).await;
    member.presses("Иду").await;
    second.presses("Иду").await;
    leader.does(&["Открыть событие", "Изменить", "Число мест", "> 1"]).await;
    leader.sees("Уже идут 2 человека. Мест не может быть меньше.");
    assert!(!leader.card().has_button("Сохранить тихо"), "{}", leader.screen());
    // From the refusal itself the leader names who waits.
    leader.presses("Кто подождёт?").await;
    leader.sees("👥 Идут 2, мест будет 1");
    leader.does(&["Ершов П. И.", "В лист ожидания: 1"]).await;
    leader.sees("👥 Мест 1, идёт 1");
    assert_eq!(world.count("SELECT count(*) FROM event_waiting").await, 1);
    world.tamper("UPDATE event SET capacity = NULL; DELETE FROM event_waiting").await;
    second.opens("event-1").await;
    second.presses("Иду").await;
    leader.opens("event-1").await;
    // What was begun before the place in the waiting list is still a draft.
    leader.does(&["Начать заново", "Изменить", "Число мест", "> 1"]).await;
    leader.sees("Уже идут 2 человека. Мест не может быть меньше.");
    leader.does(&["Число мест", "> 2", "Сохранить тихо"]).await;
    leader.sees("Мест: 2");
    world.end().await;
}
