//! Every file in `dialogues/`, by name; those that begin with `row_` are named after a row of the quirk table, those with
//! `code_` after a reply code of its section 6.

mod played;

use std::time::Duration;

use portolan_remote::Retry;
use portolan_testkit::script::play;
use portolan_trace::TraceKind;

use self::played::{decisions, run};

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
    let why = &played.failures[0].detail().to_string();
    for part in [
        "EPSV: the server answered 502",
        "PASV: no connection within 10 s",
        "EPRT: the server answered 500",
        "PORT: the server answered 425",
    ] {
        assert!(why.contains(part), "{why}");
    }
    assert_eq!(decisions(&played).len(), 4);
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
        let why = &run(name).failures[0].detail().to_string();
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
    assert!(played.failures[0].detail().to_string().contains("plain_data"));
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
        let why = &run(name).failures[0].detail().to_string();
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
fn row_35_an_unconfirmed_file_tells_its_bytes() {
    for (name, words) in [
        ("row_35_no_226_after_an_upload_is_unconfirmed", "all 10 bytes were sent"),
        ("row_35_no_226_in_time_after_an_upload", "all 10 bytes were sent"),
        ("row_35_421_in_place_of_226_after_an_upload", "all 10 bytes were sent"),
        (
            "row_35_the_connection_ends_before_an_upload_has_its_name",
            "all 10 bytes were sent",
        ),
        (
            "row_35_the_connection_ends_after_a_download_of_unknown_size",
            "10 bytes came to a proper end",
        ),
    ] {
        let played = run(name);
        let why = &played.failures[0].detail().to_string();
        assert!(why.starts_with(words), "{name}: {why}");
    }
}

#[test]
fn section_6_says_what_may_be_tried_again() {
    for (name, retry) in [
        (
            "code_421_in_place_of_a_greeting_is_tried_later",
            Retry::After(Duration::from_secs(5)),
        ),
        (
            "row_49_a_limit_that_is_met_in_mid_session",
            Retry::After(Duration::from_secs(5)),
        ),
        (
            "code_426_a_transfer_that_is_cut_off_goes_on_in_another_session",
            Retry::NewSession,
        ),
        ("code_430_a_wrong_password_is_not_tried_again", Retry::Never),
        ("row_08_a_530_that_means_a_wrong_password", Retry::Never),
        (
            "code_450_a_busy_file_is_tried_again",
            Retry::After(Duration::from_secs(2)),
        ),
        (
            "code_451_a_local_error_is_tried_again",
            Retry::After(Duration::from_secs(2)),
        ),
        ("code_452_a_full_disk_is_for_the_person", Retry::Never),
        ("code_550_not_found", Retry::Never),
        ("row_09_a_550_that_is_transient", Retry::After(Duration::from_secs(2))),
        ("row_52_filezilla_server_wants_the_tls_session", Retry::NewSession),
    ] {
        let kind = run(name).failures[0].kind;
        assert_eq!(kind.retry(), retry, "{name}: {kind:?}");
    }
}
