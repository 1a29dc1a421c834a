//! The web as machinery: connections, headers, static files, who is calling, how often.

pub mod assets;
pub mod client;
pub mod download;
pub mod headers;
pub mod kept_pages;
pub mod limiter;
pub mod local_path;
pub mod pace;
pub mod request_id;
pub mod serve;
pub mod toll;
