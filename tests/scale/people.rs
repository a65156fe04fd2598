//! The people of the great municipality, their schools, accounts, consents and deficits.

use super::*;

impl Maker {
    /// Schools of about forty, and who works there; returns who manages.
    pub(super) async fn people_and_schools(&mut self, db: &mut SqliteConnection) -> HashSet<i64> {
        self.rows += insert(
            db,
            "INSERT INTO municipality (id, name, time_zone)
             SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)",
            [json!([1, "Большой район", ZONE.name()])],
        )
        .await;
        let schools = (self.people / 40).max(1);
        let rows: Vec<Value> = (1..=schools)
            .map(|number| {
                let (kind, named) = match number % 10 {
                    0..=5 => ("school", "Школа"),
                    6..=8 => ("kindergarten", "Детский сад"),
                    _ => ("centre", "Центр творчества"),
                };
                let (low, adverse) = (self.chance(0.1), self.chance(0.1));
                let name = format!("{named} № {number}");
                let (sort, search) = forms_of(&name);
                json!([
                    number,
                    name,
                    kind,
                    i64::from(low),
                    i64::from(adverse),
                    i64::from(self.chance(0.98)),
                    sort,
                    search,
                ])
            })
            .collect();
        self.rows += insert(
            db,
            "INSERT INTO organisation (id, municipality_id, full_name, short_name, kind, confirmed, sort_form,
                                       search_form)
             SELECT value ->> 0, 1, value ->> 1, value ->> 1, value ->> 2, value ->> 5, unhex(value ->> 6),
                    value ->> 7 FROM json_each(?)",
            rows.clone(),
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO organisation_flag (organisation_id, flag, since, paper, paper_day)
             SELECT value ->> 0, 'low_results', '2026-09-01', 'приказ № 1', '2026-08-30' FROM json_each(?1)
             WHERE value ->> 3 = 1
             UNION ALL
             SELECT value ->> 0, 'adverse_conditions', '2026-09-01', 'приказ № 1', '2026-08-30' FROM json_each(?1)
             WHERE value ->> 4 = 1",
            rows.clone(),
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO headcount (organisation_id, day, teaching, management, under_35, first_years, both, source,
                                    entered_at)
             SELECT value ->> 0, '2026-09-01', 40, 3, 10, 5, 4, 'statistics', '2026-10-01T08:00:00+00:00'
             FROM json_each(?)",
            rows.clone(),
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO agreement (id, municipality_id, kind, number, day, until)
             SELECT value ->> 0, 1, 'agreement', value ->> 0, '2026-09-01', '2027-08-31' FROM json_each(?)",
            rows.clone(),
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO agreement_party (agreement_id, organisation_id) SELECT value ->> 0, value ->> 0
             FROM json_each(?)",
            rows,
        )
        .await;
        let posts: Vec<(i64, bool)> =
            sqlx::query_as("SELECT id, management FROM post ORDER BY id").fetch_all(&mut *db).await.unwrap();
        let mut managers = HashSet::new();
        let rows: Vec<Value> = (1..=self.people)
            .map(|number| {
                // Teachers and kindergarten teachers are the first two of the list and most of the staff.
                let (post, manages) = match self.random.random_range(0..100) {
                    0..65 => posts[0],
                    65..82 => posts[1],
                    82..86 => posts[2],
                    86..88 => posts[3],
                    _ => *posts.choose(&mut self.random).unwrap(),
                };
                if manages {
                    managers.insert(number);
                }
                let (family, given, patronymic) = self.name();
                let (sort, search) = forms_of(&format!("{family} {given} {patronymic}"));
                let taught = self.now.year() - self.random.random_range(1..40);
                let managed = manages.then(|| format!("{}-09-01", (taught + 5).min(self.now.year() - 1)));
                json!([
                    number,
                    (number - 1) % schools + 1,
                    family,
                    given,
                    patronymic,
                    post,
                    format!("{taught}-09-01"),
                    managed,
                    text(self.days_ago(30, 420)),
                    sort,
                    search,
                ])
            })
            .collect();
        self.rows += insert(
            db,
            "INSERT INTO person (id, municipality_id, organisation_id, family_name, given_name, patronymic, post_id,
                                 teaching_since, managing_since, enrolled_at, sort_form, search_form)
             SELECT value ->> 0, 1, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
                    value ->> 7, value ->> 8, unhex(value ->> 9), value ->> 10 FROM json_each(?)",
            rows,
        )
        .await;
        let subjects: Vec<i64> =
            sqlx::query_scalar("SELECT id FROM subject ORDER BY id").fetch_all(&mut *db).await.unwrap();
        let mut rows = Vec::new();
        for person in 1..=self.people {
            let taught = self.random.random_range(0..3);
            for subject in subjects.choose_multiple(&mut self.random, taught) {
                rows.push(json!([person, subject]));
            }
        }
        self.rows += insert(
            db,
            "INSERT INTO person_subject (person_id, subject_id)
             SELECT value ->> 0, value ->> 1 FROM json_each(?)",
            rows,
        )
        .await;
        let rows = (COORDINATOR..self.first_ordinary()).map(|person| json!([person]));
        let appointed = text(self.now - TimeDelta::days(300));
        let rows = rows.map(|mut row| {
            row.as_array_mut().unwrap().push(json!(appointed));
            row
        });
        self.rows += insert(
            db,
            "INSERT INTO appointment (municipality_id, person_id, role, since)
             SELECT 1, value ->> 0, 'coordinator', value ->> 1 FROM json_each(?)",
            rows,
        )
        .await;
        managers
    }

    /// An account for 95 of 100, a stranger for each 30, consents; returns who can be reached, and in Russian.
    pub(super) async fn accounts_and_consents(&mut self, db: &mut SqliteConnection) -> (HashSet<i64>, HashSet<i64>) {
        let (mut reachable, mut russian) = (HashSet::new(), HashSet::new());
        let (mut accounts, mut consents, mut sessions) = (Vec::new(), Vec::new(), Vec::new());
        for person in 1..=self.people {
            let first = person <= 2;
            if !first && !self.chance(0.95) {
                continue;
            }
            let is_reachable = first || self.chance(0.95);
            if is_reachable {
                reachable.insert(person);
            }
            let language = if first || self.chance(0.95) { "ru" } else { "en" };
            if is_reachable && language == "ru" {
                russian.insert(person);
            }
            // Half of those who keep quiet hours keep them over the night.
            let quiet = match self.random.random_range(0..20) {
                0 => Some((21, 7)),
                1 => Some((13, 15)),
                _ => None,
            };
            accounts.push(json!([
                person,
                chat_of(person).to_string(),
                person,
                language,
                i64::from(is_reachable),
                self.random.random_range(0..40_000),
                quiet.map(|it| it.0),
                quiet.map(|it| it.1),
            ]));
            let given = text(self.days_ago(30, 420));
            consents.push(json!([person, "processing", given, null]));
            match self.random.random_range(0..100) {
                0..80 => consents.push(json!([person, "notices", given, null])),
                80..84 => consents.push(json!([person, "notices", given, text(self.days_ago(1, 29))])),
                _ => {}
            }
            if self.chance(0.5) {
                consents.push(json!([person, "name", given, null]));
            }
            for (room, step, share) in
                [("today", "\"day\"", 0.7), ("events", COMING_EVENTS, 0.4), ("clusters", "\"topics\"", 0.3)]
            {
                if self.chance(share) {
                    sessions.push(json!([person, room, step, self.now.timestamp_millis()]));
                }
            }
        }
        for stranger in 1..=self.people / 30 {
            let number = self.people + stranger;
            accounts.push(json!([
                number,
                chat_of(number).to_string(),
                null,
                "ru",
                i64::from(self.chance(0.8)),
                1,
                null,
                null
            ]));
        }
        self.rows += insert(
            db,
            "INSERT INTO account (id, channel, external, municipality_id, person_id, language, reachable, stamp,
                                  quiet_from, quiet_till)
             SELECT value ->> 0, 'telegram', value ->> 1, 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
                    value ->> 6, value ->> 7 FROM json_each(?)",
            accounts,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO consent (account_id, purpose, text, given_at, withdrawn_at)
             SELECT value ->> 0, value ->> 1, 2, value ->> 2, value ->> 3 FROM json_each(?)",
            consents,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO session (account_id, room, version, step, saved_at)
             SELECT value ->> 0, value ->> 1, 1, value ->> 2, value ->> 3 FROM json_each(?)",
            sessions,
        )
        .await;
        (reachable, russian)
    }

    /// From none to six deficits each, three on average; one in seven is closed, one in twenty in own words.
    pub(super) async fn deficits(&mut self, db: &mut SqliteConnection, managers: &HashSet<i64>) {
        let items: Vec<(i64, i64, bool)> = sqlx::query_as(
            "SELECT deficit_item.id, category_id, code = 'management'
             FROM deficit_item JOIN deficit_category ON deficit_category.id = category_id ORDER BY deficit_item.id",
        )
        .fetch_all(&mut *db)
        .await
        .unwrap();
        let ordinary: Vec<_> = items.iter().filter(|it| !it.2).copied().collect();
        let mut rows = Vec::new();
        for person in 1..=self.people {
            let count = match self.random.random_range(0..100) {
                0..10 => 0,
                10..25 => 1,
                25..45 => 2,
                45..65 => 3,
                65..80 => 4,
                80..92 => 5,
                _ => 6,
            };
            let offered = if managers.contains(&person) { &items } else { &ordinary };
            let chosen: Vec<_> = offered.choose_multiple(&mut self.random, count).copied().collect();
            for (item, category, _) in chosen {
                let own = self.chance(0.05).then_some("Своими словами о трудном");
                let level = *["low", "medium", "medium", "high"].choose(&mut self.random).unwrap();
                let source = if self.chance(0.9) { "self" } else { "cpd_centre" };
                let closed = self.chance(0.14).then(|| text(self.days_ago(1, 29)));
                rows.push(json!([
                    person,
                    category,
                    own.is_none().then_some(item),
                    own,
                    level,
                    source,
                    text(self.days_ago(30, 400)),
                    closed,
                ]));
            }
        }
        self.rows += insert(
            db,
            "INSERT INTO deficit (person_id, category_id, item_id, own_words, level, source, registered_at, closed_at)
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
                    value ->> 7 FROM json_each(?)",
            rows,
        )
        .await;
    }

    /// Results of a diagnosis wait for some: without chance, so that everything else is what it was.
    pub(super) async fn results(&mut self, db: &mut SqliteConnection) {
        let (came, ends) = (text(self.now), text(self.now + TimeDelta::days(30)));
        let made = sqlx::query(
            "INSERT INTO diagnosis (municipality_id, person_id, category_id, item_id, level, source, percent,
                                    diagnosed_on, came_at, answer_by)
             SELECT 1, person.id, category_id, deficit_item.id, 'medium', 'cpd_centre', 65, '2026-11-10', ?, ?
             FROM person CROSS JOIN deficit_item WHERE person.id <= 200 AND (person.id + deficit_item.id) % 13 = 0",
        );
        self.rows += made.bind(came).bind(ends).execute(db).await.unwrap().rows_affected();
    }
}
