//! The demo: the simulator, the real bot, and a believable municipality, made by the features' own verbs.
//!
//! The municipality is the same for the same number of people and the same day: everything drawn by lot comes from
//! one seed. Three phones stand on the page: a teacher who has never opened the bot, a cluster's leader with a list
//! to mark, and a coordinator.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use tempfile::TempDir;

use crate::app::{App, Settings};
use crate::features::happenings::attendance;
use crate::db::Database;
use crate::features::growth::deficits;
use crate::features::happenings::events;
use crate::ids::{CategoryId, ClusterId, OrganisationId, PersonId, PostId, SubjectId};
use crate::model::people::clusters::Phase;
use crate::model::people::consents::{self, Purpose};
use crate::model::people::{self, ClusterLeader, Contribution, Coordinator, FullName};
use crate::features::entrance::registration::{self, Enrolment};
use sim::{self, NewPerson, PersonId as PhoneId, Simulator};
use crate::features::office::{self, Founding};
use crate::system_clock;
use crate::talk::session::{self, Account};
use crate::talk::{Cx, Result, Surroundings, Trouble};
use crate::engine::CHANNEL;
use crate::engine::sender::Rates;
use crate::channels::telegram::wire::Wire;
use crate::text::Language;
use crate::watch;

const MUNICIPALITY: &str = "Лесной район";
const ZONE: Tz = chrono_tz::Europe::Moscow;
const OPERATOR: &str = "Управление образования Лесного района (вымышлено), ул. Школьная, 1, тел. 8 (000) 000-00-00";
/// The telephone number of the messenger's first resident; the others follow.
const FIRST_PHONE: i64 = 1_000;
/// The teacher who has never opened the bot.
const NEWCOMER: i64 = 900;

/// A running demo.
pub struct Demo {
    simulator: Simulator,
    app: App,
    /// Removed with the demo; none where the database is to be kept.
    _folder: Option<TempDir>,
}

impl Demo {
    /// Starts the simulator, makes the municipality in a database that has none, and starts the bot.
    pub async fn start(listen: SocketAddr, people: u32, file: Option<PathBuf>) -> std::result::Result<Demo, String> {
        let (file, folder) = match file {
            Some(file) => (file, None),
            None => {
                let folder = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
                (folder.path().join("demo.db"), Some(folder))
            }
        };
        let simulator = Simulator::start(listen, sim::Settings::demo())
            .await
            .map_err(|error| format!("{listen} cannot be used ({error}): choose another with --listen"))?;
        let database = Database::open(&file).await.map_err(|error| error.to_string())?;
        let residents = populate(&database, people as usize)
            .await
            .map_err(|trouble| format!("the municipality could not be made: {trouble:?}"))?;
        settle(&simulator, &residents);
        let wire = Wire::new(&simulator.api_url(), simulator.token()).map_err(|error| error.to_string())?;
        let app = App::start(Settings {
            wire,
            database,
            clock: system_clock(),
            municipality: MUNICIPALITY.to_owned(),
            time_zone: ZONE,
            operator: OPERATOR.to_owned(),
            rates: Rates::default(),
            webhook: None,
            watch: watch::Settings::default(),
        })
        .await
        .map_err(|error| error.to_string())?;
        Ok(Demo { simulator, app, _folder: folder })
    }

    /// Where the page is.
    pub fn address(&self) -> String {
        format!("http://{}/", self.simulator.address())
    }

    /// Stops the bot, then the simulator.
    pub async fn stop(self) {
        self.app.stop().await;
        self.simulator.stop().await;
    }
}

/// Somebody with a phone, as the page shows them.
struct Resident {
    phone: i64,
    name: FullName,
    caption: String,
    on_page: Option<Side>,
}

/// Whose phone stands where on the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Leader,
    Coordinator,
}

/// Gives everybody a phone; those who know the bot have pressed its start button.
fn settle(simulator: &Simulator, residents: &[Resident]) {
    let newcomer = simulator.person(NewPerson::named("Ольга Петрова").with_id(NEWCOMER));
    simulator.show_on_page(newcomer, "учитель, впервые в боте");
    let mut shown: Vec<(Side, PhoneId)> = Vec::new();
    for resident in residents {
        let name = format!("{} {}", resident.name.given, resident.name.family);
        let person = simulator.person(NewPerson::named(&name).with_id(resident.phone));
        simulator.show_on_page(person, &resident.caption);
        shown.extend(resident.on_page.map(|side| (side, person)));
        // A person who was just made has not blocked the bot, so that starting cannot fail.
        let _ = simulator.starts(person);
    }
    shown.sort_by_key(|(side, _)| *side);
    simulator.phones(std::iter::once(newcomer).chain(shown.into_iter().map(|(_, person)| person)));
}

/// Makes the municipality in one transaction, or reads who lives in the one that is there.
async fn populate(database: &Database, people: usize) -> Result<Vec<Resident>> {
    let now = system_clock()();
    let mut transaction = database.begin().await?;
    people::store::found_municipality(&mut transaction, MUNICIPALITY, ZONE.name()).await?;
    let first = FIRST_PHONE.to_string();
    let made = session::find(&mut transaction, CHANNEL, &first).await?;
    let account = match &made {
        Some(account) => account.clone(),
        None => session::open(&mut transaction, CHANNEL, &first, Language::Ru).await?,
    };
    let around = Arc::new(Surroundings { operator: OPERATOR.to_owned(), bot: String::new() });
    let mut cx = Cx::new(transaction, now, account, around);
    if made.is_none() {
        Municipality::make(&mut cx, people, now).await?;
    }
    let residents = residents(&mut cx).await?;
    let (transaction, _) = cx.finish();
    transaction.commit().await?;
    Ok(residents)
}

/// Who lives in the municipality, by their phones.
async fn residents(cx: &mut Cx) -> Result<Vec<Resident>> {
    let mut residents = Vec::new();
    for phone in FIRST_PHONE.. {
        let Some(account) = session::find(cx.db(), CHANNEL, &phone.to_string()).await? else {
            break;
        };
        let Some(id) = account.person else { continue };
        let person = people::store::person(cx, id).await?;
        let leads = people::clusters::led_by(cx, id).await?;
        let coordinates = people::store::roles(cx.db(), Some(id)).await?.coordinates;
        let caption = match (coordinates, leads.first()) {
            (true, _) => "координатор".to_owned(),
            (false, Some(cluster)) => format!("руководитель кластера «{}»", cluster.name),
            (false, None) => format!("{}, {}", person.post.name.to_lowercase(), person.organisation.name),
        };
        residents.push(Resident {
            phone,
            name: person.name,
            caption,
            on_page: match phone - FIRST_PHONE {
                0 => Some(Side::Coordinator),
                1 => Some(Side::Leader),
                _ => None,
            },
        });
    }
    Ok(residents)
}

/// A municipality in the making.
struct Municipality {
    random: StdRng,
    now: DateTime<Utc>,
    schools: Vec<OrganisationId>,
    /// Everybody who is registered, with their accounts, in the order of their phones.
    people: Vec<(PersonId, Account)>,
}

/// A cluster and what happens in it.
struct Sketch {
    name: &'static str,
    category: i64,
    /// The place of its leader among the people.
    leader: usize,
    phase: Phase,
    /// Out of a hundred teachers, how many join.
    popularity: u32,
    titles: [&'static str; 4],
}

impl Municipality {
    async fn make(cx: &mut Cx, people: usize, now: DateTime<Utc>) -> Result<()> {
        let mut making =
            Municipality { random: StdRng::seed_from_u64(2026), now, schools: Vec::new(), people: Vec::new() };
        for name in SCHOOLS {
            making.schools.push(people::store::add_organisation(cx, name, true).await?);
        }
        for number in 0..people {
            making.register(cx, number).await?;
        }
        // The first one answers for the municipality.
        let (coordinator, account) = making.people[0].clone();
        cx.account = account;
        people::store::appoint_coordinator(cx, coordinator).await?;
        for sketch in SKETCHES {
            let cluster = making.found(cx, &sketch).await?;
            making.fill(cx, cluster, &sketch).await?;
        }
        Ok(())
    }

    /// Registers somebody some weeks ago, with up to three deficits.
    async fn register(&mut self, cx: &mut Cx, number: usize) -> Result<()> {
        let random = &mut self.random;
        let phone = (FIRST_PHONE + number as i64).to_string();
        cx.account = match session::find(cx.db(), CHANNEL, &phone).await? {
            Some(account) => account,
            None => session::open(cx.db(), CHANNEL, &phone, Language::Ru).await?,
        };
        cx.now = self.now - TimeDelta::days(random.random_range(85..120));
        consents::give(cx, Purpose::Processing).await?;
        if number < 12 || random.random_bool(0.85) {
            consents::give(cx, Purpose::Notices).await?;
        }
        if random.random_bool(0.6) {
            consents::give(cx, Purpose::Name).await?;
        }
        let today = cx.today();
        // Deputies and heads are few; the coordinator is a methodologist.
        let post = match number {
            0 => PostId(8),
            _ if number % 23 == 5 => PostId(3),
            _ if number % 37 == 9 => PostId(4),
            _ => *[1, 1, 1, 1, 1, 2, 5, 6, 9].map(PostId).choose(random).unwrap_or(&PostId(1)),
        };
        let manages = matches!(post, PostId(3 | 4));
        // Every sixth teacher is in the first years of work.
        let years = if random.random_bool(0.17) { random.random_range(0..3) } else { random.random_range(3..34) };
        let managing = manages.then(|| random.random_range(0..=years.min(9)));
        let enrolment = Enrolment {
            name: self.name(number),
            // The methodologist who coordinates works at the centre and teaches nothing.
            organisation: self.schools[(number + self.schools.len() - 1) % self.schools.len()],
            post,
            subjects: match number {
                0 => Vec::new(),
                _ => vec![SubjectId(self.random.random_range(1..=23))],
            },
            teaching_since: first_of_september(today, years),
            managing_since: managing.map(|years| first_of_september(today, years)),
        };
        let person = registration::enroll(cx, &enrolment).await?;
        for _ in 0..self.random.random_range(0..=3) {
            self.admit_deficit(cx, person, manages).await?;
        }
        self.people.push((person, cx.account.clone()));
        Ok(())
    }

    async fn admit_deficit(&mut self, cx: &mut Cx, person: PersonId, manages: bool) -> Result<()> {
        // Methodological and digital ones are the commonest, management ones concern few.
        let common = [2, 2, 2, 6, 6, 3, 3, 7, 7, 1, 4, 5, 8, 9];
        let category = match (manages, common.choose(&mut self.random)) {
            (true, _) => CategoryId(10),
            (false, Some(category)) => CategoryId(*category),
            (false, None) => CategoryId(2),
        };
        let items = deficits::items(cx, category).await?;
        let Some((item, _)) = items.choose(&mut self.random) else {
            return Ok(());
        };
        let level = *deficits::Level::ALL.choose(&mut self.random).unwrap_or(&deficits::Level::Medium);
        let entry = deficits::Entry { category, what: deficits::What::Item(*item), level };
        // The same item drawn twice is refused kindly, as it would be to a person.
        deficits::register(cx, person, &entry).await?;
        Ok(())
    }

    async fn found(&mut self, cx: &mut Cx, sketch: &Sketch) -> Result<ClusterId> {
        cx.account = self.people[0].1.clone();
        cx.now = self.now - TimeDelta::days(84);
        let coordinator = Coordinator::of(cx).await?;
        let founding = Founding {
            name: sketch.name.to_owned(),
            categories: vec![CategoryId(sketch.category)],
            host: Some(self.schools[sketch.leader % self.schools.len()]),
            leader: Some(self.people[sketch.leader % self.people.len()].0),
        };
        staff::found(cx, coordinator, &founding)
            .await?
            .ok_or_else(|| Trouble::fault("two clusters of the demo bear one name"))
    }

    /// Members, a season of events with answers and attendance, one event to be marked, some to come.
    async fn fill(&mut self, cx: &mut Cx, cluster: ClusterId, sketch: &Sketch) -> Result<()> {
        let mut members = Vec::new();
        for (number, (person, account)) in self.people.clone().into_iter().enumerate() {
            let joins = number == sketch.leader || self.random.random_bool(f64::from(sketch.popularity) / 100.0);
            // The coordinator stays outside, and a leader's own work is enough.
            if joins && number != 0 {
                cx.account = account;
                cx.now = self.now - TimeDelta::days(self.random.random_range(70..84));
                crate::features::community::clusters::join(cx, cluster, person).await?;
                members.push(person);
            }
        }
        if sketch.phase != Phase::Forming {
            for (number, days) in [-42, -21, -1].into_iter().enumerate() {
                self.hold(cx, cluster, sketch, &members, number, days).await?;
            }
        }
        if sketch.phase != Phase::Closed {
            self.hold(cx, cluster, sketch, &members, 3, 6).await?;
        }
        cx.account = self.people[0].1.clone();
        let coordinator = Coordinator::of(cx).await?;
        staff::set_phase(cx, coordinator, cluster, sketch.phase).await
    }

    /// An event so many days from today, under one of the sketch's titles, with the members' answers and the
    /// attendance. Yesterday's is still to be marked.
    async fn hold(
        &mut self,
        cx: &mut Cx,
        cluster: ClusterId,
        sketch: &Sketch,
        members: &[PersonId],
        number: usize,
        days: i64,
    ) -> Result<()> {
        cx.account = self.people[sketch.leader % self.people.len()].1.clone();
        let leader = ClusterLeader::of(cx, cluster).await?;
        let starts_at = at_hour(self.now + TimeDelta::days(days), 14, 30);
        cx.now = starts_at - TimeDelta::days(10);
        let plan = events::Plan {
            kind: if days > 0 { events::Kind::Workshop } else { events::Kind::ALL[(number + sketch.leader) % 6] },
            title: sketch.titles[number].to_owned(),
            starts_at,
            place: "Школа № 3, актовый зал".to_owned(),
        };
        let event = events::create(cx, leader, &plan).await?;
        let mut present = Vec::new();
        for person in members {
            let answer = match self.random.random_range(0..10) {
                0..=5 => Some(events::Answer::Going),
                6 => Some(events::Answer::NotGoing),
                7 => Some(events::Answer::Maybe),
                _ => None,
            };
            if let Some(answer) = answer {
                events::answer(cx, *person, event, answer).await?;
            }
            let likely = if answer == Some(events::Answer::Going) { 0.9 } else { 0.3 };
            if self.random.random_bool(likely) {
                present.push(*person);
            }
        }
        if days < -1 {
            cx.now = starts_at + TimeDelta::hours(2);
            let mut sheet = attendance::Sheet::new(event);
            for person in present {
                sheet.present.insert(person);
                if self.random.random_bool(0.15)
                    && let Some(contribution) = Contribution::ALL.choose(&mut self.random)
                {
                    sheet.contributions.insert(person, *contribution);
                }
            }
            attendance::save(cx, leader, &sheet).await?;
        }
        Ok(())
    }

    fn name(&mut self, number: usize) -> FullName {
        let random = &mut self.random;
        let mut pick = |names: &[&'static str]| (*names.choose(random).unwrap_or(&"Петрова")).to_owned();
        match number {
            0 => full("Соколова", "Ирина", "Павловна"),
            1 => full("Гаврилова", "Марина", "Викторовна"),
            _ if number % 6 == 4 => {
                let (family, given, patronymic) = (pick(FAMILIES), pick(MEN), pick(FATHERS));
                full(&family, &given, &format!("{patronymic}ич"))
            }
            _ => {
                let (family, given, patronymic) = (pick(FAMILIES), pick(WOMEN), pick(FATHERS));
                full(&format!("{family}а"), &given, &format!("{patronymic}на"))
            }
        }
    }
}

fn full(family: &str, given: &str, patronymic: &str) -> FullName {
    FullName { family: family.to_owned(), given: given.to_owned(), patronymic: patronymic.to_owned() }
}

/// 1 September of the school year that began so many years before this one.
fn first_of_september(today: NaiveDate, years: i32) -> NaiveDate {
    let this = if today.month() >= 9 { today.year() } else { today.year() - 1 };
    NaiveDate::from_ymd_opt(this - years, 9, 1).unwrap_or(today)
}

/// An hour of the day in the municipality; on a Sunday the day before, since nobody meets on one.
fn at_hour(day: DateTime<Utc>, hour: u32, minute: u32) -> DateTime<Utc> {
    let date = day.with_timezone(&ZONE).date_naive();
    let date = if date.weekday() == chrono::Weekday::Sun { date - Days::new(1) } else { date };
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    let local = ZONE.from_local_datetime(&date.and_time(time)).earliest();
    local.map_or(day, |local| local.with_timezone(&Utc))
}

const SCHOOLS: [&str; 14] = [
    "Школа № 1",
    "Школа № 2",
    "Школа № 3",
    "Школа № 4",
    "Лицей № 5",
    "Гимназия № 6",
    "Берёзовская школа",
    "Заречная школа",
    "Ключевская школа",
    "Луговская школа",
    "Озёрская основная школа",
    "Детский сад «Ручеёк»",
    "Детский сад «Рябинка»",
    "Центр развития образования",
];

const SKETCHES: [Sketch; 7] = [
    Sketch {
        name: "Формирующее оценивание",
        category: 2,
        leader: 1,
        phase: Phase::Working,
        popularity: 34,
        titles: [
            "С чего начинается оценивание",
            "Критерии вместе с учениками",
            "Обратная связь за пять минут",
            "Листы самооценки: практикум",
        ],
    },
    Sketch {
        name: "Цифровой урок",
        category: 6,
        leader: 2,
        phase: Phase::Working,
        popularity: 28,
        titles: ["Доска без проводов", "Тест за десять минут", "ИИ готовит карточки", "Урок с планшетами"],
    },
    Sketch {
        name: "Функциональная грамотность",
        category: 7,
        leader: 3,
        phase: Phase::Working,
        popularity: 26,
        titles: [
            "Читаем график и инструкцию",
            "Задачи из жизни района",
            "Финансовые задачи без скуки",
            "Банк заданий: собираем вместе",
        ],
    },
    Sketch {
        name: "Каждый ребёнок важен",
        category: 3,
        leader: 4,
        phase: Phase::Working,
        popularity: 22,
        titles: ["Ребёнок с ОВЗ в классе", "Как вернуть интерес", "Трудный разговор", "Разбор случаев"],
    },
    Sketch {
        name: "Школа молодого педагога",
        category: 5,
        leader: 5,
        phase: Phase::Forming,
        popularity: 14,
        titles: ["Знакомство", "Первое собрание", "Конфликт на перемене", "Разговор с родителями"],
    },
    Sketch {
        name: "Проект за четверть",
        category: 9,
        leader: 6,
        phase: Phase::Summing,
        popularity: 18,
        titles: ["Тема, которая цепляет", "План и роли", "Генеральная репетиция", "Защита проектов"],
    },
    Sketch {
        name: "Обновлённые ФГОС: переход",
        category: 4,
        leader: 7,
        phase: Phase::Closed,
        popularity: 30,
        titles: ["Что изменилось", "Рабочая программа", "Вопросы и ответы", "Итоги перехода"],
    },
];

const FAMILIES: &[&str] = &[
    "Иванов",
    "Смирнов",
    "Кузнецов",
    "Попов",
    "Васильев",
    "Новиков",
    "Морозов",
    "Волков",
    "Алексеев",
    "Лебедев",
    "Семёнов",
    "Егоров",
    "Павлов",
    "Козлов",
    "Степанов",
    "Николаев",
    "Орлов",
    "Андреев",
    "Макаров",
    "Никитин",
    "Захаров",
    "Зайцев",
    "Соловьёв",
    "Борисов",
    "Яковлев",
    "Григорьев",
    "Романов",
    "Воробьёв",
    "Сергеев",
    "Фролов",
];
const WOMEN: &[&str] = &[
    "Анна",
    "Елена",
    "Наталья",
    "Светлана",
    "Татьяна",
    "Юлия",
    "Екатерина",
    "Людмила",
    "Галина",
    "Оксана",
    "Дарья",
    "Алина",
    "Вера",
    "Надежда",
];
const MEN: &[&str] = &["Сергей", "Андрей", "Дмитрий", "Алексей", "Михаил", "Николай", "Павел", "Илья"];
/// The stem of a patronymic: «-ич» makes a man's, «-на» a woman's.
const FATHERS: &[&str] = &[
    "Александров",
    "Сергеев",
    "Иванов",
    "Николаев",
    "Владимиров",
    "Викторов",
    "Михайлов",
    "Андреев",
    "Павлов",
    "Петров",
];
