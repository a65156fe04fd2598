//! The conversation about how an event went, and what the duty does.

use serde::{Deserialize, Serialize};

use super::rules::{self, Sum};
use super::store::{self, Mine};
use crate::feature::{Ran, Reader, Waiting};
use crate::ids::{EventId, PersonId};
use crate::model::records;
use crate::model::roles::Registered;
use crate::model::ways;
use crate::outbox::{self, Matter};
use crate::say;
use crate::talk::{Button, Cx, Leaf, Look, Next, Page, Result, Room, Said, Spot, Trouble, Tx, View};
use crate::text::{self, Language};

pub struct Evaluation;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    Event { event: EventId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Which number?
    Score { event: EventId },
    /// Which word?
    Words { event: EventId },
    /// What came of it.
    Sum {
        event: EventId,
        /// Where among the words.
        #[serde(default)]
        spot: Spot,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// Gives a number, on the notice too.
    Give {
        #[serde(rename = "e")]
        event: EventId,
        #[serde(rename = "s")]
        score: i64,
    },
    /// Writes no word.
    Enough,
    /// To other words.
    Leaf { to: Leaf },
}

/// What a notice is about.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// How did it go?
    Asks { event: EventId },
    /// What came of it.
    Tells { event: EventId },
}

impl Room for Evaluation {
    const NAME: &'static str = "evaluation";
    const HAS_DRAFTS: bool = false;
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Event { event: EventId(0) }
    }

    async fn enter(cx: &mut Cx, At::Event { event }: At, _: Option<Step>) -> Result<Next<Self>> {
        let mine = mine(cx, event).await?;
        Ok(match (mine.reads, mine.given, mine.words) {
            (true, _, _) => Next::Go(Step::Sum { event, spot: Spot::default() }),
            (false, false, _) => {
                takes(&mine, cx.language())?;
                Next::Go(Step::Score { event })
            }
            (false, true, false) if mine.is_open => Next::Go(Step::Words { event }),
            (false, true, _) => Next::Done(thanks(cx.language(), &mine.title)),
        })
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let language = cx.language();
        Ok(match step {
            Step::Score { event } => {
                let mine = mine(cx, *event).await?;
                let view = asking(language, *event, &mine.title, Button::press);
                view.button(Button::home(language))
            }
            Step::Words { event } => {
                let mine = mine(cx, *event).await?;
                View::new(say!(language, "evaluation-words-title"))
                    .line(mine.title)
                    .line(say!(language, "evaluation-anonymous"))
                    .question(say!(language, "evaluation-words-question"))
                    .button(Button::press(say!(language, "evaluation-enough"), Press::Enough))
                    .button(Button::home(language))
            }
            Step::Sum { event, spot } => {
                let mine = mine(cx, *event).await?;
                if !mine.reads {
                    return Err(Trouble::Gone);
                }
                let sum = store::sum(cx, *event).await?;
                let page = Page::of(spot.page, sum.shown_words().len(), WORDS);
                told(language, &mine.title, &sum, page)
                    .pages(language, page, spot, |to| Press::Leaf { to })
                    .button(Button::back(language, ways::EVENT.of(*event)))
            }
        })
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (Step::Score { event }, Said::Press(Press::Give { score, .. })) => {
                give(cx, event, score).await?;
                Next::Go(Step::Words { event })
            }
            (Step::Score { event }, Said::Text(typed)) => match typed.trim().parse() {
                Ok(score @ 1..=5) => {
                    give(cx, event, score).await?;
                    Next::Go(Step::Words { event })
                }
                _ => Next::Stay(say!(language, "evaluation-score-flaw")),
            },
            (Step::Words { event }, Said::Text(typed)) => {
                let Some(words) = rules::words(&typed) else {
                    return Ok(Next::Stay(say!(language, "evaluation-words-flaw")));
                };
                let (me, mine) = (Registered::of(cx)?.id(), mine(cx, event).await?);
                if mine.is_open && mine.given && !mine.words {
                    store::write(cx, event, me, &words).await?;
                }
                Next::Done(thanks(language, &mine.title))
            }
            (Step::Words { event }, Said::Press(Press::Enough)) => {
                let mine = mine(cx, event).await?;
                Next::Done(thanks(language, &mine.title))
            }
            (Step::Sum { event, spot }, Said::Press(Press::Leaf { to })) => {
                Next::Go(Step::Sum { event, spot: spot.after(to) })
            }
            (Step::Score { .. } | Step::Words { .. } | Step::Sum { .. }, _) => Next::Puzzled,
        })
    }

    async fn standing(cx: &mut Cx, press: Press) -> Result<Option<View<Press>>> {
        let Press::Give { event, score } = press else {
            return Err(Trouble::Gone);
        };
        let language = cx.language();
        let title = give(cx, event, score).await?;
        Ok(Some(given(language, event, &title)))
    }

    async fn look(tx: &mut Tx, about: &str, to: PersonId, _: Language) -> Result<Look<View<Press>>> {
        let Ok(about) = serde_json::from_str(about) else {
            return Ok(Look::AsWritten);
        };
        let (About::Asks { event } | About::Tells { event }) = about;
        let mine = match store::mine(tx, event, to).await {
            Err(Trouble::Gone) => return Ok(Look::Drop),
            mine => mine?,
        };
        Ok(match about {
            About::Asks { .. } if mine.is_open && mine.was_there && !mine.given => Look::AsWritten,
            About::Tells { .. } if mine.reads => Look::AsWritten,
            About::Asks { .. } | About::Tells { .. } => Look::Drop,
        })
    }
}

async fn mine(cx: &mut Cx, event: EventId) -> Result<Mine> {
    let me = Registered::of(cx)?.id();
    store::mine(cx, event, me).await
}

/// Whether it takes a number of somebody; a refusal that says why not.
fn takes(mine: &Mine, language: Language) -> Result<()> {
    if !mine.was_there {
        return Err(Trouble::Refused(say!(language, "evaluation-stranger")));
    }
    if !mine.is_open {
        return Err(Trouble::Refused(say!(language, "evaluation-over")));
    }
    Ok(())
}

/// Counts a number of whoever speaks; a second one is not counted, since nobody knows which was the first. Tells of what.
async fn give(cx: &mut Cx, event: EventId, score: i64) -> Result<String> {
    let (me, mine) = (Registered::of(cx)?.id(), mine(cx, event).await?);
    takes(&mine, cx.language())?;
    if !(1..=5).contains(&score) {
        return Err(Trouble::Gone);
    }
    if mine.given {
        cx.toast(say!(cx.language(), "evaluation-given-already"));
    } else {
        store::give(cx, event, me, score).await?;
    }
    Ok(mine.title)
}

/// How did it go?
fn asking(
    language: Language,
    event: EventId,
    title: &str,
    button: impl Fn(String, Press) -> Button<Press>,
) -> View<Press> {
    View::new(say!(language, "evaluation-title"))
        .line(title.to_owned())
        .line(say!(language, "evaluation-anonymous"))
        .question(say!(language, "evaluation-question"))
        .row((1..=5).map(|score| button(score.to_string(), Press::Give { event, score })))
}

/// The notice once it was answered.
fn given(language: Language, event: EventId, title: &str) -> View<Press> {
    View::new(say!(language, "evaluation-thanks"))
        .line(title.to_owned())
        .line(say!(language, "evaluation-given-line"))
        .button(Button::go(say!(language, "evaluation-add-words"), ways::EVALUATION.of(event)))
}

fn thanks(language: Language, title: &str) -> View<Press> {
    View::new(say!(language, "evaluation-thanks"))
        .line(title.to_owned())
        .line(say!(language, "evaluation-thanks-line"))
        .button(Button::home(language))
}

/// What came of it: sums, and words without anybody's name.
fn told(language: Language, title: &str, sum: &Sum, page: Page) -> View<Press> {
    let view = View::new(say!(language, "evaluation-told-title")).line(title.to_owned());
    if !sum.is_shown() {
        return view.line(say!(language, "evaluation-too-few", fewest = rules::FEWEST));
    }
    let average = text::average(language, sum.total(), sum.count()).unwrap_or_default();
    let numbers: Vec<_> =
        sum.given.iter().enumerate().rev().map(|(less, given)| format!("{} — {given}", less + 1)).collect();
    view.line(say!(language, "evaluation-told-average", average = average, count = sum.count()))
        .line(numbers.join(", "))
        .lines(page.cut(sum.shown_words().iter()).map(|words| format!("«{words}»")))
}

/// The button of an evaluation that waits, on «Сегодня».
pub fn asked(waiting: &Waiting, reader: &Reader) -> String {
    let day = waiting.at.map(|at| at.with_timezone(&reader.zone).format("%d.%m").to_string()).unwrap_or_default();
    say!(reader.language, "evaluation-wait", day = day, title = text::clipped(&waiting.words, 24))
}

/// The notice of what came of it: the first words, and the way to the others.
fn news(language: Language, event: EventId, title: &str, sum: &Sum) -> View<Press> {
    let count = sum.shown_words().len();
    let view = told(language, title, sum, Page::of(0, count, WORDS));
    let more = count.checked_sub(WORDS).filter(|more| *more > 0);
    view.row(more.map(|more| Button::go(say!(language, "evaluation-more", count = more), ways::EVALUATION.of(event))))
}

/// So many words stand on a card, each of up to two hundred characters.
const WORDS: usize = 10;

/// Asks, or tells, of one evaluation that is due.
pub async fn go_on(tx: &mut Tx) -> Result<Ran> {
    let Some(due) = store::due(tx).await? else {
        return Ok(Ran::All);
    };
    let event = due.event;
    if due.begins {
        let people = store::asked(tx, event).await?;
        // So few can never be shown, and what is over takes no answer: nobody is asked in vain.
        if due.closes_at <= tx.now || i64::try_from(people.len()).unwrap_or(i64::MAX) < rules::FEWEST {
            records::end_evaluation(tx, event).await?;
            return Ok(Ran::More);
        }
        records::begin_evaluation(tx, event).await?;
        let matter = Matter { subject: event.0, about: About::Asks { event }, say_by: due.closes_at };
        outbox::tell_of(tx, &people, Evaluation::NAME, matter, |language| {
            asking(language, event, &due.title, Button::stand)
        })
        .await?;
        return Ok(Ran::More);
    }
    let sum = store::sum(tx, event).await?;
    records::end_evaluation(tx, event).await?;
    if !sum.is_shown() {
        store::drop_answers(tx, event).await?;
    }
    let leaders = store::leaders(tx, event).await?;
    let say_by = tx.now + chrono::TimeDelta::days(7);
    let matter = Matter { subject: event.0, about: About::Tells { event }, say_by };
    outbox::tell_of(tx, &leaders, Evaluation::NAME, matter, |language| news(language, event, &due.title, &sum)).await?;
    Ok(Ran::More)
}
