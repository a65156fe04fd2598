//! Plans of work: what stands in them, who answers for it, how one comes from a file and goes into files.

use chrono::TimeDelta;

use crate::diagnosis::{lay, lists_go_into_the_folder};
use crate::papers::{cells, words};
use crate::world::{CLUSTER, Somebody, World};

const PLANS: &str = r#">1:plans:"list""#;
const PLAN: &str = r#">1:plans:{"of":{"group":1}}"#;

/// Olga leads the cluster «Физика», Anna belongs to it, Irina coordinates.
async fn a_cluster(world: &World) -> [Somebody<'_>; 3] {
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Ершова Анна Ильинична").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.tamper(CLUSTER).await;
    world.tamper("UPDATE groups SET search_form = ' физика'").await;
    [olga, anna, irina]
}

/// Adds an entry to the plan of the cluster.
async fn adds(person: &Somebody<'_>, matter: &str, term: &str, responsible: &str) {
    person.goes(PLAN).await;
    person.presses("Добавить запись").await;
    for words in [matter, term, responsible] {
        person.says(words).await;
    }
    person.presses("Добавить").await;
    person.sees("✅ Запись добавлена.");
}

async fn sends(person: &Somebody<'_>, name: &str, text: &str) {
    person.done(person.world.sim.sends_document(person.id, name, text.as_bytes().to_vec(), "")).await;
    person.world.made().await;
}

/// From the plan of the cluster to the report.
async fn reported(irina: &Somebody<'_>, name: &str, text: &str) {
    irina.goes(PLAN).await;
    irina.presses("📄 Загрузить из файла").await;
    irina.sees("2026/27 учебный год");
    sends(irina, name, text).await;
    irina.presses("Проверить столбцы").await;
    irina.presses("Всё верно").await;
    irina.world.made().await;
    irina.presses("Открыть отчёт").await;
}

/// Office, plan entries: a leader fills the plan of their group, month by month; people become references.
#[tokio::test]
async fn a_leader_plans_the_year_of_their_group() {
    let world = World::start().await;
    let [olga, anna, _] = a_cluster(&world).await;
    olga.goes(PLANS).await;
    olga.sees("2026/27 учебный год");
    olga.does_not_see("Методическая служба");
    olga.presses("Физика · пусто").await;
    olga.sees("В плане пока нет записей");
    olga.does_not_see("Загрузить");
    olga.presses("Добавить запись").await;
    olga.says("ур").await;
    olga.sees("Здесь 2 знака, а нужно от 3 до 500.");
    olga.says("Открытый урок по физике").await;
    olga.says("когда-нибудь").await;
    olga.sees("Не понял срок");
    olga.says("до 25 декабря").await;
    olga.says("методист, Ершова А. И.").await;
    olga.presses("Результат").await;
    olga.says("Конспект").await;
    olga.sees("🗓 до 25 декабря");
    olga.presses("Добавить").await;
    olga.sees("✅ Запись добавлена.");
    olga.sees("🗓 до 25 декабря (25 декабря 2026)");
    olga.sees("Отвечают: Ершова А. И., методист");
    olga.sees("⏳ Открыто");
    assert_eq!(world.text("SELECT responsible FROM plan_entry").await, "методист");
    assert_eq!(world.count("SELECT count(*) FROM plan_entry_person WHERE person_id = 2").await, 1);

    // By buttons: a month, all the year, a day of the calendar.
    olga.goes(PLAN).await;
    olga.presses("Добавить запись").await;
    olga.says("Заседание").await;
    olga.presses("Ноябрь").await;
    olga.presses("Пропустить").await;
    olga.presses("Добавить").await;
    olga.sees("🗓 ноябрь 2026");
    olga.goes(PLAN).await;
    olga.presses("Добавить запись").await;
    olga.says("Консультации").await;
    olga.presses("В течение года").await;
    olga.presses("Пропустить").await;
    olga.presses("Срок").await;
    olga.presses("Точный день").await;
    olga.presses("28").await;
    olga.presses("Добавить").await;
    olga.sees("🗓 28 ноября 2026");

    olga.goes(PLAN).await;
    olga.sees("Всего 3 записи");
    olga.sees("Открыто 3, выполнено 0, отменено 0");
    olga.presses("Ноябрь · 2").await;
    olga.sees("1. Заседание");
    olga.sees("2. Консультации");
    olga.presses("2. Консультации").await;
    olga.presses("‹ Назад").await;
    olga.presses("1. Заседание").await;

    // It is done, on another day, and open again after all.
    olga.presses("Выполнено").await;
    olga.sees("✅ Отмечено: выполнено сегодня.");
    olga.sees("✅ Выполнено 21 ноября 2026");
    olga.presses("🗓 Другой день").await;
    olga.says("20.11.2026").await;
    olga.sees("✅ Выполнено 20 ноября 2026");
    olga.presses("Снова открыть").await;
    olga.sees("⏳ Открыто");
    olga.presses("Отменить").await;
    olga.sees("❌ Отменено 21 ноября 2026");

    // Every detail is changed, and cleared.
    olga.presses("Изменить").await;
    olga.presses("Срок").await;
    olga.says("декабрь–январь").await;
    olga.sees("🗓 декабрь 2026 – январь 2027");
    for (field, typed, seen) in [
        ("Мероприятие", "Заседание № 2", "Заседание № 2"),
        ("Ответственные", "О. С. Петрова", "Отвечают: Петрова О. С."),
        ("Форма", "семинар", "Форма: семинар"),
        ("Участники", "учителя физики", "👥 Участники: учителя физики"),
        ("Результат", "протокол", "Результат: протокол"),
        ("Примечание", "в лицее", "Примечание: в лицее"),
    ] {
        olga.presses("Изменить").await;
        olga.presses(field).await;
        olga.says(typed).await;
        olga.sees(seen);
    }
    olga.presses("Изменить").await;
    olga.presses("Ответственные").await;
    olga.sees("Сейчас: Петрова О. С.");
    olga.presses("Очистить").await;
    olga.does_not_see("Отвечают");
    // Found by its words from the plan.
    olga.goes(PLAN).await;
    olga.says("заседан").await;
    olga.sees("По запросу «заседан» нашлась 1 запись");
    olga.sees("1. ❌ 12.26 Заседание № 2");

    // Whoever does not lead has no plan, neither by a door nor by a place, and changes nothing.
    let before = world.text("SELECT group_concat(state || begins) FROM plan_entry").await;
    for place in
        [PLANS, PLAN, r#">1:plans:{"entry":{"id":1}}"#, r#">1:newplanentry:{"of":{"which":{"group":1,"year":2026}}}"#]
    {
        anna.goes(place).await;
        anna.does_not_see("Заседание");
        anna.does_not_see("Открытый урок");
    }
    olga.goes(r#">1:plans:{"plan":{"which":{"group":null,"year":2026}}}"#).await;
    olga.does_not_see("Методическая служба");
    assert_eq!(world.text("SELECT group_concat(state || begins) FROM plan_entry").await, before);
    world.end().await;
}

/// Office, «The journal»: each change is a line, without a word of the plan.
#[tokio::test]
async fn the_journal_knows_what_was_changed() {
    let world = World::start().await;
    let [olga, _, irina] = a_cluster(&world).await;
    adds(&olga, "Урок Ершовой Анны", "25.12.2026", "Ершова А. И.").await;
    olga.presses("Выполнено").await;
    olga.presses("Изменить").await;
    olga.presses("Срок").await;
    olga.presses("Декабрь").await;
    olga.presses("Изменить").await;
    olga.presses("Форма").await;
    olga.says("Открытый показ").await;
    let told = "SELECT group_concat(matter || ' ' || coalesce(was, '-') || ' > ' || became, '; ') FROM journal
                WHERE matter LIKE 'plan-%'";
    assert_eq!(
        world.text(told).await,
        "plan-entry-added - > 1: 2026-12-25/2026-12-25; plan-entry-state 1: open > 1: done; \
         plan-entry-term 1: 2026-12-25/2026-12-25 > 1: 2026-12-01/2026-12-31; plan-entry-changed - > 1: form"
    );
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE matter LIKE 'plan-%' AND group_id = 1").await, 4);
    irina.goes(r#">1:journal:"all""#).await;
    irina.sees("план «Физика», запись № 1: открыто → выполнено");
    irina.sees("план «Физика», запись № 1: срок 25 декабря 2026 → 1 декабря 2026 – 31 декабря 2026");
    irina.sees("план «Физика», запись № 1: новое «форма проведения»");
    irina.presses("О чём").await;
    irina.presses("Планы").await;
    irina.sees("4 записи");
    world.end().await;
}

/// Office «Imports»: a plan comes after its report, twice changes nothing, a newer one what it says.
#[tokio::test]
async fn a_plan_is_loaded_after_its_report() {
    let world = World::start().await;
    let [olga, _, irina] = a_cluster(&world).await;
    let heads = "№ п/п;Мероприятие;Сроки;Категория участников;Ответственные;Планируемый результат";
    let first = format!(
        "{heads}\n1;Августовское заседание;август;учителя физики;Петрова О.С.;протокол\n\
         2;Открытый урок;25 октября;;методист, Ершова Анна Ильинична;\n3;Консультации;в течение года;;;\n\
         4;Семинар;когда-нибудь;;;\n;Итого: 4;;;;"
    );
    reported(&irina, "план.csv", &first).await;
    irina.sees("План: Физика, 2026/27 учебный год");
    irina.sees("Появятся 3 новые строки");
    irina.sees("Не войдёт 1");
    assert_eq!(world.count("SELECT count(*) FROM plan").await, 0, "nothing is written before the confirmation");
    irina.presses_like("Не войдут").await;
    irina.presses_like("5. Семинар").await;
    irina.sees("Не понял и пропустил: срок «когда-нибудь»");
    irina.goes(r#">1:imports:{"card":{"id":1}}"#).await;
    irina.presses("Загрузить: 3").await;
    irina.sees("✅ Загружено. Новых: 3, изменено: 0.");
    let all = "SELECT group_concat(matter || ' ' || begins || ' ' || coalesce(responsible, '-') || ' '
                      || (SELECT count(*) FROM plan_entry_person WHERE entry_id = plan_entry.id), '; ') FROM plan_entry";
    assert_eq!(
        world.text(all).await,
        "Августовское заседание 2026-08-01 - 1; Открытый урок 2026-10-25 методист 1; Консультации 2026-09-01 - 0"
    );
    assert_eq!(world.text("SELECT became FROM journal WHERE matter = 'import-plan'").await, "3/0");

    // The same again; and with another term, a mark, a blank that changes nothing, and one that is doubtful.
    reported(&irina, "ещё.csv", &format!("{first}\n")).await;
    irina.sees("Без изменений 3");
    irina.sees("Загружать нечего");
    irina.presses("Отказаться").await;
    irina.presses("Отказаться").await;
    let second = "Мероприятие;Срок;Отметка о выполнении;Участники\nОткрытый урок;27 октября;проведено;\n\
                  Консультация;в течение года;;молодые педагоги\n";
    reported(&irina, "новый.csv", second).await;
    irina.sees("Изменится 1");
    irina.sees("Под вопросом 1");
    irina.presses_like("Вопросы").await;
    irina.presses_like("3. Консультация").await;
    irina.sees("В плане есть похожая запись");
    irina.presses_like("Консультации").await;
    irina.presses("‹ Назад").await;
    irina.presses("Загрузить: 2").await;
    irina.sees("✅ Загружено. Новых: 0, изменено: 2.");
    let changed = "SELECT group_concat(matter || ' ' || begins || ' ' || state || coalesce(state_on, '') || ' '
                   || coalesce(participants, '-') || coalesce(responsible, '-'), '; ') FROM plan_entry WHERE id > 1";
    assert_eq!(
        world.text(changed).await,
        "Открытый урок 2026-10-27 done2026-10-27 -методист; Консультация 2026-09-01 open молодые педагоги-"
    );
    olga.goes(PLAN).await;
    olga.sees("Открыто 2, выполнено 1, отменено 0");
    world.end().await;
}

/// Office «Imports»: what has changed since the report is shown again; a group that is not there any more, too.
#[tokio::test]
async fn a_plan_that_changes_meanwhile_is_checked_again() {
    let world = World::start().await;
    let [olga, _, irina] = a_cluster(&world).await;
    adds(&olga, "Открытый урок", "декабрь", "методист").await;
    reported(&irina, "план.csv", "Мероприятие;Срок\nОткрытый урок;январь\nСеминар;март\n").await;
    irina.sees("Изменится 1");
    adds(&olga, "Семинар", "март", "методист").await;
    irina.goes(r#">1:imports:{"card":{"id":1}}"#).await;
    irina.presses("Загрузить: 2").await;
    irina.sees("Ничего не записано, проверяю заново");
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.sees("Без изменений 1");
    // What is to change has changed.
    world.tamper("UPDATE plan_entry SET note = 'в лицее' WHERE id = 1").await;
    irina.presses("Загрузить: 1").await;
    irina.sees("Ничего не записано, проверяю заново");
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.presses("Загрузить: 1").await;
    irina.sees("✅ Загружено. Новых: 0, изменено: 1.");
    assert_eq!(world.text("SELECT begins || note FROM plan_entry WHERE id = 1").await, "2027-01-01в лицее");
    assert_eq!(world.count("SELECT count(*) FROM plan_entry").await, 2);
    world.end().await;
}

/// Office «Papers»: where no file with names passes the messenger, a plan is taken from the operator's folder, and into the
/// plan from whose card it was asked for.
#[tokio::test]
async fn a_plan_is_taken_from_the_folder() {
    let world = World::start().await;
    let [_, _, irina] = a_cluster(&world).await;
    lists_go_into_the_folder(&irina).await;
    let list = "Мероприятие;Срок;Ответственный\nОткрытый урок;25 декабря;методист, Ершова А. И.\nСеминар;март;\n";
    irina.goes(PLAN).await;
    irina.presses("📄 Загрузить из файла").await;
    irina.sees("2026/27 учебный год");
    irina.sees("Там пока пусто");
    sends(&irina, "план.csv", list).await;
    irina.sees("списки с именами через мессенджер не идут");
    irina.sees("2026/27 учебный год");
    assert_eq!(world.count("SELECT (SELECT count(*) FROM import) + (SELECT count(*) FROM file)").await, 0);
    let laid = lay(&world, "план.csv", list.as_bytes());
    irina.presses("Обновить").await;
    irina.presses_like("1. план.csv").await;
    world.made().await;
    irina.presses("Проверить столбцы").await;
    irina.sees("План: Физика, 2026/27 учебный год");
    irina.presses("Всё верно").await;
    world.made().await;
    irina.presses("Открыть отчёт").await;
    irina.sees("Появятся 2 новые строки");
    assert!(laid.exists(), "it is there until a word is given");
    irina.presses("Загрузить: 2").await;
    irina.sees("✅ Загружено. Новых: 2, изменено: 0.");
    world.until_count("SELECT count(*) FROM import_laid", 0).await;
    assert!(!laid.exists(), "and is taken away with the confirmation");
    let all = "SELECT group_concat(group_id || ' ' || matter || ' ' || begins, '; ')
               FROM plan JOIN plan_entry ON plan_entry.plan_id = plan.id";
    assert_eq!(world.text(all).await, "1 Открытый урок 2026-12-25; 1 Семинар 2027-03-01");
    assert_eq!(world.count("SELECT count(*) FROM plan_entry_person WHERE person_id = 2").await, 1);
    world.end().await;
}

/// P4: the spreadsheet for those who answer for it, and the paper in the register.
#[tokio::test]
async fn a_plan_goes_into_files() {
    let world = World::start().await;
    let [olga, _, irina] = a_cluster(&world).await;
    adds(&olga, "Открытый урок", "25.12.2026", "методист, Ершова А. И.").await;
    adds(&olga, "Заседание", "ноябрь", "Петрова О. С.").await;
    olga.presses("Выполнено").await;
    olga.goes(PLAN).await;
    olga.does_not_see("План бумагой");
    olga.presses("📄 Таблица").await;
    olga.sees("В ней 2 записи");
    world.deliver().await;
    let rows = cells(file(&olga));
    assert_eq!(rows[1][1..4], ["Заседание", "", "ноябрь 2026"]);
    assert_eq!(rows[2][6], "Ершова А. И., методист");
    assert_eq!(rows[1][10], "выполнено");

    irina.goes(PLAN).await;
    irina.presses("📄 План бумагой").await;
    irina.sees("Бумага готовится");
    world.made().await;
    let paper = words(&file(&irina));
    for line in [
        "УТВЕРЖДАЮ",
        "ПЛАН РАБОТЫ",
        "методического кластера «Физика»",
        "на 2026/2027 учебный год",
        "Заседание",
        "ноябрь 2026",
        "выполнено 21.11.2026",
        "Ершова А.И., методист",
        "О.С. Петрова",
    ] {
        assert!(paper.contains(line), "«{line}» is not in\n{paper}");
    }
    irina.goes(r#">1:papers:"list""#).await;
    irina.sees("План работы");
    assert_eq!(world.text("SELECT about FROM paper").await, "«Физика», 2026/27");
    // Both who are responsible, and whoever made it.
    assert_eq!(world.count("SELECT count(*) FROM paper_person").await, 3);

    // The service has a plan of its own.
    irina.goes(PLANS).await;
    irina.presses("Методическая служба · пусто").await;
    irina.presses("Добавить запись").await;
    irina.says("Мониторинг").await;
    irina.says("май").await;
    irina.presses("Пропустить").await;
    irina.presses("Добавить").await;
    irina.goes(r#">1:plans:{"plan":{"which":{"group":null,"year":2026}}}"#).await;
    irina.presses("📄 План бумагой").await;
    world.made().await;
    let paper = words(&file(&irina));
    assert!(paper.contains("методической службы") && paper.contains("май 2027"), "{paper}");
    world.end().await;
}

/// The bytes of the newest file of somebody's chat.
fn file(person: &Somebody<'_>) -> Vec<u8> {
    let messages = person.world.sim.chat(person.id);
    let media = messages.iter().rev().find_map(|message| message.media.as_ref().filter(|_| message.is_from_bot()));
    let (bytes, _) = person.world.sim.file(&media.expect("a file").file_id).unwrap();
    bytes.to_vec()
}

/// Office, plan entries: one line on «Сегодня» for who leads, only while something of this month is open.
#[tokio::test]
async fn what_is_open_this_month_waits_for_the_leader() {
    let world = World::start().await;
    let [olga, anna, irina] = a_cluster(&world).await;
    adds(&olga, "Заседание", "ноябрь", "методист").await;
    adds(&olga, "Открытый урок", "ноябрь–декабрь", "методист").await;
    adds(&olga, "Консультации", "в течение года", "методист").await;
    adds(&olga, "Отчёт", "май", "методист").await;
    olga.says("/menu").await;
    olga.sees("План на этот месяц: открыто 2");
    for other in [anna, irina] {
        other.says("/menu").await;
        other.does_not_see("План на этот месяц");
    }
    olga.presses("План на этот месяц: открыто 2").await;
    olga.presses("Ноябрь · 2").await;
    olga.presses("1. Заседание").await;
    olga.presses("Выполнено").await;
    olga.says("/menu").await;
    olga.sees("План на этот месяц: открыто 1");
    world.later(TimeDelta::days(60));
    olga.says("/menu").await;
    olga.does_not_see("План на этот месяц");
    world.end().await;
}

/// 152-ФЗ: whoever is erased is no longer named, by reference or by words, and the post stays.
#[tokio::test]
async fn an_erasure_takes_the_name_and_leaves_the_post() {
    let world = World::start().await;
    let [olga, anna, irina] = a_cluster(&world).await;
    adds(&olga, "Открытый урок", "декабрь", "методист, Ершова А. И., директор лицея").await;
    // Two who were nobody here when the plan was written.
    adds(&olga, "Семинар", "декабрь", "Лугова Вера Павловна, методист").await;
    world.teacher("Лугова Вера Павловна").await;
    reported(&irina, "план.csv", "Мероприятие;Срок;Ответственный\nУрок;май;Ершова А. И.\n").await;
    anna.says("/forget").await;
    anna.presses("Удалить всё").await;
    olga.goes(r#">1:plans:{"entry":{"id":1}}"#).await;
    olga.sees("Отвечают: методист, директор лицея");
    assert_eq!(world.count("SELECT count(*) FROM import_row").await, 0, "a staged row goes with whom it names");
    irina.goes(r#">1:people:{"card":{"id":4}}"#).await;
    irina.follows(&["Изменить запись", "Удалить человека", "По просьбе человека", "Удалить человека"]).await;
    irina.sees("✅ Удалено.");
    world.deliver().await;
    assert_eq!(world.text("SELECT responsible FROM plan_entry WHERE id = 2").await, "методист");
    assert!(!world.facts().await.contains("Лугов"), "{}", world.facts().await);
    world.end().await;
}

/// One human, two records: what named the one names the other.
#[tokio::test]
async fn a_merge_moves_the_entries() {
    let world = World::start().await;
    let [olga, anna, irina] = a_cluster(&world).await;
    adds(&olga, "Открытый урок", "декабрь", "Ершова Анна Ильинична").await;
    let again = world.teacher("Ершова Анна").await;
    irina.goes(r#">1:people:{"card":{"id":4}}"#).await;
    irina.follows(&["Изменить запись", "Соединить с другой"]).await;
    irina.presses_like("Ершова А").await;
    irina.presses("Соединить").await;
    world.deliver().await;
    for phone in [anna, again] {
        phone.says("/menu").await;
        phone.presses_like("Это ваша вторая запись?").await;
        phone.presses("Да, это я").await;
    }
    world.deliver().await;
    assert_eq!(world.count("SELECT count(*) FROM person").await, 3);
    assert_eq!(world.count("SELECT count(*) FROM plan_entry_person JOIN person ON person.id = person_id").await, 1);
    world.end().await;
}

/// Office: a municipality that keeps no plans here has no door to them.
#[tokio::test]
async fn where_plans_are_not_chosen_there_is_no_door() {
    let world = World::start().await;
    let [olga, _, irina] = a_cluster(&world).await;
    adds(&olga, "Заседание", "ноябрь", "методист").await;
    irina.opens_key("Работа бота", "Планы работы в боте").await;
    irina.presses("Поставить «нет»").await;
    irina.says("решение совета от 12.11.2026").await;
    irina.presses("Изменить").await;
    irina.sees("✅ Записано");
    irina.says("/people").await;
    irina.does_not_see("Планы");
    irina.goes(r#">1:groups:{"card":{"id":1}}"#).await;
    assert!(!irina.card().has_button("План"), "{}", irina.screen());
    olga.says("/menu").await;
    olga.does_not_see("План на этот месяц");
    olga.presses("Кластеры и события").await;
    olga.does_not_see("Планы работы");
    olga.goes(PLAN).await;
    olga.sees("Этого раздела в вашем муниципалитете нет");
    world.end().await;
}
