//! `portolan-cli`: the engine of Portolan from a command line.

mod args;
mod choices;
mod commands;
mod control;
mod entry_json;
mod exit;
mod face;
mod named;
mod password;
mod printer;
mod questions;
mod rules;
mod target;
mod transfer;

use std::process::ExitCode;

use clap::Parser as _;
use portolan_remote::Direction;

use crate::{
    args::{Cli, Command, TrustImport},
    exit::Stop,
    printer::Printer,
};

fn main() -> ExitCode {
    // Before any thread exists, so that no child of this process can ever find the password in its environment.
    let from_environment = password::take_from_environment();
    let Cli { command, mut options } = Cli::parse();
    options.proxy_password = from_environment.proxy;
    options.durable = command.durable();
    let from_environment = from_environment.server;
    let printer = Printer::new(options.json);
    let run = || -> Result<(), Stop> {
        let options = options.check(printer)?;
        match command {
            Command::ParseListing { now } => commands::parse_listing::run(printer, now.as_deref()),
            Command::Practice => commands::practice::run(printer, &options),
            Command::Ls { url, all } => {
                let (face, target) = face::Face::reach(printer, &options, from_environment, &url)?;
                commands::ls::run(&face, &target, all)
            }
            Command::Get {
                urls, output, rules, ..
            } => {
                let rules = rules.rules(printer, Direction::Download)?;
                let (face, targets) = face::Face::reach_all(printer, &options, from_environment, &urls)?;
                commands::get::run(
                    &face,
                    &targets,
                    &output,
                    options.if_exists.into(),
                    portolan_engine::JobOptions {
                        folders: rules,
                        ..options.job()
                    },
                )
            }
            Command::Put {
                sources, url, rules, ..
            } => {
                let rules = rules.rules(printer, Direction::Upload)?;
                let (face, target) = face::Face::reach(printer, &options, from_environment, &url)?;
                commands::put::run(
                    &face,
                    &sources,
                    &target,
                    options.if_exists.into(),
                    portolan_engine::JobOptions {
                        folders: rules,
                        ..options.job()
                    },
                )
            }
            Command::Queue { command } => commands::queue::run(printer, &options, from_environment, command),
            Command::Mkdir { url } => {
                let (face, target) = face::Face::reach(printer, &options, from_environment, &url)?;
                commands::mkdir::run(&face, &target)
            }
            Command::Rm { urls, recursive } => {
                let (face, targets) = face::Face::reach_all(printer, &options, from_environment, &urls)?;
                commands::rm::run(&face, &targets, recursive)
            }
            Command::Mv { url, to } => {
                let (face, target) = face::Face::reach(printer, &options, from_environment, &url)?;
                commands::mv::run(&face, &target, &to)
            }
            Command::Stat { url } => {
                let (face, target) = face::Face::reach(printer, &options, from_environment, &url)?;
                commands::attributes::stat(&face, &target)
            }
            Command::Chmod {
                permissions,
                urls,
                recursive,
            } => {
                let (face, targets) = face::Face::reach_all(printer, &options, from_environment, &urls)?;
                commands::attributes::chmod(&face, &targets, permissions, recursive)
            }
            Command::Touch { urls, time } => {
                let seconds = commands::attributes::moment(printer, time.as_deref())?;
                let (face, targets) = face::Face::reach_all(printer, &options, from_environment, &urls)?;
                commands::attributes::touch(&face, &targets, seconds)
            }
            Command::Checksum { urls, algorithm } => {
                let (face, targets) = face::Face::reach_all(printer, &options, from_environment, &urls)?;
                commands::attributes::checksum(&face, &targets, algorithm)
            }
            Command::Df { url } => {
                let (face, target) = face::Face::reach(printer, &options, from_environment, &url)?;
                commands::attributes::df(&face, &target)
            }
            Command::Sites { command } => {
                let secret = match &options.password_file {
                    Some(path) => Some(password::from_file(printer, path)?),
                    None => from_environment,
                };
                let face = face::Face::start(printer, &options)?;
                commands::sites::run(&face, command, secret)
            }
            Command::Server { server, forget, set } => {
                let what = commands::server::What::parse(printer, forget.as_deref(), set.as_deref())?;
                let named = server.map(|server| named::Named::parse(printer, &server)).transpose()?;
                let face = face::Face::start(printer, &options)?;
                commands::server::run(&face, named.as_ref(), &what)
            }
            Command::Trust {
                import: Some(TrustImport::Import { server, certificate }),
                ..
            } => {
                let named = named::Named::parse(printer, &server)?;
                let face = face::Face::start(printer, &options)?;
                commands::trust::import(&face, &named, &certificate)
            }
            Command::Trust { server, forget, .. } => {
                let named = server.map(|server| named::Named::parse(printer, &server)).transpose()?;
                let face = face::Face::start(printer, &options)?;
                commands::trust::run(&face, named.as_ref(), forget)
            }
            Command::Raw { url, line } => {
                let (face, target) = face::Face::reach(printer, &options, from_environment, &url)?;
                commands::raw::run(&face, &target, &line.join(" "))
            }
        }
    };
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop(exit)) => exit.into(),
    }
}
