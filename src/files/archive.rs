//! A backup: one archive that holds a copy of the database, and every file that this copy names.
//!
//! It is a plain tar of `grozd.db` and `files/HASH`, so that it can be looked into without this program. What comes
//! back out of an archive is trusted no more than what comes from people: only these names, only plain files, and only
//! contents that are what their names say.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};

use super::{Files, MOST, is_hash, store};
use crate::db;

/// How the archive calls the copy of the database.
const DATABASE: &str = "grozd.db";
/// The folder of the archive in which the files lie.
const FOLDER: &str = "files/";
/// A file that the bot sweeps away between the copy and its turn makes a new copy worth trying, so often.
const ATTEMPTS: usize = 3;

/// Why there is no archive, or nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum Flaw {
    /// The disk.
    #[error("{0}")]
    Disk(#[from] io::Error),
    /// The database.
    #[error("{0}")]
    Database(#[from] sqlx::Error),
    /// Something that is already there.
    #[error("{0} is there already: name a new file")]
    Exists(PathBuf),
    /// A database where one is to be restored.
    #[error("{0} is there: stop the bot, and move it away together with what lies beside it and ends in -wal and -shm")]
    InTheWay(PathBuf),
    /// A copy of the database as older versions wrote it.
    #[error("this is a copy of the database alone, as older versions wrote it: put it in the place of {0} by hand")]
    CopyAlone(PathBuf),
    /// Something else.
    #[error("this is no whole backup of grozd ({0}): nothing was restored, take another copy")]
    NoBackup(String),
}

/// What an archive holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Holds {
    /// How many files.
    pub files: usize,
    /// Their sizes together.
    pub bytes: u64,
    /// The hashes of those that the database names and that are not there, or are not what their hashes say.
    pub missing: Vec<String>,
}

/// How the folder and the database fit.
#[derive(Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many files the database names that are there.
    pub files: usize,
    /// Their sizes together.
    pub bytes: u64,
    /// The hashes of those that are not there.
    pub missing: Vec<String>,
    /// How many lie there that the database does not name; the running bot removes them.
    pub spare: usize,
}

/// Counts the files.
pub async fn tally(files: &Files, db: &mut SqliteConnection) -> Result<Tally, Flaw> {
    let mut named = store::named(db).await?;
    let mut tally = Tally { files: 0, bytes: 0, missing: Vec::new(), spare: 0 };
    for (hash, bytes) in files.list()? {
        if named.remove(&hash) {
            tally.files += 1;
            tally.bytes += bytes;
        } else {
            tally.spare += 1;
        }
    }
    tally.missing = named.into_iter().collect();
    Ok(tally)
}

/// Writes an archive beside the running bot. Where files are missing it is written all the same, without them.
pub async fn back_up(database: &Path, files: &Files, to: &Path) -> Result<Holds, Flaw> {
    if to.exists() {
        return Err(Flaw::Exists(to.to_owned()));
    }
    // Named like the archive, so that whoever deletes old copies deletes what a power cut left of one, too.
    let (copy, part) = (beside(to, ".copy"), beside(to, ".part"));
    let remove = || [&copy, &part].map(std::fs::remove_file);
    let _ = remove();
    let written = write(database, files, &copy, &part).await;
    let done = match written {
        // Never over a file that came meanwhile.
        Ok(holds) => std::fs::hard_link(&part, to).map(|()| holds).map_err(Flaw::from),
        Err(flaw) => Err(flaw),
    };
    let _ = remove();
    if done.is_ok() {
        super::sync_folder(folder_of(to))?;
    }
    done
}

async fn write(database: &Path, files: &Files, copy: &Path, part: &Path) -> Result<Holds, Flaw> {
    let mut attempts = 1;
    loop {
        db::back_up(database, copy).await?;
        let named = named_by(copy).await?;
        let holds = pack(copy, &named, files, part)?;
        if attempts == ATTEMPTS || holds.missing.is_empty() || !went_meanwhile(database, &holds.missing).await? {
            return Ok(holds);
        }
        attempts += 1;
        std::fs::remove_file(copy)?;
        std::fs::remove_file(part)?;
    }
}

fn pack(copy: &Path, named: &BTreeSet<String>, files: &Files, part: &Path) -> Result<Holds, Flaw> {
    let mut holds = Holds { files: 0, bytes: 0, missing: Vec::new() };
    let mut archive = tar::Builder::new(io::BufWriter::new(make(part)?));
    let database = File::open(copy)?;
    let bytes = database.metadata()?.len();
    archive.append_data(&mut header(bytes), DATABASE, database.take(bytes))?;
    for hash in named {
        match files.read(hash) {
            Ok(content) => {
                let bytes = content.len() as u64;
                archive.append_data(&mut header(bytes), format!("{FOLDER}{hash}"), &content[..])?;
                holds.files += 1;
                holds.bytes += bytes;
            }
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidData) => {
                holds.missing.push(hash.clone());
            }
            Err(error) => return Err(error.into()),
        }
    }
    let written = archive.into_inner()?.into_inner().map_err(|error| error.into_error())?;
    written.sync_all()?;
    Ok(holds)
}

/// Whether the database no longer names all of these: they were swept away while they were being packed.
async fn went_meanwhile(database: &Path, missing: &[String]) -> Result<bool, Flaw> {
    let named = named_in(SqliteConnectOptions::new().filename(database).read_only(true)).await?;
    Ok(missing.iter().any(|hash| !named.contains(hash)))
}

/// Unpacks an archive where no database is.
pub async fn restore(archive: &Path, database: &Path, files: &Files) -> Result<Holds, Flaw> {
    let in_the_way = ["", "-wal", "-shm"].map(|end| beside(database, end)).into_iter().find(|file| file.exists());
    if let Some(file) = in_the_way {
        return Err(Flaw::InTheWay(file));
    }
    if is_database(archive)? {
        return Err(Flaw::CopyAlone(database.to_owned()));
    }
    let part = beside(database, ".restoring");
    let _ = std::fs::remove_file(&part);
    let restored = put_back(archive, &part, files).await;
    let done = match restored {
        Ok(holds) => std::fs::hard_link(&part, database).map(|()| holds).map_err(Flaw::from),
        Err(flaw) => Err(flaw),
    };
    let _ = std::fs::remove_file(&part);
    if done.is_ok() {
        super::sync_folder(folder_of(database))?;
    }
    done
}

async fn put_back(archive: &Path, part: &Path, files: &Files) -> Result<Holds, Flaw> {
    let no_backup = |what: &str| Flaw::NoBackup(what.to_owned());
    // The archive's own words are the system's, or say where it breaks off.
    let broken = |error: io::Error| match error.raw_os_error() {
        Some(_) => Flaw::Disk(error),
        None => Flaw::NoBackup(error.to_string()),
    };
    let mut archive = tar::Archive::new(io::BufReader::new(File::open(archive)?));
    let (mut has_database, mut sizes) = (false, std::collections::BTreeMap::new());
    for entry in archive.entries()? {
        let mut entry = entry.map_err(broken)?;
        let path = entry.path_bytes().into_owned();
        let path = std::str::from_utf8(&path).map_err(|_| no_backup("a name that is none of ours"))?.to_owned();
        if !entry.header().entry_type().is_file() {
            return Err(no_backup("something that is no plain file"));
        }
        if path == DATABASE && !has_database {
            let mut written = make(part)?;
            io::copy(&mut entry, &mut written).map_err(broken)?;
            written.flush()?;
            written.sync_all()?;
            has_database = true;
            continue;
        }
        let hash = path.strip_prefix(FOLDER).filter(|hash| is_hash(hash));
        let hash = hash.ok_or_else(|| no_backup("a name that is none of ours"))?;
        if entry.size() > MOST {
            return Err(no_backup("a file that is too big"));
        }
        let mut content = Vec::new();
        entry.read_to_end(&mut content).map_err(broken)?;
        if super::hash(&content) != hash {
            return Err(no_backup("a file that is not what its name says"));
        }
        files.put(&content)?;
        sizes.insert(hash.to_owned(), content.len() as u64);
    }
    if !has_database || !is_database(part)? {
        return Err(no_backup("no database in it"));
    }
    let named = named_by(part).await.map_err(|flaw| Flaw::NoBackup(flaw.to_string()))?;
    let missing = named.iter().filter(|hash| !sizes.contains_key(*hash)).cloned().collect();
    Ok(Holds { files: sizes.len(), bytes: sizes.values().sum(), missing })
}

/// What a copy names that nobody else has open; it is not changed, and nothing is made beside it.
async fn named_by(copy: &Path) -> Result<BTreeSet<String>, Flaw> {
    named_in(SqliteConnectOptions::new().filename(copy).read_only(true).immutable(true)).await
}

async fn named_in(options: SqliteConnectOptions) -> Result<BTreeSet<String>, Flaw> {
    let mut connection = SqliteConnection::connect_with(&options).await?;
    let named = match store::named(&mut connection).await {
        // The database of a version that took no files.
        Err(sqlx::Error::Database(error)) if error.message().contains("no such table") => BTreeSet::new(),
        named => named?,
    };
    connection.close().await?;
    Ok(named)
}

fn is_database(file: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    File::open(file)?.take(16).read_to_end(&mut head)?;
    Ok(head == b"SQLite format 3\0")
}

fn header(bytes: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(bytes);
    header
}

/// A new file for its owner alone.
fn make(file: &Path) -> io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Database;

    /// A bot's folder in which somebody has sent files.
    struct Place {
        folder: tempfile::TempDir,
        files: Files,
    }

    impl Place {
        fn new() -> Place {
            let folder = tempfile::tempdir().unwrap();
            let files = Files::at(folder.path().join("grozd.db.files"));
            Place { folder, files }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn database(&self) -> PathBuf {
            self.path("grozd.db")
        }

        async fn with(contents: &[&[u8]]) -> Place {
            let place = Place::new();
            let database = Database::open(&place.database(), chrono::DateTime::UNIX_EPOCH).await.unwrap();
            database.run(SOMEBODY).await;
            for content in contents {
                let hash = place.files.put(content).unwrap();
                database.run(&claim(&hash)).await;
            }
            database.close().await;
            place
        }
    }

    const SOMEBODY: &str = "INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Лесной', 'Europe/Moscow');
        INSERT INTO account (id, channel, external, municipality_id, language) VALUES (1, 'telegram', '7', 1, 'ru')";

    fn claim(hash: &str) -> String {
        format!(
            "INSERT INTO file (account_id, hash, name, bytes, received_at)
             VALUES (1, '{hash}', 'a.txt', 6, '2026-11-27T00:00:00Z')"
        )
    }

    #[tokio::test]
    async fn what_was_backed_up_is_restored_with_its_files_and_nothing_is_overwritten() {
        let old = Place::with(&[b"school", b"kindergarten", b"school"]).await;
        old.files.put(b"spare").unwrap();
        let archive = old.path("grozd-1.tar");
        let holds = back_up(&old.database(), &old.files, &archive).await.unwrap();
        assert_eq!(holds, Holds { files: 2, bytes: 18, missing: vec![] });
        assert!(matches!(back_up(&old.database(), &old.files, &archive).await, Err(Flaw::Exists(_))));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&archive).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let left: Vec<_> = std::fs::read_dir(old.folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert!(!left.iter().any(|name| name.to_string_lossy().contains("tar.")), "{left:?}");

        let new = Place::new();
        assert_eq!(restore(&archive, &new.database(), &new.files).await.unwrap(), holds);
        assert_eq!(new.files.read(&super::super::hash(b"school")).unwrap(), b"school");
        let database = Database::open(&new.database(), chrono::DateTime::UNIX_EPOCH).await.unwrap();
        let mut reader = database.reader().await.unwrap();
        let tally = tally(&new.files, &mut reader).await.unwrap();
        assert_eq!(tally, Tally { files: 2, bytes: 18, missing: vec![], spare: 0 });
        drop(reader);
        database.close().await;
        assert!(matches!(restore(&archive, &new.database(), &new.files).await, Err(Flaw::InTheWay(_))));
    }

    #[tokio::test]
    async fn a_missing_and_a_changed_file_are_told_and_the_rest_is_saved() {
        let old = Place::with(&[b"school", b"kindergarten", b"centre"]).await;
        let (gone, changed) = (super::super::hash(b"school"), super::super::hash(b"centre"));
        old.files.remove(&gone).unwrap();
        std::fs::write(old.files.place(&changed).unwrap(), b"virus!").unwrap();
        let archive = old.path("grozd-1.tar");
        let holds = back_up(&old.database(), &old.files, &archive).await.unwrap();
        let missing: BTreeSet<_> = [gone, changed].into();
        assert_eq!((holds.files, holds.missing.iter().cloned().collect()), (1, missing));
        let new = Place::new();
        assert_eq!(restore(&archive, &new.database(), &new.files).await.unwrap(), holds);
    }

    #[tokio::test]
    async fn what_is_no_backup_restores_nothing() {
        let place = Place::new();
        let archive = place.path("bad.tar");
        let refused = async |flaw: &str| {
            let told = restore(&archive, &place.database(), &place.files).await.unwrap_err().to_string();
            assert!(told.contains(flaw), "{told}");
            assert!(!place.database().exists());
            assert!(!place.path("grozd.db.restoring").exists());
        };

        let write = |entries: &[(&str, tar::EntryType, &[u8])]| {
            let mut tar = tar::Builder::new(File::create(&archive).unwrap());
            for (path, kind, content) in entries {
                let mut header = header(content.len() as u64);
                header.set_entry_type(*kind);
                // As no honest program writes it.
                header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
                header.set_cksum();
                tar.append(&header, *content).unwrap();
            }
            tar.finish().unwrap();
        };
        let plain = tar::EntryType::Regular;
        write(&[("../grozd.db", plain, b"SQLite format 3\0")]);
        refused("a name that is none of ours").await;
        write(&[("files/../../x", plain, b"x")]);
        refused("a name that is none of ours").await;
        write(&[("grozd.db", tar::EntryType::Symlink, b"")]);
        refused("no plain file").await;
        let name = format!("files/{}", super::super::hash(b"school"));
        write(&[(&name, plain, b"virus")]);
        refused("not what its name says").await;
        write(&[("grozd.db", plain, b"hello")]);
        refused("no database in it").await;
        write(&[]);
        refused("no database in it").await;
        std::fs::write(&archive, b"hello, this is no archive at all").unwrap();
        refused("no whole backup").await;
        std::fs::write(&archive, b"SQLite format 3\0 and more").unwrap();
        refused("as older versions wrote it").await;
    }

    #[tokio::test]
    async fn an_archive_that_breaks_off_restores_nothing() {
        let old = Place::with(&[b"school"]).await;
        let archive = old.path("grozd-1.tar");
        back_up(&old.database(), &old.files, &archive).await.unwrap();
        let whole = std::fs::read(&archive).unwrap();
        std::fs::write(&archive, &whole[..whole.len() / 2]).unwrap();
        let new = Place::new();
        assert!(matches!(restore(&archive, &new.database(), &new.files).await, Err(Flaw::NoBackup(_))));
        assert!(!new.database().exists());
    }
}
