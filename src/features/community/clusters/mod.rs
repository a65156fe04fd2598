//! Methodological clusters: finding, joining and leaving them (S0-06, S1-02, S1-07).
//!
//! ```text
//! - [Кластеры]
//! - Всего 12 кластеров. Нажмите или напишите часть названия.   — [Особый ребёнок · 👥 12] … [По теме]
//! - Особый ребёнок
//!   Темы: психолого-педагогические · 📍 Школа № 3, ведёт Зимина Анна Ильинична
//!   👥 12 участников, работает · Ноябрь: знакомство с проблемой, анализ подходов, обоснование практик
//!   🗓 «Урок для всех», чт, 26 ноября, 14:30   — [Вступить] [События]
//! - ✅ Вы в кластере. Уведомления выключены   — [Включить уведомления] …
//!
//! - [Выйти]
//! - Выйти из кластера? Уйдут ответы на будущие события, останется участие в прошедших   — [Выйти]
//! ```
//!
//! Anybody of the municipality may join any cluster, whatever their school; leaving asks nobody (S0-06, S1-02).
//! The roster is whole for the cluster's leader and the coordinators; members see the colleagues who agreed to be
//! named, and the number of the rest.

mod rules;
mod store;
mod cards;
mod flow;

#[cfg(test)]
mod tests;

pub use flow::Clusters;
pub use rules::{AlgorithmStep, algorithm_steps};
pub use store::{Joining, join};
