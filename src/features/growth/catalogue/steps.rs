//! Where a coordinator stands in the catalogue and in its forms, and what the buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, ItemId};
use crate::model::needs::SHORT;
use crate::talk::{self, Form, Leaf, Spot, Turn};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    All,
    Of { id: CategoryId },
    Item { id: ItemId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The categories; or the items of all of them that a word finds.
    All { spot: Spot },
    /// The items of a category: those that are offered, or those that are offered no more.
    In { category: CategoryId, retired: bool, spot: Spot },
    /// An item.
    Item { id: ItemId },
    /// Shall it be offered no more?
    Retire { id: ItemId },
    /// The categories that are offered no more.
    Areas { spot: Spot },
    /// Shall a category be offered no more?
    RetireArea { id: CategoryId },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    Leaf {
        leaf: Leaf,
    },
    Category {
        id: CategoryId,
    },
    Item {
        id: ItemId,
    },
    /// Shows what is offered no more, or what is.
    Retired {
        wanted: bool,
    },
    /// The catalogue as a spreadsheet.
    Sheet,
    /// Asks whether an item shall be offered no more.
    Retire,
    /// Offers it again.
    Return,
    /// The categories that are offered no more.
    Areas,
    /// Asks whether a category shall be offered no more.
    RetireArea,
    /// Offers it again.
    ReturnArea,
    /// Does what the card asks about.
    Yes,
    Back,
}

/// The places of the form of an item.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewAt {
    /// Which one is said in the catalogue.
    Catalogue,
    /// A new item of a category.
    New { category: CategoryId },
    /// Another name for an item.
    Rename { id: ItemId },
    /// A new item of a category, under which words are filed.
    Words { of: (i64, CategoryId) },
}

/// What was said so far of an item.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Draft {
    pub category: CategoryId,
    /// Which one is called otherwise; a new one where there is none.
    pub id: Option<ItemId>,
    /// Which words are filed under it.
    pub words: Option<i64>,
    pub ru: Option<String>,
    /// The English name; an empty one is none.
    pub en: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    Russian,
    English,
}

impl talk::Draft for Draft {
    type Question = Question;

    fn questions(&self) -> Vec<Question> {
        vec![Question::Russian, Question::English]
    }

    fn has(&self, question: Question) -> bool {
        match question {
            Question::Russian => self.ru.is_some(),
            Question::English => self.en.is_some(),
        }
    }
}

/// What was said so far of an item, and what is asked now.
pub type NewStep = Form<Draft>;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewPress {
    /// The Russian name that stands there, or the words themselves.
    Same,
    /// The English name that stands there.
    SameEnglish,
    /// No English name.
    Untranslated,
    Form {
        turn: Turn,
    },
}

/// The places of the form of a category.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaAt {
    /// A new category.
    New,
    /// Another name for a category.
    Rename { id: CategoryId },
}

/// What was said so far of a category.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AreaDraft {
    /// Which one is called otherwise; a new one where there is none.
    pub id: Option<CategoryId>,
    pub ru: Option<String>,
    /// What buttons say, where the name is too long for them.
    pub short: Option<String>,
    /// The English name; an empty one is none.
    pub en: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaQuestion {
    Russian,
    Short,
    English,
}

impl talk::Draft for AreaDraft {
    type Question = AreaQuestion;

    fn questions(&self) -> Vec<AreaQuestion> {
        let is_long = self.ru.as_ref().is_some_and(|ru| ru.chars().count() > SHORT);
        let all = [AreaQuestion::Russian, AreaQuestion::Short, AreaQuestion::English];
        all.into_iter().filter(|question| is_long || *question != AreaQuestion::Short).collect()
    }

    fn has(&self, question: AreaQuestion) -> bool {
        match question {
            AreaQuestion::Russian => self.ru.is_some(),
            AreaQuestion::Short => self.short.is_some(),
            AreaQuestion::English => self.en.is_some(),
        }
    }
}

/// What was said so far of a category, and what is asked now.
pub type AreaStep = Form<AreaDraft>;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaPress {
    /// What stands there: the Russian name, the short form, the English one.
    Same,
    /// No English name.
    Untranslated,
    Form {
        turn: Turn,
    },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordsAt {
    List,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordsStep {
    /// The words that are shown.
    List { spot: Spot },
    /// Some words.
    Card { mark: i64 },
    /// Of which category is the item under which they belong? What is typed is looked for in all of them.
    Areas { mark: i64, spot: Spot },
    /// Which item of a category is it?
    Items { mark: i64, category: CategoryId, spot: Spot },
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordsPress {
    Leaf {
        leaf: Leaf,
    },
    Card {
        mark: i64,
    },
    /// Asks under which item they belong.
    File,
    Category {
        id: CategoryId,
    },
    /// They belong under this one.
    Item {
        id: ItemId,
    },
    /// They belong under one that is not there yet.
    New,
    /// They belong under none.
    Leave,
    Back,
}
