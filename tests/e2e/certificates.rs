//! Certificates and references: only after a confirmed presence, numbered, and provable by the code on the paper.

use std::io::{Read as _, Write as _};

use chrono::TimeDelta;

use crate::events::{cluster, seminar};
use crate::papers::{cells, file, words};
use crate::world::{Somebody, World};

/// The seminar is over, and its member was there with a report; the sheet is closed.
async fn held(world: &World) -> (Somebody<'_>, Somebody<'_>) {
    let (leader, member) = cluster(world).await;
    seminar(&leader).await;
    member.presses("Иду").await;
    world.later(TimeDelta::days(6));
    leader.says("/attendance").await;
    leader.presses_like("❗ 26.11").await;
    leader.presses("Участие").await;
    leader.presses("Петрова О. С.: слушатель").await;
    leader.says("Критерии вместо отметок").await;
    leader.presses("доклад").await;
    (leader, member)
}

/// A document of Word in which some words are others.
fn retyped(document: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(document)).unwrap();
    let mut retyped = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).unwrap();
        let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(from), "«{from}» is not in {text}");
            bytes = text.replace(from, to).into_bytes();
        }
        retyped.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        retyped.write_all(&bytes).unwrap();
    }
    retyped.finish().unwrap().into_inner()
}

/// The link on a certificate.
async fn link(world: &World) -> String {
    format!("proof-{}", world.text("SELECT code FROM certificate ORDER BY id DESC LIMIT 1").await)
}

/// Events: «PDF from an SVG template and Word from a template, which a municipality may replace with its own»: a sample is taken from
/// ours, looked through, refused kindly with what it lacks, and ours again by a tap.
#[tokio::test]
async fn a_municipality_has_a_certificate_and_a_reference_of_its_own() {
    let world = World::start().await;
    let (leader, member) = held(&world).await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    leader.presses("Закрыть лист").await;
    leader.goes(r#">1:samples:"all""#).await;
    leader.does_not_see("Сертификат и справка");
    irina.goes(r#">1:samples:"all""#).await;
    irina.presses("Сертификат").await;
    irina.sees("Сейчас обычный образец.");
    irina.presses("Прислать этот образец").await;
    let (name, ours) = file(&irina);
    assert_eq!(name, "Сертификат_образец.svg");
    let ours = String::from_utf8(ours).unwrap();
    assert!(ours.contains("{{имя}}"), "{ours}");
    let sends = async |name: &str, bytes: Vec<u8>| {
        irina.done(world.sim.sends_document(irina.id, name, bytes, "")).await;
        world.fetched().await;
    };
    sends("свой.svg", ours.replace("{{имя}}", "Имя").into_bytes()).await;
    irina.sees("❗ В образце не хватает: {{имя}}.");
    sends("свой.svg", ours.replace("</svg>", "<script>1</script></svg>").into_bytes()).await;
    irina.sees("❗ В файле есть то, что запускается: script.");
    sends("свой.svg", ours.replace("</svg>", "<image href='https://example.org/a.png'/></svg>").into_bytes()).await;
    irina.sees("❗ Файл обращается наружу или в нём картинка");
    sends("свой.pdf", b"%PDF-1.7".to_vec()).await;
    irina.sees("❗ Файл не читается. Для сертификата нужен SVG");
    assert_eq!(world.count("SELECT count(*) FROM sample").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM file").await, 0);

    sends("свой.svg", ours.replace("#5b2a86", "#204060").into_bytes()).await;
    irina.sees("✅ Образец принят.");
    irina.sees("✅ Ваш образец: свой.svg");
    let (name, specimen) = file(&irina);
    assert!(name == "Образец.pdf" && specimen.starts_with(b"%PDF-"), "{name}");
    member.opens("event-1").await;
    member.presses("Сертификат").await;
    let (_, own) = file(&member);
    irina.presses("Вернуть обычный").await;
    irina.sees("✅ Снова обычный образец.");
    member.presses_like("📄 26.11.26").await;
    let (_, usual) = file(&member);
    assert!(own.starts_with(b"%PDF-") && own != usual, "it was printed on the municipality's own");

    irina.presses("‹ Назад").await;
    irina.presses("Справка об участии").await;
    irina.presses("Прислать этот образец").await;
    let (name, word) = file(&irina);
    assert_eq!(name, "Справка_об_участии_образец.docx");
    sends("письмо.docx", b"not Word".to_vec()).await;
    irina.sees("❗ Это не файл Word. Нужен DOCX.");
    sends("своя.docx", word).await;
    irina.sees("✅ Ваш образец: своя.docx");
    member.says("/record").await;
    member.presses("Справка и таблица").await;
    member.presses("Справка для печати").await;
    assert!(file(&member).0.starts_with("Справка_об_участии"));
    world.end().await;
}

/// Office, «Every paper is a Word template, replaceable by the municipality's own blank»: what bears no number is no exception.
/// A sheet of attendance is printed on the municipality's own, which shows its fields before.
#[tokio::test]
async fn every_paper_may_be_printed_on_a_sample_of_ones_own() {
    let world = World::start().await;
    let (leader, _) = held(&world).await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let sends = async |name: &str, bytes: Vec<u8>| {
        irina.done(world.sim.sends_document(irina.id, name, bytes, "")).await;
        world.fetched().await;
    };
    irina.goes(r#">1:samples:"all""#).await;
    irina.sees("Другие бумаги");
    let pages: [&[&str]; 3] = [
        &[
            "Справка об участии",
            "Явочный лист",
            "Лист регистрации",
            "Приказ о парах",
            "Согласие наставника",
            "Программа пары",
        ],
        &["Журнал пары", "Отчёт наставника", "Дорожная карта", "База наставников", "Анкета", "Сводка анкет", "Маршрут"],
        &["Справка о маршруте", "Профиль дефицитов"],
    ];
    for (page, kinds) in pages.into_iter().enumerate() {
        for kind in kinds {
            for _ in 0..page {
                irina.presses("›").await;
            }
            irina.presses(kind).await;
            irina.sees("Сейчас обычный образец.");
            irina.presses("Прислать этот образец").await;
            let (name, ours) = file(&irina);
            assert!(name.ends_with("_образец.docx"), "{name}");
            sends("свой.docx", ours).await;
            irina.sees("✅ Образец принят.");
            irina.presses("Вернуть обычный").await;
            irina.presses("‹ Назад").await;
        }
    }
    irina.presses("Явочный лист").await;
    irina.presses("Прислать этот образец").await;
    let (_, ours) = file(&irina);
    sends("пустой.docx", retyped(&ours, "{{", "")).await;
    irina.sees("❗ В образце нет ни одного поля.");
    sends("чужой.docx", retyped(&ours, "{{место}}", "{{места}}")).await;
    irina.sees("❗ Поля «места» нет. Может быть, «место»?");
    sends("свой.docx", retyped(&ours, "{{место}}", "Наше место: {{место}}")).await;
    irina.sees("✅ Ваш образец: свой.docx");
    assert!(words(&file(&irina).1).contains("Наше место: [место]"), "the specimen shows its fields");

    leader.presses("‹ Назад").await;
    leader.presses("QR-код и печать").await;
    leader.presses("Явочный лист").await;
    assert!(words(&file(&leader).1).contains("Наше место: Школа"), "{}", words(&file(&leader).1));
    irina.presses("Вернуть обычный").await;
    leader.presses("Явочный лист").await;
    assert!(!words(&file(&leader).1).contains("Наше место"));
    world.end().await;
}

/// Events, P23: only after the sheet is closed; once, with one number; what it says is what was, and a correction revokes it.
#[tokio::test]
async fn a_certificate_is_issued_after_the_sheet_is_closed_and_a_correction_revokes_it() {
    let world = World::start().await;
    let (leader, member) = held(&world).await;
    member.opens("event-1").await;
    assert!(!member.card().has_button("Сертификат"), "nothing is confirmed yet");
    member.goes(r#">*:certificates:{"of":{"event":1}}"#).await;
    member.sees("Сертификат выдают, когда руководитель закрыл лист присутствия");
    leader.presses("Закрыть лист").await;
    member.opens("event-1").await;
    member.presses("Сертификат").await;
    let (name, pdf) = file(&member);
    assert_eq!(name, "Сертификат_1.pdf");
    assert!(pdf.starts_with(b"%PDF-") && pdf.len() > 5_000, "{} bytes", pdf.len());
    // UTF-16, as the format has it for what is not Latin.
    let says = "выступила с докладом «Критерии вместо отметок»".encode_utf16();
    let says: String = says.map(|unit| format!("{unit:04X}")).collect();
    assert!(String::from_utf8_lossy(&pdf).contains(&says), "the words of a certificate are told");
    // Asked for again, it is the same.
    member.presses_like("📄 26.11.26").await;
    assert_eq!(world.count("SELECT count(*) FROM certificate").await, 1);

    let first = link(&world).await;
    let asker = world.person("Кто-то");
    asker.opens(&first).await;
    asker.sees("Сертификат № 1");
    asker.sees("✅ Выдан и действует.");
    asker.sees("Семинар «Формирующее оценивание»");
    asker.sees("доклад");
    asker.does_not_see("Петрова");
    asker.says("Иванова").await;
    asker.sees("❌ Фамилия другая. Осталось 4 попытки.");
    asker.says("петрова").await;
    asker.sees("✅ Фамилия на бумаге эта.");

    // The sheet is corrected: what the paper says is true no more, and a new one says what is.
    leader.presses("Открыть снова").await;
    leader.presses("Ошибка в отметке").await;
    leader.presses("Участие").await;
    leader.presses("Петрова О. С.: доклад").await;
    leader.presses("слушатель").await;
    leader.presses("Закрыть лист").await;
    asker.opens(&first).await;
    asker.sees("❌ Отозван");
    member.opens("event-1").await;
    member.presses("Сертификат").await;
    assert_eq!(file(&member).0, "Сертификат_2.pdf");
    asker.opens(&link(&world).await).await;
    asker.sees("✅ Выдан и действует.");
    asker.sees("слушатель");

    // Whoever is erased is named no more, and the number stays.
    member.says("/forget").await;
    member.presses("Удалить всё").await;
    asker.opens(&link(&world).await).await;
    asker.sees("данные его владельца удалены");

    // P23: the coordinator has the register; a number stays in it, whatever becomes of its certificate.
    let irina = world.coordinator("Ким Вера Олеговна").await;
    irina.goes(r#">1:tables:"all""#).await;
    irina.presses("Реестр сертификатов").await;
    let (name, bytes) = file(&irina);
    assert_eq!(name, "Реестр_сертификатов_2026-11-27.xlsx");
    let rows = cells(bytes);
    let rows: Vec<_> = rows[1..].iter().map(|row| [&*row[0], &*row[2], &*row[4], &*row[6], &*row[7]]).collect();
    let erased = "данные владельца удалены";
    assert_eq!(
        rows,
        [
            ["2", "", "Формирующее оценивание", "слушатель", erased],
            ["1", "", "Формирующее оценивание", "доклад", erased]
        ]
    );
    leader.goes(r#">1:tables:"certificates""#).await;
    assert!(!leader.chat().contains(".xlsx"), "{}", leader.chat());
    assert_eq!(world.text("SELECT group_concat(number || family_name || organisation) FROM certificate").await, "1,2");
    world.end().await;
}

/// Events: five names an account; a code that is none.
#[tokio::test]
async fn guessing_a_name_ends_after_five() {
    let world = World::start().await;
    let (leader, member) = held(&world).await;
    leader.presses("Закрыть лист").await;
    member.opens("event-1").await;
    member.presses("Сертификат").await;
    let irina = world.coordinator("Ким Вера Олеговна").await;
    irina.goes(r#">1:tables:"certificates""#).await;
    let rows = cells(file(&irina).1);
    assert_eq!([&*rows[1][2], &*rows[1][7]], ["Петрова Ольга Сергеевна", "действует"], "{rows:?}");
    let asker = world.person("Кто-то");
    asker.opens(&link(&world).await).await;
    for name in ["Иванова", "Сидорова", "Ершова", "Ким", "Ли"] {
        asker.says(name).await;
        asker.sees("❌ Фамилия другая.");
    }
    asker.says("Петрова").await;
    asker.does_not_see("Фамилия на бумаге эта");
    asker.sees("Попыток больше нет.");
    asker.opens("proof-abcdefghijklmnopqrstuvwxyz").await;
    asker.sees("Сертификата с таким кодом нет.");
    world.end().await;
}

/// Events, «a verification code … whose deep link shows number, event, day and kind of participation»: whoever asks, wherever they
/// belong, learns of a certificate of any municipality in the file, which one has given it, and no name.
#[tokio::test]
async fn a_certificate_is_proved_to_whoever_belongs_to_another_municipality() {
    let world = World::start().await;
    let (leader, member) = held(&world).await;
    leader.presses("Закрыть лист").await;
    member.opens("event-1").await;
    member.presses("Сертификат").await;
    let asker = world.person("Кто-то");
    asker.says("/start").await;
    // It is still the day before there when the event begins here.
    world
        .tamper(
            "UPDATE municipality SET name = 'Лесной район';
             INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Соседний район', 'America/New_York');
             UPDATE account SET municipality_id = 2 WHERE person_id IS NULL;
             UPDATE event SET starts_at = '2026-11-26T02:00:00+00:00'",
        )
        .await;
    let link = link(&world).await;
    asker.opens(&link).await;
    asker.sees("Сертификат № 1");
    asker.sees("✅ Выдан и действует.");
    asker.sees("Кто выдал: Лесной район");
    asker.does_not_see("Соседний район");
    asker.sees("26 ноября");
    asker.sees("Семинар «Формирующее оценивание»");
    for hidden in ["Петрова", "Ольга", "Школа"] {
        asker.does_not_see(hidden);
    }
    asker.says("Иванова").await;
    asker.sees("❌ Фамилия другая. Осталось 4 попытки.");
    asker.says("петрова").await;
    asker.sees("✅ Фамилия на бумаге эта.");
    // The municipality's own name for itself comes before that of the settings.
    world
        .tamper(
            "INSERT INTO regulation VALUES (1, 1, '2026-11-02T00:00:00+00:00', 'key', NULL, 77);
             INSERT INTO regulation_override
             VALUES (1, 'municipality_name', 1, 'Лесной округ', 'приказ')",
        )
        .await;
    asker.opens(&link).await;
    asker.sees("Кто выдал: Лесной округ");
    asker.opens("proof-abcdefghijklmnopqrstuvwxyz").await;
    asker.sees("Сертификата с таким кодом нет.");
    world.end().await;
}
