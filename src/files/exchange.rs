//! The folder of the operator's machine in which papers are left, and from which imports are taken (`GROZD_EXPORT`):
//! where the regulation says so, no file with other people's names passes the messenger.
//!
//! What is left lies in a folder of each municipality's own, so that the offices of two need not see each other's. What is
//! to be taken is laid into `import`, of all municipalities alike, by whoever may write there. A name never leads out of the
//! folder, and no link is followed: whoever may write there may not be allowed to read everything that the bot may.

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
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// When it was written last.
    pub written: SystemTime,
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

    /// The files that were laid there for the bot and that it can take, by their names. Links, folders and hidden files are
    /// none of them.
    pub fn waiting(&self) -> io::Result<Vec<Laid>> {
        let Some(folder) = self.incoming()? else { return Ok(Vec::new()) };
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
                laid.push(Laid { name, bytes: about.len(), written: about.modified()? });
            }
        }
        laid.sort_unstable_by(|one, other| one.name.cmp(&other.name));
        laid.truncate(MOST_LISTED);
        Ok(laid)
    }

    /// The content of a file that was laid there.
    pub fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let place = self.place(name)?;
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
    pub fn take_away(&self, name: &str, is_it: impl Fn(&[u8]) -> bool) -> io::Result<()> {
        let gone = |error: &io::Error| {
            matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidInput | ErrorKind::FileTooLarge)
        };
        match self.read(name) {
            Err(error) if gone(&error) => return Ok(()),
            Err(error) => return Err(error),
            Ok(bytes) if !is_it(&bytes) => return Ok(()),
            Ok(_) => {}
        }
        let place = self.place(name)?;
        match std::fs::remove_file(&place) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed.and_then(|()| sync_folder(place.parent().unwrap_or(&self.folder))),
        }
    }

    /// Where files for the bot are laid; `None` where there is no such folder. One that is a link is none.
    fn incoming(&self) -> io::Result<Option<PathBuf>> {
        let folder = self.folder.join(INCOMING);
        match std::fs::symlink_metadata(&folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            about => Ok(about?.is_dir().then_some(folder)),
        }
    }

    fn place(&self, name: &str) -> io::Result<PathBuf> {
        let name = plain(name)?;
        let folder = self.incoming()?;
        let folder = folder.ok_or_else(|| io::Error::new(ErrorKind::NotFound, "no folder for files for the bot"))?;
        Ok(folder.join(name))
    }
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
        for name in ["../a", "a/b", "..", "", "/etc/passwd", "a\\b", "a\0b"] {
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
        let names = || exchange.waiting().unwrap().into_iter().map(|laid| laid.name).collect::<Vec<_>>();
        assert_eq!(names(), [] as [&str; 0]);
        assert_eq!(exchange.read("а.csv").unwrap_err().kind(), ErrorKind::NotFound);
        let laid = folder.path().join(INCOMING);
        std::fs::create_dir(&laid).unwrap();
        std::fs::write(laid.join("б.xlsx"), "two").unwrap();
        std::fs::write(laid.join("а.csv"), "one").unwrap();
        std::fs::write(laid.join(".hidden"), "none").unwrap();
        std::fs::write(laid.join("empty.csv"), "").unwrap();
        std::fs::create_dir(laid.join("folder")).unwrap();
        File::create(laid.join("large.csv")).unwrap().set_len(MOST + 1).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc/passwd", laid.join("link.csv")).unwrap();
        assert_eq!(names(), ["а.csv", "б.xlsx"]);
        assert_eq!(exchange.waiting().unwrap()[1].bytes, 3);
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
        let exchange = Exchange::at(folder.path());
        assert_eq!(exchange.waiting().unwrap(), []);
        assert!(exchange.read("а.csv").is_err());
        exchange.take_away("а.csv", |_| true).unwrap();
        assert!(elsewhere.path().join("а.csv").exists());
    }
}
