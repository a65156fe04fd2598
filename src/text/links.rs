//! Addresses as people type them, and names of files that are no ways.

use super::one_line;

/// An address; `None` for what is surely none.
pub fn address(typed: &str) -> Option<String> {
    let typed = one_line(typed);
    let whole = if typed.contains("://") { typed } else { format!("https://{typed}") };
    link(&whole).filter(|link| (8..=500).contains(&link.len())).map(str::to_owned)
}

/// The address in a place that a button can open. What is not surely an address stays a text.
pub fn link(place: &str) -> Option<&str> {
    let rest = ["https://", "http://"].into_iter().find_map(|scheme| {
        place.get(..scheme.len()).filter(|begin| begin.eq_ignore_ascii_case(scheme)).map(|_| &place[scheme.len()..])
    })?;
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let named = host.split('.').count() > 1
        && host
            .split('.')
            .all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    (named && rest.bytes().all(|b| b.is_ascii_graphic())).then_some(place)
}

/// The name of a file, without what a folder would take for a way.
pub fn file_name(title: &str) -> String {
    title.replace(['/', '\\', '\0'], "-").trim_start_matches('.').to_owned()
}
