//! `portolan-cli`: the engine of Portolan from a command line.

mod args;
mod choices;
mod commands;
mod control;
mod entry_json;
mod exit;
mod face;
mod named;
mod options;
mod password;
mod printer;
mod questions;
mod rules;
mod target;
mod transfer;

use std::process::ExitCode;

use clap::Parser as _;
use portolan_engine::JobOptions;

use portolan_remote::{Direction, FolderRules};
use portolan_sites::Secret;

use crate::{
    args::{Cli, Command, TrustImport},
    commands::{attributes, hunt, mirror, rm::How},
    exit::Stop,
    face::{Face, Passwords},
    named::Named,
    options::Options,
    printer::Printer,
};

fn main() -> ExitCode {
    // Before any thread exists, so that no child of this process can ever find the password in its environment.
    let from_environment = password::take_from_environment();
    portolan_engine::leave_no_core();
    let Cli { command, mut options } = Cli::parse();
    options.proxy_password = from_environment.proxy;
    options.durable = command.durable();
    options.most_entries = command.most_entries();
    let from_environment = from_environment.server;
    let printer = Printer::new(options.json);
    let options = match options.check(printer) {
        Ok(options) => options,
        Err(Stop(exit)) => return exit.into(),
    };
    match run(command, printer, &options, from_environment) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop(exit)) => exit.into(),
    }
}

#[expect(clippy::too_many_lines, reason = "a table: one row for each command")]
fn run(command: Command, printer: Printer, options: &Options, secret: Option<Secret>) -> Result<(), Stop> {
    let start = || Face::start(printer, options);
    let one = |secret, url: &str| Face::reach(printer, options, secret, url);
    let all = |secret, urls: &[String]| Face::reach_all(printer, options, secret, urls);
    let named = |server: &str| Named::parse(printer, server);
    match command {
        Command::ParseListing { now } => commands::parse_listing::run(printer, now.as_deref()),
        Command::Practice => commands::practice::run(printer, options),
        Command::Ls { url, all, .. } => {
            one(secret, &url).and_then(|(face, target)| commands::ls::run(&face, &target, all))
        }
        Command::Find { url, options: what } => one(secret, &url).and_then(|(face, at)| hunt::find(&face, &at, &what)),
        Command::Compare {
            folder,
            url,
            options: how,
        } => one(secret, &url).and_then(|(face, target)| hunt::compare(&face, folder, &target, &how)),
        Command::Mirror {
            source,
            target,
            options: how,
            rules,
        } => {
            let (url, here, direction) = mirror::sides(&source, &target);
            let job = with_rules(options, rules.rules(printer, direction)?);
            let (face, target) = one(secret, &url)?;
            mirror::run(&face, &here, &target, direction, &how, &job)
        }
        Command::Get {
            urls, output, rules, ..
        } => {
            let job = with_rules(options, rules.rules(printer, Direction::Download)?);
            let (face, targets) = all(secret, &urls)?;
            commands::get::run(&face, &targets, &output, options.if_exists.into(), job)
        }
        Command::Put {
            sources, url, rules, ..
        } => {
            let job = with_rules(options, rules.rules(printer, Direction::Upload)?);
            let (face, target) = one(secret, &url)?;
            commands::put::run(&face, &sources, &target, options.if_exists.into(), job)
        }
        Command::Copy {
            sources,
            url,
            source_password_file,
            rules,
            ..
        } => {
            let job = with_rules(options, rules.rules(printer, Direction::Download)?);
            let secrets = Passwords {
                target: secret,
                source: password::of_source(),
                source_file: source_password_file,
            };
            let (face, sources, target) = Face::reach_two(printer, options, secrets, &sources, &url)?;
            commands::copy::run(&face, &sources, &target, options.if_exists.into(), job)
        }
        Command::Queue { command } => commands::queue::run(printer, options, secret, command),
        Command::Mkdir { url } => one(secret, &url).and_then(|(face, target)| commands::mkdir::run(&face, &target)),
        Command::Rm { urls, recursive, bin } => {
            let how = match (bin, recursive) {
                (true, _) => How::Bin,
                (false, true) => How::Recursive,
                (false, false) => How::Files,
            };
            all(secret, &urls).and_then(|(face, targets)| commands::rm::run(&face, &targets, how))
        }
        Command::Mv { url, to } => one(secret, &url).and_then(|(face, target)| commands::mv::run(&face, &target, &to)),
        Command::Stat { url } => one(secret, &url).and_then(|(face, target)| attributes::stat(&face, &target)),
        Command::Chmod {
            permissions,
            urls,
            recursive,
        } => {
            let (face, targets) = all(secret, &urls)?;
            attributes::chmod(&face, &targets, permissions, recursive)
        }
        Command::Touch { urls, time } => {
            let seconds = attributes::moment(printer, time.as_deref())?;
            let (face, targets) = all(secret, &urls)?;
            attributes::touch(&face, &targets, seconds)
        }
        Command::Checksum { urls, algorithm } => {
            all(secret, &urls).and_then(|(face, targets)| attributes::checksum(&face, &targets, algorithm))
        }
        Command::Df { url } => one(secret, &url).and_then(|(face, target)| attributes::df(&face, &target)),
        Command::Sites { command } => {
            let from_file = options.password_file.as_ref();
            let from_file = from_file.map(|path| password::from_file(printer, path)).transpose()?;
            commands::sites::run(&start()?, command, from_file.or(secret))
        }
        Command::Server { server, forget, set } => {
            let what = commands::server::What::parse(printer, forget.as_deref(), set.as_deref())?;
            let server = server.as_deref().map(named).transpose()?;
            commands::server::run(&start()?, server.as_ref(), &what)
        }
        Command::Trust {
            import: Some(TrustImport::Import { server, certificate }),
            ..
        } => {
            let server = named(&server)?;
            commands::trust::import(&start()?, &server, &certificate)
        }
        Command::Trust { server, forget, .. } => {
            let server = server.as_deref().map(named).transpose()?;
            commands::trust::run(&start()?, server.as_ref(), forget)
        }
        Command::Raw { url, line } => {
            one(secret, &url).and_then(|(face, target)| commands::raw::run(&face, &target, &line.join(" ")))
        }
    }
}

/// What is asked of the job, with the rules for its folders.
pub(crate) fn with_rules(options: &Options, folders: FolderRules) -> JobOptions {
    JobOptions {
        folders,
        ..options.job()
    }
}
