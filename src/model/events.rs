//! Events: whatever has a day, of one group, of several, or of the municipality; and the answers to them.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{EventId, GroupId, PersonId};
use crate::model::groups::GroupName;
use crate::model::journal::{self, Entry};
use crate::model::roles::{Leader, Registered};
use crate::say;
use crate::talk::{Cx, Fate, Kept, Of, Result, Table, Trouble, Tx};
use crate::text::{Language, forms};

/// What is kept about events.
pub const TABLES: &[Table] = &[
    Table::plain("event_kind"),
    Table::of("event", &[Of::person("created_by", Fate::LosesItsPerson)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-events"),
        rows: "SELECT json_object('event', title, 'starts_at', starts_at, 'created_at', created_at)
               FROM event WHERE created_by = ?1",
    }),
    Table::plain("event_group"),
    Table::of("event_answer", &[Of::person("person_id", Fate::Goes)]).kept(Kept {
        said_as: |language| say!(language, "model-kept-answers"),
        rows: "SELECT json_object('event', title, 'starts_at', starts_at, 'answer', answer,
                      'answered_at', answered_at)
               FROM event_answer JOIN event ON event.id = event_answer.event_id WHERE person_id = ?1",
    }),
];

/// What kind of event it is (S0-05, S2-17, S3-07).
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
    /// Открытый урок.
    OpenLesson,
    /// Заседание, совещание.
    Meeting,
    /// Консультация.
    Consultation,
    /// Конференция.
    Conference,
    /// Обучение, курс.
    Training,
    /// Конкурс.
    Contest,
    /// Стажировка.
    Internship,
    /// Форум.
    Forum,
    /// Другое.
    Other,
}

impl Kind {
    /// All of them, the commonest first.
    pub const ALL: [Kind; 12] = [
        Kind::Seminar,
        Kind::Workshop,
        Kind::MasterClass,
        Kind::OpenLesson,
        Kind::Meeting,
        Kind::Consultation,
        Kind::Conference,
        Kind::Training,
        Kind::Contest,
        Kind::Internship,
        Kind::Forum,
        Kind::Other,
    ];
}

/// What a member answers to a notice. One answer a member; the last one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Answer {
    /// «Иду».
    Going,
    /// «Не иду».
    NotGoing,
    /// «Под вопросом».
    Maybe,
}

/// Where an event stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is still to begin.
    Coming,
    /// It has begun, and may be over.
    Begun,
    /// It was cancelled.
    Cancelled,
}

/// Where an event stands now. At the minute of its beginning it has begun.
pub fn state(starts_at: DateTime<Utc>, cancelled: bool, now: DateTime<Utc>) -> State {
    match (cancelled, starts_at > now) {
        (true, _) => State::Cancelled,
        (false, true) => State::Coming,
        (false, false) => State::Begun,
    }
}

impl Kind {
    /// «семинар»: as a line of facts has it.
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
            Kind::Contest => say!(language, "model-event-contest"),
            Kind::Internship => say!(language, "model-event-internship"),
            Kind::Forum => say!(language, "model-event-forum"),
            Kind::Other => say!(language, "model-event-other"),
        }
    }
}

/// Whether attendance can be marked: from a day before the beginning, so that the sheet is ready in the hall.
pub fn attendance_is_open(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    starts_at <= now + TimeDelta::hours(24)
}

/// Everything that makes an event, but for its group, which the leader's authority names.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Of what kind.
    pub kind: Kind,
    /// What it is called: 3–120 characters.
    pub title: String,
    /// When it begins, in whole seconds.
    pub starts_at: DateTime<Utc>,
    /// Where: 2–200 characters, or a link.
    pub place: String,
}

/// An event.
#[derive(Debug, Clone)]
pub struct Event {
    /// The number.
    pub id: EventId,
    /// Whose it is, by name; none for one of the municipality.
    pub groups: Vec<GroupName>,
    /// Of what kind.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Where it is: an address, or a link.
    pub place: String,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// Whether somebody has saved who was there.
    pub attendance_saved: bool,
}

impl Event {
    /// The names of its groups: «Оценивание, Цифровой урок».
    pub fn of_groups(&self) -> String {
        let names: Vec<_> = self.groups.iter().map(|group| group.name.as_str()).collect();
        names.join(", ")
    }

    /// Where it stands now.
    pub fn state(&self, now: DateTime<Utc>) -> State {
        state(self.starts_at, self.cancelled, now)
    }
}

/// An event of the municipality.
pub async fn event(tx: &mut Tx, id: EventId) -> Result<Event> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT kind AS "kind: Kind", title, starts_at AS "starts_at: DateTime<Utc>", place,
                  cancelled_at IS NOT NULL AS "cancelled!: bool",
                  attendance_saved_at IS NOT NULL AS "attendance_saved!: bool"
           FROM event WHERE id = ? AND municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    let row = row.ok_or(Trouble::Gone)?;
    Ok(Event {
        id,
        groups: groups_of(tx, id).await?,
        kind: row.kind,
        title: row.title,
        starts_at: row.starts_at,
        place: row.place,
        cancelled: row.cancelled,
        attendance_saved: row.attendance_saved,
    })
}

async fn groups_of(tx: &mut Tx, event: EventId) -> Result<Vec<GroupName>> {
    Ok(sqlx::query_as!(
        GroupName,
        r#"SELECT groups.id AS "id: GroupId", groups.name
           FROM event_group JOIN groups ON groups.id = event_group.group_id
           WHERE event_group.event_id = ? ORDER BY groups.sort_form, groups.id"#,
        event
    )
    .fetch_all(tx.db())
    .await?)
}

/// The authority of a person over an event: they lead one of its groups.
pub async fn leader_of(tx: &mut Tx, person: PersonId, event: &Event) -> Result<Option<Leader>> {
    for group in &event.groups {
        if let Some(leader) = Leader::find(tx, person, group.id).await? {
            return Ok(Some(leader));
        }
    }
    Ok(None)
}

/// The authority of the account's person over an event; whoever leads none of its groups is refused.
pub async fn authority(cx: &mut Cx, event: &Event) -> Result<Leader> {
    let person = Registered::of(cx)?.id();
    let found = leader_of(cx, person, event).await?;
    found.ok_or_else(|| Trouble::Refused(say!(cx.language(), "talk-not-leader")))
}

/// Whether a person is an active member of one of an event's groups.
pub async fn concerns(tx: &mut Tx, event: EventId, person: PersonId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM event_group
                          JOIN membership ON membership.group_id = event_group.group_id
                          WHERE event_group.event_id = ? AND membership.person_id = ?
                            AND membership.left_at IS NULL) AS "concerns!: bool""#,
        event,
        person
    )
    .fetch_one(tx.db())
    .await?)
}

/// The active members of an event's groups but for the leader who asks: those who are told.
pub async fn audience(tx: &mut Tx, leader: Leader, event: EventId) -> Result<Vec<PersonId>> {
    let leader = leader.id();
    Ok(sqlx::query_scalar!(
        r#"SELECT DISTINCT membership.person_id AS "person!: PersonId"
           FROM event_group JOIN membership ON membership.group_id = event_group.group_id
           WHERE event_group.event_id = ? AND membership.left_at IS NULL AND membership.person_id != ?"#,
        event,
        leader
    )
    .fetch_all(tx.db())
    .await?)
}

/// Makes an event of the leader's group.
pub async fn create(tx: &mut Tx, leader: Leader, plan: &Plan) -> Result<EventId> {
    let (municipality, group, author, now) = (tx.municipality(), leader.group(), leader.id(), tx.now);
    let search_form = forms::search(&plan.title);
    let event = sqlx::query_scalar!(
        r#"INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!: EventId""#,
        municipality,
        plan.kind,
        plan.title,
        search_form,
        plan.starts_at,
        plan.place,
        author,
        now
    )
    .fetch_one(tx.db())
    .await?;
    sqlx::query!("INSERT INTO event_group (event_id, group_id) VALUES (?, ?)", event, group).execute(tx.db()).await?;
    Ok(event)
}

/// Moves an event of the leader's group; the answers stay.
pub async fn reschedule(tx: &mut Tx, leader: Leader, event: EventId, starts_at: DateTime<Utc>) -> Result<()> {
    let group = leader.group();
    sqlx::query!(
        "UPDATE event SET starts_at = ? WHERE id = ? AND cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM event_group WHERE event_id = event.id AND group_id = ?)",
        starts_at,
        event,
        group
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Cancels an event of the leader's group; the answers stay with it.
pub async fn cancel(tx: &mut Tx, leader: Leader, event: EventId) -> Result<()> {
    let (group, now) = (leader.group(), tx.now);
    let cancelled = sqlx::query!(
        "UPDATE event SET cancelled_at = ? WHERE id = ? AND cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM event_group WHERE event_id = event.id AND group_id = ?)",
        now,
        event,
        group
    )
    .execute(tx.db())
    .await?;
    if cancelled.rows_affected() > 0 {
        let entry = Entry { event: Some(event), ..Entry::default() };
        journal::note(tx, leader.id(), "event-cancelled", entry).await?;
    }
    Ok(())
}

/// Notes that the attendance of an event of the leader's group is saved; `false` where there is no such event, or it
/// was cancelled.
pub async fn note_attendance(tx: &mut Tx, leader: Leader, event: EventId) -> Result<bool> {
    let (group, now) = (leader.group(), tx.now);
    let noted = sqlx::query!(
        "UPDATE event SET attendance_saved_at = ? WHERE id = ? AND cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM event_group WHERE event_id = event.id AND group_id = ?)",
        now,
        event,
        group
    )
    .execute(tx.db())
    .await?;
    Ok(noted.rows_affected() > 0)
}

/// The answer of a person.
pub async fn answer_of(tx: &mut Tx, event: EventId, person: PersonId) -> Result<Option<Answer>> {
    Ok(sqlx::query_scalar!(
        r#"SELECT answer AS "answer: Answer" FROM event_answer WHERE event_id = ? AND person_id = ?"#,
        event,
        person
    )
    .fetch_optional(tx.db())
    .await?)
}

/// Keeps an answer in the place of the earlier one.
pub async fn answer(tx: &mut Tx, person: PersonId, event: EventId, answer: Answer) -> Result<()> {
    let now = tx.now;
    sqlx::query!(
        "INSERT INTO event_answer (event_id, person_id, answer, answered_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (event_id, person_id) DO UPDATE
         SET answer = excluded.answer, answered_at = excluded.answered_at",
        event,
        person,
        answer,
        now
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// Drops the answers of somebody who has left a group to its coming events, but for those of another group of theirs.
pub async fn drop_answers(tx: &mut Tx, group: GroupId, person: PersonId) -> Result<()> {
    let now = tx.now;
    sqlx::query!(
        "DELETE FROM event_answer WHERE person_id = ?1
         AND event_id IN (SELECT event.id FROM event_group JOIN event ON event.id = event_group.event_id
                          WHERE event_group.group_id = ?2 AND event.starts_at > ?3)
         AND NOT EXISTS (SELECT 1 FROM event_group JOIN membership ON membership.group_id = event_group.group_id
                         WHERE event_group.event_id = event_answer.event_id AND membership.person_id = ?1
                           AND membership.left_at IS NULL)",
        person,
        group,
        now
    )
    .execute(tx.db())
    .await?;
    Ok(())
}

/// The events of a span of time.
#[derive(Debug, Clone, Deserialize)]
pub struct Counted {
    /// Still to come.
    pub planned: i64,
    /// Past, and not cancelled.
    pub held: i64,
    /// Cancelled, whether past or still to come.
    pub cancelled: i64,
    /// Held, with a saved attendance sheet.
    pub recorded: i64,
    /// Those who were there, at all recorded events together.
    pub attended: i64,
}

/// Counts the events between two moments, for the figures: one JSON object. `?1` is the municipality, `?3` the moment of
/// asking, `?4` and `?5` those between which the events begin.
pub const COUNTED: &str = "SELECT json_object(
         'planned', coalesce(sum(cancelled_at IS NULL AND starts_at > ?3), 0),
         'held', coalesce(sum(cancelled_at IS NULL AND starts_at <= ?3), 0),
         'cancelled', coalesce(sum(cancelled_at IS NOT NULL), 0),
         'recorded', coalesce(sum(recorded), 0),
         'attended', coalesce(sum(CASE WHEN recorded THEN
             (SELECT count(*) FROM record
              WHERE record.event_id = counted.id AND record.deed = 'presence') END), 0)) AS told
     FROM (SELECT id, cancelled_at, starts_at,
                  cancelled_at IS NULL AND starts_at <= ?3 AND attendance_saved_at IS NOT NULL AS recorded
           FROM event WHERE municipality_id = ?1 AND starts_at >= ?4 AND starts_at < ?5) AS counted";

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn an_event_has_begun_at_its_minute() {
        let start = at("2026-11-26T07:30:00Z");
        assert_eq!(state(start, false, at("2026-11-26T07:29:59Z")), State::Coming);
        assert_eq!(state(start, false, start), State::Begun);
        assert_eq!(state(start, true, start), State::Cancelled);
    }

    #[test]
    fn the_sheet_opens_a_day_before() {
        let start = at("2026-11-26T07:30:00Z");
        let opening = start - TimeDelta::hours(24);
        assert!(attendance_is_open(start, opening));
        assert!(!attendance_is_open(start, opening - TimeDelta::seconds(1)));
        assert!(attendance_is_open(start, start + TimeDelta::days(60)));
    }
}
