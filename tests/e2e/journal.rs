//! The journal: whatever others rely on leaves an entry, a coordinator reads and searches it, nobody edits it, and it forgets
//! whoever is erased.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use chrono::NaiveDate;
use grozd::ids::{CategoryId, EventId, OrganisationId, PersonId};
use grozd::model::events;
use grozd::model::groups::{self, Founding, Kind, Phase};
use grozd::model::journal::MATTERS;
use grozd::model::organisations::agreements::{self, Sort, Terms};
use grozd::model::organisations::flags::{self, NewFlag};
use grozd::model::organisations::headcounts::{self, Counts, Source};
use grozd::model::organisations::{self, Detail, Keeper, Mark, Marker, NewHead};
use grozd::model::people::{self, FullName};
use grozd::model::regulation::{self, Change, Preset, Value, file};
use grozd::model::roles::{self, Appointing, Coordinator, Ended, Ender, Ending, Registered};
use grozd::talk::Tx;

use crate::world::{CLUSTER, Somebody, World};

/// Matters that need files, or a feature of their own, with the tests that make them.
const ELSEWHERE: [(&str, &str, &str); 77] = [
    ("deputy-named", "tests/e2e/deputies.rs", "a_leader_names_a_deputy_who_leads_and_passes_nothing_on"),
    ("deputy-ended", "tests/e2e/deputies.rs", "a_deputyship_is_given_back_and_taken_back"),
    ("route-taken", "tests/e2e/routes.rs", "a_change_of_what_was_agreed_is_told_to_the_tutor_at_once"),
    ("route-agreed", "tests/e2e/routes.rs", "a_change_of_what_was_agreed_is_told_to_the_tutor_at_once"),
    ("route-returned", "tests/e2e/routes.rs", "a_change_of_what_was_agreed_is_told_to_the_tutor_at_once"),
    ("route-step-passed", "tests/e2e/routes.rs", "every_deed_of_a_route_stands_in_the_journal"),
    ("route-step-returned", "tests/e2e/routes.rs", "every_deed_of_a_route_stands_in_the_journal"),
    ("route-finished", "tests/e2e/routes.rs", "every_deed_of_a_route_stands_in_the_journal"),
    ("route-dropped", "tests/e2e/routes.rs", "every_deed_of_a_route_stands_in_the_journal"),
    ("route-declined", "tests/e2e/routes.rs", "every_deed_of_a_route_stands_in_the_journal"),
    ("leader-offered", "tests/e2e/leadership.rs", "a_leader_passes_the_cluster_on"),
    ("leader-order", "tests/e2e/leadership.rs", "a_leader_passes_the_cluster_on"),
    ("leader-offer-ended", "tests/e2e/leadership.rs", "an_offer_waits_on_today_and_is_declined"),
    ("group-made-for", "tests/e2e/cluster_kinds.rs", "a_cluster_says_what_it_is_made_for"),
    ("group-places", "tests/e2e/clusters_finding.rs", "the_card_says_how_many_may_still_join"),
    ("group-subject", "tests/e2e/clusters_finding.rs", "a_cluster_is_found_by_subject"),
    ("group-programme", "tests/e2e/programme.rs", "s1_06_a_cluster_has_a_programme_for_its_members"),
    ("member-part", "tests/e2e/programme.rs", "s1_06_members_are_customers_performers_and_experts"),
    ("host-offer", "tests/e2e/host_offers.rs", "s1_01_a_school_offers_itself_and_hosts_a_cluster"),
    ("item-added", "tests/e2e/catalogue.rs", "an_item_of_the_catalogue_is_added_retired_and_renamed"),
    ("item-renamed", "tests/e2e/catalogue.rs", "an_item_of_the_catalogue_is_added_retired_and_renamed"),
    ("item-retired", "tests/e2e/catalogue.rs", "an_item_of_the_catalogue_is_added_retired_and_renamed"),
    ("item-returned", "tests/e2e/catalogue.rs", "an_item_of_the_catalogue_is_added_retired_and_renamed"),
    ("category-added", "tests/e2e/areas.rs", "an_area_of_the_catalogue_is_added_renamed_retired_and_returned"),
    ("category-renamed", "tests/e2e/areas.rs", "an_area_of_the_catalogue_is_added_renamed_retired_and_returned"),
    ("category-retired", "tests/e2e/areas.rs", "an_area_of_the_catalogue_is_added_renamed_retired_and_returned"),
    ("category-returned", "tests/e2e/areas.rs", "an_area_of_the_catalogue_is_added_renamed_retired_and_returned"),
    ("guest-joined", "tests/e2e/guests.rs", "a_guest_becomes_somebody_with_their_history_and_back"),
    ("guest-parted", "tests/e2e/guests.rs", "a_guest_becomes_somebody_with_their_history_and_back"),
    ("pair-confirmed", "tests/e2e/pairs.rs", "s0_02_a_pair_goes_from_a_proposal_to_its_end"),
    ("pair-completed", "tests/e2e/pairs.rs", "s0_02_a_pair_goes_from_a_proposal_to_its_end"),
    ("pair-cancelled", "tests/e2e/pairs.rs", "a_pair_ends_with_who_leaves_or_is_erased"),
    ("chat-bound", "tests/e2e/chats.rs", "a_code_binds_one_group_once_and_for_its_leader_alone"),
    ("chat-unbound", "tests/e2e/chats.rs", "a_bot_that_is_put_out_says_nothing_and_catches_up_when_it_is_back"),
    ("event-restored", "tests/e2e/event_life.rs", "a_cancelled_event_is_restored_and_those_who_were_told_are_told"),
    ("namesakes-differ", "tests/e2e/representative_names.rs", "a_no_and_a_code_settle_the_question_for_all"),
    ("import-plan", "tests/e2e/plans.rs", "a_plan_is_loaded_after_its_report"),
    ("plan-entry-added", "tests/e2e/plans.rs", "the_journal_knows_what_was_changed"),
    ("plan-entry-changed", "tests/e2e/plans.rs", "the_journal_knows_what_was_changed"),
    ("plan-entry-term", "tests/e2e/plans.rs", "the_journal_knows_what_was_changed"),
    ("plan-entry-state", "tests/e2e/plans.rs", "the_journal_knows_what_was_changed"),
    ("role-appointed", "tests/e2e/roles_office.rs", "a_role_is_given_by_order_and_for_a_term_and_ended"),
    ("role-ended", "tests/e2e/roles_office.rs", "a_role_is_given_by_order_and_for_a_term_and_ended"),
    ("role-term", "tests/e2e/roles_office.rs", "a_role_is_given_by_order_and_for_a_term_and_ended"),
    ("event-handed-over", "tests/e2e/roles_office.rs", "everything_is_handed_over_in_one_step"),
    ("blank-brought", "tests/e2e/papers_blanks.rs", "a_municipality_prints_on_its_own_blank"),
    ("forms-kept", "tests/e2e/papers_cases.rs", "doubtful_cases_are_asked_once_and_remembered"),
    ("paper-scanned", "tests/e2e/papers_signed.rs", "the_scan_and_the_link_of_a_signed_paper_stand_in_the_register"),
    ("paper-published", "tests/e2e/papers_signed.rs", "the_scan_and_the_link_of_a_signed_paper_stand_in_the_register"),
    (
        "paper-unpublished",
        "tests/e2e/papers_signed.rs",
        "the_scan_and_the_link_of_a_signed_paper_stand_in_the_register",
    ),
    ("paper-unsigned", "tests/e2e/papers_register.rs", "a_mark_of_signing_is_taken_back_until_a_scan_lies_there"),
    ("paper-numbered", "tests/e2e/papers_register.rs", "a_paper_gets_its_number_and_its_day_later"),
    ("blank-put-back", "tests/e2e/papers_register.rs", "an_earlier_version_of_a_blank_is_looked_at_and_put_back"),
    ("blank-ended", "tests/e2e/papers_blanks.rs", "a_municipality_prints_on_its_own_blank"),
    ("person-listed", "tests/e2e/listed_people.rs", "a_coordinator_lists_a_colleague_by_hand"),
    ("people-listed", "tests/e2e/listed_people.rs", "a_code_of_the_school_joins_a_listed_record"),
    ("people-relisted", "src/model/people/tests.rs", "a_list_names_people_who_have_never_come"),
    ("code-handed-over", "tests/e2e/listed_people.rs", "a_code_of_the_school_joins_a_listed_record"),
    ("person-moved", "tests/e2e/people_office.rs", "somebody_is_moved_to_another_school"),
    ("person-left", "tests/e2e/people_office.rs", "who_has_left_leaves_groups_and_roles_and_may_come_back"),
    ("person-returned", "tests/e2e/people_office.rs", "who_has_left_leaves_groups_and_roles_and_may_come_back"),
    ("leader-dismissed", "tests/e2e/people_office.rs", "who_has_left_leaves_groups_and_roles_and_may_come_back"),
    ("person-erased", "tests/e2e/people_office.rs", "a_coordinator_erases_somebody_who_asks_for_it"),
    ("person-erased-oneself", "tests/e2e/journal.rs", "the_journal_forgets_whoever_is_erased_and_nothing_else"),
    ("merge-asked", "tests/e2e/people_office.rs", "two_telephones_become_one_person_when_each_says_so"),
    ("people-merged", "tests/e2e/people_office.rs", "two_telephones_become_one_person_when_each_says_so"),
    ("people-parted", "tests/e2e/people_office.rs", "two_telephones_become_one_person_when_each_says_so"),
    ("merge-refused", "tests/e2e/people_office.rs", "a_namesake_says_that_it_is_somebody_else"),
    ("merge-withdrawn", "src/model/people/merge/tests.rs", "nobody_is_merged_with_themselves_elsewhere_or_twice"),
    ("target-assigned", "tests/e2e/target_categories.rs", "s0_01_an_assigned_category_is_seen_disputed_and_answered"),
    ("target-disputed", "tests/e2e/target_categories.rs", "s0_01_an_assigned_category_is_seen_disputed_and_answered"),
    ("target-answered", "tests/e2e/target_categories.rs", "s0_01_an_assigned_category_is_seen_disputed_and_answered"),
    ("target-ended", "tests/e2e/target_categories.rs", "s0_01_an_assigned_category_is_seen_disputed_and_answered"),
    ("broadcast-sent", "tests/e2e/broadcasts.rs", "a_coordinator_writes_to_many_and_sees_what_became_of_it"),
    ("broadcast-cancelled", "tests/e2e/broadcasts.rs", "what_is_on_its_way_is_paused_resumed_and_cancelled"),
    ("import-schools", "tests/e2e/imports.rs", "schools_come_from_a_file_or_from_a_staff_list"),
    ("import-diagnosis", "tests/e2e/diagnosis.rs", "results_go_to_their_owner_who_takes_or_drops_each"),
];

/// A coordinator, the leader of a cluster and its member; the cluster has an event that has been and one that comes.
async fn a_municipality(world: &World) -> (Somebody<'_>, Somebody<'_>, Somebody<'_>) {
    let leader = world.teacher("Лугова Анна Ильинична").await;
    let member = world.teacher("Ершов Иван Сергеевич").await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    world.tamper(CLUSTER).await;
    world
        .tamper(
            "UPDATE groups SET search_form = ' физика' WHERE id = 1;
             INSERT INTO event (municipality_id, kind, title, search_form, starts_at, place, created_at)
             VALUES (1, 'seminar', 'Оценивание', '', '2026-11-20T09:00:00+00:00', 'Школа', '2026-11-01T00:00:00+00:00'),
                    (1, 'seminar', 'Чтение', '', '2026-12-01T09:00:00+00:00', 'Школа', '2026-11-01T00:00:00+00:00');
             INSERT INTO event_group SELECT id, 1 FROM event",
        )
        .await;
    (irina, leader, member)
}

/// Office, «The journal»: each thing that the list of matters names is changed, and its row is found, and told.
#[tokio::test]
async fn every_matter_leaves_a_row_that_is_told() {
    let world = World::start().await;
    let (irina, leader, _) = a_municipality(&world).await;
    let (anna, ivan) = (PersonId(1), PersonId(2));
    {
        let mut tx = world.tx().await;
        let guard = Coordinator::find(&mut tx, PersonId(3)).await.unwrap().unwrap();
        roles::appoint(&mut tx, guard, &Appointing::coordinator(ivan)).await.unwrap();
        let guard = Coordinator::find(&mut tx, PersonId(3)).await.unwrap().unwrap();
        let id = roles::coordination(&mut tx, guard, ivan).await.unwrap().unwrap();
        let ended = roles::end(&mut tx, Ender::Coordinator(guard), &Ending { id, order: None }).await.unwrap();
        assert!(matches!(ended, Ended::Ended { person, .. } if person == ivan), "{ended:?}");
        let guard = Coordinator::find(&mut tx, PersonId(3)).await.unwrap().unwrap();
        people::rename(&mut tx, guard, ivan, &FullName::parse("Ершов Иван Андреевич").unwrap()).await.unwrap();

        let names = ["Лицей № 5", "Школа № 8"].map(str::to_owned);
        organisations::add_all(&mut tx, guard, &names).await.unwrap();
        organisations::undo_addition(&mut tx, guard).await.unwrap();
        organisations::add_all(&mut tx, guard, &names).await.unwrap();
        let (lyceum, school) = (OrganisationId(2), OrganisationId(3));
        let school = match organisations::search(&mut tx, "Школа № 8").await.unwrap().found.first() {
            Some(found) => found.id,
            None => school,
        };
        let lyceum = match organisations::search(&mut tx, "Лицей № 5").await.unwrap().found.first() {
            Some(found) => found.id,
            None => lyceum,
        };
        organisations::rename(&mut tx, guard, lyceum, "Гимназия № 5").await.unwrap();
        about_an_organisation(&mut tx, guard, lyceum).await;
        organisations::merge(&mut tx, guard, school, lyceum).await.unwrap();
        let founding = Founding {
            name: "Чтение".to_owned(),
            categories: vec![CategoryId(1)],
            leader: Some(anna),
            ..Founding::default()
        };
        let group = groups::found(&mut tx, guard, Kind::Cluster, &founding).await.unwrap().unwrap();
        assert!(groups::rename(&mut tx, guard, group, "Вдумчивое чтение").await.unwrap());
        groups::set_phase(&mut tx, guard, group, Phase::Working).await.unwrap();
        // What it is about already is no change.
        for (category, wanted) in [(2, true), (2, true), (2, false), (2, false)] {
            groups::set_category(&mut tx, guard, group, CategoryId(category), wanted).await.unwrap();
        }
        groups::set_host(&mut tx, guard, group, Some(lyceum)).await.unwrap();
        let member = Registered::find(&mut tx, ivan).await.unwrap().unwrap();
        groups::join(&mut tx, group, member).await.unwrap();
        assert!(groups::leave(&mut tx, group, member).await.unwrap());
        groups::set_host(&mut tx, guard, group, None).await.unwrap();
        groups::remove(&mut tx, guard, group).await.unwrap();
        assert!(organisations::delete(&mut tx, guard, lyceum).await.unwrap());
        let holder = events::met(&mut tx, anna, EventId(2)).await.unwrap().holder.unwrap();
        events::cancel(&mut tx, holder).await.unwrap().unwrap();

        regulation::change(&mut tx, guard, &Change::Presets(vec![Preset::S0])).await.unwrap().unwrap();
        let set = Change::Set("smallest_group", Value::Number(7), "решение совета".to_owned());
        let after = regulation::change(&mut tx, guard, &set).await.unwrap().unwrap();
        let contents = file::read(file::write(&after).unwrap().as_bytes()).unwrap();
        regulation::change(&mut tx, guard, &Change::File(contents)).await.unwrap().unwrap();
        tx.finish().0.commit().await.unwrap();
    }
    // What only a conversation does.
    leader.goes(r#">1:attendance:{"sheet":{"event":1}}"#).await;
    leader.presses_like("Ершов").await;
    leader.presses("Закрыть лист").await;
    leader.presses("Открыть снова").await;
    leader.presses("Кого-то забыли").await;
    leader.says("Гостева Яна").await;
    leader.presses("Записать гостем").await;
    leader.presses("Закрыть лист").await;
    for number in ["№ 1", "Без номера"] {
        irina.goes(r#">1:papers:{"of":{"group":1}}"#).await;
        irina.presses("Приказ о составе").await;
        irina.presses(number).await;
        world.made().await;
    }
    irina.goes(r#">1:papers:{"card":{"id":1}}"#).await;
    irina.presses("Отметить подписание").await;

    let found = world.text("SELECT group_concat(DISTINCT matter) FROM journal").await;
    let mut found: BTreeSet<&str> = found.split(',').collect();
    for (matter, path, test) in ELSEWHERE {
        let source = std::fs::read_to_string(path).unwrap();
        assert!(source.contains(&format!("async fn {test}(")), "{path} has no {test}");
        found.insert(matter);
    }
    let wanted: BTreeSet<&str> = MATTERS.iter().map(|matter| matter.name).collect();
    assert_eq!(found, wanted, "what is listed is made here or elsewhere, and what is made is listed");

    // Every row is a sentence for whoever reads the spreadsheet.
    irina.goes(r#">1:journal:"all""#).await;
    irina.presses("📄 Таблица").await;
    let rows = cells(&irina);
    let count = world.count("SELECT count(*) FROM journal").await;
    assert_eq!(rows.len() as i64, count + 1);
    let said: Vec<_> = rows.iter().skip(1).map(|row| format!("{}: {}", row[2], row[4])).collect();
    for sentence in [
        "Смирнова Ирина Викторовна: Новый координатор — Ершов Иван Андреевич",
        "Смирнова Ирина Викторовна: Организация «Лицей № 5» теперь называется «Гимназия № 5»",
        "Смирнова Ирина Викторовна: Положение, «Наименьшая группа»: 5 → 7",
        "Лугова Анна Ильинична: Исправлена ведомость события «Оценивание»: присутствовали 1 → 2",
        "Лугова Анна Ильинична: Отменено событие «Чтение»",
        "Смирнова Ирина Викторовна: Отмечено подписание бумаги № 1",
    ] {
        assert!(said.iter().any(|line| line == sentence), "«{sentence}» is not in\n{}", said.join("\n"));
    }
    let category = "SELECT group_concat(coalesce(was, '-') || ' > ' || coalesce(became, '-'), '; ') FROM journal
                    WHERE matter = 'group-category'";
    assert_eq!(world.text(category).await, "- > Методические / Methodological; Методические / Methodological > -");
    assert!(rows.iter().skip(1).all(|row| !row[4].contains('{') && row[4].chars().count() > 10), "{rows:?}");
    world.end().await;
}

/// Everything that the office says of an organisation, said and taken back.
async fn about_an_organisation(tx: &mut Tx, guard: Coordinator, id: OrganisationId) {
    let day = |day: &str| -> NaiveDate { day.parse().unwrap() };
    organisations::confirm(tx, guard, id).await.unwrap();
    let keeper = Keeper::coordinating(tx, guard, id).await.unwrap();
    let marker = Marker::coordinating(tx, guard, id).await.unwrap();
    for mark in Mark::ALL {
        let (since, paper_day) = (day("2026-09-01"), day("2026-08-30"));
        let new = NewFlag { mark, since, until: None, paper: "приказ № 1".to_owned(), paper_day };
        assert!(flags::set(tx, marker, &new).await.unwrap());
        assert!(flags::end(tx, marker, mark, day("2026-11-21")).await.unwrap());
    }
    let counts = Counts { teaching: Some(40), ..Counts::default() };
    let new = headcounts::New { day: day("2026-09-01"), counts, source: Source::Papers };
    headcounts::count_heads(tx, keeper, &new).await.unwrap().unwrap();
    let entered = headcounts::of(tx, keeper.into()).await.unwrap().1[0].id;
    headcounts::take_back(tx, keeper, entered).await.unwrap();
    for detail in [
        Detail::Kind(organisations::Kind::Centre),
        Detail::Outside(true),
        Detail::Address(Some("с. Лесное".to_owned())),
        Detail::Inn(Some("7707329152".to_owned())),
        Detail::Ogrn(Some("1047707030513".to_owned())),
    ] {
        organisations::set_detail(tx, guard, id, &detail).await.unwrap();
    }
    let name = FullName::parse("Жданок Антон Иванович").unwrap();
    let head = NewHead { name, post: "директор".to_owned(), basis: "Устава".to_owned() };
    organisations::set_head(tx, guard, id, &head).await.unwrap();
    organisations::forget_head(tx, guard, id).await.unwrap();
    let terms = Terms {
        sort: Sort::Agreement,
        number: "5".to_owned(),
        day: day("2026-09-01"),
        until: None,
        others: vec!["Лесной институт".to_owned()],
        group: None,
    };
    let agreement = agreements::enter(tx, guard, id, &terms).await.unwrap();
    agreements::prolong(tx, guard, id, agreement, Some(day("2027-08-31"))).await.unwrap();
    agreements::set_group(tx, guard, id, agreement, None).await.unwrap();
    agreements::remove(tx, guard, id, agreement).await.unwrap();
}

/// The cells of the newest spreadsheet that somebody got, as texts.
fn cells(reader: &Somebody<'_>) -> Vec<Vec<String>> {
    let sent = reader.world.sim.chat(reader.id);
    let media = sent.iter().rev().find_map(|message| message.media.clone()).expect("a file has come");
    let (bytes, _) = reader.world.sim.file(&media.file_id).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// Office, «The journal»: read and searched by person, school, cluster, matter and day; each entry leads to its subject.
#[tokio::test]
async fn a_coordinator_reads_and_searches_the_journal() {
    let world = World::start().await;
    let (irina, _, member) = a_municipality(&world).await;
    irina.goes(r#">1:groups:{"card":{"id":1}}"#).await;
    irina.presses("Этап").await;
    irina.presses_like("подводит").await;
    irina.says("/people").await;
    irina.says("Ершов").await;
    irina.presses_like("Ершов").await;
    irina.presses("Сделать координатором").await;
    irina.presses("Сделать координатором").await;
    world.deliver().await;
    world.later(chrono::TimeDelta::days(1));
    irina.says("/people").await;
    irina.presses("Добавить школы").await;
    irina.says("Лицей № 5").await;
    irina.presses("Добавить 1").await;

    irina.says("/people").await;
    irina.presses("Журнал").await;
    irina.sees("Всего 4 записи.");
    irina.sees("1. сегодня, 12:00 · Смирнова И. В.: добавлена 1 организация");
    irina.sees("2. вчера, 12:00 · Смирнова И. В.: новый координатор — Ершов И. С.");
    irina.sees("3. вчера, 12:00 · Смирнова И. В.: этап кластера «Физика»: работает → подводит итоги");
    irina.presses("2").await;
    irina.sees("Новый координатор — Ершов Иван Сергеевич");
    irina.sees("🗓 вчера, 12:00");
    irina.sees("Кто: Смирнова Ирина Викторовна");
    irina.presses("Открыть: Ершов И. С.").await;
    irina.sees("Ершов Иван Сергеевич");
    irina.presses("Журнал").await;
    irina.sees("Найдена 1 запись: Ершов И. С.");
    irina.presses("Показать все").await;
    irina.sees("Всего 4 записи.");

    // By whom and about whom, by cluster, by matter, by day.
    for (typed, words) in [
        ("смирнова", "Найдено 4 записи: «смирнова»"),
        ("ершов иван", "Найдена 1 запись: «ершов иван»"),
        ("физика", "Найдена 1 запись: «физика»"),
        ("координатор", "Найдено 2 записи: «координатор»"),
        ("яблоко", "Ничего не нашлось: «яблоко»"),
    ] {
        irina.says(typed).await;
        irina.sees(words);
    }
    irina.presses("Показать все").await;
    irina.presses("О чём").await;
    irina.presses("Кластеры").await;
    irina.sees("Найдена 1 запись: кластеры");
    irina.presses("🗓 День").await;
    irina.presses("[22]").await;
    irina.sees("Ничего не нашлось: кластеры · вс, 22 ноября");
    irina.presses("🗓 День").await;
    irina.says("21 ноября").await;
    irina.sees("Найдена 1 запись: кластеры · сб, 21 ноября");
    irina.presses("1").await;
    irina.presses("Кластер").await;
    irina.sees("Физика");
    irina.presses("Журнал").await;
    irina.sees("Найдена 1 запись: «Физика»");

    // What the list shows is what the spreadsheet holds.
    irina.presses("📄 Таблица").await;
    assert_eq!(cells(&irina).len(), 2);

    // A colleague without the right reads nothing; a former coordinator neither, at the next press.
    member.goes(r#">1:journal:"all""#).await;
    member.sees("Журнал");
    irina.goes(r#">1:people:{"card":{"id":2}}"#).await;
    irina.presses("Снять координатора").await;
    irina.presses("Снять координатора").await;
    member.presses("1").await;
    member.sees("Это могут только координаторы");
    world.end().await;
}

/// Office, «The journal»: it reads «удалённый человек» after an erasure, and its own rows stay as they were.
#[tokio::test]
async fn the_journal_forgets_whoever_is_erased_and_nothing_else() {
    let world = World::start().await;
    let (irina, _, member) = a_municipality(&world).await;
    irina.goes(r#">1:people:{"card":{"id":2}}"#).await;
    irina.presses("Сделать координатором").await;
    irina.presses("Сделать координатором").await;
    world.deliver().await;
    member.goes(r#">1:groups:{"card":{"id":1}}"#).await;
    member.presses("Этап").await;
    member.presses_like("подводит").await;
    let before = "SELECT group_concat(id || at || matter || coalesce(was, '') || coalesce(became, '')) FROM journal";
    let kept = world.text(before).await;
    member.says("/forget").await;
    member.presses("Удалить всё").await;
    irina.goes(r#">1:journal:"all""#).await;
    irina.sees("1. сегодня, 12:00 · удалённый человек: данные удалены самим человеком");
    irina.sees("удалённый человек: этап кластера «Физика»: работает → подводит итоги");
    irina.sees("новый координатор — удалённый человек");
    irina.presses_like("3").await;
    irina.sees("Новый координатор — удалённый человек");
    irina.does_not_see("Открыть:");
    assert!(world.text(before).await.starts_with(&kept), "what was written stays as it was");
    world.end().await;
}

/// Office, «The journal»: whoever names another school in their own profile has moved, and says so themselves; what is saved
/// as it was is no change.
#[tokio::test]
async fn a_move_of_ones_own_is_noted() {
    let world = World::start().await;
    let (irina, _, member) = a_municipality(&world).await;
    world.school("Лицей № 5").await;
    for _ in 0..2 {
        member.says("/profile").await;
        member.follows(&["Изменить", "Место работы", "Лицей № 5", "Сохранить"]).await;
    }
    irina.goes(r#">1:journal:"all""#).await;
    irina.sees("Всего 2 записи.");
    irina.sees("Ершов И. С.: Ершов И. С.: «Школа № 3» → «Лицей № 5»");
    world.end().await;
}

/// Office, «The journal»: with a second municipality in the file nothing of it is read, by no filter and no number.
#[tokio::test]
async fn the_journal_of_another_municipality_stays_its_own() {
    let world = World::start().await;
    let (irina, ..) = a_municipality(&world).await;
    world
        .tamper(
            "INSERT INTO municipality (id, name, time_zone) VALUES (2, 'Другой район', 'Europe/Moscow');
             INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
             VALUES (77, 2, 'Чужая школа', 'Чужая школа', x'', ' чужая школа');
             INSERT INTO journal (id, municipality_id, at, matter, organisation_id, was, became)
             VALUES (500, 2, '2026-11-21T09:00:00+00:00', 'organisation-renamed', 77, 'Чужая', 'Чужая школа')",
        )
        .await;
    for place in [r#""all""#, r#"{"organisation":{"id":77}}"#] {
        irina.goes(&format!(">1:journal:{place}")).await;
        irina.does_not_see("Чужая");
    }
    irina.goes(r#">1:journal:"all""#).await;
    irina.says("чужая").await;
    irina.sees("Ничего не нашлось");
    world.end().await;
}

/// Lists are good with nothing and with three hundred entries.
#[tokio::test]
async fn the_journal_is_read_by_pages() {
    let world = World::start().await;
    let irina = world.coordinator("Смирнова Ирина Викторовна").await;
    irina.goes(r#">1:journal:{"organisation":{"id":1}}"#).await;
    irina.sees("Ничего не нашлось: Школа № 3");
    world
        .tamper(
            "INSERT INTO journal (municipality_id, at, author_id, matter, organisation_id, was, became)
             WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 300)
             SELECT 1, '2026-11-20T09:00:00+00:00', 1, 'organisation-renamed', 1, 'Имя ' || n, 'Имя ' || (n + 1)
             FROM number",
        )
        .await;
    irina.goes(r#">1:journal:{"organisation":{"id":1}}"#).await;
    irina.sees("Найдено 300 записей: Школа № 3");
    irina.sees("«Имя 300» теперь называется «Имя 301»");
    irina.presses("›").await;
    irina.sees("«Имя 295» теперь называется «Имя 296»");
    irina.presses("2 из 60").await;
    irina.presses("‹").await;
    irina.presses("‹").await;
    irina.sees("60 из 60");
    irina.sees("«Имя 1» теперь называется «Имя 2»");
    // An entry leads back to its page.
    irina.presses("5").await;
    irina.presses("Школа").await;
    irina.sees("👥 Работает 1 человек");
    world.end().await;
}

/// Office, S0-04: deficits never enter the journal, whatever their owner does with them; joining and leaving a cluster does,
/// without a word of why.
#[tokio::test]
async fn deficits_never_enter_the_journal() {
    let world = World::start().await;
    let (_, _, member) = a_municipality(&world).await;
    let before = world.count("SELECT count(*) FROM journal").await;
    member.says("/deficits").await;
    for step in ["Записать дефицит", "Психолого-педагогические", "Мотивация учеников", "Заметно"]
    {
        member.presses(step).await;
    }
    member.says("/deficits").await;
    for step in ["1. Мотивация учеников", "Изменить трудность", "Очень трудно"]
    {
        member.presses(step).await;
    }
    assert_eq!(world.count("SELECT count(*) FROM deficit WHERE level = 'high'").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM journal").await, before);
    world.end().await;
}
