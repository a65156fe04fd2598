//! Two records of one human become one: a teacher with two telephones, or somebody whom a list had named.
//!
//! What moves is read of the schema, since it is the schema that knows who is named where ([`moving`]): whatever a later
//! feature keeps about people moves too. Before anything does, each account is asked ([`asking`]), because what somebody
//! wrote is theirs until they have said that they are the other one too; a record without an account has nobody to ask.

mod asking;
mod codes;
mod moving;

#[cfg(test)]
mod tests;

pub(in crate::model::people) use asking::put;
pub use asking::{Agreed, Asking, Question, agree, ask, asked, refuse, withdraw};
pub use codes::{CODE_DIGITS, TRIES, Tried, make_code, try_code};
pub use moving::{KEEPS, tidy, undo};
