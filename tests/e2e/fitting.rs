//! Finding a cluster by one's own deficits, which nobody else sees, and by school; what a cluster addresses, its link as a
//! picture, and what its members bring and lack.

use chrono::TimeDelta;

use crate::checkin::scanned;
use crate::world::{CLUSTER, World};

const FITS: &str = "
    INSERT INTO group_category VALUES (1, 3);
    INSERT INTO deficit (person_id, category_id, item_id, level, registered_at)
    SELECT 3, 3, id, 'high', '2026-11-02T00:00:00+00:00' FROM deficit_item WHERE name_ru = 'Мотивация учеников';
    INSERT INTO strength SELECT 2, id, 1, '2026-11-02T00:00:00+00:00' FROM deficit_item WHERE name_ru = 'Дети с ОВЗ'
    UNION ALL SELECT 2, id, 0, '2026-11-02T00:00:00+00:00' FROM deficit_item WHERE name_ru = 'Мотивация учеников'";

/// Growth «A teacher finds a cluster»: by an own deficit with the reason, by item more closely, by school; none where she
/// has written nothing down.
#[tokio::test]
async fn s0_04_a_cluster_is_suggested_by_own_deficits_with_the_reason() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр Ильич").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Ким Анна Петровна").await;
    world.tamper(CLUSTER).await;
    world.tamper(FITS).await;
    anna.says("/clusters").await;
    anna.presses("Подходят мне").await;
    anna.sees("«Физика»: у вас записано «психолого-педагогические»");
    // The leader says what it helps with, by topic; twice the same press is one.
    pyotr.says("/clusters").await;
    pyotr.presses_like("Физика").await;
    pyotr.presses("Чем помогает").await;
    pyotr.presses_like("Психолого").await;
    pyotr.says("мотив").await;
    pyotr.presses("Мотивация учеников").await;
    assert_eq!(world.count("SELECT count(*) FROM group_item").await, 1);
    pyotr.presses("✅ Мотивация учеников").await;
    assert_eq!(world.count("SELECT count(*) FROM group_item").await, 0);
    pyotr.presses("Мотивация учеников").await;
    pyotr.presses("‹ Назад").await;
    pyotr.sees("Чем помогает кластер");
    anna.says("/clusters").await;
    anna.presses("Подходят мне").await;
    anna.sees("«Физика»: у вас записано «Мотивация учеников»");
    anna.presses_like("Физика").await;
    anna.presses("Вступить").await;
    anna.sees("✅");
    olga.says("/clusters").await;
    olga.presses("Подходят мне").await;
    olga.sees("Здесь будут кластеры по тому, что вы записали");
    olga.presses("‹ Назад").await;
    olga.presses("По школе").await;
    olga.presses_like("Школа № 3: 1").await;
    olga.sees("👥 Кластеры школы");
    olga.presses("‹ Назад").await;
    olga.says("звездочёт").await;
    olga.sees("ничего не нашлось");
    world.end().await;
}

/// What members bring stands there by name only where they show it; what they lack, in sums of five and more; neither for
/// a member. A forged press of somebody who does not answer for the cluster changes nothing.
#[tokio::test]
async fn s0_04_the_leader_sees_what_members_show_and_nobody_s_deficits() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр Ильич").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.teacher("Ким Анна Петровна").await;
    world.tamper(CLUSTER).await;
    world.tamper(FITS).await;
    pyotr.says("/clusters").await;
    pyotr.presses_like("Физика").await;
    pyotr.presses("QR-код").await;
    world.made().await;
    pyotr.presses("Участники").await;
    pyotr.presses("Что есть и чего нет").await;
    pyotr.sees("дети с овз");
    pyotr.does_not_see("отивация");
    pyotr.sees("Чего не хватает, видно в суммах от пяти человек");
    olga.says("/clusters").await;
    olga.presses_like("Физика").await;
    assert!(!olga.card().has_button("Чем помогает"), "{}", olga.screen());
    olga.presses("Участники").await;
    assert!(!olga.card().has_button("Что есть и чего нет"), "{}", olga.screen());
    assert_eq!(world.count("SELECT count(*) FROM group_item").await, 0);
    world.end().await;
}

/// Fourteen more people of the cluster, of whom six find one thing hard, and four another.
const LACKS: &str = "
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                        teaching_since, enrolled_at)
    WITH RECURSIVE number(n) AS (SELECT 101 UNION ALL SELECT n + 1 FROM number WHERE n < 114)
    SELECT n, 1, 1, 'Педагог' || n, 'Анна', CAST(n AS BLOB), ' педагог' || n || ' анна', 1, '2010-09-01',
           '2026-11-01T00:00:00+00:00' FROM number;
    INSERT INTO membership (group_id, person_id, joined_at)
    SELECT 1, id, '2026-11-01T00:00:00+00:00' FROM person WHERE id > 100;
    INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
    SELECT id, 5, 'слова', 'low', '2026-11-02T00:00:00+00:00' FROM person WHERE id BETWEEN 101 AND 106
    UNION ALL
    SELECT id, 6, 'слова', 'low', '2026-11-02T00:00:00+00:00' FROM person WHERE id BETWEEN 103 AND 106";

/// What members lack stands there in sums of five and more, as the figures are published; what fewer lack does not, and
/// nobody's name beside it.
#[tokio::test]
async fn s0_04_the_leader_sees_what_members_lack_in_sums_of_five() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр Ильич").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    world.tamper(LACKS).await;
    world.later(TimeDelta::hours(1));
    world.until_count("SELECT min(count(*), 1) FROM look_slice WHERE cut = 'group'", 1).await;
    pyotr.does(&["> /clusters", "~ Физика", "Участники", "Что есть и чего нет"]).await;
    pyotr.sees("коммуникативные: 6");
    pyotr.does_not_see("цифровые");
    pyotr.does_not_see("Педагог1");
    pyotr.does_not_see("Чего не хватает, видно в суммах");
    world.end().await;
}

/// S1-02, S0-06: the picture of a cluster's link leads a colleague of any school to it, who joins by a tap, leaves without asking
/// anybody, and comes back.
#[tokio::test]
async fn s1_02_a_colleague_of_any_school_comes_by_the_picture_leaves_and_comes_back() {
    let world = World::start().await;
    let pyotr = world.teacher("Ершов Пётр Ильич").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Ким Анна Петровна").await;
    world.tamper(CLUSTER).await;
    world.school("Лицей № 5").await;
    world.tamper("UPDATE person SET organisation_id = (SELECT max(id) FROM organisation) WHERE id = 3").await;
    pyotr.does(&["> /clusters", "~ Физика", "QR-код"]).await;
    world.made().await;
    let payload = scanned(&pyotr);
    assert_eq!(payload, "cluster-1");
    anna.opens(&payload).await;
    anna.presses("Вступить").await;
    anna.sees("✅ Вы в кластере.");
    anna.does(&["Выйти", "Выйти"]).await;
    anna.sees("✅ Вы вышли из кластера.");
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE person_id = 3 AND left_at IS NULL").await, 0);
    world.deliver().await;
    anna.presses("Вступить").await;
    anna.sees("✅ Вы в кластере.");
    // Both times stay.
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE person_id = 3").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE person_id = 3 AND left_at IS NULL").await, 1);
    world.end().await;
}
