//! Whoever represents a school: its staff, its headcount, its marks and agreements
//! (Office, «Roles»); and who may join a cluster in person (S0-24).

use grozd::ids::PersonId;
use grozd::model::people;
use grozd::model::regulation::{self, Change, Preset};
use grozd::model::roles::Coordinator;

use crate::world::{CLUSTER, Somebody, World};

const SCHOOL: &str = r#">1:school:{"card":{"id":1}}"#;
const HEADCOUNTS: &str = r#">1:headcounts:{"of":{"id":1}}"#;
const NOT_THEIRS: &str = "Вы не представляете эту школу.";

/// A coordinator, and who represents School No. 3: the persons 1 and 2.
pub async fn a_school(world: &World) -> (Somebody<'_>, Somebody<'_>) {
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let vera = world.teacher("Орлова Вера Павловна").await;
    world.represents(2).await;
    world.deliver().await;
    (irina, vera)
}

/// Office: the role is given from the desk, opens «Моя школа», and shows the staff, listed and registered, as colleagues
/// know them: no deficits, nothing of another school.
#[tokio::test]
async fn whoever_represents_a_school_sees_its_staff() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let vera = world.teacher("Орлова Вера Павловна").await;
    vera.says("/menu").await;
    vera.does_not_see("Стол");
    irina.says("/people").await;
    irina.says("Орлова").await;
    irina.presses_like("Орлова").await;
    irina.presses("Роли").await;
    irina.presses("Назначить роль").await;
    irina.presses("Представитель школы").await;
    irina.presses("Без приказа").await;
    irina.presses("Без срока").await;
    irina.presses("Назначить").await;
    world.deliver().await;
    vera.sees("✅ Вам назначена роль");
    vera.presses("Моя школа").await;
    vera.sees("👥 В составе 2 человека, в боте 2");
    vera.sees("Численность ещё не внесена");
    vera.does_not_see("Другая школа");

    world.school("Лицей № 5").await;
    world.lists(1, &["Зимина Анна Петровна", "Алова Инна Петровна"]).await;
    world.lists(2, &["Чужакова Ольга Ильинична"]).await;
    world
        .tamper(
            "INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
             VALUES (1, 2, 'Тайные слова', 'low', '2026-11-01T00:00:00+00:00')",
        )
        .await;
    vera.says("/menu").await;
    vera.presses("Стол").await;
    vera.does_not_see("Люди");
    vera.presses("Моя школа").await;
    vera.sees("👥 В составе 4 человека, в боте 2");
    vera.presses("Сотрудники: 4").await;
    vera.sees("👥 Всего 4 человека");
    vera.sees("📄 есть в списке школы, в боте ещё нет");
    vera.sees("📄 Алова И. П.");
    vera.sees("📄 Зимина А. П.");
    vera.does_not_see("📄 Смирнова");
    vera.does_not_see("Чужакова");
    vera.says("чужакова").await;
    vera.sees("По запросу «чужакова» ничего не нашлось");
    vera.says("смирнова").await;
    vera.presses("Смирнова И. В.").await;
    vera.sees("Смирнова Ирина Викторовна");
    vera.sees("Учитель: Математика");
    vera.sees("✅ Уже в боте");
    vera.does_not_see("Выдать код");
    vera.does_not_see("Преподаёт");
    vera.presses("‹ Назад").await;
    vera.presses("Показать все").await;
    vera.presses("‹ Назад").await;
    vera.sees("В составе 4 человека");
    assert!(!vera.chat().contains("Тайные слова") && !vera.chat().contains("Чужакова О"), "{}", vera.chat());

    // Nobody comes there by a forged button, and the representative to no other school.
    vera.goes(r#">1:school:{"card":{"id":2}}"#).await;
    vera.sees(NOT_THEIRS);
    vera.goes(r#">1:headcounts:{"of":{"id":2}}"#).await;
    vera.sees("Это могут координаторы и представитель этой школы.");
    for place in [SCHOOL, r#">1:school:{"card":{"id":9}}"#] {
        irina.goes(place).await;
        irina.sees(NOT_THEIRS);
    }
    irina.goes(r#">1:school:"mine""#).await;
    irina.sees("Сейчас вы не представляете ни одной школы.");
    for place in [r#">1:people:"all""#, r#">1:people:{"card":{"id":1}}"#, r#">1:organisations:{"card":{"id":1}}"#] {
        vera.goes(place).await;
        vera.sees("Это могут только координаторы муниципалитета.");
    }
    world.end().await;
}

/// Office: «official headcounts by date» are entered by the school itself in the same form, the journal names the author;
/// marks and agreements are read and not written.
#[tokio::test]
async fn the_school_enters_its_headcount_and_reads_its_marks_and_agreements() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    world
        .tamper(
            "INSERT INTO organisation_flag (organisation_id, flag, since, paper, paper_day)
             VALUES (1, 'low_results', '2026-09-01', 'приказ № 45-ОД', '2026-08-30');
             INSERT INTO agreement (id, municipality_id, kind, number, day, until)
             VALUES (1, 1, 'agreement', '5', '2026-09-01', '2026-12-21');
             INSERT INTO agreement_party (agreement_id, organisation_id, name)
             VALUES (1, 1, NULL), (1, NULL, 'Лесной институт')",
        )
        .await;
    vera.says("/school").await;
    vera.sees("❗ Отметки: низкие результаты");
    vera.sees("📄 Действует 1 договор или соглашение");
    vera.presses("Численность").await;
    vera.presses("Внести").await;
    vera.says("01.09.2026").await;
    vera.says("40 3 10 5 4").await;
    vera.presses("Документы организации").await;
    vera.presses("Внести численность").await;
    vera.sees("✅ Внесено.");
    vera.presses("‹ Назад").await;
    vera.sees("🗓 Численность на 1 сентября 2026: педагогов 40");
    assert_eq!(
        world
            .text(
                "SELECT author_id || ' ' || matter || ' ' || organisation_id || ' ' || became FROM journal
                    ORDER BY id DESC"
            )
            .await,
        "2 organisation-headcount 1 2026-09-01: 40/3/10/5/4"
    );
    irina.goes(HEADCOUNTS).await;
    irina.sees("👥 Педагогических работников: 40");
    irina.goes(r#">1:journal:"all""#).await;
    irina.sees("Орлова В. П.: численность");

    let before = world.facts().await;
    vera.goes(SCHOOL).await;
    vera.presses("Отметки").await;
    vera.presses("✅ Низкие результаты").await;
    vera.sees("приказ № 45-ОД");
    vera.does_not_see("Снять");
    vera.presses("‹ Назад").await;
    vera.presses("Сложные условия").await;
    vera.does_not_see("Поставить");
    vera.presses("‹ Назад").await;
    vera.presses("‹ Назад").await;
    vera.presses("Договоры").await;
    vera.does_not_see("Внести");
    vera.presses_like("Соглашение № 5").await;
    vera.sees("Лесной институт");
    vera.does_not_see("Продлить");
    vera.does_not_see("Убрать");
    vera.presses("‹ Назад").await;
    vera.presses("‹ Назад").await;
    vera.sees("В составе 2 человека");
    for place in [
        r#">1:newmark:{"of":{"of":[1,"high_results"]}}"#,
        r#">1:newagreement:{"of":{"id":1}}"#,
        r#">1:aboutorganisation:{"of":{"id":1}}"#,
    ] {
        vera.goes(place).await;
        vera.sees("Это могут только координаторы");
    }
    assert_eq!(world.facts().await, before);
    world.end().await;
}

/// Faults: the role is ended in the middle of the headcount's draft, the school is merged away, the representative moves,
/// leaves: nothing is stored, and nothing of the school is seen any more.
#[tokio::test]
async fn an_end_a_move_and_a_merge_of_schools_end_it() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    world.school("Лицей № 5").await;
    vera.says("/school").await;
    vera.presses("Численность").await;
    vera.presses("Внести").await;
    vera.says("01.09.2026").await;
    vera.says("40 3 10 5 4").await;
    vera.presses("Документы организации").await;
    irina.goes(r#">1:roles:{"person":{"id":2}}"#).await;
    irina.presses_like("Представитель школы").await;
    irina.presses("Снять").await;
    irina.presses("Без приказа").await;
    irina.presses("Снять").await;
    irina.sees("✅ Роль снята.");
    world.deliver().await;
    vera.presses("Внести численность").await;
    vera.messages_with("Это могут координаторы и представитель этой школы.");
    assert_eq!(world.count("SELECT count(*) FROM headcount").await, 0);
    vera.goes(SCHOOL).await;
    vera.sees(NOT_THEIRS);
    vera.says("/school").await;
    vera.sees("Сейчас вы не представляете ни одной школы.");
    vera.says("/menu").await;
    vera.does_not_see("Стол");

    // Moved by a coordinator, who is told so before.
    world.represents(2).await;
    vera.says("/school").await;
    vera.sees("В составе 2 человека");
    irina.goes(r#">1:people:{"card":{"id":2}}"#).await;
    irina.presses("Изменить запись").await;
    irina.presses("Перевести в другую школу").await;
    irina.presses("Лицей № 5").await;
    irina.sees("роли в прежней организации закончатся");
    irina.presses("Перевести").await;
    world.deliver().await;
    for place in [SCHOOL, r#">1:school:{"card":{"id":2}}"#] {
        vera.goes(place).await;
        vera.sees(NOT_THEIRS);
    }
    assert_eq!(
        world
            .text(
                "SELECT group_concat(matter || ' ' || author_id || ' ' || organisation_id, ', ') FROM
                     (SELECT * FROM journal ORDER BY id DESC LIMIT 2)"
            )
            .await,
        "role-ended 1 1, person-moved 1 2"
    );

    // The school is merged away: of the old place nothing is there, and its representative answers for the one that stays.
    world.represents(2).await;
    vera.says("/school").await;
    vera.sees("Лицей № 5");
    vera.presses("Численность").await;
    vera.presses("Внести").await;
    // What was begun about the other school.
    vera.presses("Начать заново").await;
    vera.says("01.09.2026").await;
    vera.says("40 3 10 5 4").await;
    vera.presses("Документы организации").await;
    irina.goes(r#">1:organisations:{"card":{"id":2}}"#).await;
    irina.presses("Объединить").await;
    irina.presses_like("Школа № 3").await;
    irina.presses("Объединить").await;
    world.deliver().await;
    vera.presses("Внести численность").await;
    assert!(!vera.chat().contains("✅ Внесено."));
    assert_eq!(world.count("SELECT count(*) FROM headcount").await, 0);
    vera.goes(r#">1:school:{"card":{"id":2}}"#).await;
    vera.sees(NOT_THEIRS);
    vera.says("/school").await;
    vera.sees("Школа № 3");

    // Whoever names another school in their profile represents the former one no more.
    world.school("Гимназия № 8").await;
    vera.says("/profile").await;
    vera.presses("Изменить").await;
    vera.presses("Место работы").await;
    vera.presses("Гимназия № 8").await;
    vera.presses("Сохранить").await;
    vera.goes(SCHOOL).await;
    vera.sees(NOT_THEIRS);
    assert_eq!(world.text("SELECT matter || ' ' || author_id FROM journal ORDER BY id DESC").await, "role-ended 2");

    // Whoever has left.
    world.represents(2).await;
    irina.goes(r#">1:people:{"card":{"id":2}}"#).await;
    irina.presses("Изменить запись").await;
    irina.presses("Больше не работает").await;
    irina.presses("Больше не работает").await;
    world.deliver().await;
    vera.says("/school").await;
    vera.sees("Сейчас вы не представляете ни одной школы.");
    world.end().await;
}

/// Faults: a question that a representative still has in the chat when their role has ended is nobody's of theirs; one
/// about a newcomer who works elsewhere by now is the coordinator's alone; an erasure ends it for all.
#[tokio::test]
async fn a_question_goes_with_the_right_to_answer_it() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    world.school("Лицей № 5").await;
    world.lists(1, &["Зимина Анна Петровна"]).await;
    let anna = world.person("Анна");
    anna.starts().await;
    anna.registers("Зимина Анна Петровна").await;
    world.deliver().await;
    let (hers, notice) = (vera.card().id, irina.card().id);
    world.tamper("UPDATE person SET organisation_id = 2 WHERE id = 4").await;
    vera.presses_on(hers, "Это один человек").await;
    assert_eq!(world.count("SELECT count(*) FROM merge").await, 0, "two schools are not one representative's");
    world.tamper("UPDATE person SET organisation_id = 1 WHERE id = 4").await;
    world.tamper("UPDATE appointment SET until = '2030-01-01T00:00:00+00:00' WHERE role = 'representative'").await;
    vera.presses_on(hers, "Это один человек").await;
    vera.goes(r#">1:namesakes:{"question":{"id":1}}"#).await;
    vera.sees("❌ Этого уже нет");
    assert_eq!(world.count("SELECT count(*) FROM merge").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM namesake WHERE answer IS NOT NULL").await, 0);

    anna.says("/forget").await;
    anna.presses("Удалить всё").await;
    world.deliver().await;
    assert_eq!(world.count("SELECT count(*) FROM namesake").await, 0);
    let stands = world.sim.chat(irina.id).into_iter().find(|message| message.id == notice).unwrap().to_string();
    assert!(stands.contains("Вопрос больше не ждёт вашего ответа.") && !stands.contains("Зимина"), "{stands}");
    world.end().await;
}

/// Faults: two records of one human, who represents a school by each, become one: the school is chosen.
#[tokio::test]
async fn who_represents_two_schools_chooses() {
    let world = World::start().await;
    let (_, vera) = a_school(&world).await;
    world.school("Лицей № 5").await;
    world.lists(2, &["Орлова Вера Павловна", "Лугова Инна Петровна"]).await;
    world
        .tamper(
            "INSERT INTO appointment (municipality_id, person_id, role, organisation_id, since)
             VALUES (1, 3, 'representative', 2, '2026-11-01T00:00:00+00:00')",
        )
        .await;
    {
        let mut tx = world.tx().await;
        let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
        people::merge::ask(&mut tx, guard, PersonId(2), PersonId(3)).await.unwrap();
        tx.finish().0.commit().await.unwrap();
    }
    vera.says("/school").await;
    vera.sees("Какая школа?");
    vera.presses("Лицей № 5").await;
    vera.sees("В составе 1 человек, в боте пока никого");
    vera.presses("Сотрудники: 1").await;
    vera.sees("📄 Лугова И. П.");
    vera.presses("‹ Назад").await;
    vera.presses("Другая школа").await;
    vera.presses("Школа № 3").await;
    vera.sees("В составе 2 человека, в боте 2");
    world.end().await;
}

/// The consent, text 3: who agreed to an older text alone is counted and not named. A school of three hundred is leafed
/// through and searched.
#[tokio::test]
async fn a_large_school_is_leafed_through_and_names_only_who_agreed() {
    let world = World::start().await;
    let (_, vera) = a_school(&world).await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper("UPDATE consent SET text = 2 WHERE account_id = 3 AND purpose = 'processing'").await;
    let names: Vec<String> = (0..300)
        .map(|number| {
            let (one, two) = (number / 20, number % 20);
            let letter = |at: usize| "абвгдежзиклмнопрстуф".chars().nth(at).unwrap();
            format!("Зимин{}{} Пётр Ильич", letter(one), letter(two))
        })
        .collect();
    world.lists(1, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    vera.says("/school").await;
    vera.presses("Сотрудники: 303").await;
    vera.sees("👥 Всего 303 человека");
    vera.sees("🔒 Ещё 1 человек согласился на прежний текст: имени здесь нет.");
    vera.sees("1 из 44");
    vera.presses("›").await;
    vera.sees("2 из 44");
    vera.says("петрова").await;
    vera.sees("По запросу «петрова» ничего не нашлось");
    vera.says("зиминов").await;
    vera.sees("📄 Зиминов П. И.");
    vera.goes(r#">1:school:{"card":{"id":1}}"#).await;
    world.end().await;
}

/// Office: with a second municipality nothing crosses the line: its representative sees nothing here, and a question, a
/// school or a person of the other one is nobody's here.
#[tokio::test]
async fn a_representative_of_another_municipality_sees_nothing() {
    let world = World::start().await;
    let (irina, vera) = a_school(&world).await;
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Село', 'Europe/Moscow');
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (50, 2, 'Чужая школа', 'Чужая школа', x'', ' чужая школа');
             INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                                 post_id, teaching_since, enrolled_at)
             VALUES (50, 2, 50, 'Чужих', 'Анна', x'', ' чужих анна', 1, '2015-09-01', '2026-09-01T00:00:00+00:00'),
                    (51, 2, 50, 'Чужих', 'Анна', x'', ' чужих анна', 1, '2015-09-01', '2026-09-01T00:00:00+00:00');
             INSERT INTO namesake (id, municipality_id, newcomer_id, former_id, asked_at)
             VALUES (50, 2, 51, 50, '2026-11-01T00:00:00+00:00');
             INSERT INTO appointment (municipality_id, person_id, role, organisation_id, since)
             VALUES (2, 50, 'representative', 50, '2026-11-01T00:00:00+00:00')",
        )
        .await;
    let before = world.facts().await;
    for (who, place) in [
        (vera, r#">1:school:{"card":{"id":50}}"#),
        (vera, r#">1:headcounts:{"of":{"id":50}}"#),
        (vera, r#">1:namesakes:{"question":{"id":50}}"#),
        (irina, r#">1:namesakes:{"question":{"id":50}}"#),
        (irina, SCHOOL),
    ] {
        who.goes(place).await;
        who.does_not_see("Чуж");
        who.does_not_see("В составе");
    }
    vera.says("/school").await;
    vera.sees("Школа № 3");
    vera.does_not_see("Другая школа");
    for who in [irina, vera] {
        who.says("/menu").await;
        who.does_not_see("Чужих");
    }
    assert_eq!(world.facts().await, before);
    world.end().await;
}

/// Takes the regulation from these presets.
async fn follows(world: &World, presets: Vec<Preset>) {
    let mut tx = world.tx().await;
    let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
    regulation::change(&mut tx, guard, &Change::Presets(presets)).await.unwrap().unwrap();
    tx.finish().0.commit().await.unwrap();
}

/// S0-24: where S0 alone holds, the staff of a school with high results joins a cluster in person, on the days of the mark,
/// and others hear why they do not; who belongs stays. S1 lets anybody join, also beside S0.
#[tokio::test]
async fn s0_24_the_staff_of_schools_with_high_results_joins_in_person() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let member = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(CLUSTER).await;
    let vera = world.teacher("Орлова Вера Павловна").await;
    vera.opens("cluster-1").await;
    vera.sees("Вступить");
    follows(&world, vec![Preset::S0]).await;
    // The card that still offers it.
    vera.presses("Вступить").await;
    vera.sees("По положению в кластер вступают организации, а сами — сотрудники школ с отметкой «высокие результаты».");
    vera.does_not_see("[Вступить]");
    assert_eq!(world.count("SELECT count(*) FROM membership WHERE person_id = 3").await, 0);
    member.opens("cluster-1").await;
    member.sees("Выйти");

    world
        .tamper(
            "INSERT INTO organisation_flag (organisation_id, flag, since, until, paper, paper_day)
             VALUES (1, 'high_results', '2026-09-01', '2026-11-21', 'приказ № 1', '2026-08-30')",
        )
        .await;
    vera.opens("cluster-1").await;
    vera.presses("Вступить").await;
    vera.sees("✅ Вы в кластере.");
    let late = world.teacher("Лугова Инна Петровна").await;
    world.later(chrono::TimeDelta::days(1));
    late.opens("cluster-1").await;
    late.sees("сотрудники школ с отметкой «высокие результаты»");
    follows(&world, vec![Preset::S0, Preset::S1]).await;
    late.opens("cluster-1").await;
    late.presses("Вступить").await;
    late.sees("✅ Вы в кластере.");
    irina.says("/menu").await;
    world.end().await;
}
