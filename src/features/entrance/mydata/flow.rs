//! The conversation about one's own data.

use serde::{Deserialize, Serialize};

use super::store;
use crate::model::people::store as people;
use crate::model::people::{Roles, clusters};
use crate::talk::{Button, Cx, File, Next, Parcel, Place, Result, Room, Said, View};
use crate::{outbox, say};

/// The room of one's own data.
pub struct MyData;

/// What is shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// What is kept.
    Data,
    /// What erasing means.
    Forget,
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Press {
    /// Sends everything as a file.
    File,
    /// Asks whether to erase.
    Forget,
    /// Erases.
    Erase,
    /// Leaves everything as it is.
    Keep,
}

impl Room for MyData {
    const NAME: &'static str = "mydata";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::MyData
    }

    async fn enter(_cx: &mut Cx, place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Ok(Next::Go(match place {
            Place::Forget => Step::Forget,
            _ => Step::Data,
        }))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Data => data(cx).await,
            Step::Forget => warning(cx).await,
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let language = cx.language();
        Ok(match (step, said) {
            (Step::Data, Said::Press(Press::File)) => {
                let everything = store::everything(cx).await?;
                cx.parcel(Parcel::File(File {
                    name: "grozd-my-data.json".to_owned(),
                    caption: say!(language, "mydata-file-caption"),
                    text: serde_json::to_string_pretty(&everything)?,
                }));
                cx.toast(say!(language, "mydata-file-sent"));
                Next::Go(Step::Data)
            }
            (Step::Data, Said::Press(Press::Forget)) => Next::Go(Step::Forget),
            (Step::Forget, Said::Press(Press::Erase)) => Next::Done(erase(cx).await?),
            (Step::Forget, Said::Press(Press::Keep)) => {
                cx.remark(say!(language, "mydata-kept"));
                Next::Go(Step::Data)
            }
            _ => Next::Puzzled,
        })
    }
}

async fn data(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let counts = store::counts(cx).await?;
    let mut view = View::new(say!(language, "mydata-title"));
    match cx.person() {
        Some(person) => {
            let person = people::person(cx, person).await?;
            view = view
                .line(say!(language, "mydata-person", name = person.name.listed(), post = person.post.name))
                .line(format!("📍 {}", person.organisation.name))
                .line(say!(language, "mydata-deficits", count = counts.deficits, open = counts.open_deficits))
                .line(say!(language, "mydata-clusters", count = counts.memberships))
                .line(say!(language, "mydata-events", answers = counts.answers, attended = counts.attended));
        }
        None => view = view.line(say!(language, "mydata-no-person")),
    }
    Ok(view
        .line(say!(language, "mydata-account", consents = counts.consents))
        .question(say!(language, "mydata-question"))
        .button(Button::press(say!(language, "mydata-file"), Press::File))
        .button(Button::press(say!(language, "mydata-forget"), Press::Forget))
        .button(Button::go(say!(language, "button-menu"), Place::Menu)))
}

async fn warning(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let mut view = View::new(say!(language, "mydata-forget-title"))
        .line(say!(language, "mydata-forget-goes"))
        .line(say!(language, "mydata-forget-stays"));
    if let Some(person) = cx.person() {
        let led = clusters::led_by(cx, person).await?;
        if !led.is_empty() {
            view = view.line(say!(language, "mydata-forget-leader", count = led.len()));
        }
        if people::coordinators(cx).await? == [person] {
            view = view.line(say!(language, "mydata-forget-last-coordinator"));
        }
    }
    Ok(view
        .question(say!(language, "mydata-forget-question"))
        .button(Button::press(say!(language, "mydata-forget-yes"), Press::Erase))
        .button(Button::press(say!(language, "mydata-forget-no"), Press::Keep)))
}

/// Erases everything and says farewell; those who coordinate learn which clusters have no leader now.
async fn erase(cx: &mut Cx) -> Result<View<Press>> {
    let language = cx.language();
    let mut orphans = Vec::new();
    let mut roles = Roles::default();
    if let Some(person) = cx.person() {
        orphans = clusters::led_by(cx, person).await?;
        roles = people::roles(cx.db(), Some(person)).await?;
    }
    let act = store::erase(cx).await?;
    cx.account.erased = true;
    cx.account.person = None;
    cx.account.consented = false;
    if roles != Roles::default() {
        // The messenger keeps a chat's commands until it is told otherwise.
        outbox::strip_commands(cx).await?;
    }
    let coordinators = people::coordinators(cx).await?;
    for cluster in orphans {
        outbox::tell::<Press>(cx, &coordinators, MyData::NAME, |language| {
            View::new(say!(language, "mydata-orphan-title", cluster = cluster.name.clone()))
                .line(say!(language, "mydata-orphan-line"))
                .button(Button::go(say!(language, "mydata-orphan-appoint"), Place::ClusterDesk(cluster.id)))
        })
        .await?;
    }
    Ok(View::new(say!(language, "mydata-farewell-title"))
        .line(say!(
            language,
            "mydata-farewell-act",
            number = act.to_string(),
            day = cx.today().format("%d.%m.%Y").to_string()
        ))
        .line(say!(language, "mydata-farewell-return")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::people::consents::{self, Purpose};
    use crate::talk::trial::{Trial, card, presses};
    use crate::talk::{Heading, Turned, converse, session};
    use crate::text::Language;

    /// A municipality, and an account of a registered person who leads a cluster and attended its event.
    const DATA: &str = "
        INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk');
        INSERT INTO organisation (id, municipality_id, name) VALUES (1, 1, 'Школа № 3');
        INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, post_id, teaching_since,
                            enrolled_at)
        VALUES (1, 1, 1, 'Петрова', 'Ольга', 1, '2015-09-01', '2026-09-01T00:00:00+00:00'),
               (2, 1, 1, 'Смирнова', 'Ирина', 1, '2015-09-01', '2026-09-01T00:00:00+00:00');
        INSERT INTO coordinator VALUES (2, 1, '2026-09-01T00:00:00+00:00');
        INSERT INTO account (id, channel, external, municipality_id, person_id, language)
        VALUES (1, 'telegram', '100', 1, 1, 'ru'), (2, 'telegram', '200', 1, 2, 'ru');
        INSERT INTO consent (account_id, purpose, text_version, given_at)
        VALUES (1, 'processing', '1', '2026-09-01T00:00:00+00:00'),
               (2, 'notices', '1', '2026-09-01T00:00:00+00:00');
        INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
        VALUES (1, 2, 'Мои слова', 'low', '2026-09-01T00:00:00+00:00');
        INSERT INTO cluster (id, municipality_id, name, leader_id, created_at)
        VALUES (1, 1, 'Оценивание', 1, '2026-09-01T00:00:00+00:00');
        INSERT INTO membership (cluster_id, person_id, joined_at) VALUES (1, 1, '2026-09-01T00:00:00+00:00');
        INSERT INTO event (id, cluster_id, kind, title, starts_at, place, created_by, created_at)
        VALUES (1, 1, 'seminar', 'Семинар', '2026-10-01T07:00:00+00:00', 'Школа № 3', 1, '2026-09-01T00:00:00+00:00');
        INSERT INTO event_answer VALUES (1, 1, 'going', '2026-09-02T00:00:00+00:00');
        INSERT INTO attendance (event_id, person_id) VALUES (1, 1);
        INSERT INTO attendance (event_id, guest_name) VALUES (1, 'Гость Гостев');
        INSERT INTO session VALUES (1, 'deficit', 1, '{\"words\":\"мой черновик\"}', 0);";

    async fn turn(trial: &Trial, heading: Heading) -> (Cx, Turned) {
        let mut cx = trial.cx("100").await;
        let turned = converse::<MyData>(&mut cx, heading).await.unwrap();
        (cx, turned)
    }

    #[tokio::test]
    async fn the_file_holds_everything_that_is_personal() {
        let trial = Trial::of(DATA).await;
        let (cx, _) = turn(&trial, Heading::Enter(Place::MyData)).await;
        cx.finish().0.commit().await.unwrap();
        let (cx, _) = turn(&trial, presses(Press::File)).await;
        let (_transaction, besides) = cx.finish();
        let [Parcel::File(file)] = &besides.parcels[..] else { panic!("one file") };
        for part in [
            "Петрова",
            "Школа № 3",
            "Мои слова",
            "Оценивание",
            "Семинар",
            "going",
            "мой черновик",
            "processing",
            "Учитель",
        ] {
            assert!(file.text.contains(part), "{part} is not in {}", file.text);
        }
        assert!(!file.text.contains("Смирнова") && !file.text.contains("Гостев"));
    }

    #[tokio::test]
    async fn erasing_leaves_an_act_and_figures_but_no_person() {
        let trial = Trial::of(DATA).await;
        let (cx, _) = turn(&trial, Heading::Enter(Place::Forget)).await;
        cx.finish().0.commit().await.unwrap();
        let (cx, turned) = turn(&trial, presses(Press::Erase)).await;
        assert!(cx.account.erased);
        assert!(card(turned).lines[0].contains("№ 1 от 21.11.2026"));
        let (mut transaction, _) = cx.finish();
        let found = session::find(&mut transaction, "telegram", "100").await.unwrap();
        assert!(found.is_none());
        let text = store::tests::dump(&mut transaction).await;
        assert_eq!(
            text,
            "people 1, accounts 1, deficits 0, memberships 0, answers 0, sessions 0, attendance 2, anonymous 1, \
             leaderless 1, events 1, acts 1, notices 1, bare 1"
        );
        let stranger = session::open(&mut transaction, "telegram", "100", Language::Ru).await.unwrap();
        assert!(stranger.person.is_none() && !stranger.consented);
        let holds = consents::holds(&mut transaction, stranger.id, Purpose::Processing).await;
        assert!(!holds.unwrap());
    }
}
