//! The two forms of a name that are kept beside it: one to sort by, one to be found by.

/// The key by which names are sorted: compared byte by byte.
pub fn sort(name: &str) -> Vec<u8> {
    search(name).into_bytes()
}

/// The folded words of a name, each after a blank, so that a search finds the beginnings of words.
pub fn search(name: &str) -> String {
    let folded = name.to_lowercase().replace('ё', "е");
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(String::new(), |form, word| format!("{form} {word}"))
}

/// Whether each folded word of a search begins a word of some of the names; an empty search finds everything.
pub fn finds(typed: &str, names: &[&str]) -> bool {
    let forms: Vec<String> = names.iter().map(|name| search(name)).collect();
    let folded = search(typed);
    let mut words = folded.split_whitespace();
    words.all(|word| forms.iter().any(|form| form.contains(&format!(" {word}"))))
}
