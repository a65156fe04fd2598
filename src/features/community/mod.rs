//! «Кластеры и события»: who works together.

pub(super) mod clusters;
pub(super) mod leadership;
pub(super) mod chats;
