//! «Мой рост»: what teachers need.

pub mod deficits;
