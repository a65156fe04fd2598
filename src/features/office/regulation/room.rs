//! The conversation about the regulation.

use super::steps::{At, Press, Step, What};
use super::{bodies, cards, exchange};
use crate::model::regulation::{
    self, Change, Chapter, Flaw, Kind, Preset, Regulation, Resolved, Rule, Scope, Value, file, keys,
};
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::{Cx, Next, Place, Result, Room, Said, Spot, Thing, Trouble, View};
use crate::text::{Language, one_line};

pub struct Rules;

impl Room for Rules {
    const NAME: &'static str = "rules";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Chapters
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        match step {
            // Who has only looked leaves nothing behind.
            Step::Tick { touched: true, .. }
            | Step::Presets { touched: true, .. }
            | Step::Why { .. }
            | Step::Sure { .. } => Some(say!(language, "regulation-draft")),
            Step::Tick { .. }
            | Step::Presets { .. }
            | Step::Chapters
            | Step::Chapter { .. }
            | Step::Rule { .. }
            | Step::Bodies { .. }
            | Step::History { .. }
            | Step::File => None,
        }
    }

    fn takes_files(step: &Step) -> &'static [Thing] {
        if matches!(step, Step::File) { &[Thing::Document] } else { &[] }
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        Ok(Next::Go(match at {
            At::Chapters => Step::Chapters,
            At::Chapter { name } => Step::Chapter { name, spot: Spot::default() },
            At::Rule { key } => Step::Rule { key, of: None },
            At::Presets => {
                let now = regulation::now(cx).await?;
                let ticked = now.presets.iter().map(|preset| preset.code().to_owned()).collect();
                Step::Presets { seen: now.version, ticked, touched: false }
            }
            At::History => Step::History { spot: Spot::default() },
            At::File => Step::File,
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::Chapters => cards::chapters(cx).await,
            Step::Chapter { name, spot } => cards::chapter(cx, Chapter::of(name).ok_or(Trouble::Gone)?, spot).await,
            Step::Rule { key, of: None } => cards::rule(cx, rule(key)?).await,
            Step::Rule { key, of: Some(of) } => bodies::rule(cx, rule(key)?, *of).await,
            Step::Bodies { key, spot } => bodies::list(cx, guard, rule(key)?, spot).await,
            Step::Tick { key, of, ticked, .. } => {
                let whose = bodies::named(cx, *of).await?;
                cards::ticked(cx.language(), rule(key)?, whose, ticked)
            }
            Step::Why { key, of, value, .. } => {
                let whose = bodies::named(cx, *of).await?;
                cards::why(cx.language(), rule(key)?, whose, value)
            }
            Step::Presets { ticked, .. } => Ok(cards::presets(cx.language(), ticked)),
            Step::Sure { what, spot, .. } => cards::sure(cx, what, spot).await,
            Step::History { spot } => cards::history(cx, guard, spot).await,
            Step::File => cards::file(cx).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        Ok(match (step, said) {
            (Step::Chapter { name, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Chapter { name, spot: spot.after(leaf) })
            }
            (Step::History { spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::History { spot: spot.after(leaf) })
            }
            (Step::Sure { what, seen, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Sure { what, seen, spot: spot.after(leaf) })
            }

            (Step::Rule { key, of: None }, Said::Press(Press::Bodies)) => {
                Next::Go(Step::Bodies { key, spot: Spot::default() })
            }
            (Step::Bodies { key, spot }, Said::Press(Press::List { leaf })) => {
                Next::Go(Step::Bodies { key, spot: spot.after(leaf) })
            }
            (Step::Bodies { key, .. }, Said::Text(typed)) => Next::Go(Step::Bodies { key, spot: Spot::found(&typed) }),
            (Step::Bodies { key, .. }, Said::Press(Press::For { of })) => Next::Go(Step::Rule { key, of: Some(of) }),
            (Step::Bodies { key, .. }, Said::Press(Press::Back)) => Next::Go(Step::Rule { key, of: None }),
            (Step::Rule { key, of: Some(_) }, Said::Press(Press::Back)) => {
                Next::Go(Step::Bodies { key, spot: Spot::default() })
            }
            (Step::Rule { key, of }, Said::Press(Press::Pick { to })) => {
                let seen = regulation::now(cx).await?.version;
                let value = rule(&key)?.kind.read(&to).map_err(|_| Trouble::Gone)?.stored();
                Next::Go(Step::Why { key, of, seen, value })
            }
            (Step::Rule { key, of }, Said::Press(Press::Change)) => {
                let now = regulation::now(cx).await?;
                let Value::Set(names) = holds(&now, rule(&key)?, of)?.value else {
                    return Ok(Next::Puzzled);
                };
                let ticked = names.into_iter().map(str::to_owned).collect();
                Next::Go(Step::Tick { key, of, seen: now.version, ticked, touched: false })
            }
            (Step::Rule { key, of }, Said::Press(Press::Reset)) => {
                let seen = regulation::now(cx).await?.version;
                sure(What::Reset { key, of }, seen)
            }
            (Step::Rule { key, of }, Said::Text(typed)) if is_typed(rule(&key)?) => {
                let seen = regulation::now(cx).await?.version;
                read(cx, (key, of), seen, &typed)?
            }

            (Step::Tick { key, of, seen, mut ticked, .. }, Said::Press(Press::On { to })) => {
                ticked.retain(|name| *name != to);
                ticked.push(to);
                Next::Go(Step::Tick { key, of, seen, ticked, touched: true })
            }
            (Step::Tick { key, of, seen, mut ticked, .. }, Said::Press(Press::Off { to })) => {
                ticked.retain(|name| *name != to);
                Next::Go(Step::Tick { key, of, seen, ticked, touched: true })
            }
            (Step::Tick { key, of, seen, ticked, .. }, Said::Press(Press::Done)) => {
                let value = rule(&key)?.kind.read(&ticked.join(",")).map_err(|_| Trouble::Gone)?.stored();
                Next::Go(Step::Why { key, of, seen, value })
            }
            (Step::Why { key, of, seen, value }, Said::Text(typed)) => {
                let grounds = one_line(&typed);
                if !(3..=file::GROUNDS).contains(&grounds.chars().count()) {
                    return Ok(Next::Stay(say!(cx.language(), "regulation-grounds-flaw", most = file::GROUNDS)));
                }
                sure(What::Set { key, of, value, grounds }, seen)
            }

            (Step::Presets { seen, mut ticked, .. }, Said::Press(Press::On { to })) => {
                ticked.retain(|code| *code != to);
                ticked.push(to);
                Next::Go(Step::Presets { seen, ticked, touched: true })
            }
            (Step::Presets { seen, mut ticked, .. }, Said::Press(Press::Off { to })) => {
                ticked.retain(|code| *code != to);
                Next::Go(Step::Presets { seen, ticked, touched: true })
            }
            (Step::Presets { seen, ticked, .. }, Said::Press(Press::Done)) => {
                sure(What::Presets { codes: ticked }, seen)
            }

            (Step::Sure { what, seen, .. }, Said::Press(Press::Yes)) => take(cx, guard, what, seen).await?,

            (Step::Tick { key, of, .. } | Step::Why { key, of, .. }, Said::Press(Press::Back)) => {
                Next::Go(Step::Rule { key, of })
            }
            (Step::Sure { what, .. }, Said::Press(Press::Back)) => Next::Go(whence(what)),
            (Step::Presets { .. }, Said::Press(Press::Back)) => Next::Go(Step::Chapters),

            (Step::File, Said::Press(Press::Send)) => exchange::send(cx).await?,
            (Step::File, Said::File(received)) => exchange::receive(cx, &received).await?,
            _ => Next::Puzzled,
        })
    }
}

/// The key of a name; one that came from an older button may be gone.
pub fn rule(name: &str) -> Result<&'static Rule> {
    keys::named(name).ok_or(Trouble::Gone)
}

/// Whether a value of the key is typed and not pressed.
pub fn is_typed(rule: &Rule) -> bool {
    !matches!(rule.kind, Kind::Flag | Kind::Choice(_) | Kind::Set(_))
}

/// Asks whether it shall be so.
pub fn sure(what: What, seen: i64) -> Next<Rules> {
    Next::Go(Step::Sure { what, seen, spot: Spot::default() })
}

/// Where a question came from.
fn whence(what: What) -> Step {
    match what {
        What::Set { key, of, .. } | What::Reset { key, of } => Step::Rule { key, of },
        What::Presets { .. } => Step::Chapters,
        What::File { .. } => Step::File,
    }
}

/// Reads a typed value.
fn read(cx: &Cx, (key, of): (String, Option<Scope>), seen: i64, typed: &str) -> Result<Next<Rules>> {
    let known = rule(&key)?;
    Ok(match known.kind.typed(typed) {
        Ok(value) => Next::Go(Step::Why { key, of, seen, value: value.stored() }),
        Err(flaw) => Next::Stay(regulation::flaw(cx.language(), known, flaw)),
    })
}

/// What a step carries, as the model changes it.
pub fn change(what: &What) -> Result<Change> {
    Ok(match what {
        What::Set { key, of, value, grounds } => {
            let rule = rule(key)?;
            // A draft of an earlier version of the program may hold what is out of bounds today.
            let value = rule.kind.read(value).map_err(|_| Trouble::Gone)?;
            match of_whom(rule, *of)? {
                Some(of) => Change::SetFor(of, rule.name, value, grounds.clone()),
                None => Change::Set(rule.name, value, grounds.clone()),
            }
        }
        What::Reset { key, of } => {
            let rule = rule(key)?;
            match of_whom(rule, *of)? {
                Some(of) => Change::ResetFor(of, rule.name),
                None => Change::Reset(rule.name),
            }
        }
        What::Presets { codes } => {
            Change::Presets(Preset::ALL.into_iter().filter(|it| codes.iter().any(|code| code == it.code())).collect())
        }
        What::File { text } => Change::File(file::read(text.as_bytes()).map_err(|_| Trouble::Gone)?),
    })
}

/// For whom a key may have a value of its own: a draft of an earlier version of the program may say otherwise.
fn of_whom(rule: &Rule, of: Option<Scope>) -> Result<Option<Scope>> {
    if of.is_some_and(|of| !rule.is_for(of)) { Err(Trouble::Gone) } else { Ok(of) }
}

/// What a key holds, for all or for these.
pub fn holds(now: &Regulation, rule: &Rule, of: Option<Scope>) -> Result<Resolved> {
    match of {
        Some(of) => now.resolve_for(rule, of.body()),
        None => now.resolve(rule),
    }
}

/// Makes the change, unless what it is about has become another thing since it was shown.
async fn take(cx: &mut Cx, guard: Coordinator, what: What, seen: i64) -> Result<Next<Rules>> {
    let language = cx.language();
    let change = change(&what)?;
    let now = regulation::now(cx).await?;
    if now.version != seen {
        match &change {
            Change::Set(name, ..) | Change::Reset(name) | Change::SetFor(_, name, ..) | Change::ResetFor(_, name) => {
                let (rule, of) = (rule(name)?, change.scope());
                let before = regulation::at(cx, seen).await?;
                if holds(&before, rule, of)? != holds(&now, rule, of)? {
                    cx.remark(say!(language, "regulation-overtaken", title = (rule.title)(language)));
                    return Ok(Next::Go(Step::Rule { key: rule.name.to_owned(), of }));
                }
            }
            // These are about everything, and are shown again against what holds now.
            Change::Presets(_) | Change::File(_) => {
                cx.remark(say!(language, "regulation-overtaken-all"));
                return Ok(sure(what, now.version));
            }
        }
    }
    // A group of this municipality, which is there still.
    bodies::named(cx, change.scope()).await?;
    let made = regulation::change(cx, guard, &change).await?;
    let after = match made {
        Ok(after) => after,
        Err((name, flaw)) => return Ok(Next::Stay(against(language, name, flaw))),
    };
    cx.remark(say!(language, "regulation-changed", version = after.version));
    Ok(match what {
        What::File { .. } => Next::Go(Step::Chapters),
        other => Next::Go(whence(other)),
    })
}

/// Why a change is refused whose keys would contradict one another.
pub fn against(language: Language, name: &str, flaw: Flaw) -> String {
    match keys::named(name) {
        Some(rule) => regulation::flaw(language, rule, flaw),
        None => name.to_owned(),
    }
}

/// The place of a key.
pub fn to_rule(rule: &Rule) -> Place {
    Place::of::<Rules>(&At::Rule { key: rule.name.to_owned() })
}

/// The place of a chapter.
pub fn to_chapter(chapter: Chapter) -> Place {
    Place::of::<Rules>(&At::Chapter { name: chapter.name().to_owned() })
}
