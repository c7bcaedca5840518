//! `sites`: the saved sites, shown, changed, taken over from other programs and written for them.

use std::{path::PathBuf, sync::Arc};

use portolan_engine::{EditSites, ExportForm, Finish, Request, SiteBook};
use portolan_settings::{FilterBook, Paths, Settings};
use portolan_sites::{
    Address, Bookmark, BookmarksFile, FolderPath, Secret, SecretRef, Site, SitesEdit,
    import::{Import, ImportedSite, Source},
};
use serde_json::{Value, json};

use crate::{
    args::{ExportAs, SitesCommand},
    exit::{Exit, Stop},
    face::Face,
    password,
    printer::visible,
};

pub(crate) fn run(face: &Face, command: SitesCommand, secret: Option<Secret>) -> Result<(), Stop> {
    match command {
        SitesCommand::List => list(face),
        SitesCommand::Show { names } => names.iter().try_for_each(|name| show(face, &find(face, name)?)),
        SitesCommand::Add { name, url, folder, set } => add(face, &name, &url, folder.as_deref(), &set, secret),
        SitesCommand::Edit { name, set, unset } => edit(face, &name, &set, &unset, secret),
        SitesCommand::Rm { names } => {
            let sites: Vec<_> = names.iter().map(|name| find(face, name)).collect::<Result<_, _>>()?;
            let ids = sites.iter().map(|site| site.id).collect();
            ask(face, vec![SitesEdit::Delete(ids)], Vec::new())
        }
        SitesCommand::Import {
            file,
            from,
            dry_run,
            no_passwords,
            settings,
            trust,
        } => import(
            face,
            file,
            from.as_deref(),
            &Wanted {
                dry_run,
                passwords: !no_passwords,
                settings,
                trust,
            },
            secret.as_ref(),
        ),
        SitesCommand::Export {
            output,
            form,
            with_passwords,
            names,
        } => export(face, output, form, with_passwords, &names),
    }
}

fn book(face: &Face) -> Arc<SiteBook> {
    face.engine().published().book.borrow().clone()
}

fn usage(face: &Face, text: &str) -> Stop {
    face.printer.note(text);
    Stop(Exit::Usage)
}

fn find(face: &Face, name: &str) -> Result<Site, Stop> {
    let found = book(face).saved.named(name).cloned();
    found.map(Arc::unwrap_or_clone).ok_or_else(|| {
        usage(
            face,
            &format!(
                "no site is called `{}`, or several are; `sites list` shows them",
                visible(name)
            ),
        )
    })
}

/// What was asked, done; on failure everything was said.
fn done(face: &Face, request: Request) -> Result<Finish, Stop> {
    face.run(request).map_err(|error| Stop(face.printer.failure(&error)))
}

fn ask(face: &Face, edits: Vec<SitesEdit>, secrets: Vec<(SecretRef, Option<Secret>)>) -> Result<(), Stop> {
    done(face, Request::EditSites(EditSites { edits, secrets })).map(drop)
}

fn list(face: &Face) -> Result<(), Stop> {
    let book = book(face);
    for problem in &book.saved.problems {
        face.printer.note(&problem.to_string());
    }
    for site in &book.saved.sites {
        face.printer.record(&json!({
            "name": site.name,
            "folder": site.folder.names(),
            "url": site.url(),
            "id": format!("{:016x}", site.id.0),
            "managed": site.managed,
        }))?;
        let mut name: Vec<&str> = site.folder.names().iter().map(String::as_str).collect();
        name.push(&site.name);
        let managed = if site.managed { "  (of this computer)" } else { "" };
        let (name, url) = (visible(&name.join("/")), site.shown_url());
        face.printer.line(&format!("{name:<40}{url}{managed}"))?;
    }
    Ok(())
}

fn show(face: &Face, site: &Site) -> Result<(), Stop> {
    for (key, text) in site.keys() {
        face.printer.line(&format!("{key} = {}", visible(&text)))?;
    }
    face.printer.record(&Value::Object(site.keys_as_json()))
}

fn keys(face: &Face, set: &[String], unset: &[String]) -> Result<Vec<(String, Option<String>)>, Stop> {
    let pair = |text: &String| {
        let (key, value) = text
            .split_once('=')
            .ok_or_else(|| usage(face, &format!("`{}` is no KEY=VALUE", visible(text))))?;
        Ok((key.trim().to_owned(), Some(value.trim().to_owned())))
    };
    let mut keys: Vec<_> = set.iter().map(pair).collect::<Result<_, _>>()?;
    keys.extend(unset.iter().map(|key| (key.trim().to_owned(), None)));
    Ok(keys)
}

fn add(
    face: &Face,
    name: &str,
    url: &str,
    folder: Option<&str>,
    set: &[String],
    secret: Option<Secret>,
) -> Result<(), Stop> {
    let address = Address::parse(url).map_err(|error| usage(face, &error.to_string()))?;
    if address.secret.is_some() {
        return Err(usage(
            face,
            "an address with a password is refused; use --password-file or PORTOLAN_PASSWORD",
        ));
    }
    let mut site = address.site;
    site.id = Site::new_id();
    name.clone_into(&mut site.name);
    let names = folder.into_iter().flat_map(|folder| folder.split('/'));
    site.folder = FolderPath::new(names).map_err(|error| usage(face, &error.to_string()))?;
    let saved = book(face);
    if saved.saved.sites_in(&site.folder).any(|other| other.name == site.name) {
        return Err(usage(
            face,
            "a site of this name is there already; `sites edit` changes it",
        ));
    }
    let site = site
        .with_keys(&keys(face, set, &[])?)
        .map_err(|error| usage(face, &error))?;
    let secrets = kept(&site, secret);
    let save = SitesEdit::Save {
        site: Box::new(site),
        base: None,
    };
    ask(face, vec![save], secrets)
}

/// The password that goes with a site.
fn kept(site: &Site, secret: Option<Secret>) -> Vec<(SecretRef, Option<Secret>)> {
    let password = SecretRef::of_site(site).zip(secret);
    let account = SecretRef::of_account(site).zip(password::account());
    password
        .into_iter()
        .chain(account)
        .map(|(reference, secret)| (reference, Some(secret)))
        .collect()
}

fn edit(face: &Face, name: &str, set: &[String], unset: &[String], secret: Option<Secret>) -> Result<(), Stop> {
    let base = find(face, name)?;
    if base.managed {
        return Err(usage(
            face,
            "this site is of the file of this computer's administrator, which is only read",
        ));
    }
    let site = base
        .with_keys(&keys(face, set, unset)?)
        .map_err(|error| usage(face, &error))?;
    let secrets = kept(&site, secret);
    let save = SitesEdit::Save {
        site: Box::new(site),
        base: Some(Box::new(base)),
    };
    ask(face, vec![save], secrets)
}

/// What of an import is wanted.
struct Wanted {
    dry_run: bool,
    passwords: bool,
    settings: bool,
    trust: bool,
}

fn import(
    face: &Face,
    file: Option<PathBuf>,
    from: Option<&str>,
    wanted: &Wanted,
    sealed_under: Option<&Secret>,
) -> Result<(), Stop> {
    let source = match from {
        None => None,
        Some(word) => Some(
            Source::ALL
                .into_iter()
                .find(|known| known.word() == word)
                .ok_or_else(|| {
                    let known: Vec<_> = Source::ALL.into_iter().map(Source::word).collect();
                    usage(face, &format!("--from knows {}", known.join(", ")))
                })?,
        ),
    };
    let files = match file {
        Some(file) => vec![(source, file)],
        None => match done(face, Request::FindForeign)? {
            Finish::Found(found) => found
                .iter()
                .filter(|(owner, _)| source.is_none_or(|source| source == *owner))
                .map(|(owner, path)| (Some(*owner), path.clone()))
                .collect(),
            _ => Vec::new(),
        },
    };
    if files.is_empty() {
        face.printer.note("no file of another program was found; name one");
        return Err(Stop(Exit::Failed));
    }
    for (source, path) in files {
        face.printer.note(&format!("from {}", path.display()));
        let request = Request::ReadForeign {
            path,
            source,
            sealed_under: sealed_under.cloned(),
        };
        if let Finish::Import(import) = done(face, request)? {
            take(face, &import, wanted)?;
        }
    }
    Ok(())
}

fn take(face: &Face, import: &Import, wanted: &Wanted) -> Result<(), Stop> {
    let saved = book(face);
    let there = |imported: &ImportedSite| saved.saved.sites.iter().any(|site| imported.is_like(site));
    let (old, new): (Vec<_>, Vec<_>) = import.sites.iter().partition(|imported| there(imported));
    for imported in &new {
        report(face, imported, "new")?;
    }
    for imported in &old {
        report(face, imported, "there already")?;
    }
    for line in &import.left_out {
        face.printer.note(&format!("left out: {}", visible(line)));
    }
    if import.sealed.is_some() {
        face.printer
            .note("the passwords in it are encrypted; --password-file or PORTOLAN_PASSWORD opens them");
    }
    for line in import.settings.lines() {
        let word = if wanted.settings {
            "setting"
        } else {
            "setting, not taken without --settings"
        };
        face.printer.note(&format!("{word}: {}", visible(&line)));
    }
    for filter in import.filters.iter().flat_map(|book| &book.filters) {
        let word = if wanted.settings {
            "filter"
        } else {
            "filter, not taken without --settings"
        };
        face.printer.note(&format!("{word}: {}", visible(&filter.name)));
    }
    for certificate in &import.certificates {
        let word = if wanted.trust {
            "trusted"
        } else {
            "certificate, not trusted without --trust"
        };
        face.printer
            .note(&format!("{word}: {} {}", certificate.server, certificate.sha256));
    }
    for queue in &import.queues {
        let (count, url) = (queue.transfers.len(), queue.site.site.shown_url());
        face.printer.note(&format!(
            "queue of {url}: {count} files; `queue import` takes them over"
        ));
    }
    for bookmark in &import.bookmarks {
        face.printer.note(&format!("bookmark: {}", visible(&bookmark.name)));
    }
    if wanted.dry_run {
        return Ok(());
    }
    take_bookmarks(face, import)?;
    let secrets = new.iter().filter(|_| wanted.passwords);
    let secrets = secrets.flat_map(|imported| imported.secrets().map(|(reference, secret)| (reference, Some(secret))));
    let save = |imported: &&ImportedSite| {
        let mut site = Box::new(imported.site.clone());
        site.account = site.account.filter(|_| wanted.passwords);
        SitesEdit::Save { site, base: None }
    };
    let (edits, secrets) = (new.iter().map(save).collect(), secrets.collect());
    ask(face, edits, secrets)?;
    if wanted.trust {
        for certificate in &import.certificates {
            done(
                face,
                Request::Trust {
                    server: certificate.server.clone(),
                    sha256: certificate.sha256,
                },
            )?;
        }
    }
    if wanted.settings {
        take_settings(face, import)?;
    }
    Ok(())
}

fn report(face: &Face, imported: &ImportedSite, state: &str) -> Result<(), Stop> {
    let site = &imported.site;
    face.printer.record(&json!({
        "name": site.name,
        "folder": site.folder.names(),
        "url": site.url(),
        "password": imported.secret.is_some(),
        "notes": imported.notes,
        "state": state,
    }))?;
    let (name, url) = (visible(&site.name), site.shown_url());
    face.printer.line(&format!("{state:<15}{name:<32}{url}"))?;
    imported
        .notes
        .iter()
        .try_for_each(|note| face.printer.line(&format!("{:<15}{}", "", visible(note))))
}

/// Bookmarks of no site go to ours; those that are there already stay as they are.
fn take_bookmarks(face: &Face, import: &Import) -> Result<(), Stop> {
    if import.bookmarks.is_empty() {
        return Ok(());
    }
    let local = |text: String| {
        face.printer.note(&text);
        Stop(Exit::Local)
    };
    let paths = Paths::of_user().map_err(|error| local(error.to_string()))?;
    let change = |all: &mut Vec<Bookmark>| {
        for bookmark in &import.bookmarks {
            if !all.contains(bookmark) {
                all.push(bookmark.clone());
            }
        }
    };
    let file = BookmarksFile::new(&paths.config);
    file.change(change).map(drop).map_err(|error| local(error.to_string()))
}

fn take_settings(face: &Face, import: &Import) -> Result<(), Stop> {
    let local = |text: String| {
        face.printer.note(&text);
        Stop(Exit::Local)
    };
    let paths = Paths::of_user().map_err(|error| local(error.to_string()))?;
    if let Some(others) = &import.filters {
        let (mut book, told) = FilterBook::load(&paths.filters()).map_err(|error| local(error.to_string()))?;
        if let Some(told) = told {
            face.printer.note(&told);
        }
        let before = book.clone();
        if book.take_over(others) > 0 {
            book.save(&before, &paths.filters())
                .map_err(|error| local(error.to_string()))?;
        }
    }
    let (before, _told_at_the_start) = Settings::load(&paths.settings()).map_err(|error| local(error.to_string()))?;
    let mut settings = before.clone();
    import.settings.apply(&mut settings);
    settings
        .save(&before, &paths.settings())
        .map_err(|error| local(error.to_string()))?;
    if let Some((proxy, Some(secret))) = &import.settings.proxy {
        face.send(Request::KeepProxyPassword(Box::new(proxy.clone()), secret.clone()))?;
    }
    Ok(())
}

fn export(face: &Face, output: PathBuf, form: ExportAs, passwords: bool, names: &[String]) -> Result<(), Stop> {
    let sites: Vec<Site> = names.iter().map(|name| find(face, name)).collect::<Result<_, _>>()?;
    let form = match form {
        ExportAs::Filezilla => {
            if passwords {
                face.printer
                    .note("everybody who has the file can read the passwords in it");
            }
            ExportForm::FileZilla { passwords }
        }
        ExportAs::Toml if passwords => ExportForm::Portolan(Some(export_password(face)?)),
        ExportAs::Toml => ExportForm::Portolan(None),
    };
    let request = Request::ExportSites {
        to: output,
        sites: sites.iter().map(|site| site.id).collect(),
        form,
    };
    if let Finish::Lines(left_out) = done(face, request)? {
        for line in left_out {
            face.printer.note(&format!("left out: {}", visible(&line)));
        }
    }
    Ok(())
}

/// The password under which the passwords in an export are encrypted.
fn export_password(face: &Face) -> Result<Secret, Stop> {
    if let Some(secret) = password::master(false) {
        return Ok(secret);
    }
    if !face.printer.interactive() {
        return Err(usage(
            face,
            "PORTOLAN_MASTER_PASSWORD gives the password under which the passwords in the file are encrypted",
        ));
    }
    let typed = |question: &str| Secret::new(rpassword::prompt_password(question).unwrap_or_default());
    let first = typed("A password for the passwords in the file: ");
    if first.expose().is_empty() || first != typed("The same once more: ") {
        return Err(usage(face, "nothing was typed, or both differ; nothing was written"));
    }
    Ok(first)
}
