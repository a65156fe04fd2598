//! The conversation about forms: what a paper declines is shown in its cases, and what is said of them is kept.
//!
//! ```text
//! - [Приказ о составе]
//! - Падежи: Жданок Антон Иванович. Кого: … кому: … Всё верно? Или напишите правильно, четыре строки.
//!                                           — [Всё верно] [Родительный] [Дательный] …
//! - (four lines, or one after its button)
//! - Какой номер поставить?                  — [№ 13] [Без номера] [Падежи]
//! ```

use super::facts::store::Asked;
use super::facts::{self, About};
use super::numbering;
use super::room::Papers;
use super::steps::{Press, Step};
use crate::features::office::heads::Whose;
use crate::ids::GroupId;
use crate::model::papers::{self, Kind};
use crate::model::roles::Coordinator;
use crate::papers::kinds::{Phrase, Sort};
use crate::say;
use crate::talk::{Button, Cx, Next, Result, Said, Spot, Trouble, View};
use crate::text::cases::Case;
use crate::text::{Language, one_line};

/// The longest form, by sort: as the database takes it.
fn longest(sort: Sort) -> usize {
    match sort {
        Sort::Name => 250,
        Sort::Post | Sort::Body => 400,
    }
}

/// What is being looked at.
pub struct Declining {
    pub kind: Kind,
    pub group: Option<GroupId>,
    pub mark: String,
    pub asked: bool,
}

/// What is known for a paper of today.
async fn about(cx: &mut Cx, guard: Coordinator, kind: Kind, group: Option<GroupId>) -> Result<About> {
    let asked = Asked::today(cx, kind);
    facts::about(cx, guard, group, &asked).await
}

/// To the question of the number, past whatever the rules only guess. The list of staff bears none.
pub async fn before(cx: &mut Cx, guard: Coordinator, kind: Kind, group: Option<GroupId>) -> Result<Next<Papers>> {
    let doubtful = about(cx, guard, kind, group).await?.doubtful(kind);
    Ok(match doubtful {
        Some(phrase) => Next::Go(Step::Form { kind, group, mark: phrase.mark(), asked: true }),
        None if kind == Kind::Staff => numbering::order(cx, guard, (kind, group), None, None).await?,
        None => Next::Go(Step::New { kind, group, day: None }),
    })
}

/// The words of a mark, with whose they are; gone where the facts have changed since.
async fn find(cx: &mut Cx, guard: Coordinator, (kind, group): (Kind, Option<GroupId>), mark: &str) -> Result<Found> {
    let about = about(cx, guard, kind, group).await?;
    let found = about.phrases(kind).into_iter().find(|(phrase, _)| phrase.mark() == mark);
    let (phrase, whose) = found.ok_or(Trouble::Gone)?;
    let forms = Case::OBLIQUE.map(|case| (case, about.forms().of(&phrase, case).words));
    Ok(Found { phrase, whose, forms })
}

struct Found {
    phrase: Phrase,
    whose: Whose,
    /// As they stand now.
    forms: [(Case, String); 4],
}

/// Everything that a paper declines.
pub async fn list(cx: &mut Cx, guard: Coordinator, kind: Kind, group: Option<GroupId>) -> Result<View<Press>> {
    let language = cx.language();
    let about = about(cx, guard, kind, group).await?;
    let buttons = about.phrases(kind).into_iter().map(|(phrase, _)| {
        let mark = phrase.mark();
        Button::press(phrase.words, Press::Form { mark })
    });
    Ok(View::new(say!(language, "papers-forms"))
        .line(say!(language, "papers-forms-line"))
        .question(say!(language, "papers-forms-question"))
        .grid(1, buttons)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// Some words in their cases.
pub async fn card(cx: &mut Cx, guard: Coordinator, of: (Kind, Option<GroupId>), mark: &str) -> Result<View<Press>> {
    let language = cx.language();
    let found = find(cx, guard, of, mark).await?;
    let lines =
        found.forms.into_iter().map(|(case, form)| format!("{}: {form}", asks(language, found.phrase.sort, case)));
    let cases = Case::OBLIQUE.map(|case| Button::press(called(language, case), Press::Case { case }));
    Ok(View::new(say!(language, "papers-forms"))
        .line(found.phrase.words)
        .lines(lines)
        .question(say!(language, "papers-form-question"))
        .button(Button::press(say!(language, "papers-form-right"), Press::Right))
        .grid(2, cases)
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// One form of them.
pub async fn one(
    cx: &mut Cx,
    guard: Coordinator,
    of: (Kind, Option<GroupId>),
    (mark, case): (&str, Case),
) -> Result<View<Press>> {
    let language = cx.language();
    let found = find(cx, guard, of, mark).await?;
    let now = found.forms.iter().find(|(known, _)| *known == case).map(|(_, form)| form.clone());
    Ok(View::new(called(language, case))
        .line(found.phrase.words)
        .maybe_line(now.map(|form| say!(language, "papers-form-now", form = form)))
        .question(say!(language, "papers-form-type", asks = asks(language, found.phrase.sort, case)))
        .button(Button::press(say!(language, "button-back"), Press::Back)))
}

/// What is said about some words in their cases.
pub async fn answer(cx: &mut Cx, guard: Coordinator, of: Declining, said: Said<Press>) -> Result<Next<Papers>> {
    let language = cx.language();
    let Declining { kind, group, ref mark, asked } = of;
    Ok(match said {
        Said::Press(Press::Right) => {
            let found = find(cx, guard, (kind, group), mark).await?;
            let forms = found.forms.to_vec();
            keep(cx, guard, &found, &forms).await?;
            onward(cx, guard, of).await?
        }
        Said::Press(Press::Case { case }) => {
            let mark = mark.clone();
            Next::Go(Step::Case { kind, group, mark, asked, case })
        }
        Said::Press(Press::Back) if asked => Next::Go(match group {
            Some(group) => Step::Of { group },
            None => Step::List { spot: Spot::default() },
        }),
        Said::Press(Press::Back) => Next::Go(Step::Forms { kind, group }),
        Said::Text(typed) => {
            let found = find(cx, guard, (kind, group), mark).await?;
            let lines: Vec<_> = typed.lines().map(one_line).filter(|line| !line.is_empty()).collect();
            if lines.len() != Case::OBLIQUE.len() {
                return Ok(Next::Stay(say!(language, "papers-form-lines")));
            }
            if let Some(flaw) = lines.iter().find_map(|line| flaw(language, &found.phrase, line)) {
                return Ok(Next::Stay(flaw));
            }
            let forms: Vec<_> = Case::OBLIQUE.into_iter().zip(lines).collect();
            keep(cx, guard, &found, &forms).await?;
            onward(cx, guard, of).await?
        }
        _ => Next::Puzzled,
    })
}

/// What is said about one form.
pub async fn answer_one(
    cx: &mut Cx,
    guard: Coordinator,
    of: Declining,
    case: Case,
    said: Said<Press>,
) -> Result<Next<Papers>> {
    let language = cx.language();
    let Declining { kind, group, mark, asked } = of;
    Ok(match said {
        Said::Press(Press::Back) => Next::Go(Step::Form { kind, group, mark, asked }),
        Said::Text(typed) => {
            let found = find(cx, guard, (kind, group), &mark).await?;
            let form = one_line(&typed);
            if let Some(flaw) = flaw(language, &found.phrase, &form) {
                return Ok(Next::Stay(flaw));
            }
            keep(cx, guard, &found, &[(case, form)]).await?;
            Next::Go(Step::Form { kind, group, mark, asked })
        }
        _ => Next::Puzzled,
    })
}

/// Why something is no form of these words.
fn flaw(language: Language, phrase: &Phrase, form: &str) -> Option<String> {
    let most = longest(phrase.sort);
    if !(1..=most).contains(&form.chars().count()) {
        return Some(say!(language, "papers-form-long", most = most));
    }
    let parts = phrase.parts()?;
    (form.split_whitespace().count() != parts).then(|| say!(language, "papers-form-parts", count = parts))
}

async fn keep(cx: &mut Cx, guard: Coordinator, found: &Found, forms: &[(Case, String)]) -> Result<()> {
    let words = found.phrase.words.as_str();
    let whose = match (found.whose, found.phrase.sort) {
        (Whose::Person(person), _) => papers::Whose::Person(person),
        (Whose::Typed, _) | (Whose::Words, Sort::Name) => papers::Whose::Typed(words),
        (Whose::Words, Sort::Post) => papers::Whose::Post(words),
        (Whose::Words, Sort::Body) => papers::Whose::Body(words),
    };
    papers::keep_forms(cx, guard, whose, forms).await?;
    facts::store::learn(cx, &found.phrase, forms);
    let kept = say!(cx.language(), "papers-form-kept");
    cx.remark(kept);
    Ok(())
}

async fn onward(cx: &mut Cx, guard: Coordinator, of: Declining) -> Result<Next<Papers>> {
    let Declining { kind, group, asked, .. } = of;
    if asked { before(cx, guard, kind, group).await } else { Ok(Next::Go(Step::Forms { kind, group })) }
}

fn called(language: Language, case: Case) -> String {
    match case {
        Case::Nominative => say!(language, "papers-case-nominative"),
        Case::Genitive => say!(language, "papers-case-genitive"),
        Case::Dative => say!(language, "papers-case-dative"),
        Case::Accusative => say!(language, "papers-case-accusative"),
        Case::Instrumental => say!(language, "papers-case-instrumental"),
    }
}

/// What a form answers: of somebody, or of something.
fn asks(language: Language, sort: Sort, case: Case) -> String {
    let of_what = sort == Sort::Body;
    match case {
        Case::Nominative if of_what => say!(language, "papers-asks-what"),
        Case::Nominative => say!(language, "papers-asks-who"),
        Case::Genitive if of_what => say!(language, "papers-asks-of-what"),
        Case::Genitive => say!(language, "papers-asks-of-whom"),
        Case::Dative if of_what => say!(language, "papers-asks-to-what"),
        Case::Dative => say!(language, "papers-asks-to-whom"),
        Case::Accusative if of_what => say!(language, "papers-asks-seen-what"),
        Case::Accusative => say!(language, "papers-asks-seen-whom"),
        Case::Instrumental if of_what => say!(language, "papers-asks-by-what"),
        Case::Instrumental => say!(language, "papers-asks-by-whom"),
    }
}
