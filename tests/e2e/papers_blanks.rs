//! Blanks of papers: a municipality's own one is read, refused by its name, printed on, and put away again.

use std::io::{Cursor, Read, Write};

use crate::papers::{a_cluster, file, orders, words};
use crate::world::{Somebody, World};

pub async fn sends(person: &Somebody<'_>, name: &str, bytes: Vec<u8>) {
    person.done(person.world.sim.sends_document(person.id, name, bytes, "")).await;
    person.world.made().await;
}

/// A blank with these paragraphs, and a further part.
pub fn blank(paragraphs: &[&str], part: Option<(&str, &str)>) -> Vec<u8> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(grozd::papers::kinds::blank(grozd::model::papers::Kind::Staff))).unwrap();
    let mut types = String::new();
    archive.by_name("[Content_Types].xml").unwrap().read_to_string(&mut types).unwrap();
    let body: String = paragraphs.iter().map(|words| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")).collect();
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [("[Content_Types].xml", types.as_str()), ("word/document.xml", &document)];
    for (name, text) in parts.into_iter().chain(part) {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Papers 6: the municipality's own blank, its versions, and the way back.
#[tokio::test]
async fn a_municipality_prints_on_its_own_blank() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.says("/people").await;
    irina.presses("📄 Бумаги").await;
    irina.presses("Бланки").await;
    irina.presses("Приказ о составе").await;
    irina.sees("Сейчас обычный бланк.");
    irina.presses("Прислать этот бланк").await;
    assert!(words(&file(&irina).1).contains("{{группа родительный}}"), "it can be opened and changed");

    // Named with the nearest known; the former stays in force.
    irina.goes(r#">1:papers:"blanks""#).await;
    irina.presses("Приказ о составе").await;
    sends(&irina, "шапка.docx", blank(&["Приказ № {{номр}} от {{дата}}, {{погода}}"], None)).await;
    let chat = irina.chat();
    assert!(chat.contains("❌ В бланке незнакомые поля"), "{chat}");
    assert!(chat.contains("❗ Не знаю поля «номр». Может быть, «номер»?"), "{chat}");
    assert!(chat.contains("❗ Не знаю поля «погода»") && chat.contains("Узнал 1 поле: дата"), "{chat}");
    assert_eq!(world.count("SELECT count(*) FROM blank WHERE since IS NOT NULL").await, 0);
    // Its owner sees where they stand.
    let (name, specimen) = file(&irina);
    assert_eq!(name, "Приказ_о_составе_образец.docx");
    assert_eq!(words(&specimen).trim(), "Приказ № {{номр}} от 21 ноября 2026 г., {{погода}}");

    let own = blank(&["НАША ШАПКА", "Приказ № {{номер}}", "{{#члены}}", "{{№}}) {{имя}}", "{{/члены}}"], None);
    sends(&irina, "шапка.docx", own).await;
    let (name, specimen) = file(&irina);
    assert_eq!(name, "Приказ_о_составе_образец.docx");
    assert_eq!(
        words(&specimen).trim(),
        "НАША ШАПКА\nПриказ № 1\n1) Образцова Анна Ильинична\n2) Примеров Иван Сергеевич"
    );
    assert!(irina.chat().contains("Приказ о составе, версия 2."), "{}", irina.chat());
    orders(&irina, "Приказ о составе", "№ 1").await;
    assert_eq!(
        words(&file(&irina).1).trim(),
        "НАША ШАПКА\nПриказ № 1\n1) Лугова Анна Ильинична\n2) Ершов Иван Сергеевич"
    );
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.sees("Ваш бланк, версия 2");

    irina.goes(r#">1:papers:"blanks""#).await;
    irina.presses("✅ Приказ о составе, версия 2").await;
    irina.presses("Вернуть обычный").await;
    irina.sees("✅ Бумаги снова делаются на обычном бланке.");
    orders(&irina, "Приказ о составе", "№ 2").await;
    assert!(words(&file(&irina).1).contains("ПРИКАЗЫВАЮ:"));
    world.end().await;
}

/// Papers 6: what is no blank is refused by its name, and nothing of it is kept.
#[tokio::test]
async fn what_is_no_blank_is_refused_by_name() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.goes(r#">1:papers:"blanks""#).await;
    irina.presses("Соглашение").await;
    let cases = [
        (b"%PDF-1.7".to_vec(), "Это не файл Word."),
        (vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "Это старый формат Word или файл с паролем."),
        (blank(&["а"], Some(("word/vbaProject.bin", "x"))), "В файле есть макросы."),
        (blank(&["а"], Some(("word/embeddings/a.bin", "x"))), "В файл вложен объект другой программы."),
        (blank(&["{{#присоединившиеся}}"], None), "Блок «присоединившиеся» открыт, но не закрыт."),
        (blank(&["{{имя}}"], None), "Не знаю поля «имя»"),
        (blank(&["{{номер"], None), "Скобки не закрыты в абзаце: «{{номер»"),
    ];
    for (bytes, words) in cases {
        sends(&irina, "бланк.docx", bytes).await;
        assert!(irina.chat().contains(words), "«{words}» is not in\n{}", irina.chat());
    }
    assert_eq!(world.count("SELECT count(*) FROM blank WHERE flaw IS NULL OR since IS NOT NULL").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM file").await, 0, "the file is no longer its sender's");
    world.end().await;
}
