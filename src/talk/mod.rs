//! The conversation kit: what a room is, what it shows, what it hears, and how its step is kept.
//!
//! It knows no channel. A room says what each step asks and what follows each answer; a turn
//! (`engine::turn`) carries the answer out in one transaction. Reading order below.

mod view;
pub use view::{Button, Does, Key, KeyDoes, Screen, View, Weight};

mod parcel;
pub use parcel::{Certificate, Certified, Chart, ChartBar, Content, File, Filled, Own, Parcel, Qr};

mod timeline;
pub use timeline::{Point, PointMark, Timeline};

mod sheet;
pub use sheet::{Cell, MOST_ROWS, Sheet};

mod styled;
pub use styled::{Attached, LONGEST, Mark, Message, Style, Styled, units};

mod list;
pub use list::{Leaf, Page, Spot};

mod form;
pub use form::{Draft, Form, Turn};

mod place;
pub use place::{Coming, Place};

mod happening;
pub use happening::{Follow, Happening};

mod tx;
pub use tx::{Answer, CatalogueSeal, ConsentText, Memory, RegulationSeal, Sealed, Surroundings, Tx, Wakes};

mod cx;
pub use cx::{Besides, Cx};

mod room;
pub use room::{Heading, Look, Next, Offer, Offers, Opens, Room, RoomEntry, Said, Thing, Trouble, Turned};

mod erased;

mod converse;
pub(crate) use converse::kept;
pub use converse::{DONE, converse};

pub use files::{Attachment, Received, Unfetched};
pub use last::Origin;

mod table;
pub use table::{Fate, Kept, Of, Table, Whose};

pub mod button;
pub mod calendar;
pub mod files;
pub mod labels;
pub mod last;
pub mod session;
pub mod typed;

#[cfg(test)]
pub mod trial;

/// What a room's functions return: an answer, or a trouble of one of two kinds.
pub type Result<T, E = Trouble> = std::result::Result<T, E>;
