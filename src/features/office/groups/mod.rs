//! Groups.

mod cards;
pub mod desk;
mod store;
pub mod founding;
pub mod leading;

pub use cards::rows;
pub use desk::Clusters;
pub use store::{cluster, clusters, set_phase};
pub use founding::{Founding, NewCluster, found};
pub use leading::Leading;
