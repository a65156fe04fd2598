//! What a cluster is made for (contradiction 9): a project of organisations (S0), a host school (S1), a difficulty (S3). The
//! regulation says which of them there are; where there is one, nobody is asked and no card speaks of it.

use serde::{Deserialize, Serialize};

use crate::ids::GroupId;
use crate::model::journal::{self, Entry};
use crate::model::regulation::Regulation;
use crate::model::regulation::keys::clusters::{CLUSTER_KINDS, ClusterKind};
use crate::model::roles::Coordinator;
use crate::say;
use crate::talk::{Result, Trouble, Tx};
use crate::text::Language;

/// What a cluster is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum MadeFor {
    /// A project of several organisations (S0-10).
    Project,
    /// A school that hosts it (S1-12).
    HostSchool,
    /// A difficulty that many share (S3-08).
    Difficulty,
}

impl MadeFor {
    /// All of them, in the order of the regulation.
    pub const ALL: [MadeFor; 3] = [MadeFor::Project, MadeFor::HostSchool, MadeFor::Difficulty];

    /// Those that a regulation has.
    pub fn offered(regulation: &Regulation) -> Result<Vec<MadeFor>> {
        let kinds = regulation.get(&CLUSTER_KINDS)?;
        let of = |kind: &MadeFor| match kind {
            MadeFor::Project => ClusterKind::Project,
            MadeFor::HostSchool => ClusterKind::HostSchool,
            MadeFor::Difficulty => ClusterKind::Difficulty,
        };
        Ok(MadeFor::ALL.into_iter().filter(|kind| kinds.contains(&of(kind))).collect())
    }

    /// What a new one is for where nobody is asked: what its circumstances say, if a regulation has that, else the only kind
    /// that it has.
    pub fn unasked(regulation: &Regulation, wished: Option<MadeFor>) -> Result<Option<MadeFor>> {
        let offered = MadeFor::offered(regulation)?;
        let only = if let [only] = offered[..] { Some(only) } else { None };
        Ok(wished.filter(|wished| offered.contains(wished)).or(only))
    }

    /// «при опорной школе», where a card speaks of it.
    pub fn told(made_for: Option<MadeFor>, regulation: &Regulation, language: Language) -> Result<Option<String>> {
        Ok(match made_for {
            Some(kind) if kind.is_told(regulation)? => Some(kind.named(language)),
            Some(_) | None => None,
        })
    }

    /// Whether a card speaks of it: not where a regulation has no other.
    fn is_told(self, regulation: &Regulation) -> Result<bool> {
        Ok(MadeFor::offered(regulation)? != [self])
    }

    /// «при опорной школе».
    pub fn named(self, language: Language) -> String {
        match self {
            MadeFor::Project => say!(language, "model-made-for-project"),
            MadeFor::HostSchool => say!(language, "model-made-for-host-school"),
            MadeFor::Difficulty => say!(language, "model-made-for-difficulty"),
        }
    }

    /// As the journal writes it.
    pub fn code(self) -> &'static str {
        match self {
            MadeFor::Project => "project",
            MadeFor::HostSchool => "host_school",
            MadeFor::Difficulty => "difficulty",
        }
    }
}

/// Says what a group is made for.
pub async fn set_made_for(tx: &mut Tx, by: Coordinator, group: GroupId, made_for: MadeFor) -> Result<()> {
    let municipality = tx.municipality();
    let was = sqlx::query_scalar!(
        r#"SELECT made_for AS "made_for?: MadeFor" FROM groups WHERE id = ? AND municipality_id = ?"#,
        group,
        municipality
    )
    .fetch_optional(tx.db())
    .await?
    .ok_or(Trouble::Gone)?;
    if was == Some(made_for) {
        return Ok(());
    }
    sqlx::query!("UPDATE groups SET made_for = ? WHERE id = ?", made_for, group).execute(tx.db()).await?;
    let written = |kind: MadeFor| kind.code().to_owned();
    let (was, became) = (was.map(written), Some(written(made_for)));
    journal::note(tx, by.id(), "group-made-for", Entry { group: Some(group), was, became, ..Entry::default() }).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::regulation::Preset;

    /// Contradiction 9: a municipality whose regulation has one kind is asked nothing; one that has several says which.
    #[test]
    fn kinds_follow_the_regulation() {
        let of = |presets: &[Preset]| Regulation { presets: presets.to_vec(), ..Regulation::default() };
        let offered = |presets: &[Preset]| MadeFor::offered(&of(presets)).unwrap();
        assert_eq!(offered(&[Preset::S0]), [MadeFor::Project]);
        assert_eq!(offered(&[Preset::S1]), [MadeFor::HostSchool]);
        assert_eq!(offered(&[Preset::S3]), [MadeFor::Difficulty]);
        assert_eq!(offered(&[Preset::S0, Preset::S1, Preset::S3]), MadeFor::ALL);
        let unasked = |presets: &[Preset], wished| MadeFor::unasked(&of(presets), wished).unwrap();
        assert_eq!(unasked(&[Preset::S0], None), Some(MadeFor::Project));
        assert_eq!(unasked(&[Preset::S0], Some(MadeFor::Difficulty)), Some(MadeFor::Project));
        assert_eq!(unasked(&[Preset::S0, Preset::S3], Some(MadeFor::Difficulty)), Some(MadeFor::Difficulty));
        assert_eq!(unasked(&[Preset::S0, Preset::S1], Some(MadeFor::Difficulty)), None);
        assert!(!MadeFor::Project.is_told(&of(&[Preset::S0])).unwrap());
        assert!(MadeFor::HostSchool.is_told(&of(&[Preset::S0])).unwrap());
        assert!(MadeFor::Project.is_told(&of(&[Preset::S0, Preset::S1])).unwrap());
    }
}
