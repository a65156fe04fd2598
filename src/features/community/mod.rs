//! «Кластеры и события»: who works together.

pub mod clusters;
