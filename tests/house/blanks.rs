//! The blanks that come with the program: how they were made, and that they are laid out as papers are.
//!
//! `src/papers/blanks/*.docx` are ordinary files of Word, to be opened and edited there; `write` made them first, and
//! makes them anew: `cargo test --test house -- --ignored blanks::write`.

mod laid;
mod routes;
mod writer;

use std::io::{Cursor, Read, Write};
use std::sync::atomic::AtomicBool;

use grozd::model::papers::Kind;
use grozd::papers::kinds;
use grozd::papers::word::{self, Bounds};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use zip::write::SimpleFileOptions;

use laid::part;
pub use writer::*;

fn head(kind: &str) -> Vec<Tag> {
    vec![
        paragraph("{{шапка}}", Look { after: 12, ..HEAD }),
        paragraph(kind, Look { after: 12, ..HEAD }),
        paragraph("{{дата}}\t\t№ {{номер}}", PLAIN),
        paragraph("{{место}}", Look { after: 12, ..CENTRE }),
    ]
}

pub const SIGNED: &str = "{{должность подписанта}}\t____________\t{{подписант}}";

fn roster_order() -> Vec<u8> {
    let mut body = head("ПРИКАЗ");
    body.push(paragraph("Об утверждении состава {{группа родительный}}", Look { bold: true, after: 12, ..PLAIN }));
    for words in [
        "В целях организации методической работы в {{учебный год}} учебном году",
        "ПРИКАЗЫВАЮ:",
        "1. Утвердить прилагаемый состав {{группа родительный}} ({{всего}} чел.).",
        "2. Назначить руководителем {{группа родительный}} {{руководитель винительный}}, \
         {{должность руководитель винительный}}, {{организация руководитель}}.",
        "3. Руководителю ({{руководитель инициалы}}) организовать работу {{группа родительный}} в соответствии с планом.",
        "4. Разместить настоящий приказ на официальном сайте.",
        "5. Контроль за исполнением настоящего приказа оставляю за собой.",
    ] {
        let look = if words == "ПРИКАЗЫВАЮ:" { Look { indented: false, ..BODY } } else { BODY };
        body.push(paragraph(words, look));
    }
    body.push(paragraph("", PLAIN));
    body.push(paragraph(SIGNED, Look { after: 12, ..PLAIN }));
    body.push(paragraph("С приказом ознакомлены:\t____________\t", Look { after: 24, ..PLAIN }));
    body.push(paragraph("{{исполнитель}}, {{телефон}}", Look { size: 20, ..PLAIN }));
    body.push(paragraph("Приложение № 1", Look { new_page: true, left: 90.0, ..PLAIN }));
    body.push(paragraph("к приказу {{орган родительный}}", Look { left: 90.0, ..PLAIN }));
    body.push(paragraph("от {{дата}} № {{номер}}", Look { left: 90.0, after: 18, ..PLAIN }));
    body.push(paragraph("СОСТАВ", HEAD));
    body.push(paragraph("{{группа родительный}}", Look { after: 12, ..HEAD }));
    body.push(table(&[
        (12.0, "№ п/п", "{{#члены}}{{№}}"),
        (60.0, "Фамилия, имя, отчество", "{{имя}}"),
        (63.0, "Должность, организация", "{{должность и организация}}"),
        (30.0, "Роль", "{{роль}}{{/члены}}"),
    ]));
    body.push(paragraph("", PLAIN));
    document(body, false)
}

fn agreement() -> Vec<u8> {
    let mut body = vec![
        paragraph("СОГЛАШЕНИЕ № {{номер}}", HEAD),
        paragraph("о сотрудничестве в рамках {{группа родительный}}", Look { after: 12, ..HEAD }),
        paragraph("{{место}}\t\t{{дата}}", Look { after: 12, ..PLAIN }),
    ];
    let heading = Look { bold: true, after: 6, ..CENTRE };
    for words in [
        "{{орган}} (далее — Организатор) в лице {{должность подписанта родительный}} \
         {{подписант родительный}}, {{подписант действующего}} на основании {{подписант основание}}, с одной стороны, \
         и {{организация}} (далее — Опорная организация) в лице {{должность директор родительный}} \
         {{директор родительный}}, {{директор действующего}} на основании {{директор основание}}, с другой стороны, \
         при совместном упоминании именуемые «Стороны», заключили настоящее соглашение о нижеследующем.",
        "#1. Предмет соглашения",
        "1.1. Стороны сотрудничают в методической работе педагогов в рамках {{группа родительный}}.",
        "1.2. К соглашению присоединяются организации, чьи педагоги входят в состав {{группа родительный}} (раздел 9).",
        "#2. Направления и формы",
        "2.1. Семинары, мастер-классы, открытые уроки, консультации, обмен методическими материалами.",
        "#3. Права и обязанности",
        "3.1. Организатор координирует работу, ведёт учёт мероприятий, обобщает опыт.",
        "3.2. Опорная организация предоставляет помещения и оборудование, содействует участию своих педагогов.",
        "#4. Ответственные лица",
        "4.1. От Организатора: ___. От Опорной организации: ___.",
        "#5. Персональные данные",
        "5.1. Стороны обрабатывают персональные данные участников с их согласия и в соответствии с законом.",
        "#6. Финансовые условия",
        "6.1. Соглашение безвозмездно и не порождает финансовых обязательств.",
        "#7. Срок действия",
        "7.1. Соглашение вступает в силу со дня подписания и действует до ___. Изменения оформляются письменно; Сторона \
         может отказаться от соглашения, предупредив другую за месяц.",
        "#8. Реквизиты и подписи",
    ] {
        match words.strip_prefix('#') {
            Some(words) => body.push(paragraph(words, heading)),
            None => body.push(paragraph(words, BODY)),
        }
    }
    body.push(paragraph("Организатор: {{орган}}", PLAIN));
    body.push(paragraph("Адрес: {{орган адрес}}, ИНН {{орган ИНН}}, ОГРН {{орган ОГРН}}", PLAIN));
    body.push(paragraph(SIGNED, Look { after: 12, ..PLAIN }));
    body.push(paragraph("Опорная организация: {{организация}}", PLAIN));
    body.push(paragraph("Адрес: {{организация адрес}}, ИНН {{организация ИНН}}, ОГРН {{организация ОГРН}}", PLAIN));
    body.push(paragraph("{{должность директор}}\t____________\t{{директор подпись}}", Look { after: 12, ..PLAIN }));
    body.push(paragraph("9. Присоединившиеся организации", heading));
    body.push(table(&[
        (12.0, "№ п/п", "{{#присоединившиеся}}{{№}}"),
        (83.0, "Организация", "{{организация}}"),
        (30.0, "Дата", ""),
        (40.0, "Подпись", "{{/присоединившиеся}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph("{{исполнитель}}, {{телефон}}", Look { size: 20, ..PLAIN }));
    document(body, false)
}

fn staff() -> Vec<u8> {
    let mut body = vec![
        paragraph("{{шапка}}", HEAD),
        paragraph("СПИСОК ПЕДАГОГИЧЕСКИХ РАБОТНИКОВ", HEAD),
        paragraph("({{муниципалитет}}) по состоянию на {{дата}}", Look { after: 12, ..CENTRE }),
    ];
    body.push(table(&[
        (14.0, "№ п/п", "{{#работники}}{{№}}"),
        (68.0, "Фамилия, имя, отчество", "{{имя}}"),
        (48.0, "Должность", "{{должность}}"),
        (55.0, "Организация", "{{организация}}"),
        (40.0, "Предметы", "{{предметы}}"),
        (27.0, "Преподаёт с", "{{преподаёт с}}{{/работники}}"),
    ]));
    body.push(paragraph("Всего: {{всего}} чел.", Look { after: 12, ..PLAIN }));
    body.push(paragraph(SIGNED, PLAIN));
    document(body, true)
}

fn rules() -> Vec<u8> {
    let mut body = vec![
        paragraph("{{шапка}}", Look { after: 12, ..HEAD }),
        paragraph("ДЕЙСТВУЮЩИЕ ПРАВИЛА", HEAD),
        paragraph("({{муниципалитет}}) на {{дата}}", Look { after: 6, ..CENTRE }),
        paragraph("№ {{номер}}, версия {{версия}}", Look { after: 12, ..CENTRE }),
        paragraph(
            "Правила методической работы, по которым действует муниципалитет. {{взято из}}. О чём положения молчат, \
             сказано, чьё это умолчание.",
            Look { after: 12, ..BODY },
        ),
        paragraph("{{#главы}}", PLAIN),
        paragraph("{{№}}. {{глава}}", Look { bold: true, after: 6, ..CENTRE }),
    ];
    body.push(table(&[
        (55.0, "Правило", "{{#правила}}{{правило}}"),
        (55.0, "Действует", "{{значение}}"),
        (55.0, "Основание", "{{основание}}{{/правила}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph("{{/главы}}", PLAIN));
    body.push(paragraph("Собственные решения", Look { bold: true, after: 6, ..CENTRE }));
    body.push(paragraph("{{о решениях}}", Look { after: 6, ..BODY }));
    body.push(table(&[
        (42.0, "Правило", "{{#решения}}{{правило}}"),
        (35.0, "Действует", "{{значение}}"),
        (33.0, "Было бы", "{{вместо}}"),
        (30.0, "Основание", "{{основание}}"),
        (25.0, "Дата", "{{принято}}{{/решения}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph(SIGNED, PLAIN));
    document(body, false)
}

/// P3: the roster of an event to be signed. The reason of an absence is nobody's business, so that its column is blank.
fn attendance() -> Vec<u8> {
    let mut body = sheet("ЯВОЧНЫЙ ЛИСТ");
    body.push(table(&[
        (12.0, "№ п/п", "{{#участники}}{{№}}"),
        (62.0, "Фамилия, имя, отчество", "{{имя}}"),
        (51.0, "Организация, должность", "{{место работы}}"),
        (40.0, "Подпись", "{{/участники}}"),
    ]));
    body.push(paragraph("Всего в списке: {{всего}} чел. Присутствовали: ___ чел.", Look { after: 12, ..PLAIN }));
    body.push(paragraph("Ответственный\t____________\t{{ответственный}}", PLAIN));
    document(body, false)
}

/// P3: a sheet on which people write themselves down; neither a birthday nor an address is asked.
fn registration() -> Vec<u8> {
    let mut body = sheet("ЛИСТ РЕГИСТРАЦИИ УЧАСТНИКОВ");
    body.push(table(&[
        (12.0, "№ п/п", "{{#участники}}{{№}}"),
        (70.0, "Фамилия, имя, отчество", "{{имя}}"),
        (70.0, "Образовательная организация, должность", "{{место работы}}"),
        (60.0, "Форма участия, тема", "{{участие}}"),
        (40.0, "Подпись", "{{/участники}}"),
    ]));
    body.push(paragraph("Всего зарегистрировано: ___ чел.", Look { after: 12, ..PLAIN }));
    body.push(paragraph("Ответственный\t____________\t{{ответственный}}", PLAIN));
    document(body, true)
}

fn sheet(kind: &str) -> Vec<Tag> {
    vec![
        paragraph(kind, HEAD),
        paragraph("{{мероприятие}}", HEAD),
        paragraph("{{дата}}, {{время}}, {{место}}", CENTRE),
        paragraph("Организатор: {{организатор}}", Look { after: 12, ..CENTRE }),
    ]
}

/// P24: the facts in a table; what the person says of themselves apart, for which nobody signs. A part of which there is
/// nothing is not there. The office writes the number and the day.
fn reference() -> Vec<u8> {
    let mut body = vec![
        paragraph("{{шапка}}", Look { after: 12, ..HEAD }),
        paragraph("«___» __________ 20__ г.\t\t№ ___", Look { after: 12, ..PLAIN }),
        paragraph("СПРАВКА", Look { after: 12, ..HEAD }),
        paragraph(
            "Дана {{имя дательный}} ({{должность}}, {{организация}}) в том, что в период {{период}} она (он) действительно:",
            Look { after: 6, ..BODY },
        ),
        paragraph("{{#о мероприятиях}}", PLAIN),
        paragraph("участвовала (участвовал) в мероприятиях (всего: {{всего}}):", Look { after: 6, ..BODY }),
    ];
    body.push(fine_table(&[
        (21.0, "Дата", "{{#мероприятия}}{{день}}"),
        (41.0, "Мероприятие", "{{мероприятие}}"),
        (28.0, "Объединение", "{{группа}}"),
        (24.0, "Участие", "{{участие}}"),
        (25.0, "Тема", "{{тема}}"),
        (26.0, "Основание", "{{основание}}{{/мероприятия}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph("{{/о мероприятиях}}", PLAIN));
    body.push(paragraph("{{#о наставничестве}}", PLAIN));
    body.push(paragraph("участвовала (участвовал) в наставничестве:", Look { after: 6, ..BODY }));
    body.push(table(&[
        (30.0, "С", "{{#пары}}{{день}}"),
        (30.0, "По", "{{по}}"),
        (50.0, "Роль", "{{роль}}"),
        (55.0, "Основание", "{{основание}}{{/пары}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph("{{/о наставничестве}}", PLAIN));
    body.push(paragraph("{{#о маршрутах}}", PLAIN));
    body.push(paragraph("проходила (проходил) индивидуальный образовательный маршрут:", Look { after: 6, ..BODY }));
    body.push(table(&[
        (30.0, "С", "{{#маршруты}}{{день}}"),
        (30.0, "По", "{{по}}"),
        (50.0, "Ход", "{{ход}}"),
        (55.0, "Основание", "{{основание}}{{/маршруты}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph("{{/о маршрутах}}", PLAIN));
    body.push(paragraph("Справка дана для предъявления по месту требования.", Look { after: 12, ..BODY }));
    body.push(paragraph(SIGNED, Look { after: 12, ..PLAIN }));
    body.push(paragraph("{{#свои сведения}}", PLAIN));
    body.push(paragraph(
        "Со слов педагога, без проверки (подтверждающие документы педагог предъявляет сам):",
        Look { after: 6, ..BODY },
    ));
    body.push(table(&[
        (30.0, "Дата", "{{#сведения}}{{день}}"),
        (40.0, "Вид", "{{вид}}"),
        (95.0, "Название", "{{название}}{{/сведения}}"),
    ]));
    body.push(paragraph("", PLAIN));
    body.push(paragraph("{{/свои сведения}}", PLAIN));
    document(body, false)
}

/// What bears no number of the register.
fn forms() -> Vec<(&'static str, Vec<u8>)> {
    let here = [
        (kinds::ATTENDANCE, attendance()),
        (kinds::REGISTRATION, registration()),
        (kinds::REFERENCE, reference()),
        (kinds::ROUTE, routes::route()),
        (kinds::ROUTE_EXTRACT, routes::extract()),
        (kinds::PROFILE, routes::profile()),
    ];
    here.into_iter().chain(super::pairblanks::forms()).collect()
}

fn plan() -> Vec<u8> {
    let grif = Look { left: 150.0, ..PLAIN };
    let mut body = vec![
        paragraph("{{шапка}}", Look { after: 6, ..HEAD }),
        paragraph("УТВЕРЖДАЮ", grif),
        paragraph("{{должность подписанта}}", grif),
        paragraph("__________ {{подписант}}", grif),
        paragraph("«___» __________ 20__ г.", Look { after: 12, ..grif }),
        paragraph("ПЛАН РАБОТЫ", HEAD),
        paragraph("{{чей план}}", Look { bold: true, ..CENTRE }),
        paragraph("на {{учебный год}} учебный год", Look { after: 12, ..CENTRE }),
    ];
    body.push(table(&[
        (12.0, "№ п/п", "{{#записи}}{{номер записи}}"),
        (62.0, "Мероприятие", "{{мероприятие}}"),
        (28.0, "Форма", "{{форма}}"),
        (30.0, "Сроки", "{{срок}}"),
        (42.0, "Ответственные", "{{ответственные}}"),
        (30.0, "Участники", "{{участники}}"),
        (24.0, "Результат", "{{результат}}"),
        (24.0, "Отметка", "{{отметка}}{{/записи}}"),
    ]));
    body.push(paragraph("Всего: {{всего}}", Look { after: 12, ..PLAIN }));
    body.push(paragraph("{{подписывает}}\t____________\t{{руководитель подпись}}", PLAIN));
    document(body, true)
}

/// What is written here, with the kind of whose blank it is.
fn written() -> [(Kind, &'static str, Vec<u8>); 5] {
    [
        (Kind::RosterOrder, "roster-order", roster_order()),
        (Kind::Agreement, "agreement", agreement()),
        (Kind::Staff, "staff", staff()),
        (Kind::Rules, "rules", rules()),
        (Kind::Plan, "plan", plan()),
    ]
}

/// By hand: makes the files anew.
#[test]
#[ignore = "writes src/papers/blanks"]
fn write() {
    for (_, name, blank) in written() {
        std::fs::write(format!("src/papers/blanks/{name}.docx"), blank).unwrap();
    }
    for (name, blank) in forms() {
        std::fs::write(format!("src/papers/blanks/{name}.docx"), blank).unwrap();
    }
}

/// The same of what bears no number; its table repeats its head on each page, and cuts no row.
#[test]
fn every_form_is_what_its_writer_makes() {
    for (name, blank) in forms() {
        let shipped = kinds::form(name).unwrap();
        let document = part(shipped, "word/document.xml");
        assert_eq!(document, part(&blank, "word/document.xml"), "{name}: run blanks::write");
        assert!(document.contains("w:tblHeader") && document.contains("w:cantSplit"), "{name}");
    }
}

/// What comes with the program is what is written here: whoever makes the files anew undoes nothing.
#[test]
fn every_blank_is_what_its_writer_makes() {
    let written = written();
    assert_eq!(written.each_ref().map(|(kind, ..)| *kind), Kind::ALL);
    for (kind, _, blank) in written {
        let names = |bytes: &[u8]| -> Vec<String> {
            let archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
            archive.file_names().map(|name| name.unwrap().into_owned()).collect()
        };
        let shipped = kinds::blank(kind);
        assert_eq!(names(shipped), names(&blank), "{kind:?}");
        for name in names(&blank) {
            assert_eq!(part(shipped, &name), part(&blank, &name), "{name} of {kind:?}: run blanks::write");
        }
    }
}
