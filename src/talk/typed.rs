//! What is typed and stands on a button of the card is that button.
//!
//! Labels carry no meaning: a press is a code. Here they are only what a person reads and repeats, in any case, with «е»
//! for «ё», without the signs; what is found is a button of the card, with its code. [`fit`] tells how well a text fits.

use std::collections::HashSet;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::view::Weight;
use super::{Button, Does, View};
use crate::say;
use crate::text::{Language, forms};

/// A longer text is no label.
const LONGEST: usize = 120;
/// A part of a word that is shorter says too little.
const LEAST: usize = 3;
/// So many are offered at most: with the two rows below them the card stays within twelve.
const OFFERED: usize = 8;

/// How a text fits the buttons of a card.
#[derive(Debug)]
pub enum Fit<P> {
    /// It is this button, however it is written.
    Whole(Button<P>),
    /// It is a part of this label and of no other.
    Part(Button<P>),
    /// It may be one of these; how many there are in all.
    Perhaps(Vec<Button<P>>, usize),
    /// It is none of them.
    None,
}

/// The form in which labels and texts are compared: words alone, in small letters, «ё» as «е».
pub fn folded(text: &str) -> String {
    forms::search(text).trim_start().to_owned()
}

/// What is kept of a label, so that a text can be compared with a card without asking for the card: no name can be read
/// from it. `None` for a label without words.
pub fn trace(label: &str) -> Option<String> {
    if label.chars().count() > LONGEST {
        return None;
    }
    let form = folded(label);
    (!form.is_empty()).then(|| {
        let hash = Sha256::digest(form.as_bytes());
        format!("{:02x}{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2], hash[3])
    })
}

/// Whether a button can be meant by what is typed.
fn can_be_named<P>(button: &Button<P>) -> bool {
    button.weight != Weight::Blank && matches!(button.does, Does::Press(_) | Does::Go(_))
}

/// The traces of everything on a card that can be named, the rest of its list included.
pub fn traces<P>(view: &View<P>) -> Vec<String> {
    let named = view.rows.iter().flatten().chain(&view.others).filter(|button| can_be_named(button));
    named.filter_map(|button| trace(&button.label)).collect()
}

/// The buttons of a card that bear the whole text, and if there are none, those that it may mean.
pub fn fit<P: Clone>(view: &View<P>, typed: &str) -> Fit<P> {
    let form = folded(typed);
    if form.is_empty() || typed.chars().count() > LONGEST {
        return Fit::None;
    }
    let buttons: Vec<_> = view.rows.iter().flatten().chain(&view.others).filter(|it| can_be_named(it)).collect();
    let forms: Vec<String> = buttons.iter().map(|button| folded(&button.label)).collect();
    let those = |fits: &dyn Fn(&str) -> bool| -> Vec<&Button<P>> {
        buttons.iter().zip(&forms).filter(|(_, of)| fits(of)).map(|(button, _)| *button).collect()
    };

    let whole = those(&|label| label == form);
    match whole.as_slice() {
        [] => {}
        [only] => return Fit::Whole((*only).clone()),
        several => return perhaps(several),
    }
    let long = form.chars().count() >= LEAST || form.chars().all(|c| c.is_ascii_digit());
    let parts: [&dyn Fn(&str) -> bool; 3] =
        [&|label| long && label.starts_with(&form), &|label| long && forms::finds(&form, &[label]), &|label| {
            form.chars().count() > LEAST && holds(label, &form)
        }];
    for fits in parts {
        match those(fits).as_slice() {
            [] => {}
            // What cannot be taken back is pressed by its whole label only.
            [only] if only.weight == Weight::Grave => return perhaps(&[*only]),
            // «приказ» is a part of «Без приказа», and means the opposite.
            [only] if denies(&folded(&only.label)) && !denies(&form) => return perhaps(&[*only]),
            [only] => return Fit::Part((*only).clone()),
            several => return perhaps(several),
        }
    }
    let words: Vec<&str> = form.split(' ').collect();
    let near: [&dyn Fn(&str) -> bool; 2] = [
        // «я учитель» holds all words of «Учитель».
        &|label| label.chars().count() > LEAST && label.split(' ').all(|word| words.contains(&word)),
        &|label| is_slip(label, &form) || label.split(' ').next().is_some_and(|first| is_slip(first, &form)),
    ];
    near.into_iter().map(|fits| those(fits)).find(|found| !found.is_empty()).map_or(Fit::None, |found| perhaps(&found))
}

/// Whether words say no.
fn denies(form: &str) -> bool {
    const DENIALS: [&str; 11] =
        ["не", "ни", "нет", "без", "никого", "ничего", "no", "not", "without", "nobody", "nothing"];
    form.split(' ').any(|word| DENIALS.contains(&word))
}

/// Whether a label holds a text that does not begin in the midst of a number: half past two is no part of «12:30».
fn holds(label: &str, form: &str) -> bool {
    let begins_a_number = form.starts_with(|sign: char| sign.is_ascii_digit());
    label
        .match_indices(form)
        .any(|(at, _)| !(begins_a_number && label[..at].ends_with(|sign: char| sign.is_ascii_digit())))
}

/// Whether two texts differ by a slip of the finger: one letter, in long ones two. Another number is no slip.
fn is_slip(one: &str, other: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let letters = one.chars().count().min(other.chars().count());
    letters > LEAST
        && digits(one) == digits(other)
        && strsim::osa_distance(one, other) <= if letters < 8 { 1 } else { 2 }
}

fn perhaps<P: Clone>(found: &[&Button<P>]) -> Fit<P> {
    Fit::Perhaps(found.iter().take(OFFERED).map(|button| (*button).clone()).collect(), found.len())
}

/// The card that asks which button was meant; below them the way to the whole card, and the card's own way back.
pub fn asking<P>(view: View<P>, found: Vec<Button<P>>, count: usize, language: Language) -> View<P> {
    let question = if count > found.len() {
        say!(language, "talk-perhaps-many", count = count)
    } else {
        say!(language, "talk-perhaps", count = count)
    };
    let back = view.rows.into_iter().next_back().unwrap_or_default();
    let back = back.into_iter().filter(|button| found.iter().all(|other| other.label != button.label));
    let back: Vec<_> = back.collect();
    View { title: view.title, lines: view.lines, ..View::new("") }
        .question(question)
        .grid(1, found)
        .button(Button::whole_card(language))
        .row(back)
}

/// Words of thanks: both languages are understood whatever is spoken.
const THANKS: [&str; 15] = [
    "спасибо",
    "спасибочки",
    "спс",
    "пасиб",
    "благодарю",
    "благодарим",
    "благодарна",
    "благодарен",
    "признательна",
    "признателен",
    "thanks",
    "thank",
    "thx",
    "ty",
    "рахмат",
];
/// Words of greeting.
const GREETINGS: [&str; 11] = [
    "здравствуйте",
    "здравствуй",
    "привет",
    "приветствую",
    "добрый",
    "доброе",
    "доброго",
    "hello",
    "hi",
    "hey",
    "greetings",
];
/// Words that agree.
const ASSENTS: [&str; 21] = [
    "ок",
    "окей",
    "окэй",
    "хорошо",
    "понятно",
    "понял",
    "поняла",
    "поняли",
    "ясно",
    "принято",
    "ладно",
    "отлично",
    "супер",
    "ok",
    "okay",
    "fine",
    "understood",
    "clear",
    "great",
    "good",
    "nice",
];
/// Words that stand beside those, and say nothing alone.
const BESIDE: [&str; 36] = [
    "большое",
    "огромное",
    "вам",
    "вас",
    "за",
    "все",
    "всем",
    "помощь",
    "ответ",
    "очень",
    "я",
    "и",
    "день",
    "дня",
    "утро",
    "утра",
    "вечер",
    "вечера",
    "это",
    "вот",
    "ну",
    "you",
    "so",
    "much",
    "very",
    "many",
    "morning",
    "day",
    "afternoon",
    "evening",
    "a",
    "lot",
    "there",
    "i",
    "all",
    "is",
];
/// Signs that say the same.
const SIGNS: [char; 12] = ['👍', '👌', '🙏', '❤', '😊', '🙂', '🤝', '🌹', '💐', '🫶', '🥰', '😍'];

/// The kind word for a courtesy, which is no answer to anything and no fault either; `None` for any other text.
pub fn kind_word(language: Language, typed: &str) -> Option<String> {
    if typed.chars().count() > LONGEST {
        return None;
    }
    let mut signs = typed.chars().filter(|c| !c.is_whitespace() && *c != '\u{FE0F}').peekable();
    if signs.peek().is_some() && signs.all(|sign| SIGNS.contains(&sign)) {
        return Some(say!(language, "talk-courtesy-all-right"));
    }
    let form = folded(typed);
    let words: Vec<&str> = form.split(' ').filter(|word| !word.is_empty()).collect();
    if !words.iter().all(|word| COURTESIES.iter().any(|of| of.contains(*word))) {
        return None;
    }
    let [thanks, greets, assents, _] = COURTESIES.each_ref().map(|of| words.iter().any(|word| of.contains(*word)));
    if thanks {
        Some(say!(language, "talk-courtesy-thanks"))
    } else if greets {
        Some(say!(language, "talk-courtesy-greeting"))
    } else {
        assents.then(|| say!(language, "talk-courtesy-all-right"))
    }
}

/// The words of all four kinds as they are compared: a Latin word may be folded into its Cyrillic look-alike.
static COURTESIES: LazyLock<[HashSet<String>; 4]> = LazyLock::new(|| {
    let kinds: [&[&str]; 4] = [&THANKS, &GREETINGS, &ASSENTS, &BESIDE];
    kinds.map(|words| words.iter().map(|word| folded(word)).collect())
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn card(labels: &[&str]) -> View<usize> {
        let buttons = labels.iter().enumerate().map(|(number, label)| Button::press(*label, number));
        View::new("?").grid(1, buttons)
    }

    /// The button that a text is; a list of those that it may be.
    fn found(labels: &[&str], typed: &str) -> Vec<String> {
        match fit(&card(labels), typed) {
            Fit::Whole(button) | Fit::Part(button) => vec![format!("={}", button.label)],
            Fit::Perhaps(buttons, _) => buttons.into_iter().map(|button| button.label).collect(),
            Fit::None => Vec::new(),
        }
    }

    const SUBJECTS: [&str; 6] =
        ["✅ Математика", "Русский язык", "Родной язык", "Химия", "ИЗО и черчение", "Готово: 1"];

    /// Faults 28.
    #[test]
    fn what_is_typed_is_the_button_that_bears_it_however_it_is_written() {
        for typed in ["Математика", "математика.", " МАТЕМАТИКА ", "«математика»", "✅ математика", "матем"]
        {
            assert_eq!(found(&SUBJECTS, typed), ["=✅ Математика"], "{typed}");
        }
        assert_eq!(found(&SUBJECTS, "рус"), ["=Русский язык"]);
        assert_eq!(found(&SUBJECTS, "черчение"), ["=ИЗО и черчение"]);
        assert_eq!(found(&SUBJECTS, "готово"), ["=Готово: 1"]);
        assert_eq!(found(&["Учитель", "Учитель-логопед"], "учитель"), ["=Учитель"]);
        assert_eq!(found(&["Учитель", "Учитель-логопед"], "учитель — логопед"), ["=Учитель-логопед"]);
        assert_eq!(found(&["Школа № 3", "Школа № 35"], "школа №3"), ["=Школа № 3"]);
        assert_eq!(found(&["Берёзовская школа", "Школа № 3"], "березовская"), ["=Берёзовская школа"]);
        assert_eq!(found(&["‹ Назад", "Отмена"], "назад"), ["=‹ Назад"]);
        // Who names the thing does not mean that there is none.
        for (label, typed) in
            [("Без приказа", "приказ"), ("Ничего не преподаю", "преподаю"), ("Не сохранять", "сохранять")]
        {
            assert_eq!(found(&[label, "Отмена"], typed), [label], "{typed}");
        }
        assert_eq!(found(&["Без приказа", "Отмена"], "без прик"), ["=Без приказа"]);
    }

    /// Somebody who types half past two means no other time.
    #[test]
    fn a_number_is_no_part_of_another_one() {
        assert_eq!(found(&["12:30", "14:30"], "2:30"), [""; 0]);
        assert_eq!(found(&["12:30", "14:30"], "14:30"), ["=14:30"]);
        assert_eq!(found(&["08:00", "18:00"], "8:00"), [""; 0]);
        assert_eq!(found(&["Кабинет 12", "Кабинет 14"], "кабинет 13"), [""; 0]);
    }

    /// Faults 28.
    #[test]
    fn near_ones_are_offered_and_never_pressed() {
        assert_eq!(found(&SUBJECTS, "язык"), ["Русский язык", "Родной язык"]);
        assert_eq!(found(&SUBJECTS, "матиматика"), ["✅ Математика"]);
        assert_eq!(found(&SUBJECTS, "я преподаю химия"), ["Химия"]);
        assert_eq!(found(&SUBJECTS, "физкультура"), [""; 0]);
        assert_eq!(found(&SUBJECTS, "и"), [""; 0]);
        assert_eq!(found(&["Петрова О. С.", "Петрова О. С."], "петрова о с").len(), 2);
    }

    /// Faults 28.
    #[test]
    fn what_cannot_be_taken_back_needs_its_whole_label() {
        let view = View::new("?").button(Button::press("Удалить навсегда", 1).grave());
        assert!(matches!(fit(&view, "удалить"), Fit::Perhaps(..)));
        assert!(matches!(fit(&view, "Удалить навсегда."), Fit::Whole(_)));
    }

    /// Faults 28.
    #[test]
    fn a_courtesy_gets_a_kind_word_and_nothing_else_does() {
        for typed in [
            "спасибо",
            "Спасибо большое!",
            "ок",
            "Понятно.",
            "Здравствуйте!",
            "добрый день",
            "👍",
            "❤️",
            "thanks",
            "OK",
        ] {
            assert!(kind_word(Language::Ru, typed).is_some(), "{typed}");
        }
        for typed in ["спасибо маме", "Петрова Ольга", "большое", "день", "12", "", "🌸", "окунь"]
        {
            assert_eq!(kind_word(Language::Ru, typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_label_is_found_by_itself_and_leaves_a_trace(label in "[А-Яа-яЁё№ «»-]{1,30}", other in "[а-я]{1,30}") {
            let view = card(&[&label]);
            prop_assert_eq!(trace(&label).is_some(), !folded(&label).is_empty());
            match fit(&view, &label) {
                Fit::Whole(button) => prop_assert_eq!(button.label, label.clone()),
                Fit::None => prop_assert!(folded(&label).is_empty()),
                other => prop_assert!(false, "{:?}", other),
            }
            let _ = fit(&view, &other);
        }
    }
}
