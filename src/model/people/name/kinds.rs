//! What a word of a name is by its look: a patronymic, a particle, a frequent given name, what people write when there is
//! no patronymic.
//!
//! Words are compared in their search form: small, without accents, in one alphabet.

/// What stands after a father's name: «Вагиф оглы», «Рашид кызы».
const SON_OR_DAUGHTER: &[&str] = &[
    "оглы", "оглу", "огли", "угли", "ўғли", "улы", "ұлы", "уулу", "кызы", "кизи", "гызы", "қызы", "қизи", "ogly",
    "oglu", "ogli", "oğlu", "ugli", "uly", "uulu", "kyzy", "qizi", "qızı", "gyzy",
];

/// What stands before a family name and belongs to it.
const BEFORE_FAMILY: &[&str] = &[
    "фон", "де", "дер", "ден", "ван", "ибн", "бин", "бен", "аль", "эль", "дю", "von", "de", "der", "van", "ibn", "bin",
    "al", "el",
];

/// Those of them that are family names themselves: «Ван Мэй».
const FAMILIES_TOO: &[&str] = &["ван", "ден", "бен", "van", "al", "el", "эль"];

/// What is joined to a name by a hyphen and stays small: «аль-Фараби», «Гасан-заде», «Кара-оол».
const JOINED: &[&str] = &[
    "аль", "ан", "ар", "ас", "ат", "аш", "эль", "ибн", "заде", "бек", "бей", "хан", "ага", "паша", "шах", "оол", "кыс",
    "де", "фон", "al", "an", "el", "ibn", "zade", "bek", "bey", "khan", "agha",
];

/// What people write where they have no patronymic.
const NOTHING: &[&str] = &[
    "-",
    "--",
    "---",
    "нет",
    "нету",
    "б/о",
    "б\\о",
    "б.о",
    "б о",
    "без отчества",
    "отчества нет",
    "нет отчества",
    "отчество нет",
    "отчество отсутствует",
    "отсутствует",
    "не имею",
    "не имеется",
    "прочерк",
    "не указано",
    "none",
    "no",
    "n/a",
    "no patronymic",
    "without patronymic",
];

/// Given names that are frequent among teachers: only where two orders are possible are they asked.
const GIVEN: &str = "anna elena irina maria marina natalia olga svetlana tatiana yulia азат аида айгуль айдар александр \
    александра алексей алена алина алиса алия алла алсу альбина амина анастасия анатолий ангелина андрей \
    анжела анна антон антонина артем асель ася белла борис вадим валентин валентина валерий валерия \
    варвара василий вера вероника виктор виктория виталий владимир владислав вячеслав галина георгий \
    глеб григорий гузель гульнара давид даниил дарья денис диана динара дмитрий ева евгений евгения егор \
    екатерина елена елизавета жанна зарема зинаида злата зоя зульфия иван игорь ильдар илья инга инна \
    ирина карина кира кирилл клавдия константин кристина ксения лана лариса лев лейла леонид лидия лилия \
    лия лола любовь людмила магомед мадина майя максим марат маргарита марина мария марк марьям матвей \
    милана мирон михаил надежда наталия наталья ника никита николай нина нонна нурия оксана олег олеся \
    ольга павел патимат петр полина раиса регина ренат римма ринат роза роман руслан рустам саида \
    светлана семен сергей снежана софия софья станислав степан тамара татьяна тимур тихон ульяна фатима \
    федор филипп эдуард элеонора элина эльвира эльмира эмма эрик юлия юрий яков яна ярослав";

/// Endings of family names that only given names of the list above have.
const FAMILY_ENDINGS: &[&str] =
    &["ова", "ева", "ская", "цкая", "ский", "цкий", "ской", "ов", "ев", "енко", "швили", "ova", "eva", "skaya", "sky"];

/// The word as the lists above have it.
pub fn folded(word: &str) -> String {
    crate::text::forms::search(word).trim_start().to_owned()
}

/// «оглы», «кызы» and their kin.
pub fn is_son_or_daughter(word: &str) -> bool {
    SON_OR_DAUGHTER.contains(&word.to_lowercase().as_str())
}

/// «фон», «де», «ибн» and their kin, where there is still a family name to come.
pub fn is_before_family(word: &str) -> bool {
    BEFORE_FAMILY.contains(&word.to_lowercase().as_str())
}

/// Whether a particle before a family name could be a family name itself.
pub fn may_be_a_family(word: &str) -> bool {
    FAMILIES_TOO.contains(&word.to_lowercase().as_str())
}

/// A part of a name with hyphens that stays small.
pub fn is_joined(part: &str) -> bool {
    let small = part.to_lowercase();
    JOINED.contains(&small.as_str()) || is_son_or_daughter(&small)
}

/// Whether a word, written small, says that there is no patronymic.
pub fn is_nothing(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| matches!(c, '(' | ')' | '.' | ',' | ';' | '"' | '«' | '»') || c == ' ');
    NOTHING.contains(&bare.to_lowercase().as_str())
}

/// «Сергеевна», «Ильич», «Вагиф-оглы», «Болатқызы».
pub fn is_patronymic(word: &str) -> bool {
    let small = word.to_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| small.ends_with(end));
    let of_father = ["вна", "чна", "вич", "ьич", "мич", "кич", "тич", "vna", "chna", "vich"];
    small.chars().count() > 4 && (ends(&of_father) || ends(SON_OR_DAUGHTER)) && !is_son_or_daughter(&small)
}

/// A patronymic of a woman, which no family name looks like.
pub fn is_patronymic_of_a_woman(word: &str) -> bool {
    let folded = word.to_lowercase();
    folded.chars().count() > 4 && ["вна", "чна", "vna", "chna"].iter().any(|end| folded.ends_with(end))
}

/// A frequent given name.
pub fn is_given(word: &str) -> bool {
    let folded = folded(word);
    GIVEN.split(' ').any(|given| given == folded)
}

/// What looks like a family name and is no frequent given name.
pub fn is_family(word: &str) -> bool {
    let folded = folded(word);
    !is_given(word) && FAMILY_ENDINGS.iter().any(|end| folded.ends_with(end))
}
