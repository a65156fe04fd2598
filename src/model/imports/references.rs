//! Posts and subjects as people write them: «учитель физики и астрономии», «зам. директора по УВР», «завуч».

use crate::ids::{PostId, SubjectId};
use crate::model::people::{Post, Subject};
use crate::text::forms;

/// Posts by other names, folded: the longest that stands in a text decides, and the first word of it.
const POSTS: [(&str, &str); 22] = [
    ("зам директора", "Заместитель руководителя"),
    ("зам руководителя", "Заместитель руководителя"),
    ("замдиректора", "Заместитель руководителя"),
    ("заместитель директора", "Заместитель руководителя"),
    ("заместитель заведующего", "Заместитель руководителя"),
    ("заместитель заведующей", "Заместитель руководителя"),
    ("зам заведующего", "Заместитель руководителя"),
    ("зам зав", "Заместитель руководителя"),
    ("завуч", "Заместитель руководителя"),
    ("заместитель руководителя", "Заместитель руководителя"),
    ("директор", "Руководитель (директор, заведующий)"),
    ("заведующий", "Руководитель (директор, заведующий)"),
    ("заведующая", "Руководитель (директор, заведующий)"),
    ("руководитель организации", "Руководитель (директор, заведующий)"),
    ("психолог", "Педагог-психолог"),
    ("соцпедагог", "Социальный педагог"),
    ("педагог доп образования", "Педагог дополнительного образования"),
    ("пдо", "Педагог дополнительного образования"),
    ("преподаватель организатор обж", "Преподаватель-организатор ОБЗР"),
    ("преподаватель организатор основ безопасности", "Преподаватель-организатор ОБЗР"),
    ("советник по воспитанию", "Советник директора по воспитанию"),
    ("учительница", "Учитель"),
];

/// Subjects by other names: the beginnings of words that give them away.
const SUBJECTS: [(&str, &str); 20] = [
    ("алгебр", "Математика"),
    ("геометри", "Математика"),
    ("вероятност", "Математика"),
    ("английск", "Иностранный язык"),
    ("немецк", "Иностранный язык"),
    ("французск", "Иностранный язык"),
    ("китайск", "Иностранный язык"),
    ("инояз", "Иностранный язык"),
    ("физкультур", "Физическая культура"),
    ("физвоспитан", "Физическая культура"),
    ("технологи", "Труд (технология)"),
    ("труд", "Труд (технология)"),
    ("обж", "ОБЗР"),
    ("безопасност", "ОБЗР"),
    ("изобразительн", "ИЗО"),
    ("рисовани", "ИЗО"),
    ("икт", "Информатика"),
    ("начальн", "Начальные классы"),
    ("однкнр", "ОРКСЭ"),
    ("религиозн", "ОРКСЭ"),
];

/// The post that a text names.
pub fn post(text: &str, posts: &[Post]) -> Option<PostId> {
    let form = format!("{} ", forms::search(text));
    let named = |name: &str| posts.iter().find(|post| post.name.ru == name);
    let own = posts.iter().map(|post| (forms::search(&post.name.ru).trim().to_owned(), post));
    let other = POSTS.iter().filter_map(|(words, name)| Some(((*words).to_owned(), named(name)?)));
    let found = own.chain(other).filter_map(|(words, post)| {
        let at = form.find(&format!(" {words} "))?;
        Some((at, std::cmp::Reverse(words.len()), post.id))
    });
    // What stands first counts, of «учитель, классный руководитель»; of two that begin there, the longer.
    found.min_by_key(|(at, length, _)| (*at, *length)).map(|(_, _, id)| id)
}

/// The subjects that a text names, in the order of the list.
pub fn subjects(text: &str, subjects: &[Subject]) -> Vec<SubjectId> {
    let form = forms::search(text);
    let words: Vec<&str> = form.split_whitespace().collect();
    let begins = |stem: &str| words.iter().any(|word| word.starts_with(stem));
    let aliased = |name: &str| SUBJECTS.iter().any(|(stem, of)| *of == name && begins(stem));
    let is_named = |subject: &&Subject| {
        let name = forms::search(&subject.name.ru);
        let mut stems = name.split_whitespace().filter(|word| word.chars().count() > 1).map(stem);
        aliased(&subject.name.ru) || stems.all(|stem| begins(&stem))
    };
    let named: Vec<&Subject> = subjects.iter().filter(is_named).collect();
    // «Родной язык и литература» is not «Литература», too.
    let whole = named.iter().find(|one| forms::is_same(&one.name.ru, text));
    whole.map_or_else(|| named.iter().map(|one| one.id).collect(), |one| vec![one.id])
}

/// A word without its ending, so that «физики» begins like «физика», and «физической» does not.
fn stem(word: &str) -> String {
    const ADJECTIVES: [&str; 9] = ["ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие"];
    let letters = word.chars().count();
    let bare = ADJECTIVES.iter().find_map(|ending| word.strip_suffix(ending)).filter(|_| letters > 5);
    let bare = bare.or_else(|| word.strip_suffix(['а', 'я', 'о', 'е', 'ы', 'и', 'ь']).filter(|_| letters > 4));
    bare.unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Bilingual;

    fn posts() -> Vec<Post> {
        let names = [
            "Учитель",
            "Воспитатель",
            "Заместитель руководителя",
            "Руководитель (директор, заведующий)",
            "Педагог-психолог",
            "Учитель-логопед",
            "Преподаватель-организатор ОБЗР",
            "Старший воспитатель",
            "Преподаватель",
        ];
        let post = |(id, name): (i64, &&str)| Post {
            id: PostId(id),
            name: Bilingual { ru: (*name).to_owned(), en: String::new() },
            management: false,
        };
        (1..).zip(&names).map(post).collect()
    }

    /// Office: the posts of a staff list, as schools write them.
    #[test]
    fn posts_are_read_as_they_are_written() {
        let posts = posts();
        let read = |text: &str| post(text, &posts).map(|id| posts[id.0 as usize - 1].name.ru.as_str());
        for (text, name) in [
            ("учитель математики", "Учитель"),
            ("Учитель-логопед", "Учитель-логопед"),
            ("зам. директора по УВР, учитель истории", "Заместитель руководителя"),
            ("Директор", "Руководитель (директор, заведующий)"),
            ("учитель, классный руководитель", "Учитель"),
            ("преподаватель-организатор ОБЖ", "Преподаватель-организатор ОБЗР"),
            ("Ст. воспитатель", "Воспитатель"),
            ("старший воспитатель", "Старший воспитатель"),
        ] {
            assert_eq!(read(text), Some(name), "{text}");
        }
        assert_eq!(read("сторож"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn subjects_are_read_in_every_case() {
        let names = [
            "Начальные классы",
            "Русский язык",
            "Литература",
            "Математика",
            "Иностранный язык",
            "Физика",
            "Физическая культура",
            "История",
            "Обществознание",
            "Родной язык и литература",
            "Химия",
            "Музыка",
        ];
        let subject = |(id, name): (i64, &&str)| Subject {
            id: SubjectId(id),
            name: Bilingual { ru: (*name).to_owned(), en: String::new() },
        };
        let all: Vec<Subject> = (0..).zip(&names).map(subject).collect();
        let read =
            |text: &str| -> Vec<&str> { subjects(text, &all).into_iter().map(|id| names[id.0 as usize]).collect() };
        for (text, named) in [
            ("русский язык и литература", &["Русский язык", "Литература"][..]),
            ("Родной язык и литература", &["Родной язык и литература"]),
            ("физики", &["Физика"]),
            ("физическая культура", &["Физическая культура"]),
            ("учитель физкультуры", &["Физическая культура"]),
            ("алгебра, геометрия", &["Математика"]),
            ("англ. яз., английский язык", &["Иностранный язык"]),
            ("история, обществознание", &["История", "Обществознание"]),
            ("учитель начальных классов", &["Начальные классы"]),
            ("химия", &["Химия"]),
            ("астрономия", &[]),
        ] {
            assert_eq!(read(text), named, "{text}");
        }
    }
}
