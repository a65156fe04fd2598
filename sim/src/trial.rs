//! What the simulator's own tests share: a call without the network around it, and the updates that came of things.

use axum::body::Bytes;
use serde_json::Value;

use super::params::{Params, Upload};
use super::refusal::Refusal;
use super::{Settings, Simulator, methods};

pub(super) async fn simulator() -> Simulator {
    Simulator::start(([127, 0, 0, 1], 0).into(), Settings::default()).await.unwrap()
}

/// Calls a method with these fields and files, as a bot would.
pub(super) fn upload(sim: &Simulator, name: &str, fields: Value, files: &[(&str, Bytes)]) -> Result<Value, Refusal> {
    let (method, known) = methods::find(name).unwrap();
    let files = files.iter().map(|(name, bytes)| {
        let upload = Upload { name: Some((*name).to_owned()), bytes: bytes.clone() };
        ((*name).to_owned(), upload)
    });
    let params = Params::of(fields, files);
    if let Some(unknown) = params.unknown(known) {
        return Err(Refusal::bad(format!("parameter \"{unknown}\" is unknown")));
    }
    let answer = methods::call(&sim.shared, method, &params)?;
    Ok(serde_json::from_str(&answer).unwrap())
}

/// Calls a method with these fields.
pub(super) fn call(sim: &Simulator, name: &str, fields: Value) -> Result<Value, Refusal> {
    upload(sim, name, fields, &[])
}

/// The words of a refusal.
pub(super) fn words<T: std::fmt::Debug>(outcome: Result<T, Refusal>) -> String {
    outcome.unwrap_err().description
}

/// All updates so far: the kind of each, and what it holds.
pub(super) fn updates(sim: &Simulator) -> Vec<(String, Value)> {
    let read = |raw: &str| {
        let update: Value = serde_json::from_str(raw).unwrap();
        let fields = update.as_object().unwrap().clone();
        fields.into_iter().find(|(name, _)| name != "update_id").unwrap()
    };
    sim.traffic().iter().map(|raw| read(raw)).collect()
}
