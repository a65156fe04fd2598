//! Pure rules about what is typed.

use crate::features::office::rules;

/// The name of a group: 3 to 120 characters.
pub fn name(typed: &str) -> Option<String> {
    rules::name(typed, 3)
}
