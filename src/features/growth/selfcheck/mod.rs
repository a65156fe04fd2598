//! Self-diagnosis (S4-01, PAPERS P22): statements about what one does, answered by buttons, that end in deficits which the
//! teacher takes or leaves.
//!
//! ```text
//! - [Самодиагностика]
//! - Самодиагностика              — [Быстрая, все области] [Методические] …
//! - 1 из 10. Решаю задания второй части экзамена …
//!                                — [Не знаю, как] [Нужна помощь] [Справляюсь] [Могу научить коллегу]
//!   …
//! - Что вышло. 1. Трудное поведение: очень трудно …   — [✓ 1. Трудное поведение] … [Записать дефициты: 3]
//! - ✅ Сохранено. Методические: 67 % (было 50 %) …     — [Картинка] [Мои дефициты]
//! ```
//!
//! It can be left after any statement and is continued from there. What is kept are sums by topic, seen by their owner
//! alone: neither a school nor a coordinator reads them, and no figure does.

mod questionnaires;
mod rules;
mod steps;
mod store;
mod cards;
mod room;
mod demo;

use crate::feature::{Door, Feature, Share, Shelf, Stage};
use crate::model::roles::Roles;
use crate::model::ways;
use crate::say;
use crate::talk::{Fate, Kept, Of, RoomEntry, Table};

/// What a teacher says of themselves.
pub(crate) static FEATURE: Feature = Feature {
    rooms: &[RoomEntry::of::<room::SelfCheck>()],
    doors: &[Door {
        to: || ways::SELF_CHECK.place(),
        label: |language| say!(language, "selfcheck-door"),
        command: Some(("selfcheck", |language| say!(language, "selfcheck-command"))),
        help: Some(|language| say!(language, "selfcheck-help")),
        shelf: Some(Shelf::Growth),
        seen_by: Roles::anybody,
    }],
    tables: &[Table::of("self_check", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "selfcheck-kept"),
        rows: "SELECT json_object('questionnaire', questionnaire, 'version', version, 'category', deficit_category.name_ru,
                      'category_en', deficit_category.name_en, 'item', coalesce(item_here.name_ru, deficit_item.name_ru),
                      'item_en', coalesce(item_here.name_en, item_here.name_ru, deficit_item.name_en), 'points', points, 'points_of', points_of, 'taken_at', taken_at)
               FROM self_check JOIN category_named AS deficit_category ON deficit_category.id = self_check.category_id
                    AND deficit_category.municipality_id = (SELECT municipality_id FROM person WHERE id = ?1)
               LEFT JOIN deficit_item ON deficit_item.id = self_check.item_id
               LEFT JOIN item_here ON item_here.item_id = self_check.item_id
                    AND item_here.municipality_id = (SELECT municipality_id FROM person WHERE id = ?1)
               WHERE self_check.person_id = ?1",
    })],
    reads: &["category_named", "deficit_item", "item_here", "person"],
    demo: &[Share { stage: Stage::Members, make: demo::checks }],
    ..Feature::named("selfcheck")
};
