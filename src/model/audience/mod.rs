//! To whom something is, a message or an event: what was chosen, who may choose it, and how it is said.

pub mod store;

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, EventId, GroupId, OrganisationId, PersonId, PostId, SubjectId};
use crate::model::people::Category;
use crate::model::roles::{Coordinator, Leader, Registered};
use crate::say;
use crate::talk::{Cx, Result, Trouble};
use crate::text::{Bilingual, Language};

/// Who writes to many.
#[derive(Debug, Clone)]
pub enum Sender {
    /// A coordinator, to anybody.
    Coordinator(Coordinator),
    /// A leader or a deputy, to the members of their groups.
    Leader(PersonId, Vec<Leader>),
}

impl Sender {
    /// The person who speaks, if they may write to many; others are refused.
    pub fn of(cx: &Cx) -> Result<Sender> {
        let me = Registered::of(cx)?.id();
        if let Some(coordinator) = Coordinator::known(cx)? {
            return Ok(Sender::Coordinator(coordinator));
        }
        match Leader::all_of(cx)? {
            led if led.is_empty() => Err(Trouble::Refused(say!(cx.language(), "model-audience-not-sender"))),
            led => Ok(Sender::Leader(me, led)),
        }
    }

    /// Who it is.
    pub fn id(&self) -> PersonId {
        match self {
            Sender::Coordinator(coordinator) => coordinator.id(),
            Sender::Leader(person, _) => *person,
        }
    }

    /// Whose messages they may look at and stop: a coordinator each of the municipality, a leader their own.
    pub fn sees_of(&self) -> Option<PersonId> {
        match self {
            Sender::Coordinator(_) => None,
            Sender::Leader(person, _) => Some(*person),
        }
    }

    /// Within which groups they write; none for anybody.
    pub fn groups(&self) -> Option<Vec<GroupId>> {
        match self {
            Sender::Coordinator(_) => None,
            Sender::Leader(_, led) => Some(led.iter().map(|leader| leader.group()).collect()),
        }
    }

    /// What they are, as the message says it.
    pub fn role(&self) -> Bilingual {
        let said = |language| match self {
            Sender::Coordinator(_) => say!(language, "model-audience-role-coordinator"),
            Sender::Leader(_, led) if led.iter().all(|leader| leader.is_deputy()) => {
                say!(language, "model-audience-role-deputy")
            }
            Sender::Leader(..) => say!(language, "model-audience-role-leader"),
        };
        Bilingual { ru: said(Language::Ru), en: said(Language::En) }
    }
}

/// What is chosen of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The members of a group.
    Group,
    /// Who works there.
    Organisation,
    /// Who has this post.
    Post,
    /// Who teaches it.
    Subject,
    /// A target category of S0-01.
    Target,
    /// Those whom an event concerns.
    Event,
    /// A category of deficits: for coordinators, and with nothing else. Whoever it is stays hidden.
    Category,
}

impl Kind {
    /// Those that combine, the likeliest first.
    pub const ALL: [Kind; 6] = [Kind::Group, Kind::Organisation, Kind::Post, Kind::Subject, Kind::Target, Kind::Event];

    /// Those by which people can be chosen for whom something stays: not by an event, whose people change.
    pub const LASTING: [Kind; 5] = [Kind::Group, Kind::Organisation, Kind::Post, Kind::Subject, Kind::Target];

    /// «Кластер».
    pub fn named(self, language: Language) -> String {
        match self {
            Kind::Group => say!(language, "model-audience-kind-group"),
            Kind::Organisation => say!(language, "model-audience-kind-organisation"),
            Kind::Post => say!(language, "model-audience-kind-post"),
            Kind::Subject => say!(language, "model-audience-kind-subject"),
            Kind::Target => say!(language, "model-audience-kind-target"),
            Kind::Event => say!(language, "model-audience-kind-event"),
            Kind::Category => say!(language, "model-audience-kind-category"),
        }
    }
}

/// Which of those whom an event concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Part {
    /// Everybody who was invited.
    Invited,
    /// Who said that they come.
    Going,
    /// Who was there.
    Came,
    /// Who was not there, once that is known.
    Missed,
    /// Who has not answered.
    Silent,
}

impl Part {
    /// All of them, in their order.
    pub const ALL: [Part; 5] = [Part::Invited, Part::Going, Part::Came, Part::Missed, Part::Silent];

    /// «кто идёт».
    pub fn named(self, language: Language) -> String {
        match self {
            Part::Invited => say!(language, "model-audience-part-invited"),
            Part::Going => say!(language, "model-audience-part-going"),
            Part::Came => say!(language, "model-audience-part-came"),
            Part::Missed => say!(language, "model-audience-part-missed"),
            Part::Silent => say!(language, "model-audience-part-silent"),
        }
    }
}

/// An event, and which of its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfEvent {
    /// The event.
    pub id: EventId,
    /// Which of them.
    pub part: Part,
}

/// What was chosen: of one kind any of them, of several kinds each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Audience {
    /// Everybody, or all members of a leader's groups.
    pub everybody: bool,
    /// The members of any of these.
    pub groups: Vec<GroupId>,
    /// Who works in any of these.
    pub organisations: Vec<OrganisationId>,
    /// Who has any of these posts.
    pub posts: Vec<PostId>,
    /// Who teaches any of these.
    pub subjects: Vec<SubjectId>,
    /// Who is in any of these target categories.
    pub targets: Vec<Category>,
    /// Those whom an event concerns.
    pub event: Option<OfEvent>,
    /// Who has a deficit in this category.
    pub category: Option<CategoryId>,
}

impl Audience {
    /// Whether anything was chosen.
    pub fn is_chosen(&self) -> bool {
        *self != Audience::default()
    }

    /// Whether one of a kind is among them.
    pub fn has(&self, kind: Kind, id: i64) -> bool {
        match kind {
            Kind::Group => self.groups.contains(&GroupId(id)),
            Kind::Organisation => self.organisations.contains(&OrganisationId(id)),
            Kind::Post => self.posts.contains(&PostId(id)),
            Kind::Subject => self.subjects.contains(&SubjectId(id)),
            Kind::Target => self.targets.iter().any(|category| category.number() == id),
            Kind::Event => self.event.is_some_and(|event| event.id == EventId(id)),
            Kind::Category => self.category == Some(CategoryId(id)),
        }
    }

    /// How many of a kind are chosen.
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Group => self.groups.len(),
            Kind::Organisation => self.organisations.len(),
            Kind::Post => self.posts.len(),
            Kind::Subject => self.subjects.len(),
            Kind::Target => self.targets.len(),
            Kind::Event => usize::from(self.event.is_some()),
            Kind::Category => usize::from(self.category.is_some()),
        }
    }

    /// With one of a kind, or without it; where it is so already nothing changes.
    pub fn with(self, kind: Kind, id: i64, wanted: bool) -> Audience {
        if self.has(kind, id) == wanted { self } else { self.toggled(kind, id) }
    }

    /// With one of a kind, or without it where it is there already. An event is chosen with its part.
    /// A category of deficits stands alone.
    fn toggled(mut self, kind: Kind, id: i64) -> Audience {
        if kind == Kind::Category {
            let category = Some(CategoryId(id)).filter(|category| self.category != Some(*category));
            return Audience { category, ..Audience::default() };
        }
        self.category = None;
        fn toggle<T: PartialEq>(list: &mut Vec<T>, one: T) {
            match list.iter().position(|known| *known == one) {
                Some(place) => drop(list.remove(place)),
                None => list.push(one),
            }
        }
        match kind {
            Kind::Group => toggle(&mut self.groups, GroupId(id)),
            Kind::Organisation => toggle(&mut self.organisations, OrganisationId(id)),
            Kind::Post => toggle(&mut self.posts, PostId(id)),
            Kind::Subject => toggle(&mut self.subjects, SubjectId(id)),
            Kind::Target => {
                if let Ok(category) = Category::try_from(id) {
                    toggle(&mut self.targets, category);
                }
            }
            Kind::Event | Kind::Category => self.event = None,
        }
        self.everybody = false;
        self
    }

    /// With those whom an event concerns, in the place of whom another did. A category of deficits ends with it: whoever
    /// could cut one by an event would find out who has it.
    pub fn of_event(self, event: OfEvent) -> Audience {
        Audience { everybody: false, category: None, event: Some(event), ..self }
    }

    /// What a sender may reach of it: a leader only the members of their own groups. Whatever a draft of before holds beside a
    /// category of deficits is left out.
    pub fn within(mut self, sender: &Sender, language: Language) -> Result<Audience> {
        if self.category.is_some() {
            self = Audience { category: self.category, ..Audience::default() };
        }
        if let Some(own) = sender.groups() {
            if self.category.is_some() {
                return Err(Trouble::Refused(say!(language, "model-audience-not-own")));
            }
            if self.groups.iter().any(|group| !own.contains(group)) {
                return Err(Trouble::Refused(say!(language, "model-audience-not-own")));
            }
            if self.groups.is_empty() && self.is_chosen() {
                self.groups = own;
            }
        }
        Ok(self)
    }
}

/// What the chosen ones are called.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Names {
    /// Of groups.
    pub groups: Vec<String>,
    /// Of organisations, short.
    pub organisations: Vec<String>,
    /// Of posts, in both languages.
    pub posts: Vec<[String; 2]>,
    /// Of subjects, in both languages.
    pub subjects: Vec<[String; 2]>,
    /// The title of the event.
    pub event: Option<String>,
}

/// How many names of a kind a message lists.
const MOST_NAMES: usize = 3;

/// «кластер «Физика»; учителя…»: to whom, as the message and its cards say it.
pub fn said(language: Language, audience: &Audience, names: &Names) -> String {
    let pick = |both: &[String; 2]| {
        let [ru, en] = both.clone();
        language.pick(ru, en)
    };
    // What somebody lacks stands in no message.
    if audience.category.is_some() {
        return say!(language, "model-audience-category-said");
    }
    let quoted = |names: &[String]| names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>();
    let posts: Vec<_> = names.posts.iter().map(pick).collect();
    let subjects: Vec<_> = names.subjects.iter().map(pick).collect();
    let targets: Vec<_> = audience.targets.iter().map(|category| target(language, *category)).collect();
    let list = |kind: Kind, names: Vec<String>| {
        let more = names.len().saturating_sub(MOST_NAMES);
        let mut shown = names.into_iter().take(MOST_NAMES).collect::<Vec<_>>().join(", ");
        if more > 0 {
            shown = say!(language, "model-audience-and-more", shown = shown, more = more);
        }
        (!shown.is_empty()).then(|| format!("{} {shown}", kind.named(language).to_lowercase()))
    };
    let mut parts = vec![
        list(Kind::Group, quoted(&names.groups)),
        list(Kind::Organisation, quoted(&names.organisations)),
        list(Kind::Post, posts),
        list(Kind::Subject, subjects),
        list(Kind::Target, targets),
    ];
    parts.push(audience.event.zip(names.event.clone()).map(|(event, title)| {
        say!(language, "model-audience-of-event", title = title, part = event.part.named(language))
    }));
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() { say!(language, "model-audience-everybody-said") } else { parts.join("; ") }
}

/// What a target category of S0-01 is called.
pub fn target(language: Language, category: Category) -> String {
    match category.number() {
        1 => say!(language, "model-audience-target-young"),
        2 => say!(language, "model-audience-target-beginning"),
        3 => say!(language, "model-audience-target-low"),
        4 => say!(language, "model-audience-target-adverse"),
        5 => say!(language, "model-target-growing"),
        _ => say!(language, "model-target-experienced"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// «Events, Broadcasts»: a category of deficits is combined with nothing, and no message says it.
    #[test]
    fn a_category_of_deficits_stands_alone() {
        let audience = Audience::default().toggled(Kind::Post, 1).toggled(Kind::Category, 2);
        assert_eq!(audience, Audience { category: Some(CategoryId(2)), ..Audience::default() });
        assert_eq!(said(Language::Ru, &audience, &Names::default()), "тем, кому это может пригодиться");
        let event = OfEvent { id: EventId(1), part: Part::Going };
        assert_eq!(audience.clone().of_event(event), Audience { event: Some(event), ..Audience::default() });
        let audience = audience.toggled(Kind::Group, 1);
        assert!(audience.category.is_none() && audience.has(Kind::Group, 1));
        assert!(!Audience::default().toggled(Kind::Category, 2).toggled(Kind::Category, 2).is_chosen());
    }

    /// «A double tap on every button»: the second one changes nothing.
    #[test]
    fn one_is_chosen_once_however_often_it_is_said() {
        let twice = |wanted| Audience::default().with(Kind::Post, 1, wanted).with(Kind::Post, 1, wanted);
        assert!(twice(true).has(Kind::Post, 1) && twice(true).count(Kind::Post) == 1);
        assert_eq!(twice(false), Audience::default());
        let chosen = Audience::default().with(Kind::Category, 2, true).with(Kind::Category, 2, true);
        assert_eq!(chosen.category, Some(CategoryId(2)));
        assert!(!twice(true).with(Kind::Post, 1, false).is_chosen());
    }

    #[test]
    fn one_is_chosen_and_left_out_by_the_same_button_and_everybody_ends_with_it() {
        let audience = Audience { everybody: true, ..Audience::default() };
        let audience = audience.toggled(Kind::Post, 1).toggled(Kind::Post, 2);
        assert!(!audience.everybody && audience.has(Kind::Post, 1) && audience.count(Kind::Post) == 2);
        let audience = audience.toggled(Kind::Post, 1).toggled(Kind::Post, 2);
        assert!(!audience.is_chosen());
    }

    /// «Events, Broadcasts»: names are listed as far as a reader bears it.
    #[test]
    fn an_audience_is_said_by_its_names() {
        let audience = Audience { groups: vec![GroupId(1)], posts: vec![PostId(1)], ..Audience::default() };
        let posts = vec![["Учитель".to_owned(), "Teacher".to_owned()]];
        let names = Names { groups: vec!["Физика".to_owned()], posts, ..Names::default() };
        assert_eq!(said(Language::Ru, &audience, &names), "кластер «Физика»; должность Учитель");
        let many = Names { groups: ["А", "Б", "В", "Г"].map(str::to_owned).to_vec(), ..Names::default() };
        assert_eq!(said(Language::Ru, &audience, &many), "кластер «А», «Б», «В» и ещё 1");
    }
}
