//! What is learnt of a server in a dialogue, and from what.

mod played;

use portolan_ftp_proto::Lesson;
use portolan_remote::DataMode;

use self::played::{decisions, run};

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
    let why = &played.failures[0].detail().to_string();
    assert!(
        why.starts_with("EPSV: connection refused by 203.0.113.5:6000;") && why.contains("only EPSV is allowed"),
        "{why}"
    );
    assert!(played.connection.learned().given_up.is_empty());
    let played = run("ipv6_with_pasv_forced_says_so");
    let why = &played.failures[0].detail().to_string();
    assert!(
        why.contains("PASV: it does not exist over IPv6") && why.contains("only PASV"),
        "{why}"
    );
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
        (
            "row_77_the_second_form_of_site_utime",
            Lesson::TimeCommand,
            "SITE UTIME, path first",
        ),
        (
            "row_43_the_last_byte_tells_that_large_offsets_wrap",
            Lesson::LargeRest,
            "beyond 2 GiB",
        ),
        ("row_04_a_name_that_is_found_only_doubled", Lesson::DoublesIac, "Telnet"),
        (
            "row_04_a_name_that_is_found_as_it_is",
            Lesson::DoublesIac,
            "found as it is",
        ),
    ] {
        let played = run(name);
        let reason = played.connection.learned().reasons.get(&lesson);
        assert!(reason.is_some_and(|reason| reason.contains(word)), "{name}: {reason:?}");
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

#[test]
fn row_18_what_hung_is_remembered() {
    for name in [
        "row_18_mlsd_that_hangs_is_not_tried_in_the_next_session",
        "row_18_mlst_that_hangs_is_not_tried_in_the_next_session",
    ] {
        let played = run(name);
        let learned = played.connection.learned();
        assert_eq!(learned.mlsd, Some(false), "{name}");
        assert!(learned.reasons[&Lesson::Mlsd].contains("never answered"), "{name}");
    }
}

#[test]
fn row_30_only_a_mode_that_is_to_blame_is_remembered_as_dead() {
    let played = run("row_30_a_network_that_is_down_costs_no_mode");
    assert!(played.connection.learned().given_up.is_empty());
    let played = run("row_30_a_mode_that_could_not_be_reached_is_remembered_when_another_works");
    let learned = played.connection.learned();
    assert!(learned.given_up[&DataMode::Epsv].starts_with("no connection within"));
    assert_eq!((learned.given_up.len(), learned.data_mode), (1, Some(DataMode::Pasv)));
}

#[test]
fn row_30_a_mode_that_is_passed_over_is_named_in_the_trace() {
    let played = run("row_30_a_mode_that_failed_before_is_passed_over");
    let told = "EPSV comes last, since it failed in an earlier session: the server answered 500 no such command";
    assert!(decisions(&played).contains(&told), "{:?}", decisions(&played));
}

#[test]
fn row_46_a_look_ahead_that_an_abor_spoilt_is_not_given_up() {
    let played = run("row_46_abor_behind_a_look_ahead");
    assert_eq!(played.connection.learned().look_ahead_store, None);
}

#[test]
fn row_66_what_list_a_gave_is_remembered() {
    for (name, all) in [
        ("row_66_list_a_is_kept_where_it_gives_a_listing", true),
        ("row_66_a_mask_that_lists_nothing_is_given_up", false),
    ] {
        let played = run(name);
        let learned = played.connection.learned();
        assert_eq!(learned.list_all, Some(all), "{name}");
        assert!(learned.reasons.contains_key(&Lesson::ListAll), "{name}");
    }
}

#[test]
fn row_76_what_list_lacks_to_be_utc_is_learnt_where_it_is_one_number() {
    let offset = |name: &str| run(name).connection.learned().clock_offset;
    assert_eq!(offset("row_76_the_clock_is_measured_by_mdtm"), Some(-3600));
    for name in [
        "row_76_summer_time_between_two_files_is_not_one_offset",
        "row_76_mdtm_of_iis_may_be_local_time",
        "row_76_a_server_without_mdtm_teaches_nothing",
    ] {
        assert_eq!(offset(name), None, "{name}");
    }
}
