//! The regulation: taken from the published ones, overridden with grounds, kept in versions, sent as a file; and what
//! reads it. Issue 10, «The regulation».

use grozd::model::regulation::{self, keys};
use serde_json::{Value, json};

use crate::world::{Somebody, World};

impl Somebody<'_> {
    /// Presses these one after another.
    pub async fn follows(&self, labels: &[&str]) {
        for label in labels {
            self.presses(label).await;
        }
    }

    /// Opens the regulation.
    pub async fn regulation(&self) {
        self.says("/people").await;
        self.presses("Положение").await;
        self.sees("Положение");
    }

    /// Takes the regulation from these presets.
    pub async fn takes_from(&self, presets: &[&str]) {
        self.regulation().await;
        self.presses("Выбор положений").await;
        self.follows(presets).await;
        self.follows(&["Показать, что изменится", "Изменить"]).await;
    }

    /// Opens a key of a chapter, on whichever page it stands.
    pub async fn opens_key(&self, chapter: &str, key: &str) {
        self.regulation().await;
        self.presses(chapter).await;
        for _ in 0..6 {
            if self.card().has_button(key) {
                break;
            }
            self.presses("›").await;
        }
        self.presses(key).await;
    }

    /// Types a value on the card of a key, and its grounds, and confirms both.
    pub async fn sets(&self, chapter: &str, key: &str, value: &str) {
        self.opens_key(chapter, key).await;
        self.says(value).await;
        self.says("приказ № 14 от 12.01.2027").await;
        self.presses("Изменить").await;
        self.sees("✅ Записано");
    }

    /// Sends a file for the regulation, and waits until it has been read.
    pub async fn sends_regulation(&self, text: &str) {
        self.regulation().await;
        self.presses("Файл").await;
        self.done(self.world.sim.sends_document(self.id, "regulation.json", text.to_owned(), "")).await;
        self.world.fetched().await;
    }
}

/// Issue 10, «The regulation»: presets, an override with grounds, what it does and for whom, history, and back.
#[tokio::test]
async fn a_coordinator_takes_the_regulation_from_two_papers_and_sets_a_key_against_them() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.regulation().await;
    irina.sees("Своё: ни одно из готовых положений не выбрано");
    irina.sees("Пока ничего не меняли: действует то, что по умолчанию");
    irina.presses("История").await;
    irina.sees("Пока действует то, что по умолчанию.");
    irina.presses("‹ Назад").await;

    irina.presses("Выбор положений").await;
    irina.sees("Кластеры проектов (S0): Кластер на каждый проект, над ними координационный совет.");
    irina.follows(&["Кластеры проектов", "Объединение (МунУМО)"]).await;
    irina.sees("✅ Объединение (МунУМО)");
    // A tick is taken away again.
    irina.follows(&["Методический округ", "✅ Методический округ", "Показать, что изменится"]).await;
    irina.sees("Взято из: Кластеры проектов (S0), Объединение (МунУМО) (S2)");
    irina.sees("Что уже закрыто и подписано, останется по прежней версии.");
    let mut changes = irina.screen();
    while irina.card().has_button("›") && !changes.contains("Срок полномочий: нет → 12 месяцев")
    {
        irina.presses("›").await;
        changes += &irina.screen();
    }
    irina.presses("Изменить").await;
    irina.sees("✅ Записано, версия 1.");
    irina.sees("Взято из: Кластеры проектов (S0), Объединение (МунУМО) (S2)");
    // The council elects its chair and the association's is appointed: each paper speaks of its own body.
    irina.does_not_see("Положения расходятся");

    irina.presses("Заседания и решения").await;
    irina.sees("Кворум: больше половины состава · S2 п. 2.4");
    irina.sees("Зачёт лишь с кворумом: да · в положении не сказано, по умолчанию бота");
    irina.presses("Кворум").await;
    irina.sees("Сейчас: больше половины состава");
    irina.sees("По положению: S2 п. 2.4");
    irina.sees("👥 Касается: членов совета или объединения");
    irina.sees("Бот пока только хранит это правило.");
    irina.does_not_see("Больше половины состава");
    irina.presses("Две трети состава").await;
    irina.sees("На каком основании?");
    irina.says("я").await;
    irina.sees("❗ Нужно от 3 до 200 знаков.");
    irina.says("п. 3.2 нашего положения").await;
    irina.sees("Было: больше половины состава");
    irina.sees("Станет: две трети состава");
    irina.presses("Изменить").await;
    irina.sees("✅ Записано, версия 2.");
    irina.sees("Своё решение: п. 3.2 нашего положения");
    irina.sees("Записано: Смирнова И. В., сб, 21 ноября");
    irina.sees("Не применяется: больше половины состава · S2 п. 2.4");

    irina.presses("Вернуть по положению").await;
    irina.sees("Станет: больше половины состава");
    irina.presses("Изменить").await;
    irina.sees("По положению: S2 п. 2.4");
    irina.regulation().await;
    irina.sees("Версия 3, своих решений: 0");
    irina.presses("История").await;
    irina.sees("3. сегодня, 12:00, Смирнова И. В.: Кворум: две трети состава → больше половины состава");
    irina.sees("1. сегодня, 12:00, Смирнова И. В.: Взято из: Кластеры проектов (S0)");
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter LIKE 'regulation-%'").await, 3);
    world.end().await;
}

/// DOMAIN 1.8, contradiction 1: 25 February holds and 1 March stands beside it; a change says what it does.
#[tokio::test]
async fn the_earlier_day_of_the_report_holds_and_a_later_one_than_the_last_is_refused() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    irina.takes_from(&["Объединение (МунУМО)"]).await;
    irina.opens_key("Отчёт и показатели", "Срок отчёта").await;
    irina.sees("Сейчас: 25 февраля");
    irina.sees("По положению: S2 п. 3.8");
    irina.sees("Не применяется: 1 марта · S2 п. 2.6");
    irina.says("30 февраля").await;
    irina.sees("❗ Такого дня нет в календаре.");
    irina.says("весной").await;
    irina.sees("❗ Напишите день и месяц или «нет». Например: 25 февраля");
    irina.says("21.02").await;
    irina.says("приказ № 14 от 12.01.2027").await;
    irina.sees("Станет раньше на 4 дня.");
    irina.sees("Дни напоминаний: 22 января, 7 февраля, 14 февраля, 20 февраля.");
    irina.sees("👥 Касается: тех, кто готовит отчёты и показатели");
    irina.presses("Отмена").await;
    irina.sees("Сейчас: 25 февраля");
    irina.says("15 марта").await;
    irina.says("приказ № 14 от 12.01.2027").await;
    irina.sees("❗ «Срок отчёта» не сочетается с правилом «Крайний срок отчёта»: сначала измените его.");
    assert!(!irina.card().has_button("Изменить"));
    irina.presses("Отмена").await;
    assert_eq!(world.count("SELECT max(version) FROM regulation").await, 1);
    world.end().await;
}

/// Bad input and faults: two coordinators overriding one key at once; a regulation changed while a draft is open.
#[tokio::test]
async fn of_two_who_set_one_key_at_once_the_second_sees_what_holds_now() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.coordinator("Петрова Ольга").await;
    for somebody in [&irina, &olga] {
        somebody.opens_key("Заседания и решения", "Кворум").await;
    }
    irina.presses("Две трети состава").await;
    olga.presses("Половина состава").await;
    irina.says("решение совета от 20.11.2026").await;
    olga.says("приказ № 2").await;
    irina.presses("Изменить").await;
    irina.sees("✅ Записано, версия 1.");
    olga.presses("Изменить").await;
    olga.sees("Пока вы выбирали, правило «Кворум» уже изменили. Ваше изменение не записано, вот что действует теперь.");
    olga.sees("Сейчас: две трети состава");
    olga.sees("Своё решение: решение совета от 20.11.2026");
    assert_eq!(world.count("SELECT max(version) FROM regulation").await, 1);

    // Another key than the one that was changed meanwhile: nothing is lost, and nobody is asked twice.
    olga.opens_key("Работа бота", "Наименьшая группа").await;
    olga.says("7").await;
    irina.sets("Люди и наставники", "Пар у наставника", "2").await;
    olga.says("приказ № 3").await;
    olga.presses("Изменить").await;
    olga.sees("✅ Записано, версия 3.");

    // Everything at once is shown again against what holds now.
    olga.regulation().await;
    olga.follows(&["Выбор положений", "Система сопровождения", "Показать, что изменится"]).await;
    irina.sets("Люди и наставники", "Пар у наставника", "4").await;
    olga.presses("Изменить").await;
    olga.sees("Пока вы выбирали, положение изменили. Посмотрите ещё раз.");
    olga.presses("Изменить").await;
    olga.sees("✅ Записано, версия 5.");
    assert_eq!(
        world.text("SELECT value FROM regulation_override WHERE key = 'mentor_load' AND version = 4").await,
        "4"
    );
    world.end().await;
}

/// Bad input and faults: a draft that stays while the person leaves, and a role that ends in its middle.
#[tokio::test]
async fn a_draft_stands_until_its_owner_is_no_coordinator_any_more() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let olga = world.coordinator("Петрова Ольга").await;
    olga.opens_key("Заседания и решения", "Кворум").await;
    olga.presses("Две трети состава").await;
    olga.says("/menu").await;
    olga.says("/people").await;
    olga.presses("Положение").await;
    olga.sees("Вы не закончили изменение положения.");
    olga.presses("Продолжить").await;
    olga.sees("Кворум: две трети состава");
    olga.says("приказ № 2").await;
    olga.sees("Станет: две трети состава");
    irina.says("/people").await;
    irina.says("Петрова").await;
    irina.presses_like("Петрова О.").await;
    irina.presses_like("координатор").await;
    irina.presses_like("координатор").await;
    world.deliver().await;
    let (message, before) = (olga.messages_with("Станет: две трети состава"), world.facts().await);
    olga.presses_on(message, "Изменить").await;
    assert_eq!(world.facts().await, before);
    olga.says("/menu").await;
    assert_eq!(world.count("SELECT count(*) FROM regulation").await, 0);
    world.end().await;
}

/// «As a file in and out for a second municipality»; refused kindly, all or nothing, shown before it is taken. Nothing
/// crosses the line between two municipalities.
#[tokio::test]
async fn a_file_carries_the_regulation_to_another_municipality() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let olga = world.coordinator("Петрова Ольга").await;
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Степной район', 'Europe/Moscow');
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (2, 2, 'Степная школа', 'Степная школа', x'', ' степная школа');
             UPDATE person SET municipality_id = 2, organisation_id = 2 WHERE id = 2;
             UPDATE account SET municipality_id = 2 WHERE person_id = 2;
             UPDATE appointment SET municipality_id = 2 WHERE person_id = 2",
        )
        .await;
    irina.takes_from(&["Объединение (МунУМО)"]).await;
    irina.sets("Учреждение и бумаги", "Название учреждения", "Управление образования Лесного района").await;
    irina.sets("Работа бота", "Наименьшая группа", "10").await;
    irina.regulation().await;
    irina.follows(&["Файл", "Получить файл"]).await;
    let text = irina.file("regulation-3.json");
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["presets"], json!(["S2"]));
    assert_eq!(file["overrides"][0]["key"], "smallest_group");
    assert_eq!(file["overrides"].as_array().unwrap().len(), 1);

    // Nothing of it is seen across the line.
    olga.regulation().await;
    olga.sees("Пока ничего не меняли");
    olga.presses("История").await;
    olga.does_not_see("Смирнова");

    let untouched = "SELECT count(*) FROM regulation WHERE municipality_id = 2";
    for (text, flaw) in [
        ("это не JSON".to_owned(), "это не файл положения"),
        (text.replace("\"format\": 1", "\"format\": 9"), "он другой версии (9), а я читаю версию 1"),
        (text.replace("smallest_group", "largest_group"), "такого правила я не знаю: largest_group"),
        (text.replace("\"10\"", "3"), "«Наименьшая группа»: значение не подходит. Нужно число от 5 до 50."),
        (text.replace("приказ № 14 от 12.01.2027", " "), "«Наименьшая группа»: нужно основание"),
        (" ".repeat(300_000), "он больше 256 КБ"),
    ] {
        olga.sends_regulation(&text).await;
        olga.sees("Файл не подошёл, ничего не изменилось:");
        olga.sees(flaw);
        assert_eq!(world.count(untouched).await, 0);
    }

    olga.sends_regulation(&text).await;
    olga.sees("Взято из: Объединение (МунУМО) (S2)");
    olga.presses("Отмена").await;
    assert_eq!(world.count(untouched).await, 0);
    olga.sends_regulation(&text).await;
    olga.presses("Изменить").await;
    olga.sees("✅ Записано, версия 1.");
    olga.sends_regulation(&text).await;
    olga.sees("❗ В файле то же, что действует сейчас: менять нечего.");
    olga.opens_key("Работа бота", "Наименьшая группа").await;
    olga.sees("Сейчас: 10");
    olga.sees("Записано: Петрова О., сб, 21 ноября");
    olga.opens_key("Учреждение и бумаги", "Название учреждения").await;
    olga.sees("Сейчас: пока не указано");
    // The other one has its three versions still, and no more.
    irina.regulation().await;
    irina.sees("Версия 3, своих решений: 2");
    world.end().await;
}

/// «What was closed or signed keeps the version it used»: the verb.
#[tokio::test]
async fn a_version_says_for_ever_what_it_said() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    irina.takes_from(&["Объединение (МунУМО)"]).await;
    irina.opens_key("Заседания и решения", "Кворум").await;
    irina.presses("Две трети состава").await;
    irina.says("приказ № 2").await;
    irina.presses("Изменить").await;
    irina.takes_from(&["✅ Объединение (МунУМО)"]).await;
    let mut tx = world.tx().await;
    let mut quorum = async |version| {
        let regulation = regulation::at(&mut tx, version).await.unwrap();
        let sentence = |rule| {
            let resolved = regulation.resolve(rule).unwrap();
            regulation::sentence(grozd::text::Language::Ru, rule, &resolved)
        };
        (sentence(&keys::meetings::QUORUM), sentence(&keys::body::TERM_MONTHS))
    };
    assert_eq!(quorum(0).await.0, "Кворум: больше половины состава · в положении не сказано, по умолчанию бота");
    let first = quorum(1).await;
    assert_eq!(first.0, "Кворум: больше половины состава · S2 п. 2.4");
    assert_eq!(first.1, "Срок полномочий: 12 месяцев · S2 п. 2.7");
    assert_eq!(quorum(2).await.0, "Кворум: две трети состава · своё решение");
    assert_eq!(quorum(3).await.1, "Срок полномочий: нет · в положении не сказано, по умолчанию бота");
    assert!(regulation::at(&mut tx, 4).await.is_err());
    drop(tx);
    // Whoever made a version is forgotten with their erasure; the version stays.
    let olga = world.coordinator("Петрова Ольга").await;
    world
        .tamper("UPDATE journal SET author_id = NULL WHERE matter LIKE 'regulation-%' AND became LIKE 'quorum%'")
        .await;
    olga.opens_key("Заседания и решения", "Кворум").await;
    olga.sees("Записано: сб, 21 ноября, человек удалён");
    world.end().await;
}

/// The first readers: the smallest group of the figures, the years of a young specialist, the school year.
#[tokio::test]
async fn the_figures_and_the_profile_go_by_the_regulation() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина").await;
    let olga = world.teacher("Петрова Ольга").await;
    world.tamper("UPDATE person SET teaching_since = '2022-09-01' WHERE family_name = 'Петрова'").await;
    olga.says("/profile").await;
    olga.does_not_see("молодой специалист");
    irina.sets("Люди и наставники", "Стаж молодого педагога", "5").await;
    irina.sees("Своё решение: приказ № 14 от 12.01.2027");
    irina.does_not_see("Бот пока только хранит это правило.");
    olga.says("/profile").await;
    olga.sees("Целевая категория: молодой специалист");
    irina.says("/people").await;
    irina.says("Петрова").await;
    irina.presses_like("Петрова О.").await;
    irina.sees("молодой специалист");

    irina.says("/stats").await;
    irina.sees("молодых специалистов: меньше 5");
    irina.opens_key("Работа бота", "Наименьшая группа").await;
    irina.says("4").await;
    irina.sees("❗ Нужно число от 5 до 50.");
    irina.sets("Работа бота", "Наименьшая группа", "12").await;
    irina.says("/stats").await;
    irina.sees("молодых специалистов: меньше 12");
    irina.presses("Как посчитано").await;
    irina.sees("Стаж молодого педагога: 5 лет · своё решение.");
    irina.sees("«Меньше 12»: от 0 до 11 человек");

    // Where the school year begins yesterday, its figures do too.
    irina.sets("Кластеры", "Начало учебного года", "20 ноября").await;
    irina.says("/stats").await;
    irina.presses("События").await;
    irina.sees("🗓 С 20 ноября 2026 года");
    world.end().await;
}
