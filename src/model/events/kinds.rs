//! What kinds of events there are, and how far one reaches: closed lists, of which a regulation offers some.

use serde::{Deserialize, Serialize};

use crate::model::regulation::keys::{happenings, levels};
use crate::model::regulation::{Chosen, Regulation};
use crate::say;
use crate::talk::Result;
use crate::text::{Language, with_capital};

/// What kind of event it is (S0-05, S1-08, S2-17, S3-07, S4-04).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Kind {
    /// Семинар.
    Seminar,
    /// Практикум, workshop seminar.
    Workshop,
    /// Мастер-класс.
    MasterClass,
    /// Открытый урок, открытое занятие.
    OpenLesson,
    /// Заседание, совещание.
    Meeting,
    /// Консультация.
    Consultation,
    /// Конференция.
    Conference,
    /// Обучение.
    Training,
    /// Курс.
    Course,
    /// Конкурс.
    Contest,
    /// Круглый стол.
    RoundTable,
    /// Посещение урока.
    LessonVisit,
    /// Педагогическая мастерская.
    PedagogicalWorkshop,
    /// Стажировка.
    Internship,
    /// Публичная защита.
    PublicDefence,
    /// Проектная сессия.
    ProjectSession,
    /// Педагогические чтения.
    Readings,
    /// Форум.
    Forum,
    /// Школа: каникулярная, летняя.
    School,
    /// Методическая экспедиция.
    Expedition,
    /// Другое.
    Other,
}

impl Kind {
    /// All of them, the commonest first.
    pub const ALL: [Kind; 21] = [
        Kind::Seminar,
        Kind::Workshop,
        Kind::MasterClass,
        Kind::OpenLesson,
        Kind::Meeting,
        Kind::Consultation,
        Kind::Conference,
        Kind::Training,
        Kind::Course,
        Kind::Contest,
        Kind::RoundTable,
        Kind::LessonVisit,
        Kind::PedagogicalWorkshop,
        Kind::Internship,
        Kind::PublicDefence,
        Kind::ProjectSession,
        Kind::Readings,
        Kind::Forum,
        Kind::School,
        Kind::Expedition,
        Kind::Other,
    ];

    /// «Семинар»: as a line of facts has it.
    pub fn named(self, language: Language) -> String {
        match self {
            Kind::Seminar => say!(language, "model-event-seminar"),
            Kind::Workshop => say!(language, "model-event-workshop"),
            Kind::MasterClass => say!(language, "model-event-master-class"),
            Kind::OpenLesson => say!(language, "model-event-open-lesson"),
            Kind::Meeting => say!(language, "model-event-meeting"),
            Kind::Consultation => say!(language, "model-event-consultation"),
            Kind::Conference => say!(language, "model-event-conference"),
            Kind::Training => say!(language, "model-event-training"),
            Kind::Course => say!(language, "model-event-course"),
            Kind::Contest => say!(language, "model-event-contest"),
            Kind::RoundTable => say!(language, "model-event-round-table"),
            Kind::LessonVisit => say!(language, "model-event-lesson-visit"),
            Kind::PedagogicalWorkshop => say!(language, "model-event-pedagogical-workshop"),
            Kind::Internship => say!(language, "model-event-internship"),
            Kind::PublicDefence => say!(language, "model-event-public-defence"),
            Kind::ProjectSession => say!(language, "model-event-project-session"),
            Kind::Readings => say!(language, "model-event-readings"),
            Kind::Forum => say!(language, "model-event-forum"),
            Kind::School => say!(language, "model-event-school"),
            Kind::Expedition => say!(language, "model-event-expedition"),
            Kind::Other => say!(language, "model-event-other"),
        }
    }

    /// The same, or what the municipality calls it.
    pub fn called(self, own: Option<&str>, language: Language) -> String {
        own.map_or_else(|| self.named(language), with_capital)
    }

    /// The kinds that a regulation offers, the commonest first; whatever is none of them is «Другое» everywhere.
    pub fn offered(regulation: &Regulation) -> Result<Vec<Kind>> {
        let chosen = regulation.get(&happenings::EVENT_KINDS)?;
        Ok(Kind::ALL.into_iter().filter(|kind| *kind == Kind::Other || chosen.contains(kind)).collect())
    }
}

/// A kind that is offered: one of the closed list, or one of a municipality's own, which is «Другое» to whatever counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Which.
    pub kind: Kind,
    /// What the municipality calls it.
    pub own: Option<String>,
}

impl Offered {
    /// All that a regulation offers: the municipality's own first, since it has added them, then the others, the commonest first.
    pub fn all(regulation: &Regulation) -> Result<Vec<Offered>> {
        let own = regulation.get(&happenings::OWN_EVENT_KINDS)?.into_iter().filter(|name| is_name(name));
        let own = own.map(|name| Offered { kind: Kind::Other, own: Some(name) });
        Ok(own.chain(Kind::offered(regulation)?.into_iter().map(|kind| Offered { kind, own: None })).collect())
    }

    /// «Семинар», «Августовское совещание».
    pub fn named(&self, language: Language) -> String {
        self.kind.called(self.own.as_deref(), language)
    }

    /// What buttons know one of the municipality's own by.
    pub fn key(&self) -> Option<i64> {
        self.own.as_deref().map(crate::model::records::key)
    }
}

/// Whether it is a name that stands on a button and in a paper.
fn is_name(name: &str) -> bool {
    (2..=60).contains(&name.trim().chars().count())
}

/// How far an event reaches: the levels of the regulation (S0 6.4, S1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Level {
    /// School.
    School,
    /// Municipal.
    Municipal,
    /// Between municipalities.
    Between,
    /// Regional.
    Regional,
    /// Federal.
    Federal,
    /// International.
    International,
}

impl Level {
    /// All of them, the nearest first, as the regulation has them.
    pub const ALL: [Level; 6] =
        [Level::School, Level::Municipal, Level::Between, Level::Regional, Level::Federal, Level::International];

    /// «муниципальный»: small.
    pub fn named(self, language: Language) -> String {
        (levels::Level::CHOICES[self as usize].said)(language)
    }

    /// «муниципальный», as papers say it: a public defence of the district is as good as a regional one where the
    /// regulation says so (S3-05), and of nothing else.
    pub fn on_papers(self, kind: Kind, regulation: &Regulation) -> Result<String> {
        let is_alias = self == Level::Between && kind == Kind::PublicDefence;
        Ok(if is_alias && regulation.get(&levels::DEFENCE_REGIONAL)? {
            say!(Language::Ru, "model-level-district-as-regional")
        } else {
            self.named(Language::Ru)
        })
    }

    /// The levels that a regulation knows.
    pub fn offered(regulation: &Regulation) -> Result<Vec<Level>> {
        let chosen = regulation.get(&levels::LEVELS)?;
        Ok(chosen.into_iter().map(|level| Level::ALL[level as usize]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::regulation::{Override, Preset, Value};

    fn stored<T: Serialize>(what: T) -> String {
        serde_json::to_value(what).unwrap().as_str().unwrap().to_owned()
    }

    /// S0-05, S1-08, S2-17, S3-07, S4-04: each regulation offers its own kinds, and what is none of them always.
    #[test]
    fn each_regulation_offers_its_kinds() {
        let offered = |presets: Vec<Preset>| {
            let regulation = Regulation { presets, ..Regulation::default() };
            Kind::offered(&regulation).unwrap().into_iter().map(stored).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(offered(vec![Preset::S0]), "seminar conference training contest forum other");
        assert_eq!(offered(vec![Preset::S1]), "seminar master_class open_lesson conference pedagogical_workshop other");
        assert_eq!(offered(vec![Preset::S2]), "seminar meeting consultation conference other");
        assert_eq!(
            offered(vec![Preset::S3]),
            "seminar workshop master_class conference course pedagogical_workshop public_defence project_session school \
             expedition other"
        );
        assert_eq!(offered(vec![Preset::S4]), "seminar conference contest round_table lesson_visit other");
        // Several papers together offer what any of them has.
        assert_eq!(
            offered(vec![Preset::S0, Preset::S2]),
            "seminar meeting consultation conference training contest forum other"
        );
        assert_eq!(offered(Vec::new()).split(' ').count(), Kind::ALL.len());
    }

    /// S3-05, conflict 14: the defence of experience in the district counts as regional, and nothing else does.
    #[test]
    fn a_defence_in_the_district_is_as_good_as_a_regional_one() {
        let district = Regulation { presets: vec![Preset::S3], ..Regulation::default() };
        let said = |level: Level, kind| level.on_papers(kind, &district).unwrap();
        assert_eq!(said(Level::Between, Kind::PublicDefence), "окружной, приравнен к региональному");
        assert_eq!(said(Level::Between, Kind::Seminar), "межмуниципальный");
        assert_eq!(said(Level::Municipal, Kind::PublicDefence), "муниципальный");
        let other = Regulation { presets: vec![Preset::S1], ..Regulation::default() };
        assert_eq!(Level::Between.on_papers(Kind::PublicDefence, &other).unwrap(), "межмуниципальный");
    }

    /// S0-05: a coordinator adds kinds of the municipality's own, which stand first.
    #[test]
    fn a_municipality_has_kinds_of_its_own() {
        let mut regulation = Regulation { presets: vec![Preset::S2], ..Regulation::default() };
        let lines = ["августовское совещание", "я"].map(str::to_owned).to_vec();
        let own = Override { value: Value::Lines(lines), grounds: String::new(), since: 1 };
        regulation.overrides.insert("own_event_kinds", own);
        let all = Offered::all(&regulation).unwrap();
        let named: Vec<_> = all.iter().map(|one| one.named(Language::Ru)).collect();
        assert_eq!(named.join(" "), "Августовское совещание Семинар Заседание Консультация Конференция Другое событие");
    }

    /// The lists of the regulation are these, in the same order.
    #[test]
    fn the_lists_of_the_regulation_are_these() {
        let levels: Vec<_> = levels::Level::CHOICES.iter().map(|choice| choice.name.to_owned()).collect();
        assert_eq!(Level::ALL.map(stored).to_vec(), levels);
        let kinds: Vec<_> = <Kind as Chosen>::CHOICES.iter().map(|choice| choice.name.to_owned()).collect();
        let all: Vec<_> = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Other).map(stored).collect();
        assert_eq!(all, kinds);
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Other) {
            assert_eq!(<Kind as Chosen>::named(&stored(kind)), Some(kind));
        }
        assert_eq!(Level::Between.named(Language::Ru), "межмуниципальный");
    }
}
