//! What the people of the great municipality come together in: clusters, events, answers, and what years of talk leave.

use super::*;

impl Maker {
    /// Seventeen of twenty people join one to three clusters of fifteen to sixty; the big one, where there are enough
    /// people, comes first.
    pub(super) fn clusters(&mut self, reachable: &HashSet<i64>, russian: &HashSet<i64>) -> Vec<Forming> {
        let mut wishes = Vec::new();
        for person in 1..=self.people {
            if self.chance(0.85) {
                let wanted = match self.random.random_range(0..10) {
                    0..6 => 1,
                    6..9 => 2,
                    _ => 3,
                };
                wishes.extend(std::iter::repeat_n(person, wanted));
            }
        }
        wishes.shuffle(&mut self.random);
        let mut clusters = Vec::new();
        if self.people as usize > BIG {
            let mut everybody: Vec<i64> = (1..=self.people).collect();
            let (chosen, _) = everybody.partial_shuffle(&mut self.random, BIG);
            let members = chosen.to_vec();
            clusters.push(members);
        }
        let mut wishes = wishes.into_iter().peekable();
        while wishes.peek().is_some() {
            let size = self.random.random_range(15..=60);
            let mut members: Vec<i64> = wishes.by_ref().take(size).collect();
            // Who wished twice and got the same cluster twice has it once.
            members.sort_unstable();
            members.dedup();
            clusters.push(members);
        }
        clusters
            .into_iter()
            .enumerate()
            .map(|(at, members)| {
                let phase = match self.random.random_range(0..100) {
                    _ if at == 0 => "working",
                    0..10 => "forming",
                    10..85 => "working",
                    85..90 => "summing",
                    _ => "closed",
                };
                // Coordinators lead nothing, so that each role is measured by itself.
                let speaking = if at == 0 { russian } else { reachable };
                let able: Vec<i64> = members
                    .iter()
                    .copied()
                    .filter(|person| *person >= self.first_ordinary() && speaking.contains(person))
                    .collect();
                let leader = (at == 0 || self.chance(0.97)).then(|| able.choose(&mut self.random).copied()).flatten();
                Forming { number: at as i64 + 1, leader, phase, members }
            })
            .collect()
    }

    pub(super) async fn store_clusters(&mut self, db: &mut SqliteConnection, clusters: &mut [Forming]) {
        let schools = (self.people / 40).max(1);
        let (mut rows, mut categories, mut members) = (Vec::new(), Vec::new(), Vec::new());
        let mut leaders = Vec::new();
        for cluster in clusters.iter() {
            let topic = *TOPICS.choose(&mut self.random).unwrap();
            let host = self.chance(0.7).then(|| self.random.random_range(1..=schools));
            let name = format!("{topic} · {}", cluster.number);
            let (sort, search) = forms_of(&name);
            let founded = text(self.days_ago(360, 420));
            leaders.extend(cluster.leader.map(|leader| json!([cluster.number, leader, founded])));
            rows.push(json!([cluster.number, name, host, cluster.phase, founded, sort, search]));
            let first = self.random.random_range(1..=10);
            categories.push(json!([cluster.number, first]));
            if self.chance(0.3) {
                categories.push(json!([cluster.number, first % 10 + 1]));
            }
            for person in &cluster.members {
                let joined = self.days_ago(60, 350);
                members.push(json!([cluster.number, person, text(joined), null]));
                if self.chance(0.05) {
                    // Was there last year, left, and came again.
                    members.push(json!([
                        cluster.number,
                        person,
                        text(joined - TimeDelta::days(40)),
                        text(joined - TimeDelta::days(9))
                    ]));
                }
            }
        }
        self.rows += insert(
            db,
            "INSERT INTO groups (id, municipality_id, kind, name, host_organisation_id, phase, founded_at, sort_form,
                                 search_form)
             SELECT value ->> 0, 1, 'cluster', value ->> 1, value ->> 2, value ->> 3, value ->> 4, unhex(value ->> 5),
                    value ->> 6 FROM json_each(?)",
            rows,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO appointment (municipality_id, person_id, role, group_id, since)
             SELECT 1, value ->> 1, 'leader', value ->> 0, value ->> 2 FROM json_each(?)",
            leaders,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO group_category (group_id, category_id)
             SELECT value ->> 0, value ->> 1 FROM json_each(?)",
            categories,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO membership (group_id, person_id, joined_at, left_at)
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)",
            members,
        )
        .await;
    }

    /// Whoever leads or coordinates has had their commands set, as after the first start with this version.
    pub(super) async fn commands(&mut self, db: &mut SqliteConnection) {
        for language in [Language::Ru, Language::En] {
            for roles in [(true, false), (false, true), (true, true)] {
                let (leads, coordinates) = roles;
                let roles = Roles { leads, coordinates, ..Roles::default() };
                let names: Vec<_> =
                    features::commands(&roles, features::ALL, language).into_iter().map(|(name, _)| name).collect();
                sqlx::query(
                    "UPDATE account SET commands = ?1
                     WHERE language = ?2 AND person_id IN
                           (SELECT person_id FROM appointment WHERE until IS NULL)
                       AND (person_id IN (SELECT person_id FROM appointment WHERE until IS NULL AND role = 'leader')) = ?3
                       AND (person_id IN (SELECT person_id FROM appointment WHERE until IS NULL AND role = 'coordinator')) = ?4",
                )
                .bind(format!("{}:{}", language.code(), names.join(",")))
                .bind(language.code())
                .bind(leads)
                .bind(coordinates)
                .execute(&mut *db)
                .await
                .unwrap();
            }
        }
    }

    /// An event every five weeks from fourteen months ago to two months ahead, with answers, attendance and guests.
    pub(super) async fn events(&mut self, db: &mut SqliteConnection, clusters: &[Forming]) -> i64 {
        let (mut rows, mut held) = (Vec::new(), Vec::new());
        for (at, cluster) in clusters.iter().enumerate() {
            let mut starts_at = self.now - TimeDelta::days(420 + self.random.random_range(0..35));
            while starts_at < self.now + TimeDelta::days(60) {
                starts_at += TimeDelta::days(35);
                let past = starts_at < self.now;
                if cluster.phase == "closed" && !past {
                    break;
                }
                let number = rows.len() as i64 + 1;
                let cancelled = self.chance(0.04);
                let saved = past && !cancelled && self.chance(0.85);
                let title = format!("Встреча {number}");
                rows.push(json!([
                    number,
                    cluster.number,
                    KINDS.choose(&mut self.random).unwrap(),
                    title,
                    text(starts_at),
                    "Школа, кабинет 12",
                    cluster.leader,
                    text(starts_at - TimeDelta::days(14)),
                    cancelled.then(|| text(starts_at - TimeDelta::days(2))),
                    saved.then(|| text(starts_at + TimeDelta::hours(3))),
                    forms::search(&title),
                ]));
                held.push(Held { number, cluster: at, starts_at, past, saved });
            }
        }
        let events = rows.len() as i64;
        let groups: Vec<Value> = rows.iter().map(|row| json!([row[0], row[1]])).collect();
        self.rows += insert(
            db,
            "INSERT INTO event (id, municipality_id, kind, title, starts_at, place, created_by, created_at,
                                cancelled_at, attendance_saved_at, search_form)
             SELECT value ->> 0, 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
                    value ->> 8, value ->> 9, value ->> 10 FROM json_each(?)",
            rows,
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO event_group (event_id, group_id) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
            groups,
        )
        .await;
        let (mut answers, mut records) = (Vec::new(), Vec::new());
        for event in held {
            let day = event.starts_at.with_timezone(&ZONE).date_naive().to_string();
            for person in &clusters[event.cluster].members {
                if self.chance(0.5) {
                    let answer = match self.random.random_range(0..10) {
                        0..7 => "going",
                        7..9 => "not_going",
                        _ => "maybe",
                    };
                    let answered = event.starts_at - TimeDelta::days(10);
                    answers.push(json!([event.number, person, answer, text(answered)]));
                }
                if event.saved && self.chance(0.45) {
                    let contribution = self.chance(0.15).then(|| *CONTRIBUTIONS.choose(&mut self.random).unwrap());
                    records.push(json!([event.number, person, null, contribution, day]));
                }
            }
            if event.saved && event.past && self.chance(0.3) {
                records.push(json!([event.number, null, "Гость Гостев", null, day]));
            }
            if event.saved && self.chance(0.05) {
                // What is left of one whose data were erased.
                records.push(json!([event.number, null, null, null, day]));
            }
            // A hundred thousand people are millions of rows: they are written as they come.
            if answers.len() + records.len() > 20 * BATCH {
                self.store_answers(db, &mut answers, &mut records).await;
            }
        }
        self.store_answers(db, &mut answers, &mut records).await;
        events
    }

    pub(super) async fn store_answers(
        &mut self,
        db: &mut SqliteConnection,
        answers: &mut Vec<Value>,
        records: &mut Vec<Value>,
    ) {
        self.rows += insert(
            db,
            "INSERT INTO event_answer (event_id, person_id, answer, answered_at)
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)",
            answers.drain(..),
        )
        .await;
        self.rows += insert(
            db,
            "INSERT INTO record (municipality_id, deed, event_id, person_id, name, contribution, day)
             SELECT 1, 'presence', value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)",
            records.drain(..),
        )
        .await;
    }

    /// What days of work leave behind: numbers of answered updates, endings of replies and of notices, acts.
    pub(super) async fn remnants(&mut self, db: &mut SqliteConnection, clusters: &[Forming]) {
        let now = self.now.timestamp_millis();
        let two_days = 2 * 86_400_000;
        // A tenth of the people writes eight times a day.
        let updates = self.people * 8 / 10 * 2;
        let rows = (0..updates).map(|number| {
            let at = now - two_days * number / updates;
            let outcome = if number % 50 == 0 { "ignored" } else { "answered" };
            json!([NEWEST_UPDATE - number, at, outcome])
        });
        self.rows += insert(
            db,
            "INSERT INTO inbox (update_id, chat, received_at, done_at, outcome)
             SELECT value ->> 0, 0, value ->> 1, value ->> 1, value ->> 2 FROM json_each(?)",
            rows,
        )
        .await;
        let accounts: Vec<(i64, String, bool)> =
            sqlx::query_as("SELECT id, language, reachable FROM account WHERE person_id IS NOT NULL ORDER BY id")
                .fetch_all(&mut *db)
                .await
                .unwrap();
        let mut rows = Vec::new();
        for number in 0..updates / 2 {
            let (account, language, _) = accounts.choose(&mut self.random).unwrap();
            let at = now - two_days / 2 + two_days / 2 * number / updates;
            rows.push(json!([account, "interactive", language, at, "sent", null, "reply"]));
        }
        // Three notices a cluster in a season.
        for cluster in clusters {
            for week in [1, 5, 9] {
                let at = now - week * 7 * 86_400_000;
                for person in &cluster.members {
                    let Ok(found) = accounts.binary_search_by_key(person, |it| it.0) else {
                        continue;
                    };
                    let (account, language, reachable) = &accounts[found];
                    if *reachable {
                        rows.push(json!([account, "bulk", language, at, "sent", null, "notice"]));
                    } else if week == 9 {
                        let reason = "Forbidden: bot was blocked by the user";
                        rows.push(json!([account, "bulk", language, at, "blocked", reason, "notice"]));
                    }
                }
            }
        }
        self.rows += insert(
            db,
            "INSERT INTO outbox (account_id, channel, lane, language, due_at, attempts, state, reason, ended_at, kind)
             SELECT value ->> 0, 'telegram', value ->> 1, value ->> 2, value ->> 3, 1, value ->> 4, value ->> 5,
                    value ->> 3, value ->> 6 FROM json_each(?)",
            rows,
        )
        .await;
        let erased = text(self.now - TimeDelta::days(20));
        let rows = (0..=self.people / 500).map(|_| json!([erased, "{\"people\":1}"]));
        self.rows += insert(
            db,
            "INSERT INTO erasure (erased_at, destroyed) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
            rows,
        )
        .await;
        let rows = clusters.iter().filter_map(|cluster| Some(json!([erased, cluster.leader?, cluster.number])));
        self.rows += insert(
            db,
            "INSERT INTO journal (municipality_id, at, author_id, matter, person_id, group_id)
             SELECT 1, value ->> 0, 1, 'leader-appointed', value ->> 1, value ->> 2 FROM json_each(?)",
            rows,
        )
        .await;
        let rows = (0..3).map(|number| json!([format!("{number:064}"), erased]));
        self.rows += insert(
            db,
            "INSERT INTO claim (token_hash, expires_at, account_id, opened_at, settled_at)
             SELECT value ->> 0, value ->> 1, 1, value ->> 1, value ->> 1 FROM json_each(?)",
            rows,
        )
        .await;
    }
}
