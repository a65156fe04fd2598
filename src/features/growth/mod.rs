//! «Мой рост»: what teachers need.

pub(super) mod deficits;
pub(super) mod pairs;
