//! Somebody with a phone: what they do, and what they see.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::Ordering;
use std::sync::{Arc, LazyLock};

use grozd::talk::labels;
use serde_json::{Value, json};
use sim::{self, Action, ChatMessage, PersonId};

use super::World;

/// All texts of the bot that have no argument.
static OUR_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut words = HashSet::new();
    for language in ["ru", "en"] {
        for file in std::fs::read_dir(format!("locales/{language}")).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            words.extend(text.lines().filter_map(|line| Some(line.split_once(" = ")?.1.to_owned())));
        }
    }
    words
});

/// A person with a phone.
#[derive(Clone, Copy)]
pub struct Somebody<'w> {
    pub world: &'w World,
    pub id: PersonId,
}

impl Somebody<'_> {
    pub async fn starts(&self) {
        self.done(self.world.sim.starts(self.id)).await;
    }

    pub async fn opens(&self, payload: &str) {
        self.done(self.world.sim.opens_link(self.id, payload)).await;
    }

    pub async fn says(&self, text: &str) {
        self.done(self.world.sim.says(self.id, text)).await;
    }

    /// Presses a visible label on the newest message that bears it; twice, where everybody does.
    pub async fn presses(&self, label: &str) {
        let again = self.world.taps_twice.load(Ordering::Relaxed).then(|| self.behind(label)).flatten();
        self.done(self.world.sim.presses(self.id, label)).await;
        // The second finger still meets the button that may be gone now.
        if let Some((message, data)) = again {
            self.forges_on(message, &data).await;
        }
    }

    /// On which message a label stands, and what its button carries; nothing where it opens something.
    fn behind(&self, label: &str) -> Option<(i64, String)> {
        self.messages().into_iter().rev().filter(|message| message.is_from_bot()).find_map(|message| {
            let button = message.keyboard.iter().flatten().find(|button| button.text == label)?;
            let Action::Callback(data) = &button.action else { return None };
            Some((message.id, data.clone()))
        })
    }

    /// Presses a label of an older message.
    pub async fn presses_on(&self, message: i64, label: &str) {
        self.done(self.world.sim.presses_on(self.id, message, label)).await;
    }

    /// Presses the only label that contains these words.
    pub async fn presses_like(&self, part: &str) {
        let label = self.label_like(part);
        self.presses(&label).await;
    }

    /// Presses a button that the bot has never made, as if it stood on the newest card.
    pub async fn forges(&self, data: &str) {
        self.forges_on(self.card().id, data).await;
    }

    /// The same on a message.
    async fn forges_on(&self, message: i64, data: &str) {
        let message = json!({
            "message_id": message,
            "date": 1_795_251_600,
            "chat": { "id": self.id.0, "type": "private", "first_name": "?" },
            "text": "?",
            "entities": [{ "type": "of the future", "offset": 0, "length": 1 }],
        });
        self.sends_raw(json!({ "callback_query": {
            "id": "1",
            "from": { "id": self.id.0, "is_bot": false, "first_name": "?", "language_code": "ru" },
            "message": message,
            "chat_instance": "1",
            "data": data,
        } }))
        .await;
    }

    /// Goes to a place from a fresh card, as by a button of an old one: what is newest may be a file.
    pub async fn goes(&self, place: &str) {
        self.says("/menu").await;
        self.forges(place).await;
    }

    /// A message of this person with whatever content.
    pub fn raw_message(&self, content: &Value) -> Value {
        let mut message = json!({
            "message_id": 1_000_000,
            "date": 1_795_251_600,
            "chat": { "id": self.id.0, "type": "private", "first_name": "?" },
            "from": { "id": self.id.0, "is_bot": false, "first_name": "?", "language_code": "ru" },
        });
        for (field, value) in content.as_object().unwrap() {
            message[field] = value.clone();
        }
        json!({ "message": message })
    }

    /// One step after another: what follows "> " is typed, what follows "~ " is the beginning of a label, and the rest is pressed.
    pub async fn does(&self, steps: &[&str]) {
        for step in steps {
            match (step.strip_prefix("> "), step.strip_prefix("~ ")) {
                (Some(text), _) => self.says(text).await,
                (_, Some(beginning)) => self.presses_like(beginning).await,
                (None, None) => self.presses(step).await,
            }
        }
    }

    /// Any update, as Telegram would bring it.
    pub async fn sends_raw(&self, update: Value) {
        let update = self.world.sim.inject_update(update);
        self.world.answered(update).await;
    }

    /// Whatever else a person can do on a phone.
    pub async fn done(&self, deed: sim::Done) {
        let update = deed.unwrap_or_else(|why| panic!("{why}\n{}", self.chat()));
        self.world.answered(update).await;
        self.can_tell_the_buttons_apart();
    }

    /// No two buttons of the newest card read the same for different things, neither whole nor as a messenger cuts them,
    /// none of our own words is cut, and what is wrong is marked once.
    fn can_tell_the_buttons_apart(&self) {
        let Some(card) = self.messages().into_iter().rev().find(|message| message.is_from_bot()) else {
            return;
        };
        assert!(!card.to_string().contains("❗ ❗"), "two marks:\n{card}");
        let mut read = HashMap::new();
        for button in card.keyboard.iter().flatten() {
            let leads = format!("{:?}", button.action);
            for seen in [button.text.clone(), labels::seen(&button.text, labels::SIGNS)] {
                let other = read.insert(seen, leads.clone());
                assert!(other.is_none_or(|other| other == leads), "two buttons read «{}»:\n{card}", button.text);
            }
            let is_cut = button.text.chars().count() > labels::SIGNS;
            assert!(!is_cut || !OUR_WORDS.contains(&button.text), "«{}» is longer than a button:\n{card}", button.text);
        }
    }

    /// Agrees to everything and answers the questions of the registration.
    pub async fn registers(&self, name: &str) {
        self.presses("Соглашаюсь").await;
        self.presses("Включить уведомления").await;
        self.presses("Показать имя коллегам").await;
        self.presses("Дальше").await;
        self.says(name).await;
        if self.card().has_button("Школа № 3") {
            self.presses("Школа № 3").await;
        } else {
            self.says("Школа № 3").await;
            self.presses("Добавить «Школа № 3»").await;
        }
        self.presses("Учитель").await;
        self.presses("Математика").await;
        self.presses("Готово: 1").await;
        self.presses("2015").await;
        self.presses("Всё верно").await;
    }

    fn messages(&self) -> Vec<Arc<ChatMessage>> {
        self.world.sim.chat(self.id)
    }

    /// The newest message of the bot.
    pub fn card(&self) -> Arc<ChatMessage> {
        self.messages().into_iter().rev().find(|message| message.is_from_bot()).expect("the bot has said something")
    }

    /// What is in the newest file of this name that the bot has sent.
    pub fn file(&self, name: &str) -> String {
        let sent = self.messages().into_iter().rev();
        let file = sent.filter_map(|it| it.media.clone()).find(|media| media.name.as_deref() == Some(name));
        let (bytes, _) = self.world.sim.file(&file.expect("the bot has sent the file").file_id).unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    /// The number of the newest message of the bot with these words.
    pub fn messages_with(&self, words: &str) -> i64 {
        let found = self.messages().into_iter().rev().find(|it| it.is_from_bot() && it.to_string().contains(words));
        found.expect("the bot has said so").id
    }

    /// The newest message of the bot as it stands on the screen, buttons included.
    pub fn screen(&self) -> String {
        self.card().to_string()
    }

    /// The whole chat.
    pub fn chat(&self) -> String {
        self.world.sim.transcript(self.id)
    }

    /// Whether these words or a button stand on the newest card.
    pub fn shows(&self, words: &str) -> bool {
        self.screen().contains(words)
    }

    /// Fails, showing the card, when these words are not on it.
    #[track_caller]
    pub fn sees(&self, words: &str) {
        assert!(self.shows(words), "«{words}» is not on the card:\n{}", self.screen());
    }

    /// Fails, showing the card, when these words are on it.
    #[track_caller]
    pub fn does_not_see(&self, words: &str) {
        assert!(!self.shows(words), "«{words}» is on the card:\n{}", self.screen());
    }

    /// The only button of the newest card whose label contains these words.
    #[track_caller]
    pub fn label_like(&self, part: &str) -> String {
        let card = self.card();
        let labels = card.labels().concat();
        let fitting: Vec<_> = labels.into_iter().filter(|label| label.contains(part)).collect();
        match fitting.as_slice() {
            [label] => (*label).to_owned(),
            others => panic!("{} buttons with «{part}»:\n{}", others.len(), self.screen()),
        }
    }

    /// The newest passing word.
    pub async fn toast(&self) -> String {
        // A press is answered beside the turn, so that the turn may be over first.
        self.world.sim.wait_for_answers(self.id).await.unwrap();
        self.world.sim.toasts(self.id).last().map(|toast| toast.text.clone()).unwrap_or_default()
    }
}
