//! The whole catalogue held against DOMAIN 1.8 and 1.10, key by key: for whom it can vary, its type with its bounds, what
//! holds where the papers are silent, how clauses are made one, and what each of the five says with its clause.

use super::*;

/// «key | for whom | type and bounds | without papers | how made one | S0 | S1 | S2 | S3 | S4». «·» is silence: «в положении
/// не сказано»; «~» what the house takes for a paper that is silent. Several clauses of one paper are joined by «&».
///
/// Read against the catalogue of the domain by hand: contradictions 1 to 16 of 1.8, ambiguities 18 to 45 and the table
/// «The presets, key by seed» of 1.10. `targets[year]` are the five targets, `cluster_year` its two days, `level_aliases`
/// is `defence_regional`, and of what 1.8 stores besides, the channel is a setting of the program.
const TABLE: &str = "
bodies | all | set council,centre,association,district_council,service | service | Union | council @ п. 6.1 | centre @ § 3 | association @ п. 1.2 | district_council @ разд. VI | service @ п. 3.1, 3.3
chair_mode | body | choice elected,appointed,council | elected | First | elected @ п. 6.2 | appointed @ § 3 | appointed @ п. 2.1 | council @ разд. VI | ·
chair_ballot | body | choice open,secret | open | First | open @ п. 6.2 | · | · | · | ·
chair_base | body | choice took_part,all_members | all_members | Highest | all_members @ п. 6.2 | · | · | · | ·
chair_is_member | body | flag | yes | - | · | · | · | · | ·
absent_vote | body | flag | no | - | · | · | · | · | ·
second_round | body | flag | yes | - | · | · | · | · | ·
deputy | body | choice organisation,chair,members | organisation | First | · | · | organisation @ п. 2.1 | · | ·
deputy_organisation | body | lines 1 | - | - | · | · | · | · | ·
secretary | body | choice members,anybody | members | First | · | · | members @ п. 2.3 | · | ·
roster_approval | body | choice chair,order,both | chair | Both:both | order @ п. 6.3 | · | chair @ п. 2.2 | · | ·
roster_agreed_with | body | choice person,employer,department | employer | - | · | · | · | · | ·
composition | body | set authorities,participants,open_list,departments | participants | Union | authorities,participants @ п. 6.1 | · | open_list @ п. 2.10 | departments @ разд. VI | ·
council_scope | all | choice one,each | one | - | · | · | · | · | ·
seats_each | body | number 1..10 | 1 | - | · | · | · | · | ·
term_months | body | number? 1..60 | - | Lowest | · | · | 12 @ п. 2.7 | 24 @ разд. VI | ·
head_rotation | body | choice permanent,replaced,in_turn | permanent | First | · | · | · | ~permanent | ·
head_rotation_months | body | number 1..60 | 12 | - | · | · | · | · | ·
renewal | body | choice none,third,half | none | Highest | · | · | third @ п. 2.8 | · | ·
renewal_counts | body | choice entered,left | entered | - | · | · | · | · | ·
sections | body | choice optional,required | optional | First | · | · | optional @ п. 2.5 | · | ·
section_axes | body | set level,profile,subject | - | Union | · | · | level,profile,subject @ п. 2.5, 2.9 | · | ·
organisations_leave | all | choice by_agreement,freely | by_agreement | - | · | · | · | · | ·
agreements | all | set foundation,direct,institute | - | Union | foundation @ п. 5.1 | · | direct @ п. 4.2 | institute @ разд. V, п. 2 | ·
meetings_per_quarter | body | number? 1..12 | - | Highest | · | · | 1 @ п. 2.4 | · | ·
quarter | body | choice calendar,three_months | calendar | - | · | · | · | · | ·
quarter_quorate | body | flag | yes | - | · | · | · | · | ·
quorum | body | choice half,more_than_half,two_thirds | more_than_half | Highest | · | · | more_than_half @ п. 2.4 | · | ·
quorum_base | body | choice own_roster,parent_roster | own_roster | First | · | · | ~own_roster | · | ·
remote_counts | body | flag | yes | First | · | · | ~yes | · | ·
invited_vote | body | flag | no | First | · | · | no @ п. 2.10, 2.12 | · | ·
majority | body | choice simple,two_thirds | simple | Highest | · | · | simple @ п. 2.4 | · | ·
majority_base | body | choice present_at_vote,took_part,all_members | took_part | Highest | · | · | took_part @ п. 2.4 | · | ·
casting_vote | body | flag | no | - | · | · | · | · | ·
signers | body | choice chair,both | both | Highest | · | · | both @ п. 2.4 | · | ·
decisions_published | body | flag | no | First | · | · | yes @ п. 1.3 | · | ·
cluster_kinds | all | set project,host_school,difficulty | host_school | Union | project @ п. 5.3 | host_school @ § 2 | · | difficulty @ разд. V, п. 5(2) | ·
cluster_members | cluster | set organisations,high_results,persons | persons | Union | organisations,high_results @ п. 1.2, 4.1 | persons @ § 2 | · | · | ·
cluster_year_begins | all | day | 09-01 | Earliest | · | 09-01 @ прил., строка 1 | · | · | ·
cluster_year_ends | cluster | day | 05-31 | Earliest | · | 05-31 @ прил., строка 9 | · | · | ·
cluster_work | cluster | set steps,plan | steps | Union | plan @ п. 5.2 | steps @ § 3, прил. | · | · | ·
measured_by | cluster | set table,results,indicators | table | Union | results @ п. 7.1, 7.2 | table @ прил. | · | · | indicators @ разд. V
participants_counted | cluster | choice by_event,by_deed | by_event | - | · | · | · | · | ·
s1_row1 | cluster | choice contributors,presence | contributors | - | · | · | · | · | ·
roster_tolerance | cluster | number 0..20 | 0 | - | · | · | · | · | ·
plan_tolerance | cluster | number 0..20 | 0 | - | · | · | · | · | ·
product_points | cluster | choice best,each | best | - | · | · | · | · | ·
mastered_acquainted | cluster | flag | yes | - | · | · | · | · | ·
centre_partner | cluster | flag | no | - | · | · | · | · | ·
projects_counted | cluster | choice developed,carried_out | developed | First | · | developed @ прил. | · | · | ·
levels | all | set school,municipal,between,regional,federal,international | school,municipal,between,regional,federal,international | Union | municipal,between @ п. 6.4 | municipal,regional,federal @ прил. | · | · | ·
points_school | all | number 0..20 | 0 | - | · | · | · | · | ·
points_municipal | all | number 0..20 | 1 | Highest | · | 1 @ прил. | · | · | ·
points_between | all | number 0..20 | 1 | - | · | · | · | · | ·
points_regional | all | number 0..20 | 3 | Highest | · | 3 @ прил. | · | · | ·
points_federal | all | number 0..20 | 5 | Highest | · | 5 @ прил. | · | · | ·
points_international | all | number 0..20 | 5 | - | · | · | · | · | ·
defence_regional | all | flag | no | First | · | · | · | yes @ разд. IV | ·
reward | all | set council,defence,league | - | Union | council @ п. 6.4 | · | · | defence,league @ разд. IV, V | ·
report_year | body | choice calendar,school | calendar | First | · | school @ прил., строка 9 | calendar @ п. 2.6, 3.8 | · | ·
annual_report_due | body | day? | - | Earliest | · | 05-31 @ прил., строка 9 | 02-25 @ п. 3.8 & 03-01 @ п. 2.6 | · | ·
annual_report_backstop | body | day? | - | Earliest | · | · | 03-01 @ п. 2.6 | · | ·
report_recipient | body | choice department,centre,council,regional | department | First | ~council | ~centre | regional @ п. 2.6, 3.8 | · | ·
monitoring_months | all | number? 1..36 | - | Lowest | · | 12 @ прил., строка 9 | 12 @ п. 5.2 | · | 12 @ разд. V
monitoring_year | all | choice calendar,twelve_months | calendar | - | · | · | · | · | ·
target_trained | all | target 100 | - | Highest | · | · | · | · | 30/2024 @ разд. V, 1
target_diagnosed | all | target 100 | - | Highest | · | · | · | · | 30/2024 @ разд. V, 2
target_passed | all | target 100 | - | Highest | · | · | · | · | 15/2024 @ разд. V, 2
target_teams | all | target 100 | - | Highest | · | · | · | · | 2/2022 @ разд. V, 3
target_supported | all | target 100 | - | Highest | · | · | · | · | 70/2024 @ разд. V, 4
pass_mark | all | number 1..100 | 70 | Highest | · | · | · | · | 70 @ разд. V, 2
indicator2_base | all | choice all_staff,tested | all_staff | First | · | · | · | · | ~all_staff
diagnosis_attempt | all | choice last,best | last | - | · | · | · | · | ·
team_size | all | number 2..20 | 2 | - | · | · | · | · | ·
indicator4_base | all | choice both,under_35 | both | First | · | · | · | · | both @ разд. V, 4
diagnosis_sources | all | set centre,imported,self_report | centre,imported | Union | · | · | · | · | centre,imported @ разд. II, 1.2
support_forms | all | set cluster,event,pair,route,course | cluster,event,pair,route,course | Union | · | · | · | · | ~cluster,event,pair,route,course
figure_sources | all | set monitoring,statistics,federal,sites,papers | monitoring | Union | · | · | monitoring,statistics,federal,sites @ п. 5.2 | · | monitoring,statistics,sites,papers @ разд. V
young_max_years | all | number 1..10 | 3 | Lowest | 3 @ п. 2.2 | · | · | · | ·
young_inclusive | all | flag | no | - | · | · | · | · | ·
young_max_age | all | number? 18..60 | - | Lowest | · | · | · | · | 35 @ разд. V, 4
first_years | all | number? 1..10 | - | Lowest | · | · | · | · | 3 @ разд. V, 4
first_years_base | all | choice teaching,any_work | teaching | - | · | · | · | · | ·
pair_bases | all | set subject,mentor,competency | mentor | Union | mentor @ п. 2.3 | · | subject,mentor,competency @ п. 3.6 | · | ·
mentoring_reach | all | set network,school,unions | network,school | Union | network @ п. 2.3 | · | school @ п. 3.4–3.6 | unions @ разд. IV, V | school @ п. 3.3
mentor_load | all | number 1..20 | 3 | - | · | · | · | · | ·
pair_months | all | number 3..24 | 12 | - | · | · | · | · | ·
pair_answer_days | all | number 1..30 | 3 | - | · | · | · | · | ·
pair_silence_both | all | number 3..120 | 14 | - | · | · | · | · | ·
pair_silence_curator | all | number 3..180 | 30 | - | · | · | · | · | ·
pair_silence_closing | all | number 3..365 | 60 | - | · | · | · | · | ·
route_tutor | all | flag | no | First | · | · | · | · | yes @ разд. II, 1.2, п. 3.1
deficit_high_below | all | number 1..100 | 60 | - | · | · | · | · | ·
deficit_medium_below | all | number 1..100 | 80 | - | · | · | · | · | ·
question_days | all | number 1..30 | 3 | - | · | · | · | · | ·
demand_least | all | number 5..50 | 5 | - | · | · | · | · | ·
demand_ask_days | all | number 14..365 | 90 | - | · | · | · | · | ·
diagnosis_days | all | number 7..180 | 30 | - | · | · | · | · | ·
municipality_name | all | cases | - | - | · | · | · | · | ·
office_name | all | cases | - | - | · | · | · | · | ·
head_post | all | cases | - | - | · | · | · | · | ·
head_name | all | cases | - | - | · | · | · | · | ·
head_basis | all | lines 1 | - | - | · | · | · | · | ·
letterhead | all | lines 8 | - | - | · | · | · | · | ·
office_place | all | lines 1 | - | - | · | · | · | · | ·
office_address | all | lines 1 | - | - | · | · | · | · | ·
office_inn | all | code | - | - | · | · | · | · | ·
office_ogrn | all | code | - | - | · | · | · | · | ·
office_phone | all | lines 1 | - | - | · | · | · | · | ·
name_order | all | choice initials_first,family_first | initials_first | First | · | · | · | · | initials_first @ подпись
paper_numbers | all | choice calendar,school | calendar | - | · | · | · | · | ·
papers_go | all | choice messenger,folder | messenger | - | · | · | · | · | ·
operator | all | lines 1 | - | - | · | · | · | · | ·
operator_address | all | lines 1 | - | - | · | · | · | · | ·
operator_contact | all | lines 1 | - | - | · | · | · | · | ·
policy_link | all | link | - | - | · | · | · | · | ·
consent_term | all | lines 1 | - | - | · | · | · | · | ·
legal_base | all | lines 12 | - | Union | · | · | Р-76 @ п. 1.4 | Р-174 @ разд. I, п. 1.3 | Р-174 @ п. 1.2
time_zone | all | choice settings,Europe/Kaliningrad,Europe/Moscow,Europe/Samara,Asia/Yekaterinburg,Asia/Omsk,Asia/Krasnoyarsk,Asia/Irkutsk,Asia/Yakutsk,Asia/Vladivostok,Asia/Magadan,Asia/Kamchatka | settings | - | · | · | · | · | ·
plans | all | flag | yes | - | · | · | · | · | ·
smallest_group | all | number 5..50 | 5 | - | · | · | · | · | ·
check_in_minutes | all | number 5..240 | 30 | - | · | · | · | · | ·
reminder_ladder | all | ladder | 30,14,7,1 | - | · | · | · | · | ·
quarter_ladder | all | ladder | 30,10 | - | · | · | · | · | ·
term_ladder | all | ladder | 60,14 | - | · | · | · | · | ·
broadcast_load | all | number 1..50 | 5 | - | · | · | · | · | ·
digest_hour | all | number 7..21 | 17 | - | · | · | · | · | ·
holidays | all | holidays | law | - | · | · | · | · | ·
event_kinds | all | set seminar,workshop,master_class,open_lesson,meeting,consultation,conference,training,course,contest,round_table,lesson_visit,pedagogical_workshop,internship,public_defence,project_session,readings,forum,school,expedition | seminar,workshop,master_class,open_lesson,meeting,consultation,conference,training,course,contest,round_table,lesson_visit,pedagogical_workshop,internship,public_defence,project_session,readings,forum,school,expedition | Union | seminar,conference,training,contest,forum @ п. 2.3, 5.4 | seminar,master_class,open_lesson,conference,pedagogical_workshop @ разд. 1 | seminar,meeting,consultation,conference @ п. 3.1 | seminar,workshop,master_class,conference,course,pedagogical_workshop,public_defence,project_session,school,expedition @ разд. IV | seminar,conference,contest,round_table,lesson_visit @ п. 3.1
own_event_kinds | all | lines 10 | - | - | · | · | · | · | ·
event_hours | all | number 1..12 | 3 | - | · | · | · | · | ·
event_day_hours | all | number 12..24 | 24 | - | · | · | · | · | ·";

/// Names of papers in the table, as the catalogue has them whole.
const WHOLE: [(&str, &str); 2] = [
    ("Р-76", "распоряжение Минпросвещения России от 06.08.2020 № Р-76"),
    ("Р-174", "распоряжение Минпросвещения России от 16.12.2020 № Р-174"),
];

fn kind(kind: Kind) -> String {
    let names = |choices: &[Choice]| choices.iter().map(|choice| choice.name).collect::<Vec<_>>().join(",");
    let mark = |optional: bool| if optional { "?" } else { "" };
    match kind {
        Kind::Flag => "flag".to_owned(),
        Kind::Number { least, most, optional, .. } => format!("number{} {least}..{most}", mark(optional)),
        Kind::Day { optional } => format!("day{}", mark(optional)),
        Kind::Choice(choices) => format!("choice {}", names(choices)),
        Kind::Set(choices) => format!("set {}", names(choices)),
        Kind::Ladder => "ladder".to_owned(),
        Kind::Target { most, .. } => format!("target {most}"),
        Kind::Lines { most } => format!("lines {most}"),
        Kind::Cases => "cases".to_owned(),
        Kind::Link => "link".to_owned(),
        Kind::Code { .. } => "code".to_owned(),
        Kind::Holidays => "holidays".to_owned(),
    }
}

fn fit(rule: &Rule) -> String {
    match rule.fit {
        _ if rule.clauses.is_empty() => "-".to_owned(),
        Fit::Both(both) => format!("Both:{both}"),
        Fit::First | Fit::Lowest | Fit::Highest | Fit::Earliest | Fit::Union => format!("{:?}", rule.fit),
    }
}

fn says(rule: &Rule, preset: Preset) -> String {
    let of = rule.clauses.iter().filter(|clause| clause.preset == preset);
    let said: Vec<_> = of
        .map(|clause| {
            let value = WHOLE.iter().find(|(_, whole)| *whole == clause.value).map_or(clause.value, |(short, _)| short);
            match clause.at {
                Some(at) => format!("{value} @ {at}"),
                None => format!("~{value}"),
            }
        })
        .collect();
    if said.is_empty() { "·".to_owned() } else { said.join(" & ") }
}

#[test]
fn every_key_is_as_the_catalogue_of_the_domain_has_it() {
    let rows: Vec<_> = TABLE.trim().lines().collect();
    for (rule, row) in keys::ALL.iter().zip(&rows) {
        let varies = match rule.varies {
            Varies::No => "all",
            Varies::Bodies => "body",
            Varies::Clusters => "cluster",
        };
        let otherwise = match (rule.owner, rule.otherwise) {
            (Owner::Law, _) => "law",
            (Owner::House, "") => "-",
            (Owner::House, otherwise) => otherwise,
        };
        let mut of = vec![rule.name.to_owned(), varies.to_owned(), kind(rule.kind), otherwise.to_owned(), fit(rule)];
        of.extend(Preset::ALL.map(|preset| says(rule, preset)));
        assert_eq!(of.join(" | "), *row);
    }
    assert_eq!(keys::ALL.len(), rows.len());
}

/// What bounds are for: the least and the most are taken, and what lies beyond is refused.
#[test]
fn every_number_is_held_to_its_bounds() {
    for rule in keys::ALL {
        let (least, most) = match rule.kind {
            Kind::Number { least, most, .. } => (least, most),
            Kind::Target { most, .. } => (1, most),
            _ => continue,
        };
        let year = if matches!(rule.kind, Kind::Target { .. }) { "/2027" } else { "" };
        let read = |number: i64| rule.kind.read(&format!("{number}{year}"));
        assert!(read(least).is_ok() && read(most).is_ok(), "{}", rule.name);
        for beyond in [least - 1, most + 1] {
            assert_eq!(read(beyond), Err(Flaw::Outside(least, most)), "{}: {beyond}", rule.name);
        }
    }
}
