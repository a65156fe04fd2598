//! Nothing crosses the line between two municipalities in one database: no list, search, figure, journal, paper or merge.
//! Issue 10, «The regulation»: «a test over all features».
//!
//! The same people take the same walk twice: alone in the database, and beside a municipality with everything. Whatever
//! they see and get must be the same, letter by letter; then they knock at each place with the other's numbers.

use std::collections::BTreeSet;

use grozd::features;
use grozd::model::ways;
use grozd::talk::Place;

use crate::papers::{a_cluster, cells, words};
use crate::world::{Somebody, World};

/// A municipality with some of everything. Whatever names it or somebody in it begins with «Чужак»; its numbers are a
/// thousand higher.
const OTHERS: &str = "
    INSERT INTO municipality (id, name, time_zone) VALUES (1001, 'Чужаковский район', 'Europe/Moscow');
    INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form, confirmed)
    VALUES (1001, 1001, 'Школа № 3 Чужаковская', 'Школа № 3 Чужаковская', x'00', ' школа 3 чужаковская', 1),
           (1002, 1001, 'Лицей Чужаковский', 'Лицей Чужаковский', x'00', ' лицей чужаковский', 0);
    INSERT INTO organisation_flag (organisation_id, flag) VALUES (1001, 'low_results');
    INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, patronymic, sort_form, search_form,
                        post_id, teaching_since, managing_since, enrolled_at)
    SELECT 1000 + value, 1001, 1001, 'Чужакова' || char(1039 + value), 'Ольга', 'Ильинична', x'00',
           ' чужакова ольга ильинична петрова', 1, '2024-09-01', '2026-02-01', '2026-09-01T00:00:00+00:00'
    FROM json_each('[1,2,3,4,5,6,7,8,9]');
    INSERT INTO person_subject (person_id, subject_id) SELECT 1000 + value, 4 FROM json_each('[1,2,3,4,5,6,7,8,9]');
    INSERT INTO account (id, channel, external, municipality_id, person_id, language)
    SELECT 1000 + value, 'telegram', CAST(900000 + value AS TEXT), 1001, 1000 + value, 'ru' FROM json_each('[1,2,3,4,5,6,7,8,9]');
    INSERT INTO consent (account_id, purpose, text, given_at)
    SELECT 1000 + value, 'processing', 3, '2026-09-01T00:00:00+00:00' FROM json_each('[1,2,3,4,5,6,7,8,9]');
    INSERT INTO consent (account_id, purpose, text, given_at)
    SELECT 1000 + value, 'name', 3, '2026-09-01T00:00:00+00:00' FROM json_each('[1,2,3,4,5,6,7,8,9]');
    INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
    SELECT 1000 + value, 2, 'Чужаковы слова', 'high', '2026-09-01T00:00:00+00:00' FROM json_each('[1,2,3,4,5,6,7,8,9]');
    UPDATE deficit SET words_shown = 7 WHERE person_id = 1001;
    INSERT INTO deficit_item (id, category_id, name_ru, name_en, municipality_id) VALUES (1001, 2, '1001/1', '1001/1', 1001);
    INSERT INTO item_here (municipality_id, item_id, name_ru) VALUES (1001, 1001, 'Чужаков пункт'), (1001, 1, 'Чужаково имя');
    INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, host_organisation_id, phase, founded_at)
    VALUES (1001, 1001, 'cluster', 'Чужаков кластер', x'00', ' чужаков кластер физика', 1001, 'working',
            '2026-11-01T00:00:00+00:00');
    INSERT INTO group_category (group_id, category_id) VALUES (1001, 2);
    INSERT INTO membership (group_id, person_id, joined_at)
    SELECT 1001, 1000 + value, '2026-11-01T00:00:00+00:00' FROM json_each('[1,2,3,4,5,6,7,8,9]');
    INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
    VALUES (1001, 1001, 'leader', 1001, '2026-11-01T00:00:00+00:00'),
           (1001, 1002, 'coordinator', NULL, '2026-11-01T00:00:00+00:00');
    INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_by, created_at)
    VALUES (1001, 1001, 'seminar', 'Чужаков семинар', ' чужаков семинар', '2026-11-25T11:30:00+00:00', 'Школа № 3', 1001,
            '2026-11-01T00:00:00+00:00'),
           (1002, 1001, 'seminar', 'Чужаков урок', ' чужаков урок', '2026-11-16T11:30:00+00:00', 'Школа № 3', 1001,
            '2026-11-01T00:00:00+00:00');
    INSERT INTO event_group (event_id, group_id) VALUES (1001, 1001), (1002, 1001);
    INSERT INTO event_answer (event_id, person_id, answer, answered_at)
    VALUES (1001, 1001, 'going', '2026-11-02T00:00:00+00:00');
    INSERT INTO record (municipality_id, deed, event_id, person_id, day, contribution)
    VALUES (1001, 'presence', 1002, 1001, '2026-11-16', 'report');
    INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id, organisation_id, event_id, was, became)
    VALUES (1001, '2026-11-02T00:00:00+00:00', 1002, 'leader-appointed', 1001, 1001, NULL, NULL, NULL, 'Чужаков кластер'),
           (1001, '2026-11-02T00:00:00+00:00', 1002, 'organisation-renamed', NULL, NULL, 1001, NULL, 'Чужак', 'Чужаки');
    INSERT INTO regulation VALUES (1001, 1, '2026-11-02T00:00:00+00:00', 'key', NULL, 77);
    INSERT INTO regulation_override
    VALUES (1001, 'operator', 1, 'Чужаковское управление', 'приказ'), (1001, 'office_name', 1, 'Чужаков центр', 'приказ'),
           (1001, 'smallest_group', 1, '50', 'приказ');
    INSERT INTO blank (id, municipality_id, kind, version, name, hash, bytes, account_id, came_at, looked_at, since)
    VALUES (1001, 1001, 'roster_order', 1, 'Чужаков бланк.docx',
            '0a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf', 9000, 1002, '2026-10-02T08:00:00+00:00',
            '2026-10-02T08:00:01+00:00', '2026-10-02T08:00:01+00:00');
    INSERT INTO paper (id, municipality_id, kind, year, number, day, about, search_form, author_id, account_id, group_id,
                       asked_at, made_at, hash, bytes)
    VALUES (1001, 1001, 'roster_order', 2026, '77', '2026-11-03', '«Чужаков кластер»', ' чужаков кластер 77', 1002, 1002,
            1001, '2026-10-03T08:00:00+00:00', '2026-10-03T08:00:01+00:00',
            '3a57056168b816b3d87a5dbea2570ebb2d2523683766c9f894d8bcd1476d48bf', 9000);
    INSERT INTO paper_person (paper_id, person_id) VALUES (1001, 1001);
    INSERT INTO paper_organisation (paper_id, organisation_id) VALUES (1001, 1001);
    INSERT INTO typed_name_form VALUES (1001, 'Лугова Анна Ильинична', '', 'genitive', 'Чужаковой Анны Ильиничны');
    INSERT INTO plan (id, municipality_id, group_id, year) VALUES (1001, 1001, 1001, 2026), (1002, 1001, NULL, 2026);
    INSERT INTO plan_entry (id, plan_id, matter, search_form, begins, ends, grain, responsible, source)
    VALUES (1001, 1001, 'Чужаков урок', ' чужаков урок', '2026-11-01', '2026-11-30', 'month', 'Чужаков методист', 'hand'),
           (1002, 1002, 'Чужаково совещание', ' чужаково совещание', '2026-11-01', '2026-11-30', 'month', NULL, 'import');
    INSERT INTO plan_entry_person VALUES (1001, 1001);
    INSERT INTO phrase_form VALUES (1001, 'post', 'Учитель', 'accusative', 'Чужакова учителя')";

/// What nobody presses here: it ends the walk.
const NOT_PRESSED: [&str; 2] = ["Удалить всё", "Не соглашаюсь"];

/// A walk: what was seen and got at each step.
struct Walk<'a> {
    who: Somebody<'a>,
    seen: Vec<String>,
    /// The messages whose files were read already.
    read: BTreeSet<i64>,
}

impl<'a> Walk<'a> {
    fn of(who: Somebody<'a>) -> Walk<'a> {
        Walk { who, seen: Vec::new(), read: BTreeSet::new() }
    }

    /// Notes the card, and what came as a file.
    async fn look(&mut self, doing: String) {
        self.who.world.made().await;
        let mut seen = format!("{doing}\n{}", self.who.screen());
        for message in self.who.world.sim.chat(self.who.id) {
            let Some(media) = message.media.as_ref().filter(|_| message.is_from_bot()) else { continue };
            if !self.read.insert(message.id) {
                continue;
            }
            let (bytes, _) = self.who.world.sim.file(&media.file_id).unwrap();
            let name = media.name.clone().unwrap_or_default();
            let text = match name.rsplit('.').next() {
                Some("xlsx") => format!("{:?}", cells(bytes.to_vec())),
                Some("docx") => words(&bytes),
                Some("json" | "html") => String::from_utf8(bytes.to_vec()).unwrap(),
                // A picture is the same, byte by byte, where its numbers are.
                _ => grozd::files::hash(&bytes),
            };
            seen += &format!("\n{name}\n{text}");
        }
        self.seen.push(seen);
    }

    /// Goes to a place; where `presses`, each of its buttons is pressed from there, and a name searched.
    async fn visits(&mut self, place: &Place, presses: bool) {
        let code = format!(">1:{}:{}", place.room, place.at);
        self.who.goes(&code).await;
        self.look(format!("> {code}")).await;
        if !presses {
            return;
        }
        let card = self.who.card();
        let labels: Vec<_> = card.labels().concat().into_iter().map(str::to_owned).collect();
        let asks = self.who.screen().contains('?');
        for label in labels.iter().filter(|label| !NOT_PRESSED.contains(&label.as_str())) {
            self.who.goes(&code).await;
            // A press before may have changed what the card offers.
            if self.who.card().has_button(label) {
                self.who.presses(label).await;
                self.look(format!("> {code} [{label}]")).await;
            }
        }
        if asks {
            self.who.goes(&code).await;
            self.who.says("чужак").await;
            self.look(format!("> {code} чужак")).await;
        }
    }
}

/// Every room of every feature, and every way between them.
fn places() -> Vec<Place> {
    let mut places: Vec<_> = features::ALL.iter().flat_map(|feature| feature.rooms).map(|room| (room.home)()).collect();
    places.extend(ways::all());
    let mut known = BTreeSet::new();
    places.retain(|place| known.insert((place.room.clone(), place.at.clone())));
    places
}

/// The same places with the numbers of the other municipality.
fn of_others() -> Vec<Place> {
    let moved = places().into_iter().filter(|place| place.at.contains('1')).map(|place| {
        let at = place.at.replace("1,1", "1001,1001").replace(":1}", ":1001}");
        Place { at, ..place }
    });
    moved.filter(|place| place.at.contains("1001")).collect()
}

async fn walks(with_others: bool) -> Vec<String> {
    let world = World::start().await;
    let (leader, member, irina) = a_cluster(&world).await;
    if with_others {
        world.tamper(OTHERS).await;
    }
    let mut seen = Vec::new();
    let mut walk = Walk::of(irina);
    for place in places() {
        walk.visits(&place, true).await;
    }
    seen.append(&mut walk.seen);
    for who in [leader, member] {
        let mut walk = Walk::of(who);
        for place in places() {
            walk.visits(&place, false).await;
        }
        seen.append(&mut walk.seen);
    }
    if with_others {
        let before = others(&world.facts().await);
        for who in [irina, leader, member] {
            let mut walk = Walk::of(who);
            for place in of_others() {
                walk.visits(&place, true).await;
            }
            for seen in &walk.seen {
                assert!(!seen.contains("Чужак"), "the other municipality is seen:\n{seen}");
            }
        }
        assert!(of_others().len() >= 15, "{:?}", of_others());
        assert_eq!(others(&world.facts().await), before, "the other municipality was touched");
        assert!(before.len() > 40, "{before:?}");
    }
    world.end().await;
    seen
}

/// The facts of the other municipality: its rows bear its names or its numbers.
fn others(facts: &str) -> Vec<String> {
    facts.lines().filter(|line| line.contains("Чужак") || line.contains("100")).map(str::to_owned).collect()
}

#[tokio::test]
async fn nothing_crosses_the_line_between_two_municipalities() {
    let (alone, beside) = (walks(false).await, walks(true).await);
    for (alone, beside) in alone.iter().zip(&beside) {
        assert_eq!(alone, beside, "it differs where another municipality is in the database");
    }
    assert_eq!(alone.len(), beside.len());
    assert!(alone.len() > 150, "{}", alone.len());
}
