//! Where papers go: by the messenger, or into the municipality's own folder on the operator's machine.

use sqlx::SqliteConnection;

use crate::ids::MunicipalityId;
use crate::model::regulation::Regulation;
use crate::model::regulation::keys::office::{PAPERS_GO, PapersGo};
use crate::talk::Result;

/// The longest name of a folder that is made of a municipality's.
const LONGEST: usize = 60;

/// The folder in which the files of a municipality are left, within that of `GROZD_EXPORT`; `None` where they go by the
/// messenger.
pub async fn folder(
    db: &mut SqliteConnection,
    municipality: MunicipalityId,
    regulation: &Regulation,
) -> Result<Option<String>> {
    if regulation.get(&PAPERS_GO)? == PapersGo::Messenger {
        return Ok(None);
    }
    let name = sqlx::query_scalar!("SELECT name FROM municipality WHERE id = ?", municipality).fetch_one(db).await?;
    Ok(Some(folder_name(municipality, &name)))
}

/// «1_Лесной_район»: the number tells municipalities apart, whatever they are called; the rest is for whoever looks.
pub fn folder_name(municipality: MunicipalityId, name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).take(LONGEST).collect();
    format!("{}_{}", municipality.0, plain.trim_matches('_')).trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_a_name_that_any_machine_takes() {
        for (name, folder) in [
            ("Лесной район", "2_Лесной_район"),
            ("../../etc", "2_etc"),
            ("a/b\\c\0d", "2_a_b_c_d"),
            ("…", "2"),
            (&"я".repeat(300), &format!("2_{}", "я".repeat(60))),
        ] {
            assert_eq!(folder_name(MunicipalityId(2), name), folder);
        }
    }
}
