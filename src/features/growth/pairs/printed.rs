//! What the papers of pairs say. Papers are in Russian, as the law has them; what is not known is a gap, and a direction
//! stands on none unless its mentee lets it.

use chrono::{Datelike, NaiveDate};

use super::papers::Signs;
use super::questionnaires::{self, Questionnaire};
use super::store::{Based, Worker};
use super::{survey, words};
use crate::ids::PersonId;
use crate::model::pairs::{Basis, Kind, Measure, Meeting, Moment, Pair, Progress, Side, State, Sum};
use crate::papers::kinds::{self, Signatures};
use crate::papers::word::Values;
use crate::text::Language;

const RU: Language = Language::Ru;

fn find(workers: &[Worker], id: Option<PersonId>) -> Option<&Worker> {
    workers.iter().find(|one| Some(one.id) == id)
}

fn listed(worker: Option<&Worker>) -> Option<String> {
    worker.map(|one| one.name.listed())
}

/// The name with the post and the organisation.
fn in_full(worker: Option<&Worker>) -> Option<String> {
    let one = worker?;
    let parts =
        [Some(one.name.listed()), one.post.clone().map(|post| post.to_lowercase()), Some(one.organisation.clone())];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn direction(pair: &Pair) -> Option<String> {
    pair.direction.as_ref().filter(|_| pair.is_direction_printed).map(|it| it.to(RU))
}

fn date(day: NaiveDate) -> String {
    words::day(day)
}

/// The form and the kind of mentoring.
fn form(basis: Basis) -> &'static str {
    match basis {
        Basis::Mentor => "педагог – педагог, «опытный – начинающий»",
        Basis::Competency => "педагог – педагог, передача опыта",
        Basis::Subject => "педагог – педагог, равные коллеги",
    }
}

/// What every paper of a pair says of it.
pub fn with_pair(values: Values, pair: &Pair, workers: &[Worker]) -> Values {
    let [mentor, mentee] = [find(workers, pair.mentor), find(workers, pair.mentee)];
    let signature = |of: Option<&Worker>| of.map(|one| Signatures::default().of(&one.name));
    values
        .with("наставник", in_full(mentor))
        .with("наставляемый", in_full(mentee))
        .with("наставник родительный", mentor.map(|one| kinds::genitive(&one.name)))
        .with("наставляемый родительный", mentee.map(|one| kinds::genitive(&one.name)))
        .with("наставник имя", listed(mentor))
        .with("наставник подпись", signature(mentor))
        .with("наставляемый подпись", signature(mentee))
        .with("форма", form(pair.basis).to_owned())
        .with("направление", direction(pair))
        .with("срок с", pair.since.map(date))
        .with("срок по", pair.until.map(date))
        .with("месяцев", pair.months.to_string())
        .with("приказ", pair.order.as_ref().map(|(number, day)| format!("приказ от {} № {number}", date(*day))))
}

fn with_signs(values: Values, signs: &Signs) -> Values {
    values
        .with("шапка", signs.above.clone())
        .with("должность подписанта", signs.post.clone())
        .with("подписант", signs.name.clone())
}

/// P12: a consent of the mentor (Labour Code 351.8): content, term, form and pay, and the notice of three working days.
pub fn consent(values: Values, pair: &Pair, signs: &Signs) -> Values {
    let terms = [
        (
            "Содержание работы",
            "помощь в овладении навыками работы и в профессиональном развитии по программе".to_owned(),
        ),
        (
            "Срок",
            match pair.since.zip(pair.until) {
                Some((since, until)) => format!("с {} по {}", date(since), date(until)),
                None => format!("{} мес. со дня приказа", pair.months),
            },
        ),
        ("Форма", form(pair.basis).to_owned()),
        ("Размер и условия оплаты", String::new()),
    ];
    let rows =
        terms.into_iter().map(|(what, how)| Values::default().with("условие", what.to_owned()).with("как", Some(how)));
    with_signs(values, signs).with("кому", signs.addressee.clone()).list("условия", rows)
}

/// P13: the programme of measures.
pub fn programme(values: Values, pair: &Pair, measures: &[Measure], signs: &Signs) -> Values {
    let row = |one: &Measure| {
        Values::default()
            .with("мера", one.words.clone())
            .with("срок", one.due_on.map_or_else(|| "в течение срока".to_owned(), date))
            .with("выполнено", one.done_on.map_or_else(|| " — ".to_owned(), date))
    };
    let agreed = match pair.programme.is_agreed() {
        true => "Согласовано обеими сторонами.",
        false => "Проект: согласована не обеими сторонами.",
    };
    with_signs(values, signs).with("согласование", agreed.to_owned()).list("меры", measures.iter().map(row))
}

fn kind_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Talk => "консультация",
        Kind::MenteeLesson => "посещение урока наставляемого",
        Kind::MentorLesson => "посещение урока наставника",
        Kind::Joint => "совместная разработка",
        Kind::Online => "встреча онлайн",
    }
}

/// P14: the journal, the oldest meeting first; its topics are written by hand, since notes are private.
pub fn journal(values: Values, meetings: &[Meeting], measures: &[Measure]) -> Values {
    let row = |one: &Meeting| {
        let done: Vec<_> = measures.iter().filter(|it| it.meeting == Some(one.id)).map(|it| it.words.clone()).collect();
        Values::default()
            .with("день", date(one.day))
            .with("вид", kind_of(one.kind).to_owned())
            .with("минут", one.minutes.to_string())
            .with("сделано", if done.is_empty() { "—".to_owned() } else { done.join("; ") })
            .with("сдвиг", one.progress.map_or_else(|| "—".to_owned(), |it| words::progress(RU, it)))
    };
    values.with("всего", meetings.len().to_string()).list("встречи", meetings.iter().rev().map(row))
}

/// P15: the report of the mentor, from what the log says.
pub fn report(values: Values, pair: &Pair, meetings: &[Meeting], today: NaiveDate) -> Values {
    let of = |kinds: &[Kind]| meetings.iter().filter(|one| kinds.contains(&one.kind)).count().to_string();
    let is_final = pair.state == State::Completed;
    let last = meetings.iter().find_map(|one| one.progress);
    let counts = [
        ("Проведено встреч", meetings.len().to_string()),
        ("Посещено уроков наставляемого", of(&[Kind::MenteeLesson])),
        ("Посещено уроков наставника", of(&[Kind::MentorLesson])),
        ("Консультаций", of(&[Kind::Talk, Kind::Online])),
        ("Совместных разработок", of(&[Kind::Joint])),
        ("Мер программы: план / выполнено", format!("{} / {}", pair.programme.measures, pair.programme.done)),
    ];
    let rows = counts
        .into_iter()
        .map(|(what, count)| Values::default().with("показатель", what.to_owned()).with("значение", count));
    values
        .with("вид отчета", if is_final { "итоговый" } else { "промежуточный" }.to_owned())
        .with("на дату", date(today))
        .with("движение к цели", last.map(|it: Progress| words::progress(RU, it)))
        .with("итог", pair.ending.filter(|_| is_final).map(|it| it.named(RU)))
        .list("показатели", rows)
}

/// P17: a questionnaire to be filled in by hand.
pub fn survey(values: Values, asked: &Questionnaire) -> Values {
    let rows = asked.statements.iter().map(|one| Values::default().with("утверждение", one.says.ru.clone()));
    let open = asked.open.iter().map(|one| Values::default().with("вопрос", one.ru.clone()));
    values.list("утверждения", rows).list("вопросы", open)
}

/// P17: what at least five people said, by statement and moment.
pub fn summary(sums: &[Sum], today: NaiveDate) -> Values {
    let at = |code: &str, moment: Moment| {
        let found = sums.iter().find(|one| one.statement == code && one.moment == moment)?;
        // A mean with one decimal, reckoned in tenths; a half goes up.
        let tenths = (found.points * 20 + found.answers) / (2 * found.answers);
        Some(format!("{},{} ({})", tenths / 10, tenths % 10, found.people))
    };
    let both = [Side::Mentor, Side::Mentee].map(questionnaires::of);
    let rows = both.iter().flat_map(|asked| &asked.statements).map(|one| {
        let values = Values::default().with("утверждение", one.says.ru.clone());
        Moment::ALL.into_iter().fold(values, |values, moment| {
            let told = at(&one.code, moment).unwrap_or_else(|| "менее 5".to_owned());
            values.with(&survey::moment(RU, moment), told)
        })
    });
    Values::default().with("на дату", date(today)).list("суммы", rows)
}

fn years(worker: Option<&Worker>, today: NaiveDate) -> Option<String> {
    let since = worker?.since?;
    Some((today.year() - since.year()).to_string())
}

fn term(pair: &Pair) -> String {
    lasts(pair.since.zip(pair.until), pair.months)
}

fn lasts(term: Option<(NaiveDate, NaiveDate)>, months: i64) -> String {
    match term {
        Some((since, until)) => format!("{} – {}", date(since), date(until)),
        None => format!("{months} мес."),
    }
}

/// P11: the draft of an order that confirms these pairs, with its appendix and who is to be made acquainted with it.
pub fn order(of: &[Pair], workers: &[Worker], signs: &Signs, school_year: NaiveDate) -> Values {
    let row = |pair: &Pair| {
        Values::default()
            .with("наставник", in_full(find(workers, pair.mentor)))
            .with("наставляемый", in_full(find(workers, pair.mentee)))
            .with("форма", form(pair.basis).to_owned())
            .with("направление", direction(pair))
            .with("срок", term(pair))
            .with("согласие", pair.consent_day.map(date))
    };
    let known = of.iter().flat_map(|pair| [pair.mentor, pair.mentee]).filter_map(|id| find(workers, id));
    let mut names: Vec<_> = known.map(|one| one.name.listed()).collect();
    names.sort();
    names.dedup();
    let year = school_year.year();
    with_signs(Values::default(), signs)
        .with("учебный год", format!("{year}/{}", year + 1))
        .with("всего", of.len().to_string())
        .list("пары", of.iter().map(row))
        .list("ознакомлены", names.into_iter().map(|name| Values::default().with("имя", name)))
}

/// P16: mentors and mentees with their pairs.
pub fn base(of: &[Based], today: NaiveDate) -> Values {
    let row = |pair: &Based| {
        let [mentor, mentee] = [pair.mentor.as_ref(), pair.mentee.as_ref()];
        let result = pair.ending.map_or_else(|| "работает".to_owned(), |it| it.named(RU));
        Values::default()
            .with("наставник", in_full(mentor))
            .with("стаж наставника", years(mentor, today))
            .with("наставляемый", in_full(mentee))
            .with("стаж наставляемого", years(mentee, today))
            .with("форма", form(pair.basis).to_owned())
            .with("запрос", pair.direction.clone())
            .with("срок", lasts(pair.term, pair.months))
            .with("результат", result)
    };
    Values::default().with("на дату", date(today)).with("всего", of.len().to_string()).list("пары", of.iter().map(row))
}
