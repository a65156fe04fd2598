//! The kinds of papers: what each says, the blank that comes with the program, and a specimen.
//!
//! Papers are in Russian, as the law has them, whatever language somebody speaks with the bot. What a blank may use is
//! what these functions put into [`Values`], so that a specimen knows every name. What is not known is a gap.

use chrono::{Datelike, NaiveDate};

use super::word::Values;
use crate::model::papers::Kind;
use crate::model::people::FullName;
use crate::text::Language;
use crate::text::cases::{self, Case, Declined, Gender, Name};

/// The blank that comes with the program.
pub fn blank(kind: Kind) -> &'static [u8] {
    match kind {
        Kind::RosterOrder => include_bytes!("blanks/roster-order.docx"),
        Kind::Agreement => include_bytes!("blanks/agreement.docx"),
        Kind::Staff => include_bytes!("blanks/staff.docx"),
    }
}

/// What a blank that comes with the program is called where it is still to be sent.
pub fn key(kind: Kind) -> &'static str {
    match kind {
        Kind::RosterOrder => "blank-roster-order",
        Kind::Agreement => "blank-agreement",
        Kind::Staff => "blank-staff",
    }
}

/// The file that comes with the program, by its key.
pub fn own(wanted: &str) -> Option<&'static [u8]> {
    Kind::ALL.into_iter().find(|kind| key(*kind) == wanted).map(blank)
}

/// The head of every paper.
#[derive(Debug, Clone)]
pub struct Head {
    /// The body whose paper it is.
    pub office: Option<String>,
    /// As it was given by hand, or was taken from what was proposed.
    pub number: Option<String>,
    /// A paper without a number has no date yet either.
    pub day: Option<NaiveDate>,
    /// «2026/2027».
    pub school_year: String,
}

/// Somebody who is named with post and organisation.
#[derive(Debug, Clone)]
pub struct Somebody {
    /// The name.
    pub name: FullName,
    /// As the list of posts has it, in the nominative.
    pub post: String,
    /// The organisation.
    pub organisation: String,
}

/// The school that hosts a group, as an agreement names it.
#[derive(Debug, Clone, Copy)]
pub struct Host<'a> {
    /// Its official name.
    pub name: Option<&'a str>,
    /// What else is said of it.
    pub requisites: &'a Requisites,
}

/// What an agreement says of an organisation besides its name.
#[derive(Debug, Clone, Default)]
pub struct Requisites {
    /// Where it is.
    pub address: Option<String>,
    /// ИНН.
    pub inn: Option<String>,
    /// ОГРН.
    pub ogrn: Option<String>,
    /// By what right its head signs, in the genitive: «Устава».
    pub basis: Option<String>,
}

/// A line of a roster.
#[derive(Debug, Clone)]
pub struct Line {
    /// A person's or an organisation's; none of somebody whom no paper may name.
    pub name: Option<String>,
    /// The post.
    pub post: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// What they are in the group.
    pub role: &'static str,
}

/// P37: the order that approves a roster and appoints the leader.
pub fn roster_order(head: &Head, group: &str, leader: Option<&Somebody>, members: &[Line]) -> Values {
    let values = with_group(with_head(head), group);
    with_somebody(values, "руководитель", leader)
        .with("всего", members.len().to_string())
        .list("члены", members.iter().map(line))
}

/// P36: the agreement of an office, the school that hosts a group, and those who join.
pub fn agreement(head: &Head, group: &str, host: Host<'_>, director: Option<&Somebody>, joining: &[String]) -> Values {
    let Requisites { address, inn, ogrn, basis } = host.requisites;
    let values = with_cases(with_group(with_head(head), group), "организация", host.name, cases::body);
    let values = with_somebody(values, "директор", director)
        // Whose right to sign nobody has told signs by the charter, as heads of schools do.
        .with("директор основание", director.map(|_| basis.clone().unwrap_or_else(|| "Устава".to_owned())))
        .with("организация адрес", address.clone())
        .with("организация инн", inn.clone())
        .with("организация огрн", ogrn.clone());
    let joined = joining.iter().map(|name| Values::default().with("организация", name.clone()));
    values.list("присоединившиеся", joined)
}

/// The list of staff.
pub fn staff(head: &Head, municipality: &str, people: &[StaffLine]) -> Values {
    let row = |person: &StaffLine| {
        Values::default()
            .with("имя", person.name.clone())
            .with("должность", person.post.clone())
            .with("организация", person.organisation.clone())
            .with("предметы", or_dash(&person.subjects))
            .with("преподает с", person.since.map(|day| day.year().to_string()))
    };
    with_head(head)
        .with("муниципалитет", municipality.to_owned())
        .with("всего", people.len().to_string())
        .list("работники", people.iter().map(row))
}

/// A line of the list of staff.
#[derive(Debug, Clone)]
pub struct StaffLine {
    /// None of somebody whom no paper may name.
    pub name: Option<String>,
    /// The post.
    pub post: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// What they teach, comma-separated.
    pub subjects: String,
    /// The year since which they teach.
    pub since: Option<NaiveDate>,
}

/// What somebody teaches nothing of is no gap.
fn or_dash(words: &str) -> String {
    if words.is_empty() { "—".to_owned() } else { words.to_owned() }
}

fn with_head(head: &Head) -> Values {
    let office = head.office.as_deref();
    with_cases(Values::default(), "орган", office, cases::body)
        .with("номер", head.number.clone())
        .with("дата", head.day.map(date))
        .with("место", None)
        .with("учебный год", head.school_year.clone())
        .with("подписант", None)
        .with("должность подписанта", None)
        .with("исполнитель", None)
        .with("телефон", None)
}

fn with_group(values: Values, group: &str) -> Values {
    let named = format!("методический кластер «{group}»");
    with_cases(values, "группа", Some(&named), cases::body).with("название группы", group.to_owned())
}

fn with_somebody(values: Values, prefix: &str, somebody: Option<&Somebody>) -> Values {
    let name = somebody.map(|of| as_name(&of.name));
    let mut values = values;
    for (case, suffix) in SUFFIXES {
        values = values
            .with(&format!("{prefix}{suffix}"), name.map(|name| name.listed(case).words))
            .with(&format!("{prefix} инициалы{suffix}"), name.map(|name| name.with_initials(case).words))
            .with(&format!("должность {prefix}{suffix}"), somebody.map(|of| small(&cases::post(&of.post, case).words)));
    }
    let gender = name.and_then(|name| name.gender());
    let agrees = |male: &str, female: &str| gender.map(|gender: Gender| gender.pick(male, female).to_owned());
    values
        .with(&format!("{prefix} подпись"), name.map(|name| name.signed()))
        .with(&format!("организация {prefix}"), somebody.map(|of| of.organisation.clone()))
        .with(
            &format!("{prefix} действующего"),
            // Where nobody can tell, both stand there, as forms have them.
            agrees("действующего", "действующей").or_else(|| Some("действующего(-ей)".to_owned())),
        )
}

/// What a name's forms are called in a blank.
const SUFFIXES: [(Case, &str); 5] = [
    (Case::Nominative, ""),
    (Case::Genitive, " родительный"),
    (Case::Dative, " дательный"),
    (Case::Accusative, " винительный"),
    (Case::Instrumental, " творительный"),
];

fn with_cases(values: Values, name: &str, words: Option<&str>, decline: fn(&str, Case) -> Declined) -> Values {
    SUFFIXES.iter().fold(values, |values, (case, suffix)| {
        values.with(&format!("{name}{suffix}"), words.map(|words| decline(words, *case).words))
    })
}

fn line(line: &Line) -> Values {
    Values::default()
        .with("имя", line.name.clone())
        .with("должность", line.post.clone())
        .with("организация", line.organisation.clone())
        .with("должность и организация", together(line.post.as_deref(), line.organisation.as_deref()))
        .with("роль", line.role.to_owned())
}

/// What is known of two, behind a comma.
fn together(one: Option<&str>, other: Option<&str>) -> Option<String> {
    let known: Vec<_> = one.into_iter().chain(other).collect();
    (!known.is_empty()).then(|| known.join(", "))
}

/// «27 ноября 2026 г.»
pub fn date(day: NaiveDate) -> String {
    format!("{} г.", crate::text::date(Language::Ru, day, true))
}

/// A name as it is declined.
pub fn as_name(name: &FullName) -> Name<'_> {
    Name { family: &name.family, given: &name.given, patronymic: &name.patronymic }
}

/// A post within a sentence.
fn small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// What in the forms of somebody's name and post the rules only guess: each as it will stand.
pub fn doubts(somebody: &Somebody) -> Vec<String> {
    let name = as_name(&somebody.name);
    let doubtful = |form: Declined| (!form.is_sure).then_some(form.words);
    let cases = [Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental];
    let mut doubts: Vec<_> = cases.iter().filter_map(|case| doubtful(name.listed(*case))).collect();
    doubts.extend(cases.iter().filter_map(|case| doubtful(cases::post(&somebody.post, *case))));
    doubts.dedup();
    doubts
}

/// Invented values, for a specimen of a blank.
pub fn specimen(kind: Kind, day: NaiveDate) -> Values {
    let head = Head {
        office: Some("Управление образования".to_owned()),
        number: Some("1".to_owned()),
        day: Some(day),
        school_year: format!("{0}/{1}", day.year(), day.year() + 1),
    };
    let named =
        |family: &str, given: &str, patronymic: &str| FullName::of(family.into(), given.into(), patronymic.into());
    let leader = Somebody {
        name: named("Образцова", "Анна", "Ильинична"),
        post: "Учитель".to_owned(),
        organisation: "Школа № 1".to_owned(),
    };
    let member = |name: &FullName, role| Line {
        name: Some(name.listed()),
        post: Some("Учитель".to_owned()),
        organisation: Some("Школа № 1".to_owned()),
        role,
    };
    let other = named("Примеров", "Иван", "Сергеевич");
    match kind {
        Kind::RosterOrder => {
            let members = [member(&leader.name, "руководитель"), member(&other, "участник")];
            roster_order(&head, "Образец", Some(&leader), &members)
        }
        Kind::Agreement => {
            let director = Somebody { name: other, post: "Директор".to_owned(), ..leader };
            let requisites = Requisites {
                address: Some("ул. Школьная, 1".to_owned()),
                inn: Some("0000000000".to_owned()),
                ogrn: Some("0000000000000".to_owned()),
                basis: Some("Устава".to_owned()),
            };
            let host = Host { name: Some("Школа № 1"), requisites: &requisites };
            agreement(&head, "Образец", host, Some(&director), &["Школа № 2".to_owned()])
        }
        Kind::Staff => {
            let line = StaffLine {
                name: Some(other.listed()),
                post: Some("Учитель".to_owned()),
                organisation: Some("Школа № 1".to_owned()),
                subjects: "Физика".to_owned(),
                since: Some(day),
            };
            staff(&head, "Образцовый район", &[line])
        }
    }
}
