//! What certificates and references say. Papers are in Russian, as the law has them; a status is what was (P23): a
//! listener is no speaker, and nothing is a qualification.

use crate::model::events::Kind;
use crate::model::people::FullName;
use crate::model::records::{Contribution, participation};
use crate::model::regulation::Regulation;
use crate::papers::kinds::as_name;
use crate::talk::Result;
use crate::text::cases::Gender;
use crate::text::{Language, with_capital};

use super::store::Presence;

/// «выступила с докладом «Критерии вместо отметок»»: what somebody did there.
pub fn deed(name: &FullName, contribution: Option<Contribution>, topic: Option<&str>) -> String {
    let gender = as_name(name).gender();
    // Where nobody can tell, both stand there, as forms have them.
    let agreed = |male: &'static str, female: &'static str, both: &'static str| {
        gender.map_or(both, |gender: Gender| gender.pick(male, female))
    };
    let done = match contribution {
        None | Some(Contribution::Other) => agreed("принял участие", "приняла участие", "принял(а) участие"),
        Some(Contribution::Message | Contribution::Report) => agreed("выступил", "выступила", "выступил(а)"),
        Some(Contribution::Development) => agreed("представил", "представила", "представил(а)"),
        Some(Contribution::Lesson | Contribution::Class | Contribution::MasterClass) => {
            agreed("провёл", "провела", "провёл(а)")
        }
    };
    let what = match contribution {
        None => " в качестве слушателя",
        Some(Contribution::Message) => " с сообщением",
        Some(Contribution::Report) => " с докладом",
        Some(Contribution::Development) => " методическую разработку",
        Some(Contribution::Lesson) => " урок",
        Some(Contribution::Class) => " занятие",
        Some(Contribution::MasterClass) => " мастер-класс",
        Some(Contribution::Other) => "",
    };
    let topic = topic.map(|topic| format!(" «{topic}»")).unwrap_or_default();
    format!("{done}{what}{topic}")
}

/// «Семинар «Формирующее оценивание»».
pub fn event(kind: Kind, title: &str) -> String {
    format!("{} «{title}»", with_capital(&kind.named(Language::Ru)))
}

/// «Семинар «Формирующее оценивание» (уровень: муниципальный)», as papers have it.
pub fn event_with_level(presence: &Presence, regulation: &Regulation) -> Result<String> {
    let named = event(presence.kind, &presence.title);
    let level = presence.level.map(|level| level.on_papers(presence.kind, regulation)).transpose()?;
    Ok(level.map_or(named.clone(), |level| format!("{named} (уровень: {level})")))
}

/// «доклад»: the participation in a table.
pub fn role(contribution: Option<Contribution>) -> String {
    participation(Language::Ru, contribution)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::ids::EventId;
    use crate::model::events::Level;
    use crate::model::regulation::Preset;

    fn named(name: &str) -> FullName {
        FullName::parse(name).unwrap()
    }

    /// P23: the status is the fact, and agrees with the name.
    #[test]
    fn what_somebody_did_is_said_as_it_was() {
        let olga = named("Петрова Ольга Сергеевна");
        assert_eq!(deed(&olga, None, None), "приняла участие в качестве слушателя");
        assert_eq!(deed(&olga, Some(Contribution::Report), Some("Критерии")), "выступила с докладом «Критерии»");
        let pyotr = named("Ершов Пётр Ильич");
        assert_eq!(deed(&pyotr, Some(Contribution::MasterClass), None), "провёл мастер-класс");
    }

    /// P23, P24: the event with the level of who holds it; where nobody has named one, none is printed.
    #[test]
    fn an_event_is_named_with_its_level() {
        let mut presence = Presence {
            event: EventId(1),
            kind: Kind::PublicDefence,
            title: "Опыт наставника".into(),
            groups: String::new(),
            starts_at: DateTime::UNIX_EPOCH,
            place: "Школа № 3".into(),
            level: None,
            contribution: None,
            topic: None,
        };
        let district = Regulation { presets: vec![Preset::S3], ..Regulation::default() };
        let said = |presence: &Presence| event_with_level(presence, &district).unwrap();
        assert_eq!(said(&presence), "Публичная защита «Опыт наставника»");
        presence.level = Some(Level::Between);
        assert_eq!(
            said(&presence),
            "Публичная защита «Опыт наставника» (уровень: окружной, приравнен к региональному)"
        );
    }
}
