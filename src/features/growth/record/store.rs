//! What is asked of the database about a record: everything that somebody did, in one question.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::ids::{EventId, OwnRecordId, PairId, PersonId, RouteId};
use crate::model::events::{Kind, Level};
use crate::model::pairs::Basis;
use crate::model::people::FullName;
use crate::model::records::{Contribution, OwnKind};
use crate::model::roles::Registered;
use crate::talk::{Result, Tx};

/// Something that somebody did.
#[derive(Debug, Clone)]
pub struct Deed {
    /// When it was, or began.
    pub day: NaiveDate,
    /// Until when it lasted, or is to last.
    pub until: Option<NaiveDate>,
    pub what: What,
}

/// From where it is known.
#[derive(Debug, Clone)]
pub enum What {
    /// The sheet of an event.
    Event {
        id: EventId,
        kind: Kind,
        /// What the municipality calls it.
        own_kind: Option<String>,
        title: String,
        level: Option<Level>,
        /// The names of its groups.
        groups: String,
        contribution: Option<Contribution>,
        topic: Option<String>,
        /// Whether the sheet is closed: an open one may still change, and no paper relies on it.
        is_confirmed: bool,
        /// The number and the day of the certificate, where one was issued.
        certificate: Option<(i64, NaiveDate)>,
    },
    /// A pair that is or was at work.
    Pair {
        id: PairId,
        basis: Basis,
        is_mentor: bool,
        /// The other one, while they are here.
        other: Option<FullName>,
        /// The number and the day of the order.
        order: Option<(String, NaiveDate)>,
    },
    /// An individual route that was agreed, and was not given up. Neither its goal nor a deficit of it is read here.
    Route {
        id: RouteId,
        /// How many of its steps are done, and how many it has.
        steps: (i64, i64),
        /// Whether it has come to its end.
        is_over: bool,
        /// Whether a tutor has agreed to it, or its owner alone.
        by_tutor: bool,
    },
    /// A course that was a step of a route, and is done: nobody enters it twice.
    Course { route: RouteId, title: String, shown: Shown },
    /// What the person has entered.
    Own { id: OwnRecordId, kind: OwnKind, title: String, shown: Shown },
}

/// What shows an entry, or a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    Nothing,
    Link(String),
    /// The words of somebody who was asked what shows a step: an address, or what is to be looked at.
    Words(String),
    File(String),
}

/// A row of the question: of its sources one has its number. A course of a route has that of the route, and its own title.
struct Row {
    day: Option<NaiveDate>,
    until: Option<NaiveDate>,
    /// Moments, whose days depend on the zone of the municipality.
    began: Option<DateTime<Utc>>,
    ended: Option<DateTime<Utc>>,
    event: Option<EventId>,
    pair: Option<PairId>,
    own: Option<OwnRecordId>,
    route: Option<RouteId>,
    done: Option<i64>,
    steps: Option<i64>,
    event_kind: Option<Kind>,
    basis: Option<Basis>,
    own_kind: Option<OwnKind>,
    title: String,
    called: Option<String>,
    level: Option<Level>,
    groups: String,
    contribution: Option<Contribution>,
    topic: Option<String>,
    yes: bool,
    paper_day: Option<NaiveDate>,
    number: Option<String>,
    family: Option<String>,
    given: Option<String>,
    patronymic: Option<String>,
    link: Option<String>,
    file: Option<String>,
}

impl Row {
    fn deed(self, zone: Tz) -> Option<Deed> {
        let day_of = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
        let (began, ended) = (self.began.map(day_of), self.ended.map(day_of));
        let paper = self.number.zip(self.paper_day);
        let what = match (self.event.zip(self.event_kind), self.pair.zip(self.basis), self.own.zip(self.own_kind)) {
            (None, None, None) => {
                let id = self.route?;
                match self.done.zip(self.steps) {
                    Some(steps) => What::Route { id, steps, is_over: ended.is_some(), by_tutor: self.yes },
                    None => {
                        let shown = match (self.file, self.link) {
                            (Some(file), _) => Shown::File(file),
                            (None, Some(words)) => Shown::Words(words),
                            (None, None) => Shown::Nothing,
                        };
                        What::Course { route: id, title: self.title, shown }
                    }
                }
            }
            (Some((id, kind)), ..) => What::Event {
                id,
                kind,
                own_kind: self.called,
                title: self.title,
                level: self.level,
                groups: self.groups,
                contribution: self.contribution,
                topic: self.topic,
                is_confirmed: self.yes,
                certificate: paper.and_then(|(number, day)| Some((number.parse().ok()?, day))),
            },
            (None, Some((id, basis)), _) => {
                let other = self.family.zip(self.given);
                let other =
                    other.map(|(family, given)| FullName::of(family, given, self.patronymic.unwrap_or_default()));
                What::Pair { id, basis, is_mentor: self.yes, other, order: paper }
            }
            (None, None, Some((id, kind))) => {
                let shown = match (self.link, self.file) {
                    (Some(link), _) => Shown::Link(link),
                    (None, Some(file)) => Shown::File(file),
                    (None, None) => Shown::Nothing,
                };
                What::Own { id, kind, title: self.title, shown }
            }
        };
        Some(Deed { day: self.day.or(began)?, until: self.until.or(ended), what })
    }
}

/// Everything that somebody did, as this turn has read it: the card below a paper shows it again.
#[derive(Debug, Clone)]
struct Known(PersonId, Vec<Deed>);

/// Everything that somebody did, the latest first.
pub async fn deeds(tx: &mut Tx, of: Registered) -> Result<Vec<Deed>> {
    let (person, municipality, now, zone) = (of.id(), tx.municipality(), tx.now, tx.zone());
    if let Some(Known(whose, all)) = tx.remembered()
        && whose == person
    {
        return Ok(all);
    }
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT record.day AS "day?: NaiveDate", NULL AS "until?: NaiveDate", NULL AS "began?: DateTime<Utc>",
                  NULL AS "ended?: DateTime<Utc>", event.id AS "event?: EventId",
                  NULL AS "pair?: PairId", NULL AS "own?: OwnRecordId", NULL AS "route?: RouteId", NULL AS "done?: i64",
                  NULL AS "steps?: i64", event.kind AS "event_kind?: Kind",
                  NULL AS "basis?: Basis", NULL AS "own_kind?: OwnKind", event.title AS "title!: String",
                  event.own_kind AS "called?: String", event.level AS "level?: Level",
                  coalesce((SELECT group_concat(groups.name, ', ' ORDER BY groups.sort_form, groups.id)
                            FROM event_group JOIN groups ON groups.id = event_group.group_id
                            WHERE event_group.event_id = event.id), '') AS "groups!: String",
                  record.contribution AS "contribution?: Contribution", record.topic AS "topic?: String",
                  event.attendance_saved_at IS NOT NULL
                      AND NOT EXISTS (SELECT 1 FROM sheet_reopening
                                      WHERE sheet_reopening.event_id = event.id) AS "yes!: bool",
                  certificate.issued_on AS "paper_day?: NaiveDate",
                  CAST(certificate.number AS TEXT) AS "number?: String", NULL AS "family?: String",
                  NULL AS "given?: String", NULL AS "patronymic?: String", NULL AS "link?: String", NULL AS "file?: String"
           FROM record CROSS JOIN event ON event.id = record.event_id
           LEFT JOIN certificate ON certificate.event_id = event.id AND certificate.person_id = record.person_id
                AND certificate.revoked_at IS NULL
           WHERE record.person_id = ?1 AND record.deed = 'presence' AND event.municipality_id = ?2
             AND event.cancelled_at IS NULL AND event.starts_at <= ?3
           UNION ALL
           SELECT pair.since, iif(pair.ended_at IS NULL, pair.until, NULL), NULL, pair.ended_at, NULL, pair.id, NULL, NULL,
                  NULL, NULL, NULL, pair.basis, NULL, '', NULL, NULL, '', NULL,
                  NULL, pair.mentor_id = ?1, pair_order.day, pair_order.number, other.family_name, other.given_name,
                  other.patronymic, NULL, NULL
           FROM pair LEFT JOIN pair_order ON pair_order.id = pair.order_id
           LEFT JOIN person AS other ON other.id = iif(pair.mentor_id = ?1, pair.mentee_id, pair.mentor_id)
           WHERE (pair.mentor_id = ?1 OR pair.mentee_id = ?1) AND +pair.municipality_id = ?2 AND pair.since IS NOT NULL
           UNION ALL
           SELECT own_record.day, NULL, NULL, NULL, NULL, NULL, own_record.id, NULL, NULL, NULL, NULL, NULL, own_record.kind,
                  own_record.title, NULL, NULL, '', NULL,
                  NULL, 0, NULL, NULL, NULL, NULL, NULL, own_record.link, own_record.file_name
           FROM own_record WHERE own_record.person_id = ?1 AND own_record.municipality_id = ?2
           UNION ALL
           SELECT NULL, NULL, coalesce((SELECT min(agreed_at) FROM route_version WHERE route_version.route_id = route.id),
                                       route.agreed_at), route.ended_at, NULL, NULL, NULL, route.id,
                  (SELECT count(*) FROM route_step WHERE route_step.route_id = route.id AND route_step.state = 'done'),
                  (SELECT count(*) FROM route_step WHERE route_step.route_id = route.id), NULL, NULL, NULL, '', NULL, NULL, '',
                  NULL, NULL, EXISTS (SELECT 1 FROM route_version WHERE route_version.route_id = route.id
                                        AND route_version.agreed_by != route.person_id),
                  NULL, NULL, NULL, NULL, NULL, NULL, NULL
           FROM route WHERE route.person_id = ?1 AND route.municipality_id = ?2 AND route.agreed_at IS NOT NULL
             AND route.state != 'dropped'
           UNION ALL
           SELECT route_step.done_on, NULL, NULL, NULL, NULL, NULL, NULL, route_step.route_id, NULL, NULL, NULL, NULL, NULL,
                  route_step.words, NULL, NULL, '', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, route_step.evidence,
                  (SELECT file.name FROM file WHERE file.id = route_step.file_id)
           FROM route_step WHERE route_step.person_id = ?1 AND route_step.municipality_id = ?2
             AND route_step.form = 'course' AND route_step.state = 'done'"#,
        person,
        municipality,
        now
    )
    .fetch_all(tx.db())
    .await?;
    let mut all: Vec<_> = rows.into_iter().filter_map(|row| row.deed(zone)).collect();
    // The later of two of a day was entered later.
    all.reverse();
    all.sort_by_key(|deed| std::cmp::Reverse(deed.day));
    tx.remember(Known(person, all.clone()));
    Ok(all)
}

/// How a reference names somebody: the name, the post and the organisation.
pub async fn works(tx: &mut Tx, person: PersonId) -> Result<(FullName, String, String)> {
    let municipality = tx.municipality();
    let row = sqlx::query!(
        r#"SELECT family_name, given_name, patronymic, coalesce(post.name_ru, '') AS "post!: String",
                  organisation.full_name AS "organisation!"
           FROM person JOIN organisation ON organisation.id = person.organisation_id
           LEFT JOIN post ON post.id = person.post_id
           WHERE person.id = ? AND person.municipality_id = ?"#,
        person,
        municipality
    )
    .fetch_one(tx.db())
    .await?;
    Ok((FullName::of(row.family_name, row.given_name, row.patronymic), row.post, row.organisation))
}
