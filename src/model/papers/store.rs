//! What is asked of the database about papers and blanks. Each question of a room is asked of one municipality.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use sqlx::SqliteConnection;

use super::Kind;
use crate::db::{Call, Values};
use crate::ids::{AccountId, GroupId, MunicipalityId, OrganisationId, PaperId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Page, Result, Spot, Trouble, Tx};
use crate::text::{Language, forms};

/// A paper that is to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Its kind.
    pub kind: Kind,
    /// The year in which the numbers of its kind run.
    pub year: i32,
    /// By hand, or as proposed.
    pub number: Option<String>,
    /// The day that it bears: that of the making, unless somebody has picked another one.
    pub day: NaiveDate,
    /// What it is about, without a person's name.
    pub about: String,
    /// The group that it is about.
    pub group: Option<GroupId>,
    /// Whom it names.
    pub people: Vec<PersonId>,
    /// Whose records it was made from besides.
    pub organisations: Vec<OrganisationId>,
    /// By which version of the regulation.
    pub regulation: i64,
    /// What is to stand in it, as JSON.
    pub filling: String,
}

/// Orders a paper for an account, in the blank that is in force now; `None` where another paper of its kind bears the
/// number this year.
pub async fn order(tx: &mut Tx, by: Coordinator, account: AccountId, new: &New) -> Result<Option<PaperId>> {
    static OF: LazyLock<Call> = LazyLock::new(|| Call::of(&[NAMED, MADE_FROM, journal::NOTE]));
    let (municipality, now) = (tx.municipality(), tx.now);
    let New { kind, year, number, day, about, group, people, organisations, regulation, filling } = new;
    let author = by.id();
    let search_form = forms::search(&format!("{about} {}", number.as_deref().unwrap_or_default()));
    let ordered = sqlx::query_scalar!(
        r#"INSERT INTO paper (municipality_id, kind, year, number, day, about, search_form, author_id, account_id,
                              group_id, blank_id, asked_at, filling, regulation)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, (SELECT id FROM groups WHERE id = ?10 AND municipality_id = ?1),
                   (SELECT id FROM blank WHERE municipality_id = ?1 AND kind = ?2 AND since IS NOT NULL
                    AND until IS NULL), ?11, ?12, ?13)
           ON CONFLICT DO NOTHING RETURNING id AS "id!: PaperId""#,
        municipality,
        kind,
        year,
        number,
        day,
        about,
        search_form,
        author,
        account,
        group,
        now,
        filling,
        regulation
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(paper) = ordered else { return Ok(None) };
    let (people, organisations) = (serde_json::to_string(people)?, serde_json::to_string(organisations)?);
    let values = Values::default().and(paper)?.and(people)?.and(municipality)?;
    let values = values.and(paper)?.and(municipality)?.and(municipality)?;
    let values = values.and(paper)?.and(organisations)?.and(municipality)?;
    let entry = Entry { group: *group, became: number.clone(), ..Entry::default() };
    let values = journal::noted(values, tx, author, "paper-ordered", entry)?;
    OF.make(tx.db(), values).await?;
    tx.wake_files();
    Ok(Some(paper))
}

/// Whom a paper names: the paper, the people as JSON, the municipality. The head of the office stands under each by name:
/// whoever bears it here is named, too.
const NAMED: &str = "INSERT INTO paper_person (paper_id, person_id)
     SELECT ?, person.id FROM json_each(?) AS named JOIN person ON person.id = named.value
     WHERE person.municipality_id = ?
     UNION
     SELECT ?, person_id FROM head_of_office
     WHERE municipality_id = ?
       AND version = (SELECT max(version) FROM regulation_override WHERE municipality_id = ? AND key = 'head_name')
     ON CONFLICT DO NOTHING";
/// The organisations whose records it was made from.
const MADE_FROM: &str = "INSERT INTO paper_organisation (paper_id, organisation_id)
     SELECT ?, organisation.id FROM json_each(?) AS named JOIN organisation ON organisation.id = named.value
     WHERE organisation.municipality_id = ? ON CONFLICT DO NOTHING";

/// A line of the register.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its number here.
    pub id: PaperId,
    /// Its kind.
    pub kind: Kind,
    /// The number that it bears.
    pub number: Option<String>,
    /// Its day.
    pub day: NaiveDate,
    /// What it is about.
    pub about: String,
    /// Whether it was signed.
    pub signed: bool,
}

/// A word of a search, with the kinds whose names it begins a word of.
#[derive(Debug, Serialize)]
struct Sought {
    word: String,
    kinds: Vec<Kind>,
}

impl Sought {
    /// The words of a search: «приказ» is a kind's name, in either language.
    fn all(search: &str) -> Vec<Sought> {
        let named = |kind: &Kind| Language::ALL.map(|language| forms::search(&kind.named(language))).concat();
        let sought = |word: &str| Sought {
            word: word.to_owned(),
            kinds: Kind::ALL.into_iter().filter(|kind| named(kind).contains(&format!(" {word}"))).collect(),
        };
        forms::search(search).split_whitespace().map(sought).collect()
    }
}

/// A page of the register, the newest first. Each word that is sought begins a word of what a paper is about, its number,
/// its kind or its author.
pub async fn find(tx: &mut Tx, _: Coordinator, spot: &Spot, rows: usize) -> Result<(Vec<Listed>, Page)> {
    let municipality = tx.municipality();
    let words = serde_json::to_string(&Sought::all(&spot.search))?;
    let (most, asked) = (rows as i64, i64::try_from(spot.page).unwrap_or(i64::MAX));
    // One question counts and lists: the register is read along its index.
    let found = sqlx::query!(
        r#"WITH counted AS MATERIALIZED
                (SELECT count(*) AS papers FROM paper LEFT JOIN person AS made_by ON made_by.id = paper.author_id
                 WHERE paper.municipality_id = ?1
                   AND NOT EXISTS (SELECT 1 FROM json_each(?2) AS word
                                   WHERE instr(paper.search_form, ' ' || (word.value ->> 'word')) = 0
                                     AND instr(coalesce(made_by.search_form, ''), ' ' || (word.value ->> 'word')) = 0
                                     AND NOT EXISTS (SELECT 1 FROM json_each(word.value, '$.kinds') AS known
                                                     WHERE known.value = paper.kind)))
           SELECT paper.id AS "id!: PaperId", kind AS "kind!: Kind", number, day AS "day!: NaiveDate", about AS "about!",
                  signed_at IS NOT NULL AS "signed!: bool", (SELECT papers FROM counted) AS "count!: i64"
           FROM paper LEFT JOIN person AS author ON author.id = paper.author_id
           WHERE paper.municipality_id = ?1
             AND NOT EXISTS (SELECT 1 FROM json_each(?2) AS word
                             WHERE instr(paper.search_form, ' ' || (word.value ->> 'word')) = 0
                               AND instr(coalesce(author.search_form, ''), ' ' || (word.value ->> 'word')) = 0
                               AND NOT EXISTS (SELECT 1 FROM json_each(word.value, '$.kinds') AS known
                                               WHERE known.value = paper.kind))
           ORDER BY asked_at DESC, paper.id DESC
           LIMIT ?3 OFFSET max(0, min(?4, ((SELECT papers FROM counted) - 1) / ?3)) * ?3"#,
        municipality,
        words,
        most,
        asked
    )
    .fetch_all(tx.db())
    .await?;
    let count = found.first().map_or(0, |row| usize::try_from(row.count).unwrap_or(0));
    let page = Page::of(spot.page, count, rows);
    let listed = found.into_iter().map(|row| Listed {
        id: row.id,
        kind: row.kind,
        number: row.number,
        day: row.day,
        about: row.about,
        signed: row.signed,
    });
    Ok((listed.collect(), page))
}

/// A paper on its card.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Its number here.
    pub id: PaperId,
    /// Its kind.
    pub kind: Kind,
    /// The number that it bears.
    pub number: Option<String>,
    /// Its day.
    pub day: NaiveDate,
    /// What it is about.
    pub about: String,
    /// Who ordered it; nobody after they are gone.
    pub author: Option<String>,
    /// How many people it names.
    pub named: i64,
    /// How many organisations' records it was made from.
    pub organisations: i64,
    /// The group that it is about.
    pub group: Option<GroupId>,
    /// By which version of the regulation it was made; nothing of what was made before that was kept.
    pub regulation: Option<i64>,
    /// When it was made.
    pub made_at: Option<DateTime<Utc>>,
    /// Whether somebody whom it names was erased after it was signed.
    pub outlives: bool,
    /// The version of the municipality's own blank; none for the blank of the program.
    pub blank: Option<i64>,
    /// What it is kept by; nothing where it is still to be made, or its content is gone.
    pub hash: Option<String>,
    /// Whether it is still to be made.
    pub waits: bool,
    /// Why it was not made, or what became of it.
    pub flaw: Option<String>,
    /// When it was signed.
    pub signed_at: Option<DateTime<Utc>>,
    /// What its scan is kept by, what that file is called, and when it came.
    pub scan_hash: Option<String>,
    /// See there.
    pub scan_name: Option<String>,
    /// See there.
    pub scan_at: Option<DateTime<Utc>>,
    /// Where it was published.
    pub link: Option<String>,
}

/// A paper of the municipality.
pub async fn paper(tx: &mut Tx, _: Coordinator, id: PaperId) -> Result<Paper> {
    let municipality = tx.municipality();
    let found = sqlx::query_as!(
        Paper,
        r#"SELECT paper.id AS "id!: PaperId", paper.kind AS "kind!: Kind", number, day AS "day!: NaiveDate", about,
                  (SELECT rtrim(family_name || ' ' || given_name || ' ' || patronymic) FROM person
                   WHERE person.id = author_id) AS "author?: String",
                  (SELECT count(*) FROM paper_person WHERE paper_id = paper.id) AS "named!: i64",
                  (SELECT count(*) FROM paper_organisation WHERE paper_id = paper.id) AS "organisations!: i64",
                  group_id AS "group?: GroupId", regulation, made_at AS "made_at?: DateTime<Utc>",
                  outlives AS "outlives!: bool",
                  (SELECT version FROM blank WHERE blank.id = blank_id) AS "blank?: i64", hash,
                  filling IS NOT NULL AS "waits!: bool", flaw, signed_at AS "signed_at?: DateTime<Utc>",
                  scan_hash, scan_name, scan_at AS "scan_at?: DateTime<Utc>", link
           FROM paper WHERE paper.id = ? AND municipality_id = ?"#,
        id,
        municipality
    )
    .fetch_optional(tx.db())
    .await?;
    found.ok_or(Trouble::Gone)
}

/// A paper that is to be made.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its number here.
    pub id: PaperId,
    /// Its kind.
    pub kind: Kind,
    /// What is to stand in it, as JSON.
    pub filling: String,
    /// The municipality's own blank; none for that of the program.
    pub blank: Option<String>,
}

/// The papers that are to be made, the earliest first.
pub async fn waiting(db: &mut SqliteConnection, most: i64) -> sqlx::Result<Vec<Waiting>> {
    sqlx::query_as!(
        Waiting,
        r#"SELECT paper.id AS "id!: PaperId", paper.kind AS "kind!: Kind", filling AS "filling!",
                  (SELECT hash FROM blank WHERE blank.id = blank_id) AS "blank?: String"
           FROM paper WHERE filling IS NOT NULL ORDER BY id LIMIT ?"#,
        most
    )
    .fetch_all(db)
    .await
}

/// A paper that has just been made, or could not be.
#[derive(Debug, Clone)]
pub struct Made {
    /// Whose it is.
    pub municipality: MunicipalityId,
    /// Its kind.
    pub kind: Kind,
    /// The number that it bears.
    pub number: Option<String>,
    /// Its day.
    pub day: NaiveDate,
    /// What it is about.
    pub about: String,
    /// Who gets it; nobody after they are gone.
    pub account: Option<Person>,
}

/// Somebody who waits for a file.
#[derive(Debug, Clone)]
pub struct Person {
    /// The account.
    pub account: AccountId,
    /// Its language.
    pub language: Language,
}

/// Keeps what was made; `None` where its content was given up meanwhile, since somebody whom it names was erased.
pub async fn made(
    db: &mut SqliteConnection,
    id: PaperId,
    (hash, bytes): (&str, i64),
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Made>> {
    let row = sqlx::query!(
        r#"UPDATE paper SET filling = NULL, hash = ?1, bytes = ?2, made_at = ?3
           WHERE id = ?4 AND filling IS NOT NULL
           RETURNING municipality_id AS "municipality!: MunicipalityId", kind AS "kind!: Kind", number, day AS "day!: NaiveDate", about,
                     account_id AS "account: AccountId",
                     (SELECT language FROM account WHERE account.id = account_id) AS "language?: Language""#,
        hash,
        bytes,
        now,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Made {
        municipality: row.municipality,
        kind: row.kind,
        number: row.number,
        day: row.day,
        about: row.about,
        account: row.account.zip(row.language).map(|(account, language)| Person { account, language }),
    }))
}

/// Keeps why a paper was not made. Its number is free again.
pub async fn unmade(db: &mut SqliteConnection, id: PaperId, flaw: &str) -> sqlx::Result<Option<Made>> {
    let row = sqlx::query!(
        r#"UPDATE paper SET filling = NULL, number = NULL, flaw = ?1 WHERE id = ?2 AND filling IS NOT NULL
           RETURNING municipality_id AS "municipality!: MunicipalityId", kind AS "kind!: Kind", day AS "day!: NaiveDate", about, account_id AS "account: AccountId",
                     (SELECT language FROM account WHERE account.id = account_id) AS "language?: Language""#,
        flaw,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Made {
        municipality: row.municipality,
        kind: row.kind,
        number: None,
        day: row.day,
        about: row.about,
        account: row.account.zip(row.language).map(|(account, language)| Person { account, language }),
    }))
}
