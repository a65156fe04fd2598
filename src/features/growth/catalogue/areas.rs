//! The areas of the catalogue, as its categories are called to people: a form that names one, a new one or one that is called
//! otherwise, and the cards of those that are offered no more.

use super::steps::{AreaAt as At, AreaDraft, AreaPress, AreaQuestion as Question, AreaStep, Press};
use crate::ids::CategoryId;
use crate::model::needs::{
    self, Category, CategoryFlaw, ENGLISH, LONGEST, ListedCategory, MOST_OFFERED, SHORT, SHORTEST, fitting,
    fitting_short, flaw_of,
};
use crate::model::roles::Coordinator;
use crate::model::ways;
use crate::say;
use crate::talk::{Button, Cx, Form, Next, Place, Result, Room, Said, Spot, Trouble, View};
use crate::text::{Language, forms};

/// Rows of a list on one card.
const ROWS: usize = 7;

pub struct NewArea;

impl Room for NewArea {
    const NAME: &'static str = "newarea";
    type At = At;
    type Step = AreaStep;
    type Press = AreaPress;

    fn home() -> At {
        At::New
    }

    fn draft(step: &AreaStep, language: Language) -> Option<String> {
        step.draft.ru.is_some().then(|| say!(language, "catalogue-area-draft"))
    }

    async fn enter(cx: &mut Cx, at: At, draft: Option<AreaStep>) -> Result<Next<Self>> {
        if draft.is_some() {
            return Ok(Next::Offer(at));
        }
        let id = match at {
            At::New => None,
            At::Rename { id } => Some(needs::catalogue(cx).await?.category(id).ok_or(Trouble::Gone)?.id),
        };
        Ok(Next::Go(Form::onward(AreaDraft { id, ru: None, short: None, en: None })))
    }

    async fn ask(cx: &mut Cx, step: &AreaStep) -> Result<View<AreaPress>> {
        Coordinator::of(cx).await?;
        let language = cx.language();
        let turn = |turn| AreaPress::Form { turn };
        if let Some(leaving) = step.leaving(language, Self::draft(step, language), turn) {
            return Ok(leaving);
        }
        let now = standing(cx, step).await?;
        let same = now.is_some().then(|| Button::press(say!(language, "catalogue-same-name"), AreaPress::Same));
        let view = match step.asks {
            Some(Question::Russian) => {
                let title = match step.draft.id {
                    Some(_) => say!(language, "catalogue-rename-title"),
                    None => say!(language, "catalogue-area-new-title"),
                };
                View::new(title).question(say!(language, "catalogue-area-question", most = LONGEST))
            }
            Some(Question::Short) => View::new(say!(language, "catalogue-area-short-title"))
                .line(step.draft.ru.clone().unwrap_or_default())
                .question(say!(language, "catalogue-area-short-question", most = SHORT)),
            Some(Question::English) | None => View::new(say!(language, "catalogue-english-title"))
                .line(step.draft.ru.clone().unwrap_or_default())
                .line(say!(language, "catalogue-english-why"))
                .question(say!(language, "catalogue-area-english-question", most = ENGLISH)),
        };
        let untranslated = matches!(step.asks, Some(Question::English) | None)
            .then(|| Button::press(say!(language, "catalogue-without-english"), AreaPress::Untranslated));
        let view = view
            .line(step.line(language))
            .maybe_line(now.map(|name| say!(language, "catalogue-name-now", name = name)))
            .row(same)
            .row(untranslated);
        Ok(step.ways(view, language, turn))
    }

    async fn answer(cx: &mut Cx, step: AreaStep, said: Said<AreaPress>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        let language = cx.language();
        let asks = step.asks.unwrap_or(Question::English);
        let name = match said {
            Said::Press(AreaPress::Form { turn }) => {
                let out = match step.draft.id {
                    Some(id) => ways::CATALOGUE_OF.of(id),
                    None => ways::CATALOGUE.place(),
                };
                return Ok(step.turn(cx, turn, out));
            }
            Said::Press(AreaPress::Untranslated) if asks == Question::English => String::new(),
            Said::Press(AreaPress::Same) => match standing(cx, &step).await? {
                Some(name) => name,
                None => return Ok(Next::Puzzled),
            },
            Said::Text(typed) => {
                let (name, most) = match asks {
                    Question::Russian => (fitting(&typed), LONGEST),
                    Question::Short => (fitting_short(&typed), SHORT),
                    Question::English => (fitting_short(&typed), ENGLISH),
                };
                match name {
                    Some(name) => name,
                    None => {
                        return Ok(Next::Stay(say!(language, "catalogue-name-flaw", least = SHORTEST, most = most)));
                    }
                }
            }
            _ => return Ok(Next::Puzzled),
        };
        let draft = match asks {
            Question::Russian => AreaDraft { ru: Some(name), short: None, en: None, ..step.draft },
            Question::Short => AreaDraft { short: Some(name), en: None, ..step.draft },
            Question::English => AreaDraft { en: Some(name), ..step.draft },
        };
        let known = needs::catalogue(cx).await?;
        let is_offered = draft.id.and_then(|id| known.category(id)).is_none_or(|category| category.is_offered);
        let wanted = ListedCategory {
            ru: draft.ru.clone().ok_or(Trouble::Gone)?,
            short: draft.short.clone(),
            en: draft.en.clone(),
            offered: is_offered,
        };
        if let Some(flaw) = flaw_of(&known, draft.id, &wanted) {
            return Ok(Next::Stay(flawed(language, flaw)));
        }
        if asks != Question::English {
            return Ok(Next::Go(Form::onward(draft)));
        }
        if let Some(id) = draft.id {
            needs::amend_categories(cx, guard, &[], &[(id, wanted)]).await?;
            cx.remark(say!(language, "catalogue-area-renamed"));
            return Ok(Next::To(ways::CATALOGUE_OF.of(id)));
        }
        let (.., known) = needs::amend_categories(cx, guard, std::slice::from_ref(&wanted), &[]).await?;
        let there = known.categories.iter().find(|category| category.name.ru == wanted.ru).ok_or(Trouble::Gone)?;
        cx.remark(say!(language, "catalogue-area-added"));
        Ok(Next::To(ways::CATALOGUE_OF.of(there.id)))
    }
}

/// What stands there now, of what is asked about.
async fn standing(cx: &mut Cx, step: &AreaStep) -> Result<Option<String>> {
    let Some(id) = step.draft.id else { return Ok(None) };
    let known = needs::catalogue(cx).await?;
    let category = known.category(id).ok_or(Trouble::Gone)?;
    Ok(match step.asks {
        Some(Question::Russian) => Some(category.name.ru.clone()),
        // A short form goes with its name.
        Some(Question::Short) => Some(category.label(Language::Ru))
            .filter(|label| step.draft.ru.as_ref() == Some(&category.name.ru) && label.chars().count() <= SHORT),
        Some(Question::English) | None => category.english.clone(),
    })
}

fn flawed(language: Language, flaw: CategoryFlaw) -> String {
    match flaw {
        CategoryFlaw::Taken => say!(language, "catalogue-area-taken"),
        CategoryFlaw::TooMany => say!(language, "catalogue-area-too-many", most = MOST_OFFERED),
        CategoryFlaw::NoneLeft => say!(language, "catalogue-area-last"),
    }
}

/// The button of an area; what is offered no more has its mark.
pub fn button(language: Language, category: &Category) -> Button<Press> {
    let mark = if category.is_offered { "" } else { "❌ " };
    Button::press(format!("{mark}{}", category.label(language)), Press::Category { id: category.id })
}

/// What the card of an area says of it.
pub fn told(view: View<Press>, language: Language, category: &Category, brief: bool) -> View<Press> {
    let view = view.line(category.name.to(language));
    if brief {
        return view;
    }
    let label = category.label(language);
    let short = (label != category.name.to(language)).then(|| say!(language, "catalogue-area-short", name = label));
    // A common area that is called otherwise here says what it is called elsewhere.
    let common = category.seed.as_ref().filter(|seed| **seed != category.name.ru);
    let own = category.is_own().then(|| say!(language, "catalogue-area-own"));
    let common = common.map(|seed| say!(language, "catalogue-area-common-named", name = seed.clone()));
    let retired = (!category.is_offered).then(|| say!(language, "catalogue-area-is-retired"));
    view.maybe_line(short).maybe_line(own.or(common)).maybe_line(retired)
}

/// What can be done to an area.
pub fn buttons(language: Language, category: &Category) -> [Button<Press>; 2] {
    let rename = Place::of::<NewArea>(&At::Rename { id: category.id });
    [
        Button::go(say!(language, "catalogue-area-rename"), rename),
        match category.is_offered {
            true => Button::press(say!(language, "catalogue-area-retire"), Press::RetireArea),
            false => Button::press(say!(language, "catalogue-area-return"), Press::ReturnArea),
        },
    ]
}

/// The areas that are offered no more.
pub async fn retired(cx: &mut Cx, spot: &Spot) -> Result<View<Press>> {
    let language = cx.language();
    let known = needs::catalogue(cx).await?;
    let mut all: Vec<Category> = known.categories.iter().filter(|category| !category.is_offered).cloned().collect();
    let total = all.len();
    all.retain(|category| {
        forms::finds(&spot.search, &[&category.name.ru, &category.name.en, &category.label(language)])
    });
    let view = View::new(say!(language, "catalogue-areas-retired-title")).asks_by_list(
        (total, all.len()),
        [
            say!(language, "catalogue-areas-retired-none"),
            say!(language, "catalogue-not-found", search = spot.shown()),
            say!(language, "catalogue-areas-retired", count = all.len()),
        ],
    );
    Ok(view
        .list(language, all, ROWS, spot, |leaf| Press::Leaf { leaf }, |category| button(language, &category))
        .row([Button::press(say!(language, "button-back"), Press::Back), Button::home(language)]))
}

/// Shall an area be offered no more?
pub async fn retire(cx: &mut Cx, id: CategoryId) -> Result<View<Press>> {
    let language = cx.language();
    let known = needs::catalogue(cx).await?;
    let category = known.category(id).ok_or(Trouble::Gone)?;
    Ok(View::new(say!(language, "catalogue-area-retire-title"))
        .line(category.name.to(language))
        .line(say!(language, "catalogue-area-retire-goes"))
        .line(say!(language, "catalogue-area-retire-stays"))
        .question(say!(language, "catalogue-retire-question"))
        .button(Button::press(say!(language, "catalogue-area-retire"), Press::Yes).grave())
        .button(Button::press(say!(language, "button-cancel"), Press::Back)))
}

/// Offers an area, or no more; its names stay. What is in the way is told.
pub async fn offer(cx: &mut Cx, id: CategoryId, offered: bool) -> Result<Option<String>> {
    let guard = Coordinator::of(cx).await?;
    let known = needs::catalogue(cx).await?;
    let category = known.category(id).ok_or(Trouble::Gone)?;
    let wanted = ListedCategory { ru: category.name.ru.clone(), short: None, en: None, offered };
    if let Some(flaw) = flaw_of(&known, Some(id), &wanted) {
        return Ok(Some(flawed(cx.language(), flaw)));
    }
    needs::amend_categories(cx, guard, &[], &[(id, wanted)]).await?;
    Ok(None)
}
