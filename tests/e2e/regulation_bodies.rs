//! Values of one body beside those of all, the municipality's own name, agreements for a cluster, and figures of what is
//! not chosen. Issue 10, «The regulation» and «Organisations».

use crate::papers::{a_cluster, file, words};
use crate::world::{Somebody, World};

/// Sets the key on whose card somebody is to one of its buttons.
async fn sets_to(somebody: &Somebody<'_>, label: &str, grounds: &str) {
    somebody.presses(label).await;
    somebody.says(grounds).await;
    somebody.presses("Изменить").await;
    somebody.sees("✅ Записано");
}

/// DOMAIN 1.8, 1.10: what a paper says of the association is not said of the council; each may have its own, with its
/// author and grounds, and goes back to what holds for the others.
#[tokio::test]
async fn an_association_beside_a_council_has_its_own_quorum() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.takes_from(&["Кластеры проектов", "Объединение (МунУМО)"]).await;
    irina.opens_key("Состав и руководство", "Председатель").await;
    irina.sees("У каждого органа своё:");
    irina.sees("Координационный совет — избирается · S0 п. 6.2");
    irina.sees("Объединение — назначается приказом · S2 п. 2.1");
    irina.does_not_see("Не применяется");

    irina.opens_key("Заседания и решения", "Кворум").await;
    irina.sees("Сейчас: больше половины состава");
    irina.sees("По положению: S2 п. 2.4");
    irina.sees("Координационный совет — больше половины состава · в положении не сказано, по умолчанию бота");
    irina.presses("Для органа или кластера").await;
    irina.sees("Для кого установить своё?");
    irina.presses("Объединение").await;
    irina.sees("👥 Для кого: объединение");
    irina.sees("По положению: S2 п. 2.4");
    irina.presses("Две трети состава").await;
    irina.sees("👥 Для кого: объединение");
    irina.says("п. 3.2 положения об объединении").await;
    irina.sees("👥 Для кого: объединение");
    irina.sees("Было: больше половины состава");
    irina.sees("Станет: две трети состава");
    irina.presses("Изменить").await;
    irina.sees("✅ Записано, версия 2.");
    irina.sees("Своё решение: п. 3.2 положения об объединении");
    irina.sees("Записано: Смирнова И. В., сб, 21 ноября");
    irina.sees("Не применяется: больше половины состава · S2 п. 2.4");
    irina.presses("‹ Назад").await;
    irina.label_like("Объединение · своё");
    irina.presses("Координационный совет").await;
    irina.sees("Сейчас: больше половины состава");
    irina.sees("В положении не сказано, по умолчанию бота");
    irina.sees("Что сказано о других органах, сюда не относится.");
    assert!(!irina.card().has_button("Как у всех"), "{}", irina.screen());

    irina.regulation().await;
    irina.sees("Версия 2, своих решений: 1");
    irina.presses("Заседания и решения").await;
    irina.sees("объединение — две трети состава · своё решение");
    irina.regulation().await;
    irina.presses("История").await;
    irina.sees("Кворум (объединение): больше половины состава → две трети состава");
    let noted = "SELECT was || ' > ' || became FROM journal WHERE matter = 'regulation-key'";
    assert_eq!(world.text(noted).await, "quorum@association: more_than_half > quorum@association: two_thirds");
    irina.goes(r#">1:journal:"all""#).await;
    irina.sees("Кворум (объединение)");

    irina.regulation().await;
    irina.follows(&["Файл", "Бумага Word", "Без номера"]).await;
    world.made().await;
    let paper = words(&file(&irina).1);
    for line in [
        "Кворум (объединение)\nдве трети состава\nРешение муниципалитета: п. 3.2 положения об объединении\n",
        "Кворум (координационный совет)\nбольше половины состава\nВ положении не сказано, по умолчанию бота\n",
        "Председатель (координационный совет)\nизбирается\nS0 п. 6.2\n",
    ] {
        assert!(paper.contains(line), "«{line}» is not in\n{paper}");
    }

    irina.opens_key("Заседания и решения", "Кворум").await;
    irina.follows(&["Для органа или кластера", "Объединение · своё", "Как у всех"]).await;
    irina.sees("Станет: больше половины состава");
    irina.presses("Изменить").await;
    irina.sees("По положению: S2 п. 2.4");
    assert_eq!(world.count("SELECT count(*) FROM regulation_body").await, 2);
    world.end().await;
}

/// DOMAIN 1.8, contradictions 3 and 5: where one body works by two papers, what satisfies both is applied; where nothing
/// does, somebody has to choose, and neither clause is dropped.
#[tokio::test]
async fn one_body_by_two_papers_has_to_choose_where_nothing_satisfies_both() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.takes_from(&["Кластеры проектов", "Объединение (МунУМО)"]).await;
    irina.opens_key("Состав и руководство", "Кто руководит работой").await;
    irina.follows(&["Изменить", "✅ Координационный совет", "Дальше"]).await;
    irina.says("п. 1.3 нашего положения").await;
    irina.presses("Изменить").await;
    irina.regulation().await;
    irina.sees("❗ Положения расходятся, выберите сами: Председатель");
    irina.opens_key("Состав и руководство", "Состав утверждает").await;
    irina.sees("Сейчас: председатель и приказ");
    irina.sees("По положению: S0 п. 6.3; S2 п. 2.2");
    irina.opens_key("Состав и руководство", "Председатель").await;
    irina.sees("❗ Положения расходятся: выберите сами.");
    irina.sees("Не применяется: назначается приказом · S2 п. 2.1");
    sets_to(&irina, "Назначается приказом", "приказ № 5").await;
    irina.sees("Не применяется: избирается · S0 п. 6.2");
    irina.regulation().await;
    irina.does_not_see("Положения расходятся");
    world.end().await;
}

/// Of two who set the same for one body the second sees what holds now; what is set for another body meanwhile is no
/// obstacle.
#[tokio::test]
async fn of_two_who_set_one_body_s_key_at_once_the_second_sees_what_holds() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.coordinator("Петрова Ольга").await;
    irina.takes_from(&["Кластеры проектов", "Объединение (МунУМО)"]).await;
    for (somebody, body) in [(&irina, "Объединение"), (&olga, "Координационный совет")] {
        somebody.opens_key("Заседания и решения", "Кворум").await;
        somebody.follows(&["Для органа или кластера", body, "Две трети состава"]).await;
        somebody.says("решение от 20.11.2026").await;
    }
    irina.presses("Изменить").await;
    irina.sees("✅ Записано, версия 2.");
    olga.presses("Изменить").await;
    olga.sees("✅ Записано, версия 3.");
    for somebody in [&irina, &olga] {
        somebody.opens_key("Заседания и решения", "Кворум").await;
        somebody.follows(&["Для органа или кластера", "Объединение · своё", "Половина состава"]).await;
        somebody.says("приказ № 3").await;
    }
    irina.presses("Изменить").await;
    olga.presses("Изменить").await;
    olga.sees("Пока вы выбирали, правило «Кворум» уже изменили.");
    olga.sees("👥 Для кого: объединение");
    olga.sees("Сейчас: половина состава");
    // What is set for all of the municipality meanwhile changes what those hold that have nothing of their own, alone.
    irina.opens_key("Заседания и решения", "Кворум").await;
    sets_to(&irina, "Две трети состава", "приказ № 4").await;
    irina.sees("Объединение — половина состава · своё решение");
    world.end().await;
}

/// One cluster has its own tolerance; the others have what holds for all. A cluster that is removed takes it along.
#[tokio::test]
async fn a_cluster_has_a_value_of_its_own() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    world
        .tamper(
            "INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, phase, founded_at)
             VALUES (7, 1, 'cluster', 'Химия', x'', ' химия', 'forming', '2026-11-01T00:00:00+00:00')",
        )
        .await;
    irina.opens_key("Кластеры", "Допуск по составу").await;
    irina.sees("Сейчас: 0");
    irina.presses("Для одного кластера").await;
    irina.says("хим").await;
    irina.presses("Химия").await;
    irina.sees("👥 Для кого: кластер «Химия»");
    irina.says("21").await;
    irina.sees("❗ Нужно число от 0 до 20.");
    irina.says("2").await;
    irina.says("решение кластера").await;
    irina.presses("Изменить").await;
    irina.sees("Сейчас: 2");
    irina.sees("Своё решение: решение кластера");
    irina.opens_key("Кластеры", "Допуск по составу").await;
    irina.sees("Сейчас: 0");
    irina.sees("(своё у 1 кластера)");
    irina.presses("Для одного кластера").await;
    irina.presses("Физика").await;
    irina.sees("Сейчас: 0");
    irina.regulation().await;
    irina.presses("История").await;
    irina.sees("Допуск по составу (кластер «Химия»): 0 → 2");
    irina.goes(r#">1:journal:{"group":{"id":7}}"#).await;
    irina.sees("Допуск по составу («Химия»)");

    irina.goes(r#">1:groups:{"card":{"id":7}}"#).await;
    irina.presses("Удалить кластер").await;
    irina.presses("Удалить кластер").await;
    assert_eq!(world.count("SELECT count(*) FROM regulation_body").await, 0);
    irina.regulation().await;
    irina.sees("Версия 1, своих решений: 0");
    world.end().await;
}

/// A cluster of another municipality is nobody's here.
#[tokio::test]
async fn nothing_is_set_for_a_cluster_of_another_municipality() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.opens_key("Кластеры", "Допуск по составу").await;
    irina.follows(&["Для одного кластера", "Физика"]).await;
    irina.says("2").await;
    irina.says("решение кластера").await;
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Степной район', 'Europe/Moscow');
             UPDATE groups SET municipality_id = 2 WHERE id = 1",
        )
        .await;
    irina.presses("Изменить").await;
    irina.does_not_see("✅ Записано");
    assert_eq!(world.count("SELECT count(*) FROM regulation_body").await, 0);
    world.end().await;
}

/// GROZD_MUNICIPALITY is the first value; from then on the regulation names the municipality, in its cases.
#[tokio::test]
async fn the_municipality_is_called_as_its_regulation_says() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.opens_key("Учреждение и бумаги", "Муниципалитет").await;
    irina.sees("Действует название, с которым установили бота: Лесной район");
    irina.says("Лесной округ\nЛесного округа").await;
    irina.says("закон об округе").await;
    irina.presses("Изменить").await;
    irina.sees("Сейчас: Лесной округ");
    irina.sees("Лесного округа");
    irina.does_not_see("с которым установили бота");
    irina.regulation().await;
    irina.follows(&["Файл", "Бумага Word", "Без номера"]).await;
    world.made().await;
    assert!(words(&file(&irina).1).contains("(Лесной округ) на 21 ноября 2026 г."));
    irina.says("/mydata").await;
    irina.presses("📄 Прислать файлы").await;
    assert!(irina.file("grozd-my-data.json").contains("Лесной округ"));
    // The settings are read again at a start, and change nothing.
    let (id, mut world) = (irina.id, world);
    world.restart().await;
    assert_eq!(world.text("SELECT coalesce(called, name) FROM municipality").await, "Лесной округ");
    let irina = world.knows(id);
    irina.opens_key("Учреждение и бумаги", "Муниципалитет").await;
    irina.follows(&["Вернуть по положению", "Изменить"]).await;
    irina.sees("Действует название, с которым установили бота: Лесной район");
    assert_eq!(world.text("SELECT coalesce(called, name) FROM municipality").await, "Лесной район");
    world.end().await;
}

/// S0-08: an agreement may be for a cluster; both cards show it. One that is removed leaves the agreement.
#[tokio::test]
async fn an_agreement_may_be_for_a_cluster() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    let enters = async |number: &str| {
        irina.goes(r#">1:agreements:{"of":{"id":1}}"#).await;
        irina.follows(&["Внести", "Соглашение"]).await;
        for said in [number, "01.09.2026", "21.12.2026", "Лесной институт"] {
            irina.says(said).await;
        }
        irina.sees("Для какого кластера?");
    };
    enters("5").await;
    irina.says("ничего такого").await;
    irina.sees("ничего не нашлось");
    irina.says("физ").await;
    irina.presses("Физика").await;
    irina.sees("📄 Для кластера «Физика»");
    irina.presses("Записать").await;
    irina.sees("📄 Для кластера «Физика»");
    irina.presses("Открыть кластер").await;
    irina.sees("📄 Соглашение № 5, по 21 декабря 2026");
    irina.presses("📄 № 5").await;
    irina.sees("Соглашение № 5 от 1 сентября 2026");
    irina.follows(&["Кластер", "Без кластера"]).await;
    irina.sees("✅ Записано.");
    irina.does_not_see("Для кластера");
    irina.goes(r#">1:groups:{"card":{"id":1}}"#).await;
    irina.does_not_see("Соглашение № 5");
    enters("6").await;
    irina.follows(&["Без кластера", "Кластер", "Физика", "Записать"]).await;
    irina.sees("📄 Для кластера «Физика»");
    let noted = "SELECT group_concat(matter || ':' || coalesce(group_id, '-'), ' ') FROM journal
                 WHERE matter LIKE 'agreement-%'";
    assert_eq!(world.text(noted).await, "agreement-entered:1 agreement-for-group:- agreement-entered:1");
    world
        .tamper(
            "DELETE FROM membership; DELETE FROM event_group; UPDATE appointment SET until = since WHERE role = 'leader'",
        )
        .await;
    irina.goes(r#">1:groups:{"card":{"id":1}}"#).await;
    irina.follows(&["Удалить кластер", "Удалить кластер"]).await;
    assert_eq!(world.count("SELECT count(*) FROM agreement WHERE group_id IS NULL").await, 2);
    world.end().await;
}

/// Office: what is not chosen has no figures, no picture and no spreadsheet either.
#[tokio::test]
async fn what_is_not_chosen_has_no_figures() {
    let world = World::start().await;
    let (_, _, irina) = a_cluster(&world).await;
    irina.says("/stats").await;
    irina.sees("ластер");
    irina.presses("Кластеры").await;
    irina.says("/stats").await;
    irina.presses("Из чего сложилось").await;
    let mut numbers = irina.screen();
    // The list leafs round: so many pages are more than it has.
    for _ in 0..3 {
        irina.presses("›").await;
        numbers += &irina.screen();
    }
    assert!(numbers.contains("Открытые кластеры"), "{numbers}");

    irina.opens_key("Кластеры", "Виды кластеров").await;
    irina.presses("Изменить").await;
    irina.presses_like("✅").await;
    irina.presses("Дальше").await;
    irina.says("п. 1.2 нашего положения").await;
    irina.presses("Изменить").await;

    irina.says("/stats").await;
    irina.does_not_see("ластер");
    assert!(!irina.card().has_button("Кластеры"), "{}", irina.screen());
    irina.presses("Из чего сложилось").await;
    let mut numbers = irina.screen();
    // The list leafs round: so many pages are more than it has.
    for _ in 0..3 {
        irina.presses("›").await;
        numbers += &irina.screen();
    }
    assert!(!numbers.contains("ластер"), "{numbers}");
    irina.says("/stats").await;
    irina.presses("Дефициты по категориям").await;
    assert!(!irina.card().has_button("По кластерам"), "{}", irina.screen());
    irina.says("/stats").await;
    irina.presses("Как посчитано").await;
    irina.does_not_see("Кластеры:");
    irina.does_not_see("Работают кластеры");
    world.made().await;
    assert_eq!(world.sim.chat(irina.id).iter().filter(|message| message.media.is_some()).count(), 0);
    world.end().await;
}
