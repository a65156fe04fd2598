//! Groups as Telegram has them: what the bot hears, what it is refused, and how a group moves.

use serde_json::json;

use super::super::rates::Rates;
use super::super::trial::{call, simulator, updates, words};
use super::*;
use crate::NewPerson;

fn says(sim: &Simulator, chat: i64) -> Result<serde_json::Value, super::super::refusal::Refusal> {
    call(sim, "sendMessage", json!({ "chat_id": chat, "text": "Слово" }))
}

#[tokio::test]
async fn a_bot_in_privacy_mode_hears_what_is_meant_for_it() {
    let sim = simulator().await;
    let (olga, anna) = (sim.person(NewPerson::named("Olga")), sim.person(NewPerson::named("Anna")));
    let group = sim.group("Физика", olga, &[anna]);
    assert_eq!(sim.says_in(group, anna, "Кто идёт?"), Ok(None));
    assert_eq!(sim.says_in(group, anna, "/start@other_bot"), Ok(None));
    assert_eq!(sim.says_in(group, anna, "почта anna@grozd_demo_bot.example"), Ok(None));
    for heard in ["/start", "/start@grozd_demo_bot code", "А что скажет @Grozd_Demo_Bot?"] {
        assert!(sim.says_in(group, anna, heard).unwrap().is_some(), "{heard}");
    }
    let own = says(&sim, group.0).unwrap()["message_id"].as_i64().unwrap();
    assert!(sim.replies_in(group, anna, own, "Спасибо").unwrap().is_some());
    let theirs = sim.group_chat(group).last().unwrap().id;
    assert_eq!(sim.replies_in(group, olga, theirs, "Не за что"), Ok(None));
    let (_, heard) = updates(&sim).pop().unwrap();
    assert_eq!(heard["reply_to_message"]["from"]["is_bot"], true);
    assert_eq!(heard["chat"]["type"], "supergroup");
}

#[tokio::test]
async fn people_come_and_go_and_only_members_write() {
    let sim = simulator().await;
    let (olga, anna) = (sim.person(NewPerson::named("Olga")), sim.person(NewPerson::named("Anna")));
    let group = sim.group("Физика", olga, &[]);
    assert!(sim.says_in(group, anna, "Здравствуйте").is_err());
    assert!(sim.joins(group, anna).unwrap().is_some());
    assert_eq!(updates(&sim).pop().unwrap().1["new_chat_members"][0]["id"], anna.0);
    assert_eq!(sim.says_in(group, anna, "Здравствуйте"), Ok(None));
    assert!(sim.leaves(group, anna).unwrap().is_some());
    assert_eq!(updates(&sim).pop().unwrap().1["left_chat_member"]["id"], anna.0);
    assert!(sim.says_in(group, anna, "Ещё здесь").is_err());
    assert!(sim.retitles(group, olga, "Физика и химия").unwrap().is_some());
    assert_eq!(updates(&sim).pop().unwrap().1["new_chat_title"], "Физика и химия");
}

#[tokio::test]
async fn the_bot_is_told_that_it_comes_and_goes_and_is_refused_where_it_is_not() {
    let sim = simulator().await;
    let olga = sim.person(NewPerson::named("Olga"));
    let group = sim.basic_group("Физика", olga, &[]);
    assert_eq!(words(says(&sim, group.0)), "Bad Request: chat not found");
    assert_eq!(sim.says_in(group, olga, "/start"), Ok(None));
    let link = "https://t.me/grozd_demo_bot?startgroup=code-1";
    assert!(sim.adds_bot_by_link(group, olga, "https://t.me/other_bot?startgroup=code-1").is_err());
    sim.adds_bot_by_link(group, olga, link).unwrap();
    let heard = updates(&sim);
    let kinds: Vec<_> = heard.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["my_chat_member", "message", "message"]);
    assert_eq!(heard[0].1["new_chat_member"]["status"], "member");
    assert_eq!(heard[0].1["old_chat_member"]["status"], "left");
    assert_eq!(heard[0].1["chat"]["type"], "group");
    assert_eq!(heard[1].1["new_chat_members"][0]["is_bot"], true);
    assert_eq!(heard[2].1["text"], "/start@grozd_demo_bot code-1");
    assert_eq!(heard[2].1["entities"][0]["length"], 21);
    assert!(says(&sim, group.0).is_ok());
    sim.mutes(group, true).unwrap();
    assert_eq!(words(says(&sim, group.0)), "Bad Request: not enough rights to send text messages to the chat");
    sim.mutes(group, false).unwrap();
    sim.removes_bot(group, olga).unwrap();
    assert!(sim.removes_bot(group, olga).is_err());
    assert_eq!(words(says(&sim, group.0)), "Forbidden: bot was kicked from the group chat");
    sim.adds_bot(group, olga).unwrap();
    assert_eq!(updates(&sim).iter().rev().nth(1).unwrap().1["old_chat_member"]["status"], "kicked");
    assert!(says(&sim, group.0).is_ok());
    sim.deletes_group(group, olga).unwrap();
    assert_eq!(words(says(&sim, group.0)), "Forbidden: the group chat was deleted");
}

#[tokio::test]
async fn a_group_becomes_a_supergroup_in_either_order_of_its_signs() {
    for first in [Sign::OfTheGroup, Sign::OfTheSupergroup] {
        let sim = simulator().await;
        let (olga, anna) = (sim.person(NewPerson::named("Olga")), sim.person(NewPerson::named("Anna")));
        let group = sim.basic_group("Физика", olga, &[anna]);
        sim.adds_bot(group, olga).unwrap();
        let before = updates(&sim).len();
        let moved = sim.migrates(group, olga, first).unwrap();
        let heard = updates(&sim).split_off(before);
        let mut signs: Vec<_> = heard.iter().filter(|(kind, _)| kind == "message").map(|(_, it)| it).collect();
        if first == Sign::OfTheSupergroup {
            signs.reverse();
        }
        assert_eq!(signs[0]["migrate_to_chat_id"], moved.0);
        assert_eq!((&signs[0]["chat"]["id"], &signs[0]["chat"]["type"]), (&json!(group.0), &json!("group")));
        assert_eq!(signs[1]["migrate_from_chat_id"], group.0);
        assert_eq!((&signs[1]["chat"]["id"], &signs[1]["message_id"]), (&json!(moved.0), &json!(1)));
        assert_eq!(signs[1]["sender_chat"]["id"], moved.0);
        let came = heard.iter().find(|(kind, _)| kind == "my_chat_member").unwrap();
        assert_eq!((&came.1["chat"]["id"], &came.1["new_chat_member"]["status"]), (&json!(moved.0), &json!("member")));
        // The old number is refused, with the new one; people write in the new chat alone.
        let refusal = says(&sim, group.0).unwrap_err();
        assert_eq!(refusal.description, "Bad Request: group chat was upgraded to a supergroup chat");
        assert!(refusal.body().contains(&format!("\"parameters\":{{\"migrate_to_chat_id\":{}}}", moved.0)));
        assert!(sim.says_in(group, anna, "/start").is_err());
        assert!(sim.says_in(moved, anna, "/start").unwrap().is_some());
        assert!(says(&sim, moved.0).is_ok());
        assert!(sim.migrates(moved, olga, first).is_err());
    }
}

#[tokio::test]
async fn a_group_takes_twenty_messages_a_minute() {
    let sim = simulator().await;
    let olga = sim.person(NewPerson::named("Olga"));
    let group = sim.group("Физика", olga, &[]);
    sim.set_rates(Some(Rates { overall_per_second: 1000, ..Rates::TELEGRAM }));
    for _ in 0..20 {
        says(&sim, group.0).unwrap();
    }
    assert_eq!(says(&sim, group.0).unwrap_err().code, 429);
}
