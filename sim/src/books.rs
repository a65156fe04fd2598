//! What the bot did and what it owes: a finished test reads these and fails on
//! anything refused, unknown or unanswered.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use tokio::time::Instant;

use super::keyboard::{Action, Keyboard};
use super::refusal::Refusal;
use super::world::PersonId;

const LOG_LENGTH: usize = 1000;
const MOST_ARRIVALS: usize = 20_000;

/// A call that the rules refused. Injected faults are not the bot's fault and
/// are not listed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedCall {
    /// The Bot API method.
    pub method: String,
    /// The chat it was for.
    pub chat: Option<i64>,
    /// The error code.
    pub code: u16,
    /// What the bot was told.
    pub description: String,
}

impl RefusedCall {
    fn is_pardonable(&self) -> bool {
        let pardoned = ["message is not modified", "query is too old", "was upgraded to a supergroup"];
        matches!(self.code, 403 | 409 | 429) || pardoned.iter().any(|it| self.description.contains(it))
    }
}

/// A line of the call log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedCall {
    /// The Bot API method.
    pub method: String,
    /// The chat it was for.
    pub chat: Option<i64>,
    /// `ok`, a refusal, or the injected fault.
    pub outcome: String,
}

/// A press that the bot has not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnansweredPress {
    /// Who pressed.
    pub person: PersonId,
    /// On which message.
    pub message_id: i64,
    /// What the button carried.
    pub data: String,
}

/// The books, as they stood when they were asked for.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// Presses that the bot has not answered.
    pub unanswered: Vec<UnansweredPress>,
    /// Inline queries that it has not answered: who typed, and what.
    pub unanswered_queries: Vec<(PersonId, String)>,
    /// Calls that the rules refused, oldest first; the last thousand.
    pub refused: VecDeque<RefusedCall>,
    /// How many calls were refused altogether.
    pub refused_total: u64,
    /// Methods that the simulator does not know.
    pub unknown_methods: Vec<String>,
    /// Parameters that a known method does not have, as `method.parameter`.
    pub unknown_parameters: Vec<String>,
    /// Calls per method.
    pub calls: BTreeMap<String, u64>,
    /// How often the bot earned a 429 by its own speed.
    pub too_many: u64,
    /// When calls of `sendMessage` came and for which chats, refused ones too; the last twenty thousand.
    pub arrivals: VecDeque<(Instant, i64)>,
    /// Calls to chats that had blocked the bot.
    pub sent_while_blocked: u64,
    /// Messages that the bot sent.
    pub sends: u64,
    /// Messages that it sent and could not hear of, since a fault cut the answer.
    pub sends_unheard: u64,
    /// Messages that the bot edited.
    pub edits: u64,
    /// What the buttons carry that the bot ever showed, each once.
    pub buttons: BTreeSet<String>,
    /// The last thousand calls, polls that brought nothing left out.
    pub log: VecDeque<LoggedCall>,
}

impl Books {
    /// Notes what buttons carry that are shown.
    pub(super) fn note_buttons(&mut self, keyboard: &Keyboard) {
        for button in keyboard.iter().flatten() {
            if let Action::Callback(data) = &button.action
                && !self.buttons.contains(data)
            {
                self.buttons.insert(data.clone());
            }
        }
    }

    /// What a well-behaved bot must not leave behind, in words; empty is good.
    /// Refusals that the best bot cannot foresee are left out: blocked, too fast,
    /// an edit that changes nothing, an answer that Telegram no longer wants, a group that
    /// has become a supergroup.
    pub fn debts(&self) -> Vec<String> {
        let mut debts = Vec::new();
        for it in &self.unanswered {
            debts.push(format!(
                "press of {} on message {} ({}) was never answered",
                it.person.0, it.message_id, it.data
            ));
        }
        for (person, text) in &self.unanswered_queries {
            debts.push(format!("inline query of {} ({text}) was never answered", person.0));
        }
        for it in self.refused.iter().filter(|it| !it.is_pardonable()) {
            debts.push(format!("{} was refused: {}", it.method, it.description));
        }
        for it in &self.unknown_methods {
            debts.push(format!("method {it} is unknown"));
        }
        for it in &self.unknown_parameters {
            debts.push(format!("parameter {it} is unknown"));
        }
        debts
    }

    pub(super) fn count(&mut self, method: &str, chat: Option<i64>) {
        if let ("sendMessage", Some(chat)) = (method, chat) {
            if self.arrivals.len() == MOST_ARRIVALS {
                self.arrivals.pop_front();
            }
            self.arrivals.push_back((Instant::now(), chat));
        }
        match self.calls.get_mut(method) {
            Some(calls) => *calls += 1,
            None => {
                self.calls.insert(method.to_owned(), 1);
            }
        }
    }

    pub(super) fn refuse(&mut self, method: &str, chat: Option<i64>, refusal: &Refusal) {
        self.refused_total += 1;
        push_bounded(
            &mut self.refused,
            RefusedCall {
                method: method.to_owned(),
                chat,
                code: refusal.code,
                description: refusal.description.clone(),
            },
        );
    }

    pub(super) fn note(&mut self, method: &str, chat: Option<i64>, outcome: String) {
        push_bounded(&mut self.log, LoggedCall { method: method.to_owned(), chat, outcome });
    }
}

fn push_bounded<T>(list: &mut VecDeque<T>, it: T) {
    if list.len() == LOG_LENGTH {
        list.pop_front();
    }
    list.push_back(it);
}
