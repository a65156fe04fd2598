//! Several bodies at once, each with a paper, or a value, of its own. DOMAIN 1.10: «S2 2.4 is the association's alone».

use super::file::{self, Wrong};
use super::*;
use crate::ids::GroupId;
use crate::text::Language;

fn taken(presets: &[Preset]) -> Regulation {
    Regulation { presets: presets.to_vec(), ..Regulation::default() }
}

fn rule(name: &str) -> &'static Rule {
    keys::named(name).unwrap_or_else(|| panic!("there is no key {name}"))
}

fn with(regulation: &Regulation, of: Option<Scope>, name: &str, value: &str) -> Regulation {
    let (rule, grounds) = (rule(name), "приказ № 1".to_owned());
    let value = rule.kind.read(value).unwrap();
    let change = match of {
        Some(of) => Change::SetFor(of, rule.name, value, grounds),
        None => Change::Set(rule.name, value, grounds),
    };
    regulation.after(&change).unwrap().unwrap()
}

const ASSOCIATION: Scope = Scope::Kind(BodyKind::Association);
const COUNCIL: Scope = Scope::Kind(BodyKind::Council);

/// What a key holds for these, and by whose word.
fn holds(regulation: &Regulation, of: Scope, name: &str) -> (String, Source) {
    let resolved = regulation.resolve_for(rule(name), of.body()).unwrap();
    (resolved.value.stored(), resolved.source)
}

#[test]
fn a_paper_speaks_of_its_own_body_alone() {
    use Preset::{S0, S2, S3};
    let both = taken(&[S0, S2]);
    assert_eq!(holds(&both, ASSOCIATION, "quorum").1, Source::Clauses(vec![(S2, "п. 2.4")]));
    // No seed gives the council a quorum: the house's default, and it says so.
    let council = holds(&both, COUNCIL, "quorum");
    assert_eq!(council, ("more_than_half".to_owned(), Source::Default(Owner::House)));
    // Contradictions 3, 5, 6: an election and an appointment do not contradict one another in two bodies.
    assert_eq!(holds(&both, COUNCIL, "chair_mode").0, "elected");
    assert_eq!(holds(&both, ASSOCIATION, "chair_mode").0, "appointed");
    assert!(!both.is_disputed(rule("chair_mode")).unwrap());
    assert_eq!(both.not_applied(rule("chair_mode")).unwrap(), []);
    assert_eq!(holds(&both, COUNCIL, "roster_approval").0, "order");
    assert_eq!(holds(&both, ASSOCIATION, "roster_approval").0, "chair");
    let three = taken(&[S0, S2, S3]);
    assert_eq!(holds(&three, ASSOCIATION, "term_months").0, "12");
    assert_eq!(holds(&three, Scope::Kind(BodyKind::DistrictCouncil), "term_months").0, "24");
    assert_eq!(holds(&three, COUNCIL, "term_months").0, "");
    // Within one body both rules of conflict hold: the earlier day, and the later beside it.
    let due = both.resolve_for(rule("annual_report_due"), ASSOCIATION.body()).unwrap();
    assert_eq!((due.value.stored().as_str(), due.notes[0].at), ("02-25", "п. 2.6"));
}

#[test]
fn a_paper_whose_body_is_not_here_speaks_of_those_that_are() {
    use Preset::{S0, S2};
    // One association that works by both papers.
    let one = with(&taken(&[S0, S2]), None, "bodies", "association");
    let approval = holds(&one, ASSOCIATION, "roster_approval");
    assert_eq!(approval, ("both".to_owned(), Source::Clauses(vec![(S0, "п. 6.3"), (S2, "п. 2.2")])));
    assert!(one.is_disputed(rule("chair_mode")).unwrap());
    let chosen = with(&one, Some(ASSOCIATION), "chair_mode", "appointed");
    assert!(!chosen.is_disputed(rule("chair_mode")).unwrap());
    assert_eq!(chosen.resolve_for(rule("chair_mode"), ASSOCIATION.body()).unwrap().notes.len(), 2);
}

#[test]
fn what_is_set_for_a_body_goes_before_its_kind_and_its_kind_before_all() {
    let quorum = |regulation: &Regulation, of: Body| regulation.get_for(&keys::meetings::QUORUM, of).unwrap();
    use keys::meetings::Quorum::{Half, MoreThanHalf, TwoThirds};
    let (one, other) = (Scope::Group(GroupId(1)), Scope::Group(GroupId(2)));
    let cluster = Scope::Kind(BodyKind::Cluster);
    let plain = taken(&[Preset::S2]);
    assert_eq!(quorum(&plain, one.body()), MoreThanHalf);
    let all = with(&plain, None, "quorum", "two_thirds");
    assert_eq!(quorum(&all, one.body()), TwoThirds);
    assert_eq!(quorum(&all, ASSOCIATION.body()), TwoThirds);
    let kind = with(&all, Some(cluster), "quorum", "half");
    assert_eq!((quorum(&kind, one.body()), quorum(&kind, ASSOCIATION.body())), (Half, TwoThirds));
    let own = with(&kind, Some(one), "quorum", "more_than_half");
    assert_eq!((quorum(&own, one.body()), quorum(&own, other.body())), (MoreThanHalf, Half));
    assert_eq!(own.version, 3);
    assert_eq!(own.set_for(rule("quorum"), one.body()).unwrap().0, Some(one));
    assert_eq!(own.set_for(rule("quorum"), other.body()).unwrap().0, Some(cluster));
    assert_eq!(own.set_for(rule("quorum"), ASSOCIATION.body()).unwrap().0, None);
    let back = own.after(&Change::ResetFor(one, "quorum")).unwrap().unwrap();
    assert_eq!(quorum(&back, one.body()), Half);
    assert_eq!(back.differences(&own).unwrap().len(), 1);
}

#[test]
fn a_body_s_keys_go_together_too() {
    let taken = taken(&[Preset::S2]);
    let (due, last) = (rule("annual_report_due"), rule("annual_report_backstop"));
    let late = |of| Change::SetFor(of, due.name, due.kind.read("03-15").unwrap(), "приказ № 1".to_owned());
    assert_eq!(taken.after(&late(ASSOCIATION)).unwrap(), Err((due.name, Flaw::Against(last.name))));
    // No paper gives a council a last day.
    let council = taken.after(&late(COUNCIL)).unwrap().unwrap();
    assert_eq!(holds(&council, COUNCIL, "annual_report_due").0, "03-15");
    assert_eq!(holds(&council, ASSOCIATION, "annual_report_due").0, "02-25");
}

#[test]
fn the_sentence_tells_bodies_apart_where_they_differ() {
    let said = |regulation: &Regulation, name: &str| sentence_of_all(Language::Ru, regulation, rule(name)).unwrap();
    let both = taken(&[Preset::S0, Preset::S2]);
    assert_eq!(
        said(&both, "chair_mode"),
        "Председатель: координационный совет — избирается · S0 п. 6.2; объединение — назначается приказом · S2 п. 2.1"
    );
    assert_eq!(said(&both, "quorum"), "Кворум: больше половины состава · S2 п. 2.4");
    let apart = both.apart(rule("quorum")).unwrap();
    assert_eq!(apart.iter().map(|(scope, _)| *scope).collect::<Vec<_>>(), [COUNCIL]);
    let own = with(&both, Some(Scope::Group(GroupId(1))), "roster_tolerance", "2");
    assert_eq!(
        said(&own, "roster_tolerance"),
        "Допуск по составу: 0 · в положении не сказано, по умолчанию бота (своё у 1 кластера)"
    );
}

/// A file carries what is set for a kind of body; a group is the municipality's own.
#[test]
fn a_file_carries_what_is_set_for_a_kind_of_body() {
    let group = Scope::Group(GroupId(1));
    let here = with(&taken(&[Preset::S2]), Some(ASSOCIATION), "quorum", "two_thirds");
    let here = with(&here, Some(group), "roster_tolerance", "2");
    let text = file::write(&here).unwrap();
    let contents = file::read(text.as_bytes()).unwrap();
    assert_eq!((contents.bodies.len(), contents.overrides.len()), (1, 0));
    let there = with(&taken(&[]), Some(group), "roster_tolerance", "5");
    let after = there.after(&Change::File(contents)).unwrap().unwrap();
    assert_eq!(holds(&after, ASSOCIATION, "quorum").0, "two_thirds");
    assert_eq!(holds(&after, group, "roster_tolerance").0, "5");

    let edited = |key: &str, of: &str| {
        let set = format!(r#"{{"key":"{key}","of":"{of}","value":"2","grounds":"приказ"}}"#);
        format!(r#"{{"what":"grozd-regulation","format":1,"presets":[],"overrides":[{set}]}}"#)
    };
    let wrong = |key: &'static str, of: &str| {
        assert_eq!(file::read(edited(key, of).as_bytes()), Err(vec![Wrong::UnknownBody(key, of.to_owned())]));
    };
    wrong("term_months", "pizza");
    wrong("smallest_group", "association");
    wrong("roster_tolerance", "association");
    wrong("roster_tolerance", "1");
}

/// Every key under every choice of papers is resolved for every kind of body.
#[test]
fn every_key_is_read_for_every_body_under_every_combination_of_presets() {
    for bits in 0..32_u32 {
        let chosen = Preset::ALL.into_iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
        let regulation = taken(&chosen.map(|(_, preset)| preset).collect::<Vec<_>>());
        for rule in keys::ALL {
            for kind in BodyKind::ALL {
                regulation.resolve_for(rule, Body { kind, group: Some(GroupId(1)) }).unwrap();
            }
            for language in Language::ALL {
                assert!(sentence_of_all(language, &regulation, rule).unwrap().chars().count() > 10);
            }
            assert!(!regulation.is_disputed(rule).unwrap(), "{} under {:?}", rule.name, regulation.presets);
        }
    }
}

#[test]
fn a_scope_is_spelled_as_it_is_stored() {
    for scope in BodyKind::ALL.map(Scope::Kind).into_iter().chain([Scope::Group(GroupId(7))]) {
        let spelled = serde_json::to_string(&scope).unwrap();
        assert_eq!(serde_json::from_str::<Scope>(&spelled).unwrap(), scope);
    }
    assert_eq!(serde_json::to_string(&Scope::Group(GroupId(7))).unwrap(), "\"7\"");
    assert!(serde_json::from_str::<Scope>("\"pizza\"").is_err());
}
