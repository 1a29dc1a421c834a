//! Who is calling, as far as the network tells.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};

/// The network address that tries are counted by: all of IPv4, the first 64 bits of IPv6.
/// It lives in memory only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// The address of the peer, or the one a trusted proxy forwards: the last entry of
    /// `X-Forwarded-For` that is not itself such a proxy.
    #[must_use]
    pub fn of(headers: &HeaderMap, extensions: &Extensions, trusted: &[IpAddr]) -> Self {
        let peer = extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip().to_canonical());
        if !trusted.contains(&peer) {
            return Self(network(peer));
        }
        let forwarded = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(|part| part.trim().parse::<IpAddr>().ok())
            .rfind(|address| !trusted.contains(address));
        Self(network(forwarded.unwrap_or(peer)))
    }
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: Option<&str>, trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        if let Some(forwarded) = forwarded {
            headers.insert("x-forwarded-for", forwarded.parse().expect("a header"));
        }
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().expect("an address"), 1)));
        let trusted: Vec<IpAddr> = trusted.iter().map(|t| t.parse().expect("an address")).collect();
        ClientAddress::of(&headers, &extensions, &trusted).0.to_string()
    }

    #[test]
    fn a_forwarded_address_is_believed_only_from_a_trusted_proxy() {
        assert_eq!(seen("127.0.9.1", Some("1.2.3.4"), &[]), "127.0.9.1");
        assert_eq!(seen("10.0.0.1", Some("9.9.9.9, 1.2.3.4"), &["10.0.0.1"]), "1.2.3.4");
        assert_eq!(seen("10.0.0.1", Some("1.2.3.4, 10.0.0.1"), &["10.0.0.1"]), "1.2.3.4");
        assert_eq!(seen("10.0.0.1", Some("nonsense"), &["10.0.0.1"]), "10.0.0.1");
    }

    #[test]
    fn one_network_of_version_six_is_one_caller() {
        assert_eq!(seen("2001:db8:1:2:aaaa::1", None, &[]), "2001:db8:1:2::");
        assert_eq!(seen("::ffff:192.0.2.7", None, &[]), "192.0.2.7");
    }
}
