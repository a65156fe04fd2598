//! The figures: every number opens its records, and nobody is told by comparing two looks at the figures of deficits.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use grozd::feature::Ran;
use grozd::features;
use grozd::model::looks;

use crate::world::{CLUSTER, Somebody, World};

/// Two schools of twenty besides a coordinator and a teacher, who are of the first; ten of the first school and six of the
/// second have a methodological deficit.
async fn a_municipality(world: &World) -> (Somebody<'_>, Somebody<'_>) {
    // The figures move when a test says so, not beside it.
    world
        .tamper("INSERT OR REPLACE INTO duty (name, municipality_id, due_at) VALUES ('looks', 1, 4102444800000)")
        .await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world
        .tamper(
            "INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (50, 1, 'Лицей № 5', 'Лицей № 5', x'99', ' лицей 5');
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             WITH RECURSIVE number(n) AS (SELECT 101 UNION ALL SELECT n + 1 FROM number WHERE n < 140)
             SELECT n, 1, iif(n <= 120, 1, 50), 'Педагог' || n, 'Анна', CAST(n AS BLOB), ' педагог' || n || ' анна',
                    iif(n % 2, 1, 8), iif(n <= 106, '2025-09-01', '2010-09-01'), '2026-11-01T00:00:00+00:00'
             FROM number;
             INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             SELECT id, 2, 'слова', 'low', '2026-11-02T00:00:00+00:00' FROM person
             WHERE id BETWEEN 101 AND 110 OR id BETWEEN 121 AND 126",
        )
        .await;
    // What the office is told of demand for clusters has tests of its own.
    world.tamper("UPDATE consent SET withdrawn_at = given_at WHERE purpose = 'notices' AND withdrawn_at IS NULL").await;
    // And the figures move when a test says so, not beside it.
    world
        .tamper("INSERT OR REPLACE INTO duty (name, municipality_id, due_at) VALUES ('looks', 1, 4102444800000)")
        .await;
    (irina, olga)
}

/// What the duty does every hour; tells whether the figures have moved.
async fn publishes(world: &World) -> bool {
    let before = world.count("SELECT count(*) FROM look").await;
    let duty = features::duties().find(|duty| duty.name == "looks").unwrap();
    let mut tx = world.tx().await;
    let now = tx.now;
    // What it needs is read beside the turns, and remembered for the run that follows.
    if let Ran::AfterReading(reads) = (duty.run)(&mut tx, now).await.unwrap() {
        reads(&mut tx).await.unwrap();
        (duty.run)(&mut tx, now).await.unwrap();
    }
    tx.finish().0.commit().await.unwrap();
    world.count("SELECT count(*) FROM look").await > before
}

/// Everything that the figures of deficits show: the cards, every cut, and the cells of every spreadsheet.
async fn everything(irina: &Somebody<'_>) -> String {
    let mut all = String::new();
    irina.says("/stats").await;
    all += &irina.screen();
    irina.presses("Дефициты по категориям").await;
    all += &irina.screen();
    irina.presses("📄 Таблица").await;
    all += &format!("{:?}", cells(irina));
    for cut in ["По школам", "По предметам", "По должностям", "По кластерам"]
    {
        irina.says("/stats").await;
        irina.presses("Дефициты по категориям").await;
        irina.presses(cut).await;
        all += &irina.screen();
        if irina.card().has_button("📄 Таблица") {
            irina.presses("📄 Таблица").await;
            all += &format!("{:?}", cells(irina));
        }
    }
    all
}

/// The cells of the newest spreadsheet that somebody got, as texts.
fn cells(reader: &Somebody<'_>) -> Vec<Vec<String>> {
    let sent = reader.world.sim.chat(reader.id);
    let media = sent.iter().rev().find_map(|message| message.media.clone()).expect("a file has come");
    let (bytes, _) = reader.world.sim.file(&media.file_id).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

async fn writes_a_deficit(somebody: &Somebody<'_>) {
    somebody.says("/deficits").await;
    somebody.presses("Записать дефицит").await;
    somebody.presses("Методические").await;
    somebody.presses_like("Формирующее").await;
    somebody.presses_like("аметно").await;
}

/// Faults 25, Office: before the first look nothing is said; whoever registers today is not told by the difference of two
/// looks, in no cut and no spreadsheet; when five different people have changed, all moves together, and each school waits for
/// five of its own.
#[tokio::test]
async fn two_looks_do_not_tell_whose_deficit_it_was() {
    let world = World::start().await;
    let (irina, olga) = a_municipality(&world).await;
    irina.says("/stats").await;
    irina.sees("🔒 Дефициты: показателей пока нет");
    irina.presses("Дефициты по категориям").await;
    irina.sees("Показателей пока нет: они появятся, когда дефициты запишут не меньше 5 человек.");
    assert!(publishes(&world).await);
    assert!(!publishes(&world).await, "nobody has changed since");
    irina.says("/stats").await;
    irina.sees("людей с ними: 16");
    irina.presses("Дефициты по категориям").await;
    irina.sees("Методические: 16");
    irina.sees("Цифровые: меньше 5");
    irina.presses("По школам").await;
    irina.label_like("Школа № 3 · 10");
    irina.label_like("Лицей № 5 · 6");
    irina.presses_like("Школа № 3").await;
    irina.sees("Методические: 10");
    irina.sees("Остальное не показано");

    // Olga writes one down: whoever looks before and after sees the same, as often as they look.
    let before = everything(&irina).await;
    writes_a_deficit(&olga).await;
    assert_eq!(world.count("SELECT count(*) FROM deficit WHERE category_id = 2 AND closed_at IS NULL").await, 17);
    assert!(!publishes(&world).await);
    assert_eq!(everything(&irina).await, before);
    // She writes four more, and closes them: she is one person still.
    world
        .tamper(
            "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             SELECT 2, id, 'слова ' || id, 'low', '2026-11-21T00:00:00+00:00' FROM deficit_category WHERE id > 5;
             UPDATE deficit SET closed_at = '2026-11-21T01:00:00+00:00' WHERE person_id = 2 AND category_id > 5",
        )
        .await;
    assert!(!publishes(&world).await);
    assert_eq!(everything(&irina).await, before);

    // Four of the other school: the whole moves. Olga is the only one of her school, so that neither school does.
    world
        .tamper(
            "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             SELECT id, 2, 'слова', 'low', '2026-11-22T00:00:00+00:00' FROM person WHERE id BETWEEN 131 AND 134",
        )
        .await;
    assert!(publishes(&world).await);
    irina.says("/stats").await;
    irina.presses("Дефициты по категориям").await;
    irina.sees("Методические: 21");
    irina.presses("По школам").await;
    irina.label_like("Школа № 3 · 10");
    irina.label_like("Лицей № 5 · 6");
    // One more of the second school, and four elsewhere: it may move only if what is left hides Olga.
    world
        .tamper(
            "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             SELECT id, 2, 'слова', 'low', '2026-11-23T00:00:00+00:00' FROM person
             WHERE id BETWEEN 135 AND 138 OR id BETWEEN 111 AND 114",
        )
        .await;
    assert!(publishes(&world).await);
    irina.says("/stats").await;
    irina.presses("Дефициты по категориям").await;
    irina.sees("Методические: 29");
    irina.presses("По школам").await;
    irina.label_like("Школа № 3 · 15");
    irina.label_like("Лицей № 5 · 14");
    assert_eq!(world.count("SELECT count(*) FROM deficit_change WHERE cut IN ('all', 'school')").await, 0);
    world.end().await;
}

/// Office: an erasure does not give anybody away either. What goes with the person goes at once, the published sums stay
/// until five have changed, and what waits names nobody.
#[tokio::test]
async fn an_erasure_is_not_told_by_the_figures() {
    let world = World::start().await;
    let (irina, olga) = a_municipality(&world).await;
    writes_a_deficit(&olga).await;
    assert!(publishes(&world).await);
    let before = everything(&irina).await;
    olga.says("/forget").await;
    olga.presses("Удалить всё").await;
    assert_eq!(world.count("SELECT count(*) FROM deficit WHERE person_id = 2").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM deficit_change WHERE cut = 'school' AND person_id IS NULL").await, 1);
    assert!(!publishes(&world).await);
    irina.says("/stats").await;
    irina.sees("людей с ними: 17");
    let after = everything(&irina).await;
    assert_eq!(after.replace("Людей: 41", "Людей: 42"), before);
    world
        .tamper("UPDATE deficit SET closed_at = '2026-11-22T00:00:00+00:00' WHERE person_id BETWEEN 101 AND 104")
        .await;
    assert!(publishes(&world).await);
    irina.says("/stats").await;
    irina.sees("людей с ними: 12");
    world.end().await;
}

/// Office: a larger smallest group holds at once, of what is published already, too.
#[tokio::test]
async fn a_larger_smallest_group_hides_what_was_shown() {
    let world = World::start().await;
    let (irina, _) = a_municipality(&world).await;
    assert!(publishes(&world).await);
    {
        let mut tx = world.tx().await;
        let guard = grozd::model::roles::Coordinator::find(&mut tx, grozd::ids::PersonId(1)).await.unwrap().unwrap();
        let set = grozd::model::regulation::Change::Set(
            "smallest_group",
            grozd::model::regulation::Value::Number(8),
            "решение совета".to_owned(),
        );
        grozd::model::regulation::change(&mut tx, guard, &set).await.unwrap().unwrap();
        tx.finish().0.commit().await.unwrap();
    }
    irina.says("/stats").await;
    irina.presses("Дефициты по категориям").await;
    irina.sees("Методические: 16");
    irina.sees("Цифровые: меньше 8");
    irina.presses("По школам").await;
    // Six is small now, and ten would tell it from sixteen.
    irina.label_like("Школа № 3 · —");
    irina.label_like("Лицей № 5 · —");
    world.end().await;
}

/// Office: as of another day the figures read as they were published then.
#[tokio::test]
async fn the_figures_of_an_earlier_day_stay() {
    let world = World::start().await;
    let (irina, _) = a_municipality(&world).await;
    assert!(publishes(&world).await);
    world.later(chrono::TimeDelta::days(2));
    world
        .tamper("UPDATE deficit SET closed_at = '2026-11-22T00:00:00+00:00' WHERE person_id BETWEEN 101 AND 105")
        .await;
    assert!(publishes(&world).await);
    irina.says("/stats").await;
    irina.presses("Дефициты по категориям").await;
    irina.sees("Методические: 11");
    irina.sees("🗓 Показатели на пн, 23 ноября");
    irina.presses("🗓 На другой день").await;
    irina.presses("22").await;
    irina.sees("Методические: 16");
    irina.sees("🗓 Показатели на сб, 21 ноября");
    irina.presses("По школам").await;
    irina.label_like("Школа № 3 · 10");
    irina.presses("‹ Назад").await;
    irina.presses("🗓 На другой день").await;
    irina.presses("20").await;
    irina.sees("показателей ещё не было");
    irina.presses("Как сейчас").await;
    irina.sees("Методические: 11");
    world.end().await;
}

/// Office: every number opens the records that it is made of, each by its card; by slices, as a picture and a spreadsheet.
#[tokio::test]
async fn every_number_opens_its_records() {
    let world = World::start().await;
    let (irina, olga) = a_municipality(&world).await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_at,
                                attendance_saved_at)
             VALUES (1, 1, 'seminar', 'Оценивание', ' оценивание', '2026-11-20T09:00:00+00:00', 'Школа',
                     '2026-11-01T00:00:00+00:00', '2026-11-20T12:00:00+00:00'),
                    (2, 1, 'seminar', 'Чтение', ' чтение', '2026-10-10T09:00:00+00:00', 'Школа',
                     '2026-10-01T00:00:00+00:00', NULL);
             INSERT INTO event_group VALUES (1, 1), (2, 1);
             INSERT INTO target_assignment (municipality_id, person_id, category, reason, since, until, ended_at)
             VALUES (1, 101, 5, 'победы', '2026-09-01', '2027-06-01', NULL),
                    (1, 102, 5, 'победы', '2025-09-01', '2026-06-01', NULL),
                    (1, 103, 5, 'победы', '2026-09-01', '2027-06-01', '2026-10-01T00:00:00+00:00'),
                    (1, 101, 6, 'опыт', '2026-09-01', '2026-11-21', NULL);
             INSERT INTO record (municipality_id, deed, person_id, event_id, day)
             VALUES (1, 'presence', 2, 1, '2026-11-20'), (1, 'presence', 101, 1, '2026-11-20')",
        )
        .await;
    irina.says("/stats").await;
    irina.presses("Из чего сложилось").await;
    irina.presses("Молодые специалисты · 6").await;
    irina.sees("Сейчас: 6");
    irina.sees("Как считали: Молодые специалисты:");
    irina.sees("в положении не сказано, по умолчанию бота");
    irina.presses("Из чего сложилось").await;
    irina.sees("Всего 6 записей.");
    irina.says("педагог103").await;
    irina.sees("нашлась 1 запись");
    irina.presses_like("Педагог103 А.").await;
    irina.sees("молодой специалист");

    // What is counted is what is listed, for all numbers and all their slices.
    for (number, count) in [
        ("Люди", 42),
        ("Молодые специалисты", 6),
        ("Начинающие руководители", 0),
        ("С потенциалом роста", 1),
        ("Чей опыт передают", 1),
        ("Участники кластеров", 1),
        ("Побывавшие на событиях", 2),
        ("Школы и организации", 2),
        ("Открытые кластеры", 1),
        ("Прошедшие события", 2),
        ("События без отметки", 1),
    ] {
        irina.says("/stats").await;
        irina.presses("Из чего сложилось").await;
        for _ in 0..3 {
            if !irina.card().has_button(&format!("{number} · {count}")) {
                irina.presses("›").await;
            }
        }
        irina.presses(&format!("{number} · {count}")).await;
        irina.sees(&format!("Сейчас: {count}"));
        if count > 0 {
            irina.presses("Из чего сложилось").await;
            irina.presses("📄 Таблица").await;
            assert_eq!(cells(&irina).len(), count + 1, "{number}");
        } else {
            irina.does_not_see("Из чего сложилось");
        }
    }

    // By school, and by time.
    irina.says("/stats").await;
    irina.presses("Из чего сложилось").await;
    irina.presses("Люди · 42").await;
    irina.presses("По школам").await;
    irina.label_like("Школа № 3 · 22");
    irina.presses("📄 Таблица").await;
    assert_eq!(cells(&irina)[1], ["Школа № 3", "22"]);
    irina.presses("📈 Картинка").await;
    assert!(irina.chat().contains("Больше всего — Школа № 3: 22"), "{}", irina.chat());
    irina.presses_like("Лицей № 5 · 20").await;
    irina.sees("Сейчас: 20");
    irina.sees("Лицей № 5");
    irina.presses("Из чего сложилось").await;
    irina.sees("Всего 20 записей.");
    irina.presses("‹ Назад").await;
    irina.presses("‹ Назад").await;
    irina.label_like("Лицей № 5 · 20");
    irina.says("/stats").await;
    irina.presses("Из чего сложилось").await;
    irina.presses("›").await;
    irina.presses("Прошедшие события · 2").await;
    irina.sees("этот учебный год");
    irina.presses("🗓 За другое время").await;
    irina.presses("Этот месяц").await;
    irina.sees("Сейчас: 1");
    irina.presses("По кластерам").await;
    irina.label_like("Физика · 1");
    irina.presses("‹ Назад").await;
    irina.presses("Из чего сложилось").await;
    irina.presses_like("Оценивание").await;
    irina.sees("Семинар");

    // Nobody else reads them, and what is of another municipality is not counted.
    olga.goes(r#">1:figures:"overview""#).await;
    olga.sees("Показатели видят координаторы и наблюдатели муниципалитета.");
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Другой район', 'Europe/Moscow');
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (77, 2, 'Чужая школа', 'Чужая школа', x'', ' чужая школа');
             UPDATE person SET municipality_id = 2, organisation_id = 77 WHERE id = 140",
        )
        .await;
    irina.says("/stats").await;
    irina.presses("Из чего сложилось").await;
    irina.presses("Люди · 41").await;
    irina.presses("По школам").await;
    irina.does_not_see("Чужая");
    world.end().await;
}

/// Office: deficits of another municipality are in no figure of this one, and its changes move nothing here.
#[tokio::test]
async fn a_look_is_of_one_municipality() {
    let world = World::start().await;
    let (irina, _) = a_municipality(&world).await;
    let before = world.count("SELECT count(*) FROM look").await;
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Другой район', 'Europe/Moscow');
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (77, 2, 'Чужая школа', 'Чужая школа', x'', ' чужая школа');
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             WITH RECURSIVE number(n) AS (SELECT 201 UNION ALL SELECT n + 1 FROM number WHERE n < 240)
             SELECT n, 2, 77, 'Сосед' || n, 'Анна', CAST(n AS BLOB), '', 1, '2010-09-01', '2026-11-01T00:00:00+00:00'
             FROM number;
             INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             SELECT id, 2, 'слова', 'low', '2026-11-02T00:00:00+00:00' FROM person WHERE municipality_id = 2",
        )
        .await;
    // The bot's own duty may have been faster.
    publishes(&world).await;
    assert!(world.count("SELECT count(*) FROM look").await > before);
    irina.says("/stats").await;
    irina.presses("Дефициты по категориям").await;
    irina.sees("Методические: 16");
    irina.presses("По школам").await;
    irina.does_not_see("Чужая");
    let mut tx = world.tx().await;
    assert!(!looks::publish(&mut tx).await.unwrap(), "forty neighbours have changed, and nobody here");
    drop(tx);
    world.end().await;
}

/// S4-13, S4-19: young people in their first years who have at least one form of support, by the forms of the regulation; the number opens
/// its records by name for a coordinator, has its denominator beside it, and says that nobody's age is known.
#[tokio::test]
async fn s4_13_young_people_with_support_open_their_records() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world.teacher("Зимина Анна Петровна").await;
    world.teacher("Котов Иван Ильич").await;
    world
        .tamper(
            "UPDATE person SET teaching_since = '2025-09-01' WHERE id IN (3, 4);
             UPDATE organisation SET confirmed = 1;
             INSERT INTO pair_order (id, municipality_id, number, day) VALUES (1, 1, '7', '2026-10-01');
             INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, mentor_yes,
                               mentee_yes, order_id, since, until)
             VALUES (1, 'mentor', 2, 3, 9, 3, 'active', '2026-09-20T00:00:00+00:00', '2026-09-21T00:00:00+00:00',
                     '2026-09-21T00:00:00+00:00', 1, '2026-10-01', '2027-07-01')",
        )
        .await;
    let opens = async || {
        irina.says("/stats").await;
        irina.presses("Из чего сложилось").await;
        irina.presses_like("Молодые с поддержкой").await;
    };
    opens().await;
    irina.sees("Знаменателя нет");
    irina.sees("Возраст бот не хранит");
    world
        .tamper(
            "INSERT INTO headcount (organisation_id, day, teaching, under_35, first_years, both, source, entered_at)
             VALUES (1, '2026-09-01', 40, 10, 5, 4, 'papers', '2026-09-02T00:00:00+00:00')",
        )
        .await;
    opens().await;
    irina.sees("первые три года: 4 (по 1 из 1 организаций)");
    irina.presses("Из чего сложилось").await;
    irina.sees("Зимина");
    irina.does_not_see("Петрова");
    irina.does_not_see("Котов");
    // A route is a form of support as well, and a pair is none where the regulation does not name it.
    world
        .tamper(
            "INSERT INTO route (municipality_id, person_id, state, made_at, agreed_at)
             VALUES (1, 4, 'agreed', '2026-11-01T00:00:00+00:00', '2026-11-02T00:00:00+00:00');
             INSERT INTO regulation VALUES (1, 1, '2026-11-20T00:00:00+00:00', 'key', NULL, 77);
             INSERT INTO regulation_override VALUES (1, 'support_forms', 1, 'route,cluster', 'приказ')",
        )
        .await;
    opens().await;
    irina.presses("Из чего сложилось").await;
    irina.sees("Котов");
    irina.does_not_see("Зимина");
    world.end().await;
}
