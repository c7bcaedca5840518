//! ftp_proto
