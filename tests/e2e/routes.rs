//! Individual routes: from a self-diagnosis through a cluster and a pair to a closed deficit, what the tutor sees and when, and
//! what either may change.

use chrono::TimeDelta;
use grozd::ids::PersonId;
use grozd::model::roles::Registered;
use grozd::model::routes::{self, Form, NewStep, Outcome};

use crate::world::{Somebody, World};

const ROUTE: &str = r#">1:routes:"home""#;
const TUTORED: &str = r#">1:tutoring:{"card":{"id":1}}"#;

/// Ирина, person 1, is a tutor by an order.
pub const TUTOR: &str = "INSERT INTO appointment (municipality_id, person_id, role, since)
    VALUES (1, 1, 'tutor', '2026-11-01T00:00:00+00:00')";

/// A deficit of person 2 that is hard, and one that is less so.
pub const DEFICITS: &str = "INSERT INTO deficit (id, person_id, category_id, item_id, level, source, registered_at)
    VALUES (1, 2, 2, 6, 'high', 'cpd_centre', '2026-11-01T00:00:00+00:00'),
           (2, 2, 3, 12, 'low', 'self', '2026-11-01T00:00:00+00:00')";

async fn steps(world: &World) -> String {
    world
        .text(
            "SELECT coalesce(group_concat(form || ' ' || state || coalesce(' ' || done_by, ''), '; '), '')
             FROM (SELECT * FROM route_step ORDER BY id)",
        )
        .await
}

/// Who tutors and coordinates, and a teacher.
pub async fn tutor_and_teacher(world: &World) -> (Somebody<'_>, Somebody<'_>) {
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(TUTOR).await;
    (irina, olga)
}

/// Opens a step of the route, as its owner or as the tutor, by the beginning of its words.
pub async fn opens_step(who: &Somebody<'_>, place: &str, words: &str) {
    who.goes(place).await;
    who.presses_like("Шаги:").await;
    who.presses_like(words).await;
}

/// A draft from what is open, by three taps from the menu's shelf.
async fn drafts(who: &Somebody<'_>) {
    who.goes(ROUTE).await;
    who.presses("Составить маршрут").await;
    who.presses_like("Составить:").await;
    who.sees("✅ Черновик готов");
}

/// Sent to the only tutor: three taps.
async fn sends(who: &Somebody<'_>) {
    who.presses("Тьютор").await;
    who.presses_like("Смирнова").await;
    who.presses("Отправить тьютору").await;
    who.sees("✅ Отправлено.");
}

/// The tutor takes it on and agrees: two taps.
async fn agrees(tutor: &Somebody<'_>) {
    tutor.goes(TUTORED).await;
    tutor.presses("Сопровождать").await;
    tutor.presses("Согласовать").await;
    tutor.sees("✅ Маршрут согласован");
}

/// Ирина, who coordinates, offers to be a mentor, is asked, agrees, and an order makes it a pair.
async fn becomes_a_pair(irina: &Somebody<'_>, olga: &Somebody<'_>) {
    irina.goes(r#">1:mentoring:"mine""#).await;
    irina.presses("Могу быть наставником").await;
    olga.goes(r#">1:mentoring:"mine""#).await;
    olga.presses("Нужен наставник").await;
    if olga.shows("Какая помощь нужна?") {
        olga.presses("Опытный наставник").await;
    }
    olga.presses("Не учитывать").await;
    olga.presses_like("Смирнова").await;
    olga.presses("9 месяцев").await;
    olga.sees("✅ Предложение отправлено.");
    irina.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    irina.presses("Согласиться").await;
    irina.goes(r#">1:pairing:{"card":{"id":1}}"#).await;
    irina.presses("Закрепить приказом").await;
    irina.says("15-н").await;
    irina.presses("[21]").await;
    irina.presses("20").await;
    // The notice of it, to her as the mentor, may stand below.
    assert!(irina.chat().contains("✅ Пара закреплена"), "{}", irina.chat());
}

/// The road of a young teacher (S0-02, S0-19, S2-19, S4-01): a self-diagnosis, a route of the cluster's own event first, a tutor,
/// a presence and a pair that mark steps by themselves, evidence for the rest, a reflection, and a deficit that is closed.
#[tokio::test]
async fn s4_01_a_young_teacher_goes_from_a_self_diagnosis_to_a_closed_deficit() {
    let world = World::start().await;
    let (irina, olga) = tutor_and_teacher(&world).await;
    world.tamper("UPDATE person SET teaching_since = '2026-09-01' WHERE id = 2").await;
    world
        .tamper(
            "INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, host_organisation_id, phase, founded_at)
             VALUES (1, 1, 'cluster', 'Право на уроке', x'', '', 1, 'working', '2026-11-01T00:00:00+00:00');
             INSERT INTO group_category VALUES (1, 4);
             INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_at)
             VALUES (1, 1, 'seminar', 'Новые стандарты', '', '2026-11-26T07:30:00+00:00', 'Школа № 3',
                     '2026-11-01T00:00:00+00:00');
             INSERT INTO event_group VALUES (1, 1)",
        )
        .await;

    olga.says("/selfcheck").await;
    olga.presses("Нормативно-правовые").await;
    for answer in ["Не знаю, как"; 3].iter().chain(&["Справляюсь"; 6]) {
        olga.presses(answer).await;
    }
    olga.presses_like("Записать").await;
    olga.sees("✅ Сохранено");

    // She comes into the cluster by a tap.
    olga.goes(r#">1:clusters:{"card":{"id":1}}"#).await;
    olga.presses("Вступить").await;
    olga.sees("✅ Вы в кластере.");

    drafts(&olga).await;
    olga.presses_like("Шаги:").await;
    olga.sees("26.11 Событие «Новые стандарты»");
    olga.sees("Работать в кластере «Право на уроке»");
    let forms = steps(&world).await;
    assert!(forms.starts_with("event planned; cluster planned; "), "{forms}");
    olga.presses("‹ Назад").await;
    sends(&olga).await;
    world.deliver().await;
    irina.sees("⏳ Вас просят сопровождать маршрут");
    assert!(!irina.chat().contains("ФГОС") && !irina.chat().contains("Новые стандарты"), "{}", irina.chat());
    agrees(&irina).await;
    world.deliver().await;
    olga.sees("✅ Маршрут согласован");
    olga.goes(r#">1:deficits:{"card":{"id":1}}"#).await;
    olga.sees("⏳ В работе: есть маршрут");

    // She was at the event: the step of the event and that of the cluster are done by the sheet.
    world
        .tamper("INSERT INTO record (municipality_id, deed, person_id, event_id, day) VALUES (1, 'presence', 2, 1, '2026-11-26')")
        .await;
    // A pair meets at a lesson, and comes to its end: a lesson and a mentor are steps too.
    olga.goes(ROUTE).await;
    for (form, words) in [("Посещение урока", "Урок у наставника"), ("Наставник", "Работать с наставником")]
    {
        olga.presses_like("Шаги:").await;
        olga.presses("Добавить шаг").await;
        olga.presses(form).await;
        olga.presses("Обновлённые ФГОС и ФОП").await;
        olga.says(words).await;
        olga.sees("✅ Шаг добавлен.");
        olga.presses("‹ Назад").await;
    }
    olga.sees("⏳ Изменён после согласования");
    olga.presses("Отправить тьютору").await;
    irina.goes(TUTORED).await;
    irina.presses("Согласовать").await;
    becomes_a_pair(&irina, &olga).await;
    irina.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    irina.presses("Отметить встречу").await;
    irina.presses_like("Урок: Смирнова").await;
    let marked = steps(&world).await;
    assert!(marked.starts_with("event done presence; cluster done presence; "), "{marked}");
    assert!(marked.contains("lesson done pair") && marked.ends_with("pair going"), "{marked}");
    irina.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    irina.presses("Завершить пару").await;
    irina.presses("Цель достигнута").await;
    // Both are asked at once what they think of the pair.
    world.deliver().await;
    assert!(steps(&world).await.ends_with("pair done pair"), "{}", steps(&world).await);

    // What is left is shown, and accepted.
    while world.count("SELECT count(*) FROM route_step WHERE state = 'planned'").await > 0 {
        let next = world.count("SELECT min(id) FROM route_step WHERE state = 'planned'").await;
        olga.goes(ROUTE).await;
        olga.presses_like("Шаги:").await;
        let words =
            world.text("SELECT substr(words, 1, 20) FROM route_step WHERE state = 'planned' ORDER BY id LIMIT 1").await;
        olga.presses_like(&words).await;
        olga.presses("Показать, что сделано").await;
        olga.says("https://example.org/work").await;
        olga.sees("✅ Тьютор посмотрит.");
        opens_step(&irina, TUTORED, &words).await;
        irina.sees("https://example.org/work");
        irina.presses("Принять").await;
        assert_eq!(world.count("SELECT count(*) FROM route_step WHERE state = 'shown'").await, 0, "step {next}");
    }
    olga.goes(ROUTE).await;
    olga.presses("Завершить маршрут").await;
    olga.says("Сама нахожу действующую редакцию и объясняю её родителям").await;
    olga.sees("закроется 1 дефицит");
    olga.presses("Уровень достигнут").await;
    olga.sees("✅ Маршрут завершён.");
    olga.goes(r#">1:deficits:{"card":{"id":1}}"#).await;
    olga.sees("✅ Закрыт: сегодня. Подтверждение: пройден маршрут");
    assert_eq!(world.count("SELECT count(*) FROM deficit_work").await, 0);
    world.deliver().await;
    world.end().await;
}

/// S4-01, DOMAIN 2.4: the tutor reads no deficit before both have accepted, and no other tutor ever finds the route; a forged press
/// is as good as none.
#[tokio::test]
async fn s4_01_a_tutor_sees_their_own_people_alone_and_only_after_both_have_accepted() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    world.tamper(TUTOR).await;
    world
        .tamper("INSERT INTO appointment (municipality_id, person_id, role, since) VALUES (1, 3, 'tutor', '2026-11-01T00:00:00+00:00')")
        .await;
    world.tamper(DEFICITS).await;
    drafts(&olga).await;
    olga.presses("Тьютор").await;
    olga.presses_like("Смирнова").await;
    // Chosen, and not sent: there is nothing to be seen.
    irina.goes(TUTORED).await;
    assert!(!irina.shows("Петрова"), "{}", irina.screen());
    olga.presses("Отправить тьютору").await;
    irina.goes(TUTORED).await;
    irina.sees("Просит сопровождать маршрут");
    irina.sees("🔒 Дефициты и шаги вы увидите, когда согласитесь.");
    for place in [r#"{"agree":null}"#, "\"agree\"", "\"measures\"", "\"picture\"", "\"papers\""] {
        irina.forges(&format!("tutoring:1:{place}")).await;
    }
    assert!(!irina.chat().contains("оценивание") && !irina.chat().contains("Трудное поведение"), "{}", irina.chat());
    assert_eq!(world.text("SELECT state FROM route").await, "sent");

    anna.goes(r#">1:tutoring:"home""#).await;
    anna.sees("Здесь будут маршруты коллег");
    anna.goes(TUTORED).await;
    assert!(!anna.chat().contains("Петрова О"), "{}", anna.chat());
    anna.goes(r#">1:routes:{"card":{"id":1}}"#).await;
    assert!(!anna.chat().contains("Черновик") && !anna.chat().contains("Шаги:"), "{}", anna.chat());

    irina.goes(TUTORED).await;
    irina.presses("Сопровождать").await;
    irina.presses_like("Шаги:").await;
    irina.presses_like("ученики оценивают").await;
    irina.sees("🔒 Дефицит:");
    // A second press on the card before changes nothing.
    world.deliver().await;
    olga.sees("✅ Тьютор будет сопровождать ваш маршрут");

    // A teacher who takes the route away takes the sight of it away.
    olga.goes(ROUTE).await;
    olga.presses("Тьютор").await;
    olga.presses("Без тьютора").await;
    irina.goes(TUTORED).await;
    assert!(!irina.shows("Шаги:"), "{}", irina.screen());
    world.deliver().await;
    world.end().await;
}

/// S2-19: sent, given back with a word, mended, agreed; a change makes the next version, and what was agreed stays; a double
/// press agrees once.
#[tokio::test]
async fn s2_19_what_was_agreed_stays_and_a_change_is_agreed_anew() {
    let world = World::start().await;
    let (irina, olga) = tutor_and_teacher(&world).await;
    world.tamper(DEFICITS).await;
    drafts(&olga).await;
    sends(&olga).await;
    irina.goes(TUTORED).await;
    irina.presses("Сопровождать").await;
    irina.presses("Вернуть со словом").await;
    irina.says("Добавьте посещение урока").await;
    irina.sees("✅ Маршрут возвращён с вашим словом.");
    world.deliver().await;
    olga.sees("❗ Тьютор вернул маршрут");
    assert!(!olga.shows("Добавьте"), "{}", olga.screen());
    olga.says("/menu").await;
    olga.presses("Поправить маршрут").await;
    olga.sees("Слово тьютора: Добавьте посещение урока");
    olga.presses("Отправить тьютору").await;
    olga.presses_like("Шаги:").await;
    irina.goes(TUTORED).await;
    irina.presses("Согласовать").await;
    irina.goes(TUTORED).await;
    assert!(!irina.card().has_button("Согласовать"));
    assert_eq!(world.count("SELECT count(*) FROM route_version").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM deficit_work WHERE what = 'route'").await, 2);

    // The tutor changes a day: the teacher looks and sends it again.
    irina.presses_like("Шаги:").await;
    irina.presses_like("ученики оценивают").await;
    irina.presses("Срок").await;
    irina.says("1 марта").await;
    irina.sees("✅ Изменено.");
    irina.sees("🗓 Срок: до 01.03.2027");
    world.deliver().await;
    olga.sees("❗ Тьютор изменил маршрут");
    assert_eq!(world.text("SELECT state || ' ' || version FROM route").await, "draft 2");
    olga.goes(ROUTE).await;
    olga.presses("Отправить тьютору").await;
    irina.goes(TUTORED).await;
    irina.presses("Согласовать").await;
    irina.presses("Что было согласовано").await;
    irina.sees("Версия 2");
    irina.presses_like("Версия 1").await;
    assert!(!irina.shows("01.03.2027"), "{}", irina.screen());
    world.deliver().await;
    world.end().await;
}

/// S4-01, S4-10: a file shows a step, the tutor gives it back with a word, and then accepts it; a course says whether it stands
/// in the federal register and was chosen by a diagnosis; a step's day is spoken of once.
#[tokio::test]
async fn s4_10_a_step_is_shown_by_a_file_given_back_and_accepted() {
    let world = World::start().await;
    let (irina, olga) = tutor_and_teacher(&world).await;
    world.tamper(DEFICITS).await;
    drafts(&olga).await;
    olga.presses_like("Шаги:").await;
    olga.presses("Добавить шаг").await;
    olga.presses("Курс").await;
    olga.presses("Формирующее оценивание").await;
    olga.says("Курс ЦНППМ об оценивании").await;
    olga.presses_like("Курс ЦНППМ").await;
    olga.presses("📄 Есть в реестре").await;
    olga.sees("📄 Программа есть в федеральном реестре");
    let flags = "SELECT in_register || ' ' || by_diagnosis FROM route_step WHERE words LIKE 'Курс ЦНППМ%'";
    assert_eq!(world.text(flags).await, "1 1");
    assert_eq!(
        world.count("SELECT count(*) FROM route_step JOIN deficit ON deficit.id = deficit_id WHERE source != 'self' AND NOT by_diagnosis").await,
        0
    );
    // Nothing is shown of what nobody has agreed.
    assert!(!olga.card().has_button("Показать, что сделано"));
    olga.goes(ROUTE).await;
    sends(&olga).await;
    agrees(&irina).await;
    opens_step(&olga, ROUTE, "Курс ЦНППМ").await;
    olga.presses("Показать, что сделано").await;
    olga.done(world.sim.sends_document(olga.id, "удостоверение.pdf", b"%PDF-1.4 proof".to_vec(), "")).await;
    world.fetched().await;
    olga.sees("✅ Тьютор посмотрит.");
    world.deliver().await;
    irina.sees("⏳ Шаг маршрута на проверке");
    irina.says("/menu").await;
    irina.presses("Проверить: 1 шаг").await;
    irina.presses_like("Петрова").await;
    irina.presses_like("Шаги:").await;
    irina.presses_like("Курс ЦНППМ").await;
    irina.presses("Вернуть со словом").await;
    irina.says("Нет печати").await;
    world.deliver().await;
    olga.sees("❗ Тьютор вернул шаг маршрута");
    assert!(!olga.card().to_string().contains("оценивании"), "{}", olga.screen());
    olga.says("/menu").await;
    olga.presses("Маршрут ждёт: 1 шаг").await;
    olga.presses_like("Шаги:").await;
    olga.presses_like("❗").await;
    olga.sees("Слово тьютора: Нет печати");
    olga.presses("Показать, что сделано").await;
    olga.presses("Без подтверждения").await;
    opens_step(&irina, TUTORED, "Курс ЦНППМ").await;
    irina.presses("Принять").await;
    irina.sees("сделано, тьютор принял");
    world.deliver().await;

    // A month later the first of the rest is due soon: one notice, once.
    world.later(TimeDelta::days(30));
    world.until_said(olga.id, "Подходит срок шага маршрута").await;
    let said = olga.chat().matches("Подходит срок шага маршрута").count();
    world.later(TimeDelta::hours(5));
    world.deliver().await;
    assert_eq!(olga.chat().matches("Подходит срок шага маршрута").count(), said);
    world.end().await;
}

/// S2-19: what was agreed changes, and the tutor hears so at once and once, until it is sent anew; what was done to a route stands in
/// the journal, without a word of what it is against.
#[tokio::test]
async fn a_change_of_what_was_agreed_is_told_to_the_tutor_at_once() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(TUTOR).await;
    world.tamper(DEFICITS).await;
    drafts(&olga).await;
    sends(&olga).await;
    agrees(&irina).await;
    world.deliver().await;
    for words in ["Урок у коллеги из седьмого класса", "Урок у коллеги из девятого класса"]
    {
        olga.goes(ROUTE).await;
        olga.presses_like("Шаги:").await;
        olga.presses("Добавить шаг").await;
        olga.presses("Посещение урока").await;
        olga.presses("Для всего маршрута").await;
        olga.says(words).await;
        olga.sees("✅ Шаг добавлен.");
        world.deliver().await;
        assert_eq!(irina.chat().matches("⏳ Коллега меняет маршрут").count(), 1, "{}", irina.chat());
    }
    irina.sees("Петрова О. С.: прежнее согласование больше не действует");
    assert!(!irina.screen().contains("седьмого"), "{}", irina.screen());
    irina.presses("Открыть").await;
    irina.sees("Петрова");
    olga.goes(ROUTE).await;
    olga.presses("Отправить тьютору").await;
    irina.goes(TUTORED).await;
    irina.presses("Вернуть со словом").await;
    irina.says("Добавьте сроки").await;
    irina.sees("✅ Маршрут возвращён с вашим словом.");
    assert_eq!(
        world
            .text("SELECT group_concat(matter || ' ' || became, ', ') FROM (SELECT * FROM journal WHERE matter LIKE 'route-%' ORDER BY id)")
            .await,
        "route-taken 1, route-agreed 1, route-returned 2"
    );
    world.end().await;
}

/// What a tutor and an owner do to a route is noted with its version: accepting a step and giving one back, an end with a reflection,
/// one that is given up, and a tutor who accompanies it no more.
#[tokio::test]
async fn every_deed_of_a_route_stands_in_the_journal() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    world.teacher("Петрова Ольга Сергеевна").await;
    world.tamper(TUTOR).await;
    world.tamper(DEFICITS).await;
    let mut tx = world.tx().await;
    let owner = Registered::find(&mut tx, PersonId(2)).await.unwrap().unwrap();
    let tutor = Registered::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
    for ends in ["finished", "dropped", "declined"] {
        let id = routes::begin(&mut tx, owner, &[NewStep::of(Form::Lesson, "Урок у коллеги")]).await.unwrap().unwrap();
        let mine = routes::own(&mut tx, owner, None).await.unwrap().unwrap();
        assert!(routes::choose_tutor(&mut tx, &mine, Some(PersonId(1))).await.unwrap());
        let mine = routes::own(&mut tx, owner, None).await.unwrap().unwrap();
        routes::send(&mut tx, &mine).await.unwrap();
        let theirs = routes::tutored(&mut tx, tutor, id).await.unwrap();
        assert!(routes::accept(&mut tx, &theirs).await.unwrap());
        if ends == "declined" {
            let theirs = routes::tutored(&mut tx, tutor, id).await.unwrap();
            assert!(routes::decline(&mut tx, &theirs).await.unwrap());
            continue;
        }
        let theirs = routes::tutored(&mut tx, tutor, id).await.unwrap();
        assert!(routes::agree(&mut tx, &theirs).await.unwrap());
        for word in [Some("Добавьте вывод"), None] {
            let mine = routes::own(&mut tx, owner, None).await.unwrap().unwrap();
            let step = mine.route.steps[0].id;
            if ends == "finished" {
                assert!(routes::show(&mut tx, &mine, step, Some("конспект"), None).await.unwrap());
                let theirs = routes::tutored(&mut tx, tutor, id).await.unwrap();
                assert!(routes::judge(&mut tx, &theirs, step, word).await.unwrap());
                assert!(!routes::judge(&mut tx, &theirs, step, word).await.unwrap(), "nothing is shown any more");
            }
        }
        let mine = routes::own(&mut tx, owner, None).await.unwrap().unwrap();
        match ends {
            "finished" => assert!(routes::finish(&mut tx, &mine, "Стало легче", Outcome::Reached).await.unwrap()),
            _ => assert!(routes::abandon(&mut tx, &mine).await.unwrap()),
        }
    }
    tx.finish().0.commit().await.unwrap();
    assert_eq!(
        world
            .text("SELECT group_concat(substr(matter, 7) || ' ' || author_id || ' ' || person_id, ', ') FROM (SELECT * FROM journal WHERE matter LIKE 'route-%' ORDER BY id)")
            .await,
        "taken 1 2, agreed 1 2, step-returned 1 2, step-passed 1 2, finished 2 2, taken 1 2, agreed 1 2, dropped 2 2, \
         taken 1 2, declined 1 2"
    );
    world.end().await;
}
