//! Whose a value is: the municipality's, that of all bodies of a kind, or one body's own.
//!
//! A municipality may have several bodies at once, an association beside a council over clusters, each with a paper of its
//! own: what S2 says of a quorum is said of the association, and the council's paper is silent of it. So what a key of
//! bodies holds for one of them is, in this order: what is set for it, for its kind, for all of the municipality; what the
//! paper of its kind says; a default.

use serde::{Deserialize, Serialize};

use super::keys::body::{BODIES, Body as Leads};
use super::{Applied, Chosen, Override, Preset, Regulation, Resolved, Rule, Source, resolve};
use crate::ids::GroupId;
use crate::talk::{Result, Trouble};

/// For whom a key can hold something else than for all of the municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Varies {
    /// For nobody.
    No,
    /// For the bodies of a kind, and for one body.
    Bodies,
    /// For one cluster.
    Clusters,
}

/// A kind of body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BodyKind {
    /// The coordination council (S0).
    Council,
    /// The methodological centre (S1).
    Centre,
    /// The association (S2).
    Association,
    /// The council of a district (S3).
    DistrictCouncil,
    /// The methodological service (S4).
    Service,
    /// A cluster.
    Cluster,
}

impl BodyKind {
    /// All of them, in the order of the papers.
    pub const ALL: [BodyKind; 6] = [
        BodyKind::Council,
        BodyKind::Centre,
        BodyKind::Association,
        BodyKind::DistrictCouncil,
        BodyKind::Service,
        BodyKind::Cluster,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            BodyKind::Council => "council",
            BodyKind::Centre => "centre",
            BodyKind::Association => "association",
            BodyKind::DistrictCouncil => "district_council",
            BodyKind::Service => "service",
            BodyKind::Cluster => "cluster",
        }
    }

    /// The one of a code.
    pub fn of(code: &str) -> Option<BodyKind> {
        BodyKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The kind of which a paper speaks where it speaks of a body.
    pub fn in_paper(preset: Preset) -> BodyKind {
        match preset {
            Preset::S0 => BodyKind::Council,
            Preset::S1 => BodyKind::Centre,
            Preset::S2 => BodyKind::Association,
            Preset::S3 => BodyKind::DistrictCouncil,
            Preset::S4 => BodyKind::Service,
        }
    }
}

/// For whom a value is set that is not for all of the municipality: all bodies of a kind, or one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Scope {
    /// All bodies of a kind.
    Kind(BodyKind),
    /// One group.
    Group(GroupId),
}

impl From<Scope> for String {
    fn from(scope: Scope) -> String {
        match scope {
            Scope::Kind(kind) => kind.code().to_owned(),
            Scope::Group(group) => group.to_string(),
        }
    }
}

impl TryFrom<String> for Scope {
    type Error = String;

    fn try_from(code: String) -> std::result::Result<Scope, String> {
        let group = || code.parse().ok().map(|number| Scope::Group(GroupId(number)));
        BodyKind::of(&code).map(Scope::Kind).or_else(group).ok_or_else(|| format!("{code} is no body"))
    }
}

impl Scope {
    /// The body, or any of the kind: today's groups are clusters.
    pub fn body(self) -> Body {
        match self {
            Scope::Kind(kind) => Body { kind, group: None },
            Scope::Group(group) => Body { kind: BodyKind::Cluster, group: Some(group) },
        }
    }
}

/// A body, as whoever acts by a key asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Body {
    /// Of what kind it is.
    pub kind: BodyKind,
    /// Which group it is, where it is one.
    pub group: Option<GroupId>,
}

impl Body {
    /// From what is its own to what is its kind's.
    fn scopes(self) -> impl Iterator<Item = Scope> {
        self.group.map(Scope::Group).into_iter().chain([Scope::Kind(self.kind)])
    }
}

impl Rule {
    /// Whether a value can be set for these alone.
    pub fn is_for(&self, scope: Scope) -> bool {
        match self.varies {
            Varies::No => false,
            Varies::Bodies => true,
            Varies::Clusters => matches!(scope, Scope::Group(_)),
        }
    }
}

impl Regulation {
    /// The kinds of body that lead here: those which the papers name, or the municipality itself.
    pub fn kinds(&self) -> Result<Vec<BodyKind>> {
        let leads = |kind: &Leads| match kind {
            Leads::Council => BodyKind::Council,
            Leads::Centre => BodyKind::Centre,
            Leads::Association => BodyKind::Association,
            Leads::DistrictCouncil => BodyKind::DistrictCouncil,
            Leads::Service => BodyKind::Service,
        };
        Ok(self.get(&BODIES)?.iter().map(leads).collect())
    }

    /// What a key holds for a body, and by whose word.
    pub fn resolve_for(&self, rule: &Rule, body: Body) -> Result<Resolved> {
        let papers = match rule.varies {
            Varies::Bodies => self.papers_of(body.kind)?,
            Varies::Clusters | Varies::No => self.presets.clone(),
        };
        let set = self.set_for(rule, body).map(|(_, set)| set);
        resolve::resolve(rule, &papers, set)
            .map_err(|flaw| Trouble::fault(format!("the catalogue is unsound at {}: {flaw:?}", rule.name)))
    }

    /// What is set against the papers for a body, and for whom: `None` where that is for all of the municipality.
    pub fn set_for(&self, rule: &Rule, body: Body) -> Option<(Option<Scope>, &Override)> {
        let own = body.scopes().find_map(|scope| Some((Some(scope), self.bodies.get(&(rule.name, scope))?)));
        own.or_else(|| Some((None, self.overrides.get(rule.name)?)))
    }

    /// The papers that speak of bodies of a kind. One whose own body this municipality has not speaks of all that lead.
    fn papers_of(&self, kind: BodyKind) -> Result<Vec<Preset>> {
        let here = self.kinds()?;
        let leads = here.contains(&kind);
        let speaks = |preset: &&Preset| {
            let of = BodyKind::in_paper(**preset);
            of == kind || leads && !here.contains(&of)
        };
        Ok(self.presets.iter().filter(speaks).copied().collect())
    }

    /// For whom a key holds something of its own: the kinds that lead, and whoever has a value set.
    pub fn scopes(&self, rule: &Rule) -> Result<Vec<Scope>> {
        let mut scopes = Vec::new();
        if rule.varies == Varies::Bodies {
            scopes.extend(self.kinds()?.into_iter().map(Scope::Kind));
        }
        scopes.extend(self.bodies.keys().filter(|(name, _)| *name == rule.name).map(|(_, scope)| *scope));
        scopes.sort_unstable();
        scopes.dedup();
        Ok(scopes)
    }

    fn by_body(&self, rule: &Rule) -> Result<Vec<(Scope, Resolved)>> {
        let scopes = self.scopes(rule)?.into_iter();
        scopes.map(|scope| Ok((scope, self.resolve_for(rule, scope.body())?))).collect()
    }

    /// For whom a key holds something else than for all of the municipality, or by another word. Where nothing is true of
    /// all of them, each is there.
    pub fn apart(&self, rule: &Rule) -> Result<Vec<(Scope, Resolved)>> {
        let (common, is_split) = (self.resolve(rule)?, self.split(rule)?.is_some());
        let differs = |one: &Resolved| is_split || (&one.value, &one.source) != (&common.value, &common.source);
        Ok(self.by_body(rule)?.into_iter().filter(|(_, one)| differs(one)).collect())
    }

    /// The same of the kinds that lead, where they hold different things, so that nothing is true of all of them.
    pub fn split(&self, rule: &Rule) -> Result<Option<Vec<(BodyKind, Resolved)>>> {
        if rule.varies != Varies::Bodies {
            return Ok(None);
        }
        let mut kinds = Vec::new();
        for kind in self.kinds()? {
            kinds.push((kind, self.resolve_for(rule, Body { kind, group: None })?));
        }
        let is_split = kinds.windows(2).any(|pair| pair[0].1.value != pair[1].1.value);
        Ok(is_split.then_some(kinds))
    }

    /// What the chosen papers say of a key and no body goes by.
    pub fn not_applied(&self, rule: &Rule) -> Result<Vec<Applied>> {
        let mut notes = self.resolve(rule)?.notes;
        if rule.varies == Varies::Bodies {
            for (_, resolved) in self.by_body(rule)? {
                if let Source::Clauses(by) = resolved.source {
                    notes.retain(|note| !by.contains(&(note.preset, note.at)));
                }
            }
        }
        Ok(notes)
    }

    /// Whether papers differ in what nothing can satisfy, so that somebody has to choose. Two bodies may well differ.
    pub fn is_disputed(&self, rule: &Rule) -> Result<bool> {
        if rule.varies != Varies::Bodies {
            return Ok(self.resolve(rule)?.disputed);
        }
        for kind in self.kinds()? {
            if self.resolve_for(rule, Body { kind, group: None })?.disputed {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The names of choices and of kinds of body are the same words.
const _: () = assert!(Leads::CHOICES.len() + 1 == BodyKind::ALL.len());
