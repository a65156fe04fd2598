//! Samples of a municipality's own, in the place of ours: of a certificate, an SVG, and of every paper that bears no number of
//! the register, a document of Word. Many features print on them, and a coordinator's room looks them through before they
//! come here.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use crate::ids::{AccountId, FileId};
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Cx, Filled, Parcel, Result, Trouble, Tx, files};

/// What a municipality may have a sample of its own of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Sample {
    /// Of a certificate (P23).
    Certificate,
    /// Of a reference of participation (P24).
    Reference,
    /// Of a sheet of attendance, with the roster printed (P3).
    Attendance,
    /// Of a sheet of registration, with lines to be filled in (P3).
    Registration,
    /// Of an individual route with its sheet of agreement (P19).
    Route,
    /// Of an extract of a route for an attestation (P20).
    RouteExtract,
    /// Of a profile of deficits (P21).
    Profile,
    /// Of an order that confirms pairs, with its appendix (P11).
    PairOrder,
    /// Of a mentor's consent (P12).
    PairConsent,
    /// Of the programme of a pair (P13).
    PairProgramme,
    /// Of the journal of a pair (P14).
    PairJournal,
    /// Of a mentor's report (P15).
    PairReport,
    /// Of the base of mentors and mentees (P16).
    PairBase,
    /// Of a questionnaire to be filled in by hand (P17).
    PairSurvey,
    /// Of sums of questionnaires (P17).
    PairSummary,
    /// Of the road map of mentoring (P18).
    PairRoadmap,
}

/// A sample of the municipality's own.
#[derive(Debug, Clone)]
pub struct Own {
    /// The sender's name of the file.
    pub name: String,
    /// What its content is kept by.
    pub hash: String,
}

/// The municipality's own sample, where it has one.
pub async fn sample(tx: &mut Tx, kind: Sample) -> Result<Option<Own>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(Own, "SELECT name, hash FROM sample WHERE municipality_id = ? AND kind = ?", municipality, kind)
        .fetch_optional(tx.db())
        .await?)
}

/// Those of which the municipality has a sample of its own.
pub async fn own_samples(tx: &mut Tx) -> Result<Vec<Sample>> {
    let municipality = tx.municipality();
    let own =
        sqlx::query_scalar!(r#"SELECT kind AS "kind!: Sample" FROM sample WHERE municipality_id = ?"#, municipality);
    Ok(own.fetch_all(tx.db()).await?)
}

/// A paper that is filled where it is sent.
#[derive(Debug)]
pub struct Printed {
    /// On what.
    pub on: Sample,
    /// Under the file.
    pub caption: String,
    /// The day in the name of its file.
    pub day: NaiveDate,
    /// Whether it names other people than whoever gets it.
    pub names: bool,
}

/// Sends a paper of Word in which these values are to stand (`papers::word::Values`).
pub fn print(cx: &mut Cx, paper: Printed, values: &impl Serialize) -> Result<()> {
    let Printed { on, caption, day, names } = paper;
    let name = format!("{}_{}.docx", on.file(), day.format("%Y-%m-%d"));
    let values = serde_json::to_string(values)?;
    cx.parcel(Parcel::Filled(Filled { blank: on.key().to_owned(), values, name, caption, names, sample: None }));
    Ok(())
}

/// What the sample is kept by that is in force for whoever gets a paper, by the key of the blank that comes with the program.
/// It is looked up when the paper is sent, so that no turn waits for it.
pub async fn in_force(db: &mut SqliteConnection, account: AccountId, key: &str) -> Result<Option<String>> {
    let Some(kind) = Sample::ALL.into_iter().find(|kind| kind.key() == key) else { return Ok(None) };
    Ok(sqlx::query_scalar!(
        "SELECT sample.hash FROM account CROSS JOIN sample ON sample.municipality_id = account.municipality_id
         WHERE account.id = ? AND sample.kind = ?",
        account,
        kind
    )
    .fetch_optional(db)
    .await?)
}

/// Puts a file that was found to be sound in force, in the place of what was; its row goes, its content is the municipality's
/// now. Tells what it is kept by.
pub async fn bring_sample(cx: &mut Cx, by: Coordinator, kind: Sample, file: FileId) -> Result<String> {
    let (municipality, now, account, person) = (cx.municipality(), cx.now, cx.account_id(), by.id());
    let hash = sqlx::query_scalar!(
        r#"INSERT INTO sample (municipality_id, kind, name, hash, bytes, brought_by, brought_at)
           SELECT ?1, ?2, file.name, file.hash, file.bytes, ?3, ?4 FROM file WHERE file.id = ?5 AND file.account_id = ?6
           ON CONFLICT (municipality_id, kind) DO UPDATE
           SET name = excluded.name, hash = excluded.hash, bytes = excluded.bytes, brought_by = excluded.brought_by,
               brought_at = excluded.brought_at
           RETURNING hash AS "hash!: String""#,
        municipality,
        kind,
        person,
        now,
        file,
        account
    )
    .fetch_optional(cx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    files::discard(cx, file).await?;
    let entry = Entry { became: Some(kind.file().replace('_', " ")), ..Entry::default() };
    journal::note(cx, by.id(), "blank-brought", entry).await?;
    Ok(hash)
}

/// Papers of a kind are the program's own again; tells whether they were not.
pub async fn drop_sample(tx: &mut Tx, by: Coordinator, kind: Sample) -> Result<bool> {
    let municipality = tx.municipality();
    let gone = sqlx::query!("DELETE FROM sample WHERE municipality_id = ? AND kind = ?", municipality, kind);
    if gone.execute(tx.db()).await?.rows_affected() == 0 {
        return Ok(false);
    }
    tx.wake_files();
    let entry = Entry { was: Some(kind.file().replace('_', " ")), ..Entry::default() };
    journal::note(tx, by.id(), "blank-ended", entry).await?;
    Ok(true)
}

impl Sample {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Sample; 16] = [
        Sample::Certificate,
        Sample::Reference,
        Sample::Attendance,
        Sample::Registration,
        Sample::PairOrder,
        Sample::PairConsent,
        Sample::PairProgramme,
        Sample::PairJournal,
        Sample::PairReport,
        Sample::PairRoadmap,
        Sample::PairBase,
        Sample::PairSurvey,
        Sample::PairSummary,
        Sample::Route,
        Sample::RouteExtract,
        Sample::Profile,
    ];

    /// What the blank that comes with the program is called where it is still to be filled.
    pub const fn key(self) -> &'static str {
        match self {
            Sample::Certificate => "certificate",
            Sample::Reference => "reference",
            Sample::Attendance => "attendance",
            Sample::Registration => "registration",
            Sample::Route => "route",
            Sample::RouteExtract => "route-extract",
            Sample::Profile => "profile",
            Sample::PairOrder => "pair-order",
            Sample::PairConsent => "pair-consent",
            Sample::PairProgramme => "pair-programme",
            Sample::PairJournal => "pair-journal",
            Sample::PairReport => "pair-report",
            Sample::PairBase => "pair-base",
            Sample::PairSurvey => "pair-survey",
            Sample::PairSummary => "pair-summary",
            Sample::PairRoadmap => "pair-roadmap",
        }
    }

    /// As the journal and the name of a file have it.
    pub fn file(self) -> &'static str {
        match self {
            Sample::Certificate => "Сертификат",
            Sample::Reference => "Справка_об_участии",
            Sample::Attendance => "Явочный_лист",
            Sample::Registration => "Лист_регистрации",
            Sample::Route => "Маршрут",
            Sample::RouteExtract => "Справка_о_маршруте",
            Sample::Profile => "Профиль_дефицитов",
            Sample::PairOrder => "Приказ_о_парах",
            Sample::PairConsent => "Согласие_наставника",
            Sample::PairProgramme => "Программа_наставничества",
            Sample::PairJournal => "Журнал_наставника",
            Sample::PairReport => "Отчёт_наставника",
            Sample::PairBase => "База_наставников",
            Sample::PairSurvey => "Анкета",
            Sample::PairSummary => "Сводка_анкет",
            Sample::PairRoadmap => "Дорожная_карта_наставничества",
        }
    }
}
