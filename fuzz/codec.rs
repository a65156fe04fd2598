//! The second border: any text as the code of a button or the payload of a link. Reading never panics; what was read
//! and is sealed again is the same; what is sealed fits into a button.
#![no_main]

use grozd::features;
use grozd::talk::button::{self, Code};
use grozd::talk::{Button, KeyDoes, Place, View};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    if let Some((place, _)) = features::link(&text) {
        travels(place);
    }
    if let Some(place) = features::command(&text) {
        travels(place);
    }
    match button::read(&text) {
        Some(Code::Go { place, .. }) => travels(place),
        Some(Code::Step { press, .. } | Code::Standing { press, .. }) => {
            let _ = button::press::<Place>(&press);
        }
        None => {}
    }
    // A press of a room: the first two bytes are the stamp, the rest is what the press holds.
    if let [high, low, rest @ ..] = bytes {
        let stamp = i64::from(u16::from_be_bytes([*high, *low])) % 46_656;
        let held = String::from_utf8_lossy(rest).into_owned();
        let view = View::new("").button(Button::press("", held.clone()));
        let Ok(screen) = button::seal(view, "room", stamp) else {
            return;
        };
        let Some(Code::Step { room, stamp: read, press }) = read(&screen.rows[0][0].does) else {
            panic!("a step button is read as something else");
        };
        assert_eq!((room.as_str(), read), ("room", stamp));
        assert_eq!(button::press::<String>(&press), Some(held));
    }
});

/// A place that fits into a button is the same after the way there and back, from a card and from a notice.
fn travels(place: Place) {
    let view = || View::<()>::new("").button(Button::go("", place.clone()));
    for (screen, from_notice) in
        [(button::seal(view(), "room", 46_655), false), (button::seal_notice(view(), "room"), true)]
    {
        let Ok(screen) = screen else { continue };
        let there = Code::Go { place: place.clone(), from_notice };
        assert_eq!(read(&screen.rows[0][0].does), Some(there));
    }
}

fn read(does: &KeyDoes) -> Option<Code> {
    let KeyDoes::Code(code) = does else {
        panic!("a press is no link");
    };
    assert!(code.len() <= button::LIMIT, "{} bytes", code.len());
    button::read(code)
}
