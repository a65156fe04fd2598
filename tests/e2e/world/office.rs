//! What the office has done before a test begins: lists that were loaded, roles that were given.

use grozd::ids::{OrganisationId, PersonId, PostId};
use grozd::model::people::{self, FullName, Listing};
use grozd::model::roles::{self, Appointing, Coordinator, Role, Scope};

use super::World;

impl World {
    /// Lists people of a school, as a file of the school does.
    pub async fn lists(&self, school: i64, names: &[&str]) {
        let mut tx = self.tx().await;
        let guard = self.office(&mut tx).await;
        let listing = |name: &&str| Listing::of(&FullName::parse(name).unwrap(), OrganisationId(school), PostId(1));
        let listings: Vec<_> = names.iter().map(listing).collect();
        people::list_all(&mut tx, guard, &listings).await.unwrap();
        tx.finish().0.commit().await.unwrap();
    }

    /// Makes a person the representative of the school where they work, as a coordinator does.
    pub async fn represents(&self, person: i64) {
        let mut tx = self.tx().await;
        let guard = self.office(&mut tx).await;
        let (person, role, scope) = (PersonId(person), Role::Representative, Scope::Organisation);
        let what = Appointing { person, role, scope, group: None, order: None, term: None };
        roles::appoint(&mut tx, guard, &what).await.unwrap();
        tx.finish().0.commit().await.unwrap();
    }

    /// The authority of the first coordinator.
    async fn office(&self, tx: &mut grozd::talk::Tx) -> Coordinator {
        let first = roles::coordinators(tx).await.unwrap()[0];
        Coordinator::find(tx, first).await.unwrap().unwrap()
    }
}
