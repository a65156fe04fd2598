//! «Мой рост»: what teachers need, and the catalogue of it.

pub(super) mod catalogue;
pub(super) mod deficits;
pub(super) mod requests;
pub(super) mod selfcheck;
pub(super) mod pairs;
pub(super) mod record;
pub(super) mod routes;
