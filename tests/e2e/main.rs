//! People talking to the real dispatcher, over HTTP to the simulator, with a real SQLite file: a file a feature.

mod world;

mod events;
mod registration;
