//! The roles of the program: `run`, `demo`, `claim`, `backup`, `check`.

fn main() {}
