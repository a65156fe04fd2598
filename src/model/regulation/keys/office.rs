//! The office: its names, its letterhead, on what it stands.

use crate::model::regulation::rule::{Chapter, Fit, Key, Preset};
use crate::say;

/// Name of the office.
pub static OFFICE_NAME: Key<Vec<String>> =
    Key::cases("office_name", Chapter::Office, |language| say!(language, "regulation-office-name")).own();

/// Post of the head.
pub static HEAD_POST: Key<Vec<String>> =
    Key::cases("head_post", Chapter::Office, |language| say!(language, "regulation-head-post")).own();

/// Head.
pub static HEAD_NAME: Key<Vec<String>> =
    Key::cases("head_name", Chapter::Office, |language| say!(language, "regulation-head-name")).own();

/// Letterhead.
pub static LETTERHEAD: Key<Vec<String>> =
    Key::lines("letterhead", Chapter::Office, |language| say!(language, "regulation-letterhead"), 8).own();

/// Legal base.
pub static LEGAL_BASE: Key<Vec<String>> =
    Key::lines("legal_base", Chapter::Office, |language| say!(language, "regulation-legal-base"), 12)
        .clauses(
            Fit::Union,
            &[
                Preset::S2.says("п. 1.4", "распоряжение Минпросвещения России от 06.08.2020 № Р-76"),
                Preset::S3.says("разд. I, п. 1.3", "распоряжение Минпросвещения России от 16.12.2020 № Р-174"),
                Preset::S4.says("п. 1.2", "распоряжение Минпросвещения России от 16.12.2020 № Р-174"),
            ],
        )
        .note(|language| say!(language, "regulation-legal-base-note"));
