//! How roles, orders and terms are written on cards and notices.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::store::Held;
use crate::model::roles::{Order, Role};
use crate::say;
use crate::text::{Language, with_capital};

/// «Методист · Школа № 3».
pub fn what(language: Language, role: Role, place: Option<&str>) -> String {
    let role = with_capital(&role.named(language));
    match place {
        Some(place) => format!("{role} · {place}"),
        None => role,
    }
}

/// A day as papers write it: the year tells.
pub fn day(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// «приказ № 114-о от 01.09.2026».
pub fn order(language: Language, order: &Order) -> String {
    say!(language, "roles-order", number = order.number.clone(), day = day(order.day))
}

impl Held {
    /// By which order it was given.
    pub fn order(&self) -> Option<Order> {
        // A number without a day is of a time before the day was asked for.
        let (number, day) = (self.number.clone()?, self.day?);
        Some(Order { number, day })
    }

    /// «Методист · Школа № 3».
    pub fn what(&self, language: Language) -> String {
        what(language, self.role, self.place.as_deref())
    }

    /// «• Методист · Школа № 3: с 01.10.2026, приказ № 114-о от 01.09.2026, до 31.08.2027».
    pub fn line(&self, language: Language, zone: Tz) -> String {
        let since = say!(language, "roles-since", day = day(self.since.with_timezone(&zone).date_naive()));
        let order = self.order().map(|it| order(language, &it));
        let number = self.number.clone().filter(|_| order.is_none());
        let number = number.map(|number| say!(language, "roles-order-bare", number = number));
        let until = self.until.map(|until| until.with_timezone(&zone).date_naive());
        let till = match (until, self.term) {
            (Some(over), _) => Some(say!(language, "roles-until", day = day(over))),
            (None, Some(last)) => Some(say!(language, "roles-till", day = day(last))),
            (None, None) => None,
        };
        let facts: Vec<_> = [Some(since), order, number, till].into_iter().flatten().collect();
        format!("• {}: {}", self.what(language), facts.join(", "))
    }
}

/// The last day of a term, or that there is none.
pub fn term(language: Language, last: Option<NaiveDate>) -> String {
    match last {
        Some(last) => say!(language, "roles-term-till", day = day(last)),
        None => say!(language, "roles-term-none"),
    }
}

/// The order of an appointment, or that there is none.
pub fn by(language: Language, by: Option<&Order>) -> String {
    match by {
        Some(it) => with_capital(&order(language, it)),
        None => say!(language, "roles-no-order"),
    }
}
