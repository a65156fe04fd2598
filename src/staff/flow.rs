//! The conversation at the desk.

use serde::{Deserialize, Serialize};

use super::store;
use super::{rules, say as cards};
use crate::ids::{CategoryId, ClusterId, OrganisationId, PersonId};
use crate::people::Coordinator;
use crate::people::clusters::Phase;
use crate::people::store as lists;
use crate::talk::{Button, Cx, Next, Place, Result, Room, Said, View};
use crate::text;
use crate::{outbox, say};

/// The room of the desk.
pub struct Staff;

/// What is shown. Lists keep their page and what is searched; what is typed in a list is searched.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// The desk.
    Desk,
    /// People.
    People(usize, String),
    /// A person.
    Person(PersonId),
    /// The clusters that a person may be given.
    ClustersFor(PersonId, usize, String),
    /// Shall this person be a coordinator?
    Promote(PersonId),
    /// Shall this person be a coordinator no more?
    Dismiss(PersonId),
    /// Schools.
    Schools(usize, String),
    /// A school.
    School(OrganisationId),
    /// The new name of a school.
    RenameSchool(OrganisationId),
    /// The schools that an unconfirmed one may be merged into.
    Merge(OrganisationId, usize, String),
    /// Shall the first be merged into the second?
    Merging(OrganisationId, OrganisationId),
    /// Shall this school be deleted?
    Delete(OrganisationId),
    /// New schools are typed.
    AddSchools,
    /// Clusters.
    Clusters(usize, String),
    /// A cluster.
    Cluster(ClusterId),
    /// The new name of a cluster.
    RenameCluster(ClusterId),
    /// Where in its cycle a cluster is.
    Phase(ClusterId),
    /// What a cluster addresses.
    Categories(ClusterId),
    /// The people who may lead a cluster.
    Leaders(ClusterId, usize, String),
    /// Shall this person lead this cluster?
    Leading(ClusterId, PersonId),
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Press {
    /// Leafs through the list.
    Page(usize),
    /// Shows the whole list again.
    All,
    /// Shows people.
    People,
    /// Shows schools.
    Schools,
    /// Shows clusters.
    Clusters,
    /// Chooses a person.
    Person(PersonId),
    /// Chooses a school.
    School(OrganisationId),
    /// Chooses a cluster.
    Cluster(ClusterId),
    /// Chooses who leads, or what is led.
    Lead,
    /// Makes a coordinator.
    Promote,
    /// Makes a coordinator one no more.
    Dismiss,
    /// Types a name.
    Rename,
    /// Confirms a school.
    Confirm,
    /// Turns the mark of low results over.
    Low,
    /// Turns the mark of adverse conditions over.
    Adverse,
    /// Merges a school into another.
    Merge,
    /// Deletes a school.
    Delete,
    /// Adds schools.
    Add,
    /// Chooses where in its cycle a cluster is.
    Phases,
    /// Moves a cluster in its cycle.
    Phase(Phase),
    /// Chooses what a cluster addresses.
    Categories,
    /// Adds or takes away a category.
    Category(CategoryId),
    /// Does what the card asks about.
    Yes,
    /// Leaves it.
    Back,
}

impl Room for Staff {
    const NAME: &'static str = "staff";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::People
    }

    async fn enter(cx: &mut Cx, place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(match place {
            Place::Person(person) => Step::Person(person),
            Place::School(school) => Step::School(school),
            Place::ClusterDesk(cluster) => Step::Cluster(cluster),
            _ => Step::Desk,
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::Desk => cards::desk(cx, guard).await,
            Step::People(page, search) => cards::people(cx, guard, *page, search).await,
            Step::Person(person) => cards::person(cx, guard, *person).await,
            Step::ClustersFor(person, page, search) => {
                cards::clusters_for(cx, guard, *person, *page, search).await
            }
            Step::Promote(person) => cards::promote(cx, *person).await,
            Step::Dismiss(person) => cards::dismiss(cx, *person).await,
            Step::Schools(page, search) => cards::schools(cx, guard, *page, search).await,
            Step::School(school) => cards::school(cx, guard, *school).await,
            Step::RenameSchool(school) => cards::rename_school(cx, *school).await,
            Step::Merge(school, page, search) => {
                cards::merge(cx, guard, *school, *page, search).await
            }
            Step::Merging(from, into) => cards::merging(cx, guard, *from, *into).await,
            Step::Delete(school) => cards::delete(cx, *school).await,
            Step::AddSchools => Ok(cards::add_schools(cx.language())),
            Step::Clusters(page, search) => cards::clusters(cx, guard, *page, search).await,
            Step::Cluster(cluster) => cards::cluster(cx, guard, *cluster).await,
            Step::RenameCluster(cluster) => cards::rename_cluster(cx, guard, *cluster).await,
            Step::Phase(cluster) => cards::phases(cx, guard, *cluster).await,
            Step::Categories(cluster) => cards::categories(cx, guard, *cluster).await,
            Step::Leaders(cluster, page, search) => {
                cards::leaders(cx, guard, *cluster, *page, search).await
            }
            Step::Leading(cluster, person) => cards::leading(cx, guard, *cluster, *person).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        match said {
            Said::Press(press) => pressed(cx, guard, step, press).await,
            Said::Text(typed) => said_in_words(cx, guard, step, &typed).await,
            Said::Thing(_) => Ok(Next::Puzzled),
        }
    }
}

async fn pressed(cx: &mut Cx, guard: Coordinator, step: Step, press: Press) -> Result<Next<Staff>> {
    let language = cx.language();
    Ok(Next::Go(match (step, press) {
        (_, Press::People) => Step::People(0, String::new()),
        (_, Press::Schools) => Step::Schools(0, String::new()),
        (_, Press::Clusters) => Step::Clusters(0, String::new()),
        (step, Press::Page(page)) => leafed(step, page),
        (step, Press::All) => searched(step, String::new()).unwrap_or(Step::Desk),
        (step, Press::Back) => back(step),

        (Step::Desk | Step::People(..), Press::Person(person)) => Step::Person(person),
        (Step::Person(person), Press::Lead) => Step::ClustersFor(person, 0, String::new()),
        (Step::ClustersFor(person, ..), Press::Cluster(cluster)) => Step::Leading(cluster, person),
        (Step::Person(person), Press::Promote) => Step::Promote(person),
        (Step::Person(person), Press::Dismiss) => Step::Dismiss(person),
        (Step::Promote(person), Press::Yes) => {
            // Only somebody of this municipality can be read, and so appointed.
            let person = lists::person(cx, person).await?.id;
            lists::appoint_coordinator(cx, person).await?;
            outbox::refresh_commands(cx, person).await?;
            outbox::tell::<Press>(cx, &[person], Staff::NAME, |language| {
                View::new(say!(language, "staff-notice-promoted-title"))
                    .line(say!(language, "staff-notice-promoted-line"))
                    .button(Button::go(say!(language, "staff-open-desk"), Place::People))
            })
            .await?;
            cx.remark(say!(language, "staff-promoted"));
            Step::Person(person)
        }
        (Step::Dismiss(person), Press::Yes) => {
            if !store::dismiss(cx, guard, person).await? {
                return Ok(Next::Stay(say!(language, "staff-dismiss-last")));
            }
            outbox::refresh_commands(cx, person).await?;
            outbox::tell::<Press>(cx, &[person], Staff::NAME, |language| {
                View::new(say!(language, "staff-notice-dismissed-title"))
                    .line(say!(language, "staff-notice-dismissed-line"))
                    .button(Button::go(say!(language, "button-menu"), Place::Menu))
            })
            .await?;
            cx.remark(say!(language, "staff-dismissed"));
            if person == guard.id() {
                return Ok(Next::To(Place::Menu));
            }
            Step::Person(person)
        }

        (Step::Schools(..), Press::School(school)) => Step::School(school),
        (Step::Desk | Step::Schools(..), Press::Add) => Step::AddSchools,
        (Step::School(school), Press::Rename) => Step::RenameSchool(school),
        (Step::School(school), Press::Confirm) => {
            store::confirm_school(cx, guard, school).await?;
            cx.remark(say!(language, "staff-school-confirmed"));
            Step::School(school)
        }
        (Step::School(school), Press::Low) => {
            store::toggle_low_results(cx, guard, school).await?;
            Step::School(school)
        }
        (Step::School(school), Press::Adverse) => {
            store::toggle_adverse(cx, guard, school).await?;
            Step::School(school)
        }
        (Step::School(school), Press::Merge) => Step::Merge(school, 0, String::new()),
        (Step::Merge(from, ..), Press::School(into)) => Step::Merging(from, into),
        (Step::Merging(from, into), Press::Yes) => {
            let moved = store::merge(cx, guard, from, into).await?;
            cx.remark(say!(language, "staff-merged", count = moved));
            Step::School(into)
        }
        (Step::School(school), Press::Delete) => Step::Delete(school),
        (Step::Delete(school), Press::Yes) => {
            if !store::delete_school(cx, guard, school).await? {
                cx.remark(say!(language, "staff-delete-in-use"));
                return Ok(Next::Go(Step::School(school)));
            }
            cx.remark(say!(language, "staff-deleted"));
            Step::Schools(0, String::new())
        }

        (Step::Clusters(..), Press::Cluster(cluster)) => Step::Cluster(cluster),
        (Step::Cluster(cluster), Press::Lead) => Step::Leaders(cluster, 0, String::new()),
        (Step::Leaders(cluster, ..), Press::Person(person)) => Step::Leading(cluster, person),
        (Step::Leading(cluster, person), Press::Yes) => {
            appoint(cx, guard, cluster, person).await?;
            Step::Cluster(cluster)
        }
        (Step::Cluster(cluster), Press::Rename) => Step::RenameCluster(cluster),
        (Step::Cluster(cluster), Press::Phases) => Step::Phase(cluster),
        (Step::Phase(cluster), Press::Phase(phase)) => {
            store::set_phase(cx, guard, cluster, phase).await?;
            cx.remark(say!(language, "staff-phase-set"));
            Step::Cluster(cluster)
        }
        (Step::Cluster(cluster), Press::Categories) => Step::Categories(cluster),
        (Step::Categories(cluster), Press::Category(category)) => {
            store::toggle_category(cx, guard, cluster, category).await?;
            Step::Categories(cluster)
        }
        _ => return Ok(Next::Puzzled),
    }))
}

async fn said_in_words(
    cx: &mut Cx,
    guard: Coordinator,
    step: Step,
    typed: &str,
) -> Result<Next<Staff>> {
    let language = cx.language();
    Ok(match step {
        Step::RenameSchool(school) => {
            let Some(name) = rules::school_name(typed) else {
                return Ok(Next::Stay(say!(language, "staff-school-flaw")));
            };
            if !store::rename_school(cx, guard, school, &name).await? {
                return Ok(Next::Stay(say!(language, "staff-name-taken", name = name)));
            }
            cx.remark(say!(language, "staff-renamed"));
            Next::Go(Step::School(school))
        }
        Step::RenameCluster(cluster) => {
            let Some(name) = rules::cluster_name(typed) else {
                return Ok(Next::Stay(say!(language, "staff-cluster-flaw")));
            };
            if !store::rename_cluster(cx, guard, cluster, &name).await? {
                return Ok(Next::Stay(say!(language, "staff-name-taken", name = name)));
            }
            cx.remark(say!(language, "staff-renamed"));
            Next::Go(Step::Cluster(cluster))
        }
        Step::AddSchools => {
            match rules::school_lines(typed) {
                Err(line) => Next::Stay(say!(
                    language,
                    "staff-school-line-flaw",
                    line = text::clipped(&line, 60)
                )),
                Ok(names) if names.is_empty() || names.len() > rules::MOST_SCHOOLS => Next::Stay(
                    say!(language, "staff-schools-flaw", most = rules::MOST_SCHOOLS),
                ),
                Ok(names) => {
                    for name in &names {
                        // One that a newcomer typed already is thereby confirmed.
                        lists::add_organisation(cx, name, true).await?;
                    }
                    cx.remark(say!(language, "staff-schools-added", count = names.len()));
                    Next::Go(Step::Schools(0, String::new()))
                }
            }
        }
        // At the desk whatever is typed is a person's name: that is what is looked for most.
        Step::Desk => Next::Go(Step::People(0, sought(typed))),
        step => match searched(step, sought(typed)) {
            Some(step) => Next::Go(step),
            None => Next::Puzzled,
        },
    })
}

/// Gives a cluster its leader; the new one and the former one are told, and their commands change.
async fn appoint(
    cx: &mut Cx,
    guard: Coordinator,
    cluster: ClusterId,
    person: PersonId,
) -> Result<()> {
    let language = cx.language();
    let before = store::cluster(cx, guard, cluster).await?;
    let former = before.leader.map(|(former, _)| former);
    if former == Some(person) {
        cx.remark(say!(language, "staff-leads-already"));
        return Ok(());
    }
    store::set_leader(cx, guard, cluster, person).await?;
    outbox::refresh_commands(cx, person).await?;
    outbox::tell::<Press>(cx, &[person], Staff::NAME, |language| {
        cards::leader_notice(language, &before.name, cluster)
    })
    .await?;
    if let Some(former) = former {
        outbox::refresh_commands(cx, former).await?;
        outbox::tell::<Press>(cx, &[former], Staff::NAME, |language| {
            View::new(say!(language, "staff-notice-former-title"))
                .line(say!(
                    language,
                    "staff-notice-former-line",
                    cluster = before.name.clone()
                ))
                .button(Button::go(
                    say!(language, "staff-open-cluster"),
                    Place::Cluster(cluster),
                ))
        })
        .await?;
    }
    cx.remark(say!(language, "staff-appointed"));
    Ok(())
}

/// What is sought, as far as it can matter.
fn sought(typed: &str) -> String {
    text::clipped(&text::one_line(typed), 60)
}

/// The same list at another page.
fn leafed(step: Step, page: usize) -> Step {
    match step {
        Step::People(_, search) => Step::People(page, search),
        Step::ClustersFor(person, _, search) => Step::ClustersFor(person, page, search),
        Step::Schools(_, search) => Step::Schools(page, search),
        Step::Merge(school, _, search) => Step::Merge(school, page, search),
        Step::Clusters(_, search) => Step::Clusters(page, search),
        Step::Leaders(cluster, _, search) => Step::Leaders(cluster, page, search),
        other => other,
    }
}

/// The same list narrowed by what was typed; `None` where nothing can be searched.
fn searched(step: Step, search: String) -> Option<Step> {
    Some(match step {
        Step::People(..) => Step::People(0, search),
        Step::ClustersFor(person, ..) => Step::ClustersFor(person, 0, search),
        Step::Schools(..) => Step::Schools(0, search),
        Step::Merge(school, ..) => Step::Merge(school, 0, search),
        Step::Clusters(..) => Step::Clusters(0, search),
        Step::Leaders(cluster, ..) => Step::Leaders(cluster, 0, search),
        _ => return None,
    })
}

/// Where the way back leads.
fn back(step: Step) -> Step {
    match step {
        Step::Person(_) => Step::People(0, String::new()),
        Step::ClustersFor(person, ..) | Step::Promote(person) | Step::Dismiss(person) => {
            Step::Person(person)
        }
        Step::School(_) | Step::AddSchools => Step::Schools(0, String::new()),
        Step::RenameSchool(school)
        | Step::Merge(school, ..)
        | Step::Merging(school, _)
        | Step::Delete(school) => Step::School(school),
        Step::Cluster(_) => Step::Clusters(0, String::new()),
        Step::RenameCluster(cluster)
        | Step::Phase(cluster)
        | Step::Categories(cluster)
        | Step::Leaders(cluster, ..)
        | Step::Leading(cluster, _) => Step::Cluster(cluster),
        Step::Desk | Step::People(..) | Step::Schools(..) | Step::Clusters(..) => Step::Desk,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::db::Database;
    use crate::staff::NewCluster;
    use crate::talk::{Heading, Screen, Surroundings, Turned, converse, session};

    /// Two coordinators to be, a cluster, and a school that a newcomer typed.
    const DATA: &str = "
        INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
        INSERT INTO organisation (id, municipality_id, name, confirmed)
        VALUES (1, 1, 'Школа № 3', 1), (2, 1, 'школа 3', 0);
        INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, post_id, teaching_since,
                            enrolled_at)
        VALUES (1, 1, 1, 'Смирнова', 'Ирина', 1, '2015-09-01', '2026-09-01T00:00:00+00:00'),
               (2, 1, 2, 'Петрова', 'Ольга', 1, '2025-09-01', '2026-09-01T00:00:00+00:00');
        INSERT INTO coordinator VALUES (1, 1, '2026-09-01T00:00:00+00:00');
        INSERT INTO account (id, channel, external, municipality_id, person_id, language)
        VALUES (1, 'telegram', '100', 1, 1, 'ru'), (2, 'telegram', '200', 1, 2, 'ru');
        INSERT INTO consent (account_id, purpose, text_version, given_at)
        VALUES (2, 'notices', '1', '2026-09-01T00:00:00+00:00');
        INSERT INTO cluster (id, municipality_id, name, leader_id, created_at)
        VALUES (1, 1, 'Оценивание', 1, '2026-09-01T00:00:00+00:00');";

    struct World {
        _folder: tempfile::TempDir,
        database: Database,
    }

    impl World {
        async fn start() -> World {
            let folder = tempfile::tempdir().unwrap();
            let database = Database::open(&folder.path().join("grozd.db"))
                .await
                .unwrap();
            let mut writer = database.writer().await.unwrap();
            sqlx::raw_sql(DATA).execute(&mut *writer).await.unwrap();
            drop(writer);
            World {
                _folder: folder,
                database,
            }
        }

        async fn turn<R: Room>(&self, external: &str, heading: Heading) -> Result<Turned> {
            let mut transaction = self.database.begin().await?;
            let account = session::find(&mut transaction, "telegram", external)
                .await?
                .unwrap();
            let now = "2026-11-21T05:00:00Z".parse().unwrap();
            let around = Arc::new(Surroundings {
                operator: "Оператор".into(),
                bot: "bot".into(),
            });
            let mut cx = Cx::new(transaction, now, account, around);
            let turned = converse::<R>(&mut cx, heading).await?;
            cx.finish().0.commit().await?;
            Ok(turned)
        }

        async fn comes(&self, place: Place) -> Screen {
            card(
                self.turn::<Staff>("100", Heading::Enter(place))
                    .await
                    .unwrap(),
            )
        }

        async fn presses<P: Serialize>(&self, press: P) -> Turned {
            let json = serde_json::to_string(&press).unwrap();
            self.turn::<Staff>("100", Heading::Said(Said::Press(json)))
                .await
                .unwrap()
        }

        async fn says(&self, text: &str) -> Screen {
            let said = Heading::Said(Said::Text(text.to_owned()));
            card(self.turn::<Staff>("100", said).await.unwrap())
        }
    }

    fn card(turned: Turned) -> Screen {
        match turned {
            Turned::Screen(screen) => screen,
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn whoever_does_not_coordinate_is_refused() {
        let world = World::start().await;
        let refused = world
            .turn::<Staff>("200", Heading::Enter(Place::Person(PersonId(1))))
            .await;
        assert!(matches!(refused, Err(crate::talk::Trouble::Refused(_))));
    }

    #[tokio::test]
    async fn a_leader_is_found_by_name_and_appointed() {
        let world = World::start().await;
        let desk = world.comes(Place::People).await;
        assert!(
            desk.lines
                .iter()
                .any(|line| line.contains("❗ 1 организация"))
        );
        let found = world.says("ольга пет").await;
        assert_eq!(found.rows[0][0].label, "Петрова О., школа 3");
        let person = card(world.presses(Press::Person(PersonId(2))).await);
        assert!(
            person
                .lines
                .iter()
                .any(|line| line.contains("молодой специалист"))
        );
        world.presses(Press::Lead).await;
        let sure = card(world.presses(Press::Cluster(ClusterId(1))).await);
        assert!(
            sure.lines
                .iter()
                .any(|line| line.contains("Смирнова Ирина"))
        );
        let done = card(world.presses(Press::Yes).await);
        assert_eq!(done.lines[0], "👥 Руководит: Петрова Ольга");
    }

    #[tokio::test]
    async fn an_unconfirmed_school_is_merged_and_the_last_coordinator_stays() {
        let world = World::start().await;
        world.comes(Place::School(OrganisationId(2))).await;
        world.presses(Press::Merge).await;
        world.presses(Press::School(OrganisationId(1))).await;
        let merged = card(world.presses(Press::Yes).await);
        assert_eq!(merged.lines[0], "👥 Работают 2 человека");
        world.comes(Place::Person(PersonId(1))).await;
        world.presses(Press::Dismiss).await;
        let refused = card(world.presses(Press::Yes).await);
        assert!(refused.remark.unwrap().starts_with('❗'));
        world.comes(Place::Person(PersonId(2))).await;
        world.presses(Press::Promote).await;
        let promoted = card(world.presses(Press::Yes).await);
        assert!(
            promoted
                .lines
                .iter()
                .any(|line| line.contains("Координатор"))
        );
    }

    #[tokio::test]
    async fn schools_are_added_as_a_list() {
        let world = World::start().await;
        world.comes(Place::People).await;
        world.presses(Press::Add).await;
        let list = world.says("Школа № 1\nЛицей\nшкола 3").await;
        assert!(list.remark.unwrap().contains('3'));
        // The one that a newcomer typed is thereby confirmed.
        let desk = world.comes(Place::People).await;
        assert!(!desk.lines.iter().any(|line| line.contains('❗')));
    }

    #[tokio::test]
    async fn a_cluster_is_founded_by_its_form() {
        let world = World::start().await;
        let hears = async |heading| world.turn::<NewCluster>("100", heading).await.unwrap();
        let press = |json: &str| Heading::Said(Said::Press(json.to_owned()));
        hears(Heading::Enter(Place::NewCluster)).await;
        let taken = card(hears(Heading::Said(Said::Text("Оценивание".into()))).await);
        assert!(taken.remark.unwrap().contains("уже есть"));
        hears(Heading::Said(Said::Text("Новый  кластер".into()))).await;
        hears(press(r#"{"Category":2}"#)).await;
        hears(press("\"Ready\"")).await;
        hears(press(r#"{"Host":1}"#)).await;
        hears(press(r#"{"Leader":2}"#)).await;
        let turned = hears(press("\"Create\"")).await;
        let Turned::To(place) = turned else {
            panic!("{turned:?}")
        };
        let cluster = world.comes(place).await;
        assert_eq!(cluster.title, "Новый кластер");
        assert!(cluster.lines.contains(&"Дефициты: методические".to_owned()));
        assert!(
            cluster
                .lines
                .contains(&"👥 Руководит: Петрова Ольга".to_owned())
        );
    }
}
