//! Many at once: a flood that waits at the start, and one who types faster than anybody can read.

use std::time::{Duration, Instant};

use sim::{NewPerson, PersonId, Rates, Settings};

use crate::program;
use crate::scene::{CONSENT, Scene};

/// People who have written while the program was down.
const PEOPLE: usize = 50;

/// Updates that wait; `GROZD_FLOOD=10000` is the long run.
fn flood() -> usize {
    let flood = std::env::var("GROZD_FLOOD").ok();
    flood.and_then(|it| it.parse().ok()).unwrap_or(1_000)
}

/// Resident memory of a process, and the most it has ever had, in megabytes.
fn resident(process: u32) -> (u64, u64) {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let megabytes = |name| {
        let mut lines = status.lines();
        let line = lines.find(|line| line.starts_with(name)).unwrap();
        let kilobytes: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        kilobytes / 1024
    };
    (megabytes("VmRSS:"), megabytes("VmHWM:"))
}

#[tokio::test]
async fn a_flood_waits_at_the_start() {
    let mut scene = Scene::empty().await;
    let each = flood() / PEOPLE;
    let people: Vec<PersonId> =
        (0..PEOPLE).map(|number| scene.sim.person(NewPerson::named(&format!("Человек {number}")))).collect();
    // The worst first: one person's flood stands before everybody else's words.
    let loud = scene.sim.person(NewPerson::named("Громкий"));
    for number in 0..each * 10 {
        scene.sim.says(loud, &format!("{number}")).unwrap();
    }
    for number in 0..each {
        for person in &people {
            // Everything leads to the consent but one's own data: the last answer tells the order.
            let said = if number + 1 == each { "/mydata" } else { "/start" };
            scene.sim.says(*person, said).unwrap();
        }
    }
    let waiting = scene.sim.pending_updates();
    let begun = Instant::now();
    scene.starts();
    for person in &people {
        scene.hears(*person, CONSENT, 1).await;
    }
    let first_replies = begun.elapsed();
    let unanswered = each * 10 - scene.heard(loud, CONSENT);
    program::settle_within(&scene.file(), Duration::from_secs(600)).await;
    let all = begun.elapsed();
    let (resident, most) = resident(scene.process());
    println!(
        "{waiting} updates waited: all answered after {:.1} s, everybody's first reply after {:.1} s, when {unanswered} \
         of one loud person still waited; resident {resident} MB, at most {most} MB",
        all.as_secs_f64(),
        first_replies.as_secs_f64(),
    );
    assert_eq!(scene.heard(loud, CONSENT), each * 10);
    for person in &people {
        let chat = scene.sim.chat(*person);
        let answers: Vec<_> = chat.iter().filter(|it| it.is_from_bot()).collect();
        assert_eq!(answers.len(), each, "{}", scene.sim.transcript(*person));
        // In the order of the questions.
        let last = answers.last().unwrap();
        assert!(!last.to_string().contains(CONSENT), "{last}");
        let before = &answers[..each - 1];
        assert!(before.iter().all(|it| it.to_string().contains(CONSENT)));
    }
    assert!(unanswered > 0, "everybody waited for the loud one");
    assert!(most < 256, "{most} MB");
    scene.nothing_is_lost().await;
    assert!(!scene.log().contains("ERROR"), "{}", scene.log());
    scene.stops().await;
}

#[tokio::test]
async fn a_person_sends_100_messages_a_second() {
    // With Telegram's own rates on both sides.
    let settings = Settings { rates: Some(Rates::TELEGRAM), ..Settings::default() };
    let mut scene = Scene::with(settings).await;
    scene.set("GROZD_CHAT_RATE", 1);
    scene.starts();
    let olga = scene.newcomer("Ольга").await;
    let pyotr = scene.newcomer("Пётр").await;
    let loud = scene.newcomer("Громкий").await;
    let begun = Instant::now();
    let mut tick = tokio::time::interval(Duration::from_millis(10));
    for number in 0..100 {
        tick.tick().await;
        scene.sim.says(loud, &format!("{number}")).unwrap();
        if number == 50 {
            scene.sim.says(olga, "/start").unwrap();
        }
    }
    scene.sim.says(pyotr, "/start").unwrap();
    let spoken = begun.elapsed();
    for other in [olga, pyotr] {
        scene.hears(other, CONSENT, 2).await;
    }
    let others = begun.elapsed() - spoken;
    println!("100 messages in {spoken:?}; the others had their answers {others:?} after them");
    assert!(others < Duration::from_secs(10), "{others:?}");
    // All are stored at once, and answered at the pace of one a second after a burst.
    scene.until("all are stored", async || scene.sim.pending_updates() == 0).await;
    assert_eq!(scene.count("SELECT count(*) FROM inbox").await, 105);
    let heard = scene.heard(loud, CONSENT);
    scene.hears(loud, CONSENT, heard + 2).await;
    // The first 429 spends what is left of the burst, or each of its messages would pause everybody once more.
    // A few more are earned where both sides count the same second differently.
    let earned = scene.sim.books().too_many;
    assert!((1..=5).contains(&earned), "{earned} times a 429 was earned");
    // What waits is kept over a stop, and goes on afterwards.
    scene.stops().await;
    scene.sim.set_rates(None);
    scene.set("GROZD_CHAT_RATE", 1000);
    scene.starts();
    scene.settled(loud, CONSENT, 101).await;
    scene.nothing_is_lost().await;
    scene.stops().await;
}

/// With `GROZD_TAPS=120 GROZD_TAP_EVERY=500` as fast as a person in a hurry, and for a minute.
#[tokio::test]
async fn a_person_taps_faster_than_a_chat_may_get_messages() {
    let number = |name: &str, usual: u64| std::env::var(name).ok().map_or(usual, |set| set.parse().unwrap());
    let (taps, every) = (number("GROZD_TAPS", 60), Duration::from_millis(number("GROZD_TAP_EVERY", 20)));
    let settings = Settings { rates: Some(Rates::TELEGRAM), ..Settings::default() };
    let mut scene = Scene::with(settings).await;
    scene.set("GROZD_CHAT_RATE", 1);
    scene.starts();
    let olga = scene.newcomer("Ольга").await;
    let (message, row, column) = {
        let chat = scene.sim.chat(olga);
        let card = chat.last().unwrap();
        let labels = card.labels();
        let row = labels.iter().position(|row| row.contains(&"English")).unwrap();
        (card.id, row, labels[row].iter().position(|label| *label == "English").unwrap())
    };
    let begun = Instant::now();
    let mut waits = Vec::new();
    let mut tick = tokio::time::interval(every);
    for _ in 0..taps {
        tick.tick().await;
        let pressed = Instant::now();
        scene.sim.presses_at(olga, message, row, column).unwrap();
        while !scene.sim.books().unanswered.is_empty() {
            assert!(pressed.elapsed() < Duration::from_secs(30), "a press is not answered: {}", scene.log());
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        waits.push(pressed.elapsed());
    }
    let tapped = begun.elapsed();
    program::settle(&scene.file()).await;
    waits.sort();
    let edits = scene.sim.calls("editMessageText");
    let (half, most) = (waits[waits.len() / 2], waits[waits.len() * 95 / 100]);
    println!("{taps} taps in {tapped:?}: answered after {half:?}, 95 % within {most:?}, {edits} edits");
    // The burst, and one a second after it: what was overtaken is left out.
    let allowed = 16 + begun.elapsed().as_secs();
    assert!(edits <= allowed && edits < taps, "{edits} edits of {taps} taps");
    assert_eq!(scene.sim.calls("answerCallbackQuery"), taps);
    // A few are earned where both sides count the same second differently.
    assert!(scene.sim.books().too_many <= 5, "{} times a 429 was earned", scene.sim.books().too_many);
    scene.nothing_is_lost().await;
    scene.stops().await;
}
