//! Drafts: they survive leaving and restarts, are dropped by a word, and are asked anew where the room has changed.

use crate::engine::two;
use crate::world::{Somebody, World};

/// A form: how it is entered, its first question, an answer on the way, and the question after it.
struct Form {
    enter: [&'static str; 2],
    named: &'static str,
    first: &'static str,
    way: &'static [&'static str],
    middle: &'static str,
    answer: &'static str,
    then: &'static str,
}

/// Every form that keeps a draft; `>` stands before what is typed.
const FORMS: [Form; 3] = [
    Form {
        enter: ["> /deficits", "Записать дефицит"],
        named: "новый дефицит",
        first: "В какой области трудно?",
        way: &["Цифровые", "Своими словами"],
        middle: "Опишите своими словами",
        answer: "> Не успеваю за журналом",
        then: "Насколько это трудно?",
    },
    Form {
        enter: ["> /events", "Создать событие"],
        named: "новое событие",
        first: "Какое событие?",
        way: &["Семинар", "> Линзы", "26"],
        middle: "Во сколько?",
        answer: "> 1430",
        then: "Где?",
    },
    Form {
        enter: ["> /people", "Создать кластер"],
        named: "новый кластер",
        first: "Как назвать кластер?",
        way: &["> Химия", "Цифровые", "Готово: 1", "Пропустить"],
        middle: "Какая школа опорная?",
        answer: "Школа № 3",
        then: "Кто будет руководить?",
    },
];

pub async fn goes(somebody: &Somebody<'_>, steps: &[&str]) {
    for step in steps {
        match step.strip_prefix("> ") {
            Some(text) => somebody.says(text).await,
            None => somebody.presses(step).await,
        }
    }
}

#[tokio::test]
async fn drafts_survive_leaving_and_a_restart() {
    let mut world = World::start().await;
    let (irina, _) = two(&world).await;
    for form in FORMS {
        let leaves = world.knows(irina);
        goes(&leaves, &form.enter).await;
        leaves.sees(form.first);
        goes(&leaves, form.way).await;
        leaves.sees(form.middle);
        leaves.says("/settings").await;
        world.restart().await;
        let returns = world.knows(irina);
        goes(&returns, &form.enter).await;
        returns.sees("Есть черновик");
        returns.sees(form.named);
        returns.presses("Продолжить").await;
        returns.sees(form.middle);
        // A restart in the middle is not even noticed.
        world.restart().await;
        let stays = world.knows(irina);
        goes(&stays, &[form.answer]).await;
        stays.sees(form.then);
        goes(&stays, &form.enter).await;
        stays.presses("Начать заново").await;
        stays.sees(form.first);
        stays.says("/menu").await;
    }
    world.end().await;
}

#[tokio::test]
async fn a_registration_survives_leaving_and_a_restart() {
    let mut world = World::start().await;
    let olga = {
        let olga = world.person("Ольга");
        olga.starts().await;
        goes(&olga, &["Соглашаюсь", "Дальше", "> Петрова Ольга", "> Школа № 5"]).await;
        olga.id
    };
    world.restart().await;
    let olga = world.knows(olga);
    olga.presses("Добавить «Школа № 5»").await;
    olga.sees("Ваша должность?");
    olga.says("/help").await;
    olga.presses("‹ Меню").await;
    olga.sees("Ваша должность?");
    world.end().await;
}

#[tokio::test]
async fn cancel_drops_a_draft_wherever_it_is_said() {
    let world = World::start().await;
    let (irina, _) = two(&world).await;
    let irina = world.knows(irina);
    for form in FORMS {
        goes(&irina, &form.enter).await;
        goes(&irina, form.way).await;
        irina.says("/cancel").await;
        irina.sees("Отменено, черновик удалён.");
        irina.sees("чем помочь?");
        goes(&irina, &form.enter).await;
        irina.sees(form.first);
        goes(&irina, form.way).await;
        irina.presses("Отмена").await;
        irina.presses("Удалить черновик").await;
        goes(&irina, &form.enter).await;
        irina.sees(form.first);
    }
    for command in ["/profile", "/clusters", "/events", "/stats", "/people", "/settings", "/mydata", "/help"] {
        irina.says(command).await;
        irina.says("/cancel").await;
        irina.sees("Отменять нечего.");
        irina.sees("чем помочь?");
    }
    // A draft that was left is not what is cancelled from elsewhere.
    goes(&irina, &FORMS[0].enter).await;
    goes(&irina, FORMS[0].way).await;
    goes(&irina, &["> /menu", "> /cancel"]).await;
    irina.sees("Отменять нечего.");
    goes(&irina, &FORMS[0].enter).await;
    irina.sees("Есть черновик");
    world.end().await;
}

#[tokio::test]
async fn a_step_of_another_version_is_asked_anew_with_an_apology() {
    let world = World::start().await;
    let (irina, _) = two(&world).await;
    let irina = world.knows(irina);
    let apology = "Бот обновился, и начатое пришлось открыть заново.";
    for form in FORMS {
        goes(&irina, &form.enter).await;
        goes(&irina, form.way).await;
        world.tamper(r#"UPDATE session SET step = '{"Gone":1}'"#).await;
        goes(&irina, &[form.answer]).await;
        irina.sees(apology);
        irina.sees(form.first);
        goes(&irina, form.way).await;
        world.tamper("UPDATE session SET version = 99 WHERE room IN ('newdeficit', 'newevent', 'newgroup')").await;
        irina.says("/menu").await;
        goes(&irina, &form.enter).await;
        irina.sees(apology);
        irina.sees(form.first);
        goes(&irina, form.way).await;
        irina.sees(form.middle);
        irina.says("/cancel").await;
    }
    world.end().await;
}
