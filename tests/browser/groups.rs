//! A group on the demo page, on a small phone: its leader binds it to the cluster by a button of the bot, what the bot says
//! there is seen, a new group is made, and an event is put into it by the bot's name and a word.

use serde_json::json;

use super::{LEADER, SMALL, Visit};

/// «The demo page shows a group» (issue 11).
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium and ChromeDriver; .ci/run runs it"]
async fn a_group_is_bound_and_an_event_is_put_into_one() {
    let visit = Visit::begin("groups", SMALL).await;
    let browser = &visit.browser;
    let leader = visit.phone(LEADER).await;
    leader.sees("чем помочь?").await;
    leader.shows(".chats [data-chat=bot]").await;

    // The button of the bot asks in which group, as the messenger does, and the group is opened with what the bot says there.
    leader.commands("clusters").await;
    leader.presses_like("Веду: ").await;
    leader.presses("Группа в Telegram").await;
    leader.sees("К кластеру не привязана ни одна группа").await;
    leader.presses("Привязать группу").await;
    leader.sees("Код действует 10 минут").await;
    let name = "
        const own = [...document.querySelectorAll(`[data-phone='${arguments[0]}'] [data-from=bot]`)].at(-1);
        return own?.innerText.match(/start@(\\w+)/)?.[1]";
    let bot = browser.until("the bot's name", name, json!([LEADER])).await;
    leader.presses("Выбрать группу").await;
    leader.shows("[data-sheet=groups]").await;
    leader.fits("groups to choose from").await;
    leader.taps("[data-sheet=groups] [data-group]:not([data-group=new])").await;
    leader.has(&["Группа привязана к кластеру"]).await;

    // Back to the bot, whose card knows the group.
    leader.taps(".chats [data-chat=bot]").await;
    leader.commands("clusters").await;
    leader.presses_like("Веду: ").await;
    leader.sees("Группа в Telegram: «Наш кластер»").await;

    // A group that is made on the page takes what is found by the bot's name, though the bot is not in it.
    leader.taps("[data-role=more]").await;
    leader.taps("[data-role=new-group]").await;
    leader.shows("[data-sheet=new-group]").await;
    let field = leader.within("[data-role=group-name]");
    browser.types(&field, "Учительская").await;
    leader.taps("[data-role=create-group]").await;
    let opened = "
        return document.querySelector(`[data-phone='${arguments[0]}'] .bot-name`).textContent === 'Учительская'";
    browser.until("the group is open", opened, json!([LEADER])).await;
    browser.types(&leader.within("[data-role=input]"), &format!("@{} ", bot.as_str().unwrap())).await;
    leader.shows(".inline-results [data-result]").await;
    leader.fits("what can be put into the group").await;
    leader.taps(".inline-results [data-result]").await;
    leader.has(&["Ответить боту"]).await;
    visit.end().await;
}
