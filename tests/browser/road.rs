//! The road of a young teacher on a small phone (S0-02, S0-19, S4-01): a self-diagnosis, a cluster, a mentor by an order, a route
//! with a tutor, the cluster's own event, evidence for what is left, and a deficit that is closed.

use chrono::Datelike;
use serde_json::json;

use super::phone::Phone;
use super::{COORDINATOR, LEADER, SMALL, TEACHER, Visit};

const CLUSTER: &str = "Формирующее оценивание";
/// The event of the cluster that is to come.
const EVENT: &str = "Листы самооценки: практикум";
/// The deficit: the topic of these two statements of the questionnaire.
const HARD: [usize; 2] = [3, 4];
const STATEMENTS: usize = 10;
/// Who tutors and mentors in the demo: the tenth who has a phone.
const TUTOR: i64 = 1_009;

/// What somebody of the demo is called: given and family name.
async fn name(visit: &Visit, phone: i64) -> String {
    let asked = "
        const asks = new XMLHttpRequest();
        asks.open('GET', '/demo/personas', false);
        asks.send();
        return JSON.parse(asks.responseText).personas.find((it) => it.id === arguments[0]).name";
    visit.browser.script(asked, json!([phone])).await.as_str().unwrap().to_owned()
}

/// Agrees and registers, in the first year of her work.
async fn registers(teacher: &Phone<'_>, year: i32) {
    teacher.taps("[data-role=start]").await;
    teacher.presses("Соглашаюсь").await;
    teacher.presses("Включить оба и дальше").await;
    teacher.sees("Как вас зовут?").await;
    teacher.says("Петрова Ольга Сергеевна").await;
    teacher.sees("Где вы работаете?").await;
    teacher.says("берёзов").await;
    teacher.presses("Берёзовская школа").await;
    teacher.presses("Учитель").await;
    teacher.presses("Математика").await;
    teacher.presses("Готово: 1").await;
    teacher.sees("С какого года вы преподаёте?").await;
    teacher.says(&year.to_string()).await;
    teacher.presses("Всё верно").await;
    teacher.sees("✅ Вы зарегистрированы").await;
}

/// Ten taps of a self-diagnosis, of which one deficit comes.
async fn looks_at_herself(teacher: &Phone<'_>) {
    teacher.commands("selfcheck").await;
    teacher.presses("Методические").await;
    for statement in 1..=STATEMENTS {
        teacher.sees(&format!("{statement} из {STATEMENTS}")).await;
        teacher.presses(if HARD.contains(&statement) { "Не знаю, как" } else { "Справляюсь" }).await;
    }
    teacher.sees("Что вышло").await;
    teacher.presses("Записать 1 дефицит").await;
    teacher.sees("✅ Сохранено").await;
}

/// A mentor is asked, agrees, and an order makes it a pair.
async fn pairs(visit: &Visit, mentor: &str) {
    let family = mentor.split(' ').next_back().unwrap();
    let teacher = visit.phone(TEACHER).await;
    teacher.commands("mentoring").await;
    teacher.presses("Нужен наставник").await;
    teacher.sees("Учитывать их?").await;
    teacher.presses("Не учитывать").await;
    teacher.sees("Кого попросить?").await;
    teacher.says(family).await;
    teacher.sees("Показать все").await;
    teacher.presses_like(family).await;
    teacher.presses("9 месяцев").await;
    teacher.sees("✅ Предложение отправлено").await;

    let other = visit.phone(LEADER).await;
    other.goes_to(mentor).await;
    other.sees("Вам предлагают пару").await;
    other.presses("Открыть").await;
    other.presses("Согласиться").await;
    other.sees("✅ Согласны оба").await;

    let coordinator = visit.phone(COORDINATOR).await;
    coordinator.commands("menu").await;
    coordinator.presses_like("Пары ждут приказа").await;
    coordinator.presses_like("⏳ Ждёт приказа").await;
    coordinator.says("Петрова").await;
    coordinator.sees("Показать все").await;
    coordinator.presses_like(family).await;
    coordinator.presses("Закрепить приказом").await;
    coordinator.says("№ 15-н").await;
    let today = visit.time().await.date_naive();
    for _ in 0..2 {
        coordinator.picks(today).await;
    }
    coordinator.sees("✅ Пара закреплена").await;
}

/// A route is drafted, sent to the tutor and agreed.
async fn sets_out(visit: &Visit, tutor: &str) {
    let family = tutor.split(' ').next_back().unwrap();
    let teacher = visit.phone(TEACHER).await;
    teacher.commands("route").await;
    teacher.presses("Составить маршрут").await;
    teacher.presses_like("Составить:").await;
    teacher.sees("✅ Черновик готов").await;
    teacher.presses_like("Шаги:").await;
    teacher.has(&[EVENT, CLUSTER]).await;
    teacher.presses("‹ Назад").await;
    teacher.presses("Тьютор").await;
    teacher.presses_like(family).await;
    teacher.presses("Отправить тьютору").await;
    teacher.sees("✅ Отправлено").await;

    let other = visit.phone(LEADER).await;
    other.sees("Вас просят сопровождать маршрут").await;
    other.presses("Открыть").await;
    other.presses("Сопровождать").await;
    other.presses("Согласовать").await;
    other.sees("✅ Маршрут согласован").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium and ChromeDriver; .ci/run runs it"]
async fn a_young_teacher_from_a_self_diagnosis_to_a_closed_deficit() {
    let visit = Visit::begin("road", SMALL).await;
    visit.until_morning().await;
    let (tutor, leads) = (name(&visit, TUTOR).await, name(&visit, 1_001).await);
    let teacher = visit.phone(TEACHER).await;
    registers(&teacher, visit.time().await.year()).await;
    looks_at_herself(&teacher).await;
    teacher.commands("clusters").await;
    teacher.sees("👥 Кластеры").await;
    teacher.says(CLUSTER).await;
    teacher.sees("Нашёлся 1 из").await;
    teacher.presses_like(&format!("{CLUSTER} · ")).await;
    teacher.presses("Вступить").await;
    teacher.sees("✅ Вы в кластере").await;
    pairs(&visit, &tutor).await;
    sets_out(&visit, &tutor).await;

    // The event of the cluster: she says that she comes, and its leader closes the sheet with her on it.
    let teacher = visit.phone(TEACHER).await;
    teacher.has(&["Маршрут согласован"]).await;
    teacher.commands("events").await;
    teacher.sees("Ближайшие события").await;
    teacher.says(EVENT).await;
    teacher.sees("Показать все").await;
    teacher.presses_like("").await;
    teacher.presses("Иду").await;
    teacher.sees("✅ Ваш ответ: Иду").await;
    for _ in 0..7 {
        visit.onward("24").await;
    }
    let leader = visit.phone(LEADER).await;
    leader.goes_to(&leads).await;
    leader.commands("attendance").await;
    leader.says(EVENT).await;
    leader.sees("Показать все").await;
    leader.presses_like("❗").await;
    leader.sees("Отметьте тех, кто пришёл").await;
    leader.presses("Закрыть лист").await;
    leader.sees("✅ Лист закрыт").await;

    // What is left is shown, and accepted.
    let teacher = visit.phone(TEACHER).await;
    teacher.commands("route").await;
    teacher.sees("Учёба: 2 из 2").await;
    teacher.presses_like("Шаги:").await;
    teacher.presses_like("🗓").await;
    teacher.presses("Показать, что сделано").await;
    teacher.says("https://example.org/lesson").await;
    teacher.sees("✅ Тьютор посмотрит").await;
    let other = visit.phone(LEADER).await;
    other.goes_to(&tutor).await;
    other.sees("Шаг маршрута на проверке").await;
    other.presses("Открыть").await;
    other.presses_like("Шаги:").await;
    other.presses_like("⏳").await;
    other.presses("Принять").await;
    other.sees("✅ Шаг принят").await;

    let teacher = visit.phone(TEACHER).await;
    teacher.commands("route").await;
    teacher.presses("Завершить маршрут").await;
    teacher.says("Ученики сами оценивают работы по листам").await;
    teacher.sees("закроется 1 дефицит").await;
    teacher.presses("Уровень достигнут").await;
    teacher.sees("✅ Маршрут завершён").await;
    teacher.commands("deficits").await;
    teacher.presses_like("Закрытые").await;
    teacher.presses_like("1. Формирующее оценивание").await;
    teacher.sees("Подтверждение: пройден маршрут").await;
    visit.end().await;
}
