//! Inline mode: somebody types the bot's name and a word in any chat, the bot answers with what could be put there, and
//! the choice becomes a message of theirs «via» the bot.
//! See <https://core.telegram.org/bots/api#inline-mode>.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

use super::chat::{Author, Chat};
use super::entity::{Entity, utf16_length};
use super::group::{Heard, member_of, say_in};
use super::keyboard::{Keyboard, Markup, read_markup};
use super::params::Params;
use super::phone::{Impossible, impossible, say};
use super::refusal::Refusal;
use super::rules::{self, is_start_payload};
use super::wait::{PATIENCE, StillWaiting};
use super::world::{GroupId, PersonId, UpdateId, World};
use super::{Simulator, wire};

/// The most results in an answer.
const MOST_RESULTS: usize = 50;
/// The longest name of a result, and the longest offset, in bytes.
const LONGEST_NAME: usize = 64;
/// The longest query, in characters.
const LONGEST_QUERY: usize = 256;
/// How long an answer is kept where the bot does not say, in seconds.
const KEPT: i64 = 300;
/// How long a query waits for its answer.
const PATIENCE_OF_CLIENTS: TimeDelta = TimeDelta::seconds(30);

/// Where somebody types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In their chat with the bot.
    WithTheBot,
    /// In a group.
    In(GroupId),
    /// In a chat with somebody else, of which the bot knows nothing.
    Elsewhere,
}

/// What comes of typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The bot is asked.
    Asked(UpdateId, InlineQueryId),
    /// Telegram has kept an answer to these words, and asks nobody.
    Kept(InlineAnswer),
}

/// The number of an inline query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InlineQueryId(pub String);

/// What stands above somebody's keyboard after typing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InlineAnswer {
    /// What can be put into the chat.
    pub results: Vec<InlineResult>,
    /// The button above them: its words, and with what it opens the bot.
    pub button: Option<(String, String)>,
    /// Whether the answer is for this person alone.
    pub is_personal: bool,
    /// How long it is kept, in seconds.
    pub cache_time: i64,
}

/// Something that can be put into a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineResult {
    /// Its name.
    pub id: String,
    /// What is read in the list.
    pub title: String,
    /// The line below.
    pub description: String,
    /// The message that it becomes.
    pub text: String,
    /// The entities of the text.
    pub entities: Vec<Entity>,
    /// The buttons under it.
    pub keyboard: Keyboard,
}

/// A query that awaits its answer.
struct Open {
    person: PersonId,
    text: String,
    at: DateTime<Utc>,
}

/// An answer that Telegram keeps for whoever types the same.
struct KeptAnswer {
    person: Option<PersonId>,
    text: String,
    until: DateTime<Utc>,
    answer: InlineAnswer,
}

/// All that is under way.
pub(super) struct Inline {
    is_on: bool,
    next: u64,
    open: HashMap<String, Open>,
    answered: HashMap<String, InlineAnswer>,
    /// What each person has before them.
    shown: HashMap<PersonId, InlineAnswer>,
    kept: Vec<KeptAnswer>,
    pub changed: Arc<Notify>,
}

impl Inline {
    pub fn new(is_on: bool) -> Self {
        Self {
            is_on,
            next: 7_230_000_000_000_001,
            open: HashMap::new(),
            answered: HashMap::new(),
            shown: HashMap::new(),
            kept: Vec::new(),
            changed: Arc::default(),
        }
    }

    /// Whether it was switched on at BotFather.
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// Who typed what and has no answer.
    pub fn unanswered(&self) -> Vec<(PersonId, String)> {
        self.open.values().map(|it| (it.person, it.text.clone())).collect()
    }
}

impl Simulator {
    /// Types the bot's name and these words somewhere.
    pub fn types_inline(&self, person: PersonId, spot: Spot, text: &str) -> Result<Typed, Impossible> {
        type_inline(&mut self.shared.world(), person, spot, text)
    }

    /// Types, and waits half a minute at most for what can be chosen.
    pub async fn asks_inline(&self, person: PersonId, spot: Spot, text: &str) -> Result<InlineAnswer, StillWaiting> {
        match self.types_inline(person, spot, text) {
            Ok(Typed::Kept(answer)) => Ok(answer),
            Ok(Typed::Asked(_, query)) => self.wait_for_inline(&query).await,
            Err(Impossible(why)) => Err(StillWaiting::because(why)),
        }
    }

    /// Waits, half a minute at most, until the bot has answered a query.
    pub async fn wait_for_inline(&self, query: &InlineQueryId) -> Result<InlineAnswer, StillWaiting> {
        let deadline = Instant::now() + PATIENCE;
        let changed = Arc::clone(&self.shared.world().inline.changed);
        loop {
            let change = changed.notified();
            tokio::pin!(change);
            change.as_mut().enable();
            if let Some(answer) = self.shared.world().inline.answered.get(&query.0) {
                return Ok(answer.clone());
            }
            if timeout_at(deadline, change).await.is_err() {
                return Err(StillWaiting::because(format!("inline query {} was not answered", query.0)));
            }
        }
    }

    /// Chooses what stands above the keyboard: it becomes a message of theirs. The bot hears of it where it is itself.
    pub fn chooses(&self, person: PersonId, spot: Spot, result: &str) -> Heard {
        choose(&mut self.shared.world(), person, spot, result)
    }

    /// Presses the button above what can be chosen: opens the bot with what it carries.
    pub fn presses_inline_button(&self, person: PersonId) -> super::Done {
        let carried = {
            let world = self.shared.world();
            let shown = world.inline.shown.get(&person).and_then(|it| it.button.clone());
            shown.ok_or_else(|| Impossible("no button stands above the keyboard".to_owned()))?
        };
        self.opens_link(person, &carried.1)
    }
}

fn type_inline(world: &mut World, person: PersonId, spot: Spot, text: &str) -> Result<Typed, Impossible> {
    if !world.inline.is_on {
        return impossible("inline mode is not switched on at BotFather");
    }
    let text = text.trim();
    if text.chars().count() > LONGEST_QUERY {
        return impossible(format!("a query has {LONGEST_QUERY} characters at most"));
    }
    let chat_type = match spot {
        Spot::WithTheBot => "sender",
        Spot::Elsewhere => "private",
        Spot::In(group) => {
            member_of(world, group, person)?;
            let is_super = world.chats.get(&group.0).and_then(Chat::group).is_some_and(|it| it.is_super);
            if is_super { "supergroup" } else { "group" }
        }
    };
    let now = world.now();
    let kept = world.inline.kept.iter().rev();
    let kept = kept.filter(|it| it.until > now && it.text == text);
    let known = kept.clone().find(|it| it.person.is_none_or(|whose| whose == person)).map(|it| it.answer.clone());
    if let Some(answer) = known {
        world.inline.shown.insert(person, answer.clone());
        return Ok(Typed::Kept(answer));
    }
    let Some(from) = world.people.get(&person.0) else {
        return impossible(format!("nobody has the id {}", person.0));
    };
    let id = world.inline.next.to_string();
    let query = json!({
        "id": id,
        "from": wire::user(from),
        "query": text,
        "offset": "",
        "chat_type": chat_type,
    });
    world.inline.next += 1;
    world.inline.shown.remove(&person);
    world.inline.open.insert(id.clone(), Open { person, text: text.to_owned(), at: now });
    let update = world.queue.add("inline_query", &query.to_string());
    Ok(Typed::Asked(update, InlineQueryId(id)))
}

fn choose(world: &mut World, person: PersonId, spot: Spot, result: &str) -> Heard {
    let shown = world.inline.shown.get(&person).map(|it| it.results.clone()).unwrap_or_default();
    let Some(chosen) = shown.iter().find(|it| it.id == result).cloned() else {
        let ids: Vec<_> = shown.iter().map(|it| it.id.as_str()).collect();
        return impossible(format!("there is no \"{result}\" to choose, only {ids:?}"));
    };
    let mut message = world.blank(Author::Person(person));
    (message.text, message.entities, message.keyboard) = (chosen.text, chosen.entities, chosen.keyboard);
    message.via_bot = true;
    let heard = match spot {
        Spot::Elsewhere => None,
        Spot::In(group) => say_in(world, group, person, message)?,
        Spot::WithTheBot => Some(say(world, person, |it| *it = message)?),
    };
    world.inline.shown.remove(&person);
    Ok(heard)
}

/// `answerInlineQuery`.
pub(super) fn answer_query(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let Some(raw) = params.json("results")? else {
        return Err(Refusal::bad("can't find field \"results\""));
    };
    let raw = raw.as_array().ok_or_else(|| Refusal::bad("expected an Array of InlineQueryResult"))?;
    let results: Vec<InlineResult> = raw.iter().map(read_result).collect::<Result<_, _>>()?;
    let button = params.json("button")?.as_ref().map(read_button).transpose()?;
    let is_personal = params.flag("is_personal")?;
    let cache_time = params.optional_integer("cache_time")?.unwrap_or(KEPT).max(0);
    // What follows is looked at by Telegram's servers, and in this order.
    let id = params.text("inline_query_id").unwrap_or_default();
    let too_old = || Refusal::bad("query is too old and response timeout expired or query ID is invalid");
    let open = world.inline.open.remove(id).ok_or_else(too_old)?;
    let now = world.now();
    if now - open.at > PATIENCE_OF_CLIENTS {
        return Err(too_old());
    }
    if results.len() > MOST_RESULTS {
        return Err(Refusal::bad("RESULTS_TOO_MUCH"));
    }
    if params.text("next_offset").is_some_and(|it| it.len() > LONGEST_NAME) {
        return Err(Refusal::bad("NEXT_OFFSET_INVALID"));
    }
    for (place, result) in results.iter().enumerate() {
        check_result(result)?;
        if results[..place].iter().any(|it| it.id == result.id) {
            return Err(Refusal::bad("RESULT_ID_DUPLICATE"));
        }
    }
    if let Some((text, payload)) = &button {
        if text.trim().is_empty() {
            return Err(Refusal::bad("SWITCH_PM_TEXT_EMPTY"));
        }
        if payload.is_empty() {
            return Err(Refusal::bad("START_PARAM_EMPTY"));
        }
        if !is_start_payload(payload) {
            return Err(Refusal::bad("START_PARAM_INVALID"));
        }
    }
    let answer = InlineAnswer { results, button, is_personal, cache_time };
    let inline = &mut world.inline;
    inline.kept.retain(|it| it.until > now);
    if cache_time > 0 {
        let until = now + TimeDelta::seconds(cache_time.min(86_400));
        let person = Some(open.person).filter(|_| is_personal);
        inline.kept.push(KeptAnswer { person, text: open.text, until, answer: answer.clone() });
    }
    inline.shown.insert(open.person, answer.clone());
    if inline.answered.len() > 1000 {
        inline.answered.clear();
    }
    inline.answered.insert(id.to_owned(), answer);
    inline.changed.notify_waiters();
    Ok(json!(true))
}

fn complain(flaw: impl AsRef<str>) -> Refusal {
    Refusal::bad(format!("can't parse inline query result: {}", flaw.as_ref()))
}

fn known(fields: &Map<String, Value>, names: &[&str]) -> Result<(), Refusal> {
    match fields.keys().find(|it| !names.contains(&it.as_str())) {
        Some(unknown) => Err(complain(format!("field \"{unknown}\" is unknown to the simulator"))),
        None => Ok(()),
    }
}

fn word<'a>(fields: &'a Map<String, Value>, name: &str) -> Result<&'a str, Refusal> {
    match fields.get(name) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(complain(format!("Field \"{name}\" must be of type String"))),
        None => Ok(""),
    }
}

/// See <https://core.telegram.org/bots/api#inlinequeryresultarticle>.
fn read_result(raw: &Value) -> Result<InlineResult, Refusal> {
    let fields = raw.as_object().ok_or_else(|| complain("expected an Object"))?;
    let kind = word(fields, "type")?;
    if kind != "article" {
        return Err(complain(format!("type \"{kind}\" is unsupported for the inline query result")));
    }
    known(
        fields,
        &[
            "type",
            "id",
            "title",
            "input_message_content",
            "reply_markup",
            "url",
            "description",
            "thumbnail_url",
            "thumbnail_width",
            "thumbnail_height",
        ],
    )?;
    if !fields.contains_key("title") {
        return Err(complain("Can't find field \"title\""));
    }
    let content = fields.get("input_message_content").and_then(Value::as_object);
    let content = content.ok_or_else(|| complain("Can't find field \"input_message_content\""))?;
    known(content, &["message_text", "parse_mode", "entities", "link_preview_options"])?;
    let source = word(content, "message_text")?;
    let mode = content.get("parse_mode").and_then(Value::as_str);
    let read = rules::formatted(source, mode, content.get("entities").filter(|it| !it.is_null()).cloned());
    let (text, mut entities) = read.map_err(|it| complain(it.description.trim_start_matches("Bad Request: ")))?;
    rules::add_command_entities(&text, &mut entities);
    let keyboard = match fields.get("reply_markup").filter(|it| !it.is_null()).map(read_markup).transpose()? {
        Some(Markup::Inline(keyboard)) => keyboard,
        Some(_) => return Err(Refusal::bad("inline keyboard expected")),
        None => Vec::new(),
    };
    Ok(InlineResult {
        id: word(fields, "id")?.to_owned(),
        title: word(fields, "title")?.to_owned(),
        description: word(fields, "description")?.to_owned(),
        text,
        entities,
        keyboard,
    })
}

fn check_result(result: &InlineResult) -> Result<(), Refusal> {
    let length = utf16_length(&result.text);
    Err(Refusal::bad(match result {
        InlineResult { id, .. } if id.is_empty() => "RESULT_ID_EMPTY",
        InlineResult { id, .. } if id.len() > LONGEST_NAME => "RESULT_ID_INVALID",
        InlineResult { title, .. } if title.trim().is_empty() => "ARTICLE_TITLE_EMPTY",
        _ if length == 0 => "MESSAGE_EMPTY",
        _ if length > rules::TEXT_LIMIT => "MESSAGE_TOO_LONG",
        _ => return Ok(()),
    }))
}

/// See <https://core.telegram.org/bots/api#inlinequeryresultsbutton>.
fn read_button(raw: &Value) -> Result<(String, String), Refusal> {
    let fields = raw.as_object().ok_or_else(|| Refusal::bad("object expected as button"))?;
    if let Some(unknown) = fields.keys().find(|it| !["text", "start_parameter"].contains(&it.as_str())) {
        return Err(Refusal::bad(format!("field \"{unknown}\" of the button is unknown to the simulator")));
    }
    Ok((word(fields, "text")?.to_owned(), word(fields, "start_parameter")?.to_owned()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
#[path = "inline_tests.rs"]
mod tests;
