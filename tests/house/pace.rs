//! The paces of the sender against the rates of the simulator, on a clock that is an argument: hours of sending pass in
//! an instant. Each rate is used to the full and never exceeded, however late timers wake.

use std::num::NonZeroU32;
use std::time::Duration;

use grozd::engine::pace::{ChatPace, Pace};
use proptest::prelude::*;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng};
use sim::{Meter, Rates};
use tokio::time::Instant;

const SECOND: Duration = Duration::from_secs(1);
const MILLISECOND: Duration = Duration::from_millis(1);

fn number(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

/// The most that any window of one second holds; its end does not belong to it.
fn fullest_second(sent: &[Instant]) -> usize {
    let mut first = 0;
    let mut fullest = 0;
    for (at, last) in sent.iter().enumerate() {
        while *last - sent[first] >= SECOND {
            first += 1;
        }
        fullest = fullest.max(at + 1 - first);
    }
    fullest
}

/// Sends for so long as fast as a chat's pace lets it, each message measured by the simulator.
fn fill_a_chat(chat: i64, pace: &mut ChatPace, burst: u32, long: Duration) -> Vec<Duration> {
    let rates = Rates { private_burst: 15, ..Rates::TELEGRAM };
    let mut meter = Meter::new(Some(rates));
    let (start, key) = (Instant::now(), chat.to_string());
    let mut sent = Vec::new();
    let mut now = start;
    loop {
        now = pace.ready_at(&key, now, number(burst));
        if now - start >= long {
            return sent;
        }
        pace.spend(&key, now);
        assert_eq!(meter.send(now, chat, false), Ok(()), "after {sent:?}");
        sent.push(now - start);
    }
}

#[test]
fn a_chat_gets_its_burst_and_then_exactly_one_a_second() {
    let mut pace = ChatPace::new(number(1), SECOND);
    let sent = fill_a_chat(7, &mut pace, 15, 60 * SECOND);
    assert_eq!(sent[..15], [Duration::ZERO; 15]);
    let after: Vec<_> = (1..60).map(|second| second * SECOND).collect();
    assert_eq!(sent[15..], after);
}

#[test]
fn notices_of_one_chat_come_exactly_one_a_second_and_leave_the_burst_to_the_answers() {
    let mut pace = ChatPace::new(number(1), SECOND);
    let sent = fill_a_chat(7, &mut pace, 1, 60 * SECOND);
    let each: Vec<_> = (0..60).map(|second| second * SECOND).collect();
    assert_eq!(sent, each);
    // Somebody taps in the middle of it: their answer does not wait.
    let now = Instant::now();
    let mut pace = ChatPace::new(number(1), SECOND);
    pace.spend("7", now);
    assert_eq!(pace.ready_at("7", now, number(15)), now);
    assert_eq!(pace.ready_at("7", now, number(1)), now + SECOND);
    assert_eq!(pace.ready_at("8", now, number(1)), now, "another chat waits for nobody");
}

#[test]
fn a_group_gets_exactly_twenty_a_minute() {
    let minute = 60 * SECOND;
    let mut pace = ChatPace::new(number(20), minute);
    let sent = fill_a_chat(-7, &mut pace, 19, 60 * minute);
    let steady: Vec<_> = sent.iter().filter(|at| **at >= minute).collect();
    assert_eq!(steady.len(), 59 * 20);
    assert!(sent.windows(2).skip(19).all(|pair| pair[1] - pair[0] == 3 * SECOND));
}

/// «Engine 1»: Telegram states no burst. Where it bears three at once and we count on fifteen, one who taps twice a second
/// earns one refusal, and from then on what is said keeps to one a second; after a silence the burst is tried again.
#[test]
fn a_chat_that_was_refused_once_is_not_refused_over_and_over() {
    let mut meter = Meter::new(Some(Rates::TELEGRAM));
    let mut pace = ChatPace::new(number(1), SECOND);
    let start = Instant::now();
    let (mut sent, mut refused) = (0, Vec::new());
    let mut minute = |from: Instant, pace: &mut ChatPace| {
        let mut free_at = from;
        for tap in 0..120 {
            // An edit that a later tap overtakes is left out: what is said is said at the moment of a tap, or later.
            let now = (from + tap * SECOND / 2).max(free_at);
            let ready_at = pace.ready_at("7", now, number(15));
            if ready_at > now + SECOND / 2 {
                continue;
            }
            pace.spend("7", ready_at);
            free_at = ready_at;
            match meter.send(ready_at, 7, false) {
                Ok(()) => sent += 1,
                Err(wait) => {
                    let until = ready_at + wait as u32 * SECOND;
                    refused.push(ready_at - start);
                    pace.hold("7", ready_at, until);
                    pace.drain("7", until, number(15));
                }
            }
        }
    };
    minute(start, &mut pace);
    minute(start + 3600 * SECOND, &mut pace);
    assert_eq!(refused.len(), 2, "{refused:?}");
    assert!(sent >= 2 * 55, "{sent} in two minutes");
}

#[test]
fn a_chat_that_owes_nothing_is_forgotten_and_one_that_owes_is_not() {
    let now = Instant::now();
    let mut pace = ChatPace::new(number(1), SECOND);
    pace.spend("7", now);
    pace.tidy(now);
    assert_eq!(pace.ready_at("7", now, number(1)), now + SECOND);
    pace.tidy(now + SECOND);
    assert_eq!(pace.ready_at("7", now, number(1)), now);
}

/// Ten thousand notices at a rate, with timers that wake by whole milliseconds and up to `late` after that, and with
/// replies, so many a second, that leave without asking.
fn broadcast(rate: u32, late: Duration, replies: u32) -> (f64, usize) {
    let is_paid = rate > 30;
    let mut random = StdRng::seed_from_u64(rate.into());
    let mut meter = Meter::new(Some(Rates::TELEGRAM));
    let mut pace = Pace::new(number(rate));
    let start = Instant::now();
    let (mut now, mut next_reply) = (start, start);
    let mut sent = Vec::new();
    for chat in 1..=10_000 {
        loop {
            let ready_at = pace.ready_at(now, 1);
            if ready_at <= now {
                break;
            }
            let ticks = (ready_at - start).as_micros().div_ceil(1000);
            let woken = start + MILLISECOND * u32::try_from(ticks).unwrap();
            now = woken + late.mul_f64(random.random());
            while replies > 0 && next_reply <= now {
                pace.spend(next_reply.max(start));
                let stranger = 100_000 + i64::from(random.random::<u16>());
                assert_eq!(meter.send(now, stranger, is_paid), Ok(()));
                next_reply += SECOND / replies;
            }
        }
        pace.spend(now);
        assert_eq!(meter.send(now, chat, is_paid), Ok(()), "notice {chat}");
        sent.push(now);
    }
    let seconds = (sent[sent.len() - 1] - sent[0]).as_secs_f64();
    ((sent.len() - 1) as f64 / seconds, fullest_second(&sent))
}

#[test]
fn thirty_a_second_are_used_to_98_percent_and_no_second_holds_more() {
    for late in [Duration::ZERO, MILLISECOND, 10 * MILLISECOND] {
        let (rate, fullest) = broadcast(30, late, 0);
        assert!(rate >= 0.98 * 30.0, "{rate} a second, {late:?} late");
        assert!(fullest <= 30, "{fullest} in one second, {late:?} late");
    }
}

#[test]
fn a_thousand_a_second_are_used_to_98_percent_though_timers_count_milliseconds() {
    for late in [Duration::ZERO, MILLISECOND, 10 * MILLISECOND] {
        let (rate, fullest) = broadcast(1000, late, 0);
        assert!(rate >= 0.98 * 1000.0, "{rate} a second, {late:?} late");
        assert!(fullest <= 1000, "{fullest} in one second, {late:?} late");
    }
}

#[test]
fn notices_give_way_to_replies_so_that_both_together_keep_the_rate() {
    let (rate, fullest) = broadcast(30, MILLISECOND, 10);
    assert!((19.0..=20.5).contains(&rate), "{rate} notices a second");
    assert!(fullest <= 30, "{fullest} notices in one second");
}

#[test]
fn a_stall_is_not_made_up_by_a_burst() {
    let mut pace = Pace::new(number(1000));
    let start = Instant::now();
    pace.spend(start);
    let after = start + 10 * SECOND;
    let mut at_once = 0;
    while pace.ready_at(after, 1) == after {
        pace.spend(after);
        at_once += 1;
    }
    assert!(at_once <= 51, "{at_once} at once after a stall");
}

#[test]
fn a_storm_of_replies_holds_notices_back_for_a_second_and_no_longer() {
    let mut pace = Pace::new(number(30));
    let now = Instant::now();
    for _ in 0..10_000 {
        pace.spend(now);
    }
    let ready_at = pace.ready_at(now, 1);
    assert!(ready_at >= now + SECOND, "Telegram counts replies too");
    assert!(ready_at <= now + SECOND + 10 * MILLISECOND);
}

proptest! {
    /// Neither lane starves: replies leave at their moments, however many; of notices that wait two a second leave whatever
    /// replies do, and where replies take the whole pace no more than those.
    #[test]
    fn neither_lane_starves(replies in 0_u32..200, late in 0_u64..10) {
        let mut pace = Pace::new(number(30));
        let start = Instant::now();
        let (mut now, mut next_reply, mut notices) = (start, start, Vec::new());
        while now - start < 20 * SECOND {
            let ready_at = pace.notice_at(now, 1);
            if replies > 0 && next_reply <= ready_at {
                pace.spend(next_reply);
                now = now.max(next_reply);
                next_reply += SECOND / replies;
                continue;
            }
            now = ready_at + Duration::from_millis(late);
            pace.spend_notice(now, 1);
            notices.push(now);
        }
        let times: Vec<_> = [start].into_iter().chain(notices.iter().copied()).collect();
        let longest = times.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
        prop_assert!(longest <= Duration::from_millis(520), "a notice waited {:?} beside {} replies", longest, replies);
        if replies > 30 {
            // The first may leave before any reply has.
            let fullest = fullest_second(&notices[1..]);
            prop_assert!(fullest <= 3, "{} notices in a second beside {} replies", fullest, replies);
        }
        if replies == 0 {
            prop_assert!(fullest_second(&notices) <= 30);
        }
    }
}

/// «Events, Broadcasts»: «both count for the pace». Albums of ten among notices never make a second too full, and all of
/// an album leaves at once.
#[test]
fn an_album_waits_until_a_second_has_room_for_all_of_it() {
    let mut pace = Pace::new(number(30));
    let (mut now, mut sent) = (Instant::now(), Vec::new());
    for message in 0..600 {
        let count = if message % 7 == 0 { 11 } else { 1 };
        now = pace.ready_at(now, count);
        for _ in 0..count {
            pace.spend(now);
            sent.push(now);
        }
    }
    assert!(fullest_second(&sent) <= 30, "{}", fullest_second(&sent));
    // It is used, too: what an album waits for is no more than a third of a second.
    let whole = now - sent[0];
    assert!(sent.len() as f64 / whole.as_secs_f64() > 20.0, "{} in {whole:?}", sent.len());
}
