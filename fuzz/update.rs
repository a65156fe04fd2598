//! The first border: any bytes as an update. Reading never panics, and an update that is understood stands in the
//! line of the chat that its turn will answer.
#![no_main]

use grozd::channels::telegram::{hear, listen};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let raw = String::from_utf8_lossy(bytes);
    let Some(update) = listen::update(&raw) else {
        return;
    };
    assert!(update.value["update_id"].is_i64(), "an update without its number");
    let line = hear::chat_of(&update.value);
    if let Some(arrival) = hear::read(update.value) {
        assert_eq!(arrival.chat, line, "a turn in the line of another chat");
    }
});
