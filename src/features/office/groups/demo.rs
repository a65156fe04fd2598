//! Groups' share of the demo: what is founded at its beginning, and where in their cycle the groups are at its end.

use futures::FutureExt;

use crate::features::{Sketch, Town};
use crate::ids::CategoryId;
use crate::model::groups::{self, Founding, Kind, MadeFor, Phase};
use crate::model::needs::{self, ListedItem};
use crate::talk::{Answer, Result, Trouble};

/// Founds the groups, each with its leader.
pub fn found(town: &mut Town) -> Answer<'_, ()> {
    async move {
        let founded = town.founded().await?;
        town.days_ago(founded);
        let guard = town.coordinator().await?;
        for sketch in &SKETCHES {
            let founding = Founding {
                name: sketch.name.to_owned(),
                categories: vec![CategoryId(sketch.category)],
                subjects: Vec::new(),
                host: Some(town.organisations[sketch.leader % town.organisations.len()]),
                leader: Some(town.people[sketch.leader % town.people.len()].person),
                made_for: Some(MadeFor::HostSchool),
            };
            let group = groups::found(&mut town.tx, guard, Kind::Cluster, &founding).await?;
            let group = group.ok_or_else(|| Trouble::fault("two groups of the demo bear one name"))?;
            town.groups.push((group, sketch));
        }
        Ok(())
    }
    .boxed()
}

/// Adds to the catalogue what the municipality's own groups are about.
pub async fn own_items(town: &mut Town) -> Result<()> {
    town.days_ago_this_year(20).await?;
    let guard = town.coordinator().await?;
    let own = OWN_ITEMS.map(|(category, ru)| {
        let (category, ru) = (CategoryId(category), ru.to_owned());
        ListedItem { category, ru, en: None, offered: true }
    });
    needs::amend(&mut town.tx, guard, &own, &[]).await?;
    town.at(town.now);
    Ok(())
}

/// Moves each group to where it is in its cycle; the last share of the demo, because a closed group admits nobody and
/// has no new events.
pub fn phases(town: &mut Town) -> Answer<'_, ()> {
    async move {
        town.days_ago(0);
        let guard = town.coordinator().await?;
        for (group, sketch) in &town.groups {
            groups::set_phase(&mut town.tx, guard, *group, sketch.phase).await?;
        }
        Ok(())
    }
    .boxed()
}

/// What the municipality has added to the catalogue, by category.
const OWN_ITEMS: [(i64, &str); 3] =
    [(2, "Уроки в малокомплектной школе"), (6, "Электронный дневник района"), (9, "Проекты о родном крае")];

static SKETCHES: [Sketch; 7] = [
    Sketch {
        name: "Формирующее оценивание",
        category: 2,
        leader: 1,
        phase: Phase::Working,
        popularity: 34,
        titles: [
            "С чего начинается оценивание",
            "Критерии вместе с учениками",
            "Обратная связь за пять минут",
            "Листы самооценки: практикум",
        ],
    },
    Sketch {
        name: "Цифровой урок",
        category: 6,
        leader: 2,
        phase: Phase::Working,
        popularity: 28,
        titles: ["Доска без проводов", "Тест за десять минут", "ИИ готовит карточки", "Урок с планшетами"],
    },
    Sketch {
        name: "Функциональная грамотность",
        category: 7,
        leader: 3,
        phase: Phase::Working,
        popularity: 26,
        titles: [
            "Читаем график и инструкцию",
            "Задачи из жизни района",
            "Финансовые задачи без скуки",
            "Банк заданий: собираем вместе",
        ],
    },
    Sketch {
        name: "Каждый ребёнок важен",
        category: 3,
        leader: 4,
        phase: Phase::Working,
        popularity: 22,
        titles: ["Ребёнок с ОВЗ в классе", "Как вернуть интерес", "Трудный разговор", "Разбор случаев"],
    },
    Sketch {
        name: "Школа молодого педагога",
        category: 5,
        leader: 5,
        phase: Phase::Forming,
        popularity: 14,
        titles: ["Знакомство", "Первое собрание", "Конфликт на перемене", "Разговор с родителями"],
    },
    Sketch {
        name: "Проект за четверть",
        category: 9,
        leader: 6,
        phase: Phase::Summing,
        popularity: 18,
        titles: ["Тема, которая цепляет", "План и роли", "Генеральная репетиция", "Защита проектов"],
    },
    Sketch {
        name: "Обновлённые ФГОС: переход",
        category: 4,
        leader: 7,
        phase: Phase::Closed,
        popularity: 30,
        titles: ["Что изменилось", "Рабочая программа", "Вопросы и ответы", "Итоги перехода"],
    },
];
