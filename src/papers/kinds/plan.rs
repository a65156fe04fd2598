//! P4: a plan of work for a school year, of a group or of the service.

use super::{Head, or_dash, with_group, with_head};
use crate::model::people::FullName;
use crate::papers::word::Values;

/// A line of a plan.
#[derive(Debug, Clone)]
pub struct PlanLine {
    /// Its number in the plan; lines without one are counted.
    pub number: Option<String>,
    /// What is to be done.
    pub matter: String,
    /// In what form.
    pub form: Option<String>,
    /// When.
    pub term: String,
    /// Who is responsible: posts, and people whom a paper may name.
    pub responsible: Option<String>,
    /// Who takes part.
    pub participants: Option<String>,
    /// What is expected.
    pub result: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Whether it was done; empty while it is open.
    pub mark: String,
}

/// The plan. Who leads the group signs it; the head of the office approves it.
pub fn plan(head: &Head, group: Option<&str>, leader: Option<&FullName>, lines: &[PlanLine]) -> Values {
    let values = with_head(head);
    let values = match group {
        Some(group) => with_group(values, group, &head.forms),
        None => values,
    };
    let of = group.map_or_else(
        || "методической службы".to_owned(),
        |group| {
            let body = super::Phrase::body(&super::cluster(group));
            head.forms.of(&body, crate::text::cases::Case::Genitive).words
        },
    );
    let known = |words: &Option<String>| or_dash(words.as_deref().unwrap_or_default());
    let row = |(place, line): (usize, &PlanLine)| {
        Values::default()
            .with("номер записи", line.number.clone().unwrap_or_else(|| (place + 1).to_string()))
            .with("мероприятие", line.matter.clone())
            .with("форма", known(&line.form))
            .with("срок", line.term.clone())
            // Somebody has to be.
            .with("ответственные", line.responsible.clone())
            .with("участники", known(&line.participants))
            .with("результат", known(&line.result))
            .with("примечание", line.note.clone().unwrap_or_default())
            .with("отметка", line.mark.clone())
    };
    values
        .with("чей план", of)
        .with("подписывает", if group.is_some() { "Руководитель" } else { "Методист" }.to_owned())
        .with("руководитель подпись", leader.map(|name| head.order.of(name)))
        .with("всего", lines.len().to_string())
        .list("записи", lines.iter().enumerate().map(row))
}
