//! The conversation about figures.

use serde::{Deserialize, Serialize};

use super::cards;
use crate::model::people::Coordinator;
use crate::say;
use crate::talk::{Cx, Next, Parcel, Place, Result, Room, Said, View};

/// The room of the figures.
pub struct Stats;

/// What is shown.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Step {
    /// Everything at a glance.
    Overview,
    /// Deficits by category.
    Deficits,
    /// A page of the clusters.
    Clusters(usize),
    /// Events by month.
    Events,
    /// How each figure is counted.
    Method,
}

/// What the buttons carry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Press {
    /// Shows something else.
    Show(Step),
    /// Sends a picture of what is shown.
    Picture,
}

impl Room for Stats {
    const NAME: &'static str = "stats";
    type Step = Step;
    type Press = Press;

    fn home() -> Place {
        Place::Stats
    }

    async fn enter(cx: &mut Cx, _place: Place, _draft: Option<Step>) -> Result<Next<Self>> {
        Coordinator::of(cx).await?;
        Ok(Next::Go(Step::Overview))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        let guard = Coordinator::of(cx).await?;
        match step {
            Step::Overview => cards::overview(cx, guard).await,
            Step::Deficits => cards::deficits(cx, guard).await,
            Step::Clusters(page) => cards::clusters(cx, guard, *page).await,
            Step::Events => cards::events(cx, guard).await,
            Step::Method => Ok(cards::method(cx.language())),
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let guard = Coordinator::of(cx).await?;
        Ok(match said {
            Said::Press(Press::Show(step)) => Next::Go(step),
            Said::Press(Press::Picture) => {
                let chart = match step {
                    Step::Deficits => cards::deficits_chart(cx, guard).await?,
                    Step::Clusters(_) => cards::clusters_chart(cx, guard).await?,
                    Step::Events => cards::events_chart(cx, guard).await?,
                    Step::Overview | Step::Method => return Ok(Next::Puzzled),
                };
                cx.parcel(Parcel::Chart(chart));
                let below = say!(cx.language(), "stats-picture-below");
                cx.toast(below);
                Next::Go(step)
            }
            _ => Next::Puzzled,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::trial::{Trial, card, presses};
    use crate::talk::{Heading, converse};

    /// A coordinator and seven colleagues with a deficit each; two of them have another one, in a category of its own.
    const DATA: &str = "
        INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk'),
               (2, 'Район', 'Asia/Krasnoyarsk');
        INSERT INTO organisation (id, municipality_id, name) VALUES (1, 1, 'Школа № 3'), (2, 2, 'Школа № 1');
        INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, post_id, teaching_since,
                            enrolled_at)
        WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < 20)
        SELECT i, 1 + (i = 20), 1 + (i = 20), 'Петрова', 'Ольга', 1, '2025-09-01', '2026-09-01T00:00:00+00:00'
        FROM number;
        INSERT INTO coordinator VALUES (1, 1, '2026-09-01T00:00:00+00:00');
        INSERT INTO account (id, channel, external, municipality_id, person_id, language)
        VALUES (1, 'telegram', '100', 1, 1, 'ru');
        INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
        SELECT id, 2, 'слова', 'low', '2026-09-01T00:00:00+00:00' FROM person WHERE id BETWEEN 2 AND 8 OR id = 20
        UNION ALL
        SELECT id, 3, 'слова', 'low', '2026-09-01T00:00:00+00:00' FROM person WHERE id IN (2, 3);
        INSERT INTO cluster (id, municipality_id, name, created_at)
        VALUES (1, 1, 'Оценивание', '2026-09-01T00:00:00+00:00');
        INSERT INTO cluster_category VALUES (1, 2);
        INSERT INTO membership (cluster_id, person_id, joined_at) VALUES (1, 2, '2026-09-01T00:00:00+00:00');
        INSERT INTO event (id, cluster_id, kind, title, starts_at, place, created_at, attendance_saved_at)
        VALUES (1, 1, 'seminar', 'Семинар', '2026-09-30T18:00:00+00:00', 'Школа', '2026-09-01T00:00:00+00:00',
                '2026-10-02T00:00:00+00:00');
        INSERT INTO attendance (event_id, person_id) VALUES (1, 2), (1, 3);
        INSERT INTO attendance (event_id, guest_name) VALUES (1, 'Гость Гостев');";

    #[tokio::test]
    async fn every_card_and_picture_is_drawn_from_a_database() {
        let trial = Trial::of(DATA).await;
        let mut cx = trial.cx("100").await;
        let overview = converse::<Stats>(&mut cx, Heading::Enter(Place::Stats)).await;
        assert_eq!(
            card(overview.unwrap()).lines,
            [
                "👥 Людей: 19, молодых специалистов: не показано",
                "📍 Школ и других организаций: 1",
                "🔒 Открытых дефицитов: не показано, людей с ними: 7",
                "По ним работают кластеры: не показано",
                "Кластеров: 1, участников: 1",
                "🗓 С 1 сентября: прошло событий 1, впереди 0, отменено 0, на каждом в среднем 3,0",
            ]
        );
        let mut lines = Vec::new();
        for step in [Step::Deficits, Step::Clusters(0), Step::Events, Step::Method] {
            let turned = converse::<Stats>(&mut cx, presses(Press::Show(step))).await;
            lines.push(card(turned.unwrap()).lines[0].clone());
            if !matches!(step, Step::Method) {
                let picture = presses(Press::Picture);
                converse::<Stats>(&mut cx, picture).await.unwrap();
            }
        }
        assert_eq!(lines[0], "Методические: 7");
        let captions: Vec<_> = cx
            .finish()
            .1
            .parcels
            .into_iter()
            .map(|parcel| match parcel {
                Parcel::Chart(chart) => chart.caption,
                Parcel::File(_) => panic!("a picture"),
            })
            .collect();
        assert_eq!(
            captions,
            [
                "Чаще всего — методические: 7 человек\nГруппы меньше 5 человек не показаны.",
                "Больше всего участников — «Оценивание»: 1",
                "Больше всего событий — октябрь 2026: 1",
            ]
        );
    }
}
