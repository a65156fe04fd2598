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

/// Whether each word of what was typed begins a word of some of the names; nothing typed finds everything.
pub fn finds(typed: &str, names: &[&str]) -> bool {
    let names: String = names.iter().map(|name| search(name)).collect();
    search(typed).split_whitespace().all(|word| names.contains(&format!(" {word}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_found_at_the_beginning_of_words() {
        let names = ["Озёрская школа", "Лицей «Радуга»"];
        assert!(finds("", &names) && finds("ОЗЕР школ", &names) && finds("рад ёлочка", &["Радуга", "Елочка"]));
        assert!(!finds("кола", &names) && !finds("озер сад", &names));
    }
}
