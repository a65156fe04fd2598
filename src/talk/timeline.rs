//! A way as a picture: the data alone, which is drawn when it is sent.

use serde::{Deserialize, Serialize};

/// A way: what stands on it, from top to bottom, and where today is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// What is shown.
    pub title: String,
    /// The finding, under the picture.
    pub caption: String,
    /// The points, in the order of their days.
    pub points: Vec<Point>,
    /// «Сегодня, 21.11.2026».
    pub today: String,
    /// What the signs mean: done, at work, late, ahead.
    pub legend: [String; 4],
}

/// A point of a way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Its day; empty for one without.
    pub day: String,
    /// Its words.
    pub label: String,
    /// How far it is.
    pub mark: PointMark,
    /// Whether it lies behind today.
    pub is_ahead: bool,
}

/// How far a point of a way is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PointMark {
    /// It is done.
    Done,
    /// It is at work.
    Going,
    /// Its day is past.
    Late,
    /// It is to come.
    Ahead,
}
