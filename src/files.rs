//! The content of files from people: beside the database, each named by the hash of what it holds.
//!
//! Nothing here knows an owner or the name that the sender gave: those are rows ([`store`]), and a name never reaches
//! the disk. Content is written once, whole, and never changed; it is never executed. The one task that writes also
//! sweeps away what no row names (`engine::fetching`), after the commit of what let go of it.

pub mod archive;
mod exchange;
pub mod store;

use std::fmt::Write as _;
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

pub use exchange::{Exchange, INCOMING, Laid, Waiting};

/// The most that a bot may fetch from Telegram (Bot API, getFile), and that anything here holds.
pub const MOST: u64 = 20 * 1024 * 1024;

/// What begins the name of a file that is still being written.
const UNFINISHED: &str = ".new-";

/// The folder.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
    exchange: Option<Exchange>,
}

impl Files {
    /// The files in a folder, which is made when the first one comes.
    pub fn at(folder: impl Into<PathBuf>) -> Files {
        Files { folder: folder.into(), exchange: None }
    }

    /// The same, with a folder in which papers are left, and from which imports are taken.
    pub fn exchanging(self, folder: Option<PathBuf>) -> Files {
        Files { exchange: folder.map(Exchange::at), ..self }
    }

    /// That folder; `None` where the operator has none.
    pub fn exchange(&self) -> Option<&Exchange> {
        self.exchange.as_ref()
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps a content; when this returns, it survives a power cut. Returns its hash.
    pub fn put(&self, bytes: &[u8]) -> io::Result<String> {
        let hash = hash(bytes);
        if self.read(&hash).is_ok() {
            return Ok(hash);
        }
        let place = self.place(&hash)?;
        let folder = place.parent().unwrap_or(&self.folder);
        make_folder(&self.folder)?;
        make_folder(folder)?;
        // Mode 0600, and gone again where anything fails.
        let mut written = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(&self.folder)?;
        written.write_all(bytes)?;
        written.as_file().sync_all()?;
        written.persist(&place).map_err(|failed| failed.error)?;
        sync_folder(folder)?;
        sync_folder(&self.folder)?;
        Ok(hash)
    }

    /// The content that a hash names. One that is not what its name says is an error.
    pub fn read(&self, hash: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        std::fs::File::open(self.place(hash)?)?.take(MOST + 1).read_to_end(&mut bytes)?;
        if self::hash(&bytes) == hash {
            return Ok(bytes);
        }
        Err(io::Error::new(ErrorKind::InvalidData, "a stored file is not what its hash says"))
    }

    /// Removes a content; one that is gone already is no error.
    pub fn remove(&self, hash: &str) -> io::Result<()> {
        match std::fs::remove_file(self.place(hash)?) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed,
        }
    }

    /// All contents by their hashes, with their sizes. What else lies in the folder is left alone.
    pub fn list(&self) -> io::Result<Vec<(String, u64)>> {
        let mut found = Vec::new();
        for folder in entries(&self.folder)? {
            let folder = folder?;
            let name = folder.file_name();
            let Some(prefix) = name.to_str().filter(|name| name.len() == 2 && is_hex(name)) else {
                continue;
            };
            if !folder.file_type()?.is_dir() {
                continue;
            }
            for file in entries(&folder.path())? {
                let file = file?;
                let name = file.file_name();
                let Some(hash) = name.to_str().filter(|name| is_hash(name) && name.starts_with(prefix)) else {
                    continue;
                };
                if file.file_type()?.is_file() {
                    found.push((hash.to_owned(), file.metadata()?.len()));
                }
            }
        }
        Ok(found)
    }

    /// Removes what a power cut left half written. Nobody may be writing.
    pub fn drop_unfinished(&self) -> io::Result<()> {
        for file in entries(&self.folder)? {
            let file = file?;
            if file.file_name().to_str().is_some_and(|name| name.starts_with(UNFINISHED)) && file.file_type()?.is_file()
            {
                std::fs::remove_file(file.path())?;
            }
        }
        Ok(())
    }

    fn place(&self, hash: &str) -> io::Result<PathBuf> {
        if !is_hash(hash) {
            return Err(io::Error::new(ErrorKind::InvalidInput, "no hash"));
        }
        Ok(self.folder.join(&hash[..2]).join(hash))
    }
}

/// SHA-256 in small hexadecimal letters.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // A text takes whatever is written into it.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Whether a text is a hash as [`hash`] writes them.
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && is_hex(text)
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// What lies in a folder; nothing where there is none.
fn entries(folder: &Path) -> io::Result<Box<dyn Iterator<Item = io::Result<std::fs::DirEntry>>>> {
    match std::fs::read_dir(folder) {
        Ok(entries) => Ok(Box::new(entries)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Box::new(std::iter::empty())),
        Err(error) => Err(error),
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// A new name is only safe from a power cut when its folder is.
fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_is_kept_once_for_its_owner_alone_and_found_by_its_hash() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::at(folder.path().join("grozd.db.files"));
        assert_eq!(files.list().unwrap(), []);
        let hash = files.put(b"school").unwrap();
        assert_eq!(files.put(b"school").unwrap(), hash);
        assert_eq!(files.list().unwrap(), [(hash.clone(), 6)]);
        assert_eq!(files.read(&hash).unwrap(), b"school");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&files.place(&hash).unwrap()), 0o600);
            assert_eq!(mode(files.folder()), 0o700);
            assert_eq!(mode(&files.folder().join(&hash[..2])), 0o700);
        }
        files.remove(&hash).unwrap();
        files.remove(&hash).unwrap();
        assert!(files.read(&hash).is_err());
    }

    #[test]
    fn a_content_that_was_changed_is_refused_and_mended_by_the_next_sender() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::at(folder.path());
        let hash = files.put(b"school").unwrap();
        std::fs::write(files.place(&hash).unwrap(), b"virus").unwrap();
        assert_eq!(files.read(&hash).unwrap_err().kind(), ErrorKind::InvalidData);
        files.put(b"school").unwrap();
        assert_eq!(files.read(&hash).unwrap(), b"school");
    }

    #[test]
    fn nothing_outside_the_folder_can_be_named_and_strangers_in_it_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::at(folder.path());
        for name in ["", "../../etc/passwd", &"A".repeat(64), &"é".repeat(32)] {
            assert_eq!(files.read(name).unwrap_err().kind(), ErrorKind::InvalidInput, "{name}");
            assert!(files.remove(name).is_err());
        }
        std::fs::write(folder.path().join("notes.txt"), b"mine").unwrap();
        std::fs::write(folder.path().join(".new-half"), b"half").unwrap();
        files.drop_unfinished().unwrap();
        assert_eq!(files.list().unwrap(), []);
        assert!(folder.path().join("notes.txt").exists());
        assert!(!folder.path().join(".new-half").exists());
    }

    #[test]
    fn a_disk_that_takes_nothing_is_an_error_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let stands_in_the_way = folder.path().join("files");
        std::fs::write(&stands_in_the_way, b"").unwrap();
        assert!(Files::at(&stands_in_the_way).put(b"school").is_err());
    }
}
