//! What is asked of the database about papers and blanks. Each question of a room is asked of one municipality.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::Kind;
use crate::ids::{AccountId, BlankId, FileId, GroupId, MunicipalityId, PaperId, PersonId};
use crate::model::journal::{self, Entry};
use crate::model::roles::Coordinator;
use crate::talk::{Cx, Page, Result, Spot, Trouble, Tx};
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
    /// What it is about, without a person's name.
    pub about: String,
    /// The group that it is about.
    pub group: Option<GroupId>,
    /// Whom it names.
    pub people: Vec<PersonId>,
    /// What is to stand in it, as JSON.
    pub filling: String,
}

/// Orders a paper for an account, in the blank that is in force now; `None` where another paper of its kind bears the
/// number this year.
pub async fn order(tx: &mut Tx, by: Coordinator, account: AccountId, new: &New) -> Result<Option<PaperId>> {
    let (municipality, now, day) = (tx.municipality(), tx.now, tx.today());
    let New { kind, year, number, about, group, people, filling } = new;
    let author = by.id();
    let search_form = forms::search(&format!("{about} {}", number.as_deref().unwrap_or_default()));
    let ordered = sqlx::query_scalar!(
        r#"INSERT INTO paper (municipality_id, kind, year, number, day, about, search_form, author_id, account_id,
                              group_id, blank_id, asked_at, filling)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, (SELECT id FROM groups WHERE id = ?10 AND municipality_id = ?1),
                   (SELECT id FROM blank WHERE municipality_id = ?1 AND kind = ?2 AND since IS NOT NULL
                    AND until IS NULL), ?11, ?12)
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
        filling
    )
    .fetch_optional(tx.db())
    .await?;
    let Some(paper) = ordered else { return Ok(None) };
    let people = serde_json::to_string(people)?;
    sqlx::query!(
        "INSERT INTO paper_person (paper_id, person_id)
         SELECT ?1, person.id FROM json_each(?2) AS named
         JOIN person ON person.id = named.value WHERE person.municipality_id = ?3
         ON CONFLICT DO NOTHING",
        paper,
        people,
        municipality
    )
    .execute(tx.db())
    .await?;
    let entry = Entry { group: *group, became: number.clone(), ..Entry::default() };
    journal::note(tx, author, "paper-ordered", entry).await?;
    tx.wake_files();
    Ok(Some(paper))
}

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

/// A page of the register, the newest first.
pub async fn find(tx: &mut Tx, _: Coordinator, spot: &Spot, rows: usize) -> Result<(Vec<Listed>, Page)> {
    let municipality = tx.municipality();
    let words: Vec<String> = forms::search(&spot.search).split_whitespace().map(str::to_owned).collect();
    let words = serde_json::to_string(&words)?;
    // One question counts and lists: the register is read along its index.
    let found = sqlx::query!(
        r#"SELECT id AS "id!: PaperId", kind AS "kind!: Kind", number, day AS "day!: NaiveDate", about AS "about!",
                  signed_at IS NOT NULL AS "signed!: bool",
                  (SELECT count(*) FROM paper AS counted
                   WHERE counted.municipality_id = ?1
                     AND NOT EXISTS (SELECT 1 FROM json_each(?2) AS word
                                     WHERE instr(counted.search_form, ' ' || word.value) = 0)) AS "count!: i64"
           FROM paper
           WHERE municipality_id = ?1
             AND NOT EXISTS (SELECT 1 FROM json_each(?2) AS word
                             WHERE instr(paper.search_form, ' ' || word.value) = 0)
           ORDER BY asked_at DESC, id DESC LIMIT ?3"#,
        municipality,
        words,
        MOST
    )
    .fetch_all(tx.db())
    .await?;
    let count = found.first().map_or(0, |row| usize::try_from(row.count).unwrap_or(0)).min(found.len());
    let page = Page::of(spot.page, count, rows);
    let listed = page.cut(found).map(|row| Listed {
        id: row.id,
        kind: row.kind,
        number: row.number,
        day: row.day,
        about: row.about,
        signed: row.signed,
    });
    Ok((listed.collect(), page))
}

/// The most lines of the register that can be leafed through; what is older is found by a search.
const MOST: i64 = 500;

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

/// A version of a blank of the municipality's own.
#[derive(Debug, Clone)]
pub struct Blank {
    /// Its number here.
    pub id: BlankId,
    /// Which paper's.
    pub kind: Kind,
    /// Which version.
    pub version: i64,
    /// The sender's name of the file.
    pub name: String,
    /// What its content is kept by.
    pub hash: String,
    /// Whether papers are made of it now.
    pub in_force: bool,
    /// Whether it is still looked through.
    pub waits: bool,
}

/// The blanks that are in force or are being looked through, by kind.
pub async fn blanks(tx: &mut Tx, _: Coordinator) -> Result<Vec<Blank>> {
    let municipality = tx.municipality();
    Ok(sqlx::query_as!(
        Blank,
        r#"SELECT id AS "id!: BlankId", kind AS "kind!: Kind", version AS "version!: i64", name AS "name!",
                  hash AS "hash!", since IS NOT NULL AS "in_force!: bool", looked_at IS NULL AS "waits!: bool"
           FROM blank
           WHERE municipality_id = ? AND until IS NULL AND (since IS NOT NULL OR looked_at IS NULL)
           ORDER BY kind, version"#,
        municipality
    )
    .fetch_all(tx.db())
    .await?)
}

/// A blank that somebody sent.
#[derive(Debug, Clone, Copy)]
pub struct Bringing {
    /// For which papers.
    pub kind: Kind,
    /// The file.
    pub file: FileId,
}

/// Takes a file for a blank: it becomes the next version once it was looked through. The file's row goes, its content is
/// the blank's now.
pub async fn bring(cx: &mut Cx, by: Coordinator, Bringing { kind, file }: Bringing) -> Result<()> {
    let (municipality, now, account) = (cx.municipality(), cx.now, cx.account_id());
    let brought = sqlx::query!(
        "INSERT INTO blank (municipality_id, kind, version, name, hash, bytes, account_id, came_at)
         SELECT ?1, ?2, coalesce((SELECT max(version) FROM blank WHERE municipality_id = ?1 AND kind = ?2), 0) + 1,
                file.name, file.hash, file.bytes, file.account_id, ?3
         FROM file WHERE file.id = ?4 AND file.account_id = ?5",
        municipality,
        kind,
        now,
        file,
        account
    )
    .execute(cx.db())
    .await?;
    if brought.rows_affected() == 0 {
        return Err(Trouble::Gone);
    }
    crate::talk::files::discard(cx, file).await?;
    let entry = Entry { became: Some(kind.file().to_owned()), ..Entry::default() };
    journal::note(cx, by.id(), "blank-brought", entry).await
}

/// Makes papers of the program's own blank again; tells whether they were not.
pub async fn back_to_default(tx: &mut Tx, by: Coordinator, kind: Kind) -> Result<bool> {
    let (municipality, now) = (tx.municipality(), tx.now);
    let ended = sqlx::query!(
        "UPDATE blank SET until = max(since, ?1)
         WHERE municipality_id = ?2 AND kind = ?3 AND since IS NOT NULL AND until IS NULL",
        now,
        municipality,
        kind
    )
    .execute(tx.db())
    .await?;
    if ended.rows_affected() == 0 {
        return Ok(false);
    }
    let entry = Entry { was: Some(kind.file().to_owned()), ..Entry::default() };
    journal::note(tx, by.id(), "blank-ended", entry).await?;
    Ok(true)
}

/// A blank that is to be looked through.
#[derive(Debug, Clone)]
pub struct WaitingBlank {
    /// Its number here.
    pub id: BlankId,
    /// Which paper's.
    pub kind: Kind,
    /// Which version.
    pub version: i64,
    /// Its content.
    pub hash: String,
}

/// The blanks that are to be looked through, the earliest first.
pub async fn waiting_blanks(db: &mut SqliteConnection, most: i64) -> sqlx::Result<Vec<WaitingBlank>> {
    sqlx::query_as!(
        WaitingBlank,
        r#"SELECT id AS "id!: BlankId", kind AS "kind!: Kind", version AS "version!: i64", hash AS "hash!"
           FROM blank WHERE looked_at IS NULL ORDER BY id LIMIT ?"#,
        most
    )
    .fetch_all(db)
    .await
}

/// Keeps what was found: a sound blank is in force from now on, in the place of the one before. Returns who sent it.
pub async fn looked(
    db: &mut SqliteConnection,
    id: BlankId,
    (flaw, specimen): (Option<&str>, Option<&str>),
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Person>> {
    if flaw.is_none() {
        sqlx::query!(
            "UPDATE blank SET until = max(since, ?1)
             WHERE since IS NOT NULL AND until IS NULL
               AND (municipality_id, kind) IN (SELECT municipality_id, kind FROM blank WHERE id = ?2)",
            now,
            id
        )
        .execute(&mut *db)
        .await?;
    }
    let sender = sqlx::query!(
        r#"UPDATE blank SET looked_at = ?1, flaw = ?2, since = iif(?2 IS NULL, ?1, NULL), specimen = ?4
           WHERE id = ?3 AND looked_at IS NULL
           RETURNING account_id AS "account: AccountId",
                     (SELECT language FROM account WHERE account.id = account_id) AS "language?: Language""#,
        now,
        flaw,
        id,
        specimen
    )
    .fetch_optional(db)
    .await?;
    Ok(sender.and_then(|row| row.account.zip(row.language)).map(|(account, language)| Person { account, language }))
}
