//! ftp_client
