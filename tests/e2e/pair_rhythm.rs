//! How often the two of a pair meet: chosen on the card, reminded of once, silent after a meeting, switched off, and never
//! beside the watch over silence.

use chrono::TimeDelta;

use crate::world::{Somebody, World};

/// A pair of the second and the third person, at work since a Thursday; silence is looked at two weeks later, at noon in Moscow.
const PAIR: &str = "INSERT INTO pair_order (id, municipality_id, number, day) VALUES (1, 1, '1', '2026-11-19');
    INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, months, most, state, proposed_at, mentor_yes, mentee_yes,
                      order_id, since, until, next_at)
    VALUES (1, 'mentor', 2, 3, 9, 3, 'active', '2026-11-19T00:00:00+00:00', '2026-11-19T00:00:00+00:00',
            '2026-11-19T00:00:00+00:00', 1, '2026-11-19', '2027-08-19', '2026-12-03T09:00:00+00:00')";

const REMINDED: &str = "Давно не встречались с коллегой";
const WATCHED: &str = "Давно не было встреч";
const TOLD: &str = "Пара давно не встречалась";

/// How often somebody was told so.
fn heard(who: &Somebody<'_>, words: &str) -> usize {
    who.chat().matches(words).count()
}

async fn days_pass(world: &World, days: i64) {
    world.later(TimeDelta::days(days));
    world.deliver().await;
}

async fn chooses(who: &Somebody<'_>, rhythm: &str) {
    who.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    who.presses("Как часто встречаться").await;
    who.presses(rhythm).await;
}

/// A coordinator, a mentor and a mentee, who are a pair.
async fn paired(world: &World) -> [Somebody<'_>; 3] {
    let coordinator = world.coordinator("Смирнова Ирина Викторовна").await;
    let mentor = world.teacher("Петрова Ольга Сергеевна").await;
    let mentee = world.teacher("Зимина Анна Петровна").await;
    world.tamper(PAIR).await;
    world.deliver().await;
    [coordinator, mentor, mentee]
}

/// Chosen by one and seen by both; reminded after seven days once, and again seven days after a meeting that was noted;
/// switched off by the other one, nobody is reminded.
#[tokio::test]
async fn the_two_are_reminded_by_the_rhythm_they_have_agreed() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    world.tamper(PAIR).await;
    world.deliver().await;
    olga.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    olga.does_not_see("Договорились встречаться");
    olga.presses("Как часто встречаться").await;
    olga.sees("Сейчас: без напоминаний");
    olga.does_not_see("Без напоминаний");
    olga.presses("‹ Назад").await;
    chooses(&olga, "Раз в неделю").await;
    assert!(olga.chat().contains("✅ Записано: встречаетесь раз в неделю."), "{}", olga.chat());
    olga.sees("🗓 Договорились встречаться раз в неделю");
    world.deliver().await;
    assert_eq!(heard(&anna, "раз в неделю"), 0, "{}", anna.chat());
    anna.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    anna.sees("🗓 Договорились встречаться раз в неделю");

    // The 25th, the 26th, and the 30th of November.
    days_pass(&world, 4).await;
    assert_eq!((heard(&olga, REMINDED), heard(&anna, REMINDED)), (0, 0));
    days_pass(&world, 1).await;
    assert_eq!((heard(&olga, REMINDED), heard(&anna, REMINDED)), (1, 1), "{}", olga.chat());
    assert!(olga.chat().contains("👥 Зимина А. П."), "{}", olga.chat());
    assert!(anna.chat().contains("👥 Петрова О. С."), "{}", anna.chat());
    days_pass(&world, 4).await;
    assert_eq!((heard(&olga, REMINDED), heard(&anna, REMINDED)), (1, 1));

    olga.presses("Записать встречу").await;
    olga.presses("Консультация").await;
    olga.sees("30.11.2026");
    // The 6th and the 7th of December.
    days_pass(&world, 6).await;
    assert_eq!((heard(&olga, REMINDED), heard(&anna, REMINDED)), (1, 1));
    days_pass(&world, 1).await;
    assert_eq!((heard(&olga, REMINDED), heard(&anna, REMINDED)), (2, 2));

    anna.presses("Реже напоминать").await;
    anna.sees("Сейчас: раз в неделю");
    anna.presses("Без напоминаний").await;
    anna.does_not_see("Договорились встречаться");
    olga.presses("Записать встречу").await;
    olga.presses("Консультация").await;
    days_pass(&world, 8).await;
    assert_eq!((heard(&olga, REMINDED), heard(&anna, REMINDED)), (2, 2));
    assert_eq!((heard(&olga, WATCHED), heard(&anna, WATCHED)), (0, 0));
    world.end().await;
}

/// After fourteen days the watch over silence asks both, on this day and afterwards instead of the rhythm. The rhythm of a pair
/// that has ended reminds nobody, and its buttons say that it is over.
#[tokio::test]
async fn the_watch_over_silence_speaks_in_place_of_the_rhythm() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    world.tamper(PAIR).await;
    world.deliver().await;
    chooses(&olga, "Раз в две недели").await;
    // The 2nd, the 3rd and the 7th of December.
    days_pass(&world, 11).await;
    assert_eq!((heard(&olga, WATCHED), heard(&olga, REMINDED)), (0, 0));
    days_pass(&world, 1).await;
    for who in [&olga, &anna] {
        assert_eq!((heard(who, WATCHED), heard(who, REMINDED)), (1, 0), "{}", who.chat());
    }
    days_pass(&world, 4).await;
    for who in [&olga, &anna] {
        assert_eq!((heard(who, WATCHED), heard(who, REMINDED)), (1, 0), "{}", who.chat());
    }

    chooses(&anna, "Раз в неделю").await;
    olga.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    olga.presses("Отметить встречу").await;
    olga.presses("Консультация").await;
    days_pass(&world, 7).await;
    assert_eq!((heard(&olga, REMINDED), heard(&anna, REMINDED)), (1, 1));
    anna.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    anna.presses("Отметить встречу").await;
    anna.presses("Консультация").await;
    anna.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    anna.presses("Завершить пару").await;
    anna.presses("Цель достигнута").await;
    world.deliver().await;
    olga.presses("Реже напоминать").await;
    olga.sees("Эта пара уже закрыта или решена.");
    olga.presses("‹ Назад").await;
    olga.does_not_see("Как часто встречаться");
    days_pass(&world, 8).await;
    assert_eq!((heard(&olga, REMINDED), heard(&anna, REMINDED)), (1, 1));
    world.end().await;
}

/// Who has agreed to meet every month is not silent after two weeks: silence is reckoned from what was agreed, and the number of the
/// regulation is the least. The curator is told as much later.
#[tokio::test]
async fn who_meets_every_month_is_not_silent_after_two_weeks() {
    let world = World::start().await;
    let [irina, olga, anna] = paired(&world).await;
    chooses(&olga, "Раз в месяц").await;
    // The 3rd, the 18th and the 19th of December: thirty days after the beginning.
    for days in [12, 15] {
        days_pass(&world, days).await;
        assert_eq!((heard(&olga, WATCHED), heard(&olga, REMINDED)), (0, 0), "{}", olga.chat());
    }
    days_pass(&world, 1).await;
    for who in [&olga, &anna] {
        assert_eq!((heard(who, WATCHED), heard(who, REMINDED)), (1, 0), "{}", who.chat());
    }
    // The 3rd and the 4th of January: sixteen days later, as the regulation has the two apart.
    days_pass(&world, 15).await;
    assert_eq!(heard(&irina, TOLD), 0, "{}", irina.chat());
    days_pass(&world, 1).await;
    assert_eq!(heard(&irina, TOLD), 1, "{}", irina.chat());

    anna.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    anna.presses("Отметить встречу").await;
    anna.presses("Консультация").await;
    assert_eq!(world.text("SELECT date(next_at) || ' ' || rungs FROM pair").await, "2027-02-03 0");
    chooses(&anna, "Раз в неделю").await;
    assert_eq!(world.text("SELECT date(next_at) FROM pair").await, "2027-01-18");
    world.end().await;
}

/// Whoever is asked after two weeks and answers that they meet every month puts off what comes next: the curator of mentoring is told
/// after it alone.
#[tokio::test]
async fn who_agrees_on_a_month_when_asked_is_left_until_it_is_over() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    let anna = world.teacher("Зимина Анна Петровна").await;
    let vera = world.teacher("Орлова Вера Ильинична").await;
    world.tamper(PAIR).await;
    world
        .tamper(
            "INSERT INTO appointment (municipality_id, person_id, role, since)
             VALUES (1, 4, 'curator', '2026-11-01T00:00:00+00:00')",
        )
        .await;
    world.deliver().await;
    // The 3rd of December.
    days_pass(&world, 12).await;
    assert_eq!((heard(&olga, WATCHED), heard(&anna, WATCHED)), (1, 1));
    chooses(&olga, "Раз в месяц").await;
    // The 19th: a meeting is missed, and the curator is not told yet.
    days_pass(&world, 16).await;
    assert_eq!((heard(&olga, REMINDED), heard(&anna, REMINDED)), (1, 1), "{}", olga.chat());
    assert_eq!((heard(&vera, TOLD), heard(&irina, TOLD)), (0, 0), "{}", vera.chat());
    assert_eq!(world.text("SELECT date(next_at) || ' ' || rungs FROM pair").await, "2027-01-04 1");
    // Where there is a curator of mentoring the coordinator need not hear it.
    days_pass(&world, 16).await;
    assert_eq!((heard(&vera, TOLD), heard(&irina, TOLD)), (1, 0), "{}", vera.chat());
    world.end().await;
}

const WATCH: &str = "SELECT coalesce(date(next_at, '+3 hours'), '-') || ' ' || rungs FROM pair";

async fn meets(who: &Somebody<'_>) {
    who.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    who.presses("Отметить встречу").await;
    who.presses("Консультация").await;
}

/// A meeting that was not puts off no watch: silence goes on from the meeting before, or from the beginning; what was said of it is
/// not said again, and what comes next comes on its day. Two taken back in whatever order leave nothing.
#[tokio::test]
async fn a_meeting_that_is_taken_back_puts_off_no_watch() {
    let world = World::start().await;
    let [irina, olga, anna] = paired(&world).await;
    // The 29th of November: noted by a slip of the finger.
    days_pass(&world, 8).await;
    meets(&olga).await;
    assert_eq!(world.text(WATCH).await, "2026-12-13 0");
    olga.presses("Встречи не было").await;
    assert_eq!(world.text(WATCH).await, "2026-12-03 0");
    days_pass(&world, 4).await;
    assert_eq!((heard(&olga, WATCHED), heard(&anna, WATCHED)), (1, 1), "{}", olga.chat());
    assert_eq!(world.count("SELECT rungs FROM pair").await, 1);

    // The 3rd of December, after both were asked: two are noted, and neither was.
    meets(&anna).await;
    anna.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    anna.presses("Отметить встречу").await;
    anna.presses("Встреча онлайн").await;
    assert_eq!(world.text(WATCH).await, "2026-12-17 0");
    for kind in ["Консультация", "Встреча онлайн"] {
        anna.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
        anna.presses("Встречи").await;
        anna.presses_like(kind).await;
        anna.presses("Встречи не было").await;
    }
    assert_eq!(world.text(WATCH).await, "2026-12-19 1");
    // The 18th and the 19th: nobody is asked again, and whoever answers for mentoring is told.
    days_pass(&world, 15).await;
    assert_eq!((heard(&olga, WATCHED), heard(&irina, TOLD)), (1, 0), "{}", irina.chat());
    days_pass(&world, 1).await;
    assert_eq!((heard(&olga, WATCHED), heard(&irina, TOLD)), (1, 1), "{}", irina.chat());

    // Told, and then noted and taken back: the next is the closing, sixty days after the beginning.
    meets(&olga).await;
    olga.presses("Встречи не было").await;
    assert_eq!(world.text(WATCH).await, "2027-01-18 2");
    // A pair that has ended is watched no more, whatever is taken back.
    meets(&olga).await;
    olga.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    olga.presses("Завершить пару").await;
    olga.presses("Цель достигнута").await;
    // Both are asked what they think of the pair.
    world.deliver().await;
    let id = world.count("SELECT id FROM pair_meeting").await;
    olga.goes(r#">1:mentoring:{"card":{"id":1}}"#).await;
    olga.presses("Встречи").await;
    olga.presses_like("Консультация").await;
    olga.presses("Встречи не было").await;
    assert!(id > 0 && world.count("SELECT count(*) FROM pair_meeting").await == 0);
    assert_eq!(world.text("SELECT coalesce(next_at, 'none') FROM pair").await, "none");
    world.end().await;
}

/// A meeting that was on another day moves the watch there: forward it ends the silence, back it lets it begin earlier.
#[tokio::test]
async fn a_meeting_that_was_on_another_day_moves_the_watch() {
    let world = World::start().await;
    world.coordinator("Смирнова Ирина Викторовна").await;
    let olga = world.teacher("Петрова Ольга Сергеевна").await;
    world.teacher("Зимина Анна Петровна").await;
    world.tamper(PAIR).await;
    world.deliver().await;
    // The 30th of November: it was on the 25th.
    days_pass(&world, 9).await;
    meets(&olga).await;
    olga.presses("Другой день").await;
    olga.presses("25").await;
    olga.sees("25.11.2026");
    assert_eq!(world.text(WATCH).await, "2026-12-09 0");
    olga.presses("Другой день").await;
    olga.presses("27").await;
    assert_eq!(world.text(WATCH).await, "2026-12-11 0");
    world.end().await;
}
