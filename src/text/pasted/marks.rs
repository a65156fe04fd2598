//! The marks of one line: numbering and bullets before a thing, quotes around it, signs behind it.

use crate::text::one_line;

/// The largest number that numbers a line.
const MOST: usize = 4;

/// A line without what numbers it, and whether a sign said that it does.
pub fn unmarked(line: &str) -> &str {
    let mut rest = line;
    loop {
        let shorter = number(bullet(rest)).unwrap_or(bullet(rest));
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

/// A line without the marks at its beginning that are no letters: bullets of any kind, boxes, arrows, dashes.
fn bullet(line: &str) -> &str {
    // Word's hollow bullet is a letter in a font of its own.
    let line = line.strip_prefix("o\t").or_else(|| line.strip_prefix("§")).unwrap_or(line);
    line.trim_start_matches(|c: char| {
        !(c.is_alphanumeric() || is_quote(c) || matches!(c, '№' | '(' | '[')) || is_circled(c)
    })
}

/// «①», which counts as a letter or a number in no useful way.
fn is_circled(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}')
}

/// What stands behind «1.», «(1)», «№ 1)», «1.1.», «а)», «1 –» and their kin.
fn number(line: &str) -> Option<&str> {
    let open = line.trim_start_matches(['№', '(', '[', ' ']);
    let digits = open.len() - open.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 {
        return lettered(line);
    }
    if digits > MOST {
        return None;
    }
    let rest = &open[digits..];
    // A keycap: a digit, perhaps a selector, and the cap.
    if let Some(rest) = rest.trim_start_matches('\u{fe0f}').strip_prefix('\u{20e3}') {
        return Some(rest);
    }
    // «1.2 Лицей», «1.2.3.»: the numbers of an outline.
    let outline = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if outline.len() < rest.len() && outline.starts_with(char::is_whitespace)
        || rest.starts_with('.') && outline.len() + 1 == rest.len()
    {
        return Some(outline);
    }
    let signed = rest.trim_start_matches(' ');
    match signed.chars().next() {
        Some(')' | ']' | ':' | '.' | '\t' | '|') => Some(&signed[1..]),
        // «1 – Лицей» and «1-Лицей», but «1-я гимназия».
        Some('-' | '–' | '—') => {
            let behind = signed.trim_start_matches(['-', '–', '—']);
            let is_ordinal = signed.len() == rest.len() && behind.chars().next().is_some_and(char::is_lowercase);
            (!is_ordinal).then_some(behind)
        }
        _ => None,
    }
}

/// What stands behind «а)», «I.» and «II)».
fn lettered(line: &str) -> Option<&str> {
    let mut letters = line.chars();
    let first = letters.next().filter(|c| c.is_alphabetic())?;
    if let Some(rest) = letters.as_str().strip_prefix(')') {
        return Some(rest);
    }
    let roman = line.trim_start_matches(['I', 'V', 'X', 'І', 'Х']);
    let is_roman = roman.len() < line.len() && first.is_uppercase();
    roman.strip_prefix(['.', ')']).filter(|_| is_roman).filter(|rest| rest.starts_with([' ', '\t']))
}

/// A number before a line that no sign follows, and what stands behind it: «1 Лицей».
pub fn bare_number(line: &str) -> Option<(u32, &str)> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = line.get(..digits).filter(|digits| digits.len() <= MOST)?.parse().ok()?;
    let rest = line[digits..].strip_prefix([' ', '\u{a0}'])?;
    rest.chars().any(char::is_alphabetic).then_some((number, rest))
}

/// A thing without the quotes around all of it and the signs behind it, in the quotes of print.
pub fn tidy(thing: &str) -> String {
    let mut thing = quoted(&one_line(thing));
    loop {
        let shorter = unquoted(ended(&thing)).to_owned();
        if shorter == thing {
            return thing;
        }
        thing = shorter;
    }
}

/// Without the signs behind it; the stop of an abbreviation («с.», «р.», an initial) stays.
fn ended(thing: &str) -> &str {
    let end = |c: char| matches!(c, ';' | ',' | ':' | '|' | '-' | '–' | '—' | '_' | '…' | ' ' | '*' | '\\' | '/');
    let thing = thing.trim_start().trim_end_matches(end);
    match thing.strip_suffix('.') {
        Some(bare) => {
            let word = bare.rsplit([' ', '.', '«', '(']).next().unwrap_or(bare);
            let is_short = word.chars().all(char::is_alphabetic) && (1..=3).contains(&word.chars().count());
            if is_short { thing } else { bare.trim_end_matches('.').trim_end_matches(end) }
        }
        None => thing,
    }
}

/// Without the pair of quotes that encloses all of it.
fn unquoted(thing: &str) -> &str {
    let Some(inner) = thing.strip_prefix('«').and_then(|rest| rest.strip_suffix('»')) else {
        return thing;
    };
    let mut depth = 1;
    for c in inner.chars() {
        match c {
            '«' => depth += 1,
            '»' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return thing;
        }
    }
    inner.trim()
}

pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“'..='‟' | '‹' | '›' | '＂' | '″')
}

/// The same with «» for all kinds of double quotes: one that follows a blank, an opening sign or nothing opens.
fn quoted(line: &str) -> String {
    // Spreadsheets double the quotes within a cell that they quote.
    let line = if line.contains("\"\"") && line.len() > 2 {
        line.replace("\"\"\"", "\"\u{1}").replace("\"\"", "\u{1}")
    } else {
        line.to_owned()
    };
    let mut out = String::with_capacity(line.len());
    let (mut before, mut depth) = (' ', 0_usize);
    let mut signs = line.chars().peekable();
    while let Some(c) = signs.next() {
        if is_quote(c) || c == '\u{1}' {
            let opens = match c {
                '«' | '„' | '‹' => true,
                '»' | '›' => false,
                _ => {
                    (before == ' ' || matches!(before, '(' | '«' | '-'))
                        && signs.peek().is_some_and(|next| *next != ' ')
                }
            };
            if opens {
                depth += 1;
                out.push('«');
            } else {
                depth = depth.saturating_sub(1);
                out.push('»');
            }
            before = if opens { '«' } else { '»' };
        } else {
            out.push(c);
            before = c;
        }
    }
    // A pair that was never closed is closed, so that two writings of one name stay one.
    for _ in 0..depth {
        out.push('»');
    }
    out.replace("« ", "«").replace(" »", "»")
}
