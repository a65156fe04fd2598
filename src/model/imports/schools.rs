//! A list of schools and other organisations.
//!
//! A school is recognised however it is written. One that is known by a short name alone gets its official name, and one
//! that a newcomer has typed is confirmed; of one that reads almost like another, a coordinator says which it is.

use super::{Field, Kept, Known, Line, Note, Outcome, Shape, Staged};
use crate::model::organisations::{Name, Names, ranked};
use crate::say;
use crate::text::{forms, one_line};

/// The list of schools.
pub static SHAPE: Shape = Shape {
    named: |language| say!(language, "model-import-schools"),
    fields: &[
        Field {
            code: "full",
            named: |language| say!(language, "model-import-full"),
            heads: &[
                "полное наименование",
                "полное название",
                "наименование по уставу",
                "официальное наименование",
                "полное наименование организации",
                "полное наименование образовательной организации",
                "юридическое наименование",
                "full name",
            ],
        },
        Field {
            code: "organisation",
            named: |language| say!(language, "model-import-organisation"),
            heads: &[
                "наименование",
                "название",
                "сокращенное наименование",
                "краткое название",
                "краткое наименование",
                "образовательная организация",
                "наименование образовательной организации",
                "наименование организации",
                "наименование учреждения",
                "наименование оо",
                "оо",
                "оу",
                "образовательное учреждение",
                "школа",
                "школы",
                "организация",
                "учреждение",
                "наименование школы",
                "название школы",
                "доу",
                "детский сад",
                "name",
                "school",
                "organisation",
                "organization",
            ],
        },
    ],
    needs: &[&["organisation", "full"]],
    check,
};

/// The longest official name.
const LONGEST: usize = 250;

/// What is written of a name.
fn written_as(name: &Name) -> serde_json::Value {
    serde_json::json!({ "full": name.full })
}

fn check(known: &Known, lines: &[Line]) -> Vec<Staged> {
    let there = known.names();
    let mut met: Names<u32> = Names::new();
    let mut shorts: Vec<(String, u32)> = Vec::new();
    lines
        .iter()
        .map(|line| {
            let (full, short) = (one_line(&line.text("full")), one_line(&line.text("organisation")));
            let written = if full.is_empty() { short.clone() } else { full.clone() };
            let blank = Staged::new(line.number, crate::text::clipped(&written, 120));
            let count = written.chars().count();
            if !(2..=LONGEST).contains(&count) || !written.chars().any(char::is_alphabetic) || forms::is_blank(&written)
            {
                return blank.wrong(Note::BadName { value: written });
            }
            let name = Name::of(&written);
            let same = met.same(&written).copied();
            let same = same.or_else(|| shorts.iter().find(|(short, _)| *short == name.short).map(|(_, line)| *line));
            if let Some(first) = same {
                let notes = vec![Note::Twice { line: first }];
                return Staged { outcome: Outcome::Same, notes, ..blank };
            }
            met.add(&name.search_form, line.number);
            shorts.push((name.short.clone(), line.number));
            let fields = written_as(&name);
            let by_either = || there.same(&written).or_else(|| there.same(&short).filter(|_| !short.is_empty()));
            let by_short = || known.organisations.iter().position(|one| one.name == name.short);
            if let Some(one) = by_either().copied().or_else(by_short).and_then(|at| known.organisations.get(at)) {
                // A short name says nothing new of one whose official name is known.
                let is_fuller = !full.is_empty() && full != one.full;
                let mut notes = Vec::new();
                if is_fuller {
                    notes.push(Note::Changes { field: "full".to_owned(), was: one.full.clone(), now: full });
                }
                // Otherwise its name stays as it is.
                let kept = if is_fuller { name } else { Name::of(&one.full) };
                let fields = written_as(&kept);
                let outcome = if is_fuller || !one.confirmed { Outcome::Changed } else { Outcome::Same };
                return Staged {
                    outcome,
                    label: one.name.clone(),
                    fields,
                    notes,
                    of: Some(Kept::Organisation(one.id)),
                    print: Some(one.print.clone()),
                    ..blank
                };
            }
            let near = ranked(&written, known.organisations.iter().collect(), |one| &one.form);
            let near: Vec<i64> = near.found.iter().chain(&near.near).take(3).map(|one| one.id.0).collect();
            if near.is_empty() {
                return Staged { fields, ..blank };
            }
            Staged { outcome: Outcome::Doubtful, fields, notes: vec![Note::Almost], others: near, ..blank }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::OrganisationId;
    use crate::model::imports::Value;
    use crate::model::imports::known::KnownOrganisation;
    use crate::text::schools::search_form;

    /// Office «Imports»: new, changed, same, doubtful, wrong.
    #[test]
    fn schools_are_recognised_however_they_are_written() {
        let there = |id, name: &str, confirmed| KnownOrganisation {
            id: OrganisationId(id),
            name: name.to_owned(),
            full: name.to_owned(),
            form: search_form(name, name),
            confirmed,
            print: String::new(),
        };
        let organisations =
            vec![there(1, "Школа № 3", true), there(2, "Гимназия № 8", false), there(3, "Лицей № 5", true)];
        let known = Known { organisations, ..Known::default() };
        let line = |number, full: &str, short: &str| {
            Line::of(number, [("full", Value::text(full)), ("organisation", Value::text(short))])
        };
        let full = "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 3»";
        let lines = [
            line(2, "", "СОШ №3"),
            line(3, full, "МБОУ СОШ № 3"),
            line(4, "", "гимназия 8"),
            line(5, "", "Берёзовская школа"),
            line(6, "", "Школа № 5"),
            line(7, "", "12"),
            line(8, "", "берёзовская школа"),
        ];
        let staged = (SHAPE.check)(&known, &lines);
        let outcomes: Vec<_> = staged.iter().map(|row| row.outcome).collect();
        assert_eq!(
            outcomes,
            [
                Outcome::Same,
                Outcome::Same,
                Outcome::Changed,
                Outcome::New,
                Outcome::Doubtful,
                Outcome::Wrong,
                Outcome::Same,
            ]
        );
        assert_eq!(staged[1].notes, [Note::Twice { line: 2 }]);
        assert_eq!(staged[4].others, [3]);
        // The official name alone is a change.
        let staged = (SHAPE.check)(&known, &lines[1..2]);
        assert_eq!((staged[0].outcome, staged[0].of), (Outcome::Changed, Some(Kept::Organisation(OrganisationId(1)))));
    }
}
