//! An item is named: a new one, one that is called otherwise, or one that own words bring. The second answer is the last, since
//! all of it can be changed later.

use super::steps::{Draft, NewAt, NewPress as Press, NewStep as Step, Question};
use super::words;
use crate::model::needs::{self, LONGEST, ListedItem, SHORTEST, fitting};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Form, Next, Place, Result, Room, Said, Trouble, View};
use crate::text::{Language, clipped};

pub struct NewItem;

impl Room for NewItem {
    const NAME: &'static str = "newitem";
    type At = NewAt;
    type Step = Step;
    type Press = Press;

    fn home() -> NewAt {
        NewAt::Catalogue
    }

    fn draft(step: &Step, language: Language) -> Option<String> {
        step.draft.ru.is_some().then(|| say!(language, "catalogue-draft"))
    }

    async fn enter(cx: &mut Cx, at: NewAt, draft: Option<Step>) -> Result<Next<Self>> {
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        let (category, id, words) = match at {
            NewAt::Catalogue => return Ok(Next::To(ways::CATALOGUE.place())),
            NewAt::New { category } => (category, None, None),
            NewAt::Rename { id } => {
                let known = needs::catalogue(cx).await?;
                (known.entry(id).ok_or(Trouble::Gone)?.category, Some(id), None)
            }
            NewAt::Words { of: (mark, category) } => (category, None, Some(mark)),
        };
        Ok(Next::Go(Form::onward(Draft { category, id, words, ru: None, en: None })))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        let turn = |turn| Press::Form { turn };
        if let Some(leaving) = step.leaving(language, Self::draft(step, language), turn) {
            return Ok(leaving);
        }
        let view = match step.asks {
            Some(Question::English) | None => english(cx, step).await?,
            Some(Question::Russian) => russian(cx, guard, step).await?,
        };
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        Ok(match (step.asks, said) {
            (_, Said::Press(Press::Form { turn })) => {
                let out = way_out(&step.draft);
                step.turn(cx, turn, out)
            }
            (Some(Question::Russian), Said::Press(Press::Same)) => match offered_name(cx, guard, &step.draft).await? {
                Some(name) => named(cx, step, name).await?,
                None => Next::Puzzled,
            },
            (Some(Question::Russian), Said::Text(typed)) => match fitting(&typed) {
                Some(name) => named(cx, step, name).await?,
                None => Next::Stay(say!(language, "catalogue-name-flaw", least = SHORTEST, most = LONGEST)),
            },
            (Some(Question::English) | None, Said::Press(Press::Untranslated)) => {
                save(cx, guard, Draft { en: Some(String::new()), ..step.draft }).await?
            }
            (Some(Question::English) | None, Said::Press(Press::SameEnglish)) => {
                save(cx, guard, Draft { en: None, ..step.draft }).await?
            }
            (Some(Question::English) | None, Said::Text(typed)) => match fitting(&typed) {
                Some(name) => save(cx, guard, Draft { en: Some(name), ..step.draft }).await?,
                None => Next::Stay(say!(language, "catalogue-name-flaw", least = SHORTEST, most = LONGEST)),
            },
            _ => Next::Puzzled,
        })
    }
}

/// Where somebody goes who leaves the form.
fn way_out(draft: &Draft) -> Place {
    match (draft.id, draft.words) {
        (Some(id), _) => ways::ITEM.of(id),
        (None, Some(_)) => ways::OWN_WORDS.place(),
        (None, None) => ways::CATALOGUE_OF.of(draft.category),
    }
}

/// The name that the card offers: the one that stands there, or the words.
async fn offered_name(cx: &mut Cx, guard: Coordinator, draft: &Draft) -> Result<Option<String>> {
    if let Some(id) = draft.id {
        let known = needs::catalogue(cx).await?;
        return Ok(known.entry(id).map(|entry| entry.item.name.ru.clone()));
    }
    let Some(mark) = draft.words else { return Ok(None) };
    Ok(fitting(&needs::one_worded(cx, guard, mark).await?.said))
}

async fn russian(cx: &mut Cx, guard: Coordinator, step: &Step) -> Result<View<Press>> {
    let language = cx.language();
    let draft = &step.draft;
    let category = needs::categories_of(cx, &[draft.category]).await?.pop().ok_or(Trouble::Gone)?;
    let words = match draft.words {
        Some(mark) => Some(needs::one_worded(cx, guard, mark).await?.said),
        None => None,
    };
    let offered = offered_name(cx, guard, draft).await?;
    let title = match draft.id {
        Some(_) => say!(language, "catalogue-rename-title"),
        None => say!(language, "catalogue-new-title"),
    };
    let now = offered.clone().filter(|_| draft.id.is_some());
    let same = offered.is_some().then(|| match draft.id {
        Some(_) => Button::press(say!(language, "catalogue-same-name"), Press::Same),
        None => Button::press(say!(language, "catalogue-same-words"), Press::Same),
    });
    Ok(View::new(title)
        .line(step.line(language))
        .line(say!(language, "catalogue-area", category = category.name.to(language)))
        .maybe_line(now.map(|name| say!(language, "catalogue-name-now", name = name)))
        .maybe_line(words.map(|words| format!("«{}»", clipped(&words, 300))))
        .question(say!(language, "catalogue-name-question"))
        .row(same))
}

async fn english(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
    let language = cx.language();
    let known = needs::catalogue(cx).await?;
    let entry = step.draft.id.and_then(|id| known.entry(id));
    let english = entry.and_then(|entry| entry.english()).map(str::to_owned);
    let same = english.is_some().then(|| Button::press(say!(language, "catalogue-same-name"), Press::SameEnglish));
    Ok(View::new(say!(language, "catalogue-english-title"))
        .line(step.line(language))
        .line(step.draft.ru.clone().unwrap_or_default())
        .maybe_line(english.map(|name| say!(language, "catalogue-name-now", name = name)))
        .line(say!(language, "catalogue-english-why"))
        .question(say!(language, "catalogue-english-question"))
        .row(same)
        .button(Button::press(say!(language, "catalogue-without-english"), Press::Untranslated)))
}

/// Takes the Russian name, unless another item of the category bears it.
async fn named(cx: &mut Cx, step: Step, name: String) -> Result<Next<NewItem>> {
    let (language, draft) = (cx.language(), step.draft);
    let known = needs::catalogue(cx).await?;
    let bearer = known.named(draft.category, &name).filter(|entry| Some(entry.item.id) != draft.id);
    Ok(match bearer {
        Some(entry) if entry.is_kept => Next::Stay(say!(language, "catalogue-taken", name = name)),
        Some(_) => Next::Stay(say!(language, "catalogue-taken-retired", name = name)),
        None => Next::Go(Form::onward(Draft { ru: Some(name), en: None, ..draft })),
    })
}

async fn save(cx: &mut Cx, guard: Coordinator, draft: Draft) -> Result<Next<NewItem>> {
    let language = cx.language();
    let ru = draft.ru.clone().ok_or(Trouble::Gone)?;
    let before = needs::catalogue(cx).await?;
    // Somebody else may have named one so since it was asked.
    if before.named(draft.category, &ru).is_some_and(|entry| Some(entry.item.id) != draft.id) {
        return Ok(Next::Stay(say!(language, "catalogue-taken", name = ru)));
    }
    let mut wanted = ListedItem { category: draft.category, ru: ru.clone(), en: draft.en, offered: true };
    if let Some(id) = draft.id {
        wanted.offered = before.entry(id).ok_or(Trouble::Gone)?.is_kept;
        needs::amend(cx, guard, &[], &[(id, wanted)]).await?;
        cx.remark(say!(language, "catalogue-renamed"));
        return Ok(Next::To(ways::ITEM.of(id)));
    }
    let (.., known) = needs::amend(cx, guard, &[wanted], &[]).await?;
    let id = known.named(draft.category, &ru).ok_or(Trouble::Gone)?.item.id;
    if let Some(mark) = draft.words {
        words::file(cx, guard, mark, id).await?;
        return Ok(Next::To(ways::OWN_WORDS.place()));
    }
    cx.remark(say!(language, "catalogue-added"));
    Ok(Next::To(ways::ITEM.of(id)))
}
