//! The simulator alone: the peers' conversation, or the floor's, with a client in this very process that knows every card beforehand,
//! reads no more of an update than it must and stores nothing. What it reaches is what the simulator and its people
//! carry; a bot that comes near it would measure the simulator rather than itself.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use sim::Simulator;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::people::{self, Load, Talk};
use super::simulator;

/// Connections that speak; one more asks for updates.
const SPEAKERS: usize = 16;

#[derive(Deserialize)]
struct Answer {
    result: Vec<Update>,
}

#[derive(Deserialize)]
struct Update {
    update_id: i64,
    message: Option<Message>,
    callback_query: Option<Press>,
}

#[derive(Deserialize)]
struct Message {
    message_id: i64,
    chat: Chat,
    text: Option<String>,
}

#[derive(Deserialize)]
struct Chat {
    id: i64,
}

#[derive(Deserialize)]
struct Press {
    id: String,
    data: String,
    message: Message,
}

/// Each crowd in turn.
pub async fn run(talk: Talk, crowds: &[usize], length: Duration) -> Vec<Load> {
    let sim = simulator().await;
    let client = tokio::spawn(client(sim.clone(), talk));
    let mut loads = Vec::new();
    for crowd in crowds {
        loads.push(people::crowd(&sim, talk, *crowd, length).await);
    }
    client.abort();
    sim.stop().await;
    loads
}

async fn client(sim: Simulator, talk: Talk) {
    let cards: Arc<HashMap<String, String>> = Arc::new(cards(talk));
    // They end with this task.
    let mut tasks = JoinSet::new();
    let speakers: Vec<_> = (0..SPEAKERS)
        .map(|_| {
            let (queue, mut waiting) = mpsc::unbounded_channel::<Update>();
            let (sim, cards) = (sim.clone(), Arc::clone(&cards));
            tasks.spawn(async move {
                let mut line = Line::open(&sim).await;
                while let Some(update) = waiting.recv().await {
                    speak(&mut line, &cards, update).await;
                }
            });
            queue
        })
        .collect();
    let mut line = Line::open(&sim).await;
    let mut offset = 0;
    loop {
        let poll = format!("{{\"offset\":{offset},\"timeout\":30}}");
        let body = line.call("getUpdates", &poll).await;
        let answer: Answer = serde_json::from_slice(body).unwrap();
        for update in answer.result {
            offset = update.update_id + 1;
            let message = update.callback_query.as_ref().map(|it| &it.message);
            let chat = message.or(update.message.as_ref()).unwrap().chat.id;
            let speaker = usize::try_from(chat).unwrap() % SPEAKERS;
            speakers[speaker].send(update).unwrap();
        }
    }
}

/// Every card of the peers' conversation as the end of a call, by what leads to it: the data of the button, or `/start`,
/// or a name.
fn cards(talk: Talk) -> HashMap<String, String> {
    let story = people::story(talk, "name");
    if talk == Talk::Floor {
        // Each message comes back as it came.
        let echo = |(_, words): (_, String)| {
            let card = json!({ "text": words }).to_string();
            (words, card[1..].to_owned())
        };
        return story.into_iter().map(echo).collect();
    }
    let labels: Vec<_> = story
        .iter()
        .map(|(deed, _)| match deed {
            people::Deed::Starts => "/start",
            people::Deed::Says(_) => "name",
            people::Deed::Presses(label) => label,
        })
        .collect();
    let cards = story.iter().enumerate().map(|(number, (_, words))| {
        // About as long, and with about as many buttons, as the cards of the others.
        let text = format!(
            "{words}\nШаг {number} из 12\n\nНажмите ответ или напишите его словами. {}",
            "Например: так. ".repeat(4)
        );
        let next = labels.get(number + 1).copied().unwrap_or("‹ Меню");
        let others = (1..6).map(|other| format!("{next}, {other}"));
        let rows = std::iter::once(next.to_owned()).chain(others);
        let rows: Vec<_> = rows.map(|label| json!([{ "text": label, "callback_data": label }])).collect();
        let card = json!({ "text": text, "reply_markup": { "inline_keyboard": rows } }).to_string();
        (labels[number].to_owned(), card[1..].to_owned())
    });
    cards.collect()
}

async fn speak(line: &mut Line, cards: &HashMap<String, String>, update: Update) {
    if let Some(press) = update.callback_query {
        let Message { message_id, chat, .. } = press.message;
        let card = &cards[&press.data];
        let edit = format!("{{\"chat_id\":{},\"message_id\":{message_id},{card}", chat.id);
        line.call("editMessageText", &edit).await;
        let answer = format!("{{\"callback_query_id\":\"{}\"}}", press.id);
        line.call("answerCallbackQuery", &answer).await;
    } else if let Some(message) = update.message {
        let known = message.text.and_then(|it| cards.get(&it));
        let card = known.unwrap_or_else(|| &cards["name"]);
        let send = format!("{{\"chat_id\":{},{card}", message.chat.id);
        line.call("sendMessage", &send).await;
    }
}

/// One connection that is kept, with no more of HTTP than the simulator speaks.
struct Line {
    stream: TcpStream,
    base: String,
    request: Vec<u8>,
    answer: Vec<u8>,
}

impl Line {
    async fn open(sim: &Simulator) -> Self {
        let stream = TcpStream::connect(sim.address()).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, base: format!("POST /bot{}", sim.token()), request: Vec::new(), answer: Vec::new() }
    }

    /// Calls a method and returns the body of its answer.
    async fn call(&mut self, method: &str, body: &str) -> &[u8] {
        let head = format!(
            "{}/{method} HTTP/1.1\r\nhost: sim\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            self.base,
            body.len()
        );
        self.request.clear();
        self.request.extend_from_slice(head.as_bytes());
        self.request.extend_from_slice(body.as_bytes());
        self.stream.write_all(&self.request).await.unwrap();
        self.answer.clear();
        loop {
            let read = self.stream.read_buf(&mut self.answer).await.unwrap();
            assert!(read > 0, "the simulator hung up");
            if let Some((from, length)) = extent(&self.answer)
                && self.answer.len() >= from + length
            {
                let body = &self.answer[from..from + length];
                assert!(body.starts_with(b"{\"ok\":true"), "{}", String::from_utf8_lossy(body));
                return &self.answer[from..from + length];
            }
        }
    }
}

/// Where the body of an answer begins and how long it is, once its head is complete.
fn extent(answer: &[u8]) -> Option<(usize, usize)> {
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).unwrap();
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().unwrap())
    });
    Some((end + 4, length.unwrap()))
}
