//! Who may join a cluster in person, as the municipality's regulation has it (S0-07, S0-24, S1-02).

use crate::ids::GroupId;
use crate::model::regulation::keys::clusters::{CLUSTER_MEMBERS, ClusterMember};
use crate::model::regulation::{self, Regulation, Scope};
use crate::say;
use crate::talk::{Result, Tx};
use crate::text::Language;

/// Who may join a cluster in person. Whoever belongs to one already stays, whatever the regulation says later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InPerson {
    /// Any teacher, whatever their school (S1-02).
    Anybody,
    /// Who works in an organisation that is marked with high results on that day (S0-24).
    HighResults,
    /// Nobody: organisations alone are members.
    Nobody,
}

impl InPerson {
    /// As a regulation has it for a cluster.
    pub fn of(regulation: &Regulation, group: GroupId) -> Result<InPerson> {
        let members = regulation.get_for(&CLUSTER_MEMBERS, Scope::Group(group).body())?;
        let has = |member| members.contains(&member);
        Ok(match (has(ClusterMember::Persons), has(ClusterMember::HighResults)) {
            (true, _) => InPerson::Anybody,
            (false, true) => InPerson::HighResults,
            (false, false) => InPerson::Nobody,
        })
    }

    /// As it is now.
    pub async fn now(tx: &mut Tx, group: GroupId) -> Result<InPerson> {
        InPerson::of(&*regulation::now(tx).await?, group)
    }

    /// Why somebody may not, who is none of those.
    pub fn why(self, language: Language) -> String {
        match self {
            InPerson::Anybody | InPerson::HighResults => say!(language, "model-join-high-results"),
            InPerson::Nobody => say!(language, "model-join-organisations"),
        }
    }

    /// Whether everybody may, and whether those of marked organisations may, as statements ask it.
    pub fn asked(self) -> (bool, bool) {
        match self {
            InPerson::Anybody => (true, false),
            InPerson::HighResults => (false, true),
            InPerson::Nobody => (false, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::regulation::{Change, Preset};

    /// S0-07, S0-24, S1-02: who may join in person under each regulation, under both, and where a municipality says
    /// otherwise.
    #[test]
    fn s0_24_the_regulation_says_who_joins_in_person() {
        let of = |presets: &[Preset]| Regulation { presets: presets.to_vec(), ..Regulation::default() };
        let may = |regulation: &Regulation| InPerson::of(regulation, GroupId(1)).unwrap();
        assert_eq!(may(&of(&[])), InPerson::Anybody);
        assert_eq!(may(&of(&[Preset::S1])), InPerson::Anybody);
        assert_eq!(may(&of(&[Preset::S0])), InPerson::HighResults);
        assert_eq!(may(&of(&[Preset::S0, Preset::S1])), InPerson::Anybody);
        let rule = &CLUSTER_MEMBERS.rule;
        let alone = Change::Set(rule.name, rule.kind.read("organisations").unwrap(), "решение совета".to_owned());
        let alone = of(&[Preset::S0]).after(&alone).unwrap().unwrap();
        assert_eq!(may(&alone), InPerson::Nobody);
        // A cluster may have its own.
        let all = rule.kind.read("organisations,persons").unwrap();
        let own = Change::SetFor(Scope::Group(GroupId(7)), rule.name, all, "решение кластера".to_owned());
        let own = alone.after(&own).unwrap().unwrap();
        assert_eq!(may(&own), InPerson::Nobody);
        assert_eq!(InPerson::of(&own, GroupId(7)).unwrap(), InPerson::Anybody);
    }
}
