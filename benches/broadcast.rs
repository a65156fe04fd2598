//! Ten thousand people are told of an event: the broadcast and its fairness, measured on the real program.
fn main() {}
