//! Its share of the invented municipality: the regulation of host schools, the names of the office, and what the
//! municipality's own paper says otherwise, with its clause.

use crate::features::Town;
use crate::model::regulation::{self, Change, Preset, Rule, keys};
use crate::talk::{Result, Trouble};

/// Chooses the published regulation, then sets one key after another against it.
pub async fn rules(town: &mut Town) -> Result<()> {
    town.days_ago(80);
    change(town, &Change::Presets(vec![Preset::S1])).await?;
    let own: [(&'static Rule, &str, &str); 6] = [
        (&keys::office::OFFICE_NAME.rule, OFFICE, STATUTE),
        (&keys::office::HEAD_POST.rule, "Начальник управления", STATUTE),
        (&keys::office::HEAD_NAME.rule, "Зимина Вера Аркадьевна", STATUTE),
        (&keys::office::LETTERHEAD.rule, LETTERHEAD, STATUTE),
        (&keys::work::REMINDER_LADDER.rule, "30,10,3", "п. 4.2 Положения о методических кластерах, приказ № 41-ОД"),
        (&keys::happenings::OWN_EVENT_KINDS.rule, "Методический день", "приказ № 41-ОД, приложение 2"),
    ];
    for (days, (rule, stored, grounds)) in (74..80).rev().zip(own) {
        town.days_ago(days);
        let unsound = |flaw| Trouble::fault(format!("the demo gives {} what it cannot hold: {flaw:?}", rule.name));
        let value = rule.kind.read(stored).map_err(unsound)?;
        change(town, &Change::Set(rule.name, value, grounds.to_owned())).await?;
    }
    Ok(())
}

async fn change(town: &mut Town, change: &Change) -> Result<()> {
    let guard = town.coordinator().await?;
    match regulation::change(&mut town.tx, guard, change).await? {
        Ok(_) => Ok(()),
        Err((rule, flaw)) => Err(Trouble::fault(format!("the demo contradicts itself at {rule}: {flaw:?}"))),
    }
}

const STATUTE: &str = "Положение об управлении, п. 1.1";
/// The nominative, then the other cases.
const OFFICE: &str = "Управление образования Лесного района\nУправления образования Лесного района\nУправлению образования Лесного района\nУправление образования Лесного района\nУправлением образования Лесного района\nУправлении образования Лесного района";
const LETTERHEAD: &str =
    "Администрация Лесного района\nУправление образования Лесного района\nул. Школьная, 1, тел. 8 (000) 000-00-00";
