//! The folder of the operator's machine in which papers are left, and from which imports are taken (`GROZD_EXPORT`):
//! where the regulation says so, no file with other people's names passes the messenger.
//!
//! What is left lies in a folder of each municipality's own, so that the offices of two need not see each other's. What is
//! to be taken is laid into `import` within that folder, by whoever may write there; while there is one municipality alone,
//! also into the `import` that lies beside, which is nobody's own. A name never leads out of the folder, and no link is
//! followed: whoever may write there may not be allowed to read everything that the bot may.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{MOST, make_folder, sync_folder};

/// Where files for the bot are laid.
pub const INCOMING: &str = "import";
/// The most files that are listed: more is somebody's archive.
const MOST_LISTED: usize = 300;
/// What begins the name of a file that is still being written.
const UNFINISHED: &str = ".new-";

/// A file that was laid there for the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// The municipality's folder in which it was laid; `None` for the common one.
    pub within: Option<String>,
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// When it was written last.
    pub written: SystemTime,
}

impl Laid {
    /// What [`Exchange::read`] finds it by: its name, behind the municipality's folder where it lies in one. Neither has a
    /// stroke of its own.
    pub fn reference(&self) -> String {
        match &self.within {
            Some(within) => format!("{within}/{}", self.name),
            None => self.name.clone(),
        }
    }
}

/// What lies where files for the bot are laid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// The files that it can take: those of the municipality's own folder, then those of the common one.
    pub laid: Vec<Laid>,
    /// Whether files lie in the common folder and are not taken, since nobody knows whose they are.
    pub passes_over: bool,
    /// Where the next one is to be laid, as a path within the folder.
    pub place: String,
}

/// The folder.
#[derive(Debug, Clone)]
pub struct Exchange {
    folder: PathBuf,
}

impl Exchange {
    /// A folder, which is made when the first file is left.
    pub fn at(folder: impl Into<PathBuf>) -> Exchange {
        Exchange { folder: folder.into() }
    }

    /// Leaves a file in a folder of this one, whole or not at all; one of the same name is replaced. When this returns, it
    /// survives a power cut.
    pub fn leave(&self, within: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
        let folder = self.folder.join(plain(within).and_then(|within| {
            // What is laid there for the bot is no municipality's.
            if within == Path::new(INCOMING) { Err(io::Error::from(ErrorKind::InvalidInput)) } else { Ok(within) }
        })?);
        let place = folder.join(plain(name)?);
        make_folder(&self.folder)?;
        make_folder(&folder)?;
        let mut written = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(&folder)?;
        written.write_all(bytes)?;
        written.as_file().sync_all()?;
        written.persist(&place).map_err(|failed| failed.error)?;
        sync_folder(&folder)?;
        sync_folder(&self.folder)
    }

    /// The files that were laid there for the bot of a municipality, by their names. Links, folders and hidden files are none
    /// of them. What lies in the common folder is taken while the municipality is alone. Its own one is made where there is
    /// neither: its name is nothing that anybody would write by hand.
    pub fn waiting(&self, own: &str, alone: bool) -> io::Result<Waiting> {
        let common = self.incoming(None)?;
        let into_common = alone && common.is_some();
        if !into_common {
            let folder = self.folder.join(plain(own)?);
            make_folder(&self.folder)?;
            make_folder(&folder)?;
            make_folder(&folder.join(INCOMING))?;
        }
        let mut laid = Vec::new();
        if let Some(folder) = self.incoming(Some(own))? {
            laid = listed(&folder, Some(own))?;
        }
        let unowned = common.map(|folder| listed(&folder, None)).transpose()?.unwrap_or_default();
        let passes_over = !alone && !unowned.is_empty();
        laid.extend(unowned.into_iter().filter(|_| alone));
        laid.truncate(MOST_LISTED);
        let place = if into_common { INCOMING.to_owned() } else { format!("{own}/{INCOMING}") };
        Ok(Waiting { laid, passes_over, place })
    }

    /// The content of a file that was laid there, by its [`Laid::reference`].
    pub fn read(&self, reference: &str) -> io::Result<Vec<u8>> {
        let place = self.place(reference)?;
        let about = std::fs::symlink_metadata(&place)?;
        if !about.is_file() {
            return Err(io::Error::new(ErrorKind::InvalidInput, "no file for the bot"));
        }
        let file = File::open(&place)?;
        // Something else may have been put in its place since it was looked at.
        if !is_same(&about, &file.metadata()?) {
            return Err(io::Error::new(ErrorKind::InvalidInput, "another file than the one that was looked at"));
        }
        let mut bytes = Vec::new();
        file.take(MOST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST {
            return Err(io::Error::new(ErrorKind::FileTooLarge, "a file for the bot is too large"));
        }
        Ok(bytes)
    }

    /// Removes a file that was laid there, if it still holds what was read; one that is gone, or was laid anew since, is no
    /// error.
    pub fn take_away(&self, reference: &str, is_it: impl Fn(&[u8]) -> bool) -> io::Result<()> {
        let gone = |error: &io::Error| {
            matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidInput | ErrorKind::FileTooLarge)
        };
        match self.read(reference) {
            Err(error) if gone(&error) => return Ok(()),
            Err(error) => return Err(error),
            Ok(bytes) if !is_it(&bytes) => return Ok(()),
            Ok(_) => {}
        }
        let place = self.place(reference)?;
        match std::fs::remove_file(&place) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed.and_then(|()| sync_folder(place.parent().unwrap_or(&self.folder))),
        }
    }

    /// Where files for the bot are laid, of a municipality or of all; `None` where there is no such folder. One that is a link
    /// is none, nor one that lies in a link.
    fn incoming(&self, within: Option<&str>) -> io::Result<Option<PathBuf>> {
        let is_folder = |folder: &Path| match std::fs::symlink_metadata(folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            about => about.map(|about| about.is_dir()),
        };
        let mut folder = self.folder.clone();
        if let Some(within) = within {
            folder.push(plain(within)?);
            if !is_folder(&folder)? {
                return Ok(None);
            }
        }
        folder.push(INCOMING);
        Ok(is_folder(&folder)?.then_some(folder))
    }

    /// Where the file of a [`Laid::reference`] lies.
    fn place(&self, reference: &str) -> io::Result<PathBuf> {
        let (within, name) = match reference.split_once('/') {
            Some((within, name)) => (Some(within), name),
            None => (None, reference),
        };
        let name = plain(name)?;
        let folder = self.incoming(within)?;
        let folder = folder.ok_or_else(|| io::Error::new(ErrorKind::NotFound, "no folder for files for the bot"))?;
        Ok(folder.join(name))
    }
}

/// The files of such a folder that the bot can take.
fn listed(folder: &Path, within: Option<&str>) -> io::Result<Vec<Laid>> {
    let mut laid = Vec::new();
    for entry in std::fs::read_dir(folder)?.take(10 * MOST_LISTED) {
        let entry = entry?;
        let name = entry.file_name().into_string().ok().filter(|name| !name.starts_with('.'));
        let Some(name) = name.filter(|name| plain(name).is_ok()) else { continue };
        // Of a link it tells what the link is.
        let about = match entry.metadata() {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            about => about?,
        };
        if about.is_file() && (1..=MOST).contains(&about.len()) {
            let within = within.map(str::to_owned);
            laid.push(Laid { within, name, bytes: about.len(), written: about.modified()? });
        }
    }
    laid.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    laid.truncate(MOST_LISTED);
    Ok(laid)
}

/// Whether two looks have met one file.
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (one.dev(), one.ino()) == (other.dev(), other.ino())
    }
    #[cfg(not(unix))]
    {
        one.len() == other.len() && one.modified().ok() == other.modified().ok()
    }
}

/// A name that is one part of a path.
fn plain(name: &str) -> io::Result<&Path> {
    let path = Path::new(name);
    let is_plain = path.file_name().is_some_and(|file| file == name) && !name.contains(['/', '\\', '\0']);
    if is_plain { Ok(path) } else { Err(io::Error::new(ErrorKind::InvalidInput, "no plain name of a file")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_whole_and_never_outside() {
        let folder = tempfile::tempdir().unwrap();
        let exchange = Exchange::at(folder.path().join("papers"));
        exchange.leave("1_Лесной", "Люди_1.xlsx", b"one").unwrap();
        exchange.leave("1_Лесной", "Люди_1.xlsx", b"two").unwrap();
        exchange.leave("2_Степной", "Люди_1.xlsx", b"three").unwrap();
        assert_eq!(std::fs::read(folder.path().join("papers/1_Лесной/Люди_1.xlsx")).unwrap(), b"two");
        assert_eq!(std::fs::read(folder.path().join("papers/2_Степной/Люди_1.xlsx")).unwrap(), b"three");
        assert!(exchange.leave(INCOMING, "Люди_1.xlsx", b"x").is_err());
        for name in ["../a", "a/b", "a/../b", "a/b/c", "1_Лесной/", "/a", "..", "", "/etc/passwd", "a\\b", "a\0b"]
        {
            assert!(exchange.leave("1_Лесной", name, b"x").is_err(), "{name:?}");
            assert!(exchange.leave(name, "a", b"x").is_err(), "{name:?}");
            assert!(exchange.read(name).is_err(), "{name:?}");
        }
        assert_eq!(std::fs::read_dir(folder.path().join("papers/1_Лесной")).unwrap().count(), 1);
        assert_eq!(std::fs::read_dir(folder.path().join("papers")).unwrap().count(), 2);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    /// Office «Papers»: imports are taken from the folder, too. No link, no folder, nothing hidden, nothing too large.
    #[test]
    fn what_was_laid_there_is_read_and_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let exchange = Exchange::at(folder.path());
        let laid = folder.path().join(INCOMING);
        assert_eq!(exchange.read("а.csv").unwrap_err().kind(), ErrorKind::NotFound);
        std::fs::create_dir(&laid).unwrap();
        let waiting = || exchange.waiting("1_Лесной", true).unwrap().laid;
        let names = || waiting().into_iter().map(|laid| laid.name).collect::<Vec<_>>();
        assert_eq!(names(), [] as [&str; 0]);
        assert_eq!(exchange.read("а.csv").unwrap_err().kind(), ErrorKind::NotFound);
        std::fs::write(laid.join("б.xlsx"), "two").unwrap();
        std::fs::write(laid.join("а.csv"), "one").unwrap();
        std::fs::write(laid.join(".hidden"), "none").unwrap();
        std::fs::write(laid.join("empty.csv"), "").unwrap();
        std::fs::create_dir(laid.join("folder")).unwrap();
        File::create(laid.join("large.csv")).unwrap().set_len(MOST + 1).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc/passwd", laid.join("link.csv")).unwrap();
        assert_eq!(names(), ["а.csv", "б.xlsx"]);
        assert_eq!((waiting()[1].bytes, waiting()[1].reference().as_str()), (3, "б.xlsx"));
        assert_eq!(exchange.read("а.csv").unwrap(), b"one");
        assert!(exchange.read("link.csv").is_err() && exchange.read("folder").is_err());
        assert_eq!(exchange.read("large.csv").unwrap_err().kind(), ErrorKind::FileTooLarge);
        // What was laid there anew since is another file.
        exchange.take_away("а.csv", |bytes| bytes == b"other").unwrap();
        assert_eq!(names(), ["а.csv", "б.xlsx"]);
        exchange.take_away("а.csv", |bytes| bytes == b"one").unwrap();
        exchange.take_away("а.csv", |_| true).unwrap();
        assert_eq!(names(), ["б.xlsx"]);
        // A link is never followed, and never taken for what it leads to.
        exchange.take_away("link.csv", |_| true).unwrap();
        assert!(Path::new("/etc/passwd").exists() && std::fs::symlink_metadata(laid.join("link.csv")).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_is_a_link_is_none() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::write(elsewhere.path().join("а.csv"), "one").unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join(INCOMING)).unwrap();
        std::fs::create_dir(elsewhere.path().join(INCOMING)).unwrap();
        std::fs::write(elsewhere.path().join(INCOMING).join("а.csv"), "one").unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("2_Степной")).unwrap();
        let exchange = Exchange::at(folder.path());
        assert_eq!(exchange.waiting("1_Лесной", true).unwrap().laid, []);
        for reference in ["а.csv", "2_Степной/а.csv"] {
            assert!(exchange.read(reference).is_err());
            exchange.take_away(reference, |_| true).unwrap();
        }
        assert!(elsewhere.path().join("а.csv").exists() && elsewhere.path().join(INCOMING).join("а.csv").exists());
    }

    /// Office: with two municipalities nothing crosses the line: each has a folder of its own, made by the bot, and what lies in
    /// the common one is nobody's.
    #[test]
    fn each_municipality_has_a_folder_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let exchange = Exchange::at(folder.path().join("papers"));
        let place = exchange.waiting("1_Лесной", true).unwrap();
        assert_eq!(place, Waiting { place: "1_Лесной/import".to_owned(), ..Waiting::default() });
        let own = folder.path().join("papers/1_Лесной/import");
        std::fs::write(own.join("а.csv"), "one").unwrap();
        let common = folder.path().join("papers").join(INCOMING);
        std::fs::create_dir(&common).unwrap();
        std::fs::write(common.join("а.csv"), "two").unwrap();
        let references = |own: &str, alone: bool| {
            let waiting = exchange.waiting(own, alone).unwrap();
            let references: Vec<_> = waiting.laid.iter().map(Laid::reference).collect();
            (references.join(", "), waiting.passes_over, waiting.place)
        };
        assert_eq!(references("1_Лесной", true), ("1_Лесной/а.csv, а.csv".to_owned(), false, "import".to_owned()));
        assert_eq!(references("1_Лесной", false), ("1_Лесной/а.csv".to_owned(), true, "1_Лесной/import".to_owned()));
        assert_eq!(references("2_Степной", false), (String::new(), true, "2_Степной/import".to_owned()));
        assert_eq!(
            (exchange.read("1_Лесной/а.csv").unwrap(), exchange.read("а.csv").unwrap()),
            (b"one".into(), b"two".into())
        );
        exchange.take_away("1_Лесной/а.csv", |bytes| bytes == b"one").unwrap();
        assert!(!own.join("а.csv").exists() && common.join("а.csv").exists());
    }
}
