//! The conversation about figures.

use chrono::Datelike;

use super::numbers::{self, Period};
use super::steps::{Asked, At, Press, Sight, Step};
use super::{cards, deficits};
use crate::model::regulation;
use crate::model::regulation::keys::clusters;
use crate::model::roles::ReadsFigures;
use crate::say;
use crate::talk::calendar::Pick;
use crate::talk::{Cx, Leaf, Next, Parcel, Result, Room, Said, Spot, View};

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
        if is_closed(cx, step).await? {
            return cards::overview(cx).await;
        }
        match step {
            Step::Overview => cards::overview(cx).await,
            Step::Deficits { sight } => deficits::whole(cx, *sight).await,
            Step::Slices { sight, spot } => deficits::slices(cx, *sight, spot).await,
            Step::Slice { sight, id, .. } => deficits::slice(cx, *sight, *id).await,
            Step::Categories { sight } => deficits::categories(cx, *sight).await,
            Step::Clusters { spot } => cards::clusters(cx, spot).await,
            Step::Events => cards::events(cx).await,
            Step::Unmarked { spot } => cards::unmarked(cx, spot).await,
            Step::Numbers { spot } => numbers::cards::numbers(cx, spot).await,
            Step::Number { asked } => numbers::cards::number(cx, *asked).await,
            Step::By { asked, cut, spot } => numbers::cards::by_slices(cx, *asked, *cut, spot).await,
            Step::Records { asked, spot } => numbers::cards::records(cx, *asked, spot).await,
            Step::Days { month, .. } => {
                ReadsFigures::of(cx).await?;
                Ok(deficits::days(cx, *month))
            }
            Step::Periods { asked } => {
                ReadsFigures::of(cx).await?;
                Ok(numbers::cards::periods(cx.language(), *asked))
            }
            Step::Method => {
                ReadsFigures::of(cx).await?;
                cards::method(cx).await
            }
        }
    }

    async fn answer(cx: &mut Cx, step: Step, said: Said<Press>) -> Result<Next<Self>> {
        let leads_away = matches!(
            said,
            Said::Press(Press::Overview | Press::Deficits | Press::Numbers | Press::Events | Press::Method)
        );
        if !leads_away && is_closed(cx, &step).await? {
            cx.remark(say!(cx.language(), "talk-not-chosen"));
            return Ok(Next::Go(Step::Overview));
        }
        let press = match (said, step) {
            (Said::Press(press), step) => (press, step),
            (Said::Text(typed), Step::Records { asked, .. }) => {
                return Ok(Next::Go(Step::Records { asked, spot: Spot::found(&typed) }));
            }
            _ => return Ok(Next::Puzzled),
        };
        let first = Spot::default;
        Ok(match press {
            (Press::Overview, _) => Next::Go(Step::Overview),
            (Press::Deficits, _) => Next::Go(Step::Deficits { sight: Sight::default() }),
            (Press::Clusters, _) => Next::Go(Step::Clusters { spot: first() }),
            (Press::Events, _) => Next::Go(Step::Events),
            (Press::Unmarked, _) => Next::Go(Step::Unmarked { spot: first() }),
            (Press::Method, _) => Next::Go(Step::Method),
            (Press::Numbers, _) => Next::Go(Step::Numbers { spot: first() }),
            (Press::List { leaf }, step) => leafs(step, leaf),
            (Press::Back, step) => before(step),
            (Press::Picture, step) => picture(cx, step).await?,
            (Press::Table, step) => table(cx, step).await?,

            (Press::By { cut }, Step::Deficits { sight }) => {
                Next::Go(Step::Slices { sight: Sight { cut: Some(cut), ..sight }, spot: first() })
            }
            (Press::Slice { id }, Step::Slices { sight, spot }) => Next::Go(Step::Slice { sight, id, spot }),
            (Press::Categories, Step::Slices { sight, .. }) => Next::Go(Step::Categories { sight }),
            (Press::Category { place }, Step::Categories { sight }) => {
                Next::Go(Step::Slices { sight: Sight { category: place, ..sight }, spot: first() })
            }
            (Press::Days, Step::Deficits { sight }) => {
                let today = cx.today();
                let month = sight.day.unwrap_or(today).with_day(1).unwrap_or(today);
                Next::Go(Step::Days { sight, month })
            }
            (Press::Pick { pick: Pick::Month(month) }, Step::Days { sight, .. }) => {
                Next::Go(Step::Days { sight, month })
            }
            (Press::Pick { pick: Pick::Day(day) }, Step::Days { sight, .. }) => {
                Next::Go(Step::Deficits { sight: Sight { day: Some(day), ..sight } })
            }
            (Press::Newest, Step::Deficits { .. }) => Next::Go(Step::Deficits { sight: Sight::default() }),

            (Press::Number { which }, Step::Numbers { .. }) => {
                Next::Go(Step::Number { asked: Asked { which, slice: None, period: Period::default() } })
            }
            (Press::By { cut }, Step::Number { asked }) if asked.which.cuts().contains(&cut) => {
                Next::Go(Step::By { asked, cut, spot: first() })
            }
            (Press::Slice { id }, Step::By { asked, cut, .. }) => {
                Next::Go(Step::Number { asked: Asked { slice: Some((cut, id)), ..asked } })
            }
            (Press::Records, Step::Number { asked }) => Next::Go(Step::Records { asked, spot: first() }),
            (Press::Periods, Step::Number { asked }) => Next::Go(Step::Periods { asked }),
            (Press::Period { period }, Step::Periods { asked }) => {
                Next::Go(Step::Number { asked: Asked { period, ..asked } })
            }
            _ => Next::Puzzled,
        })
    }
}

/// Whether it tells of what this municipality has not chosen: an older button led there, or it was chosen until now.
async fn is_closed(cx: &mut Cx, step: &Step) -> Result<bool> {
    Ok(step.is_of_clusters() && !clusters::are_chosen(&*regulation::now(cx).await?)?)
}

/// Another page of a list.
fn leafs(step: Step, leaf: Leaf) -> Next<Figures> {
    Next::Go(match step {
        Step::Clusters { spot } => Step::Clusters { spot: spot.after(leaf) },
        Step::Unmarked { spot } => Step::Unmarked { spot: spot.after(leaf) },
        Step::Slices { sight, spot } => Step::Slices { sight, spot: spot.after(leaf) },
        Step::Numbers { spot } => Step::Numbers { spot: spot.after(leaf) },
        Step::By { asked, cut, spot } => Step::By { asked, cut, spot: spot.after(leaf) },
        Step::Records { asked, spot } => Step::Records { asked, spot: spot.after(leaf) },
        Step::Overview
        | Step::Deficits { .. }
        | Step::Slice { .. }
        | Step::Categories { .. }
        | Step::Days { .. }
        | Step::Events
        | Step::Method
        | Step::Number { .. }
        | Step::Periods { .. } => return Next::Puzzled,
    })
}

/// Where a card was come from.
fn before(step: Step) -> Next<Figures> {
    Next::Go(match step {
        Step::Slice { sight, spot, .. } => Step::Slices { sight, spot },
        Step::Slices { sight, .. } => Step::Deficits { sight: Sight { cut: None, category: None, ..sight } },
        Step::Categories { sight } => Step::Slices { sight, spot: Spot::default() },
        Step::Days { sight, .. } => Step::Deficits { sight },
        Step::Number { asked } => match asked.slice {
            Some((cut, _)) => Step::By { asked: Asked { slice: None, ..asked }, cut, spot: Spot::default() },
            None => Step::Numbers { spot: Spot::default() },
        },
        Step::By { asked, .. } | Step::Records { asked, .. } | Step::Periods { asked } => Step::Number { asked },
        Step::Overview
        | Step::Deficits { .. }
        | Step::Clusters { .. }
        | Step::Events
        | Step::Unmarked { .. }
        | Step::Method
        | Step::Numbers { .. } => Step::Overview,
    })
}

async fn picture(cx: &mut Cx, step: Step) -> Result<Next<Figures>> {
    let chart = match &step {
        Step::Deficits { sight } => deficits::whole_chart(cx, *sight).await?,
        Step::Slices { sight, .. } => deficits::slices_chart(cx, *sight).await?,
        Step::Clusters { .. } => cards::clusters_chart(cx).await?,
        Step::Events => cards::events_chart(cx).await?,
        Step::By { asked, cut, .. } => numbers::cards::by_chart(cx, *asked, *cut).await?,
        Step::Overview
        | Step::Slice { .. }
        | Step::Categories { .. }
        | Step::Days { .. }
        | Step::Unmarked { .. }
        | Step::Method
        | Step::Numbers { .. }
        | Step::Number { .. }
        | Step::Records { .. }
        | Step::Periods { .. } => return Ok(Next::Puzzled),
    };
    cx.parcel(Parcel::Chart(chart));
    Ok(Next::Go(step))
}

async fn table(cx: &mut Cx, step: Step) -> Result<Next<Figures>> {
    let sheet = match &step {
        Step::Deficits { sight } => deficits::whole_sheet(cx, *sight).await?,
        Step::Slices { sight, .. } => deficits::slices_sheet(cx, *sight).await?,
        Step::Clusters { .. } => cards::clusters_sheet(cx).await?,
        Step::Events => cards::events_sheet(cx).await?,
        Step::By { asked, cut, .. } => numbers::cards::by_sheet(cx, *asked, *cut).await?,
        Step::Records { asked, spot } => numbers::cards::records_sheet(cx, *asked, spot).await?,
        Step::Overview
        | Step::Slice { .. }
        | Step::Categories { .. }
        | Step::Days { .. }
        | Step::Unmarked { .. }
        | Step::Method
        | Step::Numbers { .. }
        | Step::Number { .. }
        | Step::Periods { .. } => return Ok(Next::Puzzled),
    };
    cx.sheet(sheet);
    cx.remark(say!(cx.language(), "figures-table-sent"));
    Ok(Next::Go(step))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::looks;
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
        assert!(looks::publish(&mut cx).await.unwrap());
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
            lines.push(card(turned.unwrap()).lines.get(1).cloned());
            if show != Press::Method {
                let picture = presses(Press::Picture);
                converse::<Figures>(&mut cx, picture).await.unwrap();
            }
        }
        assert_eq!(lines[0].as_deref(), Some("Методические: 7"));
        let captions: Vec<_> = cx
            .finish()
            .1
            .parcels
            .into_iter()
            .map(|parcel| match parcel {
                Parcel::Chart(chart) => chart.caption,
                Parcel::Qr(_)
                | Parcel::Timeline(_)
                | Parcel::Certificate(_)
                | Parcel::Filled(_)
                | Parcel::File(_)
                | Parcel::Sheet(_)
                | Parcel::Content(_)
                | Parcel::Certified(_)
                | Parcel::Own(_)
                | Parcel::OwnSheet(_)
                | Parcel::Sample(_) => panic!("a picture"),
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

    /// Everybody but the coordinator and one more has a deficit in each category; a cluster addresses the second, routes work on four
    /// people's of the fourth, and a pair on a fifth one's.
    const WORKED: &str = "
        INSERT INTO deficit (id, person_id, category_id, own_words, level, registered_at)
        SELECT 1000 * person.id + deficit_category.id, person.id, deficit_category.id, 'ещё', 'low', '2026-09-01T00:00:00+00:00'
        FROM person CROSS JOIN deficit_category WHERE person.id BETWEEN 2 AND 8;
        INSERT INTO deficit_work (deficit_id, what, subject, since)
        SELECT id, 'route', 1, '2026-09-02T00:00:00+00:00' FROM deficit WHERE category_id = 4 AND person_id BETWEEN 2 AND 5;
        INSERT INTO pair_order (id, municipality_id, number, day) VALUES (1, 1, '7', '2026-10-01');
        INSERT INTO pair (municipality_id, basis, mentor_id, mentee_id, category_id, months, most, state, proposed_at,
                          mentor_yes, mentee_yes, order_id, since, until)
        VALUES (1, 'competency', 1, 6, 4, 9, 3, 'active', '2026-09-20T00:00:00+00:00', '2026-09-21T00:00:00+00:00',
                '2026-09-21T00:00:00+00:00', 1, '2026-10-01', '2027-07-01');";

    async fn worked(data: &str) -> String {
        let trial = Trial::of(data).await;
        let mut cx = trial.cx("100").await;
        assert!(looks::publish(&mut cx).await.unwrap());
        let overview = converse::<Figures>(&mut cx, Heading::Enter(Place::of::<Figures>(&At::Overview))).await;
        let lines = card(overview.unwrap()).lines;
        lines.into_iter().find(|line| line.starts_with("По ним работают кластер, пара")).unwrap()
    }

    /// What a cluster, a pair or a route works on is a share of what is open, read from the look; of fewer than five people beyond the
    /// clusters it is not shown.
    #[tokio::test]
    async fn the_share_that_is_worked_on_is_shown_of_five_people_on() {
        let shown = worked(&format!("{DATA}{WORKED}")).await;
        // Seven people's of the second category, twice, and five of the fourth, of seven times ten and nine more.
        assert!(shown.contains("19 из 79"), "{shown}");
        let ended = "UPDATE pair SET state = 'completed', ending = 'reached', ended_at = '2026-11-01T00:00:00+00:00';";
        let kept = worked(&format!("{DATA}{WORKED}{ended}")).await;
        assert_eq!(kept, "По ним работают кластер, пара или маршрут: не показано");
    }
}
