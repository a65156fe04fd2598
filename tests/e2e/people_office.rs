//! What a coordinator does with somebody's record, and what the person hears of it; people whom a list names; target
//! categories 5 and 6.

use std::sync::LazyLock;

use chrono::TimeDelta;
use grozd::ids::{OrganisationId, PersonId, PostId};
use grozd::model::organisations::Keeper;
use grozd::model::people::{self, FullName, Listing};
use grozd::model::roles::{self, Coordinator};
use grozd::talk::Trouble;

use crate::world::{CLUSTER, Somebody, World};

/// Opens somebody's card at the desk, by the beginning of their name.
async fn opens(irina: &Somebody<'_>, name: &str) {
    irina.says("/people").await;
    irina.says(name).await;
    irina.presses_like(name.split(' ').next().unwrap()).await;
}

/// The matters of the journal, in their order.
async fn matters(world: &World) -> String {
    world.text("SELECT coalesce(group_concat(matter, ' '), '') FROM (SELECT matter FROM journal ORDER BY id)").await
}

/// Lists people of School No. 3, as a file of the school does.
async fn lists(world: &World, names: &[&str]) {
    let mut tx = world.tx().await;
    let first = roles::coordinators(&mut tx).await.unwrap()[0];
    let guard = Coordinator::find(&mut tx, first).await.unwrap().unwrap();
    let listing = |name: &&str| Listing::of(&FullName::parse(name).unwrap(), OrganisationId(1), PostId(1));
    let listings: Vec<_> = names.iter().map(listing).collect();
    people::list_all(&mut tx, guard, &listings).await.unwrap();
    tx.finish().0.commit().await.unwrap();
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

/// Office: whoever registers under a listed name goes on as a newcomer, hears the same words as everybody, and is joined by
/// the coordinator's one tap on the notice.
#[tokio::test]
async fn somebody_listed_registers_and_is_joined_by_one_tap() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    lists(&world, &["Зимина Анна Петровна"]).await;
    world
        .tamper(
            "INSERT INTO groups (municipality_id, kind, name, sort_form, search_form, founded_at)
             VALUES (1, 'cluster', 'Чтение', x'', '', '2026-11-01T00:00:00+00:00');
             INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 2, '2026-11-01T00:00:00+00:00')",
        )
        .await;
    opens(&irina, "Зимина").await;
    irina.sees("📄 Есть в списке школы, в боте ещё нет");
    irina.does_not_see("Преподаёт");
    irina.does_not_see("Сделать координатором");

    let anna = world.person("Анна");
    anna.starts().await;
    anna.registers("Зимина Анна Петровна").await;
    anna.sees("Такое имя уже есть в списке этой школы. Если это вы, записи соединят: координатору уже сообщили.");
    anna.says("/clusters").await;
    anna.does_not_see("✅");
    world.deliver().await;
    irina.sees("❗ Одно имя дважды в одной школе");
    irina.presses("Это один человек").await;
    irina.sees("✅ Записи соединены.");
    irina.presses("Открыть запись").await;
    irina.does_not_see("в боте ещё нет");
    world.deliver().await;
    anna.sees("✅ Запись школы теперь ваша");
    assert_eq!(
        world
            .text(
                "SELECT (SELECT count(*) FROM person) || ' ' || (SELECT count(*) FROM listing) || ' '
                     || (SELECT count(*) FROM membership JOIN account ON account.person_id = membership.person_id)"
            )
            .await,
        "2 0 1"
    );
    // The same tap once more finds nothing to do.
    let notice = irina.messages_with("✅ Записи соединены.");
    assert!(irina.world.sim.chat(irina.id).iter().all(|it| it.id != notice || !it.has_button("Это один человек")));
    world.end().await;
}

/// Office: «can be members and marked»: a coordinator writes somebody who is merely listed into a roster and takes them
/// out, a leader finds them on the sheet; they are printed, and can be appointed to nothing.
#[tokio::test]
async fn somebody_listed_is_a_member_and_is_marked() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    lists(&world, &["Зимина Анна Петровна"]).await;
    opens(&irina, "Зимина").await;
    assert!(!irina.card().has_button("Роли"), "whoever has no account can answer for nothing");
    irina.presses("В кластер").await;
    irina.sees("Пока ни в одном кластере.");
    irina.presses("Физика").await;
    irina.sees("✅ В составе кластера.");
    irina.sees("Состоит в 1 кластере.");
    irina.presses("✅ Физика").await;
    irina.sees("Исключить из состава?");
    irina.presses("Отмена").await;
    assert_eq!(
        world.count("SELECT count(*) FROM membership WHERE left_at IS NULL AND person_id = 3").await,
        1,
        "nothing was taken out by the way back"
    );
    world
        .tamper(
            "INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
             SELECT 1, 'seminar', 'Критерии', 'критерии', '2026-11-20T10:00:00+00:00', 'Школа № 3', 2,
                    '2026-11-18T10:00:00+00:00';
             INSERT INTO event_group (event_id, group_id) SELECT max(event.id), 1 FROM event;
             UPDATE membership SET joined_at = '2026-11-01T00:00:00+00:00'",
        )
        .await;
    irina.says("/attendance").await;
    irina.presses_like("Критерии").await;
    irina.sees("Зимина");

    opens(&irina, "Зимина").await;
    irina.presses("В кластер").await;
    irina.presses("✅ Физика").await;
    irina.presses("Исключить").await;
    irina.sees("✅ Больше не в составе.");
    irina.sees("Пока ни в одном кластере.");
    let mut tx = world.tx().await;
    let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
    let appointing = roles::Appointing {
        person: PersonId(3),
        role: roles::Role::Coordinator,
        scope: roles::Scope::Municipality,
        group: None,
        order: None,
        term: None,
    };
    assert!(matches!(roles::appoint(&mut tx, guard, &appointing).await, Err(Trouble::Gone)));
    drop(tx);
    assert!(matters(&world).await.ends_with("member-joined member-left"), "{}", matters(&world).await);
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

/// Office: a stranger who types every name of the list learns nothing: the words are those that everybody hears whose name
/// stands at the school, and nothing of the record is shown or joined.
#[tokio::test]
async fn a_stranger_who_types_every_name_learns_nothing() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Волкова Нина Петровна").await;
    let names = ["Зимина Анна Петровна", "Орлов Пётр Ильич"];
    lists(&world, &names).await;
    let mut heard = Vec::new();
    for name in ["Волкова Нина Петровна", names[0], names[1]] {
        let stranger = world.person("Чужой");
        stranger.starts().await;
        stranger.registers(name).await;
        heard.push(stranger.screen().replace(name.split_once(' ').unwrap().1, "…"));
        stranger.says("/profile").await;
        assert!(stranger.shows("2015"), "what was typed, and nothing of the list: {}", stranger.screen());
    }
    assert!(heard.iter().all(|words| *words == heard[0]), "{heard:#?}");
    assert_eq!(world.count("SELECT count(*) FROM merge").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM account WHERE person_id IN (3, 4)").await, 0);
    irina.says("/menu").await;
    world.end().await;
}

/// Office: a code that the school hands over joins the two, for a day and once; five wrong ones, and the account waits.
#[tokio::test]
async fn a_code_of_the_school_joins_a_listed_record() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    lists(&world, &["Зимина Анна Петровна"]).await;
    opens(&irina, "Зимина").await;
    irina.presses("Изменить запись").await;
    irina.presses("Выдать код").await;
    let screen = irina.screen();
    let code: String = screen.split("Код: ").nth(1).unwrap().chars().take(9).collect();
    assert_eq!(world.count("SELECT count(*) FROM session WHERE step LIKE '%code%'").await, 0);

    let anna = world.person("Анна");
    anna.starts().await;
    anna.registers("Зимина Анна").await;
    anna.presses("Ввести код школы").await;
    let wrong = if code.starts_with('1') { "2222 2222" } else { "1111 1111" };
    anna.says(wrong).await;
    anna.sees("Осталось 4 попытки.");
    anna.says(&code).await;
    anna.sees("✅ Это вы: запись школы теперь ваша.");
    assert_eq!(world.count("SELECT count(*) FROM person").await, 2);
    anna.says("/code").await;
    for _ in 0..4 {
        anna.says(&code).await;
    }
    anna.sees("Попытки на сегодня кончились.");
    world.later(TimeDelta::days(1));
    anna.says(wrong).await;
    anna.sees("Осталось 4 попытки.");
    let noted = matters(&world).await;
    assert!(noted.ends_with("people-listed code-handed-over people-merged"), "{noted}");
    world.end().await;
}

/// Office: a colleague who does not use the bot is listed by hand, with a name that stands there already said before.
#[tokio::test]
async fn a_coordinator_lists_a_colleague_by_hand() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.says("/people").await;
    irina.presses("Люди").await;
    irina.presses("Добавить человека").await;
    irina.says("Зимина").await;
    irina.sees("Нужны и фамилия, и имя.");
    irina.says("Зимина Анна Петровна").await;
    irina.sees("Где работает?");
    irina.presses("Школа № 3").await;
    irina.presses("Учитель").await;
    irina.sees("Стаж не указан, дефициты не хранятся.");
    irina.does_not_see("уже есть такое имя");
    irina.presses("Добавить").await;
    irina.sees("✅ Добавлено.");
    irina.sees("📄 Есть в списке школы, в боте ещё нет");
    irina.says("/people").await;
    irina.presses("Люди").await;
    irina.presses("Добавить человека").await;
    irina.says("Зимина Анна").await;
    irina.presses("Школа № 3").await;
    irina.presses("Учитель").await;
    irina.sees("❗ В этой школе уже есть такое имя.");
    irina.presses("Отмена").await;
    assert_eq!(world.count("SELECT count(*) FROM person").await, 2);
    world.end().await;
}

/// S0-01: a coordinator assigns category 6 with a reason and a term; the person sees it, objects once, is answered; the
/// journal has each step and no word of theirs. The list counts it, and an ended one no more.
#[tokio::test]
async fn s0_01_an_assigned_category_is_seen_disputed_and_answered() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    opens(&irina, "Петрова").await;
    irina.presses("Целевые категории").await;
    irina.sees("По стажу и школе: ни одной.");
    irina.presses("+ Высокие результаты").await;
    irina.says("за").await;
    irina.sees("Нужно от 3 до 300 знаков.");
    irina.says("победитель конкурса").await;
    irina.presses("31.08.2027").await;
    irina.sees("высокие результаты, опыт для всех, до 31.08.2027");
    irina.sees("Основание: победитель конкурса");
    irina.presses("Отнести").await;
    irina.sees("✅ Записано.");
    irina.sees("Целевая категория");
    world.deliver().await;
    olga.sees("Вас отнесли к целевой категории");
    olga.does_not_see("победитель");
    olga.presses("Посмотреть").await;
    olga.sees("Основание: победитель конкурса");
    olga.presses("Возразить: результаты").await;
    olga.says("Это было давно").await;
    olga.sees("✅ Возражение отправлено");
    olga.does_not_see("Возразить:");
    world.deliver().await;
    irina.sees("❗ Возражение о целевой категории");
    irina.presses("Посмотреть").await;
    irina.sees("❗ Возражение: Это было давно");
    irina.presses("Ответить").await;
    irina.says("Опыт всё ещё нужен коллегам").await;
    irina.sees("✅ Ответ отправлен.");
    world.deliver().await;
    olga.presses("Посмотреть").await;
    olga.sees("Ответ координатора: Опыт всё ещё нужен коллегам");
    irina.says("/people").await;
    irina.presses("Люди").await;
    irina.presses("Категории").await;
    irina.sees("👥 В составе 2 человека");
    irina.presses("Высокие результаты: 1").await;
    irina.presses_like("Петрова").await;
    irina.presses("Высокие результаты").await;
    irina.presses("Снять категорию").await;
    irina.presses("Снять категорию").await;
    irina.sees("✅ Снято.");
    let noted = matters(&world).await;
    assert!(noted.ends_with("target-assigned target-disputed target-answered target-ended"), "{noted}");
    assert_eq!(world.count("SELECT count(*) FROM journal WHERE was LIKE '%давно%' OR became LIKE '%давно%'").await, 0);
    world.end().await;
}

/// S0-01: the six overlap and their sum is not the staff; who has left is in none, and whose years nobody knows is no young
/// specialist.
#[tokio::test]
async fn s0_01_the_categories_overlap_and_count_today_s_staff() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    lists(&world, &["Зимина Анна Петровна", "Орлов Пётр Ильич"]).await;
    world
        .tamper(
            "INSERT INTO organisation_flag (organisation_id, flag)
             SELECT id, column1 FROM organisation, (VALUES ('low_results'), ('adverse_conditions'));
             UPDATE person SET teaching_since = '2025-09-01' WHERE id = 2;
             UPDATE person SET left_at = '2026-11-20T00:00:00+00:00', teaching_since = '2025-09-01' WHERE id = 4",
        )
        .await;
    let mut tx = world.tx().await;
    let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
    let counted = people::counted(&mut tx, guard).await.unwrap();
    assert_eq!((counted.staff, counted.unknown, counted.categories), (3, 1, [1, 0, 3, 3, 0, 0]));
    for (category, count) in people::Category::ALL.into_iter().zip(counted.categories) {
        let listed = people::people_in(&mut tx, guard, category, &Default::default(), 7).await.unwrap();
        assert_eq!(i64::try_from(listed.count).unwrap(), count, "{category:?}");
    }
    drop(tx);
    irina.says("/menu").await;
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
