//! The road map of mentoring of a school year (P18): what is done, until when, by whom, which paper shows it, and what is to come of it,
//! in the five groups that such papers have. What the pairs themselves tell is filled in; what nobody has told is a gap.

use chrono::{Datelike, NaiveDate};

use super::papers::Signs;
use super::store::RoadFacts;
use super::words;
use crate::papers::kinds::Signatures;
use crate::papers::word::Values;

/// A line: what is done, until when, who answers for it, which paper it is, what comes of it.
struct Line {
    what: String,
    when: Option<String>,
    who: Option<String>,
    paper: String,
    result: String,
}

impl Line {
    fn of(what: &str, paper: &str, result: impl Into<String>) -> Line {
        Line { what: what.to_owned(), when: None, who: None, paper: paper.to_owned(), result: result.into() }
    }

    fn when(mut self, when: impl Into<Option<String>>) -> Line {
        self.when = when.into();
        self
    }

    fn who(mut self, who: impl Into<Option<String>>) -> Line {
        self.who = who.into();
        self
    }

    fn values(self) -> Values {
        Values::default()
            .with("мероприятие", self.what)
            .with("срок", self.when)
            .with("ответственный", self.who)
            .with("документ", self.paper)
            .with("результат", self.result)
    }
}

fn all_year() -> Option<String> {
    Some("в течение учебного года".to_owned())
}

/// «с 01.09.2026 по 21.06.2027», or the one day that both are.
fn between(days: Option<(NaiveDate, NaiveDate)>) -> Option<String> {
    let (first, last) = days?;
    Some(if first == last { words::day(first) } else { format!("с {} по {}", words::day(first), words::day(last)) })
}

/// The paper.
pub fn values(facts: &RoadFacts, signs: &Signs, school_year: NaiveDate) -> Values {
    let curators: Vec<_> = facts.curators.iter().map(|name| Signatures::default().of(name)).collect();
    let curators = (!curators.is_empty()).then(|| format!("куратор: {}", curators.join(", ")));
    let head = signs.name.clone();
    let of = |part: i64, whole: i64| format!("{part} из {whole}");

    let mut rules = vec![
        Line::of(
            "Утверждение положения о системе наставничества",
            "Положение, приказ",
            "Порядок наставничества определён",
        )
        .who(head.clone()),
    ];
    rules.extend(facts.orders.iter().map(|(number, day, pairs)| {
        Line::of(
            "Закрепление наставнических пар",
            &format!("Приказ от {} № {number}", words::day(*day)),
            format!("Закреплено пар: {pairs}"),
        )
        .when(Some(words::day(*day)))
        .who(head.clone())
    }));
    if facts.awaiting > 0 {
        let result = format!("Ждут приказа пар: {}", facts.awaiting);
        rules.push(Line::of("Закрепление наставнических пар", "Приказ", result).who(head));
    }
    let staff = [
        Line::of(
            "Формирование базы наставников",
            "База наставников и наставляемых",
            format!("Готовы быть наставниками: {}", facts.offers),
        )
        .when(all_year())
        .who(curators.clone()),
        Line::of(
            "Подбор наставников молодым специалистам",
            "Предложения пар",
            format!("Без наставника остаются: {}", facts.alone),
        )
        .when(all_year())
        .who(curators.clone()),
        Line::of(
            "Получение письменных согласий наставников",
            "Согласие наставника",
            format!("Получено согласий: {}", of(facts.consents, facts.pairs)),
        )
        .who(curators.clone()),
    ];
    let told = [
        Line::of(
            "Знакомство педагогов с наставничеством",
            "Объявление, памятка",
            "Педагоги знают, как стать участником пары",
        )
        .who(curators.clone()),
        Line::of("Освещение опыта пар", "Публикация на сайте", "Опыт доступен коллегам")
            .when(all_year())
            .who(curators.clone()),
    ];
    let done = [
        Line::of(
            "Составление персонализированных программ",
            "Программа наставничества",
            format!("Согласовано программ: {}, подписано: {}", of(facts.agreed, facts.pairs), facts.signed),
        )
        .who(Some("наставники, наставляемые".to_owned())),
        Line::of(
            "Встречи пар, взаимное посещение уроков",
            "Журнал наставника",
            format!("Проведено встреч: {}, посещено уроков: {}", facts.meetings, facts.lessons),
        )
        .when(between(facts.term))
        .who(Some("наставники, наставляемые".to_owned())),
    ];
    let looked = [
        Line::of(
            "Анкетирование в начале, в середине и в конце срока",
            "Анкеты, сводка анкет",
            format!("Ответили человек: {}", facts.answered),
        )
        .when(between(facts.term))
        .who(curators.clone()),
        Line::of(
            "Отчёты наставников",
            "Отчёт наставника",
            format!("Завершено пар: {}, из них цель достигнута: {}", facts.completed, facts.reached),
        )
        .when(facts.term.map(|(_, last)| format!("до {}", words::day(last))))
        .who(Some("наставники".to_owned())),
        Line::of("Подведение итогов наставничества за год", "Справка", "Решение о наставничестве на следующий год")
            .who(curators),
    ];
    let year = school_year.year();
    Values::default()
        .with("шапка", signs.above.clone())
        .with("должность подписанта", signs.post.clone())
        .with("подписант", signs.name.clone())
        .with("учебный год", format!("{year}/{}", year + 1))
        .list("нормативное", rules.into_iter().map(Line::values))
        .list("кадровое", staff.into_iter().map(Line::values))
        .list("информационное", told.into_iter().map(Line::values))
        .list("реализация", done.into_iter().map(Line::values))
        .list("мониторинг", looked.into_iter().map(Line::values))
}
