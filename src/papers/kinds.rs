//! The kinds of papers: what each says, the blank that comes with the program, and a specimen.
//!
//! Papers are in Russian, as the law has them, whatever language somebody speaks with the bot. What a blank may use is
//! what these functions put into [`Values`], so that a specimen knows every name. What is not known is a gap.

mod forms;
mod office;
mod plan;
mod rules;
mod specimen;

use chrono::{Datelike, NaiveDate};

pub use forms::{Forms, Phrase, Sort};
pub use office::{Office, addressee};
pub use plan::{PlanLine, plan};
pub use rules::{InForce, rules};
pub use specimen::specimen;

use super::word::{GAP, Values};
use crate::model::events;
use crate::model::papers::{Kind, Sample};
use crate::model::people::FullName;
use crate::model::regulation::Regulation;
use crate::model::regulation::keys::office::NameOrder;
use crate::talk::Result;
use crate::text::cases::{Case, Gender, Name};
use crate::text::{Language, with_capital};

/// The blank that comes with the program.
pub fn blank(kind: Kind) -> &'static [u8] {
    match kind {
        Kind::RosterOrder => include_bytes!("blanks/roster-order.docx"),
        Kind::Agreement => include_bytes!("blanks/agreement.docx"),
        Kind::Staff => include_bytes!("blanks/staff.docx"),
        Kind::Rules => include_bytes!("blanks/rules.docx"),
        Kind::Plan => include_bytes!("blanks/plan.docx"),
    }
}

/// What a blank that comes with the program is called where it is still to be sent.
pub fn key(kind: Kind) -> &'static str {
    match kind {
        Kind::RosterOrder => "blank-roster-order",
        Kind::Agreement => "blank-agreement",
        Kind::Staff => "blank-staff",
        Kind::Rules => "blank-rules",
        Kind::Plan => "blank-plan",
    }
}

/// The file that comes with the program, by its key.
pub fn own(wanted: &str) -> Option<&'static [u8]> {
    Kind::ALL.into_iter().find(|kind| key(*kind) == wanted).map(blank).or_else(|| form(wanted))
}

/// The blank of a sheet of attendance, with the roster printed (P3).
pub const ATTENDANCE: &str = Sample::Attendance.key();
/// The blank of a sheet of registration, with lines to be filled in (P3).
pub const REGISTRATION: &str = Sample::Registration.key();
/// The blank of a reference of participation (P24).
pub const REFERENCE: &str = Sample::Reference.key();
/// The blank of an individual route with its sheet of agreement (P19).
pub const ROUTE: &str = Sample::Route.key();
/// The blank of an extract of a route for an attestation (P20).
pub const ROUTE_EXTRACT: &str = Sample::RouteExtract.key();
/// The blank of a profile of deficits (P21).
pub const PROFILE: &str = Sample::Profile.key();
/// The blank of an order that confirms pairs, with its appendix (P11).
pub const PAIR_ORDER: &str = Sample::PairOrder.key();
/// The blank of a mentor's consent (P12).
pub const PAIR_CONSENT: &str = Sample::PairConsent.key();
/// The blank of the programme of a pair (P13).
pub const PAIR_PROGRAMME: &str = Sample::PairProgramme.key();
/// The blank of the journal of a pair (P14).
pub const PAIR_JOURNAL: &str = Sample::PairJournal.key();
/// The blank of a mentor's report (P15).
pub const PAIR_REPORT: &str = Sample::PairReport.key();
/// The blank of the base of mentors and mentees (P16).
pub const PAIR_BASE: &str = Sample::PairBase.key();
/// The blank of a questionnaire to be filled in by hand (P17).
pub const PAIR_SURVEY: &str = Sample::PairSurvey.key();
/// The blank of sums of questionnaires (P17).
pub const PAIR_SUMMARY: &str = Sample::PairSummary.key();
/// The blank of the road map of mentoring (P18).
pub const PAIR_ROADMAP: &str = Sample::PairRoadmap.key();

/// A blank of what bears no number of the register, by its key: it is filled where it is sent.
pub fn form(wanted: &str) -> Option<&'static [u8]> {
    match wanted {
        ATTENDANCE => Some(include_bytes!("blanks/attendance.docx")),
        REGISTRATION => Some(include_bytes!("blanks/registration.docx")),
        REFERENCE => Some(include_bytes!("blanks/reference.docx")),
        ROUTE => Some(include_bytes!("blanks/route.docx")),
        ROUTE_EXTRACT => Some(include_bytes!("blanks/route-extract.docx")),
        PROFILE => Some(include_bytes!("blanks/profile.docx")),
        PAIR_ORDER => Some(include_bytes!("blanks/pair-order.docx")),
        PAIR_CONSENT => Some(include_bytes!("blanks/pair-consent.docx")),
        PAIR_PROGRAMME => Some(include_bytes!("blanks/pair-programme.docx")),
        PAIR_JOURNAL => Some(include_bytes!("blanks/pair-journal.docx")),
        PAIR_REPORT => Some(include_bytes!("blanks/pair-report.docx")),
        PAIR_BASE => Some(include_bytes!("blanks/pair-base.docx")),
        PAIR_SURVEY => Some(include_bytes!("blanks/pair-survey.docx")),
        PAIR_SUMMARY => Some(include_bytes!("blanks/pair-summary.docx")),
        PAIR_ROADMAP => Some(include_bytes!("blanks/pair-roadmap.docx")),
        _ => None,
    }
}

/// A name in the dative, as the rules have it: whoever signs the paper looks at it.
pub fn dative(name: &FullName) -> String {
    Forms::default().of(&Phrase::name(name), Case::Dative).words
}

/// «Семинар «Формирующее оценивание»».
pub fn event((kind, own): (events::Kind, Option<&str>), title: &str) -> String {
    format!("{} «{title}»", with_capital(&kind.called(own, Language::Ru)))
}

/// «Семинар «Формирующее оценивание» (уровень: муниципальный)»: where nobody has named a level, none is printed (P23, P24).
pub fn event_of_level(
    kind: (events::Kind, Option<&str>),
    title: &str,
    level: Option<events::Level>,
    regulation: &Regulation,
) -> Result<String> {
    let named = event(kind, title);
    let level = level.map(|level| level.on_papers(kind.0, regulation)).transpose()?;
    Ok(level.map_or(named.clone(), |level| format!("{named} (уровень: {level})")))
}

/// A name in the genitive, as the rules have it: whoever signs the paper looks at it.
pub fn genitive(name: &FullName) -> String {
    Forms::default().of(&Phrase::name(name), Case::Genitive).words
}

/// The head and the foot of every paper.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The body whose paper it is.
    pub office: Option<String>,
    /// What stands above it instead of its name, line by line.
    pub letterhead: Vec<String>,
    /// Who signs: the head of the office, in the nominative.
    pub signatory: Option<String>,
    /// Their post.
    pub signatory_post: Option<String>,
    /// By what right they sign, in the genitive: «Устава».
    pub basis: Option<String>,
    /// Where the office is, as a paper says it: a town, a village.
    pub place: Option<String>,
    /// What an agreement says of the office besides its name.
    pub address: Option<String>,
    /// See there.
    pub inn: Option<String>,
    /// See there.
    pub ogrn: Option<String>,
    /// Who made the paper.
    pub executor: Option<FullName>,
    /// Where whoever made it is reached.
    pub phone: Option<String>,
    /// In which order a signature has the parts of a name.
    pub order: Signatures,
    /// As it was given by hand, or was taken from what was proposed.
    pub number: Option<String>,
    /// A paper without a number has no date yet either.
    pub day: Option<NaiveDate>,
    /// «2026/2027».
    pub school_year: String,
    /// What is known of names, posts and bodies in their cases.
    pub forms: Forms,
}

/// In which order a signature has the parts of a name: initials first, unless the regulation has it otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signatures(pub NameOrder);

impl Default for Signatures {
    fn default() -> Signatures {
        Signatures(NameOrder::InitialsFirst)
    }
}

impl Signatures {
    /// A name under a paper: «И.О. Фамилия» or «Фамилия И.О.».
    pub fn of(self, name: &FullName) -> String {
        match self.0 {
            NameOrder::InitialsFirst => as_name(name).signed(),
            NameOrder::FamilyFirst => as_name(name).with_initials(Case::Nominative).words,
        }
    }

    /// Who signs a paper, as the regulation names them; whom it does not name is a gap.
    pub fn signs(self, head: Option<&str>) -> String {
        head.map_or_else(|| GAP.to_owned(), |head| self.of_words(head))
    }

    /// The same of a name as it was typed; what is no name of a person stays as it was written.
    fn of_words(self, name: &str) -> String {
        FullName::parse(name).map_or_else(|_| name.to_owned(), |name| self.of(&name))
    }
}

/// Somebody who is named with post and organisation.
#[derive(Debug, Clone)]
pub struct Somebody {
    /// The name.
    pub name: FullName,
    /// In the nominative; what nobody has told is a gap.
    pub post: Option<String>,
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
    pub role: String,
    /// Whether they are of elsewhere, and belong to the roster with the word of their own organisation (S2 2.2).
    pub outside: bool,
}

/// P37: the order that approves a roster and appoints the leader.
pub fn roster_order(head: &Head, group: &str, leader: Option<&Somebody>, members: &[Line]) -> Values {
    let values = with_group(with_head(head), group, &head.forms);
    with_somebody(values, "руководитель", leader, head)
        .with("всего", members.len().to_string())
        .list("члены", members.iter().map(line))
}

/// P36: the agreement of an office, the school that hosts a group, and those who join.
pub fn agreement(head: &Head, group: &str, host: Host<'_>, director: Option<&Somebody>, joining: &[String]) -> Values {
    let forms = &head.forms;
    let Requisites { address, inn, ogrn, basis } = host.requisites;
    let values = with_group(with_head(head), group, forms);
    let values = with_cases(values, "организация", host.name, |words, case| {
        forms.of(&Phrase::body(words), case).words
    });
    let values = with_somebody(values, "директор", director, head)
        .with("директор основание", director.and(basis.clone()))
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
    with_municipality(with_head(head), municipality, &head.forms)
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
    let forms = &head.forms;
    let body = |words: &str, case: Case| forms.of(&Phrase::body(words), case).words;
    let above = match head.letterhead.as_slice() {
        [] => head.office.clone(),
        lines => Some(lines.join("\n")),
    };
    let values = with_cases(Values::default(), "орган", head.office.as_deref(), body);
    let signs = head.signatory.as_deref().map(Phrase::name_of);
    let post = head.signatory_post.as_deref().map(Phrase::post);
    let mut values = values
        .with("шапка", above)
        .with("номер", head.number.clone())
        .with("дата", head.day.map(date))
        .with("место", head.place.clone())
        .with("учебный год", head.school_year.clone())
        .with("подписант", head.signatory.as_deref().map(|name| head.order.of_words(name)))
        .with("подписант основание", head.signatory.as_ref().and(head.basis.clone()))
        .with("орган адрес", head.address.clone())
        .with("орган инн", head.inn.clone())
        .with("орган огрн", head.ogrn.clone())
        .with("исполнитель", head.executor.as_ref().map(|name| head.order.of(name)))
        .with("телефон", head.phone.clone());
    for (case, suffix) in SUFFIXES {
        // In the nominative «подписант» is the signature, with the initials first.
        if case != Case::Nominative {
            let name = signs.as_ref().map(|name| forms.of(name, case).words);
            values = values.with(&format!("подписант{suffix}"), name);
        }
        let post = post.as_ref().map(|post| forms.of(post, case).words);
        let post = post.map(|post| if case == Case::Nominative { post } else { small(&post) });
        values = values.with(&format!("должность подписанта{suffix}"), post);
    }
    let gender = head.signatory.as_deref().and_then(|name| FullName::parse(name).ok());
    let gender = gender.and_then(|name| as_name(&name).gender());
    values.with("подписант действующего", Some(acting(gender)))
}

/// Where nobody can tell, both stand there, as forms have them.
fn acting(gender: Option<Gender>) -> String {
    let agreed = gender.map(|gender| gender.pick("действующего", "действующей"));
    agreed.unwrap_or("действующего(-ей)").to_owned()
}

fn with_municipality(values: Values, name: &str, forms: &Forms) -> Values {
    with_cases(values, "муниципалитет", Some(name), |words, case| {
        forms.of(&Phrase::body(words), case).words
    })
}

fn with_group(values: Values, group: &str, forms: &Forms) -> Values {
    let named = cluster(group);
    let values =
        with_cases(values, "группа", Some(&named), |words, case| forms.of(&Phrase::body(words), case).words);
    values.with("название группы", group.to_owned())
}

/// What papers call a group.
pub fn cluster(group: &str) -> String {
    format!("методический кластер «{group}»")
}

fn with_somebody(values: Values, prefix: &str, somebody: Option<&Somebody>, head: &Head) -> Values {
    let forms = &head.forms;
    let name = somebody.map(|of| Phrase::name(&of.name));
    let post = somebody.and_then(|of| of.post.as_deref()).map(Phrase::post);
    let mut values = values;
    for (case, suffix) in SUFFIXES {
        let listed = name.as_ref().map(|name| forms.of(name, case).words);
        let initials = somebody.map(|of| forms.with_initials(&of.name, case));
        let post = post.as_ref().map(|post| forms.of(post, case).words);
        // In the nominative it stands under a paper.
        let post = post.map(|post| if case == Case::Nominative { post } else { small(&post) });
        values = values
            .with(&format!("{prefix}{suffix}"), listed)
            .with(&format!("{prefix} инициалы{suffix}"), initials)
            .with(&format!("должность {prefix}{suffix}"), post);
    }
    let gender = somebody.and_then(|of| as_name(&of.name).gender());
    values
        .with(&format!("{prefix} подпись"), somebody.map(|of| head.order.of(&of.name)))
        .with(&format!("организация {prefix}"), somebody.map(|of| of.organisation.clone()))
        .with(&format!("{prefix} действующего"), Some(acting(gender)))
}

/// What a name's forms are called in a blank.
const SUFFIXES: [(Case, &str); 5] = [
    (Case::Nominative, ""),
    (Case::Genitive, " родительный"),
    (Case::Dative, " дательный"),
    (Case::Accusative, " винительный"),
    (Case::Instrumental, " творительный"),
];

fn with_cases(values: Values, name: &str, words: Option<&str>, of: impl Fn(&str, Case) -> String) -> Values {
    SUFFIXES.iter().fold(values, |values, (case, suffix)| {
        values.with(&format!("{name}{suffix}"), words.map(|words| of(words, *case)))
    })
}

fn line(line: &Line) -> Values {
    let works = together(line.post.as_deref(), line.organisation.as_deref());
    let works = works.map(|works| if line.outside { format!("{works} (по согласованию)") } else { works });
    Values::default()
        .with("имя", line.name.clone())
        .with("должность", line.post.clone())
        .with("организация", line.organisation.clone())
        .with("должность и организация", works)
        .with("роль", line.role.clone())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::events::{Kind as EventKind, Level};
    use crate::model::regulation::Preset;

    /// P23, P24, S3-05: the event with the level of who holds it; where nobody has named one, none is printed.
    #[test]
    fn an_event_is_named_with_its_level() {
        let district = Regulation { presets: vec![Preset::S3], ..Regulation::default() };
        let said =
            |level| event_of_level((EventKind::PublicDefence, None), "Опыт наставника", level, &district).unwrap();
        assert_eq!(said(None), "Публичная защита «Опыт наставника»");
        assert_eq!(
            said(Some(Level::Between)),
            "Публичная защита «Опыт наставника» (уровень: окружной, приравнен к региональному)"
        );
    }
}
