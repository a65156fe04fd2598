//! The people: what they do, what they then wait to see, and how long it took. Everybody waits for the answer before
//! the next deed, and finishes the conversation that they began.

use std::time::{Duration, Instant};

use sim::{ChatMessage, Done, NewPerson, PersonId, Simulator};

use super::{PATIENCE, machine};

/// Which conversation a bot leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Talk {
    /// Grozd's own, by the shortest honest path: it asks for two more consents, and for several subjects.
    Grozd,
    /// The ten answers, and the button that leads to the deficit.
    Peer,
    /// As many typed messages as Grozd's conversation has turns, each echoed.
    Floor,
}

/// What a person does.
pub enum Deed {
    Starts,
    Says(String),
    Presses(&'static str),
}

use Deed::{Presses, Says, Starts};

/// What a person does, and the words that then stand on a card; no earlier card has them.
pub fn story(talk: Talk, name: &str) -> Vec<(Deed, String)> {
    if talk == Talk::Floor {
        let words = (b'a'..=b'm').map(|letter| format!("word {}", char::from(letter)));
        let says = words.map(|words| (Says(words.clone()), words));
        return std::iter::once((Starts, "/start".to_owned())).chain(says).collect();
    }
    let mut story = vec![(Starts, "Вы согласны?")];
    story.extend(match talk {
        Talk::Grozd => vec![(Presses("Соглашаюсь"), "Ещё два согласия"), (Presses("Дальше"), "Как вас зовут?")],
        _ => vec![(Presses("Соглашаюсь"), "Как вас зовут?")],
    });
    story.extend([
        (Says(name.to_owned()), "Где вы работаете?"),
        (Presses("Школа № 3"), "Ваша должность?"),
        (Presses("Учитель"), "Что вы преподаёте?"),
    ]);
    story.extend(match talk {
        Talk::Grozd => vec![(Presses("Математика"), "✅ Математика"), (Presses("Готово: 1"), "С какого года")],
        _ => vec![(Presses("Математика"), "С какого года")],
    });
    story.extend([
        (Presses("2019"), "Всё верно?"),
        (Presses("Всё верно"), "Вы зарегистрированы"),
        (Presses("Записать дефицит"), "В какой области"),
        (Presses("Методические"), "Что именно?"),
        (Presses("Формирующее оценивание"), "Насколько это трудно?"),
        (Presses("Очень трудно"), "Дефицит записан"),
    ]);
    let owned = story.into_iter().map(|(deed, then)| (deed, then.to_owned()));
    owned.collect()
}

/// How many turns a conversation has.
pub fn turns(talk: Talk) -> usize {
    story(talk, "").len()
}

pub fn act(sim: &Simulator, person: PersonId, deed: &Deed) -> Done {
    match deed {
        Starts => sim.starts(person),
        Says(text) => sim.says(person, text),
        Presses(label) => sim.presses(person, label),
    }
}

/// Whether the bot has put the awaited card into the chat; its words or one of its buttons tell.
pub fn shows(message: &ChatMessage, words: &str) -> bool {
    let mut buttons = message.keyboard.iter().flatten();
    message.is_from_bot() && (message.text.contains(words) || buttons.any(|it| it.text.contains(words)))
}

/// A newcomer, and the name that they give. A conversation is nobody's second one.
pub fn newcomer(sim: &Simulator) -> (PersonId, &'static str) {
    let name = "Петрова Ольга Сергеевна";
    (sim.person(NewPerson::named(name)), name)
}

/// What a crowd saw.
#[derive(Default)]
pub struct Load {
    /// Conversations that came to their last card.
    pub conversations: usize,
    /// From each deed to its card.
    pub latencies: Vec<Duration>,
    /// From the first deed of the crowd to its last card.
    pub elapsed: Duration,
    /// Processor time that the bot took meanwhile.
    pub cpu: Duration,
    /// Processor time that the simulator and its people took meanwhile.
    pub own: Duration,
    /// Deeds without an answer.
    pub unanswered: usize,
}

/// So many people talk at once, one conversation after another, and begin no new one after `length`.
pub async fn crowd(sim: &Simulator, talk: Talk, people: usize, length: Duration) -> Load {
    let spent = machine::own();
    let begun = Instant::now();
    let crowd: Vec<_> = (0..people).map(|_| tokio::spawn(converse(sim.clone(), talk, begun, length))).collect();
    let mut all = Load::default();
    for person in crowd {
        let one = person.await.unwrap();
        all.conversations += one.conversations;
        all.unanswered += one.unanswered;
        all.latencies.extend(one.latencies);
    }
    all.elapsed = begun.elapsed();
    all.own = machine::own() - spent;
    all
}

async fn converse(sim: Simulator, talk: Talk, begun: Instant, length: Duration) -> Load {
    let mut load = Load::default();
    'conversation: while load.latencies.is_empty() || begun.elapsed() < length {
        let (person, name) = newcomer(&sim);
        for (deed, then) in story(talk, name) {
            let since = Instant::now();
            if let Err(impossible) = act(&sim, person, &deed) {
                panic!("{impossible}:\n{}", sim.transcript(person));
            }
            let newest_first = |chat: &[_]| chat.iter().rev().any(|it: &std::sync::Arc<_>| shows(it, &then));
            if let Err(waiting) = sim.wait_for_within(person, PATIENCE, newest_first).await {
                eprintln!("  no «{then}»: {waiting}");
                load.unanswered += 1;
                continue 'conversation;
            }
            load.latencies.push(since.elapsed());
        }
        load.conversations += 1;
    }
    load
}
