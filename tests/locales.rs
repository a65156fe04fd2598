//! What the bot says: both languages hold the same texts, the code asks for exactly these with exactly their
//! arguments, and Russian reads as Russian.

mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, VariantKey};
use fluent_syntax::parser;

use source::{Saying, sources};

/// Whose keys a file holds where these are not the file's own.
const OWNERS: [(&str, &[&str]); 1] = [("common", &["date", "share", "button", "talk"])];

/// Words which Russian texts write in Latin letters. Commands, which begin with a slash, need no place here.
const LATIN: [&str; 32] = [
    "BotFather",
    "CSV",
    "DOCX",
    "English",
    "Excel",
    "ICS",
    "ID",
    "JSON",
    "LibreOffice",
    "PDF",
    "PISA",
    "PNG",
    "QR",
    "S0",
    "S1",
    "S2",
    "S3",
    "S4",
    "SVG",
    "Telegram",
    "UTF",
    "Word",
    "XLSX",
    "csv",
    "doc",
    "docx",
    "http",
    "https",
    "ods",
    "txt",
    "xls",
    "xlsx",
];

/// Texts that name things in the other script on purpose: a language is called by its own name.
const OTHER_SCRIPT: [&str; 11] = [
    "button-other-language",
    // Examples of addresses, and the name of a setting.
    "events-materials-link-flaw",
    "record-evidence-flaw",
    "events-more-link-flaw",
    "events-more-link-question",
    "broadcasts-flaw-link",
    "broadcasts-link-question",
    "papers-link-flaw",
    "papers-link-question",
    "regulation-ask-link",
    "talk-export-nowhere",
];

/// Texts that celebrate a success; no others call out.
const JOYFUL: [&str; 1] = ["registration-welcome-line"];

/// The signs of VOICE; all others are decoration.
const EMOJI: [char; 10] = ['✅', '⏳', '❗', '❌', '📍', '🗓', '👥', '📈', '📄', '🔒'];

/// The classes of numbers by CLDR.
const CLASSES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A text of one language.
#[derive(Debug, Default)]
struct Message {
    /// `locales/ru/menu.ftl`.
    file: String,
    /// The names of its arguments, those of the texts it refers to not included.
    arguments: BTreeSet<String>,
    /// The keys it refers to.
    references: BTreeSet<String>,
    /// What stands between the placeables.
    words: Vec<String>,
    /// The names of the variants of each selector.
    choices: Vec<Vec<String>>,
}

/// All texts of a language by key, and what is wrong with their files.
#[derive(Default)]
struct Texts {
    messages: BTreeMap<String, Message>,
    flaws: Vec<String>,
}

impl Texts {
    fn add(&mut self, file: &str, text: &str) {
        let resource = match parser::parse(text) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = text[..error.pos.start].matches('\n').count() + 1;
                    self.flaws.push(format!("{file}:{line}: {}", error.kind));
                }
                resource
            }
        };
        self.add_resource(file, &resource);
    }

    fn add_resource(&mut self, file: &str, resource: &Resource<&str>) {
        for entry in &resource.body {
            let (key, pattern, attributes) = match entry {
                Entry::Message(it) => (it.id.name.to_owned(), it.value.as_ref(), &it.attributes),
                Entry::Term(it) => (format!("-{}", it.id.name), Some(&it.value), &it.attributes),
                _ => continue,
            };
            if !attributes.is_empty() {
                self.flaws.push(format!("{file}: {key} has attributes, which nothing says"));
            }
            let mut message = Message { file: file.to_owned(), ..Message::default() };
            match pattern {
                Some(pattern) => message.read(pattern),
                None => self.flaws.push(format!("{file}: {key} has no text")),
            }
            if let Some(other) = self.messages.insert(key.clone(), message) {
                let flaw = format!("{file}: {key} stands in {} already", other.file);
                self.flaws.push(flaw);
            }
        }
    }

    /// The arguments of a text and of all it refers to.
    fn arguments(&self, key: &str) -> BTreeSet<String> {
        let mut arguments = BTreeSet::new();
        let (mut seen, mut next) = (BTreeSet::new(), vec![key]);
        while let Some(key) = next.pop() {
            if let Some(message) = self.messages.get(key)
                && seen.insert(key)
            {
                arguments.extend(message.arguments.iter().cloned());
                next.extend(message.references.iter().map(String::as_str));
            }
        }
        arguments
    }

    fn keys(&self) -> BTreeSet<&String> {
        self.messages.keys().collect()
    }
}

impl Message {
    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push((*value).to_owned()),
                PatternElement::Placeable { expression } => self.read_expression(expression),
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                let names = variants.iter().map(|variant| match variant.key {
                    VariantKey::Identifier { name } => name.to_owned(),
                    VariantKey::NumberLiteral { value } => value.to_owned(),
                });
                self.choices.push(names.collect());
                for variant in variants {
                    self.read(&variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { value } => self.words.push((*value).to_owned()),
            InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, .. } => {
                self.references.insert(format!("-{}", id.name));
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.read_inline(argument);
                }
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
        }
    }
}

/// The names of a language's files.
fn files(language: &str) -> BTreeSet<String> {
    let folder = fs::read_dir(format!("locales/{language}")).expect("both languages have a folder");
    let names = folder.map(|entry| {
        let entry = entry.expect("a folder's entries can be read");
        entry.file_name().to_string_lossy().into_owned()
    });
    names.collect()
}

/// The texts of a language, as they stand in the repository.
fn texts(language: &str) -> Texts {
    let mut texts = Texts::default();
    for name in files(language) {
        let file = format!("locales/{language}/{name}");
        let text = fs::read_to_string(&file).expect("texts are UTF-8");
        texts.add(&file, &text);
    }
    texts
}

/// The texts of one small file.
fn small(file: &str, text: &str) -> Texts {
    let mut texts = Texts::default();
    texts.add(file, text);
    texts
}

/// Fails with all findings, one a line.
fn none(what: &str, findings: Vec<String>) {
    assert!(findings.is_empty(), "{what}:\n  {}", findings.join("\n  "));
}

#[test]
fn files_are_sound_and_name_each_key_once() {
    let (ru, en) = (texts("ru"), texts("en"));
    none("the files of texts", [ru.flaws, en.flaws].concat());
    assert_eq!(files("ru"), files("en"), "each file stands in both languages");
    assert_eq!(small("a.ftl", "a = b\na = c\n").flaws.len(), 1);
    assert_eq!(small("a.ftl", "a = { b\n").flaws.len(), 1);
    assert_eq!(small("a.ftl", "a =\n    .b = c\n").flaws.len(), 2);
}

/// Where two languages differ.
fn differences(ru: &Texts, en: &Texts) -> Vec<String> {
    let (russian, english) = (ru.keys(), en.keys());
    let one_sided = russian.symmetric_difference(&english).map(|key| {
        let there = ru.messages.get(*key).or(en.messages.get(*key));
        let file = there.map(|message| message.file.as_str()).unwrap_or_default();
        format!("{key} stands in {file} only")
    });
    let mut findings: Vec<String> = one_sided.collect();
    for (key, message) in &ru.messages {
        let Some(other) = en.messages.get(key) else {
            continue;
        };
        let (one, two) = (ru.arguments(key), en.arguments(key));
        if one != two {
            findings.push(format!("{key} takes {one:?} in Russian, {two:?} in English"));
        }
        if message.file.rsplit('/').next() != other.file.rsplit('/').next() {
            findings.push(format!("{key} stands in {} and in {}", message.file, other.file));
        }
    }
    findings
}

#[test]
fn both_languages_say_the_same() {
    none("Russian and English must match", differences(&texts("ru"), &texts("en")));
    let ru = small("ru/a.ftl", "a-b = б { $c }\na-d = д\na-e = е\n");
    let en = small("en/a.ftl", "a-b = b\na-d = d\n");
    assert_eq!(differences(&ru, &en).len(), 2);
}

/// Keys that live in a file which does not own them.
fn misplaced(texts: &Texts) -> Vec<String> {
    let mut findings = Vec::new();
    for (key, message) in &texts.messages {
        let name = message.file.rsplit('/').next().unwrap_or_default();
        let stem = name.strip_suffix(".ftl").unwrap_or(name);
        let own = [stem];
        let owner = OWNERS.iter().find(|(file, _)| *file == stem);
        let prefixes = owner.map_or(own.as_slice(), |(_, prefixes)| prefixes);
        let key = key.trim_start_matches('-');
        let fits =
            |prefix: &&str| key.strip_prefix(*prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        if !prefixes.iter().any(fits) {
            findings.push(format!("{}: {key} must begin with {}-", message.file, prefixes.join("-, ")));
        }
    }
    findings
}

#[test]
fn a_key_begins_with_its_file() {
    none("keys and files", misplaced(&texts("ru")));
    let bad = small("ru/common.ftl", "button-a = а\ntalk-b = б\nmenus-c = в\n");
    assert_eq!(misplaced(&bad).len(), 1);
}

/// What the code asks for, against what there is.
fn unsaid(sayings: &[Saying], texts: &Texts) -> Vec<String> {
    let mut findings = Vec::new();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for saying in sayings {
        // A call without a literal is the architecture test's to tell.
        let Some(key) = &saying.key else { continue };
        used.insert(key);
        let Some(message) = texts.messages.get(key) else {
            findings.push(format!("{}: there is no text {key}", saying.at));
            continue;
        };
        let given: BTreeSet<String> = saying.arguments.iter().cloned().collect();
        let wanted = texts.arguments(key);
        if given.len() != saying.arguments.len() {
            findings.push(format!("{}: {key} gets an argument twice", saying.at));
        }
        if given != wanted {
            findings.push(format!("{}: {key} gets {given:?}, but {} takes {wanted:?}", saying.at, message.file));
        }
    }
    for message in texts.messages.values() {
        used.extend(message.references.iter().map(String::as_str));
    }
    for (key, message) in &texts.messages {
        if !used.contains(key.as_str()) {
            findings.push(format!("{}: nothing says {key}", message.file));
        }
        for reference in &message.references {
            if !texts.messages.contains_key(reference) {
                findings.push(format!("{}: {key} refers to {reference}", message.file));
            }
        }
    }
    findings
}

#[test]
fn the_code_says_what_there_is() {
    let sayings: Vec<Saying> = sources().iter().flat_map(|it| it.sayings()).collect();
    assert!(!sayings.is_empty(), "the code says something");
    none("say! and the texts", unsaid(&sayings, &texts("ru")));

    let texts = small("ru/a.ftl", "a-b = б { $c }\na-d = { a-e }\na-e = { $f }\na-g = г\n");
    let code = "say!(l, \"a-b\", c = 1); say!(l, \"a-d\", f = 1); say!(l, \"a-b\"); say!(l, \"a-h\");";
    let sayings = source::Source::new("a.rs", code).sayings();
    let findings = unsaid(&sayings, &texts);
    assert_eq!(findings.len(), 3, "{findings:?}");
}

/// Selectors over numbers that lack a class of their language.
fn uncounted(texts: &Texts, wanted: &[&str]) -> Vec<String> {
    let mut findings = Vec::new();
    for (key, message) in &texts.messages {
        for choice in &message.choices {
            let plural = choice.iter().any(|name| name != "other" && CLASSES.contains(&name.as_str()));
            let has = |class: &&str| choice.iter().any(|name| name == class);
            let strange = choice
                .iter()
                .find(|name| !wanted.contains(&name.as_str()) && name.parse::<f64>().is_err() && *name != "many");
            if plural && (!wanted.iter().all(has) || strange.is_some()) {
                findings.push(format!("{}: {key} counts by {choice:?}, not by {wanted:?}", message.file));
            }
        }
    }
    findings
}

#[test]
fn numbers_take_the_right_case() {
    none("Russian plurals", uncounted(&texts("ru"), &["one", "few", "other"]));
    none("English plurals", uncounted(&texts("en"), &["one", "other"]));
    let bad = "a = { $n ->\n    [one] день\n   *[other] дней\n    }\n";
    assert_eq!(uncounted(&small("a.ftl", bad), &["one", "few", "other"]).len(), 1);
    assert_eq!(uncounted(&small("a.ftl", bad), &["one", "other"]).len(), 0);
    let kind = "a = { $kind ->\n    [seminar] семинар\n   *[other] событие\n    }\n";
    assert_eq!(uncounted(&small("a.ftl", kind), &["one", "few", "other"]).len(), 0);
}

/// Words in Latin letters, the allowed ones left out.
fn latin(text: &str) -> Vec<String> {
    let breaks = |sign: char| !(sign.is_alphanumeric() || matches!(sign, '/' | '_'));
    text.split(breaks)
        .filter(|word| word.chars().any(|sign| sign.is_ascii_alphabetic()))
        .filter(|word| !word.starts_with('/'))
        .flat_map(|word| word.split('/'))
        .filter(|word| !word.is_empty() && !LATIN.contains(word))
        .map(str::to_owned)
        .collect()
}

/// Words in Cyrillic letters.
fn cyrillic(text: &str) -> Vec<String> {
    text.split(|sign: char| !sign.is_alphabetic())
        .filter(|word| word.chars().any(|sign| ('\u{400}'..='\u{4ff}').contains(&sign)))
        .map(str::to_owned)
        .collect()
}

/// Words of a language's texts that stand in the other script.
fn foreign(texts: &Texts, find: fn(&str) -> Vec<String>) -> Vec<String> {
    let mut findings = Vec::new();
    for (key, message) in &texts.messages {
        if OTHER_SCRIPT.contains(&key.as_str()) {
            continue;
        }
        for word in message.words.iter().flat_map(|words| find(words)) {
            findings.push(format!("{}: {key}: «{word}»", message.file));
        }
    }
    findings
}

#[test]
fn no_letter_is_of_the_wrong_script() {
    none(
        "a letter of another script looks right and is not found by a search",
        [foreign(&texts("ru"), latin), foreign(&texts("en"), cyrillic)].concat(),
    );
    // The second letter of the first word is a Latin «o».
    assert_eq!(latin("Кoманда /help, файл JSON или Excel/Word"), ["Кoманда"]);
    assert_eq!(cyrillic("The code Грозд"), ["Грозд"]);
}

/// What VOICE forbids in any language.
fn manners(texts: &Texts) -> Vec<String> {
    let mut findings = Vec::new();
    for (key, message) in &texts.messages {
        let mut tell = |flaw: &str| findings.push(format!("{}: {key}: {flaw}", message.file));
        for words in &message.words {
            if words.contains("  ") {
                tell("two blanks in a row");
            }
            if words.contains('!') && !JOYFUL.contains(&key.as_str()) {
                tell("an exclamation mark, though nobody has succeeded");
            }
            if words.contains("...") {
                tell("three dots in place of …");
            }
            if words.contains('"') {
                tell("a straight quotation mark in place of «» or “”");
            }
            if let Some(sign) = words.chars().find(|sign| is_emoji(*sign) && !EMOJI.contains(sign)) {
                tell(&format!("{sign} is not on the list of signs"));
            }
            let line = words.lines().find(|line| line.chars().filter(|it| is_emoji(*it)).count() > 1);
            if line.is_some() {
                tell("more than one sign in a line");
            }
        }
    }
    findings
}

/// Pictures and dingbats; arrows, quotation marks and letters are none.
fn is_emoji(sign: char) -> bool {
    matches!(sign, '\u{231a}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}'..='\u{2b55}' | '\u{1f000}'..='\u{1faff}')
}

#[test]
fn the_voice_is_calm() {
    none("VOICE", [manners(&texts("ru")), manners(&texts("en"))].concat());
    let bad = "a = Ура!\nb = а  б\nc = ждите...\nd = \"да\"\ne = 🎉 да\nf = ✅ да\ng = ✅ да ❌ нет\n";
    let findings = manners(&small("a.ftl", bad));
    assert_eq!(findings.len(), 6, "{findings:?}");
}
