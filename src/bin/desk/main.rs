//! `desk`: what partners and developers do on their own machines. Never part of hosting.
//!
//! One verb a file. Only this tool prints; it prints paths, counts and codes, and a person's answers only into files
//! that `open` is asked to write.

mod check;
mod demo;
mod describe;
mod documents;
mod fhir;
mod finish;
mod keygen;
mod lines;
mod open;
mod pack;
mod preview;
mod private_file;
mod received;
mod serve;
mod sheet;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks, describes and previews packs, finishes a build, makes keys, opens envelopes, and shows it all on one machine.
#[derive(Parser)]
#[command(name = "desk", version)]
struct Desk {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Check(check::Options),
    Describe(describe::Options),
    Fhir(fhir::Options),
    Finish(finish::Options),
    Keygen(keygen::Options),
    Open(open::Options),
    Pack(pack::Options),
    Preview(preview::Options),
    Serve(serve::Options),
}

/// What a verb says at its end: done, or why not, in plain words.
type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let outcome = match Desk::parse().verb {
        Verb::Check(options) => check::run(&options),
        Verb::Describe(options) => describe::run(&options),
        Verb::Fhir(options) => fhir::run(&options),
        Verb::Finish(options) => finish::run(&options),
        Verb::Keygen(options) => keygen::run(&options),
        Verb::Open(options) => open::run(&options),
        Verb::Pack(options) => pack::run(&options),
        Verb::Preview(options) => preview::run(&options),
        Verb::Serve(options) => serve::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            say_problem(&reason.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Prints a line for the person at the desk. Who has closed the other end does not want to know.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Prints a problem for the person at the desk.
fn say_problem(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
