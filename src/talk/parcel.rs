//! What is sent as a message of its own, below the card: data alone, which becomes a file or a picture when it is sent.

use serde::{Deserialize, Serialize};

use super::{Screen, Sheet, Timeline};

/// Something that is sent as a message of its own, below the card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Parcel {
    /// A picture that is drawn when it is sent, so that no transaction waits for it.
    Chart(Chart),
    /// The same of a link, as a square that phones read.
    Qr(Qr),
    /// A way, point after point, drawn as a picture when it is sent.
    Timeline(Box<Timeline>),
    /// A page of PDF that is drawn when it is sent: a certificate.
    Certificate(Box<Certificate>),
    /// A blank that comes with the program, filled when it is sent.
    Filled(Filled),
    /// A file.
    File(File),
    /// A spreadsheet that is written when it is sent.
    Sheet(Sheet),
    /// A spreadsheet about whoever gets it, and about nobody else.
    OwnSheet(Sheet),
    /// A file whose content is kept already.
    Content(Content),
    /// A certified copy of a paper that is kept: the lines that certify it are added when it is sent.
    Certified(Certified),
    /// A file that comes with the program.
    Own(Own),
    /// A message as others would get it, to be looked at.
    Sample(Box<Screen>),
}

impl Parcel {
    /// Whether it may name other people than whoever gets it: spreadsheets, papers, scans, copies, and a blank of a
    /// municipality's own, whose letterhead or block of signatures may name the head. Pictures show numbers; a blank that
    /// comes with the program has names of fields alone. A file of text is the regulation, which leaves the office's own
    /// matters out, or somebody's own data: those are handed to whom they are about, by the way on which they were asked
    /// for (152-FZ art. 14), and an operator's folder would show them to others.
    pub fn names_others(&self) -> bool {
        match self {
            Parcel::Sheet(_) | Parcel::Certified(_) => true,
            Parcel::Content(content) => content.names,
            Parcel::Filled(filled) => filled.names,
            // These are about whoever gets them.
            Parcel::Certificate(_) | Parcel::OwnSheet(_) => false,
            Parcel::Chart(_)
            | Parcel::Qr(_)
            | Parcel::Timeline(_)
            | Parcel::File(_)
            | Parcel::Own(_)
            | Parcel::Sample(_) => false,
        }
    }

    /// The name of its file, with its extension.
    pub fn file_name(&self) -> String {
        match self {
            Parcel::Chart(_) => "chart.png".to_owned(),
            Parcel::Qr(_) => "qr.png".to_owned(),
            Parcel::Timeline(_) => "way.png".to_owned(),
            Parcel::Certificate(certificate) => certificate.name.clone(),
            Parcel::Filled(filled) => filled.name.clone(),
            Parcel::File(file) => file.name.clone(),
            Parcel::Sheet(sheet) | Parcel::OwnSheet(sheet) => format!("{}.xlsx", sheet.name),
            Parcel::Content(content) => content.name.clone(),
            Parcel::Certified(copy) => copy.of.name.clone(),
            Parcel::Own(own) => own.name.clone(),
            Parcel::Sample(_) => String::new(),
        }
    }

    /// What stands under it.
    pub fn caption(&self) -> &str {
        match self {
            Parcel::Chart(chart) => &chart.caption,
            Parcel::Qr(qr) => &qr.caption,
            Parcel::Timeline(timeline) => &timeline.caption,
            Parcel::Certificate(certificate) => &certificate.caption,
            Parcel::Filled(filled) => &filled.caption,
            Parcel::File(file) => &file.caption,
            Parcel::Sheet(sheet) | Parcel::OwnSheet(sheet) => &sheet.caption,
            Parcel::Content(content) => &content.caption,
            Parcel::Certified(copy) => &copy.of.caption,
            Parcel::Own(own) => &own.caption,
            Parcel::Sample(_) => "",
        }
    }
}

/// A link as a square that phones read, with what it is for: to be printed, or shown on a wall.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Qr {
    /// What it is for, above the square.
    pub title: String,
    /// The link.
    pub link: String,
    /// Below the square, a line each.
    pub lines: Vec<String>,
    /// Under the picture.
    pub caption: String,
}

/// What a certificate of participation says (P23), in words.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Certificate {
    /// The name of its file, with its extension.
    pub name: String,
    /// Under the file.
    pub caption: String,
    /// Whose certificate it is, line by line.
    pub office: Vec<String>,
    /// «№ 12 от 26 ноября 2026 г.»
    pub number: String,
    /// The whole name.
    pub person: String,
    /// The post and the organisation.
    pub works: String,
    /// What they did there, as a sentence goes on.
    pub deed: String,
    /// Of what kind the event was, and what it was called.
    pub event: String,
    /// When and where it was.
    pub when: String,
    /// Who signs: the post.
    pub post: String,
    /// The name, as a signature has it.
    pub signatory: String,
    /// Where anybody can ask whether it is genuine.
    pub link: String,
    /// What the municipality's own drawing is kept by, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<String>,
}

/// A blank that comes with the program, and what is to stand in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Filled {
    /// Which blank (`papers::kinds::form`).
    pub blank: String,
    /// What is to stand in it, as JSON.
    pub values: String,
    /// The name of its file, with its extension.
    pub name: String,
    /// Under the file.
    pub caption: String,
    /// Whether it names other people than whoever gets it.
    pub names: bool,
    /// What the municipality's own blank is kept by, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<String>,
}

/// A bar chart: the data alone. Its caption states the finding.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// What is shown.
    pub title: String,
    /// The finding, in words, under the picture.
    pub caption: String,
    /// Names of the series; one needs no legend.
    pub series: Vec<String>,
    /// The bars, from top to bottom.
    pub bars: Vec<ChartBar>,
    /// What is shown if there are no bars.
    pub empty: String,
    /// The municipality, the day and the period, below the bars: a picture goes into reports without its chat.
    #[serde(default)]
    pub source: String,
    /// Drawn as a wheel whose rim is this value, an axis each in place of a bar: it needs three.
    #[serde(default)]
    pub round: Option<u32>,
}

/// A bar, or a group of bars, one for each series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartBar {
    /// Its name.
    pub label: String,
    /// Its lengths, one for each series.
    pub values: Vec<u32>,
}

/// A file whose content lies beside the database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// What it is kept by.
    pub hash: String,
    /// With its extension.
    pub name: String,
    /// Under the file.
    pub caption: String,
    /// Whether it may name other people than whoever gets it.
    #[serde(default = "by_default")]
    pub names: bool,
}

/// A copy for which somebody vouches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Certified {
    /// The paper, under the copy's own name.
    pub of: Content,
    /// What is added below it, a line each; a tab leads to the place of the signature, the next to that of the name.
    pub lines: Vec<String>,
}

/// What was stored before anybody asked may name anybody.
fn by_default() -> bool {
    true
}

/// A file that comes with the program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Own {
    /// Which one (`papers::kinds::own`).
    pub key: String,
    /// With its extension.
    pub name: String,
    /// Under the file.
    pub caption: String,
}

/// A file of text, such as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// With its extension.
    pub name: String,
    /// Under the file.
    pub caption: String,
    /// What is in it.
    pub text: String,
}
