//! Holds the crates to the architecture: who may import whom, which outside crates stay out, one crypto provider,
//! known licences, lints everywhere. The table here is the one of `crates/README.md`; change both, and say why.

#[cfg(test)]
mod licence;

#[cfg(test)]
mod tests {
    use std::{
        collections::{BTreeMap, BTreeSet},
        fs,
        path::Path,
        sync::LazyLock,
    };

    use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Package, PackageId};
    use toml_edit::DocumentMut;

    use crate::licence;

    /// Our crates and what of ours each may import, floor by floor; everything here is below its importer.
    #[rustfmt::skip] // a table reads by rows
    const EDGES: [(&str, &[&str]); 14] = [
        ("remote", &[]),
        ("trace", &[]),
        ("settings", &["remote"]),
        ("ftp-proto", &["remote", "trace"]),
        ("queue", &["remote"]),
        ("ftp-client", &["remote", "trace", "ftp-proto"]),
        ("sites", &["remote", "settings"]),
        ("practice", &[]),
        ("engine", &["remote", "trace", "settings", "ftp-proto", "queue", "ftp-client", "sites"]),
        ("cli", &["engine", "practice", "remote", "queue", "sites", "settings", "trace"]),
        ("ui-kit", &[]),
        ("gui", &["engine", "ui-kit", "practice", "remote", "queue", "sites", "settings", "trace"]),
        ("testkit", &["remote", "trace", "ftp-proto"]),
        ("pictures", &[]),
    ];

    /// Servers to test against, and eyes: any crate may have them as a development dependency.
    const FOR_TESTS: [&str; 3] = ["testkit", "practice", "pictures"];

    /// Outside crates that must not be anywhere below a crate of ours, however deep.
    const NEVER_BELOW: [(&str, &[&str]); 7] = [
        ("remote", &["tokio", "rustls", "rusqlite", "egui"]),
        ("trace", &["tokio", "rustls", "rusqlite", "egui"]),
        ("settings", &["tokio", "rustls", "rusqlite", "egui"]),
        ("ftp-proto", &["tokio", "rustls", "rusqlite", "egui", "socket2", "mio"]),
        ("queue", &["tokio", "rustls", "egui"]),
        ("engine", &["egui", "eframe", "clap", "libunftp"]),
        ("ui-kit", &["tokio", "eframe", "rusqlite"]),
    ];

    /// Outside crates that a crate of ours must not name itself, though a crate below may use them.
    const NEVER_NAMED: [(&str, &[&str]); 6] = [
        ("gui", &["tokio", "rusqlite", "rustls"]),
        ("cli", &["tokio", "rusqlite", "rustls", "egui"]),
        ("sites", &["tokio"]),
        ("engine", &["rusqlite"]),
        ("ftp-client", &["rusqlite"]),
        ("queue", &["rustls"]),
    ];

    const PREFIX: &str = "portolan-";
    /// The package of these tests stands above all others.
    const TESTS: &str = "tests";

    static METADATA: LazyLock<Metadata> = LazyLock::new(|| {
        MetadataCommand::new()
            .manifest_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml"))
            .features(CargoOpt::AllFeatures)
            .exec()
            .expect("cargo metadata")
    });

    /// Our crates by their name without the prefix.
    fn ours() -> BTreeMap<&'static str, &'static Package> {
        let packages = METADATA.workspace_packages();
        packages
            .into_iter()
            .map(|package| (package.name.strip_prefix(PREFIX).expect("our prefix"), package))
            .collect()
    }

    fn denied() -> DocumentMut {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.deny.toml");
        fs::read_to_string(path).expect(".deny.toml").parse().expect("TOML")
    }

    fn edges(package: &Package, kinds: &[DependencyKind]) -> BTreeSet<String> {
        let of_kind = package
            .dependencies
            .iter()
            .filter(|dependency| kinds.contains(&dependency.kind));
        of_kind.map(|dependency| dependency.name.clone()).collect()
    }

    /// Everything that `package` links, through normal dependencies, on any platform.
    fn below(package: &Package) -> BTreeSet<String> {
        let resolve = METADATA.resolve.as_ref().expect("a resolved tree");
        let nodes: BTreeMap<&PackageId, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
        let mut seen = BTreeSet::from([&package.id]);
        let mut open = vec![&package.id];
        while let Some(id) = open.pop() {
            for dependency in &nodes[id].deps {
                let linked = dependency
                    .dep_kinds
                    .iter()
                    .any(|kind| kind.kind == DependencyKind::Normal);
                if linked && seen.insert(&dependency.pkg) {
                    open.push(&dependency.pkg);
                }
            }
        }
        seen.remove(&package.id);
        seen.into_iter().map(|id| METADATA[id].name.to_string()).collect()
    }

    #[test]
    fn every_edge_between_our_crates_is_in_the_table() {
        let table: BTreeMap<&str, &[&str]> = EDGES.into();
        for (name, package) in ours() {
            if name == TESTS {
                continue;
            }
            let allowed = table
                .get(name)
                .unwrap_or_else(|| panic!("`{name}` is not in the table of floors"));
            for edge in edges(package, &[DependencyKind::Normal, DependencyKind::Build]) {
                let Some(edge) = edge.strip_prefix(PREFIX) else {
                    continue;
                };
                assert!(allowed.contains(&edge), "`{name}` must not import `{edge}`");
            }
            for edge in edges(package, &[DependencyKind::Development]) {
                let Some(edge) = edge.strip_prefix(PREFIX) else {
                    continue;
                };
                assert!(
                    allowed.contains(&edge) || FOR_TESTS.contains(&edge),
                    "the tests of `{name}` must not use `{edge}`"
                );
            }
        }
    }

    #[test]
    fn the_table_names_only_crates_that_exist_and_points_downwards() {
        let ours = ours();
        let mut below = BTreeSet::new();
        for (name, allowed) in EDGES {
            assert!(
                ours.contains_key(name),
                "`{name}` is in the table and not in the workspace"
            );
            for edge in allowed {
                assert!(
                    below.contains(edge) || *edge == "ui-kit",
                    "`{edge}` is not below `{name}`"
                );
            }
            below.insert(name);
        }
    }

    #[test]
    fn the_test_kit_is_nobodys_normal_dependency() {
        for (name, package) in ours() {
            let edges = edges(package, &[DependencyKind::Normal, DependencyKind::Build]);
            for kit in ["portolan-testkit", "portolan-pictures"] {
                assert!(!edges.contains(kit), "`{name}` would ship `{kit}`");
            }
        }
    }

    #[test]
    fn outside_crates_stay_where_they_belong() {
        let ours = ours();
        for (name, never) in NEVER_BELOW {
            let below = below(ours[name]);
            for outside in never {
                assert!(
                    !below.contains(*outside),
                    "`{outside}` is below `{name}`; `cargo tree -i {outside}` shows by what"
                );
            }
        }
        for (name, never) in NEVER_NAMED {
            let named = edges(ours[name], &[DependencyKind::Normal, DependencyKind::Build]);
            for outside in never {
                assert!(!named.contains(*outside), "`{name}` names `{outside}`");
            }
        }
    }

    /// All of the queue but its store is pure; the engine gives it the time.
    #[test]
    fn the_queue_knows_sqlite_threads_and_the_clock_only_in_its_store() {
        let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/queue/src")];
        let mut looked = 0;
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).expect("a folder of sources") {
                let path = entry.expect("an entry").path();
                if path.is_dir() && !path.ends_with("src/db") {
                    open.push(path);
                } else if path.is_file() && !path.ends_with("src/db.rs") {
                    let text = fs::read_to_string(&path).expect("a source file");
                    for word in ["rusqlite", "std::thread", "Instant", "SystemTime", "std::fs"] {
                        assert!(!text.contains(word), "{}: {word}", path.display());
                    }
                    looked += 1;
                }
            }
        }
        assert!(looked > 10);
    }

    #[test]
    fn there_is_one_crypto_provider_and_it_is_ring() {
        let names: BTreeSet<&str> = METADATA.packages.iter().map(|package| package.name.as_str()).collect();
        let rings = METADATA
            .packages
            .iter()
            .filter(|package| package.name.as_str() == "ring")
            .count();
        assert_eq!(rings, 1);
        let denied = denied();
        let banned = denied["bans"]["deny"].as_array().expect("bans.deny");
        assert!(banned.len() >= 5);
        for entry in banned {
            let name = entry
                .as_inline_table()
                .and_then(|entry| entry.get("crate")?.as_str())
                .expect("a crate");
            assert!(
                !names.contains(name),
                "`{name}` is in the tree; `cargo tree -i {name}` shows by what"
            );
        }
    }

    #[test]
    fn every_licence_in_the_tree_is_on_the_list_and_the_list_has_no_other() {
        let denied = denied();
        let list = denied["licenses"]["allow"].as_array().expect("licenses.allow");
        let allowed: BTreeSet<&str> = list.iter().map(|entry| entry.as_str().expect("a licence")).collect();
        for package in &METADATA.packages {
            let expression = package
                .license
                .as_deref()
                .unwrap_or_else(|| panic!("`{}` states no licence", package.name));
            assert!(
                licence::allowed(expression, &allowed),
                "`{}` is under `{expression}`",
                package.name
            );
        }
        for licence in &allowed {
            let mut without = allowed.clone();
            without.remove(licence);
            let needed = METADATA.packages.iter().any(|package| {
                !package
                    .license
                    .as_deref()
                    .is_some_and(|text| licence::allowed(text, &without))
            });
            assert!(needed, "nothing in the tree needs `{licence}`");
        }
    }

    #[test]
    fn every_crate_inherits_the_lints_of_the_workspace() {
        for (name, package) in ours() {
            let manifest = fs::read_to_string(&package.manifest_path).expect("a manifest");
            let manifest: DocumentMut = manifest.parse().expect("TOML");
            let inherits = manifest
                .get("lints")
                .and_then(|lints| lints.get("workspace")?.as_bool());
            assert_eq!(inherits, Some(true), "`{name}` has no `lints.workspace = true`");
        }
    }

    #[test]
    fn the_living_copy_of_the_table_says_the_same() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/README.md");
        let text = fs::read_to_string(path).expect("crates/README.md");
        for (name, allowed) in EDGES {
            let folder = name.replace('-', "_");
            let start = format!("| `{folder}` |");
            let row = text.lines().find(|line| line.starts_with(&start));
            let row = row.unwrap_or_else(|| panic!("`crates/README.md` has no row for `{folder}`"));
            let cell = row.split('|').nth(2).expect("a second cell");
            let named: BTreeSet<&str> = cell.split('`').skip(1).step_by(2).collect();
            let folders: BTreeSet<String> = allowed.iter().map(|edge| edge.replace('-', "_")).collect();
            assert_eq!(
                named,
                folders.iter().map(String::as_str).collect(),
                "the row of `{folder}`"
            );
        }
    }
}
