package org.valueledger.portal;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Where the customers reach the service: as set, or as whoever makes a link reaches it. What a proxy says about that is not
 * trusted; behind one, set {@code value-ledger.public-url}.
 */
@Component
class PublicAddress {

    private final String set;

    PublicAddress(@Value("${value-ledger.public-url:}") String set) {
        this.set = set.strip().replaceAll("/+$", "");
        if (!this.set.isEmpty() && !this.set.matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
            throw new IllegalArgumentException("value-ledger.public-url is \"" + set
                    + "\", expected an address such as https://ledger.example.com");
        }
    }

    String of(ServerHttpRequest request) {
        if (!set.isEmpty()) {
            return set;
        }
        URI asked = request.getURI();
        return asked.getScheme() + "://" + asked.getRawAuthority()
                + request.getPath().contextPath().value();
    }
}
