//! Headcounts of schools: by day, checked, added up, and opened.

use grozd::ids::PersonId;
use grozd::model::organisations::headcounts;
use grozd::model::roles::Coordinator;

use crate::organisations_office::{CARD, HEADCOUNTS, day};
use crate::world::{Somebody, World};

/// Enters a headcount on the first of September, in one message.
pub async fn counts(irina: &Somebody<'_>, numbers: &str) {
    irina.goes(HEADCOUNTS).await;
    irina.presses("Внести").await;
    irina.says("01.09.2026").await;
    irina.says(numbers).await;
    irina.presses("Статистика").await;
    irina.presses("Внести численность").await;
}

/// DOMAIN 1.10: five numbers of a day; the impossible is refused with words; a correction is a further entry.
#[tokio::test]
async fn a_headcount_is_of_a_day_and_can_be() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.tamper("UPDATE organisation SET confirmed = 1").await;
    irina.goes(HEADCOUNTS).await;
    irina.presses("Внести").await;
    irina.says("01.12.2026").await;
    irina.sees("Такой день не подходит. Нужен день с 21 ноября 1996 по 21 ноября 2026.");
    irina.says("01.09.2026").await;
    irina.says("много").await;
    irina.sees("Нужно целое число. Например: 40");
    irina.says("-40").await;
    irina.sees("Нужно целое число. Например: 40");
    irina.says("200").await;
    irina.presses("Не знаю").await;
    irina.says("201").await;
    irina.sees("До 35 лет не может быть больше, чем всех педагогов.");
    irina.says("60").await;
    irina.says("50").await;
    irina.says("51").await;
    irina.sees("не больше, чем всех в первые три года.");
    irina.says("40").await;
    irina.presses("Документы организации").await;
    irina.sees("👥 Педагогических работников: 200");
    irina.sees("И то и другое сразу: 40");
    irina.does_not_see("Руководителей:");
    irina.presses("До 35 лет").await;
    irina.says("30").await;
    irina.sees("Тех, кто и до 35 лет, и в первые три года, не больше, чем всех до 35 лет.");
    irina.says("60").await;
    irina.presses("Внести численность").await;
    irina.sees("✅ Внесено.");
    irina.sees("🗓 На 1 сентября 2026");
    irina.sees("📄 Источник: Документы организации");

    counts(&irina, "97 5 30 20 10").await;
    irina.sees("👥 Педагогических работников: 97");
    let of = async |on: &str| {
        let mut tx = world.tx().await;
        let guard = Coordinator::find(&mut tx, PersonId(1)).await.unwrap().unwrap();
        let rows = headcounts::on(&mut tx, guard, day(on)).await.unwrap();
        headcounts::denominator(&rows, |counts| counts.teaching)
    };
    assert_eq!((of("2026-09-01").await.sum, of("2026-08-31").await.sum), (Some(97), None));
    world.tamper("UPDATE organisation SET outside = 1").await;
    assert_eq!(of("2026-09-01").await.of, 0, "an organisation outside counts in none");
    world.tamper("UPDATE organisation SET outside = 0").await;

    // The newest entry is taken back, and the one before it holds again.
    irina.presses("1 сентября 2026 · 97").await;
    irina.presses("Убрать запись").await;
    irina.sees("Убрать запись?");
    irina.presses("Убрать запись").await;
    irina.sees("👥 Педагогических работников: 200");
    assert_eq!(of("2026-11-21").await.sum, Some(200));
    assert_eq!(
        world
            .text(
                "SELECT group_concat(coalesce(was, '') || '>' || coalesce(became, ''), '; ') FROM journal
                 WHERE matter = 'organisation-headcount'"
            )
            .await,
        ">2026-09-01: 200/–/60/50/40; >2026-09-01: 97/5/30/20/10; 2026-09-01: 97/5/30/20/10>"
    );

    // Those who are one or the other would be more than there are.
    irina.presses("Внести").await;
    irina.says("01.09.2026").await;
    irina.says("50 3 30 30 9").await;
    irina.sees("До 35 лет или в первые три года вместе больше, чем всех педагогов.");
    world.end().await;
}

/// DOMAIN 1.10, Office «Every number opens its records»: the sums over all organisations on a day, from how many each is,
/// and the numbers of each.
#[tokio::test]
async fn the_headcounts_of_all_are_added_up_and_opened() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.school("Лицей № 5").await;
    world.tamper("UPDATE organisation SET confirmed = 1").await;
    irina.goes(r#">1:denominators:"today""#).await;
    irina.sees("👥 Педагогических работников: нет сведений (0 из 2)");
    counts(&irina, "97 5 30 20 10").await;
    irina.goes(r#">1:organisations:"list""#).await;
    irina.presses("Численность").await;
    irina.sees("🗓 На 21 ноября 2026");
    irina.sees("👥 Педагогических работников: 97 (1 из 2)");
    irina.sees("И то и другое сразу: 10 (1 из 2)");
    irina.label_like("Лицей № 5 · —");
    irina.says("лицей").await;
    irina.sees("👥 Педагогических работников: 97 (1 из 2)");
    irina.presses("🗓 На другой день").await;
    irina.says("завтра").await;
    irina.sees("Такой день не подходит.");
    irina.says("31.08.2026").await;
    irina.sees("👥 Педагогических работников: нет сведений (0 из 2)");
    irina.presses("🗓 На другой день").await;
    irina.says("01.09.2026").await;
    irina.presses("Школа № 3 · 97").await;
    irina.sees("Численность");
    irina.sees("Школа № 3");
    olga.goes(r#">1:denominators:"today""#).await;
    olga.does_not_see("Педагогических работников");
    world.end().await;
}

/// A school is merged away while a coordinator enters its headcount: they hear that it is gone, and nothing is kept.
#[tokio::test]
async fn a_school_merged_away_takes_no_headcount() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let vera = world.coordinator("Орлова Вера Павловна").await;
    world.school("Лицей № 5").await;
    irina.goes(HEADCOUNTS).await;
    irina.presses("Внести").await;
    irina.says("01.09.2026").await;
    irina.says("40 3 10 5 4").await;
    irina.presses("Статистика").await;
    vera.goes(CARD).await;
    vera.presses("Объединить").await;
    vera.presses_like("Лицей № 5").await;
    vera.presses("Объединить").await;
    irina.presses("Внести численность").await;
    irina.does_not_see("✅ Внесено.");
    assert_eq!(world.count("SELECT count(*) FROM headcount").await, 0);
    irina.says("/menu").await;
    irina.goes(HEADCOUNTS).await;
    irina.does_not_see("Численность\n");
    world.end().await;
}
