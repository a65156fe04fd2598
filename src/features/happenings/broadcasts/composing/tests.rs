//! Whoever writes to many plays with every filter, in any order, by forged buttons too: a category of deficits is combined with
//! nothing, and nobody who has one is counted.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::room::NewBroadcast;
use super::steps::{Ask, Draft, Press, Step};
use crate::ids::{CategoryId, EventId};
use crate::model::audience::store::{self, Count};
use crate::model::audience::{Audience, Kind, OfEvent, Part, Sender};
use crate::model::roles;
use crate::talk::trial::Trial;
use crate::talk::{Next, Room, Said};
use crate::text::Language;

/// A coordinator, and six people of one school who have one deficit and go to one event.
const DATA: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
    VALUES (1, 1, 'Школа № 3', 'Школа № 3', x'', '');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form, post_id,
                        teaching_since, enrolled_at)
    SELECT value, 1, 1, 'Петрова', 'Ольга', CAST(value AS BLOB), '', 1, '2015-09-01', '2026-09-01T00:00:00+00:00'
    FROM json_each('[1,2,3,4,5,6,7]');
    INSERT INTO account (id, channel, external, municipality_id, person_id, language)
    VALUES (1, 'telegram', '100', 1, 1, 'ru');
    INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
    VALUES (1, 1, 'coordinator', NULL, '2026-09-01T00:00:00+00:00');
    INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
    SELECT id, 1, 'Своими словами', 'low', '2026-11-01T00:00:00+00:00' FROM person WHERE id > 1;
    INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by, created_at, for_all)
    VALUES (1, 1, 'seminar', 'Семинар', ' семинар', '2026-11-25T11:30:00+00:00', 'Школа № 3', 1,
            '2026-11-01T00:00:00+00:00', 1);
    INSERT INTO event_answer (event_id, person_id, answer, answered_at)
    SELECT 1, id, 'going', '2026-11-02T00:00:00+00:00' FROM person WHERE id > 1;";

const KINDS: [Kind; 7] =
    [Kind::Group, Kind::Organisation, Kind::Post, Kind::Subject, Kind::Target, Kind::Event, Kind::Category];

/// Every button of the audience; a category of deficits is pressed as often as everything else together.
fn press() -> impl Strategy<Value = Press> {
    let kind = proptest::sample::select(&KINDS[..]);
    prop_oneof![
        1 => any::<bool>().prop_map(|on| Press::Everybody { on }),
        3 => kind.clone().prop_map(|of| Press::Kind { of }),
        3 => kind.clone().prop_map(|of| Press::Take { of, id: 1 }),
        4 => Just(Press::Take { of: Kind::Category, id: 1 }),
        4 => Just(Press::Take { of: Kind::Event, id: 1 }),
        1 => kind.prop_map(|of| Press::Drop { of, id: 1 }),
        3 => proptest::sample::select(&Part::ALL[..]).prop_map(|of| Press::Part { of }),
        3 => Just(Press::Back),
        1 => Just(Press::Onward),
    ]
}

/// Fails where a category stands beside something else.
fn stands_alone(audience: &Audience) -> bool {
    audience.category.is_none() || *audience == Audience { category: audience.category, ..Audience::default() }
}

/// «Events, Broadcasts»: «deficit category (coordinators alone, combined with no other filter …; a property test plays the sender
/// with every filter and report)».
#[test]
fn a_category_of_deficits_is_combined_with_nothing_whatever_is_pressed() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let trial = runtime.block_on(Trial::of(DATA));
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner =
        TestRunner::new_with_rng(Config { cases: 400, failure_persistence: None, ..Config::default() }, rng);
    let (alone, of_event) = (Cell::new(0), Cell::new(0));
    runner
        .run(&proptest::collection::vec(press(), 1..14), |presses| {
            let audience = runtime.block_on(async {
                let mut cx = trial.cx("100").await;
                roles::met(&mut cx).unwrap();
                let mut step = Step { draft: Draft::default(), asks: Ask::Audience };
                for press in presses {
                    if let Ok(Next::Go(next)) = NewBroadcast::answer(&mut cx, step.clone(), Said::Press(press)).await {
                        step = next;
                    }
                    assert!(stands_alone(&step.draft.audience), "{press:?}: {:?}", step.draft.audience);
                }
                let sender = Sender::of(&cx).unwrap();
                let facts = store::facts(&mut cx, &sender, &step.draft.audience).await.unwrap();
                if step.draft.audience.category.is_some() {
                    assert_eq!(facts.count, Count::default(), "nobody is counted");
                }
                step.draft.audience
            });
            match (audience.category, audience.event) {
                (Some(_), _) => alone.set(alone.get() + 1),
                (None, Some(_)) => of_event.set(of_event.get() + 1),
                (None, None) => {}
            }
            Ok(())
        })
        .unwrap();
    let (alone, of_event) = (alone.get(), of_event.get());
    assert!(alone > 10 && of_event > 10, "{alone} by deficits and {of_event} by an event were played");
}

/// What a draft of before holds beside a category is left out.
#[test]
fn an_older_draft_by_deficits_and_by_an_event_is_by_deficits_alone() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let trial = Trial::of(DATA).await;
        let mut cx = trial.cx("100").await;
        roles::met(&mut cx).unwrap();
        let sender = Sender::of(&cx).unwrap();
        let event = Some(OfEvent { id: EventId(1), part: Part::Going });
        let category = Some(CategoryId(1));
        let both = Audience { category, event, ..Audience::default() };
        let kept = both.within(&sender, Language::Ru).unwrap();
        assert_eq!(kept, Audience { category, ..Audience::default() });
        // By the buttons it ends with the event that is chosen behind it.
        let mut step = Step { draft: Draft::default(), asks: Ask::Audience };
        let walk = [
            Press::Kind { of: Kind::Category },
            Press::Take { of: Kind::Category, id: 1 },
            Press::Back,
            Press::Kind { of: Kind::Event },
            Press::Take { of: Kind::Event, id: 1 },
            Press::Part { of: Part::Going },
        ];
        for press in walk {
            let next = NewBroadcast::answer(&mut cx, step.clone(), Said::Press(press)).await;
            let Ok(Next::Go(next)) = next else { panic!("{press:?} leads nowhere") };
            step = next;
        }
        assert_eq!(step.draft.audience, Audience { event, ..Audience::default() });
    });
}
