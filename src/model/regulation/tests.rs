//! The catalogue held against the seeds, and the rules by which what holds follows from it.

use proptest::prelude::*;

use super::file::{self, Wrong};
use super::*;
use crate::text::Language;

/// A regulation that is taken from these, untouched.
fn taken(presets: &[Preset]) -> Regulation {
    Regulation { presets: presets.to_vec(), ..Regulation::default() }
}

/// All combinations of presets.
fn combinations() -> impl Iterator<Item = Vec<Preset>> {
    (0..32_u32).map(|bits| {
        let chosen = Preset::ALL.into_iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
        chosen.map(|(_, preset)| preset).collect()
    })
}

fn rule(name: &str) -> &'static Rule {
    keys::named(name).unwrap_or_else(|| panic!("there is no key {name}"))
}

/// What a key holds under these presets, as it is stored, and by whose word.
fn holds(presets: &[Preset], name: &str) -> (String, Source) {
    let resolved = taken(presets).resolve(rule(name)).unwrap();
    (resolved.value.stored(), resolved.source)
}

/// Sets a key, for a reason.
fn set(name: &str, value: &str) -> Change {
    let rule = rule(name);
    Change::Set(rule.name, rule.kind.read(value).unwrap(), "приказ № 1".to_owned())
}

fn every_key_is_read(regulation: &Regulation) {
    regulation.get(&keys::body::BODIES).unwrap();
    regulation.get(&keys::body::CHAIR_MODE).unwrap();
    regulation.get(&keys::body::CHAIR_BALLOT).unwrap();
    regulation.get(&keys::body::CHAIR_BASE).unwrap();
    regulation.get(&keys::body::CHAIR_IS_MEMBER).unwrap();
    regulation.get(&keys::body::ABSENT_VOTE).unwrap();
    regulation.get(&keys::body::SECOND_ROUND).unwrap();
    regulation.get(&keys::body::DEPUTY).unwrap();
    regulation.get(&keys::body::SECRETARY).unwrap();
    regulation.get(&keys::body::ROSTER_APPROVAL).unwrap();
    regulation.get(&keys::body::ROSTER_AGREED_WITH).unwrap();
    regulation.get(&keys::body::COMPOSITION).unwrap();
    regulation.get(&keys::body::COUNCIL_SCOPE).unwrap();
    regulation.get(&keys::body::SEATS_EACH).unwrap();
    regulation.get(&keys::body::TERM_MONTHS).unwrap();
    regulation.get(&keys::body::HEAD_ROTATION).unwrap();
    regulation.get(&keys::body::HEAD_ROTATION_MONTHS).unwrap();
    regulation.get(&keys::body::RENEWAL).unwrap();
    regulation.get(&keys::body::RENEWAL_COUNTS).unwrap();
    regulation.get(&keys::body::SECTIONS).unwrap();
    regulation.get(&keys::body::SECTION_AXES).unwrap();
    regulation.get(&keys::body::ORGANISATIONS_LEAVE).unwrap();
    regulation.get(&keys::body::AGREEMENTS).unwrap();
    regulation.get(&keys::meetings::MEETINGS_PER_QUARTER).unwrap();
    regulation.get(&keys::meetings::QUARTER).unwrap();
    regulation.get(&keys::meetings::QUARTER_QUORATE).unwrap();
    regulation.get(&keys::meetings::QUORUM).unwrap();
    regulation.get(&keys::meetings::QUORUM_BASE).unwrap();
    regulation.get(&keys::meetings::REMOTE_COUNTS).unwrap();
    regulation.get(&keys::meetings::INVITED_VOTE).unwrap();
    regulation.get(&keys::meetings::MAJORITY).unwrap();
    regulation.get(&keys::meetings::MAJORITY_BASE).unwrap();
    regulation.get(&keys::meetings::CASTING_VOTE).unwrap();
    regulation.get(&keys::meetings::SIGNERS).unwrap();
    regulation.get(&keys::meetings::DECISIONS_PUBLISHED).unwrap();
    regulation.get(&keys::clusters::CLUSTER_KINDS).unwrap();
    regulation.get(&keys::clusters::CLUSTER_MEMBERS).unwrap();
    regulation.get(&keys::clusters::CLUSTER_YEAR_BEGINS).unwrap();
    regulation.get(&keys::clusters::CLUSTER_YEAR_ENDS).unwrap();
    regulation.get(&keys::clusters::CLUSTER_WORK).unwrap();
    regulation.get(&keys::clusters::MEASURED_BY).unwrap();
    regulation.get(&keys::clusters::PARTICIPANTS_COUNTED).unwrap();
    regulation.get(&keys::clusters::S1_ROW1).unwrap();
    regulation.get(&keys::clusters::ROSTER_TOLERANCE).unwrap();
    regulation.get(&keys::clusters::PLAN_TOLERANCE).unwrap();
    regulation.get(&keys::clusters::PRODUCT_POINTS).unwrap();
    regulation.get(&keys::clusters::MASTERED_ACQUAINTED).unwrap();
    regulation.get(&keys::clusters::CENTRE_PARTNER).unwrap();
    regulation.get(&keys::clusters::PROJECTS_COUNTED).unwrap();
    regulation.get(&keys::levels::LEVELS).unwrap();
    regulation.get(&keys::levels::POINTS_SCHOOL).unwrap();
    regulation.get(&keys::levels::POINTS_MUNICIPAL).unwrap();
    regulation.get(&keys::levels::POINTS_BETWEEN).unwrap();
    regulation.get(&keys::levels::POINTS_REGIONAL).unwrap();
    regulation.get(&keys::levels::POINTS_FEDERAL).unwrap();
    regulation.get(&keys::levels::POINTS_INTERNATIONAL).unwrap();
    regulation.get(&keys::levels::DEFENCE_REGIONAL).unwrap();
    regulation.get(&keys::levels::REWARD).unwrap();
    regulation.get(&keys::reports::REPORT_YEAR).unwrap();
    regulation.get(&keys::reports::ANNUAL_REPORT_DUE).unwrap();
    regulation.get(&keys::reports::ANNUAL_REPORT_BACKSTOP).unwrap();
    regulation.get(&keys::reports::REPORT_RECIPIENT).unwrap();
    regulation.get(&keys::reports::MONITORING_MONTHS).unwrap();
    regulation.get(&keys::reports::MONITORING_YEAR).unwrap();
    regulation.get(&keys::reports::TARGET_TRAINED).unwrap();
    regulation.get(&keys::reports::TARGET_DIAGNOSED).unwrap();
    regulation.get(&keys::reports::TARGET_PASSED).unwrap();
    regulation.get(&keys::reports::TARGET_TEAMS).unwrap();
    regulation.get(&keys::reports::TARGET_SUPPORTED).unwrap();
    regulation.get(&keys::reports::PASS_MARK).unwrap();
    regulation.get(&keys::reports::INDICATOR2_BASE).unwrap();
    regulation.get(&keys::reports::DIAGNOSIS_ATTEMPT).unwrap();
    regulation.get(&keys::reports::TEAM_SIZE).unwrap();
    regulation.get(&keys::reports::INDICATOR4_BASE).unwrap();
    regulation.get(&keys::reports::DIAGNOSIS_SOURCES).unwrap();
    regulation.get(&keys::reports::SUPPORT_FORMS).unwrap();
    regulation.get(&keys::reports::FIGURE_SOURCES).unwrap();
    regulation.get(&keys::people::YOUNG_MAX_YEARS).unwrap();
    regulation.get(&keys::people::YOUNG_INCLUSIVE).unwrap();
    regulation.get(&keys::people::YOUNG_MAX_AGE).unwrap();
    regulation.get(&keys::people::FIRST_YEARS).unwrap();
    regulation.get(&keys::people::FIRST_YEARS_BASE).unwrap();
    regulation.get(&keys::people::PAIR_BASES).unwrap();
    regulation.get(&keys::people::MENTORING_REACH).unwrap();
    regulation.get(&keys::people::MENTOR_LOAD).unwrap();
    regulation.get(&keys::people::PAIR_MONTHS).unwrap();
    regulation.get(&keys::body::DEPUTY_ORGANISATION).unwrap();
    regulation.get(&keys::office::MUNICIPALITY_NAME).unwrap();
    regulation.get(&keys::office::OFFICE_NAME).unwrap();
    regulation.get(&keys::office::HEAD_POST).unwrap();
    regulation.get(&keys::office::HEAD_NAME).unwrap();
    regulation.get(&keys::office::HEAD_BASIS).unwrap();
    regulation.get(&keys::office::LETTERHEAD).unwrap();
    regulation.get(&keys::office::OFFICE_PLACE).unwrap();
    regulation.get(&keys::office::OFFICE_ADDRESS).unwrap();
    regulation.get(&keys::office::OFFICE_INN).unwrap();
    regulation.get(&keys::office::OFFICE_OGRN).unwrap();
    regulation.get(&keys::office::OFFICE_PHONE).unwrap();
    regulation.get(&keys::office::NAME_ORDER).unwrap();
    regulation.get(&keys::office::LEGAL_BASE).unwrap();
    regulation.get(&keys::work::PLANS).unwrap();
    regulation.get(&keys::work::SMALLEST_GROUP).unwrap();
    let ladders = [&keys::work::REMINDER_LADDER, &keys::work::QUARTER_LADDER, &keys::work::TERM_LADDER];
    assert!(ladders.iter().all(|ladder| regulation.get(ladder).is_ok()));
    regulation.get(&keys::work::BROADCAST_LOAD).unwrap();
    regulation.get(&keys::work::HOLIDAYS).unwrap();
}

#[test]
fn the_catalogue_is_sound() {
    let mut names = std::collections::BTreeSet::new();
    for rule in keys::ALL {
        assert!(names.insert(rule.name), "{} is there twice", rule.name);
        // Its place must fit into a button.
        assert!(rule.name.len() <= 22, "{} is too long a name", rule.name);
        let values = rule.clauses.iter().map(|clause| clause.value).chain([rule.otherwise]);
        for value in values {
            let read = rule.kind.read(value).unwrap_or_else(|flaw| panic!("{}: {value} is {flaw:?}", rule.name));
            assert_eq!(read.stored(), value, "{}", rule.name);
        }
        let fits = match rule.fit {
            Fit::First | Fit::Highest => true,
            Fit::Lowest => matches!(rule.kind, Kind::Number { .. }),
            Fit::Earliest => matches!(rule.kind, Kind::Day { .. }),
            Fit::Union => matches!(rule.kind, Kind::Set(_) | Kind::Lines { .. }),
            Fit::Both(both) => matches!(rule.kind, Kind::Choice(_)) && rule.kind.read(both).is_ok(),
        };
        assert!(fits, "{} is not made one like that", rule.name);
        if let Kind::Choice(choices) | Kind::Set(choices) = rule.kind {
            for choice in choices {
                assert!(choice.name.len() <= 22, "{}: {} is too long a name", rule.name, choice.name);
            }
        }
    }
}

#[test]
fn every_key_is_read_and_said_under_every_combination_of_presets() {
    for presets in combinations() {
        let regulation = taken(&presets);
        every_key_is_read(&regulation);
        assert_eq!(regulation.contradiction().unwrap(), None, "{presets:?}");
        for rule in keys::ALL {
            let resolved = regulation.resolve(rule).unwrap();
            for language in Language::ALL {
                let sentence = sentence(language, rule, &resolved);
                assert!(sentence.chars().count() > 10 && !sentence.contains('{'), "{sentence}");
            }
        }
    }
}

#[test]
fn labels_fit_their_buttons() {
    for language in Language::ALL {
        for rule in keys::ALL {
            assert!((rule.title)(language).chars().count() <= 24, "{}", (rule.title)(language));
            let (choices, most) = match rule.kind {
                Kind::Choice(choices) => (choices, 24),
                // A tick stands before it.
                Kind::Set(choices) => (choices, 22),
                _ => continue,
            };
            for choice in choices {
                let label = (choice.said)(language);
                assert!(label.chars().count() <= most, "{label}");
            }
        }
        for one in Preset::ALL {
            assert!(preset(language, one).chars().count() <= 22);
        }
    }
}

#[test]
fn the_presets_say_what_the_seeds_say() {
    use Preset::{S0, S1, S2, S3, S4};
    // DOMAIN 1.10, «The presets, key by seed»: key, preset, value, clause; no clause is «в положении не сказано».
    let table = [
        ("chair_mode", S0, "elected", Some("п. 6.2")),     // S0-12
        ("chair_ballot", S0, "open", Some("п. 6.2")),      // S0-12
        ("chair_base", S0, "all_members", Some("п. 6.2")), // contradiction 15
        ("chair_mode", S1, "appointed", Some("§ 3")),      // S1-04
        ("chair_mode", S2, "appointed", Some("п. 2.1")),   // S2-03
        ("chair_mode", S3, "council", Some("разд. VI")),   // S3-12
        ("quorum", S2, "more_than_half", Some("п. 2.4")),  // S2-06
        ("quorum", S0, "more_than_half", None),            // no seed gives the council a quorum
        ("quorum", S3, "more_than_half", None),
        ("majority", S2, "simple", Some("п. 2.4")),         // S2-07
        ("majority_base", S2, "took_part", Some("п. 2.4")), // ambiguity 18
        ("majority_base", S0, "took_part", None),
        ("quorum_base", S2, "own_roster", None),           // contradiction 2
        ("remote_counts", S2, "yes", None),                // ambiguity 19
        ("signers", S2, "both", Some("п. 2.4")),           // S2-08
        ("meetings_per_quarter", S2, "1", Some("п. 2.4")), // S2-05
        ("meetings_per_quarter", S0, "", None),
        ("secretary", S2, "members", Some("п. 2.3")),     // S2-04
        ("roster_approval", S0, "order", Some("п. 6.3")), // S0-13
        ("roster_approval", S2, "chair", Some("п. 2.2")), // S2-04
        ("composition", S0, "authorities,participants", Some("п. 6.1")), // S0-11
        ("composition", S3, "departments", Some("разд. VI")),
        ("term_months", S2, "12", Some("п. 2.7")), // S2-13
        ("term_months", S0, "", None),
        ("renewal", S2, "third", Some("п. 2.8")), // S2-14
        ("renewal", S1, "none", None),
        ("head_rotation_months", S3, "12", None),          // ambiguity 41
        ("cluster_kinds", S0, "project", Some("п. 5.3")),  // S0-10
        ("cluster_kinds", S1, "host_school", Some("§ 2")), // S1-12
        ("cluster_kinds", S3, "difficulty", Some("разд. V, п. 5(2)")), // S3-08
        ("cluster_members", S1, "persons", Some("§ 2")),   // S1-02
        ("cluster_members", S0, "organisations,high_results", Some("п. 1.2, 4.1")), // S0-07, S0-24
        ("cluster_year_begins", S1, "09-01", Some("прил., строка 1")), // contradiction 6
        ("cluster_year_ends", S1, "05-31", Some("прил., строка 9")),
        ("cluster_work", S0, "plan", Some("п. 5.2")), // S0-09
        ("measured_by", S1, "table", Some("прил.")),  // S1-10
        ("s1_row1", S1, "contributors", None),        // ambiguity 34
        ("points_municipal", S1, "1", Some("прил.")),
        ("points_regional", S1, "3", Some("прил.")),
        ("points_federal", S1, "5", Some("прил.")),
        ("points_between", S1, "1", None),                 // ambiguity 35
        ("defence_regional", S3, "yes", Some("разд. IV")), // S3-05
        ("defence_regional", S1, "no", None),
        ("report_year", S2, "calendar", Some("п. 2.6, 3.8")),
        ("report_recipient", S2, "regional", Some("п. 2.6, 3.8")),
        ("report_recipient", S0, "council", None), // contradiction 16
        ("report_recipient", S1, "centre", None),
        ("report_recipient", S4, "department", None),
        ("annual_report_due", S0, "", None),
        ("monitoring_months", S2, "12", Some("п. 5.2")),         // S2-24
        ("monitoring_months", S4, "12", Some("разд. V")),        // S4-14
        ("target_trained", S4, "30/2024", Some("разд. V, 1")),   // S4-10
        ("target_diagnosed", S4, "30/2024", Some("разд. V, 2")), // S4-11
        ("target_passed", S4, "15/2024", Some("разд. V, 2")),
        ("target_teams", S4, "2/2022", Some("разд. V, 3")), // S4-12
        ("target_supported", S4, "70/2024", Some("разд. V, 4")), // S4-13
        ("pass_mark", S4, "70", Some("разд. V, 2")),
        ("indicator2_base", S4, "all_staff", None), // contradiction 11
        ("indicator4_base", S4, "both", Some("разд. V, 4")), // ambiguity 29
        ("young_max_years", S0, "3", Some("п. 2.2")), // S0-01
        ("young_max_years", S2, "3", None),         // S2 does not define it
        ("young_inclusive", S0, "no", None),        // contradiction 8
        ("young_max_age", S4, "35", Some("разд. V, 4")), // contradiction 7
        ("young_max_age", S0, "", None),
        ("pair_bases", S2, "subject,mentor,competency", Some("п. 3.6")), // S2-21
        ("pair_bases", S0, "mentor", Some("п. 2.3")),                    // S0-02
        ("agreements", S0, "foundation", Some("п. 5.1")),                // S0-08
        ("reward", S0, "council", Some("п. 6.4")),                       // S0-15
        ("decisions_published", S2, "yes", Some("п. 1.3")),              // S2-02
        ("casting_vote", S2, "no", None),
    ];
    for (name, preset, value, at) in table {
        let source = match at {
            Some(at) => Source::Clauses(vec![(preset, at)]),
            None => Source::Default(Owner::House),
        };
        assert_eq!(holds(&[preset], name), (value.to_owned(), source), "{name} of {preset:?}");
    }
}

#[test]
fn conflict_1_the_earlier_day_holds_and_the_later_is_a_note() {
    let regulation = taken(&[Preset::S2]);
    let due = regulation.resolve(&keys::reports::ANNUAL_REPORT_DUE).unwrap();
    assert_eq!(due.value.stored(), "02-25");
    assert_eq!(due.source, Source::Clauses(vec![(Preset::S2, "п. 3.8")]));
    let note = &due.notes[0];
    assert_eq!((note.at, note.value.stored()), ("п. 2.6", "03-01".to_owned()));
    assert_eq!(sentence(Language::Ru, &keys::reports::ANNUAL_REPORT_DUE, &due), "Срок отчёта: 25 февраля · S2 п. 3.8");
    let last = regulation.get(&keys::reports::ANNUAL_REPORT_BACKSTOP).unwrap();
    assert_eq!(last, Some(YearDay { month: 3, day: 1 }));
}

#[test]
fn two_papers_are_made_one_that_satisfies_both() {
    use Preset::{S0, S1, S2, S3, S4};
    // Contradiction 4: twelve months lie within one to two years.
    assert_eq!(holds(&[S2, S3], "term_months").0, "12");
    // Contradiction 5: the chair approves, and then an order does.
    assert_eq!(holds(&[S0, S2], "roster_approval").0, "both");
    // Contradiction 9: clusters of each kind.
    assert_eq!(holds(&[S0, S1, S3], "cluster_kinds").0, "project,host_school,difficulty");
    assert_eq!(holds(&[S2, S4], "figure_sources").0, "monitoring,statistics,federal,sites,papers");
    // Contradiction 13: both papers are cited, and the one that two name is cited once.
    let base = holds(&[S2, S3, S4], "legal_base").0;
    assert_eq!((base.lines().count(), base.matches("Р-174").count()), (2, 1));
    // S2's renewal holds beside a paper that is silent.
    assert_eq!(holds(&[S0, S2], "renewal").0, "third");
    // Nothing satisfies an election and an appointment (contradiction 3): somebody has to choose, and is told.
    let chair = taken(&[S0, S2]).resolve(&keys::body::CHAIR_MODE).unwrap();
    assert!(chair.disputed);
    assert_eq!((chair.value.stored().as_str(), chair.notes[0].preset), ("elected", S2));
    let chosen = taken(&[S0, S2]).after(&set("chair_mode", "appointed")).unwrap().unwrap();
    let chair = chosen.resolve(&keys::body::CHAIR_MODE).unwrap();
    assert!(!chair.disputed);
    // Neither clause is dropped by the override.
    assert_eq!(chair.notes.len(), 2);
}

#[test]
fn the_example_of_the_issue_is_a_sentence() {
    let regulation = taken(&[Preset::S2]);
    let said = |key: &Rule| sentence(Language::Ru, key, &regulation.resolve(key).unwrap());
    assert_eq!(said(&keys::meetings::QUORUM), "Кворум: больше половины состава · S2 п. 2.4");
    assert_eq!(said(&keys::body::TERM_MONTHS), "Срок полномочий: 12 месяцев · S2 п. 2.7");
    assert_eq!(
        said(&keys::people::YOUNG_MAX_YEARS),
        "Стаж молодого педагога: 3 года · в положении не сказано, по умолчанию бота"
    );
    assert_eq!(said(&keys::office::HEAD_NAME), "Руководитель: пока не указано");
    assert!(said(&keys::work::HOLIDAYS).starts_with("Нерабочие дни: 1 января — 8 января, 23 февраля, "));
    let target = taken(&[Preset::S4]);
    let target = sentence(
        Language::Ru,
        &keys::reports::TARGET_TRAINED,
        &target.resolve(&keys::reports::TARGET_TRAINED).unwrap(),
    );
    assert_eq!(target, "Освоили программы: не меньше 30\u{a0}% к концу 2024 года · S4 разд. V, 1");
}

#[test]
fn an_override_is_refused_out_of_bounds() {
    let read = |name: &str, typed: &str| rule(name).kind.typed(typed);
    // The consent promises five.
    assert_eq!(read("smallest_group", "4"), Err(Flaw::Outside(5, 50)));
    assert_eq!(read("smallest_group", "10").map(|it| it.stored()), Ok("10".to_owned()));
    assert_eq!(read("smallest_group", "-10"), Err(Flaw::Unread));
    assert_eq!(read("smallest_group", "нет"), Err(Flaw::Unread));
    assert_eq!(read("term_months", "нет").map(|it| it.stored()), Ok(String::new()));
    assert_eq!(read("young_max_years", "99999999999999999999"), Err(Flaw::Unread));
    for (typed, stored) in
        [("25.02", "02-25"), ("5.2.", "02-05"), ("25 февраля", "02-25"), ("1 мая", "05-01"), ("3 марта", "03-03")]
    {
        assert_eq!(read("annual_report_due", typed).map(|it| it.stored()), Ok(stored.to_owned()), "{typed}");
    }
    assert_eq!(read("annual_report_due", "30.02"), Err(Flaw::NoDay));
    assert_eq!(read("annual_report_due", "весной"), Err(Flaw::Unread));
    assert_eq!(read("cluster_year_begins", "нет"), Err(Flaw::Unread));
    assert_eq!(read("reminder_ladder", "1, 7 и 30").map(|it| it.stored()), Ok("30,7,1".to_owned()));
    assert_eq!(read("reminder_ladder", "400"), Err(Flaw::Outside(1, 365)));
    assert_eq!(read("reminder_ladder", "7 6 5 4 3 2 1"), Err(Flaw::TooMany(6)));
    assert_eq!(read("target_trained", "40 % к 2027").map(|it| it.stored()), Ok("40/2027".to_owned()));
    assert_eq!(read("target_trained", "140 к 2027"), Err(Flaw::Outside(1, 100)));
    assert_eq!(
        read("holidays", "4.11, 31.12.2027; 1.1").map(|it| it.stored()),
        Ok("01-01,11-04,2027-12-31".to_owned())
    );
    assert_eq!(read("holidays", "29.02.2027"), Err(Flaw::NoDay));
    assert_eq!(read("letterhead", &"я".repeat(251)), Err(Flaw::TooLong(250)));
    assert_eq!(read("head_name", "а\nб\nв\nг\nд\nе\nё"), Err(Flaw::TooMany(6)));
}

#[test]
fn keys_that_would_contradict_one_another_are_refused() {
    let regulation = taken(&[Preset::S2]);
    let late = regulation.after(&set("annual_report_due", "03-15")).unwrap();
    assert_eq!(late, Err(("annual_report_due", Flaw::Against("annual_report_backstop"))));
    let later = regulation.after(&set("annual_report_backstop", "04-01")).unwrap().unwrap();
    assert!(later.after(&set("annual_report_due", "03-15")).unwrap().is_ok());
    let more = regulation.after(&set("points_municipal", "4")).unwrap();
    assert_eq!(more, Err(("points_municipal", Flaw::Against("points_between"))));
}

#[test]
fn a_file_carries_everything_but_what_is_the_municipality_s_own() {
    let mut regulation = taken(&[Preset::S0, Preset::S2]);
    for (name, value) in [
        ("quorum", "two_thirds"),
        ("smallest_group", "10"),
        ("holidays", "01-01,2027-12-31"),
        ("office_name", "Управление"),
    ] {
        regulation = regulation.after(&set(name, value)).unwrap().unwrap();
    }
    let text = file::write(&regulation).unwrap();
    assert!(!text.contains("Управление"));
    let contents = file::read(text.as_bytes()).unwrap();
    assert_eq!(contents.presets, [Preset::S0, Preset::S2]);
    assert_eq!(contents.overrides.len(), 3);
    // Another municipality keeps its own name, and takes all the rest.
    let other = taken(&[Preset::S4]).after(&set("office_name", "Отдел")).unwrap().unwrap();
    let other = other.after(&set("majority", "two_thirds")).unwrap().unwrap();
    let after = other.after(&Change::File(contents)).unwrap().unwrap();
    assert_eq!(after.get(&keys::office::OFFICE_NAME).unwrap(), ["Отдел"]);
    assert_eq!(after.get(&keys::meetings::QUORUM).unwrap(), keys::meetings::Quorum::TwoThirds);
    assert_eq!(after.get(&keys::meetings::MAJORITY).unwrap(), keys::meetings::Majority::Simple);
    assert_eq!(after.get(&keys::work::SMALLEST_GROUP).unwrap(), 10);
}

#[test]
fn a_file_that_is_not_right_is_refused_with_everything_that_is_wrong() {
    let file = |presets: &str, overrides: &str| {
        format!(r#"{{"what":"grozd-regulation","format":1,"presets":[{presets}],"overrides":[{overrides}]}}"#)
    };
    let read = |text: &str| file::read(text.as_bytes()).unwrap_err();
    assert_eq!(read("не JSON"), [Wrong::NotOurs]);
    assert_eq!(read("[]"), [Wrong::NotOurs]);
    assert_eq!(read(r#"{"what":"grozd-regulation","format":2}"#), [Wrong::Format(2)]);
    assert_eq!(read(r#"{"what":"grozd-regulation","format":"1"}"#), [Wrong::NotOurs]);
    assert_eq!(read(&" ".repeat(file::MOST_BYTES + 1)), [Wrong::TooLarge]);
    let wrong = read(&file(
        r#""S9""#,
        r#"{"key":"quorum","value":"half","grounds":"приказ"},
           {"key":"quorum","value":"half","grounds":"приказ"},
           {"key":"pizza","value":"1","grounds":"приказ"},
           {"key":"smallest_group","value":2,"grounds":"приказ"},
           {"key":"young_max_years","value":4,"grounds":" "},
           {"key":"letterhead","value":"а","grounds":"приказ"},
           {"key":"levels","value":["school"],"grounds":"приказ"}"#,
    ));
    assert_eq!(
        wrong,
        [
            Wrong::UnknownPreset("S9".to_owned()),
            Wrong::Twice("quorum"),
            Wrong::UnknownKey("pizza".to_owned()),
            Wrong::Value("smallest_group", Flaw::Outside(5, 50)),
            Wrong::Grounds("young_max_years"),
            Wrong::Own("letterhead"),
            Wrong::Value("levels", Flaw::Unread),
        ]
    );
    // An unknown field is a file of something else, or a slip of whoever edited it: nothing is taken by halves.
    let more = r#"{"what":"grozd-regulation","format":1,"presets":[],"overrides":[],"more":1}"#;
    assert_eq!(read(more), [Wrong::NotOurs]);
    // What is edited by hand as people write it is read, a mark of Windows before it too.
    let edited =
        format!("\u{feff}{}", file(r#""S2","S2""#, r#"{"key":"smallest_group","value":7,"grounds":" приказ  № 2 "}"#));
    let contents = file::read(edited.as_bytes()).unwrap();
    assert_eq!(contents.presets, [Preset::S2]);
    assert_eq!(contents.overrides, [("smallest_group", Value::Number(7), "приказ № 2".to_owned())]);
}

proptest! {
    #[test]
    fn whatever_is_typed_is_refused_or_can_be_stored(typed in "\\PC{0,60}(\n\\PC{0,30}){0,3}") {
        for rule in keys::ALL {
            if let Ok(value) = rule.kind.typed(&typed) {
                prop_assert_eq!(rule.kind.read(&value.stored()), Ok(value.clone()), "{}", rule.name);
                for language in Language::ALL {
                    say_value(language, rule, &value);
                }
            }
        }
    }

    #[test]
    fn numbers_and_days_are_read_as_they_are_typed(number in 0_i64..400, month in 1_u32..13, day in 1_u32..32) {
        for rule in keys::ALL {
            let typed = [number.to_string(), format!("{day}.{month}"), format!("{number} {}", 2000 + number)];
            for typed in typed {
                if let Ok(value) = rule.kind.typed(&typed) {
                    prop_assert_eq!(rule.kind.read(&value.stored()), Ok(value.clone()), "{}", rule.name);
                }
            }
        }
    }

    #[test]
    fn any_file_is_read_or_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = file::read(&bytes);
    }
}
