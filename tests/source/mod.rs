//! The program's own text, for the tests that read it: which bytes are code, and where `say!` is called.

use std::fs;
use std::ops::Range;
use std::path::Path;

/// A file of `src/`.
pub struct Source {
    /// Its path inside `src/`, with `/`.
    pub path: String,
    /// The text as it stands.
    pub text: String,
    /// The same text, byte for byte, with blanks in place of comments and of what stands between quotes.
    pub code: String,
}

/// A call of `say!`.
pub struct Saying {
    /// Where it stands: `src/menu.rs:58`.
    pub at: String,
    /// The key; `None` where it is no string literal.
    pub key: Option<String>,
    /// The names of the arguments.
    pub arguments: Vec<String>,
}

/// All Rust files of `src/`, in the order of their paths.
pub fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    walk(Path::new("src"), &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!found.is_empty(), "src/ must hold Rust files");
    found
}

fn walk(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("src/ and its folders can be read") {
        let path = entry.expect("a folder's entries can be read").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).expect("Rust files are UTF-8");
            let inside = path.strip_prefix("src").expect("the walk began in src");
            found.push(Source::new(&inside.display().to_string(), &text));
        }
    }
}

impl Source {
    /// A file that stands at `path` inside `src/`.
    pub fn new(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned(), code: code_of(text) }
    }

    /// `src/menu.rs:58`, for a byte of the text.
    pub fn at(&self, offset: usize) -> String {
        let line = self.text[..offset].matches('\n').count() + 1;
        format!("src/{}:{line}", self.path)
    }

    /// Where `what` stands in the code as a whole word: no letter, digit or `_` touches its ends.
    pub fn words(&self, what: &str) -> Vec<usize> {
        let ends = |offset: usize| self.code[offset + what.len()..].chars().next();
        let starts = |offset: usize| self.code[..offset].chars().next_back();
        let touches = |near: Option<char>| near.is_some_and(is_word);
        let (first, last) = (what.starts_with(is_word), what.ends_with(is_word));
        self.code
            .match_indices(what)
            .map(|(offset, _)| offset)
            .filter(|offset| !(first && touches(starts(*offset))))
            .filter(|offset| !(last && touches(ends(*offset))))
            .collect()
    }

    /// All calls of `say!`, those inside the arguments of others included.
    pub fn sayings(&self) -> Vec<Saying> {
        let mut sayings = Vec::new();
        for offset in self.words("say!") {
            let Some(open) = next_sign(&self.code, offset + "say!".len()) else {
                continue;
            };
            let arguments = arguments(&self.code, open);
            let key = arguments.get(1).and_then(|range| {
                let literal = self.text[range.clone()].trim();
                let inside = literal.strip_prefix('"')?.strip_suffix('"')?;
                (!inside.contains('"')).then(|| inside.to_owned())
            });
            let names = arguments.iter().skip(2).map(|range| {
                let name = self.code[range.clone()].split('=').next();
                name.unwrap_or_default().trim().to_owned()
            });
            sayings.push(Saying { at: self.at(offset), key, arguments: names.collect() });
        }
        sayings
    }
}

/// Whether a letter may stand in a Rust name.
pub fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// The first byte from `from` on that is not blank.
fn next_sign(code: &str, from: usize) -> Option<usize> {
    let blanks = code[from..].find(|sign: char| !sign.is_whitespace())?;
    Some(from + blanks)
}

/// What stands between the brackets that open at `open`, parted at its own commas; a comma at the end parts
/// nothing.
pub fn arguments(code: &str, open: usize) -> Vec<Range<usize>> {
    let (mut depth, mut start, mut found) = (0, open + 1, Vec::new());
    for (offset, sign) in code[open..].char_indices() {
        let offset = open + offset;
        match sign {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 1 => {
                found.push(start..offset);
                start = offset + 1;
            }
            _ => {}
        }
        if depth == 0 {
            found.push(start..offset);
            break;
        }
    }
    found.retain(|range| !code[range.clone()].trim().is_empty());
    found
}

/// Blanks comments and the insides of quotes; line ends and the number of bytes stay.
fn code_of(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (blank, end) = if rest.starts_with(b"//") {
            let end = at + find(rest, b"\n").unwrap_or(rest.len());
            (at..end, end)
        } else if rest.starts_with(b"/*") {
            let end = at + comment(rest);
            (at..end, end)
        } else if let Some((open, close, length)) = raw_string(bytes, at) {
            (at + open..at + length - close, at + length)
        } else if rest[0] == b'"' {
            let length = quoted(rest, b'"');
            (at + 1..at + length - 1, at + length)
        } else if rest[0] == b'\'' && is_letter(rest) {
            let length = quoted(rest, b'\'');
            (at + 1..at + length - 1, at + length)
        } else {
            (at..at, at + 1)
        };
        for byte in &mut code[blank] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end;
    }
    String::from_utf8(code).expect("whole characters are blanked, never parts of one")
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The length of a block comment, which may hold others.
fn comment(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
        } else {
            at += 1;
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

/// The lengths of the opening, of the closing and of the whole, where a raw string begins.
fn raw_string(bytes: &[u8], at: usize) -> Option<(usize, usize, usize)> {
    if at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_') {
        return None;
    }
    let rest = &bytes[at..];
    let prefix = if rest.starts_with(b"br") || rest.starts_with(b"cr") {
        2
    } else if rest.starts_with(b"r") {
        1
    } else {
        return None;
    };
    let hashes = rest[prefix..].iter().take_while(|it| **it == b'#').count();
    let open = prefix + hashes + 1;
    if rest.get(open - 1) != Some(&b'"') {
        return None;
    }
    let closing = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
    let inside = find(&rest[open..], &closing).unwrap_or(rest.len() - open - closing.len());
    Some((open, closing.len(), open + inside + closing.len()))
}

/// The length of a string or letter with its quotes.
fn quoted(bytes: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Tells a letter between quotes from a lifetime.
fn is_letter(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&bytes[1..bytes.len().min(8)]);
    let mut signs = text.chars();
    matches!((signs.next(), signs.next()), (Some('\\'), _) | (Some(_), Some('\'')))
}

#[test]
fn comments_and_quotes_are_told_from_code() {
    let text = "a /* x /* y */ z */ b // c\n'd' 'static \"e \\\" f\" r#\"g \" h\"# '\\'' '\"' i";
    let source = Source::new("x.rs", text);
    assert_eq!(source.code.len(), text.len());
    let signs: String = source.code.split_whitespace().collect();
    assert_eq!(signs, "ab'''static\"\"r#\"\"#''''i");
}

#[test]
fn calls_of_say_are_read_with_their_names() {
    let text = r#"x(say!(language, "a-b", one = f(1, 2), two = say!(cx.language(), "c",),))"#;
    let sayings = Source::new("x.rs", text).sayings();
    let read: Vec<_> = sayings.iter().map(|it| (it.key.as_deref(), it.arguments.join(" "))).collect();
    assert_eq!(read, [(Some("a-b"), "one two".to_owned()), (Some("c"), String::new())]);
}
