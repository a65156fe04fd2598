//! The folder of the operator's machine in which papers are left, and from which imports are taken (`GROZD_EXPORT`):
//! where the regulation says so, no file with other people's names passes the messenger.
//!
//! What is left lies in a folder of each municipality's own, so that the offices of two need not see each other's. What is to be taken is laid into `in` inside of it, by whoever may write
//! there. A name never leads out of the folder.

use std::io::{self, ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};

use super::{MOST, make_folder, sync_folder};

/// Where files for the bot are laid.
const INCOMING: &str = "in";
/// What begins the name of a file that is still being written.
const UNFINISHED: &str = ".new-";

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

    /// The names of the files that were laid there for the bot, in their order.
    pub fn waiting(&self) -> io::Result<Vec<String>> {
        let entries = match std::fs::read_dir(self.folder.join(INCOMING)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().into_string().ok().filter(|name| !name.starts_with('.'));
            // A link may lead anywhere.
            if let Some(name) = name.filter(|name| plain(name).is_ok())
                && entry.file_type()?.is_file()
            {
                names.push(name);
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    /// The content of a file that was laid there.
    pub fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let place = self.incoming(name)?;
        let mut bytes = Vec::new();
        std::fs::File::open(place)?.take(MOST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST {
            return Err(io::Error::new(ErrorKind::FileTooLarge, "a file for the bot is too large"));
        }
        Ok(bytes)
    }

    /// Removes a file that was laid there, once it was read; one that is gone already is no error.
    pub fn done(&self, name: &str) -> io::Result<()> {
        match std::fs::remove_file(self.incoming(name)?) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }

    fn incoming(&self, name: &str) -> io::Result<PathBuf> {
        let place = self.folder.join(INCOMING).join(plain(name)?);
        if std::fs::symlink_metadata(&place)?.is_file() {
            return Ok(place);
        }
        Err(io::Error::new(ErrorKind::InvalidInput, "no file for the bot"))
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
        assert!(exchange.leave("in", "Люди_1.xlsx", b"x").is_err());
        for name in ["../a", "a/b", "..", "", "/etc/passwd", "a\\b", "a\0b"] {
            assert!(exchange.leave("1_Лесной", name, b"x").is_err(), "{name:?}");
            assert!(exchange.leave(name, "a", b"x").is_err(), "{name:?}");
            assert!(exchange.read(name).is_err(), "{name:?}");
        }
        assert_eq!(std::fs::read_dir(folder.path().join("papers/1_Лесной")).unwrap().count(), 1);
        assert_eq!(std::fs::read_dir(folder.path().join("papers")).unwrap().count(), 2);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_was_laid_there_is_read_and_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let exchange = Exchange::at(folder.path());
        assert_eq!(exchange.waiting().unwrap(), [] as [&str; 0]);
        let laid = folder.path().join("in");
        std::fs::create_dir(&laid).unwrap();
        std::fs::write(laid.join("б.xlsx"), "two").unwrap();
        std::fs::write(laid.join("а.csv"), "one").unwrap();
        std::fs::write(laid.join(".hidden"), "none").unwrap();
        std::fs::create_dir(laid.join("folder")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc/passwd", laid.join("link.csv")).unwrap();
        assert_eq!(exchange.waiting().unwrap(), ["а.csv", "б.xlsx"]);
        assert_eq!(exchange.read("а.csv").unwrap(), b"one");
        assert!(exchange.read("link.csv").is_err() && exchange.read("folder").is_err());
        exchange.done("а.csv").unwrap();
        assert_eq!(exchange.waiting().unwrap(), ["б.xlsx"]);
    }
}
