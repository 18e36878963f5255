//! Why a connection could not be made, in a few words and without the address, which may hold a secret. Makes none itself.

/// What stood in the way of a request that got no answer.
#[must_use]
pub fn trouble(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        return "it took too long";
    }
    if !error.is_connect() {
        return "The connection to the gateway broke; reconnecting";
    }
    // What lies below says it only in words.
    let said = format!("{error:?}");
    if said.contains("dns") || said.contains("lookup") {
        "the name is not known"
    } else if said.contains("certificate") || said.contains("Certificate") {
        "the certificate is not valid"
    } else {
        "nobody answers"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_stood_in_the_way_is_said_in_words() {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let refused = reqwest::get(format!("http://{free}/secret")).await.unwrap_err();
        assert_eq!(trouble(&refused), "nobody answers");
        let unknown = reqwest::get("http://nowhere.invalid/secret").await.unwrap_err();
        assert_eq!(trouble(&unknown), "the name is not known");
    }
}
