//! The conversation about figures.

use super::cards;
use super::steps::{At, Press, Step};
use crate::model::roles::Coordinator;
use crate::talk::{Cx, Next, Parcel, Result, Room, Said, Spot, View};

pub struct Figures;

impl Room for Figures {
    const NAME: &'static str = "figures";
    type At = At;
    type Step = Step;
    type Press = Press;

    fn home() -> At {
        At::Overview
    }

    async fn enter(_cx: &mut Cx, At::Overview: At, _draft: Option<Step>) -> Result<Next<Self>> {
        // Each card asks the guard and its question in one call.
        Ok(Next::Go(Step::Overview))
    }

    async fn ask(cx: &mut Cx, step: &Step) -> Result<View<Press>> {
        match step {
            Step::Overview => cards::overview(cx).await,
            Step::Deficits => cards::deficits(cx).await,
            Step::Clusters { spot } => cards::clusters(cx, spot).await,
            Step::Events => cards::events(cx).await,
            Step::Unmarked { spot } => cards::unmarked(cx, spot).await,
            Step::Method => {
                Coordinator::of(cx).await?;
                cards::method(cx).await
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let Said::Press(press) = said else {
            return Ok(Next::Puzzled);
        };
        Ok(match (press, step) {
            (Press::Overview, _) => Next::Go(Step::Overview),
            (Press::Deficits, _) => Next::Go(Step::Deficits),
            (Press::Clusters, _) => Next::Go(Step::Clusters { spot: Spot::default() }),
            (Press::List { leaf }, Step::Clusters { spot }) => Next::Go(Step::Clusters { spot: spot.after(leaf) }),
            (Press::List { leaf }, Step::Unmarked { spot }) => Next::Go(Step::Unmarked { spot: spot.after(leaf) }),
            (Press::Events, _) => Next::Go(Step::Events),
            (Press::Unmarked, _) => Next::Go(Step::Unmarked { spot: Spot::default() }),
            (Press::Method, _) => Next::Go(Step::Method),
            (Press::Picture, step) => {
                let chart = match step {
                    Step::Deficits => cards::deficits_chart(cx).await?,
                    Step::Clusters { .. } => cards::clusters_chart(cx).await?,
                    Step::Events => cards::events_chart(cx).await?,
                    Step::Overview | Step::Unmarked { .. } | Step::Method => return Ok(Next::Puzzled),
                };
                cx.parcel(Parcel::Chart(chart));
                Next::Go(step)
            }
            (Press::List { .. }, _) => Next::Puzzled,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::trial::{Trial, card, presses};
    use crate::talk::{Heading, Place, converse};

    /// A coordinator and seven colleagues with a deficit each; two of them have another one, in a category of its own.
    const DATA: &str = "
        INSERT INTO municipality (id, name, time_zone) VALUES (1, 'Город', 'Asia/Krasnoyarsk'),
               (2, 'Район', 'Asia/Krasnoyarsk');
        INSERT INTO organisation (id, municipality_id, full_name, short_name, sort_form, search_form)
        VALUES (1, 1, 'Школа № 3', 'Школа № 3', x'', ''), (2, 2, 'Школа № 1', 'Школа № 1', x'', '');
        INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, sort_form, search_form,
                            post_id, teaching_since, enrolled_at)
        WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < 20)
        SELECT i, 1 + (i = 20), 1 + (i = 20), 'Петрова', 'Ольга', x'', '', 1, '2025-09-01',
               '2026-09-01T00:00:00+00:00'
        FROM number;
        INSERT INTO appointment (municipality_id, person_id, role, since)
        VALUES (1, 1, 'coordinator', '2026-09-01T00:00:00+00:00');
        INSERT INTO account (id, channel, external, municipality_id, person_id, language)
        VALUES (1, 'telegram', '100', 1, 1, 'ru');
        INSERT INTO deficit (person_id, category_id, own_words, level, registered_at)
        SELECT id, 2, 'слова', 'low', '2026-09-01T00:00:00+00:00' FROM person WHERE id BETWEEN 2 AND 8 OR id = 20
        UNION ALL
        SELECT id, 3, 'слова', 'low', '2026-09-01T00:00:00+00:00' FROM person WHERE id IN (2, 3);
        INSERT INTO groups (id, municipality_id, kind, name, sort_form, search_form, founded_at)
        VALUES (1, 1, 'cluster', 'Оценивание', x'', '', '2026-09-01T00:00:00+00:00');
        INSERT INTO group_category VALUES (1, 2);
        INSERT INTO membership (group_id, person_id, joined_at) VALUES (1, 2, '2026-09-01T00:00:00+00:00');
        INSERT INTO event (id, municipality_id, kind, title, search_form, starts_at, place, created_at,
                           attendance_saved_at)
        VALUES (1, 1, 'seminar', 'Семинар', '', '2026-09-30T18:00:00+00:00', 'Школа', '2026-09-01T00:00:00+00:00',
                '2026-10-02T00:00:00+00:00');
        INSERT INTO event_group VALUES (1, 1);
        INSERT INTO record (municipality_id, deed, person_id, name, event_id, day)
        VALUES (1, 'presence', 2, NULL, 1, '2026-10-01'), (1, 'presence', 3, NULL, 1, '2026-10-01'),
               (1, 'presence', NULL, 'Гость Гостев', 1, '2026-10-01');";

    #[tokio::test]
    async fn every_card_and_picture_is_drawn_from_a_database() {
        let trial = Trial::of(DATA).await;
        let mut cx = trial.cx("100").await;
        let overview = converse::<Figures>(&mut cx, Heading::Enter(Place::of::<Figures>(&At::Overview))).await;
        // The lines that other features bring follow.
        assert_eq!(
            card(overview.unwrap()).lines[..4],
            [
                "👥 Людей: 19, молодых специалистов: не показано",
                "📍 Школ и других организаций: 1",
                "🔒 Открытых дефицитов: не показано, людей с ними: 7",
                "По ним работают кластеры: не показано",
            ]
        );
        let mut lines = Vec::new();
        for show in [Press::Deficits, Press::Clusters, Press::Events, Press::Method] {
            let turned = converse::<Figures>(&mut cx, presses(show)).await;
            lines.push(card(turned.unwrap()).lines[0].clone());
            if show != Press::Method {
                let picture = presses(Press::Picture);
                converse::<Figures>(&mut cx, picture).await.unwrap();
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
                Parcel::File(_) | Parcel::Sheet(_) | Parcel::Content(_) | Parcel::Own(_) => {
                    panic!("a picture")
                }
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
