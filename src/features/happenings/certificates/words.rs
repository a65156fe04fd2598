//! What certificates and references say. Papers are in Russian, as the law has them; a status is what was (P23): a
//! listener is no speaker, and nothing is a qualification.

use crate::model::events::Kind;
use crate::model::people::FullName;
use crate::model::records::{Contribution, participation};
use crate::papers::kinds::as_name;
use crate::text::cases::Gender;
use crate::text::{Language, with_capital};

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
pub fn event((kind, own): (Kind, Option<&str>), title: &str) -> String {
    format!("{} «{title}»", with_capital(&kind.called(own, Language::Ru)))
}

/// «доклад»: the participation in a table.
pub fn role(contribution: Option<Contribution>) -> String {
    participation(Language::Ru, contribution)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(event((Kind::Seminar, None), "Оценивание"), "Семинар «Оценивание»");
    }
}
