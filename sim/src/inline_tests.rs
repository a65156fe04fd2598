//! Inline mode within Telegram's limits.

use serde_json::json;

use super::super::trial::{call, simulator, updates, words};
use super::*;
use crate::{NewPerson, Settings};

fn article(id: &str) -> Value {
    json!({ "type": "article", "id": id, "title": "Семинар",
            "input_message_content": { "message_text": "Семинар, чт, 26 ноября" } })
}

fn asked(sim: &Simulator, person: PersonId, text: &str) -> InlineQueryId {
    match sim.types_inline(person, Spot::Elsewhere, text).unwrap() {
        Typed::Asked(_, query) => query,
        Typed::Kept(answer) => panic!("{answer:?}"),
    }
}

#[tokio::test]
async fn an_answer_keeps_to_the_limits() {
    let sim = simulator().await;
    let olga = sim.person(NewPerson::named("Olga"));
    let answers = |results: Value, more: Value| {
        let query = asked(&sim, olga, "семинар");
        let mut fields = json!({ "inline_query_id": query.0, "results": results, "cache_time": 0 });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        call(&sim, "answerInlineQuery", fields)
    };
    let nothing = json!({});
    let many = |count: usize| (0..count).map(|it| article(&it.to_string())).collect::<Vec<_>>().into();
    assert!(answers(many(50), nothing.clone()).is_ok());
    assert_eq!(words(answers(many(51), nothing.clone())), "Bad Request: RESULTS_TOO_MUCH");
    assert!(answers(json!([article(&"я".repeat(32))]), nothing.clone()).is_ok());
    for (id, flaw) in [("", "RESULT_ID_EMPTY"), (&*"я".repeat(33), "RESULT_ID_INVALID")] {
        assert_eq!(words(answers(json!([article(id)]), nothing.clone())), format!("Bad Request: {flaw}"));
    }
    let twice = json!([article("1"), article("1")]);
    assert_eq!(words(answers(twice, nothing.clone())), "Bad Request: RESULT_ID_DUPLICATE");
    let altered = |path: &str, value: Value| {
        let mut altered = article("1");
        *altered.pointer_mut(path).unwrap() = value;
        words(answers(json!([altered]), json!({})))
    };
    assert_eq!(altered("/title", json!(" ")), "Bad Request: ARTICLE_TITLE_EMPTY");
    assert_eq!(altered("/input_message_content/message_text", json!("")), "Bad Request: MESSAGE_EMPTY");
    let long = json!("я".repeat(4097));
    assert_eq!(altered("/input_message_content/message_text", long), "Bad Request: MESSAGE_TOO_LONG");
    assert!(altered("/type", json!("")).contains("type \"\" is unsupported for the inline query result"));
    assert_eq!(words(answers(many(1), json!({ "next_offset": "o".repeat(65) }))), "Bad Request: NEXT_OFFSET_INVALID");
    for (button, flaw) in [
        (json!({ "text": "", "start_parameter": "x" }), "SWITCH_PM_TEXT_EMPTY"),
        (json!({ "text": "Открыть", "start_parameter": "" }), "START_PARAM_EMPTY"),
        (json!({ "text": "Открыть", "start_parameter": "я" }), "START_PARAM_INVALID"),
    ] {
        let refused = answers(json!([]), json!({ "button": button }));
        assert_eq!(words(refused), format!("Bad Request: {flaw}"));
    }
    assert!(answers(json!([]), json!({ "button": { "text": "Открыть", "start_parameter": "x" } })).is_ok());
}

#[tokio::test]
async fn an_answer_that_is_kept_is_shown_to_others_unless_it_is_personal() {
    let sim = simulator().await;
    let (olga, anna) = (sim.person(NewPerson::named("Olga")), sim.person(NewPerson::named("Anna")));
    let answers = |query: &InlineQueryId, more: Value| {
        let mut fields = json!({ "inline_query_id": query.0, "results": [article("1")] });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        call(&sim, "answerInlineQuery", fields).unwrap()
    };
    answers(&asked(&sim, olga, "одно"), json!({}));
    assert!(matches!(sim.types_inline(anna, Spot::Elsewhere, "одно"), Ok(Typed::Kept(_))));
    answers(&asked(&sim, olga, "другое"), json!({ "is_personal": true }));
    assert!(matches!(sim.types_inline(olga, Spot::Elsewhere, "другое"), Ok(Typed::Kept(_))));
    answers(&asked(&sim, anna, "другое"), json!({ "is_personal": true, "cache_time": 0 }));
    asked(&sim, anna, "третье");
    assert_eq!(sim.books().debts(), [format!("inline query of {} (третье) was never answered", anna.0)]);
}

#[tokio::test]
async fn a_query_is_answered_once_and_in_time() {
    let time = Arc::new(std::sync::atomic::AtomicI64::new(1_795_251_600));
    let now = Arc::clone(&time);
    let clock = move || DateTime::from_timestamp(now.load(std::sync::atomic::Ordering::SeqCst), 0).unwrap();
    let settings = Settings { clock: Arc::new(clock), ..Settings::default() };
    let sim = Simulator::start(([127, 0, 0, 1], 0).into(), settings).await.unwrap();
    let olga = sim.person(NewPerson::named("Olga"));
    let answer = |query: &InlineQueryId| {
        call(&sim, "answerInlineQuery", json!({ "inline_query_id": query.0, "results": [], "cache_time": 0 }))
    };
    let query = asked(&sim, olga, "");
    assert!(answer(&query).is_ok());
    assert!(words(answer(&query)).contains("query is too old"));
    let late = asked(&sim, olga, "");
    time.fetch_add(31, std::sync::atomic::Ordering::SeqCst);
    assert!(words(answer(&late)).contains("query is too old"));
    assert_eq!(sim.books().debts(), [] as [String; 0]);
}

#[tokio::test]
async fn a_choice_becomes_a_message_of_theirs_via_the_bot() {
    let sim = simulator().await;
    let (olga, anna) = (sim.person(NewPerson::named("Olga")), sim.person(NewPerson::named("Anna")));
    let group = sim.group("Физика", olga, &[anna]);
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Кто?", "callback_data": "who" }]] });
    let choose = |spot: Spot| {
        let Ok(Typed::Asked(_, query)) = sim.types_inline(olga, spot, "семинар") else { panic!() };
        let mut result = article("7");
        result["reply_markup"] = keyboard.clone();
        let fields = json!({ "inline_query_id": query.0, "results": [result], "cache_time": 0 });
        call(&sim, "answerInlineQuery", fields).unwrap();
        assert!(sim.chooses(olga, spot, "8").is_err());
        sim.chooses(olga, spot, "7").unwrap()
    };
    assert!(choose(Spot::In(group)).is_some());
    let all = updates(&sim);
    let (kind, asked) = &all[all.len() - 2];
    assert_eq!(
        (kind.as_str(), &asked["chat_type"], &asked["query"]),
        ("inline_query", &json!("supergroup"), &json!("семинар"))
    );
    let (kind, said) = &all[all.len() - 1];
    assert_eq!((kind.as_str(), &said["via_bot"]["is_bot"]), ("message", &json!(true)));
    assert_eq!((&said["from"]["id"], &said["text"]), (&json!(olga.0), &json!("Семинар, чт, 26 ноября")));
    // Its button names no message that the bot could edit by its number.
    sim.presses_in(group, anna, "Кто?").unwrap();
    let (_, press) = updates(&sim).pop().unwrap();
    assert!(press["message"].is_null() && press["inline_message_id"].is_string());
    assert_eq!(choose(Spot::Elsewhere), None);
    let off = Simulator::start(([127, 0, 0, 1], 0).into(), Settings { inline: false, ..Settings::default() });
    let off = off.await.unwrap();
    let anna = off.person(NewPerson::named("Anna"));
    assert!(off.types_inline(anna, Spot::Elsewhere, "семинар").is_err());
    assert_eq!(call(&off, "getMe", json!({})).unwrap()["supports_inline_queries"], false);
}
