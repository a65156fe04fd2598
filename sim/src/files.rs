//! The files that went through the chats: uploads of the bot, photos and
//! documents of people. Kept in memory, the oldest dropped beyond a budget.
//! See <https://core.telegram.org/bots/api#getfile>.

use std::collections::{HashMap, VecDeque};

use axum::body::Bytes;

/// One file.
#[derive(Clone, Debug)]
pub(super) struct StoredFile {
    pub bytes: Bytes,
    pub name: Option<String>,
    pub mime: String,
    pub folder: &'static str,
    pub dimensions: (u32, u32),
}

/// All the files, by `file_id`.
pub(super) struct FileShelf {
    files: HashMap<String, StoredFile>,
    order: VecDeque<String>,
    total: usize,
    budget: Option<usize>,
    next: u64,
}

impl FileShelf {
    pub fn new(budget: Option<usize>) -> Self {
        Self { files: HashMap::new(), order: VecDeque::new(), total: 0, budget, next: 1 }
    }

    /// Keeps a file and answers its new `file_id`.
    pub fn keep(&mut self, file: StoredFile) -> String {
        // Mixing the counter makes the ids look as opaque as Telegram's.
        let mixed = self.next.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let id = format!("BQACAgIAAxkBAA{mixed:016x}{:08x}", self.next);
        self.next += 1;
        self.total += file.bytes.len();
        self.order.push_back(id.clone());
        self.files.insert(id.clone(), file);
        while self.budget.is_some_and(|most| self.total > most) && self.order.len() > 1 {
            if let Some(oldest) = self.order.pop_front().and_then(|it| self.files.remove(&it)) {
                self.total -= oldest.bytes.len();
            }
        }
        id
    }

    /// Forgets a file, as Telegram does one day; tells whether it was there.
    pub fn forget(&mut self, id: &str) -> bool {
        self.order.retain(|it| it != id);
        let forgotten = self.files.remove(id);
        self.total -= forgotten.as_ref().map_or(0, |it| it.bytes.len());
        forgotten.is_some()
    }

    pub fn get(&self, id: &str) -> Option<&StoredFile> {
        self.files.get(id)
    }
}

impl StoredFile {
    /// The `file_path` under which `getFile` offers it.
    pub fn path(&self, id: &str) -> String {
        let extension = self
            .name
            .as_deref()
            .and_then(|it| it.rsplit_once('.'))
            .map(|(_, extension)| extension)
            .filter(|it| !it.is_empty() && it.len() <= 8 && it.bytes().all(|b| b.is_ascii_alphanumeric()))
            .unwrap_or(match self.mime.as_str() {
                "image/png" => "png",
                "image/jpeg" => "jpg",
                "audio/ogg" => "oga",
                "image/webp" => "webp",
                _ => "bin",
            });
        format!("{}/{id}.{extension}", self.folder)
    }
}

/// The `file_id` inside a `file_path`.
pub(super) fn id_in_path(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next()?;
    name.split('.').next()
}

/// The media type by a file's first bytes, else by its name.
pub(super) fn guess_mime(bytes: &[u8], name: Option<&str>) -> &'static str {
    match image_of(bytes) {
        Some((mime, _)) => return mime,
        None if bytes.starts_with(b"%PDF-") => return "application/pdf",
        None => {}
    }
    let extension = name.and_then(|it| it.rsplit_once('.')).map(|(_, it)| it);
    match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("txt" | "md" | "log") => "text/plain",
        Some("csv") => "text/csv",
        Some("ics") => "text/calendar",
        Some("json") => "application/json",
        Some("html") => "text/html",
        Some("svg") => "image/svg+xml",
        Some("zip") => "application/zip",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

/// The kind and the measures of a picture that Telegram takes as a photo.
pub(super) fn image_of(bytes: &[u8]) -> Option<(&'static str, (u32, u32))> {
    let long = |at: usize| {
        let it: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(it))
    };
    let short = |at: usize| {
        let it: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
        Some(u32::from(u16::from_be_bytes(it)))
    };
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(("image/png", (long(16)?, long(20)?)));
    }
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return None;
    }
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        match marker {
            0xFF => at += 1,
            0xC0..=0xCF if ![0xC4, 0xC8, 0xCC].contains(&marker) => {
                return Some(("image/jpeg", (short(at + 7)?, short(at + 5)?)));
            }
            _ => at += 2 + usize::try_from(short(at + 2)?).ok()?,
        }
    }
}

/// The smallest picture, for people who just need to send some photo: 1 × 1 PNG.
pub(super) const DOT: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8,
    6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xA8, 0xB2, 0x3F,
    0xF0, 0x1F, 0, 5, 0x29, 2, 0x79, 0x0F, 0x40, 0x91, 0x88, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60,
    0x82,
];

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_measured() {
        assert_eq!(image_of(DOT), Some(("image/png", (1, 1))));
        let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 17, 8, 0, 20, 0, 30, 3];
        assert_eq!(image_of(&jpeg), Some(("image/jpeg", (30, 20))));
        assert_eq!(image_of(b"plain"), None);
    }

    #[test]
    fn the_oldest_file_goes_beyond_the_budget() {
        let file = || StoredFile {
            bytes: Bytes::from_static(b"12345678"),
            name: Some("a.txt".to_owned()),
            mime: "text/plain".to_owned(),
            folder: "documents",
            dimensions: (0, 0),
        };
        let mut shelf = FileShelf::new(Some(16));
        let ids: Vec<String> = (0..3).map(|_| shelf.keep(file())).collect();
        assert!(shelf.get(&ids[0]).is_none());
        let path = shelf.get(&ids[2]).unwrap().path(&ids[2]);
        assert_eq!(id_in_path(&path), Some(ids[2].as_str()));
    }
}
