//! Whose certificate is accepted, and what is sent before.

use portolan_ftp_client::TrustOptions;
use portolan_remote::{CertificateProblem, ErrorKind, Fingerprint};
use portolan_testkit::server::{Identity, ServerTls, TlsRange};

use super::*;

async fn tls_server(identity: Option<Identity>) -> TestServer {
    start(ServerOptions {
        tls: ServerTls::Required,
        identity,
        ..ServerOptions::default()
    })
    .await
}

fn untrusting(server: &TestServer) -> ConnectOptions {
    let mut options = options(server, TlsMode::Explicit);
    options.trust = TrustOptions::default();
    options
}

async fn refused(options: ConnectOptions) -> RemoteError {
    connect(options).await.expect_err("not to be trusted")
}

#[tokio::test]
async fn an_unknown_certificate_is_shown_and_its_pin_accepted() {
    let server = tls_server(None).await;
    let error = refused(untrusting(&server)).await;
    assert_eq!(error.kind, ErrorKind::UntrustedCertificate);
    let certificate = error.certificate.clone().expect("the certificate in question");
    assert_eq!(certificate.problem, CertificateProblem::UnknownIssuer);
    assert!(certificate.subject.contains("Portolan test server"), "{certificate:?}");
    assert!(
        certificate.issuer.contains("Portolan test authority"),
        "{certificate:?}"
    );
    assert_eq!(certificate.names, ["localhost", "127.0.0.1", "::1"]);
    assert!(certificate.not_before < certificate.not_after);
    assert!(error.to_string().contains(&certificate.sha256.to_string()), "{error}");
    assert_eq!(
        server.verbs(),
        ["AUTH"],
        "nothing is sent to a server that is not trusted"
    );

    let mut options = untrusting(&server);
    options.trust.pins.push(certificate.sha256);
    let session = connect(options).await.expect("its pin is enough");
    assert!(!session.facts().trusted_by_authority);
    put(&session, "/f", b"x").await.expect("an upload");
}

#[tokio::test]
async fn a_wrong_pin_is_refused() {
    let server = tls_server(None).await;
    let mut options = untrusting(&server);
    options.trust.pins.push(Fingerprint([7; 32]));
    let error = refused(options).await;
    assert_eq!(error.kind, ErrorKind::UntrustedCertificate);
    let problem = error.certificate.map(|certificate| certificate.problem);
    assert_eq!(problem, Some(CertificateProblem::Changed));
    assert!(!server.verbs().contains(&"USER".to_owned()));
}

#[tokio::test]
async fn each_fault_of_a_certificate_has_its_name() {
    let wrong_name = Identity::new(&["elsewhere.test"], TlsRange::Both).unwrap();
    let expired = Identity::make(&["127.0.0.1"], TlsRange::Both, |params| {
        params.not_before = rcgen::date_time_ymd(2001, 1, 1);
        params.not_after = rcgen::date_time_ymd(2002, 1, 1);
    });
    let early = Identity::make(&["127.0.0.1"], TlsRange::Only12, |params| {
        params.not_before = rcgen::date_time_ymd(2400, 1, 1);
        params.not_after = rcgen::date_time_ymd(2401, 1, 1);
    });
    for (identity, problem) in [
        (wrong_name, CertificateProblem::WrongName),
        (expired.unwrap(), CertificateProblem::Expired),
        (early.unwrap(), CertificateProblem::NotYetValid),
        (
            Identity::self_signed(&["127.0.0.1"], TlsRange::Both).unwrap(),
            CertificateProblem::UnknownIssuer,
        ),
    ] {
        let server = tls_server(Some(identity)).await;
        let mut options = options(&server, TlsMode::Explicit);
        if problem == CertificateProblem::UnknownIssuer {
            options.trust.extra_roots.clear();
        }
        let error = refused(options).await;
        assert_eq!(error.kind, ErrorKind::UntrustedCertificate);
        assert_eq!(error.certificate.map(|certificate| certificate.problem), Some(problem));
    }
}

#[tokio::test]
async fn everything_is_accepted_only_on_demand() {
    let wrong_name = Identity::new(&["elsewhere.test"], TlsRange::Both).unwrap();
    let server = tls_server(Some(wrong_name)).await;
    let mut options = untrusting(&server);
    options.trust.insecure = true;
    let session = connect(options).await.expect("everything is accepted");
    assert!(!session.facts().trusted_by_authority);
}

#[tokio::test]
async fn another_certificate_on_data_is_refused() {
    let identity = Identity::new(&["127.0.0.1"], TlsRange::Both).unwrap();
    let server = start(ServerOptions {
        tls: ServerTls::Required,
        data_identity: Some(identity),
        ..ServerOptions::default()
    })
    .await;
    server.files().put("/f", *b"contents");
    for insecure in [false, true] {
        let mut options = options(&server, TlsMode::Explicit);
        options.trust.insecure = insecure;
        let session = connect(options).await.expect("the control connection is well");
        let (result, back) = get(&session, "/f").await;
        let error = result.expect_err("another server answered");
        assert_eq!((error.kind, back), (ErrorKind::TlsFailed, Vec::new()), "{error}");
        assert!(error.to_string().contains("another certificate"), "{error}");
    }
}

#[tokio::test]
async fn a_server_without_tls_never_sees_the_user() {
    let server = start(ServerOptions::default()).await;
    for tls in [TlsMode::Explicit, TlsMode::IfOffered] {
        let error = refused(options(&server, tls)).await;
        assert_eq!(error.kind, ErrorKind::TlsNotOffered, "{error}");
    }
    let mut options = options(&server, TlsMode::Implicit);
    options.limits = impatient();
    let error = refused(options).await;
    assert_eq!(error.kind, ErrorKind::TlsFailed, "{error}");
    assert!(error.to_string().contains("no TLS"), "{error}");
    assert!(!server.verbs().contains(&"USER".to_owned()), "{:?}", server.verbs());
}

#[tokio::test]
async fn plain_where_tls_is_demanded_says_so() {
    let server = tls_server(None).await;
    let error = refused(options(&server, TlsMode::Off)).await;
    assert_eq!(error.kind, ErrorKind::TlsRequired, "{error}");
    assert!(!server.verbs().contains(&"PASS".to_owned()));
}
