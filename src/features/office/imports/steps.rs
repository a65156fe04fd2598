//! Where the conversation about imports can be, and what its buttons carry.

use serde::{Deserialize, Serialize};

use crate::ids::{FileId, ImportId};
use crate::model::imports::{Choice, Kind, Outcome};
use crate::model::needs::Source;
use crate::model::plans::Which;
use crate::talk::{Leaf, Spot};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// Of what is the list?
    Choose,
    /// A list of this kind is to be sent.
    Of { kind: Kind },
    /// A plan is to be sent, for this one.
    Plan { which: Which },
    /// A list that was sent.
    Card { id: ImportId },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Of what is the list? A file may be sent at once.
    Choose,
    /// A file has come, of which it is not known what it is.
    Which { file: FileId },
    /// The file is sent; a plan for this one, where that was chosen.
    Send {
        kind: Kind,
        #[serde(default)]
        plan: Option<Which>,
    },
    /// Of what is the list? The regulation lets no file with names pass the messenger.
    ChooseLaid,
    /// The files that were laid into the operator's folder; a plan for this one, where that was chosen.
    Laid {
        kind: Kind,
        #[serde(default)]
        plan: Option<Which>,
        spot: Spot,
    },
    /// One of them is being taken from there.
    Taking {
        kind: Kind,
        #[serde(default)]
        plan: Option<Which>,
        name: String,
    },
    /// Where an import stands, whatever that is now.
    Card { id: ImportId },
    /// Whose diagnosis was it?
    Source { id: ImportId },
    /// One of the columns is chosen, to be given another meaning.
    Columns { id: ImportId, spot: Spot },
    /// What does this column mean?
    Column { id: ImportId, at: usize },
    /// The rows of one outcome.
    Rows { id: ImportId, outcome: Outcome, spot: Spot },
    /// One row; who or what a doubtful one is.
    Row { id: ImportId, line: i64, outcome: Outcome },
    /// Shall it be given up?
    Refuse { id: ImportId },
    /// The report is on its way as a file.
    Sent { id: ImportId, rows: usize },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    List {
        leaf: Leaf,
    },
    /// The list is of this kind.
    Kind {
        kind: Kind,
    },
    /// Takes a file from the operator's folder: what tells it from all others there.
    Laid {
        file: String,
    },
    /// The catalogue with its numbers, as a spreadsheet.
    Catalogue,
    /// Asks whose diagnosis it was.
    Whose,
    /// It was theirs.
    Source {
        source: Source,
    },
    /// Shows how far it is.
    Refresh,
    /// The columns mean what they seem to.
    Right,
    /// Shows the columns, to correct one.
    Mend,
    /// Chooses a column.
    Column {
        at: usize,
    },
    /// It means this field, or nothing.
    Field {
        code: Option<String>,
    },
    /// Shows the rows of an outcome.
    Rows {
        outcome: Outcome,
    },
    /// Shows a row.
    Row {
        line: i64,
    },
    /// Says who or what a row is.
    Choose {
        choice: Choice,
    },
    /// Says it of all doubtful rows.
    All {
        choice: Choice,
    },
    /// Adds the schools that nobody knows.
    Schools,
    /// The report as a spreadsheet.
    Sheet,
    /// Takes over what is offered.
    Take,
    /// Asks whether to give it up.
    Refuse,
    /// Does what the card asks about.
    Yes,
    /// Back to the card of the import.
    Back,
}
