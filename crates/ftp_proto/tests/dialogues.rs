//! Every file in `dialogues/`, by name; those that begin with `row_` are named after a row of the quirk table.

use portolan_ftp_proto::Lesson;
use portolan_remote::DataMode;
use portolan_testkit::script::{Played, play};
use portolan_trace::TraceKind;

fn run(name: &str) -> Played {
    let path = format!("{}/tests/dialogues/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let script = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    play(&script).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn decisions(played: &Played) -> Vec<&str> {
    let kinds = played.trace.iter().map(|event| &event.kind);
    kinds
        .filter_map(|kind| match kind {
            TraceKind::Decision { what } => Some(what.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn dialogues_go_as_written() {
    let folder = format!("{}/tests/dialogues", env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder of dialogues") {
        let path = entry.expect("an entry").path();
        let script = std::fs::read_to_string(&path).expect("a dialogue");
        count += 1;
        if let Err(error) = play(&script) {
            wrong.push(format!("{}: {error}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 90, "only {count} dialogues were found");
}

/// A script that lies must fail, or the others prove nothing.
#[test]
fn a_dialogue_that_goes_otherwise_is_found_out() {
    for lie in [
        "! session ready\nO: delete /a\nC: DELE /b\n",
        "! session ready\nO: delete /a\n",
        "! session ready\nO: delete /a\nC: DELE /a\nC: NOOP\n",
        "! session ready\nO: delete /a\nC: DELE /a\nS: 250 ok\n= 1 NotFound\n",
        "! nonsense\n",
        "Z: what\n",
    ] {
        assert!(play(lie).is_err(), "{lie}");
    }
}

#[test]
fn row_26_the_trace_says_that_the_address_was_replaced() {
    let played = run("row_26_private_address_in_227");
    let replaced = played.trace.iter().any(|event| {
        matches!(&event.kind, TraceKind::AddressReplaced { named, used } if named == "192.168.178.2" && used == "203.0.113.5")
    });
    assert!(replaced);
}

#[test]
fn row_31_the_error_names_each_mode_and_its_reason() {
    let played = run("row_31_every_mode_is_given_up_for_a_stated_reason");
    let why = &played.failures[0].why;
    for part in [
        "EPSV: the server answered 502",
        "PASV: no connection within 20 s",
        "EPRT: the server answered 500",
        "PORT: the server answered 425",
    ] {
        assert!(why.contains(part), "{why}");
    }
    assert_eq!(decisions(&played).len(), 4);
}

#[test]
fn row_30_what_worked_is_remembered() {
    let played = run("row_30_epsv_refused_falls_back_once_and_remembers");
    assert_eq!(played.connection.learned().data_mode, Some(DataMode::Pasv));
    assert!(decisions(&played)[0].starts_with("EPSV given up"));
}

#[test]
fn look_ahead_that_was_refused_is_remembered() {
    let played = run("look_ahead_refused_is_switched_off_and_harms_nothing");
    assert_eq!(played.connection.learned().look_ahead_retrieve, Some(false));
    assert_eq!(played.connection.learned().look_ahead_store, None);
}

#[test]
fn disorder_is_remembered() {
    let played = run("replies_that_overtake_each_other_end_the_session");
    assert_eq!(played.connection.learned().in_order, Some(false));
}

#[test]
fn row_96_no_secret_is_in_the_trace() {
    for name in [
        "row_13_pass_may_ask_for_an_account",
        "row_96_a_password_in_a_reply_is_masked",
    ] {
        let played = run(name);
        let trace = format!("{:?}", played.trace);
        assert!(!trace.contains("secret") && !trace.contains("ACCT acc"), "{trace}");
    }
}

#[test]
fn commands_and_replies_are_linked_in_the_trace() {
    let played = run("look_ahead_rides_in_the_write_of_retr");
    let sent: Vec<u32> = played
        .trace
        .iter()
        .filter_map(|event| match event.kind {
            TraceKind::CommandSent { id, .. } => Some(id),
            _ => None,
        })
        .collect();
    let matched: Vec<u32> = played
        .trace
        .iter()
        .filter_map(|event| match event.kind {
            TraceKind::ReplyMatched { id, code } if code >= 200 => id,
            _ => None,
        })
        .collect();
    assert!(matched.len() >= 3 && sent.starts_with(&matched), "{sent:?} {matched:?}");
    let seqs: Vec<u64> = played.trace.iter().map(|event| event.seq).collect();
    assert!(seqs.windows(2).all(|pair| pair[1] == pair[0] + 1), "gaps in {seqs:?}");
}

#[test]
fn row_30_a_mode_that_failed_is_kept_for_the_next_session_with_its_reason() {
    let played = run("row_30_epsv_refused_falls_back_once_and_remembers");
    let learned = played.connection.learned();
    assert_eq!(
        learned.given_up.get(&DataMode::Epsv).map(String::as_str),
        Some("the server answered 500 no such command")
    );
    assert_eq!(learned.given_up.len(), 1);
    assert_eq!(learned.reasons[&Lesson::DataMode], "PASV carried data");
}

#[test]
fn row_30_a_mode_that_works_again_is_no_longer_given_up() {
    let played = run("row_30_a_mode_that_failed_before_is_tried_once_more_when_nothing_else_is_left");
    let learned = played.connection.learned();
    let given_up: Vec<DataMode> = learned.given_up.keys().copied().collect();
    assert_eq!(given_up, [DataMode::Epsv, DataMode::Eprt, DataMode::Port]);
    assert_eq!(learned.data_mode, Some(DataMode::Pasv));
    assert!(learned.reasons[&Lesson::DataMode].contains("failed before"));
}

#[test]
fn row_31_a_forced_mode_says_that_it_is_forced_and_is_not_remembered_as_dead() {
    let played = run("row_31_a_forced_mode_that_fails_has_no_fall_back");
    let why = &played.failures[0].why;
    assert!(
        why.starts_with("EPSV: connection refused by 203.0.113.5:6000;") && why.contains("only EPSV is allowed"),
        "{why}"
    );
    assert!(played.connection.learned().given_up.is_empty());
    let played = run("ipv6_with_pasv_forced_says_so");
    let why = &played.failures[0].why;
    assert!(
        why.contains("PASV: it does not exist over IPv6") && why.contains("only PASV"),
        "{why}"
    );
}

#[test]
fn row_31_a_refused_epsv_all_is_noted() {
    let played = run("row_31_epsv_all_refused_is_harmless");
    assert!(
        decisions(&played)
            .iter()
            .any(|what| what.contains("EPSV ALL was refused"))
    );
}

#[test]
fn row_50_modes_that_cannot_exist_are_named_with_the_reason() {
    for (name, parts) in [
        (
            "row_50_an_external_address_of_the_wrong_family_is_never_announced",
            [
                "EPRT: the address to announce, 2001:db8::9, is IPv6",
                "PORT: the address",
            ],
        ),
        (
            "row_50_no_active_mode_through_a_tunnel",
            [
                "EPRT: the server cannot connect to us through the SOCKS proxy gate:1080",
                "PORT: the server",
            ],
        ),
    ] {
        let why = &run(name).failures[0].why;
        assert!(why.contains("EPSV: the server answered 500"), "{why}");
        assert!(parts.iter().all(|part| why.contains(part)), "{why}");
    }
}

#[test]
fn row_57_data_in_clear_is_told() {
    let played = run("row_57_prot_c_where_the_person_allows_it");
    assert!(!played.connection.facts().expect("logged in").data_protected);
    assert!(decisions(&played)[0].starts_with("data connections go in clear, as chosen for this site"));
    let played = run("row_57_prot_p_goes_first_even_where_clear_is_allowed");
    assert!(played.connection.facts().expect("logged in").data_protected);
    let played = run("row_57_protection_refused_ends_the_session");
    assert!(played.failures[0].why.contains("plain_data"));
}

#[test]
fn what_is_learnt_says_from_what() {
    for (name, lesson, word) in [
        (
            "look_ahead_refused_is_switched_off_and_harms_nothing",
            Lesson::LookAheadRetrieve,
            "look-ahead",
        ),
        (
            "replies_that_overtake_each_other_end_the_session",
            Lesson::InOrder,
            "overtook",
        ),
        (
            "row_44_rest_refused_before_stor_goes_on_with_appe",
            Lesson::RestStor,
            "APPE",
        ),
        ("row_18_mlsd_announced_and_unknown", Lesson::Mlsd, "MLSD"),
        (
            "a_rename_that_does_not_replace_moves_the_old_file_aside",
            Lesson::RenameOver,
            "RNTO",
        ),
        ("row_66_list_a_refused_is_remembered", Lesson::ListAll, "LIST -a"),
    ] {
        let played = run(name);
        let reason = played.connection.learned().reasons.get(&lesson);
        assert!(reason.is_some_and(|reason| reason.contains(word)), "{name}: {reason:?}");
    }
}

#[test]
fn a_refusal_on_the_way_through_a_proxy_says_whose_it_is() {
    for (name, words) in [
        (
            "proxy_that_wants_a_password_that_nobody_knows",
            "the proxy asks for a password",
        ),
        ("proxy_refuses_its_own_password", "the proxy refused PASS"),
        (
            "proxy_or_server_refuses_user_at_host",
            "the proxy, or ftp.example.org behind it, refused USER",
        ),
        (
            "proxy_server_refuses_the_password",
            "ftp.example.org, reached through the proxy, refused PASS",
        ),
        ("proxy_site_refused_by_the_proxy", "the proxy refused SITE"),
        (
            "proxy_site_refused_by_the_server",
            "ftp.example.org, reached through the proxy, refused USER",
        ),
        ("proxy_open_refused_by_the_proxy", "the proxy refused OPEN"),
        (
            "proxy_open_refused_by_the_server",
            "ftp.example.org, reached through the proxy, refused USER",
        ),
        (
            "proxy_custom_secrets_inside_lines_are_masked",
            "the proxy, or ftp.example.org behind it, refused a custom line",
        ),
        (
            "proxy_custom_ends_while_the_server_asks_for_more",
            "a password is still asked for (reply 331)",
        ),
        ("proxy_custom_without_a_line", "no commands"),
        ("proxy_that_greets_with_a_refusal", "the proxy refused the connection"),
        (
            "proxy_that_closes_while_it_is_told",
            "the proxy, or the server behind it, closes",
        ),
        (
            "proxy_with_tls_that_it_does_not_know",
            "the proxy refused it, and nothing was sent in clear",
        ),
    ] {
        let why = &run(name).failures[0].why;
        assert!(why.contains(words), "{name}: {why}");
    }
}

#[test]
fn row_96_no_secret_of_a_proxy_is_in_the_trace() {
    for name in [
        "proxy_user_at_host_with_a_port_and_a_log_on_at_the_proxy",
        "proxy_custom",
        "proxy_custom_secrets_inside_lines_are_masked",
        "proxy_refuses_its_own_password",
    ] {
        let played = run(name);
        let told = format!("{:?} {:?} {:?}", played.trace, played.failures, played.connection);
        for secret in ["secret", "hidden", "wrong"] {
            let found = told.matches(secret).count();
            let innocent = told.matches("secrets: Secrets").count() + told.matches("are wrong").count();
            assert!(found <= innocent, "{name}: {secret} in {told}");
        }
    }
}

#[test]
fn row_15_what_a_probe_found_is_remembered_with_its_reason() {
    for (name, in_order, words) in [
        (
            "row_15_a_probe_that_is_answered_in_order",
            Some(true),
            "answered in order",
        ),
        (
            "row_15_a_probe_that_is_overtaken_by_a_fast_reply",
            Some(false),
            "does not belong to MDTM",
        ),
        (
            "row_15_a_probe_that_is_answered_out_of_order",
            Some(false),
            "does not belong to SYST",
        ),
        (
            "row_15_a_probe_that_is_not_answered_in_time",
            Some(false),
            "not answered in time",
        ),
        (
            "row_15_a_server_that_closes_when_it_is_probed",
            Some(false),
            "the connection ended",
        ),
        ("row_15_a_server_that_is_full_when_it_is_probed", None, ""),
    ] {
        let played = run(name);
        let learned = played.connection.learned();
        assert_eq!(learned.in_order, in_order, "{name}");
        let reason = learned.reasons.get(&Lesson::InOrder).cloned().unwrap_or_default();
        assert!(reason.contains(words), "{name}: {reason}");
    }
}

#[test]
fn row_47_a_keep_alive_that_was_refused_is_remembered() {
    let played = run("row_47_a_keep_alive_that_is_refused_is_never_said_again");
    let learned = played.connection.learned();
    assert_eq!(learned.keep_alive_in_transfer, Some(false));
    assert!(learned.reasons[&Lesson::KeepAliveInTransfer].contains("500 not now"));
}
