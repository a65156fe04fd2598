//! People talking to the real dispatcher, over HTTP to the simulator, with a real SQLite file: a file a feature.

// Helpers of tests may unwrap as tests do, and not every story needs every helper.
#![allow(clippy::unwrap_used, dead_code)]

mod hops;
mod world;

mod agreements;
mod attendance;
mod borders;
mod chats;
mod checkin;
mod broadcasts;
mod clusters;
mod consent_own;
mod deficits;
mod diagnosis;
mod doors;
mod engine;
mod event_life;
mod events;
mod figures;
mod gates;
mod headcounts;
mod imports;
mod journal;
mod labels;
mod listed_people;
mod messages;
mod mydata;
mod municipalities;
mod names;
mod notices;
mod office;
mod organisations_office;
mod outbox;
mod papers;
mod papers_cases;
mod papers_register;
mod papers_said;
mod papers_signed;
mod people_office;
mod plans;
mod registration;
mod regulation;
mod regulation_bodies;
mod representative;
mod roles_office;
mod roll;
mod searches;
mod sharing;
mod story;
mod strengths;
mod target_categories;
mod taps;
mod typing;
mod watch;
