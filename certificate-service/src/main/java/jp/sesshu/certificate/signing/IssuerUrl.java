package jp.sesshu.certificate.signing;

import java.net.URI;

/// `iss`: what verifiers know an issuer of SMART Health Cards by, and below which they look for its keys. With `https`,
/// without a query, and without a slash at the end, or verifiers refuse every card.
public record IssuerUrl(String value) {
    public IssuerUrl {
        URI url = URI.create(value);
        if (!"https".equals(url.getScheme())
                || url.getHost() == null
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || url.getRawUserInfo() != null
                || value.endsWith("/")) {
            throw new IllegalArgumentException("an issuer is an https address without query and trailing slash");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
