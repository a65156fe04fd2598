//! The types as which keys are read by those who act by them.

use super::value::{Choice, Holiday, Target, Value, YearDay};

/// A type as which a key is read.
pub trait Reads: Sized {
    /// The value as this type; `None` for what it cannot be.
    fn read(value: &Value) -> Option<Self>;
}

impl Reads for bool {
    fn read(value: &Value) -> Option<bool> {
        if let Value::Flag(flag) = value { Some(*flag) } else { None }
    }
}

impl Reads for i64 {
    fn read(value: &Value) -> Option<i64> {
        if let Value::Number(number) = value { Some(*number) } else { None }
    }
}

impl Reads for YearDay {
    fn read(value: &Value) -> Option<YearDay> {
        if let Value::Day(day) = value { Some(*day) } else { None }
    }
}

impl Reads for Target {
    fn read(value: &Value) -> Option<Target> {
        if let Value::Target(target) = value { Some(*target) } else { None }
    }
}

/// Where there may be none.
impl<T: Reads> Reads for Option<T> {
    fn read(value: &Value) -> Option<Option<T>> {
        if *value == Value::Nothing { Some(None) } else { T::read(value).map(Some) }
    }
}

impl Reads for Vec<i64> {
    fn read(value: &Value) -> Option<Vec<i64>> {
        if let Value::Ladder(rungs) = value { Some(rungs.clone()) } else { None }
    }
}

impl Reads for Vec<String> {
    fn read(value: &Value) -> Option<Vec<String>> {
        if let Value::Lines(lines) = value { Some(lines.clone()) } else { None }
    }
}

impl Reads for Vec<Holiday> {
    fn read(value: &Value) -> Option<Vec<Holiday>> {
        if let Value::Holidays(days) = value { Some(days.clone()) } else { None }
    }
}

/// A closed list of choices as an enum: what a key is read as that holds one of them, or some.
pub trait Chosen: Copy + 'static {
    /// All of them, in their order.
    const CHOICES: &'static [Choice];
    /// The one of a name.
    fn named(name: &str) -> Option<Self>;
}

impl<T: Chosen> Reads for Vec<T> {
    fn read(value: &Value) -> Option<Vec<T>> {
        if let Value::Set(names) = value { names.iter().map(|name| T::named(name)).collect() } else { None }
    }
}
