//! «Мои достижения» (S1-03, S0-17, P24): what comes by itself and what somebody enters, in one place; the reference and the
//! spreadsheet of it; nobody sees another's.

use std::io::{Cursor, Read};

use calamine::{Reader, Xlsx};
use chrono::TimeDelta;

use crate::events::{cluster, seminar};
use crate::world::{Somebody, World};

/// Presses a button, and sends the same press once more.
async fn twice(who: &Somebody<'_>, label: &str) {
    let card = who.card();
    let button = card.keyboard.iter().flatten().find(|button| button.text == label);
    let button = button.unwrap_or_else(|| panic!("no «{label}»:\n{}", who.screen()));
    let sim::Action::Callback(data) = button.action.clone() else { panic!("«{label}» opens something") };
    who.presses(label).await;
    who.forges(&data).await;
}

/// The newest file that somebody got.
fn file(somebody: &Somebody<'_>) -> (String, Vec<u8>) {
    let sent = somebody.world.sim.chat(somebody.id);
    let media = sent.iter().rev().find_map(|message| message.media.clone()).expect("a file has come");
    let (bytes, _) = somebody.world.sim.file(&media.file_id).unwrap();
    (media.name.unwrap_or_default(), bytes.to_vec())
}

fn words(docx: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

fn cells(xlsx: Vec<u8>) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(xlsx)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// A contest of hers, shown by nothing.
async fn enters(somebody: &Somebody<'_>) {
    somebody.does(&["> /record", "Внести своё", "Конкурс", "> «Учитель года», 2 место", "> 20.10.2026"]).await;
    somebody.sees("без учеников и их данных");
    somebody.presses("Без подтверждения").await;
    somebody.sees("✅ Внесено.");
}

/// The seminar is over; the member was there with a report, and the sheet is closed. A pair is at work.
async fn held(world: &World) -> (Somebody<'_>, Somebody<'_>) {
    let (leader, member) = cluster(world).await;
    seminar(&leader).await;
    member.presses("Иду").await;
    world.later(TimeDelta::days(6));
    leader.says("/attendance").await;
    leader.presses_like("❗ 26.11").await;
    leader.does(&["Участие", "Петрова О. С.: слушатель", "> Критерии вместо отметок", "доклад", "Закрыть лист"]).await;
    world
        .tamper(
            "INSERT INTO pair_order (id, municipality_id, number, day) VALUES (1, 1, '12-ОД', '2026-09-01');
             INSERT INTO pair (id, municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at,
                               mentor_yes, mentee_yes, order_id, since, until)
             VALUES (1, 1, 'mentor', 1, 2, 9, 3, 'active', '2026-08-20T00:00:00+00:00', '2026-08-21T00:00:00+00:00',
                     '2026-08-22T00:00:00+00:00', 1, '2026-09-01', '2027-06-01')",
        )
        .await;
    (leader, member)
}

/// PAPERS 11.2: an empty record asks for nothing, and says what will come by itself.
#[tokio::test]
async fn an_empty_record_says_warmly_what_will_come_by_itself() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга").await;
    olga.does(&["> /menu", "Мой рост", "Мои достижения"]).await;
    olga.sees("Здесь сами появятся события, на которых вас отметят");
    olga.sees("Вносить ничего не нужно.");
    assert!(!olga.card().has_button("Справка и таблица") && !olga.card().has_button("🗓 Период"), "{}", olga.screen());
    // Nobody has to: nothing waits for it, neither now nor later.
    world.later(TimeDelta::days(200));
    olga.says("/menu").await;
    olga.does_not_see("достижени");
    // An old button of an older bot leads here.
    olga.goes(r#">1:events:"record""#).await;
    olga.sees("Здесь сами появятся события");
    olga.goes(r#">1:recordpaper:{"of":"five"}"#).await;
    olga.presses("Справка для печати").await;
    olga.sees("Справка говорит о подтверждённом участии");
    world.end().await;
}

/// S1-03, S0-17: what sheets, pairs and she herself say stands in one place, each with the way to where it is from.
#[tokio::test]
async fn everything_stands_in_one_place_and_leads_to_where_it_is_from() {
    let world = World::start().await;
    let (leader, member) = held(&world).await;
    enters(&member).await;
    member.says("/record").await;
    member.sees("За последние 5 лет");
    member.sees("👥 События: 1, с вашим вкладом: 1");
    member.sees("Пары наставничества: 1");
    member.sees("Внесено вами: 1");
    member.presses_like("26.11.26 доклад: Критерии").await;
    member.sees("Формирующее оценивание");
    member.says("/record").await;
    member.presses_like("01.09.26 наставляемый: Соколова").await;
    member.sees("Соколова");
    member.says("/record").await;
    member.presses_like("20.10.26 Конкурс: «Учитель года»").await;
    member.sees("🔒 Эту запись видите только вы.");
    member.does(&["> /record", "📄 Сертификаты"]).await;
    member.presses_like("📄 26.11.26").await;
    assert_eq!(file(&member).0, "Сертификат_1.pdf");
    member.presses("‹ Назад").await;
    // It is found by its kind and by its words; what is not found says so.
    member.says("конкурс").await;
    assert!(!member.screen().contains("26.11.26"), "{}", member.screen());
    member.sees("Внесено вами: 1");
    member.says("абракадабра").await;
    member.sees("По запросу «абракадабра» ничего не нашлось.");
    member.presses("Показать все").await;
    // The mentor of the pair has it as theirs.
    leader.says("/record").await;
    leader.presses_like("01.09.26 наставник: Петрова").await;
    world.end().await;
}

/// P24: what the office knows stands in a table, what she says of herself apart; a paper keeps what it said.
#[tokio::test]
async fn the_reference_and_the_spreadsheet_are_read_back() {
    let world = World::start().await;
    let (_, member) = held(&world).await;
    world.tamper("UPDATE event SET level = 'municipal'").await;
    enters(&member).await;
    member.does(&["> /record", "📄 Сертификаты"]).await;
    member.presses_like("📄 26.11.26").await;
    member.does(&["> /record", "Справка и таблица", "Справка для печати"]).await;
    let (name, docx) = file(&member);
    assert_eq!(name, "Справка_об_участии_2026-11-27.docx");
    let text = words(docx);
    for words in [
        "СПРАВКА",
        "Петровой Ольге Сергеевне",
        "с 27.11.2021 по 27.11.2026",
        "26.11.2026",
        "Семинар «Формирующее оценивание» (уровень: муниципальный)",
        "доклад",
        "Критерии вместо отметок",
        "сертификат № 1 от 27.11.2026",
        "наставляемый",
        "приказ № 12-ОД от 01.09.2026",
        "Со слов педагога",
        "«Учитель года», 2 место",
    ] {
        assert!(text.contains(words), "«{words}» is not in the reference");
    }
    assert!(!text.contains("{{") && !text.contains("Соколова"), "a reference names whom it is about alone");

    member.presses("Таблица для аттестации").await;
    let (name, xlsx) = file(&member);
    assert_eq!(name, "Мои_достижения_2026-11-27.xlsx");
    let rows = cells(xlsx.clone());
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert_eq!(
        rows[0][2..],
        ["Раздел", "Название", "Уровень", "Участие", "Тема", "Объединение", "Подтверждение", "Откуда известно"]
    );
    assert_eq!(rows[1][2..6], ["Наставничество", "Наставничество", "", "наставляемый"]);
    assert_eq!(rows[2][2..4], ["Конкурс", "«Учитель года», 2 место"]);
    assert_eq!(rows[2][9], "со слов педагога");
    assert_eq!(
        rows[3][2..],
        [
            "Распространение опыта",
            "Семинар: Формирующее оценивание",
            "муниципальный",
            "доклад",
            "Критерии вместо отметок",
            "Физика",
            "сертификат № 1 от 27.11.2026",
            "учёт методической службы"
        ]
    );

    // She mends and removes her entry; what was made says what it said.
    member.says("/record").await;
    member.presses_like("20.10.26 Конкурс").await;
    member.does(&["Название", "> «Учитель года», 1 место"]).await;
    member.sees("✅ Изменено.");
    member.does(&["Удалить"]).await;
    member.sees("Справки и таблицы, которые у вас уже есть, не изменятся.");
    twice(&member, "Удалить").await;
    assert_eq!(world.count("SELECT count(*) FROM own_record").await, 0);
    assert_eq!(cells(xlsx)[2][3], "«Учитель года», 2 место");

    // A period in which nothing was; from a day to a day.
    member.does(&["> /record", "🗓 Период", "С какого по какой день", "> 01.01.2026", "> 31.03.2026"]).await;
    member.sees("За это время записей нет.");
    member.does(&["🗓 Период", "С какого по какой день", "> 01.11.2026", "> 27.11.2026"]).await;
    member.sees("👥 События: 1");
    member.sees("Пары наставничества: 1");
    member.does(&["Справка и таблица", "Таблица для аттестации"]).await;
    assert_eq!(cells(file(&member).1).len(), 3);
    world.end().await;
}

/// A file, an address, or nothing: each is put in the place of another, and what nobody names goes.
#[tokio::test]
async fn what_shows_an_entry_is_a_file_an_address_or_nothing() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    olga.does(&["> /record", "Внести своё", "Публикация", "> !!"]).await;
    olga.sees("а нужно название словами");
    olga.does(&["> Критерии вместо отметок", "> завтра"]).await;
    olga.sees("Нужен день не позже сегодняшнего.");
    olga.does(&["> 12.05.2025", "> потом"]).await;
    olga.sees("Нужны фото, файл или адрес страницы.");
    olga.done(world.sim.sends_document(olga.id, "диплом.txt", b"diploma".to_vec(), "")).await;
    world.fetched().await;
    olga.sees("✅ Внесено.");
    olga.sees("Подтверждение: диплом.txt");
    assert_eq!(world.count("SELECT count(*) FROM file").await, 0, "the file is the entry's now");
    olga.presses("Прислать файл").await;
    world.made().await;
    assert_eq!(olga.file("диплом.txt"), "diploma");
    olga.does(&["Подтверждение", "> example.org/diplom"]).await;
    olga.sees("Подтверждение: ссылка");
    assert_eq!(world.count("SELECT count(*) FROM own_record WHERE hash IS NOT NULL").await, 0);
    olga.does(&["Подтверждение", "Без подтверждения"]).await;
    olga.sees("Без подтверждения");
    olga.does(&["День", "> 13.05.2025"]).await;
    olga.sees("13 мая 2025");

    // The draft waits for whoever leaves, and the same once more stays one.
    olga.does(&["> /record", "Внести своё", "Конкурс", "> Лучший урок", "> /menu", "> /record", "Внести своё"]).await;
    olga.sees("новую запись о достижении");
    olga.does(&["Продолжить", "> 12.05.2025"]).await;
    twice(&olga, "Без подтверждения").await;
    olga.does(&["> /record", "Внести своё", "Конкурс", "> Лучший урок", "> 12.05.2025", "Без подтверждения"]).await;
    assert_eq!(world.count("SELECT count(*) FROM own_record").await, 2);

    // Whoever is erased takes it along.
    olga.does(&["> /forget", "Удалить всё"]).await;
    assert_eq!(world.count("SELECT count(*) FROM own_record").await, 0);
    world.end().await;
}

/// Nobody opens, changes, shows or removes what another has entered, of this municipality or of another one.
#[tokio::test]
async fn nobody_reaches_what_another_entered() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let pyotr = world.teacher("Ершов Пётр Ильич").await;
    enters(&olga).await;
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (1001, 'Чужой район', 'Europe/Moscow');
             INSERT INTO own_record (id, municipality_id, person_id, kind, title, day, entered_at)
             VALUES (1001, 1001, 2, 'other', 'Чужое дело', '2026-10-01', '2026-10-02T00:00:00+00:00')",
        )
        .await;
    for place in [
        r#">1:record:{"own":{"id":1}}"#,
        r#">1:record:{"own":{"id":1001}}"#,
        r#">1:newrecord:{"change":{"id":1,"part":"title"}}"#,
        r#">1:newrecord:{"change":{"id":1001,"part":"evidence"}}"#,
    ] {
        pyotr.goes(place).await;
        pyotr.does_not_see("Учитель года");
        pyotr.does_not_see("Чужое дело");
    }
    pyotr.says("/record").await;
    pyotr.sees("Здесь сами появятся события");
    assert_eq!(world.count("SELECT count(*) FROM own_record").await, 2);
    world.end().await;
}

/// Many rows are leafed through and found; none of it makes a card of more than twelve rows.
#[tokio::test]
async fn a_record_of_seven_and_of_three_hundred_is_leafed_through() {
    let world = World::start().await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let many = "INSERT INTO own_record (municipality_id, person_id, kind, title, day, entered_at)
         WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 7)
         SELECT 1, 1, 'course', 'Курс № ' || n, date('2026-11-01', '-' || n || ' days'), '2026-11-01T00:00:00+00:00' FROM n";
    world.tamper(many).await;
    olga.says("/record").await;
    olga.sees("Внесено вами: 7");
    olga.presses("›").await;
    olga.presses_like("25.10.26 Курсы: Курс № 7").await;
    olga.sees("Курс № 7");
    let more = "INSERT INTO own_record (municipality_id, person_id, kind, title, day, entered_at)
         WITH RECURSIVE n (n) AS (SELECT 8 UNION ALL SELECT n + 1 FROM n WHERE n < 300)
         SELECT 1, 1, 'course', 'Курс № ' || n, date('2026-11-01', '-' || n || ' days'), '2026-11-01T00:00:00+00:00' FROM n";
    world.tamper(more).await;
    olga.says("/record").await;
    olga.sees("Внесено вами: 300");
    assert!(olga.card().keyboard.len() <= 12, "{}", olga.screen());
    olga.says("курс № 299").await;
    olga.presses_like("06.01.26 Курсы: Курс № 299").await;
    olga.sees("Курс № 299");
    olga.does(&["> /record", "Справка и таблица", "Таблица для аттестации"]).await;
    assert_eq!(cells(file(&olga).1).len(), 301);
    world.end().await;
}

/// Routes of hers: one that a tutor agreed to and that is over, with a course that was a step of it; one that she confirmed alone; one
/// that she gave up, and somebody else's. The day of the first is another one in London.
const ROUTES: &str = "INSERT INTO route (id, municipality_id, person_id, tutor_id, tutor_yes, state, goal, made_at, agreed_at, ended_at,
                                        reflection, outcome)
    VALUES (1, 1, 2, 1, '2025-10-08T10:00:00+00:00', 'done', 'Вести урок спокойно', '2025-10-08T10:00:00+00:00',
            '2025-12-01T10:00:00+00:00', '2026-03-01T21:30:00+00:00', 'Стало легче', 'reached'),
           (2, 1, 2, NULL, NULL, 'agreed', NULL, '2026-11-01T08:00:00+00:00', '2026-11-01T09:00:00+00:00', NULL, NULL, NULL),
           (3, 1, 2, NULL, NULL, 'dropped', NULL, '2026-09-01T08:00:00+00:00', '2026-09-01T09:00:00+00:00',
            '2026-09-20T09:00:00+00:00', NULL, NULL),
           (4, 1, 1, NULL, NULL, 'agreed', NULL, '2026-11-02T08:00:00+00:00', '2026-11-02T09:00:00+00:00', NULL, NULL, NULL);
    INSERT INTO route_version VALUES (1, 1, 2, '2025-10-09T21:30:00+00:00', 1, 'Курс'),
                                     (1, 2, 2, '2025-12-01T10:00:00+00:00', 1, 'Курс, урок'),
                                     (2, 1, 2, '2026-11-01T09:00:00+00:00', NULL, 'Урок');
    INSERT INTO deficit (id, person_id, category_id, item_id, level, source, registered_at)
    VALUES (1, 2, 3, 12, 'high', 'self', '2025-10-01T00:00:00+00:00');
    INSERT INTO route_step (route_id, municipality_id, person_id, deficit_id, form, words, since, state, done_by, done_on, evidence)
    VALUES (1, 1, 2, 1, 'course', 'Работа в трудном классе, 36 часов', '2025-10-08', 'done', 'tutor', '2025-12-12',
            'example.org/cert'),
           (1, 1, 2, 1, 'lesson', 'Урок у коллеги', '2025-10-08', 'done', 'tutor', '2026-02-12', NULL),
           (2, 1, 2, 1, 'course', 'Курс, который ещё впереди', '2026-11-01', 'planned', NULL, NULL, NULL)";

/// Routes and their courses stand in the record by themselves, each with the way to where it is from; neither papers nor cards say what
/// a route is against; a period holds what lasted in it, on the card, in the reference and in the spreadsheet alike.
#[tokio::test]
async fn routes_and_their_courses_stand_there_by_themselves_and_by_period() {
    let world = World::start().await;
    let (_, member) = held(&world).await;
    world.tamper(ROUTES).await;
    member.says("/record").await;
    member.sees("Маршруты: 2");
    member.sees("Курсы по маршруту: 1");
    member.does_not_see("Внесено вами");
    member.presses_like("10.10.25 маршрут: сделано 2 из 2").await;
    member.sees("Мой маршрут");
    member.sees("Вести урок спокойно");
    member.says("/record").await;
    member.presses_like("01.11.26 маршрут: сделано 0 из 1").await;
    member.presses_like("Шаги: 1").await;
    member.says("/record").await;
    member.presses_like("12.12.25 Курсы: Работа в трудном классе").await;
    member.sees("Вести урок спокойно");
    member.says("/record").await;
    member.says("маршрут").await;
    assert!(!member.screen().contains("26.11.26"), "{}", member.screen());
    member.label_like("10.10.25 маршрут");

    member.does(&["> /record", "Справка и таблица", "Справка для печати"]).await;
    let text = words(file(&member).1);
    for words in [
        "проходила (проходил) индивидуальный образовательный маршрут:",
        "10.10.2025",
        "02.03.2026",
        "пройден, сделано 2 из 2",
        "согласован с тьютором",
        "Со слов педагога",
        "Индивидуальный маршрут",
        "идёт, сделано 0 из 1",
        "Работа в трудном классе, 36 часов",
    ] {
        assert!(text.contains(words), "«{words}» is not in the reference");
    }
    let deficit = world.text("SELECT name_ru FROM deficit_item WHERE id = 12").await;
    assert!(!text.contains("{{") && !text.contains("спокойно") && !text.contains(&deficit), "{text}");
    member.presses("Таблица для аттестации").await;
    let rows = cells(file(&member).1);
    assert_eq!(rows.len(), 6, "{rows:?}");
    let title = "Индивидуальный образовательный маршрут";
    assert_eq!(rows[1][2..6], ["Индивидуальный маршрут", title, "", "пройден, сделано 2 из 2"]);
    assert_eq!(rows[1][8..], ["согласован с тьютором", "учёт методической службы"]);
    assert_eq!(rows[2][2..4], ["Курсы", "Работа в трудном классе, 36 часов"]);
    assert_eq!(rows[2][8..], ["example.org/cert", "со слов педагога"]);
    assert_eq!(rows[4][8..], ["подтверждён педагогом", "со слов педагога"]);

    // The autumn before: the route and its course, and neither the seminar nor the pair.
    member.does(&["> /record", "🗓 Период", "С какого по какой день", "> 01.11.2025", "> 31.12.2025"]).await;
    member.sees("Маршруты: 1");
    member.sees("Курсы по маршруту: 1");
    member.does_not_see("События");
    member.does_not_see("Пары наставничества");
    member.does(&["Справка и таблица", "Справка для печати"]).await;
    let text = words(file(&member).1);
    assert!(text.contains("с 01.11.2025 по 31.12.2025") && text.contains("пройден, сделано 2 из 2"), "{text}");
    for words in ["Критерии вместо отметок", "12-ОД", "идёт, сделано", "в наставничестве:", "в мероприятиях"]
    {
        assert!(!text.contains(words), "«{words}» is of another time");
    }
    member.presses("Таблица для аттестации").await;
    assert_eq!(cells(file(&member).1).len(), 3);
    // This autumn, before the second route: the pair alone, of which the seminar is no part.
    member.does(&["> /record", "🗓 Период", "С какого по какой день", "> 01.10.2026", "> 31.10.2026"]).await;
    member.sees("Пары наставничества: 1");
    member.does_not_see("Маршруты");
    member.does(&["Справка и таблица", "Справка для печати"]).await;
    let text = words(file(&member).1);
    assert!(text.contains("12-ОД") && !text.contains("маршрут") && !text.contains("Критерии вместо отметок"), "{text}");
    world.end().await;
}
