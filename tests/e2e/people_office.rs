//! What a coordinator does with somebody's record, and what the person hears of it.

use std::sync::LazyLock;

use grozd::ids::{OrganisationId, PersonId};
use grozd::model::organisations::Keeper;
use grozd::model::people;
use grozd::model::roles::Coordinator;

use crate::world::{CLUSTER, Somebody, World};

/// Opens somebody's card at the desk, by the beginning of their name.
pub async fn opens(irina: &Somebody<'_>, name: &str) {
    irina.says("/people").await;
    irina.says(name).await;
    irina.presses_like(name.split(' ').next().unwrap()).await;
}

/// The matters of the journal, in their order.
pub async fn matters(world: &World) -> String {
    world.text("SELECT coalesce(group_concat(matter, ' '), '') FROM (SELECT matter FROM journal ORDER BY id)").await
}

/// Office: a coordinator erases somebody who asks for it. The reason is asked, what goes and stays is said before, the
/// account hears so as the last that it hears, the act and the journal name nobody.
#[tokio::test]
async fn a_coordinator_erases_somebody_who_asks_for_it() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    opens(&irina, "Петрова").await;
    irina.presses("Изменить запись").await;
    irina.presses("Удалить человека").await;
    irina.sees("Почему удаляете?");
    irina.presses("По просьбе человека").await;
    irina.sees("Причина: По просьбе человека");
    irina.sees("❌ Исчезнут сразу: имя, школа, роли");
    irina.sees("Останутся без имени: присутствие в цифрах прошлых событий");
    irina.sees("Человек получит об этом последнее сообщение.");
    assert_eq!(world.count("SELECT count(*) FROM person").await, 2);
    irina.presses("Удалить человека").await;
    irina.sees("✅ Удалено. Акт № 1.");
    world.deliver().await;
    olga.sees("Ваши данные удалены");
    olga.sees("Причина: По просьбе человека");
    olga.sees("Это последнее сообщение.");
    assert_eq!(world.count("SELECT count(*) FROM person").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM account").await, 1);
    let act = world.text("SELECT destroyed FROM erasure").await;
    assert!(act.contains("\"reason\":\"asked\"") && act.contains("\"membership\":1"), "{act}");
    assert!(!act.contains("Петрова"), "{act}");
    assert_eq!(
        world
            .text("SELECT matter || ' ' || became || ' ' || coalesce(person_id, '-') FROM journal ORDER BY id DESC")
            .await,
        "person-erased asked -"
    );
    // Whoever comes again is somebody whom nobody knows.
    olga.says("/menu").await;
    olga.sees("Согласие на обработку данных");
    world.end().await;
}

/// Office: a coordinator is erased by themselves alone, where they are told what it means for them.
#[tokio::test]
async fn nobody_erases_themselves_at_the_desk() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    opens(&irina, "Смирнова").await;
    irina.presses("Изменить запись").await;
    irina.presses("Удалить человека").await;
    irina.sees("Удалить всё о вас?");
    irina.presses("Оставить").await;
    assert_eq!(world.count("SELECT count(*) FROM person").await, 1);
    world.end().await;
}

/// Office: somebody is moved to another school, which they hear; what else is theirs stays.
#[tokio::test]
async fn somebody_is_moved_to_another_school() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    world.school("Лицей № 5").await;
    opens(&irina, "Петрова").await;
    irina.presses("Изменить запись").await;
    irina.presses("Перевести в другую школу").await;
    irina.sees("Сейчас: Школа № 3");
    // What stands on a button is that button.
    irina.says("Лицей № 5").await;
    irina.sees("Станет: Лицей № 5");
    irina.sees("Кластеры и записи остаются, роли в прежней организации закончатся.");
    irina.presses("Перевести").await;
    irina.sees("✅ Теперь работает здесь: Лицей № 5.");
    world.deliver().await;
    olga.sees("Ваше место работы изменено");
    olga.sees("Лицей № 5");
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE left_at IS NULL").await, 1);
    assert_eq!(
        world.text("SELECT matter || ': ' || was || ' > ' || became FROM journal WHERE matter = 'person-moved'").await,
        "person-moved: Школа № 3 > Лицей № 5"
    );
    world.end().await;
}

/// Office: who has left leaves groups and roles, stays in what is past, hears of it, and comes back by naming a school; the
/// last coordinator stays.
#[tokio::test]
async fn who_has_left_leaves_groups_and_roles_and_may_come_back() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, founded_at)
             VALUES (1, 'cluster', 'Химия', x'', '', '2026-11-01T00:00:00+00:00');
             INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
             VALUES (1, 2, 'leader', 2, '2026-11-01T00:00:00+00:00')",
        )
        .await;
    opens(&irina, "Петрова").await;
    irina.presses("Изменить запись").await;
    irina.presses("Больше не работает").await;
    irina.sees("❌ Выйдет из 1 кластера, закончатся все роли");
    irina.sees("❗ 1 кластер останется без руководителя.");
    irina.sees("Останутся прошедшие события, записи и вход в бот.");
    irina.presses("Больше не работает").await;
    irina.sees("✅ Отмечено.");
    irina.sees("❌ С 21.11.2026 здесь не работает");
    irina.does_not_see("Сделать координатором");
    world.deliver().await;
    olga.sees("Вы отмечены как ушедшие");
    assert_eq!(
        world
            .text(
                "SELECT (SELECT count(*) FROM membership WHERE left_at IS NULL) || ' '
                     || (SELECT count(*) FROM membership) || ' '
                     || (SELECT count(*) FROM appointment WHERE person_id = 2 AND until IS NULL)"
            )
            .await,
        "0 1 0"
    );
    let noted = matters(&world).await;
    assert!(noted.ends_with("person-left leader-dismissed member-left"), "{noted}");
    // Pressed again by somebody who still sees the old card.
    irina.presses("Изменить запись").await;
    irina.presses("Снова работает").await;
    irina.sees("✅ Снова в составе.");
    irina.does_not_see("здесь не работает");
    irina.presses("Изменить запись").await;
    irina.presses("Больше не работает").await;
    irina.presses("Больше не работает").await;
    world.deliver().await;
    // She names her school in the profile, and is back by that.
    olga.presses("Посмотреть").await;
    olga.presses("Изменить").await;
    olga.presses("Предметы").await;
    olga.presses("Русский язык").await;
    olga.presses("Готово: 2").await;
    olga.presses("Сохранить").await;
    assert_eq!(world.count("SELECT count(*) FROM person WHERE left_at IS NOT NULL").await, 0);
    assert!(matters(&world).await.ends_with("person-left person-returned"));

    opens(&irina, "Смирнова").await;
    irina.presses("Изменить запись").await;
    irina.presses("Больше не работает").await;
    irina.presses("Больше не работает").await;
    irina.sees("Это единственный координатор. Сначала назначьте другого.");
    world.end().await;
}

/// Office: one teacher, two telephones. Each account is asked, sees nothing of the other before, and leads to one person
/// afterwards; whoever is in the middle of something goes on; notices come once; it can be undone.
#[tokio::test]
async fn two_telephones_become_one_person_when_each_says_so() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let old = world.teacher("Петрова Ольга Сергеевна").await;
    let new = world.teacher("Петрова Ольга").await;
    world
        .tamper(
            "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             VALUES (2, 2, 'Словами первого телефона', 'low', '2026-11-01T00:00:00+00:00'),
                    (3, 2, 'Словами второго телефона', 'low', '2026-11-02T00:00:00+00:00')",
        )
        .await;
    opens(&irina, "Петрова Ольга Сергеевна").await;
    irina.presses("Изменить запись").await;
    irina.presses("Соединить с другой").await;
    irina.presses_like("Петрова О").await;
    irina.sees("✅ Останется: Петрова Ольга Сергеевна, Школа № 3, учитель");
    irina.sees("❌ Войдёт в неё: Петрова Ольга, Школа № 3, учитель");
    irina.sees("Перейдёт всё");
    irina.presses("Оставить другую").await;
    irina.sees("✅ Останется: Петрова Ольга, Школа № 3, учитель");
    irina.presses("Оставить другую").await;
    irina.presses("Соединить").await;
    irina.sees("⏳ Спросили.");
    irina.sees("⏳ Спросили человека, его ли и вторая запись");
    irina.sees("Отозвать вопрос");
    world.deliver().await;

    old.sees("Это тоже вы?");
    old.does_not_see("Словами второго");
    // In the middle of a conversation.
    old.says("/deficits").await;
    old.presses("Записать дефицит").await;
    old.says("/menu").await;
    old.presses_like("Это ваша вторая запись?").await;
    old.sees("Петрова Ольга, Школа № 3");
    old.presses("Да, это я").await;
    old.sees("✅ Записано. Ждём ответа с другого телефона.");
    old.says("/deficits").await;
    old.does_not_see("Словами второго");

    new.presses("Посмотреть").await;
    new.sees("Петрова Ольга Сергеевна, Школа № 3");
    new.presses("Да, это я").await;
    new.sees("✅ Записи соединены.");
    for phone in [&new, &old] {
        phone.says("/deficits").await;
        phone.sees("Словами первого");
        phone.sees("Словами второго");
    }
    world.deliver().await;
    irina.sees("✅ Записи соединены");
    assert_eq!(world.count("SELECT count(*) FROM account WHERE person_id = 2").await, 2);

    // What the person is told comes once, by the newer telephone.
    world.school("Лицей № 5").await;
    irina.presses("Открыть запись").await;
    irina.sees("✅ Записи соединены, разъединить можно до 21.12.2026");
    irina.presses("Изменить запись").await;
    irina.presses("Перевести в другую школу").await;
    irina.presses("Лицей № 5").await;
    irina.presses("Перевести").await;
    world.deliver().await;
    new.sees("Ваше место работы изменено");
    assert!(!old.chat().contains("Ваше место работы изменено"));

    irina.presses("Разъединить записи").await;
    irina.sees("К прежней записи вернётся всё, что перешло");
    irina.presses("Разъединить записи").await;
    irina.sees("✅ Записи разъединены. Это прежняя.");
    world.deliver().await;
    old.says("/deficits").await;
    old.sees("Словами первого");
    old.does_not_see("Словами второго");
    new.says("/deficits").await;
    new.sees("Словами второго");
    new.does_not_see("Словами первого");
    let noted = matters(&world).await;
    assert!(noted.ends_with("merge-asked people-merged person-moved people-parted"), "{noted}");
    world.end().await;
}

/// Office: two namesakes are not one, says one of them, and the coordinator hears so.
#[tokio::test]
async fn a_namesake_says_that_it_is_somebody_else() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let one = world.teacher("Петрова Ольга Сергеевна").await;
    let other = world.teacher("Петрова Ольга Николаевна").await;
    opens(&irina, "Петрова Ольга С").await;
    irina.presses("Изменить запись").await;
    irina.presses("Соединить с другой").await;
    irina.presses_like("Петрова О").await;
    irina.presses("Соединить").await;
    world.deliver().await;
    one.presses("Посмотреть").await;
    one.presses("Да, это я").await;
    other.presses("Посмотреть").await;
    other.presses("Нет, это не я").await;
    other.sees("✅ Хорошо, записи останутся раздельными.");
    world.deliver().await;
    irina.sees("❌ Записи не соединены");
    assert_eq!(world.count("SELECT count(*) FROM person").await, 3);
    assert_eq!(world.count("SELECT count(*) FROM merge").await, 0);
    // The question is over for whoever still has it in the chat.
    one.presses_on(one.messages_with("Без вашего согласия ничего не соединится"), "Посмотреть").await;
    one.does_not_see("Да, это я");
    world.end().await;
}

/// Office: whoever represents a school answers for it no longer when they work at another, whether a coordinator moves them
/// or they say so themselves.
#[tokio::test]
async fn what_is_held_at_a_school_ends_with_working_there() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world.school("Лицей № 5").await;
    world
        .tamper(
            "INSERT INTO appointment (municipality_id, person_id, role, organisation_id, since)
             VALUES (1, 2, 'representative', 1, '2026-11-01T00:00:00+00:00')",
        )
        .await;
    opens(&irina, "Петрова").await;
    irina.presses("Изменить запись").await;
    irina.presses("Перевести в другую школу").await;
    irina.says("Лицей № 5").await;
    irina.presses("Перевести").await;
    assert_eq!(
        world.count("SELECT count(*) FROM appointment WHERE until IS NULL AND role = 'representative'").await,
        0
    );
    assert!(matters(&world).await.ends_with("person-moved role-ended"), "{}", matters(&world).await);
    world.end().await;
}

/// Office: with a second municipality in the database nothing of it is touched: a place or a press that names somebody of
/// the other one is answered as one that names nobody.
#[tokio::test]
async fn nobody_of_another_municipality_is_reached() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Село', 'Europe/Moscow');
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (50, 2, 'Чужая школа', 'Чужая школа', x'', ' чужая школа');
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             VALUES (50, 2, 50, 'Чужих', 'Анна', x'', ' чужих анна', 1, '2015-09-01', '2026-09-01T00:00:00+00:00');
             INSERT INTO target_assignment (id, municipality_id, person_id, category, reason, since, until)
             VALUES (50, 2, 50, 5, 'Хорошие результаты', '2026-09-01', '2027-09-01')",
        )
        .await;
    for place in [r#">1:people:{"card":{"id":50}}"#, r#">1:targets:{"of":{"id":50}}"#, r#"targets {"card":{"id":50}}"#]
    {
        irina.goes(place).await;
        irina.does_not_see("Чужих");
        irina.does_not_see("Хорошие результаты");
    }
    let mut tx = world.tx().await;
    let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
    let (foreign, school) = (PersonId(50), OrganisationId(50));
    assert!(people::mark_left(&mut tx, guard, foreign).await.is_err());
    assert!(people::move_to(&mut tx, guard, foreign, OrganisationId(1)).await.is_err());
    assert!(people::move_to(&mut tx, guard, PersonId(1), school).await.is_err());
    let reason = people::ErasureReason::Asked;
    static ERASES: LazyLock<people::Erases> = LazyLock::new(|| people::Erases::of("SELECT '{}'"));
    assert!(people::erase_other(&mut tx, &ERASES, guard, foreign, reason).await.is_err());
    let keeper = Keeper::coordinating(&mut tx, guard, OrganisationId(1)).await.unwrap();
    assert!(people::merge::make_code(&mut tx, keeper, foreign).await.unwrap().is_none());
    assert!(Keeper::coordinating(&mut tx, guard, school).await.is_err());
    let until = "2027-08-31".parse().unwrap();
    let assigned = people::Assigned::Growing;
    assert!(people::assign(&mut tx, guard, foreign, assigned, "за что-то", until).await.is_err());
    assert_eq!(people::counted(&mut tx, guard).await.unwrap().staff, 1);
    drop(tx);
    world.end().await;
}
