//! A municipality set up from nothing by a coordinator, on a small phone: the regulation, the office, schools and staff from
//! spreadsheets, roles by order, the office's own letterhead, and the order of a cluster's roster.

use std::io::{Cursor, Read, Write};
use std::path::PathBuf;

use chrono::{Days, NaiveDate, Utc};
use grozd::model::papers::Kind;
use grozd::papers::{kinds, sheet};
use grozd::talk::{Cell, Sheet};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::phone::Phone;
use super::{COORDINATOR, LEADER, SMALL, TEACHER, Visit};

const SCHOOLS: usize = 40;
/// How many work in each.
const STAFF: usize = 15;
/// What the office's own blank says at its top, and the program's says nowhere.
const LETTERHEAD: &str = "АДМИНИСТРАЦИЯ ЛЕСНОГО РАЙОНА, СВОЙ БЛАНК";
/// What is pressed by whoever teaches nothing.
const NOTHING: &str = "Ничего не преподаю";
const CLUSTER: &str = "Формирующее оценивание";

fn today() -> NaiveDate {
    Utc::now().with_timezone(&chrono_tz::Europe::Moscow).date_naive()
}

/// A book of Excel in a folder.
fn book(folder: &TempDir, name: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> PathBuf {
    let sheet = Sheet {
        name: name.to_owned(),
        caption: String::new(),
        title: name.to_owned(),
        day: today(),
        heads: heads.iter().map(|head| (*head).to_owned()).collect(),
        rows,
    };
    let path = folder.path().join(format!("{name}.xlsx"));
    std::fs::write(&path, sheet::write(&sheet).unwrap()).unwrap();
    path
}

fn number(number: usize) -> Cell {
    Cell::Number(i64::try_from(number).unwrap())
}

/// Forty schools, by their official and their short names.
fn schools(folder: &TempDir) -> PathBuf {
    let rows = (1..=SCHOOLS).map(|school| {
        let full = format!(
            "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № {school}»"
        );
        vec![number(school), Cell::text(full), Cell::text(format!("МБОУ «СОШ № {school}»"))]
    });
    book(folder, "Школы", &["№ п/п", "Полное наименование", "Краткое наименование"], rows.collect())
}

/// Six hundred people, whose schools are written as one writes them; what nobody asked for stands there too.
fn staff(folder: &TempDir) -> PathBuf {
    const FAMILIES: [&str; STAFF] = [
        "Андреева",
        "Борисова",
        "Воронцова",
        "Гусева",
        "Дмитриева",
        "Ершова",
        "Жукова",
        "Зимина",
        "Ильина",
        "Ковалёва",
        "Лебедева",
        "Морозова",
        "Никитина",
        "Орлова",
        "Петрова",
    ];
    const GIVEN: [&str; 8] = ["Анна", "Вера", "Галина", "Дарья", "Елена", "Жанна", "Зоя", "Ольга"];
    const FATHERS: [&str; 5] = ["Андреевна", "Борисовна", "Викторовна", "Олеговна", "Сергеевна"];
    const TAUGHT: [&str; 5] = ["Математика", "Русский язык", "Физика", "Начальные классы", "История"];
    let heads = ["№ п/п", "ФИО педагога", "Место работы", "Должность", "Предмет", "Преподаёт с", "СНИЛС"];
    let rows = (0..SCHOOLS * STAFF).map(|person| {
        let (school, family) = (person / STAFF, person % STAFF);
        let (given, father) = (GIVEN[school % GIVEN.len()], FATHERS[school / GIVEN.len()]);
        let begun = NaiveDate::from_ymd_opt(1990 + i32::try_from(person % 33).unwrap(), 9, 1);
        vec![
            number(person + 1),
            Cell::text(format!("{} {given} {father}", FAMILIES[family])),
            Cell::text(format!("сош №{}", school + 1)),
            Cell::text("учитель"),
            Cell::text(TAUGHT[person % TAUGHT.len()]),
            Cell::day(begun),
            Cell::text("112-233-445 95"),
        ]
    });
    book(folder, "Педагоги", &heads, rows.collect())
}

/// The program's blank of an order with the office's own words above it, as a clerk would write them in Word.
fn letterhead(folder: &TempDir) -> PathBuf {
    let mut blank = ZipArchive::new(Cursor::new(kinds::blank(Kind::RosterOrder))).unwrap();
    let mut own = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..blank.len() {
        let mut part = blank.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name == "word/document.xml" {
            let document = String::from_utf8(content).unwrap();
            let words = format!("<w:body><w:p><w:r><w:t>{LETTERHEAD}</w:t></w:r></w:p>");
            content = document.replacen("<w:body>", &words, 1).into_bytes();
        }
        own.start_file(name, SimpleFileOptions::default()).unwrap();
        own.write_all(&content).unwrap();
    }
    let path = folder.path().join("Наш бланк.docx");
    std::fs::write(&path, own.finish().unwrap().into_inner()).unwrap();
    path
}

/// What a paper of Word says.
fn words(paper: Vec<u8>) -> String {
    let mut document = String::new();
    let mut archive = ZipArchive::new(Cursor::new(paper)).unwrap();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
    let mut said = String::new();
    for part in document.split('<').filter_map(|part| part.split_once('>')) {
        said += part.1;
    }
    said
}

/// From the first question to the welcome.
async fn registers(phone: &Phone<'_>, name: &str, school: &str, post: &str, subject: &str) {
    phone.sees("Согласие на обработку данных").await;
    phone.presses("Соглашаюсь").await;
    phone.sees("Ещё два согласия, по желанию").await;
    phone.presses("Включить оба и дальше").await;
    phone.sees("Как вас зовут?").await;
    phone.says(name).await;
    phone.sees("Где вы работаете?").await;
    phone.says(school).await;
    if is_new(phone, school).await {
        phone.presses_like("Добавить «").await;
    }
    phone.sees("Ваша должность?").await;
    phone.says(post).await;
    phone.sees("Что вы преподаёте?").await;
    phone.presses(subject).await;
    if subject != NOTHING {
        phone.presses("Готово: 1").await;
    }
    phone.sees("С какого года вы").await;
    phone.says("2008").await;
    phone.sees("Всё верно?").await;
    phone.presses("Всё верно").await;
    phone.sees("✅ Вы зарегистрированы").await;
}

/// Whether a school that was typed is still to be added, or was found.
async fn is_new(phone: &Phone<'_>, school: &str) -> bool {
    let said = "
        const own = [...document.querySelectorAll(`[data-phone='${arguments[0]}'] [data-from=bot]`)].at(-1);
        const words = own?.innerText ?? '';
        return words.includes('Ваша должность?') ? 'found' : words.includes(arguments[1]) && 'asked'";
    let arguments = serde_json::json!([phone.index, "ничего не нашлось"]);
    phone.browser.until(&format!("«{school}» is found or asked about"), said, arguments).await == "asked"
}

/// Sends a book, looks at its columns and its report, and loads it.
async fn loads(phone: &Phone<'_>, path: &std::path::Path, (read, found, taken): (&str, &str, &str)) {
    phone.sends(path).await;
    phone.sees(read).await;
    phone.presses("Проверить столбцы").await;
    phone.sees("Столбцы файла").await;
    phone.presses("Всё верно").await;
    phone.sees("Отчёт о загрузке готов").await;
    phone.presses("Открыть отчёт").await;
    phone.sees(found).await;
    phone.presses_like("Загрузить: ").await;
    phone.sees(taken).await;
}

/// Opens the desk.
async fn desk(phone: &Phone<'_>) {
    phone.says("/people").await;
    phone.sees("Люди, школы, кластеры").await;
}

/// Sets a key of the office, from its chapter and back.
async fn sets(phone: &Phone<'_>, key: &str, value: &str) {
    phone.presses(key).await;
    phone.sees("Сейчас: пока не указано").await;
    phone.says(value).await;
    phone.sees("На каком основании?").await;
    phone.says("Положение об управлении, п. 1.1").await;
    phone.sees(value).await;
    phone.presses("Изменить").await;
    phone.sees("✅ Записано").await;
    phone.presses("‹ Назад").await;
    phone.sees("Учреждение и бумаги").await;
}

/// Issue 10, «Shown at the end».
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium and ChromeDriver; .ci/run runs it"]
async fn a_municipality_is_set_up_from_nothing() {
    let visit = Visit::of(0, "setting-up", SMALL).await;
    let folder = tempfile::tempdir().unwrap();

    // Whoever opens the link first answers for the municipality; the list of schools is still empty.
    let irina = visit.phone(COORDINATOR).await;
    irina.opens_link(visit.demo.claim().unwrap()).await;
    registers(&irina, "Соколова Ирина Павловна", "Центр развития образования", "методист", NOTHING).await;
    irina.sees("Вы координатор муниципалитета.").await;

    // The regulation is taken from a published one, and the office gets its names.
    desk(&irina).await;
    irina.presses("Положение").await;
    irina.sees("Своё: ни одно из готовых положений не выбрано").await;
    irina.presses("Выбор положений").await;
    irina.presses("Кластеры опорных школ").await;
    irina.label_like("✅ Кластеры опорных школ").await;
    irina.presses("Показать, что изменится").await;
    irina.sees("Взято из: Кластеры опорных школ").await;
    irina.presses("Изменить").await;
    irina.sees("✅ Записано, версия 1.").await;
    irina.presses("Учреждение и бумаги").await;
    irina.sees("Учреждение и бумаги").await;
    sets(&irina, "Название учреждения", "Управление образования Лесного района").await;
    sets(&irina, "Должность руководителя", "Начальник управления").await;
    sets(&irina, "Руководитель", "Зимина Вера Аркадьевна").await;

    // Forty schools, then six hundred people, as Excel saves them; the same people once more change nothing.
    desk(&irina).await;
    irina.presses("Добавить школы").await;
    let told = ("40 строк", "Появятся 40 новых строк", "✅ Загружено. Новых: 40, изменено: 0.");
    loads(&irina, &schools(&folder), told).await;
    desk(&irina).await;
    irina.presses("Люди").await;
    irina.presses("📄 Загрузить из файла").await;
    irina.sees("Пришлите файл").await;
    let staff = staff(&folder);
    let told = ("600 строк", "Появятся 600 новых строк", "✅ Загружено. Новых: 600, изменено: 0.");
    loads(&irina, &staff, told).await;
    desk(&irina).await;
    irina.sees("👥 Людей: 601").await;
    irina.presses("Люди").await;
    irina.presses("📄 Загрузить из файла").await;
    irina.sees("Пришлите файл").await;
    irina.sends(&staff).await;
    irina.sees("600 строк").await;
    irina.presses("Проверить столбцы").await;
    irina.sees("🔒 Не читаю, это здесь не нужно: «СНИЛС»").await;
    irina.presses("Всё верно").await;
    irina.sees("Отчёт о загрузке готов").await;
    irina.presses("Открыть отчёт").await;
    irina.sees("Без изменений 600").await;
    irina.sees("Загружать нечего").await;

    // One of them comes, and is joined with her line of the list; another comes whom no list names.
    let olga = visit.phone(TEACHER).await;
    olga.taps("[data-role=start]").await;
    registers(&olga, "Петрова Ольга Андреевна", "сош 8", "учитель", "Математика").await;
    olga.sees("Такое имя уже есть в списке этой школы").await;
    let irina = visit.phone(COORDINATOR).await;
    irina.sees("❗ Одно имя дважды в одной школе").await;
    irina.presses("Это один человек").await;
    irina.sees("✅ Записи соединены.").await;
    let marina = visit.phone(LEADER).await;
    marina.taps("[data-role=start]").await;
    registers(&marina, "Гаврилова Марина Викторовна", "школа 3", "учитель", "Математика").await;

    // A cluster and who leads it; a role by order, for a term.
    let irina = visit.phone(COORDINATOR).await;
    desk(&irina).await;
    irina.presses("Создать кластер").await;
    irina.sees("Как назвать кластер?").await;
    irina.says(CLUSTER).await;
    irina.sees("Какие дефициты восполняет?").await;
    irina.presses("Методические").await;
    irina.label_like("✅ Методические").await;
    irina.presses("Готово: 1").await;
    irina.sees("Для каких предметов кластер?").await;
    irina.presses("Пропустить").await;
    irina.sees("Какая школа опорная?").await;
    irina.says("сош 8").await;
    irina.presses("МБОУ «СОШ № 8»").await;
    irina.sees("Кто будет руководить?").await;
    irina.says("Петрова Ольга Андреевна").await;
    irina.presses_like("Петрова О").await;
    irina.sees("Создать кластер?").await;
    irina.presses("Создать").await;
    irina.sees("✅ Кластер создан.").await;
    desk(&irina).await;
    irina.says("гаврилова").await;
    irina.presses_like("Гаврилова").await;
    irina.sees("Гаврилова Марина Викторовна").await;
    irina.presses("Роли").await;
    irina.sees("Ролей пока нет.").await;
    irina.presses("Назначить роль").await;
    irina.sees("Какую роль назначить?").await;
    irina.presses("Методист").await;
    irina.presses("Весь муниципалитет").await;
    irina.sees("По какому приказу?").await;
    let day = (today() - Days::new(3)).format("%d.%m.%Y");
    irina.says(&format!("12-ОД от {day}")).await;
    irina.sees("На какой срок?").await;
    irina.presses_like("До 31.08.").await;
    irina.sees(&format!("Приказ № 12-ОД от {day}")).await;
    irina.presses("Назначить").await;
    irina.sees("✅ Назначено.").await;
    let marina = visit.phone(LEADER).await;
    marina.sees("✅ Вам назначена роль").await;
    marina.commands("clusters").await;
    marina.presses_like(CLUSTER).await;
    marina.presses("Вступить").await;
    marina.sees("✅ Вы в кластере").await;

    // The office's own blank, and the order of the roster on it.
    let irina = visit.phone(COORDINATOR).await;
    desk(&irina).await;
    irina.presses("📄 Бумаги").await;
    irina.presses("Бланки").await;
    irina.presses("Приказ о составе").await;
    irina.sees("Сейчас обычный бланк.").await;
    irina.sends(&letterhead(&folder)).await;
    irina.has(&["✅ Бланк принят", "Приказ о составе, версия 1."]).await;
    assert!(words(irina.saves("Приказ_о_составе_образец").await).contains(LETTERHEAD), "the specimen");
    desk(&irina).await;
    irina.presses("Кластеры").await;
    irina.presses(CLUSTER).await;
    irina.presses("📄 Бумаги").await;
    irina.presses("Приказ о составе").await;
    irina.sees("👥 В составе 2").await;
    irina.presses("№ 1").await;
    irina.has(&["Бумага готовится"]).await;
    let order = words(irina.saves("Приказ_о_составе_2").await);
    for part in [
        LETTERHEAD,
        "№ 1",
        "методического кластера «Формирующее оценивание»",
        "Петрову Ольгу Андреевну, учителя",
        "Гаврилова Марина Викторовна",
        "к приказу Управления образования Лесного района",
        "Начальник управления",
        "В.А. Зимина",
    ] {
        assert!(order.contains(part), "«{part}» is not in\n{order}");
    }
    visit.end().await;
}
