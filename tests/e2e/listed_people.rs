//! People whom a list names and who do not use the bot: they count, belong and are marked, and what is theirs is shown to
//! nobody until it is confirmed who they are.

use chrono::TimeDelta;
use grozd::ids::PersonId;
use grozd::model::roles::{self, Coordinator};
use grozd::talk::Trouble;

use crate::people_office::{matters, opens};
use crate::world::{CLUSTER, World};

/// Office: whoever registers under a listed name goes on as a newcomer, hears the same words as everybody, and is joined by
/// the coordinator's one tap on the notice.
#[tokio::test]
async fn somebody_listed_registers_and_is_joined_by_one_tap() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.lists(1, &["Зимина Анна Петровна"]).await;
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
    world.lists(1, &["Зимина Анна Петровна"]).await;
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

/// Office: a stranger who types every name of the list learns nothing: the words are those that everybody hears whose name
/// stands at the school, and nothing of the record is shown or joined.
#[tokio::test]
async fn a_stranger_who_types_every_name_learns_nothing() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Волкова Нина Петровна").await;
    let names = ["Зимина Анна Петровна", "Орлов Пётр Ильич"];
    world.lists(1, &names).await;
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
    world.lists(1, &["Зимина Анна Петровна"]).await;
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
