//! The calendar on cards and as a file, and who answers what.

use calamine::{Reader, Xlsx};
use chrono::TimeDelta;

use crate::events::{cluster, seminar};
use crate::world::World;

/// The values of a property of the events in a file, as another reader than the writer understands them.
fn values(file: &str, name: &str) -> Vec<String> {
    let calendars = ical::IcalParser::new(file.as_bytes());
    let events = calendars.flat_map(|calendar| calendar.expect("a calendar").events);
    let properties = events.flat_map(|event| event.properties);
    properties.filter(|property| property.name == name).filter_map(|property| property.value).collect()
}

/// Issue 11: the same UID with SEQUENCE for updates and the cancellation.
#[tokio::test]
async fn the_file_of_an_event_moves_and_crosses_out_what_a_phone_has() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    member.opens("event-1").await;
    member.presses("В календарь").await;
    let first = member.file("event-1.ics");
    assert_eq!(values(&first, "DTSTART"), ["20261126T113000Z"]);
    assert_eq!(values(&first, "SUMMARY"), ["Формирующее оценивание"]);
    assert!(!first.contains("Соколова"), "nobody is named in what is forwarded:\n{first}");
    assert!(values(&first, "DESCRIPTION")[0].contains("start=event-1"), "{first}");

    leader.presses("Открыть событие").await;
    leader.presses("Перенести").await;
    leader.presses("27").await;
    leader.presses("Перенести тихо").await;
    member.opens("event-1").await;
    member.presses("В календарь").await;
    let moved = member.file("event-1.ics");
    assert_eq!(values(&moved, "DTSTART"), ["20261127T113000Z"]);
    assert_eq!(values(&moved, "UID"), values(&first, "UID"));
    let number = |file: &str| values(file, "SEQUENCE")[0].parse::<u32>().unwrap();
    assert!(number(&moved) > number(&first));

    leader.presses("Отменить событие").await;
    leader.presses("Отменить событие").await;
    member.opens("event-1").await;
    member.presses("В календарь").await;
    let cancelled = member.file("event-1.ics");
    assert!(cancelled.contains("METHOD:CANCEL\r\n"), "{cancelled}");
    assert_eq!(values(&cancelled, "STATUS"), ["CANCELLED"]);
    assert_eq!(values(&cancelled, "UID"), values(&first, "UID"));
    assert!(number(&cancelled) > number(&moved));
    world.end().await;
}

/// Issue 11: «все мои события»: what one does not come to is not among them.
#[tokio::test]
async fn all_of_mine_are_one_file() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    member.says("/calendar").await;
    member.presses("В календарь телефона").await;
    member.sees("Ближайших событий у вас нет, файл был бы пустым.");
    seminar(&leader).await;
    world
        .tamper(
            "INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_at)
             VALUES (70, 1, 'seminar', 'Другой семинар', ' другой семинар', '2026-11-27T09:00:00+00:00', 'Школа № 3',
                     '2026-11-20T06:00:00+00:00'),
                    (71, 1, 'seminar', 'Чужой семинар', ' чужой семинар', '2026-11-27T09:00:00+00:00', 'Школа № 3',
                     '2026-11-20T06:00:00+00:00');
             INSERT INTO event_group (event_id, group_id) VALUES (70, 1)",
        )
        .await;
    member.says("/calendar").await;
    member.presses("В календарь телефона").await;
    member.sees("Файл для календаря отправлен");
    assert_eq!(values(&member.file("events.ics"), "SUMMARY"), ["Формирующее оценивание", "Другой семинар"]);
    member.opens("event-1").await;
    member.presses("Не иду").await;
    member.says("/calendar").await;
    member.presses("В календарь телефона").await;
    assert_eq!(values(&member.file("events.ics"), "SUMMARY"), ["Другой семинар"]);
    // What is cancelled stays in it, so that a phone which has it crosses it out.
    let (uid, number) = (values(&member.file("events.ics"), "UID"), values(&member.file("events.ics"), "SEQUENCE"));
    world.tamper("UPDATE event SET cancelled_at = '2026-11-21T09:00:00+00:00' WHERE id = 70").await;
    member.says("/calendar").await;
    member.presses("В календарь телефона").await;
    let file = member.file("events.ics");
    assert_eq!((values(&file, "STATUS"), values(&file, "UID")), (vec!["CANCELLED".to_owned()], uid));
    assert!(values(&file, "SEQUENCE")[0].parse::<u32>().unwrap() > number[0].parse().unwrap());
    world.end().await;
}

/// Issue 11: today, this week, month by month, by group, mine; finds by word. With a second municipality in the database
/// nothing of the other one is seen.
#[tokio::test]
async fn the_calendar_shows_days_weeks_and_months_and_finds_by_word() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Дальний район', 'Europe/Moscow');
             INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_at, for_all)
             VALUES (70, 1, 'seminar', 'Сегодня вечером', ' сегодня вечером', '2026-11-21T15:00:00+00:00', 'Школа № 3',
                     '2026-11-20T06:00:00+00:00', 1),
                    (71, 1, 'forum', 'Зимний форум', ' зимний форум', '2026-12-15T09:00:00+00:00', 'Школа № 3',
                     '2026-11-20T06:00:00+00:00', 0),
                    (72, 2, 'seminar', 'Дальний семинар', ' дальний семинар', '2026-11-21T15:00:00+00:00', 'Школа',
                     '2026-11-20T06:00:00+00:00', 1)",
        )
        .await;
    member.says("/calendar").await;
    member.sees("🗓 С пн, 16 ноября по вс, 22 ноября");
    member.label_like("21.11 18:00 Сегодня вечером");
    member.does_not_see("Формирующее");
    member.presses("23.11 ›").await;
    member.label_like("26.11 14:30 Формирующее оценивание");
    member.presses("Сегодня").await;
    member.sees("🗓 сб, 21 ноября");
    member.sees("Всего 1 событие.");
    member.presses("22.11 ›").await;
    member.sees("Событий в эти дни нет.");
    member.presses("Месяц").await;
    member.sees("Всего 2 события.");
    member.presses("01.12 ›").await;
    member.sees("Событий в эти дни нет.");
    member.presses("Все").await;
    member.label_like("15.12 12:00 Зимний форум");
    member.presses("Кластер").await;
    member.presses("Физика").await;
    member.sees("Кластер «Физика»");
    member.does_not_see("Зимний форум");
    member.says("оценивание").await;
    member.label_like("26.11.2026 14:30 Формирующее оценивание");
    member.presses("✅ Кластер").await;
    member.presses("‹ Назад").await;
    member.presses("Все").await;
    member.says("семинар").await;
    member.does_not_see("Дальний");
    member.says("форум").await;
    member.presses_like("Зимний форум").await;
    member.sees("Зимний форум");
    world.end().await;
}

/// Issue 11: the leader sees who answers what, as pages and as a spreadsheet; and says how many may come.
#[tokio::test]
async fn a_leader_sees_who_answers_what_and_says_how_many_may_come() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    let silent = world.teacher("Ёлкина Анна Ивановна").await;
    let other = world.teacher("Ершов Пётр Ильич").await;
    world
        .tamper(
            "INSERT INTO membership (group_id, person_id, joined_at)
             SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id IN (3, 4)",
        )
        .await;
    seminar(&leader).await;
    member.presses("Иду").await;
    // «С темой».
    member.opens("event-1").await;
    member.presses("Выступить с темой").await;
    member.presses("доклад").await;
    member.says("=Музей как класс").await;
    member.sees("✅ Записали вашу тему");
    member.sees("доклад «=Музей как класс»");
    other.presses("Иду").await;

    leader.presses("Открыть событие").await;
    leader.presses("Ответы").await;
    leader.sees("👥 Идут 2");
    leader.presses("С темой: 1").await;
    leader.sees("Петрова Ольга Сергеевна, Школа № 3: доклад «=Музей как класс»");
    leader.presses("‹ Назад").await;
    leader.presses("Молчат: 1").await;
    leader.sees("Ёлкина Анна Ивановна, Школа № 3");
    leader.presses("‹ Назад").await;

    leader.presses("Ограничить число мест").await;
    leader.says("много").await;
    leader.sees("Нужно число от 1 до 10 000.");
    leader.says("1").await;
    leader.sees("Места заняты или обещаны 2 людям: меньше нельзя.");
    leader.says("2 места").await;
    leader.sees("✅ Число мест сохранено.");
    leader.sees("👥 Мест 2, идут 2");
    silent.presses("Иду").await;
    assert_eq!(silent.toast().await, "Мест нет. Вы в листе ожидания, под номером 1.");
    leader.opens("event-1").await;
    leader.presses("Ответы").await;
    leader.presses("Ждут места: 1").await;
    leader.sees("1. Ёлкина Анна Ивановна, Школа № 3");
    leader.presses("‹ Назад").await;
    // Raised, the place is offered to the first who waits.
    leader.presses("Мест: 2").await;
    leader.says("3").await;
    world.until_said(silent.id, "Есть место").await;
    world.deliver().await;
    leader.opens("event-1").await;
    leader.presses("Ответы").await;
    leader.presses("Мест: 3").await;
    leader.says("2").await;
    leader.sees("Места заняты или обещаны 3 людям: меньше нельзя.");
    leader.sees("Из тех, кто идёт, место не теряет никто.");
    leader.presses("Оставить как есть").await;
    leader.presses("Мест: 3").await;
    leader.presses("Без ограничения").await;
    leader.presses("📄 Таблица ответов").await;
    let sent = world.sim.chat(leader.id).into_iter().rev().filter_map(|message| message.media.clone());
    let file = sent.into_iter().find(|media| media.name.as_deref() == Some("Ответы_2026-11-21.xlsx")).unwrap();
    let (bytes, _) = world.sim.file(&file.file_id).unwrap();
    let mut book = Xlsx::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
    let table = book.worksheet_range_at(0).unwrap().unwrap();
    let text: Vec<String> =
        table.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")).collect();
    let text = text.join("\n");
    assert!(text.contains("Петрова|Ольга|Сергеевна|Школа № 3|идёт|"), "{text}");
    assert!(text.contains("доклад|=Музей как класс"), "{text}");
    assert!(text.contains("Ёлкина|Анна|Ивановна|Школа № 3|место предложено|"), "{text}");

    // Only for whoever leads it.
    member.goes(r#">1:answers:{"of":{"id":1}}"#).await;
    member.does_not_see("Ответы");
    world.end().await;
}

/// A topic is taken back, and belongs to what is to begin.
#[tokio::test]
async fn a_topic_is_changed_and_taken_back_before_the_event() {
    let world = World::start().await;
    let (leader, member) = cluster(&world).await;
    seminar(&leader).await;
    member.presses("Иду").await;
    member.opens("event-1").await;
    member.presses("Выступить с темой").await;
    member.presses("мастер-класс").await;
    member.says("?").await;
    member.sees("Нужно от 2 до 200 знаков");
    member.says("Скрайбинг").await;
    member.presses("‹ Назад").await;
    member.presses("Выступить с темой").await;
    member.sees("Сейчас записано: мастер-класс «Скрайбинг»");
    member.presses("Не выступаю").await;
    member.sees("✅ Тема снята.");
    assert_eq!(world.count("SELECT count(*) FROM event_speaker").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM event_answer WHERE answer = 'going'").await, 1);
    world.later(TimeDelta::days(7));
    member.presses("‹ Назад").await;
    assert!(!member.card().has_button("Выступить с темой"), "{}", member.screen());
    world.end().await;
}
