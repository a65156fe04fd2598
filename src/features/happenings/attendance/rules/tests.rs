//! A sheet's rules.

use proptest::prelude::*;

use super::*;

fn listed(person: i64, name: &str) -> Listed {
    Listed::new(PersonId(person), FullName::parse(name).unwrap(), format!("Школа № {person}"))
}

fn known() -> Known {
    let roster = vec![
        listed(1, "Петрова Ольга Сергеевна"),
        listed(2, "Ёлкина Анна Ивановна"),
        listed(3, "Ершов Пётр Ильич"),
        listed(4, "Петрова Оксана Семёновна"),
    ];
    Known { roster, ..Known::default() }
}

fn guest(id: i64, name: &str) -> Guest {
    Guest::new(MarkId(id), name.to_owned())
}

fn person(number: i64) -> Whose {
    Whose::Person(PersonId(number))
}

/// Events: one tap a state, and a second one takes it back.
#[test]
fn a_second_tap_takes_back() {
    assert_eq!(tapped(State::Unmarked, State::Present), State::Present);
    assert_eq!(tapped(State::Present, State::Present), State::Unmarked);
    assert_eq!(tapped(State::Present, State::Late), State::Late);
    assert_eq!(tapped(State::Late, State::Late), State::Present);
    assert_eq!(tapped(State::Late, State::Present), State::Present);
    assert_eq!(tapped(State::Present, State::Absent), State::Absent);
    assert_eq!(tapped(State::Excused, State::Excused), State::Unmarked);
}

#[test]
fn who_was_not_there_has_brought_nothing() {
    let mut known = known();
    known.hear(&[known.put(person(1), State::Late).unwrap()]);
    known.hear(&[known.about(person(1), "Критерии".into()).unwrap()]);
    assert_eq!(known.totals().contributions, 1);
    assert_eq!(known.mark(person(1)).unwrap().contribution, Some(Contribution::Message));
    known.hear(&[known.brought(person(1), Some(Contribution::Lesson)).unwrap()]);
    assert_eq!(known.mark(person(1)).unwrap().topic.as_deref(), Some("Критерии"));
    assert_eq!(known.brought(person(2), Some(Contribution::Lesson)), None);
    known.hear(&[known.put(person(1), State::Absent).unwrap()]);
    assert_eq!(*known.mark(person(1)).unwrap(), Mark::of(State::Absent));
}

/// «С темой»: who is there has brought what was promised, until a leader says otherwise.
#[test]
fn a_promise_is_followed_until_a_leader_says_otherwise() {
    let mut known = known();
    known.roster[0].promise = promised(Some(Contribution::Report), Some("Критерии".into()));
    known.roster[1].promise = promised(None, Some("Отметки".into()));
    known.roster[2].promise = promised(None, None);
    known.hear(&known.others_came());
    let brought = |known: &Known, number| {
        let mark = known.mark(person(number)).unwrap().clone();
        (mark.contribution, mark.topic, mark.follows)
    };
    assert_eq!(brought(&known, 1), (Some(Contribution::Report), Some("Критерии".into()), true));
    assert_eq!(brought(&known, 2), (Some(Contribution::Message), Some("Отметки".into()), true));
    assert_eq!(brought(&known, 3), (None, None, true));
    // Late is there too, and nothing is said of what they brought.
    known.hear(&[known.put(person(1), State::Late).unwrap()]);
    assert_eq!(brought(&known, 1), (Some(Contribution::Report), Some("Критерии".into()), true));
    known.hear(&[known.brought(person(1), None).unwrap()]);
    assert_eq!(brought(&known, 1), (None, None, false));
    known.hear(&[known.put(person(1), State::Present).unwrap()]);
    assert_eq!(brought(&known, 1), (None, None, false), "what a leader has said stands");
    known.hear(&[known.put(person(2), State::Absent).unwrap()]);
    assert_eq!(brought(&known, 2), (None, None, false), "who was not there has brought nothing");
    known.hear(&[known.put(person(2), State::Present).unwrap()]);
    assert_eq!(brought(&known, 2), (Some(Contribution::Message), Some("Отметки".into()), true));
    let kept = serde_json::to_string(&Said { whose: person(3), mark: known.mark(person(3)).unwrap().clone() });
    assert_eq!(kept.unwrap(), r#"{"w":{"p":3},"m":{"s":"present","f":true}}"#);
}

#[test]
fn those_who_came_besides_the_exceptions_are_marked_at_once_and_put_back() {
    let mut known = known();
    known.hear(&[known.put(person(2), State::Excused).unwrap()]);
    let said = known.others_came();
    let undo = Undo { before: known.before(&said), put: State::Present };
    known.hear(&said);
    let totals = known.totals();
    assert_eq!((totals.present, totals.excused, totals.unmarked()), (3, 1, 0));
    // Somebody else has changed one of them meanwhile: that stands.
    known.hear(&[known.put(person(1), State::Late).unwrap()]);
    known.hear(&undo.said(&known));
    assert_eq!((known.totals().present, known.totals().late, known.totals().excused), (1, 1, 1));
}

#[test]
fn a_guest_is_written_down_once() {
    let mut known = Known { guests: vec![guest(7, "Семёнова Яна")], ..known() };
    assert_eq!(known.guests_of(&["семенова яна".into()]), (vec![], vec![]));
    known.hear(&[known.put(Whose::Guest(MarkId(7)), State::Unmarked).unwrap()]);
    let (new, again) = known.guests_of(&["семенова яна".into(), "Ли Анна".into(), "ли анна".into()]);
    assert_eq!((new.len(), again.len()), (1, 1));
    known.hear(&again);
    assert_eq!(known.totals().guests, 1);
    known.guests = (0..50).map(|id| guest(id, &format!("Гость {id} Гостев"))).collect();
    assert_eq!(known.guests_of(&["Ли Анна".into()]), (vec![], vec![]));
    assert_eq!(guest_name("  Ян \n Ли "), Some("Ян Ли".into()));
    assert_eq!((guest_name("Я"), guest_name("12"), guest_name(&"я".repeat(121))), (None, None, None));
    assert_eq!((topic("5-9"), topic("=Тема")), (None, Some("=Тема".into())));
}

/// «Faults 26».
#[test]
fn a_pasted_list_marks_who_is_clear_and_asks_about_the_rest() {
    let mut known = known();
    let listed = names("1. Елкина А.И.;\n2) Петрова\n— Ершов П, Семёнова\n\n• ершов п");
    assert_eq!(listed, ["Елкина А.И.", "Петрова", "Ершов П", "Семёнова"]);
    let found = read(&listed, &known.roster);
    assert_eq!(found.clear, [PersonId(2), PersonId(3)]);
    assert_eq!((found.doubts, found.unknown), (vec!["Петрова".to_owned()], vec!["Семёнова".to_owned()]));
    known.hear(&known.others_came());
    assert_eq!(read(&listed, &known.roster).doubts, Vec::<String>::new());
}

#[test]
fn labels_tell_namesakes_apart() {
    let labels = labels(&known().roster);
    assert_eq!(labels[&PersonId(2)].label, "Ёлкина А. И.");
    assert_eq!(labels[&PersonId(1)].label, "Петрова Ольга С.");
}

/// Buttons and sessions carry it, so it is short, and its spelling stays.
#[test]
fn a_mark_keeps_its_spelling() {
    let said = Said { whose: person(1300), mark: Mark::of(State::Present) };
    assert_eq!(serde_json::to_string(&said).unwrap(), r#"{"w":{"p":1300},"m":{"s":"present"}}"#);
}

fn any_state() -> impl Strategy<Value = State> {
    prop::sample::select(vec![State::Present, State::Late, State::Absent, State::Excused, State::Unmarked])
}

proptest! {
    /// Events: two who mark at once lose nothing: whatever is said of others, what is said of one stands.
    #[test]
    fn marks_of_others_do_not_touch_mine(
        others in prop::collection::vec((1_i64..5, any_state()), 0..40), mine in any_state(), at in 0_usize..40
    ) {
        let mut known = known();
        for (place, (whom, state)) in others.iter().enumerate() {
            if place == at.min(others.len().saturating_sub(1)) {
                let said = known.put(person(1), mine);
                known.hear(said.as_slice());
            }
            if *whom != 1 {
                let said = known.put(person(*whom), *state);
                known.hear(said.as_slice());
            }
        }
        let totals = known.totals();
        prop_assert!(others.is_empty() || known.mark(person(1)).unwrap().state == mine);
        prop_assert_eq!(totals.present + totals.absent + totals.excused + totals.unmarked(), totals.listed);
        prop_assert_eq!(known.present().len(), totals.present);
    }

    #[test]
    fn an_impatient_second_tap_says_nothing(whom in 1_i64..5, first in any_state(), state in any_state()) {
        let mut known = known();
        known.hear(known.put(person(whom), first).as_slice());
        known.hear(known.put(person(whom), state).as_slice());
        prop_assert_eq!(known.put(person(whom), state), None);
        prop_assert_eq!(known.put(person(77), state), None);
    }
}
