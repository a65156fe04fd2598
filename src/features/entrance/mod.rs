//! Coming in, and who one is here: the consent, registration, «Сегодня», the profile, the settings, one's own data.

pub(super) mod consent;
pub(super) mod registration;
pub(super) mod today;
pub(super) mod profile;
pub(super) mod settings;
pub(super) mod mydata;

use crate::model::people::consents::{self, Extra};
use crate::outbox;
use crate::talk::{Cx, Result, Trouble};

/// Gives one of the further consents or withdraws it. With the consent to notices go those that still wait.
async fn set_extra(cx: &mut Cx, extra: Extra, wanted: bool) -> Result<()> {
    // A forged press may ask for what the text that was agreed to does not speak of.
    if extra == Extra::Deficits && wanted && cx.account.consent < Some(consents::SHOWS_DEFICITS) {
        return Err(Trouble::Gone);
    }
    consents::set(cx, extra, wanted).await?;
    match (extra, wanted) {
        (Extra::Notices, false) => outbox::drop_notices(cx).await,
        _ => Ok(()),
    }
}
