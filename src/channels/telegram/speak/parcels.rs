//! Files and pictures: made off the async threads when they are sent, or left in the operator's folder.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use reqwest::multipart::{Form, Part};
use teloxide::types::ChatId;

use super::message::Outlet;
use super::{cut, ignore, refused, show};
use crate::channels::telegram::wire::{Fault, Wire};
use crate::files::Files;
use crate::papers::word::{self, Bounds};
use crate::papers::{certificate, chart, kinds, qr, sheet, timeline};
use crate::say;
use crate::talk::{Parcel, View, button};
use crate::text::Language;

/// Sends a parcel.
pub async fn hand_over(wire: &Wire, files: &Arc<Files>, chat: ChatId, parcel: &Parcel) -> Result<(), Fault> {
    let form = Form::new().text("chat_id", chat.0.to_string());
    let (name, caption) = (parcel.file_name(), parcel.caption());
    let part = Part::bytes(content(files, parcel).await?).file_name(name);
    match parcel {
        Parcel::Chart(_) | Parcel::Qr(_) | Parcel::Timeline(_) => {
            let form = form.text("caption", cut(caption, 1024)).part("photo", part);
            ignore(wire.upload("sendPhoto", form).await)
        }
        Parcel::File(_)
        | Parcel::Sheet(_)
        | Parcel::OwnSheet(_)
        | Parcel::Own(_)
        | Parcel::Content(_)
        | Parcel::Certified(_)
        | Parcel::Certificate(_)
        | Parcel::Filled(_) => document(wire, form, part, caption).await,
        // It is said elsewhere, with its buttons.
        Parcel::Sample(_) => Ok(()),
    }
}

/// The bytes of a parcel, made off the async threads.
async fn content(files: &Arc<Files>, parcel: &Parcel) -> Result<Vec<u8>, Fault> {
    match parcel {
        Parcel::Chart(chart) => {
            let chart = chart.clone();
            let picture = tokio::task::spawn_blocking(move || chart::draw(&chart)).await;
            picture.map_err(refused)?.map_err(refused)
        }
        Parcel::Qr(code) => {
            let code = code.clone();
            let picture = tokio::task::spawn_blocking(move || qr::draw(&code)).await;
            picture.map_err(refused)?.map_err(refused)
        }
        Parcel::Timeline(way) => {
            let way = way.clone();
            let picture = tokio::task::spawn_blocking(move || timeline::draw(&way)).await;
            picture.map_err(refused)?.map_err(refused)
        }
        Parcel::Certificate(of) => {
            let (files, of) = (files.clone(), of.clone());
            let page = tokio::task::spawn_blocking(move || {
                // A drawing that is gone meanwhile is no reason to give nobody their paper.
                let drawing = of.sample.as_deref().and_then(|hash| files.read(hash).ok());
                certificate::draw(&of, drawing.as_deref())
            })
            .await;
            page.map_err(refused)?.map_err(refused)
        }
        Parcel::Filled(filled) => {
            let (files, filled) = (files.clone(), filled.clone());
            let made = tokio::task::spawn_blocking(move || {
                let blank =
                    kinds::form(&filled.blank).ok_or_else(|| refused("no such blank comes with the program"))?;
                let values = serde_json::from_str(&filled.values).map_err(refused)?;
                // A list of a hall is short, and a blank is known: of the program, or looked through when it came.
                let never = AtomicBool::new(false);
                let own = filled.sample.as_deref().and_then(|hash| files.read(hash).ok());
                let own = own.and_then(|own| word::fill(&own, &values, &mut Bounds::of(&never)).ok());
                match own {
                    Some(own) => Ok(own),
                    None => word::fill(blank, &values, &mut Bounds::of(&never)).map_err(refused),
                }
            });
            made.await.map_err(refused)?
        }
        Parcel::File(file) => Ok(file.text.clone().into_bytes()),
        Parcel::Sheet(rows) | Parcel::OwnSheet(rows) => {
            let rows = rows.clone();
            let written = tokio::task::spawn_blocking(move || sheet::write(&rows)).await;
            written.map_err(refused)?.map_err(refused)
        }
        Parcel::Own(own) => {
            let bytes = kinds::own(&own.key).ok_or_else(|| refused("no such file comes with the program"))?;
            Ok(bytes.to_vec())
        }
        Parcel::Sample(_) => Err(refused("a message is no file")),
        Parcel::Content(content) => {
            let (files, hash) = (files.clone(), content.hash.clone());
            let read = tokio::task::spawn_blocking(move || files.read(&hash)).await;
            read.map_err(refused)?.map_err(refused)
        }
        Parcel::Certified(copy) => {
            let (files, copy) = (files.clone(), copy.clone());
            let made = tokio::task::spawn_blocking(move || {
                let paper = files.read(&copy.of.hash).map_err(refused)?;
                // A paper that was made is small, and its bounds are met long before anybody would stop it.
                let never = AtomicBool::new(false);
                word::certify(&paper, &copy.lines, &mut Bounds::of(&never)).map_err(refused)
            });
            made.await.map_err(refused)?
        }
    }
}

/// Leaves a file in the operator's folder, and says so. Its name has the number of the message, so that it is the same
/// when it is tried again, and no other file's.
pub async fn export(
    wire: &Wire,
    outlet: Outlet<'_>,
    chat: ChatId,
    (parcel, folder): (&Parcel, &str),
    (id, language): (i64, Language),
) -> Result<(), Fault> {
    let files = outlet.files;
    let name = parcel.file_name();
    let name = match name.rsplit_once('.') {
        Some((name, extension)) => format!("{name}_{id}.{extension}"),
        None => format!("{name}_{id}"),
    };
    let view = if files.exchange().is_some() {
        let bytes = content(files, parcel).await?;
        let (files, within, place) = (files.clone(), folder.to_owned(), name.clone());
        let left = tokio::task::spawn_blocking(move || match files.exchange() {
            Some(exchange) => exchange.leave(&within, &place, &bytes),
            None => Ok(()),
        });
        match left.await.map_err(refused)? {
            Ok(()) => View::new(say!(language, "talk-export-title")).line(parcel.caption()).line(say!(
                language,
                "talk-export-line",
                name = format!("{folder}/{name}")
            )),
            Err(error) => {
                // The name may be somebody's, and the path the operator's own: neither stands in the log.
                tracing::error!(kind = %error.kind(), "a file cannot be left in the folder of GROZD_EXPORT");
                View::new(say!(language, "talk-export-failed-title")).line(say!(language, "talk-export-failed"))
            }
        }
    } else {
        View::new(say!(language, "talk-export-failed-title")).line(say!(language, "talk-export-nowhere"))
    };
    let screen = button::seal_notice::<()>(view, "").map_err(|_| refused("a word cannot be made"))?;
    show(wire, outlet, chat, None, &screen, false).await.map(drop)
}

async fn document(wire: &Wire, form: Form, part: Part, caption: &str) -> Result<(), Fault> {
    let form = form.text("caption", cut(caption, 1024)).part("document", part);
    ignore(wire.upload("sendDocument", form).await)
}
