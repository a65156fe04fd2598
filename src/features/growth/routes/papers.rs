//! The papers of a route as files of Word, as things stand when they are asked for: the route with its sheet of agreement
//! (P19), the extract for an attestation (P20), the profile of deficits (P21). Papers are in Russian, as the law has them.

use super::store::{self, Holder};
use super::words;
use crate::model::needs::{self, Deficit, Level, State as DeficitState};
use crate::model::papers::{self, Printed, Sample};
use crate::model::roles::Registered;
use crate::model::routes::{Opened, Outcome, Route, RouteStep, State, StepState};
use crate::papers::kinds::{self, Office};
use crate::papers::word::Values;
use crate::say;
use crate::talk::{Cx, Result, Trouble};
use crate::text::{Language, with_capital, with_small};

/// So many deficits are the first (PAPERS P21).
const FIRST: usize = 3;

fn send(cx: &mut Cx, on: Sample, values: &Values, caption: String, names: bool) -> Result<()> {
    let day = cx.today();
    papers::print(cx, Printed { on, caption, day, names }, values)
}

/// From when until when: the last day of its measures.
fn period(cx: &Cx, route: &Route) -> String {
    let first = route.made_at.with_timezone(&cx.zone()).date_naive();
    let last = match route.ended_at {
        Some(at) => Some(at.with_timezone(&cx.zone()).date_naive()),
        None => route.steps.iter().filter_map(|step| step.due).max(),
    };
    match last {
        Some(last) => format!("{} — {}", words::day(first), words::day(last)),
        None => format!("с {}", words::day(first)),
    }
}

/// On what it rests: a diagnosis from outside, or the teacher's own word.
fn grounds(route: &Route) -> &'static str {
    match route.steps.iter().any(|step| step.by_diagnosis) {
        true => "результаты диагностики профессиональных дефицитов",
        false => "самодиагностика профессиональных дефицитов",
    }
}

fn evidence(step: &RouteStep) -> Option<String> {
    let known = step.evidence.clone().or_else(|| step.file().map(|_| "файл".to_owned()));
    known.or_else(|| (step.state == StepState::Done).then(|| words::step_state(Language::Ru, step)))
}

fn measure(step: &RouteStep) -> String {
    let flags = if step.in_register { " (программа федерального реестра)" } else { "" };
    format!("{}: {}{flags}", with_capital(&step.form.named(Language::Ru)), step.words)
}

fn row(step: &RouteStep) -> Values {
    let mark = match step.done_on {
        Some(day) => Some(format!("выполнено {}", words::day(day))),
        None if step.state == StepState::Planned => None,
        None => Some(words::step_state(Language::Ru, step)),
    };
    Values::default()
        .with("дефицит", step.against().map(|(_, name)| name.ru))
        .with("мероприятие", measure(step))
        .with("срок", step.due.map(words::day))
        .with("результат", step.product.clone())
        .with("подтверждение", evidence(step))
        .with("отметка", mark)
}

/// What is recommended in the end (PAPERS P19: close, extend, begin anew).
fn recommended(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Reached => "закрыть маршрут",
        Outcome::Partly => "продлить маршрут",
        Outcome::NotYet => "составить новый маршрут",
    }
}

/// P19, for its owner and for its tutor.
pub async fn whole(cx: &mut Cx, opened: &Opened) -> Result<()> {
    let route = &opened.route;
    if opened.hand() == crate::model::routes::Hand::Tutor && !route.accepted {
        return Err(Trouble::Gone);
    }
    let (owner, tutor) = store::holders(cx, route.owner, route.tutor.filter(|_| route.accepted)).await?;
    let zone = cx.zone();
    let agreed = route.agreed_at.filter(|_| route.state != State::Draft && route.state != State::Sent);
    let agreed = agreed.map(|at| words::day(at.with_timezone(&zone).date_naive()));
    let signs = |post: Option<String>, holder: Option<&Holder>, day: Option<String>| {
        Values::default()
            .with("должность", post)
            .with("имя", holder.map(|it| it.name.listed()))
            .with("замечания", None::<String>)
            .with("дата", day)
    };
    let sheet = [
        signs(owner.post.clone(), Some(&owner), agreed.clone()),
        signs(Some("Тьютор".to_owned()), tutor.as_ref(), agreed.filter(|_| tutor.is_some())),
        signs(Some("Заместитель директора".to_owned()), None, None),
    ];
    let values = Values::default()
        .with("шапка", owner.organisation.clone())
        .with("имя", owner.name.listed())
        .with("должность", owner.post.clone())
        .with("предметы", owner.subjects.clone())
        .with("преподает с", owner.since.map(|year| year.to_string()))
        .with("категория", None::<String>)
        .with("повышение", None::<String>)
        .with("период", period(cx, route))
        .with("версия", route.version.to_string())
        .with(
            "состояние",
            with_small(words::state(Language::Ru, route).trim_start_matches(['✅', '⏳', '❗', '❌', ' '])),
        )
        .with("основание", grounds(route).to_owned())
        .with("цель", route.goal.clone())
        .with("тьютор", tutor.as_ref().map(|it| it.name.listed()))
        .with("по этапам", words::stages(Language::Ru, route).join(". "))
        .with("итог", route.outcome.map(|outcome| outcome.named(Language::Ru)))
        .with("рефлексия", route.reflection.clone())
        .with("рекомендация", route.outcome.map(|outcome| recommended(outcome).to_owned()))
        .list("шаги", route.steps.iter().map(row))
        .list("согласование", sheet);
    let caption = say!(cx.language(), "routes-paper-whole-caption", version = route.version);
    send(cx, Sample::Route, &values, caption, true)
}

/// P20: deficits stand in it only where the teacher wants them there.
pub async fn extract(cx: &mut Cx, opened: &Opened, with_deficits: bool) -> Result<()> {
    let route = &opened.route;
    let (owner, _) = store::holders(cx, route.owner, None).await?;
    let Office { above, post, signatory, .. } = Office::now(cx).await?;
    let done: Vec<_> = route.steps.iter().filter(|step| step.state == StepState::Done).collect();
    let line = |step: &&RouteStep| {
        Values::default()
            .with("день", step.done_on.map(words::day))
            .with("форма", step.form.named(Language::Ru))
            .with("мероприятие", step.words.clone())
            .with("подтверждение", evidence(step))
    };
    let names: Vec<_> = route.deficits().into_iter().map(|(_, name)| with_small(&name.ru)).collect();
    let against = (with_deficits && !names.is_empty()).then(|| Values::default().with("дефициты", names.join("; ")));
    let values = Values::default()
        .with("шапка", above.join("\n"))
        .with("имя дательный", kinds::dative(&owner.name))
        .with("должность", owner.post.as_deref().map(with_small))
        .with("организация", owner.organisation.clone())
        .with("проходит", (if route.is_alive() { "проходит" } else { "завершил(а)" }).to_owned())
        .with("период", period(cx, route))
        .with("основание", grounds(route).to_owned())
        .with("сделано", done.len().to_string())
        .with("всего", route.steps.len().to_string())
        .with("должность подписанта", post)
        .with("подписант", signatory)
        .list("с дефицитами", against)
        .list("выполнено", done.iter().map(line));
    let caption = match with_deficits {
        true => say!(cx.language(), "routes-paper-extract-with"),
        false => say!(cx.language(), "routes-paper-extract-without"),
    };
    send(cx, Sample::RouteExtract, &values, caption, false)
}

fn level(level: Level) -> &'static str {
    match level {
        Level::High => "высокий",
        Level::Medium => "средний",
        Level::Low => "низкий",
    }
}

/// Who has found a deficit, when, and what was measured there.
fn found(deficit: &Deficit) -> String {
    let day = deficit.diagnosed_on.map_or(String::new(), |day| format!(", {}", words::day(day)));
    let measured = deficit.measure.shown(Language::Ru).map_or(String::new(), |measured| format!(", {measured}"));
    format!("{}{day}{measured}", deficit.source.named(Language::Ru))
}

/// P21: the profile of whoever speaks.
pub async fn profile(cx: &mut Cx) -> Result<()> {
    let me = Registered::of(cx)?;
    let (today, mut deficits) = (cx.today(), needs::own(cx, me).await?);
    let (owner, _) = store::holders(cx, me.id(), None).await?;
    deficits.sort_by_key(|deficit| {
        let hardness = match deficit.level {
            Level::High => 0,
            Level::Medium => 1,
            Level::Low => 2,
        };
        (deficit.closed_at.is_some(), hardness)
    });
    let line = |deficit: &Deficit| {
        let state = match deficit.state() {
            DeficitState::Open => "открыт",
            DeficitState::InWork => "в работе",
            DeficitState::Closed => "закрыт",
        };
        Values::default()
            .with("область", deficit.category.name.ru.clone())
            .with("дефицит", deficit.name.ru.clone())
            .with("уровень", level(deficit.level).to_owned())
            .with("источник", found(deficit))
            .with("состояние", state.to_owned())
    };
    let open: Vec<_> = deficits.iter().filter(|it| it.closed_at.is_none()).take(FIRST).collect();
    let first: Vec<_> = open.iter().map(|deficit| with_small(&deficit.name.ru)).collect();
    let advice = match first.is_empty() {
        true => "новых мер не требуется",
        false => "включить приоритетные дефициты в индивидуальный образовательный маршрут",
    };
    let values = Values::default()
        .with("шапка", owner.organisation.clone())
        .with("дата", kinds::date(today))
        .with("имя", owner.name.listed())
        .with("должность", owner.post.as_deref().map(with_small))
        .with("организация", owner.organisation.clone())
        .with("приоритетные", Some(first.join("; ")).filter(|words| !words.is_empty()))
        .with("рекомендация", advice.to_owned())
        .with("подпись", kinds::Signatures::default().of(&owner.name))
        .list("дефициты", deficits.iter().map(line));
    let caption = say!(cx.language(), "routes-paper-profile-caption", count = deficits.len());
    send(cx, Sample::Profile, &values, caption, false)
}
